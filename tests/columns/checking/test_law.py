"""Frames are found to have what a reader of tables finds in the same rows, place by place."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meritasn.columns import FrameWorkforce
from meritasn.columns.checking import Verdict, check
from meritasn.columns.scans import Given
from meritasn.errors import Place
from meritasn.facts import catalogue
from meritasn.io import Intake, read_tables

TABLES = ("units", "unit_performance", "employees", "appraisals", "targets")
Tables = Mapping[str, Sequence[Mapping[str, str]]]

PEOPLE = ("P0", "P1", "P2", "P3")
UNITS = ("U0", "U1", "U2")
YEAR = ("2023-01-01", "2023-12-31")
SPANS = (YEAR, YEAR, YEAR, ("2023-04-01", "2024-03-31"), ("01/04/2023", "2023-06-30"))
NIPS = ("199002282015011900", "19900228 201501 1 900", "199202292016012901")
ODD = (
    *(
        "",
        "#REF!",
        "n/a",
        "'",
        "x\ufffd",
        "?",
        "\u200b",
        " \u00a0",
        "-1",
        "85,5",
        "1.234",
        "P9",
        "U9",
    ),
    *("2023-01-01", "2022-12-31", "31-12-23", "1.99002E+17", "199102292016012901", "'P1", " U1"),
)
"""Each is wrong, or another spelling, in some column."""

FINE: Mapping[str, Sequence[str]] = {
    "unit": UNITS,
    "parent": ("", *UNITS),
    "head": (*PEOPLE, ""),
    "name": ("Bidang",),
    "kind": ("bidang", "Bidang"),
    "active": ("", "ya", "tidak"),
    "unit_predicate": ("baik", "istimewa"),
    "employee": PEOPLE,
    "nip": ("", "", *NIPS),
    "employment": ("pns", "PNS", "pppk"),
    "rank": ("", "", "iii_a", "IV/a", "ix"),
    "post_kind": ("", "administrasi", "fungsional"),
    "post_level": ("", "pengawas", "ahli_muda"),
    "rater": (*PEOPLE, ""),
    "rater_superior": ("", "", *PEOPLE),
    "results_rating": ("sesuai", "Di atas ekspektasi", ""),
    "service": ("85.5", "", "100.01"),
    "leadership": ("", "tb", "90"),
    "target": ("T1", "T2"),
    "plan": ("Izin",),
    "focus": ("kegiatan", "Kegiatan", "keluaran"),
    "serves": ("", "", *(f"{person}/T1" for person in PEOPLE), "P1/T3", "P2"),
    "quantity_target": ("12", "", "n/a"),
    "cost_target": ("1000000", ""),
}
"""What may stand in a column."""


COLUMNS: Mapping[str, Sequence[str]] = {
    "units": ("unit", "name", "kind", "parent", "head", "active"),
    "unit_performance": ("unit", "first_day", "last_day", "unit_predicate"),
    "employees": ("employee", "nip", "unit", "employment", "rank", "post_kind", "post_level"),
    "appraisals": (
        "employee",
        "first_day",
        "last_day",
        "rater",
        "rater_superior",
        "results_rating",
        "service",
        "leadership",
    ),
    "targets": (
        "employee",
        "first_day",
        "last_day",
        "target",
        "plan",
        "focus",
        "serves",
        "quantity_target",
        "cost_target",
    ),
}


@st.composite
def tangled(draw: st.DrawFn) -> Tables:
    """Tables as nobody should hand them in, but for what can be wrong in their headers."""
    columns = {name: [*of] for name, of in COLUMNS.items()}
    for name in draw(st.lists(st.sampled_from(TABLES), max_size=1)):
        columns[name].remove(draw(st.sampled_from(_optional(name))))
    people = draw(st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=5))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
    tables: dict[str, list[dict[str, str]]] = {
        "units": [_row(draw, columns["units"], unit=key) for key in units],
        "unit_performance": draw(_rows(columns["unit_performance"], 0, 3)),
        "employees": [_row(draw, columns["employees"], employee=key) for key in people],
        "appraisals": draw(_rows(columns["appraisals"], 1, 6)),
        "targets": draw(_rows(columns["targets"], 0, 7)),
    }
    for name in draw(st.lists(st.sampled_from(TABLES), max_size=3)):
        if tables[name]:
            row = draw(st.sampled_from(tables[name]))
            row[draw(st.sampled_from([*row]))] = draw(st.sampled_from(ODD))
    return tables


@st.composite
def _rows(draw: st.DrawFn, columns: Sequence[str], least: int, most: int) -> list[dict[str, str]]:
    return [_row(draw, columns) for _ in range(draw(st.integers(least, most)))]


def _row(draw: st.DrawFn, columns: Sequence[str], **given: str) -> dict[str, str]:
    if "first_day" in columns:
        given |= dict(zip(("first_day", "last_day"), draw(st.sampled_from(SPANS)), strict=True))
    return {name: given.get(name) or draw(st.sampled_from(FINE[name])) for name in columns}


def _optional(name: str) -> Sequence[str]:
    table = catalogue().tables[name]
    return [c for c in COLUMNS[name] if not table.column(c).required]


def written(tables: Tables, folder: Path) -> None:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            header = [*rows[0]] if rows else COLUMNS[name]
            writer = csv.DictWriter(file, header)
            writer.writeheader()
            writer.writerows(rows)


def texts(folder: Path) -> FrameWorkforce:
    """The tables of a folder, every cell as text."""
    return FrameWorkforce.given(
        {
            name: Given(
                pl.scan_csv(folder / f"{name}.csv", infer_schema=False),
                Place(file=f"{name}.csv"),
                first_row=2,
            )
            for name in TABLES
            if (folder / f"{name}.csv").exists()
        }
    )


def assert_same(found: Verdict, expected: Intake) -> None:
    assert [*map(str, found.findings)] == [*map(str, expected.findings)]
    assert found.findings == expected.findings
    assert found.rejected == expected.rejected
    assert found.sound is expected.sound


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tangled())
def test_frames_are_judged_like_files(tables: Tables) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        written(tables, folder)
        assert_same(check(texts(folder).tables), read_tables(folder))
