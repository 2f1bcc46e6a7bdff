"""One person by the same rule in every engine: whether they agree, and how long it takes."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.engines import Engine, engines
from benchmarks.people import Person, people, person
from benchmarks.report import Aim, Figure, Section
from benchmarks.timing import Effort

__all__ = ["aims", "measured"]

PEERS = ("zen", "openfisca")


def measured(effort: Effort) -> Section:
    """Microseconds of one person with five activities."""
    there = list(engines())
    notes = _agreed(there, list(people(effort.records)))
    one = person()
    figures = [
        Figure(engine.name, mode.what, mode.time(one, effort))
        for engine in there
        for mode in engine.modes
    ]
    absent = set(PEERS) - {engine.name for engine in there}
    figures += [Figure(name, "plain", None) for name in PEERS if name in absent]
    return Section("One person, five activities, PP 46/2011", tuple(figures), (*notes, FROM))


FROM = "From facts to answer; OpenFisca's simulation is of one person and cannot be used again."


def aims(section: Section) -> tuple[Aim, ...]:
    """Whether an explained result is quick, and quicker than elsewhere."""
    plain = section.value("meritasn", "plain")
    traced = section.value("meritasn", "traced")
    read = section.value("meritasn", "traced, every value read")
    zen = section.value("zen", "plain")
    openfisca = section.value("openfisca", "traced, from facts")
    calculated = section.value("openfisca", "traced, calculation alone")
    return (
        Aim("one person, traced", traced, 100, "µs"),
        Aim("plain beside zen", _ratio(plain, zen), 1),
        Aim("traced beside OpenFisca", _ratio(traced, openfisca), 1 / 5),
        Aim("traced, every value read, beside OpenFisca", _ratio(read, openfisca), 1 / 5),
        Aim("traced beside OpenFisca's calculation alone", _ratio(traced, calculated), 1 / 5),
    )


def _ratio(own: float | None, other: float | None) -> float | None:
    return None if own is None or other is None else own / other


def _agreed(there: Sequence[Engine], checked: Sequence[Person]) -> tuple[str, ...]:
    """How many results of each engine are not those of the first.

    Raises:
        SystemExit: If integers by hand differ: then it is not the same rule, and no time counts.
    """
    first, *others = there
    expected = [first.outcome(one) for one in checked]
    notes = []
    for engine in others:
        found = [engine.outcome(one) for one in checked]
        pairs = list(zip(expected, found, strict=True))
        scores = sum(a[0] != b[0] for a, b in pairs)
        predicates = sum(a[1] != b[1] for a, b in pairs)
        if engine.name == "by hand" and scores + predicates:
            raise SystemExit(f"{scores} scores by hand are not those of {first.name}")
        notes.append(
            f"{engine.name}: {scores} scores and {predicates} predicates of {len(checked):,} "
            f"records differ from {first.name}"
        )
    return tuple(notes)
