"""A table of the catalogue in a frame: which column is which, and how its cells are taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.admission import MISSING, UNREADABLE, Admission, absent, admit
from meritasn.columns.dtypes import EXPECTED, TRUTH, fits, plain_name
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.keys import admit_day, admit_key
from meritasn.errors import Finding, Place
from meritasn.errors.codes import frames as codes
from meritasn.errors.codes import inputs
from meritasn.facts import Column, ColumnType, Fact, Table, catalogue
from meritasn.io.grid import Grid
from meritasn.io.headers import named
from meritasn.io.records import PERIOD
from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["FAULT", "NA", "REJECTED", "ROW", "Given", "Scan", "scan_of"]

NA = "__na"
"""``cost_target__na`` says, row by row, that the fact of a typed column is not applicable."""

REJECTED = "@rejected"
"""Begins the columns that say whether a row, by its table, has a cell that cannot be read."""

ROW, FAULT = "@row", "@fault"
"""Columns of a frame made from a file: the number of a row, and whether all of it is at fault."""


@frozen(eq=False)
class Scan:
    """A frame that carries a table.

    Attributes:
        tables: The table; and a second one, whose columns stand in the same rows.
        frame: The frame as it came.
        columns: By the name of the catalogue, what the frame calls a column.
        marks: In the same way, the columns that say where a fact is not applicable.
        schema: What the frame holds.
        place: How a finding names the frame.
        first_row: The number of its first row, as its owner counts.
        plain: The keys that are known to be compared as they stand.
        grid: The cells that the frame was made from, where they are at hand.
    """

    tables: tuple[Table, ...]
    frame: pl.LazyFrame = field(repr=False)
    columns: Mapping[str, str]
    marks: Mapping[str, str]
    schema: Mapping[str, pl.DataType] = field(repr=False)
    place: Place
    first_row: int = 0
    plain: frozenset[str] = frozenset()
    grid: Grid | None = field(default=None, repr=False)

    def column(self, name: str) -> Column:
        """What the catalogue says of a column."""
        return _columns(self.tables)[name]

    def carries(self, name: str) -> bool:
        """Whether it is the place of a column."""
        return name in _columns(self.tables)

    def key(self, name: str) -> pl.Expr:
        """A key or a reference, as it is compared; null where the frame has none."""
        held = self.columns.get(name)
        if held is None:
            return pl.lit(None, dtype=pl.String)
        return pl.col(held) if name in self.plain else admit_key(held, self.schema[held])

    def day(self, name: str) -> pl.Expr:
        """A day."""
        held = self.columns[name]
        return admit_day(self.column(name), held, self.schema[held])

    @cached_property
    def _spans(self) -> pl.DataFrame:
        days = (self.day(name).alias(name) for name in PERIOD)
        return collected(self.frame.select(days).unique())

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of its rows, in the order of time."""
        pairs = self._spans.drop_nulls().rows()
        return tuple(Period.of_days(first, last) for first, last in sorted(pairs) if first <= last)

    def during(self, period: Period) -> pl.LazyFrame:
        """The rows about a period."""
        days = dict(zip(PERIOD, (period.start, period.last), strict=True))
        return self.frame.filter(self.day(name) == day for name, day in days.items())

    def touching(self, period: Period) -> pl.LazyFrame:
        """The rows about a period, and those that may be: a day of theirs cannot be read."""
        if not self._undated:
            return self.during(period)
        days = dict(zip(PERIOD, (period.start, period.last), strict=True))
        return self.frame.filter(
            (self.day(name) == day).fill_null(value=True) for name, day in days.items()
        )

    @property
    def _undated(self) -> bool:
        return any(self._spans.null_count().row(0))

    def admitted(
        self, frame: pl.LazyFrame, keys: Mapping[str, pl.Expr], facts: Iterable[Fact]
    ) -> pl.LazyFrame:
        """Keys, and an integer and a state for each fact; `REJECTED` where a row cannot be used."""
        admissions = {fact.name: self._admission(fact) for fact in facts}
        named_keys = [key.alias(name) for name, key in keys.items()]
        first = [e for a in admissions.values() for e in a.first]
        frame = frame.select(*named_keys, *first, *self._faults())
        then = [e for a in admissions.values() for e in a.then]
        if then:
            frame = frame.with_columns(then)
        odd = [pl.col(s) == UNREADABLE for a in admissions.values() for s in a.can_reject]
        odd += [
            pl.col(column(name, "state")) == MISSING
            for name in admissions
            if self.carries(name) and self.column(name).required
        ]
        if odd:
            frame = frame.with_columns(
                pl.any_horizontal(odd).alias(f"{REJECTED} {self.tables[0].name}")
            )
        return frame

    def _faults(self) -> Iterator[pl.Expr]:
        """Why rows as a whole cannot be used, where that may be."""
        if set(PERIOD) <= self.columns.keys() and self._undated:
            undated = pl.any_horizontal(self.day(name).is_null() for name in PERIOD)
            yield undated.alias(f"{REJECTED} {self.tables[0].name} undated")
        if FAULT in self.schema:
            yield pl.col(FAULT).alias(f"{REJECTED} {self.tables[0].name} fault")

    def _admission(self, fact: Fact) -> Admission:
        held = self.columns.get(fact.name)
        if held is None:
            return absent(fact)
        mark = self.marks.get(fact.name)
        # A protected attribute is a fact for those alone whose rule may lawfully read it.
        described = evolve(self.column(fact.name), fact=fact)
        return admit(described, held, self.schema[held], mark)


