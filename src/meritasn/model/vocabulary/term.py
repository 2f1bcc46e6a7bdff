"""What all closed vocabularies share: a code, two labels, and a tolerant reader."""

from __future__ import annotations

import re
from enum import Enum
from typing import Self

from meritasn.language import Text

__all__ = ["Term"]

_SPACES = re.compile(r"[\s_]+")
_WHOLE = re.compile(r"(?<=\d)\.0+$")
_NO_DATA = frozenset({"", "0", "tidakadadata"})


class Term(Enum):
    """A word of a closed vocabulary.

    A member is declared as ``code, label in Indonesian, label in English``, then the SIASN code if
    one is known, then other spellings that are seen in data. The value of a member is its code.

    Attributes:
        title: What the vocabulary is about.
        source: The regulation that its words come from.
        label: The official Indonesian word and its English counterpart.
        siasn: The code that SIASN uses, where it is known.
        order: The place in the declaration from 0: the whole number that stands for the member in
            the engine. The first rating and the first predicate are the best ones.
    """

    title: Text
    source: str
    _names: dict[str, str]

    label: Text
    siasn: int | str | None
    order: int
    _aliases: tuple[str, ...]

    def __new__(
        cls, code: str, id: str, en: str, siasn: int | str | None = None, *aliases: str
    ) -> Self:
        """Makes a member from its declaration."""
        member = object.__new__(cls)
        member._value_ = code
        member.label = Text(id, en)
        member.siasn = siasn
        member.order = len(cls.__members__)
        member._aliases = aliases
        return member

    def __init_subclass__(cls, *, title: Text, source: str) -> None:
        """Gives a vocabulary its title and source, and gathers the spellings of its members."""
        super().__init_subclass__()
        cls.title = title
        cls.source = source
        cls._names = {_folded(said): term.name for term in cls for said in term.spellings}

    @property
    def code(self) -> str:
        """The key that files, packs and JSON use."""
        return str(self.value)

    @property
    def spellings(self) -> tuple[str, ...]:
        """All that `parse` understands as this member, but for case and spacing."""
        known = () if self.siasn is None else (str(self.siasn),)
        return (self.code, self.label.id, self.label.en, *known, *self._aliases)

    @classmethod
    def of(cls, code: str) -> Self:
        """The member with a code, written exactly as packs and JSON do.

        Raises:
            ValueError: If the vocabulary has no such code.
        """
        for term in cls:
            if term.value == code:
                return term
        raise ValueError(f"no code of the vocabulary: {cls.title.en.lower()}")

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """Reads a word as people and systems write it.

        Code, label in either language, SIASN code (``2`` or ``2.0``) and the misspellings seen in
        data are understood, whatever their case and spacing.

        Returns:
            The member; None where the text says that there is no data: empty, ``0`` or
            ``tidak ada data``.

        Raises:
            ValueError: If the vocabulary has no such word. The text is not quoted.
        """
        folded = _folded(text)
        if folded in _NO_DATA:
            return None
        name = cls._names.get(folded)
        if name is None:
            raise ValueError(f"no word of the vocabulary: {cls.title.en.lower()}")
        return cls[name]


def _folded(text: str) -> str:
    return _WHOLE.sub("", _SPACES.sub("", text.casefold()))
