"""A view as lines of text, none of them longer than the terminal is wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest
from typing import Literal, TypeAlias

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.view.fitting import columns_of, fitted
from meritasn.view.parts import (
    Align,
    Branch,
    Cell,
    HasView,
    Part,
    Sentence,
    Share,
    Table,
    Title,
    Tone,
)
from meritasn.view.wording import NO_BREAK, NO_ROWS, said, tone_of, worded

__all__ = ["LEAST_WIDTH", "to_text"]

LEAST_WIDTH = 40
"""The narrowest terminal that is written for."""

_GAP = "  "
_BAR = 8
_NOTE = f"·{NO_BREAK}"

# Down to this many columns, a column that wraps and the branches of a deep tree still read well.
_READABLE = 24

# A word of up to this many columns is kept whole in a table, as long as the table has the room.
_LONG_WORD = 20

_RULES = {1: "═", 2: "─", 3: "┄"}

_Style: TypeAlias = Tone | Literal["bold"]
_ANSI: dict[_Style, str] = {"good": "32", "warn": "33", "bad": "31", "quiet": "2", "bold": "1"}


def to_text(
    shown: HasView, language: Language, width: int = LEAST_WIDTH * 2, *, colour: bool = False
) -> str:
    r"""Writes a view for a terminal or a plain text file.

    Args:
        shown: A view, or anything that has one.
        language: The language of every word in it.
        width: Columns of the terminal; no line is longer.
        colour: Whether tones and titles are painted with ANSI colours.

    Raises:
        ValueError: If the terminal is narrower than 40 columns.

    >>> from meritasn.view.parts import View
    >>> tree = Branch(Text("Nilai 88,5", "Score 88.5"), children=(Branch(Text("SKP", "SKP")),))
    >>> print(to_text(View((Title(Text("Hasil", "Result")), tree)), "en"))
    Result
    ══════
    Score 88.5
    └─ SKP
    """
    if width < LEAST_WIDTH:
        raise ValueError(f"text needs {LEAST_WIDTH} columns or more")
    paper = _Paper(language, width, colour)
    parts = shown.view().parts
    lines = [*paper.part(parts[0])] if parts else []
    for above, part in pairwise(parts):
        lines += [] if _belong_together(above, part) else [""]
        lines += paper.part(part)
    return "\n".join(line.rstrip() for line in lines).replace(NO_BREAK, " ")


def _belong_together(above: Part, below: Part) -> bool:
    return isinstance(above, Title) or (isinstance(above, Sentence) and isinstance(below, Sentence))


@frozen
class _Paper:
    """What is written on: its language, how wide it is and whether it takes colour."""

    language: Language
    width: int
    colour: bool

    def part(self, part: Part) -> Iterator[str]:
        match part:
            case Title():
                return self._title(part)
            case Sentence():
                return self._lines(part.text, part.tone)
            case Table():
                return self._table(part)
            case Branch():
                return self._tree(part)

    def _painted(self, words: str, style: _Style) -> str:
        code = _ANSI.get(style)
        return f"\x1b[{code}m{words}\x1b[0m" if self.colour and code and words else words

    def _lines(self, text: Text, style: _Style) -> Iterator[str]:
        for line in fitted(worded(text, self.language), self.width):
            yield self._painted(line, style)

    def _title(self, title: Title) -> Iterator[str]:
        yield from self._lines(title.text, "bold")
        if not self.colour:
            lines = fitted(worded(title.text, self.language), self.width)
            yield _RULES[title.level] * max(map(columns_of, lines))

    # Trees

    def _tree(
        self, branch: Branch, guides: tuple[str, ...] = (), tip: str = "", under: str = ""
    ) -> Iterator[str]:
        above = self._shortened(guides)
        lines = self._branch_lines(branch, self.width - columns_of(above + tip))
        yield above + tip + lines[0]
        yield from (above + under + line for line in lines[1:])
        inner = (*guides, under) if under else guides
        for child in branch.children[:-1]:
            yield from self._tree(child, inner, "├─ ", "│  ")
        for child in branch.children[-1:]:
            yield from self._tree(child, inner, "└─ ", "   ")

    def _shortened(self, guides: tuple[str, ...]) -> str:
        """The guides of the levels above; of a very deep tree the innermost, to leave room."""
        most = (self.width - _READABLE) // 3 - 1
        return "".join(guides if len(guides) <= most else ("⋯  ", *guides[1 - most :]))

    def _branch_lines(self, branch: Branch, room: int) -> list[str]:
        text = fitted(worded(branch.text, self.language), room)
        lines = [self._painted(line, branch.tone) for line in text]
        words = worded(branch.note, self.language) if branch.note else ""
        if not words:
            return lines
        note = fitted(_NOTE + words, room)
        quiet = [self._painted(line, "quiet") for line in note]
        if len(note) == 1 and columns_of(text[-1] + _GAP + note[0]) <= room:
            return [*lines[:-1], lines[-1] + _GAP + quiet[0]]
        return lines + quiet

    # Tables

    def _table(self, table: Table) -> Iterator[str]:
        if table.caption:
            yield from self._lines(table.caption, "bold")
        heads = [worded(c.title, self.language) for c in table.columns]
        body = [[self._cell(cell) for cell in row] for row in table.rows]
        widths = _widths(table, [heads, *body], self.width)
        yield from (
            self._records(heads, table, body)
            if widths is None
            else self._grid(heads, table, body, widths)
        )
        if not table.rows:
            yield from self._lines(NO_ROWS, "quiet")

    def _cell(self, cell: Cell) -> str:
        words = said(cell, self.language)
        if not isinstance(cell, Share) or cell.permille is None:
            return words
        full = cell.filled(_BAR)
        return words + NO_BREAK + "█" * full + "░" * (_BAR - full)

    def _grid(
        self, heads: list[str], table: Table, body: list[list[str]], widths: list[int]
    ) -> Iterator[str]:
        aligns: list[Align] = [c.align for c in table.columns]
        if table.headed:
            bold: list[_Style] = ["bold"] * len(heads)
            yield from self._row(heads, bold, aligns, widths, low=True)
            yield _GAP.join("─" * w for w in widths)
        for row, cells in zip(body, table.rows, strict=True):
            yield from self._row(row, [tone_of(c) for c in cells], aligns, widths)

    def _records(self, heads: list[str], table: Table, body: list[list[str]]) -> Iterator[str]:
        """A table that is too wide, as one block a row with a head and a cell on each line."""
        label = min(max(map(columns_of, heads)), self.width // 3)
        widths = [label, self.width - label - len(_GAP)]
        for number, (row, cells) in enumerate(zip(body, table.rows, strict=True)):
            if number:
                yield ""
            for head, words, cell in zip(heads, row, cells, strict=True):
                styles: list[_Style] = ["bold", tone_of(cell)]
                yield from self._row([head, words], styles, ["left", "left"], widths)

    def _row(
        self,
        row: Sequence[str],
        styles: Sequence[_Style],
        aligns: Sequence[Align],
        widths: Sequence[int],
        *,
        low: bool = False,
    ) -> Iterator[str]:
        columns = [_hanging(words, width) for words, width in zip(row, widths, strict=True)]
        if low:
            tallest = max(map(len, columns))
            columns = [[""] * (tallest - len(c)) + c for c in columns]
        for line in zip_longest(*columns, fillvalue=""):
            yield _GAP.join(map(self._placed, line, styles, aligns, widths))

    def _placed(self, words: str, style: _Style, align: Align, width: int) -> str:
        blank = " " * (width - columns_of(words))
        painted = self._painted(words, style)
        return blank + painted if align == "right" else painted + blank


def _hanging(words: str, width: int) -> list[str]:
    """Lines that all begin as far in as the first, where there is room for it."""
    indent = words[: len(words) - len(words.lstrip(NO_BREAK))]
    if len(indent) + _READABLE > width:
        return fitted(words, width)
    return [indent + line for line in fitted(words.lstrip(NO_BREAK), width - len(indent))]


def _widths(table: Table, rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """How wide each column is; None where they do not fit side by side.

    Columns that grow give way first, the widest of them most, down to what can still be read well.
    """
    room = width - len(_GAP) * (len(table.columns) - 1)
    columns = list(zip(*rows, strict=True))
    widths = [min(max(map(columns_of, c)), width) for c in columns]
    least = [min(_longest_word(c), _LONG_WORD) for c in columns]
    growing = [i for i, c in enumerate(table.columns) if c.grow]
    readable = [max(low, min(w, _READABLE)) for low, w in zip(least, widths, strict=True)]
    _narrow(widths, readable, growing, room)
    _narrow(widths, least, range(len(widths)), room)
    return widths if sum(widths) <= room else None


def _longest_word(cells: Sequence[str]) -> int:
    return max(columns_of(word) for cell in cells for word in cell.split(" "))


def _narrow(widths: list[int], least: list[int], which: Sequence[int], room: int) -> None:
    """Takes columns from the widest of some, until all fit or none has any to give."""
    while sum(widths) > room:
        wide = [i for i in which if widths[i] > least[i]]
        if not wide:
            return
        widths[max(wide, key=widths.__getitem__)] -= 1
