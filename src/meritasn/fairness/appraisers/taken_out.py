"""What predicates would be with the effects of raters taken out: information, never applied.

The policy itself answers: ratings are moved, and it appraises anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import evolve, field, frozen

from meritasn.facts import Enumeration, catalogue
from meritasn.fairness.appraisers.effects import Row, effects
from meritasn.fairness.appraisers.given import ASPECTS, Given
from meritasn.fairness.appraisers.leniency import rows_on
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground
from meritasn.fairness.suppression import Sheet, Sum, suppressed
from meritasn.merit import appraise
from meritasn.model import Appraisal, Rating, Workforce
from meritasn.quantities import Absence, Number, decimal
from meritasn.results import Results

__all__ = ["TakenOut", "UnitTakenOut", "steps_of", "taken_out"]

RATINGS = ("results_rating", "behaviour_rating")


@frozen
class UnitTakenOut:
    """The predicates of one unit as they are, and with the effects of its raters taken out.

    Attributes:
        unit: Its key.
        people: How many have a predicate.
        moved: How many would have another one; None where they are too few to be shown.
        before: How many have each predicate; None where that is not shown.
        after: How many would have each; None where that is not shown.
    """

    unit: str
    people: int
    moved: int | None
    before: Mapping[str, int | None] = field(repr=False)
    after: Mapping[str, int | None] = field(repr=False)


@frozen
class TakenOut:
    """What predicates would be: information, never applied.

    Attributes:
        enum: The predicates, best first.
        steps: By rater, by how much each scale is moved; not part of the repr.
        moved: How many people would have another predicate.
        units: The units in which somebody would, as far as they are large enough to show.
        withheld: How many further units are too small to show.
    """

    enum: Enumeration = field(repr=False)
    steps: Mapping[str, Mapping[str, Decimal]] = field(repr=False)
    moved: int
    units: tuple[UnitTakenOut, ...]
    withheld: int


def steps_of(
    ground_of: Mapping[str, Ground],
    now: Sequence[Given],
    years: Sequence[Given],
    plan: RaterPlan,
) -> Mapping[str, Mapping[str, Decimal]]:
    """By how much to move what each rater gave: the effect drawn towards zero, in whole steps.

    Ratings move by whole steps of their scale, scores by what a score can be.

    Args:
        ground_of: The ground on which each rater's effect is taken.
        now: The appraisals of the period.
        years: Those of this period and of all before.
        plan: The plan of the audit.
    """
    found: dict[str, dict[str, Decimal]] = {}
    scales = sorted({scale for one in now for scale in one.scales})
    for ground in dict.fromkeys(ground_of.values()):
        of = years if ground is Ground.PEOPLE else now
        for scale in scales:
            own = [
                evolve(
                    one,
                    place=one.scales[scale],
                    results_place=one.scales[scale] if scale == RATINGS[0] else None,
                )
                for one in of
                if scale in one.scales
            ]
            for rater, far in _effects(rows_on(ground, own, own, plan)):
                if ground_of.get(rater) is ground and (step := _step(scale, far)):
                    found.setdefault(rater, {})[scale] = step
    return found


def _effects(rows: Sequence[Row]) -> Iterator[tuple[str, float]]:
    fitted = effects(rows)
    if fitted is not None:
        yield from ((rater, one.shrunk) for rater, one in fitted.of.items())


def _step(scale: str, far: float) -> Decimal:
    decimals = 0 if scale in RATINGS else catalogue().facts[scale].decimals
    return round(Decimal(far), decimals)


def taken_out(
    results: Results,
    workforce: Workforce,
    steps: Mapping[str, Mapping[str, Decimal]],
    plan: RaterPlan,
) -> TakenOut | None:
    """The predicates with steps taken out, by the policy itself. Needs scipy where some are small.

    Returns:
        None where the policy gives no predicate.
    """
    name = results.policy.pack.output.get("predicate")
    enum = None if name is None else results.policy.over(results.period).steps[name].enum
    if enum is None:
        return None
    base = _predicates(results)
    after = base
    if steps:
        appraisals = tuple(
            _moved(one, steps.get(one.rater or "", _NO_STEPS))
            if one.period == results.period
            else one
            for one in workforce.appraisals
        )
        moved = evolve(workforce, appraisals=appraisals)
        after = _predicates(appraise(moved, results.policy, period=results.period))
    movers = {key for key, label in base.items() if after.get(key) != label}
    touched = dict.fromkeys(workforce.employee_by_key[key].unit for key in base if key in movers)
    members: dict[str, list[str]] = {unit: [] for unit in touched}
    for key in base:
        if (unit := workforce.employee_by_key[key].unit) in members:
            members[unit].append(key)
    units = [_unit(u, keys, base, after, enum, plan) for u, keys in members.items()]
    shown = tuple(one for one in units if one is not None)
    return TakenOut(enum, steps, len(movers), shown, len(units) - len(shown))


_NO_STEPS: Mapping[str, Decimal] = {}


def _predicates(results: Results) -> dict[str, str]:
    return {one.employee: one.predicate.code for one in results if one.predicate is not None}


def _unit(  # noqa: PLR0913, PLR0917  (a unit, its people, and both answers)
    unit: str,
    keys: Sequence[str],
    base: Mapping[str, str],
    after: Mapping[str, str],
    enum: Enumeration,
    plan: RaterPlan,
) -> UnitTakenOut | None:
    """A unit's counts, with small ones hidden; None where it is too small to show at all."""
    if len(keys) < plan.shown:
        return None
    counts: dict[str, int | None] = {"all": len(keys)}
    sums = []
    for when, of in (("before", base), ("after", after)):
        seen = Counter(of.get(key) for key in keys)
        counts |= {f"{when} {code}": seen[code] for code in enum.codes}
        counts[f"{when} none"] = seen[None]
        sums.append(Sum("all", tuple(f"{when} {code}" for code in (*enum.codes, "none"))))
    hidden = suppressed(Sheet(counts, tuple(sums)), plan.shown, keep=("all",))

    def shown(when: str) -> dict[str, int | None]:
        names = {code: f"{when} {code}" for code in enum.codes}
        return {code: None if at in hidden else counts[at] for code, at in names.items()}

    moved = sum(after.get(key) != base[key] for key in keys)
    said = moved if moved >= plan.shown else None
    return UnitTakenOut(unit, len(keys), said, shown("before"), shown("after"))


