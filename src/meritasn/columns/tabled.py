"""The counts of an audit, counted in columns: one pass over people, however many there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

import polars as pl

from meritasn.columns.assessed import FrameAssessments
from meritasn.columns.frames import Frame, coded, collected, lazy
from meritasn.columns.results import FrameResults
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.counting import By, names_of
from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.outcome import labels_of
from meritasn.fairness.sample import group_of
from meritasn.fairness.tables import Tabled

__all__ = ["chosen_of", "tabled"]

_COUNT = "@people"


def tabled(
    frame: Frame, *, outcome: str, by: Sequence[By], within: str | None = None
) -> tuple[Tabled, ...]:
    """Counts the people of a frame, for `meritasn.fairness.audit_counts`.

    Nobody is left out: who has no group is among the missing, and of whom the outcome is empty
    nothing is settled.

    Args:
        frame: Columns, of any library; one row a person.
        outcome: The column that says whether they were chosen: true, false, 1, 0, or nothing.
        by: Columns of groups; several in a tuple are looked at together.
        within: The column of strata.

    Returns:
        The counts of each attribute, or combination, in the order in which they were asked for.

    Raises:
        UsageError: If there is no such column, or the outcome says anything but yes and no.
        InputRefused: If it is no frame, or cannot be read to its end.

    >>> rows = pl.DataFrame({"sex": ["w", "m", None], "promoted": [1, 0, None]})
    >>> (table,) = tabled(rows, outcome="promoted", by=["sex"])
    >>> {group: table.counts[group].selected for group in table.counts}, table.people
    ({'m': 0, 'w': 1}, 3)
    """
    asked = [names_of(one) for one in by]
    groups = tuple(dict.fromkeys(name for names in asked for name in names))
    scope = () if within is None else (within,)
    columns = lazy(coded(frame, (*groups, *scope), beside=outcome))
    known = columns.collect_schema().names()
    unknown = [name for name in (*groups, *scope, outcome) if name not in known]
    if unknown:
        raise UsageError([usage.NO_SUCH_COLUMN.at(column=name) for name in unknown])
    cells = (
        columns.select(
            *(pl.col(name).alias(f"g{place}") for place, name in enumerate(groups)),
            *(pl.col(name).alias("within") for name in scope),
            pl.col(outcome).alias("chosen"),
        )
        .group_by(pl.all())
        .agg(pl.len().alias(_COUNT))
    )
    rows = [_row(row, groups, outcome) for row in collected(cells).iter_rows(named=True)]
    return tuple(_table(rows, names, stratified=within is not None) for names in asked)


_Row = tuple[Mapping[str, str | None], str | None, bool | None, int]
"""The groups of some people, their stratum, whether they were chosen, and how many they are."""

_YES_OR_NO: Mapping[object, bool] = {True: True, False: False, Decimal(1): True, Decimal(0): False}


def _row(row: Mapping[str, object], groups: Sequence[str], outcome: str) -> _Row:
    value = row["chosen"]
    if value is not None and (isinstance(value, str) or value not in _YES_OR_NO):
        raise UsageError([usage.NO_YES_OR_NO.at(column=outcome)])
    return (
        {name: _said(row[f"g{place}"]) for place, name in enumerate(groups)},
        _said(row.get("within")),
        None if value is None else _YES_OR_NO[value],
        int(str(row[_COUNT])),
    )


def _said(value: object) -> str | None:
    return None if value is None else str(value)


def _table(rows: Iterable[_Row], names: tuple[str, ...], *, stratified: bool) -> Tabled:
    chosen: dict[str, list[int]] = {}
    unsettled: dict[str, list[int]] = {}
    strata: dict[str, dict[str, list[int]]] = {}
    for groups, within, value, people in rows:
        group = group_of(groups[name] for name in names)
        _add(unsettled, group, people if value is None else 0, people)
        if value is not None:
            selected = people if value else 0
            _add(chosen, group, selected, people)
            _add(strata.setdefault(within or MISSING, {}), group, selected, people)
    counts = _counts(chosen, chosen)
    by_stratum = {name: _counts(of, chosen) for name, of in strata.items()} if stratified else {}
    return Tabled(names, counts, _counts(unsettled, unsettled), by_stratum)


def _add(cells: dict[str, list[int]], group: str, selected: int, people: int) -> None:
    cell = cells.setdefault(group, [0, 0])
    cell[0] += selected
    cell[1] += people


def _counts(cells: Mapping[str, Sequence[int]], groups: Iterable[str]) -> Counts:
    """In an order that hangs on no row; those of no known group come last."""
    ordered = sorted(groups, key=lambda name: (name == MISSING, name))
    return Counts({name: Cell(*cells.get(name, (0, 0))) for name in ordered})


def chosen_of(
    results: FrameResults | FrameAssessments,
    people: Frame,
    labels: Collection[str] | None = None,
    *,
    key: str = "employee",
) -> pl.LazyFrame:
    """What was said of everybody in frames, beside what is known of them, ready to be counted.

    Args:
        results: What a policy said of everybody.
        people: One row a person: their key, and columns of groups and strata.
        labels: Codes of the labels that count as chosen; the best if none are given.
        key: The column that names people in both.

    Returns:
        The rows of the results with a column ``chosen`` and those of the people.

    Raises:
        UsageError: If the policy answers by no such label.

    >>> from meritasn.columns import FrameWorkforce
    >>> from meritasn.merit import appraise
    >>> from meritasn.quantities import Period
    >>> ratings = pl.DataFrame(
    ...     {
    ...         "employee": ["a", "b"],
    ...         "unit": ["u", "u"],
    ...         "employment": ["pns", "pppk"],
    ...         "results_rating": ["di_atas", "sesuai"],
    ...         "behaviour_rating": ["di_atas", "sesuai"],
    ...     }
    ... )
    >>> found = appraise(FrameWorkforce.of(appraisals=ratings, period=Period.year(2024)))
    >>> groups = pl.DataFrame({"employee": ["a", "b"], "sex": ["w", "m"]})
    >>> (table,) = tabled(chosen_of(found, groups), outcome="chosen", by=["sex"])
    >>> table.counts["w"], table.counts["m"]
    (Cell(selected=1, total=1), Cell(selected=0, total=1))
    """
    enum = labels_of(results.policy)
    wanted = labels if labels is not None else (() if enum is None else enum.codes[:1])
    if enum is None or not wanted or any(code not in enum.codes for code in wanted):
        raise UsageError([usage.NO_OUTCOME.at(name=results.policy.name)])
    if isinstance(results, FrameResults):
        said, frame = pl.col("predicate_code"), results.unranked()
    else:
        answered = pl.col("answer").is_in(["met", "not_met"])
        said = pl.coalesce("label", pl.when(answered).then("answer"))
        frame = results.frame()
    others = lazy(people)
    names = [name for name in others.collect_schema().names() if name != key]
    chosen = said.is_in([*wanted]).alias("chosen")
    return frame.select(key, chosen).join(
        others.select(key, *names), on=key, how="left", validate="m:1"
    )
