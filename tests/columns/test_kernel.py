"""However the rows are split, and in whatever order they come, the results are the same."""

from __future__ import annotations

import pickle
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn import NotInForce, Period, load_policy
from meritasn.columns import FrameWorkforce, Kernel
from meritasn.io import write_tables
from meritasn.testing.population import city

CITY = city(people=500, seed=11).workforce
YEARS = {"pp-46-2011": 2019, "permenpanrb-6-2022": 2023}


def nested(year: int) -> pl.DataFrame:
    """People of a year with their targets inside, as cells of text."""
    with TemporaryDirectory() as folder:
        write_tables(CITY, Path(folder), language="en")
        employees, appraisals, targets = (
            pl.read_csv(Path(folder) / f"{name}.csv", infer_schema=False)
            for name in ("employees", "appraisals", "targets")
        )
    of_year = pl.col("first_day") == f"{year}-01-01"
    appraisals, targets = appraisals.filter(of_year), targets.filter(of_year)
    days = ("first_day", "last_day")
    inner = [name for name in targets.columns if name not in ("employee", *days)]
    below = targets.group_by("employee", maintain_order=True).agg(pl.struct(inner).alias("targets"))
    people = employees.join(appraisals.drop(days), on="employee", maintain_order="left")
    return people.join(below, on="employee", how="left", maintain_order="left")


TABLES = {name: nested(year) for name, year in YEARS.items()}


def kernel(name: str, *steps: str) -> Kernel:
    return Kernel(load_policy(name), Period.year(YEARS[name]), steps)


@pytest.mark.parametrize("name", YEARS)
@settings(deadline=None, max_examples=15)
@given(seed=st.integers(0, 1_000), splits=st.lists(st.integers(0, 480), max_size=4))
def test_splits_and_orders_do_not_matter(name: str, seed: int, splits: list[int]) -> None:
    rows = TABLES[name]
    whole = pl.DataFrame(kernel(name)(rows.to_arrow()))
    order = list(range(len(rows)))
    Random(seed).shuffle(order)  # noqa: S311  (a test, no secret)
    edges = [0, *sorted(edge for edge in splits if edge < len(rows)), len(rows)]
    parts = [rows[order[a:b]] for a, b in pairwise(edges)]
    sent = pickle.loads(pickle.dumps(kernel(name)))  # noqa: S301  (made right here)
    found = pl.concat([pl.DataFrame(sent(part.to_arrow())) for part in parts])
    assert found.equals(whole[order])


def test_batches_carry_steps_and_keep_their_order() -> None:
    rows = TABLES["pp-46-2011"]
    one = kernel("pp-46-2011", "skp")
    batches = one.batches(rows.to_arrow().to_batches(max_chunksize=100))
    found = pl.concat([pl.DataFrame(batch) for batch in batches])
    assert found["employee"].to_list() == rows["employee"].to_list()
    assert found["skp"].null_count() < len(found)


def test_a_nested_frame_is_taken_apart_at_the_door() -> None:
    rows = TABLES["pp-46-2011"]
    policy, period = load_policy("pp-46-2011"), Period.year(2019)
    workforce = FrameWorkforce.of(appraisals=rows, period=period)
    targets = rows.select("employee", "targets").explode("targets").unnest("targets")
    apart = FrameWorkforce.of(appraisals=rows.drop("targets"), targets=targets, period=period)
    found, expected = (w.appraised(policy, period).frame().collect() for w in (workforce, apart))
    assert found.equals(expected)
    assert found["predicate_code"].null_count() < len(found)


@pytest.mark.parametrize("period", [Period.year(2023), Period.year(2021)], ids=lambda p: p.text)
def test_a_period_outside_the_policy_is_refused_as_it_is_of_a_workforce(period: Period) -> None:
    rows, policy = TABLES["pp-46-2011"], load_policy("pp-46-2011")
    workforce = FrameWorkforce.of(appraisals=rows, period=period)
    with pytest.raises(NotInForce) as expected:
        workforce.appraised(policy, period)
    with pytest.raises(NotInForce) as caught:
        Kernel(policy, period)(rows.to_arrow())
    assert caught.value.findings == expected.value.findings


def test_no_rows_give_no_results_of_the_same_columns() -> None:
    one, rows = kernel("pp-46-2011", "skp"), TABLES["pp-46-2011"].to_arrow()
    assert one(rows.slice(0, 0)).num_rows == 0
    assert one.schema == one(rows.slice(0, 0)).schema == one(rows).schema
