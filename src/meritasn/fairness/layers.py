"""What may be told of strata: rounded statistics, where many other strata would have given them.

Counts within strata are not shown, and many of them are small. Whoever knows how many people there
are in each stratum, and how many of a group were chosen in all, looks for how many were chosen of
each group in each stratum. So people change places in thought, and only such that the same would be
told. Where every small count comes to have the room that a hidden one has, nothing that is told
gives it away; where not, it is not told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TypeAlias

from attrs import define, field, frozen

from meritasn.fairness.counts import Cell, Counts
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.strata import Stratum, pooled
from meritasn.fairness.words import rounded, side_of
from meritasn.language import Text

__all__ = ["MOST", "Like", "kept_apart", "told_apart"]

MOST = 4_000
"""How many strata are tried for one table; a table of which that is not enough tells nothing."""

Layers: TypeAlias = Mapping[str, Counts]
"""The counts within each stratum."""

_Person: TypeAlias = tuple[str, str, bool]
"""A stratum, a group, and whether somebody of it was chosen."""


@frozen
class Like:
    """What is told of two groups within strata.

    Attributes:
        strata: In how many strata there are people of both.
        silent: In how many there are not.
        odds_ratio: Rounded to one decimal; None where it has no quotient.
        unlikely: Whether its probability is at most the level.
        differs: Whether that of strata which go one way is; None of one stratum.
    """

    strata: int
    silent: int
    odds_ratio: str | None = None
    unlikely: bool | None = None
    differs: bool | None = None

    def sentence(self, within: Text, level: Fraction) -> Text:
        """All of it in words.

        Args:
            within: What the strata are called.
            level: The level of the plan.
        """
        if self.odds_ratio is None or self.unlikely is None:
            return _NO_STRATA.fill(within=within)
        differs = self.differs
        return _LIKE_WITH_LIKE.fill(
            within=within,
            strata=self.strata,
            silent=self.silent,
            ratio=Decimal(self.odds_ratio),
            p=_side(self.unlikely, level),
            same=_ONE if differs is None else _SAME.fill(p=_side(differs, level)),
        )


def _side(unlikely: bool, level: Fraction) -> Text:  # noqa: FBT001
    return side_of(level if unlikely else Fraction(1), level)


_NO_STRATA = Text(
    "Dalam {within} tidak ada yang dapat dibandingkan.",
    "There is nothing to compare within {within}.",
)
_LIKE_WITH_LIKE = Text(
    "Setara dengan setara, dalam {within} ({strata} lapisan, {silent} tanpa pembanding): rasio "
    "peluang sekitar {ratio}, peluang kebetulan {p}; {same}",
    "Like with like, within {within} ({strata} strata, {silent} without a comparison): odds ratio "
    "about {ratio}, probability of chance {p}; {same}",
)
_ONE = Text("hanya satu lapisan.", "there is one stratum.")
_SAME = Text(
    "peluang bahwa semua lapisan sejalan {p}.", "the probability that all strata go one way, {p}."
)


def told_apart(layers: Layers, focal: str, reference: str, level: Fraction) -> Like:
    """What is told of two groups within strata, and no closer.

    >>> one = Counts({"w": Cell(20, 90), "m": Cell(30, 90)})
    >>> two = Counts({"w": Cell(10, 40), "m": Cell(5, 20)})
    >>> told = told_apart({"junior": one, "senior": two}, "w", "m", Fraction(1, 20))
    >>> told.odds_ratio, told.unlikely, told.differs
    ('0.6', False, False)
    """
    both = {name: Stratum(of[focal], of[reference]) for name, of in layers.items()}
    many = sum(bool(one.focal.total and one.reference.total) for one in both.values())
    found = pooled(both)
    ratio, p = found.odds_ratio, found.cmh_p()
    if ratio is None or p is None:
        return Like(many, len(both) - many)
    same = found.homogeneity
    differs = None if same is None else same.p_tarone <= level
    return Like(many, len(both) - many, str(rounded(ratio, 1)), p <= level, differs)


def kept_apart(
    layers: Layers, reference: str, others: Sequence[str], plan: AuditPlan
) -> frozenset[str]:
    """The groups of which the comparison within strata may be told, all of them together.

    Args:
        layers: The counts within each stratum.
        reference: The group that others are compared with.
        others: The other groups.
        plan: What room a small count keeps, and the level.
    """
    told, left = list(others), MOST
    while told:
        walk = _Walk.begun(layers, reference, told, plan, left)
        tight = walk.tight_group()
        if tight is None:
            return frozenset(told)
        if tight == reference:
            break
        left = walk.left
        told.remove(tight)
    return frozenset()


@define
class _Walk:
    """Strata of which the same is told as of the true ones, on the way away from them."""

    layers: dict[str, dict[str, Cell]]
    reference: str
    level: Fraction
    told: dict[str, Like]
    needed: dict[_Person, int]
    rooms: dict[_Person, tuple[int, int]]
    left: int
    chance: Random = field(factory=lambda: Random(0))  # noqa: S311  (a walk, no secret)

    @classmethod
    def begun(
        cls, layers: Layers, reference: str, others: Sequence[str], plan: AuditPlan, left: int
    ) -> _Walk:
        """At the true strata."""
        cells = {name: {g: of[g] for g in (reference, *others)} for name, of in layers.items()}
        told = {group: told_apart(layers, group, reference, plan.level) for group in others}
        counts = {
            (name, group, chosen): count
            for name, of in cells.items()
            for group, cell in of.items()
            for chosen, count in ((True, cell.selected), (False, cell.others))
        }
        sizes = {name: sum(cell.total for cell in of.values()) for name, of in cells.items()}
        needed = {
            one: min(plan.minimum, sizes[one[0]])
            for one, n in counts.items()
            if 0 < n < plan.minimum
        }
        rooms = {one: (counts[one], counts[one]) for one in needed}
        return cls(cells, reference, plan.level, told, needed, rooms, left)

    def tight_group(self) -> str | None:
        """Walks, and says of which group a small count has been given too little room."""
        for small in self.needed:
            for comes in (True, False, True):
                self._towards(small, comes=comes)
            if self._is_tight(small):
                return small[1]
        return None

    def _is_tight(self, small: _Person) -> bool:
        low, high = self.rooms[small]
        return high - low < self.needed[small]

    def _towards(self, small: _Person, *, comes: bool) -> None:
        """More people such as these come into a stratum, or leave it."""
        idle = 0
        while self._is_tight(small) and idle < _PATIENCE and self.left > 0 and self._far:
            aimed = self._pair(small, comes=comes)
            beside = [self._any() for _ in range(self.chance.randrange(4))]
            idle = 0 if self._walked([aimed, *beside]) else idle + 1
            if idle:
                self._walked([self._any() for _ in range(1 + self.chance.randrange(2))])

    @property
    def _far(self) -> bool:
        return len(self.layers) > 1

    def _pair(self, small: _Person, *, comes: bool) -> tuple[_Person, _Person]:
        name, group, chosen = small
        elsewhere = self.chance.choice([one for one in self.layers if one != name])
        if comes:
            return (elsewhere, group, chosen), (name, *self._kind(group))
        return small, (elsewhere, *self._kind(group))

    def _any(self) -> tuple[_Person, _Person]:
        one, other = self.chance.sample([*self.layers], 2)
        group = self.chance.choice([self.reference, *self.told])
        return (one, group, self.chance.random() < _HALF), (other, *self._kind(group))

    def _kind(self, group: str) -> tuple[str, bool]:
        """Somebody to change places with, mostly of the same group."""
        other = self.chance.choice([group, group, self.reference, *self.told])
        return other, self.chance.random() < _HALF

    def _walked(self, pairs: Sequence[tuple[_Person, _Person]]) -> bool:
        """Some pairs change places, if the same is told after it."""
        before = {name: {**of} for name, of in self.layers.items()}
        moved = {group for pair in pairs for _, group, _ in pair}
        who = self.told if self.reference in moved else moved
        if all(map(self._changed, pairs)) and all(map(self._same, who)):
            for one, other in pairs:
                for name in (one[0], other[0]):
                    self._meet(name)
            return True
        self.layers = before
        return False

    def _changed(self, pair: tuple[_Person, _Person]) -> bool:
        """Two people change places; False where there is none such."""
        (here, group, chosen), (there, other, other_chosen) = pair
        return self._moved(here, there, group, chosen) and self._moved(
            there, here, other, other_chosen
        )

    def _moved(self, away: str, to: str, group: str, chosen: bool) -> bool:  # noqa: FBT001
        left = self.layers[away][group]
        if not (left.selected if chosen else left.others):
            return False
        self.layers[away][group] = Cell(left.selected - chosen, left.total - 1)
        self.layers[to][group] += Cell(int(chosen), 1)
        return True

    def _same(self, group: str) -> bool:
        self.left -= 1
        layers = {name: Counts(of) for name, of in self.layers.items()}
        return told_apart(layers, group, self.reference, self.level) == self.told[group]

    def _meet(self, name: str) -> None:
        for group, cell in self.layers[name].items():
            for chosen, count in ((True, cell.selected), (False, cell.others)):
                seen = self.rooms.get((name, group, chosen))
                if seen is not None:
                    self.rooms[name, group, chosen] = min(seen[0], count), max(seen[1], count)


_HALF = 0.5

_PATIENCE = 100
"""So many steps in vain, and the walk turns round."""
