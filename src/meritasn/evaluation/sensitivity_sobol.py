"""Sensitivity as a whole: which figures explain how far an outcome varies when all of them move.

Indices are those of I. M. Sobol' (2001), estimated as A. Saltelli and others advise (*Variance
based sensitivity analysis of model output*, Computer Physics Communications 181 (2010) 259-270), by
`scipy.stats.sobol_indices`. Needs the extra ``sensitivity``.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from random import Random
from typing import Any, Protocol

from attrs import field, frozen

from meritasn.errors import PackRefused, UsageError
from meritasn.errors.codes import usage
from meritasn.evaluation.figures import placed
from meritasn.evaluation.sensitivity import day_of_law
from meritasn.evaluation.sensitivity_asking import Answers, Ask, Subject, asked_of, asking
from meritasn.evaluation.sensitivity_values import Moved, Together, apportioned, figures_of
from meritasn.evaluation.sensitivity_variance import Outcome, VarianceShare, VarianceShares
from meritasn.language import Text
from meritasn.merit import Question
from meritasn.policies import Policy, what_if
from meritasn.quantities import Period

__all__ = ["variance_shares"]

SAMPLES = 64
"""How many base samples are drawn if nothing is said; a power of two."""


def variance_shares(  # noqa: PLR0913  (one a choice)
    subject: Subject,
    policy: Policy,
    *,
    period: Period | None = None,
    question: Question | date | None = None,
    figures: Sequence[str] | None = None,
    together: Together = (),
    samples: int = SAMPLES,
    seed: int = 0,
) -> VarianceShares:
    """How much of the variance of an outcome each figure explains, alone and with the others.

    All figures are drawn evenly from the ranges that the pack declares, on their own scales, and
    the rules run for everybody with each draw. What is explained are the share of people with the
    best label, the mean score, or what all is paid. The index of first order is the part that a
    figure explains alone; the total one is the part that it has a hand in.

    Args:
        subject: People as objects or in frames.
        policy: The policy.
        period: Which period is appraised; the latest that fits if nothing is said.
        question: The day that is asked about, for policies of a day.
        figures: Which figures are drawn; all that declare a range if none are named.
        together: Groups of figures that keep their sum. What is drawn of them is scaled to it.
        samples: How many base samples, a power of two. The rules run this often times the number
            of figures and two more.
        seed: What the draws grow from; the same seed gives the same figures.

    Raises:
        UsageError: If a figure declares no range, the number of samples is no power of two, or the
            extra ``sensitivity`` is not installed.
        NotInForce: If the policy is not in force then.

    Example:
        >>> from meritasn.policies import shipped
        >>> from meritasn.testing.population import city
        >>> found = variance_shares(city(people=500).workforce, shipped("pp-46-2011"), samples=4)
        >>> for outcome in found.outcomes:
        ...     print(outcome.title.en)
        Share with Very good
        Mean score
    """
    if samples < 1 or samples & (samples - 1):
        raise UsageError([usage.BAD_VALUE.at(name="samples", expected="64, 128, 256")])
    sobol = _sobol_indices()
    asked = asked_of(subject, policy, period, question)
    ask, base = asking(subject, policy, asked)
    parameters = policy.on(day_of_law(asked)).parameters
    wanted = figures and (*figures, *(name for group in together for name in group))
    moved = figures_of(policy, parameters, wanted and tuple(dict.fromkeys(wanted)), together)
    trial = _Trial(policy, ask, moved, together, _measures(base))
    kept: dict[str, Any] = {}

    def keep(f_A: Any, f_B: Any, f_AB: Any) -> Any:  # noqa: ANN401, N803  (the names of SciPy)
        """Keeps what the rules answered, to estimate from it again and again."""
        kept.update(f_A=f_A, f_B=f_B, f_AB=f_AB)
        return f_AB[..., 0].T, f_AB[..., 0].T

    sobol(func=trial.of, n=samples, dists=[_Even(one) for one in moved], method=keep, rng=seed)
    estimate = _Estimate(sobol, kept, samples, (len(trial.measures), len(moved)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # an outcome that never varies has no index
        outcomes = _outcomes(trial, estimate, Random(seed))  # noqa: S311  (no secret hangs on it)
    text = asked.text if isinstance(asked, Period) else _ON.fill(day=asked.on)
    return VarianceShares(policy, text, len(base), samples, seed, trial.refused, outcomes)


_ON = Text("pada {day}", "on {day}")


class _Indices(Protocol):
    def __call__(self, **given: object) -> Any:  # noqa: ANN401  (SciPy has no types)
        """The indices."""


def _sobol_indices() -> _Indices:
    """What estimates the indices; it is looked for only when it is asked for."""
    try:
        from scipy.stats import sobol_indices  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise UsageError([usage.MISSING_EXTRA.at(extra="sensitivity")]) from None
    found: _Indices = sobol_indices
    return found


@frozen
class _Even:
    """A figure that is drawn evenly from its range, as SciPy wants a distribution."""

    figure: Moved

    def ppf(self, q: Any) -> Any:  # noqa: ANN401  (an array)
        """The value below which a part of the draws lies; rounded to the scale afterwards."""
        low, high = float(self.figure.low), float(self.figure.high)
        return low + q * (high - low)


@frozen
class _Trial:
    """A policy that is asked with many draws of its figures."""

    policy: Policy
    ask: Ask
    figures: tuple[Moved, ...]
    together: Together
    measures: tuple[Text, ...]
    seen: dict[tuple[Decimal, ...], tuple[Fraction | None, ...]] = field(factory=dict)

    def of(self, drawn: Any) -> list[list[float]]:  # noqa: ANN401  (an array of figures by draws)
        """Each outcome for every draw."""
        each = [self._at(tuple(column)) for column in zip(*drawn.tolist(), strict=True)]
        return [[float(one or 0) for one in outcome] for outcome in zip(*each, strict=True)]

    @property
    def refused(self) -> int:
        """How many different draws the policy cannot have, or leave nobody a result."""
        return sum(any(one is None for one in outcomes) for outcomes in self.seen.values())

    def outcomes(self, place: int) -> list[Fraction]:
        """What one outcome came to, wherever there is any."""
        return [one for each in self.seen.values() if (one := each[place]) is not None]

    def _at(self, drawn: tuple[float, ...]) -> tuple[Fraction | None, ...]:
        values = self._values(drawn)
        key = tuple(values.values())
        if key not in self.seen:
            try:
                answers = self.ask(what_if(self.policy, values))
            except PackRefused:
                self.seen[key] = tuple(None for _ in self.measures)
            else:
                self.seen[key] = _measured(answers)
        return self.seen[key]

    def _values(self, drawn: tuple[float, ...]) -> dict[str, Decimal]:
        """The draws on the scales of their figures; those of a group made to keep its sum."""
        values = {
            one.name: min(max(placed(Fraction(value), one.places), one.low), one.high)
            for one, value in zip(self.figures, drawn, strict=True)
        }
        known = {one.name: one for one in self.figures}
        for group in self.together:
            members = [known[name] for name in group]
            places = max(one.places for one in members)
            whole = sum(int(one.value.scaleb(places)) for one in members)
            parts = [Fraction(values[name]) for name in group]
            if sum(parts):
                shares = [part / sum(parts) for part in parts]
                for one, part in zip(members, apportioned(whole, shares), strict=True):
                    values[one.name] = Decimal(part).scaleb(-places)
        return values


def _measures(base: Answers) -> tuple[Text, ...]:
    """What is explained: a share of people where there are labels, a sum or a mean of scores."""
    titles = []
    if base.scale.enum is not None:
        titles.append(_BEST.fill(label=base.scale.enum.titles[0]))
    if base.scale.score is not None:
        titles.append(_PAID if base.scale.is_money else _MEAN)
    return tuple(titles)


def _measured(answers: Answers) -> tuple[Fraction | None, ...]:
    """Each outcome; None where nobody has a result."""
    if not any(answers.has_result):
        return tuple(None for _ in _measures(answers))
    found: list[Fraction | None] = []
    if answers.scale.enum is not None:
        best = f"{answers.scale.kind}{answers.scale.enum.codes[0]}"
        found.append(Fraction(answers.outcomes.count(best), len(answers)))
    if answers.scale.score is not None:
        scores = [Fraction(score) for score in answers.scores if score is not None]
        whole = sum(scores, Fraction())
        mean = whole / len(scores) if scores else None
        found.append(whole if answers.scale.is_money else mean)
    return tuple(found)


@frozen
class _Estimate:
    """The indices by SciPy, from the answers of all samples or of some drawn from them again."""

    sobol: _Indices
    kept: Mapping[str, Any]
    samples: int
    shape: tuple[int, int]

    def of(self, rows: Sequence[int]) -> tuple[list[list[float]], list[list[float]]]:
        """The indices of first order and the total ones, by outcome and figure."""
        chosen = {name: answers[..., list(rows)] for name, answers in self.kept.items()}
        found = self.sobol(func=chosen, n=self.samples)
        # SciPy leaves out dimensions of one.
        alone, total = (one.reshape(self.shape) for one in (found.first_order, found.total_order))
        return alone.tolist(), total.tolist()

    def again(self, chance: Random) -> list[list[list[float]]]:
        """The total indices of samples drawn with replacement, time after time."""
        rows = range(self.samples)
        return [self.of(chance.choices(rows, k=self.samples))[1] for _ in range(_RESAMPLES)]


def _outcomes(trial: _Trial, estimate: _Estimate, chance: Random) -> tuple[Outcome, ...]:
    """Every outcome with its indices and the interval of the total ones."""
    alone, total = estimate.of(range(estimate.samples))
    again = estimate.again(chance)
    made = []
    for place, title in enumerate(trial.measures):
        came_to = trial.outcomes(place)
        told = trial.refused == 0 and len(set(came_to)) > 1
        shares = []
        for i, one in enumerate(trial.figures):
            low, high = _middle([each[place][i] for each in again])
            indices = (alone[place][i], total[place][i], low, high)
            shares.append(VarianceShare(one, *(_index(index, told=told) for index in indices)))
        least, greatest = min(came_to, default=None), max(came_to, default=None)
        made.append(Outcome(title, least, greatest, tuple(shares)))
    return tuple(made)


_RESAMPLES = 200
_TAIL = 40
"""One in so many lies beyond each end of an interval of 95 percent."""


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """Between which the middle of some values lies; no tail where one is no number."""
    ordered = sorted(values)
    cut = len(ordered) // _TAIL
    return ordered[cut], ordered[-1 - cut]


def _index(value: float, *, told: bool) -> float | None:
    return value if told and isfinite(value) else None


_BEST = Text("Bagian yang mendapat {label}", "Share with {label}")
_MEAN, _PAID = Text("Rata-rata nilai", "Mean score"), Text("Jumlah yang dibayar", "What is paid")
