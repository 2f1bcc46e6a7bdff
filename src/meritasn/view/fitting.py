"""Words on lines: how many columns they take, and where a line breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

__all__ = ["columns_of", "fitted"]

_JOINERS = "\u200b\u200c\u200d\u2060\ufeff"


def columns_of(words: str) -> int:
    """How many columns of a terminal the words take.

    >>> columns_of("Nilai"), columns_of("評価"), columns_of("e\N{COMBINING ACUTE ACCENT}")
    (5, 4, 1)
    """
    return len(words) if words.isascii() else sum(map(_columns, words))


def fitted(words: str, room: int) -> list[str]:
    """Breaks words into lines of at most that many columns, between words where it can.

    A word that is longer than a line is broken; nothing is cut off.

    Args:
        words: What to write, with single spaces between words.
        room: Columns of a line, at least 2 since some characters take two.

    >>> fitted("penilaian kinerja pegawai", 12)
    ['penilaian', 'kinerja', 'pegawai']
    >>> fitted("ketidakberpihakan", 12)
    ['ketidakberpi', 'hakan']
    """
    lines = [""]
    for word in words.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if columns_of(longer) <= room:
            lines[-1] = longer
        else:
            first, *rest = _broken(word, room)
            lines[-1:] = [lines[-1], first, *rest] if lines[-1] else [first, *rest]
    return lines


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"} or character in _JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _broken(word: str, room: int) -> Iterator[str]:
    """Pieces of a word; an accent stays with its letter, since it takes no column of its own."""
    piece, taken = "", 0
    for character in word:
        if taken + _columns(character) > room:
            yield piece
            piece, taken = "", 0
        piece, taken = piece + character, taken + _columns(character)
    yield piece
