"""Whose a record is: by the key that the caller names, by NIP, or by SIASN's own key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import field, frozen

from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn.reading import Draft
from meritasn.model import Employee

__all__ = ["Whose"]


@frozen
class Whose:
    """Finds keys of people; a NIP never becomes one.

    Attributes:
        one: Key of the person, where all records are said to be of one.
        keys: Keys of the people who are known.
        by_nip: The same by NIP.
        first: What the first record says about its person; all others must say the same where
            they are said to be of one.
    """

    one: str | None
    keys: frozenset[str]
    by_nip: Mapping[object, str]
    first: dict[str, object] = field(factory=dict)

    @classmethod
    def of(cls, one: str | None, known: Iterable[Employee] = ()) -> Whose:
        """For the people whom a caller names."""
        people = tuple(known)
        by_nip: dict[object, str] = {p.nip: p.key for p in people if p.nip is not None}
        return cls(one, frozenset(person.key for person in people), by_nip)

    def record(self, draft: Draft, id: str = "person") -> str | None:
        """Key of the person whose record it is; None, with a finding, where nobody can tell.

        Args:
            draft: The record.
            id: The field with SIASN's key of the person.
        """
        if self.one is not None:
            self._same_person(draft, id)
            return self.one
        key = self.known(draft.get("nip"), draft.get(id)) or draft.get(id)
        if key is None and not draft.failed("nip", id):
            draft.find(codes.WHOSE.at())
        return None if key is None else str(key)

    def known(self, number: object, id: str | None) -> str | None:
        """Key of the known person with a NIP, or whose key is SIASN's own."""
        return self.by_nip.get(number) or (id if id in self.keys else None)

    def _same_person(self, draft: Draft, id: str) -> None:
        for name in ("nip", id):
            said = draft.get(name)
            if said is not None and self.first.setdefault(name, said) != said:
                draft.find(codes.ANOTHER_PERSON.at(), name)
