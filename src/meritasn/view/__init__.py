"""Something to show, described once and shown as text in a terminal or as HTML in a notebook."""

from meritasn.view.html import repr_html, to_html, to_page
from meritasn.view.parts import (
    Align,
    Branch,
    Cell,
    Column,
    HasView,
    Level,
    Part,
    Sentence,
    Share,
    Table,
    Title,
    Tone,
    View,
    joined,
)
from meritasn.view.text import to_text

__all__ = [
    "Align",
    "Branch",
    "Cell",
    "Column",
    "HasView",
    "Level",
    "Part",
    "Sentence",
    "Share",
    "Table",
    "Title",
    "Tone",
    "View",
    "joined",
    "repr_html",
    "to_html",
    "to_page",
    "to_text",
]
