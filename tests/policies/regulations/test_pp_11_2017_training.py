"""PP 11/2017 and PP 49/2018: hours of training in a year, and evidence that is valid on the day."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    asked,
    evidence,
    training,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.model import TrainingKind
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Record, Run

RULE = shipped("pp-11-2017-training")
YEAR_END = date(2024, 12, 31)


def of(
    *records: Record,
    on: date = YEAR_END,
    employment: str | Absence = "pns",
    policy: Policy = RULE,
) -> Run:
    return asked(policy, on, {"employment": employment}, *records)


# --------------------------------------------------------------------------------- hours of a year

LIMITS = [
    # employment, requirement, figure, hours and the answer
    ("pns", "enough_hours", "least_hours", (("19.9", "not_met"), ("20", "met"), ("20.1", "met"))),
    (
        "pppk",
        "not_too_many_hours",
        "most_hours_by_contract",
        (("23.9", "met"), ("24", "met"), ("24.1", "not_met")),
    ),
    (
        "pppk_paruh_waktu",
        "not_too_many_hours",
        "most_hours_by_contract",
        (("24", "met"), ("24.1", "not_met")),
    ),
]


def keeps(limit: tuple[str, str, str, tuple[tuple[str, str], ...]], policy: Policy) -> bool:
    employment, step, _, answers = limit
    day = date(2024, 6, 1)
    return all(
        answer(of(training(hours, day), employment=employment, policy=policy), step) == expected
        for hours, expected in answers
    )


@pytest.mark.parametrize("limit", LIMITS)
def test_hours_at_just_under_and_just_over_the_limit(
    limit: tuple[str, str, str, tuple[tuple[str, str], ...]],
) -> None:
    assert keeps(limit, RULE)
    figure = limit[2]
    value = RULE.pack.figures[figure][0].parameter.value
    assert value is not None
    for other in (value - 1, value + 1):
        assert not keeps(limit, what_if(RULE, {figure: other}))


@pytest.mark.parametrize(
    ("employment", "other"),
    [("pns", "not_too_many_hours"), ("pppk", "enough_hours"), ("pppk_paruh_waktu", "enough_hours")],
)
def test_the_rule_of_others_does_not_apply(employment: str, other: str) -> None:
    ran = of(training(100, YEAR_END), employment=employment)
    assert answer(ran, other) == "not_applicable"
    assert answer(ran, "hours_kept") == ("met" if employment == "pns" else "not_met")


def test_who_had_no_training_has_no_hours() -> None:
    assert of().value("hours_in_year").number == 0
    assert answer(of(), "hours_kept") == "not_met"
    assert of().value("hours_missing").number == 20
    assert answer(of(employment="pppk"), "hours_kept") == "met"


def test_the_hours_that_are_missing_never_fall_below_none() -> None:
    assert of(training("7.5", YEAR_END)).value("hours_missing").number == Fraction("12.5")
    assert of(training(45, YEAR_END)).value("hours_missing").number == 0
    assert not of(employment="pppk").value("hours_missing").applicable


@pytest.mark.parametrize("kind", TrainingKind)
def test_every_kind_of_training_counts_alike(kind: TrainingKind) -> None:
    ran = of(training(20, YEAR_END, kind.code))
    assert answer(ran, "enough_hours") == "met"


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2023, 12, 31), 0),  # the day before the year
        (date(2024, 1, 1), 20),
        (date(2024, 12, 31), 20),
        (date(2025, 1, 1), 0),  # not yet
    ],
)
def test_asked_on_its_last_day_the_year_is_the_calendar_year(day: date, hours: int) -> None:
    assert of(training(20, day)).value("hours_in_year").number == hours


DAYS = st.dates(date(2018, 1, 1), date(2027, 12, 31))
TRAININGS = st.lists(st.tuples(DAYS, st.integers(0, 400)), max_size=5)


@given(TRAININGS, DAYS)
def test_the_hours_of_the_twelve_months_up_to_the_day(
    trained: list[tuple[date, int]], on: date
) -> None:
    records = [training(f"{tenths / 10:.1f}", day) for day, tenths in trained]
    counted = sum(tenths for day, tenths in trained if day <= on < year_later(day, 1))
    assert of(*records, on=on).value("hours_in_year").number == Fraction(counted, 10)


def test_another_span_counts_other_trainings() -> None:
    early = training(20, date(2023, 12, 31))
    assert answer(of(early, policy=what_if(RULE, {"years_counted": 2})), "enough_hours") == "met"
    assert answer(of(early), "enough_hours") == "not_met"


def test_missing_facts_are_named_and_never_counted_as_none() -> None:
    unknown = training(MISSING, YEAR_END)
    assert why(of(unknown), "hours_kept") == {("training_hours", "missing")}
    # Outside the year it does not matter.
    assert of(training(MISSING, date(2020, 1, 1))).value("hours_in_year").number == 0
    assert why(of(training(20, YEAR_END), employment=MISSING), "hours_kept") == {
        ("employment", "missing")
    }


# --------------------------------------------------------------------------- evidence on the day

KINDS = ("technical", "managerial", "sociocultural")
ISSUED, LAST = date(2022, 3, 1), date(2025, 2, 28)


def shown(*records: Record, on: date = YEAR_END, kind: str = "technical") -> str:
    return answer(of(*records, on=on), f"{kind}_shown")


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_speaks_from_its_day_to_its_last_day_and_is_unknown_afterwards(kind: str) -> None:
    passed, failed = (evidence(kind, ISSUED, LAST, result=r) for r in ("passed", "not_passed"))
    for day in (ISSUED, LAST):
        assert shown(passed, on=day, kind=kind) == "met"
        assert shown(failed, on=day, kind=kind) == "not_met"
    for record in (passed, failed):
        for day in (ISSUED - ONE_DAY, LAST + ONE_DAY):
            assert shown(record, on=day, kind=kind) == "unknown"
            ((subject, reason),) = why(of(record, on=day), f"{kind}_shown")
            assert reason == "nothing to fold"
            assert "still valid" in RULE.on(day).steps[subject].step.title.en


@pytest.mark.parametrize("kind", KINDS)
def test_evidence_of_one_kind_shows_no_other(kind: str) -> None:
    ran = of(evidence(kind, ISSUED, LAST))
    answers = {other: answer(ran, f"{other}_shown") for other in KINDS}
    assert answers == {other: "met" if other == kind else "unknown" for other in KINDS}


def test_all_three_are_needed() -> None:
    three = [evidence(kind, ISSUED, LAST) for kind in KINDS]
    assert answer(of(*three), "competence_shown") == "met"
    assert answer(of(*three[:2]), "competence_shown") == "unknown"
    failed = evidence("technical", ISSUED, LAST, result="not_passed")
    assert answer(of(failed), "competence_shown") == "not_met"  # whatever the others would say


def test_of_two_valid_ones_the_newer_decides() -> None:
    earlier = evidence("technical", date(2023, 1, 2), LAST, result="not_passed")
    later = evidence("technical", date(2024, 1, 2), LAST, result="passed")
    assert shown(earlier, later) == "met"
    assert shown(earlier, later, on=date(2023, 6, 1)) == "not_met"


def test_a_newer_one_that_has_expired_leaves_the_older_one_to_speak() -> None:
    older = evidence("technical", date(2023, 1, 2), LAST, result="passed")
    newer = evidence("technical", date(2024, 1, 2), date(2024, 6, 30), result="not_passed")
    assert shown(older, newer, on=date(2024, 6, 30)) == "not_met"
    assert shown(older, newer, on=date(2024, 7, 1)) == "met"


def test_evidence_without_a_last_day_stays_valid_and_one_of_unknown_length_is_unknown() -> None:
    assert shown(evidence("technical", ISSUED, NOT_APPLICABLE), on=date(2040, 1, 1)) == "met"
    unsaid = evidence("technical", ISSUED, MISSING)
    assert ("evidence_until", "missing") in why(of(unsaid), "technical_shown")


def test_evidence_without_a_result_is_unknown() -> None:
    unsaid = evidence("technical", ISSUED, LAST, result=MISSING)
    assert why(of(unsaid), "technical_shown") == {("evidence_result", "missing")}


# --------------------------------------------------------------------- dates, and what is assumed


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2018, 1, 1), "training").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(2017, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2017, 12, 31), "training")


def test_what_is_assumed_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert set(said.values()) == {Standing.ASSUMED}
    assert set(said) == {
        "in_force",
        "parameter.most_hours_by_contract",
        "parameter.years_counted",
        "step.counts_in_year",
        "step.hours_in_year",
        "step.hours_missing",
        "step.not_too_many_hours",
        "step.hours_kept",
        "step.valid_until",
        "step.valid_on_day",
        *(f"step.newest_{kind}" for kind in KINDS),
        *(f"step.{kind}_result" for kind in KINDS),
    }
