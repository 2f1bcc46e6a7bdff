"""Information: laws of entropy, held against logarithms of fractions worked out another way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, localcontext
from fractions import Fraction
from math import log, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.errors import UsageError
from meritasn.evaluation import information, published_splits, restriction_of_range
from meritasn.evaluation.information_grades import Information
from meritasn.view import to_text

counts = st.lists(st.integers(0, 10**7), min_size=1, max_size=7).filter(any)
NEAR = 1e-9


def of(numbers: list[int]) -> Information:
    return information({f"g{place}": number for place, number in enumerate(numbers)})


def oracle(weights: Mapping[str, Decimal | int]) -> Decimal:
    """Entropy by logarithms of fifty decimals, from the definition."""
    with localcontext() as context:
        context.prec = 50
        whole = Decimal(sum(weights.values()))
        shares = [Decimal(weight) / whole for weight in weights.values() if weight]
        return -sum((p * p.ln() / Decimal(2).ln() for p in shares), Decimal())


@given(counts)
def test_entropy_is_that_of_the_definition(numbers: list[int]) -> None:
    told = of(numbers)
    expected = oracle({str(n): number for n, number in enumerate(numbers)})
    assert abs(Decimal(told.bits) - expected) < Decimal("1e-10")
    assert told.effective_grades == pytest.approx(2 ** float(expected), rel=1e-9)


@given(st.integers(1, 9), st.integers(1, 10**6))
def test_entropy_is_greatest_where_all_grades_are_as_frequent(grades: int, each: int) -> None:
    told = of([each] * grades)
    assert told.bits == pytest.approx(log2(grades), abs=NEAR)
    assert told.effective_grades == pytest.approx(grades)
    assert told.concentration == Fraction(1, grades)


@given(counts)
def test_entropy_never_exceeds_that_of_the_scale(numbers: list[int]) -> None:
    told = of(numbers)
    assert -NEAR <= told.bits <= told.most_bits + NEAR
    assert 1 - NEAR <= told.effective_grades <= told.used + NEAR
    assert Fraction(1, told.used) <= told.concentration <= 1


@given(st.integers(1, 10**9), st.integers(0, 6), st.integers(0, 6))
def test_one_grade_alone_tells_nothing(number: int, before: int, after: int) -> None:
    told = of([0] * before + [number] + [0] * after)
    assert (told.bits, told.effective_grades, told.used) == (0.0, 1.0, 1)
    assert told.concentration == 1
    assert told.most_frequent is not None
    assert told.most_frequent.code == f"g{before}"


@given(counts, st.randoms())
def test_the_order_of_grades_does_not_matter(numbers: list[int], random) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    shuffled = random.sample(numbers, len(numbers))
    assert of(numbers).bits == pytest.approx(of(shuffled).bits, abs=NEAR)
    assert of(numbers).concentration == of(shuffled).concentration


@given(counts.filter(lambda numbers: len(numbers) > 1))
def test_merging_two_grades_never_tells_more(numbers: list[int]) -> None:
    first, second, *others = numbers
    assert of([first + second, *others]).bits <= of(numbers).bits + NEAR
    assert of([first + second, *others]).concentration >= of(numbers).concentration


@given(counts, st.integers(2, 1000))
def test_shares_tell_as_much_as_the_counts_behind_them(numbers: list[int], times: int) -> None:
    assert of(numbers).bits == pytest.approx(of([n * times for n in numbers]).bits, abs=NEAR)


def test_half_and_two_quarters_are_one_and_a_half_bits() -> None:
    told = of([1, 2, 1])
    assert (told.bits, told.concentration) == (1.5, Fraction(3, 8))


def test_the_country_tells_half_a_bit_of_more_than_two() -> None:
    """Published: 0.54 bit and 1.45 grades of PNS; 0.46 and 1.38 of PPPK."""
    pns, pppk = (information(split.percent) for split in published_splits().values())
    assert [f"{told.bits:.2f} {told.effective_grades:.2f}" for told in (pns, pppk)] == [
        "0.54 1.45",
        "0.46 1.38",
    ]
    for split, told in zip(published_splits().values(), (pns, pppk), strict=True):
        assert told.whole == 100
        assert abs(Decimal(told.bits) - oracle(split.percent)) < Decimal("1e-10")


def test_it_is_said_in_both_languages() -> None:
    told = information(published_splits()["pns-2022-2024"].percent)
    assert "setara 1,45 predikat" in to_text(told.view(), "id")
    english = to_text(told.view(), "en")
    assert "0.54 bits, of 2.32" in english
    assert "Very good" in english


def test_nobody_at_all_is_said_so() -> None:
    told = information({"baik": 0})
    assert told.most_frequent is None
    assert told.as_dict("id")["most_frequent"] is None
    assert "no grades" in to_text(told.view(), "en")


@pytest.mark.parametrize("wrong", [{}, {"baik": -1}, {"baik": Decimal("NaN")}])
def test_what_counts_nothing_is_refused(wrong: dict[str, Decimal | int]) -> None:
    with pytest.raises(UsageError, match="MER-0060"):
        information(wrong)


# -- restriction of range -----------------------------------------------------------------------


@given(st.integers(2, 9))
def test_an_even_use_of_the_grades_is_no_restriction(grades: int) -> None:
    told = restriction_of_range(of([3] * grades))
    assert told.variance == told.uniform == Fraction(grades**2 - 1, 12)
    assert told.of_uniform == told.used == 1


def test_the_spread_of_scores_is_the_textbook_one() -> None:
    told = restriction_of_range([2, 4, 4, 4, 5, 5, 7, 9], low=0, high=10)
    assert told.deviation == 2
    assert told.used == Fraction(7, 10)
    assert told.of_uniform == pytest.approx(2 / (10 / 12**0.5))


@given(st.lists(st.integers(0, 100), min_size=1), st.lists(st.integers(0, 100), min_size=2))
def test_a_spread_is_held_against_that_of_others(own: list[int], others: list[int]) -> None:
    told = restriction_of_range(own, low=0, high=100, step=1, reference=others)
    alone = restriction_of_range(others, low=0, high=100, step=1)
    assert told.reference == alone.variance
    if alone.variance:
        assert told.of_reference == pytest.approx(told.deviation / alone.deviation)
    else:
        assert told.of_reference is None


def test_a_score_outside_its_scale_is_refused() -> None:
    for wrong in ([101], []):
        with pytest.raises(UsageError, match="MER-0060"):
            restriction_of_range(wrong, low=0, high=100)


def test_a_restriction_is_said_in_words() -> None:
    told = restriction_of_range([80, 82], low=0, high=100, reference=[0, 100])
    assert "2 % of what" not in to_text(told.view(), "en")
    assert "2,00 % dari simpangan pembanding" in to_text(told.view(), "id")
    assert told.as_dict("id")["of_reference"] == "0.020000"


# -- planted faults: each law sees the mistake that it is about ---------------------------------


def test_a_logarithm_to_another_base_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def natural(told: Information) -> float:
        shares = told.shares.values()
        return -sum(float(share) * log(share) for share in shares if share)

    monkeypatch.setattr(Information, "bits", property(natural))
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_half_and_two_quarters_are_one_and_a_half_bits()


def test_a_grade_that_is_dropped_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_the_first(told: Information) -> dict[str, Fraction]:
        return {grade.code: grade.weight / told.whole for grade in told.grades[1:]}

    monkeypatch.setattr(Information, "shares", property(without_the_first))
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_the_order_of_grades_does_not_matter()


def test_counts_that_weigh_as_entropy_does_not_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    unweighted = property(lambda told: float(sum(told.shares[c] ** 2 for c in told.shares)))
    monkeypatch.setattr(Information, "bits", unweighted)
    with pytest.raises((AssertionError, ExceptionGroup)):
        test_merging_two_grades_never_tells_more()
