"""Strategies for Hypothesis that draw valid records, for your own tests of rules.

Numbers lie in the range that the catalogue gives to their fact, with its decimals, often at an end
of it; people are invented. Facts may be missing, since a rule has to live with that; where
`complete` is asked for, every fact is there or not applicable where it may be.

Whoever imports this module, or has the library installed, can ask for a class instead:
``hypothesis.strategies.from_type(Employee)``.

Needs the extra ``testing``.
"""

from __future__ import annotations

from meritasn.testing.appraised import appraisals, measures, targets
from meritasn.testing.careers import (
    absences,
    attendance,
    careers,
    competencies,
    credit_lines,
    evidence,
    holidays,
    objections,
    past_predicates,
    postings,
    sanctions,
    skills,
    standards,
    talent_assessments,
    trainings,
    vacancies,
)
from meritasn.testing.hook import register
from meritasn.testing.judged import behaviours, conducts, feedback
from meritasn.testing.offices import protected, unit_performance, units
from meritasn.testing.people import employees, nips, posts
from meritasn.testing.questions import questions
from meritasn.testing.records import facts, records
from meritasn.testing.services import (
    candidates,
    measurements,
    merit_reviews,
    responses,
    services,
)
from meritasn.testing.spans import periods
from meritasn.testing.values import days, numbers, words
from meritasn.testing.workforces import workforces

__all__ = [
    "absences",
    "appraisals",
    "attendance",
    "behaviours",
    "candidates",
    "careers",
    "competencies",
    "conducts",
    "credit_lines",
    "days",
    "employees",
    "evidence",
    "facts",
    "feedback",
    "holidays",
    "measurements",
    "measures",
    "merit_reviews",
    "nips",
    "numbers",
    "objections",
    "past_predicates",
    "periods",
    "postings",
    "posts",
    "protected",
    "questions",
    "records",
    "responses",
    "sanctions",
    "services",
    "skills",
    "standards",
    "talent_assessments",
    "targets",
    "trainings",
    "unit_performance",
    "units",
    "vacancies",
    "words",
    "workforces",
]

register()
