"""The kinds of strategies, and the method that makes each."""

from __future__ import annotations

from enum import Enum

from meritasn.language import Text

__all__ = ["StrategyKind", "kinds_of"]


class StrategyKind(Enum):
    """What a strategy does."""

    SCORER = "scorer"
    REQUIREMENT = "requirement"
    RANKER = "ranker"
    CALIBRATOR = "calibrator"
    METRIC = "metric"
    INCENTIVE_RULE = "incentive_rule"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _KINDS[self][0]

    @property
    def method(self) -> str:
        """The method by which a strategy is known to be one."""
        return _KINDS[self][1]


_KINDS = {
    StrategyKind.SCORER: (Text("pemberi nilai", "scorer"), "score"),
    StrategyKind.REQUIREMENT: (Text("persyaratan", "requirement"), "check"),
    StrategyKind.RANKER: (Text("pengurut", "ranker"), "places"),
    StrategyKind.CALIBRATOR: (Text("penyelaras", "calibrator"), "calibrate"),
    StrategyKind.METRIC: (Text("ukuran", "metric"), "measure"),
    StrategyKind.INCENTIVE_RULE: (Text("aturan insentif", "incentive rule"), "split"),
}


def kinds_of(thing: object) -> tuple[StrategyKind, ...]:
    """The kinds whose method something has; one that can be used has exactly one.

    >>> kinds_of(3)
    ()
    """
    return tuple(kind for kind in StrategyKind if callable(getattr(thing, kind.method, None)))
