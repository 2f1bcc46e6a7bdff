"""A metric asked about each group, and every group held beside its reference.

Each group is drawn again by itself, as many people as it has. So an interval hangs neither on what
groups are called, nor on the order of rows, nor on the counts of a group that is hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.fairness.attributes import Attribute
from meritasn.fairness.bootstrap import DRAWS
from meritasn.fairness.comparing import namer, titled
from meritasn.fairness.counting import By, names_of
from meritasn.fairness.counts import MISSING, Cell
from meritasn.fairness.estimates import Asked, Estimate, difference, estimated, itself, ratio
from meritasn.fairness.gap_kinds import Seen
from meritasn.fairness.metric_groups import Disaggregated, MetricGroup, MetricGroups
from meritasn.fairness.plan import AuditPlan, Reference, default_plan
from meritasn.fairness.publishing import Hidden, hidden_groups, parts_of, tells_whole
from meritasn.fairness.resampling import resampled, resampled_rows
from meritasn.fairness.sample import Sample, group_of
from meritasn.fairness.tables import Tabled
from meritasn.language import Language, Text
from meritasn.strategies import Metric, Takes, measure_exactly

__all__ = ["disaggregated", "disaggregated_counts"]

Numbers: TypeAlias = tuple[Decimal | int, ...]


def disaggregated(  # noqa: PLR0913  (what is measured, of whom, and how it is drawn)
    metric: Metric[Any],
    people: Sample | Iterable[Seen],
    *,
    by: Sequence[By],
    plan: AuditPlan | None = None,
    known: Mapping[str, Attribute] | None = None,
    outcome: Text | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Disaggregated:
    """Asks a metric about every group of some people. Needs numpy for draws, and scipy.

    Args:
        metric: A function of the count of one group, of those of all groups, or of numbers.
        people: A sample with yes and no, or people with a number.
        by: Attributes; several in a tuple are looked at together.
        plan: Which group others are compared with, and the least count that is shown; the one that
            ships with the library if none is given.
        known: What the attributes and their groups are called, where that is known.
        outcome: What is asked of people, in words.
        draws: How often the people are drawn again for an interval; with 0 there is none.
        seed: Where the draws begin; the same seed gives the same intervals.

    Raises:
        UsageError: If the metric is no function of such people.
        ModuleNotFoundError: If numpy or scipy is not installed.

    Example:
        >>> from meritasn.fairness.shipped_metrics import SelectionRate
        >>> rows = [{"g": "a", "in": n < 90} for n in range(300)]
        >>> rows += [{"g": "b", "in": n < 35} for n in range(300)]
        >>> sample = Sample.of_rows(rows, outcome="in", by=["g"])
        >>> (table,) = disaggregated(SelectionRate(), sample, by=["g"]).tables
        >>> b = table.group("b")
        >>> b.value.value, b.difference.value, b.ratio.value
        (Fraction(35, 3), Fraction(-55, 3), Fraction(7, 18))
    """
    if isinstance(people, Sample):
        found = [people.tabled(*names_of(one)) for one in by]
        counted = disaggregated_counts(
            metric, found, plan=plan, known=known, outcome=outcome, draws=draws, seed=seed
        )
        return evolve(counted, people=len(people), settled=len(people.settled))
    _hold(metric, Takes.NUMBERS)
    everybody = tuple(people)
    settled = [one for one in everybody if one.value is not None]
    tables = [_numbers(names_of(one), settled) for one in by]
    asking = _Asking(metric, outcome, draws, seed)
    return asking.found(tables, plan or default_plan(), known or {}, len(everybody), len(settled))


def disaggregated_counts(  # noqa: PLR0913  (what is measured, of whom, and how it is drawn)
    metric: Metric[Any],
    tables: Sequence[Tabled],
    *,
    plan: AuditPlan | None = None,
    known: Mapping[str, Attribute] | None = None,
    outcome: Text | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Disaggregated:
    """The same of counts, wherever people were counted: `meritasn.columns.tabled` counts a frame.

    Args:
        metric: A function of the count of one group, or of those of all groups.
        tables: One for each attribute, or combination, all of the same people.
        plan: As for `disaggregated`.
        known: What the attributes and their groups are called, where that is known.
        outcome: What is asked of people, in words.
        draws: How often the people are drawn again for an interval.
        seed: Where the draws begin.

    Raises:
        UsageError: If the metric is no function of counts.
        ModuleNotFoundError: If numpy or scipy is not installed.
    """
    _hold(metric, Takes.GROUP, Takes.GROUPS)
    people = max((table.people for table in tables), default=0)
    settled = max((table.counts.whole.total for table in tables), default=0)
    of = [
        _Table(one.attributes, one.counts.cells, parts_of(one.counts), one.counts.whole)
        for one in tables
    ]
    asking = _Asking(metric, outcome, draws, seed)
    return asking.found(of, plan or default_plan(), known or {}, people, settled)


def _hold(metric: Metric[Any], *takes: Takes) -> None:
    """Holds that a metric is a function of what is there.

    Raises:
        UsageError: If it is not.
    """
    if metric.takes not in takes:
        given = Text(*(sep.join(one.text.of(lang) for one in takes) for sep, lang in _OR))
        name = metric.declaration.name
        raise UsageError(
            [usage.NOT_MEASURED_SO.at(name=name, takes=metric.takes.text, given=given)]
        )


@frozen
class _Table:
    """What a metric is asked about: the count of each group, or its numbers in order."""

    attributes: tuple[str, ...]
    samples: Mapping[str, Any]
    parts: Mapping[str, Mapping[str, int]]
    whole: Any

    @property
    def known(self) -> Mapping[str, Any]:
        """Without those whose group is not known."""
        return {group: of for group, of in self.samples.items() if group != MISSING}


def _numbers(names: tuple[str, ...], people: Sequence[Seen]) -> _Table:
    groups: dict[str, list[Decimal | int]] = {}
    for one in people:
        if not isinstance(one.value, Decimal | int):
            raise TypeError(f"a number is asked for, not {type(one.value).__name__}")
        groups.setdefault(group_of(one.groups.get(name) for name in names), []).append(one.value)
    ordered = sorted(groups, key=lambda group: (group == MISSING, group))
    # In order, so that the order of rows moves no draw.
    samples = {group: tuple(sorted(groups[group])) for group in ordered}
    parts = {group: {"people": len(of)} for group, of in samples.items()}
    whole = tuple(sorted(value for of in groups.values() for value in of))
    return _Table(names, samples, parts, whole)


@frozen
class _Asking:
    """A metric, and how its people are drawn again."""

    metric: Metric[Any]
    outcome: Text | None
    draws: int
    seed: int

    def found(
        self,
        tables: Sequence[_Table],
        plan: AuditPlan,
        known: Mapping[str, Attribute],
        people: int,
        settled: int,
    ) -> Disaggregated:
        hidden = hidden_groups(tables, plan.minimum)
        whole = tells_whole(tables, hidden, plan.minimum)
        return Disaggregated(
            self.metric.declaration,
            self.metric.takes,
            self.metric.scale,
            self.outcome,
            plan,
            tuple(self._table(table, plan, known, hidden, told=whole) for table in tables),
            people,
            settled,
            self.draws,
            self.seed,
            hidden,
        )

    def _table(
        self,
        table: _Table,
        plan: AuditPlan,
        known: Mapping[str, Attribute],
        hidden: Hidden,
        *,
        told: bool,
    ) -> MetricGroups:
        shown = {g for g in table.samples if (table.attributes, g) not in hidden}
        reference: str | None = None
        groups: tuple[MetricGroup, ...] = ()
        if self.metric.takes is Takes.GROUPS:
            overall, told = self._of_all(table.known), shown == {*table.samples}
        else:
            overall = self._alone(table.whole)
            reference, groups = self._compared(table, plan, shown)
        return MetricGroups(
            table.attributes,
            titled(table.attributes, known),
            table.parts,
            overall,
            told,
            reference,
            groups,
            namer(table.attributes, known),
        )

    def _ask(self, sample: Any) -> Asked:  # noqa: ANN401  (whatever it is a function of)
        found = measure_exactly(self.metric, sample)
        return found.refused or found.value or Fraction(0)

    def _again(self, sample: Cell | Numbers, seed: int) -> list[Asked]:
        """What the metric is in each draw of a group."""
        if isinstance(sample, Cell):
            # Few counts come up often: each is asked about once.
            ask = cache(self._ask)
            return [ask(cell) for (cell,) in resampled([sample], draws=self.draws, seed=seed)]
        return [self._ask(one) for one in resampled_rows(sample, draws=self.draws, seed=seed)]

    def _alone(self, sample: Cell | Numbers) -> Estimate:
        draws = ([one] for one in self._again(sample, self.seed))
        (found,) = estimated([self._ask(sample)], draws, [itself], self.seed)
        return found

    def _of_all(self, samples: Mapping[str, Cell]) -> Estimate:
        # By their counts, so that what groups are called moves no draw.
        names = sorted(samples, key=lambda group: (samples[group].total, samples[group].selected))
        drawn = resampled([samples[name] for name in names], draws=self.draws, seed=self.seed)
        draws = ([self._ask(dict(zip(names, cells, strict=True)))] for cells in drawn)
        (found,) = estimated([self._ask(samples)], draws, [itself], self.seed)
        return found

    def _compared(
        self, table: _Table, plan: AuditPlan, shown: Collection[str]
    ) -> tuple[str | None, tuple[MetricGroup, ...]]:
        exact = {group: self._ask(sample) for group, sample in table.samples.items()}
        sizes = {group: sum(of.values()) for group, of in table.parts.items()}
        large = [g for g in shown if g != MISSING and sizes[g] >= max(plan.reference_minimum, 1)]
        reference = _reference({group: (exact[group], sizes[group]) for group in large}, plan)
        # Another beginning, so that the draws of both groups have nothing in common.
        beside = [] if reference is None else self._again(table.samples[reference], self.seed + 1)
        found = []
        for group, sample in table.samples.items():
            draws = self._again(sample, self.seed)
            (value,) = estimated([exact[group]], ([one] for one in draws), [itself], self.seed)
            one = MetricGroup(group, sizes[group], value)
            if reference is not None and group not in (reference, MISSING):
                pair = [exact[group], exact[reference]]
                pairs = zip(draws, beside, strict=bool(draws))
                gap, share = estimated(pair, pairs, [difference, ratio], self.seed)
                one = evolve(one, difference=gap, ratio=share)
            found.append(one)
        return reference, tuple(found)


def _reference(large: Mapping[str, tuple[Asked, int]], plan: AuditPlan) -> str | None:
    """The group that others are compared with, among those that are shown and large enough.

    A group that is hidden is never looked at: that another is the reference tells nothing of it.
    """
    known = {g: (value, n) for g, (value, n) in large.items() if isinstance(value, Fraction)}
    if plan.reference is Reference.LARGEST:
        return max(known, key=lambda group: (known[group][1], group), default=None)
    # Of equal numbers the larger group, so that the name of a group decides last.
    return max(known, key=lambda group: (*known[group], group), default=None)


_OR: Final[tuple[tuple[str, Language], ...]] = ((" atau ", "id"), (" or ", "en"))
