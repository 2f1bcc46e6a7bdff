"""The catalogue: every table, column and fact, read from one file.

A fact is what a rule may name. What the law protects, and what identifies a person, is listed
apart: no rule can name it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import evolve, field, frozen

from meritasn.facts.enumeration import Enumeration, enumeration
from meritasn.language import Text
from meritasn.quantities import PLAUSIBLE, Unit, day_number, scaled

__all__ = [
    "Better",
    "Catalogue",
    "Column",
    "ColumnType",
    "Doing",
    "Fact",
    "Grain",
    "Merit",
    "Table",
    "catalogue",
    "read_catalogue",
]


class Grain(Enum):
    """What one record of a fact or one result of a step belongs to."""

    TARGET = "target"
    PAST_PREDICATE = "past_predicate"
    POSTING = "posting"
    SANCTION = "sanction"
    ABSENCE = "absence"
    TRAINING = "training"
    EVIDENCE = "evidence"
    CREDIT = "credit"
    OBJECTION = "objection"
    TALENT_ASSESSMENT = "talent_assessment"
    COMPETENCY = "competency"
    SKILL = "skill"
    ATTENDANCE = "attendance"
    RESPONSE = "response"
    MEASUREMENT = "measurement"
    PERSON = "person"
    SERVICE = "service"
    CANDIDATE = "candidate"
    AGENCY = "agency"
    UNIT = "unit"

    @property
    def text(self) -> Text:
        """What one of it is called."""
        return _GRAINS[self][0]

    @property
    def several(self) -> Text:
        """What many of it are called."""
        return _GRAINS[self][1]

    @property
    def parent(self) -> Grain | None:
        """The grain whose facts are known here too, and which folds this one."""
        return _PARENTS.get(self, Grain.PERSON)

    @property
    def is_subject(self) -> bool:
        """Whether rules can be about it, with its records below and its unit above."""
        return self in (Grain.PERSON, Grain.SERVICE, Grain.CANDIDATE, Grain.AGENCY)


_PARENTS = {
    Grain.PERSON: Grain.UNIT,
    Grain.SERVICE: Grain.UNIT,
    Grain.CANDIDATE: None,
    Grain.AGENCY: None,
    Grain.UNIT: None,
    Grain.RESPONSE: Grain.SERVICE,
    Grain.MEASUREMENT: Grain.SERVICE,
}
"""Of what is no dated record of a person."""


_GRAINS = {
    Grain.TARGET: (Text("target", "target"), Text("target", "targets")),
    Grain.PAST_PREDICATE: (
        Text("predikat terdahulu", "past predicate"),
        Text("predikat terdahulu", "past predicates"),
    ),
    Grain.POSTING: (Text("riwayat jabatan", "posting"), Text("riwayat jabatan", "postings")),
    Grain.SANCTION: (Text("hukuman disiplin", "sanction"), Text("hukuman disiplin", "sanctions")),
    Grain.ABSENCE: (Text("ketidakhadiran", "absence"), Text("ketidakhadiran", "absences")),
    Grain.TRAINING: (Text("pelatihan", "training"), Text("pelatihan", "trainings")),
    Grain.EVIDENCE: (Text("bukti", "piece of evidence"), Text("bukti", "pieces of evidence")),
    Grain.CREDIT: (
        Text("baris angka kredit", "line of credit"),
        Text("baris angka kredit", "lines of credit"),
    ),
    Grain.OBJECTION: (Text("keberatan", "objection"), Text("keberatan", "objections")),
    Grain.TALENT_ASSESSMENT: (
        Text("penilaian talenta", "talent assessment"),
        Text("penilaian talenta", "talent assessments"),
    ),
    Grain.COMPETENCY: (
        Text("kompetensi yang dinilai", "assessed competency"),
        Text("kompetensi yang dinilai", "assessed competencies"),
    ),
    Grain.SKILL: (
        Text("kompetensi teknis", "technical competency"),
        Text("kompetensi teknis", "technical competencies"),
    ),
    Grain.ATTENDANCE: (
        Text("kehadiran sebulan", "month of attendance"),
        Text("kehadiran bulanan", "months of attendance"),
    ),
    Grain.RESPONSE: (
        Text("lembar survei", "survey sheet"),
        Text("lembar survei", "survey sheets"),
    ),
    Grain.MEASUREMENT: (
        Text("pengukuran layanan", "measurement of a service"),
        Text("pengukuran layanan", "measurements of a service"),
    ),
    Grain.PERSON: (Text("pegawai", "person"), Text("pegawai", "people")),
    Grain.SERVICE: (Text("layanan", "service"), Text("layanan", "services")),
    Grain.CANDIDATE: (Text("pelamar", "candidate"), Text("pelamar", "candidates")),
    Grain.AGENCY: (Text("instansi", "agency"), Text("instansi", "agencies")),
    Grain.UNIT: (Text("unit", "unit"), Text("unit", "units")),
}


class ColumnType(Enum):
    """How the cells of a column are read."""

    KEY = "key"
    REF = "ref"
    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    ENUM = "enum"
    NUMBER = "number"
    NIP = "nip"


class Doing(Enum):
    """What somebody did: what they achieved, or how they behaved."""

    ACHIEVED = "achieved"
    CONDUCT = "conduct"


class Better(Enum):
    """Which value of a fact is the better one; of labels, the best stands first."""

    MORE = "more"
    LESS = "less"
    FIRST = "first"


@frozen
class Merit:
    """What a fact says of the merit of somebody: the laws of good rules go by it.

    Attributes:
        of: What they did.
        better: Which value is the better one.
        by: The fact that says whether higher or lower is better, where the rules read it; it
            decides instead, and of a range that is to be kept nothing is said.
    """

    of: Doing
    better: Better
    by: str | None = None


@frozen
class Fact:
    """Something that a rule may name.

    Attributes:
        name: What packs call it; also the English header of its column.
        grain: What it belongs to.
        title: How a person reads it.
        enum: Its enumeration, where it is a label; otherwise it is a number.
        unit: The unit of a number.
        decimals: How many decimals a number carries.
        low: The least value that is in range, as an integer at that scale.
        high: The greatest one.
        absent_ok: Whether it may be marked as not applicable.
        model: The path of attributes under the object of its grain, if it is held by one.
        how: For a derived fact, what it is derived from.
        tables: For a derived fact, the tables that it is taken from.
        merit: What it says of the merit of somebody; None where it says nothing.
    """

    name: str
    grain: Grain
    title: Text
    enum: Enumeration | None = None
    unit: Unit = Unit.RATIO
    decimals: int = 0
    low: int = 0
    high: int = 0
    absent_ok: bool = False
    model: str | None = None
    how: Text | None = None
    tables: tuple[str, ...] = ()
    merit: Merit | None = None


@frozen
class Column:
    """One column of a table.

    Attributes:
        name: Its name, which is its English header.
        header: Its Indonesian header.
        type: How its cells are read.
        title: What it holds, for people.
        required: Whether an empty cell is an error.
        personal: Whether its cells must not be quoted.
        to: For a reference, the table whose key it holds.
        enum: The name of its enumeration in the vocabulary.
        fact: The fact it carries, if it carries one.
    """

    name: str
    header: str
    type: ColumnType
    title: Text
    required: bool = False
    personal: bool = False
    to: str | None = None
    enum: str | None = None
    fact: Fact | None = None


@frozen
class Table:
    """One file of a folder, or one sheet of a workbook.

    Attributes:
        name: Its English name.
        file: Its Indonesian name; either may name the file or the sheet.
        title: What it holds, for people.
        key: The columns that together name a row once.
        columns: In the order in which a template shows them.
        required: Whether nothing can be done without it.
        grain: What the facts of its rows belong to, where it carries any.
        since: The column that dates and orders its rows, where they are dated records.
    """

    name: str
    file: str
    title: Text
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    required: bool = False
    grain: Grain | None = None
    since: str | None = None

    def column(self, name: str) -> Column:
        """A column by its name."""
        return next(c for c in self.columns if c.name == name)


@frozen
class Catalogue:
    """All tables and facts.

    Attributes:
        tables: By English name.
        facts: By name.
        closed: Names that no rule may use: protected attributes, identity numbers and names.
        lawful: Facts from protected attributes, for packs that declare what the law uses them for.
    """

    tables: Mapping[str, Table] = field(repr=False)
    facts: Mapping[str, Fact] = field(repr=False)
    closed: frozenset[str] = field(repr=False)
    lawful: Mapping[str, Fact] = field(repr=False, factory=dict)

    def opened(self, names: Iterable[str]) -> Catalogue:
        """The same catalogue where some protected attributes are facts, for their lawful use."""
        more = {name: self.lawful[name] for name in names}
        return evolve(self, facts={**self.facts, **more}, closed=self.closed - more.keys())

    def table_of(self, grain: Grain) -> Table:
        """The table whose rows are of a grain that has one of its own."""
        return next(table for table in self.tables.values() if table.grain is grain)


@cache
def catalogue() -> Catalogue:
    """The catalogue of the library.

    >>> catalogue().facts["cost_target"].unit
    <Unit.RUPIAH: 'rupiah'>
    >>> "sex" in catalogue().closed, "sex" in catalogue().facts
    (True, False)
    """
    return read_catalogue((files(__package__) / "catalogue.toml").read_text("utf-8"))


def read_catalogue(text: str) -> Catalogue:
    """Reads a catalogue from TOML text."""
    raw = tomllib.loads(text, parse_float=Decimal)
    tables = {name: _table(name, body) for name, body in raw.get("table", {}).items()}
    columns = [column for table in tables.values() for column in table.columns]
    facts = {c.fact.name: c.fact for c in columns if c.fact}
    facts |= {n: _fact(n, Grain(d["grain"]), d) for n, d in raw.get("derived", {}).items()}
    closed = frozenset(c.name for c in columns if c.personal and not c.fact)
    lawful = {
        name: _fact(name, Grain(table.get("grain", Grain.PERSON.value)), one)
        for table in raw.get("table", {}).values()
        for name, one in table["column"].items()
        if one.get("lawful")
    }
    return Catalogue(tables, facts, closed, lawful)


def _table(name: str, body: Mapping[str, Any]) -> Table:
    grain = Grain(body["grain"]) if "grain" in body else None
    columns = tuple(_column(n, c, grain) for n, c in body["column"].items())
    return Table(
        name,
        body["file"],
        Text(**body["title"]),
        tuple(body["key"]),
        columns,
        body.get("required", False),
        grain,
        body.get("since"),
    )


def _column(name: str, body: Mapping[str, Any], grain: Grain | None) -> Column:
    return Column(
        name,
        body["header"],
        ColumnType(body["type"]),
        Text(**body["title"]),
        body.get("required", False),
        body.get("personal", False),
        body.get("to"),
        body.get("enum"),
        _fact(name, grain, body) if grain and body.get("fact") else None,
    )


def _fact(name: str, grain: Grain, body: Mapping[str, Any]) -> Fact:
    enum = enumeration(body["enum"]) if "enum" in body else None
    decimals = body.get("decimals", 0)
    dated = body.get("type") == ColumnType.DATE.value
    if enum:
        low, high = 0, len(enum) - 1
    elif dated:
        low, high = map(day_number, PLAUSIBLE)
    else:
        low, high = (scaled(Decimal(v), decimals) for v in body["range"])
    return Fact(
        name,
        grain,
        Text(**body["title"]),
        enum,
        Unit.DATE if dated else Unit(body.get("unit", "ratio")),
        decimals,
        low,
        high,
        body.get("absent_ok", False),
        body.get("model"),
        Text(**body["how"]) if "how" in body else None,
        tuple(body.get("tables", ())),
        _merit(body["merit"]) if "merit" in body else None,
    )


def _merit(body: Mapping[str, str]) -> Merit:
    return Merit(Doing(body["of"]), Better(body["better"]), body.get("by"))
