"""The workbook as a whole: which sheets it has, and how their cells are to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from attrs import frozen

from meritasn.errors.codes import inputs
from meritasn.io.bounds import PART_BYTES
from meritasn.io.grid import Refused
from meritasn.io.xlsx.names import local_name, relation_of
from meritasn.io.xlsx.package import Package
from meritasn.io.xlsx.sheet import Sheet, is_on
from meritasn.io.xlsx.texts import SharedTexts
from meritasn.io.xlsx.values import Formats, Values

__all__ = ["Book", "SheetPart"]

_DOCUMENT, _WORKSHEET, _STYLES, _TEXTS = "officeDocument", "worksheet", "styles", "sharedStrings"
_FORMAT_LENGTH = 255  # what a spreadsheet allows
_ID = re.compile(r"\d{1,9}", re.ASCII)


@frozen
class SheetPart:
    """A sheet of rows, not yet read.

    Attributes:
        title: What its tab says.
        part: Where it is in the zip.
        hidden: Whether the spreadsheet does not show it.
    """

    title: str
    part: str
    hidden: bool


class Book:
    """A workbook that is open.

    Attributes:
        sheets: Its sheets of rows, in the order of their tabs.

    Raises:
        Refused: If it cannot be read.
        OSError: If the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._package = Package(path)
        at = next((r.target for r in self._relations("") if r.type == _DOCUMENT), None)
        if at is None:
            raise Refused(inputs.NOT_A_WORKBOOK)
        relations = {relation.id: relation for relation in self._relations(at)}
        parts = {relation.type: relation.target for relation in relations.values()}
        outline = _Elements("sheet", "workbookPr")
        self._package.read(at, outline)
        self.sheets = tuple(_sheets(outline, relations))
        if not self.sheets:
            raise Refused(inputs.NOT_A_WORKBOOK)
        self._texts_part = parts.get(_TEXTS)
        self._formats = self._read_formats(parts.get(_STYLES))
        self._from_1904 = any(
            is_on(a.get("date1904")) for name, a in outline.found if name == "workbookPr"
        )
        self._values: Values | None = None

    def read(self, sheet: SheetPart, *, peek: bool = False) -> Sheet:
        """Reads a sheet.

        Args:
            sheet: Which.
            peek: Whether its first row that holds anything is enough.

        Raises:
            Refused: If it cannot be read.
        """
        if self._values is None:
            texts = SharedTexts()
            if self._texts_part:
                self._package.read(self._texts_part, texts, PART_BYTES)
            self._values = Values(texts.found, self._formats, self._from_1904)
        reader = Sheet(self._values, peek=peek)
        try:
            self._package.read(sheet.part, reader, PART_BYTES)
        except Refused as refused:
            refused.row = refused.row or reader.row or None
            raise
        return reader

    def _relations(self, part: str) -> Iterator[_Relation]:
        """What a part refers to; what the package as a whole does, for the part without a name."""
        folder, _, name = part.rpartition("/")
        listed = _Elements("Relationship")
        at = join(folder, "_rels", f"{name}.rels")
        if at not in self._package:
            raise Refused(inputs.NOT_A_WORKBOOK)
        self._package.read(at, listed)
        for _, a in listed.found:
            if a.get("TargetMode") != "External":
                target = normpath(join("/", dirname(part), a.get("Target", ""))).lstrip("/")
                yield _Relation(a.get("Id", ""), a.get("Type", "").rpartition("/")[2], target)

    def _read_formats(self, part: str | None) -> Formats:
        if part is None or part not in self._package:
            return Formats()
        reader = _Styles()
        self._package.read(part, reader)
        return Formats.of(reader.styles, reader.codes)


@frozen
class _Relation:
    id: str
    type: str
    target: str


def _sheets(outline: _Elements, relations: Mapping[str, _Relation]) -> Iterator[SheetPart]:
    for name, attributes in outline.found:
        relation = relations.get(relation_of(attributes) or "") if name == "sheet" else None
        if relation and relation.type == _WORKSHEET:
            hidden = attributes.get("state", "visible") != "visible"
            yield SheetPart(attributes.get("name", ""), relation.target, hidden)


class _Elements:
    """Takes in the elements of some names, with their attributes."""

    def __init__(self, *wanted: str) -> None:
        self.found: list[tuple[str, dict[str, str]]] = []
        self._wanted = wanted

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = local_name(name)
        if local in self._wanted:
            self.found.append((local, dict(attributes)))

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


class _Styles:
    """Takes in the number of the format of each style, and the formats that are defined."""

    def __init__(self) -> None:
        self.styles: list[int] = []
        self.codes: dict[int, str] = {}
        self._listed = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match local_name(name):
            case "numFmt":
                self.codes[_id(attributes)] = attributes.get("formatCode", "")[:_FORMAT_LENGTH]
            case "cellXfs":
                self._listed = True
            case "xf" if self._listed:
                self.styles.append(_id(attributes))

    def end(self, name: str) -> None:
        if local_name(name) == "cellXfs":
            self._listed = False

    def text(self, data: str) -> None:
        pass


def _id(attributes: Mapping[str, str]) -> int:
    said = attributes.get("numFmtId", "0")
    return int(said) if _ID.fullmatch(said) else 0
