"""What is said in a language, rid of all that would disturb a terminal or a page."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal

from meritasn.language import Language, Text, date_text, number_text
from meritasn.view.parts import Cell, Sentence, Share, Tone

__all__ = ["NOTHING", "NO_BREAK", "NO_ROWS", "said", "tone_of", "worded"]

NOTHING = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"
NO_ROWS = Text("tidak ada baris", "no rows")

_YES, _NO = Text("ya", "yes"), Text("tidak", "no")
_BREAKS = re.compile(r"[^\S\u00a0\u2007\u202f]+")
_TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def worded(text: Text, language: Language) -> str:
    """The wording in one language, on one line."""
    return _clean(text.of(language))


def said(cell: Cell, language: Language) -> str:
    """What a cell says, numbers and dates in the manner of the language.

    >>> said(Decimal("1234.50"), "id"), said(None, "id"), said(Share(23, 26), "en")
    ('1.234,50', '–', '88.5%')
    """
    match cell:
        case None:
            return NOTHING
        case Text():
            return worded(cell, language)
        case Sentence():
            return worded(cell.text, language)
        case Share():
            return _percentage(cell, language)
        case bool():
            return (_YES if cell else _NO).of(language)
        case int() | Decimal():
            return number_text(cell, language)
        case date():
            return date_text(cell, language)
        case str():
            return _clean(cell)


def tone_of(cell: Cell) -> Tone:
    """The tone of a cell; what is not there is quiet."""
    match cell:
        case None:
            return "quiet"
        case Sentence():
            return cell.tone
        case _:
            return "plain"


def _percentage(share: Share, language: Language) -> str:
    if share.permille is None:
        return NOTHING
    number = number_text(Decimal(share.permille).scaleb(-1), language)
    return f"{number}{NO_BREAK}%" if language == "id" else f"{number}%"


def _clean(words: str) -> str:
    """Runs of white space become one space; controls that paint or turn other text are marked."""
    return "".join(map(_harmless, _BREAKS.sub(" ", words).strip(" ")))


def _harmless(character: str) -> str:
    steers = (
        unicodedata.category(character) in {"Cc", "Cs"}
        or unicodedata.bidirectional(character) in _TURNS
    )
    return "\N{REPLACEMENT CHARACTER}" if steers else character
