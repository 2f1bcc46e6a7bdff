"""Findings about what a file really is, how much it holds, and what was taken from it: MER-11xx.

What can be told with certainty is read, and a note says what was taken. What cannot is refused.
"""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__ = [
    "DAMAGED_SHEET",
    "DAMAGED_WORKBOOK",
    "DATA_ABOVE",
    "ENCRYPTED",
    "HEADER_BELOW",
    "HEADER_UNCLEAR",
    "HIDDEN_COLUMN",
    "HIDDEN_ROWS",
    "HIDDEN_SHEET",
    "INFLATED",
    "LONG_CELL",
    "LONG_ROW",
    "LOST_LETTERS",
    "NOT_AS_DECLARED",
    "NO_LINE_END",
    "OLD_WORKBOOK",
    "OTHER_CONTENT",
    "PERCENT_SIGN",
    "SEPARATOR_UNCLEAR",
    "TOO_LARGE",
    "TOO_MANY_CELLS",
    "TOO_MANY_COLUMNS",
    "TOO_MANY_ROWS",
    "UNMARKED_UTF16",
    "UTF16",
    "WEB_PAGE",
    "XML_ENTITIES",
]


def _error(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.ERROR, Text(id, en))


def _warning(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.WARNING, Text(id, en))


def _note(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.NOTE, Text(id, en))


# What a file really is
WEB_PAGE = _error(
    "1101",
    "isi berkas ini halaman web atau XML, bukan tabel; buka dengan lembar kerja dan simpan ulang "
    "sebagai .xlsx atau “CSV UTF-8”",
    "the file holds a web page or XML and no table; open it in a spreadsheet and save it again as "
    ".xlsx or “CSV UTF-8”",
)
OLD_WORKBOOK = _error(
    "1102",
    "ini buku kerja lama (.xls); buka dan simpan ulang sebagai .xlsx",
    "this is a workbook of the old kind (.xls); open it and save it again as .xlsx",
)
ENCRYPTED = _error(
    "1103",
    "buku kerja ini dilindungi kata sandi; simpan salinan tanpa kata sandi",
    "the workbook is protected by a password; save a copy without one",
)
DAMAGED_WORKBOOK = _error(
    "1104",
    "buku kerja ini terpotong atau rusak; salin atau unduh ulang berkasnya",
    "the workbook is cut off or damaged; copy or download the file again",
)
DAMAGED_SHEET = _error(
    "1105",
    "lembar ini terpotong atau rusak; buka dan simpan ulang berkasnya",
    "the sheet is cut off or damaged; open the file and save it again",
)
XML_ENTITIES = _error(
    "1106",
    "buku kerja ini memuat deklarasi XML yang tidak boleh ada di dalamnya",
    "the workbook declares XML entities, which no workbook may",
)
OTHER_CONTENT = _warning(
    "1107",
    "nama berkas ini tidak sesuai isinya; isinya dibaca sebagai {content}",
    "the name of the file does not fit what it holds; it was read as {content}",
)

# How its text is written
UTF16 = _note("1111", "berkas ini dibaca sebagai UTF-16", "the file was read as UTF-16")
UNMARKED_UTF16 = _error(
    "1112",
    "berkas ini tampaknya UTF-16 tanpa penanda; simpan ulang sebagai “CSV UTF-8”",
    "the file seems to be UTF-16 without its mark; save it again as “CSV UTF-8”",
)
NOT_AS_DECLARED = _error(
    "1113",
    "isi berkas ini tidak sesuai dengan pengodean yang dinyatakan",
    "the file is not written in the encoding that was declared for it",
)
SEPARATOR_UNCLEAR = _error(
    "1114",
    "pemisah kolom tidak dapat dipastikan; pakai satu pemisah saja: koma, titik koma, tab, atau |",
    "it cannot be told what separates the columns; use one separator alone: a comma, a semicolon, "
    "a tab or |",
)
HEADER_UNCLEAR = _error(
    "1115",
    "ada beberapa baris yang tampak seperti judul kolom (baris {rows}); sisakan satu",
    "several rows look like column headers (rows {rows}); leave only one",
)
HEADER_BELOW = _note(
    "1116",
    "judul kolom diambil dari baris ini; baris di atasnya tidak dibaca",
    "the column headers were taken from this row; the rows above it were not read",
)
NO_LINE_END = _note(
    "1117",
    "baris terakhir tidak diakhiri pergantian baris; pastikan berkas tidak terpotong",
    "the last row has no line end; make sure that the file is not cut off",
)
LOST_LETTERS = _warning(
    "1118",
    "sel ini memuat tanda �: hurufnya hilang ketika berkas disimpan dengan pengodean lain",
    "the cell holds the sign �: a letter was lost when the file was saved in another encoding",
)
PERCENT_SIGN = _error(
    "1119",
    "angka ini bertanda persen; tulis angkanya saja, misalnya 85",
    "the number has a percent sign; write the number alone, such as 85",
)

DATA_ABOVE = _error(
    "1120",
    "baris ini di atas judul kolom tampak seperti data; pindahkan judul kolom ke baris pertama",
    "this row above the column headers looks like data; move the headers to the first row",
)

# What is hidden
HIDDEN_SHEET = _warning(
    "1121",
    "lembar ini tersembunyi; isinya tetap dibaca",
    "the sheet is hidden; it was read all the same",
)
HIDDEN_ROWS = _warning(
    "1122",
    "lembar ini memuat baris tersembunyi, ini yang pertama ({n} baris); isinya tetap dibaca",
    "the sheet has hidden rows, of which this is the first ({n} rows); they were read all the same",
)
HIDDEN_COLUMN = _warning(
    "1123",
    "kolom ini tersembunyi; isinya tetap dibaca",
    "the column is hidden; it was read all the same",
)

# How much it holds
TOO_LARGE = _error(
    "1131",
    "berkas ini lebih besar daripada {limit} MiB",
    "the file is larger than {limit} MiB",
)
INFLATED = _error(
    "1132",
    "buku kerja ini mengembang jauh melebihi ukurannya dan tidak dibuka",
    "the workbook inflates far beyond its size and was not opened",
)
TOO_MANY_ROWS = _error(
    "1133",
    "tabel ini melebihi {limit} baris, jumlah yang dapat dimuat sebuah lembar kerja",
    "the table has more than {limit} rows, which is as many as a sheet can hold",
)
TOO_MANY_COLUMNS = _error(
    "1134",
    "baris ini melebihi {limit} kolom",
    "the row has more than {limit} columns",
)
TOO_MANY_CELLS = _error(
    "1135",
    "tabel ini melebihi {limit} sel",
    "the table has more than {limit} cells",
)
LONG_ROW = _error(
    "1136",
    "baris ini melebihi {limit} karakter; mungkin ada tanda kutip yang tidak berpasangan",
    "the row is longer than {limit} characters; perhaps a quotation mark has no partner",
)
LONG_CELL = _error(
    "1137",
    "isi sel ini lebih panjang daripada yang dapat dimuat sebuah lembar kerja",
    "the cell is longer than a spreadsheet can hold",
)
