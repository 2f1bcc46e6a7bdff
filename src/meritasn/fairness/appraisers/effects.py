"""How far each rater lies from the others, drawn towards zero by how little they have said.

A rating is the effect of its block (a person, or people who are alike), of its rater, and a rest.
Blocks are fixed and taken out; raters are a random draw, and the rest is noise. Variances are those
of Henderson's third method (1953), which for a full table are those of the analysis of variance;
effects are best linear unbiased predictions (Henderson 1975). No table has to be full: equations
are solved by conjugate gradients over the cells that there are.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import field, frozen

__all__ = ["Effect", "Effects", "Row", "effects"]


@frozen(repr=False)
class Row:
    """One rating.

    Attributes:
        block: With what it is compared: ratings of one block are alike but for their raters.
        rater: Who gave it.
        value: The rating as a number.
    """

    block: str
    rater: str
    value: float


@frozen
class Effect:
    """What is known of one rater.

    Attributes:
        ratings: How many they gave.
        linked: How many of them stand in a block in which somebody else gave one too.
        information: What they weigh: their ratings less what went into telling the blocks apart.
        raw: How far they lie above the others, as it is.
        shrunk: The same, drawn towards zero: the best linear unbiased prediction.
        error: The standard error of that prediction.
        component: Which raters they can be compared with at all: those with the same number.
    """

    ratings: int
    linked: int
    information: float
    raw: float
    shrunk: float
    error: float
    component: int


@frozen
class Effects:
    """All raters beside each other.

    Attributes:
        of: By rater.
        rater_variance: How much raters differ.
        residual_variance: What neither blocks nor raters explain.
    """

    of: Mapping[str, Effect] = field(repr=lambda of: str(len(of)))
    rater_variance: float
    residual_variance: float


def effects(rows: Iterable[Row]) -> Effects | None:
    """The effects of raters within blocks.

    Returns:
        None where no block has two raters, or nothing is left to tell noise by.

    >>> table = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6]]
    >>> rows = [
    ...     Row(f"person {p}", f"rater {r}", value)
    ...     for p, row in enumerate(table)
    ...     for r, value in enumerate(row)
    ... ]
    >>> found = effects(rows)
    >>> 0 < found.of["rater 0"].shrunk < found.of["rater 0"].raw
    True
    """
    design = _Design(list(rows))
    if not any(design.diagonal):
        return None
    free = len(design.rows) - len(design.sizes) - design.rank
    if free <= 0:
        return None
    raw = _solved(design.times, design.sums, design.diagonal)
    explained = math.fsum(b * u for b, u in zip(design.sums, raw, strict=True))
    noise = max(0.0, design.within - explained) / free
    among = max(0.0, (explained - design.rank * noise) / math.fsum(design.diagonal))
    shrunk = [0.0] * len(raw)
    if among:
        ridge = noise / among
        shrunk = _solved(
            lambda x: [c + ridge * own for c, own in zip(design.times(x), x, strict=True)],
            design.sums,
            [one + ridge for one in design.diagonal],
        )
    linked = design.linked()
    return Effects(
        {
            rater: Effect(
                design.ratings[place],
                linked[place],
                design.diagonal[place],
                raw[place],
                shrunk[place],
                _error(design.diagonal[place], among, noise),
                design.components[place],
            )
            for rater, place in design.places.items()
        },
        among,
        noise,
    )


def _error(information: float, among: float, noise: float) -> float:
    whole = noise + information * among
    return math.sqrt(among * noise / whole) if whole else 0.0


class _Design:
    """The equations of the raters, once blocks are taken out."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.places = {rater: n for n, rater in enumerate(dict.fromkeys(r.rater for r in rows))}
        self.sizes = Counter(row.block for row in rows)
        self.cells = Counter((row.block, self.places[row.rater]) for row in rows)
        totals: dict[str, list[float]] = {}
        for row in rows:
            totals.setdefault(row.block, []).append(row.value)
        means = {block: math.fsum(values) / len(values) for block, values in totals.items()}
        own: list[list[float]] = [[] for _ in self.places]
        for row in rows:
            own[self.places[row.rater]].append(row.value - means[row.block])
        self.within = math.fsum(one * one for values in own for one in values)
        self.ratings = [len(values) for values in own]
        taken = [0.0] * len(own)
        for (block, place), n in self.cells.items():
            taken[place] += n * n / self.sizes[block]
        self.diagonal = [
            n - less if n - less > _NOTHING * n else 0.0
            for n, less in zip(self.ratings, taken, strict=True)
        ]
        self.components = _components(self.cells, len(own))
        self.rank = len(own) - len(set(self.components))
        self.sums = _balanced([math.fsum(values) for values in own], self.components)

    def times(self, x: Sequence[float]) -> list[float]:
        """The equations times some effects, cell by cell."""
        of_block: dict[str, float] = dict.fromkeys(self.sizes, 0.0)
        for (block, place), n in self.cells.items():
            of_block[block] += n * x[place]
        found = [n * one for n, one in zip(self.ratings, x, strict=True)]
        for (block, place), n in self.cells.items():
            found[place] -= n * of_block[block] / self.sizes[block]
        return found

    def linked(self) -> list[int]:
        """Of each rater, how many ratings stand beside one of somebody else."""
        found = [0] * len(self.ratings)
        for (block, place), n in self.cells.items():
            if n < self.sizes[block]:
                found[place] += n
        return found


_NOTHING = 1e-12


def _components(cells: Iterable[tuple[str, int]], raters: int) -> list[int]:
    """Raters with the same number are joined by blocks that they share."""
    above = list(range(raters))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    first: dict[str, int] = {}
    for block, place in cells:
        above[top(place)] = top(first.setdefault(block, place))
    return [top(place) for place in range(raters)]


def _balanced(sums: Sequence[float], components: Sequence[int]) -> list[float]:
    """Sums of raters who hang together are zero together; what rounding left is taken off.

    The equations cannot take a rest in that direction, and would make any number of it.
    """
    of: dict[int, list[float]] = {}
    for one, component in zip(sums, components, strict=True):
        of.setdefault(component, []).append(one)
    over = {component: math.fsum(values) / len(values) for component, values in of.items()}
    return [one - over[component] for one, component in zip(sums, components, strict=True)]


def _solved(
    times: Callable[[Sequence[float]], Sequence[float]],
    right: Sequence[float],
    diagonal: Sequence[float],
) -> list[float]:
    """Conjugate gradients; where effects hang together only up to a sum, that sum is zero."""
    x = [0.0] * len(right)
    rest = list(right)
    step = list(rest)
    size = first = _dot(rest, rest)
    for _ in range(2 * len(right) + 1):
        if size <= _FINE * first or not size:
            break
        image = times(step)
        bend = _dot(step, image)
        if bend <= 0:
            break
        far = size / bend
        x = [one + far * way for one, way in zip(x, step, strict=True)]
        rest = [one - far * seen for one, seen in zip(rest, image, strict=True)]
        size, before = _dot(rest, rest), size
        step = [one + size / before * way for one, way in zip(rest, step, strict=True)]
    return [one if d else 0.0 for one, d in zip(x, diagonal, strict=True)]


_FINE = 1e-24
"""The rest, squared, at which the search is over."""


def _dot(a: Sequence[float], b: Sequence[float]) -> float:
    return math.fsum(one * other for one, other in zip(a, b, strict=True))
