"""One person out of millions: their rows are read again, and run by the single reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import overload

import polars as pl

from meritasn.columns.admission import MISSING, UNREADABLE
from meritasn.columns.expressions import column
from meritasn.columns.frames import all_collected
from meritasn.columns.judging import Case, counted
from meritasn.columns.outcome import WHY, is_nothing, refusal_of
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

    The integers are those that the column reading reads, so that the numbers are the same. Why
    nothing is run for a person is what it says there: a row counts as rejected where it cannot be
    used for what the policy gives, not for every step that may be shown.
    """
    program, tables = case.program, case.tables.during(case.period)
    people, targets = tables.people(program).frame.filter(condition), tables.targets(program)
    theirs = targets.frame.join(people.select(PERSON), on=PERSON, how="semi", maintain_order="left")
    own, above = (_names(case, grain) for grain in (Grain.PERSON, Grain.UNIT))
    rows, below, judged = all_collected(
        [
            people.select(PERSON, *own, *above),
            theirs.select(PERSON, TARGET, *_names(case, Grain.TARGET)),
            case.people().filter(condition, is_nothing()).select(PERSON, WHY).unique(),
        ]
    )
    nothing, targets_by_person = dict(judged.iter_rows()), _targets(below)
    for key, *numbers in rows.iter_rows():
        if key in nothing:
            refusal = refusal_of(program, 0, nothing[key])
            yield Result(key, case.period, case.policy, None, refusal)
            continue
        keys, children = targets_by_person.get(key, ([], []))
        own_facts, above_facts = tuple(numbers[: len(own)]), tuple(numbers[len(own) :])
        # One kind of children at most: these rules are about a period and its targets.
        named = program.below(Grain.PERSON)
        kin, names = ([children], [keys]) if named else ([], [])
        whole = Entered(own_facts, above_facts, kin, key, names)
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


def _names(case: Case, grain: Grain) -> list[pl.Expr]:
    """What a reading takes in, in its order; a cell that cannot be read is not there."""
    inputs = case.program.inputs(grain, own=grain is not Grain.UNIT)
    return [
        pl.col(column(thing.name, "value"))
        if part == "value"
        else pl.col(column(thing.name, "state")).replace(UNREADABLE, MISSING)
        for thing in inputs
        for part in ("value", "state")
    ]