def _moved(one: Appraisal, steps: Mapping[str, Decimal]) -> Appraisal:
    """An appraisal with what its rater added taken out."""
    scores = {
        name: _less(name, getattr(one.conduct, name), steps[name])
        for name in ASPECTS
        if name in steps
    }
    results, behaviour = (int(steps.get(name, 0)) for name in RATINGS)
    return evolve(
        one,
        results_rating=_lowered(one.results_rating, results),
        behaviour_rating=_lowered(one.behaviour_rating, behaviour),
        conduct=evolve(one.conduct, **scores),
        behaviour_score=_less(_WHOLE, one.behaviour_score, steps.get(_WHOLE, Decimal())),
    )


_WHOLE = "behaviour_score"


def _lowered(rating: Rating | Absence, by: int) -> Rating | Absence:
    """A rating so many steps lower; itself at the end of the scale."""
    if isinstance(rating, Absence):
        return rating
    scale = tuple(Rating)  # best first
    return scale[min(max(scale.index(rating) + by, 0), len(scale) - 1)]


def _less(name: str, score: Number, by: Decimal) -> Number:
    """A score so much lower, within the range of its fact."""
    if isinstance(score, Absence):
        return score
    fact = catalogue().facts[name]
    low, high = (decimal(end, fact.decimals) for end in (fact.low, fact.high))
    return min(max(score - by, low), high)
