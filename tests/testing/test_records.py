"""Records of a policy are sound, reach its limits, ties and edges, and shrink to small ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from meritasn.errors import NotInForce
from meritasn.facts import Fact, Grain, catalogue
from meritasn.policies import Policy, evolve, shipped, shipped_names
from meritasn.quantities import Absence, scaled
from meritasn.rules import Given, Program, Record, run
from meritasn.testing.records import facts, limits_of, records

quick = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
MARKS = shipped("pp-46-2011")
MARKED = MARKS.on(date(2020, 12, 31))


def each(record: Record) -> Iterator[Record]:
    yield record
    yield from record.children


def sound(fact: Fact, value: Given) -> bool:
    match value:
        case Decimal():
            return fact.enum is None and fact.low <= scaled(value, fact.decimals) <= fact.high
        case str():
            return fact.enum is not None and value in fact.enum.codes
        case Absence.NOT_APPLICABLE:
            return fact.absent_ok
        case _:
            return value is Absence.MISSING or fact.unit.value == "date"


@pytest.mark.parametrize("name", shipped_names())
@settings(quick, max_examples=8)
@given(data=st.data())
def test_a_record_of_a_shipped_policy_is_sound(name: str, data: st.DataObject) -> None:
    policy = shipped(name)
    record = data.draw(records(policy))
    known = policy.catalogue.facts
    for one in each(record):
        assert [n for n, value in one.facts.items() if not sound(known[n], value)] == []
        assert {known[n].grain for n in one.facts} <= {one.grain}
    assert {known[n].grain for n in record.above} <= {Grain.UNIT}
    for _, program in policy.programs:
        run(program, record)


@settings(quick, max_examples=50)
@given(records(shipped("permenpanrb-1-2023")))
def test_dated_records_are_in_order_once_each_and_not_later_than_is_asked(record: Record) -> None:
    asked = record.facts["asked_on"]
    for kind in {child.grain for child in record.children}:
        table = catalogue().table_of(kind)
        of_kind = [child for child in record.children if child.grain is kind]
        days = [day for one in of_kind if isinstance(day := one.facts.get(table.since or ""), date)]
        assert days == sorted(days)
        assert not isinstance(asked, date) or all(day <= asked for day in days)
        assert [one.key for one in of_kind] == [str(n + 1) for n in range(len(of_kind))]


@settings(quick, max_examples=50)
@given(records(MARKS, complete=True, children=2))
def test_a_complete_record_lacks_nothing(record: Record) -> None:
    assert 1 <= len(record.children) <= 2
    unsaid = MARKED.unsaid.keys()
    for one in each(record):
        missing = {name for name, value in one.facts.items() if value is Absence.MISSING}
        assert missing <= unsaid


def test_anything_that_no_row_needs_may_be_missing_otherwise() -> None:
    def lacks(record: Record) -> bool:
        return any(Absence.MISSING in one.facts.values() for one in each(record))

    assert find(records(MARKS), lacks, settings=quick)
    assert find(records(MARKS), lambda record: len(record.children) == 4, settings=quick)


def test_a_record_of_a_day_is_of_the_rules_of_that_day() -> None:
    assert find(records(MARKS, on=date(2015, 6, 30)), lambda _: True, settings=quick)
    with pytest.raises(NotInForce):
        records(MARKS, on=date(2001, 1, 1))


# ------------------------------------------------------------------- limits, ties and edges


def test_a_fact_meets_the_limits_of_what_rests_on_it() -> None:
    limits = limits_of(MARKED)
    bands = {Decimal(limit) for limit in (91, 76, 61, 51)}
    assert bands <= set(limits.near["service"])  # the final mark is banded, and rests on it
    assert "cost_target" not in limits.near or bands.isdisjoint(limits.near["cost_target"])


def outputs(policy: Policy, record: Record) -> list[Any]:
    """What everything that a policy answers came to, on each of its days."""
    return [
        run(program, record).value(name)
        for _, program in policy.programs
        for name in policy.pack.output.values()
        if program.steps[name].step.grain is program.subject
    ]


NEARLY: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "pp-46-2011",
        {
            "step.predicate.rows.sangat_baik": Decimal("91.01"),
            "step.predicate.rows.baik": Decimal("76.01"),
            "step.predicate.rows.cukup": Decimal("61.01"),
            "step.predicate.rows.kurang": Decimal("51.01"),
        },
    ),
    ("pp-46-2011", {"step.final.rounding": "down"}),
    ("kasn-9-2019", {"step.index.rounding": "down"}),
)
"""Edits by the least step, which only a record at an edge or at a tie can tell."""


@pytest.mark.parametrize(("name", "edits"), NEARLY)
def test_the_least_difference_is_found(name: str, edits: dict[str, Any]) -> None:
    policy = shipped(name)
    other = evolve(policy, edits)

    def tells(record: Record) -> bool:
        return outputs(policy, record) != outputs(other, record)

    found = settings(quick, max_examples=1500, database=None)
    assert find(records(policy, complete=True), tells, settings=found)


def test_every_predicate_is_met() -> None:
    def met(label: str) -> Callable[[Record], bool]:
        return lambda record: run(MARKED, record).value("predicate").label == label

    for label in ("sangat_baik", "baik", "cukup", "kurang", "buruk"):
        assert find(records(MARKS, complete=True), met(label), settings=MANY), label


MANY = settings(quick, max_examples=2000)


# --------------------------------------------------------------------------------- small stories


def test_a_record_shrinks_to_a_small_one() -> None:
    def good(record: Record) -> bool:
        return run(MARKED, record).value("predicate").label == "sangat_baik"

    shrunk = settings(MANY, phases=[Phase.generate, Phase.shrink])
    least = find(records(MARKS, complete=True), good, settings=shrunk)
    assert len(least.children) == 1
    told = [value for one in each(least) for value in one.facts.values()]
    assert len({value for value in told if isinstance(value, Decimal)}) < 8


def test_without_a_wish_a_record_has_no_children_and_all_facts() -> None:
    shrunk = settings(quick, phases=[Phase.generate, Phase.shrink])
    least = find(records(MARKS), lambda _: True, settings=shrunk)
    assert least.children == ()
    assert set(least.facts.values()) == {Decimal("0.00")}


# ------------------------------------------------------------------------------------- single facts


@pytest.mark.parametrize("name", list(catalogue().facts)[::7])
def test_a_value_of_any_fact_is_sound(name: str) -> None:
    fact = catalogue().facts[name]

    @settings(quick, max_examples=10)
    @given(facts(name, complete=True))
    def drawn(value: Given) -> None:
        assert sound(fact, value)
        assert value is not Absence.MISSING

    drawn()
    missing = find(facts(name), lambda value: value is Absence.MISSING, settings=quick)
    assert missing is Absence.MISSING


def test_a_program_is_enough() -> None:
    program: Program = MARKED
    assert find(records(program), lambda record: bool(record.children), settings=quick)
