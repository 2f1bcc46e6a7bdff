"""One sheet: its cells row by row, and what it hides, merges and never worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from meritasn.errors.codes import files, inputs
from meritasn.io.bounds import CELLS, COLUMNS, ROWS
from meritasn.io.grid import Cell, Refused, Unreadable, is_empty
from meritasn.io.xlsx.names import local_name
from meritasn.io.xlsx.package import Stop
from meritasn.io.xlsx.texts import TextPieces
from meritasn.io.xlsx.values import NOT_AVAILABLE, Values

__all__ = ["Sheet", "is_on"]

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_ROW = re.compile(r"[1-9]\d{0,6}", re.ASCII)
_STYLE = re.compile(r"\d{1,6}", re.ASCII)


def is_on(attribute: str | None) -> bool:
    """What an attribute of XML says that is either on or off."""
    return attribute in {"1", "true", "on"}


def column_number(letters: str) -> int:
    """The number of a column from its letters.

    >>> column_number("A"), column_number("AA"), column_number("XFD")
    (1, 27, 16384)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class Sheet:
    """Takes in the XML of a sheet.

    Attributes:
        rows: Numbers and cells, up to the last filled one, of the rows that hold anything.
        merged: First and last row of each range of merged cells.
        row: The number of the row that was come to.
        hidden_rows: Numbers of the rows that are hidden.
        hidden_columns: First and last number of the columns that are hidden.
    """

    def __init__(self, values: Values, *, peek: bool = False) -> None:
        """Begins.

        Args:
            values: How the cells of the workbook are read.
            peek: Whether the first row that holds anything is enough.
        """
        self.rows: list[tuple[int, tuple[Cell, ...]]] = []
        self.merged: list[tuple[int, int]] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self._values = values
        self._peek = peek
        self.row = self._seen = self._column = self._total = 0
        self._cells: list[Cell] = []
        self._cell: _OpenCell | None = None

    # -- what the XML says, in its order --------------------------------------------------------

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Takes the start of an element."""
        match local_name(name):
            case "c":
                self._open_cell(attributes)
            case "row":
                self._open_row(attributes)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))
            case "col" if is_on(attributes.get("hidden")):
                self._hide(attributes.get("min", ""), attributes.get("max", ""))
            case inside if inside and self._cell:
                self._cell.start(inside)

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        match local_name(name):
            case "c":
                self._close_cell()
            case "row":
                self._close_row()
            case inside if inside and self._cell:
                self._cell.pieces.end(inside)

    def text(self, data: str) -> None:
        """Takes a piece of text."""
        if self._cell:
            self._cell.pieces.text(data)

    # -- rows and cells -------------------------------------------------------------------------

    def _open_row(self, attributes: Mapping[str, str]) -> None:
        said = attributes.get("r", str(self.row + 1))
        before = self.row
        self._seen += 1
        self.row = int(said) if _ROW.fullmatch(said) else 0
        if self._seen > ROWS or self.row > ROWS:
            raise Refused(files.TOO_MANY_ROWS, limit=ROWS)
        if self.row <= before:
            raise Refused(files.DAMAGED_SHEET, before or None)
        self._column = 0
        self._cells = []
        if is_on(attributes.get("hidden")):
            self.hidden_rows.append(self.row)

    def _close_row(self) -> None:
        if self._cells:
            self.rows.append((self.row, tuple(self._cells)))
            self._cells = []
            if self._peek:
                raise Stop

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        place, column = attributes.get("r"), self._column + 1
        if place is not None:
            match = _PLACE.fullmatch(place)
            column = column_number(match[1]) if match else 0
        if column <= self._column or not self.row:
            raise Refused(files.DAMAGED_SHEET, self.row or None)
        if column > COLUMNS:
            raise Refused(files.TOO_MANY_COLUMNS, self.row, limit=COLUMNS)
        self._column = column
        style = attributes.get("s", "0")
        self._cell = _OpenCell(
            attributes.get("t", "n"), int(style) if _STYLE.fullmatch(style) else 0
        )

    def _close_cell(self) -> None:
        cell, self._cell = self._cell, None
        try:
            value = cell.value(self._values) if cell else None
        except Refused as refused:
            refused.row = self.row
            raise
        if is_empty(value):
            return
        empty = self._column - len(self._cells) - 1
        self._cells.extend([None] * empty)
        self._cells.append(value)
        self._total += empty + 1
        if self._total > CELLS:
            raise Refused(files.TOO_MANY_CELLS, self.row, limit=CELLS)

    def _merge(self, reference: str) -> None:
        ends = [_PLACE.fullmatch(end) for end in reference.replace("$", "").split(":")]
        rows = sorted(int(end[2]) for end in ends if end)
        if not rows or len(rows) < len(ends) or len(self.merged) >= ROWS:
            raise Refused(files.DAMAGED_SHEET)
        self.merged.append((rows[0], rows[-1]))

    def _hide(self, first: str, last: str) -> None:
        if len(self.hidden_columns) >= COLUMNS:
            raise Refused(files.DAMAGED_SHEET)
        if _ROW.fullmatch(first) and _ROW.fullmatch(last):
            self.hidden_columns.append((int(first), int(last)))


class _OpenCell:
    """A cell whose end has not come yet."""

    def __init__(self, kind: str, style: int) -> None:
        self.pieces = TextPieces()
        self._kind = kind
        self._style = style
        self._formula = False

    def start(self, name: str) -> None:
        self._formula = self._formula or name == "f"
        self.pieces.start(name)

    def value(self, values: Values) -> Cell:
        text = self.pieces.joined()
        if text:
            return values.read(self._kind, self._style, text)
        # A formula may well give an empty text; one that gives nothing was never worked out.
        if self._formula and not (self.pieces.given and self._kind == "str"):
            return Unreadable(inputs.FORMULA_WITHOUT_VALUE, NOT_AVAILABLE)
        return None
