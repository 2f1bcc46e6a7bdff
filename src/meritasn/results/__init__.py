"""Results: values with reasons, for people and for units."""

from meritasn.results.explanation import Explanation
from meritasn.results.refusal import Refusal
from meritasn.results.result import Label, Result
from meritasn.results.results import Change, Results
from meritasn.results.unit import UnitResult

__all__ = ["Change", "Explanation", "Label", "Refusal", "Result", "Results", "UnitResult"]
