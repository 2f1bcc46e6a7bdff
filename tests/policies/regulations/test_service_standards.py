"""Standards of services: each kept or missed, month by month, and the time that is saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import MISSING, NOT_APPLICABLE, answer, month_later, why
from tests.policies.regulations.surveys import number, rounded

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.law import Standing
from meritasn.policies import Policy, overlaid, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, interpret, run, run_unit

RULE = shipped("service-standards")
DAY = date(2024, 12, 31)
Amount = int | str | Absence


def amount(value: Amount) -> Given:
    return value if isinstance(value, Absence) else Decimal(value)


def measured(
    on: date, time: Amount = MISSING, cost: Amount = MISSING, complete: Amount = MISSING
) -> Record:
    return Record(
        {
            "measured_on": on,
            "measured_time": amount(time),
            "measured_cost": amount(cost),
            "measured_complete": amount(complete),
        },
        grain=Grain.MEASUREMENT,
    )


def service(facts: dict[str, Amount], *records: Record, policy: Policy = RULE) -> Run:
    given: dict[str, Given] = {name: amount(value) for name, value in facts.items()}
    return run(policy.on(DAY), Record(given, records, key="L1"))


def months(times: Sequence[Amount]) -> tuple[Record, ...]:
    """One measurement at the end of each month of the year, the last in December."""
    first = 13 - len(times)
    ends = (month_later(date(2023, 12, 31), first + n) for n in range(len(times)))
    return tuple(measured(on, time) for on, time in zip(ends, times, strict=True))


# -- one measurement ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "against", "kept"),
    [
        ("59.99", "better", "met"),
        (60, "kept", "met"),
        ("60.01", "missed", "not_met"),
        (0, "better", "met"),
    ],
)
def test_time_at_and_around_its_standard(time: Amount, against: str, kept: str) -> None:
    (one,) = service({"standard_time": 60}, measured(DAY, time)).children
    assert one.value("time_against_standard").label == against
    assert answer(one, "time_kept") == kept == answer(one, "standards_kept")


@pytest.mark.parametrize(("cost", "kept"), [(9999, "met"), (10000, "met"), (10001, "not_met")])
def test_cost_at_and_around_its_standard(cost: int, kept: str) -> None:
    (one,) = service({"standard_cost": 10000}, measured(DAY, cost=cost)).children
    assert answer(one, "cost_kept") == kept == answer(one, "standards_kept")


@pytest.mark.parametrize(
    ("complete", "kept"), [("94.99", "not_met"), (95, "met"), ("95.01", "met"), (100, "met")]
)
def test_completeness_at_and_around_its_standard(complete: Amount, kept: str) -> None:
    (one,) = service({"standard_complete": 95}, measured(DAY, complete=complete)).children
    assert answer(one, "complete_kept") == kept == answer(one, "standards_kept")


STANDARDS = ("standard_time", "standard_cost", "standard_complete")
REQUIRED = ("time_kept", "cost_kept", "complete_kept")


@pytest.mark.parametrize("absent", [MISSING, NOT_APPLICABLE])
def test_where_no_standard_is_set_nothing_is_asked(absent: Absence) -> None:
    ran = service(dict.fromkeys(STANDARDS, absent), measured(DAY, 500, 500, 0))
    (one,) = ran.children
    assert {answer(one, step) for step in (*REQUIRED, "standards_kept")} == {"not_applicable"}
    assert answer(ran, "kept_throughout") == "not_applicable"
    assert answer(ran, "kept_last") == "not_applicable"


def test_a_standard_of_nothing_is_a_standard() -> None:
    """Missing, zero and not applicable are three things: a free service may cost nothing."""
    (one,) = service({"standard_cost": 0}, measured(DAY, cost=1)).children
    assert answer(one, "cost_kept") == "not_met"
    (one,) = service({"standard_cost": 0}, measured(DAY, cost=0)).children
    assert answer(one, "cost_kept") == "met"


@pytest.mark.parametrize("place", range(3))
def test_what_was_not_measured_is_not_known_and_what_did_not_happen_is_not_asked(
    place: int,
) -> None:
    facts: dict[str, Amount] = {"standard_time": 60, "standard_cost": 0, "standard_complete": 95}
    kept: list[Amount] = [55, 0, 99]
    fact = ("measured_time", "measured_cost", "measured_complete")[place]
    kept[place] = MISSING
    (one,) = service(facts, measured(DAY, *kept)).children
    assert why(one, "standards_kept") == {(fact, "missing")}
    kept[place] = NOT_APPLICABLE
    (one,) = service(facts, measured(DAY, *kept)).children
    assert answer(one, "standards_kept") == "met"


def test_one_that_is_surely_missed_decides_whatever_is_not_known_of_the_others() -> None:
    facts: dict[str, Amount] = {"standard_time": 60, "standard_cost": 0}
    (one,) = service(facts, measured(DAY, 61)).children
    assert answer(one, "standards_kept") == "not_met"


# -- the series ---------------------------------------------------------------------------------


def test_missed_in_two_of_twelve_months() -> None:
    times: list[Amount] = [55] * 12
    times[2], times[6] = 61, 75
    ran = service({"standard_time": 60}, *months(times))
    found = [number(ran, step) for step in ("measured", "judged", "met", "missed")]
    assert found == [12, 12, 10, 2]
    assert answer(ran, "kept_throughout") == "not_met"
    assert ran.value("kept_last").label == "yes"
    missed = [c.value("standards_kept").label for c in ran.children]
    assert [n for n, label in enumerate(missed, start=1) if label == "not_met"] == [3, 7]


TIMES = st.lists(
    st.integers(0, 120) | st.just(MISSING) | st.just(NOT_APPLICABLE), min_size=1, max_size=12
)


@settings(max_examples=60)
@given(TIMES, st.integers(1, 120))
def test_a_series_counts_as_on_paper(times: list[int | Absence], standard: int) -> None:
    ran = service({"standard_time": standard}, *months(times))
    met = sum(isinstance(t, int) and t <= standard for t in times)
    missed = sum(isinstance(t, int) and t > standard for t in times)
    unknown = times.count(MISSING)
    assert [number(ran, step) for step in ("met", "missed", "measured")] == [
        met,
        missed,
        len(times),
    ]
    expected = "not_met" if missed else "unknown" if unknown else "met" if met else "not_applicable"
    assert answer(ran, "kept_throughout") == expected


@settings(max_examples=30)
@given(st.lists(st.integers(0, 120), min_size=1, max_size=12), st.integers(0, 119))
def test_a_looser_standard_is_never_missed_more_often(times: list[int], standard: int) -> None:
    tight, loose = (
        number(service({"standard_time": s}, *months(times)), "missed")
        for s in (standard, standard + 1)
    )
    assert loose <= tight


@pytest.mark.parametrize(("before", "counted"), [(11, 2), (12, 1), (13, 1)])
def test_what_lies_a_year_back_is_past(before: int, counted: int) -> None:
    last = date(2024, 11, 30)
    records = (measured(month_later(last, -before), 99), measured(last, 50))
    ran = service({"standard_time": 60}, *records)
    assert number(ran, "measured") == counted
    assert number(ran, "missed") == counted - 1


def test_a_service_that_was_never_measured_has_no_answer() -> None:
    ran = service({"standard_time": 60, "time_before": 180})
    for step in ("kept_throughout", "kept_last", "time_saved", "time_added", "time_now"):
        assert answer(ran, step) == "not_applicable"


# -- time before and now ------------------------------------------------------------------------


def test_from_180_to_55_minutes_is_a_saving_and_better_than_the_standard() -> None:
    ran = service({"time_before": 180, "standard_time": 60}, measured(DAY, 55))
    assert number(ran, "time_saved") == Decimal("69.44")
    assert not ran.value("time_added").applicable
    assert ran.children[0].value("time_against_standard").label == "better"
    assert answer(ran, "kept_throughout") == "met"


@settings(max_examples=60)
@given(st.integers(1, 500), st.integers(0, 500))
def test_a_share_of_time_is_saved_or_added_and_neither_is_ever_below_zero(
    before: int, now: int
) -> None:
    ran = service({"time_before": before}, measured(DAY, now))
    saved, added = ran.value("time_saved"), ran.value("time_added")
    assert saved.applicable is (now <= before)
    assert added.applicable is (now > before)
    share = number(ran, "time_saved" if saved.applicable else "time_added")
    assert share == rounded(Fraction(abs(before - now) * 100, before))
    assert share >= 0


def test_without_a_time_before_or_with_none_nothing_is_compared() -> None:
    for before in (MISSING, NOT_APPLICABLE, 0):
        ran = service({"time_before": before}, measured(DAY, 55))
        assert answer(ran, "time_saved") == answer(ran, "time_added") == "not_applicable"
    unknown = service({"time_before": 180}, measured(DAY))
    assert why(unknown, "time_saved") == {("measured_time", "missing")}


# -- planted faults -----------------------------------------------------------------------------


def planted(name: str, rule: str, of: str = "measurement") -> Policy:
    return overlaid(
        RULE,
        f"""format = "meritasn/overlay@1"
