"""Bounds of answers: ranges that are declared, and scores and pay that never fall below zero."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, takewhile

from meritasn.facts import Fact
from meritasn.language import Text
from meritasn.proofs.invented import Invented, Person, present
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.proofs.spans import reach_of
from meritasn.proofs.unknown import few, stopped
from meritasn.quantities import Unit
from meritasn.rules import Compiled

__all__ = ["answers_keep_their_range", "nothing_is_negative"]

_TIMES = 10
"""How much longer than for one fact is searched: it is done once for each score."""

_PEOPLE = 100
"""How many invented people are asked for a result below zero."""


def answers_keep_their_range(scene: Scene) -> Iterator[Drawn]:
    """What lies outside a declared range is refused, so that no value does."""
    law = "answers_keep_their_range"
    ranged = [name for name, step in scene.steps.items() if step.step.range is not None]
    if not ranged:
        return
    inside = [name for name in ranged if (name, "unbounded") in scene.parts]
    if len(inside) != len(ranged):
        yield Drawn(law, Verdict.OPEN, scene.policy.name, _UNGUARDED)
        return
    why = _GUARDED.fill(steps=few(scene, ranged))
    yield Drawn(law, Verdict.PROVED, scene.policy.name, why)


def nothing_is_negative(scene: Scene) -> Iterator[Drawn]:
    """Scores, and what is paid, are never below zero."""
    invented = Invented(scene)
    for output, step in scene.outputs.items():
        if step.enum is None and step.step.unit is not Unit.DATE:
            paid = step.step.unit is Unit.RUPIAH
            law = "pay_is_never_negative" if paid else "scores_are_never_negative"
            yield _at_least_zero(invented, law, f"output.{output}", step)


def _at_least_zero(invented: Invented, law: str, path: str, step: Compiled) -> Drawn:
    scene = invented.scene
    never = stopped(scene, step.name)
    if never is not None:
        return Drawn(law, Verdict.OPEN, path, never)
    low, _ = reach_of(scene, step.name)
    title = step.step.title
    declared = step.step.range is not None and step.step.range[0] >= 0
    if low >= 0:
        why = _REFUSED if declared else _NEVER
        return Drawn(
            law, Verdict.PROVED, path, why.fill(step=title, least=scene.said(step.name, low))
        )
    below = _below(invented, step)
    if below is not None:
        return Drawn(law, Verdict.BROKEN, path, below)
    why = _MAY_BE.fill(step=title, least=scene.said(step.name, low))
    return Drawn(law, Verdict.OPEN, path, why)


def _below(invented: Invented, step: Compiled) -> Text | None:
    """Somebody with a result below zero, confirmed by running their facts."""
    scene, name = invented.scene, step.name
    for person, fact in _candidates(invented, name):
        value = present(invented.confirmed(person), name)
        if value is None or value >= 0:
            continue
        told = _BELOW.fill(step=step.step.title, least=scene.said(name, value))
        pair = None if fact is None else person.fact(fact, invented.subject)
        if fact is None or pair is None or pair[1]:
            return told
        where = _WITH.fill(fact=fact.title, value=scene.said(fact.name, pair[0]))
        return Text(f"{told.id} {where.id}", f"{told.en} {where.en}")
    return None


def _candidates(invented: Invented, name: str) -> Iterator[tuple[Person, Fact | None]]:
    """Those who are driven below zero one fact at a time, and those who happen to be there."""
    most = invented.budget(_TIMES)
    plain = invented.starts(name)
    labelled = [person for start in plain for person in invented.labelled(start)]
    drawn = list(islice(invented.people(0, absent=False), _PEOPLE))
    for person in plain:
        yield invented.beneath_zero(person, name)
    for person in (*labelled, *drawn):
        if (present(invented.run(person), name) or 0) < 0:
            yield person, None
    for person in takewhile(lambda _: invented.spent < most, (*labelled, *drawn)):
        yield invented.beneath_zero(person, name)


_GUARDED = Text(
    "Yang di luar rentangnya ditolak dengan alasan itu: {steps}.",
    "What lies outside its range is refused for that reason: {steps}.",
)
_UNGUARDED = Text("Ada rentang yang tidak dijaga.", "There is a range that is not held.")
_REFUSED = Text(
    "“{step}” di bawah rentangnya ditolak; nilai terendahnya {least}.",
    "“{step}” beneath its range is refused; its least value is {least}.",
)
_NEVER = Text(
    "Dari rentang fakta-faktanya, “{step}” tidak pernah di bawah {least}.",
    "From the ranges of its facts, “{step}” is never below {least}.",
)
_BELOW = Text(
    "Ditemukan orang yang “{step}”-nya {least}.", "Somebody was found whose “{step}” is {least}."
)
_WITH = Text("“{fact}”-nya {value}.", "Their “{fact}” is {value}.")
_MAY_BE = Text(
    "Rentang fakta-faktanya membolehkan “{step}” sampai {least}; tidak ditemukan orang yang di "
    "bawah nol.",
    "The ranges of its facts allow “{step}” down to {least}; nobody was found below zero.",
)
