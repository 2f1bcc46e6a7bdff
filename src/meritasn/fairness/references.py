"""What it tells of counts which group the others are compared with.

The reference is large and stands highest, or is the largest; so each other group is small, or
stands lower, or is smaller. Where that is said, whoever looks for a hidden count knows it too.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from meritasn.fairness.counts import MISSING
from meritasn.fairness.plan import AuditPlan, Reference
from meritasn.fairness.publishing import Grouped, count_name
from meritasn.fairness.suppression import AtMost

__all__ = ["YES_OR_NO", "Worth", "of_labels", "told_by_reference"]

Worth: TypeAlias = Mapping[str, Fraction | None]
"""The parts of those who count, and what each adds to how high a group stands: the mean of it.

None where that hangs on values that no count shows.
"""

YES_OR_NO: Worth = {"selected": Fraction(1), "others": Fraction(0)}
"""Who is chosen counts one."""


def of_labels(parts: Sequence[Mapping[str, int]]) -> Worth:
    """Of labels each is worth the share of all who stand below it, and half of those who have it.

    Args:
        parts: Of every group, how many have each label, from the lowest to the highest.

    >>> of_labels([{"low": 1, "high": 0}, {"low": 2, "high": 1}])
    {'low': Fraction(3, 8), 'high': Fraction(7, 8)}
    """
    labels = dict.fromkeys(label for of in parts for label in of)
    whole = {label: sum(of[label] for of in parts) for label in labels}
    people, below = sum(whole.values()), 0
    found: dict[str, Fraction | None] = {}
    for label, number in whole.items():
        found[label] = Fraction(2 * below + number, 2 * people) if people else None
        below += number
    return found


def told_by_reference(
    table: Grouped,
    reference: str | None,
    plan: AuditPlan,
    worth: Worth,
) -> Iterator[AtMost]:
    """What follows for the counts of a table from which group is the reference.

    It is a little more than what really follows, so that it can be said of sums: which groups are
    large is taken as known, and a rate that lies between two groups.

    Args:
        table: The table.
        reference: The group that others are compared with; None where none is large enough.
        plan: By which rule it was chosen.
        worth: What the parts of a group add to how high it stands.
    """
    large = max(plan.reference_minimum, 1)
    for group in table.parts:
        if group == MISSING:
            continue
        size = _size(table, group, worth)
        if size >= large:
            yield AtMost(_weights(table, group, dict.fromkeys(worth, -1)), -large)
            if reference not in (None, group):
                assert reference is not None
                yield from _beside(table, group, reference, plan, worth)
        else:
            yield AtMost(_weights(table, group, dict.fromkeys(worth, 1)), large - 1)


def _size(table: Grouped, group: str, worth: Worth) -> int:
    return sum(table.parts[group].get(part, 0) for part in worth)


def _weights(table: Grouped, group: str, of: Mapping[str, int]) -> dict[str, int]:
    return {
        count_name(table, group, part): n for part, n in of.items() if part in table.parts[group]
    }


def _beside(
    table: Grouped, group: str, reference: str, plan: AuditPlan, worth: Worth
) -> Iterator[AtMost]:
    """That another large group came after the reference."""
    if plan.reference is Reference.LARGEST:
        yield _no_larger(table, group, reference, worth)
        return
    known = {part: value for part, value in worth.items() if value is not None}
    if len(known) < len(worth):
        return
    lower, higher = (_standing(table, one, known) for one in (group, reference))
    if lower == higher:
        yield _no_larger(table, group, reference, worth)
    between = _between(lower, higher)
    scale = math.lcm(between.denominator, *(value.denominator for value in known.values()))
    over = {part: int((value - between) * scale) for part, value in known.items()}
    yield AtMost(_weights(table, group, over), 0 if lower == higher else -1)
    under = {part: -weight for part, weight in over.items()}
    yield AtMost(_weights(table, reference, under), 0)


def _no_larger(table: Grouped, group: str, reference: str, worth: Worth) -> AtMost:
    """Of equally large groups the later name is the reference."""
    own = _weights(table, group, dict.fromkeys(worth, 1))
    other = _weights(table, reference, dict.fromkeys(worth, -1))
    return AtMost({**own, **other}, -1 if group > reference else 0)


def _standing(table: Grouped, group: str, worth: Mapping[str, Fraction]) -> Fraction:
    of = table.parts[group]
    return sum((value * of.get(part, 0) for part, value in worth.items()), Fraction(0)) / _size(
        table, group, worth
    )


def _between(low: Fraction, high: Fraction) -> Fraction:
    """A short fraction above the one and not above the other, or both where they are the same."""
    terms = 1
    while not low < (found := high.limit_denominator(terms)) <= high and found != high:
        terms *= 2
    return found