@frozen
class Given:
    """A frame as it is handed in.

    Attributes:
        frame: Its rows; headers in either language.
        place: How findings name it.
        first_row: The number of its first row, as its owner counts.
        grid: The cells that it was made from, where they are at hand.
        added: Columns that were not in it when it was handed in.
    """

    frame: pl.LazyFrame = field(repr=False)
    place: Place
    first_row: int = 0
    grid: Grid | None = field(default=None, repr=False)
    added: frozenset[str] = frozenset()

    @classmethod
    def nothing(cls, name: str) -> Given:
        """A table of which there is no row."""
        columns = catalogue().tables[name].columns
        schema = {column.name: pl.String() for column in columns if column.required}
        return cls(pl.LazyFrame(schema=schema), Place(file=name))

    def dated(self, period: Period | None) -> Given:
        """The same rows, about one period if they say none."""
        said = {named(header) for header in self.frame.collect_schema()}
        days = [catalogue().tables["appraisals"].column(name) for name in PERIOD]
        if period is None or any(said & {day.name, day.header} for day in days):
            return self
        whole = zip(PERIOD, (period.start, period.last), strict=True)
        frame = self.frame.with_columns(pl.lit(day).alias(name) for name, day in whole)
        return evolve(self, frame=frame, added=frozenset(PERIOD))


def scan_of(names: Sequence[str], given: Given) -> tuple[Scan | None, tuple[Finding, ...]]:
    """Finds the columns of a table in a frame.

    Args:
        names: The table by its name in the catalogue, and a second one in the same rows, if any.
        given: The frame.

    Returns:
        The scan, and what is wrong with the headers. Where that is an error there is no scan.
    """
    tables = tuple(catalogue().tables[name] for name in names)
    schema = dict(given.frame.collect_schema())
    columns = _columns(tables)
    headers, known = [held for held in schema if not held.startswith("@")], _known(columns)
    said = {named(held) for held in headers if held not in given.added}
    if said and said.isdisjoint({name for names in known for name in names}):
        # They may be a row of data, so nothing of them is quoted.
        return None, (inputs.EMPTY_FILE.at(given.place),)
    found, marks, findings = _matched(headers, *known, given.place)
    findings.extend(_misfits(columns, found, marks, schema, given.place))
    findings.extend(
        inputs.MISSING_COLUMN.at(given.place, column=Text(column.header, column.name))
        for column in columns.values()
        if column.required and column.name not in found
    )
    if any(finding.rejects for finding in findings):
        return None, tuple(findings)
    scan = Scan(
        tables,
        given.frame,
        found,
        marks,
        schema,
        given.place,
        given.first_row,
        grid=given.grid,
    )
    return scan, tuple(findings)


def _columns(tables: Sequence[Table]) -> Mapping[str, Column]:
    """The columns of tables; a fact that is derived may stand with appraisals as well."""
    own = {column.name: column for table in tables for column in table.columns}
    if tables[0].name == "appraisals":
        own |= {
            fact.name: Column(
                fact.name, fact.name, ColumnType.ENUM, fact.title, enum=fact.enum.name, fact=fact
            )
            for fact in catalogue().facts.values()
            if fact.how is not None and fact.enum is not None
        }
    return own


def _known(columns: Mapping[str, Column]) -> tuple[Mapping[str, Column], Mapping[str, Column]]:
    """The columns by what their headers may be, and by what those of their marks may be."""
    known = {said: column for column in columns.values() for said in (column.name, column.header)}
    return known, {named(said + NA): column for said, column in known.items() if column.fact}


def _matched(
    headers: Iterable[str],
    known: Mapping[str, Column],
    facts: Mapping[str, Column],
    place: Place,
) -> tuple[dict[str, str], dict[str, str], list[Finding]]:
    """The header of each column that is there, of each mark, and what is wrong with headers."""
    found: dict[str, str] = {}
    marks: dict[str, str] = {}
    findings: list[Finding] = []
    for held in headers:
        column, marked = known.get(named(held)), facts.get(named(held))
        into, described = (found, column) if column else (marks, marked)
        at = Place(place.file, place.sheet, None, held)
        if described is None:
            findings.append(inputs.UNKNOWN_COLUMN.at(at))
        elif described.name in into:
            title = Text(described.header, described.name)
            findings.append(inputs.COLUMN_TWICE.at(at, column=title))
        else:
            into[described.name] = held
    for name in [name for name in marks if name not in found]:
        at = Place(place.file, place.sheet, None, marks.pop(name))
        findings.append(inputs.UNKNOWN_COLUMN.at(at))
    return found, marks, findings


def _misfits(
    columns: Mapping[str, Column],
    found: Mapping[str, str],
    marks: Mapping[str, str],
    schema: Mapping[str, pl.DataType],
    place: Place,
) -> Iterable[Finding]:
    """Columns that hold what no cell of theirs can be read from."""
    wrong = [
        (held, EXPECTED[columns[name].type])
        for name, held in found.items()
        if not fits(columns[name].type, schema[held], answers=columns[name].enum == "yes_no")
    ]
    wrong += [(held, TRUTH) for held in marks.values() if schema[held] != pl.Boolean]
    for held, expected in wrong:
        at = Place(place.file, place.sheet, None, held)
        yield codes.OTHER_DTYPE.at(at, found=plain_name(schema[held]), expected=expected)
