"""PermenPANRB 1/2023: its tables, ledgers beside an oracle in fractions, and who may rise when."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    evidence,
    rated,
    rated_year,
    why,
    year_later,
)
from tests.policies.regulations.ledgers import (
    BASIC,
    FOLLOWING,
    LADDER,
    LEVELS,
    NEED_OF_RANK_LEFT,
    SHARES,
    Oracle,
    carried,
    code,
    converted,
    half_up,
    hundredths,
    ledgers,
    level_rise,
    line,
    orderly,
    orderly_ledger,
    rank_rise,
    transfer,
)

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.model import PostLevel, Predicate, Rank
from meritasn.policies import Policy, overlaid, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run

RULE = shipped("permenpanrb-1-2023")
ON = date(2026, 1, 1)

PERSON: Mapping[str, Given] = {
    "asked_on": ON,
    "post_level": "ahli_pertama",
    "rank_since": date(2022, 4, 1),
    "wanted_level": "ahli_muda",
}


def of(*records: Record, policy: Policy = RULE, on: date = ON, **facts: Given) -> Run:
    """The rules of a day about one person; lines stand in the order in which they are given."""
    known = {**PERSON, "asked_on": on, **facts}
    return run(policy.on(on), Record(known, children=records))


def lines(ran: Run) -> list[Run]:
    return [child for child in ran.children if child.grain is Grain.CREDIT]


def number(ran: Run, step: str) -> Fraction | None:
    found = ran.value(step).number
    return None if found is None else Fraction(found)


def one(record: Record, step: str, policy: Policy = RULE) -> Fraction | None:
    """What a step comes to at a ledger of one line."""
    return number(lines(of(record, policy=policy))[0], step)


def codes(ran: Run) -> set[str]:
    """The codes of what is not met at a line."""
    kinds = {name: one.step.kind for name, one in ran.program.steps.items()}
    return {
        kind.code
        for name, kind in kinds.items()
        if hasattr(kind, "code")
        and ran.program.steps[name].step.grain is ran.grain
        and ran.value(name).label == "not_met"
    }


OVERLAY = """
format = "meritasn/overlay@1"
name = "planted"
base = "permenpanrb-1-2023"
[cite]
permen1 = "PermenPANRB 1/2023"
bkn3 = "Peraturan BKN 3/2023"
"""


def replaced(step: str, *keys: tuple[str, str]) -> Policy:
    """The rules with a step in which some keys say something else: a planted fault."""
    raw = next(s for s in RULE.raw["step"] if s["name"] == step)  # type: ignore[attr-defined]  # plain TOML
    assert all(str(raw.get(key)) != new for key, new in keys)
    changed = {**raw, **dict(keys)}
    said = "\n".join(f"{key} = {_toml(value)}" for key, value in changed.items())
    return overlaid(RULE, f"{OVERLAY}[[step]]\n{said}\n")


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str() if value.startswith("["):
            return value
        case str():
            return f'"{value}"'
        case Mapping():
            return "{ " + ", ".join(f"{k} = {_toml(v)}" for k, v in value.items()) + " }"
        case list():
            return "[" + ", ".join(map(_toml, value)) + "]"
        case _:
            return str(value)


# ------------------------------------------------------------------------------------ the tables


def test_the_levels_are_those_of_functional_posts() -> None:
    functional = {level.code for level in PostLevel if level.kind.code == "fungsional"}
    assert functional == set(LEVELS)


@pytest.mark.parametrize("level", LEVELS)
def test_every_row_of_the_table(level: str) -> None:
    coefficient, for_rank, for_level, _ = LEVELS[level]
    (ran,) = lines(of(converted(level=level)))
    assert ran.value("coefficient").number == Decimal(coefficient)
    assert ran.value("rank_need").number == for_rank
    assert ran.value("level_need").number == for_level
    assert ran.value("level_need").applicable == (for_level is not None)


@pytest.mark.parametrize("level", [x.code for x in PostLevel if x.code not in LEVELS])
def test_other_posts_earn_no_credit(level: str) -> None:
    (ran,) = lines(of(converted(level=level)))
    assert not ran.value("coefficient").applicable
    assert why(ran, "amount") == {("converted", "not applicable")}


@pytest.mark.parametrize("predicate", SHARES)
@pytest.mark.parametrize("level", LEVELS)
def test_a_year_of_every_predicate_at_every_level(level: str, predicate: str) -> None:
    expected = half_up(Fraction(SHARES[predicate], 100) * Fraction(LEVELS[level][0]))
    assert one(converted(12, predicate, level), "amount") == expected


@given(st.integers(0, 12), st.sampled_from(list(SHARES)), st.sampled_from(list(LEVELS)))
def test_parts_of_a_year_are_the_fraction_rounded_half_up(
    months: int, predicate: str, level: str
) -> None:
    exact = Fraction(months, 12) * Fraction(SHARES[predicate], 100) * Fraction(LEVELS[level][0])
    assert one(converted(months, predicate, level), "amount") == half_up(exact)


def test_a_tie_is_rounded_up_where_half_to_even_and_floats_are_not() -> None:
    """3.125 is 3.13; half to even says 3.12, and so does the nearest float."""
    assert one(converted(3), "amount") == Fraction("3.13")
    assert Decimal("3.125").quantize(Decimal("0.01"), ROUND_HALF_EVEN) == Decimal("3.12")
    assert one(converted(12, "butuh_perbaikan"), "amount") == Fraction("9.38")  # 9.375
    assert round(3 / 12 * 12.5, 2) == 3.12


def test_the_deck_that_swaps_terampil_and_mahir_is_not_followed() -> None:
    assert one(converted(level="terampil"), "amount") == 5
    assert one(converted(level="mahir"), "amount") == Fraction("12.5")


@pytest.mark.parametrize("rank", LADDER)
@pytest.mark.parametrize("level", LEVELS)
def test_every_rank_beside_every_level(level: str, rank: str) -> None:
    own = LEVELS[level][3].split()
    at, first, last = map(LADDER.index, (rank, own[0], own[-1]))
    place = "below" if at < first else "above" if at > last else "within"
    (ran,) = lines(of(converted(level=level, rank=code(rank))))
    assert ran.value("rank_place").label == place


# ------------------------------------------------------------------------------------- diplomas


@pytest.mark.parametrize("level", LEVELS)
def test_a_diploma_brings_a_quarter_of_the_need_for_the_next_rank(level: str) -> None:
    record = line("diploma", credit_level=level, credit_predicate="baik", credit_rank="iii_a")
    assert one(record, "amount") == half_up(Fraction(LEVELS[level][1], 4))


@pytest.mark.parametrize("predicate", SHARES)
def test_a_diploma_asks_for_a_good_year(predicate: str) -> None:
    record = line(
        "diploma", credit_level="ahli_muda", credit_rank="iii_c", credit_predicate=predicate
    )
    (ran,) = lines(of(record))
    good = predicate in ("sangat_baik", "baik")
    assert answer(ran, "diploma_with_good_year") == ("met" if good else "not_met")
    assert ran.value("amount").number == 25, "the condition is told, and takes nothing away"


def test_a_diploma_without_the_predicate_of_its_year_is_open() -> None:
    record = line("diploma", credit_level="ahli_muda", credit_rank="iii_c")
    (ran,) = lines(of(record))
    assert answer(ran, "diploma_with_good_year") == "unknown"
    assert why(ran, "diploma_with_good_year") == {("credit_predicate", "missing")}


def test_a_second_diploma_is_told() -> None:
    diploma = line(
        "diploma", credit_level="ahli_muda", credit_rank="iii_c", credit_predicate="baik"
    )
    first, _, second = lines(of(diploma, converted(level="ahli_muda", rank="iii_c"), diploma))
    assert answer(first, "diploma_counts_once") == "met"
    assert codes(second) == {"diploma_twice"}


# ------------------------------------------------------------------------------ entry by transfer


def level_of(rank: str) -> str:
    """A level that has the rank; one of the experts where both categories do."""
    return [level for level, row in LEVELS.items() if rank in row[3].split()][-1]


@pytest.mark.parametrize("rank", BASIC)
def test_every_basic_credit(rank: str) -> None:
    (ran,) = lines(of(transfer(rank, level_of(rank))))
    assert ran.value("basic_credit").number == BASIC[rank]
    earned = 2 * Fraction(LEVELS[level_of(rank)][0])
    assert number(ran, "amount") == earned + BASIC[rank]


def test_the_basic_credit_of_iii_d_is_a_hundred_and_not_fifty() -> None:
    assert one(transfer("III/d", "ahli_muda", months=0), "amount") == 100


@pytest.mark.parametrize("rank", BASIC)
def test_basic_credit_is_what_the_ranks_passed_in_the_level_asked_for(rank: str) -> None:
    """So it counts in the level, and would count twice if it counted for the next rank too."""
    level = level_of(rank)
    passed = LEVELS[level][3].split().index(rank)
    assert BASIC[rank] == passed * LEVELS[level][1]
    ran = of(transfer(rank, level))
    earned = 2 * Fraction(LEVELS[level][0])
    assert number(lines(ran)[0], "level_credit") == earned + BASIC[rank]
    assert number(lines(ran)[0], "rank_credit") == earned


@pytest.mark.parametrize("rank", ["II/a", "II/b", "II/c", "II/d"])
def test_basic_credit_of_the_second_class_is_unknown_until_an_overlay_says_it(rank: str) -> None:
    entry = transfer(rank, level_of(rank))
    (ran,) = lines(of(entry))
    figure = f"basic_credit_{code(rank)}"
    assert why(ran, "amount") == {(figure, "unknown")}
    assert number(ran, "rank_credit") == 2 * Fraction(LEVELS[level_of(rank)][0])
    known = what_if(RULE, {figure: Decimal(7)})
    assert one(entry, "amount", known) == 2 * Fraction(LEVELS[level_of(rank)][0]) + 7


@pytest.mark.parametrize("rank", ["I/d", *(rank for rank in LADDER if rank < "II")])
def test_ranks_below_every_level_have_no_basic_credit(rank: str) -> None:
    (ran,) = lines(of(transfer(rank, "pemula")))
    assert why(ran, "amount") == {("transfer_credit", "not applicable")}
    assert "rank_beside_level" in codes(ran)


@given(st.integers(0, 600), st.sampled_from(list(SHARES)), st.sampled_from(["yes", "no"]))
def test_the_time_in_rank_counts_by_twelfths_and_at_the_peak_for_three_years_at_most(
    months: int, predicate: str, peak: str
) -> None:
    years = Fraction(months, 12)
    counted = min(years, Fraction(3)) if peak == "yes" else years
    earned = half_up(Fraction(SHARES[predicate], 100) * Fraction("12.5") * counted)
    entry = transfer("III/b", "ahli_pertama", months=months, predicate=predicate, peak=peak)
    assert one(entry, "amount") == earned + 50


@pytest.mark.parametrize(("months", "credit"), [(35, "36.46"), (36, "37.50"), (37, "37.50")])
def test_the_cap_at_the_peak_rank(months: int, credit: str) -> None:
    entry = transfer("III/a", "ahli_pertama", months=months, peak="yes")
    assert one(entry, "amount") == Fraction(credit)


def test_without_the_peak_the_same_time_counts_whole() -> None:
    assert one(transfer("III/a", "ahli_pertama", months=37), "amount") == Fraction("38.54")


@pytest.mark.parametrize(
    ("rank", "level"), [("III/c", "ahli_pertama"), ("III/d", "mahir"), ("IV/a", "ahli_muda")]
)
def test_a_rank_above_the_level_brings_a_flat_hundred_that_is_doubted(
    rank: str, level: str
) -> None:
    (ran,) = lines(of(transfer(rank, level, months=120, predicate="sangat_baik")))
    assert ran.value("amount").number == 100
    assert number(ran, "rank_credit") == 0
    assert codes(ran) == {"rank_beside_level"}
    doubted = {a.path for a in RULE.assumptions()}
    assert {"parameter.credit_above_level", "step.transfer_credit"} <= doubted


@pytest.mark.parametrize(
    ("fact", "steps"),
    [
        ("credit_predicate", {"amount", "rank_credit", "level_credit"}),
        ("credit_rank_months", {"amount", "rank_credit", "level_credit"}),
        ("credit_peak_rank", {"amount", "rank_credit", "level_credit"}),
        ("credit_level", {"amount", "rank_credit", "level_credit"}),
        ("credit_rank", {"amount", "rank_credit", "level_credit"}),
    ],
)
def test_a_transfer_that_lacks_a_fact_is_refused_by_its_name(fact: str, steps: set[str]) -> None:
    whole = transfer("III/b", "ahli_pertama")
    (ran,) = lines(of(evolve(whole, facts={**whole.facts, fact: MISSING})))
    for step in steps:
        assert (fact, "missing") in why(ran, step)


# ---------------------------------------------------------------------- what other lines lack


@pytest.mark.parametrize("fact", ["credit_months", "credit_predicate", "credit_level"])
def test_a_conversion_that_lacks_a_fact_is_refused_and_so_is_every_balance_after_it(
    fact: str,
) -> None:
    lacking = evolve(converted(), facts={**converted().facts, fact: MISSING})
    before, at, after = lines(of(converted(), lacking, converted()))
    assert number(before, "rank_credit") == Fraction("12.5")
    assert why(at, "amount") == {(fact, "missing")}
    assert number(after, "amount") == Fraction("12.5"), "the line itself is known"
    for balance in ("level_credit", "rank_credit"):
        assert why(at, balance) == why(after, balance) == {(fact, "missing")}


def test_more_than_twelve_months_are_outside_the_range() -> None:
    (ran,) = lines(of(converted(13)))
    assert why(ran, "amount") == {("credit_months", "outside its range")}


@pytest.mark.parametrize("kind", ["opening", "integration"])
def test_what_is_brought_along_counts_as_it_is(kind: str) -> None:
    record = line(kind, credit_given=Decimal("17.25"), credit_level="mahir", credit_rank="iii_a")
    for step in ("amount", "level_credit", "rank_credit"):
        assert one(record, step) == Fraction("17.25")
    lacking = line(kind, credit_level="mahir", credit_rank="iii_a")
    assert why(lines(of(lacking))[0], "amount") == {("credit_given", "missing")}


# ------------------------------------------------------------------------- two balances, two needs


def test_a_rise_in_rank_uses_the_need_and_leaves_the_level_alone() -> None:
    ran = of(carried("57.25"), rank_rise("iii_b", "ahli_pertama"))
    last = lines(ran)[-1]
    assert number(last, "rank_credit") == Fraction("7.25"), "the surplus is carried"
    assert number(last, "level_credit") == Fraction("57.25")
    assert codes(last) == set()


def test_a_rise_in_level_starts_the_level_anew_and_leaves_the_rank_alone() -> None:
    ran = of(carried("107.25", rank="iii_b"), level_rise("ahli_muda", "iii_b"))
    last = lines(ran)[-1]
    assert number(last, "level_credit") == 0
    assert number(last, "rank_credit") == Fraction("107.25")
    assert codes(last) == set()


def test_the_level_first_then_the_rank_with_the_same_credit() -> None:
    """Both from the credit of the level that is left; what is over lapses with that level."""
    ran = of(
        carried("50"),
        rank_rise("iii_b", "ahli_pertama"),
        carried_on("60", "iii_b"),
        level_rise("ahli_muda", "iii_b"),
        rank_rise("iii_c", "ahli_muda"),
        converted(level="ahli_muda", rank="iii_c"),
    )
    *_, at_level, at_rank, after = lines(ran)
    assert number(at_level, "rank_credit") == 60
    assert number(at_rank, "rank_credit") == 0, "ten points of the old level lapse"
    assert number(after, "rank_credit") == number(after, "level_credit") == 25
    assert [codes(one) for one in lines(ran)] == [set()] * 6


def carried_on(credit: str, rank: str) -> Record:
    """A line in the middle of a ledger that brings a round amount."""
    return line(
        "integration",
        credit_given=Decimal(credit),
        credit_level="ahli_pertama",
        credit_rank=rank,
    )


def test_credit_of_the_new_level_waits_for_the_rank_and_does_not_lapse() -> None:
    """Two years in rank may not be over when the level rises."""
    ran = of(
        carried("110", rank="iii_b"),
        level_rise("ahli_muda", "iii_b"),
        converted(level="ahli_muda", rank="iii_b"),
        rank_rise("iii_c", "ahli_muda"),
    )
    *_, before, after = lines(ran)
    assert number(before, "rank_credit") == 135
    assert number(after, "rank_credit") == 25


def test_with_credit_for_both_a_rank_before_the_level_is_told_and_not_refused() -> None:
    ran = of(carried("100", rank="iii_b"), rank_rise("iii_c", "ahli_pertama"))
    last = lines(ran)[-1]
    assert codes(last) == {"level_first"}
    assert number(last, "rank_credit") == 50
    short = of(carried("99.99", rank="iii_b"), rank_rise("iii_c", "ahli_pertama"))
    assert codes(lines(short)[-1]) == set()


@pytest.mark.parametrize(
    ("level", "last", "one_more", "too_far"),
    [
        ("pemula", "ii_a", "ii_b", "ii_c"),
        ("terampil", "ii_d", "iii_a", "iii_b"),
        ("mahir", "iii_b", "iii_c", "iii_d"),
        ("penyelia", "iii_d", "iv_a", "iv_b"),
        ("ahli_pertama", "iii_b", "iii_c", "iii_d"),
        ("ahli_muda", "iii_d", "iv_a", "iv_b"),
        ("ahli_madya", "iv_c", "iv_d", "iv_e"),
    ],
)
def test_without_a_vacancy_one_rank_past_the_level_and_no_further(
    level: str, last: str, one_more: str, too_far: str
) -> None:
    def told(rank: str) -> bool:
        return "rank_past_level" in codes(
            lines(of(carried("9000", level), rank_rise(rank, level)))[-1]
        )

    assert not told(last)
    assert not told(one_more)
    assert told(too_far)


@pytest.mark.parametrize("level", FOLLOWING)
def test_the_need_for_a_level_at_under_and_over(level: str) -> None:
    need = LEVELS[level][2]
    assert need is not None
    following, rank = FOLLOWING[level], code(LEVELS[level][3].split()[-1])
    for credit, left in (("-0.01", Fraction(-1, 100)), ("0", 0), ("0.01", 0)):
        ran = of(carried(str(need + Decimal(credit)), level, rank), level_rise(following, rank))
        last = lines(ran)[-1]
        assert number(last, "level_credit") == left
        assert codes(last) == ({"level_credit_short"} if left else set())


@pytest.mark.parametrize("left", LADDER[4:-1])
def test_the_need_for_a_rank_at_under_and_over(left: str) -> None:
    need = NEED_OF_RANK_LEFT[left]
    reached = code(LADDER[LADDER.index(left) + 1])
    levels = [level for level, row in LEVELS.items() if left in row[3].split()]
    for level in levels:
        for credit in ("-0.01", "0", "0.01"):
            given_credit = str(need + Decimal(credit))
            ran = of(carried(given_credit, level, code(left)), rank_rise(reached, level))
            last = lines(ran)[-1]
            assert number(last, "rank_credit") == Fraction(credit)
            assert ("rank_credit_short" in codes(last)) == (credit == "-0.01")


@pytest.mark.parametrize("level", ["pemula", "ahli_pertama"])
def test_nobody_rises_to_the_first_level_of_a_category(level: str) -> None:
    ran = of(carried("500"), level_rise(level, "iii_a"))
    assert why(lines(ran)[-1], "level_credit") == {("level_credit", "not applicable")}


def test_a_need_is_that_of_the_rank_left_whichever_level_is_written() -> None:
    for level in ("ahli_pertama", "ahli_muda"):
        ran = of(carried("50", rank="iii_b"), rank_rise("iii_c", level))
        assert number(lines(ran)[-1], "rank_credit") == 0


# ---------------------------------------------------------------------- lines that do not follow


def test_a_level_or_a_rank_that_changes_without_a_rise_is_told() -> None:
    ran = of(converted(), converted(level="ahli_muda", rank="iii_b"))
    assert codes(lines(ran)[-1]) == {"level_out_of_order", "rank_out_of_order"}


def test_a_rise_of_two_levels_or_ranks_is_told() -> None:
    ran = of(carried("9000"), level_rise("ahli_madya", "iii_a"))
    assert "level_out_of_order" in codes(lines(ran)[-1])
    ran = of(carried("9000"), rank_rise("iii_c", "ahli_pertama"))
    assert "rank_out_of_order" in codes(lines(ran)[-1])


def test_technicians_do_not_rise_to_experts() -> None:
    ran = of(carried("9000", "penyelia", "iii_d"), level_rise("ahli_muda", "iii_d"))
    assert "level_out_of_order" in codes(lines(ran)[-1])


def test_a_transfer_may_change_both() -> None:
    ran = of(converted(level="penyelia", rank="iii_c"), transfer("III/d", "ahli_muda"))
    assert codes(lines(ran)[-1]) == set()


# ------------------------------------------------------------------------ an oracle in fractions


def agrees(policy: Policy, records: Sequence[Record]) -> None:
    oracle = Oracle()
    ran = of(*records, policy=policy)
    for record, found in zip(records, lines(ran), strict=True):
        oracle.enter(record)
        assert number(found, "level_credit") == oracle.level
        assert number(found, "rank_credit") == oracle.rank
    if records:
        assert number(ran, "level_balance") == oracle.level
        assert number(ran, "rank_balance") == oracle.rank


@settings(deadline=None)
@given(ledgers)
def test_any_ledger_is_the_oracles(records: list[Record]) -> None:
    agrees(RULE, records)


@settings(deadline=None)
@given(orderly)
def test_an_orderly_ledger_is_the_oracles_and_nothing_is_out_of_order(draws: list[int]) -> None:
    records = orderly_ledger(draws)
    agrees(RULE, records)
    told = {said for found in lines(of(*records)) for said in codes(found)}
    assert not told & {"level_out_of_order", "rank_out_of_order"}


# -------------------------------------------------------------------------------------- the laws

Law = Callable[[Policy], None]


def more_months_are_never_less(policy: Policy) -> None:
    for level in LEVELS:
        for predicate in SHARES:
            credit = [one(converted(m, predicate, level), "amount", policy) for m in range(13)]
            known = [c for c in credit if c is not None]
            assert len(known) == 13
            assert known == sorted(known)


def a_better_predicate_is_never_less(policy: Policy) -> None:
    for level in LEVELS:
        credit = [one(converted(7, p.code, level), "amount", policy) for p in Predicate]
        for better, worse in pairwise(credit):
            assert better is not None
            assert worse is not None
            assert better > worse


def a_longer_time_in_rank_is_never_less(policy: Policy) -> None:
    for peak in ("yes", "no"):
        entries = (transfer("III/b", "ahli_pertama", months=m, peak=peak) for m in range(0, 60, 5))
        credit = [one(entry, "amount", policy) for entry in entries]
        known = [c for c in credit if c is not None]
        assert len(known) == 12
        assert known == sorted(known)


FIXED = orderly_ledger([12, 5, 3, 26, 1, 4, 5, 7, 8, 19, 9, 10, 11, 14, 13, 2, 33, 21, 34, 15, 16])


def a_later_line_changes_no_earlier_one(policy: Policy) -> None:
    whole = lines(of(*FIXED, policy=policy))
    for n in range(len(FIXED)):
        part = lines(of(*FIXED[:n], policy=policy))
        for step in ("amount", "level_credit", "rank_credit"):
            assert [r.value(step) for r in part] == [r.value(step) for r in whole[:n]]


def a_balance_is_what_came_less_what_was_used(policy: Policy) -> None:
    """Seen from outside: from line to line a balance moves by what the line brings or uses."""
    before_level = before_rank = Fraction(0)
    for record, found in zip(FIXED, lines(of(*FIXED, policy=policy)), strict=True):
        kind, brought = record.facts["credit_kind"], number(found, "amount")
        level, rank = number(found, "level_credit"), number(found, "rank_credit")
        assert brought is not None
        assert level is not None
        assert rank is not None
        if kind == "conversion":
            assert level - before_level == rank - before_rank == brought
        elif kind == "rank_rise":
            left = LADDER[[code(r) for r in LADDER].index(str(record.facts["credit_rank"])) - 1]
            assert level == before_level
            assert before_rank - rank >= NEED_OF_RANK_LEFT[left]
        else:
            assert level <= 0
            assert rank == before_rank
        before_level, before_rank = level, rank


def no_balance_is_negative_without_a_reason(policy: Policy) -> None:
    """Where a balance falls below nought, that very line says so."""
    short: set[str] = set()
    for found in lines(of(*FIXED, policy=policy)):
        short |= codes(found)
        for step, reason in (
            ("level_credit", "level_credit_short"),
            ("rank_credit", "rank_credit_short"),
        ):
            balance = number(found, step)
            assert balance is not None
            assert balance >= 0 or reason in short
    assert {"level_credit_short", "rank_credit_short"} <= short, "the ledger has both"


def a_level_is_compared_with_what_was_gathered_in_it(policy: Policy) -> None:
    """And not with what has come since the last promotion in rank."""
    ran = of(
        carried("50"), rank_rise("iii_b", "ahli_pertama"), carried_on("50", "iii_b"), policy=policy
    )
    assert number(ran, "rank_balance") == 50
    assert number(ran, "level_balance") == 100
    assert answer(ran, "credit_for_level") == "met"


def ties_are_rounded_up(policy: Policy) -> None:
    assert one(converted(3), "amount", policy) == Fraction("3.13")


def the_basic_credit_of_iii_d_is_a_hundred(policy: Policy) -> None:
    assert one(transfer("III/d", "ahli_muda", months=0), "amount", policy) == 100


def an_oracle_in_fractions_agrees(policy: Policy) -> None:
    agrees(policy, FIXED)
    surplus = [carried("110", rank="iii_b"), level_rise("ahli_muda", "iii_b")]
    agrees(policy, [*surplus, rank_rise("iii_c", "ahli_muda"), converted(level="ahli_muda")])


def counting_all_lines() -> Policy:
    """A line reads the person, and the person all of their lines."""
    text = (
        OVERLAY
        + """
