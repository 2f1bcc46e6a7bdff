"""Assessments of talent on paper, the nine boxes as printed, and sums in fractions of our own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from meritasn.facts import Grain
from meritasn.quantities import Absence
from meritasn.rules import Given, Record

BOXES = {
    ("di_atas", "rendah"): 4,
    ("di_atas", "menengah"): 7,
    ("di_atas", "tinggi"): 9,
    ("sesuai", "rendah"): 2,
    ("sesuai", "menengah"): 5,
    ("sesuai", "tinggi"): 8,
    ("di_bawah", "rendah"): 1,
    ("di_bawah", "menengah"): 3,
    ("di_bawah", "tinggi"): 6,
}
"""The table of the annex, read off once more."""

PERFORMANCE, POTENTIAL = ("di_bawah", "sesuai", "di_atas"), ("rendah", "menengah", "tinggi")
"""The levels of each axis, lowest first."""

GROUP = {7, 8, 9}
"""The boxes of the succession group."""


def level_of(score: Fraction, low: Fraction, high: Fraction) -> int:
    """The place of a level: how many of the two cut-offs a score reaches, counted from the top."""
    if score >= high:
        return 2
    return 1 if score >= low else 0


def half_up(number: Fraction, decimals: int = 2) -> Fraction:
    scale = 10**decimals
    whole = int(abs(number) * scale + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, scale)


def assessment(
    on: date, until: date | Absence, scores: Mapping[str, Given], **facts: Given
) -> Record:
    return Record(
        {"assessed_on": on, "assessed_until": until, **scores, **facts},
        grain=Grain.TALENT_ASSESSMENT,
    )


def skill(level: Given, standard: Given, until: date | Absence = Absence.NOT_APPLICABLE) -> Record:
    facts = {"skill_level": level, "skill_standard": standard, "skill_until": until}
    return Record({**facts, "skill_on": date(2025, 1, 1)}, grain=Grain.SKILL)
