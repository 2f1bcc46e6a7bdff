"""What assessments found of a person's talent and competence, dated."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.model.vocabulary import Competency
from meritasn.quantities import Absence, Number

__all__ = ["AssessedCompetency", "AssessedSkill", "TalentAssessment"]


@frozen(kw_only=True)
class TalentAssessment:
    """The parts of one talent assessment of a person, each a score of its own.

    Attributes:
        employee: Key of the person.
        assessed_on: The day of it.
        assessed_until: The last day on which it is valid.
        award_score: Awards.
        team_score: Assignments in teams.
        feedback_score: Feedback from all sides (360).
        competence_score: The competence assessment.
        development_score: Competence development.
        experience_score: Experience in posts.
        potential_score: Potential.
        field_match_score: How well the field of study matches.
    """

    employee: str = field(repr=False)
    assessed_on: date
    assessed_until: date | Absence = Absence.MISSING
    award_score: Number = field(converter=number, default=Absence.MISSING)
    team_score: Number = field(converter=number, default=Absence.MISSING)
    feedback_score: Number = field(converter=number, default=Absence.MISSING)
    competence_score: Number = field(converter=number, default=Absence.MISSING)
    development_score: Number = field(converter=number, default=Absence.MISSING)
    experience_score: Number = field(converter=number, default=Absence.MISSING)
    potential_score: Number = field(converter=number, default=Absence.MISSING)
    field_match_score: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class AssessedCompetency:
    """At which level a person holds one managerial or the socio-cultural competency.

    Attributes:
        employee: Key of the person.
        tested_on: The day of the assessment.
        tested_until: The last day on which the result is valid.
        competency: Which one.
        competency_level: The level that is held.
    """

    employee: str = field(repr=False)
    tested_on: date
    tested_until: date | Absence = Absence.MISSING
    competency: Competency
    competency_level: Number = field(converter=number, default=Absence.MISSING)


@frozen(kw_only=True)
class AssessedSkill:
    """At which level a person holds a technical competency, and which the post asks for.

    Attributes:
        employee: Key of the person.
        skill_on: The day of the test.
        skill_until: The last day on which the result is valid.
        skill: Its name.
        skill_level: The level that is held.
        skill_standard: The level that the post asks for.
    """

    employee: str = field(repr=False)
    skill_on: date
    skill_until: date | Absence = Absence.MISSING
    skill: str = field(repr=False)
    skill_level: Number = field(converter=number, default=Absence.MISSING)
    skill_standard: Number = field(converter=number, default=Absence.MISSING)
