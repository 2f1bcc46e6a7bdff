"""Waits from the records of a workforce: what they tell, what they cannot, and laws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import log
from random import Random

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from meritasn import appraise
from meritasn.fairness import Verdict, Waited, audit, months_in_rank, promotions
from meritasn.fairness.survival import curve, log_rank, median_wait
from meritasn.model import (
    Employee,
    Employment,
    Incomplete,
    Posting,
    PostKind,
    PostLevel,
    Workforce,
    YesNo,
)
from meritasn.quantities import Absence
from meritasn.testing.population import city

START = date(2014, 3, 1)
DAY = date(2024, 12, 31)
RUNS = Absence.NOT_APPLICABLE
LEVELS = [*PostLevel, Absence.MISSING]


def held(  # noqa: PLR0913  (each is what is asked about)
    since: date,
    level: PostLevel | Absence,
    *,
    until: date | Absence = RUNS,
    acting: YesNo | Absence = YesNo.NO,
    key: str = "A-1",
    title: str = "Jabatan",
) -> Posting:
    return Posting(
        employee=key,
        posting_since=since,
        posting_until=until,
        posting=title,
        posting_level=level,
        posting_acting=acting,
    )


def of(postings: Sequence[Posting], service: date | Absence = START) -> Workforce:
    person = Employee(key="A-1", unit="U", employment=Employment.PNS, service_since=service)
    return Workforce(employees=[person], postings=postings)


def wait(
    postings: Sequence[Posting], on: date = DAY, among: PostKind = PostKind.FUNGSIONAL
) -> Waited | None:
    return promotions(of(postings), among, on=on).waited.get("A-1")


FIRST = held(START, PostLevel.AHLI_PERTAMA)
RISEN = held(date(2018, 3, 1), PostLevel.AHLI_MUDA)


# ------------------------------------------------------------------------------- what records tell


def test_a_wait_ends_with_the_first_higher_level_and_not_before() -> None:
    assert wait([FIRST, RISEN]) == Waited(48, over=True)
    assert wait([RISEN, FIRST]) == Waited(48, over=True)
    assert wait([FIRST, RISEN, held(date(2022, 1, 1), PostLevel.AHLI_MADYA)]) == Waited(48, True)  # noqa: FBT003
    assert wait([FIRST]) == Waited(129, over=False)


def test_on_the_day_of_a_promotion_it_has_come_and_the_day_before_not_yet() -> None:
    assert wait([FIRST, RISEN], RISEN.posting_since) == Waited(48, over=True)
    assert wait([FIRST, RISEN], date(2018, 2, 28)) == Waited(47, over=False)
    assert wait([FIRST, RISEN], START) == Waited(0, over=False)
    assert wait([FIRST, RISEN], START - timedelta(days=1)) is None


def test_another_post_of_the_same_level_or_a_lower_one_is_no_promotion() -> None:
    for level in (PostLevel.AHLI_PERTAMA, PostLevel.PENYELIA):
        moved = held(date(2016, 3, 1), level)
        assert wait([FIRST, moved]) == Waited(129, over=False)
        assert wait([FIRST, moved, RISEN]) == Waited(48, over=True)
    down = held(date(2016, 3, 1), PostLevel.PENYELIA)
    back = held(date(2017, 3, 1), PostLevel.AHLI_PERTAMA)
    assert wait([FIRST, down, back]) == Waited(129, over=False)


def test_an_acting_posting_is_no_promotion_and_one_that_may_be_acting_ends_what_is_seen() -> None:
    acting = evolve(RISEN, posting_acting=YesNo.YES)
    assert wait([FIRST, acting]) == Waited(129, over=False)
    perhaps = evolve(RISEN, posting_acting=Absence.MISSING)
    assert wait([FIRST, perhaps]) == Waited(48, over=False)
    assert wait([acting, FIRST]) == Waited(129, over=False)


def test_leadership_is_above_administration_and_no_order_stands_between_other_kinds() -> None:
    officer = held(START, PostLevel.ADMINISTRATOR)
    leader = held(date(2018, 3, 1), PostLevel.JPT_PRATAMA)
    assert wait([officer, leader], among=PostKind.ADMINISTRASI) == Waited(48, over=True)
    back = [evolve(leader, posting_since=START), evolve(officer, posting_since=date(2018, 3, 1))]
    assert wait(back, among=PostKind.JPT) == Waited(129, over=False)
    assert wait([officer, RISEN], among=PostKind.ADMINISTRASI) == Waited(48, over=False)
    assert wait([FIRST, leader]) == Waited(48, over=False)


def test_who_comes_from_another_kind_of_post_waits_from_when_they_came() -> None:
    officer = held(START, PostLevel.PELAKSANA)
    came = evolve(FIRST, posting_since=date(2016, 3, 1))
    assert wait([officer, came, RISEN]) == Waited(24, over=True)
    assert wait([officer, came, RISEN], among=PostKind.ADMINISTRASI) == Waited(24, over=False)
    assert wait([officer, came], date(2016, 2, 1)) is None
    assert wait([evolve(officer, posting_level=Absence.MISSING), came, RISEN]) is None


def test_what_is_not_known_ends_what_is_seen() -> None:
    unknown = held(date(2016, 3, 1), Absence.MISSING)
    assert wait([FIRST, unknown, RISEN]) == Waited(24, over=False)
    left = evolve(FIRST, posting_until=date(2017, 2, 28))
    assert wait([left]) == Waited(35, over=False)
    assert wait([left], date(2015, 3, 1)) == Waited(12, over=False)
    assert wait([evolve(FIRST, posting_until=Absence.MISSING)]) == Waited(0, over=False)
    assert wait([evolve(FIRST, posting_until=Absence.MISSING), RISEN]) == Waited(48, over=True)


def test_who_began_before_their_records_did_has_no_wait() -> None:
    late = [held(date(2015, 4, 1), PostLevel.AHLI_PERTAMA)]
    assert promotions(of(late), PostKind.FUNGSIONAL, on=DAY).waited == {}
    assert promotions(of(late), PostKind.FUNGSIONAL, on=DAY, probation=13).waited == {
        "A-1": Waited(116, over=False)
    }
    in_time = [held(date(2015, 3, 31), PostLevel.AHLI_PERTAMA)]
    assert promotions(of(in_time), PostKind.FUNGSIONAL, on=DAY).waited == {
        "A-1": Waited(117, over=False)
    }
    assert promotions(of([FIRST], Absence.MISSING), PostKind.FUNGSIONAL, on=DAY).waited == {}


@pytest.mark.parametrize(
    "postings",
    [
        [],
        [held(START, Absence.MISSING), RISEN],
        [evolve(FIRST, posting_acting=Absence.MISSING), RISEN],
        [evolve(FIRST, posting_acting=YesNo.YES)],
    ],
)
def test_whose_first_level_is_not_known_has_no_wait(postings: list[Posting]) -> None:
    assert wait(postings) is None


def test_whose_postings_are_not_all_here_has_no_wait() -> None:
    whole = of([FIRST, RISEN])
    assert (
        promotions(
            evolve(whole, incomplete=Incomplete(postings=["A-1"])), PostKind.FUNGSIONAL, on=DAY
        ).waited
        == {}
    )


# ------------------------------------------------------------------------------------------- laws

days = st.dates(START, date(2026, 1, 1))
some = st.lists(
    st.builds(
        held,
        days,
        st.sampled_from(LEVELS),
        until=st.one_of(days, st.sampled_from([RUNS, Absence.MISSING])),
        acting=st.sampled_from([YesNo.YES, YesNo.NO, Absence.MISSING]),
        title=st.sampled_from("abc"),
    ),
    max_size=6,
)


@given(some, days, days)
def test_looking_longer_never_takes_a_promotion_back_nor_makes_a_wait_shorter(
    after: list[Posting], one: date, other: date
) -> None:
    early, late = (wait([FIRST, *after], on) for on in sorted((one, other)))
    assert early is not None
    assert late is not None
    if early.over:
        assert late == early
    # Only what comes to be known may shorten what was seen: a posting that ended unseen.
    if all(one.posting_until is RUNS for one in after):
        assert late.time >= early.time


@given(some, days, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_acting_postings_count(
    after: list[Posting], on: date, chance: Random
) -> None:
    rows = [FIRST, *after]
    found = wait(rows, on)
    chance.shuffle(rows)
    assert wait(rows, on) == found
    assert wait([one for one in rows if one.posting_acting is not YesNo.YES], on) == found


@given(some, days)
def test_no_promotion_is_made_up(after: list[Posting], on: date) -> None:
    found = wait([FIRST, *after], on)
    assert found is not None
    assert found.time >= 0
    if found.over:
        assert any(
            one.posting_level in (PostLevel.AHLI_UTAMA, PostLevel.AHLI_MADYA, PostLevel.AHLI_MUDA)
            and one.posting_acting is YesNo.NO
            and one.posting_since <= on
            for one in after
        )


# ------------------------------------------------------------------------------------ in a city

CITY = city(people=500).workforce


def test_waits_of_a_city_are_of_those_who_came_to_such_a_post() -> None:
    found = promotions(CITY, PostKind.FUNGSIONAL, on=DAY).waited
    came = {
        one.employee
        for one in CITY.postings
        if one.posting_acting is YesNo.NO
        and isinstance(one.posting_level, PostLevel)
        and one.posting_level.kind is PostKind.FUNGSIONAL
    }
    risen = {key for key, one in found.items() if one.over}
    assert risen < found.keys() <= came
    earlier = promotions(CITY, PostKind.FUNGSIONAL, on=date(2015, 12, 31)).waited
    assert {key for key, one in earlier.items() if one.over} < risen


def test_an_audit_finds_no_gap_where_none_is_planted() -> None:
    asked = promotions(CITY, PostKind.FUNGSIONAL, on=DAY)
    found = audit(appraise(CITY), CITY, by=["sex"], outcome=asked)
    assert [finding.verdict for finding in found.findings if finding.verdict is Verdict.FLAG] == []
    assert found.settled <= len(asked.waited)


def test_months_in_rank_are_a_number_of_today_and_no_wait() -> None:
    asked = months_in_rank(CITY, on=DAY)
    results = list(appraise(CITY))
    months = [asked.reads(one) for one in results]
    since = [CITY.employee_by_key[one.employee].rank_since for one in results]
    by_then = [one for one in since if isinstance(one, date) and one <= DAY]
    assert sum(value is not None for value in months) == len(by_then) > 0
    assert all(value is None or value >= 0 for value in months)
    before = months_in_rank(CITY, on=date(1950, 1, 1))
    assert {before.reads(one) for one in results} == {None}


# ------------------------------------------------------------------------------ another library


@given(
    st.lists(
        st.tuples(st.integers(1, 12), st.booleans(), st.booleans()), min_size=4, max_size=40
    ).filter(lambda of: any(over and mine for _, over, mine in of))
)
def test_another_library_draws_the_same_curve(of: list[tuple[int, bool, bool]]) -> None:
    waits = [Waited(time, over) for time, over, mine in of if mine]
    other = SurvfuncRight([w.time for w in waits], [int(w.over) for w in waits])
    own = curve(waits)
    assert [time for time, _ in own] == list(other.surv_times[other.n_events > 0])
    left = [float(share) for _, share in own]
    assert left == pytest.approx(list(other.surv_prob[other.n_events > 0]))
    half = other.quantile(0.5)
    if not any(share == 1 / 2 for _, share in own):  # there their median is a matter of taste
        assert median_wait(waits) == (None if np.isnan(half) else int(half))


def test_another_library_tests_waits_alike() -> None:
    chance = Random(6)  # noqa: S311  (a fixed draw)
    sides = [
        [Waited(min(t, 60), t <= 60) for t in (1 + int(chance.expovariate(h)) for _ in range(120))]
        for h in (0.01, 0.02)
    ]
    both = [*sides[0], *sides[1]]
    group = np.repeat([0, 1], [len(side) for side in sides])
    chi2, p = survdiff(np.array([w.time for w in both]), np.array([w.over for w in both]), group)
    found = log_rank(*sides)
    assert found.p == pytest.approx(p)
    assert (found.through - found.expected) ** 2 / found.variance == pytest.approx(chi2)
    assert found.log_ratio is not None
    assert log(1 / 4) < found.log_ratio < 0
