"""Workbooks as they come: what is hidden, merged, shown as something else, and broken."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tests.dirty.city import HEADS, ROWS, Case
from tests.dirty.workbooks import MAIN, OFFICE, SHEET, STRINGS, STYLES, parts, sheet_xml, zipped
from tests.io.conftest import SOUND

__all__ = ["BOOKS", "city_sheets"]

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
HTML = b"<html><body><table><tr><td>pegawai</td></tr></table></body></html>"
SHEETS = {name: [HEADS[name], *ROWS[name]] for name in SOUND}


def city_sheets(**spoilt: str) -> dict[str, str]:
    """The XML of all sheets, some of them spoilt."""
    return {name: sheet_xml(rows) for name, rows in SHEETS.items()} | spoilt


def book(
    sheets: dict[str, str], *, texts: Sequence[str] = (), states: Mapping[str, str] | None = None
) -> Case:
    """A case of one workbook."""
    return Case({"kota.xlsx": zipped(parts(sheets, texts=texts, states=states))}, alone=True)


def with_part(name: str, content: str | bytes) -> Case:
    return Case({"kota.xlsx": zipped(parts(city_sheets()) | {name: content})}, alone=True)


def with_cells(table: str, **cells: object) -> str:
    """The sheet of a table with some cells exchanged, each named as in a spreadsheet."""
    rows: list[list[object]] = [list(row) for row in SHEETS[table]]
    for place, cell in cells.items():
        rows[int(place[1:]) - 1][ord(place[0]) - ord("A")] = cell
    return sheet_xml(rows)


def day(number: float) -> str:
    return f'<c s="1"><v>{number}</v></c>'


SOUND_BOOK = zipped(parts(city_sheets()))

SHOWN = {
    "workbook": book(city_sheets()),
    "workbook_of_one_table": Case(
        {"pegawai.xlsx": zipped(parts({"Sheet1": sheet_xml(SHEETS["pegawai"])}))}
    ),
    "other_sheets": book(
        city_sheets(catatan=sheet_xml([["apa", "saja"]]), kosong=sheet_xml([]), Petunjuk="<x/>")
    ),
    "two_sheets_of_a_table": book(city_sheets(employees=sheet_xml(SHEETS["pegawai"][:2]))),
    "title_merged_above": book(
        city_sheets(
            pegawai=sheet_xml(
                [["DAFTAR PEGAWAI"], [], *SHEETS["pegawai"]],
                after='<mergeCells><mergeCell ref="A1:F1"/></mergeCells>',
            )
        )
    ),
    "hidden_sheet": book(city_sheets(), states={"pegawai": "veryHidden"}),
    "hidden_column": book(
        city_sheets(
            pegawai=sheet_xml(
                SHEETS["pegawai"], before='<cols><col min="2" max="3" hidden="1"/></cols>'
            )
        )
    ),
    "hidden_rows": book(
        city_sheets(
            pegawai=sheet_xml(SHEETS["pegawai"])
            .replace('<row r="3">', '<row r="3" hidden="1">')
            .replace('<row r="4">', '<row r="4" hidden="true">')
        )
    ),
    "merged": book(
        city_sheets(
            target=sheet_xml(
                SHEETS["target"], after='<mergeCells><mergeCell ref="E3:E4"/></mergeCells>'
            )
        )
    ),
    "numbers_and_days": book(
        city_sheets(
            penilaian=with_cells(
                "penilaian",
                B2=day(44927),
                C2=day(45291),
                F2=90.5,
                F3="<c><v>85.299999999999997</v></c>",
            )
        )
    ),
    "days_from_1904": Case(
        {
            "kota.xlsx": zipped(
                {
                    name: part.replace("<workbookPr/>", '<workbookPr date1904="1"/>')
                    if isinstance(part, str)
                    else part
                    for name, part in parts(
                        city_sheets(penilaian=with_cells("penilaian", B2=day(43465), C2=day(43829)))
                    ).items()
                }
            )
        },
        alone=True,
    ),
    "days_that_are_none": book(
        city_sheets(
            penilaian=with_cells("penilaian", B2=day(60), C2=day(-1), B3=day(44927.5), C3=45291)
        )
    ),
    "numbers_of_any_size": book(
        city_sheets(target=with_cells("target", F2=1e300, F3="<c><v>9e999</v></c>", F4=1e13))
    ),
    "percentages": book(
        city_sheets(penilaian=with_cells("penilaian", F2='<c s="2"><v>0.85</v></c>'))
    ),
    "formulas_worked_out": book(
        city_sheets(
            penilaian=with_cells("penilaian", F2="<c><f>9*10</f><v>90</v></c>"),
            target=with_cells(
                "target",
                G2='<c t="str"><f>""</f><v></v></c>',
                E2='<c t="str"><f>A1</f><v>Izin</v></c>',
            ),
        )
    ),
    "formulas_never_worked_out": book(
        city_sheets(
            penilaian=with_cells("penilaian", F2="<c><f>9*10</f></c>", F3="<c><f>1+1</f><v/></c>")
        )
    ),
    "errors": book(
        city_sheets(
            penilaian=with_cells("penilaian", F2='<c t="e"><v>#DIV/0!</v></c>'),
            unit=with_cells("unit", B2='<c t="e"><f>#REF!</f><v>#REF!</v></c>'),
        )
    ),
    "nip_as_number_in_a_sheet": book(
        city_sheets(pegawai=with_cells("pegawai", B3=190302281925012999))
    ),
    "codes_as_numbers": book(
        city_sheets(
            penilaian=with_cells("penilaian", E2="<c><v>2.0</v></c>", E3="<c><v>2.5</v></c>"),
            pegawai=with_cells("pegawai", C3=12),
        )
    ),
    "truth_values": book(
        city_sheets(
            unit=sheet_xml(
                [
                    [*HEADS["unit"], "aktif"],
                    [*ROWS["unit"][0], '<c t="b"><v>0</v></c>'],
                    [*ROWS["unit"][1], '<c t="b"><v>1</v></c>'],
                ]
            ),
            target=with_cells("target", E2='<c t="b"><v>1</v></c>'),
        )
    ),
    "shared_and_rich_texts": book(
        city_sheets(
            pegawai=with_cells(
                "pegawai",
                A3='<c t="s"><v>0</v></c>',
                C3='<c t="inlineStr"><is><r><t>Nama </t></r><r><t>Rekaan</t></r>'
                "<rPh><t>x</t></rPh></is></c>",
            ),
            target=with_cells("target", E2='<c t="s"><v>1</v></c>'),
        ),
        texts=["kepala", "dua_x000A_baris"],
    ),
    "data_beside": book(
        city_sheets(
            pegawai=sheet_xml([*SHEETS["pegawai"][:3], [*SHEETS["pegawai"][3], "", "catatan"]])
        )
    ),
    "size_claimed": book(
        city_sheets(
            pegawai=sheet_xml(SHEETS["pegawai"], before='<dimension ref="A1:XFD10000000"/>')
        )
    ),
}

OTHER_NAMES = {
    "names_with_a_prefix": book(
        city_sheets(
            pegawai=re.sub("<(/?)", r"<\1x:", sheet_xml(SHEETS["pegawai"])).replace(
                "xmlns=", "xmlns:x="
            )
        )
    ),
    "names_of_the_strict_standard": Case(
        {
            "kota.xlsx": zipped(
                {
                    name: str(part)
                    .replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
                    .replace(OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships")
                    for name, part in parts(city_sheets()).items()
                }
            )
        },
        alone=True,
    ),
    "parts_named_from_the_root": with_part(
        "xl/_rels/workbook.xml.rels",
        str(parts(city_sheets())["xl/_rels/workbook.xml.rels"]).replace('Target="', 'Target="/xl/'),
    ),
}

BROKEN = {
    "workbook_cut": Case({"kota.xlsx": SOUND_BOOK[: len(SOUND_BOOK) // 2]}, alone=True),
    "workbook_cut_in_a_folder": Case(
        {"pegawai.xlsx": SOUND_BOOK[:700], "lain.xlsx": SOUND_BOOK[:700]}
    ),
    "workbook_with_a_bit_turned": Case(
        {"kota.xlsx": SOUND_BOOK.replace(b"<", b">", 1)[:900] + b"\x55" + SOUND_BOOK[901:]},
        alone=True,
    ),
    "csv_named_xlsx": Case({"pegawai.xlsx": SOUND["pegawai"].encode()}),
    "bytes_named_xlsx": Case({"pegawai.xlsx": bytes(range(128, 256))}),
    "html_named_xlsx": Case({"pegawai.xlsx": HTML}),
    "html_named_csv": Case({"pegawai.csv": b"\xef\xbb\xbf\r\n" + HTML}),
    "xml_named_csv": Case({"pegawai.csv": '<?xml version="1.0"?><Workbook/>'.encode("utf-16")}),
    "xlsx_named_csv": Case(
        {"pegawai.csv": zipped(parts({"Sheet1": sheet_xml(SHEETS["pegawai"])}))}
    ),
    "other_zip_named_xlsx": Case({"pegawai.xlsx": zipped({"word/document.xml": "<x/>"})}),
    "xls": Case({"pegawai.xls": OLE + "Workbook".encode("utf-16-le")}),
    "xls_by_itself": Case({"pegawai.xls": OLE + "Workbook".encode("utf-16-le")}, alone=True),
    "xls_named_xlsx": Case({"pegawai.xlsx": OLE + "Workbook".encode("utf-16-le")}),
    "encrypted": Case({"pegawai.xlsx": OLE + "EncryptedPackage".encode("utf-16-le")}),
    "empty_workbook_file": Case({"pegawai.xlsx": b""}),
    "sheet_cut": with_part(SHEET, city_sheets()["unit"][:300]),
    "sheet_without_rows": with_part(SHEET, f'<worksheet xmlns="{MAIN}"/>'),
    "sheet_of_another_kind": with_part(SHEET, "ini bukan XML"),
    "text_that_is_not_there": book(
        city_sheets(pegawai=with_cells("pegawai", A3='<c t="s"><v>7</v></c>'))
    ),
    "cells_out_of_order": book(
        city_sheets(pegawai=with_cells("pegawai", C3='<c r="A3"><v>7</v></c>'))
    ),
    "rows_out_of_order": book(
        city_sheets(pegawai=sheet_xml(SHEETS["pegawai"]).replace('r="3"', 'r="1"'))
    ),
    "row_beyond_all": book(
        city_sheets(pegawai=sheet_xml(SHEETS["pegawai"]).replace('r="4"', 'r="2000000"'))
    ),
    "column_beyond_all": book(
        city_sheets(pegawai=with_cells("pegawai", F3='<c r="XFE3"><v>7</v></c>'))
    ),
    "entities": with_part(
        SHEET,
        "<!DOCTYPE x ["
        '<!ENTITY a "aaaaaaaaaa">'
        + "".join(
            f'<!ENTITY {b} "{f"&{a};" * 10}">'
            for a, b in zip("abcdefghi", "bcdefghij", strict=True)
        )
        + f']><worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="str"><v>&j;</v></c></row>'
        "</sheetData></worksheet>",
    ),
    "entities_in_texts": with_part(STRINGS, '<!DOCTYPE x [<!ENTITY a "a">]><sst/>'),
    "styles_of_another_kind": with_part(STYLES, "ini bukan XML"),
}

BOOKS = SHOWN | OTHER_NAMES | BROKEN
