"""Who meets what on a day: the answers of a policy for everybody who was asked about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from attrs import field, frozen

from meritasn.language import Language, Text, listing
from meritasn.policies import Policy
from meritasn.results.requirements import SHOWN, Answer
from meritasn.results.result import Result
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Assessments"]

FORMAT = "meritasn/assessments@1"

_ANSWERS: tuple[Answer, ...] = ("met", "not_met", "unknown", "not_applicable")

MOST_ROWS = 50
"""More people of one answer than these are counted and not listed."""


@frozen
class Assessments:
    """What a policy answers on a day about a workforce.

    Attributes:
        on: The day.
        policy: The policy.
        people: One result for each employee, in their order.
        about: What is asked, such as the title of a post; None where the day alone is.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Result, ...] = field(repr=lambda people: str(len(people)))
    about: str | None = None

    def __iter__(self) -> Iterator[Result]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Result | None:
        """The result of one employee."""
        return next((result for result in self.people if result.employee == employee), None)

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
            "about": self.about,
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "counts": self.counts(),
            "requirements": self.lacking(),
            "people": [
                {
                    "employee": result.employee,
                    "answer": result.answer,
                    "requirements": [one.as_dict(language) for one in result.requirements()],
                }
                for result in self.people
            ],
        }

    def view(self) -> View:
        """Counts first, then who meets everything, who lacks what, and what is not known."""
        head = Text("{title}, {day}", "{title}, {day}").fill(title=self.policy.title, day=self.on)
        about = () if self.about is None else (Sentence(Text(self.about, self.about)),)
        return View((Title(head), *about, self._counted(), *self._each(), *self._listed()))

    def _counted(self) -> Part:
        counts = self.counts()
        rows = tuple((SHOWN[answer], counts[answer]) for answer in _ANSWERS if counts[answer])
        return Table((Column(_ANSWER), Column(_PEOPLE, "right")), rows)

    def _each(self) -> Iterator[Part]:
        """Each requirement with how many meet it, so that it is seen what few people have."""
        lacking, sources = self.lacking(), self._sources()
        if not lacking:
            return
        yield Title(_REQUIREMENTS, 2)
        heads = (Column(SHOWN[answer].text, "right") for answer in _ANSWERS)
        yield Table(
            (Column(_REQUIREMENT, grow=True), *heads, Column(_SOURCE)),
            tuple(
                (sources[code][0], *(counts[answer] for answer in _ANSWERS), sources[code][1])
                for code, counts in lacking.items()
            ),
        )

    def _sources(self) -> Mapping[str, tuple[Text, str]]:
        found: dict[str, tuple[Text, str]] = {}
        for result in self.people:
            for one in result.requirements():
                found.setdefault(one.code, (one.title, str(one.citation)))
        return found

    def _listed(self) -> Iterator[Part]:
        for answer in ("met", "unknown", "not_met"):
            people = [result for result in self.people if result.answer == answer]
            if people:
                yield Title(_TITLES[answer], 2)
                yield from _people(people)


    _repr_html_ = repr_html


def _people(people: Sequence[Result]) -> Iterator[Part]:
    rows = sorted(people, key=lambda result: len(_open(result)))  # who lacks least comes first
    yield Table(
        (Column(_EMPLOYEE), Column(_OPEN, grow=True)),
        tuple((r.employee, listing(_open(r))) for r in rows[:MOST_ROWS]),
    )
    if len(rows) > MOST_ROWS:
        yield Sentence(_MORE.fill(n=len(rows) - MOST_ROWS), "quiet")


def _open(result: Result) -> list[Text]:
    """What one person does not meet, then what is not known of them."""
    found = result.requirements()
    return [one.why for answer in ("not_met", "unknown") for one in found if one.answer == answer]


_ANSWER, _PEOPLE = Text("Jawaban", "Answer"), Text("Pegawai", "People")
_REQUIREMENTS = Text("Menurut persyaratan", "By requirement")
_REQUIREMENT, _SOURCE = Text("Persyaratan", "Requirement"), Text("Dasar", "Source")
_EMPLOYEE, _OPEN = Text("Kode", "Key"), Text("Yang belum", "What is open")
_MORE = Text("… dan {n} pegawai lagi.", "… and {n} more people.")
_TITLES: Mapping[Answer, Text] = {
    "met": Text("Memenuhi semua syarat", "Meet every requirement"),
    "unknown": Text("Belum diketahui", "Not known yet"),
    "not_met": Text("Tidak memenuhi", "Do not meet"),
}
