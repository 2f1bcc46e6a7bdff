"""What an audit says of a gap: the same verdicts, for outcomes that are more than yes or no."""

from __future__ import annotations

from collections.abc import Callable

from attrs import field, frozen

from meritasn.fairness.finding import Verdict, Why
from meritasn.fairness.gaps import Gap
from meritasn.fairness.words import plainly, probability, rounded, side_of
from meritasn.language import Text

__all__ = ["GapFinding", "judged_gap", "told_by_level"]


@frozen
class GapFinding:
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
    comparison: Gap = field(repr=False)
    adjusted: float | None
    sentence: Text


def judged_gap(
    gap: Gap, adjusted: float | None, named: Callable[[str], Text] = plainly
) -> GapFinding:
    """The verdict on a gap, by the same three questions as on a ratio.

    A *flag* asks that the gap goes beyond the size that the plan looks at, that the adjusted
    probability is at most the level, and that neither hangs on one person. *No flag* asks that
    a gap of that size would have been seen, or that the interval excludes it.

    Args:
        gap: What was compared.
        adjusted: The probability after the adjustment for all tests of the plan.
        named: What a group is called.

    >>> from meritasn.fairness.gaps import OrdinalGap
    >>> from meritasn.fairness.plan import default_plan
    >>> two = OrdinalGap("women", "men", default_plan(), (30, 150, 20), (10, 150, 60))
    >>> judged_gap(two, two.p).verdict.value
    'flag'
    """
    verdict, why = _verdict(gap, adjusted)
    p = _NONE if adjusted is None else probability(adjusted)
    return GapFinding(verdict, why, gap.focal, gap, adjusted, _sentence(gap, why, p, named))


def told_by_level(finding: GapFinding, named: Callable[[str], Text] = plainly) -> Text:
    """The finding in words, with the probability on its side of the level and no closer."""
    gap, adjusted = finding.comparison, finding.adjusted
    p = _NONE if adjusted is None else side_of(adjusted, gap.plan.level)
    return _sentence(gap, finding.why, p, named)


def _sentence(gap: Gap, why: Why, p: Text | str, named: Callable[[str], Text]) -> Text:
    focal, reference, needed = named(gap.focal), named(gap.reference), gap.needed
    return _SENTENCES[why].fill(
        told=gap.told.fill(focal=focal, reference=reference),
        focal=focal,
        reference=reference,
        p=p,
        level=rounded(gap.plan.level, 2),
        needed=_NONE if needed is None else needed,
    )


def _verdict(gap: Gap, adjusted: float | None) -> tuple[Verdict, Why]:
    focal, reference = gap.sizes
    if not (focal and reference):
        return Verdict.NOT_MEASURABLE, Why.NOBODY
    if focal < gap.plan.minimum:
        return Verdict.INSUFFICIENT, Why.TOO_FEW
    if gap.effect is None or adjusted is None:
        return Verdict.NOT_MEASURABLE, Why.NOTHING_VARIES
    if not gap.beyond:
        interval = gap.interval
        excluded = interval is not None and interval[0] >= -gap.threshold
        if excluded or gap.power >= gap.plan.power:
            return Verdict.NO_FLAG, Why.ABOVE_AND_SEEN
        return Verdict.INSUFFICIENT, Why.MAY_BE_MISSED
    if adjusted > gap.plan.level:
        return Verdict.INSUFFICIENT, Why.MAY_BE_CHANCE
    if gap.hangs_on_one:
        return Verdict.INSUFFICIENT, Why.ONE_PERSON
    return Verdict.FLAG, Why.BELOW_AND_UNLIKELY


_NONE = "–"
_SENTENCES = {
    Why.BELOW_AND_UNLIKELY: Text(
        "{focal} dibandingkan {reference}: {told}. Selisih itu melewati ukuran yang ditetapkan; "
        "peluang kebetulan {p} tidak lebih dari {level}.",
        "{focal} compared with {reference}: {told}. That goes beyond the size that is looked at, "
        "and the probability of chance, {p}, is at most {level}.",
    ),
    Why.ABOVE_AND_SEEN: Text(
        "{focal} dibandingkan {reference}: {told}. Selisih itu tidak melewati ukuran yang "
        "ditetapkan, dan selisih sebesar ukuran itu akan terlihat dengan jumlah orang ini.",
        "{focal} compared with {reference}: {told}. That does not go beyond the size that is "
        "looked at, and a gap of that size would be seen with so many people.",
    ),
    Why.ONE_PERSON: Text(
        "{focal} dibandingkan {reference}: {told}. Selisih itu melewati ukuran yang ditetapkan, "
        "tetapi satu orang saja mengubahnya.",
        "{focal} compared with {reference}: {told}. That goes beyond the size that is looked at, "
        "but a single person would change that.",
    ),
    Why.MAY_BE_CHANCE: Text(
        "{focal} dibandingkan {reference}: {told}. Selisih itu melewati ukuran yang ditetapkan, "
        "tetapi dapat terjadi karena kebetulan (peluang {p}); diperlukan sekitar {needed} orang "
        "pada tiap kelompok.",
        "{focal} compared with {reference}: {told}. That goes beyond the size that is looked at, "
        "but may be chance (probability {p}); about {needed} people would be needed in each "
        "group.",
    ),
    Why.TOO_FEW: Text(
        "{focal} dibandingkan {reference}: terlalu sedikit orang untuk menyimpulkan; diperlukan "
        "sekitar {needed} orang pada tiap kelompok.",
        "{focal} compared with {reference}: too few people to tell; about {needed} people would "
        "be needed in each group.",
    ),
    Why.MAY_BE_MISSED: Text(
        "{focal} dibandingkan {reference}: {told}. Selisih itu tidak melewati ukuran yang "
        "ditetapkan, tetapi selisih sebesar ukuran itu dapat luput dengan jumlah orang ini; "
        "diperlukan sekitar {needed} orang pada tiap kelompok.",
        "{focal} compared with {reference}: {told}. That does not go beyond the size that is "
        "looked at, but a gap of that size could be missed with so few people; about {needed} "
        "would be needed in each group.",
    ),
    Why.NOBODY: Text(
        "{focal}: tidak ada orang dalam kelompok ini.", "{focal}: nobody is in this group."
    ),
    Why.NOTHING_VARIES: Text(
        "{focal} dibandingkan {reference}: hasil semua orang sama, sehingga tidak ada yang dapat "
        "dibandingkan.",
        "{focal} compared with {reference}: the outcome of everybody is the same, so that there "
        "is nothing to compare.",
    ),
}
