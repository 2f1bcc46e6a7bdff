"""Rankers, calibrators, metrics and incentive rules are held to what they promise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.sound import SAID, Calibrating, Measuring, Ranking, Splitting

from meritasn.facts import Enumeration
from meritasn.fairness.counts import counted
from meritasn.language import Text
from meritasn.merit.shipped_strategies import BestLabelShare, ProportionalShare, SharedPlaces
from meritasn.strategies import (
    Answered,
    Calibrated,
    Calibrator,
    Count,
    GroupCounts,
    IncentiveRule,
    Ranker,
    Rated,
    Refused,
    Row,
    calibrate,
    faults,
    measure,
    rank,
    split,
    with_figures,
)
from meritasn.view import to_text

SCORES = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=3),
    st.decimals(0, 100, places=2),
    max_size=12,
)
ROWS = {"x": (Decimal(70),), "y": (Decimal(80),), "z": (Decimal("70.0"),)}


def why(answered: Answered[object]) -> str:
    assert answered.value is None
    assert answered.refused is not None
    assert answered.refused.code.id == "MER-0069"
    return answered.refused.why.en


def test_what_ships_is_sound() -> None:
    ranker: Ranker = SharedPlaces()
    rule: IncentiveRule = ProportionalShare()
    calibrator: Calibrator = BestLabelShare()
    assert faults(ranker) == faults(rule) == faults(calibrator) == ()


@given(SCORES)
def test_the_shipped_ranker_counts_who_is_before(scores: dict[str, Decimal]) -> None:
    places = rank(SharedPlaces(), {key: (score,) for key, score in scores.items()}).value
    assert places == {
        key: 1 + sum(other > score for other in scores.values()) for key, score in scores.items()
    }


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (lambda _: [2, 1, 3], "equals have different places"),
        (lambda _: [1, 1], "not one place for each"),
        (lambda _: [3, 1, 3], "no order"),
        (lambda _: [0, 1, 0], "no order"),
        (lambda _: [2.0, 1, 2], "no whole number"),
        (lambda rows: rows[9], "IndexError"),
    ],
)
def test_a_ranker_that_gives_no_order_is_not_believed(
    rule: Callable[[Sequence[Row]], Sequence[int]], said: str
) -> None:
    assert said in why(rank(Ranking(rule), ROWS))


def test_a_ranker_may_refuse_and_rows_that_do_not_fit_its_criteria_are_no_rows() -> None:
    refused = rank(Ranking(lambda _: Refused(Text("belum waktunya", "too early"))), ROWS).refused
    assert refused is not None
    assert refused.code.id == "MER-4015"
    with pytest.raises(ValueError, match="one number"):
        rank(SharedPlaces(), {"x": (Decimal(1), Decimal(2))})


@given(SCORES, st.integers(0, 10**12))
def test_the_shipped_incentive_rule_spends_what_divides(
    scores: dict[str, Decimal], ceiling: int
) -> None:
    paid = split(ProportionalShare(), ceiling, scores).value
    whole = sum(map(Fraction, scores.values()), Fraction(0))
    if not whole:
        assert paid is None
        return
    assert paid is not None
    assert 0 <= ceiling - sum(paid.values()) < max(len(scores), 1)
    for key, score in scores.items():
        assert 0 <= Fraction(score) * ceiling / whole - paid[key] < 1


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (lambda _, claims: [60 for _ in claims], "exceed the ceiling"),
        (lambda *_: [-1, 1, 1], "below zero"),
        (lambda *_: [1, 2, 3], "equals are paid differently"),
        (lambda *_: [Decimal(1), Decimal(1), Decimal(1)], "whole rupiah"),
        (lambda *_: [1], "not one amount for each"),
    ],
)
def test_an_incentive_rule_that_breaks_its_promise_pays_nobody(
    rule: Callable[[int, Sequence[Decimal]], Sequence[int]], said: str
) -> None:
    claims = {"x": Decimal(1), "y": Decimal(2), "z": Decimal("1.0")}
    assert said in why(split(Splitting(rule), 100, claims))


def test_a_ceiling_and_claims_are_exact_and_not_below_zero() -> None:
    rule = ProportionalShare()
    with pytest.raises(ValueError, match="zero or above"):
        split(rule, -1, {"x": Decimal(1)})
    with pytest.raises(ValueError, match="zero or above"):
        split(rule, 1, {"x": Decimal(-1)})
    with pytest.raises(TypeError):
        split(rule, 1, {"x": 1.0})  # type: ignore[dict-item]  # a float


LABELS = Enumeration("rating", ("baik", "kurang"), (Text("Baik", "Good"), Text("Kurang", "Poor")))
UNIT = {"x": Rated("baik"), "y": Rated("baik"), "z": Rated("kurang")}
TOLD = Text("karena capaian unit", "because of what the unit achieved")


def test_a_calibrator_says_why_to_whom_it_moves() -> None:
    def lowered(unit: Sequence[Rated]) -> Sequence[Calibrated]:
        return [Calibrated(Rated("kurang"), TOLD) for _ in unit]

    found = calibrate(Calibrating(lowered, labels=LABELS), UNIT)
    assert found.value is not None
    assert {key: one.rated.label for key, one in found.value.items()} == dict.fromkeys(
        UNIT, "kurang"
    )
    assert "karena capaian unit" in to_text(found, "id")
    assert found.as_dict("en")["answer"] == {
        key: {"label": "kurang", "score": None, "why": TOLD.en} for key in UNIT
    }


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((Rated("kurang"), Rated("baik"), Rated("kurang")), "treated differently"),
        ((Rated("hebat"), Rated("hebat"), Rated("kurang")), "does not declare"),
        ((Rated("baik", Decimal(1)), Rated("baik", Decimal(1)), Rated("kurang")), "appears"),
        ((Rated("baik"), Rated("baik")), "not one answer"),
    ],
)
def test_a_calibrator_that_is_unfair_or_strange_moves_nobody(
    given: Sequence[Rated], said: str
) -> None:
    rule = Calibrating(lambda _: [Calibrated(one, TOLD) for one in given], labels=LABELS)
    assert said in why(calibrate(rule, UNIT))


def test_nobody_is_moved_without_a_reason() -> None:
    silent = Text("", "")
    rule = Calibrating(
        lambda unit: [Calibrated(Rated("kurang"), silent) for _ in unit], labels=LABELS
    )
    assert "without a reason" in why(calibrate(rule, UNIT))
    kept = Calibrating(lambda unit: [Calibrated(one, silent) for one in unit])
    assert calibrate(kept, UNIT).refused is None


def test_a_metric_is_a_function_of_counts_whoever_counted() -> None:
    def ratio(counts: GroupCounts) -> Fraction | Refused:
        rates = [Fraction(one.selected, one.total) for one in counts.values() if one.total]
        highest = max(rates, default=Fraction(0))
        return 100 * min(rates) / highest if highest else Refused(SAID)

    class Mine:
        selected, total = 9, 40

    counts: GroupCounts = {"a": Count(12, 40), "b": Mine()}
    found = measure(Measuring(ratio), counts)
    assert found.value == Decimal("75.00")
    audited = counted([("a", True), ("a", False), ("b", True), (None, False)])
    assert measure(Measuring(ratio), audited.cells).value == 0
    assert measure(Measuring(ratio), {}).value is None
    assert "Fraction" in why(measure(Measuring[GroupCounts](lambda _: Decimal(1) / 3), {}))


@given(
    st.lists(st.sampled_from(["sangat_baik", "baik", "kurang"]), max_size=9), st.integers(0, 100)
)
def test_the_shipped_calibrator_tells_and_moves_nobody(labels: list[str], most: int) -> None:
    unit = {str(number): Rated(label) for number, label in enumerate(labels)}
    assert calibrate(BestLabelShare(), unit).value is None or not unit, "no limit is set"
    held = with_figures(BestLabelShare(), {"most_share": most})
    found = calibrate(held, unit).value
    assert found is not None
    assert {key: one.rated for key, one in found.items()} == unit
    best = labels.count("sangat_baik")
    told = [one for one in found.values() if str(best) in one.why.id]
    often = bool(labels) and Fraction(best, len(labels)) > Fraction(most, 100)
    assert len(told) == (best if often else 0)
