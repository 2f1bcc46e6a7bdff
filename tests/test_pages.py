"""The pages of tables say what the catalogue says.

After changing the catalogue, write them anew: ``python tests/test_pages.py``
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meritasn.facts import Column, Table, catalogue
from meritasn.io import bounds
from meritasn.io.guidance import how_to_fill
from meritasn.language import LANGUAGES, Language, Text
from meritasn.model import VOCABULARY, Term

DOCS = Path(__file__).parents[1] / "docs"

TABLES: dict[Language, str] = {"id": "tabel.md", "en": "tables.md"}


def pages() -> dict[str, str]:
    """Every page that is made, by its path under docs."""
    return {TABLES[language]: tables_page(language) for language in LANGUAGES}


def page(lines: Iterator[str]) -> str:
    return "\n\n".join(lines) + "\n"


def grid(*rows: tuple[str, ...]) -> str:
    """A table of Markdown; the first row is its head."""
    head, *others = [f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |" for row in rows]
    return "\n".join((head, "|---" * len(rows[0]) + "|", *others))


# -- tables -----------------------------------------------------------------------------------

_ABOUT_TABLES = Text(
    "Setiap tabel adalah satu berkas CSV dalam sebuah folder, atau satu lembar dalam sebuah "
    "buku kerja. Nama berkas, lembar, dan kolom boleh berbahasa Indonesia atau Inggris. Kolom "
    "yang tidak dikenal diperingatkan dan tidak dibaca. Sel kosong berarti belum ada data, "
    "bukan nol. Fakta, yaitu kolom yang boleh disebut oleh sebuah aturan, bertanda ◆. Bila "
    "sebuah fakta memang tidak berlaku, tulis `tidak berlaku`, `tb` atau `n/a` pada kolom "
    "yang membolehkannya.",
    "Each table is a CSV file in a folder, or a sheet of a workbook. Files, sheets and "
    "columns may have their Indonesian or their English names. A column that is not known is "
    "warned of and not read. An empty cell means that there is no value yet; it is not zero. "
    "Facts, the columns that a rule may name, are marked ◆. Where a fact is not applicable, "
    "write `n/a`, `tb` or `tidak berlaku` in a column that allows it.",
)
_TABLES = Text("Tabel", "Tables")
_FILES = Text("Berkas apa adanya", "Files as they come")
_ABOUT_FILES = Text(
    "Tidak ada yang ditebak diam-diam. Apa yang dinyatakan sebuah berkas tanpa keraguan dibaca, "
    "dengan catatan bila perlu diketahui; selebihnya ditolak dengan menyebut berkas, baris, dan "
    "kolomnya. Baris yang ditolak dapat diperbaiki dan diserahkan lagi tanpa baris lainnya.",
    "Nothing is guessed in silence. What a file says beyond doubt is read, with a note where "
    "somebody should know of it; all else is refused with its file, row and column. Rows that "
    "were refused can be corrected and handed in again without the others.",
)
_FILE_HEADS = (
    Text("Yang datang", "What comes"),
    Text("Yang dilakukan", "What is done"),
)
_AS_THEY_COME = (
    (
        Text("UTF-8, dengan atau tanpa penanda", "UTF-8, with or without its mark"),
        Text("dibaca", "read"),
    ),
    (
        Text("UTF-16 dengan penanda", "UTF-16 with its mark"),
        Text("dibaca, dengan catatan", "read, with a note"),
    ),
    (
        Text(
            "byte yang bukan UTF-8, misalnya dari cp1252; UTF-16 tanpa penanda",
            "bytes that are not UTF-8, such as those of cp1252; UTF-16 without its mark",
        ),
        Text(
            "ditolak dengan baris dan posisi byte, karena pengodean lama tidak dapat dibedakan "
            "dan tebakan yang keliru mengubah nama; simpan sebagai “CSV UTF-8”, atau nyatakan: "
            '`encoding="cp1252"`, `--encoding cp1252`',
            "refused with the row and the position of the byte, since older encodings cannot be "
            "told apart and a wrong guess changes names; save as “CSV UTF-8”, or declare it: "
            '`encoding="cp1252"`, `--encoding cp1252`',
        ),
    ),
    (
        Text(
            "koma, titik koma, tab, atau garis tegak sebagai pemisah; baris pertama `sep=;`",
            "a comma, semicolon, tab or vertical bar as separator; a first line `sep=;`",
        ),
        Text(
            "dipakai pemisah yang menghasilkan judul kolom yang dikenal; bila lebih dari satu, "
            "ditolak",
            "the one is taken under which column headers are known; if more than one, refused",
        ),
    ),
    (
        Text("pergantian baris apa pun, juga campuran", "line ends of any kind, also mixed"),
        Text("dibaca", "read"),
    ),
    (
        Text("judul laporan di atas judul kolom", "a title above the column headers"),
        Text(
            "judul kolom dicari di {header_rows} baris pertama dan dibaca dengan catatan; bila ada "
            "beberapa baris seperti itu, atau data di atasnya, ditolak",
            "the headers are looked for in the first {header_rows} rows and read, with a note; if "
            "several rows look like headers, or data stand above them, refused",
        ),
    ),
    (
        Text("berkas yang terpotong", "a file that is cut off"),
        Text(
            "ditolak bila terpotong di dalam tanda kutip atau buku kerja; baris terakhir tanpa "
            "pergantian baris diberi catatan",
            "refused if cut within quotation marks or in a workbook; a last row without a line "
            "end has a note",
        ),
    ),
    (
        Text("`85,5`, `1.234,56`, `1.234`", "`85,5`, `1.234,56`, `1.234`"),
        Text(
            'ditolak; nyatakan bila desimalnya koma: `decimal=","`, `--decimal ,`',
            'refused; declare it where decimals follow a comma: `decimal=","`, `--decimal ,`',
        ),
    ),
    (
        Text("`85%`, dan sel berformat persen", "`85%`, and cells formatted as a percentage"),
        Text("ditolak; tulis `85`", "refused; write `85`"),
    ),
    (
        Text(
            "`2023-12-31`, `31-12-2023`, `31/12/2023`, `2023-12-31T00:00:00Z`",
            "`2023-12-31`, `31-12-2023`, `31/12/2023`, `2023-12-31T00:00:00Z`",
        ),
        Text(
            "dibaca, hari mendahului bulan, dan harinya tidak bergeser; jam lain, tahun dua angka, "
            "dan bentuk lain ditolak",
            "read, the day before the month, and the day does not shift; other hours, years of "
            "two digits and all other forms are refused",
        ),
    ),
    (
        Text("kode `2.0`; ejaan lain", "a code `2.0`; other spellings"),
        Text(
            "dibaca seperti `2`; `2.5` dan kata yang tidak ada di [daftar](#daftar-pilihan) "
            "ditolak",
            "read like `2`; `2.5` and words that are in no [list](#lists-of-choices) are refused",
        ),
    ),
    (
        Text(
            "tanda petik di depan, spasi biasa dan spasi tak putus di tepi",
            "an apostrophe in front, blanks and no-break spaces around",
        ),
        Text("dibuang", "dropped"),
    ),
    (
        Text("NIP yang tersimpan sebagai bilangan", "a NIP that is stored as a number"),
        Text(
            "ditolak: angka terakhirnya sudah hilang",
            "refused: its last digits are lost",
        ),
    ),
    (
        Text("rumus", "formulas"),
        Text(
            "dibaca hasil terakhirnya; yang belum pernah dihitung dan galat seperti `#REF!` "
            "ditolak. Teks yang diawali `=`, `+`, `-`, atau `@` tetap teks dan ditulis dengan "
            "tanda petik di depan",
            "the value that was last worked out is read; those never worked out, and errors such "
            "as `#REF!`, are refused. A text that begins with `=`, `+`, `-` or `@` stays a text "
            "and is written with an apostrophe in front",
        ),
    ),
    (
        Text(
            "lembar, baris, atau kolom yang tersembunyi", "sheets, rows or columns that are hidden"
        ),
        Text("dibaca, dengan peringatan", "read, with a warning"),
    ),
    (
        Text("satu tabel di dua berkas atau dua lembar", "a table in two files or two sheets"),
        Text(
            "baris keduanya dibaca bersama, dengan peringatan",
            "the rows of both are read together, with a warning",
        ),
    ),
    (
        Text("sel yang digabung", "merged cells"),
        Text(
            "baris yang tersentuh ditolak; di atas judul kolom tidak menjadi soal",
            "the rows they touch are refused; above the column headers they do not matter",
        ),
    ),
    (
        Text("isi yang tidak sesuai nama berkas", "a file that is not what its name says"),
        Text(
            "CSV dan .xlsx dibaca menurut isinya, dengan peringatan; halaman web, buku kerja lama "
            "(.xls), dan buku kerja berkata sandi ditolak",
            "CSV and .xlsx are read as what they are, with a warning; web pages, workbooks of the "
            "old kind (.xls) and those with a password are refused",
        ),
    ),
    (
        Text("lebih banyak daripada sebuah tabel", "more than a table"),
        Text(
            "ditolak: paling banyak {file} MiB sebuah berkas, {rows} baris, {columns} kolom, "
            "{cells} sel, {cell} karakter sebuah sel, dan {row} karakter sebuah baris CSV; sebuah "
            "bagian buku kerja mengembang paling banyak {ratio} kali dan {part} MiB",
            "refused: at most {file} MiB a file, {rows} rows, {columns} columns, {cells} cells, "
            "{cell} characters a cell and {row} characters a row of CSV; a part of a workbook "
            "inflates at most {ratio} times, and to {part} MiB",
        ),
    ),
)
_BOUNDS = {
    "header_rows": bounds.HEADER_ROWS,
    "file": bounds.FILE_BYTES // bounds.MIB,
    "rows": bounds.ROWS,
    "columns": bounds.COLUMNS,
    "cells": bounds.CELLS,
    "cell": bounds.CELL_LENGTH,
    "row": bounds.ROW_LENGTH,
    "ratio": bounds.RATIO,
    "part": bounds.PART_BYTES // bounds.MIB,
}
_REQUIRED_TABLE = Text("wajib ada", "required")
_KEY = Text("Satu baris untuk setiap", "One row for each")
_HEADS = (
    Text("Kolom", "Column"),
    Text("Nama lain", "Other name"),
    Text("Isi", "What it holds"),
    Text("Cara mengisi", "How to fill it in"),
    Text("Wajib", "Required"),
)
_YES = Text("ya", "yes")
_WORDS = Text("Daftar pilihan", "Lists of choices")
_ABOUT_WORDS = Text(
    "Yang diterima: kode, label dalam kedua bahasa, kode SIASN bila diketahui, dan ejaan lain "
    "yang lazim; huruf besar-kecil dan spasi tidak dibedakan.",
    "Understood are the code, the label in both languages, the code of SIASN where it is "
    "known, and other spellings that are common; case and spacing do not matter.",
)
_WORD_HEADS = (Text("Kode", "Code"), Text("Label", "Label"), Text("SIASN", "SIASN"))


def tables_page(language: Language) -> str:
    return page(_tables(language))


def _tables(language: Language) -> Iterator[str]:
    yield f"# {_TABLES.of(language)}"
    yield _ABOUT_TABLES.of(language)
    for table in catalogue().tables.values():
        yield from _table(table, language)
    yield f"## {_FILES.of(language)}"
    yield _ABOUT_FILES.of(language)
    yield grid(
        tuple(head.of(language) for head in _FILE_HEADS),
        *((what.of(language), done.fill(**_BOUNDS).of(language)) for what, done in _AS_THEY_COME),
    )
    yield f"## {_WORDS.of(language)}"
    yield _ABOUT_WORDS.of(language)
    for name, terms in VOCABULARY.items():
        yield from _words(name, terms, language)


def _table(table: Table, language: Language) -> Iterator[str]:
    own, other = _both(table.file, table.name, language)
    yield f"## {table.title.of(language)}"
    needed = f", {_REQUIRED_TABLE.of(language)}" if table.required else ""
    key = [_header(table.column(name), language) for name in table.key]
    yield f"`{own}` (`{other}`){needed}. {_KEY.of(language)} {', '.join(f'`{k}`' for k in key)}."
    yield grid(
        tuple(head.of(language) for head in _HEADS),
        *(_column(column, language) for column in table.columns),
    )


def _column(column: Column, language: Language) -> tuple[str, ...]:
    own, other = _both(column.header, column.name, language)
    how = how_to_fill(column).of(language)
    if column.enum:
        how = how.replace("daftar", f"[daftar](#{column.enum})").replace(
            "the list", f"[the list](#{column.enum})"
        )
    mark = " ◆" if column.fact else ""
    required = _YES.of(language) if column.required else ""
    return f"`{own}`{mark}", f"`{other}`", column.title.of(language), how, required


def _both(indonesian: str, english: str, language: Language) -> tuple[str, str]:
    return (indonesian, english) if language == "id" else (english, indonesian)


def _header(column: Column, language: Language) -> str:
    return _both(column.header, column.name, language)[0]


def _words(name: str, terms: type[Term], language: Language) -> Iterator[str]:
    yield f"### {terms.title.of(language)} {{ #{name} }}"
    yield f"{terms.source}."
    yield grid(
        tuple(head.of(language) for head in _WORD_HEADS),
        *((f"`{t.code}`", t.label.of(language), str(t.siasn or "")) for t in terms),
    )


# -- held -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", pages())
def test_a_page_says_what_the_library_says(path: str) -> None:
    written = (DOCS / path).read_text("utf-8") if (DOCS / path).exists() else ""
    assert written == pages()[path], "write it anew as the top of this file says"


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).write_text(text, "utf-8")
