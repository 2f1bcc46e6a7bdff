from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import catalogue
from meritasn.io.cells import beyond_range, read_cell
from meritasn.io.grid import Cell
from meritasn.model import Nip, NiPppk, PostLevel, Rank, Rating
from meritasn.quantities import Absence

HERE = Place(row=2)


def cell(name: str, value: Cell) -> object:
    """What a cell of a column says: its value, or the code why it says nothing."""
    table, column = name.split(".")
    read = read_cell(value, catalogue().tables[table].column(column), HERE)
    return read.code if isinstance(read, Finding) else read


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("units.unit", "  '0012 ", "0012"),
        ("units.unit", 12, "12"),
        ("units.unit", 12.0, "12"),
        ("units.unit", 12.5, codes.NUMBER_AS_KEY),
        ("units.unit", 1e15, codes.NUMBER_AS_KEY),
        ("units.unit", "TB", "TB"),
        ("units.unit", datetime(2023, 5, 1), codes.NOT_TEXT),  # noqa: DTZ001  (as sheets give it)
        ("units.name", "Cafe\u0301", "Café"),
        ("units.name", 2019, "2019"),
        ("units.name", True, codes.NOT_TEXT),
        ("units.active", "Ya", True),
        ("units.active", 0, False),
        ("units.active", False, False),
        ("units.active", "mungkin", codes.NOT_A_FLAG),
        ("units.active", "n/a", codes.NOT_APPLICABLE_HERE),
        ("employees.rank", "Penata Muda Tk. I", Rank.III_B),
        ("employees.rank", "tidak ada data", None),
        ("employees.post_level", "MU", PostLevel.AHLI_MUDA),
        ("appraisals.results_rating", 2.0, Rating.SESUAI),
        ("appraisals.results_rating", "tinggi", codes.NOT_IN_LIST),
        ("appraisals.recorded_predicate", "Tidak  Berlaku", Absence.NOT_APPLICABLE),
        ("appraisals.service", "tb", codes.NOT_APPLICABLE_HERE),
        ("appraisals.leadership", "TB", Absence.NOT_APPLICABLE),
    ],
)
def test_words(column: str, value: Cell, said: object) -> None:
    assert cell(column, value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2023-12-31", date(2023, 12, 31)),
        ("31-12-2023", date(2023, 12, 31)),
        ("1/2/2023", date(2023, 2, 1)),
        (datetime(2023, 12, 31), date(2023, 12, 31)),  # noqa: DTZ001  (as sheets give it)
        (datetime(2023, 12, 31, 8), codes.BAD_DATE),  # noqa: DTZ001  (as sheets give it)
        ("31-12/2023", codes.BAD_DATE),
        ("12/31/2023", codes.BAD_DATE),
        ("2023-02-29", codes.BAD_DATE),
        ("0203-12-31", codes.BAD_DATE),
        ("31 Desember 2023", codes.BAD_DATE),
        ("٣١-١٢-٢٠٢٣", codes.BAD_DATE),
        ("31-12-23", codes.SHORT_YEAR),
        (45291, codes.BAD_DATE),
        ("tb", codes.NOT_APPLICABLE_HERE),
    ],
)
def test_dates(value: Cell, said: object) -> None:
    assert cell("appraisals.first_day", value) == said


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("targets.quality_target", "85.50", Decimal("85.5")),
        ("targets.quality_target", 85.5, Decimal("85.5")),
        ("targets.quality_target", 85, Decimal(85)),
        ("targets.quality_target", 85.0, Decimal(85)),
        ("targets.quality_target", "-3", Decimal(-3)),
        ("targets.quality_target", 0.1 + 0.2, codes.TOO_MANY_DECIMALS),
        ("targets.quality_target", "85.555", codes.TOO_MANY_DECIMALS),
        ("targets.quality_target", "85,5", codes.SEPARATORS),
        ("targets.quality_target", "1.234,56", codes.SEPARATORS),
        ("targets.quality_target", "1,234.56", codes.SEPARATORS),
        ("targets.quality_target", "8 500", codes.SEPARATORS),
        ("targets.quality_target", "8.5E+01", codes.NOT_A_NUMBER),
        ("targets.quality_target", "delapan", codes.NOT_A_NUMBER),
        ("targets.quality_target", "٨٥", codes.NOT_A_NUMBER),
        ("targets.quality_target", "NaN", codes.NOT_A_NUMBER),
        ("targets.quality_target", float("inf"), codes.NOT_A_NUMBER),
        ("targets.quality_target", float("nan"), codes.NOT_A_NUMBER),
        ("targets.quality_target", True, codes.NOT_A_NUMBER),
        ("targets.quality_target", datetime(2023, 5, 1), codes.NOT_A_NUMBER),  # noqa: DTZ001  (as sheets give it)
        ("targets.quality_target", "n/a", Absence.NOT_APPLICABLE),
        ("targets.quality_target", " ", None),
        ("targets.cost_target", "150.000", codes.TOO_MANY_DECIMALS),
        ("targets.cost_target", 1e13, Decimal(10) ** 13),
        ("targets.cost_target", "200000025", Decimal(200000025)),
    ],
)
def test_numbers(column: str, value: Cell, said: object) -> None:
    assert cell(column, value) == said


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("190302281925012999", Nip),
        (" '19030228 192501 2 999", Nip),
        ("190207152024212998", NiPppk),
        (190302281925012999, Code),
        (1.90302281925013e17, Code),
        ("1.90302E+17", Code),
        ("190302281925012000", Code),
    ],
)
def test_numbers_of_people_are_text(value: Cell, kind: type[object]) -> None:
    assert isinstance(cell("employees.nip", value), kind)


@pytest.mark.parametrize(("value", "warned"), [("100", 0), ("100.01", 1), ("-0.01", 1), ("0", 0)])
def test_a_number_out_of_range_is_kept_with_a_warning(value: str, warned: int) -> None:
    column = catalogue().tables["targets"].column("quality_target")
    number = read_cell(value, column, HERE)
    assert number == Decimal(value)
    assert not isinstance(number, Finding)
    assert bool(beyond_range(number, column.fact, HERE)) == bool(warned)
