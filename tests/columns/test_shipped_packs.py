"""Every shipped pack, on every span of its days: columns, single reading and reference are one.

The facts are drawn without regard for what makes sense together: each from the whole of its range,
its ends and what is absent among them, and every kind of dated record none, one or several times.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from tests.columns.test_agreement import agree_on_people

from meritasn.facts import Fact, Grain
from meritasn.policies import shipped, shipped_names
from meritasn.quantities import Absence, Period, Unit, decimal
from meritasn.rules import Given, Program, Record, interpret, run

EDGES = (
    date(1968, 2, 29),
    date(1969, 12, 31),
    date(2020, 2, 29),
    date(2022, 1, 1),
    date(2023, 12, 31),
    date(2024, 2, 29),
    date(2024, 8, 31),
)
NEAR = (-1461, -366, -31, -1, 0, 0, 1, 29, 31, 365, 730, 1461)
RARE = 0.06


def programs() -> Iterator[tuple[str, Period]]:
    for name in shipped_names():
        for period, _ in shipped(name).programs:
            yield name, period


def value(chance: random.Random, fact: Fact) -> Given:
    at = chance.random()
    if at < 2 * RARE:
        return Absence.MISSING if at < RARE else Absence.NOT_APPLICABLE
    if fact.enum is not None:
        return chance.choice(fact.enum.codes)
    if fact.unit is Unit.DATE:
        return chance.choice(EDGES) + timedelta(days=chance.choice(NEAR))
    ends = (fact.low, fact.high, 0, chance.randint(fact.low, min(fact.high, fact.low + 30)))
    return decimal(chance.choice((*ends, chance.randint(fact.low, fact.high))), fact.decimals)


def people(program: Program, number: int) -> list[Record]:
    chance = random.Random(number)  # noqa: S311  (no secret: the same people every time)

    def facts(grain: Grain) -> dict[str, Given]:
        own = (fact for fact in program.facts.values() if fact.grain is grain)
        return {fact.name: value(chance, fact) for fact in own}

    def children() -> Iterator[Record]:
        for grain in program.below(program.subject):
            for _ in range(chance.choice((0, 1, 1, 2, 6))):
                yield Record(facts(grain), grain=grain)

    return [
        Record(facts(program.subject), tuple(children()), facts(Grain.UNIT)) for _ in range(number)
    ]


@pytest.mark.parametrize(("name", "period"), list(programs()))
@pytest.mark.parametrize("number", [1, 300])
def test_every_reading_of_a_shipped_pack_agrees(name: str, period: Period, number: int) -> None:
    program = shipped(name).on(period.start)
    whole = people(program, number)
    agree_on_people(program, whole)
    for record in whole:
        single, reference = run(program, record), interpret(program, record)
        assert dict(single.slots) == reference.slots
        for own, other in zip(single.children, reference.children, strict=True):
            assert dict(own.slots) == other.slots
