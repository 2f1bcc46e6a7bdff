"""The result of a unit: its people by predicate, against the guide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from attrs import field, frozen

from meritasn.errors import Finding, Place
from meritasn.language import Language
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results.explanation import Explanation, explained
from meritasn.results.result import Label, Result, requirements_not_met
from meritasn.rules import Run, Value

__all__ = ["Guide", "UnitResult"]

Guide: TypeAlias = Literal["met", "not_met", "not_applicable", "unknown"]
"""What became of the distribution guide in a unit."""


@frozen
class UnitResult:
    """What a policy says about one unit in one period.

    Attributes:
        unit: The key of the unit.
        name: Its name.
        period: The period that was appraised.
        policy: The policy.
        people: The results of those who are counted in it.
        counts: How many of them have each predicate, by its code.
        run: Every step of the unit; None where the policy has none.
        parent: The key of the unit above; None at the top.
    """

    unit: str
    name: str
    period: Period
    policy: Policy = field(repr=lambda policy: policy.name)
    people: Sequence[Result] = field(repr=lambda people: str(len(people)))
    counts: Mapping[str, int]
    run: Run | None = field(repr=False)
    parent: str | None = None

    @property
    def predicate(self) -> Label | None:
        """The predicate of the unit itself, where the rules read it and it is known."""
        if self.run is None or self.run.slots.get(("unit_predicate", "state"), 1):
            return None
        enum = self.run.program.facts["unit_predicate"].enum
        assert enum is not None
        code = enum.codes[self.run.slots["unit_predicate", "value"]]
        return Label(code, enum.title(code))

    @property
    def guide(self) -> Guide | None:
        """Whether the distribution guide is kept; None where the policy has none."""
        value = self.value("guide")
        if value is None:
            return None
        if value.reasons:
            return "unknown"
        if not value.applicable:
            return "not_applicable"
        return "met" if value.label == "met" else "not_met"

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Requirements of the policy that the unit does not meet; none where nobody is counted."""
        if self.run is None or not self.people:
            return ()
        return tuple(requirements_not_met(self.run, Place(path=f"units.{self.unit}")))

    def value(self, step: str) -> Value | None:
        """What a step of the unit came to; None where the policy has no such step then."""
        if self.run is None or step not in self.run.program.steps:
            return None
        return self.run.value(step)

    def explain(self, step: str) -> Explanation:
        """Why a step of the unit came out so.

        Raises:
            KeyError: If the policy has no such step.
        """
        if self.run is None:
            raise KeyError(step)
        return explained(self.run, step, f"{self.policy.name} · {self.policy.hash[:12]}")

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The unit for other programs; its people are counted, not listed."""
        predicate = self.predicate
        return {
            "unit": self.unit,
            "name": self.name,
            "predicate": predicate
            and {"code": predicate.code, "label": predicate.title.of(language)},
            "people": len(self.people),
            "counts": dict(self.counts),
            "guide": self.guide,
            "findings": [finding.as_dict(language) for finding in self.findings],
        }
