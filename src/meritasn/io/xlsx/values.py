"""What a cell of a sheet holds: its text in the XML, its type and its format together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal

from attrs import frozen

from meritasn.errors.codes import files, inputs
from meritasn.io.bounds import CELL_LENGTH
from meritasn.io.grid import Cell, Refused, Unreadable

__all__ = ["NOT_AVAILABLE", "Formats", "Values", "shown_text"]

NOT_AVAILABLE, _NO_NUMBER = "#N/A", "#NUM!"
"""What stands for a value that a spreadsheet does not have; as text it is refused again."""

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[+-]?\d{1,310}(?:\.\d{0,40})?(?:[eE][+-]?\d{1,4})?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_DAY = timedelta(days=1)
_MILLISECONDS = 86_400_000
_DAYS = 2_958_466
"""The day after the last one that a spreadsheet knows, 31 December 9999."""

_NO_DAY = 60
"""29 February 1900, which never was. The days before it are counted one too high."""

_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_OF_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT_FORMATS = frozenset({9, 10})


@frozen
class Formats:
    """Which styles of a workbook show a number as something else.

    Attributes:
        dates: Numbers of the styles that show a day or a time.
        percents: Numbers of those that show a percentage.
    """

    dates: frozenset[int] = frozenset()
    percents: frozenset[int] = frozenset()

    @classmethod
    def of(cls, styles: Sequence[int], codes: Mapping[int, str]) -> Formats:
        """From the format of each style, and the formats that the workbook defines.

        >>> Formats.of([0, 14, 164, 165], {164: "[$Rp-421]#,##0", 165: '0.0%" dari target"'})
        Formats(dates=frozenset({1}), percents=frozenset({3}))
        """
        plain = {id: _LITERAL.sub("", code) for id, code in codes.items()}
        dates = _DATE_FORMATS - {*plain} | {id for id, code in plain.items() if _is_date(code)}
        percents = _PERCENT_FORMATS - {*plain} | {id for id, code in plain.items() if "%" in code}
        return cls(
            frozenset(i for i, id in enumerate(styles) if id in dates),
            frozenset(i for i, id in enumerate(styles) if id in percents),
        )


def _is_date(code: str) -> bool:
    return code.casefold() not in {"general", "standard"} and bool(_OF_DATE.search(code))


def shown_text(text: str) -> str | Unreadable:
    r"""A text of a workbook, with the signs in it that XML cannot hold.

    >>> shown_text("dua_x000A_baris")
    'dua\nbaris'
    """
    shown = _ESCAPE.sub(_sign, text) if "_x" in text else text
    return Unreadable(files.LONG_CELL, shown) if len(shown) > CELL_LENGTH else shown


def _sign(match: re.Match[str]) -> str:
    sign = chr(int(match[1], 16))
    return sign if sign in "\t\n\r_" else match[0]


@frozen
class Values:
    """How the cells of a workbook are read.

    Attributes:
        texts: The texts that cells refer to by number.
        formats: What its styles show numbers as.
        from_1904: Whether days are counted from 1904 instead of 1900.
    """

    texts: Sequence[str | Unreadable] = ()
    formats: Formats = Formats()
    from_1904: bool = False

    def read(self, kind: str, style: int, text: str) -> Cell:
        """Reads a cell that has a value.

        Args:
            kind: Its type, as the file names it.
            style: The number of its style.
            text: Its value, as the file has it.

        Raises:
            Refused: If it refers to a text that is not there, or is of no known type.
        """
        match kind:
            case "s":
                return self._shared(text)
            case "str" | "inlineStr":
                return shown_text(text)
            case "b":
                return text.strip() in {"1", "true"}
            case "e":
                return Unreadable(inputs.ERROR_CELL, text)
            case "d":
                return _iso(text)
            case "n":
                return self._number(style, text.strip())
        raise Refused(files.DAMAGED_SHEET)

    def _shared(self, text: str) -> Cell:
        if _INTEGER.fullmatch(text.strip()) and 0 <= int(text) < len(self.texts):
            return self.texts[int(text)]
        raise Refused(files.DAMAGED_SHEET)

    def _number(self, style: int, text: str) -> Cell:
        if not _NUMBER.fullmatch(text):
            return Unreadable(inputs.ERROR_CELL, _NO_NUMBER)
        if style in self.formats.dates:
            return self._day(float(text))
        if style in self.formats.percents:
            shown = (Decimal(repr(float(text))) * 100).normalize()
            return f"{shown:f}%"
        return int(text) if _INTEGER.fullmatch(text) else float(text)

    def _day(self, days: float) -> Cell:
        """The day or time that a number is shown as, to the millisecond as a spreadsheet has it."""
        if not 0 <= days < _DAYS or (int(days) == _NO_DAY and not self.from_1904):
            return Unreadable(inputs.BAD_DATE, _NO_NUMBER)
        start = datetime(1904, 1, 1) if self.from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001  (a sheet has no time zones)
        if not self.from_1904 and 0 < days < _NO_DAY:
            start += _DAY
        try:
            moment = start + timedelta(milliseconds=round(days * _MILLISECONDS))
        except OverflowError:
            return Unreadable(inputs.BAD_DATE, _NO_NUMBER)
        return moment.time() if days < 1 else moment


def _iso(text: str) -> datetime | time | str:
    for read in (datetime.fromisoformat, time.fromisoformat):
        try:
            return read(text.strip())
        except ValueError:
            continue
    return text
