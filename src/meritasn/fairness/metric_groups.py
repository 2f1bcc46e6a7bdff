"""A metric by group: a value to read and for other programs, which gives no small count away."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import field, frozen

from meritasn.fairness.audited import COOL, PEOPLE
from meritasn.fairness.counts import MISSING
from meritasn.fairness.estimate_words import (
    interval_text,
    number_text,
    statistic_text,
    with_interval,
)
from meritasn.fairness.estimates import Estimate
from meritasn.fairness.plan import AuditPlan, Reference
from meritasn.fairness.publishing import Hidden
from meritasn.fairness.telling import Told, exact_told, interval_told, plan_told
from meritasn.language import Language, Text
from meritasn.strategies import Declaration, Scale, Takes
from meritasn.strategies.answered import source
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["FORMAT", "Disaggregated", "MetricGroup", "MetricGroups"]

FORMAT = "meritasn/metric-by-group@1"


@frozen
class MetricGroup:
    """A metric of one group, beside that of its reference.

    Attributes:
        group: Its name.
        people: How many it is.
        value: The metric.
        difference: The metric less that of the reference; None where nothing is compared.
        ratio: The metric over that of the reference; None where nothing is compared.
    """

    group: str
    people: int
    value: Estimate
    difference: Estimate | None = None
    ratio: Estimate | None = None


@frozen
class MetricGroups:
    """One attribute, or several together.

    Attributes:
        attributes: Their names.
        title: What it is, for people.
        parts: Of every group, how many are in each part of it.
        overall: The metric of everybody together, or the one number for all groups.
        told: Whether that may be told beside the groups that are shown.
        reference: The group that others are compared with; None where none is large enough.
        groups: One for each group, the reference among them; none where the metric has one number
            for all of them.
        said: What a group is called.
    """

    attributes: tuple[str, ...]
    title: Text
    parts: Mapping[str, Mapping[str, int]] = field(repr=False)
    overall: Estimate
    told: bool = field(repr=False)
    reference: str | None
    groups: tuple[MetricGroup, ...]
    said: Callable[[str], Text] = field(repr=False)

    @property
    def held(self) -> bool:
        """Whether the group of anybody is known."""
        return any(group != MISSING for group in self.parts)

    def people(self, group: str) -> int:
        """How many a group is."""
        return sum(self.parts[group].values())

    def group(self, name: str) -> MetricGroup:
        """The group of that name.

        Raises:
            KeyError: If there is none.
        """
        return {one.group: one for one in self.groups}[name]


@frozen
class Disaggregated:
    """A metric by group.

    Attributes:
        metric: What the metric says of itself.
        takes: What it is a function of.
        scale: The unit and the decimals in which its numbers are shown.
        outcome: What is asked of people; None where that is not said.
        plan: By which rule the reference is chosen, and the least count that is shown.
        tables: One for each attribute, or combination, that was asked about.
        people: How many people there are.
        settled: Of how many the outcome is known.
        draws: How often they were drawn again.
        seed: Where the draws began.
        hidden: The groups of which nothing is told.
    """

    metric: Declaration = field(repr=lambda one: f"{one.name} {one.version}")
    takes: Takes
    scale: Scale = field(repr=False)
    outcome: Text | None
    plan: AuditPlan = field(repr=False)
    tables: tuple[MetricGroups, ...]
    people: int
    settled: int
    draws: int
    seed: int
    hidden: Hidden = field(repr=False)

    def sentence(self, table: MetricGroups, one: MetricGroup) -> Text:
        """What is said of a group; of one that is hidden, that it is.

        Args:
            table: The attribute.
            one: One of its groups.
        """
        return _sentence(self, table, one)

    def view(self) -> View:
        """What was asked, then attribute by attribute the groups and what can be said of them."""
        return View(tuple(_parts(self)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Told:
        """The metric by group for other programs, with the same groups hidden."""
        return {
            "format": FORMAT,
            "metric": {
                "name": self.metric.name,
                "version": self.metric.version,
                "title": self.metric.title.of(language),
                "cite": str(self.metric.citation),
                "standing": self.metric.standing.value,
                "takes": self.takes.value,
                "unit": self.scale.unit.value,
                "decimals": self.scale.decimals,
            },
            "outcome": self.outcome and self.outcome.of(language),
            "plan": plan_told(self.plan, language),
            "people": self.people,
            "settled": self.settled,
            "draws": self.draws,
            "seed": self.seed,
            "groups": [_groups(self, one, language) for one in self.tables],
        }

    def hides(self, table: MetricGroups, group: str) -> bool:
        """Whether nothing of a group is told."""
        return (table.attributes, group) in self.hidden


# ------------------------------------------------------------------------------------- for people


def _parts(of: Disaggregated) -> Iterator[Part]:
    title = of.metric.title
    yield Title(title if of.outcome is None else _OF.fill(metric=title, outcome=of.outcome))
    yield Sentence(source(of.metric), "quiet")
    yield Sentence(PEOPLE.fill(people=of.people, settled=of.settled))
    yield Sentence(_DRAWS.fill(draws=of.draws, seed=of.seed), "quiet")
    for table in of.tables:
        yield Title(table.title, 2)
        yield from _of_table(of, table)
    yield Sentence(COOL, "quiet")


_OF = Text("{metric}: {outcome}", "{metric}: {outcome}")
_DRAWS = Text(
    "Selang memuat 95 dari 100 tarikan ulang orang yang sama ({draws} tarikan, benih {seed}).",
    "Intervals hold 95 of 100 draws of the same people ({draws} draws, seed {seed}).",
)


def _of_table(of: Disaggregated, table: MetricGroups) -> Iterator[Part]:
    if not table.held:
        yield Sentence(_NOT_HELD, "warn")
        return
    yield Sentence(_overall(of, table))
    if of.takes is Takes.GROUPS:
        return
    yield Table(_COLUMNS, tuple(_row(of, table, one) for one in table.groups))
    if table.reference is None:
        yield Sentence(_NO_REFERENCE.fill(n=of.plan.reference_minimum), "warn")
        return
    yield Sentence(_COMPARED.fill(name=table.said(table.reference), why=_RULES[of.plan.reference]))
    for one in table.groups:
        if one.difference is not None:
            yield Sentence(_sentence(of, table, one))


_COLUMNS = (
    Column(Text("Kelompok", "Group"), grow=True),
    Column(Text("Orang", "People"), "right"),
    Column(Text("Ukuran", "Metric"), "right"),
    Column(Text("Selang", "Interval"), "right"),
)
_NOT_HELD = Text(
    "Tidak dapat diukur dengan data ini: tidak seorang pun diketahui kelompoknya.",
    "Not measurable with this data: nobody's group is known.",
)
_NO_REFERENCE = Text(
    "Tidak ada kelompok pembanding: tidak satu pun yang ditampilkan beranggotakan {n} orang atau "
    "lebih dan memiliki ukurannya.",
    "There is no group to compare with: none that is shown has {n} people or more and a number.",
)
_COMPARED = Text("Dibandingkan dengan {name}: {why}.", "Compared with {name}: {why}.")
_RULES = {
    Reference.HIGHEST_RATE: Text(
        "angka tertinggi di antara kelompok yang cukup besar dan ditampilkan",
        "the highest among groups that are large enough and shown",
    ),
    Reference.LARGEST: Text(
        "kelompok terbesar yang ditampilkan", "the largest group among those that are shown"
    ),
}
_HIDDEN = "*"


def _row(of: Disaggregated, table: MetricGroups, one: MetricGroup) -> tuple[Cell, ...]:
    if of.hides(table, one.group):
        return table.said(one.group), _HIDDEN, _HIDDEN, _HIDDEN
    between = interval_text(one.value, of.scale.decimals)
    return table.said(one.group), one.people, _shown(one.value, of.scale), between


def _overall(of: Disaggregated, table: MetricGroups) -> Text:
    name = _ALL_GROUPS if of.takes is Takes.GROUPS else _EVERYBODY
    if not table.told:
        return _WITHHELD.fill(name=name)
    return _VALUE.fill(name=name, value=with_interval(table.overall, of.scale))


_EVERYBODY, _ALL_GROUPS = Text("Semua orang", "Everybody"), Text("Semua kelompok", "All groups")
_VALUE = Text("{name}: {value}.", "{name}: {value}.")
_WITHHELD = Text(
    "{name}: angkanya terlalu kecil untuk ditampilkan.", "{name}: the counts are too small to show."
)


def _sentence(of: Disaggregated, table: MetricGroups, one: MetricGroup) -> Text:
    name = table.said(one.group)
    if of.hides(table, one.group):
        return _WITHHELD.fill(name=name)
    gap, share, reference = one.difference, one.ratio, table.reference
    if one.value.value is None or gap is None or share is None or reference is None:
        value = with_interval(one.value, of.scale)
        return _ALONE.fill(name=name, people=one.people, value=value)
    return _BESIDE.fill(
        name=name,
        people=one.people,
        reference=table.said(reference),
        others=table.people(reference),
        value=number_text(one.value, of.scale),
        difference=statistic_text(gap, of.scale.decimals),
        ratio=statistic_text(share, _RATIO_DECIMALS),
    )


_RATIO_DECIMALS = 3
_ALONE = Text("{name} ({people} orang): {value}.", "{name} ({people} people): {value}.")
_BESIDE = Text(
    "{name} ({people} orang) di samping {reference} ({others} orang): {value}; selisih "
    "{difference}; rasio {ratio}.",
    "{name} ({people} people) beside {reference} ({others} people): {value}; difference "
    "{difference}; ratio {ratio}.",
)


def _shown(one: Estimate, scale: Scale) -> Cell:
    return None if one.value is None else scale.settle(one.value)


# ------------------------------------------------------------------------------ for other programs


def _groups(of: Disaggregated, table: MetricGroups, language: Language) -> Told:
    why = None if table.reference is None else _RULES[of.plan.reference].of(language)
    return {
        "attributes": list(table.attributes),
        "title": table.title.of(language),
        "held": table.held,
        "overall": _estimate(table.overall, language) if table.told else None,
        "reference": table.reference,
        "reference_why": why,
        "values": [_group(of, table, one, language) for one in table.groups],
    }


def _group(of: Disaggregated, table: MetricGroups, one: MetricGroup, language: Language) -> Told:
    told = {
        "people": one.people,
        "value": _estimate(one.value, language),
        "difference": _estimate(one.difference, language),
        "ratio": _estimate(one.ratio, language),
    }
    return {
        "group": one.group,
        "title": table.said(one.group).of(language),
        **(dict.fromkeys(told) if of.hides(table, one.group) else told),
        "sentence": _sentence(of, table, one).of(language),
    }


def _estimate(one: Estimate | None, language: Language) -> Told | None:
    if one is None:
        return None
    return {
        "exact": exact_told(one.value),
        "interval": interval_told(one.interval),
        "undefined_draws": one.undefined,
        "reason": one.refused and one.refused.why.of(language),
    }
