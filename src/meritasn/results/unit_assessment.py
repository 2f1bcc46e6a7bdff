"""What a policy answers about a unit on a day, over everybody in it and beneath it."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.policies import Policy
from meritasn.results.explanation import Explanation, explained
from meritasn.results.result import Result
from meritasn.rules import Run, Value

__all__ = ["UnitAssessment"]


@frozen
class UnitAssessment:
    """What a policy answers about one unit.

    Attributes:
        unit: The key of the unit.
        name: Its name.
        policy: The policy.
        members: The results of the people or services in the unit and in all units beneath it. Of
            whom a row was rejected, the unit counts nothing as known.
        run: Every step of the unit.
        parent: The key of the unit above; None at the top.
    """

    unit: str
    name: str
    policy: Policy = field(repr=lambda policy: policy.name)
    members: tuple[Result, ...] = field(repr=lambda members: str(len(members)))
    run: Run = field(repr=False)
    parent: str | None = None

    def value(self, step: str) -> Value | None:
        """What a step of the unit came to; None where the policy has no such step then."""
        return self.run.value(step) if step in self.run.program.steps else None

    def explain(self, step: str) -> Explanation:
        """Why a step of the unit came out so.

        Raises:
            KeyError: If the policy has no such step.
        """
        return explained(self.run, step, f"{self.policy.name} · {self.policy.hash[:12]}")
