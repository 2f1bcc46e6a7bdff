"""Two records that differ in one fact: the better of them is judged worse."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain, islice
from typing import TypeAlias

from attrs import field, frozen

from meritasn.facts import Fact
from meritasn.proofs.invented import Invented, Person, present, sample
from meritasn.rules import Compiled, Record, Run

__all__ = ["Witness", "leap", "worse"]

_BASES, _VALUES = 60, 40
"""How many people are invented for a fact, and how many values of it are tried on each."""


_FAR = 10
"""A jump is so many times as far as the changes beside it."""


@frozen
class Witness:
    """Two runs that differ in one fact by as little as was found.

    Attributes:
        fact: The fact.
        before: Its value in the first, and what it came to.
        after: Its value in the second, and what it came to.
        first: The first run.
        second: The second run.
        records: The facts of both, as people give them.
    """

    fact: Fact
    before: tuple[int, int]
    after: tuple[int, int]
    first: Run
    second: Run
    records: tuple[Record, Record] = field(repr=False)


Point: TypeAlias = tuple[int, int]
"""A value of a fact, and what it came to."""


def worse(
    invented: Invented, fact: Fact, step: Compiled, better: int, given: dict[str, int]
) -> Witness | None:
    """Somebody whose result gets worse as a fact gets better.

    Args:
        invented: Who is tried.
        fact: The fact.
        step: The result.
        better: 1 where more of the fact is better, -1 where less is.
        given: What other facts are taken to be.
    """
    good = -1 if step.enum is not None else 1

    def bad(a: int, b: int) -> bool:
        return good * b < good * a

    return _Search(invented, fact, step, bad, better, given).witness()


def leap(invented: Invented, fact: Fact, step: Compiled, least: int) -> Witness | None:
    """Somebody whose result jumps by at least so much for the least change of a fact.

    It jumps where the least changes beside that one move it far less.
    """

    def far(a: int, b: int) -> bool:
        return abs(b - a) >= least

    return _Search(invented, fact, step, far, sudden=True).witness()


@frozen
class _Search:
    """Goes through invented people and values of one fact.

    Attributes:
        invented: Who is tried.
        fact: The fact.
        step: The result.
        fails: Whether two results, the first before the second, break the law.
        way: 1 where the fact grows, -1 where it falls.
        given: What other facts are taken to be.
        sudden: Whether only a jump between two neighbours counts.
    """

    invented: Invented
    fact: Fact
    step: Compiled
    fails: Callable[[int, int], bool]
    way: int = 1
    given: Mapping[str, int] = field(factory=dict)
    sudden: bool = False

    def witness(self) -> Witness | None:
        """The first that is found."""
        invented = self.invented
        starts, most = invented.starts(self.step.name), invented.budget()
        labelled = (person for start in starts for person in invented.labelled(start))
        drawn = islice(invented.people(len(self.fact.name)), _BASES)
        for person in chain(starts, labelled, drawn):
            if invented.spent > most:
                break
            if person.fact(self.fact, invented.subject) is not None:
                found = self._along(self._placed(person))
                if found is not None:
                    return found
        return None

    def _placed(self, person: Person) -> Person:
        """The same person with other facts as they are given."""
        for name, whole in self.given.items():
            fact = self.invented.scene.program.facts[name]
            if person.fact(fact, self.invented.subject) is not None:
                person = person.with_fact(fact, whole, self.invented.subject)
        return person

    def _with(self, person: Person, value: int) -> Person:
        return person.with_fact(self.fact, value, self.invented.subject)

    def _result(self, person: Person, value: int) -> int | None:
        return present(self.invented.run(self._with(person, value)), self.step.name)

    def _along(self, person: Person) -> Witness | None:
        """Lets the fact of one person go through its values."""
        last: Point | None = None
        for value in sample(self.invented.edges(self.fact), _VALUES)[:: self.way]:
            came = self._result(person, value)
            if came is None:
                continue
            if last is not None and self.fails(last[1], came):
                a, b = self._nearest(person, last, (value, came))
                if not self.sudden or self._jumps(person, a, b):
                    return self._confirmed(person, a, b)
            last = value, came
        return None

    def _nearest(self, person: Person, a: Point, b: Point) -> tuple[Point, Point]:
        """The two brought as close to each other as they still fail."""
        while abs(b[0] - a[0]) > 1:
            middle = (a[0] + b[0]) // 2
            came = self._result(person, middle)
            if came is not None and self.fails(a[1], came):
                b = middle, came
            elif came is not None and self.fails(came, b[1]):
                a = middle, came
            else:
                break
        return a, b

    def _jumps(self, person: Person, a: Point, b: Point) -> bool:
        """Whether two are neighbours, and the neighbours of both lie far closer to them."""
        step = b[0] - a[0]
        beside = a[0] - step, b[0] + step
        if abs(step) != 1 or not all(self.fact.low <= v <= self.fact.high for v in beside):
            return False
        before, after = (self._result(person, value) for value in beside)
        if before is None or after is None:
            return False
        return abs(b[1] - a[1]) > _FAR * max(abs(a[1] - before), abs(after - b[1]))

    def _confirmed(self, person: Person, a: Point, b: Point) -> Witness | None:
        """The witness, if running both from the facts as people give them says the same."""
        invented = self.invented
        one, other = self._with(person, a[0]), self._with(person, b[0])
        first, second = invented.confirmed(one), invented.confirmed(other)
        if [present(run, self.step.name) for run in (first, second)] != [a[1], b[1]]:
            return None
        records = invented.record(one), invented.record(other)
        return Witness(self.fact, a, b, first, second, records)
