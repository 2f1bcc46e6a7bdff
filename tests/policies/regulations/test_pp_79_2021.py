"""PP 79/2021: working days to object to a decision, and for its answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    answer,
    asked,
    objection,
    why,
)

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.merit import assess
from meritasn.model import Employee, Employment, Holiday, ObjectedTo, Objection, Workforce
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Record, Run

RULE = shipped("pp-79-2021")
RECEIVED, DAY = date(2024, 1, 15), date(2024, 6, 1)


def decision(
    filed_after: int | Absence = NOT_APPLICABLE, answered_after: int | Absence = NOT_APPLICABLE
) -> Record:
    def number(days: int | Absence) -> Decimal | Absence:
        return days if isinstance(days, Absence) else Decimal(days)

    return objection(
        "decision",
        RECEIVED,
        filed_after_working_days=number(filed_after),
        answered_after_working_days=number(answered_after),
    )


def of(*records: Record, on: date = DAY, policy: Policy = RULE) -> Run:
    return asked(policy, on, {}, *records)


def one(record: Record, policy: Policy = RULE) -> Run:
    (child,) = of(record, policy=policy).children
    return child


# ------------------------------------------------------------------------ fourteen and twenty-one


def filed(policy: Policy = RULE) -> list[str]:
    return [answer(one(decision(n), policy), "filed_in_time") for n in (0, 13, 14, 15)]


def answered(policy: Policy = RULE) -> list[str]:
    return [answer(one(decision(1, n), policy), "answered_in_time") for n in (0, 20, 21, 22)]


def test_it_is_filed_within_fourteen_working_days_and_answered_within_twenty_one() -> None:
    assert filed() == answered() == ["met", "met", "met", "not_met"]


@pytest.mark.parametrize(("figure", "days"), [("days_to_file", 14), ("days_to_answer", 21)])
@pytest.mark.parametrize("change", [-1, 1])
def test_other_days_are_found(figure: str, days: int, change: int) -> None:
    other = what_if(RULE, {figure: days + change})
    assert (filed(other), answered(other)) != (filed(), answered())


def test_its_days_are_said_with_their_kind_and_who_decides() -> None:
    ran = one(decision())
    assert ran.value("filing_days").number == 14
    assert ran.value("answer_days").number == 21
    assert ran.value("filing_day_kind").label == ran.value("answer_day_kind").label == "working"
    assert ran.value("decided_by").label == "ppk"


# --------------------------------------------------------- what is not there, and what is not known


def test_what_was_not_filed_or_not_answered_is_neither_in_time_nor_late() -> None:
    assert answer(one(decision()), "filed_in_time") == "not_applicable"
    assert answer(one(decision(3)), "answered_in_time") == "not_applicable"
    assert answer(of(decision()), "all_in_time") == "met"
    assert answer(of(), "all_in_time") == "met"


def test_without_a_list_of_holidays_working_days_are_not_known() -> None:
    ran = of(decision(MISSING, MISSING))
    assert why(ran, "all_filed_in_time") == {("filed_after_working_days", "missing")}
    assert why(ran, "all_answered_in_time") == {("answered_after_working_days", "missing")}
    assert answer(ran, "all_in_time") == "unknown"


def test_one_that_is_late_decides_whatever_is_not_known_of_the_answer() -> None:
    assert answer(of(decision(15, MISSING)), "all_in_time") == "not_met"


def test_one_late_objection_or_answer_is_enough() -> None:
    assert answer(of(decision(1, 1), decision(15)), "all_filed_in_time") == "not_met"
    assert answer(of(decision(1, 1), decision(1, 22)), "all_answered_in_time") == "not_met"
    assert answer(of(decision(1, 1), decision(14, 21)), "all_in_time") == "met"


def test_an_objection_to_an_appraisal_is_none_of_its_business() -> None:
    other = objection("appraisal", RECEIVED, MISSING)
    for step in ("filing_days", "filing_day_kind", "filed_in_time", "answered_in_time"):
        assert not one(other).value(step).applicable
    assert answer(of(other), "all_in_time") == "met"


# --------------------------------------------------------------------- dates, and what is assumed


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2021, 1, 1), "objection").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(2020, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2020, 12, 31), "objection")


def test_what_is_assumed_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert set(said.values()) == {Standing.ASSUMED}
    assert set(said) == {
        "in_force",
        "step.filing_day_kind",
        "step.answer_day_kind",
        "step.filed_in_time",
        "step.answered_in_time",
        "step.filed_late",
        "step.answered_late",
        "step.all_filed_in_time",
        "step.all_answered_in_time",
        "step.all_in_time",
    }


# -------------------------------------------------------------------------- from a workforce


@pytest.mark.parametrize(
    ("filed", "holidays", "expected"),
    [
        (date(2024, 3, 21), [date(2024, 1, 1)], "met"),  # the fourteenth working day
        (date(2024, 3, 22), [date(2024, 1, 1)], "not_met"),
        (date(2024, 3, 22), [date(2024, 3, 11)], "met"),  # a holiday among them
        (date(2024, 3, 21), [], "unknown"),  # nobody listed the holidays
        (NOT_APPLICABLE, [], "met"),  # nothing was filed
    ],
)
def test_working_days_are_counted_with_the_holidays_of_the_workforce(
    filed: date | Absence, holidays: list[date], expected: str
) -> None:
    workforce = Workforce(
        employees=[Employee(key="P1", unit="u", employment=Employment.PNS)],
        objections=[
            Objection(
                employee="P1",
                received_on=date(2024, 3, 1),
                objected_to=ObjectedTo.DECISION,
                filed_on=filed,
                answered_on=NOT_APPLICABLE,
            )
        ],
        holidays=[Holiday(day=day) for day in holidays],
    )
    (result,) = assess(workforce, DAY, family="objection")
    assert result.run is not None
    assert answer(result.run, "all_in_time") == expected