name = "planted"
base = "{RULE.name}"
[cite]
fault = "a planted fault"
[[step]]
name = "{name}"
of = "{of}"
title = {{ id = "cacat", en = "fault" }}
not_applicable = "passes"
cite = "fault"
standing = "assumed"
{rule}
""",
    )


def requirement(condition: str) -> str:
    return f'require = "{condition}"\ncode = "fault"\nmessage = {{ id = "cacat", en = "fault" }}'


def departs(policy: Policy) -> bool:
    """Whether twelve months, three of them at the very standards, are counted otherwise."""
    facts: dict[str, Amount] = {
        "standard_time": 60,
        "standard_cost": 10,
        "standard_complete": 95,
        "time_before": 180,
    }
    kept = [(60, 10, 95), (55, 0, 99), (10, 5, 100)]
    missed = [(61, 10, 95), (60, 11, 95), (60, 10, 94)]
    ends = [month_later(date(2023, 12, 31), n) for n in range(1, 7)]
    records = [measured(on, *each) for on, each in zip(ends, missed + kept, strict=True)]
    ran = service(facts, *records, policy=policy)
    counts = [number(ran, "met"), number(ran, "missed"), ran.value("time_saved").number]
    return counts != [3, 3, Decimal("94.44")]


FAULTS: dict[str, Callable[[], Policy]] = {
    "under the standard": lambda: planted(
        "time_kept", requirement("measured_time < standard_time")
    ),
    "longer is better": lambda: planted("time_kept", requirement("measured_time >= standard_time")),
    "dearer is better": lambda: planted("cost_kept", requirement("measured_cost >= standard_cost")),
    "less is better": lambda: planted(
        "complete_kept", requirement("measured_complete <= standard_complete")
    ),
    "three months back": lambda: what_if(RULE, {"months_back": Decimal(3)}),
    "against the time now": lambda: planted(
        "time_saved",
        'formula = "(time_before - time_now) / time_now * 100"\nunit = "percent"\n'
        "decimals = 2\nshown = true",
        "service",
    ),
}


def test_the_pack_itself_does_not_depart() -> None:
    assert not departs(RULE)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str) -> None:
    assert departs(FAULTS[fault]())


# -- units, days, readings ----------------------------------------------------------------------


def test_a_unit_counts_the_measurements_of_its_services() -> None:
    one = service({"standard_time": 60}, *months([55, 61]))
    other = service({"standard_time": 60}, *months([61, 61, 61]))
    ran = run_unit(RULE.on(DAY), Record({}), [one, other, service({})])
    assert [number(ran, step) for step in ("unit_measured", "unit_missed")] == [5, 4]


def test_the_days_in_force_and_what_is_assumed() -> None:
    assert RULE.on(date(2009, 7, 18))
    with pytest.raises(NotInForce):
        RULE.on(date(2009, 7, 17))
    assert {one.standing for one in RULE.assumptions()} == {Standing.ASSUMED}
    assert {"in_force", "parameter.months_back", "step.time_kept", "unsaid.standard_time"} <= {
        one.path for one in RULE.assumptions()
    }


def test_both_readings_are_one() -> None:
    facts: dict[str, Given] = {"standard_time": Decimal(60), "time_before": Decimal(180)}
    record = Record(facts, months([55, MISSING, 61, NOT_APPLICABLE, 60]), key="L1")
    program = RULE.on(DAY)
    single, reference = run(program, record), interpret(program, record)
    assert dict(single.slots) == reference.slots
    assert all(
        dict(one.slots) == other.slots
        for one, other in zip(single.children, reference.children, strict=True)
    )
