"""Strategies that hold the ratings of one unit beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from attrs import field, frozen

from meritasn.facts import Enumeration
from meritasn.language import Language, Text, listing
from meritasn.strategies.answered import Answered
from meritasn.strategies.declaration import Declared
from meritasn.strategies.guarding import answered
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused, bad_answer

__all__ = ["Calibrated", "Calibrator", "Rated", "calibrate"]


@frozen
class Rated:
    """What one person of a unit was given.

    Attributes:
        label: The code of the label, where there is one.
        score: The score, where there is one.
    """

    label: str | None = field(default=None, repr=False)
    score: Decimal | None = field(default=None, repr=False)


@frozen
class Calibrated:
    """What becomes of it.

    Attributes:
        rated: The label and the score that are put in its place; the same where nothing is.
        why: Why; said to the person, so never empty where something changed.
    """

    rated: Rated
    why: Text

    @property
    def text(self) -> Text:
        """The label or the score, and why, on one line."""
        rated = listing(one for one in (self.rated.label, self.rated.score) if one is not None)
        return Text("{rated}: {why}", "{rated}: {why}").fill(rated=rated, why=self.why)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs."""
        score = self.rated.score
        return {
            "label": self.rated.label,
            "score": None if score is None else f"{score:f}",
            "why": self.why.of(language),
        }


class Calibrator(Declared, Protocol):
    """Looks at all ratings of one unit and answers one for each. It is not told whose they are."""

    @property
    def labels(self) -> Enumeration | None:
        """The labels that it may give, the best first; None where it is about scores alone."""

    def calibrate(self, unit: Sequence[Rated], /) -> Sequence[Calibrated] | Refused:
        """What becomes of each rating, in their order, and why; equals are treated alike."""


def calibrate(
    calibrator: Calibrator, unit: Mapping[str, Rated]
) -> Answered[Mapping[str, Calibrated]]:
    """What a calibrator makes of the ratings of one unit, held to treat equals alike.

    Args:
        calibrator: The strategy.
        unit: The rating of each person by key; the calibrator does not see the keys.

    Returns:
        What becomes of each, or why nothing does.
    """
    given = tuple(unit.values())

    def held() -> Mapping[str, Calibrated] | Refused:
        found = calibrator.calibrate(given)
        if isinstance(found, Refused):
            return found
        fault = _fault(calibrator.labels, given, tuple(found))
        if fault is not None:
            return bad_answer(calibrator.declaration.name, fault)
        return dict(zip(unit, found, strict=True))

    return answered(calibrator, StrategyKind.CALIBRATOR, held)


def _fault(
    labels: Enumeration | None, given: Sequence[Rated], found: Sequence[object]
) -> Text | None:
    """Why some answers cannot be used."""
    each = [one for one in found if isinstance(one, Calibrated)]
    if len(each) != len(given) or len(found) != len(given):
        return _NOT_EACH
    alike: dict[Rated, Rated] = {}
    for before, one in zip(given, each, strict=True):
        after = one.rated
        if alike.setdefault(before, after) != after:
            return _APART
        if after != before and not (one.why.id.strip() and one.why.en.strip()):
            return _NO_REASON
        if (before.label is None, before.score is None) != (
            after.label is None,
            after.score is None,
        ):
            return _OTHER
        if after.label != before.label and after.label not in (labels.codes if labels else ()):
            return _NO_LABEL
        if after.score is not None and not isinstance(after.score, Decimal):
            return _NOT_EXACT
    return None


_NOT_EACH = Text("tidak memberi satu jawaban bagi setiap orang", "not one answer for each")
_APART = Text("yang sama diperlakukan berbeda", "equals are treated differently")
_NO_REASON = Text("perubahan tanpa alasan", "a change without a reason")
_OTHER = Text(
    "label atau nilai muncul atau hilang", "a label or a score appears that was not, or is gone"
)
_NO_LABEL = Text("label yang tidak dinyatakannya", "a label that it does not declare")
_NOT_EXACT = Text("nilai bukan Decimal", "a score is no Decimal")