[[step]]
name = "all_lines"
of = "person"
title = { id = "Banyaknya baris", en = "Number of lines" }
count_over = { children = "credit" }
decimals = 0
cite = "bkn3"
standing = "assumed"

[[step]]
name = "converted"
of = "credit"
title = { id = "Konversi", en = "Conversion" }
formula = "credit_months / months_in_year * predicate_share / 100 * coefficient * all_lines"
unit = "points"
decimals = 2
cite = "bkn3"
standing = "assumed"
"""
    )
    return overlaid(RULE, text)


TAKEN_ALONG = """[
  { if = "credit_kind == 'level_rise'", then = "min(previous - need_met_by_rise, 0)" },
  { if = "credit_kind == 'rank_rise'", then = "previous - rank_need" },
  { then = "previous + amount" },
]"""
FOLLOWED = """[
  { if = "credit_kind != 'rank_rise'", then = "previous" },
  { if = "gathered_before_level < 0", then = "0" },
  { then = "previous + need_used_by_rise" },
]"""

FAULTS: Mapping[str, tuple[Law, Callable[[], Policy]]] = {
    "good is worth more than very good": (
        a_better_predicate_is_never_less,
        lambda: what_if(RULE, {"share_baik": Decimal(151)}),
    ),
    "months count backwards": (
        more_months_are_never_less,
        lambda: replaced(
            "converted",
            ("formula", "(2 - credit_months / months_in_year) * predicate_share * coefficient"),
        ),
    ),
    "months besides full years are taken off": (
        a_longer_time_in_rank_is_never_less,
        lambda: replaced(
            "months_besides",
            ("formula", "years_in_rank / one_year * months_in_year - credit_rank_months"),
        ),
    ),
    "a line counts for more the more lines there are": (
        a_later_line_changes_no_earlier_one,
        counting_all_lines,
    ),
    "a rise in rank takes the level along": (
        a_balance_is_what_came_less_what_was_used,
        lambda: replaced("level_credit", ("running", TAKEN_ALONG)),
    ),
    "the need of Ahli Pertama is 49": (
        an_oracle_in_fractions_agrees,
        lambda: what_if(RULE, {"rank_need_ahli_pertama": Decimal(49)}),
    ),
    "surplus follows into the next level": (
        an_oracle_in_fractions_agrees,
        lambda: replaced("used_for_rank", ("running", FOLLOWED)),
    ),
    "a rise without credit is let pass": (
        no_balance_is_negative_without_a_reason,
        lambda: replaced("rank_rise_is_covered", ("require", "rank_credit >= 0 - 100")),
    ),
    "the level is compared with the credit since the last rank": (
        a_level_is_compared_with_what_was_gathered_in_it,
        lambda: replaced("credit_for_level", ("require", "rank_balance >= need_for_level")),
    ),
    "credit is cut off": (
        ties_are_rounded_up,
        lambda: replaced("converted", ("rounding", "down")),
    ),
    "the basic credit of III/d is 50": (
        the_basic_credit_of_iii_d_is_a_hundred,
        lambda: what_if(RULE, {"basic_credit_iii_d": Decimal(50)}),
    ),
}


LAWS = dict.fromkeys(law for law, _ in FAULTS.values())


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_every_law_holds(law: Law) -> None:
    law(RULE)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_breaks_its_law(name: str) -> None:
    law, planted = FAULTS[name]
    with pytest.raises(AssertionError):
        law(planted())


# ------------------------------------------------------------------- a person: credit and time


ENOUGH = carried("50")


def test_where_the_ledger_stands() -> None:
    ran = of(carried("50"), rank_rise("iii_b", "ahli_pertama"), converted(rank="iii_b"))
    assert ran.value("level_held").label == "ahli_pertama"
    assert ran.value("rank_held").label == "iii_b"
    assert number(ran, "rank_balance") == Fraction("12.5")
    assert number(ran, "level_balance") == Fraction("62.5")
    assert number(ran, "rank_surplus") == Fraction("-37.5")
    assert number(ran, "level_surplus") == Fraction("-37.5")


@pytest.mark.parametrize(
    ("credit", "found"), [("49.99", "not_met"), ("50", "met"), ("50.01", "met")]
)
def test_credit_for_the_next_rank_at_under_and_over(credit: str, found: str) -> None:
    assert answer(of(carried(credit)), "credit_for_rank") == found


@pytest.mark.parametrize("rank", LADDER[4:])
def test_the_need_for_the_next_rank_is_that_of_the_rank_held(rank: str) -> None:
    levels = [level for level, row in LEVELS.items() if rank in row[3].split()]
    for level in levels:
        ran = of(carried("1", level, code(rank)))
        if rank == "IV/e":
            assert not ran.value("need_for_rank").applicable
            assert answer(ran, "rank_rise_is_due") == "not_applicable"
        else:
            assert number(ran, "need_for_rank") == NEED_OF_RANK_LEFT[rank]


def test_once_the_level_rose_first_the_rank_still_asks_for_the_need_of_the_old_level() -> None:
    ran = of(carried("100", rank="iii_b"), level_rise("ahli_muda", "iii_b"))
    assert number(ran, "need_for_rank") == 50
    assert answer(ran, "rank_rise_is_due") == "met"


@pytest.mark.parametrize("level", LEVELS)
def test_the_need_for_the_next_level(level: str) -> None:
    _, _, need, ranks = LEVELS[level]
    ran = of(
        carried("1", level, code(ranks.split()[0])), wanted_level=FOLLOWING.get(level, MISSING)
    )
    assert number(ran, "need_for_level") == need
    assert ran.value("next_level").label == FOLLOWING.get(level)
    if need is None:
        assert answer(ran, "level_rise_is_due") == "not_applicable"


@pytest.mark.parametrize(
    ("credit", "found"), [("99.99", "not_met"), ("100", "met"), ("100.01", "met")]
)
def test_credit_for_the_next_level_at_under_and_over(credit: str, found: str) -> None:
    assert answer(of(carried(credit)), "credit_for_level") == found


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (date(2024, 1, 2), "not_met"),
        (date(2024, 1, 1), "met"),
        (date(2023, 12, 31), "met"),
        (date(2027, 1, 1), "not_met"),
        (MISSING, "unknown"),
    ],
)
def test_two_years_in_the_rank(since: date | Absence, found: str) -> None:
    ran = of(ENOUGH, rank_since=since)
    assert answer(ran, "time_in_rank") == found
    assert answer(ran, "rank_rise_is_due") == found


@pytest.mark.parametrize(
    ("since", "on", "found"),
    [
        (date(2024, 2, 29), date(2026, 2, 27), "not_met"),
        (date(2024, 2, 29), date(2026, 2, 28), "met"),  # a common year has no 29th
        (date(2023, 2, 28), date(2025, 2, 28), "met"),
    ],
)
def test_two_years_from_a_leap_day(since: date, on: date, found: str) -> None:
    assert answer(of(ENOUGH, on=on, rank_since=since), "time_in_rank") == found


def test_a_rank_above_the_level_waits_for_the_level() -> None:
    ran = of(carried("150", "ahli_pertama", "iii_c"))
    assert answer(ran, "rank_not_past_level") == "not_met"
    assert answer(ran, "rank_rise_is_due") == "not_met"


@pytest.mark.parametrize("level", [x.code for x in PostLevel if x.code not in LEVELS])
def test_who_holds_no_functional_post_is_not_asked(level: str) -> None:
    ran = of(ENOUGH, post_level=level)
    assert not ran.value("rank_balance").applicable
    for step in ("rank_rise_is_due", "level_rise_is_due"):
        assert answer(ran, step) == "not_applicable"


def test_a_functional_post_without_a_ledger_is_open() -> None:
    ran = of()
    assert why(ran, "rank_balance") == {("rank_balance", "nothing to fold")}
    assert answer(ran, "rank_rise_is_due") == "unknown"


def test_contract_employees_earn_credit_and_have_no_next_rank() -> None:
    ran = of(converted(rank="ix"))
    assert number(ran, "level_balance") == Fraction("12.5")
    assert answer(ran, "rank_rise_is_due") == "not_applicable"
    assert codes(lines(ran)[0]) == set()


# ----------------------------------------------------------------------------- how long it takes


@pytest.mark.parametrize("predicate", SHARES)
@pytest.mark.parametrize("level", LEVELS)
def test_the_time_of_one_rank_at_a_steady_predicate(level: str, predicate: str) -> None:
    coefficient, need, _, _ = LEVELS[level]
    years = need / (Fraction(coefficient) * Fraction(SHARES[predicate], 100))
    (ran,) = lines(of(converted(12, predicate, level)))
    assert number(ran, "years_for_rank") == half_up(years)
    assert number(ran, "months_for_rank") == -(-years * 12 // 1)


@pytest.mark.parametrize("level", [level for level in LEVELS if level.startswith("ahli")])
def test_good_takes_four_years_at_every_level_of_experts(level: str) -> None:
    (ran,) = lines(of(converted(12, "baik", level)))
    assert ran.value("years_for_rank").number == Decimal("4.00")
    assert ran.value("months_for_rank").number == 48


@given(hundredths(6_000), st.sampled_from(list(SHARES)))
def test_the_months_that_are_left_are_rounded_up(credit: Decimal, predicate: str) -> None:
    ran = of(carried(str(credit)), rated_year(2025, predicate))
    lacking = max(50 - Fraction(credit), Fraction(0))
    months = lacking / (Fraction("12.5") * Fraction(SHARES[predicate], 100)) * 12
    assert number(ran, "months_to_rank") == -(-months // 1)


def test_the_next_rank_waits_for_credit_and_for_two_years() -> None:
    soon = of(carried("37.50"), rated_year(2025, "baik"), rank_since=date(2020, 1, 1))
    assert soon.value("rank_not_before").day == date(2027, 1, 1)
    young = of(carried("50"), rated_year(2025, "baik"), rank_since=date(2025, 10, 1))
    assert young.value("rank_not_before").day == date(2027, 10, 1)


# ----------------------------------------------------------------------------- the next level

TEST = evidence("level_test", date(2025, 1, 15), date(2027, 1, 15), level="ahli_muda")
GOOD = (rated_year(2024), rated_year(2025))
READY = (carried("100", rank="iii_b"), TEST, *GOOD)


def test_all_that_a_level_asks_for() -> None:
    assert answer(of(*READY), "level_rise_is_due") == "met"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("ahli_muda", "met"),
        ("ahli_madya", "not_met"),
        ("ahli_pertama", "not_met"),
        (MISSING, "unknown"),
    ],
)
def test_a_post_of_the_next_level_has_to_be_vacant(wanted: Given, found: str) -> None:
    ran = of(*READY, wanted_level=wanted)
    assert answer(ran, "vacancy") == answer(ran, "level_rise_is_due") == found


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (ON - ONE_DAY, "unknown"),
        (ON, "met"),
        (ON + ONE_DAY, "met"),
        (NOT_APPLICABLE, "met"),
        (MISSING, "unknown"),
    ],
)
def test_a_test_counts_up_to_its_last_day_and_what_expired_is_open(
    until: date | Absence, found: str
) -> None:
    passed = evidence("level_test", date(2025, 1, 15), until, level="ahli_muda")
    ran = of(carried("100", rank="iii_b"), passed, *GOOD)
    assert answer(ran, "level_test") == answer(ran, "level_rise_is_due") == found


def test_an_expired_test_is_open_because_there_is_nothing_valid() -> None:
    expired = evidence("level_test", date(2023, 1, 15), date(2025, 1, 15), level="ahli_muda")
    ran = of(carried("100", rank="iii_b"), expired, *GOOD)
    assert why(ran, "level_test") == {("best_valid_test", "nothing to fold")}


@pytest.mark.parametrize(
    ("result", "level", "found"),
    [
        ("passed", "ahli_muda", "met"),
        ("not_passed", "ahli_muda", "not_met"),
        ("passed", "ahli_madya", "unknown"),
        (MISSING, "ahli_muda", "unknown"),
        ("passed", MISSING, "unknown"),
    ],
)
def test_what_a_test_says(result: str | Absence, level: str | Absence, found: str) -> None:
    taken = evidence("level_test", date(2025, 1, 15), date(2027, 1, 15), result=result, level=level)
    assert answer(of(carried("100", rank="iii_b"), taken, *GOOD), "level_test") == found


def test_other_evidence_is_no_test_and_does_not_stand_in_its_way() -> None:
    health = evidence("health", date(2025, 1, 15), date(2027, 1, 15))
    assert answer(of(*READY, health), "level_test") == "met"
    ran = of(carried("100", rank="iii_b"), health, *GOOD)
    assert why(ran, "level_test") == {("best_valid_test", "nothing to fold")}


def test_one_valid_pass_suffices() -> None:
    failed = evidence(
        "level_test", date(2025, 6, 15), date(2027, 1, 15), result="not_passed", level="ahli_muda"
    )
    assert answer(of(*READY, failed), "level_test") == "met"


@pytest.mark.parametrize("predicate", SHARES)
def test_the_predicate_of_the_last_year(predicate: str) -> None:
    ran = of(carried("100", rank="iii_b"), TEST, rated_year(2024), rated_year(2025, predicate))
    good = predicate in ("sangat_baik", "baik")
    assert answer(ran, "good_last_year") == ("met" if good else "not_met")


@pytest.mark.parametrize(
    ("last_day", "found"),
    [
        (year_later(ON, -1) - ONE_DAY, "unknown"),  # more than a year ago: nothing is known
        (year_later(ON, -1), "not_met"),
        (year_later(ON, -1) + ONE_DAY, "not_met"),
    ],
)
def test_a_poor_predicate_weighs_for_a_year(last_day: date, found: str) -> None:
    poor = rated(last_day - timedelta(days=360), last_day, "kurang")
    ran = of(carried("100", rank="iii_b"), TEST, poor)
    assert answer(ran, "good_last_year") == found


@pytest.mark.parametrize(
    ("records", "wanted", "lacking"),
    [
        ((carried("99.99", rank="iii_b"), TEST, *GOOD), "ahli_muda", "credit_for_level"),
        ((carried("100", rank="iii_b"), TEST, *GOOD), "mahir", "vacancy"),
        ((carried("100", rank="iii_b"), *GOOD), "ahli_muda", "level_test"),
        ((carried("100", rank="iii_b"), TEST), "ahli_muda", "good_last_year"),
    ],
)
def test_each_thing_that_a_level_asks_for_may_be_what_is_lacking(
    records: tuple[Record, ...], wanted: str, lacking: str
) -> None:
    ran = of(*records, wanted_level=wanted)
    asked_for = ("credit_for_level", "vacancy", "level_test", "good_last_year")
    assert [step for step in asked_for if answer(ran, step) != "met"] == [lacking]
    assert answer(ran, "level_rise_is_due") == answer(ran, lacking) != "met"


# ------------------------------------------------------------------------------------- the pack


@pytest.mark.parametrize("day", [date(2022, 12, 31), date(2020, 6, 1)])
def test_before_2023_it_is_refused_by_name(day: date) -> None:
    with pytest.raises(NotInForce, match="permenpanrb-1-2023"):
        RULE.on(day)
    with pytest.raises(NotInForce):
        policy_on(day, "credit")


def test_from_the_first_day_of_2023_it_is_the_rule() -> None:
    assert policy_on(date(2023, 1, 1), "credit") is RULE
    assert policy_on(date(2040, 1, 1), "credit") is RULE


def test_what_is_assumed_or_unknown_is_listed_with_a_reason() -> None:
    found = {one.path: one for one in RULE.assumptions()}
    assert set(found) == {
        "in_force",
        "parameter.basic_credit_ii_a",
        "parameter.basic_credit_ii_b",
        "parameter.basic_credit_ii_c",
        "parameter.basic_credit_ii_d",
        "parameter.credit_above_level",
        "step.transfer_credit",
        "step.amount_for_rank",
        "step.need_used_by_rise",
        "step.used_for_rank",
        "step.transfer_rank_fits",
        "step.level_expected",
        "step.level_follows",
        "step.rank_expected",
        "step.rank_follows",
        "step.need_for_rank",
        "step.test_valid_until",
        "step.best_valid_test",
    }
    assert [path for path, one in found.items() if one.note is None and path != "in_force"] == []


def test_every_rank_of_permanent_civil_servants_is_on_the_ladder() -> None:
    assert [code(rank) for rank in LADDER] == [r.code for r in Rank if not r.by_contract]
