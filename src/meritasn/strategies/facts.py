"""What a strategy sees: the facts that it names, read-only, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from attrs import field, frozen

from meritasn.facts import Fact, Grain
from meritasn.language import Text
from meritasn.quantities import Absence
from meritasn.rules import Given, Record
from meritasn.rules.record import entrance
from meritasn.strategies.refused import Lacking, lacking_fact, outside

__all__ = ["Facts", "Used", "facts_of"]

_IN_RANGE = (0, 1, 2)
"""The states of a fact that is present, missing or not applicable."""


@frozen
class Used:
    """One fact that a strategy looked at.

    Attributes:
        fact: The fact.
        value: What it was.
        of: Names the target or the dated record; empty for the subject itself.
    """

    fact: Fact
    value: Given = field(repr=False)
    of: str = field(default="", repr=False)

    @property
    def shown(self) -> Text | Decimal | date:
        """The value for people."""
        if isinstance(self.value, Absence):
            return _ABSENT[self.value]
        if isinstance(self.value, str):
            enum = self.fact.enum
            return Text(self.value, self.value) if enum is None else enum.title(self.value)
        return self.value

    @property
    def text(self) -> str | None:
        """The value for other programs; None where there is none."""
        match self.value:
            case Absence():
                return None
            case Decimal():
                return f"{self.value:f}"
            case date():
                return self.value.isoformat()
            case _:
                return self.value


class _Notes(Protocol):
    def append(self, used: Used, /) -> None: ...


class Facts(Mapping[str, Given]):
    """The facts that a strategy names, of one subject or of one record of it.

    ``facts["x"]`` is what is known of a fact, an `Absence` where nothing is. `number`, `label` and
    `day` are for rules that cannot do without it: where it is absent the strategy is left at
    once, and the answer is refused with the name of the fact. So nothing that is missing is scored.

    >>> from meritasn.facts import catalogue
    >>> facts = Facts({"quantity_target": Decimal(80)}, catalogue().facts)
    >>> facts.number("quantity_target"), "sex" in facts
    (Decimal('80'), False)
    """

    __slots__ = ("_facts", "_key", "_notes", "_records", "_values")

    def __init__(
        self,
        values: Mapping[str, Given],
        facts: Mapping[str, Fact],
        records: Mapping[Grain, Sequence[Facts]] | None = None,
        *,
        key: str = "",
        notes: _Notes | None = None,
    ) -> None:
        self._values = values
        self._facts = facts
        self._records = records or {}
        self._key = key
        self._notes = notes

    def __getitem__(self, name: str) -> Given:
        value = self._values[name]
        fact = self._facts[name]
        if self._notes is not None:
            self._notes.append(Used(fact, value, self._key))
        if entrance(fact)(value)[1] not in _IN_RANGE:
            raise Lacking(outside(fact))
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._values

    def __repr__(self) -> str:
        return f"Facts of {', '.join(self._values)}"

    def number(self, name: str) -> Decimal:
        """A number; where it is absent, the answer is refused.

        Raises:
            KeyError: If the strategy does not name the fact.
            TypeError: If the fact is no number.
        """
        value = self._known(name)
        if not isinstance(value, Decimal):
            raise TypeError(f"{name} is no number")
        return value

    def label(self, name: str) -> str:
        """The code of a label; where it is absent, the answer is refused.

        Raises:
            KeyError: If the strategy does not name the fact.
            TypeError: If the fact is no label.
        """
        value = self._known(name)
        if not isinstance(value, str):
            raise TypeError(f"{name} is no label")
        return value

    def day(self, name: str) -> date:
        """A day; where it is absent, the answer is refused.

        Raises:
            KeyError: If the strategy does not name the fact.
            TypeError: If the fact is no day.
        """
        value = self._known(name)
        if not isinstance(value, date):
            raise TypeError(f"{name} is no day")
        return value

    def records(self, grain: Grain) -> Sequence[Facts]:
        """The targets or dated records of the subject, in their order; none of another kind."""
        return self._records.get(grain, ())

    def _known(self, name: str) -> Decimal | str | date:
        value = self[name]
        if isinstance(value, Absence):
            raise Lacking(lacking_fact(self._facts[name], value))
        return value


def facts_of(
    record: Record, reads: Mapping[str, Fact], subject: Grain, notes: _Notes | None = None
) -> Facts:
    """What a strategy sees of a record: the facts that it names, and no key.

    Args:
        record: The facts of the subject, with its records below and its unit above.
        reads: The facts that the strategy names.
        subject: What the strategy is about.
        notes: Takes note of each fact that is looked at.
    """
    own = [fact for fact in reads.values() if fact.grain is subject]
    above = [fact for fact in reads.values() if fact.grain is subject.parent]
    values = _values(own, record.facts) | _values(above, record.above)
    kinds = {fact.grain for fact in reads.values()} - {subject, subject.parent}
    records = {
        kind: tuple(
            Facts(_values(_at(reads, kind), child.facts), reads, key=child.key, notes=notes)
            for child in record.children
            if child.grain is kind
        )
        for kind in kinds
    }
    return Facts(values, reads, records, notes=notes)


def _at(reads: Mapping[str, Fact], grain: Grain) -> list[Fact]:
    return [fact for fact in reads.values() if fact.grain is grain]


def _values(facts: Sequence[Fact], given: Mapping[str, Given]) -> dict[str, Given]:
    return {fact.name: given.get(fact.name, Absence.MISSING) for fact in facts}


_ABSENT = {
    Absence.MISSING: Text("tidak ada", "missing"),
    Absence.NOT_APPLICABLE: Text("tidak berlaku", "not applicable"),
}
