"""The bands of the index of professionalism with their limits, as the policy of a day has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.policies import Policy

__all__ = ["Rung", "rungs"]


@frozen
class Rung:
    """One band.

    Attributes:
        code: Its code.
        title: What it is called.
        over: What an index in it lies over; None for the lowest.
        up_to: The highest index in it; None for the best, which has no limit of its own.
    """

    code: str
    title: Text
    over: Decimal | None
    up_to: Decimal | None

    @property
    def limits(self) -> Text:
        """Its limits in words."""
        if self.over is None:
            return Text("sampai {n}", "up to {n}").fill(n=self.up_to or Decimal(0))
        if self.up_to is None:
            return Text("di atas {n}", "over {n}").fill(n=self.over)
        both = Text("di atas {low} sampai {high}", "over {low}, up to {high}")
        return both.fill(low=self.over, high=self.up_to)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The band for other programs."""
        return {
            "code": self.code,
            "label": self.title.of(language),
            "over": None if self.over is None else f"{self.over:f}",
            "up_to": None if self.up_to is None else f"{self.up_to:f}",
        }


def rungs(policy: Policy, on: date) -> tuple[Rung, ...]:
    """The bands of a policy on a day, best first.

    >>> from meritasn.policies import shipped
    >>> [str(rung.up_to) for rung in rungs(shipped("permenpanrb-38-2018"), date(2025, 1, 1))]
    ['None', '90', '80', '70', '60']
    """
    program = policy.on(on)
    enum = program.steps["band"].enum
    assert enum is not None
    highest = [program.parameters.get(f"band_{code}") for code in enum.codes]
    limits = [None if one is None else one.value for one in highest]
    pairs = zip(enum.codes, enum.titles, (*limits[1:], None), limits, strict=True)
    return tuple(Rung(code, title, over, up_to) for code, title, over, up_to in pairs)
