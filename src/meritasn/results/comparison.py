"""Whose result differs under another policy, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import frozen

from meritasn.language import Text, number_text
from meritasn.policies import Policy
from meritasn.results.result import Result
from meritasn.view import Column, Part, Sentence, Table, Title

__all__ = ["Change", "differing", "moved"]


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
    if changes:
        yield _moves(changes)
        yield _movers(changes)
    yield Sentence(_HOW_MANY.fill(n=len(changes), people=people))


_AGAINST = Text("Dibandingkan dengan {name} ({hash})", "Compared with {name} ({hash})")
_HOW_MANY = Text(
    "{n} dari {people} pegawai mendapat hasil lain.", "{n} of {people} people get another result."
)
_NONE = Text("tanpa predikat", "no predicate")
_ONLY_SCORE = Text("sama, nilai lain", "the same, another score")
_ONLY_REASON = Text("sama, alasan lain", "the same, another reason")
_FROM, _TO = Text("Dari", "From"), Text("Ke", "To")
_PEOPLE = Text("Pegawai", "People")


def _moves(changes: Sequence[Change]) -> Table:
    counts = Counter((_predicate(change.before), _became(change)) for change in changes)
    return Table(
        (Column(_FROM), Column(_TO), Column(_PEOPLE, "right")),
        tuple((before, after, count) for (before, after), count in counts.most_common()),
    )


def _movers(changes: Sequence[Change]) -> Table:
    """Whose predicate changes comes before whose score alone does."""
    ordered = sorted(changes, key=lambda c: _predicate(c.before) == _predicate(c.after))
    return Table(
        (Column(Text("Pegawai", "Employee")), Column(_FROM, grow=True), Column(_TO, grow=True)),
        tuple((c.before.employee, _said(c.before), _said(c.after)) for c in ordered),
    )


def _predicate(result: Result) -> Text:
    return result.predicate.title if result.predicate else _NONE


def _became(change: Change) -> Text:
    before, after = _predicate(change.before), _predicate(change.after)
    if before != after:
        return after
    return _ONLY_SCORE if change.after.predicate else _ONLY_REASON


def _said(result: Result) -> Text:
    """The predicate with the score; or the code of the refusal."""
    refusal, score = result.refusal, result.score
    if refusal is not None:
        return Text("{none} ({code})", "{none} ({code})").fill(none=_NONE, code=refusal.code.id)
    if score is None:
        return _predicate(result)
    number = Text(number_text(score, "id"), number_text(score, "en"))
    return Text("{label} {score}", "{label} {score}").fill(label=_predicate(result), score=number)


def _answer(result: Result) -> tuple[object, ...]:
    label, refusal = result.predicate, result.refusal
    return (
        label and (label.code, label.title),
        result.score,
        refusal and (refusal.code.id, refusal.message),
    )
