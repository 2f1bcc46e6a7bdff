"""The plan of an audit of appraisers: declared as data before anybody looks at the numbers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from meritasn.fairness.plan import Adjustment
from meritasn.language import Text
from meritasn.law import Standing

__all__ = ["RaterPlan", "default_rater_plan", "read_rater_plan"]

FORMAT = "meritasn/rater-plan@1"


@frozen(kw_only=True)
class RaterPlan:
    """What is asked of appraisers, and by what is decided.

    Attributes:
        name: Its name.
        title: What it is, for people.
        standing: How well its thresholds are known to apply.
        note: What it remarks on them.
        level: The chance of a single false flag in the whole audit, after the adjustment.
        adjustment: What is done about many tests at once.
        power: The chance at which a difference that matters should be seen.
        within: Whose ratings are compared with each other: names of `SCOPES`.
        evidence_bands: Into how many equal parts people are put by what they realised of their
            targets; none where such evidence is not asked for.
        minimum: The fewest ratings of a rater of whom anything is said.
        linked: How much has to stand beside ratings of others for rater and unit to be told apart;
            a rating of somebody whom one other rated too counts half.
        peers: The fewest raters that are compared with each other.
        place: How far places have to lie from those that peers give, of a range of one.
        halo: How much higher scales have to correlate than those of peers.
        copied: The share of feedback that repeats other feedback of the same rater.
        step: How near to the limit of a band is just over or just under it, in points.
        by: By which attributes of the rated severity is compared.
        shown: The fewest people of whom something is shown.
    """

    name: str
    title: Text
    standing: Standing
    note: Text | None = None
    level: Fraction
    adjustment: Adjustment
    power: Fraction
    within: tuple[str, ...]
    evidence_bands: int
    minimum: int
    linked: int
    peers: int
    place: Fraction
    halo: Fraction
    copied: Fraction
    step: Decimal
    by: tuple[str, ...]
    shown: int


def read_rater_plan(text: str) -> RaterPlan:
    """Reads a plan from TOML text.

    Raises:
        ValueError: If it is no plan.
    """
    raw = tomllib.loads(text)
    try:
        return _plan(raw)
    except (ArithmeticError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is no plan of an audit of raters: {error}") from None


def _plan(raw: Mapping[str, Any]) -> RaterPlan:
    if raw["format"] != FORMAT:
        raise ValueError(f"the format of a plan is {FORMAT}")
    test, compared, matters, groups = (raw[k] for k in ("test", "compared", "matters", "groups"))
    note = raw.get("note")
    return RaterPlan(
        name=raw["name"],
        title=Text(**raw["title"]),
        standing=Standing(raw["standing"]),
        note=Text(**note) if note else None,
        level=Fraction(test["level"]),
        adjustment=Adjustment(test["adjust"]),
        power=Fraction(test["power"]),
        within=tuple(compared["within"]),
        evidence_bands=int(compared["evidence_bands"]),
        minimum=int(compared["minimum"]),
        linked=int(compared["linked"]),
        peers=int(compared["peers"]),
        place=Fraction(matters["place"]),
        halo=Fraction(matters["halo"]),
        copied=Fraction(matters["copied"]),
        step=Decimal(matters["step"]),
        by=tuple(groups["by"]),
        shown=int(groups["minimum"]),
    )


@cache
def default_rater_plan() -> RaterPlan:
    """The plan that ships with the library.

    >>> default_rater_plan().minimum, default_rater_plan().standing.value
    (10, 'assumed')
    """
    plans = files("meritasn.fairness") / "plans"
    return read_rater_plan((plans / "raters.toml").read_text("utf-8"))
