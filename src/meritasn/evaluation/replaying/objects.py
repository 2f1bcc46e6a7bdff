"""Two policies over a workforce of objects: everybody twice, and who moves once a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import evolve, field, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.evaluation.replaying.fates import AS_AFTER, Asking, Cell, Fate, Spending, same
from meritasn.evaluation.replaying.limits import Limit, nearest
from meritasn.evaluation.replaying.steps import first_parting, shared_steps
from meritasn.facts import Grain
from meritasn.merit import allowances, appraise, assess
from meritasn.merit.allowance import FAMILY
from meritasn.merit.appraisal import counted_in
from meritasn.merit.ranking import places_among
from meritasn.model import Employee, PostLevel, Workforce
from meritasn.policies import Policy
from meritasn.quantities import Absence
from meritasn.results import Result
from meritasn.rules import Run

__all__ = ["ObjectFates", "fates_of"]

EARNED = "earned"
"""The step of a policy of allowances with what was earned before any budget."""


@frozen(eq=False)
class ObjectFates:
    """Everybody under two policies.

    Attributes:
        asking: The policies, and what they are asked about.
        workforce: The people.
        people: What became of each.
        results: Their results before and after, by key.
        factors: The share of what was earned that the ceiling pays, before and after.
        paid: What is paid with each change alone, where the policies give money.
    """

    asking: Asking
    workforce: Workforce = field(repr=False)
    people: tuple[Fate, ...] = field(repr=False)
    results: Mapping[str, tuple[Result, Result]] = field(repr=False)
    factors: tuple[Decimal | None, Decimal | None] = (None, None)
    paid: tuple[Decimal | None, ...] = ()

    def cells(self) -> Sequence[Cell]:
        """Everybody, those alike together."""
        money = self._is_money
        alike: dict[tuple[str | None, str | None, str, str, int], list[Fate]] = {}
        for one in self.people:
            key = (one.unit, one.level, one.before.outcome, one.after.outcome, one.sign)
            alike.setdefault(key, []).append(one)
        return [
            Cell(
                *key,
                len(those),
                _sum(one.before.score for one in those) if money else None,
                _sum(one.after.score for one in those) if money else None,
            )
            for key, those in alike.items()
        ]

    def with_verdicts(self, policies: Sequence[Policy]) -> ObjectFates:
        """The same, where it is known where each change alone takes those who move."""
        moving = {one.key for one in self.people if one.moves}
        found = dict.fromkeys(moving, "")
        # What a change costs alone hangs on those, too, whom another change moves back.
        everybody = {one.key for one in self.people} if self._is_money else moving
        paid: list[Decimal | None] = []
        for policy in policies:
            again = list(self._again(policy, everybody))
            paid.append(_sum(result.score for _, result in again) if self._is_money else None)
            for one, result in again:
                if one.key in moving:
                    found[one.key] += one.verdict(self.asking.scale(policy).standing(result))
        people = (evolve(one, verdicts=found.get(one.key, "")) for one in self.people)
        return evolve(self, people=tuple(people), paid=tuple(paid))

    def with_set(self, policy: Policy, name: str, *, of: str | None = None) -> ObjectFates:
        """The same, where a name marks those whom no change alone took there, but this policy."""
        open_ = {
            one.key
            for one in self.people
            if one.moves and AS_AFTER not in one.verdicts and not one.together
            if of is None or one.verdicts == of
        }
        scale = self.asking.scale(policy)
        there = {
            one.key
            for one, result in self._again(policy, open_)
            if same(scale.standing(result), one.after)
        }
        people = (evolve(one, together=name) if one.key in there else one for one in self.people)
        return evolve(self, people=tuple(people))

    def reasons(self) -> Mapping[tuple[str, str], int]:
        """How many move for which reason."""
        return Counter((one.verdicts, one.together) for one in self.movers())

    def steps(self) -> Mapping[str, int]:
        """How many move from which step on."""
        return Counter(one.step for one in self.movers())

    def movers(self, most: int | None = None) -> Iterator[Fate]:
        """Those who move, in the order of their table; the first of them."""
        moving = (one for one in self.people if one.moves)
        for number, one in enumerate(moving):
            if most is not None and number >= most:
                return
            yield one

    def ways(self) -> Iterator[tuple[str, str, str, int]]:
        """Everybody's key, outcome before and after, and the sign of the score."""
        for one in self.people:
            yield one.key, one.before.outcome, one.after.outcome, one.sign

    def near(self, limits: Sequence[Limit], within: Decimal) -> Sequence[tuple[int, int]]:
        """How many stand no further than that below each limit, and at it or above."""
        found = {limit: [0, 0] for limit in limits}
        by_step: dict[str, list[Limit]] = {}
        for limit in limits:
            by_step.setdefault(limit.step, []).append(limit)
        for _, after in self.results.values():
            for step, of_step in by_step.items():
                value = None if after.run is None else after.run.value(step).number
                if value is not None:
                    limit = nearest(of_step, value)
                    if abs(value - limit.at) <= within:
                        found[limit][value >= limit.at] += 1
        return [(below, above) for below, above in found.values()]

    def spent(self) -> tuple[Spending, Spending] | None:
        """What both policies spend; None where they give no money."""
        if not self._is_money:
            return None
        before, after = (
            _spent([pair[place] for pair in self.results.values()], factor)
            for place, factor in enumerate(self.factors)
        )
        return before, after

    def alone(self) -> Sequence[Decimal | None]:
        """What is paid with each change alone; None of no money."""
        return self.paid

    def both(self, key: str) -> tuple[Result, Result] | None:
        """The results of one of them with every step; None where nobody has that key."""
        return self.results.get(key)

    def parents(self) -> Mapping[str, str | None]:
        """The unit above each unit."""
        known = self.workforce.unit_by_key
        return {unit.key: known[unit.key].parent for unit in self.workforce.units}

    def names(self) -> Mapping[str, str]:
        """The name of each unit."""
        known = self.workforce.unit_by_key
        return {unit.key: known[unit.key].name for unit in self.workforce.units}

    # ------------------------------------------------------------------------------------ inside

    @property
    def _is_money(self) -> bool:
        return self.asking.scale(self.asking.after).is_money

    def _again(self, policy: Policy, keys: Collection[str]) -> Iterator[tuple[Fate, Result]]:
        """Some of them under another policy."""
        if not keys:
            return
        fates = {one.key: one for one in self.people}
        found, _ = asked(self.workforce, self.asking, policy, keys)
        for result in found:
            yield fates[result.employee], result


