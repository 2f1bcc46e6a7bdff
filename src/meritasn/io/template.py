"""An empty workbook that says itself how it is filled in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from meritasn.errors import InputRefused, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Column, ColumnType, Table, catalogue
from meritasn.io import guidance, marks
from meritasn.io.cells import FLAGS, NOT_APPLICABLE
from meritasn.io.records import field_of
from meritasn.io.tables import header
from meritasn.language import Language
from meritasn.model import VOCABULARY

if TYPE_CHECKING:
    # The package has no types of its own.
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

__all__ = ["write_template"]

_FONT = "Calibri"
_REQUIRED, _OPTIONAL = "1F3864", "5B7DB1"
_LAST_ROW = 1_048_576
_TEXT, _DATE, _ANY = "@", "yyyy-mm-dd", "General"
_CHOSEN = (ColumnType.ENUM, ColumnType.FLAG)
_TITLE_LENGTH, _HINT_LENGTH = 32, 255  # what a spreadsheet allows
_FORMATS = {ColumnType.DATE: _DATE, ColumnType.NUMBER: _ANY}


def write_template(
    file: Path,
    *,
    language: Language = "id",
    facts: Collection[str] | None = None,
    also: Collection[str] = (),
) -> None:
    """Writes an empty workbook with instructions, a sheet for each table, and drop-down lists.

    Args:
        file: Where it goes.
        language: Language of sheets, headers, choices and instructions.
        facts: The facts that are needed, such as those that a policy reads; without it, all. Tables
            and columns that carry no other fact are left out.
        also: Tables to show besides, by English name.

    Raises:
        InputRefused: If openpyxl is not installed.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415  (an extra)
    except ImportError:
        raise InputRefused([codes.NO_OPENPYXL.at(Place(file=file.name))]) from None
    tables = _tables(facts, also)
    workbook = Workbook()
    _instruct(workbook.worksheets[0], tables, language)
    sheets = [_sheet(workbook, table, language) for table in tables]
    choices = _Choices(workbook.create_sheet(marks.LISTS[language]), language)
    for sheet, table in zip(sheets, tables, strict=True):
        for i, column in enumerate(table.columns, start=1):
            _guide(sheet, i, column, choices)
    choices.sheet.sheet_state = "hidden"
    workbook.save(file)


# ------------------------------------------------------------------------------- what is shown


def _tables(facts: Collection[str] | None, also: Collection[str]) -> list[Table]:
    everything = catalogue().tables.values()
    if facts is None:
        return list(everything)
    behind = {*also, *_behind(facts)}
    return [
        table if whole else _only(table, facts)
        for table in everything
        if (whole := table.name in behind) or table.required or _carries(table, facts)
    ]


def _behind(facts: Collection[str]) -> Iterable[str]:
    """The tables that derived facts are taken from."""
    known = catalogue().facts
    return (table for name in facts if name in known for table in known[name].tables)


def _carries(table: Table, facts: Collection[str]) -> bool:
    return any(column.name in facts for column in table.columns if _is_fact(column))


def _is_fact(column: Column) -> bool:
    return column.fact is not None or column.name in catalogue().lawful


def _only(table: Table, needed: Collection[str]) -> Table:
    """A table without the facts that are not needed and without what only describes those.

    Of what the law protects, nothing but what a rule has a lawful use for.
    """
    guarded = any(column.name in catalogue().lawful for column in table.columns)
    kept = [
        c for c in table.columns if c.required or c.name in needed or not (guarded or _is_fact(c))
    ]
    parts = {_part(table, c) for c in kept if c.fact}
    described = {_part(table, c) for c in table.columns if c.fact} - parts - {""}
    return evolve(table, columns=tuple(c for c in kept if _part(table, c) not in described))


def _part(table: Table, column: Column) -> str:
    return (field_of(table, column) or "").rpartition(".")[0]


# ------------------------------------------------------------------------------ how it is shown


