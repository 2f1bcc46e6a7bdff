"""What became of everybody under two policies, whoever read them: objects or frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol

from attrs import evolve, field, frozen

from meritasn.evaluation.replaying.limits import Limit
from meritasn.merit import Question
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Result, Scale, Standing
from meritasn.results.moves import NUMBER
from meritasn.rules import Program

__all__ = ["AS_AFTER", "ELSEWHERE", "STAYS", "Asking", "CarriesFates", "Cell", "Fate", "Fates"]

AS_AFTER, STAYS, ELSEWHERE = "a", "s", "e"
"""Where a change alone takes somebody: where all of them do, nowhere, or to another outcome."""


@frozen
class Asking:
    """Two policies, and what both are asked about.

    Attributes:
        before: The policy that is held against another.
        after: The other one.
        period: The period that is appraised; None where a day is asked about.
        question: The day, and what else is asked about; None where a period is appraised.
        ceiling: What the budget holds, in rupiah, where the policies pay allowances.
    """

    before: Policy = field(repr=lambda policy: policy.name)
    after: Policy = field(repr=lambda policy: policy.name)
    period: Period | None = None
    question: Question | None = None
    ceiling: Decimal | None = None

    @property
    def day(self) -> date:
        """The day whose law applies."""
        if self.question is not None:
            return self.question.on
        assert self.period is not None
        return self.period.last or self.period.start

    def program(self, policy: Policy) -> Program:
        """The rules of a policy on that day, or on the nearest one on which it is in force."""
        return policy.nearest(self.day)

    def scale(self, policy: Policy) -> Scale:
        """How a policy answers then."""
        return Scale.of(policy, self.program(policy))

    def as_if_in_force(self, policy: Policy) -> Policy:
        """The same policy, in force on that day: a draft is asked what it would have said."""
        if self.day in policy.in_force:
            return policy
        day = Period.of_days(self.day, self.day)
        return evolve(
            policy,
            pack=evolve(policy.pack, in_force=day),
            programs=((day, policy.nearest(self.day)),),
        )


@frozen
class Fate:
    """What became of one of them.

    Attributes:
        key: Their key; not part of the repr.
        unit: The unit in which they are counted; None where it is not known.
        level: The code of the level of their post; None where it is not known.
        before: Where they stand under the first policy.
        after: Where they stand under the other.
        verdicts: Of one who moves, where each change alone takes them, in the order of changes.
        together: The numbers of the changes that take them there only together.
        step: Of one who moves, the step at which both policies first differ about them.
    """

    key: str = field(repr=False)
    unit: str | None
    level: str | None
    before: Standing
    after: Standing
    verdicts: str = ""
    together: str = ""
    step: str = ""

    @property
    def moves(self) -> bool:
        """Whether the outcome is another one; under a policy of numbers, whether the number is."""
        return not same(self.before, self.after)

    @property
    def sign(self) -> int:
        """Whether the score is more (1) or less (-1) than it was; 0 where neither is known."""
        was, now = self.before.score, self.after.score
        return 0 if was is None or now is None else (now > was) - (now < was)

    def verdict(self, alone: Standing) -> str:
        """What it says of a change that it alone takes somebody to a standing."""
        if same(alone, self.after):
            return AS_AFTER
        return STAYS if same(alone, self.before) else ELSEWHERE


def same(one: Standing, other: Standing) -> bool:
    """Whether two standings are the same outcome."""
    return one.outcome == other.outcome and (one.outcome != NUMBER or one.score == other.score)


@frozen
class Cell:
    """How many are alike.

    Attributes:
        unit: Their unit.
        level: The level of their posts.
        before: Their outcome under the first policy.
        after: Their outcome under the other.
        sign: Whether their score is more (1) or less (-1) than it was.
        people: How many they are.
        was: The sum of their scores before, where these are money.
        now: The sum after.
    """

    unit: str | None
    level: str | None
    before: str
    after: str
    sign: int
    people: int
    was: Decimal | None = None
    now: Decimal | None = None


@frozen
class Spending:
    """What a policy of money spends.

    Attributes:
        people: Of how many the amount is known.
        paid: What they are paid together.
        earned: What they earned together, before any budget; None where the policy has no such
            step.
        factor: The share of what was earned that the ceiling can pay.
    """

    people: int
    paid: Decimal
    earned: Decimal | None = None
    factor: Decimal | None = None


class Fates(Protocol):
    """Everybody under two policies, in objects or in frames."""

    def cells(self) -> Sequence[Cell]:
        """Everybody, those alike together."""

    def with_verdicts(self, policies: Sequence[Policy]) -> Fates:
        """The same, where it is known where each change alone takes those who move."""

    def with_set(self, policy: Policy, name: str, *, of: str | None = None) -> Fates:
        """The same, where a name marks those whom no change alone took there, but this policy.

        Args:
            policy: The policy with several changes.
            name: What marks them.
            of: Only those with these verdicts.
        """

    def reasons(self) -> Mapping[tuple[str, str], int]:
        """How many move for which reason, by `Fate.verdicts` and `Fate.together`."""

    def steps(self) -> Mapping[str, int]:
        """How many move from which step on."""

    def movers(self, most: int | None = None) -> Iterator[Fate]:
        """Those who move, in the order of their table; the first of them."""

    def ways(self) -> Iterator[tuple[str, str, str, int]]:
        """Everybody's key, outcome before and after, and the sign of the score."""

    def near(self, limits: Sequence[Limit], within: Decimal) -> Sequence[tuple[int, int]]:
        """How many stand no further than that below each limit, and at it or above."""

    def spent(self) -> tuple[Spending, Spending] | None:
        """What both policies spend; None where they give no money."""

    def alone(self) -> Sequence[Decimal | None]:
        """What is paid with each change alone, as `with_verdicts` tried it; None of no money."""

    def both(self, key: str) -> tuple[Result, Result] | None:
        """The results of one of them with every step; None where nobody has that key."""

    def parents(self) -> Mapping[str, str | None]:
        """The unit above each unit."""

    def names(self) -> Mapping[str, str]:
        """The name of each unit."""


class CarriesFates(Protocol):
    """People who stand in frames and bring their own reading of two policies."""

    def fates(self, asking: Asking) -> Fates:
        """What became of everybody."""
