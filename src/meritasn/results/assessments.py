"""Who meets what on a day: the answers of a policy for everybody who was asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from meritasn.facts import Table
from meritasn.language import Language, Text
from meritasn.model import Vacancy
from meritasn.policies import Policy
from meritasn.results.requirements import Answer
from meritasn.results.result import Result
from meritasn.results.roster import dossier, headed, roster
from meritasn.results.unit_assessment import UnitAssessment
from meritasn.view import Part, Sentence, View, repr_html

__all__ = ["Assessments"]

FORMAT = "meritasn/assessments@1"

_ANSWERS: tuple[Answer, ...] = ("met", "not_met", "unknown", "not_applicable")


@frozen
class Assessments:
    """What a policy answers on a day about a workforce.

    Attributes:
        on: The day.
        policy: The policy.
        people: One result for each person, in their order; or for each service, candidate or agency
            that the policy is about, by its key.
        vacancy: The post that is asked about; None where the day alone is.
        without: Tables that the policy reads and that hold no record of anybody.
        units: What the policy says of each unit; none where it says nothing of units.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Result, ...] = field(repr=lambda people: str(len(people)))
    vacancy: Vacancy | None = None
    without: tuple[Table, ...] = field(default=(), repr=False)
    units: tuple[UnitAssessment, ...] = field(default=(), repr=lambda units: str(len(units)))

    def __iter__(self) -> Iterator[Result]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Result | None:
        """The result of one employee."""
        return next((result for result in self.people if result.employee == employee), None)

    def of_unit(self, unit: str) -> UnitAssessment | None:
        """What the policy says of one unit."""
        return next((one for one in self.units if one.unit == unit), None)

    def counts(self) -> Mapping[Answer, int]:
        """How many people have each answer."""
        found = Counter(result.answer for result in self.people)
        return {answer: found[answer] for answer in _ANSWERS}

    def lacking(self) -> Mapping[str, Mapping[Answer, int]]:
        """How many people have each answer to each requirement, by its code."""
        found: dict[str, Counter[Answer]] = {}
        for result in self.people:
            for one in result.requirements():
                found.setdefault(one.code, Counter())[one.answer] += 1
        return {
            code: {answer: counts[answer] for answer in _ANSWERS} for code, counts in found.items()
        }

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs."""
        return {
            "format": FORMAT,
            "on": self.on.isoformat(),
            "vacancy": None if self.vacancy is None else _post(self.vacancy, language),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "without_records": [table.name for table in self.without],
            "counts": self.counts(),
            "requirements": self.lacking(),
            "people": [
                {
                    "employee": result.employee,
                    "answer": result.answer,
                    "label": _label(result),
                    "score": None if result.score is None else f"{result.score:f}",
                    "refusal": result.refusal and result.refusal.code.id,
                    "requirements": [one.as_dict(language) for one in result.requirements()],
                }
                for result in self.people
            ],
        }

    def view(self) -> View:
        """Counts first, then who meets everything, who lacks what, and what is not known."""
        return View((*self._head(), *roster(self.policy, self.people)))

    def dossier(self, result: Result) -> View:
        """What one of them is asked for, and what became of it; or why it came to its result."""
        if result.answer is None:
            return result.view()
        return View((*self._head(), *dossier(result)))

    def _head(self) -> Iterator[Part]:
        yield from headed(self.policy, self.on, self.vacancy)
        for table in self.without:
            yield Sentence(_NO_RECORDS.fill(of=table.title), "warn")

    _repr_html_ = repr_html


_NO_RECORDS = Text(
    "Tidak ada satu catatan pun dalam {of}: setiap pegawai dihitung tidak memilikinya.",
    "There is not one record in {of}: everybody counts as having none.",
)


def _label(result: Result) -> str | None:
    """The code of the label that answers, be it a predicate or another one."""
    label = result.label or result.predicate
    return None if label is None else label.code


def _post(vacancy: Vacancy, language: Language) -> Mapping[str, object]:
    return {
        "key": vacancy.key,
        "title": vacancy.title,
        "level": {"code": vacancy.level.code, "label": vacancy.level.label.of(language)},
        "field": vacancy.field,
        "least_rank": vacancy.least_rank and vacancy.least_rank.code,
    }
