"""Which strategy draws the values of which class.

Every class of `meritasn.model` has one, and so have spans of days, questions, facts and policies.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from attrs import fields
from hypothesis import strategies as st

from meritasn.facts import Fact, catalogue
from meritasn.merit import Question
from meritasn.model import (
    VOCABULARY,
    Absent,
    Appraisal,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Behaviour,
    Candidate,
    Conduct,
    CreditLine,
    Employee,
    Employment,
    Evidence,
    Feedback,
    Holiday,
    Incomplete,
    Measure,
    Measurement,
    MeritReview,
    Nip,
    NiPppk,
    Objection,
    PastPredicate,
    Post,
    Posting,
    Protected,
    Response,
    Sanctioned,
    Service,
    Standard,
    TalentAssessment,
    Target,
    Term,
    Training,
    Unit,
    UnitPerformance,
    Vacancy,
    Workforce,
)
from meritasn.policies import Policy, shipped, shipped_names
from meritasn.quantities import Period
from meritasn.testing import strategies

__all__ = ["STRATEGIES", "strategy_of"]

T = TypeVar("T")


def _measures() -> st.SearchStrategy[Measure]:
    aspects = st.sampled_from(("quantity", "quality", "time", "cost"))
    return aspects.flatmap(strategies.measures)


def _incomplete() -> st.SearchStrategy[Incomplete]:
    keys = st.lists(st.sampled_from(("P1", "P2", "P3")), max_size=2, unique=True)
    few = st.sets(st.sampled_from([field.name for field in fields(Incomplete)]), max_size=2)
    named = few.flatmap(lambda names: st.fixed_dictionaries(dict.fromkeys(sorted(names), keys)))
    return named.map(lambda given: Incomplete(**given))


def _policies() -> st.SearchStrategy[Policy]:
    return st.sampled_from(shipped_names()).map(shipped)


STRATEGIES: Mapping[type[Any], Callable[[], st.SearchStrategy[Any]]] = MappingProxyType(
    {
        Absent: strategies.absences,
        Appraisal: strategies.appraisals,
        AssessedCompetency: strategies.competencies,
        AssessedSkill: strategies.skills,
        Attendance: strategies.attendance,
        Behaviour: strategies.behaviours,
        Candidate: strategies.candidates,
        Conduct: strategies.conducts,
        CreditLine: strategies.credit_lines,
        Employee: strategies.employees,
        Evidence: strategies.evidence,
        Fact: lambda: st.sampled_from(list(catalogue().facts.values())),
        Feedback: strategies.feedback,
        Holiday: strategies.holidays,
        Incomplete: _incomplete,
        Measure: _measures,
        Measurement: strategies.measurements,
        MeritReview: strategies.merit_reviews,
        NiPppk: lambda: strategies.nips(Employment.PPPK),
        Nip: lambda: strategies.nips(Employment.PNS),
        Objection: strategies.objections,
        PastPredicate: strategies.past_predicates,
        Period: strategies.periods,
        Policy: _policies,
        Post: strategies.posts,
        Posting: strategies.postings,
        Protected: strategies.protected,
        Question: strategies.questions,
        Response: strategies.responses,
        Sanctioned: strategies.sanctions,
        Service: strategies.services,
        Standard: strategies.standards,
        TalentAssessment: strategies.talent_assessments,
        Target: strategies.targets,
        Term: lambda: st.one_of([st.sampled_from(list(v)) for v in VOCABULARY.values()]),
        Training: strategies.trainings,
        Unit: strategies.units,
        UnitPerformance: strategies.unit_performance,
        Vacancy: strategies.vacancies,
        Workforce: lambda: strategies.workforces(people=3, dated=True),
    }
)
"""By class, what makes its strategy."""


def strategy_of(kind: type[T]) -> st.SearchStrategy[T] | None:
    """The strategy that draws values of a class; None where there is none.

    >>> strategy_of(str) is None
    True
    """
    made = STRATEGIES.get(kind)
    return None if made is None else made()
