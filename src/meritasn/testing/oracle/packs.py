"""A pack and its catalogue as they stand in their files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any, TypeAlias

from meritasn.model.vocabulary import VOCABULARY
from meritasn.testing.oracle.days import Day
from meritasn.testing.oracle.states import (
    ABSENT,
    MISSING,
    NOT_APPLICABLE,
    Scalar,
    State,
    given,
    refused,
)

__all__ = ["Pack", "PackText", "facts_of", "kinds_of", "own_catalogue", "subject_of", "tables_of"]

PackText: TypeAlias = str | Mapping[str, Any]
"""The text of a pack, or its tables as the standard library reads them, with exact decimals."""


@cache
def own_catalogue() -> str:
    """The text of the catalogue that the library brings along."""
    return (files("meritasn") / "facts" / "catalogue.toml").read_text("utf-8")


def in_force(block: Mapping[str, Any], day: date | None) -> bool:
    """Whether a dated block holds on a day; without a day, whether it has no dates."""
    if day is None:
        return "from" not in block and "until" not in block
    return block.get("from", day) <= day and ("until" not in block or day < block["until"])


@cache
def facts_of(catalogue: str) -> Mapping[str, Any]:
    """The columns that carry a fact, at the grain of their table, and the derived facts.

    What is protected is a fact of a person for a pack that has a lawful use of it.
    """
    known = tomllib.loads(catalogue, parse_float=Decimal)
    facts: dict[str, Any] = known.get("derived", {})
    return facts | {
        name: column | {"grain": table.get("grain", "person")}
        for table in known["table"].values()
        for name, column in table["column"].items()
        if column.get("fact") or column.get("lawful")
    }


def tables_of(pack: PackText) -> Mapping[str, Any]:
    """What stands in the file of a pack, which is only ever looked at."""
    return _read(pack) if isinstance(pack, str) else pack


@lru_cache(maxsize=64)
def _read(pack: str) -> Mapping[str, Any]:
    return tomllib.loads(pack, parse_float=Decimal)


RECORDS_OF = {"service": ("response", "measurement"), "candidate": (), "agency": ()}
"""What a rule may be about other than a person, and the dated records of each."""


def subject_of(pack: PackText) -> str:
    """What a pack is about: that of which some step is, or of whose records."""
    grains = {step["of"] for step in tables_of(pack)["step"]}
    subjects = (name for name, below in RECORDS_OF.items() if grains & {name, *below})
    return next(subjects, "person")


def kinds_of(subject: str, catalogue: str) -> list[str]:
    """The grains of a catalogue of which a subject may have records, in any order."""
    known = {fact["grain"] for fact in facts_of(catalogue).values()} - {"unit", "person"}
    others = {*RECORDS_OF, *chain.from_iterable(RECORDS_OF.values())}
    return sorted(known & {*RECORDS_OF[subject]} if subject in RECORDS_OF else known - others)


class Pack:
    """A pack and its catalogue as they stand in their files, on one day."""

    def __init__(
        self, pack: PackText, catalogue: str, on: date | None, parameters: Mapping[str, Scalar]
    ) -> None:
        raw = tables_of(pack)
        self.subject = subject_of(pack)
        self.steps = [step for step in raw["step"] if in_force(step, on)]
        self.unsaid, self.enums = raw.get("unsaid", {}), raw.get("enum", {})
        self.facts = facts_of(catalogue)
        self.parameters = {
            name: given(parameters[name]) if name in parameters else self._parameter(name, block)
            for name, blocks in raw.get("parameter", {}).items()
            for block in (blocks if isinstance(blocks, list) else [blocks])
            if in_force(block, on)
        }

    def _parameter(self, name: str, block: Mapping[str, Any]) -> State:
        if block["standing"] != "unknown":
            return State(Fraction(block["value"]))
        return ABSENT if block.get("optional") else refused(name, "unknown")

    def fact(self, name: str, value: Scalar) -> State:
        """What it means that a fact has a value, or none."""
        if value == MISSING:
            return ABSENT if name in self.unsaid else refused(name, MISSING)
        if value == NOT_APPLICABLE:
            return ABSENT if self.facts[name].get("absent_ok") else refused(name, NOT_APPLICABLE)
        if isinstance(value, Fraction):
            low, high = map(Fraction, self.facts[name]["range"])
            return State(value) if low <= value <= high else refused(name, "outside its range")
        if isinstance(value, date):
            day = Day.of(value)
            return State(day) if day.plausible else refused(name, "outside its range")
        return State(value)

    def labels(self, enum: str) -> Sequence[str]:
        """The labels of an enumeration, best first."""
        return list(self.enums.get(enum) or [term.code for term in VOCABULARY[enum]])
