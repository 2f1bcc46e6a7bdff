"""Enumerations as the engine sees them: an ordered list of codes, best first."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from meritasn.language import Text
from meritasn.model.vocabulary import VOCABULARY

__all__ = ["ANSWER", "Enumeration", "enumeration"]


@frozen
class Enumeration:
    """A closed list of labels. A value of it is the position of its label.

    Attributes:
        name: What packs call it.
        codes: Lower-case codes, best first where there is a best.
        titles: How a person reads them, in the same order.
    """

    name: str
    codes: tuple[str, ...]
    titles: tuple[Text, ...]

    def __len__(self) -> int:
        return len(self.codes)

    def title(self, code: str) -> Text:
        """How a person reads a code."""
        return self.titles[self.codes.index(code)]


ANSWER = Enumeration(
    "answer",
    ("met", "not_met"),
    (Text("terpenuhi", "met"), Text("tidak terpenuhi", "not met")),
)
"""What a requirement answers; a refusal beside it is *unknown*."""


@cache
def enumeration(name: str) -> Enumeration | None:
    """An enumeration of the vocabulary by name.

    >>> enumeration("rating").codes
    ('di_atas', 'sesuai', 'di_bawah')
    """
    terms = VOCABULARY.get(name)
    if terms is None:
        return None
    return Enumeration(name, tuple(t.code for t in terms), tuple(t.label for t in terms))
