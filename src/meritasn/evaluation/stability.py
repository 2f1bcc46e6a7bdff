"""Stability: how far an order or a set of bands stays the same when a figure is another.

Pairs are counted exactly in O(n log n): those in the same order under both, those turned round, and
ties of either side. Kendall's tau-b and the way of counting it are those of W. R. Knight, *A
Computer Method for Calculating Kendall's Tau with Ungrouped Data*, JASA 61 (1966) 436-439.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import sqrt
from typing import TypeVar

from attrs import frozen

from meritasn.evaluation.figures import placed
from meritasn.language import Language, Text
from meritasn.view import Sentence, Title, View, repr_html

__all__ = ["Concordance", "OrderChange", "concordance", "order_change"]

PLACES = 6
SHOWN = 3

K = TypeVar("K", bound=Hashable)


@frozen
class Concordance:
    """Two orders of the same people, pair by pair.

    Attributes:
        same: Pairs in the same order under both.
        turned: Pairs whose order is turned round.
        tied_before: Pairs that are equal under the first alone.
        tied_after: Pairs that are equal under the second alone.
        tied_both: Pairs that are equal under both.
    """

    same: int
    turned: int
    tied_before: int
    tied_after: int
    tied_both: int

    @property
    def pairs(self) -> int:
        """All pairs."""
        return self.same + self.turned + self.tied_before + self.tied_after + self.tied_both

    @property
    def tau_b(self) -> float | None:
        """Kendall's tau-b: 1 for the same order, -1 for the opposite one.

        None where one of the orders puts nobody before anybody. The counts are exact; the root is
        the nearest double.
        """
        untied = self.same + self.turned
        norm = (untied + self.tied_after) * (untied + self.tied_before)
        return (self.same - self.turned) / sqrt(norm) if norm else None

    @property
    def turned_share(self) -> Fraction:
        """The part of the pairs that were in an order and are now in the opposite one."""
        ordered = self.same + self.turned + self.tied_after
        return Fraction(self.turned, ordered) if ordered else Fraction()


def concordance(before: Sequence[Decimal | int], after: Sequence[Decimal | int]) -> Concordance:
    """Counts the pairs of people that two scores put in the same or in the opposite order.

    Args:
        before: A score each.
        after: Another score each, in the same order of people.

    Raises:
        ValueError: If there are more of one than of the other.

    >>> found = concordance([1, 2, 3, 4], [1, 3, 2, 4])
    >>> found.same, found.turned, round(found.tau_b, 4)
    (5, 1, 0.6667)
    """
    both = list(zip(before, after, strict=True))
    pairs = _pairs(len(both))
    tied_first = _tied(before)
    tied_second = _tied(after)
    tied_both = _tied(both)
    ranks = {score: place for place, score in enumerate(sorted(set(after)))}
    ordered = [ranks[second] for _, second in sorted(both)]
    turned = _inversions(ordered)
    same = pairs - tied_first - tied_second + tied_both - turned
    return Concordance(same, turned, tied_first - tied_both, tied_second - tied_both, tied_both)


def _pairs(n: int) -> int:
    return n * (n - 1) // 2


def _tied(scores: Iterable[Hashable]) -> int:
    """How many pairs are equal."""
    return sum(_pairs(n) for n in Counter(scores).values())


def _inversions(ranks: list[int]) -> int:
    """How many pairs stand with the greater first: a merge sort that counts as it goes."""
    if len(ranks) < 2:  # noqa: PLR2004  (one alone is in order)
        return 0
    middle = len(ranks) // 2
    left, right = ranks[:middle], ranks[middle:]
    found = _inversions(left) + _inversions(right)
    merged: list[int] = []
    i = 0
    for rank in right:
        while i < len(left) and left[i] <= rank:
            merged.append(left[i])
            i += 1
        found += len(left) - i
        merged.append(rank)
    ranks[:] = merged + left[i:]
    return found


@frozen
class OrderChange:
    """How an order by score changes from one version of a rule to another.

    Attributes:
        people: How many have a score under both; only these are put in order.
        concordance: Their pairs.
        first: How many were asked for as the first ones.
        left: Who was among the first and no longer is, or has no score any more.
        entered: Who is among them now.
    """

    people: int
    concordance: Concordance
    first: int
    left: tuple[str, ...]
    entered: tuple[str, ...]

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The figures for other programs; nobody is named."""
        del language  # there are no words in it
        tau = self.concordance.tau_b
        return {
            "people": self.people,
            "pairs": self.concordance.pairs,
            "turned": self.concordance.turned,
            "tau_b": None if tau is None else f"{placed(tau, PLACES)}",
            "first": self.first,
            "left": len(self.left),
            "entered": len(self.entered),
        }

    def view(self) -> View:
        """How alike the orders are, and how many of the first ones change."""
        tau = self.concordance.tau_b
        alike = (
            Sentence(_NO_ORDER, "quiet")
            if tau is None
            else Sentence(
                _ALIKE.fill(
                    tau=placed(tau, SHOWN),
                    n=self.concordance.turned,
                    of=self.concordance.pairs,
                )
            )
        )
        first = Sentence(_FIRST.fill(k=self.first, n=len(self.left), m=len(self.entered)))
        return View((Title(_TITLE), alike, first))

    _repr_html_ = repr_html


def order_change(
    before: Mapping[str, Decimal | int], after: Mapping[str, Decimal | int], *, first: int = 10
) -> OrderChange:
    """How the order of people by score changes, best first, and who leaves the first ones.

    Whoever ties with the last of the first ones is among them, so that no row order decides.

    Args:
        before: Scores by key.
        after: Other scores by key.
        first: How many first ones to look at.

    Example:
        >>> change = order_change({"a": 9, "b": 8, "c": 7}, {"a": 9, "b": 6, "c": 7}, first=2)
        >>> change.left, change.entered, change.concordance.turned
        (('b',), ('c',), 1)
    """
    both = [key for key in before if key in after]
    found = concordance([before[key] for key in both], [after[key] for key in both])
    were, are = _first(before, first), _first(after, first)
    return OrderChange(
        len(both),
        found,
        first,
        tuple(key for key in before if key in were - are),
        tuple(key for key in after if key in are - were),
    )


def _first(scores: Mapping[K, Decimal | int], first: int) -> set[K]:
    """Those with at least the score of the last of the first ones."""
    ordered = sorted(scores.values())
    if not ordered or first < 1:
        return set()
    least = ordered[max(0, len(ordered) - first)]
    return {key for key, score in scores.items() if score >= least}


_TITLE = Text("Kestabilan urutan", "Stability of the order")
_NO_ORDER = Text(
    "Salah satu urutan menempatkan semua orang setara.", "One of the orders puts all on a level."
)
_ALIKE = Text(
    "Tau-b Kendall {tau}: {n} dari {of} pasangan bertukar urutan.",
    "Kendall's tau-b is {tau}: {n} of {of} pairs change their order.",
)
_FIRST = Text(
    "Dari {k} teratas, {n} orang keluar dan {m} masuk.",
    "Of the first {k}, {n} leave and {m} enter.",
)
