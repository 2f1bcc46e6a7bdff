"""How the columns of a frame become integers with a state beside each.

A typed column (whole numbers, decimals) is taken by an expression alone. A column of text, labels
or booleans goes through the reader of cells: once for each spelling that is met, not once for
each row. A float is taken where it is the nearest double of a decimal with the declared places;
anything else cannot be read, which rejects its row.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeAlias

import polars as pl
from attrs import frozen
from polars.datatypes import DataType

from meritasn.columns.expressions import column
from meritasn.columns.keys import EXACT, admit_day, as_text
from meritasn.errors import Finding, Place
from meritasn.facts import Column, Fact
from meritasn.io.cells import Value, read_cell
from meritasn.model import Term
from meritasn.quantities import Absence, Unit, day_number, scaled

__all__ = [
    "MISSING",
    "NOT_APPLICABLE",
    "PRESENT",
    "UNREADABLE",
    "Admission",
    "absent",
    "admit",
]

PRESENT, MISSING, NOT_APPLICABLE, OUTSIDE, UNREADABLE = range(5)
"""The states of a fact; only the last one is no state of the rules: its row is rejected."""

Entered: TypeAlias = tuple[int, int]
_ENTERED = pl.Struct({"value": pl.Int64, "state": pl.UInt8})


@frozen
class Admission:
    """What is done to a frame so that it holds integers and states.

    Attributes:
        first: Expressions to be added, from the columns as they came.
        then: Expressions to be added after those.
        can_reject: Names of states that may be `UNREADABLE`.
    """

    first: tuple[pl.Expr, ...]
    then: tuple[pl.Expr, ...] = ()
    can_reject: tuple[str, ...] = ()


def absent(fact: Fact) -> Admission:
    """A fact of which the frame has no column: missing for everybody."""
    return Admission(
        (
            pl.lit(0, dtype=pl.Int64).alias(column(fact.name, "value")),
            pl.lit(MISSING, dtype=pl.UInt8).alias(column(fact.name, "state")),
        )
    )


def admit(described: Column, name: str, dtype: DataType, mark: str | None) -> Admission:
    """Takes in a column that carries a fact.

    Args:
        described: The column of the catalogue.
        name: What the frame calls it.
        dtype: What the frame holds in it.
        mark: The column that says where it is not applicable, if there is one.
    """
    fact = described.fact
    assert fact is not None
    held = pl.col(name)
    if fact.unit is Unit.DATE and dtype.is_temporal():
        day = admit_day(described, name, dtype)
        pair = _day(held, day, fact)
    elif fact.enum is None and dtype.is_integer():
        pair = _whole(held, fact)
    elif fact.enum is None and isinstance(dtype, pl.Decimal):
        pair = _decimal(held, fact, dtype.scale)
    elif fact.enum is None and dtype.is_float():
        pair = _float(held, fact, single=dtype == pl.Float32)
    elif dtype == pl.Null:
        pair = pl.lit(0), pl.lit(MISSING)
    else:
        return _read(held, described, fact, dtype, mark)
    value, state = _unless_marked(mark, fact, *pair)
    named = (
        value.cast(pl.Int64).alias(column(fact.name, "value")),
        state.cast(pl.UInt8).alias(column(fact.name, "state")),
    )
    finer = isinstance(dtype, pl.Decimal) and dtype.scale > fact.decimals
    misplaced = mark is not None and not fact.absent_ok
    odd = dtype.is_float() or dtype.is_temporal() or finer or misplaced
    return Admission(named, (), (column(fact.name, "state"),) if odd else ())


def _unless_marked(
    mark: str | None, fact: Fact, value: pl.Expr, state: pl.Expr
) -> tuple[pl.Expr, pl.Expr]:
    if mark is None:
        return value, state
    marked = pl.when(pl.col(mark))
    absent = NOT_APPLICABLE if fact.absent_ok else UNREADABLE
    return marked.then(0).otherwise(value), marked.then(absent).otherwise(state)


def _day(held: pl.Expr, day: pl.Expr, fact: Fact) -> tuple[pl.Expr, pl.Expr]:
    """A day that no record can be of is one that cannot be read, as in a table of rows."""
    number = day.cast(pl.Int32).cast(pl.Int64)
    inside = number.is_between(fact.low, fact.high).fill_null(value=False)
    return pl.when(inside).then(number).otherwise(0), _state(held, inside, inside)


def _whole(held: pl.Expr, fact: Fact) -> tuple[pl.Expr, pl.Expr]:
    scale = 10**fact.decimals
    inside = held.is_between(-(-fact.low // scale), fact.high // scale)
    value = pl.when(inside).then(held.cast(pl.Int64, strict=False) * scale).otherwise(0)
    return value, _state(held, inside)


def _decimal(held: pl.Expr, fact: Fact, places: int) -> tuple[pl.Expr, pl.Expr]:
    physical, more = held.to_physical(), places - fact.decimals
    if more <= 0:
        scale = 10**-more
        inside = physical.is_between(-(-fact.low // scale), fact.high // scale)
        return pl.when(inside).then(physical * scale).otherwise(0), _state(held, inside)
    scale = 10**more
    exact, whole = physical % scale == 0, physical // scale
    inside = whole.is_between(fact.low, fact.high) & exact
    return pl.when(inside).then(whole).otherwise(0), _state(held, inside, exact)


def _float(held: pl.Expr, fact: Fact, *, single: bool) -> tuple[pl.Expr, pl.Expr]:
    """A double is taken where dividing its nearest integer by the scale gives it back.

    Both are exact in a double, so that their quotient is the double nearest to the decimal.
    """
    scale, most = 10**fact.decimals, EXACT[pl.Float32 if single else pl.Float64]
    double = held.cast(pl.Float64)
    nearest = (double * scale).round()
    # By a column, since the engine multiplies by the reciprocal of a literal, which is inexact.
    back = nearest / (nearest * 0 + scale)
    same = (back.cast(pl.Float32) == held) if single else (back == held)
    exact = same & (nearest.abs() <= most) & held.is_finite()
    inside = nearest.is_between(fact.low, fact.high) & exact
    value = pl.when(inside).then(nearest.cast(pl.Int64, strict=False)).otherwise(0)
    return value, _state(held, inside, exact)


def _state(held: pl.Expr, inside: pl.Expr, exact: pl.Expr | None = None) -> pl.Expr:
    state = pl.when(held.is_null()).then(MISSING).when(inside).then(PRESENT)
    return (state if exact is None else state.when(~exact).then(UNREADABLE)).otherwise(OUTSIDE)


# ------------------------------------------------------------------- through the reader of cells


def _read(
    held: pl.Expr, described: Column, fact: Fact, dtype: DataType, mark: str | None
) -> Admission:
    value, state = column(fact.name, "value"), column(fact.name, "state")
    pair = f"@{fact.name}"
    reader = _Spellings(described, fact)
    text = as_text(held, dtype)
    read = text.map_batches(reader, return_dtype=_ENTERED, is_elementwise=True).alias(pair)
    entered = pl.col(pair).struct
    whole, why = _unless_marked(mark, fact, entered.field("value"), entered.field("state"))
    return Admission((read,), (whole.alias(value), why.cast(pl.UInt8).alias(state)), (state,))


class _Spellings:
    """Reads a column of one batch after another, and remembers the spellings of labels."""

    MOST = 1_000
    """Spellings that are remembered; a column that has more is no list of labels."""

    def __init__(self, described: Column, fact: Fact) -> None:
        self._column, self._fact = described, fact
        self._known: dict[str, Entered] = {}

    def __call__(self, cells: pl.Series) -> pl.Series:
        text = cells.cast(pl.String)
        if self._fact.unit is Unit.DATE:
            value, state = _plain_days(text, self._fact)
        elif self._fact.enum is None:
            value, state = _plain_numbers(text, self._fact)
        else:
            value, state = self._looked_up(text)
        odd = text.is_not_null() & state.is_null()
        if odd.any():
            value, state = self._through_cells(text, odd, value, state)
        value, state = value.fill_null(0), state.fill_null(MISSING)
        return pl.DataFrame({"value": value, "state": state}).to_struct(cells.name)

    def _looked_up(self, text: pl.Series) -> tuple[pl.Series, pl.Series]:
        known = dict(self._known)  # another thread may be adding to it
        return (
            _replaced(text, {k: v for k, (v, _) in known.items()}, pl.Int64),
            _replaced(text, {k: s for k, (_, s) in known.items()}, pl.UInt8),
        )

    def _through_cells(
        self, text: pl.Series, odd: pl.Series, value: pl.Series, state: pl.Series
    ) -> tuple[pl.Series, pl.Series]:
        met = {cell: self._entered(cell) for cell in text.filter(odd).unique().to_list()}
        if self._fact.enum is not None and len(self._known) + len(met) <= self.MOST:
            self._known.update(met)
        values = _replaced(text, {cell: v for cell, (v, _) in met.items()}, pl.Int64)
        states = _replaced(text, {cell: s for cell, (_, s) in met.items()}, pl.UInt8)
        return values.zip_with(odd, value), states.zip_with(odd, state)

    def _entered(self, cell: str) -> Entered:
        return _as_integer(read_cell(cell, self._column, Place()), self._fact)


def _replaced(text: pl.Series, by: dict[str, int], dtype: type[DataType]) -> pl.Series:
    if not by:
        return pl.Series(text.name, [None], dtype=dtype).new_from_index(0, len(text))
    return text.replace_strict(by, default=None, return_dtype=dtype)


def _plain_numbers(text: pl.Series, fact: Fact) -> tuple[pl.Series, pl.Series]:
    """Numbers as a program writes them: digits, and a point with no more places than declared."""
    decimals, scale = fact.decimals, 10**fact.decimals
    places = rf"(?:\.([0-9]{{1,{decimals}}}))?" if decimals else "()"
    parts = text.str.extract_groups(rf"^(-?)([0-9]{{1,15}}){places}$").struct.unnest()
    sign, whole, rest = (parts.to_series(i) for i in range(3))
    units = whole.cast(pl.Int64) * scale
    if decimals:
        units += rest.fill_null("").str.pad_end(decimals, "0").cast(pl.Int64)
    number = units.zip_with(sign != "-", -units)
    inside = number.is_between(fact.low, fact.high)
    state = inside.replace_strict({True: PRESENT, False: OUTSIDE}, return_dtype=pl.UInt8)
    return number.zip_with(inside, pl.Series([0], dtype=pl.Int64)), state


def _plain_days(text: pl.Series, fact: Fact) -> tuple[pl.Series, pl.Series]:
    """Days as a program writes them: 2024-01-31."""
    iso = text.str.contains(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
    number = text.set(~iso.fill_null(value=False), None).str.to_date("%Y-%m-%d", strict=False)
    whole = number.cast(pl.Int32).cast(pl.Int64)
    whole = whole.set(~whole.is_between(fact.low, fact.high).fill_null(value=True), None)
    state = whole.is_not_null().replace_strict({True: PRESENT, False: None}, return_dtype=pl.UInt8)
    return whole, state


def _as_integer(value: Value | Finding | None, fact: Fact) -> Entered:
    """What a cell came to, as the rules take it in."""
    match value:
        case None:
            return 0, MISSING
        case Finding():
            return 0, UNREADABLE
        case Absence.NOT_APPLICABLE:
            return 0, NOT_APPLICABLE
        case Term():
            whole = value.order
        case Decimal():
            whole = scaled(value, fact.decimals)
        case date() if fact.unit is Unit.DATE:
            whole = day_number(value)
        case _:
            return 0, UNREADABLE
    return (whole, PRESENT) if fact.low <= whole <= fact.high else (0, OUTSIDE)
