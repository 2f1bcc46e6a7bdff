"""Files that hold more than anybody can use: each is read in a process with little memory."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.dirty.books import city_sheets
from tests.dirty.city import HEADS, ROWS, Case
from tests.dirty.workbooks import MAIN, SHEET, parts, sheet_xml, zipped
from tests.io.conftest import SOUND

__all__ = ["BULK"]

MB = 10**6
OPENING = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()


def written(pieces: Callable[[], Iterator[bytes]]) -> Callable[[Path], None]:
    """What writes a file piece by piece."""

    def write(path: Path) -> None:
        with path.open("wb") as file:
            file.writelines(pieces())

    return write


def one_cell() -> Iterator[bytes]:
    yield SOUND["pegawai"].encode() + b"p,,"
    for _ in range(200):
        yield b"x" * MB
    yield b",kota,PNS,\n"


def one_column() -> Iterator[bytes]:
    yield SOUND["pegawai"].encode()
    for i in range(10_000):
        yield b"p%d,," % i + b"x" * 20_000 + b",kota,PNS,\n"


def quote_without_partner() -> Iterator[bytes]:
    yield SOUND["pegawai"].encode() + b'p,,"x'
    for _ in range(200 * MB // 1_000_000):
        yield b"baris,berikutnya,,kota,PNS,\n" * (MB // 28)


def million_columns() -> Iterator[bytes]:
    yield ",".join(HEADS["pegawai"]).encode() + b",x" * MB + b"\n"


def too_large(path: Path) -> None:
    path.write_bytes(b"unit\n")
    with path.open("r+b") as file:
        file.truncate(300 * 2**20)


def bomb(piece: bytes, times: int, *, declared: int | None = None) -> bytes:
    """A workbook whose first sheet inflates to a piece, many times over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = packer.compress(OPENING) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    data = first + again * times + packer.flush()
    size = declared or len(OPENING) + len(piece) * times
    sound = zipped(parts(city_sheets()) | {SHEET: b""})
    return _with_data(sound, SHEET, data, size)


def _with_data(archive: bytes, name: str, data: bytes, size: int) -> bytes:
    """A zip whose last part, that of the name, has packed data and a size put into it."""
    sizes = struct.pack("<II", len(data), min(size, 2**32 - 2))
    local = archive.index(name.encode()) - 30
    entry = archive.index(name.encode(), local + 31) - 46
    packed = struct.unpack("<I", archive[local + 18 : local + 22])[0]
    start = local + 30 + len(name)
    grown = len(data) - packed
    central = struct.unpack("<I", archive[-6:-2])[0]
    directory = bytearray(archive[central:-22])
    at = 0
    while at < len(directory):
        offset = struct.unpack("<I", directory[at + 42 : at + 46])[0]
        if offset > local:
            directory[at + 42 : at + 46] = struct.pack("<I", offset + grown)
        if offset == local:
            directory[at + 20 : at + 28] = sizes
        at += 46 + sum(struct.unpack("<HHH", directory[at + 28 : at + 34]))
    assert central <= entry
    end = bytearray(archive[-22:])
    end[16:20] = struct.pack("<I", central + grown)
    head = archive[: local + 18] + sizes + archive[local + 26 : start]
    return head + data + archive[start + packed : central] + bytes(directory) + bytes(end)


def many_rows() -> bytes:
    rows = b"".join(b'<row r="%d"/>' % i for i in range(1, 1_100_000))
    return zipped(parts(city_sheets()) | {SHEET: OPENING + rows + b"</sheetData></worksheet>"})


def formatted_rows() -> bytes:
    """A sheet that somebody gave borders down to row 200,000."""
    sound = city_sheets()["unit"].removesuffix("</sheetData></worksheet>").encode()
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (i, i) for i in range(4, 200_000))
    return zipped(parts(city_sheets()) | {SHEET: sound + rows + b"</sheetData></worksheet>"})


def wide_rows() -> bytes:
    """A sheet whose rows have one cell each, in the last column that there is."""
    row = b'<row><c r="XFD%d"><v>1</v></c></row>'
    rows = b"".join(row % i for i in range(1, 30_001))
    return zipped(parts(city_sheets()) | {SHEET: OPENING + rows + b"</sheetData></worksheet>"})


def wide_row() -> bytes:
    return zipped(parts(city_sheets(unit=sheet_xml([range(20_000)]))))


def long_cell() -> bytes:
    row = ["x" * 40_000, "", "", "dinas", "PNS"]
    return zipped(parts(city_sheets(pegawai=sheet_xml([HEADS["pegawai"], *ROWS["pegawai"], row]))))


def book(content: Callable[[], bytes]) -> Case:
    """A case of one workbook that is made when it is needed."""
    return Case({"kota.xlsx": lambda path: void(path.write_bytes(content()))}, alone=True)


def void(_: object) -> None:
    """What is written needs no answer."""


BULK = {
    "cell_of_200_mb": Case({"pegawai.csv": written(one_cell)}),
    "column_of_200_mb": Case({"pegawai.csv": written(one_column)}),
    "quote_without_partner_before_200_mb": Case({"pegawai.csv": written(quote_without_partner)}),
    "million_columns": Case({"pegawai.csv": written(million_columns)}),
    "long_cell": Case({"pegawai.csv": SOUND["pegawai"].replace("Nama", "x" * 40_000).encode()}),
    "file_too_large": Case({"unit.csv": too_large}),
    "zip_bomb": book(lambda: bomb(b"<row/>" * 200_000, 3000)),
    "zip_bomb_that_lies": book(lambda: bomb(b"<row/>" * 200_000, 3000, declared=5000)),
    "zip_of_blanks": book(lambda: bomb(b" " * MB, 300)),
    "million_rows": book(many_rows),
    "formatted_rows": book(formatted_rows),
    "wide_row": book(wide_row),
    "wide_rows": book(wide_rows),
    "long_cell_in_a_sheet": book(long_cell),
    "long_shared_text": book(lambda: zipped(parts(city_sheets(), texts=["x" * 20 * MB]))),
    "long_tag": book(
        lambda: zipped(
            parts(city_sheets())
            | {SHEET: OPENING + b'<row r="' + b"".join(b"%d" % i for i in range(800_000)) + b'"/>'}
        )
    ),
    "many_parts": book(
        lambda: zipped(parts(city_sheets()) | {f"x/{i}": b"" for i in range(11_000)})
    ),
}
