"""What came of the steps, as people read it: codes, decimals, reasons, places."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from meritasn.columns.expressions import column
from meritasn.columns.people import APPRAISALS
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import REJECTED
from meritasn.errors.codes import refusals
from meritasn.facts import Grain
from meritasn.quantities import Unit
from meritasn.results.refusal import Refusal, first_refusal
from meritasn.rules import Compiled, Program
from meritasn.rules.algebra import LIMIT_64
from meritasn.rules.kinds.folds import most_children
from meritasn.rules.states import NOT_APPLICABLE

__all__ = [
    "CHILDREN",
    "WHY",
    "is_nothing",
    "nothing",
    "place_in_unit",
    "present",
    "refusal_of",
    "value_of",
    "why",
]

WHY = "refusal_code"

CHILDREN = "@children"
"""How many targets were folded for a person."""

_NOTHING = {
    code.id: Refusal(code, code.template.fill(most=most_children(Grain.TARGET)))
    for code in (
        refusals.NO_APPRAISAL,
        refusals.SEVERAL_APPRAISALS,
        refusals.REJECTED_ROW,
        refusals.TOO_MANY_TARGETS,
    )
}


def present(name: str) -> pl.Expr:
    """Whether a step has a value."""
    return pl.col(column(name, "state")) == 0


def value_of(compiled: Compiled) -> pl.Expr:
    """The value of a step: a code, or a number with its decimals; null where there is none."""
    whole = pl.when(present(compiled.name)).then(pl.col(column(compiled.name, "value")))
    if compiled.enum is not None:
        return whole.replace_strict(
            dict(enumerate(compiled.enum.codes)), default=None, return_dtype=pl.String
        )
    if compiled.step.unit is Unit.DATE:
        return whole.cast(pl.Int32).cast(pl.Date)
    if compiled.step.decimals == 0:
        return whole
    unit = Decimal(1).scaleb(-compiled.step.decimals)
    return whole.cast(pl.Decimal(38, compiled.step.decimals)) * pl.lit(unit)


def nothing(columns: list[str]) -> pl.Expr:
    """Why nothing could be run for a person; null where it could."""
    rejected = [name for name in columns if name.startswith(REJECTED)]
    tests = [
        (pl.col(PERSON).is_null(), refusals.REJECTED_ROW),  # nobody knows whose it is
        (pl.col(APPRAISALS) == 0, refusals.NO_APPRAISAL),
        (pl.col(APPRAISALS) > 1, refusals.SEVERAL_APPRAISALS),
    ]
    if rejected:
        tests.append((pl.any_horizontal(rejected), refusals.REJECTED_ROW))
    if CHILDREN in columns:
        many = pl.col(CHILDREN) > most_children(Grain.TARGET)
        tests.append((many, refusals.TOO_MANY_TARGETS))
    return pl.coalesce(pl.when(test).then(pl.lit(code.id)) for test, code in tests)


def is_nothing() -> pl.Expr:
    """Whether `WHY` says that nothing could be run."""
    return pl.col(WHY).is_in(list(_NOTHING))


def why(program: Program, name: str) -> pl.Expr:
    """The code of the first reason for which a step has no value; null where it has one."""
    state = pl.col(column(name, "state"))
    first = state ^ (state & (state - 1))  # the lowest bit: reasons stand in the order of steps
    bits = list(_bits(program))
    codes = [refusal_of(program, bit).code.id for bit in bits]
    wide = pl.Int128 if bits[-1] > LIMIT_64 else pl.Int64  # so many reasons need so many bits
    code = first.cast(wide).replace_strict(
        pl.Series(bits, dtype=wide), pl.Series(codes), default=None, return_dtype=pl.String
    )
    return pl.when(state != 0).then(code)


def refusal_of(program: Program, state: int, code: str | None = None) -> Refusal:
    """The refusal that a state stands for, or a code that says why nothing was run."""
    if code in _NOTHING:
        return _NOTHING[code]
    if state & NOT_APPLICABLE:
        absent = refusals.OUTPUT_NOT_APPLICABLE
        return Refusal(absent, absent.template)
    return first_refusal(program, program.explain(state))


def place_in_unit(name: str, *, best_is_least: bool) -> pl.Expr:
    """The place of a person among those of their unit who have a value; equals share a place."""
    ranked = pl.when(present(name) & pl.col(WHY).is_null()).then(pl.col(column(name, "value")))
    place = ranked.rank("min", descending=not best_is_least).over(UNIT)
    return pl.when(pl.col(UNIT).is_not_null()).then(place)


def _bits(program: Program) -> Iterator[int]:
    yield NOT_APPLICABLE
    yield from (2 << place for place in range(len(program.reasons)))
