"""A policy laid out block by block, key by key: what a difference is told in.

Each key of a block is a *facet*: what it is called, what it says to a reader, and the value that
decides whether two of them mean the same. ``60`` and ``60.00`` do, a formula with other spaces
does, and so does a default that is written out.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from meritasn.language import Text
from meritasn.law import Citation, Standing
from meritasn.policies.words import KEYS, NO_WORD, days_text
from meritasn.quantities import Period

__all__ = ["Facet", "Laid", "facet", "known_from", "titled"]


@frozen
class Facet:
    """One key of a block.

    Attributes:
        what: What it is called; empty where the block is named after it.
        said: What it says, for a reader.
        value: What it means: two facets that are equal in it mean the same.
        decides: Whether another value of it can change a result.
        written: How the pack writes it, where that is a formula.
    """

    what: Text
    said: Text
    value: object = field(repr=False)
    decides: bool = True
    written: str | None = None


@frozen
class Laid:
    """One block of a pack: a figure, a step, an output, a law.

    Attributes:
        title: What it is, for people.
        cites: Where it stands.
        facets: Its keys, by the path that they have in the block; empty for the block itself.
        rule: Which kind of rule it is and what that reads; blocks that differ in it have rules
            that cannot be compared key by key.
        of_rule: The keys that only make sense under that rule.
        cases: Cases of which the first that holds counts; their order is part of them.
        whole: All of the rule in words.
        decides: Whether its presence can change a result.
    """

    title: Text
    cites: tuple[Citation, ...] = ()
    facets: Mapping[str, Facet] = field(factory=dict, repr=False)
    rule: tuple[object, ...] = ()
    of_rule: frozenset[str] = frozenset()
    cases: tuple[Facet, ...] = ()
    whole: Text = NO_WORD
    decides: bool = True


def titled(title: Text, days: Period | None, *, apart: bool) -> Text:
    """A title, with its days where they tell blocks of one name apart."""
    if not apart:
        return title
    return Text("{title} ({days})", "{title} ({days})").fill(title=title, days=days_text(days))


def facet(key: str, said: Text, value: object, *, decides: bool = True) -> Facet:
    """A facet that is called what its key is called."""
    return Facet(KEYS.get(key, Text(key, key)), said, value, decides)


def known_from(
    citation: Citation, standing: Standing, note: Text | None = None
) -> dict[str, Facet]:
    """Where a block stands, how well that is known, and what is remarked on it."""
    source = facet("cite", Text(str(citation), str(citation)), _place(citation), decides=False)
    facets = {
        "cite": source,
        "standing": facet("standing", standing.text, standing, decides=False),
    }
    if note is not None:
        facets["note"] = facet("note", note, note, decides=False)
    return facets


def _place(citation: Citation) -> tuple[str, str | None]:
    """What is cited; the dates of a law are told once, where the law is named."""
    return citation.instrument.name, citation.at
