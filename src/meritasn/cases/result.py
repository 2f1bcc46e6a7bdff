"""What became of one worked example."""

from __future__ import annotations

from attrs import frozen

from meritasn.language import Text

__all__ = ["CaseResult"]


@frozen
class CaseResult:
    """One worked example and what the library says.

    Attributes:
        id: The example.
        passed: Whether all that is expected was found.
        expected: What is expected, as JSON.
        found: What was found, as JSON.
        problem: Why it could not be run at all, if so.
    """

    id: str
    passed: bool
    expected: str
    found: str
    problem: Text | None = None
