"""What a replay found: who moves, from what to what, why, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from meritasn.evaluation.replaying import (
    Asking,
    Cell,
    Fate,
    Fates,
    Parting,
    limits_of,
    partings,
    shared_steps,
)
from meritasn.evaluation.replaying.causes import (
    Cause,
    Together,
    Why,
    causes,
    together,
    untold,
    why,
)
from meritasn.evaluation.replaying.groups import Group, by_level, by_unit, counted
from meritasn.evaluation.replaying.shown import listing_of, of_one, view_of
from meritasn.evaluation.replaying.values import Cost, Mover, Near
from meritasn.evaluation.replaying.written import as_dict, one_as_dict
from meritasn.language import Language
from meritasn.policies import Apart
from meritasn.results import Direction, Scale
from meritasn.results.moves import REFUSED
from meritasn.rules import Compiled
from meritasn.view import View, repr_html

__all__ = ["Replay"]


@frozen(eq=False)
class Replay:
    """The same facts under two policies.

    Attributes:
        asking: The policies, and what both were asked about.
        fates: What became of everybody; where they stand in frames, `fates.frame()` has them all.
        changes: The changes between the policies that can change a result.
        within: How far from a limit somebody stands near it.
    """

    asking: Asking
    fates: Fates = field(repr=False)
    changes: tuple[Apart, ...] = field(repr=lambda changes: str(len(changes)))
    within: Decimal = Decimal(1)

    # -- how many ---------------------------------------------------------------------------------

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Everybody, those alike together."""
        return tuple(self.fates.cells())

    @property
    def people(self) -> int:
        """How many there are."""
        return sum(cell.people for cell in self.cells)

    @property
    def moved(self) -> int:
        """How many have another outcome; under policies of numbers, another number."""
        return self.people - self.ways[Direction.SAME]

    @property
    def rescored(self) -> int:
        """How many keep their outcome and have another score."""
        return sum(c.people for c in self.cells if c.sign and self.direction(c) is Direction.SAME)

    @cached_property
    def ways(self) -> Mapping[Direction, int]:
        """How many go which way."""
        return counted(self.cells, self.direction)

    @cached_property
    def matrix(self) -> Mapping[tuple[str, str], int]:
        """How many had which outcome and have which, those who stay included."""
        found: dict[tuple[str, str], int] = {}
        for cell in self.cells:
            key = cell.before, cell.after
            found[key] = found.get(key, 0) + cell.people
        return dict(sorted(found.items(), key=lambda one: -one[1]))

    @cached_property
    def by_unit(self) -> tuple[Group, ...]:
        """Each unit over everybody in it and beneath it."""
        return by_unit(self.cells, self.direction, self.fates.parents(), self.fates.names())

    @cached_property
    def by_level(self) -> tuple[Group, ...]:
        """Each level of posts."""
        return by_level(self.cells, self.direction)

    # -- who --------------------------------------------------------------------------------------

    @cached_property
    def movers(self) -> tuple[Mover, ...]:
        """Everybody who moves, in the order of their table."""
        return tuple(self.moving())

    def moving(self, most: int | None = None) -> Iterator[Mover]:
        """The first of those who move."""
        alike: dict[tuple[str, str], Why] = {}  # many move for one reason
        for fate in self.fates.movers(most):
            said = fate.verdicts, fate.together
            if said not in alike:
                alike[said] = why(self.changes, *said)
            yield self._mover(fate, alike[said])

    def of(self, key: str) -> Mover | None:
        """One of those who move; None where they do not."""
        found = next((fate for fate in self.fates.movers() if fate.key == key), None)
        if found is None:
            return None
        return self._mover(found, why(self.changes, found.verdicts, found.together))

    def directions(self) -> Iterator[tuple[str, Direction]]:
        """Everybody's key and the way they go: what an audit of groups is handed."""
        for key, was, now, sign in self.fates.ways():
            if key is not None:  # nobody knows whose row it is
                yield key, self._way(was, now, sign)

    def partings(self, key: str) -> tuple[Parting, ...]:
        """Every step about which the policies do not agree for one of them, the first one first.

        Raises:
            KeyError: If nobody has that key.
        """
        both = self.fates.both(key)
        if both is None:
            raise KeyError(key)
        return tuple(partings(*both))

    # -- why --------------------------------------------------------------------------------------

    @cached_property
    def reasons(self) -> Mapping[tuple[str, str], int]:
        """How many move for which reason, as `fates` marks them."""
        return self.fates.reasons()

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Each change, and how many it moves alone."""
        paid = None if self.cost is None else self.cost.before.paid
        spent = self.fates.alone()
        return causes(self.changes, self.reasons, [(paid, one) for one in spent])

    @property
    def interactions(self) -> tuple[Together, ...]:
        """The changes that move some people only together."""
        return together(self.changes, self.reasons)

    @property
    def untold(self) -> int:
        """How many are moved by several changes without it being known which."""
        return untold(self.reasons)

    @cached_property
    def steps(self) -> Mapping[str, int]:
        """From which step on how many move: the first of theirs about which both differ."""
        return dict(sorted(self.fates.steps().items(), key=lambda one: -one[1]))

    def step(self, name: str) -> Compiled:
        """A step as the second policy has it, with its title and its citation."""
        return self.asking.program(self.asking.after).steps[name]

    @property
    def other_regulation(self) -> bool:
        """Whether the policies are two regulations that share no step beside the one that answers.

        No change of a block is then a reason: it is the regulation as a whole.
        """
        asking = self.asking
        bases = {policy.name.partition("+")[0] for policy in (asking.before, asking.after)}
        answers = {name for scale in self.scales for name in (scale.root, scale.score)}
        return len(bases) > 1 and not set(shared_steps(asking)) - answers

    # -- what it costs, and who is near -----------------------------------------------------------

    @cached_property
    def cost(self) -> Cost | None:
        """What both spend; None where they give no money."""
        spent = self.fates.spent()
        return None if spent is None else Cost(*spent, self.asking.ceiling)

    @cached_property
    def near(self) -> tuple[Near, ...]:
        """How many stand near each limit of the second policy."""
        limits = limits_of(self.asking.program(self.asking.after), self.scales[1])
        found = self.fates.near(limits, self.within)
        return tuple(Near(limit, *pair) for limit, pair in zip(limits, found, strict=True))

    @property
    def refused(self) -> Mapping[str, tuple[int, int]]:
        """How many have no result before and after, by the code of the reason."""
        found: dict[str, list[int]] = {}
        for (was, now), people in self.matrix.items():
            for place, outcome in enumerate((was, now)):
                if outcome.startswith(REFUSED):
                    code = outcome.removeprefix(REFUSED)
                    found.setdefault(code, [0, 0])[place] += people
        return {code: (was, now) for code, (was, now) in sorted(found.items())}

    # -- shown ------------------------------------------------------------------------------------

    @cached_property
    def scales(self) -> tuple[Scale, Scale]:
        """How both policies answer."""
        return self.asking.scale(self.asking.before), self.asking.scale(self.asking.after)

    def direction(self, cell: Cell) -> Direction:
        """Which way those who are alike go."""
        return self._way(cell.before, cell.after, cell.sign)

    def view(self) -> View:
        """All of it but who they are, in the order in which a policy maker asks."""
        return view_of(self)

    def listing(self, most: int = 20) -> View:
        """Who moves, by key, for whoever may see the people themselves."""
        return listing_of(self, most)

    def of_one(self, key: str) -> View:
        """What moves one of them, step by step.

        Raises:
            KeyError: If nobody has that key.
        """
        return of_one(self, key)

    def as_dict(self, language: Language, most: int | None = None) -> Mapping[str, object]:
        """Everything for other programs, numbers as text; small groups are left out.

        Args:
            language: Of the words.
            most: How many of those who move are listed; all of them if nothing is said.
        """
        return as_dict(self, language, most)

    def one_as_dict(self, key: str, language: Language) -> Mapping[str, object]:
        """What moves one of them, for other programs.

        Raises:
            KeyError: If nobody has that key.
        """
        return one_as_dict(self, key, language)

    _repr_html_ = repr_html

    # -- inside -----------------------------------------------------------------------------------

    def _mover(self, fate: Fate, because: Why) -> Mover:
        way = self._way(fate.before.outcome, fate.after.outcome, fate.sign)
        there = fate.unit, fate.level, fate.before, fate.after
        return Mover(fate.key, *there, way, fate.step, because)

    def _way(self, was: str, now: str, sign: int) -> Direction:
        """Which way that is; few ways are gone by many people."""
        found = self._known.get((was, now, sign))
        if found is None:
            before, after = self.scales
            found = self._known[was, now, sign] = before.direction(was, after, now, sign)
        return found

    @cached_property
    def _known(self) -> dict[tuple[str, str, int], Direction]:
        return {}
