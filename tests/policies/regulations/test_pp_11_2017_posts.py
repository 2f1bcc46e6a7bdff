"""PP 11/2017: what each post asks for, each term at its limit, and what stays unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

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
    evidence,
    full_months,
    full_years,
    month_later,
    posting,
    rated,
    rated_year,
    sanction,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.model import Education, PostLevel, Rank
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run

RULE = shipped("pp-11-2017-posts")
ON = date(2024, 3, 1)

JPT = ("jpt_utama", "jpt_madya", "jpt_pratama")
LEADING = (*JPT, "administrator", "pengawas")
FUNCTIONAL = tuple(level.code for level in PostLevel if level.kind.code == "fungsional")

FIELD_YEARS = {"jpt_utama": 10, "jpt_madya": 7, "jpt_pratama": 5}
PRIOR = {
    "jpt_utama": (("jpt_madya", "ahli_utama"), 2),
    "jpt_madya": (("jpt_pratama", "ahli_utama"), 2),
    "jpt_pratama": (("administrator", "ahli_madya"), 2),
    "administrator": (("pengawas",), 3),
    "pengawas": (("pelaksana",), 4),
}
MOST_AGE = {"jpt_utama": 58, "jpt_madya": 58, "jpt_pratama": 56}
DIPLOMAS = {
    "administrator": {"s3", "s2", "dokter", "s1"},
    "pengawas": {"s3", "s2", "dokter", "s1", "d3"},
} | {wanted: {"s3", "s2", "dokter", "s1"} for wanted in JPT}

COMPETENCES = ("technical", "managerial", "sociocultural")
KINDS = {
    "technical": "technical_competence",
    "managerial": "managerial_competence",
    "sociocultural": "sociocultural_competence",
    "integrity": "has_integrity",
    "health": "in_good_health",
}

FACTS: dict[str, Given] = {
    "employment": "pns",
    "rank": "iv_c",
    "education": "s1",
    "birth_date": date(1975, 5, 2),
    "wanted_level": "jpt_pratama",
    "wanted_rank": NOT_APPLICABLE,
}
GOOD = (rated_year(2022), rated_year(2023))
FIT = tuple(evidence(kind, date(2023, 6, 1), date(2025, 5, 31)) for kind in KINDS)


def career(wanted: str) -> tuple[Record, ...]:
    """One post since 2010, of the level that is asked for, in the field."""
    levels, _ = PRIOR.get(wanted, ((wanted,), 0))
    return (posting(date(2010, 1, 1), NOT_APPLICABLE, levels[0]),)


RECORDS: Mapping[str, Sequence[Record]] = {"rating": GOOD, "fit": FIT, "sanctions": ()}

Change: TypeAlias = Given | Sequence[Record]


NOTHING: Mapping[str, Change] = {}


def of(
    wanted: str = "jpt_pratama",
    changes: Mapping[str, Change] = NOTHING,
    /,
    *,
    on: date = ON,
    policy: Policy = RULE,
    **more: Change,
) -> Run:
    """A person who meets everything, but for the facts and records that a test says."""
    known: dict[str, Change] = {**FACTS, "wanted_level": wanted, "postings": career(wanted)}
    facts: dict[str, Given] = {}
    records: list[Record] = []
    for name, value in {**known, **RECORDS, **changes, **more}.items():
        if isinstance(value, str | date | Decimal | Absence):
            facts[name] = value
        else:
            records += value
    return asked(policy, on, facts, *records)


# --------------------------------------------------------------------------------- the answer


@pytest.mark.parametrize("wanted", LEADING)
def test_who_meets_every_term_qualifies(wanted: str) -> None:
    assert answer(of(wanted), "qualified") == "met"


@pytest.mark.parametrize("wanted", LEADING)
@pytest.mark.parametrize(
    ("change", "term"),
    [
        ({"education": "slta"}, "education"),
        ({"postings": [posting(date(2024, 1, 1), NOT_APPLICABLE, "pemula", same="no")]}, "post"),
        ({"fit": [*FIT[:4], evidence("health", ON, NOT_APPLICABLE, result="not_passed")]}, "fit"),
        ({"rating": [rated_year(2023, "kurang")]}, "performance"),
        ({"sanctions": [sanction("demotion", date(2023, 1, 1), ON)]}, "discipline"),
        ({"rank": "ii_a", "wanted_rank": "iii_a"}, "rank"),
    ],
)
def test_one_term_that_is_not_met_is_enough(
    wanted: str, change: Mapping[str, Change], term: str
) -> None:
    ran = of(wanted, change)
    if term == "post" and wanted in ("administrator", "pengawas"):
        assert answer(ran, "qualified") == "unknown"  # a functional post may be of that level
    else:
        assert answer(ran, "qualified") == "not_met"


@pytest.mark.parametrize("wanted", LEADING)
def test_one_term_that_is_unknown_leaves_the_answer_open(wanted: str) -> None:
    changes: Sequence[Mapping[str, Change]] = (
        {"education": MISSING},
        {"postings": []},
        {"fit": FIT[:4]},
        {"rating": GOOD[:1]},
    )
    for change in changes:
        assert answer(of(wanted, change), "qualified") == "unknown"


# --------------------------------------------------------------------------------- the diploma


@pytest.mark.parametrize("wanted", LEADING)
@pytest.mark.parametrize("education", [education.code for education in Education])
def test_which_diplomas_suffice(wanted: str, education: str) -> None:
    step = "education_for_pengawas" if wanted == "pengawas" else "education_for_post"
    expected = "met" if education in DIPLOMAS[wanted] else "not_met"
    ran = of(wanted, education=education)
    assert (answer(ran, step), answer(ran, "qualified")) == (expected, expected)


# -------------------------------------------------------------------- experience in the field


@pytest.mark.parametrize("wanted", JPT)
@pytest.mark.parametrize(("days", "expected"), [(-1, "met"), (0, "met"), (1, "not_met")])
def test_years_in_the_field_to_the_day(wanted: str, days: int, expected: str) -> None:
    since = year_later(ON, -FIELD_YEARS[wanted]) + timedelta(days=days)
    ran = of(wanted, postings=[posting(since, NOT_APPLICABLE, PRIOR[wanted][0][0])])
    assert answer(ran, "field_experience") == expected


@pytest.mark.parametrize("wanted", ["administrator", "pengawas"])
def test_no_experience_in_the_field_is_asked_for_below(wanted: str) -> None:
    assert answer(of(wanted), "field_experience") == "not_applicable"


DAYS = st.dates(date(2018, 1, 1), date(2035, 12, 31))


@given(since=st.dates(date(1990, 1, 1), date(2035, 12, 31)), on=DAYS)
def test_one_post_that_is_still_held_counts_as_on_a_calendar(since: date, on: date) -> None:
    if since > on:
        return
    ran = of(on=on, postings=[posting(since, NOT_APPLICABLE, "administrator")])
    assert ran.value("field_months").number == full_months(since, on)
    expected = "met" if full_years(since, on) >= 5 else "not_met"
    assert answer(ran, "field_experience") == expected
    assert answer(ran, "prior_post") == ("met" if full_years(since, on) >= 2 else "not_met")


@given(
    since=st.dates(date(1995, 1, 1), date(2023, 1, 1)),
    lengths=st.lists(st.integers(1, 1500), min_size=1, max_size=6),
)
def test_posts_one_after_the_other_count_as_one(since: date, lengths: list[int]) -> None:
    """Cut anywhere, the time is the same: no month is lost at a border."""
    postings, start = [], since
    for days in lengths:
        last = start + timedelta(days=days - 1)
        if last >= ON:
            break
        postings.append(posting(start, last, "administrator"))
        start = last + ONE_DAY
    whole = [*postings, posting(start, NOT_APPLICABLE, "administrator")]
    ran = of(postings=whole)
    assert ran.value("field_months").number == full_months(since, ON)
    assert answer(ran, "postings_are_clear") == "met"


@given(
    first=st.dates(date(1995, 1, 1), date(2012, 12, 31)),
    gap=st.integers(1, 900),
    years=st.integers(1, 4),
)
def test_whole_years_stay_whole_over_a_break(first: date, gap: int, years: int) -> None:
    """Wherever the leap days fall: so many years, and the rest of five, are five years."""
    end = year_later(first, years) - ONE_DAY
    again = year_later(ON, years - 5)
    if end + timedelta(days=gap) >= again:
        return
    two = [posting(first, end, "administrator"), posting(again, NOT_APPLICABLE, "administrator")]
    assert answer(of(postings=two), "field_experience") == "met"
    two[1] = posting(again + timedelta(days=31), NOT_APPLICABLE, "administrator")
    assert answer(of(postings=two), "field_experience") == "not_met"


def test_a_break_does_not_count_and_the_last_day_does() -> None:
    three, two = (date(2015, 1, 1), date(2017, 12, 31)), (date(2019, 3, 1), date(2021, 2, 28))
    whole = [posting(*three, "administrator"), posting(*two, "administrator")]
    assert answer(of(postings=whole), "field_experience") == "met"
    short = [posting(three[0], date(2017, 12, 29), "administrator"), whole[1]]
    assert answer(of(postings=short), "field_experience") == "not_met"


Held: TypeAlias = tuple[date, date, str, str | Absence]
"""First day, last day, whether acting, whether in the field."""

IN_FIELD: Sequence[str | Absence] = ("yes", "yes", "no", MISSING)


@st.composite
def careers(draw: st.DrawFn) -> list[Held]:
    """Postings one after the other, with breaks, acting ones, other fields and unknown ones."""
    held: list[Held] = []
    start = draw(st.dates(date(1998, 1, 1), date(2016, 1, 1)))
    for _ in range(draw(st.integers(1, 5))):
        last = start + timedelta(days=draw(st.integers(0, 1600)))
        acting = draw(st.sampled_from(["no", "no", "no", "yes"]))
        same = draw(st.sampled_from(IN_FIELD))
        held.append((start, last, acting, same))
        start = last + timedelta(days=draw(st.sampled_from([1, 1, 1, 2, 40, 400])))
    return [one for one in held if one[0] <= ON]


def years_of(held: Sequence[Held], first: date) -> int:
    """Full years of some postings: joined by days or by full months, whichever is longer."""
    ends = [(since, min(last + ONE_DAY, ON)) for since, last, _, _ in held]
    days = sum(((end - since).days for since, end in ends), 0)
    months = sum(full_months(since, end) for since, end in ends)
    start = min(ON - timedelta(days=days), month_later(ON, -months))
    return full_years(max(start, first), ON)


@given(careers())
def test_experience_against_a_count_of_our_own(held: list[Held]) -> None:
    if not held:
        return
    own = [one for one in held if one[2] == "no"]
    sure = [one for one in own if one[3] == "yes"]
    first = min(one[0] for one in held)
    if years_of(sure, first) >= 5:
        expected = "met"
    elif any(one[3] is MISSING for one in own):
        expected = "unknown"
    else:
        expected = "not_met"
    records = [posting(a, b, "administrator", acting=c, same=d) for a, b, c, d in held]
    assert answer(of(postings=records), "field_experience") == expected


@pytest.mark.parametrize(("acting", "same"), [("yes", "yes"), ("no", "no"), ("yes", "no")])
def test_acting_posts_and_other_fields_do_not_count(acting: str, same: str) -> None:
    recent = posting(date(2022, 3, 1), NOT_APPLICABLE, "administrator")
    before = posting(date(2010, 1, 1), date(2022, 2, 28), "administrator", acting=acting, same=same)
    assert answer(of(postings=[before, recent]), "field_experience") == "not_met"


@pytest.mark.parametrize(
    ("subject", "before"),
    [
        ("same_field", posting(date(2010, 1, 1), date(2022, 2, 28), "administrator", same=MISSING)),
        (
            "posting_acting",
            posting(date(2010, 1, 1), date(2022, 2, 28), "administrator", acting=MISSING),
        ),
    ],
)
def test_a_posting_of_which_too_little_is_known(subject: str, before: Record) -> None:
    """Where the rest does not suffice the answer is open; where it does, it is not."""
    short = posting(date(2022, 3, 1), NOT_APPLICABLE, "administrator")
    assert why(of(postings=[before, short]), "field_experience") == {(subject, "missing")}
    early = Record({**before.facts, "posting_until": date(2012, 2, 29)}, grain=Grain.POSTING)
    long = posting(date(2012, 3, 1), NOT_APPLICABLE, "administrator")
    assert answer(of(postings=[early, long]), "field_experience") == "met"


def test_an_acting_post_whose_field_is_unknown_does_no_harm() -> None:
    acting = posting(date(2023, 1, 1), date(2023, 6, 30), MISSING, acting="yes", same=MISSING)
    ran = of(postings=[*career("jpt_pratama"), acting])
    assert answer(ran, "qualified") == "met"


# ------------------------------------------------------------------------ the record of postings


def test_without_any_posting_the_experience_is_unknown() -> None:
    ran = of(postings=[])
    assert why(ran, "postings_are_clear") == {("postings_reach", "nothing to fold")}
    assert answer(of(postings=[], education="sd"), "qualified") == "not_met"


def test_postings_that_overlap_leave_the_answer_open() -> None:
    """The end of the first was never filled in, or two posts were held at once: who can tell."""
    two = [
        posting(date(2010, 1, 1), MISSING, "pengawas"),
        posting(date(2015, 1, 1), NOT_APPLICABLE, "administrator"),
        posting(date(2023, 1, 1), NOT_APPLICABLE, "administrator", acting="yes"),
    ]
    ran = of(postings=two)
    assert why(ran, "postings_are_clear") == {("held_until", "outside its range")}
    assert answer(ran, "qualified") == "unknown"


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, "unknown"), (0, "met"), (1, "met"), (9, "met")]
)
def test_the_day_of_handing_over_may_stand_in_both(days: int, expected: str) -> None:
    last = date(2018, 6, 30)
    two = [
        posting(date(2010, 1, 1), last, "pengawas"),
        posting(last + timedelta(days=days), NOT_APPLICABLE, "administrator"),
    ]
    assert answer(of(postings=two), "postings_are_clear") == expected


def test_an_acting_post_beside_the_own_one_is_no_overlap() -> None:
    two = [
        posting(date(2010, 1, 1), NOT_APPLICABLE, "administrator"),
        posting(date(2023, 1, 1), NOT_APPLICABLE, "jpt_pratama", acting="yes"),
    ]
    assert answer(of(postings=two), "postings_are_clear") == "met"


def test_a_posting_of_tomorrow_does_not_exist_yet() -> None:
    later = posting(ON + ONE_DAY, NOT_APPLICABLE, "jpt_pratama")
    assert answer(of(postings=[*career("jpt_pratama"), later]), "qualified") == "met"


def test_an_end_that_is_still_to_come_counts_up_to_the_day() -> None:
    ran = of(postings=[posting(date(2019, 3, 2), date(2030, 1, 1), "administrator")])
    assert ran.value("field_months").number == 59


# ------------------------------------------------------------------------------- the post before


@pytest.mark.parametrize("wanted", LEADING)
@pytest.mark.parametrize("level", [level.code for level in PostLevel])
def test_which_posts_before_suffice(wanted: str, level: str) -> None:
    ran = of(wanted, postings=[posting(date(2005, 1, 1), NOT_APPLICABLE, level)])
    if level in PRIOR[wanted][0]:
        expected = "met"
    elif wanted in ("administrator", "pengawas") and level in FUNCTIONAL:
        expected = "unknown"
        assert why(ran, "prior_post") == {("functional_years_instead", "unknown")}
    else:
        expected = "not_met"
    assert answer(ran, "prior_post") == expected


@pytest.mark.parametrize("wanted", LEADING)
@pytest.mark.parametrize(("days", "expected"), [(-1, "met"), (0, "met"), (1, "not_met")])
def test_years_in_the_post_before_to_the_day(wanted: str, days: int, expected: str) -> None:
    levels, years = PRIOR[wanted]
    since = year_later(ON, -years) + timedelta(days=days)
    for level in levels:
        ran = of(wanted, postings=[posting(since, NOT_APPLICABLE, level)])
        assert answer(ran, "prior_post") == expected


def test_times_in_prior_posts_that_are_named_together_are_added() -> None:
    year = posting(date(2010, 1, 1), date(2010, 12, 31), "administrator")
    other = posting(date(2023, 3, 1), NOT_APPLICABLE, "ahli_madya")
    assert answer(of(postings=[year, other]), "prior_post") == "met"
    assert answer(of(postings=[other]), "prior_post") == "not_met"


def test_acting_in_the_post_before_does_not_count() -> None:
    acting = posting(date(2010, 1, 1), NOT_APPLICABLE, "administrator", acting="yes")
    own = posting(date(2009, 1, 1), NOT_APPLICABLE, "pengawas")
    assert answer(of(postings=[own, acting]), "prior_post") == "not_met"


def test_a_posting_of_unknown_level_matters_only_where_the_rest_is_too_short() -> None:
    unknown = posting(date(2005, 1, 1), date(2009, 12, 31), MISSING)
    assert answer(of(postings=[unknown, *career("jpt_pratama")]), "prior_post") == "met"
    short = posting(date(2023, 1, 1), NOT_APPLICABLE, "administrator")
    assert why(of(postings=[unknown, short]), "prior_post") == {("posting_level", "missing")}


def test_an_agency_that_says_how_long_in_a_functional_post_has_an_answer() -> None:
    policy = what_if(RULE, {"functional_years_instead": 3})
    for since, expected in ((date(2021, 3, 1), "met"), (date(2021, 3, 2), "not_met")):
        held = [posting(since, NOT_APPLICABLE, "ahli_muda")]
        ran = of("administrator", postings=held, policy=policy)
        assert answer(ran, "prior_post") == expected


# ----------------------------------------------------------------------------------------- age


@pytest.mark.parametrize("wanted", JPT)
@pytest.mark.parametrize(("days", "expected"), [(-1, "met"), (0, "met"), (1, "not_met")])
def test_on_the_birthday_the_age_is_still_met_and_the_day_after_no_longer(
    wanted: str, days: int, expected: str
) -> None:
    born = date(1968, 2, 29)
    on = year_later(born, MOST_AGE[wanted]) + timedelta(days=days)
    assert answer(of(wanted, on=on, birth_date=born), "age_for_post") == expected


@given(born=st.dates(date(1950, 1, 1), date(2000, 12, 31)), on=DAYS)
def test_the_age_by_a_calendar(born: date, on: date) -> None:
    for wanted, most in MOST_AGE.items():
        expected = "met" if on <= year_later(born, most) else "not_met"
        assert answer(of(wanted, on=on, birth_date=born), "age_for_post") == expected


@pytest.mark.parametrize("wanted", ["administrator", "pengawas"])
def test_no_age_is_asked_for_below(wanted: str) -> None:
    ran = of(wanted, birth_date=MISSING)
    assert answer(ran, "age_for_post") == "not_applicable"
    assert answer(ran, "qualified") == "met"


def test_without_a_date_of_birth_the_age_is_unknown() -> None:
    assert why(of(birth_date=MISSING), "age_for_post") == {("birth_date", "missing")}


# ---------------------------------------------------------------------------------------- rank

PNS_RANKS = [rank.code for rank in Rank if not rank.by_contract]


@given(st.sampled_from(PNS_RANKS), st.sampled_from(PNS_RANKS))
def test_the_rank_reaches_the_one_that_is_set(rank: str, wanted: str) -> None:
    expected = "met" if PNS_RANKS.index(rank) >= PNS_RANKS.index(wanted) else "not_met"
    assert answer(of(rank=rank, wanted_rank=wanted), "rank_for_post") == expected


def test_a_rank_that_is_unknown_or_of_the_other_kind() -> None:
    assert why(of(rank=MISSING, wanted_rank="iv_a"), "rank_for_post") == {("rank", "missing")}
    ran = of(rank="ix", wanted_rank="iv_a")
    assert why(ran, "rank_for_post") == {("rank_place", "outside its range")}
    assert answer(of(rank=MISSING), "rank_for_post") == "not_applicable"


# ------------------------------------------------------------------------------------- evidence


@pytest.mark.parametrize("kind", KINDS)
def test_absent_or_expired_evidence_is_unknown_and_never_not_met(kind: str) -> None:
    others = [one for one in FIT if one.facts["evidence_kind"] != kind]
    absent = of(fit=others)
    assert answer(absent, KINDS[kind]) == "unknown"
    assert answer(absent, "qualified") == "unknown"
    for last, expected in ((ON - ONE_DAY, "unknown"), (ON, "met"), (ON + ONE_DAY, "met")):
        one = evidence(kind, date(2022, 1, 1), last)
        assert answer(of(fit=[*others, one]), KINDS[kind]) == expected
    limitless = evidence(kind, date(2001, 1, 1), NOT_APPLICABLE)
    assert answer(of(fit=[*others, limitless]), KINDS[kind]) == "met"
    unsaid = evidence(kind, date(2023, 1, 1), MISSING)
    assert answer(of(fit=[*others, unsaid]), KINDS[kind]) == "unknown"
    later = evidence(kind, ON + ONE_DAY, date(2030, 1, 1))
    assert answer(of(fit=[*others, later]), KINDS[kind]) == "unknown"


@pytest.mark.parametrize("kind", KINDS)
def test_the_latest_valid_evidence_decides(kind: str) -> None:
    others = [one for one in FIT if one.facts["evidence_kind"] != kind]
    ends = date(2030, 1, 1)
    first, second = date(2022, 1, 1), date(2023, 1, 1)
    for early, late, expected in (
        ("passed", "not_passed", "not_met"),
        ("not_passed", "passed", "met"),
        ("passed", "passed", "met"),
        ("not_passed", "not_passed", "not_met"),
        ("passed", MISSING, "unknown"),
        (MISSING, "passed", "met"),
    ):
        two = [
            evidence(kind, first, ends, result=early),
            evidence(kind, second, ends, result=late),
        ]
        assert answer(of(fit=[*others, *two]), KINDS[kind]) == expected
    expired = evidence(kind, second, date(2023, 12, 31), result="not_passed")
    ran = of(fit=[*others, evidence(kind, first, ends), expired])
    assert answer(ran, KINDS[kind]) == "met"


@pytest.mark.parametrize("kind", COMPETENCES)
def test_competence_counts_for_the_level_that_was_tested(kind: str) -> None:
    others = [one for one in FIT if one.facts["evidence_kind"] != kind]
    for level, expected in (
        ("jpt_pratama", "met"),
        ("pengawas", "unknown"),
        (NOT_APPLICABLE, "met"),
        (MISSING, "unknown"),
    ):
        one = evidence(kind, date(2023, 1, 1), date(2030, 1, 1), level=level)
        assert answer(of(fit=[*others, one]), KINDS[kind]) == expected


@pytest.mark.parametrize("kind", ["integrity", "health"])
def test_integrity_and_health_have_no_level(kind: str) -> None:
    others = [one for one in FIT if one.facts["evidence_kind"] != kind]
    for level in ("pengawas", MISSING):
        one = evidence(kind, date(2023, 1, 1), date(2030, 1, 1), level=level)
        assert answer(of(fit=[*others, one]), KINDS[kind]) == "met"


# ---------------------------------------------------------------------------------- performance


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ({2022: "baik", 2023: "sangat_baik"}, "met"),
        ({2022: "butuh_perbaikan", 2023: "baik"}, "not_met"),
        ({2022: "baik", 2023: "kurang"}, "not_met"),
        ({2023: "sangat_kurang"}, "not_met"),
        ({2021: "kurang", 2022: "baik", 2023: "baik"}, "met"),
        ({2023: "baik"}, "unknown"),
        ({2021: "baik", 2023: "baik"}, "unknown"),
        ({2020: "baik", 2021: "baik"}, "unknown"),
        ({}, "unknown"),
    ],
)
@pytest.mark.parametrize("wanted", LEADING)
def test_predicates_of_the_last_two_years(
    wanted: str, years: Mapping[int, str], expected: str
) -> None:
    ran = of(wanted, rating=[rated_year(year, said) for year, said in years.items()])
    assert answer(ran, "performance_for_post") == expected


def test_parts_of_a_year_are_joined() -> None:
    halves = [
        rated(date(2023, 1, 1), date(2023, 6, 14), "baik"),
        rated(date(2023, 6, 15), date(2023, 12, 31), "baik"),
    ]
    assert answer(of(rating=[rated_year(2022), *halves]), "performance_for_post") == "met"
    ran = of(rating=[rated_year(2022), halves[0]])
    assert why(ran, "performance_for_post") == {("complete_predicates", "nothing to fold")}
    ran = of(rating=[rated_year(2022), rated_year(2023, MISSING)])
    assert why(ran, "performance_for_post") == {("complete_predicates", "nothing to fold")}


# ----------------------------------------------------------------------------------- discipline


@pytest.mark.parametrize("kind", SERIOUS)
@pytest.mark.parametrize(
    ("since", "until", "months", "expected"),
    [
        (date(2022, 3, 2), date(2022, 3, 2), MISSING, "not_met"),  # within two years
        (date(2021, 3, 1), date(2022, 3, 1), MISSING, "met"),  # ended just before
        (date(2021, 3, 1), date(2022, 3, 2), MISSING, "not_met"),  # served within
        (date(2021, 3, 2), MISSING, 12, "met"),
        (date(2021, 3, 3), MISSING, 12, "not_met"),
        (date(2021, 3, 1), MISSING, MISSING, "unknown"),
        (date(2021, 3, 1), NOT_APPLICABLE, NOT_APPLICABLE, "not_met"),  # it runs on
        (date(2023, 3, 1), MISSING, MISSING, "not_met"),  # it began within, whenever it ends
    ],
)
def test_medium_and_heavy_sanctions_of_two_years(
    kind: str, since: date, until: date | Absence, months: int | Absence, expected: str
) -> None:
    ran = of(sanctions=[sanction(kind, since, until, months)])
    assert answer(ran, "no_serious_sanction") == expected


@pytest.mark.parametrize("kind", LIGHT)
def test_light_sanctions_do_not_matter(kind: str) -> None:
    ran = of(sanctions=[sanction(kind, date(2024, 1, 1))])
    assert answer(ran, "no_serious_sanction") == "met"


def test_one_sanction_that_surely_counts_decides_beside_one_that_is_unclear() -> None:
    unclear = sanction("demotion", date(2020, 1, 1))
    sure = sanction("demotion", date(2023, 1, 1), date(2023, 12, 31))
    assert answer(of(sanctions=[unclear]), "no_serious_sanction") == "unknown"
    assert answer(of(sanctions=[unclear, sure]), "no_serious_sanction") == "not_met"


# ------------------------------------------------------------------- functional posts, officers


@pytest.mark.parametrize("wanted", FUNCTIONAL)
def test_functional_posts_as_far_as_they_are_known(wanted: str) -> None:
    test = evidence("level_test", date(2023, 1, 1), date(2025, 1, 1), level=wanted)
    ran = of(wanted, postings=[], fit=[test], rating=[rated_year(2023)])
    assert answer(ran, "level_test_passed") == "met"
    assert answer(ran, "performance_for_functional") == "met"
    assert why(ran, "qualified") == {("functional_terms_lacking", "unknown")}
    failed = evidence("level_test", ON, NOT_APPLICABLE, level=wanted, result="not_passed")
    assert answer(of(wanted, postings=[], fit=[failed]), "qualified") == "not_met"
    low = of(wanted, postings=[], fit=[test], rating=[rated_year(2023, "kurang")])
    assert answer(low, "qualified") == "not_met"
    other = "pemula" if wanted != "pemula" else "terampil"
    elsewhere = evidence("level_test", ON, NOT_APPLICABLE, level=other)
    assert answer(of(wanted, postings=[], fit=[elsewhere]), "level_test_passed") == "unknown"


def test_only_the_last_year_counts_for_functional_posts() -> None:
    years = [rated_year(2022, "kurang"), rated_year(2023)]
    ran = of("ahli_muda", postings=[], rating=years)
    assert answer(ran, "performance_for_functional") == "met"


def test_terms_of_officers_are_refused_by_name() -> None:
    ran = of("pelaksana", postings=[])
    assert why(ran, "qualified") == {("officer_terms_lacking", "unknown")}


# --------------------------------------------------------------------------------- from outside


def outside(
    changes: Mapping[str, Change] = NOTHING, /, *, policy: Policy = RULE, **more: Change
) -> Run:
    """Somebody on contract who meets all that can be told."""
    chosen: dict[str, Change] = {
        "employment": "pppk",
        "education": "s2",
        "postings": (posting(year_later(ON, -15), NOT_APPLICABLE, "ahli_utama"),),
    }
    return of("jpt_utama", {**chosen, **changes, **more}, policy=policy)


def test_from_outside_everything_but_the_party_can_be_told() -> None:
    assert why(outside(), "qualified") == {("party_membership", "unknown")}
    assert answer(outside(), "field_experience_from_outside") == "met"
    assert answer(outside(), "age_for_post") == "met"
    assert answer(outside(), "prior_post") == "not_applicable"


@pytest.mark.parametrize(
    ("change", "step"),
    [
        ({"education": "s1"}, "education_from_outside"),
        ({"education": "dokter"}, "education_from_outside"),
        (
            {"postings": [posting(year_later(ON, -15) + ONE_DAY, NOT_APPLICABLE, "ahli_utama")]},
            "field_experience_from_outside",
        ),
        ({"birth_date": year_later(ON, -58) - ONE_DAY}, "age_for_post"),
    ],
)
def test_from_outside_each_term_decides(change: Mapping[str, Change], step: str) -> None:
    assert answer(outside(change), step) == "not_met"
    assert answer(outside(change), "qualified") == "not_met"


def test_an_agency_that_has_checked_it_has_an_answer() -> None:
    assert answer(outside(policy=what_if(RULE, {"party_membership": 0})), "qualified") == "met"
    assert answer(outside(policy=what_if(RULE, {"party_membership": 1})), "qualified") == "not_met"


@pytest.mark.parametrize("wanted", [level.code for level in PostLevel if level.code != "jpt_utama"])
@pytest.mark.parametrize("employment", ["pppk", "pppk_paruh_waktu"])
def test_all_other_posts_are_not_governed_for_contract_employees(
    wanted: str, employment: str
) -> None:
    ran = of(wanted, postings=[], employment=employment)
    assert answer(ran, "qualified") == "not_applicable"


# ----------------------------------------------------------------------- figures, and their faults


def field_law(policy: Policy) -> bool:
    for wanted, years in FIELD_YEARS.items():
        since = year_later(ON, -years)
        level = PRIOR[wanted][0][0]
        runs = (
            of(wanted, postings=[posting(day, NOT_APPLICABLE, level)], policy=policy)
            for day in (since, since + ONE_DAY)
        )
        if [answer(ran, "field_experience") for ran in runs] != ["met", "not_met"]:
            return False
    return True


def outside_law(policy: Policy) -> bool:
    since = year_later(ON, -15)
    runs = (
        outside(postings=[posting(day, NOT_APPLICABLE, "ahli_utama")], policy=policy)
        for day in (since, since + ONE_DAY)
    )
    answers = [answer(ran, "field_experience_from_outside") for ran in runs]
    return answers == ["met", "not_met"]


def prior_law(policy: Policy) -> bool:
    for wanted, (levels, years) in PRIOR.items():
        since = year_later(ON, -years)
        runs = (
            of(wanted, postings=[posting(day, NOT_APPLICABLE, levels[0])], policy=policy)
            for day in (since, since + ONE_DAY)
        )
        if [answer(ran, "prior_post") for ran in runs] != ["met", "not_met"]:
            return False
    return True


def age_law(policy: Policy) -> bool:
    for wanted, most in MOST_AGE.items():
        born = year_later(ON, -most)
        runs = (of(wanted, birth_date=day, policy=policy) for day in (born, born - ONE_DAY))
        if [answer(ran, "age_for_post") for ran in runs] != ["met", "not_met"]:
            return False
    return True


def performance_law(policy: Policy) -> bool:
    kept = of(rating=[rated_year(2021, "kurang"), *GOOD], policy=policy)
    lost = of(rating=[rated_year(2022, "kurang"), rated_year(2023)], policy=policy)
    answers = [answer(ran, "performance_for_post") for ran in (kept, lost)]
    return answers == ["met", "not_met"]


def last_year_law(policy: Policy) -> bool:
    kept = of(
        "mahir", postings=[], rating=[rated_year(2022, "kurang"), rated_year(2023)], policy=policy
    )
    return answer(kept, "performance_for_functional") == "met"


def clean_law(policy: Policy) -> bool:
    days = (date(2022, 3, 1), date(2022, 3, 2))
    runs = (of(sanctions=[sanction("demotion", day, day)], policy=policy) for day in days)
    return [answer(ran, "no_serious_sanction") for ran in runs] == ["met", "not_met"]


def day_law(policy: Policy) -> bool:
    two = [
        posting(date(2017, 1, 1), date(2018, 12, 31), "administrator"),
        posting(date(2021, 3, 1), NOT_APPLICABLE, "administrator"),
    ]
    return answer(of(postings=two, policy=policy), "field_experience") == "met"


@pytest.mark.parametrize(
    ("figure", "values", "law"),
    [
        ("field_years_utama", (9, 11), field_law),
        ("field_years_madya", (6, 8), field_law),
        ("field_years_pratama", (4, 6), field_law),
        ("field_years_outside", (14, 16), outside_law),
        ("prior_years_jpt", (1, 3), prior_law),
        ("prior_years_administrator", (2, 4), prior_law),
        ("prior_years_pengawas", (3, 5), prior_law),
        ("most_age_upper", (57, 59), age_law),
        ("most_age_pratama", (55, 57), age_law),
        ("performance_years_leading", (1, 3), performance_law),
        ("performance_years_functional", (2,), last_year_law),
        ("clean_years", (1, 3), clean_law),
        ("one_day", (0,), day_law),
    ],
)
def test_a_figure_that_is_changed_breaks_its_law(
    figure: str, values: Sequence[int], law: Callable[[Policy], bool]
) -> None:
    assert law(RULE)
    for value in values:
        assert not law(what_if(RULE, {figure: value}))


# -------------------------------------------------------------------------- dates, and assumptions


def test_it_is_in_force_from_its_first_day_on() -> None:
    assert policy_on(date(2018, 1, 1), "post_entry").name == RULE.name
    assert RULE.on(date(2099, 1, 1)).steps
    with pytest.raises(NotInForce) as refused:
        of(on=date(2017, 12, 31))
    assert RULE.name in refused.value.findings[0].message.en


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2019, 12, 31), "met"), (date(2020, 1, 1), "not_met")]
)
def test_the_gate_of_talent_management_begins_on_its_day(on: date, expected: str) -> None:
    ran = of(
        on=on,
        rating=[rated_year(year) for year in (2017, 2018, 2019)],
        fit=[evidence(kind, date(2017, 1, 1), NOT_APPLICABLE) for kind in KINDS],
        sanctions=[sanction("demotion", date(2019, 6, 1), date(2020, 5, 31))],
    )
    assert answer(ran, "qualified") == expected
    assert ("no_serious_sanction" in RULE.on(on).steps) == (expected == "not_met")


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2022, 12, 31), "unknown"), (date(2023, 1, 1), "not_met")]
)
def test_the_terms_of_functional_posts_begin_on_their_day(on: date, expected: str) -> None:
    failed = evidence("level_test", date(2022, 6, 1), NOT_APPLICABLE, result="not_passed")
    ran = of("ahli_muda", on=on, postings=[], fit=[failed], rating=[rated_year(2022, "kurang")])
    assert answer(ran, "qualified") == expected


def test_what_is_assumed_or_unknown_is_said() -> None:
    said = {one.path for one in RULE.assumptions()}
    assert said >= {
        "in_force",
        "parameter.one_day",
        "parameter.functional_years_instead",
        "parameter.functional_terms_lacking",
        "parameter.officer_terms_lacking",
        "parameter.party_membership",
        "unsaid.posting_until",
        "unsaid.sanction_until",
        "step.entry_route",
        "step.education_for_pengawas",
        "step.in_field",
        "step.held_prior_post",
        "step.age_until",
        "step.postings_are_clear",
        "step.evidence_counts",
        "step.rank_for_post",
    }


def test_the_use_of_a_protected_attribute_is_declared_and_no_other_is_read() -> None:
    assert set(RULE.pack.lawful) == {"birth_date"}
    readers = {name for name, one in RULE.on(ON).steps.items() if "birth_date" in one.reads}
    assert readers == {"age_until"}


def test_every_requirement_has_a_code_of_its_own() -> None:
    codes = [step.kind.code for step in RULE.pack.steps if hasattr(step.kind, "code")]
    assert len(codes) == len(set(codes))