def fates_of(workforce: Workforce, asking: Asking) -> ObjectFates:
    """Everybody under both policies.

    Raises:
        NotInForce: If the first policy is not in force on the day.
        UsageError: If the policies are about different kinds of subjects.
    """
    before, one = asked(workforce, asking, asking.before)
    after, other = asked(workforce, asking, asking.after)
    if [result.employee for result in before] != [result.employee for result in after]:
        raise UsageError(
            [usage.OTHER_SUBJECTS.at(before=asking.before.name, after=asking.after.name)]
        )
    where = _Where(workforce, asking)
    ranks = [where.ranks(results) for results in (before, after)]
    scales = asking.scale(asking.before), asking.scale(asking.after)
    steps = shared_steps(asking)
    people = []
    for was, now in zip(before, after, strict=True):
        key = was.employee
        stood, stands = (
            scale.standing(result, ranked.get(key))
            for scale, result, ranked in zip(scales, (was, now), ranks, strict=True)
        )
        fate = Fate(key, where.unit(key), where.level(key), stood, stands)
        if fate.moves:
            step = first_parting(steps, was.run, now.run) or scales[1].root
            fate = evolve(fate, step=step)
        people.append(fate)
    pairs = {was.employee: (was, now) for was, now in zip(before, after, strict=True)}
    return ObjectFates(asking, workforce, tuple(people), pairs, (one, other))


def asked(
    workforce: Workforce, asking: Asking, policy: Policy, only: Collection[str] | None = None
) -> tuple[Sequence[Result], Decimal | None]:
    """The results of a policy, and the share of what was earned that the ceiling pays."""
    if asking.question is None:
        found = appraise(workforce, policy, period=asking.period, outside=True, only=only)
        return found.people, None
    policy, question = asking.as_if_in_force(policy), asking.question
    if policy.pack.family != FAMILY:
        return assess(workforce, question, policy, only=only).people, None
    if asking.ceiling is not None:
        # The share that a ceiling pays hangs on everybody.
        paid = allowances(workforce, question, policy, ceiling=asking.ceiling)
        results = [one.result for one in paid if only is None or one.result.employee in only]
        return results, paid.factor
    nothing = Absence.NOT_APPLICABLE
    unlimited = evolve(question, budget_ceiling=nothing, fiscal_factor=nothing)
    return assess(workforce, unlimited, policy, only=only).people, None


class _Where:
    """In which unit somebody is counted, and how high their post is."""

    def __init__(self, workforce: Workforce, asking: Asking) -> None:
        self._staff = {one.key: one for one in workforce.employees}
        self._units: dict[str, str | None] = {s.key: s.unit for s in workforce.services}
        if asking.program(asking.after).subject is not Grain.SERVICE:
            self._units = {key: one.unit for key, one in self._staff.items()}
        if asking.period is not None:
            rated = {one.employee: one for one in reversed(workforce.appraisals_in(asking.period))}
            self._units = {
                key: counted_in(workforce, one, rated.get(key)) for key, one in self._staff.items()
            }

    def unit(self, key: str) -> str | None:
        """The unit of one of them."""
        return self._units.get(key)

    def level(self, key: str) -> str | None:
        """The code of the level of their post."""
        one = self._staff.get(key)
        return None if one is None else _level(one)

    def ranks(self, results: Sequence[Result]) -> Mapping[str, int]:
        """The place of each in their unit."""
        members: dict[str, list[Result]] = {}
        for result in results:
            unit = self.unit(result.employee)
            if unit is not None:
                members.setdefault(unit, []).append(result)
        return {
            key: place for those in members.values() for key, place in places_among(those).items()
        }


def _level(employee: Employee) -> str | None:
    level = None if employee.post is None else employee.post.level
    return level.code if isinstance(level, PostLevel) else None


def _spent(results: Iterable[Result], factor: Decimal | None) -> Spending:
    paid = [result for result in results if result.score is not None]
    runs = [result.run for result in paid if result.run is not None]
    earned = None
    if runs and EARNED in runs[0].program.steps:
        earned = _sum(_earned(one) for one in runs)
    return Spending(len(paid), _sum(result.score for result in paid), earned, factor)


def _earned(run: Run) -> Decimal | None:
    return run.value(EARNED).number


def _sum(amounts: Iterable[Decimal | None]) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))
