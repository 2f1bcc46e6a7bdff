"""Moves: what an answer is called, whether another one is better, and where somebody stands."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from meritasn.facts import ANSWER, Enumeration
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.quantities import Unit
from meritasn.results.refusal import refused
from meritasn.results.result import Result
from meritasn.rules import Program

__all__ = ["NUMBER", "REFUSED", "Direction", "Scale", "Standing"]

NUMBER = "number"
"""The outcome of whoever has a score, under a policy that gives nothing else."""

REFUSED = "refused:"
"""Begins the outcome of whoever has no result; the code of the reason stands behind it."""


class Direction(Enum):
    """Where somebody goes when one policy takes the place of another."""

    UP = "up"
    DOWN = "down"
    SAME = "same"
    GAINED = "gained"
    LOST = "lost"
    REASON = "reason"
    OTHER = "other"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _DIRECTIONS[self]


_DIRECTIONS = {
    Direction.UP: Text("naik", "up"),
    Direction.DOWN: Text("turun", "down"),
    Direction.SAME: Text("tetap", "the same"),
    Direction.GAINED: Text("kini ada hasil", "a result now"),
    Direction.LOST: Text("tidak lagi ada hasil", "no result any more"),
    Direction.REASON: Text("alasan lain", "another reason"),
    Direction.OTHER: Text("tidak dapat dibandingkan", "not to be compared"),
}


@frozen
class Standing:
    """Where somebody stands under a policy.

    Attributes:
        outcome: What the policy answers: ``label:baik``, ``answer:met``, ``number``, or
            ``refused:MER-4001``.
        score: The score; rupiah where the policy gives money.
        rank: The place among those of the unit, equals sharing one; None where there is none.
    """

    outcome: str
    score: Decimal | None = None
    rank: int | None = None

    @property
    def refusal(self) -> str | None:
        """The code of why there is no result; None where there is one."""
        return self.outcome.removeprefix(REFUSED) if self.outcome.startswith(REFUSED) else None


@frozen
class Scale:
    """How a policy answers: by a label, by a requirement, or by a number alone.

    Attributes:
        root: The step that answers.
        score: The step with the score; None where there is none.
        enum: The labels, best first; None where it answers by a number.
        unit: The unit of the score.
    """

    root: str
    score: str | None
    enum: Enumeration | None = field(repr=False)
    unit: Unit

    @classmethod
    def of(cls, policy: Policy, program: Program) -> Scale:
        """That of a policy by its rules on a day."""
        output = policy.pack.output
        root = output.get("answer") or output.get("predicate") or next(iter(output.values()))
        score = output.get("score")
        unit = Unit.RATIO if score is None else program.steps[score].step.unit
        return cls(root, score, program.steps[root].enum, unit)

    @property
    def kind(self) -> str:
        """What begins its outcomes, but for refusals."""
        if self.enum is None:
            return NUMBER
        return "answer:" if self.enum is ANSWER else "label:"

    @property
    def is_money(self) -> bool:
        """Whether the score is an amount of rupiah."""
        return self.unit is Unit.RUPIAH

    def outcome(self, result: Result) -> str:
        """What the policy answers about one of them."""
        if result.run is None:
            assert result.nothing is not None
            return f"{REFUSED}{result.nothing.code.id}"
        refusal = refused(result.run, self.root)
        if refusal is not None:
            return f"{REFUSED}{refusal.code.id}"
        return self.kind + (result.run.value(self.root).label or "")

    def standing(self, result: Result, rank: int | None = None) -> Standing:
        """Where one of them stands."""
        return Standing(self.outcome(result), result.score, rank)

    def title(self, outcome: str) -> Text:
        """How a person reads an outcome."""
        if outcome.startswith(REFUSED):
            return _NO_RESULT.fill(code=outcome.removeprefix(REFUSED))
        if self.enum is None:
            return _AN_AMOUNT if self.is_money else _A_NUMBER
        return self.enum.title(outcome.removeprefix(self.kind))

    def direction(self, before: str, other: Scale, after: str, sign: int = 0) -> Direction:
        """Where somebody goes.

        Args:
            before: The outcome under this one.
            other: The scale of the policy that takes its place.
            after: The outcome under that one.
            sign: Whether the score is then more (1), less (-1) or neither.
        """
        was, now = not before.startswith(REFUSED), not after.startswith(REFUSED)
        if was != now:
            return Direction.GAINED if now else Direction.LOST
        if before == after:
            return _BY_SIGN[sign] if before == NUMBER else Direction.SAME
        if not was:
            return Direction.REASON
        ranks = [rank for rank in (other._rise(before, after), self._rise(before, after)) if rank]
        return _BY_SIGN[ranks[0]] if len(set(ranks)) == 1 else Direction.OTHER

    def _rise(self, before: str, after: str) -> int:
        """Whether one label stands before another in its order; 0 where it does not know both."""
        codes = () if self.enum is None else self.enum.codes
        places = [codes.index(c) for c in map(self._code, (before, after)) if c in codes]
        if len(places) < len((before, after)):
            return 0
        was, now = places
        return (now < was) - (now > was)

    def _code(self, outcome: str) -> str | None:
        return outcome.removeprefix(self.kind) if outcome.startswith(self.kind) else None


_BY_SIGN = {1: Direction.UP, -1: Direction.DOWN, 0: Direction.SAME}

_NO_RESULT = Text("tanpa hasil ({code})", "no result ({code})")
_AN_AMOUNT, _A_NUMBER = Text("sejumlah rupiah", "an amount"), Text("sebuah nilai", "a score")
