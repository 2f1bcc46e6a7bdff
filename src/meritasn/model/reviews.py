"""How far an agency has come with the merit system, as a review found it."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.quantities import Absence, Number

__all__ = ["MeritReview"]


@frozen(kw_only=True)
class MeritReview:
    """The values of one review, under either of the two instruments that there are.

    Attributes:
        agency: Key of the agency.
        reviewed_on: The day of the review.
        aspect_planning: Planning of needs.
        aspect_recruitment: Recruitment.
        aspect_career: Career development.
        aspect_promotion: Promotion and transfer.
        aspect_performance: Performance management.
        aspect_rewards: Pay, awards and discipline.
        aspect_protection: Protection and service.
        aspect_information: Information system.
        maturity_1: Needs and standards of posts.
        maturity_2: Talent management.
        maturity_3: Performance management.
        maturity_4: Competence development.
        maturity_5: Work culture and image.
        maturity_6: Awards.
        maturity_7: Discipline, dismissal and appeals.
        maturity_8: Digitalisation.
        maturity_overall: Overall maturity, where it was found as one figure.
        engagement_survey: Survey of satisfaction and engagement.
        violation_correction: Correction for violations.
    """

    agency: str
    reviewed_on: date
    aspect_planning: Number = field(converter=number, default=Absence.MISSING)
    aspect_recruitment: Number = field(converter=number, default=Absence.MISSING)
    aspect_career: Number = field(converter=number, default=Absence.MISSING)
    aspect_promotion: Number = field(converter=number, default=Absence.MISSING)
    aspect_performance: Number = field(converter=number, default=Absence.MISSING)
    aspect_rewards: Number = field(converter=number, default=Absence.MISSING)
    aspect_protection: Number = field(converter=number, default=Absence.MISSING)
    aspect_information: Number = field(converter=number, default=Absence.MISSING)
    maturity_1: Number = field(converter=number, default=Absence.MISSING)
    maturity_2: Number = field(converter=number, default=Absence.MISSING)
    maturity_3: Number = field(converter=number, default=Absence.MISSING)
    maturity_4: Number = field(converter=number, default=Absence.MISSING)
    maturity_5: Number = field(converter=number, default=Absence.MISSING)
    maturity_6: Number = field(converter=number, default=Absence.MISSING)
    maturity_7: Number = field(converter=number, default=Absence.MISSING)
    maturity_8: Number = field(converter=number, default=Absence.MISSING)
    maturity_overall: Number = field(converter=number, default=Absence.MISSING)
    engagement_survey: Number = field(converter=number, default=Absence.MISSING)
    violation_correction: Number = field(converter=number, default=Absence.MISSING)
