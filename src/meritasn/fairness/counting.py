"""An audit of counts, or of a sample of people with yes and no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.audited import Audit
from meritasn.fairness.comparing import compared, settled_findings
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.sample import Sample
from meritasn.fairness.tables import Tabled
from meritasn.language import Text

__all__ = ["By", "audit_counts", "audit_sample", "names_of"]

By = str | tuple[str, ...]
"""One attribute, or several together."""


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
    tables = [sample.tabled(*names_of(one)) for one in by]
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


def names_of(by: By) -> tuple[str, ...]:
    """The attributes that are looked at together.

    >>> names_of("sex")
    ('sex',)
    """
    return (by,) if isinstance(by, str) else by
