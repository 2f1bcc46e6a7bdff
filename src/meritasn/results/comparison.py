"""Whose result differs under another policy, and how; and how moves are shown, whoever counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from attrs import frozen

from meritasn.language import Text, number_text
from meritasn.policies import Policy
from meritasn.results.moves import Scale, Standing
from meritasn.results.result import Result
from meritasn.view import Column, Part, Sentence, Table, Title

__all__ = ["MOST_LISTED", "Change", "Moved", "differing", "from_to", "listed", "moved", "standing"]

MOST_LISTED = 500
"""More people than these are counted and not listed in a view."""

Moved: TypeAlias = tuple[Text, Text, Text | None]
"""From what, to what, and which way that is, where that is told apart."""


@frozen
class Change:
    """One person whose result differs under another policy.

    Attributes:
        before: The result under the first.
        after: The result under the second.
    """

    before: Result
    after: Result


def differing(before: Sequence[Result], after: Sequence[Result]) -> tuple[Change, ...]:
    """Those whose predicate, score or refusal differs.

    Raises:
        ValueError: If the results are of other people.
    """
    if [result.employee for result in before] != [result.employee for result in after]:
        raise ValueError("the results are of other people")
    pairs = map(Change, before, after)
    return tuple(pair for pair in pairs if _answer(pair.before) != _answer(pair.after))


def moved(changes: Sequence[Change], people: int, other: Policy) -> Iterator[Part]:
    """The moves, most frequent first; then everybody who moves; then how many of how many."""
    yield Title(_AGAINST.fill(name=other.name, hash=other.hash[:12]), 2)
    known = [(change, *_stands(change)) for change in changes]
    if known:
        ordered = sorted(known, key=lambda one: one[1][1].outcome == one[2][1].outcome)
        yield from_to(Counter(_way(*each) for _, *each in known))
        yield from listed(
            [(one.before.employee, was, now) for one, was, now in ordered], len(changes)
        )
    yield Sentence(_HOW_MANY.fill(n=len(changes), people=people))


def from_to(counts: Mapping[Moved, int]) -> Table:
    """How many go from what to what, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    told = any(way is not None for _, _, way in counts)
    heads = (Column(_FROM), Column(_TO), *((Column(_WAY),) if told else ()))
    return Table(
        (*heads, Column(_PEOPLE, "right")),
        tuple((*way[: len(heads)], people) for way, people in ordered),
    )


def listed(
    people: Sequence[tuple[str, tuple[Scale, Standing], tuple[Scale, Standing]]],
    of: int,
    most: int = MOST_LISTED,
) -> Iterator[Part]:
    """Who moves from what to what, and how many more there are.

    Args:
        people: By key, where each stands before and after, with the scale of the policy.
        of: How many they are in all.
        most: The most that are listed.
    """
    yield Table(
        (Column(_EMPLOYEE), Column(_FROM, grow=True), Column(_TO, grow=True)),
        tuple((key, standing(*was), standing(*now)) for key, was, now in people[:most]),
    )
    more = of - min(len(people), most)
    if more:
        yield Sentence(_MORE.fill(n=more), "quiet")


def standing(scale: Scale, one: Standing) -> Text:
    """The label with the score; the score or the amount alone; or the code of the refusal."""
    title, score = scale.title(one.outcome), one.score
    if one.refusal is not None or score is None:
        return title
    number = Text(number_text(score, "id"), number_text(score, "en"))
    if scale.enum is None:
        return Text("Rp {n}", "Rp {n}").fill(n=number) if scale.is_money else number
    return Text("{label} {score}", "{label} {score}").fill(label=title, score=number)


def _stands(change: Change) -> tuple[tuple[Scale, Standing], tuple[Scale, Standing]]:
    was, now = (
        (scale, scale.standing(result))
        for result in (change.before, change.after)
        for scale in (_scale(result),)
    )
    return was, now


def _scale(result: Result) -> Scale:
    program = result.policy.nearest(result.period.last or result.period.start)
    return Scale.of(result.policy, program)


def _way(was: tuple[Scale, Standing], now: tuple[Scale, Standing]) -> Moved:
    (before, stood), (after, stands) = was, now
    if stood.outcome == stands.outcome:
        same = _ONLY_SCORE if stands.refusal is None else _ONLY_REASON
        return before.title(stood.outcome), same, None
    return before.title(stood.outcome), after.title(stands.outcome), None


_AGAINST = Text("Dibandingkan dengan {name} ({hash})", "Compared with {name} ({hash})")
_HOW_MANY = Text(
    "{n} dari {people} pegawai mendapat hasil lain.", "{n} of {people} people get another result."
)
_ONLY_SCORE = Text("sama, nilai lain", "the same, another score")
_ONLY_REASON = Text("sama, alasan lain", "the same, another reason")
_EMPLOYEE = Text("Pegawai", "Employee")
_FROM, _TO, _WAY = Text("Dari", "From"), Text("Ke", "To"), Text("Arah", "Way")
_PEOPLE = Text("Pegawai", "People")
_MORE = Text("… dan {n} lagi.", "… and {n} more.")


def _answer(result: Result) -> tuple[object, ...]:
    label, refusal = result.predicate, result.refusal
    return (
        label and (label.code, label.title),
        result.score,
        refusal and (refusal.code.id, refusal.message),
    )
