"""Two rows where there should be one: nobody is scored by either, and nobody else is touched."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn import Period, appraise, load_policy
from meritasn.columns import FrameResults, FrameWorkforce
from meritasn.columns.known import TIMES, twins, twins_in_runs

YEAR = Period.year(2019)
ASPECTS = ("service", "integrity", "commitment", "discipline", "cooperation")
STAFF = pl.DataFrame({"employee": ["a", "b", "c"], "unit": ["u"] * 3, "employment": ["pns"] * 3})
RATED = pl.DataFrame({"employee": ["a", "b", "c"], **{aspect: [80, 80, 80] for aspect in ASPECTS}})
DONE = pl.DataFrame(
    {
        "employee": ["a", "a", "b", "c"],
        "target": ["1", "2", "1", "1"],
        "plan": ["x"] * 4,
        **{f"quantity_{part}": [10, 10, 10, 10] for part in ("target", "realised")},
        **{f"quality_{part}": [100, 100, 100, 100] for part in ("target", "realised")},
        **{f"time_{part}": [12, 12, 12, 12] for part in ("target", "realised")},
    }
)


def results(employees: pl.DataFrame, rated: pl.DataFrame, targets: pl.DataFrame) -> FrameResults:
    workforce = FrameWorkforce.of(
        employees=employees,
        appraisals=rated.with_columns(leadership=pl.lit("n/a")),
        targets=targets,
        units=pl.DataFrame({"unit": ["u"], "name": ["Unit"], "kind": ["dinas"]}),
        period=YEAR,
    )
    return appraise(workforce, load_policy("pp-46-2011"))


def codes(found: FrameResults) -> list[tuple[str, str | None]]:
    return found.frame().collect().select("employee", "refusal_code").rows()


def refusal(found: FrameResults, employee: str) -> str | None:
    one = found.of(employee)
    return one.refusal.code.id if one is not None and one.refusal is not None else None


def test_nobody_is_refused_where_every_row_stands_once() -> None:
    found = results(STAFF, RATED, DONE)
    assert codes(found) == [("a", None), ("b", None), ("c", None)]
    assert found.frame().collect()["rank_in_unit"].to_list() == [1, 1, 1]


def test_an_employee_twice_is_rejected_and_counted_nowhere() -> None:
    found = results(pl.concat([STAFF, STAFF[:1]]), RATED, DONE)
    assert codes(found) == [("a", "MER-4013"), ("b", None), ("c", None), ("a", "MER-4013")]
    assert len(found.units[0].people) == 2
    assert [one.employee for one in found.units[0].people] == ["b", "c"]


def test_two_appraisals_of_a_period_are_several() -> None:
    found = results(STAFF, pl.concat([RATED, RATED[1:2]]), DONE)
    assert codes(found) == [("a", None), ("b", "MER-4012"), ("c", None)]
    assert refusal(found, "b") == "MER-4012"


def test_a_target_twice_rejects_the_appraisal() -> None:
    found = results(STAFF, RATED, pl.concat([DONE, DONE[3:]]))
    assert codes(found) == [("a", None), ("b", None), ("c", "MER-4013")]
    assert refusal(found, "c") == "MER-4013"


def test_a_target_of_which_a_day_cannot_be_read_rejects_the_appraisals_it_may_belong_to() -> None:
    days = pl.Series(["2019-01-01", "2019-01-01", "31-02-2019", "2019-01-01"])
    dated = DONE.with_columns(first_day=days, last_day=pl.lit("2019-12-31"))
    found = results(STAFF, RATED, dated)
    assert codes(found) == [("a", None), ("b", "MER-4013"), ("c", None)]


def test_a_person_of_whom_a_day_cannot_be_read_does_not_vanish() -> None:
    rows = STAFF.join(RATED, on="employee").with_columns(
        leadership=pl.lit("n/a"),
        first_day=pl.Series(["2019-01-01", "soon", "2019-01-01"]),
        last_day=pl.lit("2019-12-31"),
    )
    workforce = FrameWorkforce.of(appraisals=rows, targets=DONE, period=YEAR)
    found = appraise(workforce, load_policy("pp-46-2011"))
    assert codes(found) == [("a", None), ("b", "MER-4013"), ("c", None)]


def test_an_employee_without_a_unit_is_rejected() -> None:
    staff = STAFF.with_columns(unit=pl.Series([None, "u", "u"]))
    assert [code for _, code in codes(results(staff, RATED, DONE))] == ["MER-4013", None, None]


@pytest.mark.parametrize("blank", ["unit", "employee"])
def test_who_lacks_a_key_is_rejected_whether_or_not_there_is_a_table_of_employees(
    blank: str,
) -> None:
    rows = STAFF.join(RATED, on="employee").with_columns(
        pl.when(pl.col("employee") != "a").then(blank).alias(blank), leadership=pl.lit("n/a")
    )
    merged = FrameWorkforce.of(appraisals=rows, targets=DONE, period=YEAR)
    found = codes(appraise(merged, load_policy("pp-46-2011")))
    assert found == codes(results(rows.select(STAFF.columns), RATED, DONE))
    assert [code for _, code in found] == ["MER-4013", None, None]


def test_twins_without_a_table_of_employees_are_several() -> None:
    rows = STAFF.join(RATED, on="employee")
    twice = pl.concat([rows, rows[:1]]).with_columns(leadership=pl.lit("n/a"))
    workforce = FrameWorkforce.of(appraisals=twice, targets=DONE, period=YEAR)
    found = appraise(workforce, load_policy("pp-46-2011"))
    assert [code for _, code in codes(found)] == ["MER-4012", None, None, "MER-4012"]


pairs = st.tuples(st.none() | st.sampled_from("ab"), st.sampled_from("xyz"))


@given(st.lists(pairs, max_size=8), st.booleans())
def test_twins_are_what_counting_finds(
    rows: list[tuple[str | None, str]],
    ordered: bool,  # noqa: FBT001  (drawn by Hypothesis)
) -> None:
    rows = sorted(rows, key=str) if ordered else rows
    frame = pl.LazyFrame(rows, schema={"a": pl.String, "b": pl.String}, orient="row")
    found = twins(frame)
    odd = [row for row in rows if rows.count(row) > 1 or row[0] is None]
    expected = {(*row, rows.count(row)) for row in odd}
    assert set(found.select("a", "b", TIMES).rows()) == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), max_size=12))
def test_twins_in_runs_are_the_twins(rows: list[tuple[str, str]]) -> None:
    rows = sorted(rows, key=lambda row: row[0])
    pairs_of = pl.LazyFrame(rows, schema={"a": pl.String, "b": pl.String}, orient="row")
    for frame in (pairs_of, pairs_of.select("a")):
        assert set(twins_in_runs(frame).rows()) == set(twins(frame).rows())


def test_targets_in_any_order_below_people_in_order_are_held_apart() -> None:
    nearly = DONE.select(pl.all().gather([1, 0, 2, 3]))
    assert codes(results(STAFF, RATED, nearly)) == [("a", None), ("b", None), ("c", None)]
    twice = DONE.select(pl.all().gather([1, 0, 1, 2, 3]))
    assert codes(results(STAFF, RATED, twice)) == [("a", "MER-4013"), ("b", None), ("c", None)]
