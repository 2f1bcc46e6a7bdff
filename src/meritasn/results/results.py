"""The results of many: people, units, and what is worth knowing about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from meritasn.errors import Finding, Place
from meritasn.language import Language
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results.comparison import Change, differing, moved
from meritasn.results.overview import overview
from meritasn.results.result import Result
from meritasn.results.tally import tally
from meritasn.results.unit import UnitResult
from meritasn.view import View, repr_html

__all__ = ["Results"]

FORMAT = "meritasn/results@1"


@frozen
class Results:
    """What a policy says about a workforce in one period.

    Attributes:
        period: The period that was appraised.
        policy: The policy.
        people: One result for each employee, in their order.
        units: One result for each unit, in their order.
    """

    period: Period
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Result, ...] = field(repr=lambda people: str(len(people)))
    units: tuple[UnitResult, ...] = field(repr=lambda units: str(len(units)))

    def __iter__(self) -> Iterator[Result]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Result | None:
        """The result of one employee."""
        return next((result for result in self.people if result.employee == employee), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Requirements that units or people do not meet, units first.

        A person is named by their place in `people`.
        """
        of_units = (finding for unit in self.units for finding in unit.findings)
        of_people = (
            evolve(finding, place=Place(path=f"people[{number}]"))
            for number, result in enumerate(self.people)
            for finding in result.findings
        )
        return (*of_units, *of_people)

    def changes(self, other: Results) -> tuple[Change, ...]:
        """Those whose predicate, score or refusal differs in other results of the same people.

        Raises:
            ValueError: If the results are of other people.
        """
        return differing(self.people, other.people)

    def compared(self, other: Results) -> View:
        """Whose result differs in other results of the same people, and how.

        Raises:
            ValueError: If the results are of other people.
        """
        return View(tuple(moved(self.changes(other), len(self), other.policy)))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs: people, units, and what was found about them."""
        return {
            "format": FORMAT,
            "period": {
                "first_day": self.period.start.isoformat(),
                "last_day": self.period.last and self.period.last.isoformat(),
            },
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "people": [result.as_dict(language) for result in self.people],
            "units": [unit.as_dict(language) for unit in self.units],
            "findings": [finding.as_dict(language) for finding in self.findings],
        }

    def view(self) -> View:
        """The predicates of all, and of each unit against the guide."""
        return overview(self.policy, self.period, self.units, tally(self.people))

    _repr_html_ = repr_html
