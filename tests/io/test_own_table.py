"""A table that is none of the catalogue: its columns are found, its faults told, its rows kept."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.io import read_own_table, write_rejected

WORDS = {
    **dict.fromkeys(("ya", "Ya", "YES", "true", "TRUE", "1"), True),
    **dict.fromkeys(("tidak", "No", "False", "0"), False),
    **dict.fromkeys(("", "  "), None),
}
FAULTS = ("mungkin", "2", "-", "y e s", "#N/A", "n/a")


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from([*WORDS, *FAULTS])), min_size=1),
    st.sampled_from(",;\t|"),
)
def test_every_row_is_read_or_set_aside(rows: list[tuple[str, str]], by: str) -> None:
    with TemporaryDirectory() as folder:
        file, aside = Path(folder) / "x.csv", Path(folder) / "aside.csv"
        lines = [("Kelompok", "lulus", "lain"), *((*row, "z") for row in rows)]
        file.write_text("".join(by.join(line) + "\n" for line in lines), "utf-8")
        found = read_own_table(file, columns={"lulus": "flag", "kelompok": "text"})
        sound = [(group, WORDS[word]) for group, word in rows if word in WORDS]
        assert [(row["kelompok"], row["lulus"]) for row in found.rows] == sound
        faulty = [place for place, (_, word) in enumerate(rows, start=2) if word in FAULTS]
        assert [row.row for row in found.rejected] == faulty
        assert found.readable
        assert found.sound is (not faulty)
        if not faulty:
            return
        write_rejected(found.rejected, aside)
        for word in FAULTS:  # in the last column but one
            text = aside.read_text("utf-8").replace(f",{word},z", ",ya,z")
            aside.write_text(text.replace(f",'{word},z", ",ya,z"), "utf-8")
        again = read_own_table(file, aside, columns={"lulus": "flag", "kelompok": "text"})
        assert again.sound
        assert len(again.rows) == len(rows)


def test_findings_have_code_place_and_what_would_be_right(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("DAFTAR PROMOSI\n\nJenis-Kelamin,LULUS\nP,9\nP,Budi\nP,ya,x\n", "utf-8")
    found = read_own_table(file, columns={"lulus": "flag", "jenis kelamin": "text"})
    told = {one.place.row: one for one in found.findings if one.rejects}
    assert {row: one.code.id for row, one in told.items()} == {
        4: "MER-1045",
        5: "MER-1045",
        6: "MER-1031",
    }
    first, second = told[4], told[5]
    assert (first.place.column, first.found and first.found.en) == ("LULUS", "9")
    assert second.found is not None
    assert "Budi" not in second.text.en  # it may be a name
    assert first.expected is not None


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "MER-1006"), ("a,b\n1,2\n", "MER-1023"), ("jk,lulus,Lulus\nP,1,0\n", "MER-1024")],
)
def test_a_table_without_the_columns_cannot_be_read(tmp_path: Path, text: str, code: str) -> None:
    file = tmp_path / "x.csv"
    file.write_text(text, "utf-8")
    found = read_own_table(file, columns={"lulus": "flag", "jk": "text"})
    assert not found.readable
    assert code in {one.code.id for one in found.findings}
    assert found.rows == ()


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = read_own_table(tmp_path / "x.csv", columns={"a": "flag"})
    assert [one.code.id for one in found.findings] == ["MER-1002"]


def test_numbers_are_read_as_they_are_declared(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('jk;gaji\nP;"4.100.000,50"\nL;5000000\nL;\nL;5.5\nL;lima\n', "utf-8")
    found = read_own_table(file, columns={"gaji": "number", "jk": "text"}, decimal=",")
    assert [row["gaji"] for row in found.rows] == [Decimal("4100000.50"), Decimal(5000000), None]
    assert [row.row for row in found.rejected] == [5, 6]
