"""The index of professionalism of one person: what it rests on, and what would raise it most."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen

from meritasn.facts import Grain
from meritasn.language import Language, Text
from meritasn.model import Education, PastPredicate, Training
from meritasn.results.explanation import value_text
from meritasn.results.refusal import refused
from meritasn.results.result import Result
from meritasn.results.rungs import Rung, rungs
from meritasn.rules import Run
from meritasn.view import Branch, Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Attainable", "PersonalIndex", "Proposal"]

FORMAT = "meritasn/professional@1"


@frozen
class Attainable:
    """What a person may attain: records that would be added, or another diploma.

    Attributes:
        code: What other programs call it.
        title: What it is.
        trainings: Trainings that would be finished.
        appraisals: Predicates that would be given.
        diploma: The diploma that would be the highest.
    """

    code: str
    title: Text
    trainings: tuple[Training, ...] = field(default=(), repr=False)
    appraisals: tuple[PastPredicate, ...] = field(default=(), repr=False)
    diploma: Education | None = None


@frozen
class Proposal:
    """A change, and the result of the person once it has come about.

    Attributes:
        change: The change.
        before: The result as it is.
        after: The result with the change, computed by the same rules.
    """

    change: Attainable
    before: Result = field(repr=False)
    after: Result = field(repr=False)

    @property
    def gain(self) -> Decimal:
        """By how much the index rises."""
        return (self.after.score or Decimal(0)) - (self.before.score or Decimal(0))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The proposal for other programs."""
        band = self.after.predicate
        return {
            "code": self.change.code,
            "title": self.change.title.of(language),
            "index": _plain(self.after.score),
            "gain": f"{self.gain:f}",
            "band": band and {"code": band.code, "label": band.title.of(language)},
        }


