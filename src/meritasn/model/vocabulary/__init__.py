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
    "CoreValue",
    "Direction",
    "Employment",
    "Focus",
    "PostKind",
    "PostLevel",
    "Predicate",
    "Rank",
    "Rating",
    "Sex",
    "TargetKind",
    "Term",
    "UnitKind",
    "UnitPredicate",
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
    }
)
"""Each vocabulary by the name that the catalogue calls it."""
