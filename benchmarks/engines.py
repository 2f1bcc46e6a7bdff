"""The engines that score the same person by the same rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from attrs import frozen
from benchmarks.peers import by_hand
from benchmarks.people import ASPECTS, Activity, Outcome, Person
from benchmarks.timing import Effort, least, least_after

from meritasn.policies.shelf import shipped
from meritasn.quantities import Absence, scaled
from meritasn.rules import Given, Record, Run, interpret, run, trace

__all__ = ["PEERS", "Engine", "Mode", "engines", "record", "whole"]

DAY = date(2019, 12, 31)
PEERS = ("zen-engine", "OpenFisca-Core", "pydantic", "msgspec", "orjson")
"""Distributions that may be missing."""


@frozen
class Mode:
    """One way of asking an engine about a person."""

    what: str
    time: Callable[[Person, Effort], float]


@frozen
class Engine:
    """An engine with the rule loaded."""

    name: str
    outcome: Callable[[Person], Outcome]
    modes: tuple[Mode, ...]


def engines() -> Iterator[Engine]:
    """Those that are installed, meritasn first."""
    yield _meritasn()
    yield _by_hand()
    if installed("zen-engine"):
        yield _zen()
    if installed("OpenFisca-Core"):
        yield _openfisca()


def installed(distribution: str) -> str | None:
    """The version of a distribution; None where it is not there."""
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None


# -- meritasn -----------------------------------------------------------------------------------


def _meritasn() -> Engine:
    program = shipped("pp-46-2011").on(DAY)

    def traced(one: Record) -> object:
        return trace(run(program, one), "predicate")

    def read(one: Record) -> object:
        return [node.value for node in trace(run(program, one), "predicate").walk()]

    def asked(way: Callable[[Record], object]) -> Callable[[Person, Effort], float]:
        return lambda person, effort: least(partial(way, record(person)), effort)

    return Engine(
        "meritasn",
        lambda person: _answer(run(program, record(person))),
        (
            Mode("plain", asked(lambda one: _answer(run(program, one)))),
            Mode("traced", asked(traced)),
            Mode("traced, every value read", asked(read)),
            Mode("by the interpreter", asked(lambda one: _answer(interpret(program, one)))),
        ),
    )


def _answer(ran: Run) -> Outcome:
    number, label = ran.value("final").number, ran.value("predicate").label
    assert number is not None
    assert label is not None
    return number, label


def record(person: Person) -> Record:
    """A person as facts."""
    scores: dict[str, Given] = {
        name: Absence.NOT_APPLICABLE if score is None else score
        for name, score in zip(ASPECTS, person.scores, strict=True)
    }
    targets = (Record(_facts(one), key=str(i)) for i, one in enumerate(person.activities))
    return Record(scores, tuple(targets))


def _facts(activity: Activity) -> dict[str, Given]:
    facts: dict[str, Given] = {}
    for kind in ("quantity", "quality", "time", "cost"):
        measured = getattr(activity, kind)
        if measured is not None:
            facts[f"{kind}_target"], facts[f"{kind}_realised"] = measured
    return facts


# -- by hand ------------------------------------------------------------------------------------


def _by_hand() -> Engine:
    def timed(person: Person, effort: Effort) -> float:
        return least(partial(by_hand.appraised, *whole(person)), effort)

    def outcome(person: Person) -> Outcome:
        score, predicate = by_hand.appraised(*whole(person))
        return Decimal(score) / 100, predicate

    return Engine("by hand", outcome, (Mode("plain, given integers", timed),))


def whole(person: Person) -> tuple[list[by_hand.Facts], list[int]]:
    """A person in whole hundredths, and in whole rupiah."""
    activities = [
        (
            _pair(one.quantity),
            _pair(one.quality),
            _pair(one.time),
            one.cost and (int(one.cost[0]), int(one.cost[1])),
        )
        for one in person.activities
    ]
    return activities, [scaled(score, 2) for score in person.scores if score is not None]


def _pair(measured: tuple[Decimal, Decimal]) -> by_hand.Pair:
    planned, realised = measured
    return scaled(planned, 2), scaled(realised, 2)


# -- zen ----------------------------------------------------------------------------------------


def _zen() -> Engine:
    import zen  # noqa: PLC0415, a peer may be missing

    text = (files("benchmarks.peers") / "zen_pp46.json").read_text("utf-8")
    decision = zen.ZenEngine().create_decision(text)

    def outcome(person: Person) -> Outcome:
        result = decision.evaluate(_context(person))["result"]
        return round(Decimal(str(result["final"])), 2), result["predicate"]

    def plain(person: Person, effort: Effort) -> float:
        return least(partial(decision.evaluate, _context(person)), effort)

    def traced(person: Person, effort: Effort) -> float:
        return least(partial(decision.evaluate, _context(person), {"trace": True}), effort)

    return Engine("zen", outcome, (Mode("plain", plain), Mode("traced", traced)))


def _context(person: Person) -> dict[str, Any]:
    scores = (None if score is None else float(score) for score in person.scores)
    targets = [
        {kind: _floats(getattr(one, kind)) for kind in ("quantity", "quality", "time", "cost")}
        for one in person.activities
    ]
    return {**dict(zip(ASPECTS, scores, strict=True)), "targets": targets}


def _floats(measured: tuple[Decimal, Decimal] | None) -> dict[str, float] | None:
    if measured is None:
        return None
    return {"target": float(measured[0]), "realised": float(measured[1])}


# -- OpenFisca ----------------------------------------------------------------------------------


def _openfisca() -> Engine:
    from benchmarks.peers import openfisca_pp46 as peer  # noqa: PLC0415, a peer may be missing

    rule = peer.system()

    def calculated(person: Person, effort: Effort, *, trace: bool) -> float:
        begin = partial(peer.started, rule, peer.situation(person), trace=trace)
        return least_after(begin, peer.calculated, effort)

    def from_facts(person: Person, effort: Effort, *, trace: bool) -> float:
        given = peer.situation(person)
        return least(lambda: peer.calculated(peer.started(rule, given, trace=trace)), effort)

    return Engine(
        "openfisca",
        lambda person: peer.calculated(peer.started(rule, peer.situation(person))),
        (
            Mode("plain, from facts", partial(from_facts, trace=False)),
            Mode("traced, from facts", partial(from_facts, trace=True)),
            Mode("plain, calculation alone", partial(calculated, trace=False)),
            Mode("traced, calculation alone", partial(calculated, trace=True)),
        ),
    )
