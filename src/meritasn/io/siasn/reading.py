"""One object of a payload, field by field, and a payload, record by record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from attrs import define, evolve, field, frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.names import Kind, Name, RecordNames, names
from meritasn.io.siasn.source import Item, Payload, Twofold, items
from meritasn.io.siasn.values import Value, read_value
from meritasn.language import Text

__all__ = ["Draft", "Received", "Rejected", "draft_of", "receive"]

Record = TypeVar("Record")

_KEY = re.compile(r"[A-Za-z_]{1,40}", re.ASCII)
_INDEX = re.compile(r"\[\d+\]")
_OBJECT = Text("objek", "an object")


@frozen
class Rejected:
    """One record that could not be read, as it came.

    Attributes:
        path: Where it stands in the payload.
        original: What stands there; numbers with decimals are `Decimal`.
        codes: Codes of the errors in it.
    """

    path: str
    original: object = field(repr=False)
    codes: tuple[str, ...]


@frozen
class Received(Generic[Record]):
    """What came of reading a payload: everything that is valid, and everything that is not.

    Attributes:
        records: The valid records, in their order.
        findings: All that was found, each by its path.
        rejected: The records with an error, as they came.
    """

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]
    rejected: tuple[Rejected, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether no finding is an error."""
        return not any(finding.rejects for finding in self.findings)


@define
class Draft:
    """One record while it is read.

    Attributes:
        names: What its fields are called.
        path: Where it stands.
        values: What its fields say; nothing where they say nothing.
        other: What stands under keys that are not known, or is a code that is not known.
        unknown: Paths of the keys that are not known.
        findings: What was found so far.
    """

    names: RecordNames
    path: str
    values: dict[str, Any] = field(factory=dict)
    other: dict[str, object] = field(factory=dict)
    unknown: list[str] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    _keys: dict[str, str] = field(factory=dict)
    _failed: set[str] = field(factory=set)

    def get(self, name: str) -> Any:  # noqa: ANN401  (each field has a type of its own)
        """What a field says; None where it says nothing."""
        return self.values.get(name)

    def taken(self, *fields: str) -> dict[str, Any]:
        """What some fields say, by their names."""
        return {name: self.values[name] for name in fields if name in self.values}

    def failed(self, *fields: str) -> bool:
        """Whether one of some fields could not be read."""
        return not self._failed.isdisjoint(fields)

    @property
    def rejected(self) -> bool:
        """Whether an error was found."""
        return any(finding.rejects for finding in self.findings)

    def find(self, finding: Finding, name: str | None = None) -> None:
        """Adds a finding about a field, or about the record."""
        self.findings.append(evolve(finding, place=self.place(name)))

    def miss(self, name: str) -> None:
        """Finds that a field is required and says nothing."""
        self.find(codes.MISSING_VALUE.at(path=self.names.get or ""), name)

    def place(self, name: str | None) -> Place:
        """Where a field stands, or where it should; or the record."""
        if name is None:
            return Place(path=self.path or None)
        usual = next(known.keys[0] for known in self.names.fields if known.field == name)
        return Place(path=_beneath(self.path, self._keys.get(name, usual)))

    def read(self, data: Mapping[object, object]) -> None:
        """Takes over what an object says."""
        for i, (key, value) in enumerate(data.items()):
            name = self.names.of_key(key) if isinstance(key, str) else None
            path = _beneath(self.path, key, i)
            if name is None:
                self.other[str(key)] = value
                self.unknown.append(path)
            elif name.kind is Kind.DOCUMENTS:
                self._take_documents(name, str(key), value, path)
            else:
                self._take(name, str(key), value)
        for name in self.names.fields:
            if name.needed_to_read and name.field not in self.values.keys() | self._failed:
                self.miss(name.field)

    def _take(self, name: Name, key: str, value: object) -> None:
        said = read_value(value, name, Place(path=_beneath(self.path, key)))
        if isinstance(said, Finding):
            if name.open and said.code is inputs.NOT_IN_LIST:
                self.other[key] = value
                said = evolve(codes.UNKNOWN_CODE.at(said.place), found=said.found)
            else:
                self._failed.add(name.field)
            self.findings.append(said)
        elif said is not None:
            self._settle(name, key, said)

    def _settle(self, name: Name, key: str, said: Value) -> None:
        if self.values.get(name.field, said) != said:
            place = Place(path=_beneath(self.path, key))
            self.findings.append(codes.CONTRADICTION.at(place, other=self._keys[name.field]))
            self._failed.add(name.field)
            return
        self.values[name.field] = said
        self._keys.setdefault(name.field, key)

    def _take_documents(self, name: Name, key: str, value: object, path: str) -> None:
        """Documents stand in a list, or in an object by their type."""
        given: list[tuple[str | None, object]] = []
        match value:
            case Mapping():
                given = [(str(kind), one) for kind, one in value.items()]
            case list() | tuple():
                given = [(None, one) for one in value]
            case None | "" | 0:
                pass
            case _:
                self.other[key] = value
                self.findings.append(codes.NO_DOCUMENTS.at(Place(path=path)))
        drafts = [self._document(kind, one, f"{path}[{i}]") for i, (kind, one) in enumerate(given)]
        self.values[name.field] = tuple(drafts)

    def _document(self, kind: str | None, data: object, path: str) -> Draft:
        draft = draft_of(data, names().records["document"], path)
        draft.values.setdefault("type", kind)
        self.findings.extend(draft.findings)
        self.unknown.extend(draft.unknown)
        return draft


def draft_of(data: object, known: RecordNames, path: str) -> Draft:
    """Reads an object by the names of a kind of record."""
    draft = Draft(known, path)
    if isinstance(data, Twofold):
        draft.find(inputs.KEY_TWICE.at())
    if isinstance(data, Mapping):
        draft.read(data)
    else:
        draft.find(inputs.WRONG_SHAPE.at(shape=_OBJECT))
    return draft


def receive(
    payload: Payload, record: str, build: Callable[[Draft], Record | None]
) -> Received[Record]:
    """Reads a payload.

    Args:
        payload: The payload.
        record: The kind of its records.
        build: Makes a record of a draft, and finds in it what no single field can tell; its result
            is not used if anything is wrong.
    """
    given = items(payload)
    if isinstance(given, Finding):
        return Received((), (given,))
    known = names().records[record]
    records: list[Record] = []
    findings: list[Finding] = []
    rejected: list[Rejected] = []
    unknown: list[str] = []
    for item in given:
        draft = draft_of(item.data, known, item.path)
        made = build(draft) if isinstance(item.data, Mapping) else None
        findings.extend(draft.findings)
        unknown.extend(draft.unknown)
        if draft.rejected or made is None:
            rejected.append(_rejected(item, draft))
        else:
            records.append(made)
    return Received(tuple(records), (*findings, *_told_once(unknown)), tuple(rejected))


def _rejected(item: Item, draft: Draft) -> Rejected:
    errors = (finding.code.id for finding in draft.findings if finding.rejects)
    return Rejected(item.path, item.data, tuple(dict.fromkeys(errors)))


def _told_once(unknown: list[str]) -> Iterator[Finding]:
    """A note for each key that is not known, at its first place."""
    times = Counter(_INDEX.sub("", path) for path in unknown)
    first = {_INDEX.sub("", path): path for path in reversed(unknown)}
    for key, n in times.items():
        yield codes.UNKNOWN_KEY.at(Place(path=first[key]), n=n)


def _beneath(path: str, key: object, i: int = 0) -> str:
    """The path of a key; by its position where it could name a person."""
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        return f"{path}[{i}]"
    return f"{path}.{key}" if path else key
