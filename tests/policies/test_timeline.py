"""Which shipped policy is in force when: one of a family at most, and the nearest where none is."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.language import LANGUAGES
from meritasn.policies import applying, families, policy_on, shipped, shipped_names
from meritasn.policies.families import family_of
from meritasn.policies.timeline import head_on, heads, nearest, parts
from meritasn.quantities import Period

ONE_DAY = timedelta(days=1)
days = st.dates(date(1999, 1, 1), date(2030, 12, 31))
periods = st.tuples(days, days).map(lambda two: Period.of_days(min(two), max(two)))


def day_of(day: date) -> Period:
    return Period.of_days(day, day)


def test_the_heads_are_what_the_policies_themselves_say() -> None:
    assert {head.name for head in heads()} == set(shipped_names())
    for head in heads():
        pack = shipped(head.name).pack
        assert (pack.name, pack.family, pack.title) == (head.name, head.family, head.title)
        assert (pack.in_force, pack.in_force_standing) == (head.in_force, head.standing)


@pytest.mark.parametrize("family", families())
def test_no_day_is_under_two_policies_of_a_family(family: str) -> None:
    for one, other in itertools.combinations(heads(family), 2):
        assert not one.in_force.overlaps(other.in_force)


@pytest.mark.parametrize("family", families())
def test_a_family_has_a_title_and_says_which_days_law_counts(family: str) -> None:
    known = family_of(family)
    for language in LANGUAGES:
        assert known.title.of(language) not in ("", family)
        assert known.counts.of(language)
    assert known.title.id != known.title.en


def test_appraisals_have_a_policy_on_every_day_since_2014() -> None:
    first, *others = heads("performance")
    assert first.in_force.start == date(2014, 1, 1)
    assert [head.name for head in others] == ["permenpanrb-8-2021", "permenpanrb-6-2022"]
    for before, after in itertools.pairwise(heads("performance")):
        assert before.in_force.stop == after.in_force.start
    assert others[-1].in_force.stop is None


@given(days, st.sampled_from(families()))
def test_the_policy_of_a_day_is_the_one_whose_days_hold_it(day: date, family: str) -> None:
    found = head_on(day, family)
    assert [head for head in heads(family) if day in head.in_force] == ([found] if found else [])
    if found is not None:
        assert policy_on(day, family) is shipped(found.name)
        assert nearest(day_of(day), family) == found


@given(days, st.sampled_from(families()))
def test_no_other_policy_is_nearer(day: date, family: str) -> None:
    def away(of: Period) -> int:
        last = of.last or date.max
        return max((of.start - day).days, (day - last).days, 0)

    found = nearest(day_of(day), family)
    assert found is not None
    assert away(found.in_force) == min(away(head.in_force) for head in heads(family))


@given(periods, st.sampled_from(families()))
def test_parts_cover_a_period_without_gap_or_overlap(period: Period, family: str) -> None:
    found = parts(period, family)
    assert (found[0].days.start, found[-1].days.stop) == (period.start, period.stop)
    for before, after in itertools.pairwise(found):
        assert before.days.stop == after.days.start
        assert before.head != after.head
    for part in found:
        last = part.days.last
        assert last is not None
        assert head_on(part.days.start, family) == head_on(last, family) == part.head


def test_the_year_2021_is_two_halves() -> None:
    (performance,) = applying(Period.year(2021), "performance").families
    assert [(part.days.start, part.head and part.head.name) for part in performance.parts] == [
        (date(2021, 1, 1), "pp-46-2011"),
        (date(2021, 7, 1), "permenpanrb-8-2021"),
    ]
    assert performance.split is not None
    for language in LANGUAGES:
        said = performance.split.of(language)
        assert "pp-46-2011" in said
        assert "permenpanrb-8-2021" in said
    assert "refused" in performance.split.en


@pytest.mark.parametrize("year", [2014, 2020, 2022, 2024])
def test_a_year_under_one_rule_is_not_split(year: int) -> None:
    (performance,) = applying(Period.year(year), "performance").families
    assert (len(performance.parts), performance.split, performance.nearest) == (1, None, None)


def test_only_a_result_for_a_span_of_days_can_be_split() -> None:
    """A decision falls on one day, so that a year with two laws on discipline is no matter."""
    (discipline,) = applying(Period.year(2021), "discipline").families
    assert len(discipline.parts) == 2
    assert discipline.split is None


def test_a_family_that_is_not_shipped_has_no_policy_and_no_neighbour() -> None:
    (found,) = applying(Period.year(2024), "nonsense").families
    assert [part.head for part in found.parts] == [None]
    assert found.nearest is None
    assert found.family.title.en == "nonsense"


@pytest.mark.parametrize(
    ("family", "day"),
    [
        ("performance", "the last day of the appraisal period"),
        ("objection", "the day on which the result or decision is received"),
        ("objection_appraisal", "the day on which the result or decision is received"),
        ("allowance", "the last day of the month that is paid for"),
        ("satisfaction", "the last day of the survey"),
        ("service_standards", "the last day that is measured"),
        ("discipline", "the day of the decision"),
        ("retirement", "the day of the decision"),
    ],
)
def test_the_law_of_its_day_counts_for_each_family(family: str, day: str) -> None:
    known = family_of(family)
    assert known.counts.en == day
    assert known.spans is (family == "performance")
    (one,) = applying(Period.year(2024), family).families
    told = one.as_dict("en")
    assert (told["family"], told["law_of"]) == (family, day)


def test_a_family_of_somebody_else_is_called_by_its_name() -> None:
    other = family_of("uji")
    assert (other.title.id, other.title.en) == ("uji", "uji")
    assert other.counts.en == "the day of the decision"
    assert not other.spans


def test_a_day_under_no_policy_is_told_with_the_nearest() -> None:
    day = date(2013, 12, 31)
    told = applying(Period.of_days(day, day), "performance").as_dict("en")
    assert (told["first_day"], told["last_day"]) == ("2013-12-31", "2013-12-31")
    one: Any = next(iter(told["families"]))  # type: ignore[call-overload]
    assert one["parts"] == [{"first_day": "2013-12-31", "last_day": "2013-12-31", "policy": None}]
    assert set(one) == {"family", "title", "law_of", "parts", "nearest", "split"}
    assert set(one["nearest"]) == {"name", "title", "first_day", "last_day", "standing"}
    assert one["title"] == "Performance"
    assert one["nearest"]["name"] == "pp-46-2011"
    assert one["nearest"]["first_day"] == "2014-01-01"
    assert one["split"] is None
    open_end = applying(Period(date(2022, 1, 1)), "performance").as_dict("id")
    assert open_end["last_day"] is None
