"""People, services and candidates with their dated records on a day, as frames of integers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.admission import MISSING, NOT_APPLICABLE, PRESENT
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.heads import Units
from meritasn.columns.keyed import Keyed
from meritasn.columns.known import known, level_of
from meritasn.columns.reading import PERSON, UNIT
from meritasn.columns.scans import REJECTED, Scan
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Fact, Grain, catalogue
from meritasn.merit.careers import (
    SPANS,
    asked_facts,
    line_of,
    same_field,
    wanted_standard,
    working_days,
)
from meritasn.merit.question import Question
from meritasn.quantities import Absence, Calendar, day_of
from meritasn.rules import Given, Program
from meritasn.rules.record import Pair, entrance

__all__ = ["WORKS_IN", "AsOf", "head"]

WORKS_IN = "@works in"
"""The unit of a person or service, as it stands in the row."""

_FIELD = "@field"
_PAIR = {"value": pl.Int64, "state": pl.UInt8}


def head(name: str) -> str:
    """The column that holds a part of what names a dated record, beside the person.

    >>> head("credit_on")
    '@head credit_on'
    """
    return f"@head {name}"


@frozen(eq=False)
class AsOf:
    """The tables of a workforce as they stand on a day.

    Attributes:
        scans: The tables by name, empty ones included.
        calendar: Which days are worked.
        asked: The day, and what else is asked about.
    """

    scans: Mapping[str, Scan] = field(repr=False)
    calendar: Calendar = field(repr=False)
    asked: Question

    def subjects(self, program: Program) -> Keyed:
        """One row a person, service or candidate: its key, its unit, and every fact that is read.

        Raises:
            UsageError: If the frames hold no table of what the rules are about.
        """
        table = catalogue().table_of(program.subject)
        (name,) = table.key
        if table.name not in self.scans:
            raise UsageError([usage.NOT_IN_FRAMES.at(of=program.subject.several)])
        scan = self.scans[table.name]
        asked = asked_facts(program, program.subject, self.asked)
        facts = [fact for fact in program.facts.values() if fact.grain is program.subject]
        aside = set(catalogue().lawful) if program.subject is Grain.PERSON else set()
        own = [fact for fact in facts if fact.name not in asked and fact.name not in aside]
        who = known(scan, self._applied(scan), [name])
        keys = {PERSON: name, WORKS_IN: "unit"} if scan.carries("unit") else {PERSON: name}
        subjects = who.keyed(keys, own)
        odd = pl.col(PERSON).is_null() | pl.col(PERSON).is_in(who.twins[name].implode())
        subjects = subjects.with_columns([odd.alias(f"{REJECTED} twins or nobody")])
        for fact in facts:
            if fact.name in aside:
                subjects = subjects.joined(self._protected(fact), _unknown)
        return subjects.with_columns(_constant(facts, asked))

    def _applied(self, scan: Scan) -> pl.LazyFrame:
        """The rows of a table; of candidates, those for the post that is asked about."""
        if self.asked.vacancy is None or not scan.carries("vacancy"):
            return scan.frame
        return scan.frame.filter(scan.key("vacancy") == self.asked.vacancy.key)

    def units(self, program: Program) -> Keyed:
        """One row a unit: its key, and every fact that the rules read of it."""
        scan = self.scans["units"]
        who = known(scan, scan.frame, ["unit"])
        asked = asked_facts(program, Grain.UNIT, self.asked)
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.UNIT]
        unknown = {fact.name: Absence.MISSING for fact in facts}
        alone = who.keyed({UNIT: "unit"}, [])
        once = ~pl.col(UNIT).is_in(who.twins["unit"].implode())
        units = evolve(alone, frame=alone.frame.filter(once))
        return units.with_columns(_constant(facts, {**unknown, **asked}))

    def one_unit(self, program: Program, key: str) -> Keyed:
        """One row for a unit that is no row of a table: its key, and the facts of the question."""
        asked = asked_facts(program, Grain.UNIT, self.asked)
        facts = [fact for fact in program.facts.values() if fact.grain is Grain.UNIT]
        unknown = {fact.name: Absence.MISSING for fact in facts}
        alone = Keyed(pl.LazyFrame({UNIT: [key]}), UNIT)
        return alone.with_columns(_constant(facts, {**unknown, **asked}))

    def named_units(self) -> pl.LazyFrame:
        """Each unit with its name, or else its key, and the one above it; of twins the first."""
        scan = self.scans["units"]
        return Units(scan, scan).named()

    def levels(self, program: Program) -> pl.LazyFrame | None:
        """The code of the level of each post, in the order of people; None of anything else."""
        if program.subject is not Grain.PERSON:
            return None
        scan = self.scans["employees"]
        return level_of(known(scan, scan.frame, ["employee"]))

    def beneath(self) -> pl.DataFrame:
        """For each unit, itself and every unit beneath it: columns `UNIT` and `WORKS_IN`."""
        scan = self.scans["units"]
        known_units = collected(
            scan.frame.select(scan.key("unit").alias("unit"), scan.key("parent").alias("parent"))
        ).drop_nulls("unit")
        parents = dict(known_units.iter_rows())
        rows = [(above, unit) for unit in parents for above in line_of(unit, parents)]
        return pl.DataFrame(rows, schema=dict.fromkeys((UNIT, WORKS_IN), pl.String), orient="row")

    def _protected(self, fact: Fact) -> Keyed:
        scan = self.scans["protected"]
        rows = known(scan, scan.frame, ["employee"])
        found = rows.keyed({PERSON: "employee"}, [fact])
        alone = found.frame.filter(~pl.col(PERSON).is_in(rows.twins["employee"].implode()))
        return Keyed(alone, PERSON, rows.ascending)

    def records(self, program: Program, grain: Grain) -> Keyed:
        """One row a dated record that exists by then, in the order of people and of their days."""
        table = catalogue().table_of(grain)
        scan = self.scans[table.name]
        facts = [fact for fact in program.facts.values() if fact.grain is grain]
        owner, *keys = table.key
        others = [name for name in keys if name != table.since]
        parts = {name: table.column(name).fact for name in (table.since or "", *others)}
        held = {f.name: f for f in (*facts, *parts.values()) if f is not None and f.how is None}
        held |= {name: catalogue().facts[name] for f in facts for name in SPANS.get(f.name, ())}
        since = scan.day(table.since or "")
        rows = scan.frame.filter((since <= self.asked.on).fill_null(value=True))
        texts = {head(name): scan.key(name) for name, fact in parts.items() if fact is None}
        known_by = {PERSON: scan.key(owner), **texts, _FIELD: scan.key("field")}
        frame = scan.admitted(rows, known_by, held.values())
        derived = (fact for fact in facts if fact.how is not None)
        frame = frame.with_columns(e for fact in derived for e in self._derived(fact))
        order = [head(n) if f is None else column(n, "value") for n, f in parts.items()]
        # In order, twins stand beside each other.
        frame = frame.drop(_FIELD).sort(PERSON, *order, maintain_order=True)
        same = pl.all_horizontal(pl.col(name) == pl.col(name).shift() for name in (PERSON, *order))
        twin = same.fill_null(value=False) | same.shift(-1).fill_null(value=False)
        frame = frame.with_columns(
            twin.alias(f"{REJECTED} {table.name} twins"),
            *(_shown(fact).alias(head(name)) for name, fact in parts.items() if fact is not None),
        )
        return Keyed(frame, PERSON, ascending=True)

    def _derived(self, fact: Fact) -> Iterator[pl.Expr]:
        """A fact that no column carries, by the function that derives it for objects."""
        enter = entrance(fact)
        if fact.name == "wanted_standard":
            levels, competency = self.asked.standard_levels, catalogue().facts["competency"]
            codes = dict(enumerate(competency.enum.codes if competency.enum else ()))
            cells = [column("competency", "value")]
            yield from _found(fact, cells, lambda at: enter(wanted_standard(levels, codes[at])))
            return
        if fact.name not in SPANS:
            wanted = None if self.asked.vacancy is None else self.asked.vacancy.field
            yield from _found(fact, [_FIELD], lambda held: enter(same_field(wanted, held)))
            return
        cells = [column(name, part) for name in SPANS[fact.name] for part in ("value", "state")]

        def worked(start: int, known: int, stop: int, reached: int) -> Pair:
            days = _day(start, known), _day(stop, reached)
            return enter(working_days(*days, self.calendar, self.asked.on))

        yield from _found(fact, cells, worked)


def _found(fact: Fact, cells: Sequence[str], find: Callable[..., Pair]) -> Iterator[pl.Expr]:
    """A fact by a function of some cells, which is asked once for each that are met."""

    def entered(rows: pl.Series) -> pl.Series:
        met: dict[tuple[object, ...], Pair] = {}
        pairs: list[Pair] = []
        for row in rows.struct.unnest().iter_rows():
            if row not in met:
                met[row] = find(*row)
            pairs.append(met[row])
        return pl.DataFrame(pairs, schema=_PAIR, orient="row").to_struct(rows.name)

    both = pl.struct(cells).map_batches(entered, return_dtype=pl.Struct(_PAIR), is_elementwise=True)
    yield both.struct.field("value").cast(pl.Int64).alias(column(fact.name, "value"))
    yield both.struct.field("state").cast(pl.UInt8).alias(column(fact.name, "state"))


def _shown(fact: Fact) -> pl.Expr:
    """A part of the key of a record, as people have it."""
    whole = pl.col(column(fact.name, "value"))
    if fact.enum is None:
        return whole.cast(pl.Int32).cast(pl.Date)
    codes = dict(enumerate(fact.enum.codes))
    return whole.replace_strict(codes, default=None, return_dtype=pl.String)


def _day(number: int, state: int) -> date | Absence:
    if state == PRESENT:
        return day_of(number)
    return Absence.NOT_APPLICABLE if state == NOT_APPLICABLE else Absence.MISSING


def _constant(facts: Sequence[Fact], given: Mapping[str, Given]) -> list[pl.Expr]:
    """The facts that are the same in every row."""
    return [e for f in facts if f.name in given for e in _literals(f, given[f.name])]


def _literals(fact: Fact, given: Given) -> Iterator[pl.Expr]:
    """What is the same for everybody."""
    whole, state = entrance(fact)(given)
    yield pl.lit(whole, dtype=pl.Int64).alias(column(fact.name, "value"))
    yield pl.lit(state, dtype=pl.UInt8).alias(column(fact.name, "state"))


def _unknown(name: str) -> int | bool | None:
    """What a column holds for those of whom nothing is known."""
    if name.startswith(REJECTED):
        return False
    return MISSING if name.endswith("__state") else 0
