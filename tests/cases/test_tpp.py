"""Additional income: any input of the ops, against fractions; changed figures are noticed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.cases.test_cases import CASES, asked, changed, failing

from meritasn.cases.adapters import adapters

RULE = "tpp"
classes, rupiah = st.integers(1, 17), st.integers(0, 99_999_999)
FEW = settings(max_examples=20, deadline=None)  # each set of figures is a pack of its own


def whole(amount: Fraction) -> int:
    """Half a rupiah goes up."""
    return int(amount + Fraction(1, 2))


def decimals(low: int, high: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(low, high).map(lambda number: Decimal(number).scaleb(-places))


@FEW
@given(classes, rupiah, decimals(0, 200_000_000, 8))
def test_basic(kelas: int, allowance: int, itpp: Decimal) -> None:
    said = {"kelas": kelas, "bpk_allowance": allowance, "itpp": str(itpp)}
    expected = {"basic": whole(Fraction(itpp) * allowance)}
    assert asked(RULE, "basic", **said, expected=expected).passed


KNOWN = {
    15: 29_286_000,
    13: 20_010_000,
    11: 12_370_000,
    10: 10_760_000,
    8: 7_523_000,
    6: 5_764_000,
    5: 4_807_000,
    2: 1_947_000,
}


@pytest.mark.parametrize("kelas", range(19))
def test_a_class_that_no_source_gives_has_no_basic_amount(kelas: int) -> None:
    expected = {"basic": KNOWN.get(kelas)}
    assert asked(RULE, "basic", kelas=kelas, itpp=1, expected=expected).passed


indices = decimals(0, 20_000, 4)


@FEW
@given(indices, indices, indices)
def test_itpp(fiscal: Decimal, construction: Decimal, government: Decimal) -> None:
    said = {"fiscal_index": str(fiscal), "construction_index": str(construction)}
    product = fiscal * construction * government
    expected = {"itpp": f"{product:f}"}
    assert asked(
        RULE, "itpp", **said, local_government_index=str(government), expected=expected
    ).passed


@pytest.mark.parametrize("gone", ["fiscal_index", "construction_index", "local_government_index"])
def test_itpp_needs_all_three(gone: str) -> None:
    said = {"fiscal_index": "1", "construction_index": "1", "local_government_index": "1"}
    del said[gone]
    assert asked(RULE, "itpp", **said, expected={"itpp": None}).passed


Rate = tuple[int, int, Decimal]
rates = st.lists(
    st.tuples(st.integers(0, 19), st.integers(0, 19), decimals(0, 10_000, 2)), max_size=6
)


def share(rows: Sequence[Rate], kelas: int) -> Decimal | None:
    return next((percent for low, high, percent in rows if low <= kelas <= high), None)


@FEW
@given(classes, rupiah, rates)
def test_beban_kerja_with_rows_in_any_order_with_gaps_and_overlaps(
    kelas: int, basic: int, rows: list[Rate]
) -> None:
    percent = share(rows, kelas)
    amount = None if percent is None else whole(Fraction(percent) / 100 * basic)
    table = [{"from": low, "to": high, "pct": str(percent)} for low, high, percent in rows]
    said = {"kelas": kelas, "basic": basic, "rates": table}
    assert asked(RULE, "beban_kerja", **said, expected={"amount": amount}).passed


@pytest.mark.parametrize(
    ("table", "amount"),
    [
        ([{"from": 5, "pct": 25}], 250),
        ([{"to": 9, "pct": 25}], 250),
        ([{"from": 10, "to": None, "pct": 25}], None),
        ([{"pct": "12.5"}], 125),
        ([{"from": 1, "to": 17}], None),
        ([{"from": "9", "to": "9", "pct": "0"}], 0),
        ([1, "x", None], None),
        ([], None),
        (None, None),
        ({"from": 1, "to": 17, "pct": 25}, None),
    ],
)
def test_tables_of_rates_with_open_ends_and_of_other_shapes(
    table: object, amount: int | None
) -> None:
    said = {"kelas": 9, "basic": 1000, "rates": table}
    assert asked(RULE, "beban_kerja", **said, expected={"amount": amount}).passed


@FEW
@given(rupiah, st.integers(0, 50_000), decimals(0, 10_000, 2))
def test_split_60_40(pagu: int, minutes: int, presence: Decimal) -> None:
    productivity = Fraction(60, 100) * pagu * min(Fraction(1), Fraction(minutes, 6750))
    discipline = Fraction(40, 100) * pagu * Fraction(presence) / 100
    said = {"pagu": pagu, "activity_minutes": minutes, "presence_pct": str(presence)}
    expected = {"amount": whole(productivity) + whole(discipline)}
    assert asked(RULE, "split_60_40", **said, expected=expected).passed


@pytest.mark.parametrize("gone", ["pagu", "activity_minutes", "presence_pct"])
def test_split_60_40_makes_nothing_up(gone: str) -> None:
    said = {"pagu": 10, "activity_minutes": 6750, "presence_pct": "100"}
    del said[gone]
    assert asked(RULE, "split_60_40", **said, expected={"amount": None}).passed


CHANGES: Mapping[str, object] = {
    "parameter.productivity_share.value": 61,
    "parameter.full_minutes.value": 6749,
    "step.itpp_by_indices.formula": "fiscal_index * construction_index + government_index",
    "step.itpp_by_indices.decimals": 2,
    "step.basic.formula": "class_allowance * itpp / 2",
    "step.workload.formula": "basic * workload_share",
    "step.workload_share.when.15.then": "workload_share_2 / 2",
    "step.productivity.formula": "full * productivity_share / 100 * minutes / full_minutes",
    "step.discipline_by_presence.formula": "discipline_full * min(1, present)",
    "step.achieved.formula": "productivity - discipline_earned / 2",
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
    assert len(CASES[RULE]) == 14
