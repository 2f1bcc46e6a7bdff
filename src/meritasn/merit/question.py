"""What is asked about a day, beside the people."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model import Vacancy, YesNo
from meritasn.quantities import Absence

__all__ = ["Question"]


@frozen
class Question:
    """A day, and what else a rule may need to know that is no record of a person.

    Attributes:
        on: The day on which it is asked; the law of that day applies, and later records do not
            exist yet.
        vacancy: The post to be filled.
        candidates_fixed_on: When the candidates for head of the region are fixed.
        term_ends_on: When the term of the head of the region ends.
        minister_approves: Whether the Minister approves in writing.
    """

    on: date
    vacancy: Vacancy | None = field(default=None, kw_only=True)
    candidates_fixed_on: date | Absence = field(default=Absence.NOT_APPLICABLE, kw_only=True)
    term_ends_on: date | Absence = field(default=Absence.NOT_APPLICABLE, kw_only=True)
    minister_approves: YesNo | Absence = field(default=Absence.MISSING, kw_only=True)
