"""Sensitivity, one figure at a time: which figures of a rule decide, and from which value on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from meritasn.errors import PackRefused
from meritasn.evaluation.sensitivity_asking import Answers, Ask, Subject, asked_of, asking
from meritasn.evaluation.sensitivity_results import FigureTrials, FirstMove, OneAtATime, Trial
from meritasn.evaluation.sensitivity_values import Moved, Together, figures_of
from meritasn.evaluation.stability import order_change
from meritasn.language import Text
from meritasn.merit import Question
from meritasn.policies import Policy, what_if
from meritasn.quantities import Period

__all__ = ["day_of_law", "one_at_a_time", "told"]

STEPS = 4
"""Into how many equal parts a range is divided if nothing is said."""

FIRST = 10
"""How many first ones of an order are looked at."""


def one_at_a_time(  # noqa: PLR0913  (one a choice)
    subject: Subject,
    policy: Policy,
    *,
    period: Period | None = None,
    question: Question | date | None = None,
    figures: Sequence[str] | None = None,
    together: Together = (),
    steps: int = STEPS,
    first: int = FIRST,
) -> OneAtATime:
    """Moves each figure over the range that its pack declares, with all others as they are.

    Every value that is tried is exact at the decimals that the figure is written with, and the
    rules run again for everybody.

    Args:
        subject: People as objects or in frames.
        policy: The policy.
        period: Which period is appraised; the latest that fits if nothing is said.
        question: The day that is asked about, for policies of a day.
        figures: Which figures are moved; all that declare a range (``tune``) if none are named.
        together: Groups of figures that keep their sum, such as weights: when one of them moves,
            the others give way in proportion.
        steps: Into how many equal parts each range is divided.
        first: How many first ones of the order by score to look at.

    Raises:
        UsageError: If a figure declares no range, or none does.
        NotInForce: If the policy is not in force then.

    Example:
        >>> from meritasn.model import Appraisal, Conduct, Employee, Employment, Workforce
        >>> from meritasn.policies import load_policy
        >>> year = Period.year(2019)
        >>> kept = dict.fromkeys("service integrity commitment discipline cooperation".split(), 70)
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> appraisal = Appraisal(employee="A-1", period=year, conduct=Conduct(**kept))
        >>> workforce = Workforce(employees=[one], appraisals=[appraisal])
        >>> found = one_at_a_time(workforce, load_policy("pp-46-2011"), period=year)
        >>> print(*(trial.value for trial in found.figures[0].trials))
        50 58 65 73 80
    """
    asked = asked_of(subject, policy, period, question)
    ask, base = asking(subject, policy, asked)
    day = day_of_law(asked)
    moved = figures_of(policy, policy.on(day).parameters, figures, together)
    trials = tuple(_Figure(policy, ask, base, one, first).trials(steps) for one in moved)
    text = asked.text if isinstance(asked, Period) else _ON.fill(day=asked.on)
    return OneAtATime(policy, base.scale, text, told(base, base, Decimal(), first), trials)


def day_of_law(asked: Period | Question) -> date:
    """The day whose law counts."""
    return (asked.last or asked.start) if isinstance(asked, Period) else asked.on


_ON = Text("pada {day}", "on {day}")


@frozen
class _Figure:
    """One figure of a policy, and what asks by its versions."""

    policy: Policy
    ask: Ask
    base: Answers
    figure: Moved
    first: int

    def trials(self, steps: int) -> FigureTrials:
        """The figure over its range, with the first moves on both sides."""
        tried: list[Trial] = []
        steady = list(self.base.has_result)
        for value in self.figure.tried(steps):
            answers = self.answers(value)
            if isinstance(answers, PackRefused):
                tried.append(Trial(value, refused=answers.findings))
                continue
            tried.append(told(self.base, answers, value, self.first))
            steady = [
                still and kept
                for still, kept in zip(steady, _kept(self.base, answers), strict=True)
            ]
        below = [trial for trial in reversed(tried) if trial.value < self.figure.value]
        above = [trial for trial in tried if trial.value > self.figure.value]
        return FigureTrials(
            self.figure,
            tuple(tried),
            self._first_of(below),
            self._first_of(above),
            sum(steady),
            sum(self.base.has_result),
        )

    def answers(self, value: Decimal) -> Answers | PackRefused:
        """Everybody with the figure at a value; why not, where the policy cannot have it."""
        try:
            return self.ask(what_if(self.policy, self.figure.version(value)))
        except PackRefused as refused:
            return refused

    def _first_of(self, outwards: Sequence[Trial]) -> FirstMove | None:
        """The first move towards one end: by steps that double, then by halving the last one."""
        if not any(trial.moved for trial in outwards):
            return None
        here = self.figure.whole(self.figure.value)
        end = self.figure.whole(outwards[-1].value)
        quiet, stride = here, 1
        while quiet != end:
            reach = min(stride, abs(end - here))
            at = here + (reach if end > here else -reach)
            moved = self._moved(at)
            if moved is None:
                return None
            if moved:
                return self._halved(quiet, at, moved)
            quiet, stride = at, 2 * stride
        return None

    def _halved(self, quiet: int, at: int, moved: int) -> FirstMove | None:
        while abs(at - quiet) > 1:
            middle = (at + quiet) // 2
            now = self._moved(middle)
            if now is None:
                return None
            if now:
                at, moved = middle, now
            else:
                quiet = middle
        return FirstMove(self.figure.at(quiet), self.figure.at(at), moved)

    def _moved(self, whole: int) -> int | None:
        """How many move at a value; None where the policy cannot have it."""
        answers = self.answers(self.figure.at(whole))
        return None if isinstance(answers, PackRefused) else _kept(self.base, answers).count(False)


def told(base: Answers, answers: Answers, value: Decimal, first: int) -> Trial:
    """What everybody is answered, held against the rule as it is."""
    pairs = zip(base.has_result, answers.has_result, strict=True)
    turned = [(was, now) for was, now in pairs if was != now]
    both = [
        (was, now)
        for was, now in zip(base.scores, answers.scores, strict=True)
        if was is not None and now is not None
    ]
    changes = [abs(Fraction(now) - Fraction(was)) for was, now in both]
    scored = answers.scale.score is not None
    return Trial(
        value,
        moved=_kept(base, answers).count(False),
        gained=sum(now for _, now in turned),
        lost=sum(was for was, _ in turned),
        rescored=sum(was != now for was, now in zip(base.scores, answers.scores, strict=True)),
        counts=Counter(answers.outcomes),
        mean_change=sum(changes, Fraction()) / len(changes) if changes else None,
        total=_total(answers) if answers.scale.is_money else None,
        order=order_change(_scores(base), _scores(answers), first=first) if scored else None,
    )


def _kept(base: Answers, answers: Answers) -> list[bool]:
    """Who is answered the same; by a number alone another number is another answer."""
    pairs = zip(base.outcomes, answers.outcomes, strict=True)
    if base.scale.enum is not None:
        return [was == now for was, now in pairs]
    scores = zip(base.scores, answers.scores, strict=True)
    return [
        was == now and one == other for (was, now), (one, other) in zip(pairs, scores, strict=True)
    ]


def _total(answers: Answers) -> Decimal:
    return sum((score for score in answers.scores if score is not None), Decimal())


def _scores(answers: Answers) -> Mapping[str, Decimal]:
    pairs = zip(answers.keys, answers.scores, strict=True)
    return {key: score for key, score in pairs if score is not None}
