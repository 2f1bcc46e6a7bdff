"""The closed vocabularies: official words with their labels, codes and sources."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meritasn.model.vocabulary.appraising import (
    CoreValue,
    Direction,
    Focus,
    Predicate,
    Rating,
    TargetKind,
    UnitPredicate,
)
from meritasn.model.vocabulary.careers import (
    CreditKind,
    Education,
    EvidenceKind,
    EvidenceResult,
    ObjectedTo,
    Sanction,
    TrainingKind,
    YesNo,
)
from meritasn.model.vocabulary.merit import Competency, IntakeCategory
from meritasn.model.vocabulary.staffing import (
    Employment,
    PostKind,
    PostLevel,
    Rank,
    Sex,
    UnitKind,
)
from meritasn.model.vocabulary.term import Term

__all__ = [
    "VOCABULARY",
    "Competency",
    "CoreValue",
    "CreditKind",
    "Direction",
    "Education",
    "Employment",
    "EvidenceKind",
    "EvidenceResult",
    "Focus",
    "IntakeCategory",
    "ObjectedTo",
    "PostKind",
    "PostLevel",
    "Predicate",
    "Rank",
    "Rating",
    "Sanction",
    "Sex",
    "TargetKind",
    "Term",
    "TrainingKind",
    "UnitKind",
    "UnitPredicate",
    "YesNo",
]

VOCABULARY: Mapping[str, type[Term]] = MappingProxyType(
    {
        "rating": Rating,
        "predicate": Predicate,
        "unit_predicate": UnitPredicate,
        "unit_kind": UnitKind,
        "employment": Employment,
        "rank": Rank,
        "post_kind": PostKind,
        "post_level": PostLevel,
        "direction": Direction,
        "target_kind": TargetKind,
        "focus": Focus,
        "core_value": CoreValue,
        "sex": Sex,
        "yes_no": YesNo,
        "education": Education,
        "sanction": Sanction,
        "training_kind": TrainingKind,
        "evidence_kind": EvidenceKind,
        "evidence_result": EvidenceResult,
        "objected_to": ObjectedTo,
        "credit_kind": CreditKind,
        "competency": Competency,
        "intake_category": IntakeCategory,
    }
)
"""Each vocabulary by the name that the catalogue calls it."""
