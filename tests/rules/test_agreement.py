"""Every reading of a pack gives what the oracle gives: value, applicability and set of reasons."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from tests.rules.packs import CATALOGUE, DAYS, HEAD, packs
from tests.rules.records import facts_at, records, tied_records, units

from meritasn.errors import PackRefused
from meritasn.facts import Grain, read_catalogue
from meritasn.policies import read_policy, shipped
from meritasn.quantities import Absence
from meritasn.rules import (
    Given,
    Program,
    Record,
    Run,
    Value,
    interpret,
    interpret_unit,
    run,
    run_unit,
    trace,
)
from meritasn.testing.oracle import (
    KINDS,
    MISSING,
    NOT_APPLICABLE,
    Appraised,
    Day,
    Oracle,
    Read,
    Scalar,
    State,
    tables_of,
)
from meritasn.testing.oracle import Record as Facts

FACTS = (files("meritasn.facts") / "catalogue.toml").read_text("utf-8")
SHIPPED = {
    file.name: file.read_text("utf-8")
    for file in (files("meritasn.policies") / "packs").iterdir()
    if file.name.endswith(".toml")
}
SMALL = read_catalogue(CATALOGUE)
ABSENCES = {MISSING: Absence.MISSING, NOT_APPLICABLE: Absence.NOT_APPLICABLE}


# ----------------------------------------------------------------- records and what they give


def told(facts: Facts) -> dict[str, Given]:
    def of(value: Scalar) -> Given:
        if isinstance(value, Fraction):
            return Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, date):
            return value
        return ABSENCES.get(value, value)

    return {name: of(value) for name, value in facts.items()}


def record(one: Appraised, unit: Facts) -> Record:
    children = tuple(
        Record(told(facts), key=str(i), grain=Grain(grain))
        for grain, records in one.kinds().items()
        for i, facts in enumerate(records)
    )
    return Record(told(one.facts), children, above=told(unit))


def state(value: Value) -> State:
    why = frozenset((reason.subject, reason.kind.value) for reason in value.reasons)
    number = None if value.number is None else Fraction(value.number)
    day = None if value.day is None else Day.of(value.day)
    what = [thing for thing in (number, value.label, day) if thing is not None]
    assert len(what) == value.present
    return State(what[0] if what else None, not value.applicable, why)


def assert_agree(read: Read, *runs: Run) -> None:
    """Whether the runs of one record, and the roots of their traces, are what the oracle read."""
    for one in runs:
        for step, expected in read.steps.items():
            assert state(one.value(step)) == expected, step
            tree = trace(one, step)
            assert state(tree.value) == expected, step
            assert all(isinstance(part.value, Value) for part in tree.walk())
    for grain in {child.grain for child in read.children if child.steps}:
        children = read.kind(grain)  # of what no rule is about, there is no run
        theirs = [[c for c in one.children if c.grain.value == grain] for one in runs]
        for child, *same in zip(children, *theirs, strict=True):
            assert_agree(child, *same)


# ------------------------------------------------------------------------------------- random packs

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
unit_facts = facts_at("unit", CATALOGUE)
days = st.sampled_from(DAYS)


def taken(pack: str, day: date) -> Program | None:
    """The program of a random pack; none where it is refused, which is counted elsewhere."""
    note(pack)
    try:
        return read_policy(pack, file="random.toml", facts=SMALL).on(day)
    except PackRefused:
        return None


@slow
@given(packs(), st.lists(records(), min_size=1, max_size=3), unit_facts, days)
def test_all_readings_of_a_person_agree(
    pack: str, people: Sequence[Appraised], unit: Facts, day: date
) -> None:
    program = taken(pack, day)
    oracle = Oracle(pack, CATALOGUE, on=day)
    for one in people:
        if program is None:
            return
        whole = record(one, unit)
        assert_agree(oracle.person(*one, unit), run(program, whole), interpret(program, whole))


@slow
@given(packs(), units(), days)
def test_all_readings_of_a_unit_agree(
    pack: str, unit: tuple[Facts, Sequence[Appraised]], day: date
) -> None:
    program = taken(pack, day)
    if program:
        facts, people = unit
        read = Oracle(pack, CATALOGUE, on=day).unit(facts, people)
        whole = Record(told(facts))
        run_people = [run(program, record(one, facts)) for one in people]
        read_people = [interpret(program, record(one, facts)) for one in people]
        assert_agree(
            read,
            run_unit(program, whole, run_people),
            interpret_unit(program, whole, read_people),
        )


@slow
@given(packs(), st.tuples(records(), records()), unit_facts, days, st.randoms())
def test_a_step_that_is_given_is_a_leaf(
    pack: str, people: tuple[Appraised, Appraised], unit: Facts, day: date, at: Random
) -> None:
    """A step is given what it came to for another person, or at a record of theirs."""
    program, oracle = taken(pack, day), Oracle(pack, CATALOGUE, on=day)
    one, other = people
    if program is None:
        return
    read = oracle.person(*other, unit)
    place = at.choice([read, *(child for child in read.children if child.steps)])
    step, come_to = at.choice(list(place.steps.items()))
    if come_to.why:
        return
    leaf = NOT_APPLICABLE if come_to.absent else come_to.value
    leaf = leaf.date if isinstance(leaf, Day) else leaf
    given = with_leaf(one, place.grain, {step: leaf})
    whole, program = record(given, unit), program.with_given([step])
    assert_agree(oracle.person(*given, unit), run(program, whole), interpret(program, whole))


def with_leaf(one: Appraised, grain: str, leaf: Facts) -> Appraised:
    """A person with one more fact, of theirs or of each of their records of a kind."""
    if grain == "person":
        return one._replace(facts={**one.facts, **leaf})
    kinds = dict(one.kinds())
    kinds[grain] = [{**facts, **leaf} for facts in kinds[grain]]
    return Appraised(one.facts, kinds.pop("target"), kinds)


@slow
@given(packs(), records(), unit_facts, days, st.randoms())
def test_records_of_several_kinds_may_come_in_any_order(
    pack: str, one: Appraised, unit: Facts, day: date, at: Random
) -> None:
    """Each kind in its own order, however the kinds are mixed."""
    program = taken(pack, day)
    if program is None:
        return
    whole = record(one, unit)
    kinds = [child.grain for child in whole.children]
    at.shuffle(kinds)
    waiting = {kind: [c for c in whole.children if c.grain is kind] for kind in set(kinds)}
    mixed = evolve(whole, children=tuple(waiting[kind].pop(0) for kind in kinds))
    assert_agree(
        Oracle(pack, CATALOGUE, on=day).person(*one, unit),
        run(program, mixed),
        interpret(program, mixed),
    )


@pytest.mark.parametrize("kind", ['first = ["own_rating"]\nenum = "rating"', 'all_of = ["asked"]'])
def test_applies_without_a_value_refuses_whatever_the_kind(kind: str) -> None:
    pack = f"""{HEAD}
