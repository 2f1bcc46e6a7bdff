"""What breaks a law: the records that show it, and in what."""

from __future__ import annotations

from fractions import Fraction

from attrs import field, frozen

from meritasn.language import Text
from meritasn.rules import Record
from meritasn.testing.laws.case import Case, Place

__all__ = ["Fault"]


@frozen
class Fault:
    """A case in which a law does not hold.

    Attributes:
        what: What went wrong, in one sentence.
        case: The rules under which it did; None where it is not about a day.
        one: Of whom.
        other: Whom they are compared with, where the law compares.
        place: The fact in which the two differ.
        step: The step whose values tell it.
        extent: How much is lost, where that can be told.
        against: Other rules that answer otherwise, where the law compares rules.
    """

    what: Text
    case: Case | None = field(default=None, repr=False)
    one: Record | None = field(default=None, repr=False)
    other: Record | None = field(default=None, repr=False)
    place: Place | None = field(default=None, repr=False)
    step: str | None = None
    extent: Fraction = Fraction(0)
    against: Case | None = field(default=None, repr=False)
