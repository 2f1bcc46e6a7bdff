"""One person out of millions: their rows are read again, and run by the single reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import polars as pl

from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.judging import Case, any_rejected, counted
from meritasn.columns.outcome import CHILDREN, nothing, refusal_of
from meritasn.columns.people import TARGET
from meritasn.columns.reading import PERSON
from meritasn.errors.codes.refusals import REJECTED_ROW
from meritasn.facts import Grain
from meritasn.results import Result
from meritasn.rules.single import Entered, run_entered

__all__ = ["Members", "results_of"]


class Members(Sequence[Result]):
    """The people of a unit: how many they are is known, who they are is read when asked."""

    def __init__(self, case: Case, unit: str, number: int) -> None:
        self._case, self._unit, self._number = case, unit, number

    def __len__(self) -> int:
        return self._number

    def __iter__(self) -> Iterator[Result]:
        found = results_of(self._case, counted(self._unit))
        return (one for one in found if one.nothing is None or one.nothing.code != REJECTED_ROW)

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        return list(self)[index]


def results_of(case: Case, condition: pl.Expr) -> Iterator[Result]:
    """The results of some people, each with every step and its reasons.

    The integers are those that the column reading reads, so that the numbers are the same.
    """
    program = case.program
    tables = case.tables.during(case.period)
    people, targets = tables.people(program).frame.filter(condition), tables.targets(program)
    theirs = targets.frame.join(people.select(PERSON), on=PERSON, how="semi", maintain_order="left")
    counted = theirs.group_by(PERSON).agg(pl.len().alias(CHILDREN), *any_rejected(targets))
    people = people.join(counted, on=PERSON, how="left", maintain_order="left")
    own, above = (_names(case, grain) for grain in (Grain.PERSON, Grain.UNIT))
    why = nothing(people.collect_schema().names()).alias("why")
    rows = collected(people.select(PERSON, why, *own, *above))
    targets_by_person = _targets(
        collected(theirs.select(PERSON, TARGET, *_names(case, Grain.TARGET)))
    )
    for key, code, *numbers in rows.iter_rows():
        if code is not None:
            yield Result(key, case.period, case.policy, None, refusal_of(program, 0, code))
            continue
        keys, children = targets_by_person.get(key, ([], []))
        whole = Entered(tuple(numbers[: len(own)]), tuple(numbers[len(own) :]), children, key, keys)
        yield Result(key, case.period, case.policy, run_entered(program, whole))


def _targets(
    rows: pl.DataFrame,
) -> dict[str, tuple[list[str], list[tuple[int, ...]]]]:
    """Keys and integers of targets, by person."""
    found: dict[str, tuple[list[str], list[tuple[int, ...]]]] = {}
    for person, target, *numbers in rows.iter_rows():
        keys, children = found.setdefault(person, ([], []))
        keys.append(target)
        children.append(tuple(numbers))
    return found


def _names(case: Case, grain: Grain) -> list[str]:
    """The columns that a reading takes in, in its order."""
    own = grain is not Grain.UNIT
    inputs = case.program.inputs(grain, own=own)
    return [column(thing.name, part) for thing in inputs for part in ("value", "state")]
