"""Whoever achieves more, or behaves better, is never judged worse for it."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from meritasn.facts import Better, Doing, Fact
from meritasn.language import Text, listing
from meritasn.proofs.invented import Invented
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.proofs.signs import Sign, Signs
from meritasn.proofs.unknown import few, stopped, unknown_figures
from meritasn.proofs.witness import Witness, worse
from meritasn.rules import Compiled, Run

__all__ = ["more_is_never_worse"]

_LAWS = {
    Doing.ACHIEVED: "more_achieved_is_never_worse",
    Doing.CONDUCT: "better_behaviour_is_never_worse",
}
_BETTER = {Better.MORE: 1, Better.LESS: -1, Better.FIRST: -1}
_DIRECTIONS = {"higher": 1, "lower": -1}
"""Of a target of which the rules read whether higher or lower is better; a range says nothing."""


@frozen
class Way:
    """Which way a fact is better, and for which values of other facts.

    Attributes:
        better: 1 where more is better, -1 where less is.
        given: The other facts.
    """

    better: int
    given: dict[str, int]


def ways(scene: Scene, fact: Fact) -> Iterator[Way]:
    """Each way in which a fact can be better under these rules."""
    merit = fact.merit
    assert merit is not None
    by = None if merit.by is None else scene.program.facts.get(merit.by)
    if by is None or by.enum is None:
        yield Way(_BETTER[merit.better], {})
        return
    for code, better in _DIRECTIONS.items():
        if code in by.enum.codes:
            yield Way(better, {by.name: by.enum.codes.index(code)})


def more_is_never_worse(scene: Scene) -> Iterator[Drawn]:
    """The two laws of merit, for each output and each fact of merit that it rests on."""
    invented = Invented(scene)
    for doing, law in _LAWS.items():
        for output, step in scene.outputs.items():
            facts = [
                fact
                for fact in scene.facts_of_outputs.values()
                if fact.merit is not None
                and fact.merit.of is doing
                and fact.name in scene.beneath(step.name)
            ]
            if facts:
                yield from _of_output(invented, law, f"output.{output}", step, facts)


def _of_output(
    invented: Invented, law: str, path: str, step: Compiled, facts: list[Fact]
) -> Iterator[Drawn]:
    never = stopped(invented.scene, step.name)
    if never is not None:
        yield Drawn(law, Verdict.OPEN, path, never)
        return
    proved, idle = [], []
    told: dict[tuple[str, ...], tuple[Drawn, list[Fact]]] = {}
    for fact in facts:
        doubt = _doubt(invented.scene, step, fact)
        if doubt is _IDLE:
            idle.append(fact)
        elif doubt is None:
            proved.append(fact)
        else:
            found = _tried(invented, Drawn(law, Verdict.OPEN, path, _NOT_SHOWN), step, fact, doubt)
            told.setdefault((found.path, doubt.steps[0]), (found, []))[1].append(fact)
    for found, several in told.values():
        yield _also(found, several[1:])
    title = step.step.title
    if idle:
        figures = few(invented.scene, unknown_figures(invented.scene, step.name))
        why = _HANGS.fill(facts=listing(f.title for f in idle), result=title, figures=figures)
        yield Drawn(law, Verdict.OPEN, path, why)
    if proved:
        why = _ALWAYS.fill(result=title, facts=listing(fact.title for fact in proved))
        yield Drawn(law, Verdict.PROVED, path, why)


def _also(found: Drawn, others: list[Fact]) -> Drawn:
    """One fact is told of each step that turns, or may; others with which it does are named."""
    if not others:
        return found
    more = _ALSO.fill(facts=listing(fact.title for fact in others))
    return evolve(found, why=Text(f"{found.why.id} {more.id}", f"{found.why.en} {more.en}"))


@frozen
class Doubt:
    """What could not be proved.

    Attributes:
        ways: In which ways the fact is better.
        steps: The steps on the way that may turn back, in order.
    """

    ways: tuple[Way, ...]
    steps: tuple[str, ...]


_IDLE = Doubt((), ())


def _doubt(scene: Scene, step: Compiled, fact: Fact) -> Doubt | None:
    """Why a result may get worse where a fact gets better; None where it is proved not to."""
    doubtful: list[Way] = []
    culprits: tuple[str, ...] = (step.name,)
    found: set[Sign] = set()
    for way in ways(scene, fact):
        signs = Signs(scene, fact, way.given)
        sign = signs.of(step.name)
        found.add(sign)
        if not _goes_well(sign, step, way.better):
            doubtful.append(way)
            culprits = _culprits(signs, step)
    if doubtful:
        return Doubt(tuple(doubtful), culprits)
    return _IDLE if found == {0} and unknown_figures(scene, step.name) else None


def _tried(invented: Invented, drawn: Drawn, step: Compiled, fact: Fact, doubt: Doubt) -> Drawn:
    """The law is broken where somebody is found whom it hurts; it is open otherwise."""
    scene = invented.scene
    for way in doubt.ways:
        witness = worse(invented, fact, step, way.better, way.given)
        if witness is not None:
            culprit = _turned(scene, witness, doubt)
            why = sentence(scene, witness, step, culprit)
            return evolve(drawn, verdict=Verdict.BROKEN, path=f"step.{culprit}", why=why)
    title = scene.title(doubt.steps[0])
    return evolve(drawn, why=_NOT_SHOWN.fill(fact=fact.title, result=step.step.title, step=title))


def _goes_well(sign: Sign, step: Compiled, better: int) -> bool:
    """Whether the result never gets worse where the fact gets better."""
    good = -1 if step.enum is not None else 1
    return sign is not None and sign * better * good >= 0


def _culprits(signs: Signs, step: Compiled) -> tuple[str, ...]:
    """The steps on the way that may turn back."""
    beneath = signs.scene.beneath(step.name)
    doubtful = (n for n in signs.scene.steps if n in beneath and signs.of(n) is None)
    return tuple(doubtful) or (step.name,)


def _turned(scene: Scene, witness: Witness, doubt: Doubt) -> str:
    """The first of the doubtful steps that gets worse in the witness."""
    for name in doubt.steps:
        first, second = (_seen(run, scene, name) for run in (witness.first, witness.second))
        if first is not None and second is not None:
            fell = second - first if scene.steps[name].enum is not None else first - second
            if fell > 0:
                return name
    return doubt.steps[-1]


def sentence(scene: Scene, witness: Witness, step: Compiled, culprit: str) -> Text:
    """The two records in words: what differs, where it turns, what comes out."""
    fact = witness.fact
    (a, x), (b, y) = witness.before, witness.after
    text = _TOLD.fill(
        fact=fact.title,
        a=scene.said(fact.name, a),
        b=scene.said(fact.name, b),
        result=step.step.title,
        x=scene.said(step.name, x),
        y=scene.said(step.name, y),
    )
    turns = [_seen(run, scene, culprit) for run in (witness.first, witness.second)]
    if culprit == step.name or None in turns:
        return text
    first, second = (scene.said(culprit, value) for value in turns if value is not None)
    where = _AT.fill(step=scene.title(culprit), a=first, b=second)
    return Text(f"{text.id} {where.id}", f"{text.en} {where.en}")


def _seen(run: Run, scene: Scene, name: str) -> int | None:
    """What a step came to, of the subject or of its first record of that kind."""
    grain = scene.grain_of(name)
    runs = [run, *run.children] if grain is not run.grain else [run]
    for one in runs:
        if one.grain is grain and not one.slots.get((name, "state"), 1):
            return one.slots[name, "value"]
    return None


_ALWAYS = Text(
    "“{result}” tidak pernah lebih buruk bila salah satu fakta ini lebih baik dan yang lain "
    "tetap: {facts}. "
    "Dibuktikan langkah demi langkah; pembulatan menjaga urutan.",
    "“{result}” is never worse where one of these facts is better and all others are the same: "
    "{facts}. "
    "Proved step by step; rounding keeps order.",
)
_HANGS = Text(
    "{facts} belum menggeser “{result}”: angkanya belum diketahui ({figures}), sampai overlay "
    "memberikannya.",
    "{facts}: these do not move “{result}” yet: figures are not known ({figures}) until an "
    "overlay supplies them.",
)
_NOT_SHOWN = Text(
    "Belum dapat ditunjukkan ke mana “{step}” bergerak bila “{fact}” lebih baik, dan tidak "
    "ditemukan contoh "
    "orang yang “{result}”-nya menjadi lebih buruk.",
    "It could not be shown which way “{step}” goes where “{fact}” is better, and nobody was found "
    "whose "
    "“{result}” gets worse.",
)
_TOLD = Text(
    "“{fact}” {a} memberi “{result}” {x}; yang lebih baik, {b}, memberi {y}.",
    "“{fact}” at {a} gives “{result}” {x}; the better one, {b}, gives {y}.",
)
_ALSO = Text("Begitu pula: {facts}.", "So with: {facts}.")
_AT = Text("“{step}” berubah dari {a} menjadi {b}.", "“{step}” goes from {a} to {b}.")
