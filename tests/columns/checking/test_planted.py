"""What was planted is found in frames at its place, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl
import pytest
from tests.columns.checking.test_law import TABLES, assert_same, texts

from meritasn.columns import FrameWorkforce
from meritasn.columns.checking import check, verdict
from meritasn.errors import Finding
from meritasn.errors.codes import frames as codes
from meritasn.io import read_tables, write_tables
from meritasn.testing.population import city, nation

PEOPLE = 3_000


@pytest.fixture(scope="module")
def in_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A faulty nation as CSV."""
    folder = tmp_path_factory.mktemp("text")
    made = nation(people=PEOPLE, faults=True)
    for name in made.tables:
        rows = pl.DataFrame(made.table(name))
        marks = [column for column in rows.columns if column.endswith("__na")]
        for mark in marks:
            held = mark.removesuffix("__na")
            cell = pl.col(held).cast(pl.String)
            rows = rows.with_columns(pl.when(mark).then(pl.lit("n/a")).otherwise(cell).alias(held))
        rows.drop(marks).write_csv(folder / f"{name}.csv")
    return folder


def test_the_faulty_city_is_judged_like_its_files(tmp_path: Path) -> None:
    for file in write_tables(city(people=600, faults=True).workforce, tmp_path, language="en"):
        if file.stem not in TABLES:  # frames know no others
            file.unlink()
    assert_same(texts(tmp_path).check(), read_tables(tmp_path))


def test_a_faulty_nation_is_judged_like_its_files(in_text: Path) -> None:
    expected = read_tables(in_text)
    assert not expected.sound
    assert_same(texts(in_text).check(), expected)


def test_typed_columns_are_judged_like_text(in_text: Path, tmp_path: Path) -> None:
    nation(people=PEOPLE, faults=True).write_parquet(tmp_path)
    found = FrameWorkforce.scan(tmp_path).check()
    expected = read_tables(in_text)

    def places(findings: Iterable[Finding]) -> list[tuple[str, str, int, str]]:
        return [
            (f.code.id, Path(f.place.file or "").stem, f.place.row or 0, f.place.column or "")
            for f in findings
        ]

    rows_of_text = [(c, t, row - 1, column) for c, t, row, column in places(expected.findings)]
    assert sorted(places(found.findings)) == sorted(rows_of_text)


def test_of_too_many_some_are_judged_and_the_others_counted(in_text: Path) -> None:
    """Nothing is found that is not there, also where others in doubt were not looked at."""
    whole, part = texts(in_text).check(), check(texts(in_text).tables, most=10)
    more, *found = part.findings
    assert more.code == codes.TOO_MANY_IN_DOUBT
    assert not part.sound
    assert found
    assert {(f.code, f.place) for f in found} < {(f.code, f.place) for f in whole.findings}


@pytest.mark.parametrize(
    "suspicion", ["suspects_by_references", "suspects_by_targets", "suspects_by_appraisals"]
)
def test_a_suspicion_that_is_left_out_is_missed(
    in_text: Path, monkeypatch: pytest.MonkeyPatch, suspicion: str
) -> None:
    """The law can fail: it does where nobody looks."""

    def nobody(*_: object, **__: object) -> Iterator[pl.Series]:
        return iter(())

    monkeypatch.setattr(verdict, suspicion, nobody)
    with pytest.raises(AssertionError):
        assert_same(texts(in_text).check(), read_tables(in_text))
