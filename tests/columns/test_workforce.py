"""A workforce in frames gives what the same workforce gives in objects."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.csv
import pytest

from meritasn import Period, Results, Workforce, appraise, load_policy
from meritasn.columns import FrameResults, FrameWorkforce
from meritasn.io import write_tables
from meritasn.testing.population import city

CITY = city(people=700, seed=7).workforce
FRAMES = ("units", "unit_performance", "employees", "appraisals", "targets")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    write_tables(CITY, folder, language="en")
    return folder


def texts(folder: Path) -> dict[str, pl.LazyFrame]:
    return {name: pl.scan_csv(folder / f"{name}.csv", infer_schema=False) for name in FRAMES}


def assert_same(found: FrameResults, expected: Results) -> None:
    rows = {row["employee"]: row for row in found.frame().collect().iter_rows(named=True)}
    assert list(rows) == [one.employee for one in expected]
    for one in expected:
        row = rows[one.employee]
        assert row["predicate_code"] == (one.predicate.code if one.predicate else None)
        assert row["score"] == one.score
        assert row["refusal_code"] == (one.refusal.code.id if one.refusal else None)
    for unit, other in zip(found.units, expected.units, strict=True):
        assert (unit.unit, unit.name, len(unit.people)) == (
            other.unit,
            other.name,
            len(other.people),
        )
        assert dict(unit.counts) == dict(other.counts)
        assert unit.findings == other.findings
        if other.run is not None:
            assert unit.run is not None
            assert dict(unit.run.slots) == dict(other.run.slots)
    assert found.view() == expected.view()


@pytest.mark.parametrize(
    ("policy", "year"), [("pp-46-2011", 2019), ("permenpanrb-6-2022", 2023)]
)
def test_the_city_in_text_columns(folder: Path, policy: str, year: int) -> None:
    period = Period.year(year)
    expected = appraise(CITY, load_policy(policy), period=period)
    found = appraise(FrameWorkforce.of(**texts(folder)), load_policy(policy), period=period)
    assert_same(found, expected)


@pytest.mark.parametrize("kind", ["polars", "pandas", "arrow", "duckdb"])
def test_frames_of_any_library(folder: Path, kind: str) -> None:
    """Numbers arrive as each library reads CSV by itself: as doubles, integers, decimals."""
    readers = {
        "polars": pl.read_csv,
        # Left to themselves, pandas and pyarrow take n/a for an empty cell.
        "pandas": lambda path: pd.read_csv(path, keep_default_na=False, na_values=[""]),
        "arrow": lambda path: pyarrow.csv.read_csv(
            path,
            convert_options=pyarrow.csv.ConvertOptions(null_values=[""], strings_can_be_null=True),
        ),
        "duckdb": lambda path: duckdb.read_csv(str(path), all_varchar=False),
    }
    frames = {name: readers[kind](folder / f"{name}.csv") for name in FRAMES}
    period = Period.year(2019)
    policy = load_policy("pp-46-2011")
    expected = appraise(CITY, policy, period=period)
    assert_same(appraise(FrameWorkforce.of(**frames), policy, period=period), expected)


def test_one_person_is_run_again_with_every_reason(folder: Path) -> None:
    policy, period = load_policy("permenpanrb-6-2022"), Period.year(2023)
    expected = appraise(CITY, policy, period=period)
    found = appraise(FrameWorkforce.of(**texts(folder)), policy, period=period)
    for one in list(expected)[:40]:
        other = found.of(one.employee)
        assert other is not None
        assert other.view() == one.view()
    assert found.of("nobody") is None
    unit, same = max(
        zip(found.units, expected.units, strict=True), key=lambda pair: len(pair[0].people)
    )
    assert [person.employee for person in unit.people] == [p.employee for p in same.people]
