"""Everything that can be known of a policy without running a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeAlias

from meritasn.policies import LAWS, Policy
from meritasn.proofs.bands import bands_leave_no_gap, bands_stand_in_order
from meritasn.proofs.branches import every_branch
from meritasn.proofs.cliffs import a_small_change
from meritasn.proofs.merit import more_is_never_worse
from meritasn.proofs.missing import missing_is_never_scored
from meritasn.proofs.proof import Drawn, Proof, Proofs
from meritasn.proofs.protected import protected_attributes, unnamed_facts
from meritasn.proofs.ranges import answers_keep_their_range, nothing_is_negative
from meritasn.proofs.scene import Scene
from meritasn.proofs.sources import every_source, periods
from meritasn.proofs.structure import (
    a_value_or_a_reason,
    equal_facts,
    order_of_records,
    other_people,
)
from meritasn.proofs.weights import weights_make_a_whole
from meritasn.quantities import Period

__all__ = ["PROVERS", "prove", "proved"]

Prover: TypeAlias = Callable[[Scene], Iterator[Drawn]]
"""Says what it finds of one span of days."""

PROVERS: tuple[Prover, ...] = (
    weights_make_a_whole,
    bands_leave_no_gap,
    bands_stand_in_order,
    every_branch,
    every_source,
    periods,
    a_value_or_a_reason,
    answers_keep_their_range,
    nothing_is_negative,
    missing_is_never_scored,
    a_small_change,
    more_is_never_worse,
    equal_facts,
    protected_attributes,
    unnamed_facts,
    other_people,
    order_of_records,
)
"""Each proves one law, or a few that it can see at once."""


@lru_cache(maxsize=32)
def prove(policy: Policy) -> tuple[Proof, ...]:
    """What is proved, broken or open of a policy, for every day on which it is in force.

    What is the same on several spans of days that follow each other is said once.

    Args:
        policy: The rules, shipped, overlaid or drafted.

    >>> from meritasn.policies import shipped
    >>> {
    ...     p.verdict.value
    ...     for p in prove(shipped("pp-46-2011"))
    ...     if p.law.name == "bands_leave_no_gap"
    ... }
    {'proved'}
    """
    found: dict[Drawn, list[Period]] = {}
    for period, program in policy.programs:
        scene = Scene(policy, program)
        for prover in PROVERS:
            for drawn in prover(scene):
                found.setdefault(drawn, []).append(period)
    proofs = [
        Proof(LAWS[drawn.law], drawn.verdict, drawn.path, drawn.why, days)
        for drawn, periods in found.items()
        for days in joined(periods)
    ]
    order = list(LAWS)
    return tuple(sorted(proofs, key=lambda p: (order.index(p.law.name), p.days.start)))


def proved(policy: Policy) -> Proofs:
    """The same as `prove`, to be shown."""
    return Proofs(policy.title, prove(policy))


def joined(periods: list[Period]) -> Iterator[Period]:
    """Spans of days, those in one that follow each other.

    >>> [days.text.en for days in joined([Period.year(2022), Period.year(2023)])]
    ['1 January 2022 to 31 December 2023']
    """
    start: Period | None = None
    for period in periods:
        if start is not None and start.stop == period.start:
            start = Period(start.start, period.stop)
            continue
        if start is not None:
            yield start
        start = period
    if start is not None:
        yield start
