"""A view as HTML: one fragment that carries its own style, needs no network and runs no script."""

from __future__ import annotations

from html import escape

from meritasn.language import Language, Text
from meritasn.view.parts import Branch, Cell, Column, HasView, Part, Sentence, Share, Table, Title
from meritasn.view.style import FRAGMENT_STYLE, PAGE_STYLE
from meritasn.view.wording import NO_ROWS, said, tone_of, worded

__all__ = ["repr_html", "to_html", "to_page"]

_SHORT = 24
"""Cells of so many characters stay on one line, so that a code is not broken at its hyphen."""

_UNMARKED = {"", "plain", "left"}


def to_html(shown: HasView, language: Language) -> str:
    """Writes a view as one fragment to put into a page or a notebook.

    Args:
        shown: A view, or anything that has one.
        language: The language of every word in it.

    >>> from meritasn.view.parts import View
    >>> to_html(View((Title(Text("Hasil", "Result")),)), "id").endswith("<h1>Hasil</h1></div>")
    True
    """
    parts = "\n".join(_part(part, language) for part in shown.view().parts)
    style = f"<style>\n{FRAGMENT_STYLE}\n</style>"
    return f'<div class="meritasn" lang="{language}">{style}\n{parts}</div>'


def to_page(shown: HasView, language: Language, title: Text) -> str:
    """Writes a view as a whole HTML document, to open, to print or to send.

    Args:
        shown: A view, or anything that has one.
        language: The language of every word in it.
        title: What the browser shows as the name of the page.
    """
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(worded(title, language))}</title>
<style>
{PAGE_STYLE}
</style>
</head>
<body>
{to_html(shown, language)}
</body>
</html>
"""


def repr_html(shown: HasView, language: Language = "id") -> str:
    """The fragment for a notebook, in Indonesian unless asked otherwise.

    A class with a ``view()`` shows itself in notebooks by ``_repr_html_ = repr_html`` in its body.
    """
    return to_html(shown, language)


def _part(part: Part, language: Language) -> str:
    match part:
        case Title():
            return f"<h{part.level}>{_words(part.text, language)}</h{part.level}>"
        case Sentence():
            return f"<p{_classes(part.tone)}>{_words(part.text, language)}</p>"
        case Table():
            return _table(part, language)
        case Branch():
            return f"<ul>{_branch(part, language)}</ul>"


def _words(text: Text, language: Language) -> str:
    return escape(worded(text, language))


def _classes(*names: str) -> str:
    marked = " ".join(name for name in names if name not in _UNMARKED)
    return f' class="{marked}"' if marked else ""


def _branch(branch: Branch, language: Language) -> str:
    note = f'<span class="note">{_words(branch.note, language)}</span>' if branch.note else ""
    line = f"<span{_classes(branch.tone)}>{_words(branch.text, language)}</span>{note}"
    if not branch.children:
        return f'<li class="leaf">{line}</li>'
    below = "\n".join(_branch(child, language) for child in branch.children)
    return f"<li><details open><summary>{line}</summary>\n<ul>{below}</ul></details></li>"


def _table(table: Table, language: Language) -> str:
    caption = f"<caption>{_words(table.caption, language)}</caption>" if table.caption else ""
    heads = "".join(_head(column, language) for column in table.columns)
    head = f"<thead><tr>{heads}</tr></thead>" if table.headed else ""
    rows = "\n".join(_row(row, table.columns, language) for row in table.rows)
    body = rows or _no_rows(len(table.columns), language)
    return f'<div class="wide"><table>{caption}{head}\n<tbody>{body}</tbody></table></div>'


def _row(row: tuple[Cell, ...], columns: tuple[Column, ...], language: Language) -> str:
    cells = (_cell(cell, column, language) for cell, column in zip(row, columns, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _no_rows(columns: int, language: Language) -> str:
    return f'<tr><td class="quiet" colspan="{columns}">{_words(NO_ROWS, language)}</td></tr>'


def _head(column: Column, language: Language) -> str:
    return f'<th scope="col"{_classes(*_manner(column))}>{_words(column.title, language)}</th>'


def _cell(cell: Cell, column: Column, language: Language) -> str:
    words = said(cell, language)
    short = "short" if len(words) <= _SHORT else ""
    bar = _bar(cell) if isinstance(cell, Share) else ""
    return f"<td{_classes(*_manner(column), tone_of(cell), short)}>{escape(words)}{bar}</td>"


def _manner(column: Column) -> tuple[str, str]:
    return column.align, "grow" if column.grow else ""


def _bar(share: Share) -> str:
    if share.permille is None:
        return ""
    full = f"width:{share.filled(100)}%"
    return f'<span class="bar" aria-hidden="true"><span style="{full}"></span></span>'
