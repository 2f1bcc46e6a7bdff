"""SE MenPANRB 3/2023: the distribution guide against its own table, worked in whole people.

Every way in which up to twelve people can have five predicates is tried in every kind of unit.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.merit.people import YEAR, one_unit

from meritasn.merit import appraise
from meritasn.model import Predicate, Unit, UnitKind, UnitPredicate
from meritasn.policies import Policy, overlaid, shipped
from meritasn.quantities import Period
from meritasn.results import UnitResult
from meritasn.rules import Program, Record, Run, run_unit

Counts = tuple[int, int, int, int, int]
"""People by predicate, the best first."""

Share = Callable[[Counts], bool]

MOST = 12


def most(percent: int, *of: int) -> Share:
    return lambda c: Fraction(sum(c[i] for i in of), sum(c)) <= Fraction(percent, 100)


def least(percent: int, *of: int) -> Share:
    return lambda c: Fraction(sum(c[i] for i in of), sum(c)) >= Fraction(percent, 100)


TABLE: Mapping[UnitPredicate, Mapping[str, Share]] = {
    UnitPredicate.ISTIMEWA: {"max_sangat_baik_70": most(70, 0)},
    UnitPredicate.BAIK: {
        "max_baik_70": most(70, 1),
        "requires_butuh_perbaikan_or_kurang": lambda c: c[2] + c[3] >= 1,
    },
    UnitPredicate.BUTUH_PERBAIKAN: {
        "min_butuh_perbaikan_60": least(60, 2),
        "max_sangat_baik_10": most(10, 0),
    },
    UnitPredicate.KURANG: {
        "min_kurang_60": least(60, 3),
        "min_butuh_perbaikan_10": least(10, 2),
        "max_sangat_baik_10": most(10, 0),
    },
    UnitPredicate.SANGAT_KURANG: {
        "min_sangat_kurang_60": least(60, 4),
        "min_kurang_or_butuh_perbaikan_10": least(10, 2, 3),
        "no_sangat_baik": lambda c: c[0] == 0,
    },
}
ASKED = {
    UnitPredicate.ISTIMEWA: (),
    UnitPredicate.BAIK: (2, 3),
    UnitPredicate.BUTUH_PERBAIKAN: (2,),
    UnitPredicate.KURANG: (2, 3),
    UnitPredicate.SANGAT_KURANG: (2, 3, 4),
}
"""The predicates of which a line asks for some."""

STEPS = tuple(f"count_{predicate.code}" for predicate in Predicate)


@cache
def divisions(people: int) -> tuple[Counts, ...]:
    """Every way in which that many people can have five predicates."""
    bars = combinations(range(people + 4), 4)
    return tuple((a, b - a - 1, c - b - 1, d - c - 1, people + 3 - d) for a, b, c, d in bars)


def broken(unit: UnitPredicate, counts: Counts) -> list[str]:
    return [code for code, keeps in TABLE[unit].items() if not keeps(counts)]


@cache
def keeping(unit: UnitPredicate, people: int) -> tuple[Counts, ...]:
    """The divisions of that many people that keep every line."""
    return tuple(counts for counts in divisions(people) if not broken(unit, counts))


@cache
def program() -> Program:
    assert YEAR.last is not None
    return shipped("permenpanrb-6-2022").on(YEAR.last).with_given([*STEPS, "members"])


def checked(unit: UnitPredicate, counts: Counts, rules: Program | None = None) -> Run:
    given = dict(zip(STEPS, counts, strict=True)) | {"members": sum(counts)}
    record = Record({"unit_predicate": unit.code, **{k: Decimal(v) for k, v in given.items()}})
    return run_unit(rules or program(), record, [])


def codes_not_met(ran: Run) -> list[str]:
    return [
        compiled.name.removeprefix("guide_")
        for compiled in ran.program.steps.values()
        if compiled.name.startswith("guide_") and ran.value(compiled.name).label == "not_met"
        if compiled.name != "guide_applies"
    ]


SIZES = [(unit, people) for unit in UnitPredicate for people in range(1, MOST + 1)]


@pytest.mark.parametrize(("unit", "people"), SIZES)
def test_every_division_of_people_is_judged_as_the_table_says(
    unit: UnitPredicate, people: int
) -> None:
    possible = bool(keeping(unit, people))
    for counts in divisions(people):
        ran = checked(unit, counts)
        guide = ran.value("guide")
        if not possible:
            assert not guide.applicable
            assert codes_not_met(ran) == []
            continue
        expected = broken(unit, counts)
        assert codes_not_met(ran) == expected, counts
        assert guide.label == ("not_met" if expected else "met")


def test_the_guide_is_possible_but_for_the_smallest_units() -> None:
    impossible = [(u.code, n) for u, n in SIZES if not keeping(u, n)]
    assert impossible == [("kurang", 1), ("kurang", 2), ("sangat_kurang", 1), ("sangat_kurang", 2)]
    for unit, people in SIZES:
        ran = checked(unit, (people, 0, 0, 0, 0))
        said = ran.value("pattern_possible").label
        assert said == ("met" if keeping(unit, people) else "not_met")


def test_it_is_said_where_the_size_leaves_nobody_a_choice() -> None:
    """Where in every division that keeps the lines all have a predicate that a line asks for."""
    forced = []
    for unit, people in SIZES:
        ways = keeping(unit, people)
        free = any(counts[i] for counts in ways for i in range(5) if i not in ASKED[unit])
        said = checked(unit, (0, 0, people, 0, 0)).value("size_leaves_choice")
        assert said.applicable == bool(ways)
        if ways:
            assert said.label == ("met" if free else "not_met")
            forced += [] if free else [(unit.code, people)]
    assert forced == [
        ("baik", 1),
        ("butuh_perbaikan", 1),
        ("butuh_perbaikan", 2),
        ("kurang", 3),
        ("kurang", 4),
        ("sangat_kurang", 3),
        ("sangat_kurang", 4),
    ]


EDGES = [
    (UnitPredicate.ISTIMEWA, 0, 70, "max_sangat_baik_70"),
    (UnitPredicate.BAIK, 1, 70, "max_baik_70"),
    (UnitPredicate.BUTUH_PERBAIKAN, 2, 60, "min_butuh_perbaikan_60"),
    (UnitPredicate.BUTUH_PERBAIKAN, 0, 10, "max_sangat_baik_10"),
    (UnitPredicate.KURANG, 3, 60, "min_kurang_60"),
    (UnitPredicate.KURANG, 2, 10, "min_butuh_perbaikan_10"),
    (UnitPredicate.KURANG, 0, 10, "max_sangat_baik_10"),
    (UnitPredicate.SANGAT_KURANG, 4, 60, "min_sangat_kurang_60"),
    (UnitPredicate.SANGAT_KURANG, 2, 10, "min_kurang_or_butuh_perbaikan_10"),
]


@given(st.sampled_from(EDGES), st.integers(3, 3000), st.sampled_from((-1, 0, 1)), st.data())
def test_a_line_is_kept_exactly_up_to_its_share(
    edge: tuple[UnitPredicate, int, int, str], people: int, beside: int, data: st.DataObject
) -> None:
    """At the share, one person below it and one above, in units of any size."""
    unit, which, percent, code = edge
    share = Fraction(people * percent, 100)
    at = math.floor(share) if code.startswith("max") else math.ceil(share)
    counted = min(max(at + beside, 0), people)
    other = data.draw(st.sampled_from([i for i in range(5) if i not in (which, 2, 3)]))
    counts = [0] * 5
    counts[which], counts[other] = counted, people - counted
    keeps = Fraction(counted, people) <= Fraction(percent, 100)
    if code.startswith("min"):
        keeps = Fraction(counted, people) >= Fraction(percent, 100)
    found = codes_not_met(checked(unit, (counts[0], counts[1], counts[2], counts[3], counts[4])))
    assert (code in found) != keeps


# ---------------------------------------------------------------------- through the workforce


def of_unit(
    unit: UnitPredicate | None,
    people: Sequence[Predicate | None],
    policy: Policy | None = None,
    period: Period = YEAR,
) -> UnitResult:
    (found,) = appraise(one_unit(unit, people, period=period), policy).units
    return found


def codes(unit: UnitResult) -> list[str]:
    return [str(finding.found and finding.found.en) for finding in unit.findings]


@given(
    st.sampled_from(UnitPredicate),
    st.lists(st.sampled_from([*Predicate, None]), min_size=1, max_size=9),
)
def test_people_are_counted_by_the_predicate_that_they_get(
    unit: UnitPredicate, people: list[Predicate | None]
) -> None:
    result = of_unit(unit, people)
    a, b, c, d, e = (people.count(predicate) for predicate in Predicate)
    counts = (a, b, c, d, e)
    assert [result.counts.get(p.code, 0) for p in Predicate] == list(counts)
    without = result.value("without_predicate")
    assert without is not None
    assert without.number == people.count(None)
    lines = [code for code in codes(result) if code in TABLE[unit]]
    rated = sum(counts)
    expected = broken(unit, counts) if rated and keeping(unit, rated) else []
    assert lines == expected
    assert ("unit_too_small" in codes(result)) == (not rated or not keeping(unit, rated))


def test_a_finding_names_the_unit_and_what_is_wrong_and_rejects_nothing() -> None:
    result = of_unit(UnitPredicate.BAIK, [Predicate.BAIK] * 4)
    first, second = result.findings
    assert {finding.place.path for finding in result.findings} == {"units.U"}
    assert first.message.id == "Baik melebihi batas untuk unit Baik"
    assert second.message.id == "unit Baik perlu paling sedikit satu Butuh Perbaikan atau Kurang"
    assert not any(finding.rejects for finding in result.findings)


def test_a_unit_without_a_predicate_is_unknown_and_has_no_finding() -> None:
    result = of_unit(None, [Predicate.BAIK] * 4)
    guide = result.value("guide")
    assert guide is not None
    assert [reason.subject for reason in guide.reasons] == ["unit_predicate"]
    assert codes(result) == []


def test_before_the_circular_there_is_no_guide() -> None:
    result = of_unit(UnitPredicate.BAIK, [Predicate.BAIK] * 4, period=Period.year(2022))
    assert result.value("guide") is None
    assert codes(result) == []


SIZE = """
format = "meritasn/overlay@1"
name = "instansi"
base = "permenpanrb-6-2022"

