"""How one person matches a post: each competency beside its standard, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import field, frozen

from meritasn.errors.codes import refusals
from meritasn.facts import Grain
from meritasn.language import Language, Text
from meritasn.model import Competency
from meritasn.results.explanation import value_text
from meritasn.results.refusal import Refusal, refused
from meritasn.results.result import Label, Result
from meritasn.rules import Run
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, Tone

__all__ = [
    "AGAINST",
    "BANDS",
    "CAPPED",
    "FAMILIES",
    "LACKS",
    "MATCH",
    "STEPS",
    "Matched",
    "label_of",
    "with_cap",
]

MATCH, CAPPED = "jpm", "jpm_capped"
"""The steps with the match: as the levels are, and with each capped at its standard."""

FAMILIES = ("post_filling", "mapping")
"""The steps with the two families of bands, whose names are never mixed."""

AGAINST, LACKS = "against_standard", "lacks"
"""The step that compares one competency with its standard, and its label for one that lacks."""

_STATE, _RESULT, _COUNTS, _OWN = "assessment_state", "result_state", "counts", "own_standard"
_COMPLETE, _SKILL_STATE = "complete", "skill_state"
_WITH_SKILLS = ("technical_jpm", "combined")


def with_cap(step: str) -> str:
    """The step that says the same with each level capped at its standard.

    >>> with_cap("post_filling")
    'post_filling_capped'
    """
    return f"{step}_capped"


BANDS = tuple(step for family in FAMILIES for step in (family, with_cap(family)))
"""The steps with bands, each family with and without the cap."""

STEPS = (MATCH, CAPPED, *BANDS, AGAINST, _STATE, _RESULT, _OWN, *_WITH_SKILLS)
"""The steps that a policy needs, so that its answers can be shown as a match."""


@frozen
class Matched:
    """One person beside a post.

    Attributes:
        result: What the policy says.
        skills: The names of the technical competencies that were tested, as the run has them.
        skills_rejected: Whether a row about their technical competencies was rejected.
    """

    result: Result
    skills: tuple[str, ...] = field(default=(), repr=False)
    skills_rejected: bool = field(default=False, repr=False)

    @property
    def employee(self) -> str:
        """The key that was put in."""
        return self.result.employee

    @property
    def run(self) -> Run | None:
        """Every step with its value; None where there was nothing to run."""
        return self.result.run

    @property
    def judged(self) -> bool:
        """Whether there is a match."""
        return self.run is not None and self.run.value(MATCH).present

    @property
    def refusal(self) -> Refusal | None:
        """Why there is no match; None where there is one."""
        return self.result.nothing if self.run is None else refused(self.run, MATCH)

    @property
    def why(self) -> Text | None:
        """In a word why there is no match: the state of the assessment, or the first reason."""
        refusal = self.refusal
        if refusal is None:
            return None
        state = label_of(self.run, _STATE)
        return refusal.first if state is None or state.code == _COMPLETE else state.title

    @cached_property
    def competencies(self) -> Mapping[Competency, Run]:
        """The last result of each competency that counts or has expired, in the usual order."""
        if self.run is None:
            return {}
        known: dict[Competency, Run] = {}
        fact = self.run.program.facts["competency"]
        for row in self.run.children:
            code = row.seen(fact).label if row.grain is Grain.COMPETENCY else None
            if code is not None and row.value(_RESULT).label in (_COUNTS, "expired"):
                known[Competency.of(code)] = row
        return {one: known[one] for one in Competency if one in known}

    @property
    def technical(self) -> tuple[tuple[str, Run], ...]:
        """The last technical results, each with its name."""
        if self.run is None or self.skills_rejected:
            return ()
        rows = [row for row in self.run.children if row.grain is Grain.SKILL]
        named = zip(self.skills, rows, strict=True)
        return tuple(pair for pair in named if pair[1].value(_SKILL_STATE).label != "earlier")

    def brief(self, language: Language) -> Mapping[str, object]:
        """The match for other programs, without the single competencies."""
        refusal, state = self.refusal, label_of(self.run, _STATE)
        bands = {step: label_of(self.run, step) for step in BANDS}
        return {
            "employee": self.employee,
            "state": state and state.code,
            MATCH: self._number(MATCH),
            CAPPED: self._number(CAPPED),
            **{step: band and band.code for step, band in bands.items()},
            "lacking": [
                one.code
                for one, row in self.competencies.items()
                if row.value(AGAINST).label == LACKS
            ],
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
        }

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs: numbers as text, no floats."""
        explanation = self.result.explain(MATCH) if self.run is not None else None
        both = [step for name in _WITH_SKILLS for step in (name, with_cap(name))]
        return {
            **self.brief(language),
            **{step: None if self.skills_rejected else self._number(step) for step in both},
            "competencies": [
                {"competency": one.code, "standard_by": _by(row), **_numbers(row, _COLUMNS)}
                for one, row in self.competencies.items()
            ],
            "skills": [
                {"skill": name, **_numbers(row, _SKILL_COLUMNS)} for name, row in self.technical
            ],
            "trace": explanation and explanation.as_dict(language),
        }

    def _number(self, step: str) -> str | None:
        return None if self.run is None else self.run.value(step).text

    # -- shown --------------------------------------------------------------------------------

    def parts(self) -> Iterator[Part]:
        """The match first, then why there is none, then each competency beside its standard."""
        if self.judged:
            yield self._summary()
        elif (refusal := self.refusal) is not None:
            yield Sentence(_NO_MATCH.fill(why=self.why or refusal.first), "bad")
            yield Sentence(refusal.message, "bad")
        if self.run is not None:
            yield from self._gaps()
            yield from self._technical()

    def _summary(self) -> Part:
        assert self.run is not None
        rows = [(_JPM, *self._pair(MATCH)), *((_FAMILY[f], *self._pair(f)) for f in FAMILIES)]
        if not self.skills_rejected:
            rows += [(_TECHNICAL[s], *self._pair(s)) for s in _WITH_SKILLS if self._has(s)]
        return Table((Column(_WHAT), Column(_PLAIN), Column(_WITH_CAP)), tuple(rows))

    def _has(self, step: str) -> bool:
        return self.run is not None and self.run.value(step).present

    def _pair(self, step: str) -> tuple[Cell, Cell]:
        assert self.run is not None
        plain, capped = (
            value_text(self.run.program.steps[name], self.run.value(name))
            for name in (step, with_cap(step))
        )
        return plain, capped

    def _gaps(self) -> Iterator[Part]:
        rows = self.competencies
        assert self.run is not None
        if not rows:
            return
        yield Title(_BY_COMPETENCY, 2)
        yield from self._beside()
        assumed = any(_by(row) != "post" for row in rows.values())
        yield Table(
            (
                Column(_COMPETENCY, grow=True),
                *(Column(title, "right") for title in _COLUMNS.values()),
                Column(_RESULT_TITLE),
                *((Column(_SOURCE),) if assumed else ()),
            ),
            tuple(
                (*_row(one, rows.get(one)), *((_source(rows.get(one)),) if assumed else ()))
                for one in Competency
            ),
        )

    def _beside(self) -> Iterator[Part]:
        """When it was assessed, until when that counts at the longest, and beside which level."""
        assert self.run is not None
        day, level = self.run.value("last_assessed_on").day, label_of(self.run, "judged_level")
        if day is not None:
            yield Sentence(_ASSESSED.fill(day=day))
        until = [row.value("valid_until").day for row in self.competencies.values()]
        latest = max((last for last in until if last is not None), default=None)
        if latest is not None and not self.judged:
            yield Sentence(_UNTIL.fill(day=latest), "warn")
        if level is not None:
            yield Sentence(_BESIDE.fill(level=level.title))

    def _technical(self) -> Iterator[Part]:
        yield Title(_BY_SKILL, 2)
        if self.skills_rejected:
            yield Sentence(refusals.REJECTED_ROW.template, "warn")
            return
        if rows := self.technical:
            yield Table(
                (
                    Column(_SKILL, grow=True),
                    *(Column(title, "right") for title in _SKILL_COLUMNS.values()),
                    Column(_RESULT_TITLE),
                ),
                tuple(
                    (name, *(_cell(row, c) for c in _SKILL_COLUMNS), _standing(row, _SKILL_STATE))
                    for name, row in rows
                ),
            )
        for step in _WITH_SKILLS:
            refusal = None if self.run is None else refused(self.run, step)
            if refusal is not None and (step != _WITH_SKILLS[-1] or (rows and self.judged)):
                why = Text("{of}: {why}", "{of}: {why}")
                yield Sentence(why.fill(of=_TECHNICAL[step], why=refusal.message), "quiet")


