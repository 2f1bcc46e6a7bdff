"""How the text of a file is encoded, where its bytes say so beyond doubt.

Bytes that are not UTF-8 could be of any of the older encodings: they agree on the letters a to z
and on little else, and a wrong guess would change names in silence. They are refused, unless the
encoding is declared.
"""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_LE, getincrementaldecoder
from pathlib import Path

from attrs import frozen

from meritasn.errors import Code
from meritasn.errors.codes import files, inputs
from meritasn.io.grid import Refused
from meritasn.language import Text

__all__ = ["Encoding", "encoding_of"]

_CHUNK = 2**20
_HEAD_BYTES = 4096
_MANY = 4
"""In UTF-16 every second byte of plain text is zero; where one in four is, that is no accident."""


@frozen
class Encoding:
    """What turns the bytes of a file into text.

    Attributes:
        name: What Python calls it.
        marked: Whether the file itself says that it is UTF-16.
        fault: The first bytes that do not fit, with the code for it.
    """

    name: str
    marked: bool = False
    fault: Refused | None = None


def encoding_of(path: Path, declared: str | None = None) -> Encoding:
    """Tells the encoding of a file.

    Args:
        path: The file.
        declared: The encoding of files that are not UTF-8, where somebody knows it.

    Raises:
        Refused: If it cannot be told, or the bytes do not fit it and no row can be named.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) and not head.startswith(BOM_UTF32_LE):
        _refuse_misfits(path, "utf-16", inputs.NOT_UTF8)
        return Encoding("utf-16", marked=True)
    if head.startswith(BOM_UTF8):
        return Encoding("utf-8-sig", fault=_misfit(path, "utf-8", inputs.NOT_UTF8))
    fault = _misfit(path, "utf-8", inputs.NOT_UTF8)
    if declared and (fault or b"\0" in head):
        _refuse_misfits(path, declared, files.NOT_AS_DECLARED)
        return Encoding(declared)
    if _looks_like_utf16(head):
        raise Refused(files.UNMARKED_UTF16)
    return Encoding("utf-8", fault=fault)


def _refuse_misfits(path: Path, encoding: str, code: Code) -> None:
    fault = _misfit(path, encoding, code)
    if fault:
        raise fault


def _misfit(path: Path, encoding: str, code: Code) -> Refused | None:
    """The refusal of the first bytes that are not of an encoding."""
    decoder = getincrementaldecoder(encoding)()
    end = 0
    with path.open("rb") as file:
        while True:
            chunk = file.read(_CHUNK)
            end += len(chunk)
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                # What it was decoding ends where the chunk ends, but may begin before it.
                position = end - len(error.object) + error.start
                return Refused(code, found=_said(error.object[error.start], position))
            if not chunk:
                return None


def _said(byte: int, position: int) -> Text:
    """One byte and its place; a single letter tells nothing about a person."""
    return Text(
        f"byte 0x{byte:02X} pada posisi ke-{position + 1}",
        f"byte 0x{byte:02X} at position {position + 1}",
    )


def _looks_like_utf16(head: bytes) -> bool:
    zeros = (head[0::2].count(0), head[1::2].count(0))
    return min(zeros) == 0 and max(zeros) * _MANY > len(head) > 1
