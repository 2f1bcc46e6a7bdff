"""Strategies for dated records of careers, posts to be filled, and holidays.

Days that follow each other do so; everything else is left to chance, within what the catalogue
allows.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Column, catalogue
from meritasn.model import (
    VOCABULARY,
    Absent,
    CreditLine,
    Evidence,
    Holiday,
    Objection,
    PastPredicate,
    Posting,
    PostLevel,
    Rank,
    Sanctioned,
    Training,
    Vacancy,
)
from meritasn.model.careers import ORDER
from meritasn.testing.values import DAYS, days, numbers, words

__all__ = [
    "absences",
    "careers",
    "credit_lines",
    "evidence",
    "holidays",
    "objections",
    "past_predicates",
    "postings",
    "sanctions",
    "trainings",
    "vacancies",
]

Record = TypeVar("Record")

_TEXTS = st.sampled_from(("Arsip", "Perizinan", "Kepala Seksi", "Analis Kebijakan"))
_IN_TURN = {
    "past_predicates": ("rated_from", "rated_on"),
    "postings": ("posting_since", "posting_until"),
    "sanctions": ("sanction_since", "sanction_until"),
    "evidence": ("evidence_on", "evidence_until"),
    "objections": ("received_on", "filed_on", "answered_on"),
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


def vacancies(*, key: str = "L1", unit: str | None = None) -> st.SearchStrategy[Vacancy]:
    """Posts to be filled.

    Args:
        key: Key of the post.
        unit: Key of its unit.
    """
    return st.builds(
        Vacancy,
        key=st.just(key),
        title=_TEXTS,
        unit=st.just(unit),
        level=st.sampled_from(PostLevel),
        field=st.none() | _TEXTS,
        least_rank=st.none() | st.sampled_from(Rank),
    )


def holidays() -> st.SearchStrategy[Holiday]:
    """Days on which nobody works."""
    return st.builds(Holiday, DAYS, st.none() | _TEXTS)


def careers(
    employees: st.SearchStrategy[str], *, complete: bool = False
) -> st.SearchStrategy[Mapping[str, Any]]:
    """A few dated records of some people, by the field of a workforce that holds them.

    No two of one person have the same name.

    Args:
        employees: Keys of people.
        complete: Whether no fact is missing.
    """
    return st.fixed_dictionaries({name: _several(name, employees, complete) for name in ORDER})


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
}


def _records(
    kind: type[Record], name: str, employee: str, *, complete: bool
) -> st.SearchStrategy[Record]:
    columns = [c for c in catalogue().tables[name].columns if c.name != "employee"]
    cells = {column.name: _cell(column, complete=complete) for column in columns}
    drawn = st.builds(kind, employee=st.just(employee), **cells)
    return drawn.map(lambda record: _in_turn(record, _IN_TURN.get(name, ())))


def _cell(column: Column, *, complete: bool) -> st.SearchStrategy[Any]:
    fact = column.fact
    if fact is None:
        return _TEXTS if column.required else st.none() | _TEXTS
    if column.required:
        return DAYS if fact.enum is None else st.sampled_from(VOCABULARY[fact.enum.name])
    match column.type.value:
        case "date":
            return days(fact.name, complete=complete)
        case "number":
            return numbers(fact.name, complete=complete)
        case _:
            return words(fact.name, VOCABULARY[column.enum or ""], complete=complete)


def _in_turn(record: Record, names: tuple[str, ...]) -> Record:
    """The same record with its days in their order; those that are absent stay so."""
    there = [name for name in names if isinstance(getattr(record, name), date)]
    changes: dict[str, Any] = dict(
        zip(there, sorted(getattr(record, name) for name in there), strict=True)
    )
    return evolve(record, **changes)  # type: ignore[misc]  # every record is a class of attrs
