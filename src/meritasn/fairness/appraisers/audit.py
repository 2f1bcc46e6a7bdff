"""The audit of appraisers: every rater beside peers, under one plan, with one error rate."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

from attrs import evolve

from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.appraisers.audited import RaterAudit
from meritasn.fairness.appraisers.by_group import by_group, groups_of
from meritasn.fairness.appraisers.concordance import (
    Concordance,
    level_concordance,
    levels_and_scores,
)
from meritasn.fairness.appraisers.finding import RaterFinding, judged
from meritasn.fairness.appraisers.given import SCOPES, Given, given_in
from meritasn.fairness.appraisers.habits import copied, heaping, identical
from meritasn.fairness.appraisers.halos import halos
from meritasn.fairness.appraisers.leniency import Footing, footings, leniency
from meritasn.fairness.appraisers.plan import RaterPlan, default_rater_plan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign
from meritasn.fairness.appraisers.spread import narrowness
from meritasn.fairness.appraisers.taken_out import steps_of, taken_out
from meritasn.fairness.attributes import ATTRIBUTES, attribute_of
from meritasn.fairness.finding import Verdict
from meritasn.fairness.multiplicity import METHODS
from meritasn.fairness.plan import Adjustment, default_plan
from meritasn.fairness.words import plainly
from meritasn.language import Text
from meritasn.merit.objects import hold_objects
from meritasn.model import Workforce
from meritasn.results import Results
from meritasn.rules.kinds import Bands

__all__ = ["audit_raters"]


def audit_raters(
    results: Results,
    workforce: Workforce,
    *,
    plan: RaterPlan | None = None,
    opt_in: Collection[str] = (),
) -> RaterAudit:
    """What the ratings of a period say of those who gave them. Needs scipy.

    Whether ratings stand out is asked beside peers of other units. Whose that is, the rater's or
    the unit's, takes a firmer ground: the same people rated by others too (also in earlier years),
    or people alike in the same unit; else it is not measurable. All tests of all raters share one
    level.

    Args:
        results: What a policy said of everybody in a period.
        workforce: The same people, with their appraisals, as objects.
        plan: What is asked, and by what is decided; the one that ships with the library if none is
            given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.

    Raises:
        UsageError: If the plan names an attribute that is not known or needs to be asked for, or
            nothing of that name to compare within.
        TypeError: If the workforce does not stand in objects.
        ModuleNotFoundError: If scipy is not installed.

    Example:
        >>> from meritasn.merit import appraise
        >>> from meritasn.testing.population import city
        >>> example = city(people=1000)
        >>> found = audit_raters(appraise(example.workforce), example.workforce)
        >>> {one.rater for one in found.flagged if one.sign is Sign.STANDS_OUT} == {
        ...     *example.plant("lenient_rater").keys
        ... }
        True
    """
    chosen = plan or default_rater_plan()
    hold_objects(workforce)
    _hold(chosen, opt_in)
    now, years = _given(results, workforce, chosen)
    grounds = footings(now, years, chosen)
    measured, named = _measured(results, workforce, chosen, now, grounds)
    findings = _judged(measured, chosen, named)
    steps = steps_of(_grounds(findings), now, years, chosen)
    concordance = [level_concordance(of) for of in levels_and_scores(results, workforce).values()]
    return RaterAudit(
        plan=chosen,
        policy=results.policy,
        period=results.period,
        raters=tuple(dict.fromkeys(one.rater for one in now)),
        ratings=len(now),
        findings=findings,
        tests=sum(one.p is not None for one in measured),
        beside=grounds.get(Ground.PEERS),
        taken_out=taken_out(results, workforce, steps, chosen),
        concordance=reduce(add, concordance, Concordance(0, 0, 0)),
        said=named,
    )


def _hold(plan: RaterPlan, opt_in: Collection[str]) -> None:
    """Holds that the plan can be followed.

    Raises:
        UsageError: With everything that cannot.
    """
    findings: list[Finding] = []
    for name in plan.by:
        if name not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            findings.append(usage.UNKNOWN_ATTRIBUTE.at(name=name, found=name, expected=known))
        elif ATTRIBUTES[name].opt_in and name not in opt_in:
            findings.append(usage.ONLY_BY_OPT_IN.at(name=name))
    findings += [
        usage.UNKNOWN_STRATA.at(name=name, expected=", ".join(SCOPES))
        for name in plan.within
        if name not in SCOPES
    ]
    if findings:
        raise UsageError(findings)


def _grounds(findings: Sequence[RaterFinding]) -> Mapping[str, Ground]:
    """On which ground an effect is taken out: the firmest, or peers alone for who is flagged."""
    found: dict[str, Ground] = {}
    for one in findings:
        of = one.measured
        if of.ground is None or not of.enough:
            continue
        if one.sign is Sign.LENIENCY:
            found[one.rater] = of.ground
        elif one.sign is Sign.STANDS_OUT and one.verdict is Verdict.FLAG:
            found.setdefault(one.rater, of.ground)
    return found


def _given(
    results: Results, workforce: Workforce, plan: RaterPlan
) -> tuple[tuple[Given, ...], tuple[Given, ...]]:
    """The appraisals of the period with their finals, and those of all periods until then."""
    finals = {one.employee: one.score for one in results}
    now = tuple(
        evolve(one, final=finals.get(one.person))
        for one in given_in(workforce, results.period, plan, _fingerprint)
    )
    before = [
        one
        for period in workforce.periods()
        if period.start < results.period.start
        for one in given_in(workforce, period, plan, _fingerprint)
    ]
    return now, (*before, *now)


def _fingerprint(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _limits(results: Results) -> tuple[Decimal, ...]:
    """The limits of the bands into which the final score falls."""
    score = results.policy.pack.output.get("score")
    kinds = (step.step.kind for step in results.policy.over(results.period).steps.values())
    return tuple(
        row.start
        for kind in kinds
        if isinstance(kind, Bands) and kind.of == score
        for row in kind.rows
        if row.start is not None
    )


Said = Callable[[str | None, str], Text]


def _measured(
    results: Results,
    workforce: Workforce,
    plan: RaterPlan,
    now: Sequence[Given],
    grounds: Mapping[Ground, Footing],
) -> tuple[list[Measured], Said]:
    """Everything that is asked of everybody, before anything is judged."""
    limits = _limits(results)
    found = [*leniency(now, grounds, plan), *narrowness(now, plan)]
    found += identical(now, plan)
    if limits:
        found += heaping(now, limits, plan)
    found += halos(now, plan)
    found += copied(now, plan)
    day = results.period.last or results.period.start
    for attribute in plan.by:
        found += by_group(now, groups_of(now, workforce, attribute, day), attribute, plan)
    return found, _namer(plan)


def _namer(plan: RaterPlan) -> Said:
    known = {name: attribute_of(name, default_plan()) for name in plan.by}

    def said(attribute: str | None, group: str) -> Text:
        return known[attribute].said(group) if attribute in known else plainly(group)

    return said


def _judged(measured: Sequence[Measured], plan: RaterPlan, named: Said) -> tuple[RaterFinding, ...]:
    """The findings after the adjustment for all raters and all that is asked of them."""
    raw = [one.p for one in measured if one.p is not None]
    if plan.adjustment is Adjustment.NONE:
        adjusted: Iterator[float] = iter(raw)
    else:
        adjusted = iter(METHODS[plan.adjustment.value](raw))
    return tuple(
        judged(
            one,
            None if one.p is None else next(adjusted),
            plan,
            len(raw),
            lambda group, of=one.attribute: named(of, group),  # type: ignore[misc]
        )
        for one in measured
    )
