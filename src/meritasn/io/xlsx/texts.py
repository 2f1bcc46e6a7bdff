"""Texts of a workbook, gathered from the pieces in which XML hands them over."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.errors.codes import files
from meritasn.io.bounds import CELL_LENGTH, TEXTS
from meritasn.io.grid import Refused, Unreadable
from meritasn.io.xlsx.names import local_name
from meritasn.io.xlsx.values import shown_text

__all__ = ["SharedTexts", "TextPieces"]

_ENOUGH = CELL_LENGTH * len("_x000A_")
"""A text with more signs is too long, however many of them are escaped."""


class TextPieces:
    """One text: all that stands in elements ``v`` and ``t``, but for how it is pronounced.

    Attributes:
        given: Whether there was such an element.
    """

    def __init__(self) -> None:
        self.given = False
        self._pieces: list[str] = []
        self._length = 0
        self._aside = 0
        self._inside = False

    def start(self, name: str) -> None:
        """Takes the start of an element."""
        if name == "rPh":
            self._aside += 1
        elif name in {"v", "t"} and not self._aside:
            self.given = self._inside = True

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        if name == "rPh":
            self._aside -= 1
        elif name in {"v", "t"}:
            self._inside = False

    def text(self, data: str) -> None:
        """Takes a piece of text."""
        if self._inside and self._length <= _ENOUGH:
            self._pieces.append(data)
            self._length += len(data)

    def joined(self) -> str:
        """The text."""
        return "".join(self._pieces)


class SharedTexts:
    """Takes in the texts that cells refer to by number.

    Attributes:
        found: The texts.
    """

    def __init__(self) -> None:
        self.found: list[str | Unreadable] = []
        self._open: TextPieces | None = None

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """Takes the start of an element."""
        local = local_name(name)
        if local == "si":
            self._open = TextPieces()
        elif local and self._open:
            self._open.start(local)

    def end(self, name: str) -> None:
        """Takes the end of an element."""
        local = local_name(name)
        if local == "si" and self._open:
            if len(self.found) >= TEXTS:
                raise Refused(files.TOO_MANY_CELLS, limit=TEXTS)
            self.found.append(shown_text(self._open.joined()))
            self._open = None
        elif local and self._open:
            self._open.end(local)

    def text(self, data: str) -> None:
        """Takes a piece of text."""
        if self._open:
            self._open.text(data)
