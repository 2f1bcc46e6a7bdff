"""The table of names: what SIASN calls each field, read from one file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from attrs import field, frozen

from meritasn.law import Standing

__all__ = ["CodeTable", "Kind", "Name", "Names", "RecordNames", "folded", "names"]


class Kind(Enum):
    """How the value of a field is read.

    A *ref* is the key of something else in SIASN: text, never counted with. A *nip_or_nrp* is the
    number of a rater, who may be of the army or the police. A *score* of zero is none.
    """

    TEXT = "text"
    REF = "ref"
    NIP = "nip"
    NIP_OR_NRP = "nip_or_nrp"
    YEAR = "year"
    MONTH = "month"
    COUNT = "count"
    DECIMAL = "decimal"
    SCORE = "score"
    DATE = "date"
    FLAG = "flag"
    CODE = "code"
    DOCUMENTS = "documents"


@frozen
class Name:
    """What one field is called.

    Attributes:
        field: Its name in the records of this library.
        read: The key in what SIASN answers; None where it does not answer it.
        write: The key in what SIASN is sent; None where it is not sent.
        also: Other words seen for the key.
        label: Keys that hold the word of a code.
        kind: How its value is read.
        of: The vocabulary of a code.
        needs: When it is required: ``read``, ``save``, ``both``, or never.
        open: Whether the vocabulary may lack codes.
        personal: Whether it says something about a person that is never shown.
        standing: How well the name is known.
    """

    field: str
    read: str | None
    write: str | None
    also: tuple[str, ...]
    label: tuple[str, ...]
    kind: Kind
    of: str | None
    needs: str | None
    open: bool
    personal: bool
    standing: Standing

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key by which it is understood, the usual one first."""
        usual = dict.fromkeys(key for key in (self.read, self.write) if key)
        return (*usual, *self.also, *self.label)

    @property
    def needed_to_read(self) -> bool:
        """Whether a record without it is rejected."""
        return self.needs in ("read", "both")

    @property
    def needed_to_save(self) -> bool:
        """Whether a record without it cannot be saved."""
        return self.needs in ("save", "both")


@frozen
class RecordNames:
    """The names of one kind of record.

    Attributes:
        record: What this library calls it.
        title: What it is.
        get: The path that answers it; None for a part of another record.
        save: The path that takes it, where this library writes it.
        standing: How well its names are known, unless one says otherwise.
        fields: Its fields.
    """

    record: str
    title: str
    get: str | None
    save: str | None
    standing: Standing
    fields: tuple[Name, ...] = field(repr=False)

    def of_key(self, key: str) -> Name | None:
        """The field that a key stands for, whatever its case and underscores.

        >>> annual = names().records["annual"]
        >>> {annual.of_key(k).field for k in ("PerilakuKerjaNilai", "perilaku_kerja_nilai")}
        {'behaviour_rating'}
        """
        return self._by_key.get(folded(key))

    @cached_property
    def _by_key(self) -> Mapping[str, Name]:
        return {folded(key): name for name in self.fields for key in name.keys}

    @property
    def written(self) -> Iterator[tuple[str, Name]]:
        """The keys that are sent, in order."""
        return ((name.write, name) for name in self.fields if name.write)


@frozen
class CodeTable:
    """How well the codes of a vocabulary are known.

    Attributes:
        standing: That of the table.
        words: That of single words, where it differs.
    """

    standing: Standing
    words: Mapping[str, Standing]


@frozen
class Names:
    """The whole table.

    Attributes:
        records: Kinds of record by name.
        codes: Vocabularies by name.
        envelope: The key around the records of an answer.
    """

    records: Mapping[str, RecordNames]
    codes: Mapping[str, CodeTable]
    envelope: str


@cache
def names() -> Names:
    """The table of names of this library."""
    data = tomllib.loads(files("meritasn.io.siasn").joinpath("names.toml").read_text("utf-8"))
    records = {record: _record(record, given) for record, given in data["records"].items()}
    codes = {of: _codes(given) for of, given in data["codes"].items()}
    return Names(records, codes, data["envelope"]["key"])


def folded(key: str) -> str:
    """A key without what differs between PascalCase, camelCase and snake_case."""
    return key.replace("_", "").casefold()


def _record(record: str, given: Mapping[str, Any]) -> RecordNames:
    standing = Standing(given["standing"])
    fields = tuple(_name(of, row, standing) for of, row in given["fields"].items())
    return RecordNames(
        record, given["title"], given.get("get"), given.get("save"), standing, fields
    )


def _name(of: str, row: Mapping[str, Any], standing: Standing) -> Name:
    same = row.get("name")
    return Name(
        field=of,
        read=row.get("read", same),
        write=row.get("write", same),
        also=tuple(row.get("also", ())),
        label=tuple(row.get("label", ())),
        kind=Kind(row.get("kind", "text")),
        of=row.get("of"),
        needs=row.get("needs"),
        open=row.get("open", False),
        personal=row.get("personal", False),
        standing=Standing(row.get("standing", standing)),
    )


def _codes(given: Mapping[str, Any]) -> CodeTable:
    words = {word: Standing(said) for word, said in given.get("words", {}).items()}
    return CodeTable(Standing(given["standing"]), words)
