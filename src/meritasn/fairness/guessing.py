"""How well facts tell a group from the rest, on people whom the guess was not made from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

from meritasn.fairness.named_facts import NamedFact
from meritasn.fairness.ordinal import Superiority, superiority
from meritasn.language import Text

__all__ = ["ALL", "parted", "told_apart"]

ALL = "all"
"""The name of all facts together."""

_ALL_FACTS = Text("semua fakta bersama", "all facts together")
_FOLDS, _BINS = 5, 10


def parted(people: int, seed: int) -> list[int]:
    """In which part each of the people is, who is guessed from the others."""
    parts = [place % _FOLDS for place in range(people)]
    Random(seed).shuffle(parts)  # noqa: S311  (a statistic, no secret)
    return parts


Weights = Mapping[int | None, float]


def told_apart(
    facts: Sequence[NamedFact], mine: Sequence[bool | None], fold: Sequence[int]
) -> Iterator[tuple[str, Text, Superiority | None]]:
    """How well each fact tells them apart, and all together."""
    whole = [0.0] * len(mine)
    for fact in facts:
        scores = _scores(fact, mine, fold)
        whole = [a + b for a, b in zip(whole, scores, strict=True)]
        yield fact.name, fact.title, _apart(scores, mine)
    if facts:
        yield ALL, _ALL_FACTS, _apart(whole, mine)


def _scores(fact: NamedFact, mine: Sequence[bool | None], fold: Sequence[int]) -> list[float]:
    """What a fact of each says for the group, in log odds learnt from the other parts."""
    scores = [0.0] * len(mine)
    for part in range(_FOLDS):
        learnt = [i for i, one in enumerate(fold) if one != part and mine[i] is not None]
        bin_of = _bins(fact, [fact.values[i] for i in learnt])
        counts = Counter((bin_of(fact.values[i]), mine[i]) for i in learnt)
        weights = _weights(counts)
        for i, one in enumerate(fold):
            if one == part:
                scores[i] = weights.get(bin_of(fact.values[i]), 0.0)
    return scores


def _bins(fact: NamedFact, values: Sequence[float | None]) -> Callable[[float | None], int | None]:
    known = sorted(value for value in values if value is not None)
    if fact.kind:
        return lambda value: None if value is None else int(value)
    cuts = sorted(
        {known[len(known) * place // _BINS] for place in range(1, _BINS)} if known else []
    )
    return lambda value: None if value is None else sum(value >= cut for cut in cuts)


def _weights(counts: Mapping[tuple[int | None, bool | None], int]) -> Weights:
    """The log odds of each bin against those of all, one person added to each side."""
    own = sum(n for (_, mine), n in counts.items() if mine)
    other = sum(n for (_, mine), n in counts.items() if not mine)
    bins = {name for name, _ in counts}
    return {
        name: math.log(
            (counts.get((name, True), 0) + own / (own + other or 1))
            / (counts.get((name, False), 0) + other / (own + other or 1))
        )
        - math.log(own / other)
        if own and other
        else 0.0
        for name in bins
    }


def _apart(scores: Sequence[float], mine: Sequence[bool | None]) -> Superiority | None:
    """The area under the curve of some scores."""
    # What rounding alone tells apart is tied.
    told = [round(score, _DIGITS) for score in scores]
    places = {score: place for place, score in enumerate(sorted({*told}))}
    own, other = [0] * len(places), [0] * len(places)
    for score, group in zip(told, mine, strict=True):
        if group is not None:
            (own if group else other)[places[score]] += 1
    return superiority(own, other)


_DIGITS = 9
