"""The same people asked by one policy after another: facts are taken in once, rules run again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Protocol, TypeAlias, cast

from attrs import evolve, field, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.evaluation.replay import about_a_day
from meritasn.facts import Grain
from meritasn.merit import CarriesCareers, CarriesReading, HasPeriods, Question, appraise, assess
from meritasn.merit.appraisal import latest_period
from meritasn.model import Workforce
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Result
from meritasn.results.moves import REFUSED, Scale
from meritasn.rules import Program, Run
from meritasn.rules.single import Entered, run_entered

__all__ = ["Answered", "Answers", "Ask", "GivesAnswers", "Subject", "asked_of", "asking"]

Answered: TypeAlias = tuple[str, str, Decimal | None]
"""A key, an outcome as `meritasn.results.moves` writes it, and a score."""


class GivesAnswers(Protocol):
    """Results that list what everybody was answered, such as those in frames."""

    def answers(self, scale: Scale) -> Iterable[Answered]:
        """The key, the outcome and the score of each, in the order of their table."""


Subject: TypeAlias = Workforce | CarriesReading[GivesAnswers] | CarriesCareers[GivesAnswers]
"""People as objects, or in frames that bring their own reading."""


@frozen
class Answers:
    """What a policy answers about everybody.

    Attributes:
        scale: How it answers.
        keys: Everybody, in their order.
        outcomes: What each was answered.
        scores: The score of each; None where there is none.
    """

    scale: Scale = field(repr=False)
    keys: tuple[str, ...] = field(repr=False)
    outcomes: tuple[str, ...] = field(repr=False)
    scores: tuple[Decimal | None, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.keys)

    @classmethod
    def of(cls, scale: Scale, each: Iterable[Answered]) -> Answers:
        """From what each was answered."""
        rows = tuple(each)
        keys, outcomes, scores = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(scale, keys, outcomes, scores)

    @property
    def has_result(self) -> tuple[bool, ...]:
        """Who has a result at all."""
        return tuple(not outcome.startswith(REFUSED) for outcome in self.outcomes)


Ask: TypeAlias = Callable[[Policy], Answers]
"""Asks the same people by a policy."""


def asked_of(
    subject: Subject, policy: Policy, period: Period | None, question: Question | date | None
) -> Period | Question:
    """What is asked: a period of a workforce, or a day; the latest period if nothing is said.

    Raises:
        UsageError: If both are given, or the workforce has no appraisal in the period.
    """
    if question is not None:
        if period is not None:
            raise UsageError([usage.ABOUT_A_DAY.at(name=policy.name)])
        return question if isinstance(question, Question) else Question(question)
    if period is not None:
        return period
    if about_a_day(policy) or not hasattr(subject, "periods"):
        raise UsageError([usage.NO_DAY.at(name=policy.name)])
    return latest_period(cast("HasPeriods", subject), policy)


def asking(subject: Subject, policy: Policy, asked: Period | Question) -> tuple[Ask, Answers]:
    """What asks the same people by other versions of a policy, and their answers under this one.

    Objects are turned into integers once; a version reads the same facts and runs its own rules.
    """
    if not isinstance(subject, Workforce):

        def ask(version: Policy) -> Answers:
            return _of_frames(subject, version, asked)

        return ask, ask(policy)
    results = _results(subject, policy, asked)
    program = _program(policy, asked)
    once = [None if one.run is None else _taken_in(program, one.run) for one in results]

    def again(version: Policy) -> Answers:
        rules = _program(version, asked)
        scale = Scale.of(version, rules)
        if _inputs(rules) != _inputs(program):
            runs: Iterable[Run | None] = (one.run for one in _results(subject, version, asked))
        else:
            runs = (None if each is None else run_entered(rules, each) for each in once)
        return Answers.of(scale, _told(scale, results, runs))

    scale = Scale.of(policy, program)
    return again, Answers.of(scale, _told(scale, results, (one.run for one in results)))


def _told(
    scale: Scale, results: Sequence[Result], runs: Iterable[Run | None]
) -> Iterator[Answered]:
    """What each was answered; an outcome is worked out once for all whose step came out alike."""
    alike: dict[tuple[int, int], str] = {}
    for one, ran in zip(results, runs, strict=True):
        if ran is None:
            yield one.employee, scale.outcome(one), None
            continue
        state = ran.slots[scale.root, "state"]
        came_to = (state, 0 if state else ran.slots[scale.root, "value"])
        if came_to not in alike:
            alike[came_to] = scale.outcome(evolve(one, run=ran))
        score = None if scale.score is None else ran.value(scale.score).number
        yield one.employee, alike[came_to], score


def _results(subject: Workforce, policy: Policy, asked: Period | Question) -> Sequence[Result]:
    if isinstance(asked, Period):
        return appraise(subject, policy, period=asked).people
    return assess(subject, asked, policy).people


def _of_frames(
    subject: CarriesReading[GivesAnswers] | CarriesCareers[GivesAnswers],
    policy: Policy,
    asked: Period | Question,
) -> Answers:
    found = (
        appraise(cast("CarriesReading[GivesAnswers]", subject), policy, period=asked)
        if isinstance(asked, Period)
        else assess(cast("CarriesCareers[GivesAnswers]", subject), asked, policy)
    )
    scale = Scale.of(policy, _program(policy, asked))
    return Answers.of(scale, found.answers(scale))


def _program(policy: Policy, asked: Period | Question) -> Program:
    """The rules that count then, without what the answers do not rest on."""
    rules = policy.over(asked) if isinstance(asked, Period) else policy.on(asked.on)
    return rules.reaching(policy.pack.output.values())


def _inputs(program: Program) -> Mapping[str, tuple[str, ...]]:
    """The facts that a program takes in, kind by kind."""
    subject = program.subject
    grains = (subject, *program.below(subject))
    return {
        **{grain.value: tuple(one.name for one in program.inputs(grain)) for grain in grains},
        "above": tuple(one.name for one in program.inputs(Grain.UNIT, own=False)),
    }


def _taken_in(program: Program, ran: Run) -> Entered:
    """The integers of somebody whose rules have run once."""
    subject = program.subject
    kinds = program.below(subject)
    families = [[child for child in ran.children if child.grain is kind] for kind in kinds]
    own = tuple(
        ran.slots[one.name, part] for one in program.inputs(subject) for part in ("value", "state")
    )
    above = tuple(
        ran.above[one.name, part]
        for one in program.inputs(Grain.UNIT, own=False)
        for part in ("value", "state")
    )
    children = [
        [
            tuple(
                child.slots[one.name, part]
                for one in program.inputs(kind)
                for part in ("value", "state")
            )
            for child in family
        ]
        for kind, family in zip(kinds, families, strict=True)
    ]
    return Entered(own, above, children, ran.key, [[c.key for c in f] for f in families])
