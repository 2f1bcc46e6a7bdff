"""Strategies for dated records of careers, posts to be filled, and holidays.

Days that follow each other do so; everything else is left to chance, within what the catalogue
allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hypothesis import strategies as st

from meritasn.model import (
    Absent,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Competency,
    CreditLine,
    Evidence,
    Holiday,
    Objection,
    PastPredicate,
    Posting,
    PostLevel,
    Rank,
    Sanctioned,
    Standard,
    TalentAssessment,
    Training,
    Vacancy,
)
from meritasn.model.careers import ORDER
from meritasn.testing.drawing import TEXTS, records
from meritasn.testing.values import DAYS

__all__ = [
    "absences",
    "attendance",
    "careers",
    "competencies",
    "credit_lines",
    "evidence",
    "holidays",
    "objections",
    "past_predicates",
    "postings",
    "sanctions",
    "skills",
    "standards",
    "talent_assessments",
    "trainings",
    "vacancies",
]

Record = TypeVar("Record")

IN_TURN = {
    "past_predicates": ("rated_from", "rated_on"),
    "postings": ("posting_since", "posting_until"),
    "sanctions": ("sanction_since", "sanction_until"),
    "evidence": ("evidence_on", "evidence_until"),
    "objections": ("received_on", "filed_on", "answered_on"),
    "talent_assessments": ("assessed_on", "assessed_until"),
    "competencies": ("tested_on", "tested_until"),
    "skills": ("skill_on", "skill_until"),
}
"""Days that follow each other, where they are known."""


def past_predicates(
    *, employee: str = "P1", complete: bool = False
) -> st.SearchStrategy[PastPredicate]:
    """Predicates of past periods.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(PastPredicate, "past_predicates", employee, complete=complete)


def postings(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Posting]:
    """Posts that a person held; the last day is not before the first.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Posting, "postings", employee, complete=complete)


def sanctions(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Sanctioned]:
    """Sanctions; the last day is not before the first.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Sanctioned, "sanctions", employee, complete=complete)


def absences(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Absent]:
    """Absences in a year.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Absent, "absences", employee, complete=complete)


def trainings(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Training]:
    """Trainings.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Training, "trainings", employee, complete=complete)


def evidence(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Evidence]:
    """Evidence; it is not valid until a day before it was made.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Evidence, "evidence", employee, complete=complete)


def credit_lines(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[CreditLine]:
    """Lines of a ledger of credit, each by itself; together they need not be a career.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(CreditLine, "credits", employee, complete=complete)


def objections(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Objection]:
    """Objections that are filed after what they are about, and answered after that.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Objection, "objections", employee, complete=complete)


def talent_assessments(
    *, employee: str = "P1", complete: bool = False
) -> st.SearchStrategy[TalentAssessment]:
    """Talent assessments; none is valid until a day before it was made.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(TalentAssessment, "talent_assessments", employee, complete=complete)


def competencies(
    *, employee: str = "P1", complete: bool = False
) -> st.SearchStrategy[AssessedCompetency]:
    """Competencies as assessed; no result is valid until a day before it was found.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(AssessedCompetency, "competencies", employee, complete=complete)


def skills(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[AssessedSkill]:
    """Technical competencies as assessed; no result is valid until a day before it was found.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(AssessedSkill, "skills", employee, complete=complete)


def attendance(*, employee: str = "P1", complete: bool = False) -> st.SearchStrategy[Attendance]:
    """Months of attendance, each ending on any day.

    Args:
        employee: Key of the person.
        complete: Whether no fact is missing.
    """
    return _records(Attendance, "attendance", employee, complete=complete)


def standards(*, vacancy: str = "L1") -> st.SearchStrategy[Standard]:
    """Levels of competencies that a post to be filled asks for.

    Args:
        vacancy: Key of the post.
    """
    return st.builds(
        Standard,
        vacancy=st.just(vacancy),
        competency=st.sampled_from(Competency),
        level=st.integers(1, 5),
    )


def vacancies(*, key: str = "L1", unit: str | None = None) -> st.SearchStrategy[Vacancy]:
    """Posts to be filled.

    Args:
        key: Key of the post.
        unit: Key of its unit.
    """
    return st.builds(
        Vacancy,
        key=st.just(key),
        title=TEXTS,
        unit=st.just(unit),
        level=st.sampled_from(PostLevel),
        field=st.none() | TEXTS,
        least_rank=st.none() | st.sampled_from(Rank),
    )


def holidays() -> st.SearchStrategy[Holiday]:
    """Days on which nobody works."""
    return st.builds(Holiday, DAYS, st.none() | TEXTS)


def careers(
    employees: st.SearchStrategy[str], *, complete: bool = False
) -> st.SearchStrategy[Mapping[str, Any]]:
    """A few dated records of some people, by the field of a workforce that holds them.

    No two of one person have the same name.

    Args:
        employees: Keys of people.
        complete: Whether no fact is missing.
    """
    return st.fixed_dictionaries({name: _several(name, employees, complete) for name in _RECORDS})


def _several(name: str, employees: st.SearchStrategy[str], complete: bool) -> Any:  # noqa: ANN401, FBT001  (records of any class)
    return st.lists(
        employees.flatmap(lambda key: _RECORDS[name](employee=key, complete=complete)),
        max_size=2,
        unique_by=lambda record: (
            record.employee,
            *(getattr(record, part) for part in ORDER[name]),
        ),
    )


_RECORDS: Mapping[str, Any] = {
    "past_predicates": past_predicates,
    "postings": postings,
    "sanctions": sanctions,
    "absences": absences,
    "trainings": trainings,
    "evidence": evidence,
    "credits": credit_lines,
    "objections": objections,
    "talent_assessments": talent_assessments,
    "competencies": competencies,
    "skills": skills,
    "attendance": attendance,
}


def _records(
    kind: type[Record], name: str, employee: str, *, complete: bool
) -> st.SearchStrategy[Record]:
    return records(
        kind,
        name,
        complete=complete,
        in_turn=IN_TURN.get(name, ()),
        employee=st.just(employee),
    )
