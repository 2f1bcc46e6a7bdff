"""Columns while something may still be changed in them, and how each becomes an Arrow array."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
from attrs import define, evolve, field

from meritasn.model import Term
from meritasn.testing.population.national.chance import Bools, Whole

__all__ = [
    "Arrow",
    "Choices",
    "Column",
    "Columns",
    "Days",
    "Flags",
    "Hundredths",
    "Keys",
    "Numbers",
    "terms",
]

Arrow: TypeAlias = Any
"""What pyarrow makes, which has no types."""

_MOST_NARROW = 1 << 15


@define(eq=False)
class Column:
    """Whole numbers that stand for what a column holds.

    Attributes:
        values: One for each row.
        valid: Where there is a value; None where there is one in every row.
    """

    values: Whole = field(repr=False)
    valid: Bools | None = field(default=None, repr=False)

    def blank(self, rows: Whole | Bools) -> None:
        """Takes the values out of some rows."""
        if self.valid is None:
            self.valid = np.ones(len(self.values), dtype=np.bool_)
        self.valid[rows] = False

    def among(self, rows: Whole) -> Column:
        """Some of the rows; the same one as often as it is named."""
        valid = None if self.valid is None else self.valid[rows]
        return evolve(self, values=self.values[rows], valid=valid)

    def empty(self, rows: int) -> Column:
        """A column of the same kind that holds nothing in as many rows."""
        nothing = np.zeros(rows, dtype=np.int64)
        return evolve(self, values=nothing, valid=np.zeros(rows, dtype=np.bool_))

    def put(self, rows: Whole, value: Whole | int) -> None:
        """Puts a value into some rows."""
        self.values[rows] = value
        if self.valid is not None:
            self.valid[rows] = True

    def arrow(self) -> Arrow:
        """The column as an Arrow array."""
        return pa.array(self.values, mask=self._mask())

    def _mask(self) -> Bools | None:
        return None if self.valid is None else ~self.valid

    def _bitmap(self) -> Arrow:
        if self.valid is None:
            return None
        return pa.py_buffer(np.packbits(self.valid, bitorder="little").tobytes())


Columns: TypeAlias = dict[str, Column]
"""Columns of a table by name."""


class Numbers(Column):
    """Whole numbers."""


class Hundredths(Column):
    """Decimals with two places, held in hundredths."""

    def arrow(self) -> Arrow:
        """The decimals at 128 bits: the number, and its sign carried on."""
        halves = np.empty((len(self.values), 2), dtype=np.int64)
        halves[:, 0], halves[:, 1] = self.values, self.values >> 63
        buffers = [self._bitmap(), pa.py_buffer(halves)]
        return pa.Array.from_buffers(pa.decimal128(5, 2), len(self.values), buffers)


class Days(Column):
    """Days, counted from 1970."""

    def arrow(self) -> Arrow:
        """The days as dates."""
        days = self.values.astype(np.int32)
        return pa.array(days, mask=self._mask()).view(pa.date32())


class Flags(Column):
    """Yes or no."""

    def arrow(self) -> Arrow:
        """The flags as truth values."""
        return pa.array(self.values.astype(np.bool_), mask=self._mask())


@define(eq=False)
class Choices(Column):
    """Indices of words.

    Attributes:
        words: What they stand for.
    """

    words: Sequence[str] = field(kw_only=True, repr=False)

    def arrow(self) -> Arrow:
        """The words, each kept once."""
        narrow = np.int16 if len(self.words) <= _MOST_NARROW else np.int32
        indices = pa.array(self.values.astype(narrow), mask=self._mask())
        return pa.DictionaryArray.from_arrays(indices, pa.array(self.words, pa.string()))


@define(eq=False)
class Keys(Column):
    """Keys made of a letter and a number with as many digits for all.

    Attributes:
        letter: What they begin with.
        digits: How many digits follow.
        tail: What they end in.
    """

    letter: str = field(kw_only=True)
    digits: int = field(kw_only=True)
    tail: str = field(default="", kw_only=True)

    def texts(self) -> list[str]:
        """The keys, one by one."""
        return [f"{self.letter}{n:0{self.digits}}{self.tail}" for n in self.values.tolist()]

    def arrow(self) -> Arrow:
        """The keys as text of one length."""
        head, tail = self.letter.encode(), self.tail.encode()
        width = len(head) + self.digits + len(tail)
        text = np.empty((len(self.values), width), dtype=np.uint8)
        text[:, : len(head)] = np.frombuffer(head, dtype=np.uint8)
        text[:, len(head) + self.digits :] = np.frombuffer(tail, dtype=np.uint8)
        rest = self.values
        for place in range(len(head) + self.digits - 1, len(head) - 1, -1):
            rest, digit = np.divmod(rest, 10)
            text[:, place] = digit + ord("0")
        offsets = np.arange(len(text) + 1, dtype=np.int32) * width
        buffers = [self._bitmap(), pa.py_buffer(offsets), pa.py_buffer(text)]
        return pa.Array.from_buffers(pa.string(), len(text), buffers)


def terms(vocabulary: type[Term], orders: Whole, valid: Bools | None = None) -> Choices:
    """Words of a vocabulary by their order, written as their codes."""
    return Choices(orders, valid, words=[term.code for term in vocabulary])
