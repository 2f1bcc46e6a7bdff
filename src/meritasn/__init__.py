"""Rules of Indonesia's civil service as data: cited, exact, and explained to whom they concern.

The names below are all that most programs need. They are loaded when they are first asked for, so
that ``import meritasn`` itself costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from meritasn.errors import (
        Finding,
        InputRefused,
        MeritasnError,
        NotInForce,
        PackRefused,
        UsageError,
    )
    from meritasn.io import (
        Intake,
        loads_appraisal,
        loads_workforce,
        read_tables,
        write_rejected,
        write_tables,
        write_template,
    )
    from meritasn.merit import appraise, latest_period
    from meritasn.model import (
        Appraisal,
        Behaviour,
        Conduct,
        CoreValue,
        Direction,
        Employee,
        Employment,
        Feedback,
        Focus,
        Measure,
        Post,
        Predicate,
        Protected,
        Rank,
        Rating,
        Target,
        TargetKind,
        Unit,
        UnitKind,
        UnitPerformance,
        UnitPredicate,
        Workforce,
        parse_nip,
    )
    from meritasn.policies import (
        Policy,
        PolicyDiff,
        apart,
        diff,
        evolve,
        lint,
        load_policy,
        overlaid,
        policy_on,
        read_policy,
        shipped_names,
        to_toml,
        what_if,
    )
    from meritasn.quantities import Absence, Period
    from meritasn.results import Explanation, Refusal, Result, Results, UnitResult

__all__ = [
    "Absence",
    "Appraisal",
    "Behaviour",
    "Conduct",
    "CoreValue",
    "Direction",
    "Employee",
    "Employment",
    "Explanation",
    "Feedback",
    "Finding",
    "Focus",
    "InputRefused",
    "Intake",
    "Measure",
    "MeritasnError",
    "NotInForce",
    "PackRefused",
    "Period",
    "Policy",
    "PolicyDiff",
    "Post",
    "Predicate",
    "Protected",
    "Rank",
    "Rating",
    "Refusal",
    "Result",
    "Results",
    "Target",
    "TargetKind",
    "Unit",
    "UnitKind",
    "UnitPerformance",
    "UnitPredicate",
    "UnitResult",
    "UsageError",
    "Workforce",
    "__version__",
    "apart",
    "appraise",
    "diff",
    "evolve",
    "latest_period",
    "lint",
    "load_policy",
    "loads_appraisal",
    "loads_workforce",
    "overlaid",
    "parse_nip",
    "policy_on",
    "read_policy",
    "read_tables",
    "shipped_names",
    "to_toml",
    "what_if",
    "write_rejected",
    "write_tables",
    "write_template",
]

__version__ = "0.1.0"

_ROOMS = ("errors", "model", "quantities", "policies", "results", "merit", "io")


def __getattr__(name: str) -> object:
    """Loads a name from the room that has it; afterwards it is found at once."""
    if name in __all__:
        for room in _ROOMS:
            module = import_module(f"meritasn.{room}")
            if name in module.__all__:
                found: object = getattr(module, name)
                globals()[name] = found
                return found
    raise AttributeError(f"module 'meritasn' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
