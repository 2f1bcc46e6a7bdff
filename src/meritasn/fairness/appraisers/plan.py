"""The plan of an audit of appraisers: declared as data before anybody looks at the numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

from attrs import frozen

from meritasn.errors import Place, UsageError
from meritasn.fairness.plan import Adjustment
from meritasn.fairness.plan_reading import Reader, read_toml
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


def read_rater_plan(text: str, file: str | None = None) -> RaterPlan:
    """Reads a plan from TOML text.

    Args:
        text: The plan.
        file: The name of its file, for complaints.

    Raises:
        UsageError: With everything that is wrong with it, each with its key.
    """
    place = Place(file=file)
    top = Reader(read_toml(text, place), place)
    if top.text("format") not in {"", FORMAT}:
        top.wrong("format", Text("formatnya lain", "it is of another format"), FORMAT)
    plan = _plan(top)
    if top.findings:
        raise UsageError(top.findings)
    return plan


def _plan(top: Reader) -> RaterPlan:
    test, compared, matters, groups = (
        top.inside(key) for key in ("test", "compared", "matters", "groups")
    )
    plan = RaterPlan(
        name=top.text("name"),
        title=top.both("title") or Text("", ""),
        standing=top.choice("standing", Standing),
        note=top.both("note", required=False),
        level=test.fraction("level"),
        adjustment=test.choice("adjust", Adjustment),
        power=test.fraction("power"),
        within=compared.names("within"),
        evidence_bands=compared.people("evidence_bands", 0),
        minimum=compared.people("minimum"),
        linked=compared.people("linked"),
        peers=compared.people("peers"),
        place=matters.fraction("place"),
        halo=matters.fraction("halo"),
        copied=matters.fraction("copied"),
        step=matters.points("step"),
        by=groups.names("by"),
        shown=groups.people("minimum"),
    )
    for table in (top, test, compared, matters, groups):
        table.finish()
    return plan


@cache
def default_rater_plan() -> RaterPlan:
    """The plan that ships with the library.

    >>> default_rater_plan().minimum, default_rater_plan().standing.value
    (10, 'assumed')
    """
    plans = files("meritasn.fairness") / "plans"
    return read_rater_plan((plans / "raters.toml").read_text("utf-8"))
