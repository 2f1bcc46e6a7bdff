"""Who applies for posts of the city, and the review of its merit system."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve, field, frozen

from meritasn.language import Text
from meritasn.model import Candidate, IntakeCategory, MeritReview
from meritasn.quantities import Absence
from meritasn.testing.population.chance import Chance
from meritasn.testing.population.manifest import Plant

__all__ = ["Applicants", "applicants", "merit_reviews"]

_SENIOR, _INTAKE = "L-01", "L-06"
_SENIORS, _NEW = 12, 40
_IN_FIELD_TEST = 15
_KINDS = (
    (IntakeCategory.UMUM, 78),
    (IntakeCategory.CUMLAUDE, 10),
    (IntakeCategory.DISABILITAS, 8),
    (IntakeCategory.PAPUA, 4),
)


@frozen
class Applicants:
    """Who applies.

    Attributes:
        candidates: All of them.
        plants: Ties, and of whom something is missing.
    """

    candidates: tuple[Candidate, ...] = field(repr=False)
    plants: tuple[Plant, ...]


def applicants(seed: int) -> Applicants:
    """Those for a post of senior leadership, and those who want to become civil servants."""
    seniors = list(_seniors(Chance(seed, "senior candidates")))
    new = list(_new(Chance(seed, "new candidates")))
    return Applicants((*seniors, *new), tuple(_plants(seniors, new)))


# -- a post of senior leadership --------------------------------------------------------------


def _seniors(chance: Chance) -> Iterator[Candidate]:
    """Scores of four parts; two have the same in all, and of one the interview is missing."""
    first: Candidate | None = None
    for n in range(_SENIORS):
        able = chance.between(-500, 500)
        candidate = Candidate(
            key=f"C{n + 1:03}",
            vacancy=_SENIOR,
            paper_score=_score(7800 + able, chance),
            centre_score=_score(7600 + able, chance),
            interview_score=_score(7900 + able, chance),
            track_record_score=_score(8000 + able, chance),
            further_score=Absence.NOT_APPLICABLE,
        )
        if n == 1 and first is not None:
            candidate = evolve(first, key=candidate.key)
        if n + 1 == _SENIORS:
            candidate = evolve(candidate, interview_score=Absence.MISSING)
        first = first or candidate
        yield candidate


def _score(centre: int, chance: Chance) -> Decimal:
    return Decimal(min(centre + chance.between(-600, 600), 10000)).scaleb(-2)


# -- new civil servants -----------------------------------------------------------------------


def _new(chance: Chance) -> Iterator[Candidate]:
    """The basic test of all, and the field test of those who went on to it.

    Two share every score of the basic test at the end of those who go on; two share all scores and
    differ in their diploma, and two in their day of birth alone.
    """
    drawn = [_candidate(n, chance) for n in range(_NEW)]
    drawn.sort(key=_total, reverse=True)
    drawn[4] = _like(drawn[4], drawn[3])
    drawn[8] = _like(drawn[8], drawn[7], diploma_mean=drawn[7].diploma_mean)
    drawn[_IN_FIELD_TEST] = _like(drawn[_IN_FIELD_TEST], drawn[_IN_FIELD_TEST - 1])
    for place, candidate in enumerate(drawn):
        tested = place <= _IN_FIELD_TEST
        skb = _field_test(chance) if tested else Absence.NOT_APPLICABLE
        drawn[place] = evolve(candidate, skb=skb)
    drawn[4] = evolve(drawn[4], skb=drawn[3].skb)
    drawn[8] = evolve(drawn[8], skb=drawn[7].skb)
    drawn[-1] = evolve(drawn[-1], tiu=Absence.MISSING)
    keys = (f"C{n + 101}" for n in range(_NEW))
    yield from (evolve(candidate, key=key) for key, candidate in zip(keys, drawn, strict=True))


def _candidate(n: int, chance: Chance) -> Candidate:
    able = chance.between(-3, 5)
    return Candidate(
        key=str(n),
        vacancy=_INTAKE,
        intake_category=chance.weighted(_KINDS),
        applicant_born_on=date(1991, 1, 1) + timedelta(days=chance.between(0, 4300)),
        twk=5 * (16 + able + chance.between(-3, 4)),
        tiu=5 * (22 + able + chance.between(-5, 5)),
        tkp=176 + 3 * able + chance.between(-10, 16),
        diploma_mean=Decimal(290 + 6 * able + chance.between(0, 60)).scaleb(-2),
        paper_score=Absence.NOT_APPLICABLE,
        centre_score=Absence.NOT_APPLICABLE,
        interview_score=Absence.NOT_APPLICABLE,
        track_record_score=Absence.NOT_APPLICABLE,
        further_score=Absence.NOT_APPLICABLE,
    )


def _total(candidate: Candidate) -> Decimal:
    scores = (candidate.twk, candidate.tiu, candidate.tkp)
    return sum((score for score in scores if isinstance(score, Decimal)), Decimal())


def _field_test(chance: Chance) -> Decimal:
    return Decimal(chance.between(220, 440)) + Decimal(chance.between(0, 3)) / 4


def _like(candidate: Candidate, other: Candidate, **more: object) -> Candidate:
    """A candidate with the scores of another in the basic test."""
    return evolve(candidate, twk=other.twk, tiu=other.tiu, tkp=other.tkp, **more)  # type: ignore[arg-type]  # fields by name


# -- what is remarkable -----------------------------------------------------------------------


def _plants(seniors: list[Candidate], new: list[Candidate]) -> Iterator[Plant]:
    yield Plant(
        "tied_seniors",
        Text(
            "dua pelamar JPT dengan nilai yang sama pada setiap bagian",
            "two candidates for senior leadership with the same score in every part",
        ),
        tuple(one.key for one in seniors[:2]),
    )
    yield Plant(
        "tied_totals",
        Text(
            "dua pelamar CPNS dengan nilai SKD dan SKB yang sama, IPK berbeda",
            "two candidates for the civil service with the same scores in both tests and another "
            "mean grade",
        ),
        tuple(one.key for one in new[3:5]),
    )
    yield Plant(
        "tied_but_for_age",
        Text(
            "dua pelamar CPNS yang hanya berbeda hari lahirnya",
            "two candidates for the civil service who differ in their day of birth alone",
        ),
        tuple(one.key for one in new[7:9]),
    )
    yield Plant(
        "tied_at_the_end",
        Text(
            "dua pelamar CPNS dengan nilai SKD yang sama di urutan ke-15",
            "two candidates for the civil service with the same basic test in the 15th place",
        ),
        tuple(one.key for one in new[_IN_FIELD_TEST - 1 : _IN_FIELD_TEST + 1]),
    )
    yield Plant(
        "untested",
        Text(
            "nilai wawancara seorang pelamar JPT dan nilai TIU seorang pelamar CPNS kosong",
            "the interview of one candidate for senior leadership and the aptitude test of one for "
            "the civil service are missing",
        ),
        (seniors[-1].key, new[-1].key),
    )


# -- the merit system -------------------------------------------------------------------------


def merit_reviews() -> tuple[MeritReview, ...]:
    """The one review of the city; the instrument of aspects alone was used."""
    unused = dict.fromkeys(
        (
            "maturity_overall",
            *(f"maturity_{n}" for n in range(1, 9)),
            "engagement_survey",
            "violation_correction",
        ),
        Absence.NOT_APPLICABLE,
    )
    return (
        MeritReview(
            agency="kota",
            reviewed_on=date(2024, 11, 18),
            aspect_planning="32.5",
            aspect_recruitment=36,
            aspect_career=71,
            aspect_promotion="27.5",
            aspect_performance=58,
            aspect_rewards=30,
            aspect_protection=14,
            aspect_information=20,
            **unused,
        ),
    )