[cite]
se = "SE Instansi"

[parameter.least_unit_size]
value = {size}
cite = "se"
standing = "text"
"""


@pytest.mark.parametrize("size", [1, 4, 5, 9])
@pytest.mark.parametrize("people", [3, 4, 5, 8])
def test_an_agency_may_set_the_least_size(size: int, people: int) -> None:
    policy = overlaid(shipped("permenpanrb-6-2022"), SIZE.format(size=size))
    result = of_unit(UnitPredicate.BAIK, [Predicate.BAIK] * people, policy)
    if people < size:
        assert codes(result) == ["below_least_unit_size"]
    else:
        assert codes(result) == ["max_baik_70", "requires_butuh_perbaikan_or_kurang"]


def test_it_is_noted_where_everybody_is_rated_better_than_the_unit() -> None:
    poor, well = UnitPredicate.KURANG, Predicate.BAIK
    assert "everyone_above_unit" in codes(of_unit(poor, [well, well, Predicate.BUTUH_PERBAIKAN]))
    assert "everyone_above_unit" not in codes(of_unit(poor, [well, well, Predicate.KURANG]))
    assert "everyone_above_unit" not in codes(of_unit(poor, [None]))
    best = [Predicate.SANGAT_BAIK] * 3
    assert "everyone_above_unit" not in codes(of_unit(UnitPredicate.ISTIMEWA, best))
    assert "everyone_above_unit" in codes(of_unit(UnitPredicate.BAIK, best))


def test_an_empty_unit_is_not_called_too_small() -> None:
    """Nobody is appraised in it, so there is nothing to divide and nothing to note."""
    full = one_unit(UnitPredicate.BAIK, [Predicate.BAIK])
    empty = Unit(key="E", name="Dinas Kosong", kind=UnitKind.DINAS)
    _, found = appraise(evolve(full, units=[*full.units, empty])).units
    assert (found.unit, codes(found)) == ("E", [])
