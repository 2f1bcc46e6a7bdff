"""An audit: every group of every attribute beside its reference, under one plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import overload

from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.asking import WITHIN, Asked
from meritasn.fairness.attributes import ATTRIBUTES, attribute_of
from meritasn.fairness.audited import Audit
from meritasn.fairness.beside import BESIDE
from meritasn.fairness.counting import By, names_of
from meritasn.fairness.gap_audited import GapAudit
from meritasn.fairness.kinds import (
    AnyOutcome,
    GapOutcome,
    NumberOutcome,
    OrdinalOutcome,
    RankOutcome,
    StagedOutcome,
)
from meritasn.fairness.lawful import lawful_uses
from meritasn.fairness.outcome import Outcome, best_of, labels_of
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.ranked import RankAudit
from meritasn.fairness.staged import StagedAudit
from meritasn.model import Workforce
from meritasn.policies import Policy
from meritasn.results import Assessments, Results

__all__ = ["audit", "held_attributes", "unanswerable"]


@overload
def audit(
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: Outcome | None = None,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> Audit: ...


@overload
def audit(
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: None = None,
    outcome: GapOutcome,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> GapAudit: ...


@overload
def audit(
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: RankOutcome,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> RankAudit: ...


@overload
def audit(
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: StagedOutcome,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> StagedAudit: ...


@overload
def audit(
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: AnyOutcome | None,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> Audit | GapAudit | RankAudit | StagedAudit: ...


def audit(  # noqa: PLR0913  (what is compared, by what, within what, and how)
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: AnyOutcome | None = None,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> Audit | GapAudit | RankAudit | StagedAudit:
    """Whether results treat groups of people alike, as far as counts can say.

    Where the policy itself declares a lawful use of an attribute, such as an age limit, those whom
    that requirement does not admit are not compared, and the use is told with its source.

    Args:
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        by: Attributes of `ATTRIBUTES`; several in a tuple are looked at together.
        within: One of `WITHIN`: groups are also compared within each, and pooled. Labels, numbers
            and waits are not.
        outcome: What is asked of each result: yes or no, a label, a number, a place, a way in
            stages, or a wait; the best that the policy answers if none is given.
        plan: What is decided by; the one that ships with the library if none is given.
        on: The day for ages; the last day that the results are about if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.

    Raises:
        UsageError: With everything that is wrong with what is asked: an attribute that is not known
            or needs to be asked for expressly, nothing of that name to compare within, a policy
            that answers by no label where no outcome is given.

    Example:
        >>> from meritasn.merit import assess
        >>> from meritasn.model import Employee, Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> city = Workforce(employees=[one])
        >>> asked = assess(city, date(2024, 3, 1), family="retirement")
        >>> found = audit(asked, city, by=["sex"])
        >>> found.settled, found.groups[0].held
        (0, False)
    """
    chosen = plan or default_plan()
    findings = unanswerable(results.policy, by=by, within=within, outcome=outcome, opt_in=opt_in)
    if findings:
        raise UsageError(findings)
    asked = outcome or best_of(results.policy)
    names = tuple(dict.fromkeys(name for one in by for name in names_of(one)))
    known = {name: attribute_of(name, chosen) for name in names}
    facts = frozenset[str]().union(*(one.facts for one in known.values()))
    people = Asked(
        results,
        workforce,
        known,
        None if within is None else WITHIN[within],
        on or _day(results),
        chosen,
        lawful_uses(results.policy, results, facts, chosen.minimum),
    )
    match asked:
        case Outcome():
            return people.yes_or_no(asked, by)
        case RankOutcome():
            return people.ranked(asked, by)
        case StagedOutcome():
            return people.staged(asked, by)
        case _:
            return people.gaps(asked, by)


def unanswerable(
    policy: Policy,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: AnyOutcome | None = None,
    opt_in: Collection[str] = (),
) -> Sequence[Finding]:
    """Everything that is wrong with what an audit is asked, before anybody is appraised.

    Args:
        policy: The policy of the results.
        by: Attributes of `ATTRIBUTES`; several in a tuple are looked at together.
        within: One of `WITHIN`.
        outcome: What is asked of each result; the best that the policy answers if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.

    >>> from meritasn.policies import shipped
    >>> [one.code.id for one in unanswerable(shipped("pp-46-2011"), by=["height"], within="luck")]
    ['MER-0070', 'MER-0072']
    """
    findings = list(_of_attributes(by, opt_in))
    if within is not None and within not in WITHIN:
        findings.append(usage.UNKNOWN_STRATA.at(name=within, expected=", ".join(WITHIN)))
    if within is not None and isinstance(outcome, GapOutcome):
        findings.append(usage.NOT_WITHIN.at(name=within))
    beside = outcome.beside if isinstance(outcome, NumberOutcome | OrdinalOutcome) else ()
    findings.extend(
        usage.UNKNOWN_BESIDE.at(name=name, expected=", ".join(BESIDE))
        for name in beside
        if name not in BESIDE
    )
    if outcome is None and labels_of(policy) is None:
        findings.append(usage.NO_OUTCOME.at(name=policy.name))
    return findings


def _day(results: Results | Assessments) -> date:
    if isinstance(results, Assessments):
        return results.on
    return results.period.last or results.period.start


def _of_attributes(by: Sequence[By], opt_in: Collection[str]) -> Iterator[Finding]:
    for name in dict.fromkeys(name for one in by for name in names_of(one)):
        if name not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            yield usage.UNKNOWN_ATTRIBUTE.at(name=name, found=name, expected=known)
        elif ATTRIBUTES[name].opt_in and name not in opt_in:
            yield usage.ONLY_BY_OPT_IN.at(name=name)


def held_attributes(
    results: Results | Assessments, by: Sequence[str], opt_in: Collection[str], on: date | None
) -> date:
    """Holds that people can be grouped by some attributes, and gives the day for ages.

    Raises:
        UsageError: If there is no such attribute, or one has to be asked for expressly.
    """
    findings = list(_of_attributes(by, opt_in))
    if findings:
        raise UsageError(findings)
    return on or _day(results)
