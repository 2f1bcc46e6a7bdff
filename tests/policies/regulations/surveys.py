"""Survey sheets and measurements on paper, and an index that shares nothing with the engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import strategies as st

from meritasn.facts import Grain
from meritasn.policies import Policy
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run, run_unit

DAY = date(2024, 11, 30)

Answers = Sequence[int | None]

ANSWER = st.integers(1, 4)
SHEET = st.lists(ANSWER, min_size=9, max_size=9)
SURVEY = st.lists(SHEET, min_size=1, max_size=6)


def sheet(answers: Answers, on: date = DAY) -> Record:
    """A sheet; an element without an answer is missing."""
    elements: dict[str, Given] = {
        f"u{n}": Absence.MISSING if answer is None else Decimal(answer)
        for n, answer in enumerate(answers, start=1)
    }
    return Record({"responded_on": on, **elements}, grain=Grain.RESPONSE)


def service(policy: Policy, *sheets: Record, on: date = DAY, key: str = "L1") -> Run:
    return run(policy.on(on), Record({}, sheets, key=key))


def survey(policy: Policy, answers: Sequence[Answers], on: date = DAY) -> Run:
    return service(policy, *(sheet(one, on) for one in answers), on=on)


def unit(policy: Policy, *services: Run, on: date = DAY) -> Run:
    return run_unit(policy.on(on), Record({}, key="U1"), services)


def number(ran: Run, step: str) -> Decimal:
    value = ran.value(step).number
    assert value is not None, ran.value(step)
    return value


def rounded(exact: Fraction, decimals: int = 2) -> Decimal:
    """Half up, over decimals long enough that nothing is rounded before."""
    scaled = exact * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    return Decimal(whole + (2 * rest >= scaled.denominator)).scaleb(-decimals)


def index_on_paper(answers: Sequence[Sequence[int]]) -> Decimal:
    """The mean of each element, each times an exact ninth, all times 25, rounded once."""
    means = [Fraction(sum(column), len(answers)) for column in zip(*answers, strict=True)]
    return rounded(sum((mean * Fraction(1, 9) for mean in means), Fraction(0)) * 25)


def two_decimals(low: str, high: str) -> list[Decimal]:
    """Every number of two decimals from one to another."""
    first, last = (
        int(Decimal(text).quantize(Decimal("0.01"), ROUND_HALF_UP) * 100) for text in (low, high)
    )
    return [Decimal(n).scaleb(-2) for n in range(first, last + 1)]
