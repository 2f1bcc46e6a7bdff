"""Frames as they are handed in by somebody who has read nothing: a result, a finding or a refusal.

Nothing else may come of them: no error of another library, and no result that the same cells, read
from CSV files as a clerk would hand them in, do not give.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import duckdb
import pandas as pd
import polars as pl
import pytest

from meritasn import InputRefused, Period, UsageError, appraise, load_policy, read_tables
from meritasn.columns import FrameCareers, FrameResults, FrameWorkforce
from meritasn.columns.frames import Frame

YEAR = Period.year(2019)
POLICY = load_policy("pp-46-2011")
DAYS = {"first_day": ["2019-01-01"] * 2, "last_day": ["2019-12-31"] * 2}
VIRTUES = ("service", "integrity", "commitment", "discipline", "cooperation")

OFFICE: Mapping[str, pl.DataFrame] = {
    "units": pl.DataFrame({"unit": ["u"], "name": ["U"], "kind": ["dinas"]}),
    "employees": pl.DataFrame(
        {"employee": ["1", "2"], "unit": ["u", "u"], "employment": ["pns", "pns"]}
    ),
    "appraisals": pl.DataFrame(
        {
            "employee": ["1", "2"],
            **DAYS,
            **{name: ["90", "80.5"] for name in VIRTUES},
            "leadership": ["n/a", "n/a"],
        }
    ),
    "targets": pl.DataFrame(
        {
            "employee": ["1", "2"],
            **DAYS,
            "target": ["T1", "T1"],
            "plan": ["p", "q"],
            "quantity_target": ["10", "10"],
            "quantity_realised": ["9", "10"],
            "quality_target": ["100", "100"],
            "quality_realised": ["90", "80"],
            "time_target": ["12", "12"],
            "time_realised": ["12", "12"],
            "cost_target": ["n/a", "n/a"],
            "cost_realised": ["n/a", "n/a"],
        }
    ),
}

Scores: TypeAlias = Mapping[str | None, tuple[str, Decimal]]
Cells: TypeAlias = pl.Series | Sequence[object]

BOTH: Scores = {"1": ("baik", Decimal("87.20")), "2": ("baik", Decimal("83.40"))}


def scored(results: FrameResults) -> Scores:
    """Predicate and score of those who have one; all others are refused with a code."""
    rows = results.frame().collect()
    assert rows.filter(
        pl.col("predicate_code").is_null() == pl.col("refusal_code").is_null()
    ).is_empty()
    found = rows.drop_nulls("predicate_code")
    return {who: (code, score) for who, _, code, score, *_ in found.iter_rows()}


def framed(frames: Mapping[str, Frame]) -> FrameWorkforce:
    return FrameWorkforce.of(
        units=frames["units"],
        employees=frames["employees"],
        appraisals=frames["appraisals"],
        targets=frames["targets"],
    )


def by_frames(frames: Mapping[str, Frame]) -> Scores:
    return scored(appraise(framed(frames), POLICY, period=YEAR))


def by_tables(frames: Mapping[str, pl.DataFrame]) -> Scores:
    with TemporaryDirectory() as folder:
        for name, frame in frames.items():
            frame.write_csv(Path(folder) / f"{name}.csv")
        workforce = read_tables(Path(folder)).workforce
    try:
        results = appraise(workforce, POLICY, period=YEAR)
    except UsageError:  # no appraisal is left
        return {}
    return {
        one.employee: (one.predicate.code, one.score)
        for one in results
        if one.predicate is not None and one.score is not None
    }


def changed(table: str, **columns: Cells) -> dict[str, pl.DataFrame]:
    """The office with other cells in some columns."""
    series = [pl.Series(name, cells, strict=False) for name, cells in columns.items()]
    return {**OFFICE, table: OFFICE[table].with_columns(series)}


def keyed(**keys: Cells) -> dict[str, pl.DataFrame]:
    """The office with other keys of employees in some tables."""
    return {
        name: frame.with_columns(pl.Series("employee", keys[name])) if name in keys else frame
        for name, frame in OFFICE.items()
    }


def nested() -> pl.DataFrame:
    """The office in one frame without days, with targets in their appraisals."""
    targets = OFFICE["targets"].drop(DAYS)
    each = targets.group_by("employee").agg(pl.struct(pl.exclude("employee")).alias("targets"))
    rated = OFFICE["appraisals"].drop(DAYS)
    rows = OFFICE["employees"].join(rated, on="employee", maintain_order="left")
    return rows.join(each, on="employee", maintain_order="left")


def of_one(frame: Frame, targets: Frame | None = None) -> Scores:
    workforce = FrameWorkforce.of(appraisals=frame, targets=targets, period=YEAR)
    return scored(appraise(workforce, POLICY))


def refused(frame: Frame, targets: Frame | None = None) -> set[tuple[str, str | None]]:
    """Code and column of what is wrong with a frame."""
    with pytest.raises(InputRefused) as caught:
        of_one(frame, targets)
    return {(finding.code.id, finding.place.column) for finding in caught.value.findings}


def test_the_office_itself() -> None:
    assert by_frames(OFFICE) == by_tables(OFFICE) == of_one(nested()) == BOTH


# ------------------------------------------------------------------------------- as from a table

TEXTS = [
    ["90,5", "80.5"],
    [" 90 ", "\u00a080.5"],
    ["'90", "+80.5"],
    ["90.500", "80.50"],
    ["٩٠", "80.5"],  # digits, but not those of a program
    ["\uff19\uff10", "80.5"],  # nor these, of full width
    ["1e2", "80.5"],
    ["", "80.5"],
    ["n/a", "80.5"],  # not allowed for this fact
    ["100.01", "-1"],
    ["9" * 30, "80.5"],
]
NUMBERS = [
    pl.Series([89.995, 80.5]),
    pl.Series([89.99, 80.5]),
    pl.Series([89.99, 80.5], dtype=pl.Float32),
    pl.Series([None, 80.5]),
    pl.Series([float("inf"), 80.5]),
    pl.Series([1e18, 80.5]),
    pl.Series([2**62, 80]),
    pl.Series([2**64 - 1, 80], dtype=pl.UInt64),
    pl.Series([2**100, 80], dtype=pl.Int128),
    pl.Series([-5, 80], dtype=pl.Int8),
    pl.Series([200, 80], dtype=pl.UInt8),
    pl.Series([Decimal(89), Decimal(101)], dtype=pl.Decimal(38, 0)),
    pl.Series([Decimal("9" * 36), Decimal(9)], dtype=pl.Decimal(38, 0)),
    pl.Series([Decimal("89.99"), Decimal("80.50")], dtype=pl.Decimal(10, 2)),
    pl.Series(["90", "n/a"], dtype=pl.Categorical),
    pl.Series([None, None]),
]


@pytest.mark.parametrize("cells", [*TEXTS, *NUMBERS], ids=str)
def test_numbers_come_to_what_they_come_to_in_a_table(cells: Cells) -> None:
    frames = changed("appraisals", service=cells)
    assert by_frames(frames) == by_tables(frames)


DAY = date(2019, 1, 1)
MIDNIGHT = datetime(2019, 1, 1)  # noqa: DTZ001  (as most frames have it)


@pytest.mark.parametrize(
    "cells",
    [
        ["01-01-2019", "1/1/2019"],
        ["2019-01-01T00:00:00", "2019-01-01 00:00:00"],
        ["31-02-2019", "2019-01-01"],
        ["01-01-19", "2019-01-01"],
        ["", "2019-01-01"],
        ["2020-01-01", "2019-01-01"],
        [DAY, DAY],
        [DAY, None],
        [MIDNIGHT, MIDNIGHT],
        [MIDNIGHT, MIDNIGHT + timedelta(hours=12)],
    ],
    ids=str,
)
def test_days_come_to_what_they_come_to_in_a_table(cells: Cells) -> None:
    frames = changed("appraisals", first_day=cells)
    assert by_frames(frames) == by_tables(frames)


def test_midnight_is_that_of_the_time_zone_of_the_column() -> None:
    there = pl.Series([MIDNIGHT] * 2).dt.replace_time_zone("Asia/Jakarta")
    assert by_frames(changed("appraisals", first_day=there)) == BOTH
    with pytest.raises(UsageError, match="MER-0006"):  # five in the afternoon is no day
        by_frames(changed("appraisals", first_day=there.dt.convert_time_zone("UTC")))


@pytest.mark.parametrize(
    "keys",
    [
        {"employees": [1, 2]},
        {"employees": pl.Series(["1", "2"], dtype=pl.Categorical)},
        {"employees": pl.Series([" 1", "'2"], dtype=pl.Categorical)},
        {"employees": ["\ufeff1", "\u00a02 "]},
        {"employees": ["e\u0301", "2"], "appraisals": ["\u00e9", "2"], "targets": ["é", "2"]},
        {"employees": ["", "2"]},
        {"employees": [None, "2"]},
        {"appraisals": [None, "2"]},
        {"targets": [None, "2"]},
        {"targets": ["3", "2"]},
        {"employees": ["1", "1"]},
        {"appraisals": ["1", "1"]},
        {"targets": ["1", "1"]},
    ],
    ids=str,
)
def test_keys_meet_as_they_do_in_tables(keys: Mapping[str, Cells]) -> None:
    frames = keyed(**keys)
    assert by_frames(frames) == by_tables(frames)


def test_pandas_makes_doubles_of_keys_among_which_one_is_missing() -> None:
    assert by_frames(keyed(employees=[1.0, 2.0])) == BOTH
    assert by_frames(keyed(employees=[1.0, None])) == {"1": BOTH["1"]}
    assert by_frames(keyed(employees=[1.5, 2.0])) == {"2": BOTH["2"]}


def test_one_person_is_found_by_the_text_of_a_key() -> None:
    results = appraise(framed(keyed(employees=[1, 2])), POLICY)
    one = results.of("1")
    assert one is not None
    assert one.score == Decimal("87.20")
    assert results.of("3") is None


def test_decimals_of_more_places_are_taken_where_no_digit_is_lost() -> None:
    cells = [Decimal("90.0000"), Decimal("80.5001")]
    frames = changed("appraisals", service=pl.Series(cells, dtype=pl.Decimal(38, 20)))
    assert by_frames(frames) == {"1": BOTH["1"]}


# --------------------------------------------------------------------------- refused at the door

OTHER_KINDS = [
    [[90], [80]],
    [{"a": 90}, {"a": 80}],
    [b"90", b"\xff"],
    [True, False],
    [DAY, DAY],
    [time(1), time(2)],
    [timedelta(1), timedelta(2)],
    pl.Series([object(), object()], dtype=pl.Object),
]


@pytest.mark.parametrize("cells", OTHER_KINDS, ids=lambda cells: str(pl.Series(cells).dtype))
@pytest.mark.parametrize("name", ["service", "employee", "employment"])
def test_a_column_of_another_kind_is_refused_by_its_name(name: str, cells: Cells) -> None:
    frame = nested().with_columns(pl.Series(name, cells))
    assert refused(frame) == {("MER-1404", name)}


def test_a_number_is_no_day() -> None:
    days = [pl.lit(20190101).alias("first_day"), pl.lit(DAY).alias("last_day")]
    assert ("MER-1404", "first_day") in refused(nested().with_columns(days))


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("service", [90, "Budi Santoso"]),
        ("service", ["Budi Santoso", 90.5]),
        ("employee", ["Budi Santoso", 7]),
        ("service", [[1], {"Budi": 2}]),
        ("service", [1 + 2j, 1]),
    ],
)
def test_a_mixed_column_of_pandas_is_refused_and_no_cell_quoted(
    name: str, cells: list[object]
) -> None:
    frame = nested().drop("targets").to_pandas().assign(**{name: pd.Series(cells, dtype=object)})
    with pytest.raises(InputRefused) as caught:
        of_one(frame)
    assert [(f.code.id, f.place.column) for f in caught.value.findings] == [("MER-1405", name)]
    assert "Budi" not in str(caught.value)


def test_two_columns_of_one_name_are_refused() -> None:
    frame = nested().drop("targets").to_pandas()
    assert refused(pd.concat([frame, frame[["service"]]], axis=1)) == {("MER-1405", "service")}
    twice = nested().with_columns(pegawai="employee")
    assert ("MER-1024", "pegawai") in refused(twice)


@pytest.mark.parametrize("thing", [None, Path("penilaian.csv"), 7, duckdb])
def test_what_is_no_frame_is_refused(thing: object) -> None:
    said = refused(thing)  # type: ignore[arg-type]  # the fault under test
    assert {code for code, _ in said} <= {"MER-1023", "MER-1405"}


def test_a_wrong_header_is_told() -> None:
    frame = nested().rename({"service": "servis"})
    workforce = FrameWorkforce.of(appraisals=frame, period=YEAR)
    assert [(f.code.id, f.place.column) for f in workforce.findings] == [("MER-1021", "servis")]
    assert scored(appraise(workforce, POLICY)) == {}
    assert ("MER-1023", None) in refused(nested().rename({"employee": "id"}))


def test_a_row_of_data_for_headers_is_refused_and_not_quoted() -> None:
    nip = "198501012010019001"
    rows = pl.DataFrame({"Budi Santoso": ["Sari"], nip: ["199001012015012901"]})
    for tables in ({"appraisals": rows}, {**OFFICE, "employees": rows}):
        with pytest.raises(InputRefused) as caught:
            FrameWorkforce.of(**tables, period=YEAR)
        assert [finding.code.id for finding in caught.value.findings] == ["MER-1006"]
        for said in (str(caught.value), *map(repr, caught.value.findings)):
            assert "Budi" not in said
            assert nip not in said


def test_a_row_of_data_for_headers_of_parquet_is_not_quoted(tmp_path: Path) -> None:
    for name, frame in OFFICE.items():
        frame.write_parquet(tmp_path / f"{name}.parquet")
    pl.DataFrame({"Budi Santoso": ["Sari"]}).write_parquet(tmp_path / "units.parquet")
    with pytest.raises(InputRefused) as caught:
        FrameWorkforce.scan(tmp_path)
    (finding,) = caught.value.findings
    assert (finding.code.id, finding.place.file, finding.place.column) == (
        "MER-1006",
        "units.parquet",
        None,
    )


def test_headers_are_those_of_either_language_however_they_are_written() -> None:
    names = {"employee": " PEGAWAI", "service": "Orientasi Pelayanan", "unit": "UNIT"}
    assert of_one(nested().rename(names)) == BOTH


# -------------------------------------------------------------------------- marks, targets, pandas


@pytest.mark.parametrize("mark", ["leadership__na", "LEADERSHIP__NA", "kepemimpinan__na"])
def test_marks_stand_beside_their_column(mark: str) -> None:
    number = pl.Series("leadership", [None, None], dtype=pl.Int64)
    marked = nested().with_columns(number, pl.Series(mark, [True, True]))
    assert of_one(marked) == BOTH
    untyped = nested().with_columns(
        pl.Series("leadership", [None, None]), pl.Series(mark, [True, True])
    )
    assert of_one(untyped) == BOTH
    half = nested().with_columns(number, pl.Series(mark, [True, None]))
    assert of_one(half) == {"1": BOTH["1"]}


def test_marks_are_truth_values_and_only_where_the_fact_may_be_absent() -> None:
    number = pl.Series("leadership", [None, 80])
    text = nested().with_columns(number, leadership__na=pl.lit("yes"))
    assert refused(text) == {("MER-1404", "leadership__na")}
    service = nested().with_columns(service=90, service__na=pl.Series([True, False]))
    assert of_one(service).keys() == {"2"}


def test_no_targets_are_no_targets_however_that_is_said() -> None:
    kind = nested().schema["targets"]
    nothing = [
        pl.lit(None),
        pl.lit([], dtype=pl.List(pl.Null)),
        pl.lit(None, dtype=kind),
        pl.lit([], dtype=kind),
    ]
    for none in nothing:
        assert of_one(nested().with_columns(none.alias("targets"))) == {}
    one = pl.when(pl.col("employee") == "1").then("targets").alias("targets")
    assert of_one(nested().with_columns(one)) == {"1": BOTH["1"]}


@pytest.mark.parametrize("cells", [["[]", "[]"], [[1], [2]], [{"target": "T1"}] * 2])
def test_targets_that_are_no_lists_of_records_are_refused(cells: Cells) -> None:
    assert refused(nested().with_columns(pl.Series("targets", cells))) == {("MER-1404", "targets")}


@pytest.mark.parametrize("name", ["targets", "Targets", "target"])
def test_targets_may_repeat_whose_they_are(name: str) -> None:
    fields = [part.name for part in nested().schema["targets"].inner.fields]  # type: ignore[attr-defined]  # a list of structs
    inner = pl.struct(*(pl.element().struct.field(f) for f in fields), employee=pl.lit("x"))
    frame = nested().with_columns(pl.col("targets").list.eval(inner)).rename({"targets": name})
    assert of_one(frame) == BOTH


@pytest.mark.parametrize(("number", "who"), [(1_000, {"1", "2"}), (1_001, {"2"})])
def test_more_targets_than_are_proved_to_fit_are_refused(number: int, who: set[str]) -> None:
    first, second = OFFICE["targets"].drop(DAYS).partition_by("employee")
    several = first.select(pl.all().repeat_by(number).explode())
    several = several.with_columns(target=pl.int_range(number).cast(pl.String))
    targets = pl.concat([several, second])
    assert of_one(nested().drop("targets"), targets=targets).keys() == who


def test_pandas_as_people_have_it() -> None:
    frame = nested().drop("targets").to_pandas()
    targets = OFFICE["targets"].drop(DAYS).to_pandas()
    assert of_one(frame, targets=targets) == BOTH
    as_index = frame.set_index("employee")
    assert ("MER-1023", None) in refused(as_index, targets=targets)
    frame = frame.assign(
        service=pd.Series([Decimal("89.99"), None], dtype=object), unit=pd.Categorical(["u", "u"])
    )
    assert of_one(frame, targets=targets).keys() == {"1"}
    frame = frame.assign(service=[float("nan"), 80.5])
    assert of_one(frame, targets=targets) == {"2": BOTH["2"]}
    days = {"first_day": [pd.Timestamp(DAY)] * 2, "last_day": [pd.Timestamp(2019, 12, 31)] * 2}
    dated = FrameWorkforce.of(appraisals=frame.assign(**days), targets=targets.assign(**days))
    assert scored(appraise(dated, POLICY)) == {"2": BOTH["2"]}


# ------------------------------------------------------------------------ nothing, and no such


@pytest.mark.parametrize("empty", [nested().clear(), pd.DataFrame(columns=nested().columns[:-1])])
def test_nobody_at_all_is_told(empty: Frame) -> None:
    with pytest.raises(UsageError):
        of_one(empty)


def test_no_columns_at_all_are_told() -> None:
    assert {code for code, _ in refused(pl.DataFrame())} == {"MER-1023"}


def test_no_such_period_step_or_unit() -> None:
    workforce = framed(OFFICE)
    with pytest.raises(UsageError, match="MER-0006"):
        appraise(workforce, POLICY, period=Period.year(2018))
    results = appraise(workforce, POLICY)
    for step in ("skor", "time_score", "score"):
        with pytest.raises(UsageError, match="MER-1403"):
            results.frame(step)
    assert results.frame("skp", "skp").collect().columns[-2:] == ["policy_hash", "skp"]
    elsewhere = framed(changed("employees", unit=["nowhere", "u"]))
    assert [(unit.unit, len(unit.people)) for unit in appraise(elsewhere, POLICY).units] == [
        ("u", 1)
    ]


def test_no_such_folder(tmp_path: Path) -> None:
    file = tmp_path / "units.parquet"
    OFFICE["units"].write_parquet(file)
    for path in (tmp_path / "nowhere", file):
        for scan in (FrameWorkforce.scan, FrameCareers.scan):
            with pytest.raises(UsageError, match="MER-0004") as caught:
                scan(path)
            assert [finding.place.file for finding in caught.value.findings] == [path.name]


def test_a_frame_is_no_workforce_until_it_is_made_one() -> None:
    with pytest.raises(TypeError, match="FrameWorkforce"):
        appraise(OFFICE["appraisals"])  # type: ignore[call-overload]  # the fault under test


def test_units_without_a_name_are_called_by_their_key_and_without_a_key_not_at_all() -> None:
    nameless = changed("units", name=[None])
    page = appraise(framed(nameless), POLICY)
    assert [unit.name for unit in page.units] == ["u"]
    assert page.view().parts
    assert appraise(framed(changed("units", unit=[None])), POLICY).units == ()


def test_a_target_there_twice_means_the_same_for_one_as_for_all() -> None:
    days = {"first_day": ["2023-01-01"] * 2, "last_day": ["2023-12-31"] * 2}
    rated = pl.DataFrame({"employee": ["1", "2"], **days, "results_rating": "sesuai"})
    workforce = FrameWorkforce.of(
        employees=OFFICE["employees"],
        appraisals=rated.with_columns(behaviour_rating=pl.lit("sesuai")),
        targets=pl.DataFrame({"employee": ["1", "1"], **days, "target": "T1", "plan": "p"}),
    )
    results = appraise(workforce, load_policy("permenpanrb-6-2022"))
    one = results.of("1")
    assert one is not None
    first = results.frame().select("predicate_code", "refusal_code").collect().row(0)
    assert first == (one.predicate and one.predicate.code, one.refusal and one.refusal.code.id)


def test_a_header_that_nobody_knows_is_not_quoted_of_a_frame_that_cannot_be_read() -> None:
    row = pd.DataFrame({"Sri Rekaan": [1, "x"], "190302281925012999": [2, object()]})
    with pytest.raises(InputRefused) as refused:
        FrameWorkforce.of(appraisals=row)
    said = " ".join(str(finding) for finding in refused.value.findings)
    assert "Rekaan" not in said
    assert "190302281925012999" not in said
