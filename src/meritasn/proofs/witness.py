"""Two records that differ in one fact: the better of them is judged worse."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, islice, takewhile

from attrs import field, frozen

from meritasn.facts import Fact
from meritasn.proofs.invented import Invented, Person, present, sample
from meritasn.rules import Compiled, Record, Run

__all__ = ["Witness", "leap", "worse"]

_BASES, _VALUES = 60, 40
"""How many people are invented for a fact, and how many values of it are tried on each."""


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


Judged = Callable[[int], bool]


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

    return _search(invented, fact, step, better, given, bad)


def leap(invented: Invented, fact: Fact, step: Compiled, most: int) -> Witness | None:
    """Somebody whose result moves by more than so much for the least change of a fact."""

    def far(a: int, b: int) -> bool:
        return abs(b - a) > most

    return _search(invented, fact, step, 1, {}, far, close=True)


def _search(  # noqa: PLR0913, PLR0917
    invented: Invented,
    fact: Fact,
    step: Compiled,
    way: int,
    given: dict[str, int],
    fails: Callable[[int, int], bool],
    *,
    close: bool = False,
) -> Witness | None:
    values = sample(invented.edges(fact), _VALUES)[::way]
    starts = invented.starts(step.name)
    most = invented.budget()
    labelled = (person for start in starts for person in invented.labelled(start))
    people = chain(starts, labelled, islice(invented.people(len(fact.name)), _BASES))
    for person in takewhile(lambda _: invented.spent < most, people):
        if person.fact(fact, invented.subject) is None:
            continue
        base = placed(invented, person, given)
        found = _along(invented, base, fact, step, values, fails, close=close)
        if found is not None:
            return found
    return None


def placed(invented: Invented, person: Person, given: dict[str, int]) -> Person:
    """The same person with some facts as they are given."""
    for name, whole in given.items():
        fact = invented.scene.program.facts[name]
        if person.fact(fact, invented.subject) is not None:
            person = person.with_fact(fact, whole, invented.subject)
    return person


def _along(  # noqa: PLR0913, PLR0917
    invented: Invented,
    person: Person,
    fact: Fact,
    step: Compiled,
    values: tuple[int, ...],
    fails: Callable[[int, int], bool],
    *,
    close: bool,
) -> Witness | None:
    def result(value: int) -> int | None:
        return present(invented.run(person.with_fact(fact, value, invented.subject)), step.name)

    last: tuple[int, int] | None = None
    for value in values:
        came = result(value)
        if came is None:
            continue
        if last is not None and fails(last[1], came):
            pair = _nearest(last, (value, came), result, fails)
            if not close or abs(pair[0][0] - pair[1][0]) == 1:
                return _confirmed(invented, person, fact, step, pair)
        last = value, came
    return None


def _nearest(
    a: tuple[int, int],
    b: tuple[int, int],
    result: Callable[[int], int | None],
    fails: Callable[[int, int], bool],
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The two brought as close to each other as they still fail."""
    while abs(b[0] - a[0]) > 1:
        middle = (a[0] + b[0]) // 2
        came = result(middle)
        if came is None:
            break
        if fails(a[1], came):
            b = middle, came
        elif fails(came, b[1]):
            a = middle, came
        else:
            break
    return a, b


def _confirmed(
    invented: Invented,
    person: Person,
    fact: Fact,
    step: Compiled,
    pair: tuple[tuple[int, int], tuple[int, int]],
) -> Witness | None:
    """The witness, if running both records from the facts as people give them says the same."""
    one, other = (person.with_fact(fact, value, invented.subject) for value, _ in pair)
    first, second = invented.confirmed(one), invented.confirmed(other)
    if [present(run, step.name) for run in (first, second)] != [came for _, came in pair]:
        return None
    return Witness(fact, *pair, first, second, (invented.record(one), invented.record(other)))
