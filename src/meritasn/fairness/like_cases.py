"""Like cases with unlike results: pairs to be read by a person, and no score of anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from meritasn.fairness.named_facts import NamedFact, facts_named
from meritasn.fairness.outcome import Outcome, best_of
from meritasn.fairness.words import rounded
from meritasn.language import Language, Text, listing
from meritasn.results import Assessments, Results
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

if TYPE_CHECKING:
    import numpy as np

__all__ = ["FORMAT", "LikeCases", "Pair", "like_cases"]

FORMAT = "meritasn/like-cases@1"

_MOST = 20


@frozen
class Pair:
    """Two people who lie close to each other, of whom one was chosen and the other was not.

    Attributes:
        chosen: The key of the one, for the caller alone.
        other: The key of the other, for the caller alone.
        distance: How far apart they lie: 0 where no fact differs, 1 for each fact that differs as
            much as it can.
        differing: The facts in which they differ, by their names, and what they are called.
    """

    chosen: str = field(repr=False)
    other: str = field(repr=False)
    distance: float
    differing: Mapping[str, Text]


@frozen
class LikeCases:
    """The closest pairs with unlike results.

    Attributes:
        outcome: What was asked of people.
        pairs: The closest first.
        facts: How many facts the policy names.
        chosen: How many people were chosen.
        others: How many were not.
        alike: How many who were not chosen differ in no fact from somebody who was.
    """

    outcome: Text
    pairs: tuple[Pair, ...] = field(repr=False)
    facts: int
    chosen: int
    others: int
    alike: int

    def view(self) -> View:
        """The pairs by number: who they are is for the caller alone."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(_TITLE.fill(outcome=self.outcome))
        yield Sentence(
            _HOW.fill(chosen=self.chosen, others=self.others, facts=self.facts, alike=self.alike)
        )
        if not self.pairs:
            yield Sentence(_NONE, "quiet")
            return
        rows = tuple(
            (place, rounded(pair.distance, 3), _facts(pair))
            for place, pair in enumerate(self.pairs, 1)
        )
        yield Table(_COLUMNS, rows)
        yield Sentence(_READ, "quiet")

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs; nobody is named."""
        return {
            "format": FORMAT,
            "outcome": self.outcome.of(language),
            "facts": self.facts,
            "chosen": self.chosen,
            "others": self.others,
            "alike": self.alike,
            "pairs": [
                {
                    "distance": pair.distance,
                    "differing": [
                        {"fact": fact, "title": title.of(language)}
                        for fact, title in pair.differing.items()
                    ],
                }
                for pair in self.pairs
            ],
        }


_TITLE = Text("Kasus serupa, hasil berbeda: {outcome}", "Like cases, unlike results: {outcome}")
_HOW = Text(
    "{chosen} orang terpilih dan {others} tidak, menurut {facts} fakta yang dibaca aturan. Yang "
    "tidak terpilih tetapi sama dalam semua fakta dengan seseorang yang terpilih: {alike}.",
    "{chosen} people were chosen and {others} were not, by {facts} facts that the rules read. Not "
    "chosen, though no fact differs from those of somebody who was: {alike}.",
)
_COLUMNS = (
    Column(Text("Kasus", "Case"), "right"),
    Column(Text("Jarak", "Distance"), "right"),
    Column(Text("Berbeda dalam", "Differs in"), grow=True),
)
_SAME = Text("tidak satu fakta pun", "no fact")
_NONE = Text("Tidak ada yang dapat dibandingkan.", "There is nobody to compare.")
_READ = Text(
    "Kasus untuk dibaca, bukan ukuran: batas yang sah memisahkan orang yang hampir sama, dan yang "
    "beberapa jumlahnya, seperti sasaran, dilihat menurut rata-ratanya.",
    "Cases to be read, and no measure: a lawful limit parts people who are nearly alike, and what "
    "somebody has several of, such as targets, is looked at by its mean.",
)


def like_cases(
    results: Results | Assessments, *, outcome: Outcome | None = None, most: int = _MOST
) -> LikeCases:
    """The people who lie closest to each other and fared differently. Needs scipy.

    Args:
        results: What a policy said of everybody.
        outcome: What is asked of each; the best that the policy answers if none is given.
        most: How many pairs are given at most.

    Raises:
        ValueError: If the policy answers by no label and no outcome is given.
        ModuleNotFoundError: If scipy is not installed.
    """
    asked = outcome or best_of(results.policy)
    seen = [one for one in results if one.run is not None and asked.reads(one) is not None]
    facts = facts_named(seen)
    fates = [bool(asked.reads(one)) for one in seen]
    keys = [one.employee for one in seen]
    found = list(_nearest(facts, fates)) if any(fates) and not all(fates) and facts else []
    found.sort(key=lambda one: (one[0], keys[one[1]], keys[one[2]]))
    pairs = [
        Pair(keys[chosen], keys[other], distance, _differing(facts, chosen, other))
        for distance, chosen, other in found[:most]
    ]
    alike = sum(not _differing(facts, chosen, other) for _, chosen, other in found)
    chosen, others = fates.count(True), fates.count(False)
    return LikeCases(asked.title, tuple(pairs), len(facts), chosen, others, alike)


def _facts(pair: Pair) -> Text:
    return listing(pair.differing.values()) if pair.differing else _SAME


def _differing(facts: Sequence[NamedFact], one: int, other: int) -> Mapping[str, Text]:
    return {fact.name: fact.title for fact in facts if fact.values[one] != fact.values[other]}


def _nearest(facts: Sequence[NamedFact], fates: Sequence[bool]) -> Iterator[tuple[float, int, int]]:
    """Of each who was not chosen, who lies closest of those who were."""
    import numpy as np  # noqa: PLC0415  (an extra)
    from scipy.spatial import KDTree  # noqa: PLC0415  (an extra)

    rows = np.column_stack([column for fact in facts for column in _columns(fact)])
    mine = np.asarray(fates)
    chosen, others = np.flatnonzero(mine), np.flatnonzero(~mine)
    # The sum of what the facts differ by, so that a distance can be re-added by hand.
    distances, places = KDTree(rows[chosen]).query(rows[others], p=1)
    for distance, place, other in zip(distances, places, others, strict=True):
        yield float(distance), int(chosen[place]), int(other)


def _columns(fact: NamedFact) -> Iterator[np.ndarray[Any, Any]]:
    """A fact as coordinates: one that differs as much as it can is 1 away, however it is held."""
    import numpy as np  # noqa: PLC0415  (an extra)

    known = [value for value in fact.values if value is not None]
    absent = np.array([value is None for value in fact.values], dtype=float)
    if fact.kind:
        for code in sorted({*known}):
            yield np.array([value == code for value in fact.values], dtype=float) / 2
        yield absent / 2
        return
    low, high = min(known, default=0.0), max(known, default=0.0)
    width = high - low or 1.0
    middle = (low + high) / 2
    filled = np.array([middle if value is None else value for value in fact.values])
    yield (filled - low) / width
    yield absent / 2
