"""A table has a cell for every label, and what stands in it is what comes out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import pack, step

from meritasn.errors.codes import packs
from meritasn.facts import read_catalogue
from meritasn.policies import lint, read_policy
from meritasn.rules import Record, interpret, run

SMALL = read_catalogue(CATALOGUE)
RATINGS = "di_atas", "sesuai", "di_bawah"
CELLS = {"di_atas": "2.5", "sesuai": "0", "di_bawah": "-1"}


def table(of: str, *rows: str, decimals: int = 1) -> str:
    body = f"table = {of}\ndecimals = {decimals}\n[step.grid]\n" + "\n".join(rows)
    return pack(step("result", body))


@pytest.mark.parametrize("label", RATINGS)
def test_the_cell_of_a_label_is_its_number(label: str) -> None:
    text = table('["own_rating"]', *(f"{code} = {cell}" for code, cell in CELLS.items()))
    program = read_policy(text, facts=SMALL).on(DAYS[0])
    for reading in (run, interpret):
        answer = reading(program, Record({"own_rating": label})).value("result")
        assert answer.number == Decimal(CELLS[label])


def test_the_order_of_the_rows_and_columns_does_not_matter() -> None:
    rows = [f"{a} = {{ met = {i}, not_met = {i}.5 }}" for i, a in enumerate(RATINGS)]
    asked = step(
        "asked",
        'require = "balance > 0"\ncode = "asked"\nmessage = { id = "Tidak", en = "No" }',
    )
    for listed in (rows, rows[::-1]):
        alone = table('["own_rating", "asked"]', *listed)
        text = alone.replace("\n[[step]]", f"{asked}\n[[step]]", 1)
        program = read_policy(text, facts=SMALL).on(DAYS[0])
        for i, label in enumerate(RATINGS):
            for balance, half in ((1, "0"), (-1, "0.5")):
                whole = Record({"own_rating": label, "balance": Decimal(balance)})
                assert run(program, whole).value("result").number == i + Decimal(half)


def test_a_cell_too_few_too_many_or_too_precise_is_named() -> None:
    good = [f"{code} = {cell}" for code, cell in CELLS.items()]
    for rows, code, path, names in (
        (good[:2], packs.CELL_MISSING, "grid", "di_bawah"),
        ([*good, "lain = 1"], packs.CELL_EXTRA, "grid", "lain"),
        ([*good[:2], "di_bawah = 1.25"], packs.TOO_PRECISE, "grid.di_bawah", "1.25"),
        ([*good[:2], 'di_bawah = "x"'], packs.WRONG_TYPE, "grid.di_bawah", "di_bawah"),
    ):
        (found,) = lint(table('["own_rating"]', *rows), facts=SMALL)
        assert (found.code, found.place.path) == (code, f"step.result.{path}")
        assert names in found.message.en
