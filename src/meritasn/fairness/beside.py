"""Facts that a gap of numbers is adjusted for, and what is left of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from attrs import frozen

from meritasn.fairness.decomposition import Norm, TwoFold, two_fold
from meritasn.fairness.words import rounded
from meritasn.language import Text, listing
from meritasn.model import Employee
from meritasn.quantities import Absence, day_number, elapsed

__all__ = ["BESIDE", "NORMS", "Adjusted", "Fact", "adjusted_gap"]


@frozen
class Fact:
    """A fact of somebody that a gap may go with.

    Attributes:
        title: What it is called.
        reads: It as a number on a day; None where it is not known.
    """

    title: Text
    reads: Callable[[Employee, date], float | None]


def _rank(employee: Employee, _: date) -> float | None:
    return None if isinstance(employee.rank, Absence) else float(employee.rank.order)


def _years(employee: Employee, day: date) -> float | None:
    since = employee.service_since
    if isinstance(since, Absence):
        return None
    return elapsed(day_number(since), day_number(day), 1) / 12


BESIDE: Mapping[str, Fact] = {
    "rank": Fact(Text("golongan ruang", "rank"), _rank),
    "years": Fact(Text("masa kerja", "years of service"), _years),
}
"""What a gap can be adjusted for, each as a number: ranks by their place.

Not the level of a post: levels of different kinds of posts have no order between them.
"""

NORMS: Mapping[Norm, Text] = {
    "pooled": Text("semua orang, dengan kelompoknya", "those of all, with the group beside"),
    "cotton": Text("menurut bagian tiap kelompok", "each group's by its share (Cotton)"),
    "reimers": Text("rata-rata kedua kelompok", "the mean of both groups (Reimers)"),
    "higher": Text("kelompok yang lebih tinggi", "those of the group that has more"),
    "lower": Text("kelompok yang lebih rendah", "those of the group that has less"),
}
"""Whose coefficients say what a difference is worth."""


@frozen
class Adjusted:
    """A gap in what goes with some facts, and the rest (Oaxaca and Blinder 1973).

    Attributes:
        parts: The gap in two parts; None where a group has too few people, or facts say the same.
        facts: What the facts are called.
        without: Of how many people a fact is not known, who are left out.
    """

    parts: TwoFold | None
    facts: tuple[Text, ...]
    without: int

    @property
    def sentence(self) -> Text:
        """What it says, and that the rest is no proof of anything."""
        facts = listing(self.facts)
        if self.parts is None:
            return _NO_PARTS.fill(facts=facts)
        gap, explained, rest = (
            rounded(one, 2)
            for one in (self.parts.gap, self.parts.explained, self.parts.unexplained)
        )
        return _PARTS.fill(
            gap=gap,
            explained=explained,
            rest=rest,
            facts=facts,
            norm=NORMS[self.parts.norm],
            without=self.without,
        )


_PARTS = Text(
    "Dari selisih {gap}, sebesar {explained} sejalan dengan {facts}; sisanya {rest} (koefisien: "
    "{norm}; {without} orang tanpa fakta itu tidak dihitung). Sisa bukan bukti apa pun, dan fakta "
    "yang turut ditentukan oleh perlakuan dapat menutupinya.",
    "Of the gap of {gap}, {explained} goes with {facts}; {rest} is left (coefficients: {norm}; "
    "people without these facts who are left out: {without}). What is left is no proof of "
    "anything, and a fact that treatment itself has shaped may hide it.",
)
_NO_PARTS = Text(
    "Selisih tidak dapat disesuaikan menurut {facts}: terlalu sedikit orang, atau fakta-fakta itu "
    "mengatakan hal yang sama.",
    "The gap cannot be adjusted for {facts}: too few people, or the facts say the same.",
)

Row = tuple[Decimal | int, tuple[float | None, ...]]
"""A number of somebody, and their facts."""


def adjusted_gap(
    focal: Sequence[Row], reference: Sequence[Row], names: Sequence[str], norm: Norm
) -> Adjusted:
    """The gap between two groups, adjusted for some facts. Needs numpy.

    >>> own = [(5 + n, (float(n),)) for n in range(4)]
    >>> other = [(7 + n, (float(n + 1),)) for n in range(4)]
    >>> round(adjusted_gap(own, other, ["years"], "pooled").parts.unexplained, 9)
    -1.0
    """
    both = [(one, True) for one in focal] + [(one, False) for one in reference]
    known = [(value, facts, mine) for (value, facts), mine in both if None not in facts]
    rows = [[fact for fact in facts if fact is not None] for _, facts, _ in known]
    mine = [first for *_, first in known]
    parts = None
    if any(mine) and not all(mine):
        parts = two_fold([float(value) for value, *_ in known], rows, mine, norm)
    return Adjusted(parts, tuple(BESIDE[name].title for name in names), len(both) - len(known))
