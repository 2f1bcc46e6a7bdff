"""Workbooks written part by part, so that any of them can be as broken as somebody likes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = [
    "MAIN",
    "OFFICE",
    "SHEET",
    "STRINGS",
    "STYLES",
    "WORKBOOK",
    "parts",
    "sheet_xml",
    "zipped",
]

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

WORKBOOK, STYLES, STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
SHEET = "xl/worksheets/sheet1.xml"

_STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>'
)
"""Style 0 shows numbers as they are, 1 as days, 2 as percentages."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The same parts as a zip: the same bytes at any time."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return out.getvalue()


def parts(
    sheets: Mapping[str, str], *, texts: Iterable[str] = (), states: Mapping[str, str] | None = None
) -> dict[str, str | bytes]:
    """The parts of a workbook.

    Args:
        sheets: The XML of each sheet by its title.
        texts: What cells of the type ``s`` refer to.
        states: What is not shown: ``hidden`` by title.
    """
    shown = {title: (states or {}).get(title, "visible") for title in sheets}
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{i}" state="{shown[title]}" r:id="rId{i}"/>'
        for i, title in enumerate(sheets, start=1)
    )
    relations = [
        (f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)
    ]
    relations += [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")]
    strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    return {
        "_rels/.rels": _relations([("rId1", "officeDocument", WORKBOOK)]),
        WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(relations),
        STYLES: _STYLES,
        STRINGS: f'<sst xmlns="{MAIN}">{strings}</sst>',
        **{f"xl/worksheets/sheet{i}.xml": xml for i, xml in enumerate(sheets.values(), start=1)},
    }


def _relations(relations: Iterable[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for id, kind, target in relations
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def sheet_xml(rows: Iterable[Iterable[object]], *, before: str = "", after: str = "") -> str:
    """The XML of a sheet: texts in place, numbers as numbers, and XML of cells as it is given.

    Args:
        rows: The rows from the first; a text that begins with ``<c`` is the XML of its cell.
        before: XML in front of the rows.
        after: XML behind them.
    """
    lines = "".join(
        f'<row r="{i}">{"".join(map(_cell_xml, cells))}</row>' for i, cells in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{lines}</sheetData>{after}</worksheet>'


def _cell_xml(value: object) -> str:
    match value:
        case None | "":
            return "<c/>"
        case str() if value.startswith("<c"):
            return value
        case str():
            return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
        case _:
            return f"<c><v>{value}</v></c>"
