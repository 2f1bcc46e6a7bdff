"""What is asked of whom: the people of some results, with their groups, strata and outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import evolve, frozen

from meritasn.fairness.attributes import Attribute
from meritasn.fairness.audited import Audit, AuditedGroups
from meritasn.fairness.beside import BESIDE
from meritasn.fairness.counting import By, audit_sample
from meritasn.fairness.gap_audit import audit_values
from meritasn.fairness.gap_audited import GapAudit
from meritasn.fairness.gap_kinds import Seen, Value
from meritasn.fairness.kinds import (
    GapOutcome,
    RankOutcome,
    StagedOutcome,
    TimeOutcome,
)
from meritasn.fairness.lawful import LawfulUse
from meritasn.fairness.orders import blocks_of, evenness, kept_by, tied_exposure, tied_places
from meritasn.fairness.outcome import Outcome
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.ranked import OrderedGroups, RankAudit
from meritasn.fairness.sample import Person, Sample, group_of
from meritasn.fairness.staged import StagedAudit, Way, audit_stages
from meritasn.language import Text
from meritasn.model import Employee, Protected, Workforce
from meritasn.quantities import Absence
from meritasn.results import Assessments, Result, Results

__all__ = ["WITHIN", "Asked", "Within"]


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


_NOTHING = Protected()


@frozen
class Asked:
    """The people of some results.

    Attributes:
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        known: The attributes by which they are grouped, by name.
        scope: With whom they are compared; None where that was not asked.
        day: The day for ages and years.
        plan: By what is decided.
        lawful: What the law itself uses these attributes for; whom it bars is not compared.
    """

    results: Results | Assessments
    workforce: Workforce
    known: Mapping[str, Attribute]
    scope: Within | None
    day: date
    plan: AuditPlan
    lawful: tuple[LawfulUse, ...] = ()

    @property
    def _within(self) -> Text | None:
        return None if self.scope is None else self.scope.title

    def yes_or_no(self, outcome: Outcome, by: Sequence[By]) -> Audit:
        """The audit of an outcome with yes and no."""
        return self._audited(self.sample(outcome), outcome.title, by)

    def sample(self, outcome: Outcome) -> Sample:
        """The people with yes and no, as a sample."""
        return Sample(self._people(outcome.reads))

    def staged(self, outcome: StagedOutcome, by: Sequence[By]) -> StagedAudit:
        """The audit of a way in stages."""
        ways = [
            Way(groups, tuple(stage.reads(result) for stage in outcome.stages), stratum)
            for result, groups, stratum in self._rows()
        ]
        asked = [stage.title for stage in outcome.stages]
        found = audit_stages(
            ways,
            outcome.title,
            asked,
            by=by,
            plan=self.plan,
            within=self._within,
            known=self.known,
        )
        each = [evolve(audit, lawful=self.lawful) for audit in (*found.stages, found.bottom)]
        return evolve(found, stages=tuple(each[:-1]), bottom=each[-1])

    def ranked(self, outcome: RankOutcome, by: Sequence[By]) -> RankAudit:
        """The audit of an order."""
        merit = {
            result.employee: value
            for result, *_ in self._rows()
            if (value := outcome.reads(result)) is not None
        }
        places = dict(zip(merit, tied_places([*merit.values()]), strict=True))
        first = {employee: place <= outcome.k for employee, place in places.items()}
        sample = Sample(self._people(lambda result: first.get(result.employee)))
        audit = self._audited(sample, outcome.title, by)
        among = sum(first.values())
        orders = [self._order(outcome, merit, among, groups) for groups in audit.groups]
        return RankAudit(audit, tuple(orders), outcome.k, among)

    def _order(
        self,
        outcome: RankOutcome,
        merit: Mapping[str, Decimal | int],
        among: int,
        groups: AuditedGroups,
    ) -> OrderedGroups:
        rows = [
            (merit[result.employee], group_of(of[name] for name in groups.attributes))
            for result, of, _ in self._rows()
            if result.employee in merit
        ]
        blocks, level = blocks_of(rows), float(self.plan.level)
        return OrderedGroups(
            groups.attributes,
            tied_exposure(blocks),
            evenness(blocks, among, draws=outcome.draws, seed=outcome.seed),
            {f.focal: kept_by(blocks, f.focal, among, level) for f in groups.findings},
        )

    def gaps(self, outcome: GapOutcome, by: Sequence[By]) -> GapAudit:
        """The audit of labels, numbers or waits."""
        people = self.seen(outcome)
        found = audit_values(people, outcome, by=by, plan=self.plan, known=self.known)
        return evolve(found, lawful=self.lawful)

    def seen(self, outcome: GapOutcome) -> tuple[Seen, ...]:
        """The people with their labels, numbers or waits."""
        return tuple(
            Seen(groups, self._value(outcome, result), self._beside(outcome, result))
            for result, groups, _ in self._rows()
        )

    def _value(self, outcome: GapOutcome, result: Result) -> Value | None:
        if isinstance(outcome, TimeOutcome):
            return outcome.waited.get(result.employee)
        return outcome.reads(result)

    def _beside(self, outcome: GapOutcome, result: Result) -> tuple[float | None, ...]:
        names = () if isinstance(outcome, TimeOutcome) else outcome.beside
        employee = self.workforce.employee_by_key[result.employee]
        return tuple(BESIDE[name].reads(employee, self.day) for name in names)

    def _audited(self, sample: Sample, title: Text, by: Sequence[By]) -> Audit:
        found = audit_sample(
            sample,
            by=by,
            plan=self.plan,
            outcome=title,
            within=self._within,
            known=self.known,
        )
        return evolve(found, lawful=self.lawful)

    def _people(self, reads: Callable[[Result], bool | None]) -> Iterator[Person]:
        for result, groups, stratum in self._rows():
            yield Person(groups, reads(result), stratum)

    def _rows(self) -> Iterator[tuple[Result, Mapping[str, str | None], str | None]]:
        barred = frozenset[str]().union(*(use.barred for use in self.lawful))
        for result in self.results:
            if result.employee in barred:
                continue
            employee = self.workforce.employee_by_key[result.employee]
            protected = self.workforce.protected.get(result.employee, _NOTHING)
            groups = {
                name: one.reads(employee, protected, self.day, self.plan)
                for name, one in self.known.items()
            }
            yield result, groups, None if self.scope is None else self.scope.reads(employee)
