"""Bytes that nobody would write, tried on the readers until nothing new happens.

With atheris (``pip install atheris``)::

    mkdir -p corpus
    python -m tests.dirty.fuzz --seeds corpus
    python -m tests.dirty.fuzz corpus -max_total_time=1200 -timeout=20 -rss_limit_mb=1000

The first byte of an input says what the others are: a CSV file, a whole workbook, or one part of a
workbook that is sound otherwise, so that neither a checksum nor a table of contents is in the way.
A short version for every day is in `test_fuzz.py`.

In an hour of one core, some 330,000 inputs, it found four things, all of them in rows that are
handed in again: a column that came in two languages was there twice among the rejected rows; of an
unknown column that came twice, one was lost there; a text such as ``_x000A_`` turned into the
character of that number in a workbook; and a row that was rejected for its number of cells alone is
taken once it stands under the headers, which is right: who hands it in has seen it. The second
was found in the last minutes, so there may be more of its kind; no input ever ended in an
exception of the readers. Numbers of absurd size it did not find; they are among its words since.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from importlib import import_module
from itertools import product
from pathlib import Path
from random import Random

from tests.dirty.held import NAMES, hold
from tests.dirty.workbooks import SHEET, STRINGS, STYLES, WORKBOOK, parts, sheet_xml, zipped
from tests.io.conftest import SOUND

from meritasn.io import Intake, dumps, read_tables
from meritasn.merit import appraise
from meritasn.policies import load_policy

__all__ = ["PLACES", "mutated", "seeds", "try_bytes"]

HEADS = {name: text.splitlines()[0].split(",") for name, text in SOUND.items()}
CITY = {name: [line.split(",") for line in text.splitlines()] for name, text in SOUND.items()}
POLICIES = [load_policy(name) for name in ("permenpanrb-6-2022", "pp-46-2011")]
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
        reckon(hold(read_tables, tables, aside, names=names))
        return
    file = tables / "kota.xlsx"
    file.write_bytes(data[1:] if place == file.name else zipped(sound_parts() | {place: data[1:]}))
    reckon(hold(read_tables, file, aside, names=names))


def reckon(intake: Intake) -> None:
    """Asserts that whatever was read can be reckoned with and written."""
    for policy, period in product(POLICIES, intake.workforce.periods()):
        results = appraise(intake.workforce, policy, period=period, outside=True)
        assert all(result.as_dict("id") for result in results)
    dumps(intake.workforce)


_TOKEN = re.compile(rb"<[^<>]*>|\"[^\"<>]*\"|[^<>,;\r\n\t\"]+|.", re.DOTALL)
_SPITEFUL = (
    *(b'"', b'""', b",", b";", b"\t", b"|", b"\r", b"\n", b"\r\n", b"'", b" "),
    *(b"\0", b"\xa0", b"\xe9"),
    *("\ufeff", "\u200b", "\u00a0", "\u0085", "\u2028", "�", "٣", "é"),
    *("sep=;\n", "#table", "#file", "#row", "=1+1", "tb", "n/a", "TRUE", "#REF!", "85%", "2.0"),
    *("9" * 60, "1" * 5000, "1e300", "1e999", "1.234,56", "-0", "45291"),
    *("2023-12-31", "31/12/2023", "2023-12-31T00:00:00Z", "9999-12-31", "1900-01-01"),
    *("pegawai", "employee", "unit", "units", "nip", "kepala", "190302281925012999", "1.9E+17"),
    *('<row r="9">', '<row hidden="1">', "</row>", '<c r="XFD1">', '<c t="s">', '<c t="str">'),
    *('<c t="inlineStr">', '<c t="b">', '<c t="d">', '<c t="e">', '<c s="1">', '<c s="2">', "</c>"),
    *("<is>", "</is>", "<t>", "</t>", "<v>", "</v>", "<f>", "</f>", "<f/>", "<rPh>", "</rPh>"),
    *('<mergeCell ref="A1:B9"/>', '<col min="1" max="9" hidden="1"/>', "<si>", "</si>", "<x>"),
    *("<!DOCTYPE a>", "<![CDATA[x]]>", "<!-- x -->", "&#10;", "_x000A_", '"0"', '"1"', '"A2"'),
)


def mutated(data: bytes, random: Random) -> bytes:
    """An input with some of its words and tags cut, doubled, moved or exchanged."""
    tokens = _TOKEN.findall(data[1:])
    for _ in range(random.randint(1, 4)):
        at, other = (random.randrange(len(tokens) + 1) for _ in range(2))
        some = tokens[at : at + random.randint(1, 6)]
        spite = random.choice(_SPITEFUL)
        spiteful = [spite if isinstance(spite, bytes) else spite.encode()]
        match random.randrange(4):
            case 0:
                tokens[at : at + 1] = spiteful
            case 1:
                tokens[at:at] = spiteful
            case 2:
                tokens[other:other] = some
            case _:
                del tokens[at : at + len(some)]
    return data[:1] + b"".join(tokens)


def main() -> None:
    if sys.argv[1:2] == ["--seeds"]:
        for i, seed in enumerate(seeds()):
            Path(sys.argv[2], f"seed-{i}").write_bytes(seed)
        return
    atheris = import_module("atheris")  # nobody else needs it

    with tempfile.TemporaryDirectory() as folder:
        atheris.instrument_all()
        atheris.Setup(
            sys.argv,
            lambda data: try_bytes(data, Path(folder)),
            custom_mutator=lambda data, most, seed: (
                mutated(data, Random(seed))[:most]  # noqa: S311  (nothing is secret)
                if seed % 3
                else atheris.Mutate(data, most)
            ),
        )
        atheris.Fuzz()


if __name__ == "__main__":
    main()
