"""Results: values with reasons, for people and for units."""

from meritasn.results.comparison import Change
from meritasn.results.explanation import Explanation
from meritasn.results.refusal import Refusal
from meritasn.results.result import Label, Result
from meritasn.results.results import Results
from meritasn.results.unit import Guide, UnitResult

__all__ = ["Change", "Explanation", "Guide", "Label", "Refusal", "Result", "Results", "UnitResult"]
