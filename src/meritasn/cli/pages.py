"""Pages to hand on, written beside what a command answers."""

from __future__ import annotations

from pathlib import Path

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Language, Text
from meritasn.view import HasView, to_page

__all__ = ["write_page"]


def write_page(file: Path | None, shown: HasView, language: Language, title: Text) -> None:
    """Writes one page for a browser, that needs no network; nothing where none is asked for.

    Raises:
        UsageError: If the file cannot be written.
    """
    if file is None:
        return
    try:
        file.write_text(to_page(shown, language, title), "utf-8")
    except OSError:
        raise UsageError([usage.CANNOT_WRITE.at(Place(file=file.name))]) from None
