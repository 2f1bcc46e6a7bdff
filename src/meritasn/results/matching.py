"""How people match a post by their competence: bands, what most of them lack, who is not judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from meritasn.facts import Enumeration, Table
from meritasn.language import Language, Text
from meritasn.model import Competency, Vacancy
from meritasn.policies import Policy
from meritasn.results.matched import (
    AGAINST,
    BANDS,
    CAPPED,
    LACKS,
    MATCH,
    Matched,
    label_of,
)
from meritasn.results.matches import opened, shown
from meritasn.view import View, repr_html

__all__ = ["Matching", "Placed"]

FORMAT, OF_ONE = "meritasn/match@1", "meritasn/matched@1"


@frozen
class Placed:
    """Somebody with a place among all who could be judged; equals share one."""

    place: int
    one: Matched


@frozen
class Matching:
    """How well people match a post, or each of them the post that they have.

    Attributes:
        on: The day.
        policy: The policy.
        people: One for each person, in their order.
        ranked: Those who could be judged, the best match first.
        capped: Whether places are by the match in which no level exceeds its standard.
        vacancy: The post that is asked about; None where each is compared with their own.
        standards: The levels that the post itself asks for, by the code of the competency; none
            where it has no standards, and the table by level decides.
        without: Tables that the policy reads and that hold no record of anybody.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Matched, ...] = field(repr=lambda people: str(len(people)))
    ranked: tuple[Placed, ...] = field(repr=lambda ranked: str(len(ranked)))
    capped: bool = False
    vacancy: Vacancy | None = None
    standards: Mapping[str, Decimal] = field(factory=dict, repr=False)
    without: tuple[Table, ...] = field(default=(), repr=False)

    def __iter__(self) -> Iterator[Matched]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Matched | None:
        """The match of one employee."""
        return next((one for one in self.people if one.employee == employee), None)

    def counts(self, step: str) -> Mapping[str, int]:
        """How many people are in each band of a step, the best first.

        Args:
            step: Such as ``post_filling`` or ``mapping_capped``.
        """
        found = Counter(label.code for one in self.people if (label := label_of(one.run, step)))
        return {code: found[code] for code in self.enum(step).codes}

    def lacking(self) -> Mapping[Competency, int]:
        """In which competencies people who could be judged lack, and how many; most first."""
        found: Counter[Competency] = Counter()
        for placed in self.ranked:
            rows = placed.one.competencies
            found.update(
                competency for competency, row in rows.items() if row.value(AGAINST).label == LACKS
            )
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0].order)))

    def not_judged(self) -> Mapping[Text, int]:
        """Why people have no match, and how many; each of them is counted once."""
        found = Counter(why for one in self.people if (why := one.why) is not None)
        return dict(found.most_common())

    def enum(self, step: str) -> Enumeration:
        """The labels of a step."""
        enum = self.policy.on(self.on).steps[step].enum
        assert enum is not None, "bands are labels"
        return enum

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs: numbers as text, no floats."""
        places = {placed.one.employee: placed.place for placed in self.ranked}
        return {
            "format": FORMAT,
            **self._asked(language),
            "ranked_by": CAPPED if self.capped else MATCH,
            "people": len(self.people),
            "judged": len(self.ranked),
            "bands": {step: self.counts(step) for step in BANDS},
            "lacking": {one.code: many for one, many in self.lacking().items()},
            "not_judged": [
                {"why": why.of(language), "people": many} for why, many in self.not_judged().items()
            ],
            "matches": [
                {"place": places.get(one.employee), **one.brief(language)} for one in self.people
            ],
        }

    def of_one(self, one: Matched, language: Language) -> Mapping[str, object]:
        """One person for other programs, each competency and each step with it."""
        return {"format": OF_ONE, **self._asked(language), **one.as_dict(language)}

    def _asked(self, language: Language) -> Mapping[str, object]:
        post = self.vacancy
        return {
            "on": self.on.isoformat(),
            "vacancy": post
            and {
                "key": post.key,
                "title": post.title,
                "level": {"code": post.level.code, "label": post.level.label.of(language)},
                "standards": {code: f"{level:f}" for code, level in self.standards.items()},
            },
            "standards_by": "post" if self.standards else "level",
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "without_records": [table.name for table in self.without],
        }

    def view(self) -> View:
        """The bands of both families first, then what is lacking, who is not judged, the best."""
        return View((*opened(self), *shown(self)))

    def dossier(self, one: Matched) -> View:
        """One person: the match, and each competency beside its standard."""
        return View((*opened(self), *one.parts()))

    _repr_html_ = repr_html