def label_of(run: Run | None, step: str) -> Label | None:
    """The label of a step, if there is one."""
    if run is None:
        return None
    code, enum = run.value(step).label, run.program.steps[step].enum
    return None if code is None or enum is None else Label(code, enum.title(code))


def _cell(row: Run, name: str) -> Cell:
    """A fact or a step of one record as a whole number; nothing where it has none."""
    program = row.program
    value = row.value(name) if name in program.steps else row.seen(program.facts[name])
    return None if value.number is None else f"{value.number:f}"


def _numbers(row: Run, names: Mapping[str, Text]) -> Mapping[str, object]:
    return {name: _cell(row, name) for name in names}


def _by(row: Run) -> str:
    """Whether the standard of one competency is the post's own, or that of its level."""
    return "post" if row.value(_OWN).applicable else "level"


def _row(one: Competency, row: Run | None) -> tuple[Cell, ...]:
    """One competency beside its standard; one that was not assessed has neither."""
    if row is None:
        return (one.label, *(None for _ in _COLUMNS), Sentence(_NOT_TESTED, "bad"))
    return (
        one.label,
        *(_cell(row, name) for name in _COLUMNS),
        _against(row, _RESULT, AGAINST),
    )


def _source(row: Run | None) -> Cell:
    return None if row is None else _STANDARD_BY[_by(row)]


