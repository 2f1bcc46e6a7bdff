"""People about whom something may be found in their own rows, or in how these hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from meritasn.columns.admission import PRESENT
from meritasn.columns.checking.cells import ODD, with_odd_cells
from meritasn.columns.checking.periods import days_of, shared_keys
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.keys import as_text
from meritasn.columns.known import known, twins
from meritasn.columns.people import Tables
from meritasn.columns.reading import PERSON
from meritasn.columns.scans import Scan
from meritasn.errors import Place
from meritasn.facts import Fact, catalogue
from meritasn.io.cells import read_cell
from meritasn.io.records import PERIOD
from meritasn.model import VOCABULARY, Employment, Focus, PostKind, PostLevel, Rank
from meritasn.quantities import Period

__all__ = [
    "suspects_by_appraisals",
    "suspects_by_standing",
    "suspects_by_targets",
]

_NIP, _DIGITS = "@nip", 18


# ---------------------------------------------------------------------------------- employees


def suspects_by_standing(tables: Tables) -> Iterator[pl.Series]:
    """People with an odd cell, twins, a NIP of two, or a rank or a level of another kind."""
    staff = tables.employees
    key = {PERSON: staff.key("employee")}
    yield _people(with_odd_cells(staff, key).filter(ODD))
    if staff is not tables.appraisals:
        yield known(staff, staff.frame, ["employee"]).twins["employee"]
    yield from _sharing_a_nip(staff)
    yield from _misplaced(staff, "employment", "rank")
    yield from _misplaced(staff, "post_kind", "post_level")


def _sharing_a_nip(staff: Scan) -> Iterator[pl.Series]:
    held = staff.columns.get("nip")
    if held is None:
        return
    digits = as_text(pl.col(held), staff.schema[held]).cast(pl.String)
    digits = (
        pl.when(digits.str.len_bytes() == _DIGITS)
        .then(digits)
        .otherwise(digits.str.replace_all(r"[^0-9]", ""))
    )
    rows = staff.frame.select(staff.key("employee").alias(PERSON), digits.alias(_NIP))
    rows = rows.filter(pl.col(_NIP).str.len_bytes() == _DIGITS)
    shared = twins(rows.select(_NIP))
    if not shared.is_empty():
        yield _people(rows.join(shared.lazy(), on=_NIP, how="semi"))


def _misplaced(staff: Scan, first: str, second: str) -> Iterator[pl.Series]:
    """People of whom one fact does not fit another; each pair that is met is judged once."""
    facts = [catalogue().facts[name] for name in (first, second)]
    if any(fact.name not in staff.columns for fact in facts):
        return
    rows = staff.admitted(staff.frame, {PERSON: staff.key("employee")}, facts)
    present = (pl.col(column(fact.name, "state")) == PRESENT for fact in facts)
    values = [column(fact.name, "value") for fact in facts]
    known = rows.filter(*present).select(PERSON, *values)
    met = collected(known.select(values).unique())
    misfits = pl.Series((not _fit(facts, pair) for pair in met.rows()), dtype=pl.Boolean)
    odd = met.filter(misfits)
    if not odd.is_empty():
        yield _people(known.join(odd.lazy(), on=values, how="semi"))


def _fit(facts: Iterable[Fact], orders: Iterable[int]) -> bool:
    named = zip(facts, orders, strict=True)
    match [VOCABULARY[fact.enum.name].parse(fact.enum.codes[n]) for fact, n in named if fact.enum]:
        case Employment() as employment, Rank() as rank:
            return rank.by_contract is employment.by_contract
        case PostKind() as kind, PostLevel() as level:
            return level.kind is kind
        case _:
            return False


# --------------------------------------------------------------------------------- appraisals


def suspects_by_appraisals(tables: Tables) -> Iterator[pl.Series]:
    """People with an odd cell, twins, no rater, themselves as one, or periods that cross."""
    rated = tables.appraisals
    person, rater, superior = map(rated.key, ("employee", "rater", "rater_superior"))
    alone = rater.is_null() | (rater == person) | (superior == person)
    rows = with_odd_cells(rated, {PERSON: person, "@alone": alone.fill_null(value=False)})
    yield _people(rows.filter(pl.col(ODD) | pl.col("@alone")))
    yield from shared_keys(rated, ["employee"])
    crossing = _crossing(rated.periods)
    if crossing:
        days = pl.DataFrame(crossing, schema=dict.fromkeys(PERIOD, pl.Date), orient="row")
        of_those = rated.frame.select(person.alias(PERSON), **days_of(rated)).join(
            days.lazy(), on=PERIOD, how="semi"
        )
        times = collected(of_those.group_by(PERSON).len().filter(pl.col("len") > 1))
        yield times[PERSON]


def _crossing(periods: Iterable[Period]) -> list[tuple[object, object]]:
    """The periods that overlap another one with neither inside the other, in the order of time."""
    known = [(period.start, period.last) for period in periods]
    found = set()
    for first, (start, last) in enumerate(known):
        for later, end in known[first + 1 :]:
            if last is None or end is None or later > last:
                break
            if later > start and end > last:
                found |= {(start, last), (later, end)}
    return sorted(found)


# ------------------------------------------------------------------------------------ targets


def suspects_by_targets(tables: Tables) -> Iterator[pl.Series]:
    """People with an odd cell, twins, or nothing but activities."""
    targets = tables.targets
    person = {PERSON: targets.key("employee")}
    yield _people(with_odd_cells(targets, person).filter(ODD))
    yield from shared_keys(targets, ["employee", "target"])
    held = targets.columns.get("focus")
    if held is not None:
        text = as_text(pl.col(held), targets.schema[held]).cast(pl.String)
        busy = text.map_batches(_is_activity, return_dtype=pl.Boolean, is_elementwise=True)
        rows = targets.frame.select(**person, **days_of(targets), busy=busy.fill_null(value=False))
        names = [PERSON, *PERIOD]
        only = collected(rows.filter("busy").select(names).unique()).lazy()
        other = collected(rows.filter(~pl.col("busy")).join(only, on=names, how="semi")).lazy()
        yield _people(only.join(other, on=names, how="anti"))


def _is_activity(cells: pl.Series) -> pl.Series:
    described = catalogue().tables["targets"].column("focus")
    met = cells.unique().drop_nulls().to_list()
    return cells.is_in([c for c in met if read_cell(c, described, Place()) is Focus.ACTIVITY])


def _people(rows: pl.LazyFrame) -> pl.Series:
    return collected(rows.select(PERSON).unique())[PERSON]
