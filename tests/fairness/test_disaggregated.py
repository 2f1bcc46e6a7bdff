"""A metric by group: exact beside its reference, firm as its draws, and nothing hidden is told."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import fmean, median

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.strategies.sound import Measuring

from meritasn import appraise
from meritasn.errors import UsageError
from meritasn.fairness import (
    Cell,
    Counts,
    Disaggregated,
    NumberOutcome,
    Tabled,
    audit_counts,
    default_plan,
    disaggregated,
    disaggregated_counts,
    disaggregated_results,
    numbers_of_rows,
)
from meritasn.fairness.intervals import newcombe, wilson
from meritasn.fairness.plan import Reference
from meritasn.fairness.shipped_metrics import MedianValue, SelectionRate
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES, Text
from meritasn.quantities import Unit
from meritasn.strategies import GroupCounts, HasCount, Metric, Refused, Scale, Takes
from meritasn.testing import check_strategy
from meritasn.testing.population import city
from meritasn.view import to_html, to_text

RATE = SelectionRate()
FEW = 60
"""Draws where their number does not matter."""


def of(cells: Mapping[str, tuple[int, int]], *names: str) -> Tabled:
    return Tabled(names or ("sex",), Counts({g: Cell(*cell) for g, cell in cells.items()}))


def rates(cells: Mapping[str, tuple[int, int]], draws: int = FEW) -> Disaggregated:
    return disaggregated_counts(RATE, [of(cells)], draws=draws)


def cells(least: int = 0) -> st.SearchStrategy[tuple[int, int]]:
    return st.integers(least, 80).flatmap(
        lambda total: st.tuples(st.integers(0, total), st.just(total))
    )


def everything(found: Disaggregated) -> str:
    shown = [to_text(found, lang) + to_html(found, lang) for lang in LANGUAGES]
    return "".join([*shown, *(json.dumps(found.as_dict(lang)) for lang in LANGUAGES)])


# ----------------------------------------------------------------------------------------- numbers


def test_a_rate_by_group_says_what_an_audit_of_the_same_counts_says() -> None:
    """Four fifths of 29 CFR 1607.4(D): the metric and the audit are two ways to one ratio."""
    table = of({"w": (48, 80), "m": (72, 120), "x": (12, 40)})
    found = disaggregated_counts(RATE, [table], draws=FEW).tables[0]
    (audited,) = audit_counts([table]).groups
    assert found.reference == audited.reference
    for finding in audited.findings:
        one = found.group(finding.focal)
        assert one.ratio is not None
        assert one.difference is not None
        assert one.ratio.value == finding.comparison.ratio
        assert one.difference.value == 100 * (finding.comparison.difference or 0)


def test_intervals_of_large_groups_are_those_of_the_formulas() -> None:
    """Draws and Wilson's or Newcombe's formula agree where the normal law holds."""
    found = rates({"w": (350, 1000), "m": (450, 1000)}, draws=4000).tables[0]
    women = found.group("w")
    assert women.difference is not None
    for drawn, formula in (
        (women.value.interval, wilson(Cell(350, 1000))),
        (women.difference.interval, newcombe(Cell(350, 1000), Cell(450, 1000))),
    ):
        assert drawn is not None
        assert formula is not None
        for bound, known in zip(drawn, formula, strict=True):
            assert math.isclose(bound / 100, known, abs_tol=0.006)


def test_two_groups_are_not_drawn_alike() -> None:
    """Like groups that were drawn together would never differ."""
    (one,) = [
        one.difference
        for one in rates({"w": (400, 1000), "m": (400, 1000)}, draws=2000).tables[0].groups
        if one.difference is not None
    ]
    formula = newcombe(Cell(400, 1000), Cell(400, 1000))
    assert formula is not None
    assert one.interval is not None
    assert math.isclose(one.interval[0] / 100, formula[0], abs_tol=0.006)


def test_the_median_of_rows_is_that_of_the_statistics_module() -> None:
    paid = [(n * 37) % 101 + n % 2 for n in range(211)]
    rows = [{"g": "ab"[n % 2], "pay": pay} for n, pay in enumerate(paid)]
    found = disaggregated(
        MedianValue(), numbers_of_rows(rows, outcome="pay", by=["g"]), by=["g"], draws=FEW
    ).tables[0]
    for one in found.groups:
        own = paid["ab".index(one.group) :: 2]
        assert one.value.value == median(own)
        assert one.people == len(own)
        low, high = one.value.interval or (0, 0)
        assert low <= median(own) <= high
    assert found.overall.value == median(paid)


def test_a_mean_by_group_has_the_interval_of_the_central_limit() -> None:
    mean: Metric[Sequence[Decimal]] = Measuring(
        lambda rows: Fraction(sum(rows)) / len(rows), Takes.NUMBERS
    )
    rows = [{"g": "ab"[n % 2], "score": n % 50} for n in range(1000)]
    seen = numbers_of_rows(rows, outcome="score", by=["g"])
    table = disaggregated(mean, seen, by=["g"], draws=2000).tables[0]
    own = [n % 50 for n in range(0, 1000, 2)]
    sd = math.sqrt(fmean([(value - fmean(own)) ** 2 for value in own]) / len(own))
    low, high = table.group("a").value.interval or (0, 0)
    assert math.isclose(low, fmean(own) - 1.96 * sd, abs_tol=0.15)
    assert math.isclose(high, fmean(own) + 1.96 * sd, abs_tol=0.15)


# -------------------------------------------------------------------------------------------- laws


@given(st.dictionaries(st.sampled_from("abcd"), cells(), min_size=1), st.permutations("abcd"))
@settings(max_examples=25, deadline=None)
def test_what_groups_are_called_and_how_they_stand_changes_no_number(
    given_cells: dict[str, tuple[int, int]], names: list[str]
) -> None:
    plan = evolve(default_plan(), minimum=1)
    new = dict(zip("abcd", names, strict=True))
    turned = {new[group]: cell for group, cell in reversed(given_cells.items())}
    one, other = (
        disaggregated_counts(RATE, [of(each)], plan=plan, draws=20).tables[0]
        for each in (given_cells, turned)
    )
    assert {new[g.group]: g.value for g in one.groups} == {g.group: g.value for g in other.groups}
    assert one.overall == other.overall
    if one.reference is not None and new[one.reference] == other.reference:
        gaps = {new[g.group]: (g.difference, g.ratio) for g in one.groups}
        assert gaps == {g.group: (g.difference, g.ratio) for g in other.groups}


@given(st.permutations([("ab"[n % 2], n * n % 23) for n in range(60)]))
@settings(max_examples=10, deadline=None)
def test_the_order_of_rows_changes_nothing(shuffled: list[tuple[str, int]]) -> None:
    one, other = (
        disaggregated(
            MedianValue(),
            numbers_of_rows([{"g": g, "n": n} for g, n in each], outcome="n", by=["g"]),
            by=["g"],
            draws=10,
        ).as_dict("id")
        for each in (sorted(shuffled), shuffled)
    )
    assert one == other


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "missing"]), cells()))
@settings(max_examples=40, deadline=None)
def test_there_is_a_number_or_a_reason_and_never_nan(
    given_cells: dict[str, tuple[int, int]],
) -> None:
    plan = evolve(default_plan(), minimum=1)
    found = disaggregated_counts(RATE, [of(given_cells)], plan=plan, draws=5)
    for table in found.tables:
        for one in table.groups:
            for estimate in filter(None, (one.value, one.difference, one.ratio)):
                assert (estimate.value is None) is (estimate.refused is not None)
                assert estimate.value is None or estimate.drawn is not None
    assert "nan" not in everything(found).lower().replace("perbandingan", "")


def test_those_whose_group_is_not_known_have_a_number_and_are_never_compared() -> None:
    found = rates({"m": (50, 100), "w": (30, 100), "missing": (60, 60)}).tables[0]
    unknown = found.group("missing")
    assert found.reference == "m"
    assert unknown.value.value == 100
    assert unknown.difference is None
    only = rates({"missing": (30, 60)})
    assert not only.tables[0].held
    assert "nobody's group is known" in to_text(only, "en")


def test_the_reference_is_chosen_by_the_rule_of_the_plan() -> None:
    table = of({"m": (50, 200), "w": (30, 60), "x": (5, 5)})
    plan = evolve(default_plan(), minimum=1)
    largest = evolve(plan, reference=Reference.LARGEST)
    chosen = [
        disaggregated_counts(RATE, [table], plan=one, draws=0).tables[0].reference
        for one in (plan, largest)
    ]
    assert chosen == ["w", "m"], "x is too small to be it"


# ----------------------------------------------------------------------------------- what is hidden


def test_nothing_that_rests_on_a_hidden_count_is_told() -> None:
    """Two reports with other small groups, of as many people, read the same."""
    reports = [
        disaggregated_counts(
            RATE, [of({"m": (90, 300), "w": (60, 300), "x": small, "y": other})], draws=FEW
        )
        for small, other in (((2, 30), (28, 30)), ((3, 30), (27, 30)))
    ]
    one, other = reports
    assert one.hidden == other.hidden != frozenset()
    assert (("sex",), "x") in one.hidden
    assert everything(one) == everything(other)


@pytest.mark.parametrize(
    "few",
    [{"w": (2, 40)}, {"w": (1, 40), "m": (2, 90)}, {"w": (3, 40), "m": (0, 90)}, {"w": (38, 40)}],
)
def test_of_few_people_not_even_everybody_is_told(few: dict[str, tuple[int, int]]) -> None:
    found = rates(few)
    assert not found.tables[0].told
    assert found.as_dict("en")["groups"][0]["overall"] is None  # type: ignore[index]
    assert "Everybody: the counts are too small to show." in to_text(found, "en")


def test_a_metric_of_all_groups_is_not_told_where_one_is_hidden() -> None:
    least: Metric[GroupCounts] = Measuring(
        lambda groups: min(Fraction(100 * one.selected, one.total) for one in groups.values())
    )
    open_ = disaggregated_counts(least, [of({"m": (50, 100), "w": (30, 100)})], draws=FEW)
    assert open_.tables[0].overall.value == 30
    assert open_.tables[0].groups == ()
    assert "All groups: 30.00 %" in to_text(open_, "en")
    closed = disaggregated_counts(least, [of({"m": (50, 100), "w": (1, 100)})], draws=FEW)
    assert not closed.tables[0].told
    assert "1.00" not in to_text(closed, "en")


def test_what_groups_are_called_moves_no_draw_of_a_metric_of_all_of_them() -> None:
    spread: Metric[GroupCounts] = Measuring(
        lambda groups: max(Fraction(100 * one.selected, one.total or 1) for one in groups.values())
    )
    one, other = (
        disaggregated_counts(spread, [of(given)], draws=FEW).tables[0].overall
        for given in ({"a": (50, 90), "b": (20, 70)}, {"d": (50, 90), "c": (20, 70)})
    )
    assert one == other


# -------------------------------------------------------------------------------- what cannot be so


def test_where_nothing_varies_there_is_no_interval() -> None:
    found = rates({"m": (50, 100), "w": (0, 100)}).tables[0]
    women = found.group("w")
    assert women.value.value == 0
    assert women.value.interval is None
    assert women.difference is not None
    assert women.difference.interval is not None
    assert women.ratio is not None
    assert women.ratio.interval is None


def test_draws_without_a_number_are_counted_and_told() -> None:
    def odds(one: HasCount) -> Fraction | Refused:
        others = one.total - one.selected
        return Fraction(one.selected, others) if others else Refused(Text("semua", "all"))

    metric = Measuring(odds, Takes.GROUP, scale=Scale(Unit.RATIO, 2, 0, 1000))
    table = of({"m": (50, 100), "w": (39, 40)})
    plan = evolve(default_plan(), minimum=1)
    found = disaggregated_counts(metric, [table], plan=plan, draws=400)
    women = found.tables[0].group("w")
    lost = women.value.undefined
    assert 90 < lost < 210, "one of forty stays away from a draw in 36 of 100"
    assert women.value.drawn is not None
    assert len(women.value.drawn.values) + lost == 400
    assert f"no number in {lost} draws" in found.sentence(found.tables[0], women).en


def test_a_ratio_of_nothing_is_refused_and_the_difference_stays() -> None:
    found = rates({"m": (0, 100), "w": (0, 200)}).tables[0]
    (men,) = [one for one in found.groups if one.difference is not None]
    assert men.difference is not None
    assert men.difference.value == 0
    assert men.ratio is not None
    assert men.ratio.refused is not None


@pytest.mark.parametrize("takes", [Takes.NUMBERS, Takes.OWN])
def test_a_metric_is_not_asked_about_what_it_is_no_function_of(takes: Takes) -> None:
    metric: Metric[object] = Measuring(lambda _: 0, takes)
    with pytest.raises(UsageError, match="MER-0086"):
        disaggregated_counts(metric, [of({"m": (1, 2)})])
    with pytest.raises(UsageError, match="MER-0086"):
        disaggregated(RATE, (), by=["sex"])


def test_a_metric_that_raises_is_a_reason() -> None:
    metric: Metric[HasCount] = Measuring(lambda one: Fraction(1, one.selected), Takes.GROUP)
    found = disaggregated_counts(metric, [of({"m": (0, 50), "w": (10, 50)})], draws=FEW)
    men = found.tables[0].group("m").value
    assert men.refused is not None
    assert "divides by zero" in men.refused.why.en


def test_numbers_of_rows_are_exact_and_what_is_none_is_said() -> None:
    rows: list[dict[str, object]] = [
        {"g": "a", "n": 0.1},
        {"g": None, "n": None},
        {"g": "b", "n": 7},
    ]
    assert [one.value for one in numbers_of_rows(rows, outcome="n", by=["g"])] == [
        Decimal("0.1"),
        None,
        7,
    ]
    with pytest.raises(TypeError):
        numbers_of_rows([{"g": "a", "n": "7"}], outcome="n", by=["g"])
    with pytest.raises(ValueError, match="not a decimal"):
        numbers_of_rows([{"g": "a", "n": math.inf}], outcome="n", by=["g"])


# ------------------------------------------------------------------------------------ where it runs


def test_results_of_a_policy_are_measured_by_the_same_door() -> None:
    workforce = city(people=500).workforce
    results = appraise(workforce)
    found = disaggregated_results(
        RATE, results, workforce, by=["sex", ("sex", "age_band")], draws=5
    )
    assert [table.attributes for table in found.tables] == [("sex",), ("sex", "age_band")]
    assert found.people == len(workforce.employees)
    lengths = NumberOutcome(Text("nomor", "number"), lambda result: len(result.employee))
    medians = disaggregated_results(
        MedianValue(), results, workforce, by=["sex"], outcome=lengths, draws=5
    )
    assert medians.settled == medians.people
    with pytest.raises(UsageError, match="MER-0070"):
        disaggregated_results(RATE, results, workforce, by=["shoe"])


@pytest.mark.parametrize(
    "given_cells",
    [{"m": (90, 300), "w": (35, 300)}, {"m": (90, 300), "w": (2, 300)}, {"m": (0, 0)}, {}],
)
def test_what_is_written_keeps_its_schema(given_cells: dict[str, tuple[int, int]]) -> None:
    accepts = Draft202012Validator(schema("meritasn/metric-by-group@1"))
    written = json.loads(json.dumps(rates(given_cells).as_dict("id")))
    assert list(accepts.iter_errors(written)) == []


@pytest.mark.parametrize("metric", [RATE, MedianValue()], ids=lambda one: one.declaration.name)
def test_what_ships_keeps_the_laws(metric: SelectionRate | MedianValue) -> None:
    assert check_strategy(metric, examples=40).passed
