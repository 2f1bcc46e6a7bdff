"""Findings in tables and JSON documents: MER-1xxx. Every sentence is for the clerk who fills them.

An error rejects the row, or the whole table where nothing of it can be read.
"""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__ = [
    "BACKWARD_PERIOD",
    "BAD_DATE",
    "BAD_NIP",
    "BROKEN_CSV",
    "COLUMN_TWICE",
    "DEPENDS_ON_REJECTED",
    "EMPTY_CELL",
    "EMPTY_FILE",
    "ERROR_CELL",
    "FORMULA_WITHOUT_VALUE",
    "JSON_FLOAT",
    "KEY_TWICE",
    "MERGED_CELLS",
    "MISSING_COLUMN",
    "MISSING_KEY",
    "MISSING_TABLE",
    "NAMES_REJECTED",
    "NOT_APPLICABLE_HERE",
    "NOT_A_FLAG",
    "NOT_A_NUMBER",
    "NOT_A_WORKBOOK",
    "NOT_FOUND",
    "NOT_IN_LIST",
    "NOT_JSON",
    "NOT_TEXT",
    "NOT_UTF8",
    "NO_APPRAISAL",
    "NO_OPENPYXL",
    "NO_ROWS",
    "NUL",
    "NULL",
    "NUMBER_AS_KEY",
    "OPEN_PERIOD",
    "OTHER_DOCUMENT",
    "OTHER_EMPLOYEE",
    "OTHER_FORMAT",
    "OUTSIDE_APPRAISALS",
    "OUT_OF_RANGE",
    "RAGGED_ROW",
    "ROW_TWICE",
    "SEPARATORS",
    "SHORT_YEAR",
    "TABLE_AGAIN",
    "TOO_MANY_DECIMALS",
    "TWO_SHEETS",
    "UNKNOWN_COLUMN",
    "UNKNOWN_KEY",
    "UNKNOWN_SCHEMA",
    "UNKNOWN_TABLE",
    "UNNAMED_COLUMN",
    "UNREADABLE",
    "WRONG_SHAPE",
]


def _error(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.ERROR, Text(id, en))


def _warning(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.WARNING, Text(id, en))


# Files and sheets
NOT_FOUND = _error(
    "1001",
    "tidak ada folder, buku kerja .xlsx, atau berkas .csv di sini",
    "there is no folder, .xlsx workbook or .csv file here",
)
UNREADABLE = _error("1002", "berkas ini tidak dapat dibuka", "the file cannot be opened")
NOT_UTF8 = _error(
    "1003",
    "berkas ini bukan UTF-8; simpan ulang sebagai “CSV UTF-8”",
    "the file is not UTF-8; save it again as “CSV UTF-8”",
)
NUL = _error(
    "1004",
    "berkas ini memuat byte nol dan bukan teks biasa",
    "the file holds zero bytes and is no plain text",
)
BROKEN_CSV = _error(
    "1005",
    "tanda kutip pada baris ini tidak berpasangan, sehingga berkas tidak dapat dibaca",
    "a quotation mark in this row has no partner, so the file cannot be read",
)
EMPTY_FILE = _error("1006", "tidak ada baris judul kolom", "there is no row of column headers")
NOT_A_WORKBOOK = _error(
    "1007",
    "berkas ini bukan buku kerja .xlsx yang dapat dibaca",
    "the file is no .xlsx workbook that can be read",
)
NO_OPENPYXL = _error(
    "1008",
    "buku kerja .xlsx memerlukan openpyxl; pasang dengan: pip install 'meritasn[xlsx]'",
    "an .xlsx workbook needs openpyxl; install it with: pip install 'meritasn[xlsx]'",
)
UNKNOWN_TABLE = _warning(
    "1009",
    "bukan nama tabel yang dikenal, jadi tidak dibaca",
    "no name of a known table, so it was not read",
)
OTHER_FORMAT = _warning(
    "1010",
    "berkas ini bernama seperti sebuah tabel, tetapi hanya .csv dan .xlsx yang dibaca",
    "the file is named like a table, but only .csv and .xlsx are read",
)
MISSING_TABLE = _error(
    "1011", "tabel wajib “{table}” tidak ada", "the required table “{table}” is missing"
)
NO_ROWS = _warning("1012", "tabel ini tidak berisi baris data", "the table holds no rows")
TABLE_AGAIN = _warning(
    "1013",
    "tabel “{table}” sudah ada di {where}; baris keduanya digabung",
    "the table “{table}” is in {where} already; the rows of both are put together",
)
TWO_SHEETS = _error(
    "1014",
    "kolom yang diminta juga ada di {where}; simpan lembar yang dimaksud sebagai berkas tersendiri",
    "the columns that are asked for are in {where} too; save the sheet that is meant as a file of "
    "its own",
)

# Columns
UNKNOWN_COLUMN = _warning(
    "1021",
    "bukan nama kolom yang dikenal di tabel ini, jadi tidak dibaca",
    "no known column of this table, so it was not read",
)
UNNAMED_COLUMN = _warning(
    "1022",
    "kolom ke-{n} berisi data tetapi tidak berjudul, jadi tidak dibaca",
    "column number {n} holds data but has no header, so it was not read",
)
MISSING_COLUMN = _error(
    "1023", "kolom wajib “{column}” tidak ada", "the required column “{column}” is missing"
)
COLUMN_TWICE = _error(
    "1024",
    "kolom “{column}” ada lebih dari satu kali",
    "the column “{column}” is there more than once",
)

