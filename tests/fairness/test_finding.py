"""Verdicts: a flag is earned, and that nothing was flagged says something."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fairness.test_two_groups import cells

from meritasn.errors import UsageError
from meritasn.fairness.comparison import Comparison, reference_of
from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.finding import AuditFinding, Verdict, Why, judged
from meritasn.fairness.plan import default_plan, read_plan
from meritasn.language import LANGUAGES
from meritasn.law import Standing

PLAN = default_plan()


def of(focal: tuple[int, int], reference: tuple[int, int]) -> AuditFinding:
    two = Comparison("women", "men", Cell(*focal), Cell(*reference), PLAN)
    return judged(two, two.p)


@pytest.mark.parametrize(
    ("focal", "reference", "verdict", "why"),
    [
        ((35, 300), (90, 300), Verdict.FLAG, Why.BELOW_AND_UNLIKELY),
        ((240, 300), (245, 300), Verdict.NO_FLAG, Why.ABOVE_AND_SEEN),
        ((640, 1000), (800, 1000), Verdict.NO_FLAG, Why.ABOVE_AND_SEEN),  # exactly four fifths
        ((4, 6), (30, 40), Verdict.INSUFFICIENT, Why.MAY_BE_MISSED),
        ((20, 40), (21, 40), Verdict.INSUFFICIENT, Why.MAY_BE_MISSED),  # a gap would not be seen
        ((14, 24), (21, 24), Verdict.INSUFFICIENT, Why.ONE_PERSON),
        ((15, 40), (20, 40), Verdict.INSUFFICIENT, Why.MAY_BE_CHANCE),
        ((0, 5), (2, 30), Verdict.INSUFFICIENT, Why.MAY_BE_CHANCE),
        ((0, 0), (20, 40), Verdict.NOT_MEASURABLE, Why.NOBODY),
        ((0, 40), (0, 40), Verdict.NOT_MEASURABLE, Why.NOBODY_CHOSEN),
        ((40, 40), (40, 40), Verdict.NO_FLAG, Why.ABOVE_AND_SEEN),
        ((1, 3), (38, 40), Verdict.INSUFFICIENT, Why.TOO_FEW),
    ],
)
def test_a_verdict_follows_from_the_counts(
    focal: tuple[int, int], reference: tuple[int, int], verdict: Verdict, why: Why
) -> None:
    found = of(focal, reference)
    assert (found.verdict, found.why) == (verdict, why)


def test_no_data_with_some_margins_could_flag() -> None:
    two = Comparison("a", "b", Cell(0, 5), Cell(1, 30), PLAN)
    found = judged(two, two.p)
    assert found.why is Why.COULD_NOT_FLAG
    assert two.least_p > PLAN.level


@given(cells(), cells())
def test_every_comparison_has_a_verdict_and_a_sentence_without_a_judgement_of_law(
    a: Cell, b: Cell
) -> None:
    two = Comparison("a", "b", a, b, PLAN)
    found = judged(two, two.p)
    for language in LANGUAGES:
        sentence = found.sentence.of(language).casefold()
        assert "{" not in sentence
        assert "nan" not in sentence.split()
        for word in ("compliant", "legal", "fair", "discriminat", "adil", "diskriminasi", "patuh"):
            assert word not in sentence


@given(cells(), cells())
def test_a_flag_survives_any_one_person(a: Cell, b: Cell) -> None:
    two = Comparison("a", "b", a, b, PLAN)
    if judged(two, two.p).verdict is Verdict.FLAG:
        other = Comparison("a", "b", a.moved(1), b.moved(-1), PLAN)
        assert other.below_screen
        assert other.p is not None
        assert other.p <= PLAN.level


@given(cells(), cells(), st.floats(0, 1))
def test_an_adjustment_never_raises_a_flag(a: Cell, b: Cell, more: float) -> None:
    two = Comparison("a", "b", a, b, PLAN)
    if two.p is not None and judged(two, max(two.p, more)).verdict is Verdict.FLAG:
        assert judged(two, two.p).verdict is Verdict.FLAG


def test_one_chosen_person_and_those_of_no_known_group_are_no_reference() -> None:
    counts = Counts({"a": Cell(20, 40), "b": Cell(1, 1), MISSING: Cell(60, 60), "c": Cell(10, 50)})
    assert reference_of(counts, PLAN) == "a"
    assert reference_of(Counts({"b": Cell(1, 1)}), PLAN) is None
    assert reference_of(Counts({}), PLAN) is None


def test_the_screen_says_that_it_is_an_assumption() -> None:
    assert PLAN.screen.standing is Standing.ASSUMED
    assert PLAN.screen.ratio == Fraction(4, 5)
    assert PLAN.screen.citation.instrument.name


@pytest.mark.parametrize("text", ["", 'format = "x"', 'format = "meritasn/audit-plan@1"'])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="MER-0073"):
        read_plan(text)
