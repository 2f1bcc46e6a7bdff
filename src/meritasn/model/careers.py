"""Dated records of a career: what was known of a person, and from which day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.model.vocabulary import (
    CreditKind,
    EvidenceKind,
    EvidenceResult,
    ObjectedTo,
    PostLevel,
    Predicate,
    Rank,
    Sanction,
    TrainingKind,
    YesNo,
)
from meritasn.quantities import Absence, Number

__all__ = [
    "ORDER",
    "OWNERS",
    "Absent",
    "CreditLine",
    "Evidence",
    "Incomplete",
    "Objection",
    "PastPredicate",
    "Posting",
    "Sanctioned",
    "Training",
]


@frozen(kw_only=True)
class PastPredicate:
    """The predicate that a person had for a period.

    Attributes:
        employee: Key of the person.
        rated_from: First day that was appraised.
        rated_on: Last day that was appraised.
        past_predicate: The predicate.
        past_score: The number behind it, where the rules of that time gave one.
    """

    employee: str = field(repr=False)
    rated_from: date
    rated_on: date
    past_predicate: Predicate | Absence = Absence.MISSING
    past_score: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Posting:
    """A post that a person held.

    Attributes:
        employee: Key of the person.
        posting_since: First day.
        posting_until: Last day; not applicable to a posting that still runs.
        posting: Title of the post.
        posting_level: Its level.
        posting_acting: Whether it was held as an acting official (Plt, Plh).
        field: Field of work, in words.
    """

    employee: str = field(repr=False)
    posting_since: date
    posting_until: date | Absence = Absence.MISSING
    posting: str = field(repr=False)
    posting_level: PostLevel | Absence = Absence.MISSING
    posting_acting: YesNo | Absence = Absence.MISSING
    field: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Sanctioned:
    """A disciplinary sanction that was imposed on a person.

    Attributes:
        employee: Key of the person.
        sanction_since: The day on which it takes effect.
        sanction_until: Its last day, where it is known.
        sanction: What was imposed.
        sanction_months: How long it runs.
    """

    employee: str = field(repr=False)
    sanction_since: date
    sanction_until: date | Absence = Absence.MISSING
    sanction: Sanction
    sanction_months: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Absent:
    """Absence without valid reason in a year.

    Attributes:
        employee: Key of the person.
        absence_on: Last day of the year that is counted.
        absent_days: Working days of absence in the year.
        longest_absence: The longest run of them.
    """

    employee: str = field(repr=False)
    absence_on: date
    absent_days: Number = field(converter=number, default=Absence.MISSING)
    longest_absence: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Training:
    """A training that a person finished.

    Attributes:
        employee: Key of the person.
        trained_on: The day on which it ended.
        training: Its name.
        training_kind: What it was for.
        training_hours: Its hours (JP).
    """

    employee: str = field(repr=False)
    trained_on: date
    training: str = field(repr=False)
    training_kind: TrainingKind | Absence = Absence.MISSING
    training_hours: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Evidence:
    """What shows that a person meets a requirement, and how long it does.

    Attributes:
        employee: Key of the person.
        evidence_on: The day of it.
        evidence_until: The last day on which it is valid.
        evidence_kind: What it shows.
        evidence_result: Whether it speaks for the person.
        evidence_level: The level that was tested.
    """

    employee: str = field(repr=False)
    evidence_on: date
    evidence_until: date | Absence = Absence.MISSING
    evidence_kind: EvidenceKind
    evidence_result: EvidenceResult | Absence = Absence.MISSING
    evidence_level: PostLevel | Absence = Absence.MISSING


@frozen(kw_only=True)
class CreditLine:
    """A line of a person's ledger of credit.

    Attributes:
        employee: Key of the person.
        credit_on: The day of the line.
        credit_kind: What it records.
        credit_level: Level of the functional post in it.
        credit_rank: Rank in it.
        credit_predicate: The predicate that is converted.
        credit_months: Months that were appraised.
        credit_rank_months: Time in rank at a transfer.
        credit_peak_rank: Whether the rank was the peak of an administrative post.
        credit_given: Credit brought along.
    """

    employee: str = field(repr=False)
    credit_on: date
    credit_kind: CreditKind
    credit_level: PostLevel | Absence = Absence.MISSING
    credit_rank: Rank | Absence = Absence.MISSING
    credit_predicate: Predicate | Absence = Absence.MISSING
    credit_months: Number = field(converter=number, default=Absence.MISSING)
    credit_rank_months: Number = field(converter=number, default=Absence.MISSING)
    credit_peak_rank: YesNo | Absence = Absence.MISSING
    credit_given: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class Objection:
    """An objection that a person raises, or may still raise.

    Attributes:
        employee: Key of the person.
        received_on: When the decision or result was received.
        objected_to: What is objected to.
        filed_on: When the objection was filed.
        answered_on: When it was answered.
    """

    employee: str = field(repr=False)
    received_on: date
    objected_to: ObjectedTo
    filed_on: date | Absence = Absence.MISSING
    answered_on: date | Absence = Absence.MISSING


def _keys(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


@frozen(kw_only=True)
class Incomplete:
    """Of whom, and of which services, records are not all here, table by table.

    A sanction that could not be read would make somebody look as if there had been none, so nothing
    is answered about these people from that table. A candidate whose only row was rejected would be
    left out of an order that looks settled.

    Attributes:
        past_predicates: Keys of people.
        postings: Keys of people.
        sanctions: Keys of people.
        absences: Keys of people.
        trainings: Keys of people.
        evidence: Keys of people.
        credits: Keys of people.
        objections: Keys of people.
        talent_assessments: Keys of people.
        competencies: Keys of people.
        skills: Keys of people.
        attendance: Keys of people.
        responses: Keys of services.
        measurements: Keys of services.
        candidates: Keys of candidates, who have no record here at all.
    """

    past_predicates: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    postings: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    sanctions: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    absences: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    trainings: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    evidence: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    credits: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    objections: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    talent_assessments: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    competencies: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    skills: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    attendance: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    responses: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    measurements: tuple[str, ...] = field(default=(), converter=_keys, repr=False)
    candidates: tuple[str, ...] = field(default=(), converter=_keys, repr=False)


ORDER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "past_predicates": ("rated_on", "rated_from"),
        "postings": ("posting_since", "posting"),
        "sanctions": ("sanction_since", "sanction"),
        "absences": ("absence_on",),
        "trainings": ("trained_on", "training"),
        "evidence": ("evidence_on", "evidence_kind"),
        "credits": ("credit_on", "credit_kind"),
        "objections": ("received_on", "objected_to"),
        "talent_assessments": ("assessed_on",),
        "competencies": ("tested_on", "competency"),
        "skills": ("skill_on", "skill"),
        "attendance": ("month_ends_on",),
        "responses": ("responded_on", "respondent"),
        "measurements": ("measured_on",),
    }
)
"""For each field of a workforce that holds dated records, what orders those of one owner.

The same names one of them: nobody has two that agree in all of it.
"""

OWNERS: Mapping[str, str] = MappingProxyType(
    {name: "service" if name in ("responses", "measurements") else "employee" for name in ORDER}
)
"""For each of these fields, which field of a record says whose it is: a person's or a service's."""
