"""PP 46/2011: scores at their ties, bands at their edges, and the two branches at 24 percent."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.merit.people import activity, appraised

from meritasn.merit import appraise
from meritasn.model import Conduct, Target
from meritasn.policies import Policy, shipped, what_if
from meritasn.quantities import Absence, Number
from meritasn.results import Result
from meritasn.rules import Program, Record, run

PP46 = shipped("pp-46-2011")


def of(*activities: Target, conduct: str = "100", policy: Policy | None = None) -> Result:
    return appraise(appraised(*activities, conduct=conduct), policy or PP46)


def step(result: Result, name: str) -> Decimal | None:
    assert result.run is not None
    return result.run.children[0].value(name).number


def weighed(skp: Fraction, behaviour: Fraction, share: Decimal = Decimal(60)) -> tuple[str, str]:
    """The final score and the predicate of two given parts."""
    record = Record({"skp": exact(skp), "behaviour": exact(behaviour)})
    ran = run(with_share(share), record)
    return str(ran.value("final").number), str(ran.value("predicate").label)


@cache
def with_share(share: Decimal) -> Program:
    _, program = what_if(PP46, {"share_of_results": share}).programs[-1]
    return program.with_given(["skp", "behaviour"])


def exact(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


# ------------------------------------------------------------------------------------- bands

EDGES = [
    (91, "sangat_baik", "baik"),
    (76, "baik", "cukup"),
    (61, "cukup", "kurang"),
    (51, "kurang", "buruk"),
]


@pytest.mark.parametrize(("edge", "above", "below"), EDGES)
@given(k=st.integers(-290, 900))
def test_a_band_is_reached_at_its_lower_limit_and_not_a_hundredth_before(
    edge: int, above: str, below: str, k: int
) -> None:
    """Results above the edge by 2k and behaviour below it by 3k weigh to the edge itself."""
    skp, behaviour = edge + Fraction(2 * k, 100), edge - Fraction(3 * k, 100)
    assert weighed(skp, behaviour) == (f"{edge}.00", above)
    assert weighed(skp, behaviour - Fraction(2, 100)) == (f"{edge - 1}.99", below)
    assert weighed(skp, behaviour + Fraction(3, 100)) == (f"{edge}.01", above)


@pytest.mark.parametrize(("edge", "above", "below"), EDGES)
@given(b=st.integers(11, 10_000))
def test_a_tie_below_an_edge_is_rounded_up_and_reaches_it(
    edge: int, above: str, below: str, b: int
) -> None:
    """With 55 and 45 percent, 11 s + 9 b hundredths meet the half of a hundredth exactly."""
    at = edge * 2_000 - 10  # twenty-thousandths: half a hundredth below the edge
    b -= (9 * b - at) * pow(9, -1, 11) % 11  # so that s is whole
    skp, behaviour, share = Fraction((at - 9 * b) // 11, 100), Fraction(b, 100), Decimal(55)
    assert Fraction(55, 100) * skp + Fraction(45, 100) * behaviour == edge - Fraction(5, 1000)
    assert weighed(skp, behaviour, share) == (f"{edge}.00", above)
    assert weighed(skp - Fraction(1, 100), behaviour, share)[1] == below


@pytest.mark.parametrize(
    ("score", "predicate"),
    [
        ("90.99", "baik"),
        ("91.00", "sangat_baik"),
        ("75.99", "cukup"),
        ("76.00", "baik"),
        ("60.99", "kurang"),
        ("61.00", "cukup"),
        ("50.99", "buruk"),
        ("51.00", "kurang"),
        ("0.00", "buruk"),
        ("-200.00", "buruk"),
        ("90.50", "baik"),  # between the whole numbers that the regulation prints
    ],
)
def test_bands_of_a_given_score(score: str, predicate: str) -> None:
    _, program = PP46.programs[-1]
    ran = run(program.with_given(["final"]), Record({"final": Decimal(score)}))
    assert ran.value("predicate").label == predicate


def test_a_whole_record_of_the_regulations_own_example() -> None:
    """On plan gives 76 for time; the mean of three aspects is 92."""
    result = of(activity(), conduct="92")
    assert (step(result, "time_score"), step(result, "item_score")) == (Decimal(76), Decimal(92))
    assert result.predicate is not None
    assert (str(result.score), result.predicate.code) == ("92.00", "sangat_baik")


# ---------------------------------------------------------------------------- time and cost


@pytest.mark.parametrize(
    ("planned", "realised", "efficiency", "score"),
    [
        ("100", "76", "24.00", "100.00"),  # exactly at the limit: the full score
        ("100", "75.99", "24.01", "75.99"),  # one unit beyond: it jumps down
        ("100", "76.01", "23.99", "99.99"),
        ("100", "100", "0.00", "76.00"),
        ("100", "176", "-76.00", "0.00"),
        ("100", "176.01", "-76.01", "-0.01"),
        ("100", "1000", "-900.00", "-824.00"),  # ten times late, and no floor
        ("100", "0", "100.00", "0.00"),  # at once: no score at all
        ("12", "12", "0.00", "76.00"),
        ("0.01", "1000000", "-9999999900.00", "-9999999824.00"),
        ("1000000", "0.01", "100.00", "0.00"),
        ("3", "2.28", "24.00", "100.00"),  # 2.28 / 3 is no binary fraction
        ("7", "5.32", "24.00", "100.00"),
    ],
)
def test_time_on_both_sides_of_the_limit(
    planned: str, realised: str, efficiency: str, score: str
) -> None:
    result = of(activity(time=(planned, realised)))
    assert step(result, "time_efficiency") == Decimal(efficiency)
    assert step(result, "time_score") == Decimal(score)


@pytest.mark.parametrize(
    ("planned", "spent", "efficiency", "score"),
    [
        ("200000025", "152000018", "24.00", "76.00"),  # 24.0000005 %, which prints as 24.00
        ("200000025", "152000019", "24.00", "100.00"),  # 24 % to the rupiah
        ("200000025", "152000020", "24.00", "100.00"),
        ("170395000", "170395000", "0.00", "76.00"),
        ("10000000000000", "7600000000000", "24.00", "100.00"),
        ("10000000000000", "7599999999999", "24.00", "76.00"),
        ("10000000000000", "0", "100.00", "0.00"),
        ("1", "10000000000000", "-999999999999900.00", "-999999999999824.00"),
    ],
)
def test_cost_is_compared_as_it_is_and_not_as_it_prints(
    planned: str, spent: str, efficiency: str, score: str
) -> None:
    result = of(activity(cost=(planned, spent)))
    assert step(result, "cost_efficiency") == Decimal(efficiency)
    assert step(result, "cost_score") == Decimal(score)


@given(st.integers(1, 10**13), st.integers(-3, 3))
def test_cost_around_the_limit_is_the_fraction(planned: int, beside: int) -> None:
    spent = planned * 76 // 100 + beside
    assume(0 <= spent <= 10**13)
    share = Fraction(100 * spent, planned)
    expected = 176 - share if 100 - share <= 24 else share
    found = step(of(activity(cost=(Decimal(planned), Decimal(spent)))), "cost_score")
    assert found == half_up(expected)


def half_up(number: Fraction) -> Decimal:
    whole = int(abs(number) * 100 + Fraction(1, 2))
    return Decimal(whole if number >= 0 else -whole) / 100


def test_an_activity_without_a_cost_plan_has_three_aspects() -> None:
    assert step(of(activity(time=("100", "76"))), "item_score") == Decimal("100.00")
    with_cost = activity(time=("100", "76"), cost=("100", "100"))
    assert step(of(with_cost), "item_score") == Decimal("94.00")
    on_plan = activity(cost=("100", "100"))  # an efficiency of 0 is no missing cost
    assert step(of(on_plan), "item_score") == Decimal("88.00")


def test_a_cost_without_a_plan_says_nothing() -> None:
    spent = activity(cost=(Absence.MISSING, "5000000"))
    assert step(of(spent), "item_score") == step(of(activity()), "item_score")


def test_a_tie_goes_away_from_zero_on_both_sides() -> None:
    """3.125 prints 3.13 and −0.125 prints −0.13, as a clerk's spreadsheet has it."""
    result = of(activity(quantity=("800", "25"), time=("800", "1409")))
    assert step(result, "quantity_score") == Decimal("3.13")
    assert step(result, "time_score") == Decimal("-0.13")


