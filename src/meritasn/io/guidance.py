"""What a template tells the person who fills it in."""

from __future__ import annotations

from meritasn.facts import Column, ColumnType, Table, catalogue
from meritasn.language import Language, Text
from meritasn.quantities import decimal

__all__ = ["HEADINGS", "RULES", "TITLE", "YES", "how_to_fill", "sheet_name"]

TITLE = Text("Cara mengisi buku kerja ini", "How to fill in this workbook")
RULES = (
    Text(
        "Satu baris untuk satu hal: satu unit, satu pegawai, satu penilaian, satu target.",
        "One row for one thing: a unit, an employee, an appraisal, a target.",
    ),
    Text(
        "Jangan mengubah nama lembar dan judul kolom. Judul berwarna tua wajib diisi.",
        "Leave the names of sheets and columns as they are. Columns with a dark header are "
        "required.",
    ),
    Text(
        "NIP dan kode ditulis sebagai teks. Lembar kerja membuang angka terakhir NIP yang "
        "tersimpan sebagai bilangan.",
        "NIP and keys are text. A spreadsheet drops the last digits of a NIP that is stored as a "
        "number.",
    ),
    Text(
        "Sel kosong berarti belum ada data, bukan nol. Tulis “tidak berlaku” hanya pada kolom "
        "yang menyebutnya.",
        "An empty cell means that there is no value yet; it is not zero. Write “n/a” only in "
        "columns that say so.",
    ),
    Text(
        "Jangan menggabungkan sel, dan jangan menyisakan rumus tanpa hasil.",
        "Do not merge cells, and leave no formula without a result.",
    ),
)
HEADINGS = (
    Text("Lembar", "Sheet"),
    Text("Kolom", "Column"),
    Text("Isi", "What it holds"),
    Text("Cara mengisi", "How to fill it in"),
    Text("Wajib", "Required"),
    Text("Nama lain", "Other name"),
)
_HOW = {
    ColumnType.KEY: Text("kode unik, sebagai teks", "a key of its own, as text"),
    ColumnType.REF: Text("kode dari lembar {sheet}", "a key from the sheet {sheet}"),
    ColumnType.TEXT: Text("teks bebas", "free text"),
    ColumnType.DATE: Text("tanggal, misalnya 2023-12-31", "a date, such as 2023-12-31"),
    ColumnType.FLAG: Text("ya atau tidak", "yes or no"),
    ColumnType.ENUM: Text("pilih dari daftar", "choose from the list"),
    ColumnType.NUMBER: Text(
        "angka{unit} dari {low} sampai {high}, paling banyak {decimals} desimal",
        "a number{unit} from {low} to {high} with at most {decimals} decimals",
    ),
    ColumnType.NIP: Text("18 angka, sebagai teks", "18 digits, as text"),
}
_OR_ABSENT = Text("; atau “tidak berlaku”", "; or “n/a”")
YES = Text("ya", "yes")


def sheet_name(table: Table, language: Language) -> str:
    """What the sheet, or the file, of a table is called."""
    return table.file if language == "id" else table.name


def how_to_fill(column: Column) -> Text:
    """What goes into the cells of a column.

    >>> how_to_fill(catalogue().tables["targets"].column("cost_target")).en
    'a number in rupiah from 0 to 10,000,000,000,000 with at most 0 decimals; or “n/a”'
    """
    how = _HOW[column.type]
    fact = column.fact
    if column.to:
        table = catalogue().tables[column.to]
        how = how.fill(sheet=Text(table.file, table.name))
    if fact and column.type is ColumnType.NUMBER:
        low, high = (
            decimal(end, fact.decimals).to_integral_value() for end in (fact.low, fact.high)
        )
        unit = fact.unit.text
        how = how.fill(
            unit=Text(f" dalam {unit.id}" if unit.id else "", f" in {unit.en}" if unit.en else ""),
            low=low,
            high=high,
            decimals=fact.decimals,
        )
    absent = _OR_ABSENT if fact and fact.absent_ok else Text("", "")
    return Text(how.id + absent.id, how.en + absent.en)