# Rows
RAGGED_ROW = _error(
    "1031",
    "baris ini berisi {cells} sel, padahal baris judul berisi {columns}",
    "the row has {cells} cells, but the header row has {columns}",
)
MERGED_CELLS = _error(
    "1032",
    "baris ini memuat sel yang digabung; pisahkan dan isi setiap sel",
    "the row has merged cells; split them and fill in each",
)
ROW_TWICE = _error(
    "1033",
    "baris ini dan baris {row} di {where} mencatat hal yang sama",
    "this row and row {row} of {where} record the same thing",
)
DEPENDS_ON_REJECTED = _error(
    "1034",
    "baris ini bergantung pada baris {row} di {where}, yang ditolak",
    "the row depends on row {row} of {where}, which is rejected",
)
NAMES_REJECTED = _warning(
    "1035",
    "yang disebut di sini tercatat pada baris {row} di {where}, yang ditolak",
    "what is named here stands in row {row} of {where}, which is rejected",
)
NO_APPRAISAL = _error(
    "1036",
    "tidak ada penilaian pegawai ini dengan hari pertama dan hari terakhir yang sama",
    "there is no appraisal of this employee with the same first and last day",
)
OUTSIDE_APPRAISALS = _warning(
    "1037",
    "tidak ada penilaian pegawai ini yang mencakup tanggal tersebut, jadi baris ini tidak dipakai",
    "no appraisal of this employee covers that date, so the row is not used",
)
BACKWARD_PERIOD = _error(
    "1038",
    "hari terakhir mendahului hari pertama",
    "the last day comes before the first day",
)

# Cells
EMPTY_CELL = _error("1041", "sel ini wajib diisi", "the cell must be filled in")
BAD_DATE = _error("1042", "ini bukan tanggal", "this is no date")
SHORT_YEAR = _error(
    "1043", "tahun harus ditulis dengan empat angka", "the year must have four digits"
)
NOT_IN_LIST = _error(
    "1044", "kata ini tidak ada dalam daftar pilihan", "the word is not in the list of choices"
)
NOT_A_FLAG = _error("1045", "isi sel ini bukan ya atau tidak", "the cell is neither yes nor no")
NOT_A_NUMBER = _error("1046", "ini bukan angka", "this is no number")
SEPARATORS = _error(
    "1047",
    "angka ini memakai koma atau pemisah ribuan",
    "the number has a comma or a separator of thousands",
)
TOO_MANY_DECIMALS = _error(
    "1048",
    "angka ini memuat desimal lebih banyak daripada yang berlaku di sini ({decimals})",
    "the number has more decimals than it may have here ({decimals})",
)
OUT_OF_RANGE = _warning(
    "1049",
    "angka ini di luar rentang {low} sampai {high}; aturan yang memakainya akan menolak",
    "the number is outside the range of {low} to {high}; a rule that needs it will refuse",
)
NOT_APPLICABLE_HERE = _error(
    "1050",
    "kolom ini tidak dapat ditandai “tidak berlaku”; kosongkan bila belum ada datanya",
    "this column cannot be marked as not applicable; leave it empty if there is no value yet",
)
BAD_NIP = _error("1051", "{reason}", "{reason}")
NUMBER_AS_KEY = _error(
    "1052",
    "kode ini tersimpan sebagai bilangan pecahan atau bilangan yang terlalu panjang",
    "the key is stored as a fraction or as a number too long to be kept whole",
)
NOT_TEXT = _error(
    "1053",
    "lembar kerja mengubah isi sel ini menjadi tanggal atau nilai logika",
    "the spreadsheet has turned the cell into a date or a truth value",
)
ERROR_CELL = _error(
    "1054",
    "sel ini memuat galat lembar kerja seperti #REF!",
    "the cell holds an error of the spreadsheet such as #REF!",
)
FORMULA_WITHOUT_VALUE = _error(
    "1055",
    "rumus di sel ini belum pernah dihitung; buka dan simpan ulang berkas, atau isikan nilainya",
    "the formula was never worked out; open and save the file again, or enter its value",
)

# Tables that are written
OPEN_PERIOD = _error(
    "1061",
    "periode tanpa hari terakhir tidak dapat ditulis ke tabel",
    "a period without a last day cannot be written to a table",
)

# JSON
NOT_JSON = _error("1071", "ini bukan JSON yang dapat dibaca", "this is no JSON that can be read")
OTHER_DOCUMENT = _error(
    "1072", "kunci “format” tidak menyebut “{format}”", "the key “format” does not say “{format}”"
)
UNKNOWN_KEY = _error("1073", "kunci ini tidak dikenal di sini", "the key is unknown here")
MISSING_KEY = _error("1074", "kunci ini wajib ada", "the key is required")
WRONG_SHAPE = _error("1075", "di sini seharusnya {shape}", "here should be {shape}")
NULL = _error(
    "1076",
    "null tidak dipakai; hilangkan kuncinya bila nilainya tidak ada",
    "null is not used; leave the key out where there is no value",
)
JSON_FLOAT = _error(
    "1077",
    "angka berdesimal ditulis sebagai teks, agar tidak ada angka yang berubah",
    "a number with decimals is written as text, lest a digit change on the way",
)
KEY_TWICE = _error(
    "1078", "sebuah objek memuat kunci yang sama dua kali", "an object has the same key twice"
)
OTHER_EMPLOYEE = _error(
    "1079",
    "penilaian ini bukan milik pegawai dalam dokumen ini",
    "the appraisal is not that of the employee in this document",
)
UNKNOWN_SCHEMA = _error("1201", "skema '{name}' tidak dikenal", "the schema '{name}' is unknown")
