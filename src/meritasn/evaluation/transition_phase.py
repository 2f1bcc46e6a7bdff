"""Phase-in: one policy whose figures go from what they are to what they shall be, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.evaluation.sensitivity_values import places_of
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.policies.blocks import table_of, unopened
from meritasn.policies.reader import hash_of, policy_of
from meritasn.quantities import Rounding, decimal, scaled
from meritasn.rules.block import Raw

__all__ = ["cited", "phase_in"]

_OWN = ("cite", "standing", "note", "from", "until", "value")
"""What a step of the way does not take over from the figure before it."""


def phase_in(  # noqa: PLR0913  (one a choice)
    policy: Policy,
    to: Mapping[str, Decimal | int],
    days: Sequence[date],
    *,
    decimals: int | None = None,
    name: str = "phase-in",
    cite: str = "phase-in",
) -> Policy:
    """A policy whose figures go to other values by equal steps, one on each of some days.

    It is one policy with dated figures, not several: on each day the figures are those of that day,
    and every reading, explanation and difference takes it as it takes any other. What is between
    the ends is cut off towards the old value at the decimals of the figure, so that nobody is ahead
    of the plan; the last day has exactly the new value.

    Args:
        policy: The policy as it is.
        to: The values at the end, by figure.
        days: The first days of the steps, in their order.
        decimals: The decimals of the values in between; those that the ends are written with if
            none are given.
        name: What is added to the name of the policy.
        cite: Where the plan stands, such as ``Perwal 7/2027: Pasal 12``.

    Raises:
        UsageError: If the days are no rising days on which the policy is in force, a figure is
            unknown, has no value or changes by itself then, or figures whose sum stays would not
            make it on every day.
        PackRefused: If a value does not fit the policy.

    Example:
        >>> from meritasn.policies import shipped
        >>> plan = phase_in(
        ...     shipped("pp-46-2011"),
        ...     {"share_of_results": 70},
        ...     [date(2019, 1, 1), date(2020, 1, 1)],
        ... )
        >>> for year in (2018, 2019, 2020):
        ...     print(plan.on(date(year, 7, 1)).parameters["share_of_results"].value)
        60
        65
        70
    """
    plan = _Plan(policy, tuple(days))
    plan.hold()
    ways = {figure: plan.way(figure, Decimal(end), decimals) for figure, end in to.items()}
    plan.hold_sum(ways)
    raw: dict[str, Raw] = {**policy.raw, "name": f"{policy.name}+{name}"}
    raw["cite"], source = cited(table_of(raw, "cite"), cite)
    figures = dict(table_of(raw, "parameter"))
    for figure, way in ways.items():
        figures[figure] = plan.blocks(figure, way, source)
    raw["parameter"] = figures
    made = policy_of(raw, Place(), unopened(policy.catalogue))
    change: dict[str, Raw] = {
        "name": name,
        "days": [day.isoformat() for day in days],
        "to": {figure: str(end) for figure, end in to.items()},
    }
    return evolve(made, lineage=(*(policy.lineage or (policy.hash,)), hash_of(change)))


def cited(cites: Mapping[str, Raw], citation: str) -> tuple[dict[str, Raw], str]:
    """The laws of a pack with one more, and how a figure cites it."""
    law, colon, at = citation.partition(":")
    key = "transition"
    while key in cites:
        key += "_2"
    return {**cites, key: law.strip()}, f"{key}{colon}{at}"


@frozen
class _Plan:
    """A policy, and the days on which its figures take a step."""

    policy: Policy
    days: tuple[date, ...]

    def hold(self) -> None:
        """Refuses days that are none of the policy's, or not in their order."""
        rising = all(one < other for one, other in zip(self.days, self.days[1:], strict=False))
        inside = all(day in self.policy.in_force for day in self.days)
        if not self.days or not rising or not inside or self.eve not in self.policy.in_force:
            raise _refused(_BAD_DAYS.fill(name=self.policy.name, days=self.policy.in_force.text))

    @property
    def eve(self) -> date:
        """The last day before the first step."""
        return self.days[0] - timedelta(days=1)

    def way(self, figure: str, end: Decimal, decimals: int | None) -> tuple[Decimal, ...]:
        """The values of a figure: as it is, and after each step."""
        known = self.policy.on(self.eve).parameters.get(figure)
        if known is None or known.value is None:
            raise _refused(_NO_FIGURE.fill(figure=figure))
        later = [
            one.in_force.start
            for one in self.policy.pack.figures[figure]
            if one.in_force is not None and one.in_force.start >= self.days[0]
        ]
        if later:
            raise _refused(_CHANGES.fill(figure=figure, day=later[0]))
        least = max(places_of(known.value), places_of(end))
        places = least if decimals is None else max(least, decimals)
        start, stop = scaled(known.value, places), scaled(end, places)
        steps = len(self.days)
        between = (
            start + Rounding.DOWN.quotient((stop - start) * step, steps) for step in range(steps)
        )
        return (*(decimal(whole, places) for whole in between), end)

    def hold_sum(self, ways: Mapping[str, tuple[Decimal, ...]]) -> None:
        """Refuses figures that make the same sum at both ends and another one in between."""
        sums = [sum(map(Fraction, at)) for at in zip(*ways.values(), strict=True)]
        if len(ways) < 2 or sums[0] != sums[-1]:  # noqa: PLR2004  (one alone makes no sum)
            return
        for day, made in zip(self.days, sums[1:], strict=True):
            if made != sums[0]:
                raise _refused(_NOT_WHOLE.fill(day=day))

    def blocks(self, figure: str, way: Sequence[Decimal], source: str) -> list[Raw]:
        """The blocks of a figure: what it was until the first day, and one for each step."""
        written = table_of(self.policy.raw, "parameter")[figure]
        old = [dict(one) for one in (written if isinstance(written, list) else [written])]  # type: ignore[arg-type]  # the policy was read: they are tables
        ends = [one.get("until") for one in old]
        last = max((end for end in ends if isinstance(end, date)), default=None)
        if None in ends:
            last = None
        for one in old:
            until = one.get("until")
            if not isinstance(until, date) or until > self.days[0]:
                one["until"] = self.days[0]
        kept = {key: value for key, value in old[-1].items() if key not in _OWN}
        blocks: list[Raw] = [*old]
        stops = (*self.days[1:], last)
        for value, day, stop in zip(way[1:], self.days, stops, strict=True):
            block = {**kept, "value": value, "from": day, "cite": source, "standing": "assumed"}
            blocks.append(block if stop is None else {**block, "until": stop})
        return blocks


def _refused(why: Text) -> UsageError:
    return UsageError([codes.BAD_PHASE.at(why=why)])


_BAD_DAYS = Text(
    "diperlukan hari yang berurutan di dalam masa berlaku {name} ({days}), dan sehari sebelumnya",
    "needed are rising days on which {name} is in force ({days}), and the day before them",
)
_NO_FIGURE = Text("{figure} tidak punya nilai", "{figure} has no value")
_CHANGES = Text("{figure} berubah sendiri pada {day}", "{figure} changes by itself on {day}")
_NOT_WHOLE = Text(
    "pada {day} angka-angka itu tidak lagi berjumlah sama; beri lebih banyak desimal",
    "on {day} the figures no longer make the same sum; allow more decimals",
)
