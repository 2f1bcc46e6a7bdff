"""Rank candidates in the order that a policy declares, and say who goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.merit.assessment import assess, rejected
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.merit.ranking import settled, shared_places
from meritasn.model import Workforce
from meritasn.policies import Criterion, Policy, Ranking, policy_on
from meritasn.results import Result
from meritasn.results.ranked import Ranked, unranked
from meritasn.results.refusal import first_refusal, refused
from meritasn.results.selection import Selection
from meritasn.rules import Program, Reason, ReasonKind, Run

__all__ = ["put_in_order", "rank_candidates", "select"]


def rank_candidates(
    workforce: Workforce,
    question: Question | date,
    policy: Policy | None = None,
    *,
    family: str = "open_selection",
    order: str | None = None,
) -> Selection:
    """The candidates for a post in the order that a policy declares.

    Candidates whose row was rejected have no place: they may have applied for this post.

    Args:
        workforce: Where the candidates are.
        question: The day, with the post and what else is asked about.
        policy: The policy; the shipped one of the family that is in force on the day if none is
            given.
        family: The family of rules, where no policy is given.
        order: The name of the order; the first that the policy declares if none is given.

    Raises:
        NotInForce: If the policy is not in force on the day, or none of the family is.
        UsageError: If the policy declares no such order.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Candidate
        >>> from meritasn.policies import shipped, what_if
        >>> parts = ("paper", "centre", "interview", "track_record")
        >>> policy = what_if(
        ...     shipped("permenpanrb-15-2019"), {f"weight_{part}": 25 for part in parts}
        ... )
        >>> people = [
        ...     Candidate(key=key, **{f"{part}_score": score for part in parts})
        ...     for key, score in (("P1", 70), ("P2", 80), ("P3", 70))
        ... ]
        >>> found = rank_candidates(Workforce(candidates=people), date(2025, 6, 2), policy)
        >>> {one.candidate: one.place for one in found.ranked}
        {'P2': 1, 'P1': 2, 'P3': 2}
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    chosen = policy or policy_on(asked.on, family)
    declared = _declared(chosen, order)
    lost = dict.fromkeys(workforce.incomplete.candidates)
    read = [one for one in assess(workforce, asked, chosen).people if one.employee not in lost]
    results = [*read, *(rejected(key, asked, chosen) for key in lost)]
    return select(results, asked, chosen, declared)


def _declared(policy: Policy, name: str | None) -> Ranking:
    orders = policy.pack.rankings
    found = orders.get(name) if name is not None else next(iter(orders.values()), None)
    if found is None:
        raise UsageError([usage.NO_ORDER.at(name=policy.name, known=", ".join(orders) or "–")])
    return found


def select(results: Sequence[Result], asked: Question, policy: Policy, order: Ranking) -> Selection:
    """Results in an order, with who goes on and who has no place."""
    found = [(one, unranked(one, order)) for one in results]
    program = policy.on(asked.on)
    runs = [one.run for one in results if one.run is not None]
    places, why = _counted(order.places, program, runs)
    least, _ = _counted(order.least, program, runs)
    return Selection(
        asked.on,
        policy,
        program,
        order,
        put_in_order([one for one, apart in found if apart is None], order),
        tuple(sorted((apart for _, apart in found if apart), key=lambda one: one.candidate)),
        places,
        why,
        least,
        asked.vacancy,
    )


def put_in_order(results: Sequence[Result], order: Ranking) -> tuple[Ranked, ...]:
    """Results that all have a value at the first criterion, the first of the order first.

    Those who share a place stand by their keys, which means nothing: the place says it.
    """
    kept = settled([_row(one, order) for one in results])
    places, sharing = shared_places(kept), Counter(kept)
    standing = sorted(zip(places, kept, results, strict=True), key=_by_place)
    following = _following(kept)
    return tuple(
        Ranked(
            result,
            place,
            sharing[row],
            following.get(row),
            len(row) if sharing[row] > 1 and len(row) < len(order.by) else None,
        )
        for place, row, result in standing
    )


def _by_place(one: tuple[int, tuple[int, ...], Result]) -> tuple[int, str]:
    place, _, result = one
    return place, result.employee


def _row(result: Result, order: Ranking) -> tuple[int | None, ...]:
    run = result.run
    assert run is not None
    return tuple(_merit(run, criterion) for criterion in order.by)


def _merit(run: Run, criterion: Criterion) -> int | None:
    """The value of a criterion, the greater the better; None where there is none."""
    if run.slots[criterion.step, "state"]:
        return None
    whole = run.slots[criterion.step, "value"]
    return whole if criterion.greatest_first else -whole


def _following(rows: Sequence[tuple[int, ...]]) -> Mapping[tuple[int, ...], int]:
    """Of each row but the last, the first number in which it differs from the next one."""
    ordered = sorted(set(rows), reverse=True)
    return {
        row: next(at for at, (a, b) in enumerate(zip(row, after, strict=False)) if a != b)
        for row, after in pairwise(ordered)
    }


def _counted(
    name: str | None, program: Program, runs: Sequence[Run]
) -> tuple[int | None, Text | None]:
    """A whole number that a figure gives, or a step alike for everybody; or why there is none."""
    if name is None or not runs:
        return None, None
    if name not in program.steps:
        figure = program.parameters[name]
        if figure.value is not None:
            return int(figure.value), None
        reason = Reason(name, ReasonKind.UNKNOWN)
        return None, first_refusal(program, (reason,)).message
    why = next((r.message for run in runs if (r := refused(run, name))), None)
    found = {run.value(name).number for run in runs}
    if why is not None or len(found) != 1:
        return None, why or _NOT_ALIKE
    (number,) = found
    return (None, _NOT_ALIKE) if number is None else (int(number), None)


_NOT_ALIKE = Text("tidak sama bagi semua pelamar", "it is not the same for all candidates")
