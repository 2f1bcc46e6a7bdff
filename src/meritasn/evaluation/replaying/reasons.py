"""Why people move, as it is shown: of all of them, and of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from meritasn.evaluation.replaying.causes import Cause
from meritasn.language import Text, listing
from meritasn.policies import Apart
from meritasn.results.comparison import from_to
from meritasn.view import Cell, Column, Part, Sentence, Table, Title

if TYPE_CHECKING:
    from meritasn.evaluation.replayed import Replay
    from meritasn.evaluation.replaying.values import Mover

__all__ = ["reasons_shown", "told_of_one"]


def reasons_shown(replay: Replay) -> Iterator[Part]:
    """Each change with how many it moves, interactions, and where both first differ."""
    if not replay.moved:
        return
    yield Title(_WHY, 2)
    if replay.other_regulation:
        yield Sentence(_OTHER)
    found = [cause for cause in replay.causes if cause.alone or cause.elsewhere]
    money = any(cause.difference is not None for cause in found)
    if found and not replay.other_regulation:
        yield Table(
            (
                Column(_CHANGE, grow=True),
                Column(_ALONE, "right"),
                Column(_ONLY_IT, "right"),
                Column(_TO_OTHER, "right"),
                *([Column(_COSTS, "right")] if money else []),
            ),
            tuple(_row(cause) for cause in found),
        )
        yield Sentence(_KEY, "quiet")
    for one in replay.interactions if not replay.other_regulation else ():
        yield Sentence(_INTERACTION.fill(n=one.people, changes=_listed(one.changes)))
    if replay.untold and not replay.other_regulation:
        yield Sentence(_UNTOLD.fill(n=replay.untold), "warn")
    idle = [cause for cause in replay.causes if not cause.alone and not cause.elsewhere]
    together = {change for one in replay.interactions for change in one.changes}
    idle = [cause for cause in idle if cause.change not in together]
    if idle and not replay.other_regulation and not replay.untold:
        yield Sentence(_IDLE.fill(changes=_listed([cause.change for cause in idle])), "quiet")
    yield from _first_steps(replay)


def _row(cause: Cause) -> tuple[Cell, ...]:
    cost = () if cause.difference is None else (cause.difference,)
    return cause.change.title, cause.alone, cause.only, cause.elsewhere, *cost


def _first_steps(replay: Replay) -> Iterator[Part]:
    if replay.other_regulation:
        return
    yield Title(_WHERE_FIRST, 3)
    yield Table(
        (Column(_STEP, grow=True), Column(_PEOPLE, "right"), Column(_CITE, grow=True)),
        tuple(
            (compiled.step.title, people, str(compiled.step.citation))
            for name, people in replay.steps.items()
            for compiled in [replay.step(name)]
        ),
    )


# -- of one ---------------------------------------------------------------------------------------


def told_of_one(replay: Replay, key: str) -> Iterator[Part]:
    """What moves one of them, and every step that differs."""
    parts, mover = replay.partings(key), replay.of(key)
    if mover is None:
        yield Sentence(_STAYS)
    else:
        yield from _moved(replay, mover)
    if parts:
        yield Title(_STEP_BY_STEP, 2)
        yield (
            Table(
                (
                    Column(_STEP, grow=True),
                    Column(_RECORD),
                    Column(_BEFORE, "right"),
                    Column(_AFTER, "right"),
                    Column(_CITE, grow=True),
                ),
                tuple(
                    (p.step.step.title, p.key, p.before, p.after, str(p.step.step.citation))
                    for p in parts
                ),
            )
        )


def _moved(replay: Replay, mover: Mover) -> Iterator[Part]:
    before, after = replay.scales
    yield from_to(
        {
            (
                before.title(mover.before.outcome),
                after.title(mover.after.outcome),
                mover.direction.text,
            ): 1
        }
    )
    why = mover.why
    if replay.other_regulation:
        yield Sentence(_OTHER)
    elif why.alone:
        said = _EACH if len(why.alone) > 1 else _ONE
        yield Sentence(said.fill(changes=_listed(why.alone)))
    elif why.together:
        yield Sentence(_ONLY_TOGETHER.fill(changes=_listed(why.together)))
    else:
        yield Sentence(_SEVERAL)
    if why.elsewhere:
        yield Sentence(_ELSEWHERE.fill(changes=_listed(why.elsewhere)), "warn")


def _listed(changes: Sequence[Apart]) -> Text:
    return listing(_quoted(change) for change in changes)


def _quoted(change: Apart) -> Text:
    return Text("“{title}”", "“{title}”").fill(title=change.title)


_WHY = Text("Mengapa", "Why")
_OTHER = Text(
    "Peraturannya lain sama sekali: keduanya tidak memiliki satu langkah pun yang sama, sehingga "
    "penyebabnya adalah peraturan itu secara keseluruhan.",
    "It is another regulation: the two share no step, so that the reason is the regulation as a "
    "whole.",
)
_CHANGE, _ALONE = Text("Perubahan", "Change"), Text("Sendiri cukup", "Alone enough")
_ONLY_IT, _TO_OTHER = Text("Hanya ini", "Only it"), Text("Ke hasil lain", "Elsewhere")
_KEY = Text(
    "Sendiri cukup: dengan perubahan itu saja mereka sudah mendapat hasil barunya. Hanya ini: "
    "tanpa perubahan lain yang sendiri juga cukup. Ke hasil lain: sendiri membawa mereka ke hasil "
    "yang bukan hasil akhirnya.",
    "Alone enough: with that change and no other they already have their new outcome. Only it: no "
    "other change would do so alone. Elsewhere: alone it takes them to an outcome that is not the "
    "one they end with.",
)
_COSTS = Text("Selisih Rp", "Costs Rp")
_INTERACTION = Text(
    "{n} berpindah hanya karena gabungan {changes}.",
    "{n} move only by an interaction of {changes}.",
)
_UNTOLD = Text(
    "{n} berpindah karena beberapa perubahan sekaligus; yang mana tidak dirinci.",
    "{n} move by several changes at once; which ones was not told apart.",
)
_IDLE = Text("Tidak memindahkan siapa pun: {changes}.", "These move nobody: {changes}.")
_WHERE_FIRST = Text("Langkah pertama yang berbeda", "The first step that differs")
_STEP, _CITE = Text("Langkah", "Step"), Text("Dasar", "Source")
_STAYS = Text("Hasilnya tetap.", "The outcome is the same.")
_ONE = Text("Penyebabnya: {changes}.", "The cause: {changes}.")
_EACH = Text("Masing-masing sudah cukup: {changes}.", "Each alone would do: {changes}.")
_ONLY_TOGETHER = Text("Hanya bersama-sama: {changes}.", "Only together: {changes}.")
_SEVERAL = Text(
    "Beberapa perubahan sekaligus; yang mana tidak dirinci.",
    "Several changes at once; which ones was not told apart.",
)
_ELSEWHERE = Text(
    "Sendiri membawanya ke hasil lain: {changes}.", "Alone these lead elsewhere: {changes}."
)
_STEP_BY_STEP = Text("Langkah yang berbeda", "The steps that differ")
_RECORD = Text("Catatan", "Record")
_PEOPLE = Text("Orang", "People")
_BEFORE, _AFTER = Text("Semula", "Before"), Text("Menjadi", "After")
