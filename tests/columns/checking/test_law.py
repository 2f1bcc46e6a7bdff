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
from meritasn.model import VOCABULARY

TABLES = ("units", "unit_performance", "employees", "appraisals", "targets")
Tables = Mapping[str, Sequence[Mapping[str, str]]]

PEOPLE = ("P0", "P1", "P2", "P3")
UNITS = ("U0", "U1", "U2")
DAYS = ("2023-01-01", "2023-12-31", "2023-06-30", "01/04/2023", "2022-12-31")
NIPS = (
    "199002282015011900",
    "19900228 201501 1 900",
    "199202292016012901",
    "199102292016012901",
    "1.99002E+17",
)
ODD = ("", "#REF!", "n/a", "'", "x\ufffd", "?", "\u200b", " \u00a0")


def cell(name: str) -> st.SearchStrategy[str]:
    """What may stand in a column, most of it fine."""
    fine: dict[str, Sequence[str]] = {
        "unit": (*UNITS, "U9", " U1"),
        "parent": ("", "", *UNITS, "U9"),
        "head": (*PEOPLE, *PEOPLE, "P9", ""),
        "name": ("Bidang",),
        "active": ("", "ya", "tidak", "0"),
        "employee": (*PEOPLE, *PEOPLE, "P9", "'P1"),
        "nip": ("", "", "", *NIPS),
        "rater": (*PEOPLE, *PEOPLE, "P9", ""),
        "rater_superior": ("", *PEOPLE, "P9"),
        "first_day": (DAYS[0], DAYS[0], DAYS[0], *DAYS),
        "last_day": (DAYS[1], DAYS[1], DAYS[1], *DAYS),
        "target": ("T1", "T2", "T3"),
        "plan": ("Izin",),
        "serves": ("", *(f"{p}/T{i}" for p in PEOPLE for i in (1, 2)), "P1", "P9/T1"),
        "focus": ("kegiatan", "Kegiatan", "keluaran", ""),
        "rank": ("", "iii_a", "IV/a", "ix"),
        "post_kind": ("", "administrasi", "fungsional"),
        "post_level": ("", "pengawas", "ahli_muda"),
        "employment": ("pns", "pns", "pppk", "PNS"),
    }
    column = next(c for t in catalogue().tables.values() for c in t.columns if c.name == name)
    if name not in fine and column.enum:
        fine[name] = [term.code for term in VOCABULARY[column.enum]]
    numbers = ("", "12", "85.5", "100.01", "-1", "1.234", "85,5")
    return st.one_of(*[st.sampled_from(fine.get(name, numbers))] * 40, st.sampled_from(ODD))


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
    """Tables as nobody should hand them in, without what the header of a table could be."""
    sizes = {"units": 4, "unit_performance": 3, "employees": 5, "appraisals": 6, "targets": 8}
    least = {"units": 1, "employees": 2, "appraisals": 2, "targets": 1}
    tables: dict[str, list[dict[str, str]]] = {}
    for name, most in sizes.items():
        dropped = draw(st.sampled_from([None] * 6 + [*_optional(name)]))
        columns = [column for column in COLUMNS[name] if column != dropped]
        row = st.fixed_dictionaries({column: cell(column) for column in columns})
        filled = row.filter(
            lambda cells: any(text.strip(" \u00a0\u200b") for text in cells.values())
        )
        tables[name] = draw(st.lists(filled, min_size=least.get(name, 0), max_size=most))
        for number, key in enumerate(PEOPLE if name == "employees" else UNITS):
            # Mostly everybody is there once.
            if (
                name in ("units", "employees")
                and number < len(tables[name])
                and draw(st.booleans())
            ):
                tables[name][number]["unit" if name == "units" else "employee"] = key
    return tables


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
