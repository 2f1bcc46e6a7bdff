"""What an audit asks of each result, as it is written on a command line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib.util import find_spec

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.options import UNASKED, Asked, Steps
from meritasn.cli.planning import gathered
from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import (
    Outcome,
    among_first,
    at_least,
    by_label,
    by_score,
    met,
    reached,
    stages,
)
from meritasn.fairness.kinds import AnyOutcome
from meritasn.fairness.outcome import labels_of
from meritasn.policies import Policy

__all__ = ["UNSAID", "Question"]

_OUTCOMES = "label | score | met | at-least:90 | first:10 | stages:at-least:60,at-least:90"
"""What may be written."""

_NUMBER = re.compile(r"\d{1,9}(\.\d{1,9})?", re.ASCII)
_PLACES = re.compile(r"[1-9]\d{0,8}", re.ASCII)


@Parameter(name="*")
@frozen(kw_only=True)
class Question:
    """What is asked of each result, and by which rules.

    Attributes:
        outcome: label, score, met, at-least:90, first:10, or stages:at-least:60,at-least:90; else
            whether it is the best that the policy answers.
        label: Code of a label that counts as chosen, else the best; may be repeated.
        beside: With --outcome score or label, facts that a gap is adjusted for: rank, years.
        metric: Name of a metric of the library or of a plug-in, which is then told of each group.
        family: Family of rules that answer on the last day of --period, such as rank_promotion;
            else performance.
        asked: By which policy, and for which period.
    """

    outcome: str | None = None
    label: Steps = ()
    beside: str | None = None
    metric: str | None = None
    family: str | None = None
    asked: Asked = UNASKED

    def of(self, policy: Policy) -> AnyOutcome | None:
        """What is asked of the results of a policy; None for the best that it answers.

        Raises:
            UsageError: With everything that is wrong with it.

        >>> from meritasn.policies import shipped
        >>> Question(outcome="at-least:90").of(shipped("pp-46-2011")).title.en
        'a score of at least 90'
        """
        findings = list(_clashes(self))
        asked: AnyOutcome | None = None
        with gathered(findings):
            asked = self._asked(policy)
        if findings:
            raise UsageError(findings)
        return asked

    def _asked(self, policy: Policy) -> AnyOutcome | None:
        if self.outcome is None:
            return _of_labels(policy, self.label)
        return _said(policy, self.outcome, self.beside.split(",") if self.beside else ())

    @property
    def is_staged(self) -> bool:
        """Whether it is a way in stages."""
        return self.outcome is not None and self.outcome.startswith("stages:")

    def options(self) -> Iterator[str]:
        """The options by which it was written."""
        named = {"--outcome": self.outcome, "--label": self.label, "--beside": self.beside}
        asked = {"--policy": self.asked.policy, "--overlay": self.asked.overlay}
        last = {"--period": self.asked.period, "--family": self.family, "--metric": self.metric}
        yield from (name for name, value in {**named, **asked, **last}.items() if value)


UNSAID = Question()
"""The best that the policy in force answers."""


def _clashes(said: Question) -> Iterator[Finding]:
    if said.label and said.outcome is not None:
        yield usage.NOT_TOGETHER.at(name="--label", other="--outcome")
    if said.beside and said.outcome not in ("score", "label"):
        yield usage.ONLY_TOGETHER.at(name="--beside", other="--outcome score|label")
    if said.beside and said.outcome == "label" and find_spec("statsmodels") is None:
        yield usage.MISSING_EXTRA.at(extra="adjusted")


def _of_labels(policy: Policy, labels: Sequence[str]) -> Outcome | None:
    if not labels:
        return None
    try:
        return reached(policy, labels)
    except ValueError:
        raise UsageError([usage.NO_OUTCOME.at(name=policy.name, found=", ".join(labels))]) from None


def _said(policy: Policy, said: str, beside: Sequence[str]) -> AnyOutcome:
    kind, colon, rest = said.partition(":")
    if kind == "label" and not colon:
        return _label(policy, tuple(beside))
    if kind == "score" and not colon:
        _hold_score(policy)
        return by_score(beside=tuple(beside))
    if kind == "first" and _PLACES.fullmatch(rest):
        _hold_score(policy)
        return among_first(int(rest))
    if kind == "stages" and rest:
        return _stages(policy, rest.split(","), said)
    return _yes_or_no(policy, said, said)


def _label(policy: Policy, beside: tuple[str, ...]) -> AnyOutcome:
    try:
        return by_label(policy, beside=beside)
    except ValueError:
        raise UsageError([usage.NO_OUTCOME.at(name=policy.name)]) from None


def _stages(policy: Policy, each: Sequence[str], said: str) -> AnyOutcome:
    findings: list[Finding] = []
    asked: list[Outcome] = []
    for one in each:
        with gathered(findings):
            asked.append(_yes_or_no(policy, one, said))
    if findings:
        raise UsageError([*dict.fromkeys(findings)])
    return stages(asked[-1].title, *asked)


def _yes_or_no(policy: Policy, one: str, said: str) -> Outcome:
    """A question with yes or no: by itself, or one of several stages."""
    kind, colon, rest = one.partition(":")
    asked = _ASKED.get(kind)
    if asked is None or bool(colon) != (kind == "at-least"):
        raise UsageError([usage.BAD_VALUE.at(name="--outcome", found=said, expected=_OUTCOMES)])
    return asked(policy, rest, said)


def _met(policy: Policy, _: str, __: str) -> Outcome:
    labels = labels_of(policy)
    if labels is None or "met" not in labels.codes:
        raise UsageError([usage.NO_OUTCOME.at(name=policy.name, found="met")])
    return met()


def _at_least(policy: Policy, number: str, said: str) -> Outcome:
    if not _NUMBER.fullmatch(number):
        raise UsageError([usage.BAD_VALUE.at(name="--outcome", found=said, expected=_OUTCOMES)])
    _hold_score(policy)
    return at_least(Decimal(number))


_ASKED: Mapping[str, Callable[[Policy, str, str], Outcome]] = {"met": _met, "at-least": _at_least}


def _hold_score(policy: Policy) -> None:
    if "score" not in policy.pack.output:
        raise UsageError([usage.NO_SCORE.at(name=policy.name)])
