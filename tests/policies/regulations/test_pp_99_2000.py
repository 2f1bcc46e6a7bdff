"""PP 99/2000: the ladder, each term of a promotion at its limit, and what stays unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
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
    answer,
    asked,
    full_years,
    rated,
    rated_year,
    sanction,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.model import Education, PostLevel, Rank
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.rules import Given, Record, Run, run

RULE = shipped("pp-99-2000")
ON = date(2024, 4, 1)

LADDER = [f"{roman}_{letter}" for roman in ("i", "ii", "iii") for letter in "abcd"]
LADDER += [f"iv_{letter}" for letter in "abcde"]

FIRST_AND_CEILING = {
    "sd": ("i_a", "ii_a"),
    "sltp": ("i_c", "ii_c"),
    "sltp_kejuruan": ("i_c", "ii_d"),
    "slta": ("ii_a", "iii_b"),
    "d2": ("ii_b", "iii_b"),
    "sgplb": ("ii_b", "iii_c"),
    "d3": ("ii_c", "iii_c"),
    "s1": ("iii_a", "iii_d"),
    "dokter": ("iii_b", "iv_a"),
    "s2": ("iii_b", "iv_a"),
    "s3": ("iii_c", "iv_b"),
}

ROUTES = {level.code: "functional" for level in PostLevel} | {
    "pelaksana": "regular",
    "pengawas": "structural",
    "administrator": "structural",
    "jpt_pratama": "structural",
    "jpt_madya": "structural",
    "jpt_utama": "structural",
}

GOOD = (rated_year(2022), rated_year(2023))

REGULAR: dict[str, Given] = {
    "employment": "pns",
    "rank": "iii_a",
    "rank_since": date(2020, 4, 1),
    "post_level": "pelaksana",
    "education": "s1",
    "superior_rank": "iii_d",
}
FUNCTIONAL = REGULAR | {"post_level": "ahli_pertama", "rank_since": date(2022, 4, 1)}

DAYS = st.dates(date(2001, 1, 1), date(2060, 12, 31))


def of(*records: Record, on: date = ON, policy: Policy = RULE, **facts: Given) -> Run:
    return asked(policy, on, REGULAR | facts, *(records or GOOD))


def functional(*records: Record, on: date = ON, policy: Policy = RULE, **facts: Given) -> Run:
    return asked(policy, on, FUNCTIONAL | facts, *GOOD, *records)


# --------------------------------------------------------------------------------- the ladder


def test_the_ladder_has_all_ranks_of_permanent_civil_servants() -> None:
    assert [rank.code for rank in Rank if not rank.by_contract] == LADDER


@pytest.mark.parametrize("rank", LADDER)
def test_each_rank_has_its_place_and_its_next(rank: str) -> None:
    place = LADDER.index(rank)
    ran = of(rank=rank)
    assert ran.value("rank_place").number == place + 1
    following = ran.value("next_rank")
    if rank == LADDER[-1]:
        assert not following.applicable
        assert answer(ran, "qualified") == "not_applicable"
    else:
        assert following.label == LADDER[place + 1]


@pytest.mark.parametrize("rank", [rank.code for rank in Rank if rank.by_contract])
def test_contract_employees_have_no_promotion_in_rank(rank: str) -> None:
    ran = of(rank=rank, employment="pppk")
    assert answer(ran, "qualified") == "not_applicable"
    assert not ran.value("next_rank").applicable
    assert ran.value("promotion_route").label == "not_pns"


def test_a_rank_of_the_other_kind_is_on_no_ladder() -> None:
    """A permanent civil servant with the rank of a contract employee: the record is wrong."""
    assert why(of(rank="ix"), "next_rank") == {("rank_place", "outside its range")}
    assert answer(of(rank="ix"), "qualified") == "unknown"


@pytest.mark.parametrize("level", ROUTES)
def test_each_level_of_a_post_has_its_route(level: str) -> None:
    assert of(post_level=level).value("promotion_route").label == ROUTES[level]


# ------------------------------------------------------------------------------- the diploma


def test_every_diploma_is_in_the_table() -> None:
    assert set(FIRST_AND_CEILING) == {education.code for education in Education}


@pytest.mark.parametrize("education", FIRST_AND_CEILING)
def test_first_rank_and_ceiling_of_each_diploma(education: str) -> None:
    first, ceiling = FIRST_AND_CEILING[education]
    ran = of(education=education)
    assert ran.value("first_rank").label == first
    assert ran.value("ceiling").label == ceiling
    assert ran.value("ceiling_place").number == LADDER.index(ceiling) + 1


@pytest.mark.parametrize("education", FIRST_AND_CEILING)
def test_the_ceiling_itself_is_reached_and_not_passed(education: str) -> None:
    top = LADDER.index(FIRST_AND_CEILING[education][1])
    for place, expected in ((top - 2, "met"), (top - 1, "met"), (top, "not_met")):
        ran = of(education=education, rank=LADDER[place], superior_rank="iv_e")
        assert answer(ran, "within_ceiling") == expected
        assert answer(ran, "qualified") == expected


def test_without_a_diploma_on_record_it_is_unknown() -> None:
    assert why(of(education=MISSING), "qualified") == {("education", "missing")}


# ------------------------------------------------------------------------------- the superior


@pytest.mark.parametrize("superior", LADDER)
def test_nobody_rises_above_the_direct_superior(superior: str) -> None:
    expected = "met" if LADDER.index(superior) >= LADDER.index("iii_b") else "not_met"
    assert answer(of(superior_rank=superior), "below_superior") == expected


def test_who_has_no_superior_is_not_held_by_one() -> None:
    assert answer(of(superior_rank=NOT_APPLICABLE), "below_superior") == "not_applicable"
    assert answer(of(superior_rank=NOT_APPLICABLE), "qualified") == "met"


def test_a_superior_of_unknown_rank_or_on_contract_leaves_it_unknown() -> None:
    assert why(of(superior_rank=MISSING), "qualified") == {("superior_rank", "missing")}
    assert why(of(superior_rank="xi"), "qualified") == {("superior_place", "outside its range")}


# -------------------------------------------------------------------------------- time in rank


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2020, 4, 2), "not_met"),
        (date(2020, 4, 1), "met"),
        (date(2020, 3, 31), "met"),
        (date(2024, 4, 1), "not_met"),
    ],
)
def test_four_years_in_the_rank_to_the_day(since: date, expected: str) -> None:
    assert answer(of(rank_since=since), "regular_time_in_rank") == expected
    assert answer(of(rank_since=since), "qualified") == expected


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2022, 4, 2), "not_met"),
        (date(2022, 4, 1), "met"),
        (date(2022, 3, 31), "met"),
    ],
)
def test_two_years_in_the_rank_for_functional_posts(since: date, expected: str) -> None:
    ran = functional(rank_since=since)
    assert answer(ran, "functional_time_in_rank") == expected
    assert answer(ran, "regular_time_in_rank") == "not_applicable"


@given(since=DAYS, on=DAYS)
def test_the_day_on_which_the_time_is_reached_and_the_answer_agree(since: date, on: date) -> None:
    ran = of(on=on, rank_since=since)
    met_on = ran.value("time_in_rank_met_on").day
    assert met_on == year_later(since, 4)
    if since > on:
        assert why(ran, "regular_time_in_rank") == {("years_in_rank", "outside its range")}
    else:
        expected = "met" if full_years(since, on) >= 4 else "not_met"
        assert expected == ("met" if on >= met_on else "not_met")
        assert answer(ran, "regular_time_in_rank") == expected


def test_who_was_promoted_on_29_february() -> None:
    since = date(2020, 2, 29)
    assert of(rank_since=since).value("time_in_rank_met_on").day == date(2024, 2, 29)
    ran = functional(rank_since=since)
    assert ran.value("time_in_rank_met_on").day == date(2022, 2, 28)


def test_a_rank_without_a_start_is_unknown() -> None:
    assert why(of(rank_since=MISSING), "qualified") == {("rank_since", "missing")}


# -------------------------------------------------------------------- predicates of two years


@pytest.mark.parametrize("predicate", ["sangat_baik", "baik"])
def test_two_good_years(predicate: str) -> None:
    ran = of(rated_year(2022, predicate), rated_year(2023, predicate))
    assert answer(ran, "regular_performance") == "met"


@pytest.mark.parametrize("predicate", ["butuh_perbaikan", "kurang", "sangat_kurang"])
@pytest.mark.parametrize("year", [2022, 2023])
def test_one_predicate_below_good_decides(predicate: str, year: int) -> None:
    both = {2022: "baik", 2023: "baik"} | {year: predicate}
    ran = of(*(rated_year(y, p) for y, p in both.items()))
    assert answer(ran, "regular_performance") == "not_met"
    assert answer(of(rated_year(year, predicate)), "regular_performance") == "not_met"


def test_a_low_predicate_of_a_third_year_no_longer_counts() -> None:
    assert answer(of(rated_year(2021, "kurang"), *GOOD), "regular_performance") == "met"


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2023, 12, 30), "not_met"),  # 2021 and 2022
        (date(2023, 12, 31), "met"),  # 2022 and 2023
        (date(2024, 12, 30), "met"),
        (date(2024, 12, 31), "unknown"),  # 2023, and 2024 is not rated yet
    ],
)
def test_which_two_years_count_on_a_day(on: date, expected: str) -> None:
    ran = of(rated_year(2021, "kurang"), *GOOD, on=on)
    assert answer(ran, "regular_performance") == expected


@pytest.mark.parametrize(
    "records",
    [
        (rated_year(2023),),
        (rated_year(2021), rated_year(2023)),
        (rated_year(2022, MISSING), rated_year(2023)),
        (rated(date(2022, 1, 2), date(2022, 12, 31), "baik"), rated_year(2023)),
        (rated(date(2023, 1, 1), date(2023, 6, 30), "baik"), rated_year(2023)),
        (rated_year(2023), rated(date(2023, 1, 1), date(2023, 3, 31), "sangat_baik")),
    ],
)
def test_fewer_than_two_years_leave_it_unknown(records: tuple[Record, ...]) -> None:
    ran = of(*records)
    assert answer(ran, "regular_performance") == "unknown"
    assert why(ran, "regular_performance") == {("complete_predicates", "nothing to fold")}


def test_no_predicate_at_all_is_unknown_too() -> None:
    ran = of(rated_year(2019))
    assert why(ran, "regular_performance") == {("complete_predicates", "nothing to fold")}


@pytest.mark.parametrize(
    "records",
    [
        # halves of a year, joined within a month
        (
            rated_year(2022),
            rated(date(2023, 1, 1), date(2023, 6, 14), "baik"),
            rated(date(2023, 6, 15), date(2023, 12, 31), "baik"),
        ),
        # quarters beside the year itself
        (*GOOD, rated(date(2023, 1, 1), date(2023, 3, 31), "baik")),
    ],
)
def test_parts_of_years_are_joined_and_nothing_counts_twice(records: tuple[Record, ...]) -> None:
    ran = of(*records)
    assert ran.value("years_with_predicate").number == 2
    assert answer(ran, "regular_performance") == "met"


# ------------------------------------------------------------------------------- functional posts


def test_credit_is_the_answer_of_another_rule() -> None:
    ran = functional()
    assert why(ran, "qualified") == {("credit_shortfall", "unknown")}


@pytest.mark.parametrize(("credit", "expected"), [("met", "met"), ("not_met", "not_met")])
def test_given_that_answer_the_promotion_has_one(credit: str, expected: str) -> None:
    program = RULE.on(ON).with_given(["credit_suffices"])
    facts = FUNCTIONAL | {"asked_on": ON, "credit_suffices": credit}
    ran = run(program, Record(facts, children=GOOD))
    assert answer(ran, "qualified") == expected


@pytest.mark.parametrize("kind", LIGHT)
def test_light_sanctions_do_not_stand_in_the_way(kind: str) -> None:
    ran = functional(sanction(kind, date(2024, 1, 1), NOT_APPLICABLE))
    assert answer(ran, "no_serious_sanction") == "met"


@pytest.mark.parametrize("kind", SERIOUS)
def test_a_medium_or_heavy_one_that_is_being_served_does(kind: str) -> None:
    for last in (ON, ON + ONE_DAY, date(2030, 1, 1)):
        ran = functional(sanction(kind, date(2023, 10, 1), last))
        assert answer(ran, "no_serious_sanction") == "not_met"


@pytest.mark.parametrize("kind", [kind for kind in SERIOUS if kind != "discharge"])
def test_how_long_one_counts_after_its_end_is_unknown(kind: str) -> None:
    ended = sanction(kind, date(2023, 4, 1), ON - ONE_DAY)
    assert why(functional(ended), "no_serious_sanction") == {("clean_years", "unknown")}
    served = functional(ended, sanction(kind, date(2024, 3, 1), date(2025, 2, 28)))
    assert answer(served, "no_serious_sanction") == "not_met"


def test_an_agency_that_sets_it_has_an_answer() -> None:
    policy = what_if(RULE, {"clean_years": 2})
    for last, expected in (
        (date(2022, 3, 31), "met"),
        (date(2022, 4, 1), "not_met"),
        (date(2022, 4, 2), "not_met"),
    ):
        ran = functional(sanction("demotion", date(2021, 1, 1), last), policy=policy)
        assert answer(ran, "no_serious_sanction") == expected


def test_the_end_of_a_sanction_follows_from_its_length() -> None:
    for months, expected in ((6, "unknown"), (12, "not_met")):
        ran = functional(sanction("allowance_cut_25", date(2023, 4, 2), MISSING, months))
        assert answer(ran, "no_serious_sanction") == expected
    unsaid = functional(sanction("allowance_cut_25", date(2023, 4, 2)))
    assert why(unsaid, "no_serious_sanction") == {("sanction_months", "missing")}


def test_later_records_do_not_exist_yet() -> None:
    tomorrow = sanction("demotion", ON + ONE_DAY, date(2030, 1, 1))
    assert answer(functional(tomorrow), "no_serious_sanction") == "met"


@pytest.mark.parametrize(
    "level", [level for level, route in ROUTES.items() if route == "structural"]
)
def test_the_terms_of_leading_posts_are_refused_by_name(level: str) -> None:
    assert why(of(post_level=level), "qualified") == {("structural_terms_lacking", "unknown")}


def test_acting_in_another_post_changes_nothing() -> None:
    """The route follows the post on record: no posting is read at all."""
    program = RULE.on(ON)
    assert not {"posting_level", "posting_acting"} & set(program.facts)


# ------------------------------------------------------------------------------------ calendar


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2000, 1, 1), "four_dates"),
        (date(2023, 12, 31), "four_dates"),
        (date(2024, 1, 1), "six_dates"),
        (date(2024, 12, 31), "six_dates"),
        (date(2025, 1, 1), "monthly"),
        (date(2030, 6, 1), "monthly"),
    ],
)
def test_the_dates_of_promotion_by_year(on: date, expected: str) -> None:
    assert of(on=on).value("promotion_calendar").label == expected


def test_before_its_first_day_it_is_refused_by_name() -> None:
    assert policy_on(date(2000, 1, 1), "rank_promotion").name == RULE.name
    with pytest.raises(NotInForce) as refused:
        of(on=date(1999, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en


# ------------------------------------------------------------------------- laws, and their faults


def regular_time_law(policy: Policy) -> bool:
    runs = (of(rank_since=ON.replace(year=2020) + ONE_DAY * n, policy=policy) for n in (0, 1))
    return [answer(ran, "regular_time_in_rank") for ran in runs] == ["met", "not_met"]


def functional_time_law(policy: Policy) -> bool:
    days = (date(2022, 4, 1), date(2022, 4, 2))
    runs = (functional(rank_since=day, policy=policy) for day in days)
    return [answer(ran, "functional_time_in_rank") for ran in runs] == ["met", "not_met"]


def performance_law(policy: Policy) -> bool:
    kept = of(rated_year(2021, "kurang"), *GOOD, policy=policy)
    lost = of(rated_year(2022, "kurang"), rated_year(2023), policy=policy)
    answers = [answer(ran, "regular_performance") for ran in (kept, lost)]
    return answers == ["met", "not_met"]


def day_law(policy: Policy) -> bool:
    """Two whole years are two years: their last days count."""
    return of(policy=policy).value("years_with_predicate").number == 2


@pytest.mark.parametrize(
    ("figure", "value", "law"),
    [
        ("regular_years", 3, regular_time_law),
        ("regular_years", 5, regular_time_law),
        ("functional_years", 1, functional_time_law),
        ("functional_years", 3, functional_time_law),
        ("performance_years", 1, performance_law),
        ("performance_years", 3, performance_law),
        ("one_day", 0, day_law),
    ],
)
def test_a_figure_that_is_changed_breaks_its_law(
    figure: str, value: int, law: Callable[[Policy], bool]
) -> None:
    assert law(RULE)
    assert not law(what_if(RULE, {figure: value}))


@given(since=DAYS, on=DAYS, n=st.integers(1, 4000))
def test_longer_in_the_rank_is_never_worse(since: date, on: date, n: int) -> None:
    if since <= on:
        later = answer(of(on=on, rank_since=since), "qualified")
        sooner = answer(of(on=on, rank_since=since - timedelta(days=n)), "qualified")
        assert (later, sooner) != ("met", "not_met")


@given(st.sampled_from(LADDER), st.sampled_from(LADDER), st.sampled_from(sorted(FIRST_AND_CEILING)))
def test_it_is_met_exactly_where_every_term_is(rank: str, superior: str, education: str) -> None:
    """Against the table of the regulation, in three lines of Python."""
    ran = of(rank=rank, superior_rank=superior, education=education)
    following = LADDER.index(rank) + 1
    if following == len(LADDER):
        assert answer(ran, "qualified") == "not_applicable"
        return
    ceiling = LADDER.index(FIRST_AND_CEILING[education][1])
    allowed = following <= LADDER.index(superior) and following <= ceiling
    assert answer(ran, "qualified") == ("met" if allowed else "not_met")


def test_what_is_assumed_or_unknown_is_said() -> None:
    said = {one.path for one in RULE.assumptions()}
    assert said >= {
        "in_force",
        "parameter.one_day",
        "parameter.clean_years",
        "parameter.credit_shortfall",
        "parameter.structural_terms_lacking",
        "unsaid.sanction_until",
        "step.promotion_route",
        "step.performance_is_good",
        "step.predicate_counts",
        "step.years_in_rank",
        "step.structural_terms",
    }
    for parameter in ("clean_years", "credit_shortfall", "structural_terms_lacking"):
        assert RULE.on(ON).parameters[parameter].value is None


def test_what_is_left_out_is_said() -> None:
    note = RULE.on(ON).steps["regular_time_in_rank"].step.note
    assert note is not None
    assert "Specialist I" in note.en


def test_an_appraisal_without_an_end_before_its_start_is_not_counted() -> None:
    wrong = rated(date(2023, 6, 1), date(2023, 1, 1), "baik")
    assert answer(of(rated_year(2022), wrong), "regular_performance") == "unknown"
    assert Decimal(2) == of().value("years_with_predicate").number