def _instruct(sheet: Worksheet, tables: Iterable[Table], language: Language) -> None:
    """Fills the first sheet: the rules, then every column."""
    from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, untyped)
    from openpyxl.worksheet.properties import (  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, untyped)
        PageSetupProperties,
    )

    sheet.title = marks.INSTRUCTIONS[language]
    other: Language = "en" if language == "id" else "id"
    sheet.append([guidance.TITLE.of(language)])
    sheet["A1"].font = Font(name=_FONT, bold=True, size=14)
    for i, rule in enumerate(guidance.RULES, start=1):
        sheet.append([f"{i}. {rule.of(language)}"])
    sheet.append([])
    _head(sheet, [heading.of(language) for heading in guidance.HEADINGS])
    for table in tables:
        for column in table.columns:
            sheet.append(
                [
                    f"{guidance.sheet_name(table, language)} · {table.title.of(language)}",
                    header(column, language),
                    column.title.of(language),
                    guidance.how_to_fill(column).of(language),
                    guidance.YES.of(language) if column.required else None,
                    f"{guidance.sheet_name(table, other)} · {header(column, other)}",
                ]
            )
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDEF", (34, 26, 44, 64, 11, 40), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _sheet(workbook: Workbook, table: Table, language: Language) -> Worksheet:
    sheet = workbook.create_sheet(guidance.sheet_name(table, language))
    _head(sheet, [header(column, language) for column in table.columns])
    return sheet


def _head(sheet: Worksheet, headers: Sequence[str]) -> None:
    """Adds a row of headers and keeps all down to it in sight."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415  (an extra)

    sheet.append(list(headers))
    for cell in sheet[sheet.max_row]:
        cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=_OPTIONAL)
        cell.alignment = Alignment(vertical="center")
    sheet.freeze_panes = f"A{sheet.max_row + 1}"


def _guide(sheet: Worksheet, i: int, column: Column, choices: _Choices) -> None:
    """Gives a column its format, its width, its hint and its choices."""
    from openpyxl.styles import PatternFill  # noqa: PLC0415  (an extra)
    from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, untyped)
    from openpyxl.worksheet.datavalidation import DataValidation  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra, untyped)

    letter = get_column_letter(i)
    head = sheet[f"{letter}1"]
    if column.required:
        head.fill = PatternFill("solid", fgColor=_REQUIRED)
    dimension = sheet.column_dimensions[letter]
    dimension.width = max(14, len(head.value) + 4)
    dimension.number_format = _FORMATS.get(column.type, _TEXT)
    hint = DataValidation(
        type="list" if column.type in _CHOSEN else None,
        formula1=choices.of(column),
        allow_blank=not column.required,
        showInputMessage=True,
        promptTitle=head.value[:_TITLE_LENGTH],
        prompt=choices.hint(column)[:_HINT_LENGTH],
    )
    hint.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(hint)


class _Choices:
    """The sheet of choices: a column for each list, since some labels hold commas."""

    def __init__(self, sheet: Worksheet, language: Language) -> None:
        self.sheet = sheet
        self.language: Language = language
        self._ranges: dict[tuple[str, ...], str] = {}

    def hint(self, column: Column) -> str:
        """What a person sees who enters a cell."""
        how = guidance.how_to_fill(column).of(self.language)
        return f"{column.title.of(self.language)}: {how}."

    def of(self, column: Column) -> str | None:
        """The range that lists the choices of a column."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415  (an extra)

        words = self._words(column)
        if not words:
            return None
        if words not in self._ranges:
            i = len(self._ranges) + 1
            for row, word in enumerate(words, start=1):
                self.sheet.cell(row, i, word)
            letter = get_column_letter(i)
            self._ranges[words] = f"'{self.sheet.title}'!${letter}$1:${letter}${len(words)}"
        return self._ranges[words]

    def _words(self, column: Column) -> tuple[str, ...]:
        if column.type is ColumnType.FLAG:
            return tuple(FLAGS[flag][self.language] for flag in FLAGS)
        if column.enum is None:
            return ()
        labels = tuple(term.label.of(self.language) for term in VOCABULARY[column.enum])
        absent = column.fact is not None and column.fact.absent_ok
        return (*labels, NOT_APPLICABLE[self.language]) if absent else labels
