"""The index of professionalism of units: a ladder with its bands, how many count, and who does not.

The index of one person stands in `personal_index`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.results.assessments import Assessments
from meritasn.results.result import Result
from meritasn.results.rungs import Rung, rungs
from meritasn.results.unit_assessment import UnitAssessment
from meritasn.results.withheld import withheld
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title, View, repr_html

__all__ = ["LEAST", "Professionalism"]

FORMAT = "meritasn/professionalism@1"

LEAST = 5
"""The fewest people of whom a mean is shown, unless somebody asks for another number."""

_MOST_UNITS = 500
"""More units than these are counted and not listed."""


@frozen
class Professionalism:
    """The index of professionalism on a day: of units, and over the bands.

    Attributes:
        assessments: What the policy answers about everybody and every unit.
        least: The fewest people of whom a mean is shown. What is kept back cannot be worked out
            from what is shown.
        unit: The key of the unit that is looked at, with those beneath it; None for all.
    """

    assessments: Assessments
    least: int = LEAST
    unit: str | None = None

    @property
    def policy(self) -> Policy:
        """The policy by which it is reckoned."""
        return self.assessments.policy

    @cached_property
    def rungs(self) -> tuple[Rung, ...]:
        """The bands with their limits, best first."""
        return rungs(self.policy, self.assessments.on)

    @cached_property
    def units(self) -> tuple[UnitAssessment, ...]:
        """The units that are looked at, in their order, as far as they have people."""
        inside = {self.unit}
        found = []
        for one in self._from_the_top():
            if self.unit is None or one.unit == self.unit or one.parent in inside:
                inside.add(one.unit)
                found.append(one)
        order = {one.unit: place for place, one in enumerate(self.assessments.units)}
        return tuple(sorted((one for one in found if one.members), key=lambda u: order[u.unit]))

    def _from_the_top(self) -> Iterator[UnitAssessment]:
        """Every unit after the one above it; units in a ring come last."""
        waiting: list[UnitAssessment] = [*self.assessments.units]
        told: set[str | None] = {None}
        known = {one.unit for one in waiting}
        while waiting:
            ready = [one for one in waiting if one.parent in told or one.parent not in known]
            ready = ready or waiting
            yield from ready
            told |= {one.unit for one in ready}
            waiting = [one for one in waiting if one.unit not in told]

    @cached_property
    def withheld(self) -> frozenset[str]:
        """The units whose index is kept back, since it could tell that of a few people."""
        units = self.assessments.units
        counted = {one.unit: _number(one, "people_counted") for one in units}
        parents = {one.unit: one.parent for one in units}
        return withheld(counted, parents, self.least)

    @property
    def people(self) -> tuple[Result, ...]:
        """The people who are looked at."""
        if self.unit is None:
            return self.assessments.people
        seen = self.assessments.of_unit(self.unit)
        return () if seen is None else seen.members

    def distribution(self) -> Mapping[str, int]:
        """How many people stand in each band, by its code, best first."""
        labels = (result.predicate for result in self.people)
        found = Counter(label.code for label in labels if label is not None)
        return {rung.code: found[rung.code] for rung in self.rungs}

    def without(self) -> Mapping[Text, int]:
        """Why people have no index, and how many of them: each by the first of the reasons."""
        refusals = (result.refusal for result in self.people)
        return dict(Counter(one.first for one in refusals if one is not None).most_common())

    # -- for other programs ---------------------------------------------------------------------

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs: numbers as text, no floats."""
        return {
            "format": FORMAT,
            "on": self.assessments.on.isoformat(),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "least": self.least,
            "unit": self.unit,
            "bands": [rung.as_dict(language) for rung in self.rungs],
            "distribution": self.distribution() if self._enough else None,
            "without": [
                {"why": why.of(language), "people": n} for why, n in self.without().items()
            ],
            "without_records": [table.name for table in self.assessments.without],
            "units": [self._unit(one, language) for one in self.units],
        }

    def _unit(self, one: UnitAssessment, language: Language) -> Mapping[str, object]:
        index, band = self._shown(one, "unit_index"), self._band(one)
        return {
            "unit": one.unit,
            "name": one.name,
            "parent": one.parent,
            "withheld": one.unit in self.withheld,
            "index": None if index is None else f"{index:f}",
            "band": band and {"code": band.code, "label": band.title.of(language)},
            "people": _number(one, "people"),
            "counted": _number(one, "people_counted"),
            "without": _number(one, "people_without"),
        }

    def _shown(self, one: UnitAssessment, step: str) -> Decimal | None:
        value = None if one.unit in self.withheld else one.value(step)
        return None if value is None else value.number

    def _band(self, one: UnitAssessment) -> Rung | None:
        value = None if one.unit in self.withheld else one.value("unit_band")
        return next((r for r in self.rungs if value is not None and r.code == value.label), None)

    @property
    def _enough(self) -> bool:
        """Whether the distribution over the bands may be shown as well as the index."""
        return self.unit not in self.withheld and sum(self.distribution().values()) >= self.least

    # -- for people -----------------------------------------------------------------------------

    def view(self) -> View:
        """The ladder of units, the people over the bands, and why some have no index."""
        about = _ABOUT.fill(n=len(self.people), name=self.policy.name, hash=self.policy.hash[:12])
        title = Text("{title}, {day}", "{title}, {day}")
        return View(
            (
                Title(title.fill(title=self.policy.title, day=self.assessments.on)),
                Sentence(about, "quiet"),
                *(Sentence(_NO_RECORDS.fill(of=t.title), "warn") for t in self.assessments.without),
                *self._over_bands(),
                *self._ladder(),
                *self._reasons(),
            )
        )

    def _over_bands(self) -> Iterator[Part]:
        yield Title(_BY_BAND, 2)
        if not self._enough:
            yield Sentence(_TOO_FEW.fill(n=self.least), "quiet")
            return
        found = self.distribution()
        whole = sum(found.values())
        yield Table(
            (Column(_BAND), Column(_LIMITS), Column(_PEOPLE, "right"), Column(_SHARE)),
            tuple(
                (r.title, r.limits, found[r.code], Share(found[r.code], whole)) for r in self.rungs
            ),
        )

    def _ladder(self) -> Iterator[Part]:
        """Units under the band that they reach, the highest first; a band without units is told."""
        if len(self.units) > _MOST_UNITS:
            yield Sentence(_TOO_MANY.fill(n=len(self.units)), "quiet")
            return
        rows = tuple(self._rows())
        if not rows:
            return
        yield Title(_BY_UNIT, 2)
        yield Table(
            (
                Column(_UNIT, grow=True),
                Column(_INDEX, "right"),
                Column(_COUNTED, "right"),
                Column(_WITHOUT, "right"),
            ),
            rows,
        )
        yield Sentence(_BENEATH, "quiet")
        if any(one.unit in self.withheld for one in self.units):
            yield Sentence(_KEPT_BACK.fill(n=self.least), "quiet")

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        standing: dict[str | None, list[UnitAssessment]] = {}
        for one in self.units:
            band = self._band(one)
            standing.setdefault(None if band is None else band.code, []).append(one)
        for rung in self.rungs:
            yield (Sentence(_RUNG.fill(band=rung.title, limits=rung.limits), "quiet"), "", "", "")
            yield from map(self._row, _highest_first(standing.get(rung.code, ())))
        if None in standing:
            yield (Sentence(_NO_BAND, "quiet"), "", "", "")
            yield from map(self._row, standing[None])

    def _row(self, one: UnitAssessment) -> tuple[Cell, ...]:
        index = self._shown(one, "unit_index")
        counted, lacking = (_number(one, step) for step in ("people_counted", "people_without"))
        return one.name, index, counted, lacking or None

    def _reasons(self) -> Iterator[Part]:
        found = self.without()
        if found:
            yield Title(_WHY_WITHOUT, 2)
            yield Table((Column(_WHY, grow=True), Column(_PEOPLE, "right")), tuple(found.items()))

    _repr_html_ = repr_html


