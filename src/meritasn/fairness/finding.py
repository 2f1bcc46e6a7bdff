"""What an audit says of one comparison: a flag, none, or that the numbers cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from attrs import field, frozen

from meritasn.fairness.comparison import Comparison
from meritasn.fairness.power import power
from meritasn.fairness.words import plainly, probability, rate_text, rounded, side_of
from meritasn.language import Text

__all__ = ["AuditFinding", "Verdict", "Why", "judged", "told_by_level"]


class Verdict(Enum):
    """What can be said; never that something is in order."""

    FLAG = "flag"
    NO_FLAG = "no_flag"
    INSUFFICIENT = "insufficient_evidence"
    NOT_MEASURABLE = "not_measurable"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _VERDICTS[self]


_VERDICTS = {
    Verdict.FLAG: Text("ditandai", "flag"),
    Verdict.NO_FLAG: Text("tidak ditandai", "no flag"),
    Verdict.INSUFFICIENT: Text("bukti tidak cukup", "insufficient evidence"),
    Verdict.NOT_MEASURABLE: Text("tidak dapat diukur", "not measurable"),
}


class Why(Enum):
    """Why a verdict is what it is."""

    BELOW_AND_UNLIKELY = "below_and_unlikely"
    ABOVE_AND_SEEN = "above_and_seen"
    ONE_PERSON = "one_person"
    COULD_NOT_FLAG = "could_not_flag"
    TOO_FEW = "too_few"
    MAY_BE_MISSED = "may_be_missed"
    MAY_BE_CHANCE = "may_be_chance"
    NOBODY = "nobody"
    NOBODY_CHOSEN = "nobody_chosen"
    NOTHING_VARIES = "nothing_varies"


@frozen
class AuditFinding:
    """What an audit says of one group.

    Attributes:
        verdict: What can be said.
        why: Why that, for programs.
        focal: The group that is asked about.
        comparison: What was compared.
        adjusted: The probability after the adjustment for all tests of the plan.
        sentence: The finding in words.
    """

    verdict: Verdict
    why: Why
    focal: str
    comparison: Comparison = field(repr=False)
    adjusted: float | None
    sentence: Text


def judged(
    comparison: Comparison,
    adjusted: float | None,
    named: Callable[[str], Text] = plainly,
) -> AuditFinding:
    """The verdict on a comparison.

    A *flag* asks for three things: the ratio is below the screen, the adjusted probability is at
    most the level, and neither hangs on one person. *No flag* asks that a gap as large as the
    screen would have been seen, or that the interval of the ratio lies above the screen. All else
    is *insufficient evidence*, and what has no ratio is *not measurable*.

    Args:
        comparison: What was compared.
        adjusted: The probability after the adjustment for all tests of the plan.
        named: What a group is called.

    >>> from meritasn.fairness.counts import Cell
    >>> from meritasn.fairness.plan import default_plan
    >>> two = Comparison("women", "men", Cell(35, 300), Cell(90, 300), default_plan())
    >>> judged(two, two.p).verdict.value
    'flag'
    """
    verdict, why = _verdict(comparison, adjusted)
    sentence = _SENTENCES[why].fill(**_words(comparison, adjusted, named))
    return AuditFinding(verdict, why, comparison.focal, comparison, adjusted, sentence)


def told_by_level(finding: AuditFinding, named: Callable[[str], Text] = plainly) -> Text:
    """The finding in words, with the probability on its side of the level and no closer."""
    one, adjusted = finding.comparison, finding.adjusted
    words = _words(one, adjusted, named)
    if adjusted is not None:
        words["p"] = side_of(adjusted, one.plan.level)
    return _SENTENCES[finding.why].fill(**words)


def _verdict(one: Comparison, adjusted: float | None) -> tuple[Verdict, Why]:
    if not one.focal_cell.total:
        return Verdict.NOT_MEASURABLE, Why.NOBODY
    if one.ratio is None or adjusted is None:
        return Verdict.NOT_MEASURABLE, Why.NOBODY_CHOSEN
    if one.focal_cell.total < one.plan.minimum:
        return Verdict.INSUFFICIENT, Why.TOO_FEW
    if not one.below_screen:
        if _would_be_seen(one) or _lies_above(one):
            return Verdict.NO_FLAG, Why.ABOVE_AND_SEEN
        return Verdict.INSUFFICIENT, Why.MAY_BE_MISSED
    if one.least_p > one.plan.level:
        return Verdict.INSUFFICIENT, Why.COULD_NOT_FLAG
    if adjusted > one.plan.level:
        return Verdict.INSUFFICIENT, Why.MAY_BE_CHANCE
    if 1 in (one.moves, one.moves_of_test):
        return Verdict.INSUFFICIENT, Why.ONE_PERSON
    return Verdict.FLAG, Why.BELOW_AND_UNLIKELY


def _would_be_seen(one: Comparison) -> bool:
    """Whether a gap as large as the screen would be seen with as many people."""
    rate, plan = one.reference_cell.rate, one.plan
    assert rate is not None
    sizes = one.focal_cell.total, one.reference_cell.total
    return power(rate, plan.screen.ratio, *sizes, level=float(plan.level)) >= plan.power


def _lies_above(one: Comparison) -> bool:
    bounds = one.ratio_interval
    return bounds is not None and bounds[0] >= one.plan.screen.ratio


_SENTENCES = {
    Why.BELOW_AND_UNLIKELY: Text(
        "{focal}: {own}, dibandingkan {reference}: {other}. Rasio {ratio} di bawah saringan "
        "{screen}; peluang kebetulan {p} tidak lebih dari {level}. Sebanyak {moves} orang harus "
        "terpilih sebagai gantinya agar rasio mencapai saringan.",
        "{focal}: {own}, compared with {reference}: {other}. The ratio {ratio} is below the "
        "screen {screen}; the probability of chance, {p}, is at most {level}. So many people "
        "would have to be chosen instead for the ratio to reach the screen: {moves}.",
    ),
    Why.ABOVE_AND_SEEN: Text(
        "{focal}: {own}, dibandingkan {reference}: {other}. Rasio {ratio} tidak di bawah "
        "saringan {screen}, dan selisih sebesar itu akan terlihat dengan jumlah orang ini.",
        "{focal}: {own}, compared with {reference}: {other}. The ratio {ratio} is not below the "
        "screen {screen}, and a gap as large as that would be seen with so many people.",
    ),
    Why.ONE_PERSON: Text(
        "{focal}: {own}, dibandingkan {reference}: {other}. Rasio {ratio} di bawah saringan "
        "{screen}, tetapi satu orang saja mengubahnya.",
        "{focal}: {own}, compared with {reference}: {other}. The ratio {ratio} is below the "
        "screen {screen}, but a single person would change that.",
    ),
    Why.COULD_NOT_FLAG: Text(
        "{focal} dibandingkan {reference}: tidak ada data dengan jumlah orang ini yang dapat "
        "menghasilkan tanda; peluang terkecil yang mungkin {least}.",
        "{focal} compared with {reference}: no data with these margins could have raised a flag; "
        "the least probability there can be is {least}.",
    ),
    Why.TOO_FEW: Text(
        "{focal} dibandingkan {reference}: terlalu sedikit orang untuk menyimpulkan; diperlukan "
        "sekitar {needed} orang pada tiap kelompok.",
        "{focal} compared with {reference}: too few people to tell; about {needed} people would "
        "be needed in each group.",
    ),
    Why.MAY_BE_MISSED: Text(
        "{focal}: {own}, dibandingkan {reference}: {other}. Rasio {ratio} tidak di bawah saringan "
        "{screen}, tetapi selisih sebesar itu dapat luput dengan jumlah orang ini; diperlukan "
        "sekitar {needed} orang pada tiap kelompok.",
        "{focal}: {own}, compared with {reference}: {other}. The ratio {ratio} is not below the "
        "screen {screen}, but a gap as large as that could be missed with so few people; about "
        "{needed} would be needed in each group.",
    ),
    Why.MAY_BE_CHANCE: Text(
        "{focal}: {own}, dibandingkan {reference}: {other}. Rasio {ratio} di bawah saringan "
        "{screen}, tetapi dapat terjadi karena kebetulan (peluang {p}); diperlukan sekitar "
        "{needed} orang pada tiap kelompok.",
        "{focal}: {own}, compared with {reference}: {other}. The ratio {ratio} is below the "
        "screen {screen}, but may be chance (probability {p}); about {needed} people would be "
        "needed in each group.",
    ),
    Why.NOBODY: Text(
        "{focal}: tidak ada orang dalam kelompok ini.", "{focal}: nobody is in this group."
    ),
    Why.NOBODY_CHOSEN: Text(
        "{focal} dibandingkan {reference}: tidak ada rasio, karena tidak seorang pun dari "
        "kelompok pembanding terpilih.",
        "{focal} compared with {reference}: there is no ratio, since nobody of the group that it "
        "is compared with was chosen.",
    ),
}


def _words(
    one: Comparison, adjusted: float | None, named: Callable[[str], Text]
) -> dict[str, Text | str | int | Decimal]:
    moves, needed = one.moves, one.needed
    return {
        "focal": named(one.focal),
        "reference": named(one.reference),
        "own": rate_text(one.focal_cell),
        "other": rate_text(one.reference_cell),
        "ratio": _NONE if one.ratio is None else rounded(one.ratio, 3),
        "screen": str(one.plan.screen.ratio),
        "p": _NONE if adjusted is None else probability(adjusted),
        "level": rounded(one.plan.level, 2),
        "least": probability(one.least_p),
        "moves": _NONE if moves is None else moves,
        "needed": _NONE if needed is None else needed,
    }


_NONE = "–"
