"""Credit of functional posts: any input of the ops, and figures whose change an example notices."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.test_cases import CASES, asked, changed, failing
from tests.policies.regulations.ledgers import BASIC, LADDER, LEVELS, SHARES, half_up, hundredths

from meritasn.cases.adapters import adapters
from meritasn.model import PostLevel, Predicate

RULE = "angka_kredit"
JENJANG = {level: PostLevel.of(level).label.id for level in LEVELS}
PREDIKAT = {predicate: Predicate.of(predicate).label.id for predicate in SHARES}

levels, predicates = st.sampled_from(list(LEVELS)), st.sampled_from(list(SHARES))


def rate(level: str, predicate: str) -> Fraction:
    return Fraction(LEVELS[level][0]) * Fraction(SHARES[predicate], 100)


def two(number: Fraction) -> str:
    return f"{half_up(number).numerator / Decimal(half_up(number).denominator):.2f}"


@given(levels, predicates, st.integers(0, 12))
def test_convert(level: str, predicate: str, months: int) -> None:
    said = {"jenjang": JENJANG[level], "predikat": PREDIKAT[predicate], "months": months}
    expected = {"ak": two(rate(level, predicate) * Fraction(months, 12))}
    assert asked(RULE, "convert", **said, expected=expected).passed


@given(st.lists(hundredths(20_000), min_size=1, max_size=30))
def test_accumulate(items: list[Decimal]) -> None:
    said = {"items": [str(item) for item in items]}
    assert asked(RULE, "accumulate", **said, expected={"total": str(sum(items))}).passed


@given(levels)
def test_diploma_bonus(level: str) -> None:
    expected = {"bonus": two(Fraction(LEVELS[level][1], 4))}
    assert asked(RULE, "diploma_bonus", jenjang=JENJANG[level], expected=expected).passed


@given(levels, predicates)
def test_time_to_next_pangkat(level: str, predicate: str) -> None:
    years = LEVELS[level][1] / rate(level, predicate)
    said = {"jenjang": JENJANG[level], "predikat": PREDIKAT[predicate]}
    expected = {"years": two(years), "whole_months": -(-years * 12 // 1)}
    assert asked(RULE, "time_to_next_pangkat", **said, expected=expected).passed


@given(
    st.sampled_from(list(BASIC)), predicates, st.integers(0, 30), st.integers(0, 11), st.booleans()
)
def test_entry_by_transfer(
    rank: str,
    predicate: str,
    years: int,
    months: int,
    peak: bool,  # noqa: FBT001  (drawn by Hypothesis)
) -> None:
    level = [level for level, row in LEVELS.items() if rank in row[3].split()][-1]
    time = years + Fraction(months, 12)
    earned = half_up(rate(level, predicate) * (min(time, Fraction(3)) if peak else time))
    said = {
        "jenjang": JENJANG[level],
        "golongan": rank,
        "predikat": PREDIKAT[predicate],
        "years": years,
        "months": months,
        "peak_rank": peak,
    }
    expected = {
        "ak": two(earned),
        "ak_dasar": str(BASIC[rank]),
        "total": two(earned + BASIC[rank]),
    }
    assert asked(RULE, "entry_by_transfer", **said, expected=expected).passed


def test_entry_by_transfer_with_a_rank_above_the_level() -> None:
    said = {"golongan": "III/d", "predikat": "Baik", "years": 2, "months": 0, "peak_rank": False}
    expected = {"ak": None, "ak_dasar": None, "total": "100"}
    assert asked(RULE, "entry_by_transfer", jenjang="Mahir", **said, expected=expected).passed


@pytest.mark.parametrize("rank", [rank for rank in LADDER if rank.startswith("II/")])
def test_entry_by_transfer_with_a_rank_whose_basic_credit_is_unknown(rank: str) -> None:
    level = next(level for level, row in LEVELS.items() if rank in row[3].split())
    said = {"golongan": rank, "predikat": "Baik", "years": 2, "months": 0, "peak_rank": False}
    expected = {"ak": two(2 * rate(level, "baik")), "ak_dasar": None, "total": None}
    assert asked(
        RULE, "entry_by_transfer", jenjang=JENJANG[level], **said, expected=expected
    ).passed


@settings(max_examples=25, deadline=None)  # each need is a pack of its own
@given(st.lists(hundredths(20_000), min_size=1, max_size=10), st.integers(0, 999))
def test_pangkat_check(items: list[Decimal], need: int) -> None:
    total = sum(items, Decimal(0))
    said = {"items": [str(item) for item in items], "need": str(need)}
    expected = {"total": str(total), "eligible": total >= need, "balance": str(total - need)}
    assert asked(RULE, "pangkat_check", **said, expected=expected).passed


CHANGES: Mapping[str, object] = {
    "parameter.coefficient_ahli_pertama.value": 13,
    "parameter.coefficient_ahli_muda.value": 26,
    "parameter.coefficient_ahli_madya.value": 38,
    "parameter.coefficient_ahli_utama.value": 49,
    "parameter.coefficient_pemula.value": 4,
    "parameter.coefficient_terampil.value": 6,
    "parameter.coefficient_mahir.value": 5,
    "parameter.coefficient_penyelia.value": 26,
    "parameter.rank_need_ahli_pertama.value": 51,
    "parameter.rank_need_ahli_muda.value": 101,
    "parameter.rank_need_ahli_utama.value": 201,
    "parameter.rank_need_terampil.value": 50,
    "parameter.rank_need_mahir.value": 20,
    "parameter.share_sangat_baik.value": 151,
    "parameter.share_baik.value": 99,
    "parameter.share_butuh_perbaikan.value": 76,
    "parameter.share_kurang.value": 51,
    "parameter.diploma_share.value": 26,
    "parameter.most_years_at_peak.value": 4,
    "parameter.basic_credit_iii_a.value": 50,
    "parameter.basic_credit_iii_b.value": 0,
    "parameter.basic_credit_iv_b.value": 100,
    "step.converted.decimals": 1,
    "step.months_for_rank.formula": "rank_need / coefficient * months_in_year",
    "step.rank_surplus.formula": "need_for_rank - rank_balance",
    "step.credit_for_rank.require": "rank_balance > need_for_rank",
    "step.gathered_for_rank.running": "previous + amount_for_rank / 2",
    "step.total_credit.sum_over.value": "amount_for_rank",
}


@pytest.mark.parametrize(("path", "value"), CHANGES.items())
def test_a_change_of_one_figure_or_step_fails_an_example(path: str, value: object) -> None:
    assert failing(RULE, changed(RULE, path, value))


def test_every_op_depends_on_the_pack() -> None:
    caught = {
        op for path, value in CHANGES.items() for op in failing(RULE, changed(RULE, path, value))
    }
    assert caught == set(adapters()[RULE])


def test_all_examples_are_there() -> None:
    assert len(CASES[RULE]) == 37
