"""How audits speak to other programs: one vocabulary for all of them.

An exact number is a fraction as text, such as ``"4/5"``; a statistic is a number. What rests on a
hidden count is null, whatever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Protocol, TypeAlias

from meritasn.fairness.beside import Adjusted
from meritasn.fairness.beside_labels import AdjustedOdds
from meritasn.fairness.comparison import Comparison
from meritasn.fairness.finding import Verdict, Why
from meritasn.fairness.gaps import Gap, NumberGap
from meritasn.fairness.intervals import Interval
from meritasn.fairness.layers import Like
from meritasn.fairness.plan import AuditPlan, Screen
from meritasn.fairness.proportional import NoOdds
from meritasn.language import Language, Text

__all__ = [
    "GAPS",
    "RATES",
    "TESTS",
    "Told",
    "beside_told",
    "exact_told",
    "finding_told",
    "gap_told",
    "groups_told",
    "interval_told",
    "plan_told",
    "ratio_told",
    "within_told",
]

Told: TypeAlias = Mapping[str, object]
"""Something for other programs."""

TESTS: Mapping[str, str] = {"ordinal": "mann_whitney", "number": "welch", "time": "log_rank"}
"""The one test of each kind of outcome that is more than yes or no."""


def exact_told(number: Fraction | None) -> str | None:
    """A number without any loss.

    >>> exact_told(Fraction(8, 10)), exact_told(Fraction(3)), exact_told(None)
    ('4/5', '3', None)
    """
    return None if number is None else str(number)


def interval_told(interval: Interval | None) -> Told | None:
    """Both ends of an interval.

    >>> interval_told((-0.25, 0.5))
    {'low': -0.25, 'high': 0.5}
    """
    return None if interval is None else {"low": interval[0], "high": interval[1]}


def plan_told(plan: AuditPlan, language: Language) -> Told:
    """All that a plan decides by, so that an audit can be repeated from its answer alone."""
    return {
        "name": plan.name,
        "title": plan.title.of(language),
        "screen": _screen(plan.screen, language),
        "method": plan.method.value,
        "level": str(plan.level),
        "adjustment": plan.adjustment.value,
        "power": str(plan.power),
        "minimum": plan.minimum,
        "reference": plan.reference.value,
        "reference_minimum": plan.reference_minimum,
        "age_bands": list(plan.age_bands),
        "effect": str(plan.effect),
    }


def _screen(screen: Screen, language: Language) -> Told:
    law = screen.citation.instrument
    days = law.in_force
    return {
        "ratio": str(screen.ratio),
        "cite": str(screen.citation),
        "about": law.about and law.about.of(language),
        "in_force": days
        and {
            "first_day": days.start.isoformat(),
            "last_day": days.last and days.last.isoformat(),
        },
        "standing": screen.standing.value,
        "note": screen.note and screen.note.of(language),
    }


class _Groups(Protocol):
    """One attribute, or several together, of an audit of any kind."""

    @property
    def attributes(self) -> tuple[str, ...]: ...

    @property
    def title(self) -> Text: ...

    @property
    def held(self) -> bool: ...

    @property
    def said(self) -> Callable[[str], Text]: ...


def groups_told(  # noqa: PLR0913  (what is told of groups, each apart from the others)
    groups: _Groups,
    reference: str | None,
    why: Text,
    *,
    counts: Mapping[str, Told],
    findings: Sequence[Told],
    language: Language,
) -> Told:
    """The groups of one attribute, or of several together.

    Args:
        groups: The groups.
        reference: With which the others are compared; None where there is none, or it is not told.
        why: By which rule the reference is the reference.
        counts: What is told of each group beside what it is called.
        findings: What is told of each finding.
        language: The language of words.
    """
    return {
        "attributes": list(groups.attributes),
        "title": groups.title.of(language),
        "held": groups.held,
        "counts": [
            {"group": group, "title": groups.said(group).of(language), **told}
            for group, told in counts.items()
        ],
        "reference": reference,
        "reference_why": None if reference is None else why.of(language),
        "findings": list(findings),
    }


def finding_told(  # noqa: PLR0913  (what is told of a finding, each apart from the others)
    group: str,
    verdict: Verdict | None,
    why: Why | None,
    measured: Told | None,
    sentence: str,
    *,
    keys: Sequence[str],
) -> Told:
    """A finding: what is not told of it is null.

    Args:
        group: The group that is asked about.
        verdict: What can be said; None where that is not told.
        why: Why that.
        measured: What was measured; None where it rests on a hidden count.
        sentence: The finding in words.
        keys: What is measured in an audit of its kind: `RATES` or `GAPS`.
    """
    return {
        "group": group,
        "verdict": verdict and verdict.value,
        "why": why and why.value,
        **dict.fromkeys(keys),
        **(measured or {}),
        "sentence": sentence,
    }


RATES = (
    "people",
    "reference_people",
    "ratio",
    "ratio_interval",
    "difference",
    "difference_interval",
    "odds_ratio",
    "shortfall",
    "shortfall_to_reference",
    "short_of_screen",
    "moves",
    "moves_of_test",
    "test",
    "p",
    "least_p",
    "adjusted_p",
    "needed",
    "within_strata",
    "within_silent",
    "within_odds_ratio",
    "within_unlikely",
    "within_differs",
)
"""What is measured of two rates."""

GAPS = (
    "people",
    "reference_people",
    "difference",
    "effect",
    "effect_interval",
    "test",
    "p",
    "adjusted_p",
    "needed",
    "beside_facts",
    "beside_norm",
    "beside_explained",
    "beside_unexplained",
    "beside_odds_ratio",
    "beside_odds_ratio_interval",
    "beside_crude_odds_ratio",
)
"""What is measured of a gap of labels, numbers or waits."""


def ratio_told(two: Comparison, why: Why | None, adjusted: float | None) -> Told:
    """What was measured of two rates.

    The least probability that there could be, and the moves that undo the test, are told where
    the verdict rests on them, and it is told; elsewhere they would be reckoned for nothing.

    Args:
        two: Both.
        why: Why the verdict is what it is; None where that is not told.
        adjusted: The probability after the adjustment; None where that is not told.
    """
    tested = why in (Why.BELOW_AND_UNLIKELY, Why.ONE_PERSON)
    return {
        "people": two.focal_cell.total,
        "reference_people": two.reference_cell.total,
        "ratio": exact_told(two.ratio),
        "ratio_interval": interval_told(two.ratio_interval),
        "difference": exact_told(two.difference),
        "difference_interval": interval_told(two.difference_interval),
        "odds_ratio": two.odds_ratio,
        "shortfall": exact_told(two.shortfall),
        "shortfall_to_reference": exact_told(two.shortfall_to_reference),
        "short_of_screen": two.short_of_screen,
        "moves": two.moves,
        "moves_of_test": two.moves_of_test if tested else None,
        "test": two.plan.method.value,
        "p": two.p,
        "least_p": float(two.least_p) if why is Why.COULD_NOT_FLAG else None,
        "adjusted_p": adjusted,
        "needed": two.needed,
    }


def within_told(found: Like) -> Told:
    """Like with like: of a probability only its side of the level, as strata are not shown."""
    return {
        "within_strata": found.strata,
        "within_silent": found.silent,
        "within_odds_ratio": found.odds_ratio,
        "within_unlikely": found.unlikely,
        "within_differs": found.differs,
    }


def gap_told(gap: Gap, kind: str, adjusted: float | None) -> Told:
    """What was measured of a gap."""
    people, reference_people = gap.sizes
    return {
        "people": people,
        "reference_people": reference_people,
        "difference": exact_told(gap.difference if isinstance(gap, NumberGap) else None),
        "effect": gap.effect,
        "effect_interval": interval_told(gap.interval),
        "test": TESTS[kind],
        "p": gap.p,
        "adjusted_p": adjusted,
        "needed": gap.needed,
    }


def beside_told(found: Adjusted | AdjustedOdds | None, language: Language) -> Told:
    """What of a gap goes with named facts, and what is left."""
    if found is None:
        return {}
    facts = [fact.of(language) for fact in found.facts]
    if isinstance(found, AdjustedOdds):
        odds = None if isinstance(found.odds, NoOdds) else found.odds
        return {
            "beside_facts": facts,
            "beside_odds_ratio": odds and odds.adjusted,
            "beside_odds_ratio_interval": interval_told(None if odds is None else odds.interval),
            "beside_crude_odds_ratio": odds and odds.crude,
        }
    parts = found.parts
    return {
        "beside_facts": facts,
        "beside_norm": parts and parts.norm,
        "beside_explained": parts and parts.explained,
        "beside_unexplained": parts and parts.unexplained,
    }
