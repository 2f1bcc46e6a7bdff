"""Rows of cells as they stand in a file, before anybody asks what they mean.

A CSV file and a sheet of a workbook become the same thing: a header and numbered lines. What a file
keeps to itself (its encoding, its separator, its merged cells) ends here.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Literal, TypeAlias

from attrs import field, frozen

from meritasn.errors import Code, Finding, Place
from meritasn.language import Fill, Text

__all__ = [
    "Cell",
    "DecimalSign",
    "Grid",
    "Line",
    "Refused",
    "Unreadable",
    "as_text",
    "is_empty",
    "is_whole",
    "trimmed",
]

DecimalSign: TypeAlias = Literal[".", ","]
"""What stands before the decimals of a number that is written as text."""

WIDEST_NUMBER = 10**15
"""From here on a spreadsheet no longer keeps every digit of a number."""

_INVISIBLE = "\ufeff\u200b\u2060"
"""Signs without width that copying leaves at the ends of a text: among them a misplaced BOM."""


@frozen
class Unreadable:
    """A cell of a workbook that shows no value to read.

    Attributes:
        code: Why.
        text: What the spreadsheet shows.
    """

    code: Code
    text: str


Cell: TypeAlias = str | int | float | date | time | timedelta | Unreadable | None
"""What a cell holds; in CSV text only."""


@frozen
class Line:
    """One row below the header.

    Attributes:
        row: Its number as a spreadsheet shows it.
        cells: Those up to the last one that the file has.
        fault: Why the row as a whole cannot be used.
    """

    row: int
    cells: tuple[Cell, ...] = field(repr=False)
    fault: Finding | None = None


@frozen
class Grid:
    """One file or sheet.

    Attributes:
        name: What names its table: the name of the file or the title of the sheet.
        place: The file, and the sheet.
        header: The column headers.
        lines: The rows below that hold anything.
        fault: Why nothing in it can be read.
        header_row: The number of the row in which the headers stand.
        notes: What was taken from it that somebody should know.
        decimal: How its numbers are written where they are text.
    """

    name: str
    place: Place
    header: tuple[str, ...] = ()
    lines: tuple[Line, ...] = field(default=(), repr=False)
    fault: Finding | None = None
    header_row: int = 1
    notes: tuple[Finding, ...] = ()
    decimal: DecimalSign = "."


class Refused(Exception):
    """Why nothing of a file or a sheet can be read; its place is known to who opened it.

    Attributes:
        code: Why.
        row: The row in which that was found.
        found: What stands there.
        message: The sentence of the code.
    """

    def __init__(
        self, code: Code, row: int | None = None, *, found: Text | None = None, **values: Fill
    ) -> None:
        super().__init__(code.id)
        self.code = code
        self.row = row
        self.found = found
        self.message = code.template.fill(**values)

    def at(self, place: Place) -> Finding:
        """The finding, in a file or sheet."""
        here = Place(place.file, place.sheet, self.row)
        return Finding(self.code, here, self.message, self.found)


def trimmed(text: str) -> str:
    r"""A text without blanks, and without signs of no width, at its ends.

    >>> trimmed("\ufeff unit\u00a0")
    'unit'
    """
    text = text.strip()
    return text if text.isascii() else text.strip(_INVISIBLE).strip()


def is_empty(cell: Cell) -> bool:
    """Whether a cell holds nothing."""
    return cell is None or (isinstance(cell, str) and not trimmed(cell))


def is_whole(number: float) -> bool:
    """Whether a number is a whole one of which a spreadsheet has kept every digit.

    >>> is_whole(12.0), is_whole(12.5), is_whole(1e15)
    (True, False, False)
    """
    return abs(number) < WIDEST_NUMBER and number == int(number)


def as_text(cell: Cell, decimal: DecimalSign = ".") -> str:
    """A cell as text, so that it can be written to a file and read again.

    A number too long for a spreadsheet keeps its exponent, lest digits that are lost look real.

    Args:
        cell: What the file holds.
        decimal: What stands before the decimals of a number.

    >>> as_text(12.0), as_text(85.5), as_text(85.5, ","), as_text(199001012020121901)
    ('12', '85.5', '85,5', '1.990010120201219e+17')
    """
    match cell:
        case None:
            return ""
        case str():
            return cell
        case Unreadable():
            return cell.text
        case bool():
            return str(cell).upper()
        case int() | float():
            return str(int(cell)) if is_whole(cell) else repr(float(cell)).replace(".", decimal)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)
