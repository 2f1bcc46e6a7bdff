"""The plan of an audit: declared as data before anybody looks at the numbers."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from functools import cache
from importlib.resources import files

from attrs import field, frozen

from meritasn.errors import Place, UsageError
from meritasn.fairness.plan_reading import Reader, read_toml
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing

__all__ = ["Adjustment", "AuditPlan", "Method", "Reference", "Screen", "default_plan", "read_plan"]

FORMAT = "meritasn/audit-plan@1"


class Method(Enum):
    """The one test that decides: named before the data are seen."""

    FISHER = "fisher"
    MID_P = "mid_p"
    MID_P_LIKELIHOOD = "mid_p_likelihood"
    TWO_PROPORTIONS = "two_proportions"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _METHODS[self]


_METHODS = {
    Method.FISHER: Text("uji eksak Fisher, dua sisi", "Fisher's exact test, two-sided"),
    Method.MID_P: Text(
        "mid-p, dua sisi dengan menggandakan ekor", "mid-p, two-sided by doubling the tail"
    ),
    Method.MID_P_LIKELIHOOD: Text(
        "mid-p, dua sisi menurut peluang", "mid-p, two-sided by likelihood"
    ),
    Method.TWO_PROPORTIONS: Text("uji z dua proporsi", "z test of two proportions"),
}


class Adjustment(Enum):
    """What is done about many tests at once."""

    HOLM = "holm"
    HOMMEL = "hommel"
    BONFERRONI = "bonferroni"
    BENJAMINI_HOCHBERG = "benjamini_hochberg"
    NONE = "none"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _ADJUSTMENTS[self]


_ADJUSTMENTS = {
    Adjustment.HOLM: Text("disesuaikan menurut Holm", "adjusted by Holm's method"),
    Adjustment.HOMMEL: Text("disesuaikan menurut Hommel", "adjusted by Hommel's method"),
    Adjustment.BONFERRONI: Text(
        "disesuaikan menurut Bonferroni", "adjusted by Bonferroni's method"
    ),
    Adjustment.BENJAMINI_HOCHBERG: Text(
        "disesuaikan menurut Benjamini dan Hochberg",
        "adjusted by the method of Benjamini and Hochberg",
    ),
    Adjustment.NONE: Text("tanpa penyesuaian", "not adjusted"),
}


class Reference(Enum):
    """By which rule the group is chosen that all others are compared with."""

    HIGHEST_RATE = "highest_rate"
    LARGEST = "largest"

    @property
    def text(self) -> Text:
        """Why a group was chosen."""
        return _REFERENCES[self]


_REFERENCES = {
    Reference.HIGHEST_RATE: Text(
        "tingkat tertinggi di antara kelompok yang cukup besar",
        "the highest rate among groups that are large enough",
    ),
    Reference.LARGEST: Text("kelompok terbesar", "the largest group"),
}


@frozen
class Screen:
    """From where on a ratio of rates is looked at.

    Attributes:
        ratio: The threshold.
        citation: Where it stands, and since when, as far as the plan says so.
        standing: How well it is known to apply.
        note: What the plan remarks on it.
    """

    ratio: Fraction
    citation: Citation
    standing: Standing
    note: Text | None = None

    @property
    def source(self) -> Text:
        """Where it stands, and when that is in force, where the plan says so."""
        said = Text(*[str(self.citation)] * 2)
        period = self.citation.instrument.in_force
        return said if period is None else _DATED.fill(source=said, period=period.text)


_DATED = Text("{source}, berlaku {period}", "{source}, in force {period}")


@frozen
class AuditPlan:
    """What an audit asks, and by what it decides.

    Attributes:
        name: Its name.
        title: What it is, for people.
        screen: From where on a ratio is looked at.
        method: The test that decides.
        level: The chance of a single false alarm in the whole plan, after the adjustment.
        adjustment: What is done about many tests at once.
        power: The chance at which a gap as large as the screen should be seen.
        minimum: The fewest people of whom a rate is shown, and the least count that is shown.
        reference: By which rule the group is chosen that others are compared with.
        reference_minimum: The fewest people of such a group.
        age_bands: The ages, in years, at which a band begins; those younger than the first are one.
        effect: From where on a gap of numbers or of labels is looked at, in standard deviations
            (Cohen's d; of labels the superiority that goes with it under the normal law).
    """

    name: str
    title: Text
    screen: Screen
    method: Method = Method.MID_P
    level: Fraction = field(kw_only=True)
    adjustment: Adjustment = field(kw_only=True)
    power: Fraction = field(kw_only=True)
    minimum: int = field(kw_only=True)
    reference: Reference = field(kw_only=True)
    reference_minimum: int = field(kw_only=True)
    age_bands: tuple[int, ...] = field(kw_only=True)
    effect: Fraction = field(default=Fraction("0.2"), kw_only=True)


def read_plan(text: str, file: str | None = None) -> AuditPlan:
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


def _plan(top: Reader) -> AuditPlan:
    name, title = top.text("name"), top.both("title") or _NOTHING
    screen, test, groups = (top.inside(key) for key in ("screen", "test", "groups"))
    size = top.table("size", required=False)
    plan = AuditPlan(
        name,
        title,
        _screen(screen),
        test.choice("method", Method),
        level=test.fraction("level"),
        adjustment=test.choice("adjust", Adjustment),
        power=test.fraction("power"),
        minimum=groups.people("minimum"),
        reference=groups.choice("reference", Reference),
        reference_minimum=groups.people("reference_minimum"),
        age_bands=groups.ages("age_bands"),
        **({} if size is None else {"effect": size.fraction("effect", 2)}),
    )
    for table in (top, screen, test, groups, *filter(None, [size])):
        table.finish()
    return plan


def _screen(screen: Reader) -> Screen:
    law = screen.inside("cite")
    source = Instrument(law.text("law"), law.both("about") or _NOTHING, law.period())
    law.finish()
    ratio, standing = screen.fraction("ratio"), screen.choice("standing", Standing)
    return Screen(ratio, Citation(source), standing, screen.both("note", required=False))


_NOTHING = Text("", "")


@cache
def default_plan() -> AuditPlan:
    """The plan that ships with the library.

    >>> default_plan().screen.ratio, default_plan().screen.standing.value
    (Fraction(4, 5), 'assumed')
    """
    return read_plan((files(__package__) / "plans" / "four-fifths.toml").read_text("utf-8"))