[[step]]
name = "asked"
of = "person"
title = {{ id = "Ditanyakan", en = "Asked" }}
require = "balance > 0"
code = "asked"
message = {{ id = "Tidak terpenuhi", en = "Not met" }}
cite = "rule"
standing = "text"

[[step]]
name = "answer"
of = "person"
title = {{ id = "Jawaban", en = "Answer" }}
applies = "courses > 0 and conduct > 0"
{kind}
cite = "rule"
standing = "text"

[output]
predicate = "answer"
"""
    one = Appraised({"courses": NOT_APPLICABLE, "own_rating": "sesuai", "balance": Fraction(1)})
    read = Oracle(pack, CATALOGUE, on=DAYS[0]).person(*one)
    assert read.steps["answer"].why == {("conduct", MISSING), ("answer", NOT_APPLICABLE)}
    program = read_policy(pack, facts=SMALL).on(DAYS[0])
    assert_agree(read, run(program, record(one, {})))


def test_most_random_packs_hold_and_have_steps_of_every_kind() -> None:
    refused, held = Counter[str](), 0
    kinds = Counter[str]()

    @settings(slow, max_examples=200, derandomize=True, database=None)
    @given(packs())
    def count(pack: str) -> None:
        nonlocal held
        try:
            read_policy(pack, file="random.toml", facts=SMALL)
        except PackRefused as refusal:
            refused.update({finding.code.id for finding in refusal.findings})
        else:
            held += 1
            steps = tomllib.loads(pack)["step"]
            kinds.update(key for step in steps for key in step)
            kinds.update(word for word in OF_DATES if word in pack)
            kinds.update("staged" for step in steps if rests_on_a_fold_of_its_own(step, steps))

    count()
    assert held > 120, refused
    others = ("applies", "let", "range", "rounding", "staged", *OF_DATES)
    assert [kind for kind in (*KINDS, *others) if not kinds[kind]] == []


OF_DATES = ("months_between", "years_between", "add_months", "add_years", "lawful.birth_date")


def rests_on_a_fold_of_its_own(step: Mapping[str, Any], steps: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a running step names what its person has of the records that it runs over."""
    words = set(re.findall(r"\w+", f"{step.get('running', '')} {step.get('let')}"))
    return "running" in step and any(
        other["name"] in words
        and any(isinstance(b, dict) and b.get("children") == step["of"] for b in other.values())
        for other in steps
    )


# ------------------------------------------------------------------------------------ shipped packs


@pytest.mark.parametrize("name", SHIPPED)
@settings(slow, max_examples=20)
@given(data=st.data())
def test_all_readings_of_a_shipped_pack_agree(name: str, data: st.DataObject) -> None:
    pack = SHIPPED[name]
    day = data.draw(st.sampled_from(days_of(pack)))
    program = shipped(name.removesuffix(".toml")).on(day)
    unit = data.draw(facts_at("unit", FACTS))
    one = data.draw(whoever(pack))
    read, whole = Oracle(pack, FACTS, on=day).person(*one, unit), record(one, unit)
    assert_agree(read, run(program, whole), interpret(program, whole))


@pytest.mark.parametrize("name", SHIPPED)
@settings(slow, max_examples=20)
@given(data=st.data())
def test_no_rounding_decides_a_condition_of_a_shipped_pack(name: str, data: st.DataObject) -> None:
    pack, one = SHIPPED[name], data.draw(whoever(SHIPPED[name]))
    (day, *_) = days_of(pack)
    exact = Oracle(pack, FACTS, on=day, exact_conditions=True)
    assert Oracle(pack, FACTS, on=day).person(*one) == exact.person(*one)


def whoever(pack: str) -> st.SearchStrategy[Appraised]:
    """People as a pack sees them; of targets, some that tie."""
    drawn = records(FACTS, pack)
    return st.one_of(tied_records(), drawn) if 'of = "target"' in pack else drawn


def days_of(pack: str) -> list[date]:
    """The first day of a pack and, if it has one, its last."""
    force = tables_of(pack)["in_force"]
    last = [force["until"] - timedelta(days=1)] if "until" in force else []
    return [force["from"], *last]