# ------------------------------------------------------------------------ what is not there


def refusal(result: Result) -> str:
    assert (result.score, result.predicate) == (None, None)
    assert result.refusal is not None
    return result.refusal.message.id


MISSING = Absence.MISSING


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (activity("T2", quantity=("0", "5")), "Nilai kuantitas (target T2) tidak dapat dihitung"),
        (activity("T2", time=("0", "5")), "Nilai waktu (target T2) tidak dapat dihitung karena"),
        (activity("T2", cost=("0", "0")), "Nilai biaya (target T2) tidak dapat dihitung karena"),
        (activity("T2", quality=(MISSING, "5")), "Target kualitas (target T2) tidak ada"),
        (activity("T2", quantity=("5", MISSING)), "Realisasi kuantitas (target T2) tidak ada"),
        (activity("T2", cost=("5", MISSING)), "Realisasi biaya (target T2) tidak ada"),
        (activity("T2", quality=("100", "101")), "Realisasi kualitas (target T2) di luar rentang"),
    ],
)
def test_what_cannot_be_scored_is_refused_by_name_and_never_as_zero(
    one: Target, sentence: str
) -> None:
    assert sentence in refusal(of(activity(), one, activity("T3")))


def test_reasons_of_several_targets_are_in_one_sentence() -> None:
    broken = [
        activity("T1", time=("10", MISSING)),
        activity("T2"),
        activity("T3", time=("10", MISSING), quantity=("0", "1")),
    ]
    sentence = refusal(of(*broken))
    assert "Realisasi waktu (target T1, T3) tidak ada" in sentence
    assert "Nilai kuantitas (target T3) tidak dapat dihitung karena pembaginya nol" in sentence
    assert "T2" not in sentence


