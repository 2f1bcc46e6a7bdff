"""The counts that an audit rests on, wherever people were counted: in objects or in columns."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from meritasn.fairness.counts import Counts

__all__ = ["Tabled"]


def _none() -> Counts:
    return Counts({})


@frozen
class Tabled:
    """The counts of one attribute, or of several together.

    Attributes:
        attributes: Their names.
        counts: Of every group, among those of whom it was settled whether they were chosen.
        unsettled: Of every group, of how many nothing was settled, of all; empty where it was
            settled of everybody.
        strata: The counts within each stratum, each with every group; empty where nothing was
            asked.
    """

    attributes: tuple[str, ...]
    counts: Counts
    unsettled: Counts = field(factory=_none)
    strata: Mapping[str, Counts] = field(factory=dict[str, Counts], repr=False)

    @property
    def people(self) -> int:
        """How many people there are, settled or not.

        >>> from meritasn.fairness.counts import Cell
        >>> Tabled(("sex",), Counts({"w": Cell(1, 2)})).people
        2
        """
        return self.counts.whole.total + self.unsettled.whole.selected
