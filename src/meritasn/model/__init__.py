"""What is known about people, units, targets and appraisals: frozen values, no rule inside.

A fact that a rule may name is a value or an `Absence`, and `Absence.MISSING` unless it is given.
Anything else that is not given is None.
"""

from meritasn.model.appraisals import Appraisal, Behaviour, Conduct, Feedback
from meritasn.model.identity import (
    InvalidNip,
    Nip,
    NiPppk,
    NipReason,
    build_ni_pppk,
    build_nip,
    parse_nip,
)
from meritasn.model.people import Employee, Post, Protected
from meritasn.model.references import check, record_of
from meritasn.model.targets import Measure, Target
from meritasn.model.units import Unit, UnitPerformance
from meritasn.model.vocabulary import (
    VOCABULARY,
    CoreValue,
    Direction,
    Employment,
    Focus,
    PostKind,
    PostLevel,
    Predicate,
    Rank,
    Rating,
    Sex,
    TargetKind,
    Term,
    UnitKind,
    UnitPredicate,
)
from meritasn.model.workforce import Workforce

__all__ = [
    "VOCABULARY",
    "Appraisal",
    "Behaviour",
    "Conduct",
    "CoreValue",
    "Direction",
    "Employee",
    "Employment",
    "Feedback",
    "Focus",
    "InvalidNip",
    "Measure",
    "NiPppk",
    "Nip",
    "NipReason",
    "Post",
    "PostKind",
    "PostLevel",
    "Predicate",
    "Protected",
    "Rank",
    "Rating",
    "Sex",
    "Target",
    "TargetKind",
    "Term",
    "Unit",
    "UnitKind",
    "UnitPerformance",
    "UnitPredicate",
    "Workforce",
    "build_ni_pppk",
    "build_nip",
    "check",
    "parse_nip",
    "record_of",
]
