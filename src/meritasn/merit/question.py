"""What is asked about a day, beside the people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from attrs import Attribute, field, frozen

from meritasn.model import Standard, Vacancy, YesNo
from meritasn.model.numbers import number
from meritasn.quantities import Absence, Number

__all__ = ["Question"]


def _standards(given: Iterable[Standard]) -> tuple[Standard, ...]:
    return tuple(given)


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
        standards: The competency standards of the post; those of other posts are left aside.
        openings: How many are to be taken in.
        skb_maximum: The highest score that the field test (SKB) can have.
        fiscal_factor: The share of what was earned that the budget can pay.
        budget_ceiling: What the budget holds, in rupiah.

    Raises:
        TypeError: If the day is no day, the post no post, or the answer no answer; if a number is a
            float.
    """

    on: date = field()
    vacancy: Vacancy | None = field(default=None, kw_only=True)
    candidates_fixed_on: date | Absence = field(default=Absence.NOT_APPLICABLE, kw_only=True)
    term_ends_on: date | Absence = field(default=Absence.NOT_APPLICABLE, kw_only=True)
    minister_approves: YesNo | Absence = field(default=Absence.MISSING, kw_only=True)
    standards: tuple[Standard, ...] = field(default=(), converter=_standards, kw_only=True)
    openings: Number = field(converter=number, default=Absence.MISSING, kw_only=True)
    skb_maximum: Number = field(converter=number, default=Absence.MISSING, kw_only=True)
    fiscal_factor: Number = field(converter=number, default=Absence.NOT_APPLICABLE, kw_only=True)
    budget_ceiling: Number = field(converter=number, default=Absence.NOT_APPLICABLE, kw_only=True)

    @property
    def standard_levels(self) -> Mapping[str, Decimal]:
        """The level that the post asks for by the code of the competency."""
        if self.vacancy is None:
            return {}
        own = (one for one in self.standards if one.vacancy == self.vacancy.key)
        return {one.competency.code: one.level for one in own if isinstance(one.level, Decimal)}

    @on.validator
    def _is_a_day(self, _: Attribute[date], on: object) -> None:
        if not isinstance(on, date) or isinstance(on, datetime):
            raise TypeError("the day that is asked about is a datetime.date, without a time")

    @vacancy.validator
    def _is_a_post(self, _: Attribute[Vacancy | None], vacancy: object) -> None:
        if vacancy is not None and not isinstance(vacancy, Vacancy):
            raise TypeError("the post that is asked about is a Vacancy, not its key")

    @minister_approves.validator
    def _is_an_answer(self, _: Attribute[YesNo | Absence], answer: object) -> None:
        if not isinstance(answer, YesNo | Absence):
            raise TypeError("whether the Minister approves is YesNo.YES or YesNo.NO")
