"""What can go wrong: findings with stable codes, and the exceptions that carry them."""

from meritasn.errors.exceptions import (
    InputRefused,
    MeritasnError,
    NotInForce,
    PackRefused,
    UsageError,
)
from meritasn.errors.finding import NOWHERE, Code, Finding, Place, Severity

__all__ = [
    "NOWHERE",
    "Code",
    "Finding",
    "InputRefused",
    "MeritasnError",
    "NotInForce",
    "PackRefused",
    "Place",
    "Severity",
    "UsageError",
]
