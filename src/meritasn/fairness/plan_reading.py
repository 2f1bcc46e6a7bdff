"""Reads the plan of an audit; everything that is wrong with it is told at once, key by key."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, TypeVar

from attrs import define, evolve, field

from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.quantities import Period, exact

__all__ = ["Reader", "read_toml"]

E = TypeVar("E", bound=Enum)
T = TypeVar("T", str, int, list[Any])


def read_toml(text: str, place: Place) -> Mapping[str, Any]:
    """The tables of a TOML text.

    Raises:
        UsageError: If it is none, with the line at which reading ended.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError([usage.BAD_PLAN.at(place, why=_NO_TOML, found=str(error))]) from None


@define
class Reader:
    """One table of a plan: takes keys one by one and keeps every complaint.

    Attributes:
        raw: Its keys as TOML gives them.
        place: Where it stands.
        findings: The complaints of the whole plan, shared by all its tables.
    """

    raw: Mapping[str, Any]
    place: Place
    findings: list[Finding] = field(factory=list)
    _taken: set[str] = field(factory=set, init=False)

    def at(self, key: str) -> Place:
        """The place of a key."""
        return evolve(self.place, path=f"{self.place.path}.{key}" if self.place.path else key)

    def wrong(self, key: str, why: Text, expected: Text | str | None = None) -> None:
        """Keeps a complaint about a key, with what stands there."""
        found = self.raw.get(key)
        shown = None if found is None or isinstance(found, dict) else str(found)
        self.findings.append(
            usage.BAD_PLAN.at(self.at(key), why=why, found=shown, expected=expected)
        )

    def take(self, key: str, shape: type[T], expected: Text, *, stand_in: T) -> T:
        """A required value of one shape; a stand-in where there is none."""
        self._taken.add(key)
        value = self.raw.get(key)
        if type(value) is shape:
            return value
        self.wrong(key, _MISSING if value is None else _SHAPE, expected)
        return stand_in

    def text(self, key: str) -> str:
        """Required text."""
        return self.take(key, str, _TEXT, stand_in="")

    def table(self, key: str, *, required: bool = True) -> Reader | None:
        """A table inside this one; None where it is absent or none."""
        self._taken.add(key)
        value = self.raw.get(key)
        if isinstance(value, dict):
            return Reader(value, self.at(key), self.findings)
        if required or value is not None:
            self.wrong(key, _MISSING if value is None else _SHAPE, _TABLE)
        return None

    def inside(self, key: str) -> Reader:
        """A required table; of one that is absent nothing more is complained of."""
        found = self.table(key)
        return Reader({}, self.at(key)) if found is None else found

    def both(self, key: str, *, required: bool = True) -> Text | None:
        """The wording in both languages."""
        inner = self.table(key, required=required)
        if inner is None:
            return None
        said = Text(inner.text("id"), inner.text("en"))
        inner.finish()
        return said

    def fraction(self, key: str, most: int = 1) -> Fraction:
        """An exact number above zero and no more than some, such as "4/5" or "0.05"."""
        text = self.take(key, str, _FRACTION, stand_in="1")
        try:
            value = Fraction(text)
        except (ValueError, ZeroDivisionError):
            self.wrong(key, _SHAPE, _FRACTION)
            return Fraction(1)
        if not 0 < value <= most:
            self.wrong(
                key,
                _RANGE,
                Text("di atas 0, paling besar {n}", "above 0, at most {n}").fill(n=most),
            )
        return value

    def people(self, key: str, least: int = 1) -> int:
        """A number of people, at least one if nothing else is said."""
        expected = _PEOPLE.fill(least=least)
        value = self.take(key, int, expected, stand_in=least)
        if value < least:
            self.wrong(key, _RANGE, expected)
        return value

    def points(self, key: str) -> Decimal:
        """Points of a score, above zero."""
        text = self.take(key, str, _POINTS, stand_in="1")
        try:
            value = exact(text)
        except ValueError:
            self.wrong(key, _SHAPE, _POINTS)
            return Decimal(1)
        if value <= 0:
            self.wrong(key, _RANGE, _POINTS)
        return value

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names, that may be empty."""
        listed = self.take(key, list, _NAMES, stand_in=[])
        if not all(isinstance(one, str) for one in listed):
            self.wrong(key, _SHAPE, _NAMES)
            return ()
        return tuple(listed)

    def ages(self, key: str) -> tuple[int, ...]:
        """Ages at which bands begin, each above the one before."""
        listed = self.take(key, list, _AGES, stand_in=[])
        whole = all(type(one) is int and one > 0 for one in listed)
        if not whole or listed != sorted({*listed}):
            self.wrong(key, _SHAPE, _AGES)
            return ()
        return tuple(listed)

    def period(self) -> Period | None:
        """When it is in force, from its first day to its last; None where it does not say."""
        first, last = self._day("from"), self._day("until")
        if first is None:
            if last is not None:
                self.wrong("from", _MISSING, _DAY)
            return None
        if last is not None and last < first:
            self.wrong("until", _RANGE, _DAY)
            return None
        return Period(first) if last is None else Period.of_days(first, last)

    def _day(self, key: str) -> date | None:
        self._taken.add(key)
        value = self.raw.get(key)
        if value is None or type(value) is date:
            return value
        self.wrong(key, _SHAPE, _DAY)
        return None

    def choice(self, key: str, options: type[E]) -> E:
        """One of a closed list of words."""
        first, *_ = options
        text = self.text(key)
        if not text:
            return first
        try:
            return options(text)
        except ValueError:
            self.wrong(key, _CHOICE, ", ".join(str(option.value) for option in options))
            return first

    def finish(self) -> None:
        """Complains about every key that nobody took."""
        for key in self.raw:
            if key not in self._taken:
                self.wrong(key, _UNKNOWN, ", ".join(sorted(self._taken)))


_NO_TOML = Text("bukan TOML yang benar", "it is no valid TOML")
_MISSING = Text("kunci ini tidak ada", "this key is missing")
_UNKNOWN = Text("kunci ini tidak dikenal", "this key is unknown")
_SHAPE = Text("nilainya tidak dapat dibaca", "its value cannot be read")
_RANGE = Text("nilainya di luar batas", "its value is out of bounds")
_CHOICE = Text("pilihan ini tidak ada", "there is no such choice")
_TEXT = Text("teks", "text")
_TABLE = Text("tabel", "a table")
_FRACTION = Text('bilangan sebagai teks, seperti "4/5"', 'a number as text, such as "4/5"')
_DAY = Text("tanggal, seperti 2024-01-31", "a day, such as 2024-01-31")
_PEOPLE = Text("bilangan bulat, sekurangnya {least}", "a whole number, at least {least}")
_POINTS = Text(
    'angka sebagai teks, di atas 0, seperti "0.5"', 'a number as text, above 0, such as "0.5"'
)
_NAMES = Text('daftar nama, seperti ["level"]', 'a list of names, such as ["level"]')
_AGES = Text("daftar umur yang menaik", "a list of rising ages")
