"""Every step, band and branch can happen to somebody.

That one cannot is proved by bounds: wider than what can be, they leave no room for it. That one
can is shown by somebody to whom it happens. Between the two it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, islice, takewhile
from math import ceil

from attrs import frozen

from meritasn.language import Text, listing
from meritasn.proofs.happened import Happened
from meritasn.proofs.invented import Invented
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.proofs.spans import Reach, reach_of, start
from meritasn.proofs.unknown import dead, few, guarded, unfilled
from meritasn.rules import Compiled
from meritasn.rules import formula as tree
from meritasn.rules.algebra import Before, Node, Over, Slot, walk
from meritasn.rules.kinds import Bands, First, Fold, Require, Running, When

__all__ = ["Branch", "every_branch"]

_LAW = "every_branch_can_be_taken"
_PEOPLE = 200
"""How many people are invented until every branch has been taken."""


@frozen
class Branch:
    """Something that can happen at a step.

    Attributes:
        step: The step.
        number: Which of its cases or bands, from 0; None for the step itself.
        never: Why it cannot happen, where bounds show that.
        key: The key of the step under which its cases or bands stand.
    """

    step: str
    number: int | None
    never: Text | None = None
    key: str = ""

    @property
    def path(self) -> str:
        """Where it stands."""
        where = "" if self.number is None else f".{self.key}[{self.number + 1}]"
        return f"step.{self.step}{where}"


def every_branch(scene: Scene) -> Iterator[Drawn]:
    """What cannot happen is broken; what has happened to somebody is proved; the rest is open."""
    asked = [step for step in scene.steps.values() if not scene.is_of_unit(step.name)]
    found = [branch for step in asked for branch in branches(scene, step)]
    for branch in found:
        if branch.never is not None:
            yield Drawn(_LAW, Verdict.BROKEN, branch.path, branch.never)
    possible = {(b.step, b.number) for b in found if b.never is None}
    seen = _seen(scene, possible)
    unseen = sorted({step for step, _ in possible - seen}, key=list(scene.steps).index)
    policy = scene.policy.name
    aside = [name for name in scene.steps if scene.is_of_unit(name)]
    if aside:
        yield Drawn(_LAW, Verdict.OPEN, policy, _ASIDE.fill(steps=few(scene, aside)))
    if unseen:
        yield Drawn(_LAW, Verdict.OPEN, policy, _UNSEEN.fill(n=len(seen), steps=few(scene, unseen)))
    elif not aside and all(branch.never is None for branch in found):
        yield Drawn(_LAW, Verdict.PROVED, policy, _SEEN.fill(n=len(seen)))


def _seen(scene: Scene, wanted: set[tuple[str, int | None]]) -> set[tuple[str, int | None]]:
    """Which of them have happened to an invented subject of the rules."""
    happened = Happened(scene, set(wanted))
    invented = Invented(scene)
    plain = [person for step in scene.outputs.values() for person in invented.starts(step.name)]
    labelled = (person for start in plain for person in invented.labelled(start))
    people = chain(plain, islice(labelled, _PEOPLE), islice(invented.people(1), _PEOPLE))
    for person in takewhile(lambda _: happened.wanted, people):
        happened.note(invented.run(person))
    return wanted - happened.wanted


# -- what cannot happen -------------------------------------------------------------------------


def branches(scene: Scene, step: Compiled) -> Iterator[Branch]:
    """The step itself, or each of its cases or bands, with why it cannot happen if it cannot."""
    kind, name = step.step.kind, step.name
    if _hangs(scene, name):
        yield from _unjudged(step)
        return
    there = start(scene, step)
    if there is None:
        assert step.applies is not None
        if guarded(Reach(scene, name), step.applies[0].node):
            yield from _unjudged(step)
        else:
            yield Branch(name, None, _never_applies(scene, step))
        return
    if isinstance(kind, Fold) and kind.where is not None and _counts_nobody(scene, name):
        why = _NOBODY.fill(children=kind.over.several, where=_said(scene, kind.where))
        yield Branch(name, None, why)
        return
    if isinstance(kind, Require) and reach_of(scene, name) == (1, 1):
        yield Branch(name, None, _UNMET.fill(where=_said(scene, kind.condition)))
        return
    if isinstance(kind, Bands):
        yield from _bands(scene, name, kind)
    elif isinstance(kind, When | Running | First):
        yield from _cases(scene, step, there)
    else:
        yield Branch(name, None)


def _unjudged(step: Compiled) -> Iterator[Branch]:
    """The same where nothing may be said of what cannot happen."""
    kind = step.step.kind
    if isinstance(kind, Bands):
        yield from (Branch(step.name, number) for number in range(len(kind.rows)))
    elif isinstance(kind, When | Running | First):
        yield from (Branch(step.name, number) for number in range(len(step.cases)))
    else:
        yield Branch(step.name, None)


def _hangs(scene: Scene, name: str) -> bool:
    """Whether a step rests on a figure that is not known, or on a step that never runs.

    Of a chain only the first is told.
    """
    if unfilled(scene, name):
        return True
    beneath = (n for n in scene.beneath(name) if n in scene.steps and n != name)
    return any(dead(scene, one) for one in beneath)


def _never_applies(scene: Scene, step: Compiled) -> Text:
    assert step.step.applies is not None
    assert step.applies is not None
    reach = Reach(scene, step.name)
    where = _said(scene, step.step.applies)
    return _NEVER_APPLIES.fill(where=where, bounds=_bounds(reach, step.applies[0].node))


def _counts_nobody(scene: Scene, name: str) -> bool:
    part = scene.parts.get((name, "each_count"))
    return part is not None and Reach(scene, name).of(part.node) == (0, 0)


def _bands(scene: Scene, name: str, kind: Bands) -> Iterator[Branch]:
    low, high, decimals = _numbers(scene, kind.of)
    above: Fraction | None = None
    for number, row in enumerate(kind.rows):
        limit = None if row.start is None else Fraction(row.start)
        why = None
        if limit is not None and limit > high:
            why = _TOO_HIGH.fill(
                label=kind.enum.title(row.label),
                of=scene.title(kind.of),
                limit=row.start or 0,
                most=scene.said(kind.of, int(high * 10**decimals)),
            )
        elif above is not None and above <= low:
            why = _TOO_LOW.fill(
                label=kind.enum.title(row.label),
                of=scene.title(kind.of),
                least=scene.said(kind.of, ceil(low * 10**decimals)),
            )
        yield Branch(name, number, why, "rows")
        above = limit


def _numbers(scene: Scene, name: str) -> tuple[Fraction, Fraction, int]:
    fact = scene.program.facts.get(name)
    if fact is not None:
        low, high, decimals = fact.low, fact.high, fact.decimals
    else:
        (low, high), decimals = reach_of(scene, name), scene.steps[name].step.decimals
    return Fraction(low, 10**decimals), Fraction(high, 10**decimals), decimals


def _cases(scene: Scene, step: Compiled, there: Reach) -> Iterator[Branch]:
    reach: Reach | None = there
    for number, case in enumerate(step.cases):
        if reach is None:
            yield Branch(step.name, number, _TAKEN.fill(n=number + 1), step.step.key)
            continue
        if case.test is None:
            yield Branch(step.name, number)
            break
        if not any(isinstance(node, Slot | Over | Before) for node in walk(case.test.node)):
            rest = range(number, len(step.cases))  # what an overlay supplies decides it
            yield from (Branch(step.name, left) for left in rest)
            break
        holds = reach.where(case.test.node)
        if holds is None:
            why = _never_holds(scene, step, number, reach)
            yield Branch(step.name, number, why, step.step.key)
        else:
            yield Branch(step.name, number)
        reach = reach.unless(case.test.node)


def _never_holds(scene: Scene, step: Compiled, number: int, reach: Reach) -> Text:
    kind = step.step.kind
    rule = kind.rule if isinstance(kind, Running) else kind
    case = step.cases[number]
    assert case.test is not None
    condition = rule.branches[number].condition if isinstance(rule, When) else None
    where = Text(case.text or "", case.text or "") if condition is None else _said(scene, condition)
    return _NEVER_HOLDS.fill(n=number + 1, where=where, bounds=_bounds(reach, case.test.node))


def _bounds(reach: Reach, condition: Node) -> Text:
    """How far what a condition reads can reach there."""
    scene = reach.scene
    slots = dict.fromkeys(n for n in walk(condition) if isinstance(n, Slot) and n.part == "value")
    told = [
        _BETWEEN.fill(
            of=scene.title(slot.name),
            least=scene.said(slot.name, low),
            most=scene.said(slot.name, high),
        )
        if low < high
        else _IS.fill(of=scene.title(slot.name), least=scene.said(slot.name, low))
        for slot in slots
        for low, high in (reach.of(slot),)
        if low <= high
    ]
    return listing(told)


def _said(scene: Scene, condition: tree.Condition) -> Text:
    def title(name: str) -> Text:
        of, _, label = name.partition(".")
        enum = scene.enum_of(of)
        return enum.title(label) if label and enum is not None else scene.title(name)

    return tree.said(condition, title)


_SEEN = Text(
    "Setiap langkah, rentang, dan cabang ({n}) terjadi pada seorang rekaan.",
    "Each step, band and branch ({n}) happens to somebody who was invented.",
)
_UNSEEN = Text(
    "{n} langkah, rentang, dan cabang terjadi pada seorang rekaan; tidak semua cabang ditemukan "
    "pada: {steps}.",
    "{n} steps, bands and branches happen to somebody who was invented; not all were found of: "
    "{steps}.",
)
_ASIDE = Text(
    "Langkah tentang unit tidak diperiksa: {steps}.",
    "Steps about a unit are not looked at: {steps}.",
)
_NEVER_APPLIES = Text(
    "Langkah ini tidak pernah berjalan: “{where}” tidak pernah terpenuhi, sebab {bounds}.",
    "This step never runs: “{where}” never holds, since {bounds}.",
)
_NOBODY = Text(
    "Tidak ada {children} yang pernah dihitung: “{where}” tidak pernah terpenuhi.",
    "None of the {children} is ever counted: “{where}” never holds.",
)
_UNMET = Text(
    "Syarat ini tidak dapat dipenuhi siapa pun: {where}.", "Nobody can meet this: {where}."
)
_TOO_HIGH = Text(
    "Tidak ada yang mencapai “{label}”: “{of}” paling tinggi {most}, batasnya {limit}.",
    "Nobody reaches “{label}”: “{of}” is at most {most}, and its limit is {limit}.",
)
_TOO_LOW = Text(
    "Tidak ada yang jatuh pada “{label}”: “{of}” paling rendah {least}.",
    "Nobody falls into “{label}”: “{of}” is at least {least}.",
)
_TAKEN = Text(
    "Cabang ke-{n} tidak pernah tercapai: cabang-cabang sebelumnya sudah mencakup semuanya.",
    "Branch {n} is never reached: those before it take everything.",
)
_NEVER_HOLDS = Text(
    "Cabang ke-{n} tidak pernah diambil: “{where}” tidak terpenuhi di sana, sebab {bounds}.",
    "Branch {n} is never taken: “{where}” does not hold there, since {bounds}.",
)
_BETWEEN = Text("{of} antara {least} dan {most}", "{of} lies between {least} and {most}")
_IS = Text("{of} selalu {least}", "{of} is always {least}")