def _number(one: UnitAssessment, step: str) -> int:
    value = one.value(step)
    return 0 if value is None or value.number is None else int(value.number)


def _highest_first(units: Sequence[UnitAssessment]) -> list[UnitAssessment]:
    def index(one: UnitAssessment) -> Decimal:
        value = one.value("unit_index")
        assert value is not None
        assert value.number is not None
        return value.number

    return sorted(units, key=index, reverse=True)


_ABOUT = Text("{n} pegawai · kebijakan {name} ({hash})", "{n} people · policy {name} ({hash})")
_NO_RECORDS = Text(
    "Tidak ada satu catatan pun dalam {of}: setiap pegawai dihitung tidak memilikinya.",
    "There is not one record in {of}: everybody counts as having none.",
)
_BY_BAND, _BY_UNIT = (
    Text("Pegawai menurut kategori", "People by band"),
    Text("Unit menurut kategori", "Units by band"),
)
_BAND, _LIMITS = Text("Kategori", "Band"), Text("Indeks", "Index")
_PEOPLE, _SHARE = Text("Pegawai", "People"), Text("Bagian", "Share")
_UNIT, _INDEX = Text("Unit", "Unit"), Text("Indeks", "Index")
_COUNTED, _WITHOUT = Text("Terhitung", "Counted"), Text("Tanpa indeks", "No index")
_RUNG = Text("— {band}: {limits}", "— {band}: {limits}")
_NO_BAND = Text("— tidak ditampilkan", "— not shown")
_BENEATH = Text(
    "Setiap unit dihitung bersama unit di bawahnya; indeksnya rata-rata pegawai yang terhitung.",
    "Each unit counts with those beneath it; its index is the mean of the people who count.",
)
_KEPT_BACK = Text(
    "Indeks unit dengan kurang dari {n} pegawai terhitung tidak ditampilkan, juga indeks yang "
    "dengan pengurangan akan membukanya.",
    "The index of a unit with fewer than {n} people who count is not shown, nor one that would "
    "give it away by subtraction.",
)
_TOO_FEW = Text(
    "Sebarannya tidak ditampilkan: yang terhitung kurang dari {n} pegawai, atau indeks unit itu "
    "pun tidak ditampilkan.",
    "Their distribution is not shown: fewer than {n} people count, or the index of the unit is not "
    "shown either.",
)
_TOO_MANY = Text(
    "{n} unit memiliki pegawai; tabel per unit tidak ditampilkan.",
    "{n} units have people; the table by unit is not shown.",
)
_WHY_WITHOUT = Text("Mengapa belum ada indeks", "Why there is no index")
_WHY = Text("Sebab", "Why")
