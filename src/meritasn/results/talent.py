"""The map of talent: how many stand in each of nine boxes, who has none, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from meritasn.facts import Enumeration
from meritasn.facts import Table as Known
from meritasn.language import LANGUAGES, Language, Text
from meritasn.model import YesNo
from meritasn.policies import Policy
from meritasn.results.boxes import (
    ADVICE,
    AXES,
    BOX,
    GROUP,
    CutOff,
    box_of,
    cut_offs,
    in_group,
    label_of,
    person_as_dict,
    placed,
    reasons_without_box,
)
from meritasn.results.requirements import Answer, requirements_beside
from meritasn.results.result import Result
from meritasn.rules import Program
from meritasn.rules.kinds import Table as Grid
from meritasn.view import (
    Cell,
    Column,
    Part,
    Sentence,
    Share,
    Table,
    Title,
    View,
    repr_html,
)
from meritasn.view.wording import NO_BREAK, said

__all__ = ["TalentMap", "TalentUnit"]

FORMAT, OF_ONE = "meritasn/talent@1", "meritasn/placed@1"

SMALLEST_UNIT = 5
"""A unit with fewer people on the map is shown together with others like it."""


@frozen
class TalentUnit:
    """How many of a unit's own people stand on the map.

    Attributes:
        unit: Its key.
        name: Its name.
        people: How many people work in it.
        boxed: How many of them have a box.
        group: How many of them belong to the succession group.
    """

    unit: str
    name: str
    people: int
    boxed: int
    group: int

    def as_dict(self) -> Mapping[str, object]:
        """The unit for other programs; of a small one the succession group is not said."""
        return {
            "unit": self.unit,
            "name": self.name,
            "people": self.people,
            "boxed": self.boxed,
            "succession_group": None if self.boxed < SMALLEST_UNIT else self.group,
        }


@frozen
class TalentMap:
    """The nine boxes of a workforce on a day.

    Attributes:
        on: The day.
        policy: The policy.
        people: One result a person, in their order.
        units: The units that people work in, in their order.
        without: Tables that the policy reads and that hold no record of anybody.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Result, ...] = field(repr=lambda people: str(len(people)))
    units: tuple[TalentUnit, ...] = field(repr=lambda units: str(len(units)))
    without: tuple[Known, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Result]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    @property
    def program(self) -> Program:
        """The rules of the day."""
        return self.policy.on(self.on)

    def of(self, employee: str) -> Result | None:
        """The result of one person."""
        return next((result for result in self.people if result.employee == employee), None)

    def counts(self) -> Mapping[str, int]:
        """How many people are in each box, best first; boxes with nobody too."""
        found = Counter(label.code for label in map(box_of, self.people) if label)
        return {code: found[code] for code in self.enum(BOX).codes}

    def cells(self) -> Mapping[tuple[str, str], int]:
        """How many people stand at each pair of levels: of performance, and of potential."""
        found: Counter[tuple[str, str]] = Counter()
        for result in self.people:
            row, column = (label_of(result, f"{axis}_level") for axis in AXES)
            if row is not None and column is not None:
                found[row.code, column.code] += 1
        return found

    def group(self) -> tuple[Result, ...]:
        """The succession group, in the order of the people."""
        return tuple(result for result in self.people if in_group(result))

    def unboxed(self) -> Mapping[Text, int]:
        """Why people have no box, and of how many each reason holds; the most frequent first."""
        found = Counter(why for result in self.people for why in reasons_without_box(result))
        return dict(found.most_common())

    def cut_offs(self) -> tuple[CutOff, ...]:
        """The cut-offs of both axes."""
        return cut_offs(self.program)

    def enum(self, step: str) -> Enumeration:
        """The labels of a step."""
        enum = self.program.steps[step].enum
        assert enum is not None, "the steps that are mapped are labels"
        return enum

    def box_at(self, row: str, column: str) -> Text | None:
        """What the box of two levels is called; None where a policy has no table of them."""
        kind = self.program.steps[BOX].step.kind
        if not isinstance(kind, Grid) or kind.of != tuple(f"{axis}_level" for axis in AXES):
            return None
        return self.enum(BOX).title(str(kind.cells[row, column]))

    def advice(self, box: str) -> Text | None:
        """What is recommended for a box; None where a policy has no table of them."""
        kind = self.program.steps[ADVICE].step.kind
        if not isinstance(kind, Grid) or kind.of != (BOX,):
            return None
        return self.enum(ADVICE).title(str(kind.cells[(box,)]))

    def succession(self, box: str) -> bool | None:
        """Whether a box belongs to the succession group; None where a policy has no table of it."""
        kind = self.program.steps[GROUP].step.kind
        if not isinstance(kind, Grid) or kind.of != (BOX,):
            return None
        return kind.cells[(box,)] == YesNo.YES.code

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs; numbers are text, as everywhere."""
        return {
            "format": FORMAT,
            **self.asked(),
            "without_records": [table.name for table in self.without],
            "boxes": [self._box_as_dict(code, n, language) for code, n in self.counts().items()],
            "without_box": [
                {"why": why.of(language), "people": n} for why, n in self.unboxed().items()
            ],
            "units": [unit.as_dict() for unit in self.units],
            "people": [person_as_dict(result, language) for result in self.people],
        }

    def of_one(self, result: Result, language: Language) -> Mapping[str, object]:
        """One of them for other programs, with the tree under their box."""
        explanation = result.explain(BOX)
        return {
            "format": OF_ONE,
            **self.asked(),
            **person_as_dict(result, language),
            "trace": explanation and explanation.as_dict(language),
        }

    def asked(self) -> Mapping[str, object]:
        """What was asked, and by which cut-offs, for other programs."""
        cuts = {one.parameter.name: one.parameter.value for one in self.cut_offs()}
        return {
            "on": self.on.isoformat(),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "cut_offs": {n: None if cut is None else f"{cut:f}" for n, cut in cuts.items()},
        }

    def _box_as_dict(self, code: str, people: int, language: Language) -> Mapping[str, object]:
        advice = self.advice(code)
        return {
            "code": code,
            "label": self.enum(BOX).title(code).of(language),
            "recommendation": advice and advice.of(language),
            "people": people,
        }

    def view(self) -> View:
        """The map, what each box recommends, who has none and why, and the succession group."""
        return View((*self.head(), *_mapped(self)))

    def dossier(self, result: Result) -> View:
        """The box of one of them, how near each cut-off is, and why."""
        return View((*self.head(), *placed(result)))

    def head(self) -> Iterator[Part]:
        """What is asked about, on which day, by which policy, and what it could not read."""
        yield Title(_TITLE.fill(day=self.on))
        source = f"{self.policy.name} · {self.policy.hash[:12]}"
        yield Sentence(Text(source, source), "quiet")
        for table in self.without:
            yield Sentence(_NO_RECORDS.fill(of=table.title), "warn")

    _repr_html_ = repr_html


# -- shown ------------------------------------------------------------------------------------


def _mapped(talents: TalentMap) -> Iterator[Part]:
    boxed = sum(talents.counts().values())
    yield Sentence(_BOXED.fill(n=boxed, of=len(talents)))
    if boxed:
        yield _square(talents, boxed)
        yield from _limits(talents)
    yield from _unboxed(talents)
    if boxed:
        yield from _recommended(talents, boxed)
        yield from _by_predicate(talents)
        yield from _succession(talents)


def _unboxed(talents: TalentMap) -> Iterator[Part]:
    found = talents.unboxed()
    if found:
        yield Title(_WITHOUT_BOX, 2)
        yield Table((Column(_WHY, grow=True), Column(_PEOPLE, "right")), tuple(found.items()))
        yield Sentence(_SEVERAL, "quiet")


def _recommended(talents: TalentMap, boxed: int) -> Iterator[Part]:
    yield Title(_RECOMMENDED, 2)
    yield Table(
        (
            Column(_BOX),
            Column(_PEOPLE, "right"),
            Column(_OF_ALL, "right"),
            Column(_ADVICE, grow=True),
        ),
        tuple(
            (talents.enum(BOX).title(code), n, Share(n, boxed), talents.advice(code))
            for code, n in talents.counts().items()
        ),
    )


def _square(talents: TalentMap, boxed: int) -> Table:
    """Performance from the top, potential from the left, as on the form."""
    rows, columns = (talents.enum(f"{axis}_level") for axis in AXES)
    cells = talents.cells()
    across = tuple(reversed(columns.codes))

    def cell(row: str, column: str) -> Cell:
        n, box = cells.get((row, column), 0), talents.box_at(row, column)
        share = Share(n, boxed)
        counted = _whole(Text(*(f"{said(n, lang)} ({said(share, lang)})" for lang in LANGUAGES)))
        return counted if box is None else _CELL.fill(box=_whole(box), counted=counted)

    return Table(
        (Column(_AXES, grow=True), *(Column(columns.title(code), "right") for code in across)),
        tuple((rows.title(row), *(cell(row, column) for column in across)) for row in rows.codes),
        _CAPTION,
    )


def _whole(words: Text) -> Text:
    """Words that stay on one line."""
    return Text(*(words.of(lang).replace(" ", NO_BREAK) for lang in LANGUAGES))


def _limits(talents: TalentMap) -> Iterator[Part]:
    """The cut-offs, and what the policy remarks on them."""
    found = talents.cut_offs()
    shown = [
        Text("{title} {value}", "{title} {value}").fill(
            title=one.parameter.title, value=one.parameter.value
        )
        for one in found
        if one.parameter.value is not None
    ]
    words = (" · ".join(each.of(lang) for each in shown) for lang in LANGUAGES)
    yield Sentence(Text(*words), "quiet")
    notes = (one.parameter.note for one in found)
    yield from (Sentence(note, "warn") for note in notes if note is not None)


def _by_predicate(talents: TalentMap) -> Iterator[Part]:
    """How people with each predicate stand on the axis of performance."""
    rows = talents.enum(f"{AXES[0]}_level")
    found: Counter[tuple[Text, str]] = Counter()
    for result in talents.people:
        predicate, level = label_of(result, _PREDICATE), label_of(result, f"{AXES[0]}_level")
        if predicate is not None and level is not None:
            found[predicate.title, level.code] += 1
    if not found:
        return
    titles = talents.enum(_PREDICATE).titles
    present = [title for title in titles if any(found[title, code] for code in rows.codes)]
    yield Title(_PREDICATES, 2)
    yield Table(
        (
            Column(talents.program.steps[_PREDICATE].step.title, grow=True),
            *(Column(title, "right") for title in rows.titles),
        ),
        tuple((title, *(found[title, code] for code in rows.codes)) for title in present),
    )


_PREDICATE = "last_predicate"
"""A step that a policy of talent may have: the predicate that the axis of performance rests on."""


def _succession(talents: TalentMap) -> Iterator[Part]:
    group = talents.group()
    yield Title(_GROUP, 2)
    yield Sentence(_GROUP_SIZE.fill(n=len(group)))
    yield from _gates(group)
    large = [unit for unit in talents.units if unit.boxed >= SMALLEST_UNIT]
    small = [unit for unit in talents.units if 0 < unit.boxed < SMALLEST_UNIT]
    rows: list[tuple[Cell, ...]] = [
        (unit.name, unit.people, unit.boxed, unit.group, Share(unit.group, unit.boxed))
        for unit in large
    ]
    if small:
        boxed, chosen = sum(u.boxed for u in small), sum(u.group for u in small)
        # Together they may still be few enough to tell who it is.
        shown = (None, None) if boxed < SMALLEST_UNIT else (chosen, Share(chosen, boxed))
        name = _SMALL.fill(n=len(small), least=SMALLEST_UNIT)
        rows.append((name, sum(u.people for u in small), boxed, *shown))
    yield Table(
        (
            Column(_UNIT, grow=True),
            Column(_PEOPLE, "right"),
            Column(_WITH_BOX, "right"),
            Column(_IN_GROUP, "right"),
            Column(_OF_BOXED, "right"),
        ),
        tuple(rows),
    )


def _gates(group: tuple[Result, ...]) -> Iterator[Part]:
    """What else the policy asks for, and of how many in the group it is not met or not known."""
    answers: dict[Text, Counter[Answer]] = {}
    for result in group:
        for one in () if result.run is None else requirements_beside(result.run):
            answers.setdefault(one.title, Counter())[one.answer] += 1
    rows = tuple(
        (title, found["met"], found["not_met"], found["unknown"])
        for title, found in answers.items()
        if found["not_met"] or found["unknown"]
    )
    if rows:
        yield Table(
            (
                Column(_REQUIREMENT, grow=True),
                Column(_MET, "right"),
                Column(_NOT_MET, "right"),
                Column(_UNKNOWN, "right"),
            ),
            rows,
        )


_TITLE = Text("Peta talenta, {day}", "Map of talent, {day}")
_NO_RECORDS = Text(
    "Tidak ada satu catatan pun dalam {of}: setiap pegawai dihitung tidak memilikinya.",
    "There is not one record in {of}: everybody counts as having none.",
)
_BOXED = Text("{n} dari {of} pegawai memiliki kotak.", "{n} of {of} people have a box.")
_AXES = Text("Kinerja \\ Potensial", "Performance \\ Potential")
_CELL = Text("{box}: {counted}", "{box}: {counted}")
_CAPTION = Text(
    "Banyak pegawai di tiap kotak, dan bagiannya dari semua yang memiliki kotak",
    "How many people are in each box, and their share of all who have one",
)
_RECOMMENDED = Text("Rekomendasi tiap kotak", "What each box recommends")
_BOX, _PEOPLE, _ADVICE = (
    Text("Kotak", "Box"),
    Text("Pegawai", "People"),
    Text("Rekomendasi", "Recommendation"),
)
_OF_ALL = Text("Bagian", "Share")
_PREDICATES = Text(
    "Baris kinerja menurut predikat terakhir", "Row of performance by the last predicate"
)
_WITHOUT_BOX = Text("Tanpa kotak, dan mengapa", "Without a box, and why")
_WHY = Text("Mengapa", "Why")
_SEVERAL = Text(
    "Seorang pegawai dihitung pada setiap alasan yang menyangkutnya.",
    "Somebody counts at each reason that holds of them.",
)
_GROUP = Text("Kelompok rencana suksesi", "Succession group")
_GROUP_SIZE = Text(
    "{n} pegawai termasuk kelompok rencana suksesi.", "{n} people belong to the succession group."
)
_UNIT, _WITH_BOX = Text("Unit", "Unit"), Text("Berkotak", "With a box")
_IN_GROUP = Text("Suksesi", "Succession")
_OF_BOXED = Text("Dari yang berkotak", "Of those with a box")
_SMALL = Text(
    "Unit dengan kurang dari {least} pegawai berkotak: {n}",
    "Units with fewer than {least} people who have a box: {n}",
)
_REQUIREMENT = Text("Persyaratan", "Requirement")
_MET, _NOT_MET = Text("terpenuhi", "met"), Text("tidak", "not met")
_UNKNOWN = Text("belum diketahui", "unknown")
