"""What is known about people, units, services and candidates: frozen values, no rule inside.

A fact that a rule may name is a value or an `Absence`, and `Absence.MISSING` unless it is given.
Anything else that is not given is None.
"""

from meritasn.model.appraisals import Appraisal, Behaviour, Conduct, Feedback
from meritasn.model.attendance import Attendance
from meritasn.model.candidates import Candidate
from meritasn.model.careers import (
    Absent,
    CreditLine,
    Evidence,
    Incomplete,
    Objection,
    PastPredicate,
    Posting,
    Sanctioned,
    Training,
)
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
from meritasn.model.reviews import MeritReview
from meritasn.model.services import Measurement, Response, Service
from meritasn.model.talent import AssessedCompetency, AssessedSkill, TalentAssessment
from meritasn.model.targets import Measure, Target
from meritasn.model.units import Holiday, Standard, Unit, UnitPerformance, Vacancy
from meritasn.model.vocabulary import (
    VOCABULARY,
    Competency,
    CoreValue,
    CreditKind,
    Direction,
    Education,
    Employment,
    EvidenceKind,
    EvidenceResult,
    Focus,
    IntakeCategory,
    ObjectedTo,
    PostKind,
    PostLevel,
    Predicate,
    Rank,
    Rating,
    Sanction,
    Sex,
    TargetKind,
    Term,
    TrainingKind,
    UnitKind,
    UnitPredicate,
    YesNo,
)
from meritasn.model.workforce import Workforce

__all__ = [
    "VOCABULARY",
    "Absent",
    "Appraisal",
    "AssessedCompetency",
    "AssessedSkill",
    "Attendance",
    "Behaviour",
    "Candidate",
    "Competency",
    "Conduct",
    "CoreValue",
    "CreditKind",
    "CreditLine",
    "Direction",
    "Education",
    "Employee",
    "Employment",
    "Evidence",
    "EvidenceKind",
    "EvidenceResult",
    "Feedback",
    "Focus",
    "Holiday",
    "Incomplete",
    "IntakeCategory",
    "InvalidNip",
    "Measure",
    "Measurement",
    "MeritReview",
    "NiPppk",
    "Nip",
    "NipReason",
    "ObjectedTo",
    "Objection",
    "PastPredicate",
    "Post",
    "PostKind",
    "PostLevel",
    "Posting",
    "Predicate",
    "Protected",
    "Rank",
    "Rating",
    "Response",
    "Sanction",
    "Sanctioned",
    "Service",
    "Sex",
    "Standard",
    "TalentAssessment",
    "Target",
    "TargetKind",
    "Term",
    "Training",
    "TrainingKind",
    "Unit",
    "UnitKind",
    "UnitPerformance",
    "UnitPredicate",
    "Vacancy",
    "Workforce",
    "YesNo",
    "build_ni_pppk",
    "build_nip",
    "check",
    "parse_nip",
    "record_of",
]
