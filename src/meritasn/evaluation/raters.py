"""One step off: whose predicate hangs on a single step of the one person who rated them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from attrs import evolve, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.evaluation.raters_results import Direction, OneStepOff, Rated, RatedBy, StepOff
from meritasn.facts import catalogue
from meritasn.merit import appraise, latest_period
from meritasn.merit.objects import hold_objects
from meritasn.model import Appraisal, Rating, Workforce
from meritasn.policies import Policy
from meritasn.quantities import Absence, Number, Period, decimal
from meritasn.results import Results

__all__ = ["one_step_off"]


def one_step_off(
    workforce: Workforce,
    policy: Policy,
    *,
    period: Period | None = None,
    points: Decimal | int = 1,
) -> OneStepOff:
    """Who would have another predicate if their rater had been one step milder or stricter.

    A rating goes to the next one of its scale and stays at its end. Scores of behaviour, which the
    rules until 2021 asked for, move by some points, all of a person together, and stay in their
    range. Each kind of rating moves by itself. A predicate rests on the person's own records alone,
    so that all raters are moved in one run and none of the moves touches another.

    Args:
        workforce: The people and their appraisals, as objects.
        policy: A policy that appraises.
        period: Which period; the latest that fits if none is given.
        points: By how many points scores of behaviour move.

    Raises:
        UsageError: If the policy reads no rating and no score of behaviour, or there is no
            appraisal in the period.
        NotInForce: If the policy is not in force then.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Employee, Employment
        >>> from meritasn.policies import shipped
        >>> rated = Appraisal(
        ...     employee="A-1",
        ...     period=Period.year(2024),
        ...     rater="A-2",
        ...     results_rating=Rating.DI_ATAS,
        ...     behaviour_rating=Rating.SESUAI,
        ... )
        >>> people = [Employee(key=k, unit="u", employment=Employment.PNS) for k in ("A-1", "A-2")]
        >>> city = Workforce(employees=people, appraisals=[rated])
        >>> for step in one_step_off(city, shipped("permenpanrb-6-2022")).steps:
        ...     print(step.what.value, step.direction.value, step.moved)
        results milder 0
        results stricter 0
        behaviour milder 1
        behaviour stricter 1
    """
    hold_objects(workforce)
    chosen = period or latest_period(workforce, policy)
    program = policy.over(chosen)
    moves = [move for move in _moves(Decimal(points)) if move.facts & program.facts.keys()]
    label = policy.pack.output.get("predicate")
    enum = None if label is None else program.steps[label].enum
    if not moves or enum is None:
        raise UsageError([codes.NO_RATER.at(name=policy.name)])
    base = _predicates(appraise(workforce, policy, period=chosen))
    rater_of = {
        one.employee: one.rater
        for one in workforce.appraisals_in(chosen)
        if one.rater is not None and one.employee in base
    }
    steps = []
    for move in moves:
        for direction in Direction:
            moved = move.all(workforce, chosen, direction)
            after = _predicates(appraise(moved, policy, period=chosen))
            pairs = {key: (base[key], after.get(key)) for key in rater_of}
            movers = {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}
            steps.append(StepOff(move.what, direction, movers))
    hanging = {key for step in steps for key in step.movers}
    return OneStepOff(
        policy,
        chosen,
        enum,
        tuple(steps),
        tuple(_by_rater(rater_of, hanging)),
        len(base) - len(rater_of),
        Decimal(points),
    )


def _predicates(results: Results) -> dict[str, str]:
    return {one.employee: one.predicate.code for one in results if one.predicate is not None}


def _by_rater(rater_of: Mapping[str, str], hanging: set[str]) -> Iterator[RatedBy]:
    rated: dict[str, list[str]] = {}
    for employee, rater in rater_of.items():
        rated.setdefault(rater, []).append(employee)
    for rater, people in rated.items():
        yield RatedBy(rater, tuple(people), tuple(key for key in people if key in hanging))


# -- moving what a rater gives --------------------------------------------------------------------


@frozen
class _Move:
    """Something that a rater gives, and how an appraisal looks with it moved."""

    what: Rated
    facts: frozenset[str]
    moved: Callable[[Appraisal, Direction], Appraisal]

    def all(self, workforce: Workforce, period: Period, direction: Direction) -> Workforce:
        """Everybody with what they were given moved."""
        appraisals = tuple(
            self.moved(one, direction) if one.period == period and one.rater is not None else one
            for one in workforce.appraisals
        )
        return evolve(workforce, appraisals=appraisals)


_CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
_WHOLE = "behaviour_score"


def _moves(points: Decimal) -> tuple[_Move, ...]:
    def results(one: Appraisal, direction: Direction) -> Appraisal:
        return evolve(one, results_rating=_next(one.results_rating, direction))

    def behaviour(one: Appraisal, direction: Direction) -> Appraisal:
        return evolve(one, behaviour_rating=_next(one.behaviour_rating, direction))

    def conduct(one: Appraisal, direction: Direction) -> Appraisal:
        by = points if direction is Direction.MILDER else -points
        aspects = {name: _shifted(name, getattr(one.conduct, name), by) for name in _CONDUCT}
        whole = _shifted(_WHOLE, one.behaviour_score, by)
        return evolve(one, conduct=evolve(one.conduct, **aspects), behaviour_score=whole)

    return (
        _Move(Rated.RESULTS, frozenset({"results_rating"}), results),
        _Move(Rated.BEHAVIOUR, frozenset({"behaviour_rating"}), behaviour),
        _Move(Rated.CONDUCT, frozenset({*_CONDUCT, _WHOLE}), conduct),
    )


def _next(rating: Rating | Absence, direction: Direction) -> Rating | Absence:
    """The next rating on the scale; itself at the end of it."""
    if isinstance(rating, Absence):
        return rating
    scale = tuple(Rating)  # best first
    place = scale.index(rating) + (-1 if direction is Direction.MILDER else 1)
    return scale[min(max(place, 0), len(scale) - 1)]


def _shifted(name: str, score: Number, by: Decimal) -> Number:
    """A score so many points away, within the range of its fact."""
    if isinstance(score, Absence):
        return score
    fact = catalogue().facts[name]
    low, high = (decimal(end, fact.decimals) for end in (fact.low, fact.high))
    return min(max(score + by, low), high)
