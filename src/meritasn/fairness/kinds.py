"""Outcomes that are more than yes or no: a label, a number, a place, a way in stages, a wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from meritasn.fairness.decomposition import Norm
from meritasn.fairness.outcome import Outcome, labels_of
from meritasn.fairness.survival import Waited
from meritasn.fairness.words import plainly
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.results import Result

__all__ = [
    "AnyOutcome",
    "GapOutcome",
    "NumberOutcome",
    "OrdinalOutcome",
    "RankOutcome",
    "StagedOutcome",
    "TimeOutcome",
    "among_first",
    "amounts",
    "by_label",
    "by_score",
    "stages",
    "waits",
]


@frozen
class OrdinalOutcome:
    """A label in an order, such as a predicate or a box.

    Attributes:
        title: What is asked, for people.
        labels: Codes, from the lowest to the highest.
        said: What a label is called.
        reads: The label of a result; None where it has none.
        beside: Facts that a gap is adjusted for, as of a number: names of `BESIDE`. Needs
            statsmodels.
    """

    title: Text
    labels: tuple[str, ...]
    said: Callable[[str], Text] = field(default=plainly, repr=False)
    reads: Callable[[Result], str | None] = field(default=lambda _: None, repr=False)
    beside: tuple[str, ...] = field(default=(), kw_only=True)


@frozen
class NumberOutcome:
    """A number, such as a score or an amount.

    Attributes:
        title: What is asked, for people.
        reads: The number of a result; None where it has none.
        more_is_better: Whether who has more stands better.
        decimals: With how many decimals a mean is shown.
        beside: Facts that a gap is adjusted for: names of `BESIDE`, such as rank. A fact that is
            itself an outcome of how people are treated hides what it should show, so the crude
            gap always stands beside.
        norm: Whose coefficients say what a difference in those facts is worth.
    """

    title: Text
    reads: Callable[[Result], Decimal | int | None] = field(default=lambda _: None, repr=False)
    more_is_better: bool = field(default=True, kw_only=True)
    decimals: int = field(default=2, kw_only=True)
    beside: tuple[str, ...] = field(default=(), kw_only=True)
    norm: Norm = field(default="pooled", kw_only=True)


@frozen
class TimeOutcome:
    """A wait, over for some and not yet for others, such as the time until a promotion.

    Attributes:
        title: What is waited for, for people.
        waited: By employee; who is not there never began to wait.
    """

    title: Text
    waited: Mapping[str, Waited] = field(repr=False)


@frozen
class RankOutcome:
    """A place in an order, equals sharing theirs: who is among the first.

    Attributes:
        title: What is asked, for people.
        k: How many places are looked at; all who share the last of them are among the first.
        reads: What the order is by, the greatest first; None where somebody has no place.
        draws: With how many orders by chance the order is compared.
        seed: Where the draws begin.
    """

    title: Text
    k: int
    reads: Callable[[Result], Decimal | int | None] = field(repr=False)
    draws: int = field(default=1_000, kw_only=True)
    seed: int = field(default=0, kw_only=True)


@frozen
class StagedOutcome:
    """A way in stages, each for those alone who passed the one before.

    Attributes:
        title: What it leads to, for people.
        stages: What is asked at each stage, in their order.
    """

    title: Text
    stages: tuple[Outcome, ...]


GapOutcome: TypeAlias = OrdinalOutcome | NumberOutcome | TimeOutcome
"""Outcomes of which the groups are compared as a whole."""

AnyOutcome: TypeAlias = Outcome | GapOutcome | RankOutcome | StagedOutcome
"""Whatever an audit can ask."""


def by_label(policy: Policy, *, beside: tuple[str, ...] = ()) -> OrdinalOutcome:
    """The label that a policy answers by, as a step in an order: no mean is made of labels.

    Args:
        policy: The policy.
        beside: Facts that the gap is adjusted for: rank, years. Needs statsmodels.

    Raises:
        ValueError: If the policy answers by no label.

    >>> from meritasn.policies import shipped
    >>> by_label(shipped("permenpanrb-6-2022")).labels[-1]
    'sangat_baik'
    """
    enum = labels_of(policy)
    if enum is None:
        raise ValueError("the policy answers by no label")

    def read(result: Result) -> str | None:
        label = result.predicate or result.label
        return (
            result.answer
            if label is None and result.answer in enum.codes
            else (None if label is None else label.code)
        )

    title = Text("tingkat predikat", "height of the label")
    return OrdinalOutcome(title, enum.codes[::-1], enum.title, read, beside=beside)


def by_score(*, beside: tuple[str, ...] = (), norm: Norm = "pooled") -> NumberOutcome:
    """The score of a result.

    Args:
        beside: Facts that the gap is adjusted for: rank, years.
        norm: Whose coefficients say what a difference in them is worth.

    >>> by_score().title.en
    'score'
    """
    return NumberOutcome(
        Text("nilai", "score"), lambda result: result.score, beside=beside, norm=norm
    )


def amounts(
    title: Text,
    of: Mapping[str, Decimal | int],
    *,
    beside: tuple[str, ...] = (),
    norm: Norm = "pooled",
) -> NumberOutcome:
    """An amount of each person, such as rupiah that were paid, kept to the digit.

    Args:
        title: What is asked, for people.
        of: By employee.
        beside: Facts that the gap is adjusted for: rank, years.
        norm: Whose coefficients say what a difference in them is worth.

    >>> pay = amounts(Text("tunjangan", "allowance"), {"A-1": 4_250_000})
    >>> pay.decimals
    0
    """
    return NumberOutcome(
        title, lambda result: of.get(result.employee), decimals=0, beside=beside, norm=norm
    )


def among_first(k: int, *, draws: int = 1_000, seed: int = 0) -> RankOutcome:
    """Who is among the first by score, equals sharing their place.

    Args:
        k: How many places are looked at.
        draws: With how many orders by chance the order is compared.
        seed: Where the draws begin.

    Raises:
        ValueError: If there is no first place.

    >>> among_first(10).title.en
    'among the first 10 by score'
    """
    if k <= 0:
        raise ValueError("the first places are one or more")
    title = Text("di antara {k} teratas menurut nilai", "among the first {k} by score")
    return RankOutcome(title.fill(k=k), k, lambda one: one.score, draws=draws, seed=seed)


def stages(title: Text, *asked: Outcome) -> StagedOutcome:
    """A way in stages, such as eligible, shortlisted, chosen.

    Args:
        title: What it leads to.
        asked: What is asked at each stage, in their order.

    Raises:
        ValueError: If there is no stage.

    >>> from meritasn.fairness.outcome import at_least
    >>> way = stages(Text("daftar pendek", "shortlist"), at_least(60), at_least(90))
    >>> len(way.stages)
    2
    """
    if not asked:
        raise ValueError("a way in stages has at least one")
    return StagedOutcome(title, asked)


def waits(title: Text, waited: Mapping[str, Waited]) -> TimeOutcome:
    """How long people waited for something, such as a promotion; some are waiting still.

    >>> waits(Text("kenaikan pangkat", "promotion"), {"A-1": Waited(31, over=True)}).title.en
    'promotion'
    """
    return TimeOutcome(title, waited)
