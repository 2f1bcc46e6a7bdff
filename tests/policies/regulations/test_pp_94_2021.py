"""PP 94/2021: the table of absence, how long a sanction runs, and what it stands in the way of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    LIGHT,
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    SERIOUS,
    absence,
    answer,
    asked,
    month_later,
    sanction,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.law import Standing
from meritasn.merit import assess
from meritasn.model import Absent, Employee, Employment, Sanction, Sanctioned, Workforce
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Record, Run

RULE = shipped("pp-94-2021")
DAY = date(2024, 6, 28)
SINCE = date(2024, 1, 15)

CUT, DEMOTION, REMOVAL, DISCHARGE = SERIOUS


def of(*records: Record, on: date = DAY, policy: Policy = RULE) -> Run:
    return asked(policy, on, {}, *records)


def first(record: Record, on: date = DAY, policy: Policy = RULE) -> Run:
    """The one record, as the rules see it."""
    (child,) = of(record, on=on, policy=policy).children
    return child


# ------------------------------------------------------------------------- the table of absence

TABLE = (
    # first and last day, level, sanction, months of the cut
    (3, 3, "ringan", "oral_warning", 0),
    (4, 6, "ringan", "written_warning", 0),
    (7, 10, "ringan", "dissatisfaction_statement", 0),
    (11, 13, "sedang", "allowance_cut_25", 6),
    (14, 16, "sedang", "allowance_cut_25", 9),
    (17, 20, "sedang", "allowance_cut_25", 12),
    (21, 24, "berat", "demotion", 0),
    (25, 27, "berat", "removal_to_pelaksana", 0),
    (28, 366, "berat", "discharge", 0),
)
Row = tuple[str | None, str | None, int]


def due(days: int, in_a_row: int) -> Row:
    """What the table says, read row by row."""
    if in_a_row >= 10:
        return "berat", "discharge", 0
    for low, high, level, imposed, months in TABLE:
        if low <= days <= high:
            return level, imposed, months
    return None, None, 0


def found(days: int, in_a_row: int, policy: Policy = RULE) -> Row:
    row = first(absence(days, in_a_row), policy=policy)
    months = row.value("absence_cut_months").number
    assert months is not None
    return row.value("absence_level").label, row.value("absence_sanction").label, int(months)


def differences(policy: Policy = RULE) -> Iterator[int]:
    """The days at which a policy departs from the table, in a run of them or not."""
    for days in (*range(60), 365, 366):
        if any(found(days, run, policy) != due(days, run) for run in (0, 1, 9, 10, 11)):
            yield days


def test_every_row_of_the_table_from_its_first_to_its_last_day() -> None:
    assert list(differences()) == []


TABLE_FIGURES = [
    name
    for name in RULE.pack.figures
    if name.startswith("days_") or (name.startswith("months_") and name.endswith("_cut"))
]


def test_the_table_has_eleven_figures_of_days_and_three_of_months() -> None:
    assert len(TABLE_FIGURES) == len(TABLE) + 1 + 3


@pytest.mark.parametrize("figure", TABLE_FIGURES)
@pytest.mark.parametrize("change", [-1, 1])
def test_a_figure_changed_by_one_is_found(figure: str, change: int) -> None:
    value = RULE.pack.figures[figure][0].parameter.value
    assert value is not None
    assert list(differences(what_if(RULE, {figure: value + change})))


def test_fewer_days_than_the_table_has_are_not_punished() -> None:
    row = first(absence(2, 2))
    assert not row.value("absence_sanction").applicable
    assert not row.value("absence_level").applicable
    assert answer(row, "absence_is_punished") == "no"


@given(st.integers(0, 366), st.integers(0, 366))
def test_any_absence_has_its_row(days: int, in_a_row: int) -> None:
    assert found(days, in_a_row) == due(days, in_a_row)


def test_more_days_of_absence_are_never_punished_less() -> None:
    order = [None, *(term.code for term in Sanction)]
    places = [order.index(found(days, 0)[1]) for days in range(60)]
    assert places == sorted(places)


def test_the_heaviest_row_stands_for_the_person() -> None:
    rows = absence(5, 1, date(2022, 12, 30)), absence(17, 4, date(2023, 12, 29)), absence(2, 1)
    assert of(*rows).value("heaviest_for_absence").label == CUT
    assert not of(absence(2, 1)).value("heaviest_for_absence").applicable
    assert not of().value("heaviest_for_absence").applicable


@pytest.mark.parametrize(("in_a_row", "expected"), [(9, "met"), (10, "not_met"), (11, "not_met")])
def test_ten_days_in_a_row_stop_pay_from_the_next_month(in_a_row: int, expected: str) -> None:
    assert answer(of(absence(11, in_a_row)), "pay_goes_on") == expected


def test_an_absence_without_its_longest_run_decides_only_what_it_can() -> None:
    assert why(first(absence(5, MISSING)), "absence_sanction") == {("longest_absence", "missing")}
    assert why(of(absence(5, MISSING)), "pay_goes_on") == {("longest_absence", "missing")}
    # At 28 days the run does not matter any more.
    assert first(absence(28, MISSING)).value("absence_sanction").label == DISCHARGE
    assert why(first(absence(MISSING, 9)), "absence_sanction") == {("absent_days", "missing")}


# ----------------------------------------------------------------------------- levels and lengths

LEVELS = {
    **dict.fromkeys(LIGHT, "ringan"),
    CUT: "sedang",
    **dict.fromkeys((DEMOTION, REMOVAL, DISCHARGE), "berat"),
}


@pytest.mark.parametrize("term", Sanction)
def test_the_level_of_every_sanction(term: Sanction) -> None:
    assert first(sanction(term.code, SINCE)).value("level").label == LEVELS[term.code]
    assert of(sanction(term.code, SINCE)).value("heaviest_level").label == LEVELS[term.code]


@given(st.lists(st.sampled_from(list(Sanction)), max_size=4))
def test_the_heaviest_sanction_is_the_last_in_the_order_of_the_law(terms: list[Sanction]) -> None:
    records = [sanction(t.code, SINCE + n * ONE_DAY) for n, t in enumerate(terms)]
    value = of(*records).value("heaviest")
    if terms:
        assert value.label == max(terms, key=lambda term: term.order).code
    else:
        assert not value.applicable


DAYS = st.dates(date(2021, 8, 31), date(2027, 12, 31))


@given(DAYS, st.sampled_from([(CUT, 6), (CUT, 9), (CUT, 12), (DEMOTION, 12), (REMOVAL, 12)]))
def test_a_sanction_runs_for_its_months_and_no_day_longer(
    since: date, one: tuple[str, int]
) -> None:
    kind, months = one
    last = month_later(since, months) - ONE_DAY
    imposed = sanction(kind, since, months=months)
    assert first(imposed, since).value("runs_until").day == last
    served = [answer(first(imposed, day), "being_served") for day in (since, last, last + ONE_DAY)]
    assert served == ["yes", "yes", "no"]


@pytest.mark.parametrize(
    ("kind", "until", "months", "expected"),
    [
        (DEMOTION, MISSING, MISSING, date(2025, 1, 14)),  # as the table has it
        (REMOVAL, MISSING, NOT_APPLICABLE, date(2025, 1, 14)),
        (DEMOTION, MISSING, 6, date(2024, 7, 14)),  # as the decision has it
        (CUT, MISSING, 9, date(2024, 10, 14)),
        (CUT, date(2024, 5, 31), 9, date(2024, 5, 31)),  # as the record has it
        ("oral_warning", date(2024, 2, 14), MISSING, date(2024, 2, 14)),
        ("oral_warning", MISSING, 1, date(2024, 2, 14)),
    ],
)
def test_what_is_recorded_goes_before_the_rule(
    kind: str, until: date | Absence, months: int | Absence, expected: date
) -> None:
    assert first(sanction(kind, SINCE, until, months)).value("runs_until").day == expected


@pytest.mark.parametrize(
    ("kind", "figure"),
    [*((kind, "months_warning") for kind in LIGHT), (CUT, "months_cut_not_recorded")],
)
def test_a_length_that_nobody_gives_is_not_made_up(kind: str, figure: str) -> None:
    for step in ("runs_until", "being_served"):
        assert why(first(sanction(kind, SINCE)), step) == {(figure, "unknown")}


def test_an_agency_may_say_how_long_a_warning_runs() -> None:
    local = what_if(RULE, {"months_warning": 3})
    ends = first(sanction("oral_warning", SINCE), policy=local).value("runs_until")
    assert ends.day == date(2024, 4, 14)


def test_a_discharge_has_no_last_day() -> None:
    gone = sanction(DISCHARGE, SINCE)
    assert not first(gone).value("runs_until").applicable
    assert answer(first(gone, date(2040, 1, 1)), "being_served") == "yes"
    assert not of(gone).value("weighty_until").applicable


@pytest.mark.parametrize(
    ("kind", "months", "expected"),
    [
        *((CUT, months, "met") for months in (6, 9, 12)),
        *((CUT, months, "not_met") for months in (5, 7, 13)),
        *((kind, 12, "met") for kind in (DEMOTION, REMOVAL)),
        *((kind, months, "not_met") for kind in (DEMOTION, REMOVAL) for months in (6, 11, 13)),
        (CUT, MISSING, "not_applicable"),
        (DISCHARGE, 12, "not_applicable"),
        ("oral_warning", 12, "not_applicable"),
    ],
)
def test_a_length_that_the_rule_does_not_know_is_told(
    kind: str, months: int | Absence, expected: str
) -> None:
    assert answer(first(sanction(kind, SINCE, months=months)), "length_as_ruled") == expected


@pytest.mark.parametrize("figure", ["months_demotion", "months_removal"])
def test_another_length_of_a_demotion_or_a_removal_is_found(figure: str) -> None:
    kind = DEMOTION if "demotion" in figure else REMOVAL
    local = what_if(RULE, {figure: 11})
    assert first(sanction(kind, SINCE), policy=local).value("runs_until").day != date(2025, 1, 14)
    assert answer(first(sanction(kind, SINCE, months=12), policy=local), "length_as_ruled") == (
        "not_met"
    )


# ------------------------------------------------------------------------ the cut of the allowance


def test_a_quarter_of_the_allowance_is_cut_until_the_last_day() -> None:
    imposed = sanction(CUT, SINCE, months=6)
    last = date(2024, 7, 14)
    assert of(imposed, on=last).value("allowance_cut").number == 25
    assert of(imposed, on=last).value("allowance_cut_until").day == last
    after = of(imposed, on=last + ONE_DAY)
    assert after.value("allowance_cut").number == 0
    assert not after.value("allowance_cut_until").applicable
    assert (
        of(imposed, on=last, policy=what_if(RULE, {"cut": 30})).value("allowance_cut").number != 25
    )


def test_no_other_sanction_cuts_the_allowance() -> None:
    others = [sanction(t.code, SINCE) for t in Sanction if t.code != CUT]
    assert of(*others).value("allowance_cut").number == 0


def test_what_several_cuts_at_once_come_to_is_not_known() -> None:
    both = sanction(CUT, SINCE, months=6), sanction(CUT, SINCE + ONE_DAY, months=12)
    assert why(of(*both), "allowance_cut") == {("cut_of_several", "unknown")}
    assert of(*both).value("allowance_cut_until").day == date(2025, 1, 15)
    assert (
        of(*both, policy=what_if(RULE, {"cut_of_several": 50})).value("allowance_cut").number == 50
    )


def test_a_cut_of_unknown_length_leaves_its_share_unknown() -> None:
    assert why(of(sanction(CUT, SINCE)), "allowance_cut") == {
        ("months_cut_not_recorded", "unknown")
    }


# --------------------------------------------------------------------- what a sanction stands in


BARRED = ("promotion_not_barred", "post_not_barred", "honours_not_barred")


def bars(*records: Record, on: date = DAY, policy: Policy = RULE) -> tuple[str, ...]:
    ran = of(*records, on=on, policy=policy)
    return tuple(answer(ran, step) for step in BARRED)


def test_nothing_stands_in_the_way_of_who_was_never_sanctioned() -> None:
    assert bars() == ("met", "met", "met")
    assert answer(of(), "nothing_bars") == "met"


@pytest.mark.parametrize("kind", LIGHT)
def test_a_light_sanction_bars_nothing(kind: str) -> None:
    assert bars(sanction(kind, SINCE)) == ("met", "met", "met")


@pytest.mark.parametrize("kind", SERIOUS)
def test_a_medium_or_heavy_sanction_bars_all_while_it_is_served(kind: str) -> None:
    imposed = sanction(kind, SINCE, months=12)
    assert bars(imposed) == ("not_met", "not_met", "not_met")
    assert answer(of(imposed), "nothing_bars") == "not_met"


def test_for_how_long_promotion_is_barred_afterwards_is_not_known() -> None:
    imposed = sanction(CUT, SINCE, months=6)
    after = date(2024, 7, 15)
    assert bars(imposed, on=after)[0] == "unknown"
    assert why(of(imposed, on=after), "promotion_not_barred") == {("promotion_years", "unknown")}
    local = what_if(RULE, {"promotion_years": 1})
    last = year_later(date(2024, 7, 14), 1)
    assert bars(imposed, on=last, policy=local)[0] == "not_met"
    assert bars(imposed, on=last + ONE_DAY, policy=local)[0] == "met"


@pytest.mark.parametrize(
    ("imposed", "free"),
    [
        # Two years after its last day, not after its first.
        (sanction(CUT, SINCE, months=6), date(2026, 7, 14)),
        (sanction(DEMOTION, SINCE), date(2027, 1, 14)),
        (sanction(REMOVAL, SINCE, date(2024, 3, 31)), date(2026, 3, 31)),
    ],
)
def test_two_years_after_a_sanction_posts_are_open_again(imposed: Record, free: date) -> None:
    assert bars(imposed, on=free - ONE_DAY)[1] == "not_met"
    assert bars(imposed, on=free)[1] == "met"
    for years in (1, 3):
        other = what_if(RULE, {"gate_years": years})
        assert [bars(imposed, on=day, policy=other)[1] for day in (free - ONE_DAY, free)] != [
            "not_met",
            "met",
        ]


def test_within_two_years_of_its_first_day_the_length_does_not_matter() -> None:
    assert bars(sanction(CUT, SINCE), on=date(2026, 1, 14))[1] == "not_met"
    assert bars(sanction(CUT, SINCE), on=date(2026, 1, 15))[1] == "unknown"


@given(st.integers(0, 30))
def test_honours_are_barred_for_ever(years: int) -> None:
    imposed = sanction(CUT, SINCE, months=6)
    assert bars(imposed, on=year_later(DAY, years))[2] == "not_met"


def test_one_sanction_that_surely_bars_decides_whatever_is_not_known_of_another() -> None:
    sure = sanction(DEMOTION, SINCE)
    unsure = sanction(CUT, date(2022, 1, 3))
    assert bars(unsure)[:2] == ("unknown", "unknown")
    assert bars(unsure, sure) == ("not_met", "not_met", "not_met")


def test_a_sanction_of_later_does_not_exist_yet() -> None:
    assert bars(sanction(DISCHARGE, DAY + ONE_DAY)) == ("met", "met", "met")


def test_served_until_is_the_latest_last_day() -> None:
    both = sanction(CUT, SINCE, months=12), sanction(DEMOTION, SINCE + ONE_DAY)
    assert of(*both).value("weighty_until").day == date(2025, 1, 15)


def test_a_sanction_of_no_known_kind_is_refused_by_its_name() -> None:
    nameless = Record({"sanction_since": SINCE}, grain=Grain.SANCTION)
    for step in (*BARRED, "heaviest", "allowance_cut"):
        assert ("sanction", "missing") in why(of(nameless), step)


# --------------------------------------------------------------- dates, and what is assumed


def test_it_is_in_force_from_31_august_2021() -> None:
    assert policy_on(date(2021, 8, 31), "discipline").name == RULE.name
    assert policy_on(date(2026, 11, 24), "discipline").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(2021, 8, 30))
    assert RULE.name in refused.value.findings[0].message.en
    assert "31 August 2021" in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        policy_on(date(2021, 8, 30), "discipline")


def test_what_is_assumed_or_unknown_is_said() -> None:
    said = {one.path: one.standing for one in RULE.assumptions()}
    assert {path for path, how in said.items() if how is Standing.UNKNOWN} == {
        "parameter.months_warning",
        "parameter.months_cut_not_recorded",
        "parameter.cut_of_several",
        "parameter.promotion_years",
    }
    assert {path for path, how in said.items() if how is Standing.ASSUMED} == {
        "unsaid.sanction_until",
        "unsaid.sanction_months",
        "parameter.day_before",
        "step.length",
        "step.ends_by_length",
        "step.runs_until",
        "step.being_served",
        "step.weighty_served",
        "step.bars_promotion",
        "step.bars_posts",
        "step.weighty_running",
        "step.weighty_until",
        "step.surely_bar_promotion",
        "step.may_bar_promotion",
        "step.promotion_barred",
        "step.surely_bar_posts",
        "step.may_bar_posts",
        "step.posts_barred",
        "step.post_not_barred",
        "step.nothing_bars",
    }


def test_the_day_on_which_a_sanction_ends_is_a_reading_that_can_be_changed() -> None:
    other = what_if(RULE, {"day_before": 0})
    ends = first(sanction(CUT, SINCE, months=6), policy=other).value("runs_until")
    assert ends.day == month_later(SINCE, 6)


# -------------------------------------------------------------------------- from a workforce


def test_the_records_of_a_workforce_are_what_the_rules_read() -> None:
    workforce = Workforce(
        employees=[Employee(key=key, unit="u", employment=Employment.PNS) for key in ("P1", "P2")],
        sanctions=[
            Sanctioned(
                employee="P1",
                sanction_since=SINCE,
                sanction=Sanction.ALLOWANCE_CUT_25,
                sanction_months=Decimal(6),
            )
        ],
        absences=[
            Absent(
                employee="P2",
                absence_on=DAY,
                absent_days=Decimal(12),
                longest_absence=Decimal(10),
            )
        ],
    )
    day_before, day, after = (
        {result.employee: result.run for result in assess(workforce, on, family="discipline")}
        for on in (SINCE - ONE_DAY, DAY, month_later(SINCE, 6))
    )
    cuts = [
        run.value("allowance_cut").number if run is not None else None
        for run in (day_before["P1"], day["P1"], after["P1"])
    ]
    assert cuts == [0, 25, 0]
    assert [
        run is not None and answer(run, "pay_goes_on") for run in (day_before["P2"], day["P2"])
    ] == ["met", "not_met"]
