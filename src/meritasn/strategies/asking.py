"""Asks a scorer or a requirement about one record."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import overload

from attrs import evolve

from meritasn.facts import Fact, catalogue
from meritasn.language import Text
from meritasn.rules import Record
from meritasn.strategies.answered import Answered
from meritasn.strategies.facts import Used, facts_of
from meritasn.strategies.guarding import answered, settled
from meritasn.strategies.kinds import StrategyKind, kinds_of
from meritasn.strategies.refused import Refused, bad_answer
from meritasn.strategies.scoring import Requirement, Scorer

__all__ = ["ask", "facts_read"]


@overload
def ask(strategy: Scorer, record: Record) -> Answered[Decimal]: ...


@overload
def ask(strategy: Requirement, record: Record) -> Answered[bool]: ...


def ask(strategy: Scorer | Requirement, record: Record) -> Answered[Decimal] | Answered[bool]:
    """What a scorer or a requirement answers about one record.

    Args:
        strategy: One that was found good, by `faults` or by a registry.
        record: The facts of its subject; it sees of them what it names, and not the key.

    Returns:
        A number on the scale of the scorer, or whether the requirement is met; or why there is no
        answer. The facts that it looked at are beside it.

    Raises:
        KeyError: If it names what is no fact.
    """
    notes: list[Used] = []
    seen = facts_of(record, facts_read(strategy), strategy.grain, notes)
    name = strategy.declaration.name

    def used() -> tuple[Used, ...]:
        return tuple(dict.fromkeys(notes))

    if StrategyKind.SCORER in kinds_of(strategy):
        scorer: Scorer = strategy  # type: ignore[assignment]  # its method says what it is

        def score() -> Decimal | Refused:
            return settled(name, scorer.scale, scorer.score(seen))

        return answered(strategy, StrategyKind.SCORER, score, used)
    requirement: Requirement = strategy  # type: ignore[assignment]  # the same

    def check() -> bool | Refused:
        met = requirement.check(seen)
        return met if isinstance(met, (bool, Refused)) else bad_answer(name, _NEITHER)

    found = answered(strategy, StrategyKind.REQUIREMENT, check, used)
    return evolve(found, message=requirement.message) if found.value is False else found


def facts_read(strategy: Scorer | Requirement) -> Mapping[str, Fact]:
    """The facts that a strategy names.

    Raises:
        KeyError: If one of them is no fact.
    """
    known = catalogue().facts
    return {name: known[name] for name in strategy.reads}


_NEITHER = Text("jawabannya bukan ya atau tidak", "it answers neither yes nor no")
