"""Histories as SIASN keeps them, for which this library has no class of its own yet.

They say what a payload says and nothing more: whether a sanction counts, or how many hours a year
came to, is for rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from attrs import field, frozen

from meritasn.io.siasn.words import Assignment, PostChange, PostType, RaterStatus, SanctionLevel
from meritasn.model import Conduct

__all__ = [
    "Award",
    "Course",
    "Credit",
    "Kept",
    "OlderSkp",
    "PostHeld",
    "Sanction",
    "Training",
]

Kept: TypeAlias = Mapping[str, object]
"""What stands under keys that are not known, and codes that are not known."""


@frozen(kw_only=True)
class PostHeld:
    """A post in somebody's history (jabatan).

    Attributes:
        id: SIASN's key of the record.
        kind: Kind of post, in SIASN's words.
        echelon: Code of the eselon, of a structural post.
        functional_post: Code of the functional post.
        officer_post: Code of the post of a pelaksana.
        title: Its name, where it is given.
        unit: Code of the unit.
        office: Code of the office above it.
        start: From when it counts (TMT).
        inauguration: When it was taken up.
        decree_date: Date of the decree.
        decree: Number of the decree.
        assignment: In what capacity.
        change: What changed with it.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    kind: PostType | None = None
    echelon: str | None = None
    functional_post: str | None = None
    officer_post: str | None = None
    title: str | None = field(default=None, repr=False)
    unit: str | None = None
    office: str | None = None
    start: date | None = None
    inauguration: date | None = None
    decree_date: date | None = None
    decree: str | None = field(default=None, repr=False)
    assignment: Assignment | None = None
    change: PostChange | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class Training:
    """A training for leaders or in a competency (diklat).

    Attributes:
        id: SIASN's key of the record.
        type: Code of the training.
        hours: How many hours.
        competency: Kind of competency.
        weight: Bobot.
        organiser: Who held it.
        start: First day.
        end: Last day.
        year: Year.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    type: str | None = None
    hours: int | None = None
    competency: str | None = None
    weight: Decimal | None = None
    organiser: str | None = None
    start: date | None = None
    end: date | None = None
    year: int | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class Course:
    """A course, seminar or workshop (kursus).

    Attributes:
        id: SIASN's key of the record.
        type: Code of the kind of training.
        name: Its name.
        hours: How many hours.
        certificate: Number of the certificate.
        organiser: Who held it.
        start: First day.
        end: Last day.
        year: Year.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    type: str | None = None
    name: str | None = None
    hours: int | None = None
    certificate: str | None = field(default=None, repr=False)
    organiser: str | None = None
    start: date | None = None
    end: date | None = None
    year: int | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class Sanction:
    """A disciplinary sanction (hukdis).

    Attributes:
        id: SIASN's key of the record.
        type: Code of the sanction.
        level: How grave.
        start: First day.
        end: Last day.
        years: Years that it lasts.
        months: Months that it lasts beyond them.
        cancelling_decree: Number of the decree that cancelled it.
        cancelled_on: Date of that decree.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    type: str | None = None
    level: SanctionLevel | None = None
    start: date | None = None
    end: date | None = None
    years: int | None = None
    months: int | None = None
    cancelling_decree: str | None = field(default=None, repr=False)
    cancelled_on: date | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)

    @property
    def cancelled(self) -> bool:
        """Whether a decree cancelled it.

        >>> Sanction(level=SanctionLevel.RINGAN).cancelled
        False
        """
        return self.cancelling_decree is not None or self.cancelled_on is not None


@frozen(kw_only=True)
class Award:
    """An award (penghargaan).

    Attributes:
        id: SIASN's key of the record.
        type: Code of the award.
        decree: Number of the decree.
        decree_date: Date of the decree.
        year: Year.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    type: str | None = None
    decree: str | None = field(default=None, repr=False)
    decree_date: date | None = None
    year: int | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class Credit:
    """Credit of a functional post (angka kredit), exact as it is written.

    Attributes:
        id: SIASN's key of the record.
        main: New main credit.
        support: New supporting credit.
        total: New credit in total.
        converted: Whether it comes from a conversion of predicates.
        integrated: Whether it comes from the integration of old credit.
        start_month: First month.
        start_year: Its year.
        end_month: Last month.
        end_year: Its year.
        decree: Number of the decree.
        decree_date: Date of the decree.
        other: What is not known.
    """

    id: str | None = field(default=None, repr=False)
    main: Decimal | None = None
    support: Decimal | None = None
    total: Decimal | None = None
    converted: bool | None = None
    integrated: bool | None = None
    start_month: int | None = None
    start_year: int | None = None
    end_month: int | None = None
    end_year: int | None = None
    decree: str | None = field(default=None, repr=False)
    decree_date: date | None = None
    other: Kept = field(factory=dict, repr=False, hash=False)


@frozen(kw_only=True)
class OlderSkp:
    """An SKP of the time before PermenPANRB 6/2022: scores, as they are on record.

    Which regulation scored it, `regulation` and `year` say; the size of a number never does.

    Attributes:
        year: Year.
        regulation: What the record calls the regulation; what its codes mean is not known.
        id: SIASN's key of the record.
        person: SIASN's key of the person.
        conduct: Scores of behaviour that PP 46/2011 has too.
        initiative: Inisiatif kerja, of PP 30/2019.
        results: Nilai SKP.
        results_percent: Its share.
        results_final: What it came to by its share.
        total: Sum of the scores of behaviour.
        mean: Mean of the scores of behaviour.
        behaviour: Nilai perilaku.
        behaviour_percent: Its share.
        behaviour_final: What it came to by its share.
        overall: Nilai prestasi kerja.
        conversion: The score brought onto the other scale.
        integration: The two halves of 2021 together.
        rater_status: Whether the rater is a civil servant.
        rater: SIASN's key of the rater.
        rater_superior: SIASN's key of the rater's superior.
        other: What is not known.
    """

    year: int
    regulation: str | None = None
    id: str | None = field(default=None, repr=False)
    person: str | None = field(default=None, repr=False)
    conduct: Conduct = field(factory=Conduct)
    initiative: Decimal | None = None
    results: Decimal | None = None
    results_percent: Decimal | None = None
    results_final: Decimal | None = None
    total: Decimal | None = None
    mean: Decimal | None = None
    behaviour: Decimal | None = None
    behaviour_percent: Decimal | None = None
    behaviour_final: Decimal | None = None
    overall: Decimal | None = None
    conversion: Decimal | None = None
    integration: Decimal | None = None
    rater_status: RaterStatus | None = None
    rater: str | None = field(default=None, repr=False)
    rater_superior: str | None = field(default=None, repr=False)
    other: Kept = field(factory=dict, repr=False, hash=False)
