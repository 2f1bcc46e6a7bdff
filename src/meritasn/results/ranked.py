"""Who has a place in an order, and who has none and why."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.errors import Code
from meritasn.errors.codes import refusals
from meritasn.errors.codes import results as codes
from meritasn.language import Text
from meritasn.policies import Ranking
from meritasn.results.refusal import Refusal, refused
from meritasn.results.requirements import requirements
from meritasn.results.result import Result
from meritasn.rules import Run

__all__ = ["Ranked", "Unranked", "unranked"]


@frozen
class Ranked:
    """Somebody who has a place.

    Attributes:
        result: What the policy says of them.
        place: Their place, from 1; equals share it.
        sharing: How many share it.
        decided: Which criterion put them before the next, counted from 0; None for the last.
        lacking: Which criterion was not asked because one of those who share the place lacks it.
    """

    result: Result = field(repr=False)
    place: int
    sharing: int
    decided: int | None
    lacking: int | None

    @property
    def candidate(self) -> str:
        """Their key."""
        return self.result.employee


@frozen
class Unranked:
    """Somebody who has no place, and why.

    Attributes:
        result: What the policy says of them.
        code: The code of the first reason.
        why: All reasons in one sentence.
        unknown: Whether what is lacking may still be found; otherwise a requirement is not met.
    """

    result: Result = field(repr=False)
    code: Code
    why: Text
    unknown: bool

    @property
    def candidate(self) -> str:
        """Their key."""
        return self.result.employee

    @property
    def rejected(self) -> bool:
        """Whether their row was rejected, so that not even the post they applied for is known."""
        return self.code is refusals.REJECTED_ROW


def unranked(result: Result, order: Ranking) -> Unranked | None:
    """Why somebody has no place in an order; None where they have one."""
    if result.run is None:
        refusal = result.refusal
        assert refusal is not None
        return Unranked(result, refusal.code, refusal.message, unknown=True)
    if order.among is not None and result.run.value(order.among).label == "not_met":
        return Unranked(result, codes.NOT_MET, _not_met(result.run, order.among), unknown=False)
    for step in (order.among, order.by[0].step):
        refusal = None if step is None else refused(result.run, step)
        if step is not None and refusal is not None:
            return _lacking(result, step, refusal)
    return None


def _lacking(result: Result, step: str, refusal: Refusal) -> Unranked:
    """What is refused may still be found; what is not applicable to somebody will not be."""
    assert result.run is not None
    if result.run.value(step).applicable:
        return Unranked(result, refusal.code, refusal.message, unknown=True)
    why = refusals.NOT_APPLICABLE
    title = result.run.program.steps[step].step.title
    return Unranked(result, why, why.template.fill(subject=title), unknown=False)


def _not_met(run: Run, among: str) -> Text:
    said = [one.why for one in requirements(run, among) if one.answer == "not_met"]
    return Text("; ".join(t.id for t in said), "; ".join(t.en for t in said))
