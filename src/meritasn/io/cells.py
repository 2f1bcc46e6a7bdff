"""What one cell says, by the type of its column.

Nothing is guessed: a cell that can be read in two ways is a finding that says what is expected. No
finding quotes a cell that could hold a name or a number of a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeAlias

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import files
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Column, ColumnType, Fact
from meritasn.io.bounds import YEARS
from meritasn.io.grid import Cell, DecimalSign, Unreadable, as_text, is_whole, trimmed
from meritasn.language import Language, Text, listing
from meritasn.model import VOCABULARY, InvalidNip, Nip, NiPppk, Term, parse_nip
from meritasn.quantities import Absence, decimal, exact, scaled

__all__ = ["FLAGS", "NOT_APPLICABLE", "Value", "beyond_range", "doubts", "read_cell", "read_text"]

Value: TypeAlias = str | date | bool | Decimal | Term | Absence | Nip | NiPppk
"""What a cell can hold once it is read."""

NOT_APPLICABLE: dict[Language, str] = {"id": "tidak berlaku", "en": "n/a"}
FLAGS: dict[bool, dict[Language, str]] = {
    True: {"id": "ya", "en": "yes"},
    False: {"id": "tidak", "en": "no"},
}

_NOT_APPLICABLE = {"n/a", "tb", "tidak berlaku"}
_FLAGS = {
    "ya": True,
    "yes": True,
    "true": True,
    "1": True,
    "tidak": False,
    "no": False,
    "false": False,
    "0": False,
}
_ISO = re.compile(
    # A midnight behind the day is what programs add; the day stays, whatever the time zone.
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ]00:00:00(?:\.0+)?Z?)?",
    re.ASCII,
)
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})(?P<by>[-/])(?P<month>\d{1,2})(?P=by)(?P<year>\d{4})", re.ASCII
)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{2}", re.ASCII)
_NUMBER = re.compile(r"[+-]?\d+(?:\.(\d+))?", re.ASCII)
_WITH_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?", re.ASCII)
_SEPARATED = re.compile(r"[+-]?[0-9][0-9.,\s]*")
_PERCENT = re.compile(r"[+-]?[0-9][0-9.,\s]*%")
_HARMLESS = re.compile(r"[-+.,/%\d\s]{1,14}", re.ASCII)
_ERRORS = frozenset("#CALC! #DIV/0! #FIELD! #N/A #NAME? #NULL! #NUM! #REF! #SPILL! #VALUE!".split())
_LOST = "\N{REPLACEMENT CHARACTER}"

_EXPECTED_DATE = Text(
    "2023-12-31, 31-12-2023 atau 31/12/2023", "2023-12-31, 31-12-2023 or 31/12/2023"
)
_EXPECTED_NUMBER = Text(
    "angka dengan titik desimal tanpa pemisah ribuan, misalnya 1234.56",
    "a number with a decimal point and no separator of thousands, such as 1234.56",
)
_EXPECTED_WITH_COMMA = Text(
    "angka dengan koma desimal, seperti yang dinyatakan, misalnya 1.234,56",
    "a number with a decimal comma, as was declared, such as 1.234,56",
)
_EXPECTED_FLAG = Text("ya atau tidak", "yes or no")
_ANOTHER_WORD = Text("kata lain", "another word")


def read_text(cell: Cell) -> str:
    """The text of a cell: trimmed, composed, without the apostrophe that marks it as text.

    >>> read_text(" '0012 ")
    '0012'
    """
    text = trimmed(unicodedata.normalize("NFC", as_text(cell)))
    return trimmed(text.removeprefix("'")) if text.startswith("'") else text


def read_cell(
    cell: Cell, column: Column, place: Place, decimal: DecimalSign = "."
) -> Value | Finding | None:
    """Reads a cell.

    Args:
        cell: What the file holds.
        column: The column it stands in.
        place: Where that is.
        decimal: What stands before the decimals of a number that is written as text.

    Returns:
        Its value; None where it is empty; or the finding why it cannot be read.
    """
    if isinstance(cell, Unreadable):
        return cell.code.at(place)
    text = read_text(cell)
    if not text:
        return None
    if text in _ERRORS:
        return codes.ERROR_CELL.at(place)
    if column.type not in _FREE and " ".join(text.casefold().split()) in _NOT_APPLICABLE:
        if column.fact and column.fact.absent_ok:
            return Absence.NOT_APPLICABLE
        return codes.NOT_APPLICABLE_HERE.at(place)
    if column.type is ColumnType.NUMBER:
        return _number(cell, text, column, place, decimal)
    return _READERS[column.type](cell, text, column, place)


def doubts(value: Value | None, column: Column, place: Place) -> Sequence[Finding]:
    """What somebody should look at in a value that was read."""
    if isinstance(value, str) and _LOST in value:
        return [files.LOST_LETTERS.at(place)]
    beyond = beyond_range(value, column.fact, place)
    return [beyond] if beyond else []


def beyond_range(value: Value | None, fact: Fact | None, place: Place) -> Finding | None:
    """The warning that a number is outside the range of its fact."""
    if fact is None or not isinstance(value, Decimal):
        return None
    if fact.low <= scaled(value, fact.decimals) <= fact.high:
        return None
    low, high = (decimal(end, fact.decimals) for end in (fact.low, fact.high))
    return codes.OUT_OF_RANGE.at(place, low=low, high=high)


def _key(cell: Cell, text: str, _column: Column, place: Place) -> Value | Finding:
    if isinstance(cell, (bool, date, time)):
        return codes.NOT_TEXT.at(place)
    if isinstance(cell, (int, float)) and not is_whole(cell):
        return codes.NUMBER_AS_KEY.at(place)
    return text


def _text(cell: Cell, text: str, _column: Column, place: Place) -> Value | Finding:
    return codes.NOT_TEXT.at(place) if isinstance(cell, (bool, date, time)) else text


def _nip(cell: Cell, text: str, _column: Column, place: Place) -> Value | Finding:
    try:
        return parse_nip(cell if isinstance(cell, (int, float)) else text)
    except InvalidNip as refused:
        return codes.BAD_NIP.at(place, reason=refused.message)


def _date(cell: Cell, text: str, column: Column, place: Place) -> Value | Finding:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match and int(match["year"]) in YEARS:
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            pass  # the finding below says so
    code = codes.SHORT_YEAR if _SHORT_YEAR.fullmatch(text) else codes.BAD_DATE
    return code.at(place, found=_quoted(text, column), expected=_EXPECTED_DATE)


def _enum(_cell: Cell, text: str, column: Column, place: Place) -> Value | Finding | None:
    terms = VOCABULARY[column.enum or ""]
    try:
        return terms.parse(text)
    except ValueError:
        return codes.NOT_IN_LIST.at(place, expected=listing(term.label for term in terms))


def _flag(_cell: Cell, text: str, column: Column, place: Place) -> Value | Finding:
    said = _FLAGS.get(text.casefold())
    if said is not None:
        return said
    found = _quoted(text, column) or _ANOTHER_WORD
    return codes.NOT_A_FLAG.at(place, found=found, expected=_EXPECTED_FLAG)


def _number(
    cell: Cell, text: str, column: Column, place: Place, decimal: DecimalSign
) -> Value | Finding:
    number = Decimal(repr(cell)) if _is_number(cell) else None
    plain = f"{number:f}".removesuffix(".0") if number is not None else text
    found = _quoted(plain, column)
    expected = _EXPECTED_NUMBER
    if number is None and decimal == ",":
        expected = _EXPECTED_WITH_COMMA
        plain = _pointed(plain)
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return _not_a_number(plain).at(place, found=found, expected=expected)
    try:
        number = exact(plain)
    except ValueError:  # of a size that nothing is counted with
        return codes.NOT_A_NUMBER.at(place, found=found, expected=expected)
    decimals = column.fact.decimals if column.fact else 0
    # Counted as written: 150.000 is far more often a hundred and fifty thousand than 150.
    if len(match[1] or "") > decimals:
        return codes.TOO_MANY_DECIMALS.at(place, found=found, expected=expected, decimals=decimals)
    return number


def _pointed(text: str) -> str:
    """A number with a decimal comma as one with a point; any other text so that it is refused.

    >>> _pointed("1.234,56"), _pointed("1234"), _pointed("12.5")
    ('1234.56', '1234', '12,5')
    """
    if _WITH_COMMA.fullmatch(text):
        return text.replace(".", "").replace(",", ".")
    return text.replace(".", ",")


def _not_a_number(text: str) -> Code:
    if _PERCENT.fullmatch(text):
        return files.PERCENT_SIGN
    return codes.SEPARATORS if _SEPARATED.fullmatch(text) else codes.NOT_A_NUMBER


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def _quoted(text: str, column: Column) -> str | None:
    """The text, where nothing about a person can hide in it."""
    return text if _HARMLESS.fullmatch(text) and not column.personal else None


_FREE = {ColumnType.KEY, ColumnType.REF, ColumnType.TEXT}
_READERS: dict[ColumnType, Callable[[Cell, str, Column, Place], Value | Finding | None]] = {
    ColumnType.KEY: _key,
    ColumnType.REF: _key,
    ColumnType.TEXT: _text,
    ColumnType.NIP: _nip,
    ColumnType.DATE: _date,
    ColumnType.ENUM: _enum,
    ColumnType.FLAG: _flag,
}
