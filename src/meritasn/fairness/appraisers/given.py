"""What raters gave: each appraisal as places beside those of people who are alike.

A rating is a label and has no mean. What is compared is its *place*: the share of people of the
same period and stratum who stand below it, ties half (the ridit of Bross 1958). The mean place of a
rater's people is therefore the chance that one of them stands above somebody else of their stratum.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import evolve, frozen

from meritasn.fairness.appraisers.evidence import realised_share
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.language import Text
from meritasn.model import Appraisal, Employee, Rating, Workforce
from meritasn.quantities import Absence, Period

__all__ = ["ASPECTS", "RESULTS", "SCOPES", "Given", "given_in", "places"]

Scope = Callable[[Employee, Workforce], str | None]

RESULTS = "results_rating"
ASPECTS = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
"""Scores of conduct, each a scale of its own."""


@frozen
class _Scope:
    """With whom people are alike.

    Attributes:
        title: How a person reads it.
        reads: The part of somebody; None where it is not known.
    """

    title: Text
    reads: Scope


def _level(employee: Employee, _: Workforce) -> str | None:
    level = employee.post.level
    return None if isinstance(level, Absence) else level.code


def _kind(employee: Employee, _: Workforce) -> str | None:
    kind = employee.post.kind
    return None if isinstance(kind, Absence) else kind.code


def _above(employee: Employee, workforce: Workforce) -> str | None:
    unit = workforce.unit_by_key.get(employee.unit)
    return None if unit is None else unit.parent or unit.key


SCOPES: Mapping[str, _Scope] = {
    "level": _Scope(Text("jenjang jabatan", "level of post"), _level),
    "post_kind": _Scope(Text("jenis jabatan", "kind of post"), _kind),
    "unit_above": _Scope(Text("unit di atasnya", "unit above"), _above),
}
"""Within what raters can be compared."""


@frozen(repr=False)
class Given:
    """One appraisal as a rater gave it.

    Attributes:
        rater: The key of the rater.
        person: The key of the person.
        unit: The unit that the person works in.
        stratum: With whom the person is compared, in the same period.
        scales: What was given, by scale, as numbers: more is better.
        aspects: Ratings by which a halo would be seen.
        place: The mean place over all scales.
        results_place: The place of the rating of results, where there is one.
        realised: The part of the targets that was realised; None where none says.
        final: The final score, where the rule has one.
        said: What feedback says, as fingerprints.
        period: The period.
    """

    rater: str
    person: str
    unit: str
    stratum: str
    period: Period
    scales: Mapping[str, float]
    aspects: Mapping[str, float]
    said: tuple[bytes, ...]
    realised: float | None
    place: float = math.nan
    results_place: float | None = None
    final: Decimal | None = None

    @property
    def pattern(self) -> tuple[tuple[str, float], ...]:
        """Everything that was given, to be compared as a whole."""
        return tuple(sorted(self.scales.items()))


def given_in(
    workforce: Workforce, period: Period, plan: RaterPlan, fingerprint: Callable[[str], bytes]
) -> tuple[Given, ...]:
    """The appraisals of a period that were given by somebody known, with their places."""
    return _placed(
        [
            one
            for appraisal in workforce.appraisals_in(period)
            if (one := _given(appraisal, workforce, plan, fingerprint)) is not None
        ]
    )


def _given(
    appraisal: Appraisal, workforce: Workforce, plan: RaterPlan, fingerprint: Callable[[str], bytes]
) -> Given | None:
    employee = workforce.employee_by_key.get(appraisal.employee)
    scales = dict(_scales(appraisal))
    if appraisal.rater is None or employee is None or not scales:
        return None
    parts = [SCOPES[name].reads(employee, workforce) or "" for name in plan.within]
    start = appraisal.period.start.isoformat()
    return Given(
        appraisal.rater,
        appraisal.employee,
        employee.unit,
        "/".join([start, *parts]),
        appraisal.period,
        scales,
        dict(_aspects(appraisal)),
        tuple(fingerprint(text) for text in _feedback(appraisal)),
        realised_share(appraisal.targets),
    )


def _scales(appraisal: Appraisal) -> Iterator[tuple[str, float]]:
    for name in (RESULTS, "behaviour_rating"):
        rating = getattr(appraisal, name)
        if not isinstance(rating, Absence):
            yield name, _height(rating)
    for name in ASPECTS:
        score = getattr(appraisal.conduct, name)
        if not isinstance(score, Absence):
            yield name, float(score)
    if not isinstance(appraisal.behaviour_score, Absence):
        yield "behaviour_score", float(appraisal.behaviour_score)


def _aspects(appraisal: Appraisal) -> Iterator[tuple[str, float]]:
    for name in ASPECTS:
        score = getattr(appraisal.conduct, name)
        if not isinstance(score, Absence):
            yield name, float(score)
    for behaviour in appraisal.behaviours:
        if not isinstance(behaviour.rating, Absence):
            yield behaviour.value.code, _height(behaviour.rating)


def _height(rating: Rating) -> float:
    scale = tuple(Rating)  # best first
    return float(len(scale) - 1 - scale.index(rating))


def _feedback(appraisal: Appraisal) -> Iterator[str]:
    for one in appraisal.feedback:
        parts = (one.fact, one.effect or "", one.suggestion or "")
        yield "\n".join(" ".join(part.casefold().split()) for part in parts)


# -- places ---------------------------------------------------------------------------------------


def places(values: Sequence[float]) -> tuple[float, ...]:
    """The share of others below each number, ties half.

    >>> places([1, 1, 2, 3])
    (0.25, 0.25, 0.625, 0.875)
    """
    order = sorted(values)
    return tuple((bisect_left(order, v) + bisect_right(order, v)) / 2 / len(order) for v in values)


def _placed(of: Sequence[Given]) -> tuple[Given, ...]:
    """Each with its mean place in its stratum."""
    seen: dict[tuple[str, str], list[int]] = {}
    for n, one in enumerate(of):
        for scale in one.scales:
            seen.setdefault((one.stratum, scale), []).append(n)
    own: list[dict[str, float]] = [{} for _ in of]
    for (_, scale), members in seen.items():
        for n, place in zip(members, places([of[n].scales[scale] for n in members]), strict=True):
            own[n][scale] = place
    return tuple(
        evolve(one, place=math.fsum(at.values()) / len(at), results_place=at.get(RESULTS))
        for one, at in zip(of, own, strict=True)
    )
