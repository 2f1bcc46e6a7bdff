"""Reads nodes as Polars expressions: the same rules, a column at a time.

Every value is an integer of 64 bits, or of 128 where the bounds of a node ask for it. Nothing is
null: where there is no value the integer is 0 and the state beside it says why.
"""

from __future__ import annotations

import polars as pl

from meritasn.quantities import Rounding
from meritasn.rules.algebra import LIMIT_64
from meritasn.rules.source import spelled
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["Expressions", "column", "gathered", "handed_on"]


def column(name: str, part: str) -> str:
    """The column of a fact or step: its value under its own name, its state beside it.

    >>> column("skp", "value"), column("skp", "state")
    ('skp', 'skp__state')
    """
    return str(spelled(name, part))


def gathered(fold: str, name: str, part: str) -> str:
    """The column of a parent that holds what was folded over its children."""
    return f"{column(name, part)}__{fold}"


def handed_on(name: str, part: str) -> str:
    """The column that holds what the record before has."""
    return f"{column(name, part)}__before"


class Expressions:
    """An `Ops` whose values are expressions; truth is a column of booleans."""

    def const(self, k: int) -> pl.Expr:
        """The literal."""
        return pl.lit(k, dtype=pl.Int64 if abs(k) <= LIMIT_64 else pl.Int128)

    def slot(self, name: str, part: str, _: int) -> pl.Expr:
        """The column; names are unique among all grains."""
        return pl.col(column(name, part))

    def over(self, fold: str, name: str, part: str) -> pl.Expr:
        """The column that was gathered from the children."""
        return pl.col(gathered(fold, name, part))

    def before(self, name: str, part: str) -> pl.Expr:
        """The column that was handed on from the record before."""
        return pl.col(handed_on(name, part))

    def elapsed(self, start: pl.Expr, stop: pl.Expr, months: int) -> pl.Expr:
        """How many spans are full: a month is so on the last day of a shorter one."""
        a, b = _day(start), _day(stop)
        last = b.dt.month_end().dt.day()
        short = b.dt.day() < pl.min_horizontal(a.dt.day(), last)
        full = _month(b) - _month(a) - short.cast(pl.Int64)
        return full // months

    def later(self, start: pl.Expr, n: pl.Expr, months: int) -> pl.Expr:
        """The later day, or the last one of its month."""
        day = _day(start)
        month = _month(day) + n * months
        first = pl.date(month // 12, month % 12 + 1, 1)
        within = pl.min_horizontal(day.dt.day(), first.dt.month_end().dt.day())
        return first.cast(pl.Int32).cast(pl.Int64) + within.cast(pl.Int64) - 1

    def add(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """The sum."""
        return a + b

    def sub(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """The difference."""
        return a - b

    def mul(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """The product."""
        return a * b

    def union(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """All bits of both."""
        return a | b

    def has(self, a: pl.Expr, bits: pl.Expr) -> pl.Expr:
        """Whether a has any of the bits."""
        return (a & bits) != 0

    def otherwise(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """The first, or the second where it is 0."""
        return pl.when(a == 0).then(b).otherwise(a)

    def passes(self, state: pl.Expr, one: pl.Expr) -> pl.Expr:
        """*Not applicable* alone, where it is among the bits."""
        return pl.when((state & one) != 0).then(one).otherwise(state)

    def refuses(self, state: pl.Expr, reason: pl.Expr) -> pl.Expr:
        """A reason in place of *not applicable*."""
        absent = (state & NOT_APPLICABLE) != 0
        return pl.when(absent).then((state ^ NOT_APPLICABLE) | reason).otherwise(state)

    def at_most(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """Whether a is at most b."""
        return a <= b

    def same(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """Whether both are the same."""
        return a == b

    def both(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """Whether both hold."""
        return a & b

    def either(self, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """Whether either holds."""
        return a | b

    def pick(self, c: pl.Expr, a: pl.Expr, b: pl.Expr) -> pl.Expr:
        """One of two."""
        return pl.when(c).then(a).otherwise(b)

    def look_up(self, i: pl.Expr, cells: tuple[int, ...]) -> pl.Expr:
        """The cell; the last one needs no comparison."""
        found = self.const(cells[-1])
        for place in reversed(range(len(cells) - 1)):
            found = pl.when(i == place).then(self.const(cells[place])).otherwise(found)
        return found

    def quotient(self, n: pl.Expr, d: pl.Expr, rounding: Rounding) -> pl.Expr:
        """The rounded quotient; division floors, and by zero it is null before it is 0."""
        return _QUOTIENT[rounding](n, d).fill_null(0)

    def widen(self, a: pl.Expr) -> pl.Expr:
        """The same number in 128 bits."""
        return a.cast(pl.Int128)

    def narrow(self, a: pl.Expr) -> pl.Expr:
        """The same number in 64 bits; what does not fit is 0, since nothing picks it."""
        return a.cast(pl.Int64, strict=False).fill_null(0)


def _day(number: pl.Expr) -> pl.Expr:
    return number.cast(pl.Int32).cast(pl.Date)


def _month(day: pl.Expr) -> pl.Expr:
    """Months since the year 0, so that they can be counted with."""
    return day.dt.year().cast(pl.Int64) * 12 + day.dt.month().cast(pl.Int64) - 1


def _half_up(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    return (2 * n + d - (n < 0).cast(pl.Int64)) // (2 * d)


def _up(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    return pl.when(n < 0).then(n // d).otherwise(0 - (0 - n) // d)


def _down(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    # 128 bits have no unary minus in this engine.
    return pl.when(n < 0).then(0 - (0 - n) // d).otherwise(n // d)


_QUOTIENT = {Rounding.HALF_UP: _half_up, Rounding.UP: _up, Rounding.DOWN: _down}
