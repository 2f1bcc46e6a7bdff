"""The city that every case begins with, and what a case is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from attrs import field, frozen
from tests.io.conftest import SOUND

__all__ = ["HEADS", "ROWS", "Case", "Content", "csv_file", "edited", "write"]

Content: TypeAlias = bytes | Callable[[Path], None]
"""The bytes of a file, or what writes a file that is too large to hold."""

HEADS: dict[str, list[str]] = {n: text.splitlines()[0].split(",") for n, text in SOUND.items()}
ROWS: dict[str, list[list[str]]] = {
    n: [line.split(",") for line in text.splitlines()[1:]] for n, text in SOUND.items()
}


@frozen
class Case:
    """A sound city of which some files are others.

    Attributes:
        files: What stands in place of, or beside, its files.
        declared: What whoever reads it declares.
        alone: Whether there are no files but these, and the only one is read by itself.
    """

    files: Mapping[str, Content] = field(repr=False)
    declared: Mapping[str, Any] = {}
    alone: bool = False


def write(case: Case, folder: Path) -> Path:
    """Writes the files of a case; says what is to be read."""
    folder.mkdir(parents=True, exist_ok=True)
    stems = {Path(name).stem for name in case.files}
    for name, text in SOUND.items():
        if not case.alone and name not in stems:
            (folder / f"{name}.csv").write_bytes(text.encode())
    for name, content in case.files.items():
        if isinstance(content, bytes):
            (folder / name).write_bytes(content)
        else:
            content(folder / name)
    return folder / next(iter(case.files)) if case.alone else folder


def edited(table: str, *edits: tuple[str, str]) -> str:
    """The text of a sound table with some of it exchanged; each must be there once."""
    text = SOUND[table]
    for old, new in edits:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def csv_file(table: str, *edits: tuple[str, str]) -> dict[str, Content]:
    """That text as the file of its table."""
    return {f"{table}.csv": edited(table, *edits).encode()}
