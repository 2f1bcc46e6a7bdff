"""An audit: every group of every attribute beside its reference, under one plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.attributes import ATTRIBUTES, Attribute, attribute_of
from meritasn.fairness.audited import Audit
from meritasn.fairness.comparing import compared, settled_findings
from meritasn.fairness.outcome import Outcome, best_of, labels_of
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.sample import Person, Sample
from meritasn.fairness.tables import Tabled
from meritasn.language import Text
from meritasn.model import Employee, Protected, Workforce
from meritasn.quantities import Absence
from meritasn.results import Assessments, Result, Results

__all__ = ["WITHIN", "audit", "audit_counts", "audit_sample", "sample_of"]

By = str | tuple[str, ...]
"""One attribute, or several together."""


@frozen
class Within:
    """With whom people are compared.

    Attributes:
        title: How a person reads it.
        reads: The stratum of somebody; None where it is not known.
    """

    title: Text
    reads: Callable[[Employee], str | None]


def _level(employee: Employee) -> str | None:
    level = None if employee.post is None else employee.post.level
    return None if level is None or isinstance(level, Absence) else level.code


def _kind(employee: Employee) -> str | None:
    kind = None if employee.post is None else employee.post.kind
    return None if kind is None or isinstance(kind, Absence) else kind.code


WITHIN: Mapping[str, Within] = {
    "level": Within(Text("jenjang jabatan", "level of post"), _level),
    "post_kind": Within(Text("jenis jabatan", "kind of post"), _kind),
    "unit": Within(Text("unit kerja", "unit"), lambda employee: employee.unit),
}
"""What people can be compared within."""


def audit(  # noqa: PLR0913  (what is compared, by what, within what, and how)
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[By],
    within: str | None = None,
    outcome: Outcome | None = None,
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
) -> Audit:
    """Whether results treat groups of people alike, as far as counts can say.

    Args:
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        by: Attributes of `ATTRIBUTES`; several in a tuple are looked at together.
        within: One of `WITHIN`: groups are also compared within each, and pooled.
        outcome: What is asked of each result; the best that the policy answers if none is given.
        plan: What is decided by; the one that ships with the library if none is given.
        on: The day for ages; the last day that the results are about if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.

    Raises:
        UsageError: With everything that is wrong with what is asked: an attribute that is not known
            or needs to be asked for expressly, nothing of that name to compare within, a policy
            that answers by no label where no outcome is given.

    Example:
        >>> from meritasn.merit import assess
        >>> from meritasn.model import Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> city = Workforce(employees=[one])
        >>> asked = assess(city, date(2024, 3, 1), family="retirement")
        >>> found = audit(asked, city, by=["sex"])
        >>> found.settled, found.groups[0].held
        (0, False)
    """
    chosen = plan or default_plan()
    _hold(results, by, within, outcome, opt_in)
    asked = outcome or best_of(results.policy)
    names = tuple(dict.fromkeys(name for one in by for name in _names(one)))
    day = on or _day(results)
    sample = sample_of(results, workforce, names, asked, within, day, chosen)
    titles = {name: attribute_of(name, chosen) for name in names}
    scope = None if within is None else WITHIN[within].title
    return audit_sample(sample, by=by, plan=chosen, outcome=asked.title, within=scope, known=titles)


def _hold(
    results: Results | Assessments,
    by: Sequence[By],
    within: str | None,
    outcome: Outcome | None,
    opt_in: Collection[str],
) -> None:
    """Holds that what is asked can be answered.

    Raises:
        UsageError: With everything that cannot.
    """
    findings: list[Finding] = []
    for name in dict.fromkeys(name for one in by for name in _names(one)):
        if name not in ATTRIBUTES:
            known = ", ".join(ATTRIBUTES)
            findings.append(usage.UNKNOWN_ATTRIBUTE.at(name=name, found=name, expected=known))
        elif ATTRIBUTES[name].opt_in and name not in opt_in:
            findings.append(usage.ONLY_BY_OPT_IN.at(name=name))
    if within is not None and within not in WITHIN:
        findings.append(usage.UNKNOWN_STRATA.at(name=within, expected=", ".join(WITHIN)))
    if outcome is None and labels_of(results.policy) is None:
        findings.append(usage.NO_OUTCOME.at(name=results.policy.name))
    if findings:
        raise UsageError(findings)


def sample_of(  # noqa: PLR0913, PLR0917  (the parts of an audit)
    results: Results | Assessments,
    workforce: Workforce,
    attributes: Sequence[str],
    outcome: Outcome,
    within: str | None,
    day: date,
    plan: AuditPlan,
) -> Sample:
    """The people of some results, with their groups, strata and outcomes."""
    known = {name: attribute_of(name, plan) for name in attributes}
    scope = None if within is None else WITHIN[within]

    def person(result: Result) -> Person:
        employee = workforce.employee_by_key[result.employee]
        protected = workforce.protected.get(result.employee, _NOTHING)
        return Person(
            {name: one.reads(employee, protected, day, plan) for name, one in known.items()},
            outcome.reads(result),
            None if scope is None else scope.reads(employee),
        )

    return Sample(person(result) for result in results)


_NOTHING = Protected()


def _day(results: Results | Assessments) -> date:
    if isinstance(results, Assessments):
        return results.on
    return results.period.last or results.period.start


def audit_sample(  # noqa: PLR0913  (what is compared, by what, and how it is called)
    sample: Sample,
    *,
    by: Sequence[By],
    plan: AuditPlan | None = None,
    outcome: Text | None = None,
    within: Text | None = None,
    known: Mapping[str, Attribute] | None = None,
) -> Audit:
    """The same of any sample, such as rows of a table with a column of outcomes.

    >>> rows = [{"g": "a", "in": n < 90} for n in range(300)]
    >>> rows += [{"g": "b", "in": n < 35} for n in range(300)]
    >>> found = audit_sample(Sample.of_rows(rows, outcome="in", by=["g"]), by=["g"])
    >>> {finding.focal: finding.verdict.value for finding in found.findings}
    {'b': 'flag'}
    """
    tables = [sample.tabled(*_names(one)) for one in by]
    found = audit_counts(tables, plan=plan, outcome=outcome, within=within, known=known)
    return evolve(found, people=len(sample), settled=len(sample.settled))


def audit_counts(
    tables: Sequence[Tabled],
    *,
    plan: AuditPlan | None = None,
    outcome: Text | None = None,
    within: Text | None = None,
    known: Mapping[str, Attribute] | None = None,
) -> Audit:
    """The same of counts, wherever people were counted: `meritasn.columns.tabled` counts a frame.

    Args:
        tables: One for each attribute, or combination, all of the same people.
        plan: What is decided by; the one that ships with the library if none is given.
        outcome: What was asked of them, in words.
        within: What the strata are called; without it they are not looked at.
        known: What the attributes and their groups are called, where that is known.

    >>> from meritasn.fairness.counts import Cell, Counts
    >>> table = Tabled(("sex",), Counts({"w": Cell(35, 300), "m": Cell(90, 300)}))
    >>> {one.focal: one.verdict.value for one in audit_counts([table]).findings}
    {'w': 'flag'}
    """
    chosen = plan or default_plan()
    titles = known or {}
    groups = [compared(table, chosen, titles, within=within is not None) for table in tables]
    people = max((table.people for table in tables), default=0)
    settled = max((table.counts.whole.total for table in tables), default=0)
    return Audit(
        chosen, outcome or _CHOSEN, within, settled_findings(groups, chosen), people, settled
    )


_CHOSEN = Text("terpilih", "chosen")


def _names(by: By) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else by
