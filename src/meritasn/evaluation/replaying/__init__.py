"""How a replay is made: everybody under two policies, who moves, and which change moves them."""

from meritasn.evaluation.replaying.fates import (
    AS_AFTER,
    ELSEWHERE,
    STAYS,
    Asking,
    CarriesFates,
    Cell,
    Fate,
    Fates,
    Spending,
)
from meritasn.evaluation.replaying.limits import Limit, limits_of
from meritasn.evaluation.replaying.objects import EARNED, ObjectFates, fates_of
from meritasn.evaluation.replaying.steps import Parting, partings, shared_steps

__all__ = [
    "AS_AFTER",
    "EARNED",
    "ELSEWHERE",
    "STAYS",
    "Asking",
    "CarriesFates",
    "Cell",
    "Fate",
    "Fates",
    "Limit",
    "ObjectFates",
    "Parting",
    "Spending",
    "fates_of",
    "limits_of",
    "partings",
    "shared_steps",
]