@frozen
class PersonalIndex:
    """The index of one person on a day.

    Attributes:
        result: The result, with every step.
        proposals: What would raise the index, the most first.
        together: All of it at once; None where that is one thing or nothing.
    """

    result: Result
    proposals: tuple[Proposal, ...] = ()
    together: Proposal | None = None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs: numbers as text, no floats."""
        result, explanation = self.result, self.result.explain()
        refusal, band = result.refusal, result.predicate
        return {
            "format": FORMAT,
            "employee": result.employee,
            "on": result.period.start.isoformat(),
            "policy": {"name": result.policy.name, "hash": result.policy.hash},
            "index": _plain(result.score),
            "band": band and {"code": band.code, "label": band.title.of(language)},
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
            "dimensions": [
                {
                    "step": name,
                    "title": title.of(language),
                    "points": result.value(name).text,
                    "rests_on": rests_on and rests_on.of(language),
                }
                for name, title, rests_on in self._dimensions()
            ],
            "proposals": [one.as_dict(language) for one in self.proposals],
            "together": self.together and self.together.as_dict(language),
            "trace": explanation and explanation.as_dict(language),
        }

    def view(self) -> View:
        """The index, its dimensions, what would raise it, and what in it is assumed."""
        title = Text("{title}, {day}", "{title}, {day}").fill(
            title=self.result.policy.title, day=self.result.period.start
        )
        return View(
            (
                Title(title),
                Sentence(self._answer(), "plain" if self.result.refusal is None else "bad"),
                *self._table(),
                *self._raises(),
                *self._assumed(),
            )
        )

    def _answer(self) -> Text:
        refusal, score, band = self.result.refusal, self.result.score, self._rung(self.result)
        if refusal is not None:
            return _NO_INDEX.fill(why=refusal.message)
        assert score is not None
        assert band is not None
        return _STANDS.fill(index=score, band=band.title, limits=band.limits)

    def _rung(self, result: Result) -> Rung | None:
        """The band of a result, with its limits."""
        found, on = result.predicate, result.period.start
        return next((r for r in rungs(result.policy, on) if found and r.code == found.code), None)

    def _table(self) -> Iterator[Part]:
        rows = tuple(self._rows())
        if rows:
            yield Table(
                (Column(_DIMENSION, grow=True), Column(_POINTS, "right"), Column(_ON)), rows
            )

    def _rows(self) -> Iterator[tuple[Cell, ...]]:
        for name, title, rests_on in self._dimensions():
            shown = Text(f"· {title.id}", f"· {title.en}") if name in _PARTS else title
            yield shown, self.result.value(name).number, rests_on

    def _dimensions(self) -> Iterator[tuple[str, Text, Text | None]]:
        """Each dimension and each part of one that applies: its step, its title, and its base."""
        run = self.result.run
        if run is None:
            return
        for name in _BASES:
            if name in run.program.steps and (run.value(name).present or run.value(name).reasons):
                yield name, run.program.steps[name].step.title, _base(run, name)

    def _raises(self) -> Iterator[Part]:
        if self.result.refusal is not None:
            return
        yield Title(_WHAT_RAISES, 2)
        if not self.proposals:
            yield Sentence(_NOTHING, "quiet")
            return
        proposals = (*self.proposals, *(() if self.together is None else (self.together,)))
        yield Table(
            (
                Column(_CHANGE, grow=True),
                Column(_AFTER, "right"),
                Column(_GAIN, "right"),
                Column(_BAND),
            ),
            tuple(self._row(one) for one in proposals),
        )
        yield Sentence(_EACH_ALONE, "quiet")

    def _row(self, one: Proposal) -> tuple[Cell, ...]:
        band = self._rung(one.after)
        reached = one.after.predicate != one.before.predicate
        title = None if band is None else Sentence(band.title, "good" if reached else "plain")
        return one.change.title, one.after.score, one.gain, title

    def _assumed(self) -> Iterator[Part]:
        """What in the index is assumed, and by which policy it was reckoned."""
        explanation = self.result.explain()
        if explanation is not None:
            yield from (
                part for part in explanation.view().parts if not isinstance(part, Title | Branch)
            )

    _repr_html_ = repr_html


_PARTS = ("main_points", "technical_points", "seminar_points")

_BASES: Mapping[str, tuple[str, Text] | None] = {
    "qualification": ("education", Text("{value}", "{value}")),
    "competence": None,
    "main_points": ("main_training", Text("{value}", "{value}")),
    "technical_points": ("technical_hours", Text("{value} JP", "{value} hours (JP)")),
    "seminar_points": ("seminars", Text("{value} tercatat", "{value} on record")),
    "performance": None,
    "discipline_points": ("record_of_discipline", Text("{value}", "{value}")),
}
"""The dimensions and their parts in order, each with the step or the fact that it rests on."""


def _plain(number: Decimal | None) -> str | None:
    """A number as other programs have it."""
    return None if number is None else f"{number:f}"


def _base(run: Run, name: str) -> Text | None:
    """What a dimension rests on; why it has no points, where it has none."""
    refusal = refused(run, name)
    if refusal is not None:
        return refusal.message
    if name == "performance":
        return _last_appraisal(run)
    base = _BASES[name]
    if base is None:
        return None
    known, template = base
    return template.fill(value=_value(run, known))


def _last_appraisal(run: Run) -> Text | None:
    """The number or the predicate that counts, and the last day that was appraised."""
    appraisals = [child for child in run.children if child.grain is Grain.PAST_PREDICATE]
    if not appraisals:
        return None
    last = appraisals[-1]
    number = last.value("points_of_number").present
    value = _value(last, "past_score" if number else "past_predicate")
    return _APPRAISED.fill(value=value, day=_value(last, "rated_on"))


def _value(run: Run, name: str) -> Text:
    """A step or a fact of a run as people read it."""
    subject = run.program.steps.get(name) or run.program.facts[name]
    return value_text(subject, run.seen(subject))


_NO_INDEX = Text("Belum ada indeks: {why}", "No index yet: {why}")
_STANDS = Text("Indeks {index}: {band} ({limits})", "Index {index}: {band} ({limits})")
_APPRAISED = Text("{value}, dinilai sampai {day}", "{value}, appraised until {day}")
_DIMENSION, _POINTS = Text("Dimensi", "Dimension"), Text("Poin", "Points")
_ON = Text("Bertumpu pada", "Rests on")
_WHAT_RAISES = Text("Yang paling menaikkan indeks", "What would raise the index most")
_NOTHING = Text(
    "Tidak ada lagi yang dapat menaikkannya sekarang.", "Nothing more could raise it now."
)
_CHANGE, _AFTER = Text("Perubahan", "Attainable"), Text("Menjadi", "Becomes")
_GAIN, _BAND = Text("Naik", "Gain"), Text("Kategori", "Band")
_EACH_ALONE = Text(
    "Setiap perubahan dihitung tersendiri, dengan aturan yang sama dan pada hari yang sama.",
    "Each change is reckoned alone, by the same rules and on the same day.",
)
