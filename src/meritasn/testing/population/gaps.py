"""A gap between groups that is put into people on purpose, so that an audit must find it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from attrs import evolve

from meritasn.language import Text
from meritasn.model import Appraisal, PostLevel, Predicate, Protected, Rating, Sex, Workforce
from meritasn.quantities import Absence, Period
from meritasn.testing.population.manifest import Plant

__all__ = ["planted_gap"]


def planted_gap(
    workforce: Workforce,
    *,
    period: Period,
    sex: Sex = Sex.MALE,
    level: PostLevel = PostLevel.PELAKSANA,
    share: Fraction = Fraction(1, 4),
) -> tuple[Workforce, Plant]:
    """The same people, some of one sex at one level rated above all expectations in a period.

    Nobody else's ratings change, and nothing else about anybody. Who is lifted goes by their place
    in the list alone, so that no other attribute has a part in it.

    Args:
        workforce: The people, with what the law protects.
        period: The period of the appraisals that change.
        sex: Whose ratings are lifted.
        level: At which level of post.
        share: How many of them, evenly over the list.

    Returns:
        The people with the gap, and what was planted: keys are those who were lifted.

    Example:
        >>> from meritasn.testing.population import city
        >>> _, plant = planted_gap(city(people=500).workforce, period=Period.year(2023))
        >>> plant.about.en
        'Male, Officer: 1/4 rated above all expectations'
    """
    lifted = frozenset(_lifted(workforce, period, sex, level, share))
    appraisals = [
        _very_good(one) if one.period == period and one.employee in lifted else one
        for one in workforce.appraisals
    ]
    about = _ABOUT.fill(sex=sex.label, level=level.label, share=str(share))
    plant = Plant("gap_by_sex", about, tuple(sorted(lifted)), table="appraisals", period=period)
    return evolve(workforce, appraisals=appraisals), plant


def _lifted(
    workforce: Workforce, period: Period, sex: Sex, level: PostLevel, share: Fraction
) -> Iterator[str]:
    """Each time that the share of those who were met makes another whole person."""
    met = 0
    for one in workforce.appraisals:
        post = workforce.employee_by_key[one.employee].post
        of = workforce.protected.get(one.employee, _NOTHING)
        if one.period != period or post is None or post.level != level or of.sex != sex:
            continue
        if isinstance(one.results_rating, Absence) or isinstance(one.behaviour_rating, Absence):
            continue
        met += 1
        if int(met * share) > int((met - 1) * share):
            yield one.employee


_NOTHING = Protected()


def _very_good(one: Appraisal) -> Appraisal:
    return evolve(
        one,
        results_rating=Rating.DI_ATAS,
        behaviour_rating=Rating.DI_ATAS,
        recorded_predicate=Predicate.SANGAT_BAIK,
        behaviours=(),
    )


_ABOUT = Text(
    "{sex}, {level}: {share} dinilai di atas semua ekspektasi",
    "{sex}, {level}: {share} rated above all expectations",
)
