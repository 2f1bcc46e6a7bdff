"""How it is said that something is not told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from meritasn.fairness.counts import MISSING
from meritasn.fairness.finding import Verdict
from meritasn.fairness.published import Extent
from meritasn.fairness.telling import Told, finding_told
from meritasn.language import Language, Text
from meritasn.view import Tone

__all__ = ["FINDING", "REFERENCE_NOT_TOLD", "nameless", "tone_of", "verdict_told", "withheld"]

FINDING = Text("[{verdict}] {text}", "[{verdict}] {text}")
_WITHHELD = Text(
    "[tidak ditampilkan] {name}: angkanya terlalu kecil untuk ditampilkan, atau angka kelompok "
    "lain akan terungkap.",
    "[not shown] {name}: the counts are too small to show, or would give those of others away.",
)
REFERENCE_NOT_TOLD = Text(
    "Kelompok pembanding tidak disebut, karena angkanya tidak ditampilkan.",
    "The group that others would be compared with is not named, since its counts are not shown.",
)
_TONES: Mapping[Verdict, Tone] = {
    Verdict.FLAG: "warn",
    Verdict.NO_FLAG: "plain",
    Verdict.INSUFFICIENT: "quiet",
    Verdict.NOT_MEASURABLE: "quiet",
}
_WITH_VERDICT = (Extent.VERDICT, Extent.ALL)


def tone_of(verdict: Verdict, extent: Extent) -> Tone:
    """How a finding is said; one without a verdict is no reason to look."""
    return _TONES[verdict] if extent in _WITH_VERDICT else "quiet"


def verdict_told(verdict: Verdict, extent: Extent) -> Verdict | None:
    """A verdict; None where it is not told."""
    return verdict if extent in _WITH_VERDICT else None


def withheld(name: Text) -> Text:
    """What is said of a group of which no verdict is told."""
    return _WITHHELD.fill(name=name)


def nameless(
    groups: Iterable[str], said: Callable[[str], Text], keys: Sequence[str], language: Language
) -> list[Told]:
    """Findings where nobody is told which group has none, since others are compared with it."""
    return [
        finding_told(group, None, None, None, withheld(said(group)).of(language), keys=keys)
        for group in groups
        if group != MISSING
    ]
