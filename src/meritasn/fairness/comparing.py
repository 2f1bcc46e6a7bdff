"""Groups beside their reference, and what their findings are worth when there are many."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from attrs import evolve

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.audited import AuditedGroups
from meritasn.fairness.comparison import Comparison, reference_of
from meritasn.fairness.counts import MISSING
from meritasn.fairness.family import adjusted, unseen_tests
from meritasn.fairness.finding import AuditFinding, judged
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.publishing import codes_of
from meritasn.fairness.sample import JOINED
from meritasn.fairness.strata import Pooled, Stratum, pooled
from meritasn.fairness.tables import Tabled
from meritasn.language import Text

__all__ = ["compared", "namer", "settled_findings", "titled"]


def compared(
    table: Tabled, plan: AuditPlan, known: Mapping[str, Attribute], *, within: bool
) -> AuditedGroups:
    """Every group of a table beside its reference, each test by itself.

    Args:
        table: The counts.
        plan: By what is decided.
        known: What the attributes are called, where that is known.
        within: Whether groups are also compared within strata.
    """
    counts = table.counts
    reference = reference_of(counts, plan)
    others = [group for group in counts if group not in (reference, MISSING)]
    said = namer(table.attributes, known)
    findings: list[AuditFinding] = []
    strata: dict[str, Pooled] = {}
    if reference is not None:
        findings = [
            judged(two, two.p, said)
            for two in (
                Comparison(group, reference, counts[group], counts[reference], plan)
                for group in others
            )
        ]
        if within:
            of = table.strata
            strata = {
                group: pooled({s: Stratum(c[group], c[reference]) for s, c in of.items()})
                for group in others
            }
    return AuditedGroups(
        table.attributes,
        titled(table.attributes, known),
        counts,
        table.unsettled,
        reference,
        tuple(findings),
        strata,
        said,
        table.strata if within else {},
    )


def titled(names: Sequence[str], known: Mapping[str, Attribute]) -> Text:
    """What one attribute is called, or several together."""
    return Text(*(JOINED.join(_title(n, known).of(lang) for n in names) for lang in ("id", "en")))


def _title(name: str, known: Mapping[str, Attribute]) -> Text:
    return known[name].title if name in known else Text(name, name)


def namer(names: Sequence[str], known: Mapping[str, Attribute]) -> Callable[[str], Text]:
    """What the groups of one attribute, or of several together, are called."""

    def said(group: str) -> Text:
        if group == MISSING:
            return _UNKNOWN
        codes = codes_of(group, names)
        parts = [
            known[name].said(code) if name in known else Text(code, code)
            for name, code in zip(names, codes, strict=True)
        ]
        return Text(*(JOINED.join(part.of(lang) for part in parts) for lang in ("id", "en")))

    return said


_UNKNOWN = Text("kelompok tidak diketahui", "group not known")


def settled_findings(groups: Sequence[AuditedGroups], plan: AuditPlan) -> tuple[AuditedGroups, ...]:
    """The findings after the adjustment for all tests of the plan.

    Where the reference is the group that came out highest, every pair that could have been it
    counts as a test: who looks for the largest gap finds one more easily.
    """
    raw = [finding.comparison.p for one in groups for finding in one.findings]
    unseen = sum(unseen_tests(_sizes(one), plan) for one in groups)
    after = iter(adjusted([*raw, *[1.0] * unseen], plan))
    return tuple(
        evolve(
            one,
            findings=tuple(judged(f.comparison, next(after), one.said) for f in one.findings),
        )
        for one in groups
    )


def _sizes(groups: AuditedGroups) -> Sequence[int]:
    return [cell.total for group, cell in groups.counts.cells.items() if group != MISSING]
