"""What one value of a payload says, by the kind of its field.

Nothing is guessed: what can be read in two ways is a finding. No finding quotes what could name a
person or be their number.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TypeAlias

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.bounds import YEARS
from meritasn.io.siasn.names import Kind, Name
from meritasn.io.siasn.words import WORDS
from meritasn.language import Text, listing
from meritasn.model import InvalidNip, Nip, NiPppk, Term, parse_nip
from meritasn.quantities import exact

__all__ = ["Value", "is_missing", "read_value"]

Value: TypeAlias = str | int | Decimal | date | bool | Term | Nip | NiPppk
"""What a field can hold once it is read."""

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(T00:00:00(\.0+)?Z?)?", re.ASCII)
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}-\d{1,2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_SEPARATED = re.compile(r"-?\d[\d.,]*", re.ASCII)
_LONG = re.compile(r"\d{16,}", re.ASCII)
"""Longer than any number of a soldier or of the police: a NIP, or what is left of one."""
_AS_NUMBER = re.compile(r"\d+([.,]\d+)?e\+?\d+|\d+[.,]0+", re.ASCII | re.IGNORECASE)
_HARMLESS = re.compile(r"-?\d{1,4}([.,]\d{1,4})?|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}", re.ASCII)

_NO_DATA = frozenset({"", "tidak ada data"})
_ZERO_IS_A_VALUE = frozenset({Kind.COUNT, Kind.DECIMAL, Kind.FLAG})
_MONTHS = range(1, 13)
_COUNTS = range(10**6)
_FLAGS = {"true": True, "1": True, "ya": True, "false": False, "0": False, "tidak": False}

_TEXT = Text("teks", "text")
_WHOLE = Text("bilangan bulat", "a whole number")
_NUMBER_SHAPE = Text("bilangan dengan titik desimal", "a number with a decimal point")
_DATE = Text(
    "31-12-2023, 31-1-2023 atau 2023-12-31T00:00:00Z",
    "31-12-2023, 31-1-2023 or 2023-12-31T00:00:00Z",
)
_FLAG = Text("true atau false, 1 atau 0", "true or false, 1 or 0")
_A_NIP = Text("18 angka sebagai teks", "18 digits as text")


class _Fault(Exception):
    """Why a value cannot be read."""

    def __init__(
        self, code: Code, expected: Text, *, reason: Text | None = None, shape: Text | None = None
    ) -> None:
        super().__init__(code.id)
        self.code, self.expected = code, expected
        self.values = {"reason": reason} if reason else {"shape": shape} if shape else {}


def read_value(value: object, name: Name, place: Place) -> Value | Finding | None:
    """Reads a value.

    Returns:
        What it says; None where it says that there is no data; or the finding why it cannot be
        read.
    """
    try:
        return None if is_missing(value, name.kind) else _READERS[name.kind](value, name)
    except _Fault as fault:
        found = _shown(value, name)
        return fault.code.at(place, found=found, expected=fault.expected, **fault.values)


def is_missing(value: object, kind: Kind) -> bool:
    """Whether a value says that there is none: a zero does where nothing is counted."""
    if value is None:
        return True
    if isinstance(value, str) and _tidy(value).casefold() in _NO_DATA:
        return True
    return kind not in _ZERO_IS_A_VALUE and not isinstance(value, bool) and _number(value) == 0


def _shown(value: object, name: Name) -> Text:
    """What was found: a short figure as it is, anything else by what it is only."""
    plain = _tidy(value) if isinstance(value, str) else str(_number(value))
    if _HARMLESS.fullmatch(plain) and not name.personal:
        return Text(plain, plain)
    match value:
        case bool():
            return Text("nilai logika", "a truth value")
        case int() | float() | Decimal():
            return Text("bilangan", "a number")
        case str():
            return _TEXT
        case Mapping():
            return Text("objek", "an object")
        case _:
            return Text("larik atau lainnya", "an array or something else")


# ------------------------------------------------------------------------------------------ numbers


def _number(value: object) -> Decimal | None:
    """The exact number that a value is, in whatever form; None where it is none."""
    try:
        match value:
            case bool():
                return None
            case int() | Decimal():
                return exact(value)
            case float():
                return exact(repr(value))  # the decimal that this double is nearest to
            case str() if _NUMBER.fullmatch(value.strip()):
                return exact(value.strip())
            case _:
                return None
    except ValueError:
        return None  # not finite, or of an absurd size


def _decimal(value: object, _: Name) -> Decimal:
    number = _number(value)
    if number is None:
        separated = isinstance(value, str) and _SEPARATED.fullmatch(value.strip())
        raise _Fault(inputs.SEPARATORS if separated else inputs.NOT_A_NUMBER, _NUMBER_SHAPE)
    return number


def _whole(value: object, _: Name) -> int:
    number = _number(value)
    if number is None:
        raise _Fault(inputs.NOT_A_NUMBER, _WHOLE)
    if number != number.to_integral_value():
        raise _Fault(codes.NOT_WHOLE, _WHOLE)
    return int(number)


def _within(bounds: range) -> Callable[[object, Name], int]:
    low, high = str(bounds[0]), str(bounds[-1])
    expected = Text(f"{low} sampai {high}", f"{low} to {high}")

    def read(value: object, name: Name) -> int:
        number = _whole(value, name)
        if number not in bounds:
            raise _Fault(codes.OUT_OF_BOUNDS, expected)
        return number

    return read


# -------------------------------------------------------------------------------------- other kinds


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _text(value: object, _: Name) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and _number(value) is not None:
        return str(value)
    if not isinstance(value, str):
        raise _Fault(inputs.WRONG_SHAPE, _TEXT, shape=_TEXT)
    return unicodedata.normalize("NFC", value).strip()


def _nip(value: object, _: Name) -> Nip | NiPppk:
    if isinstance(value, (bool, Mapping, list)):
        raise _Fault(inputs.WRONG_SHAPE, _A_NIP, shape=_TEXT)
    try:
        return parse_nip(value if isinstance(value, str) else 0)
    except InvalidNip as refused:
        raise _Fault(inputs.BAD_NIP, _A_NIP, reason=refused.message) from None


def _nip_or_nrp(value: object, name: Name) -> Nip | NiPppk | str:
    """A NIP where it is as long as one; else the number of a soldier or of the police, as it is."""
    text = re.sub(r"\s", "", value).removeprefix("'") if isinstance(value, str) else ""
    if not text or _LONG.fullmatch(text) or _AS_NUMBER.fullmatch(text):
        return _nip(value, name)
    return text


def _date(value: object, _: Name) -> date:
    text = value.strip() if isinstance(value, str) else ""
    match = _ISO.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match and int(match["year"]) in YEARS:
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            pass  # the fault below says so
    raise _Fault(inputs.SHORT_YEAR if _SHORT_YEAR.fullmatch(text) else inputs.BAD_DATE, _DATE)


def _flag(value: object, _: Name) -> bool:
    if isinstance(value, bool):
        return value
    number = _number(value)
    said = f"{number.normalize():f}" if number is not None else value
    if isinstance(said, str) and said.strip().casefold() in _FLAGS:
        return _FLAGS[said.strip().casefold()]
    raise _Fault(codes.NOT_A_FLAG, _FLAG)


def _code(value: object, name: Name) -> Term | None:
    """A word of a vocabulary by its code or its label, in any spelling that is known."""
    of = name.of or ""
    number = _number(value)
    if number is not None and number != number.to_integral_value():
        raise _Fault(codes.NOT_WHOLE, _choices(of))
    if not isinstance(value, str) and number is None:
        raise _Fault(inputs.NOT_IN_LIST, _choices(of))
    try:
        return WORDS[of].parse(_tidy(value) if isinstance(value, str) else f"{number:f}")
    except ValueError:
        raise _Fault(inputs.NOT_IN_LIST, _choices(of)) from None


@cache
def _choices(of: str) -> Text:
    return listing(_offered(term) for term in WORDS[of])


def _offered(term: Term) -> Text:
    known = "" if term.siasn is None else f" ({term.siasn})"
    return Text(f"{term.label.id}{known}", f"{term.label.en}{known}")


_READERS: Mapping[Kind, Callable[[object, Name], Value | None]] = {
    Kind.TEXT: _text,
    Kind.REF: _text,
    Kind.NIP: _nip,
    Kind.NIP_OR_NRP: _nip_or_nrp,
    Kind.YEAR: _within(YEARS),
    Kind.MONTH: _within(_MONTHS),
    Kind.COUNT: _within(_COUNTS),
    Kind.DECIMAL: _decimal,
    Kind.SCORE: _decimal,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.CODE: _code,
}
