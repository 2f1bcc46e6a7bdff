"""Bytes that nobody would write, tried on the readers until nothing new happens.

With atheris (``pip install atheris``)::

    mkdir -p corpus
    python -m tests.dirty.fuzz --seeds corpus
    python -m tests.dirty.fuzz corpus -max_total_time=1200 -timeout=20 -rss_limit_mb=1000

The first byte of an input says what the others are: a CSV file, a whole workbook, or one part of a
workbook that is sound otherwise, so that neither a checksum nor a table of contents is in the way.
A short version for every day is in `test_fuzz.py`.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.dirty.held import NAMES, hold
from tests.dirty.workbooks import SHEET, STRINGS, STYLES, WORKBOOK, parts, sheet_xml, zipped
from tests.io.conftest import SOUND

from meritasn.io import read_tables

__all__ = ["PLACES", "seeds", "try_bytes"]

HEADS = {name: text.splitlines()[0].split(",") for name, text in SOUND.items()}
CITY = {name: [line.split(",") for line in text.splitlines()] for name, text in SOUND.items()}
PLACES = ("pegawai.csv", "target.csv", "kota.xlsx", SHEET, STRINGS, STYLES, WORKBOOK)
"""What the bytes of an input may be."""


def sound_parts() -> dict[str, str | bytes]:
    """The sound city as a workbook, with each kind of cell in its first sheet."""
    days = '<c s="1"><v>44927</v></c>', '<c s="1"><v>45291</v></c>'
    shared = '<c t="s"><v>0</v></c>', '<c t="str"><f>A1</f><v>k1</v></c>'
    numbers = '<c s="2"><v>0.85</v></c>', '<c t="e"><v>#REF!</v></c>', '<c t="b"><v>1</v></c>'
    row = [shared[0], *days, shared[1], *numbers]
    targets = [HEADS["target"], *CITY["target"][1:], row]
    after = '<mergeCells><mergeCell ref="A9:B10"/></mergeCells>'
    before = '<cols><col min="2" max="3" hidden="1"/></cols>'
    sheets = {"target": sheet_xml(targets, before=before, after=after)}
    sheets |= {name: sheet_xml(rows) for name, rows in CITY.items() if name != "target"}
    return parts(sheets, texts=["kepala", "dua_x000A_baris"])


def seeds() -> list[bytes]:
    """Inputs to begin with: each place as it should be."""
    whole = sound_parts()
    files = {f"{name}.csv": text.encode() for name, text in SOUND.items()}
    found = []
    for i, place in enumerate(PLACES):
        content = files.get(place) or whole.get(place) or zipped(whole)
        found.append(bytes([i]) + (content.encode() if isinstance(content, str) else content))
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        text = SOUND["pegawai"].replace("Rekaan", "Rékaan").replace(",", ";")
        found.append(b"\0" + f'sep=;\r\n"Daftar ""x"""\r{text}'.encode(encoding))
    return found


def try_bytes(data: bytes, folder: Path) -> None:
    """Reads one input as a file of an otherwise sound city, and asserts what must hold."""
    names = NAMES if len(data) % 32 == 0 else NAMES[:1]  # a workbook takes its time to write
    tables, aside = folder / "kota", folder / "lain"
    for made in (tables, aside):
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir()
    place = PLACES[data[0] % len(PLACES)] if data else PLACES[0]
    if place.endswith(".csv"):
        for name, text in SOUND.items():
            (tables / f"{name}.csv").write_text(text, "utf-8", newline="")
        (tables / place).write_bytes(data[1:])
        hold(read_tables, tables, aside, names=names)
        return
    file = tables / "kota.xlsx"
    file.write_bytes(data[1:] if place == file.name else zipped(sound_parts() | {place: data[1:]}))
    hold(read_tables, file, aside, names=names)


def main() -> None:
    if sys.argv[1:2] == ["--seeds"]:
        for i, seed in enumerate(seeds()):
            Path(sys.argv[2], f"seed-{i}").write_bytes(seed)
        return
    atheris = import_module("atheris")  # nobody else needs it

    with tempfile.TemporaryDirectory() as folder:
        atheris.instrument_all()
        atheris.Setup(sys.argv, lambda data: try_bytes(data, Path(folder)))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
