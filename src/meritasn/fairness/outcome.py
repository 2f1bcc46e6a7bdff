"""What is asked of a result: whether a label, a requirement or a score was reached."""

from __future__ import annotations

from collections.abc import Callable, Collection
from decimal import Decimal

from attrs import frozen

from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.policies import Policy
from meritasn.results import Result

__all__ = ["Outcome", "at_least", "best_of", "labels_of", "met", "reached"]


@frozen
class Outcome:
    """A question with yes or no about a result.

    Attributes:
        title: What is asked, for people.
        reads: The answer; None where the result was refused, or not known.
    """

    title: Text
    reads: Callable[[Result], bool | None]


def reached(policy: Policy, labels: Collection[str]) -> Outcome:
    """Whether the label that a policy answers by is one of several.

    Args:
        policy: The policy.
        labels: Codes of its labels.

    Raises:
        ValueError: If the policy answers by no label, or has none of that code.
    """
    enum = labels_of(policy)
    unknown = [code for code in labels if enum is None or code not in enum.codes]
    if enum is None or unknown:
        raise ValueError("the policy answers by no such label")

    def read(result: Result) -> bool | None:
        label = result.predicate or result.label
        return None if label is None else label.code in labels

    return Outcome(listing(enum.title(code) for code in enum.codes if code in labels), read)


def best_of(policy: Policy) -> Outcome:
    """What a policy answers by, at its best: the best label, or that the requirements are met.

    >>> from meritasn.policies import shipped
    >>> best_of(shipped("permenpanrb-6-2022")).title.en
    'Very good'
    """
    enum = labels_of(policy)
    if enum is None:
        raise ValueError("the policy answers by no label")
    return met() if enum.codes[0] == "met" else reached(policy, {enum.codes[0]})


def met() -> Outcome:
    """Whether the requirements of the policy are met."""
    answers = {"met": True, "not_met": False}

    def read(result: Result) -> bool | None:
        return None if result.answer is None else answers.get(result.answer)

    return Outcome(Text("memenuhi syarat", "meets the requirements"), read)


def at_least(score: Decimal | int) -> Outcome:
    """Whether the score is at least some number.

    >>> at_least(90).title.en
    'a score of at least 90'
    """

    def read(result: Result) -> bool | None:
        return None if result.score is None else result.score >= score

    return Outcome(Text("nilai sekurangnya {n}", "a score of at least {n}").fill(n=score), read)


def labels_of(policy: Policy) -> Enumeration | None:
    """The labels that a policy answers by; None where it answers by none."""
    name = policy.pack.output.get("predicate") or policy.pack.output.get("answer")
    if name is None:
        return None
    _, program = policy.programs[-1]
    return program.steps[name].enum
