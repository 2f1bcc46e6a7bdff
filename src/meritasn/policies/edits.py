"""Edits of a pack by path, the same paths in which a difference is told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from difflib import get_close_matches
from typing import TypeAlias

from attrs import define, field

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import packs, usage
from meritasn.policies.editvalues import Edit, has_float, raw_of
from meritasn.policies.overlay import put_in
from meritasn.quantities import Period
from meritasn.rules.block import Raw

__all__ = ["Draft"]

_Table: TypeAlias = dict[str, Raw]

_WORDS = ("title", "note", "tune", "cite", "standing", "rounding_cite", "message", "purpose")
"""Keys that change no result, and so need no source of their own."""


@define
class Draft:
    """A pack while it is edited: a copy of its tables, and every complaint.

    Attributes:
        raw: The tables.
        source: The citation and the standing of whatever is changed and says none itself.
        findings: The complaints.
    """

    raw: _Table
    source: tuple[str, str]
    findings: list[Finding] = field(factory=list)
    _said: set[tuple[int, str]] = field(factory=set, init=False)
    _new: list[_Table] = field(factory=list, init=False)

    @classmethod
    def of(cls, raw: Mapping[str, Raw], source: tuple[str, str]) -> Draft:
        """A draft that leaves the tables as they are."""
        return cls(deepcopy(dict(raw)), source)

    def edit(self, path: str, value: Edit) -> None:
        """Sets what stands at a path; complains where there is nothing of that name."""
        kind, *names = path.split(".")
        if has_float(value):
            self._complain(usage.FLOAT_IN_EDIT, path)
        elif kind in _HEAD:
            self._set(self.raw, [kind, *names], path, value)
            if kind == "in_force":
                self._days_known(names, value)
        elif kind not in _TABLES or not names:
            self._unknown(path, (*_HEAD, *_TABLES), kind)
        elif kind == "cite":
            self._set(self._table("cite"), [".".join(names)], path, value)
        elif kind == "step":
            self._step(path, names, value)
        elif kind == "parameter":
            self._figure(path, names, value)
        else:
            self._entry(kind, path, names, value)

    # -- figures and what stands beside the steps -------------------------------------------------

    def _entry(self, kind: str, path: str, names: list[str], value: Edit) -> None:
        table = self._table(kind)
        self._set(table, names, path, value)
        block = table.get(names[0])
        if kind in ("unsaid", "lawful", "ranking") and isinstance(block, dict):
            self._source(block, names[1:2] or (list(value) if isinstance(value, Mapping) else []))

    def _figure(self, path: str, names: list[str], value: Edit) -> None:
        name, *keys = names
        table = self._table("parameter")
        if name not in table and not (isinstance(value, Mapping) and not keys):
            self._complain(packs.NOT_IN_BASE, path, found=name, name=name)
            return
        if value is None and not keys:
            del table[name]
            return
        blocks = table.setdefault(name, {})
        listed = blocks if isinstance(blocks, list) else [blocks]
        chosen = self._on_day(listed, keys, path)
        for block in chosen:
            if not keys and isinstance(value, Mapping):
                block.update({key: raw_of(one) for key, one in value.items()})
                self._source(block, value)
            else:
                self._set(block, keys or ["value"], path, value)
                self._source(block, keys[:1] or ["value"])

    def _on_day(self, blocks: list[Raw], keys: list[str], path: str) -> list[_Table]:
        """The block that begins on the day that the path names; all of them where it names none."""
        tables = [block for block in blocks if isinstance(block, dict)]
        if not keys or not _DAY.match(keys[0]):
            return tables
        day = keys.pop(0)
        start = self._table("in_force").get("from")
        chosen = [one for one in tables if str(one.get("from", start)) == day]
        if not chosen:
            known = [str(one.get("from", start)) for one in tables]
            self._unknown(path, known, day)
        return chosen

    def _days_known(self, names: Sequence[str], value: Edit) -> None:
        """How well other days in force are known, unless an edit says that itself."""
        if "standing" in names or (isinstance(value, Mapping) and "standing" in value):
            self._said.add((0, "standing"))
        elif (0, "standing") not in self._said:
            self._table("in_force")["standing"] = self.source[1]

    # -- steps ------------------------------------------------------------------------------------

    def _step(self, path: str, names: list[str], value: Edit) -> None:
        name, *keys = names
        listed = self.raw.setdefault("step", [])
        assert isinstance(listed, list)
        same = [one for one in listed if isinstance(one, dict) and one.get("name") == name]
        chosen = self._on_day(list(same), keys, path)
        if not keys and isinstance(value, Mapping):
            self._whole(listed, chosen, {"name": name, **value})
        elif not same:
            known = [str(one.get("name")) for one in listed if isinstance(one, Mapping)]
            self._unknown(path, known, name)
        elif not keys and value is None:
            listed[:] = [one for one in listed if not any(one is gone for gone in chosen)]
        else:
            for block in chosen:
                self._set(block, keys, path, value)
                self._source(block, keys[:1])

    def _whole(self, listed: list[Raw], chosen: list[_Table], value: Mapping[str, Edit]) -> None:
        """A step that is new, or takes the place of those of its name."""
        block: _Table = {key: raw_of(one) for key, one in value.items()}
        self._source(block, value)
        places = [i for i, one in enumerate(listed) if any(one is old for old in chosen)]
        if places:
            listed[places[0]] = block
            for i in reversed(places[1:]):
                del listed[i]
            return
        listed.append(block)
        self._new.append(block)

    def settle(self) -> None:
        """Puts new steps where they belong, now that all others are as they will be."""
        listed = self.raw["step"]
        assert isinstance(listed, list)
        new = [one for one in self._new if any(one is step for step in listed)]
        listed[:] = [one for one in listed if not any(one is step for step in new)]
        put_in(listed, new)

    # -- one key ----------------------------------------------------------------------------------

    def _set(self, table: _Table, keys: list[str], path: str, value: Edit) -> None:
        """Sets a key of a table inside a table, or takes it away."""
        if not keys:
            self._complain(usage.NO_SUCH_PATH, path, found=path, known="–")
            return
        key, *rest = keys
        if key == "days":
            self._days(table, path, value)
            return
        inner = table.get(key)
        if key == "in_force" and not rest:
            self._days(self._table(key), path, value)
        elif not rest and value is None:
            if table.pop(key, None) is None:
                self._unknown(path, table, key)
        elif not rest:
            table[key] = raw_of(value)
        elif isinstance(inner, list):
            self._in_list(inner, key, rest, path, value)
        elif inner is None or isinstance(inner, dict):
            self._set(table.setdefault(key, {}), rest, path, value)  # type: ignore[arg-type]
        else:
            self._unknown(path, table, key)

    def _days(self, table: _Table, path: str, value: Edit) -> None:
        if isinstance(value, Mapping):
            table.update({key: raw_of(one) for key, one in value.items()})
            return
        if value is not None and not isinstance(value, Period):
            self._complain(usage.NOT_DAYS, path)
            return
        for key, day in (
            ("from", None if value is None else value.start),
            ("until", None if value is None else value.stop),
        ):
            table.pop(key, None)
            if day is not None:
                table[key] = day

    def _in_list(self, rows: list[Raw], key: str, rest: list[str], path: str, value: Edit) -> None:
        """A band by its label, a case by its number, a name of a list by itself."""
        name, *more = rest
        if key == "rows":
            found = [row for row in rows if isinstance(row, dict) and row.get("is") == name]
            number = int(more[0]) if more and more[0].isdigit() else 1
            if len(found) < number or number < 1:
                labels = [str(row.get("is")) for row in rows if isinstance(row, dict)]
                self._unknown(path, labels, name)
            elif value is None:
                rows[:] = [row for row in rows if row is not found[number - 1]]
            else:
                found[number - 1]["from"] = raw_of(value)
        elif all(isinstance(row, str) for row in rows):
            rows[:] = [row for row in rows if row != name]
            if value is not None:
                rows.append(name)
        else:
            self._numbered(rows, rest, path, value)

    def _numbered(self, rows: list[Raw], rest: list[str], path: str, value: Edit) -> None:
        name, *more = rest
        row = rows[int(name) - 1] if name.isdigit() and 0 < int(name) <= len(rows) else None
        if not isinstance(row, dict):
            self._unknown(path, [str(i) for i in range(1, len(rows) + 1)], name)
        elif more:
            self._set(row, more, path, value)
        elif value is None:
            rows[:] = [one for one in rows if one is not row]
        elif isinstance(value, Mapping):
            row.clear()
            row.update({key: raw_of(one) for key, one in value.items()})
        else:
            self._complain(usage.NO_SUCH_PATH, path, found=path, known=f"{path}.if, {path}.then")

    # -- where it stands --------------------------------------------------------------------------

    def _source(self, block: _Table, keys: Collection[str]) -> None:
        """Where a changed block stands, unless an edit says that itself.

        Args:
            block: The block.
            keys: Which of its keys were edited.
        """
        self._said |= {(id(block), key) for key in keys}
        if all(key in _WORDS for key in keys):
            return
        for key, source in zip(("cite", "standing"), self.source, strict=True):
            if (id(block), key) not in self._said:
                block[key] = source
        if (id(block), "note") not in self._said:
            block.pop("note", None)

    def _table(self, key: str) -> _Table:
        table = self.raw.setdefault(key, {})
        assert isinstance(table, dict)
        return table

    # -- complaints -------------------------------------------------------------------------------

    def _complain(self, code: Code, path: str, **values: str) -> None:
        self.findings.append(code.at(Place(path=path), **values))

    def _unknown(self, path: str, known: Sequence[str] | Mapping[str, Raw], name: str) -> None:
        close = get_close_matches(name, list(known), n=1) or list(known)
        self._complain(usage.NO_SUCH_PATH, path, found=name, known=", ".join(close))


_HEAD = ("title", "family", "in_force")
_TABLES = (
    "parameter",
    "step",
    "output",
    "enum",
    "unsaid",
    "lawful",
    "ranking",
    "breaks",
    "cite",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
