"""A workforce in frames gives what the same workforce gives in objects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pandas as pd
import polars as pl
import pyarrow.csv
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meritasn import Period, Results, Workforce, appraise, load_policy
from meritasn.columns import FrameResults, FrameWorkforce
from meritasn.columns import results as columns_results
from meritasn.columns.counting import units_counted
from meritasn.columns.frames import Frame, lazy
from meritasn.columns.scans import Given
from meritasn.errors import NotInForce, Place
from meritasn.io import write_tables
from meritasn.merit import places_in_units
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Rating,
    Unit,
    UnitKind,
    UnitPerformance,
    UnitPredicate,
)
from meritasn.quantities import Absence
from meritasn.results import overview
from meritasn.results.tally import unit_tally
from meritasn.testing.population import city
from meritasn.view import to_text

CITY = city(people=700, seed=7).workforce
FRAMES = ("units", "unit_performance", "employees", "appraisals", "targets")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("city")
    write_tables(CITY, folder, language="en")
    return folder


def texts(folder: Path) -> FrameWorkforce:
    """The tables of a folder, every cell as text."""
    frames = {
        name: pl.scan_csv(folder / f"{name}.csv", infer_schema=False)
        for name in FRAMES
        if (folder / f"{name}.csv").exists()
    }
    return framed(frames)


def framed(frames: Mapping[str, Frame]) -> FrameWorkforce:
    return FrameWorkforce.given({n: Given(lazy(f), Place(file=n)) for n, f in frames.items()})


def assert_same(found: FrameResults, expected: Results) -> None:
    rows = {row["employee"]: row for row in found.frame().collect().iter_rows(named=True)}
    assert list(rows) == [one.employee for one in expected]
    for one in expected:
        row = rows[one.employee]
        assert row["predicate_code"] == (one.predicate.code if one.predicate else None)
        assert row["score"] == one.score
        assert row["refusal_code"] == (one.refusal.code.id if one.refusal else None)
    places = places_in_units(expected)
    assert {key: row["rank_in_unit"] for key, row in rows.items() if row["rank_in_unit"]} == places
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


@pytest.mark.parametrize(("policy", "year"), [("pp-46-2011", 2019), ("permenpanrb-6-2022", 2023)])
def test_the_city_in_text_columns(folder: Path, policy: str, year: int) -> None:
    period = Period.year(year)
    expected = appraise(CITY, load_policy(policy), period=period)
    found = appraise(texts(folder), load_policy(policy), period=period)
    assert_same(found, expected)


@pytest.mark.parametrize("kind", ["polars", "pandas", "arrow", "duckdb"])
def test_frames_of_any_library(folder: Path, kind: str) -> None:
    """Numbers arrive as each library reads CSV by itself: as doubles, integers, decimals."""
    readers: dict[str, Callable[[Path], Frame]] = {
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
    assert_same(appraise(framed(frames), policy, period=period), expected)


def test_one_person_is_run_again_with_every_reason(folder: Path) -> None:
    policy, period = load_policy("permenpanrb-6-2022"), Period.year(2023)
    expected = appraise(CITY, policy, period=period)
    found = appraise(texts(folder), policy, period=period)
    for one in list(expected)[:40]:
        other = found.of(one.employee)
        assert other is not None
        assert other.view() == one.view()
    assert found.of("nobody") is None
    unit, same = max(
        zip(found.units, expected.units, strict=True), key=lambda pair: len(pair[0].people)
    )
    assert [person.employee for person in unit.people] == [p.employee for p in same.people]


@st.composite
def tangled(draw: st.DrawFn) -> Workforce:
    """A small organisation as nobody should keep it: rings, twins, several units to a head."""
    units = [f"U{i}" for i in range(draw(st.integers(1, 5)))]
    people = [f"P{i}" for i in range(draw(st.integers(1, 6)))]
    somewhere, somebody = st.sampled_from([*units, "U9"]), st.sampled_from([*people, "P9"])
    year = Period.year(2023)
    rating = st.sampled_from(Rating)
    return Workforce(
        units=[
            Unit(
                key=key,
                name=key,
                kind=UnitKind.BIDANG,
                parent=draw(st.none() | somewhere),
                head=draw(st.none() | somebody),
            )
            for key in [*units, *draw(st.lists(st.sampled_from(units), max_size=1))]
        ],
        unit_performance=[
            UnitPerformance(unit=key, period=year, predicate=draw(st.sampled_from(UnitPredicate)))
            for key in draw(st.lists(somewhere, max_size=6))
        ],
        employees=[
            Employee(key=key, unit=draw(st.sampled_from(units)), employment=Employment.PNS)
            for key in people
        ],
        appraisals=[
            Appraisal(
                employee=key,
                period=year,
                rater=draw(st.none() | somebody),
                results_rating=draw(st.none() | rating) or Absence.MISSING,
                behaviour_rating=draw(rating),
            )
            for key in draw(st.lists(somebody, min_size=1, max_size=8))
        ],
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tangled())
def test_a_tangled_organisation(workforce: Workforce) -> None:
    policy, period = load_policy("permenpanrb-6-2022"), Period.year(2023)
    with TemporaryDirectory() as folder:
        write_tables(workforce, Path(folder), language="en")
        found = appraise(texts(Path(folder)), policy, period=period)
        expected = appraise(workforce, policy, period=period)
        firsts = {unit.key: unit for unit in reversed(workforce.units)}
        once = [unit for unit in expected.units if unit.unit in firsts]
        rows = {row["employee"]: row for row in found.frame().collect().iter_rows(named=True)}
        for one in expected:
            row = rows[one.employee]
            assert row["predicate_code"] == (one.predicate.code if one.predicate else None)
            assert row["refusal_code"] == (one.refusal.code.id if one.refusal else None)
        counts = {unit.unit: (len(unit.people), dict(unit.counts)) for unit in found.units}
        assert counts == {u.unit: (len(u.people), dict(u.counts)) for u in once}


def test_a_frame_alone_is_told_what_to_become() -> None:
    with pytest.raises(TypeError, match="FrameWorkforce"):
        appraise(pl.DataFrame({"employee": ["a"]}))  # type: ignore[call-overload]  # the fault under test


def test_a_period_that_began_under_another_law_is_refused_in_frames_too() -> None:
    year = {"first_day": ["2021-01-01"], "last_day": ["2021-12-31"]}
    person = {"employee": ["P1"], "unit": ["U"], "employment": ["pns"]}
    rows = pl.DataFrame({**person, **year, "results_rating": ["sesuai"]})
    workforce = FrameWorkforce.of(appraisals=rows)
    with pytest.raises(NotInForce) as refused:
        appraise(workforce)
    assert [finding.code.id for finding in refused.value.findings] == ["MER-0023"]
    later = load_policy("permenpanrb-6-2022")
    assert len(appraise(workforce, later, period=Period.year(2021), outside=True)) == 1


def test_results_may_be_written_over_the_tables_that_they_come_from(folder: Path) -> None:
    with TemporaryDirectory() as room:
        for name in FRAMES:
            pl.read_csv(folder / f"{name}.csv", infer_schema=False).write_parquet(
                Path(room) / f"{name}.parquet"
            )
        results = appraise(FrameWorkforce.scan(Path(room)), period=Period.year(2023))
        expected = results.frame().collect()
        refused = results.write_parquet(Path(room) / "employees.parquet", "results", "results")
        written = pl.read_parquet(Path(room) / "employees.parquet")
        assert written.drop("results").equals(expected)
        assert sum(refused.values()) == expected["refusal_code"].count()
        assert sorted(path.stem for path in Path(room).iterdir()) == sorted(FRAMES)
    assert repr(results) == "FrameResults(period='2023', policy='permenpanrb-6-2022')"


@pytest.mark.parametrize("rows", [5, 1_000])
def test_the_size_of_chunks_does_not_matter(folder: Path, rows: int) -> None:
    """Neither that in which the engine computes, nor that in which the frames are held."""
    policy, period = load_policy("pp-46-2011"), Period.year(2019)
    whole = appraise(texts(folder), policy, period=period).frame("skp").collect()
    frames = {
        name: pl.read_csv(folder / f"{name}.csv", infer_schema=False)
        for name in FRAMES
        if (folder / f"{name}.csv").exists()
    }
    pieces = {
        name: pl.concat([frame[i : i + rows] for i in range(0, len(frame), rows)], rechunk=False)
        for name, frame in frames.items()
    }
    with pl.Config(streaming_chunk_size=rows):
        results = appraise(framed(pieces), policy, period=period)
        assert results.frame("skp").collect(engine="streaming").equals(whole)


@pytest.mark.parametrize(("policy", "year"), [("pp-46-2011", 2019), ("permenpanrb-6-2022", 2023)])
def test_units_are_counted_as_they_are_one_by_one(folder: Path, policy: str, year: int) -> None:
    results = appraise(texts(folder), load_policy(policy), period=Period.year(year))
    assert units_counted(results.case) == unit_tally(results.units)


def test_more_units_than_anybody_reads_are_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    period = Period.year(2023)
    expected = appraise(CITY, period=period)
    for module in (overview, columns_results):
        monkeypatch.setattr(module, "MOST_UNITS", 10)
    found = appraise(texts(folder), period=period)
    assert found.view() == expected.view()
    assert "tabel per unit tidak ditampilkan" in to_text(found.view(), "id")