def _against(row: Run, state: str, against: str) -> Cell:
    """How a level compares with its standard; of one that does not count, why not."""
    label = label_of(row, against)
    if label is None:
        return _standing(row, state)
    return Sentence(label.title, _TONES.get(label.code, "plain"))


def _standing(row: Run, state: str) -> Cell:
    """Whether a result counts."""
    label = label_of(row, state)
    if label is None:
        return None
    return Sentence(label.title, "plain" if label.code == _COUNTS else "warn")


_TONES: Mapping[str, Tone] = {"above": "good", "lacks": "bad"}

_JPM = Text("Kesesuaian (JPM)", "Match (JPM)")
_FAMILY = {
    "post_filling": Text("Untuk pengisian jabatan", "For filling a post"),
    "mapping": Text("Untuk pemetaan kompetensi", "For mapping of competence"),
}
_TECHNICAL = {
    "technical_jpm": Text("Kesesuaian teknis", "Technical match"),
    "combined": Text("Gabungan dengan teknis", "Together with technical"),
}
_WHAT = Text("Kesesuaian", "Match")
_PLAIN = Text("Apa adanya", "As it is")
_WITH_CAP = Text("Dibatasi pada standar", "Capped at the standard")
_NO_MATCH = Text("Kesesuaian tidak dapat dihitung: {why}.", "There is no match: {why}.")
_BY_COMPETENCY = Text("Kompetensi demi kompetensi", "Competency by competency")
_ASSESSED = Text("Penilaian tanggal {day}.", "Assessed on {day}.")
_UNTIL = Text("Hasilnya dipakai sampai {day}.", "Its results count until {day}.")
_BESIDE = Text("Jenjang yang dibandingkan: {level}.", "Compared with the level: {level}.")
_COMPETENCY, _SKILL = (
    Text("Kompetensi", "Competency"),
    Text("Kompetensi teknis", "Technical competency"),
)
_COLUMNS = {
    "competency_level": Text("Dimiliki", "Held"),
    "standard": Text("Standar", "Standard"),
    "gap": Text("Kurang", "Gap"),
    "surplus": Text("Lebih", "Surplus"),
}
_SKILL_COLUMNS = {
    "skill_level": Text("Dimiliki", "Held"),
    "skill_standard": Text("Standar", "Standard"),
    "skill_gap": Text("Kurang", "Gap"),
    "skill_surplus": Text("Lebih", "Surplus"),
}
_RESULT_TITLE, _SOURCE = Text("Hasil", "Result"), Text("Asal standar", "Standard from")
_STANDARD_BY = {
    "post": Text("jabatan", "the post"),
    "level": Text("jenjang", "the level"),
}
_NOT_TESTED = Text("tidak dinilai", "not assessed")
_BY_SKILL = Text("Kompetensi teknis", "Technical competence")
