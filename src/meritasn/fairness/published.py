"""What may be said of findings beside the counts: nothing that rests on a hidden one.

Of a group whose counts are hidden no verdict is told either, nor of one that is compared with such
a group: a verdict is a function of the counts, and gives some of them back. That is so whatever the
verdict would be, so that nothing follows from its absence. An adjustment for many tests hands the
probability of one on to another; what would be said otherwise, had the hidden ones come out
otherwise, is not told. The analyst who runs the audit has all of it in its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from fractions import Fraction
from typing import Protocol, TypeAlias, TypeVar

from attrs import field, frozen

from meritasn.fairness.counts import MISSING
from meritasn.fairness.family import adjusted, unseen_tests
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.publishing import Grouped, Hidden

__all__ = ["Extent", "Telling", "tellings"]


class Extent(Enum):
    """How much is told of a finding."""

    NOTHING = "nothing"
    """It rests on hidden counts."""
    MEASURED = "measured"
    """What was measured, without a verdict: that hangs on tests of hidden groups."""
    VERDICT = "verdict"
    """The adjusted probability only by its side of the level."""
    ALL = "all"


class _Compared(Protocol):
    """Two groups that were compared."""

    @property
    def reference(self) -> str: ...

    @property
    def p(self) -> float | None: ...


class _Finding(Protocol):
    """What an audit says of one group."""

    @property
    def focal(self) -> str: ...

    @property
    def comparison(self) -> _Compared: ...


F_co = TypeVar("F_co", bound=_Finding, covariant=True)
F = TypeVar("F", bound=_Finding)


class _Groups(Grouped, Protocol[F_co]):
    """One attribute, or several together, with what was found."""

    @property
    def reference(self) -> str | None: ...

    @property
    def findings(self) -> Sequence[F_co]: ...


Key: TypeAlias = tuple[tuple[str, ...], str]
"""The attributes, and the group that is asked about."""


@frozen
class Telling:
    """What an audit tells, and what it keeps to itself.

    Attributes:
        hidden: Groups of which no count is told.
        extents: How much is told of each finding.
        apart: Findings beside which the comparison within strata is told.
    """

    hidden: Hidden
    extents: Mapping[Key, Extent] = field(repr=False)
    apart: frozenset[Key] = field(default=frozenset(), repr=False)

    def hides(self, groups: Grouped, group: str) -> bool:
        """Whether the counts of a group are hidden."""
        return (groups.attributes, group) in self.hidden

    def extent(self, groups: Grouped, focal: str) -> Extent:
        """How much is told of the finding of a group."""
        return self.extents.get((groups.attributes, focal), Extent.NOTHING)

    def names_reference(self, groups: _Groups[_Finding]) -> bool:
        """Whether it is told which group the others are compared with, or that there is none."""
        if groups.reference is not None:
            return not self.hides(groups, groups.reference)
        return not all(self.hides(groups, group) for group in groups.parts)


def tellings(
    audits: Sequence[Sequence[_Groups[F]]],
    plan: AuditPlan,
    hidden: Hidden,
    judge: Callable[[F, float | None], object],
) -> tuple[Telling, ...]:
    """What each of several audits tells, whose tests were adjusted together.

    Args:
        audits: The groups of each.
        plan: By what was decided.
        hidden: Groups of which no count is told.
        judge: What is said of a finding, had its adjusted probability been another.
    """
    possible = _possible([one for groups in audits for one in groups], plan, hidden)
    told: list[Telling] = []
    for groups in audits:
        extents: dict[Key, Extent] = {}
        for one in groups:
            for finding in one.findings:
                could_be = next(possible)
                extents[one.attributes, finding.focal] = (
                    Extent.NOTHING
                    if _rests(one, finding, hidden)
                    else _extent(finding, could_be, plan.level, judge)
                )
        told.append(Telling(hidden, extents))
    return tuple(told)


def _rests(groups: Grouped, finding: _Finding, hidden: Hidden) -> bool:
    pair = (finding.focal, finding.comparison.reference)
    return any((groups.attributes, group) in hidden for group in pair)


def _extent(
    finding: F,
    could_be: frozenset[float | None],
    level: Fraction,
    judge: Callable[[F, float | None], object],
) -> Extent:
    if len(could_be) == 1:
        return Extent.ALL
    sides = {p is not None and p <= level: p for p in could_be}
    said = {judge(finding, p) for p in sides.values()}
    return Extent.VERDICT if len(said) == 1 else Extent.MEASURED


def _possible(
    groups: Sequence[_Groups[_Finding]], plan: AuditPlan, hidden: Hidden
) -> Iterator[frozenset[float | None]]:
    """Of each finding every adjusted probability that there could be.

    An adjustment only rises with each probability and with the number of tests; so it is enough to
    look at the ends, and at hidden groups of nobody, which are not tested.
    """
    trials = [
        adjusted([*_raw(groups, hidden, of_hidden), *[1.0] * unseen], plan)
        for of_hidden in (0.0, None, 1.0)
        for unseen in _unseen(groups, plan, hidden)
    ]
    many = sum(len(one.findings) for one in groups)
    return (frozenset(trial[place] for trial in trials) for place in range(many))


def _raw(
    groups: Sequence[_Groups[_Finding]], hidden: Hidden, of_hidden: float | None
) -> Iterator[float | None]:
    for one in groups:
        for finding in one.findings:
            yield of_hidden if _rests(one, finding, hidden) else finding.comparison.p


def _unseen(groups: Sequence[_Groups[_Finding]], plan: AuditPlan, hidden: Hidden) -> frozenset[int]:
    """How many pairs nobody saw; a small hidden group may also be one of nobody."""
    found = []
    for small in (0, 1):
        sizes = [
            [_size(one, group, plan, hidden, small) for group in one.parts if group != MISSING]
            for one in groups
        ]
        found.append(sum(unseen_tests(of, plan) for of in sizes))
    return frozenset(found)


def _size(one: Grouped, group: str, plan: AuditPlan, hidden: Hidden, small: int) -> int:
    size = sum(one.parts[group].values())
    is_open = size < plan.reference_minimum and (one.attributes, group) in hidden
    return small if is_open else size