def test_nobody_without_targets_has_a_score() -> None:
    assert refusal(of()) == ("Nilai capaian SKP tidak diketahui karena tidak ada catatannya")


@pytest.mark.parametrize("missing", ["service", "leadership"])
def test_a_missing_aspect_of_behaviour_is_refused(missing: str) -> None:
    """Leadership too: it is not applicable only where somebody says that it is."""
    aspects: dict[str, Number] = dict.fromkeys(
        ("service", "integrity", "commitment", "discipline", "cooperation", "leadership"),
        Decimal(80),
    )
    one = appraised(activity())
    aspects[missing] = MISSING

    assert "tidak ada" in refusal(appraise(evolve(one, conduct=Conduct(**aspects)), PP46))


def test_without_subordinates_behaviour_is_the_mean_of_five() -> None:
    five, six = appraised(activity(), conduct="80"), appraised(activity(), conduct="80", leads=True)
    results = [appraise(one, PP46) for one in (five, six)]
    assert [result.value("behaviour").number for result in results] == [Decimal("80.00")] * 2


# ------------------------------------------------------------------- more achieved, never worse

hundredths = st.integers(0, 20_000).map(lambda n: Decimal(n) / 100)


@given(hundredths, hundredths, st.integers(1, 20_000), st.sampled_from(("quantity", "quality")))
def test_more_achieved_is_never_worse_in_quantity_and_quality(
    a: Decimal, b: Decimal, planned: int, aspect: str
) -> None:
    if aspect == "quality":
        planned, a, b = min(planned, 10_000), min(a, Decimal(100)), min(b, Decimal(100))
    plan = Decimal(planned) / 100

    def score(done: Decimal) -> Decimal | None:
        if aspect == "quality":
            return of(activity(quality=(plan, done)), conduct="70").score
        return of(activity(quantity=(plan, done)), conduct="70").score

    less, more = map(score, sorted((a, b)))
    assert less is not None
    assert more is not None
    assert less <= more


def test_the_regulation_breaks_this_law_for_time_and_says_so() -> None:
    """A day of a hundred earlier, and the score of time falls by a quarter of it."""
    assert "more_achieved_is_never_worse" in PP46.pack.breaks
    on_the_limit = of(activity(time=("100", "76"))).score
    a_little_earlier = of(activity(time=("100", "75.99"))).score
    at_once = of(activity(time=("100", "0"))).score
    assert on_the_limit is not None
    assert a_little_earlier is not None
    assert at_once is not None
    assert on_the_limit > a_little_earlier > at_once
