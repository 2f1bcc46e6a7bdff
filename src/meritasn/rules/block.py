"""A table of a pack file while it is read: takes keys one by one and keeps every complaint.

Nothing is raised for a bad key: the complaint is kept with its place, a stand-in goes on, and
whoever reads the file refuses it at the end, with all complaints at once.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from attrs import define, evolve, field

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import packs
from meritasn.language import Fill, Text
from meritasn.quantities import Period, scaled
from meritasn.rules.formula import (
    CALENDAR,
    PREVIOUS,
    Condition,
    Formula,
    FormulaError,
    condition,
    formula,
    shortened,
)

__all__ = ["Block", "Raw", "is_name"]

Raw = object
"""A value as TOML gives it."""

E = TypeVar("E", bound=Enum)
T = TypeVar("T")

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
_RESERVED = frozenset({"min", "max", PREVIOUS, *CALENDAR, *keyword.kwlist})

SHAPES: dict[type, Text] = {
    str: Text("teks", "text"),
    bool: Text("true atau false", "true or false"),
    int: Text("bilangan bulat", "a whole number"),
    Decimal: Text("angka", "a number"),
    date: Text("tanggal (2024-01-31)", "a date (2024-01-31)"),
    dict: Text("tabel", "a table"),
    list: Text("daftar", "a list"),
}


def is_name(text: str) -> bool:
    """Whether a fact, step or parameter may be called that.

    >>> is_name("time_score"), is_name("__class__"), is_name("min")
    (True, False, False)
    """
    return bool(_NAME.match(text)) and text not in _RESERVED


@define
class Block:
    """One table of the file.

    Attributes:
        raw: Its keys as TOML gives them.
        place: Where it stands; complaints add the key to its path.
        findings: The complaints of the whole file, shared by all its blocks.
    """

    raw: Mapping[str, Raw]
    place: Place
    findings: list[Finding] = field(factory=list)
    _taken: set[str] = field(factory=set, init=False)

    def at(self, key: str) -> Place:
        """The place of a key."""
        path = f"{self.place.path}.{key}" if self.place.path else key
        return evolve(self.place, path=path)

    def complain(
        self,
        code: Code,
        key: str,
        /,
        *,
        found: Raw = None,
        expected: Text | str | None = None,
        **values: Fill,
    ) -> None:
        """Keeps a complaint about a key."""
        finding = code.at(self.at(key), found=_shown(found), expected=expected, **values)
        if finding not in self.findings:  # a key may be read twice
            self.findings.append(finding)

    def _wrong(self, key: str, shape: Text) -> None:
        found = _written(self.raw.get(key))
        self.complain(packs.WRONG_TYPE, key, key=key, shape=shape, found=found)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.raw

    def take(self, key: str, shape: type[T], stand_in: T, *, required: bool = False) -> T:
        """A value of one shape; the stand-in where it is absent or has another."""
        self._taken.add(key)
        if key not in self.raw or (shape is str and self.raw[key] == ""):
            if required:
                self.complain(packs.MISSING_KEY, key, key=key, expected=SHAPES[shape])
            return stand_in
        value = self.raw[key]
        if shape is Decimal:
            value = _as_decimal(value)
        if type(value) is not shape:
            self._wrong(key, SHAPES[shape])
            return stand_in
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where it is not said."""
        return self.take(key, bool, False)  # noqa: FBT003  (the stand-in, not a switch)

    def text(self, key: str, *, required: bool = False) -> str | None:
        """Text."""
        return self.take(key, str, "", required=required) or None

    def name(self, key: str) -> str:
        """A required name; the empty text where it is none."""
        value = self.take(key, str, "", required=True)
        if value and not is_name(value):
            self.complain(packs.BAD_NAME, key, name=value, found=value)
        return value

    def both_languages(self, key: str, *, required: bool = False) -> Text | None:
        """A table with the wording in both languages."""
        if not self.has(key) and not required:
            return None
        block = self.block(key, required=required)
        said = {language: block.text(language, required=True) or "" for language in ("id", "en")}
        block.finish()
        return Text(**said)

    def choice(self, key: str, options: type[E], stand_in: E, *, required: bool = False) -> E:
        """One of a closed list of words."""
        value = self.take(key, str, stand_in.value, required=required)
        try:
            return options(value)
        except ValueError:
            expected = ", ".join(str(option.value) for option in options)
            self.complain(packs.UNKNOWN_CHOICE, key, key=key, found=value, expected=expected)
            return stand_in

    def number(self, key: str) -> Decimal | None:
        """A number, exact as it is written; None where there is none."""
        stand_in = Decimal("NaN")
        value = self.take(key, Decimal, stand_in)
        return None if value is stand_in else value

    def decimals(self, key: str = "decimals") -> int:
        """How many decimals; 0 where it is not said."""
        value = self.take(key, int, 0)
        if not 0 <= value <= MOST_DECIMALS:
            self._wrong(key, _DECIMALS)
            return 0
        return value

    def hold_decimals(self, key: str, number: Decimal, decimals: int) -> None:
        """Complains if the number has more decimals than its step keeps."""
        try:
            scaled(number, decimals)
        except ValueError:
            self.complain(packs.TOO_PRECISE, key, n=number, expected=f"decimals ≤ {decimals}")

    def numbers(self, key: str) -> tuple[Decimal, Decimal] | None:
        """A lower and an upper number; None where there are none."""
        if not self.has(key):
            return None
        before = len(self.findings)
        pair = self.take(key, list, [])
        match [_as_decimal(number) for number in pair]:
            case [Decimal() as low, Decimal() as high] if low <= high:
                return low, high
        if len(self.findings) == before:
            self._wrong(key, _A_RANGE)
        return None

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names, at least one; a single name may stand without the list."""
        value = self.raw.get(key)
        self._taken.add(key)
        listed = [value] if isinstance(value, str) else value
        if (
            not isinstance(listed, list)
            or not listed
            or not all(isinstance(name, str) for name in listed)
        ):
            self._wrong(key, _NAMES)
            return ()
        twice = next((name for i, name in enumerate(listed) if name in listed[:i]), None)
        if twice is not None:
            self.complain(packs.LISTED_TWICE, key, name=twice, found=twice)
            return ()
        return tuple(listed)

    def formula(self, key: str) -> Formula | None:
        """A formula; None where it cannot be read."""
        return self._parsed(key, formula)

    def condition(self, key: str) -> Condition | None:
        """A condition; None where it cannot be read."""
        return self._parsed(key, condition)

    def _parsed(self, key: str, parse: Callable[[str, Place], T]) -> T | None:
        text = self.text(key, required=True)
        if text is None:
            return None
        try:
            return parse(text, self.at(key))
        except FormulaError as error:
            self.findings.append(error.finding)
            return None

    def period(self, start: str = "from", stop: str = "until") -> Period | None:
        """A half-open period; None where no start is given."""
        first, last = self.take(start, date, date.min), self.take(stop, date, date.max)
        if not (self.has(start) or self.has(stop)):
            return None
        if last <= first:
            self.complain(packs.BACKWARD_DATES, stop, found=f"{first} – {last}")
            return None
        return Period(first, None if last == date.max else last)

    def block(self, key: str, *, required: bool = False) -> Block:
        """A table inside this one; an empty one where it is absent.

        Where it is no table at all, nothing more is said about what it does not hold.
        """
        before = len(self.findings)
        inner = self.take(key, dict, {}, required=required)
        known = len(self.findings) > before
        return Block(inner, self.at(key), [] if known else self.findings)

    def blocks(self, key: str) -> tuple[Block, ...]:
        """A list of tables inside this one, each placed by its number."""
        rows = self.take(key, list, [])
        for i, row in enumerate(rows):
            if not isinstance(row, dict):
                self.complain(packs.WRONG_TYPE, f"{key}[{i + 1}]", key=key, shape=SHAPES[dict])
        return tuple(
            Block(row, self.at(f"{key}[{i + 1}]"), self.findings)
            for i, row in enumerate(rows)
            if isinstance(row, dict)
        )

    def finish(self) -> None:
        """Complains about every key that nobody took."""
        for key in self.raw:
            if key not in self._taken:
                close = get_close_matches(key, self._taken, n=1, cutoff=0.85)
                self.complain(packs.UNKNOWN_KEY, key, key=key, expected=next(iter(close), None))


def _shown(value: Raw) -> Text | str | None:
    """What was found, as the file has it and not at length; a table by its kind."""
    match value:
        case None | Text():
            return value
        case Mapping():
            return SHAPES[dict]
        case int() if abs(value) > 10**MOST_DIGITS:
            return SHAPES[int]
        case _:
            return shortened(str(value))


def _written(value: Raw) -> Raw:
    """A value that has the wrong shape, so that its shape can be seen: text in its marks."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            written = (_shown(_written(inner)) for inner in value)
            parts = (inner.id if isinstance(inner, Text) else inner for inner in written)
            return f"[{', '.join(map(str, parts))}]"
        case _:
            return value


def _as_decimal(value: Raw) -> Decimal | None:
    """A number as TOML gives it; None where it is none that a regulation could contain."""
    if type(value) is int:
        value = Decimal(value)
    if not isinstance(value, Decimal) or not value.is_finite():
        return None
    digits, exponent = value.as_tuple().digits, value.adjusted()
    return value if abs(exponent) <= MOST_DIGITS and len(digits) <= MOST_DIGITS else None


MOST_DIGITS = 28
"""No figure of a regulation has more, before its point or behind it."""

MOST_DECIMALS = 12
"""As many as 64 bits leave room for beside a score."""

_DECIMALS = Text(
    f"bilangan bulat dari 0 sampai {MOST_DECIMALS}", f"a whole number from 0 to {MOST_DECIMALS}"
)
_A_RANGE = Text("dua angka, yang kecil dahulu", "two numbers, the lesser first")
_NAMES = Text("daftar nama", "a list of names")
