"""Labels, numbers, places, stages and waits: the same verdicts, and what is planted is found."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from meritasn.errors import UsageError
from meritasn.fairness import (
    NumberOutcome,
    OrdinalOutcome,
    Seen,
    TimeOutcome,
    Verdict,
    Waited,
    Way,
    among_first,
    amounts,
    at_least,
    audit,
    audit_stages,
    audit_values,
    by_label,
    by_score,
    default_plan,
    reached,
    stages,
    waits,
)
from meritasn.fairness.beside import Adjusted
from meritasn.fairness.counts import MISSING
from meritasn.fairness.finding import Why
from meritasn.fairness.gap_audited import GapAudit
from meritasn.fairness.gap_kinds import Value
from meritasn.fairness.gaps import NumberGap, OrdinalGap, TimeGap
from meritasn.fairness.grades import effective_grades, merged
from meritasn.fairness.kinds import GapOutcome
from meritasn.fairness.orders import blocks_of, evenness, kept_by, tied_exposure
from meritasn.fairness.plan import Reference
from meritasn.fairness.rankings import exposure, ndkl
from meritasn.fairness.survival import curve, log_rank
from meritasn.language import Text
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Protected,
    Rank,
    Rating,
    Sex,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.quantities import Period

PLAN = default_plan()
YEAR = Period.year(2024)
BOX = OrdinalOutcome(Text("kotak", "box"), ("low", "middle", "high"))
PAY = NumberOutcome(Text("gaji", "pay"), decimals=0)
WAIT = TimeOutcome(Text("kenaikan", "promotion"), {})


def seen(**groups: Sequence[Value | None]) -> list[Seen]:
    return [Seen({"g": g}, value) for g, of in groups.items() for value in of]


def verdicts(found: GapAudit) -> dict[str, Verdict]:
    return {finding.focal: finding.verdict for finding in found.findings}


# ------------------------------------------------------------------------------- what is planted


def test_a_planted_gap_of_labels_is_found_and_an_even_hand_is_not() -> None:
    labels = ["low"] * 60 + ["middle"] * 200 + ["high"] * 40
    better = ["low"] * 20 + ["middle"] * 180 + ["high"] * 100
    found = audit_values(seen(a=better, b=labels), BOX, by=["g"])
    assert verdicts(found) == {"b": Verdict.FLAG}
    even = audit_values(seen(a=labels, b=labels), BOX, by=["g"])
    assert set(verdicts(even).values()) == {Verdict.NO_FLAG}


def test_amounts_are_exact_and_a_planted_gap_of_them_is_found() -> None:
    more = [Decimal("0.1") + n % 10 for n in range(300)]
    less = [value - Decimal("1.5") for value in more]
    found = audit_values(seen(a=more, b=less), PAY, by=["g"])
    (finding,) = found.findings
    assert finding.verdict is Verdict.FLAG
    assert isinstance(finding.comparison, NumberGap)
    assert finding.comparison.difference == Fraction(-3, 2)
    waiting = evolve(PAY, more_is_better=False)
    other = audit_values(seen(a=more, b=less), waiting, by=["g"])
    assert verdicts(other) == {"a": Verdict.FLAG}  # who has more stands worse


def test_a_group_that_waits_longer_is_found_also_where_many_wait_still() -> None:
    chance = Random(5)  # noqa: S311  (a fixed draw)

    def waits_of(hazard: float) -> list[Waited]:
        times = [1 + int(chance.expovariate(hazard)) for _ in range(300)]
        return [Waited(min(time, 60), over=time <= 60) for time in times]

    slow, quick = waits_of(0.01), waits_of(0.03)
    found = audit_values(seen(a=quick, b=slow), WAIT, by=["g"])
    assert verdicts(found) == {"b": Verdict.FLAG}
    assert "not reached" in found.findings[0].sentence.en


def test_the_pairs_that_nobody_saw_count_as_tests_where_the_best_is_the_reference() -> None:
    worse, other = ["low"] * 30 + ["middle"] * 30, ["low"] * 24 + ["middle"] * 36
    of = seen(a=other, b=worse, c=other, d=other)
    highest, largest = (
        audit_values(of, BOX, by=["g"], plan=evolve(default_plan(), reference=rule))
        for rule in (Reference.HIGHEST_RATE, Reference.LARGEST)
    )
    # Of four groups there are six pairs; three of them are compared.
    for found, tests in ((highest, 6), (largest, 3)):
        least = min(f.comparison.p or 1 for f in found.findings)
        adjusted = min(f.adjusted or 1 for f in found.findings)
        assert adjusted == pytest.approx(min(1, tests * least))


def test_what_is_hidden_of_labels_says_neither_verdict_nor_probability() -> None:
    few = ["low", "middle", "middle"]
    found = audit_values(seen(a=["low", "middle"] * 60, b=few), BOX, by=["g"])
    (groups,) = json.loads(json.dumps(found.as_dict("en")))["groups"]
    assert groups["reference"] is None  # it is hidden for the sake of the other
    for finding in groups["findings"]:
        kept = {"group", "sentence"}
        assert {key for key, value in finding.items() if value is not None} == kept
    assert [finding["group"] for finding in groups["findings"]] == ["a", "b"]


def test_a_gap_that_hangs_on_one_person_is_no_flag() -> None:
    found = audit_values(
        seen(a=[10, 11] * 200, b=[*[10, 11] * 10, -60]),
        evolve(PAY, decimals=1),
        by=["g"],
        plan=evolve(PLAN, level=Fraction(9, 10)),
    )
    assert [finding.why for finding in found.findings] == [Why.ONE_PERSON]


def test_a_stage_at_which_a_group_drops_out_is_named_and_the_others_are_not() -> None:
    people = [
        Way({"g": group}, (n % 2 == 0, n % 20 < (4 if group == "w" else 16), n % 3 > 0))
        for group in "mw"
        for n in range(1_200)
    ]
    asked = [Text(name, name) for name in ("eligible", "shortlisted", "chosen")]
    found = audit_stages(people, Text("jabatan", "a post"), asked, by=["g"])
    flagged = [[f.verdict is Verdict.FLAG for f in stage.findings] for stage in found.stages]
    assert flagged == [[False], [True], [False]]
    assert found.bottom.findings[0].verdict is Verdict.FLAG


def test_coin_tossed_groups_are_flagged_no_more_often_than_the_plan_says() -> None:
    chance = Random(7)  # noqa: S311  (a fixed draw)
    makers: list[tuple[GapOutcome, Callable[[], Value]]] = [
        (BOX, lambda: chance.choices(BOX.labels, (1, 6, 2))[0]),
        (PAY, lambda: int(chance.gauss(0, 40))),
        (WAIT, lambda: Waited(chance.randrange(1, 40), over=chance.random() < 0.6)),
    ]
    for outcome, drawn in makers:
        flagged = 0
        for _ in range(120):
            of = [Seen({"g": chance.choice("ab")}, drawn()) for _ in range(120)]
            found = audit_values(of, outcome, by=["g"])
            flagged += Verdict.FLAG in verdicts(found).values()
        assert flagged <= 120 * float(PLAN.level)


# ------------------------------------------------------------------------------------------- laws

values = st.lists(
    st.tuples(st.sampled_from(["a", "b", None]), st.none() | st.sampled_from(BOX.labels)),
    max_size=60,
)


@given(values, st.randoms())
def test_everybody_is_counted_once_and_their_order_does_not_matter(
    rows: list[tuple[str | None, str | None]], chance: Random
) -> None:
    people = [Seen({"g": group}, value) for group, value in rows]
    found = audit_values(people, BOX, by=["g"])
    (groups,) = found.groups
    counted = sum(groups.people(group) for group in groups.parts)
    assert (found.people, found.settled) == (len(rows), counted)
    assert sum(groups.unsettled.values()) == len(rows) - counted
    assert (MISSING in groups.parts) is any(group is None for group, _ in rows)
    chance.shuffle(people)
    again = audit_values(people, BOX, by=["g"])
    assert again.as_dict("en") == found.as_dict("en")


counts = st.lists(st.integers(0, 30), min_size=3, max_size=3).map(tuple)


@given(counts, counts)
def test_groups_of_labels_that_change_places_turn_the_sign(
    a: tuple[int, ...], b: tuple[int, ...]
) -> None:
    one, other = OrdinalGap("a", "b", PLAN, a, b), OrdinalGap("b", "a", PLAN, b, a)
    assume(one.effect is not None and other.effect is not None)
    assert one.effect is not None
    assert other.effect is not None
    assert math.isclose(one.effect, -other.effect, abs_tol=1e-12)
    assert one.p == other.p
    low, high = one.interval or (0, 0)
    assert low <= one.effect <= high


waited = st.lists(st.builds(Waited, st.integers(1, 9), over=st.booleans()), min_size=1, max_size=25)


@given(waited, waited)
def test_waits_are_what_another_library_says(a: list[Waited], b: list[Waited]) -> None:
    from scipy.stats import CensoredData, ecdf, logrank  # noqa: PLC0415  (slow to import)

    def data(of: list[Waited]) -> CensoredData:
        return CensoredData(
            uncensored=[one.time for one in of if one.over],
            right=[one.time for one in of if not one.over],
        )

    assume(any(one.over for one in a) and any(one.over for one in b))
    steps = dict(curve(a))
    theirs = ecdf(data(a)).sf
    for time, left in zip(theirs.quantiles, theirs.probabilities, strict=True):
        if int(time) in steps:
            assert math.isclose(float(steps[int(time)]), left, abs_tol=1e-12)
    found = log_rank(a, b)
    if found.p is not None:
        assert math.isclose(found.p, logrank(data(a), data(b)).pvalue, rel_tol=1e-6, abs_tol=1e-9)


@given(waited, waited)
def test_somebody_who_waits_still_and_is_through_at_once_makes_a_group_stand_better(
    a: list[Waited], b: list[Waited]
) -> None:
    place = next((place for place, one in enumerate(a) if not one.over), None)
    assume(place is not None)
    assert place is not None
    sooner = [*a[:place], Waited(1, over=True), *a[place + 1 :]]
    before, after = log_rank(a, b), log_rank(sooner, b)
    assert after.through - after.expected >= before.through - before.expected - 1e-9


tables = st.lists(st.lists(st.integers(0, 40), min_size=4, max_size=4), min_size=1, max_size=4)


@given(tables)
def test_labels_that_are_counted_together_are_neighbours_and_all_of_them_stay(
    table: list[list[int]],
) -> None:
    bins = merged(table, 5, 30)
    assert [place for together in bins for place in together] == [0, 1, 2, 3]
    if len(bins) > 2:
        large = [row for row in table if sum(row) >= 30]
        sums = [sum(row[place] for place in together) for row in large for together in bins]
        assert not any(0 < n < 5 for n in sums)


orders = st.lists(st.tuples(st.integers(0, 9), st.sampled_from("mw")), min_size=2, max_size=30)


@given(orders)
def test_an_order_without_ties_has_the_exposure_and_evenness_of_its_places(
    rows: list[tuple[int, str]],
) -> None:
    apart = [(100 * n + value, group) for n, (value, group) in enumerate(rows)]
    blocks = blocks_of(apart)
    order = [group for (group,) in blocks]
    assert tied_exposure(blocks) == pytest.approx(exposure(order))
    found = evenness(blocks, len(order), draws=20, seed=3)
    assert found is not None
    assert found.ndkl == pytest.approx(ndkl(order))
    assert found == evenness(blocks, len(order), draws=20, seed=3)


def test_orders_by_chance_are_as_far_as_the_plain_formula_says() -> None:
    from itertools import permutations  # noqa: PLC0415  (here alone)

    every = [ndkl(list(order)) or 0.0 for order in permutations("mmmww")]
    found = evenness([["m"], ["m"], ["m"], ["w"], ["w"]], 5, draws=4_000, seed=1)
    assert found is not None
    assert found.by_chance == pytest.approx(sum(every) / len(every), rel=0.02)
    far = sum(one >= found.ndkl - 1e-12 for one in every) / len(every)
    assert found.p == pytest.approx(far, abs=0.03)


def test_the_test_of_prefixes_says_where_ties_decide() -> None:
    tied = [["m"] * 5 + ["w"] * 5, *[["m"], ["w"]] * 5]
    assert [kept_by(tied, "w", 10, level) for level in (0.1,)] != [None]
    said = {
        name: kept_by(blocks, "w", 10, 0.1)
        for name, blocks in {
            "last": [["m"]] * 10 + [["w"]] * 10,
            "first": [["w"]] * 10 + [["m"]] * 10,
            "tied": [["w"] * 10 + ["m"] * 10],
        }.items()
    }
    assert {name: kept and kept.value for name, kept in said.items()} == {
        "last": "not_kept",
        "first": "kept",
        "tied": "hangs_on_ties",
    }


# --------------------------------------------------------------------------- results of a policy


def city(many: int = 240) -> Workforce:
    """Women are rated lower; both have all ranks."""
    keys = [f"P{n}" for n in range(many)]
    ranks = list(Rank)[4:9]
    return Workforce(
        units=[Unit(key="U", name="Unit", kind=UnitKind.DINAS)],
        employees=[
            Employee(
                key=key,
                unit="U",
                employment=Employment.PNS,
                rank=ranks[n % 5],
                service_since=date(2000 + n % 9, 1, 1),
            )
            for n, key in enumerate(keys)
        ],
        appraisals=[
            Appraisal(
                employee=key,
                period=YEAR,
                results_rating=_rating(n),
                behaviour_rating=_rating(n),
            )
            for n, key in enumerate(keys)
        ],
        protected={key: Protected(sex=(Sex.FEMALE, Sex.MALE)[n % 2]) for n, key in enumerate(keys)},
    )


def _rating(n: int) -> Rating:
    if n % 2:
        return Rating.DI_ATAS if n % 3 else Rating.SESUAI
    return Rating.DI_ATAS if n % 5 == 0 else Rating.SESUAI


def test_one_door_takes_every_outcome_of_results() -> None:
    workforce = city()
    results = appraise(workforce)
    by_key = {one.employee: 3_000_000 + 100_000 * (n % 7) for n, one in enumerate(results)}
    labels = audit(results, workforce, by=["sex"], outcome=by_label(results.policy))
    assert verdicts(labels) == {Sex.FEMALE.code: Verdict.FLAG}
    pay = amounts(Text("tunjangan", "allowance"), by_key, beside=("rank", "years"))
    paid = audit(results, workforce, by=["sex"], outcome=pay)
    (groups,) = paid.groups
    (told,) = groups.adjusted.values()
    assert isinstance(told, Adjusted)
    assert told.parts is not None
    assert told.parts.gap == pytest.approx(told.parts.explained + told.parts.unexplained)
    waiting = {key: Waited(12 + n % 9, over=n % 3 > 0) for n, key in enumerate(by_key)}
    waited_for = waits(Text("kenaikan", "promotion"), waiting)
    assert audit(results, workforce, by=["sex"], outcome=waited_for).kind == "time"
    best = reached(results.policy, {"sangat_baik"})
    way = stages(Text("talenta", "talent"), reached(results.policy, {"sangat_baik", "baik"}), best)
    assert len(audit(results, workforce, by=["sex"], outcome=way).stages) == 2
    order = evolve(among_first(40), reads=lambda result: by_key[result.employee])
    ranked = audit(results, workforce, by=["sex"], outcome=order)
    assert ranked.among >= 40  # those who share the last place are among them
    for found in (labels, paid, ranked):
        assert "nan" not in str(found.as_dict("en"))
        assert found.view()


def test_what_cannot_be_compared_within_strata_or_adjusted_for_is_refused() -> None:
    workforce = city(4)
    results = appraise(workforce)
    with pytest.raises(UsageError) as caught:
        audit(results, workforce, by=["sex"], within="level", outcome=by_score(beside=("sex",)))
    assert {finding.code.id for finding in caught.value.findings} == {"MER-0075", "MER-0076"}


def test_nobody_one_person_and_people_who_are_all_alike_get_an_answer_with_a_reason() -> None:
    for rows in (
        seen(),
        seen(a=[5]),
        seen(a=[5] * 40, b=[5] * 40),
        seen(a=[5, 6] * 40, b=[7]),
        seen(a=[None] * 40),
        seen(**{f"g{n}": [n % 3] for n in range(200)}),
    ):
        found = audit_values(rows, PAY, by=["g"])
        assert {*verdicts(found).values()} <= {Verdict.NOT_MEASURABLE, Verdict.INSUFFICIENT}
        assert "nan" not in str(found.as_dict("en"))


@pytest.mark.parametrize("rows", [seen(), seen(a=[None] * 40)])
def test_of_nobody_no_number_of_grades_is_told(rows: list[Seen]) -> None:
    assert effective_grades([0, 0, 0]) is None
    assert effective_grades([]) is None
    assert "grades" not in str(audit_values(rows, BOX, by=["g"]).as_dict("en")).lower()
    assert "grades" in str(audit_values(seen(a=["low"] * 40), BOX, by=["g"]).as_dict("en")).lower()


def test_a_small_group_and_what_would_give_it_back_are_hidden_in_every_stage() -> None:
    people = [Way({"g": group}, (n % 2 == 0, n % 4 == 0)) for group in "mw" for n in range(200)]
    people += [Way({"g": "x"}, (n == 0, True)) for n in range(3)]
    asked = [Text(name, name) for name in ("eligible", "chosen")]
    told = audit_stages(people, Text("jabatan", "a post"), asked, by=["g"]).as_dict("en")
    said = str(told)
    assert "'group': 'x', 'title': 'x', 'people': None, 'chosen': None" in said
    hidden = said.count("'people': None")
    assert hidden >= 2 * 3  # each table hides one more, or the sum would give x back


def test_at_least_reads_what_stages_ask() -> None:
    way = stages(Text("daftar", "list"), at_least(60))
    assert [one.title.en for one in way.stages] == ["a score of at least 60"]
    with pytest.raises(ValueError, match="at least one"):
        stages(Text("daftar", "list"))
    with pytest.raises(ValueError, match="one or more"):
        among_first(0)


def test_time_gaps_exist_where_nobody_of_a_group_is_through() -> None:
    gap = TimeGap(
        "w",
        "m",
        PLAN,
        tuple(Waited(20, over=False) for _ in range(40)),
        tuple(Waited(1 + n % 20, over=True) for n in range(40)),
    )
    assert gap.effect is not None
    assert gap.effect < 0
    assert math.isfinite(gap.effect)


def test_a_plan_that_looks_at_every_gap_asks_for_no_number_of_people() -> None:
    every = evolve(PLAN, effect=Fraction(0), screen=evolve(PLAN.screen, ratio=Fraction(1)))
    rows = seen(a=[5, 6] * 40, b=[6, 7] * 40)
    found = audit_values(rows, PAY, by=["g"], plan=every)
    assert verdicts(found) == {"a": Verdict.FLAG}
    assert found.findings[0].comparison.needed is None
    waited = [Seen({"g": "ab"[n % 2]}, Waited(1 + n % 9, over=True)) for n in range(90)]
    assert audit_values(waited, WAIT, by=["g"], plan=every).view()
