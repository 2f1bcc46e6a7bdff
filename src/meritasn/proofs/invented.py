"""Invented records, for witnesses: what breaks a law is shown by running it, never only argued."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from random import Random

from attrs import define, evolve, field, frozen

from meritasn.facts import Fact, Grain
from meritasn.proofs.scene import Scene
from meritasn.quantities import Absence, Unit, day_number, day_of, decimal
from meritasn.rules import Given, Record, Run, run
from meritasn.rules.kinds import Bands
from meritasn.rules.record import Pair
from meritasn.rules.single import Entered, run_entered
from meritasn.rules.source import reader

__all__ = ["Invented", "Person"]

Facts = Mapping[str, Pair]
"""Facts as integers, each with its state: 0 present, 1 missing, 2 not applicable."""

_MOST_CHILDREN = 2
_PARTS = 60_000
"""How many parts are computed in one search."""

_TRIED = 12
_EIGHTHS, _NARROW = 8, 1_000
"""In how many parts a range is gone through, and how wide it may be for that."""

_CHANGED = 3
"""One in so many facts of a plain record stays as it is."""
_ABSENT: dict[bool, Pair] = {True: (0, 2), False: (0, 1)}
"""What stands for a fact that may be marked as not applicable, and for one that may not."""
_SELDOM = 12
"""One in so many facts that may be absent is."""


@frozen
class Person:
    """An invented subject of the rules.

    Attributes:
        own: Their facts.
        above: Those of their unit.
        children: The records below them, by grain.
    """

    own: Facts = field(repr=False)
    above: Facts = field(repr=False)
    children: Mapping[Grain, tuple[Facts, ...]] = field(repr=False)

    def with_fact(self, fact: Fact, whole: int, subject: Grain) -> Person:
        """The same with another value of a fact; of the first child, where children have it."""
        return self.with_pair(fact, (whole, 0), subject)

    def with_pair(self, fact: Fact, pair: Pair, subject: Grain) -> Person:
        """The same with another value and state of a fact."""
        new = {fact.name: pair}
        if fact.grain is subject:
            return evolve(self, own={**self.own, **new})
        if fact.grain is Grain.UNIT:
            return evolve(self, above={**self.above, **new})
        first, *others = self.children[fact.grain]
        return evolve(self, children={**self.children, fact.grain: ({**first, **new}, *others)})

    def fact(self, fact: Fact, subject: Grain) -> Pair | None:
        """A fact, of the first child where children have it; None without any child."""
        if fact.grain is subject:
            return self.own[fact.name]
        if fact.grain is Grain.UNIT:
            return self.above[fact.name]
        children = self.children.get(fact.grain, ())
        return children[0][fact.name] if children else None


@define(eq=False)
class Invented:
    """Invents records for one program, the same ones each time.

    Attributes:
        scene: The program.
    """

    scene: Scene

    @property
    def subject(self) -> Grain:
        """Whom the rules are about."""
        return self.scene.program.subject

    # -- values -------------------------------------------------------------------------------

    @cached_property
    def _figures(self) -> tuple[Fraction, ...]:
        """Numbers that the pack itself has: what happens at them is what is asked."""
        program = self.scene.program
        figures = {Fraction(p.value) for p in program.parameters.values() if p.value is not None}
        for step in program.steps.values():
            kind = step.step.kind
            if isinstance(kind, Bands):
                figures |= {Fraction(row.start) for row in kind.rows if row.start is not None}
        return tuple(sorted(figures | {Fraction(n) for n in (0, 1, 2, 100)}))

    def edges(self, fact: Fact) -> tuple[int, ...]:
        """Values of a fact at which something may happen, and their neighbours."""
        if fact.enum is not None:
            return tuple(range(fact.low, fact.high + 1))
        if fact.name not in self._edges:
            if fact.unit is Unit.DATE:
                near = set(self._days)
            else:
                scale: int = 10**fact.decimals
                near = {int(f * scale) for f in self._figures}
            wide = {n + d for n in near for d in (-1, 0, 1)} | {fact.low, fact.high}
            self._edges[fact.name] = tuple(sorted(n for n in wide if fact.low <= n <= fact.high))
        return self._edges[fact.name]

    _edges: dict[str, tuple[int, ...]] = field(init=False, factory=dict)

    @cached_property
    def _days(self) -> tuple[int, ...]:
        """Days of which dates are taken: months and years back from when the rule came."""
        start = day_number(self.scene.policy.in_force.start)
        months = (0, 1, 3, 6, 12, 18, 24, 36, 48, 60, 120, 240, 360, 660, 696, 720, 780)
        return tuple(start + ahead - n * 30 - n // 2 for n in months for ahead in (0, 365, 731))

    def _value(self, fact: Fact, random: Random) -> int:
        edges = self.edges(fact)
        if fact.enum is not None or fact.unit is Unit.DATE:
            return random.choice(edges)
        scale: int = 10**fact.decimals
        usual = 100 * scale
        match random.randrange(8):
            case 0 | 1 if fact.low <= usual <= fact.high:
                return usual
            case 2 | 3 | 4:
                return random.choice(edges)
            case 5:
                return random.randint(fact.low, min(fact.high, max(fact.low, 2 * usual)))
            case 6:
                low, high = max(fact.low // scale, -(10**6)), min(fact.high // scale, 10**6)
                return min(max(random.randint(low, high) * scale, fact.low), fact.high)
        return random.randint(fact.low, fact.high)

    def _plain(self, fact: Fact) -> int:
        """What goes as planned: a hundred where that is possible, the best label, a plain day."""
        if fact.enum is not None:
            return fact.low
        if fact.unit is Unit.DATE:
            return self._days[0]
        return min(max(100 * int(10**fact.decimals), fact.low), fact.high)

    def _may_lack(self, fact: Fact) -> bool:
        return fact.absent_ok or fact.name in self.scene.program.unsaid

    def plain(self, *, spare: bool = False) -> Person:
        """Somebody about whom everything is as planned, with one record of each kind.

        Args:
            spare: Whether they have nothing of which the rules say what its absence means.
        """
        program, subject = self.scene.program, self.subject

        def facts(grain: Grain | None, *, own: bool = True) -> Facts:
            inputs = () if grain is None else program.inputs(grain, own=own)
            return {
                f.name: _ABSENT[f.absent_ok]
                if spare and f.name in program.unsaid
                else (self._plain(f), 0)
                for f in inputs
                if isinstance(f, Fact)
            }

        kin = reader(program, subject).kin
        children = {one.grain: (facts(one.grain),) for one in kin}
        return Person(facts(subject), facts(subject.parent, own=False), children)

    def even(self, part: int) -> Person:
        """Somebody whose every number lies at so many eighths of its range."""
        facts = self.scene.program.facts.values()
        person = self.plain(spare=True)
        for fact in facts:
            narrow = fact.high - fact.low <= _NARROW * int(10**fact.decimals)
            if fact.enum is None and fact.unit is not Unit.DATE and narrow:
                pair = person.fact(fact, self.subject)
                if pair is not None and not pair[1]:
                    whole = fact.low + part * (fact.high - fact.low) // _EIGHTHS
                    person = person.with_fact(fact, whole, self.subject)
        return person

    def labelled(self, person: Person) -> Iterator[Person]:
        """The same person with another label, one after another."""
        for fact in self.scene.program.facts.values():
            if fact.enum is not None and person.fact(fact, self.subject) is not None:
                for whole in range(fact.low, fact.high + 1):
                    if person.fact(fact, self.subject) != (whole, 0):
                        yield person.with_fact(fact, whole, self.subject)

    def _mutated(self, facts: Facts, random: Random, *, absent: bool) -> Facts:
        """The same with some facts drawn anew."""
        new = dict(facts)
        for name in facts:
            if not random.randrange(_CHANGED):
                continue
            fact = self.scene.program.facts[name]
            if absent and not random.randrange(3 if self._may_lack(fact) else _SELDOM):
                new[name] = _ABSENT[fact.absent_ok]
            else:
                new[name] = self._value(fact, random), 0
        return new

    def people(self, seed: int, *, absent: bool = True) -> Iterator[Person]:
        """Plain ones first, then others without an end; every second one may lack something."""
        starts = [self.plain(), self.plain(spare=True)]
        yield from starts
        yield from map(self.even, range(_EIGHTHS + 1))
        random = Random(seed)  # noqa: S311  (invents cases, keeps no secret)
        number = 0
        while True:
            number += 1
            base, lacks = random.choice(starts), absent and number % 2 == 0
            yield Person(
                self._mutated(base.own, random, absent=lacks),
                self._mutated(base.above, random, absent=lacks),
                {
                    grain: tuple(
                        self._mutated(child, random, absent=lacks)
                        for _ in range(random.randint(1 - lacks, _MOST_CHILDREN))
                    )
                    for grain, (child,) in base.children.items()
                },
            )

    def starts(self, name: str) -> tuple[Person, ...]:
        """Plain people who have a value of a step, as far as they are found."""
        if name not in self._starts:
            plain = [self.supplied(p, name) for p in (self.plain(spare=True), self.plain())]
            self._starts[name] = tuple(p for p in plain if present(self.run(p), name) is not None)
        return self._starts[name]

    _starts: dict[str, tuple[Person, ...]] = field(init=False, factory=dict)

    def supplied(self, person: Person, name: str) -> Person:
        """The same person with facts changed until a step has a value, or nothing helps."""
        beneath = self.scene.beneath(name)
        facts = [fact for fact in self.scene.program.facts.values() if fact.name in beneath]
        lacks = self.run(person).slots[name, "state"].bit_count()
        before = lacks + 1
        while 0 < lacks < before:
            before = lacks
            for fact in facts:
                for other in self._others(person, fact):
                    came = self.run(other).slots[name, "state"].bit_count()
                    if came < lacks:
                        person, lacks = other, came
        return person

    def _others(self, person: Person, fact: Fact) -> Iterator[Person]:
        """The same person with one fact absent where it may be, or otherwise than it is."""
        if person.fact(fact, self.subject) is None:
            return
        if self._may_lack(fact):
            yield person.with_pair(fact, _ABSENT[fact.absent_ok], self.subject)
        for whole in sample(self.edges(fact), _TRIED):
            yield person.with_fact(fact, whole, self.subject)

    def beneath_zero(self, person: Person, name: str) -> tuple[Person, Fact | None]:
        """Somebody whose result lies just below zero, as far as changing facts finds them.

        Returns:
            The last one that was reached, and the fact that brought them below zero; None where
            nothing did.
        """
        beneath = self.scene.beneath(name)
        facts = [fact for fact in self.scene.program.facts.values() if fact.name in beneath]
        least = present(self.run(person), name)
        while least is not None and least >= 0:
            reached = (
                (came, number, other, fact)
                for number, fact in enumerate(facts)
                for other in self._others(person, fact)
                if (came := present(self.run(other), name)) is not None and came < least
            )
            best = min(reached, key=lambda one: one[:2], default=None)
            if best is None:
                return person, None
            if best[0] < 0:
                return self._just_below(person, best[2], best[3], name), best[3]
            least, _, person, _ = best
        return person, None

    def _just_below(self, above: Person, below: Person, fact: Fact, name: str) -> Person:
        """Between two that differ in one fact, the first whose result is below zero."""
        a, b = above.fact(fact, self.subject), below.fact(fact, self.subject)
        if a is None or b is None or a[1] or b[1]:
            return below
        low, high = a[0], b[0]
        while abs(high - low) > 1:
            middle = (low + high) // 2
            other = above.with_fact(fact, middle, self.subject)
            came = present(self.run(other), name)
            if came is None:
                break
            low, high = (low, middle) if came < 0 else (middle, high)
        return above.with_fact(fact, high, self.subject)

    # -- runs ---------------------------------------------------------------------------------

    def run(self, person: Person) -> Run:
        """What the rules make of somebody."""
        program, subject = self.scene.program, self.subject
        self.spent += 1
        kin = [(person.children.get(grain, ()), grain) for grain in self._kin]
        return run_entered(
            program,
            Entered(
                self._row(subject, person.own, own=True),
                self._row(subject.parent, person.above, own=False) if subject.parent else (),
                [
                    [self._row(grain, child, own=True) for child in several]
                    for several, grain in kin
                ],
                keys=[[""] * len(several) for several, _ in kin],
            ),
        )

    spent: int = field(init=False, default=0)
    """How often the rules were run."""

    def budget(self, times: int = 1) -> int:
        """The count of runs at which a search ends, so that a long pack takes no longer."""
        return self.spent + times * _PARTS // len(self.scene.parts)

    @cached_property
    def _kin(self) -> tuple[Grain, ...]:
        return tuple(kin.grain for kin in reader(self.scene.program, self.subject).kin)

    def _row(self, grain: Grain, facts: Facts, *, own: bool) -> tuple[int, ...]:
        key = grain, own
        if key not in self._inputs:
            inputs = self.scene.program.inputs(grain, own=own)
            self._inputs[key] = tuple(thing.name for thing in inputs)
        return tuple([whole for name in self._inputs[key] for whole in facts[name]])

    _inputs: dict[tuple[Grain, bool], tuple[str, ...]] = field(init=False, factory=dict)

    def confirmed(self, person: Person) -> Run:
        """The same by the door that everybody uses: facts as people give them."""
        return run(self.scene.program, self.record(person))

    def record(self, person: Person) -> Record:
        """The facts as people give them."""
        children = tuple(
            Record(self._given(child), grain=grain)
            for grain, several in person.children.items()
            for child in several
        )
        return Record(self._given(person.own), children, self._given(person.above))

    def _given(self, facts: Facts) -> dict[str, Given]:
        return {name: self._as_given(name, pair) for name, pair in facts.items()}

    def _as_given(self, name: str, pair: Pair) -> Given:
        fact = self.scene.program.facts[name]
        whole, state = pair
        if state:
            return Absence.MISSING if state == 1 else Absence.NOT_APPLICABLE
        if fact.enum is not None:
            return fact.enum.codes[whole]
        return day_of(whole) if fact.unit is Unit.DATE else decimal(whole, fact.decimals)


def present(run: Run, name: str) -> int | None:
    """The integer of a step of the subject, where it has a value."""
    return run.slots[name, "value"] if not run.slots[name, "state"] else None


def sample(values: Sequence[int], most: int) -> tuple[int, ...]:
    """At most so many of them, evenly."""
    if len(values) <= most:
        return tuple(values)
    return tuple(values[i * (len(values) - 1) // (most - 1)] for i in range(most))
