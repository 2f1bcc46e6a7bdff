"""What a file really is, whatever its name says."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from meritasn.errors import Code
from meritasn.errors.codes import files as codes
from meritasn.io.bounds import FILE_BYTES, MIB
from meritasn.io.grid import Refused

__all__ = ["Content", "content_of"]

_HEAD_BYTES = 4096
_ZIP = b"PK\x03\x04"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PACKAGE = "EncryptedPackage".encode("utf-16-le")
"""The name of what an encrypted workbook keeps in a container of the old kind."""

_UTF16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


class Content(Enum):
    """What can be read."""

    TEXT = "text"
    WORKBOOK = "workbook"


def content_of(path: Path) -> Content:
    """Tells by its first bytes what a file is.

    Raises:
        Refused: If it is larger than any table, or something known that is no table.
        OSError: If it cannot be opened.
    """
    if path.stat().st_size > FILE_BYTES:
        raise Refused(codes.TOO_LARGE, limit=FILE_BYTES // MIB)
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if head.startswith(_ZIP):
        return Content.WORKBOOK
    if head.startswith(_OLE):
        raise Refused(_kind_of_container(path))
    encoding = _UTF16.get(head[:2], "utf-8")
    if head.decode(encoding, "ignore").lstrip("\ufeff \t\r\n").startswith("<"):
        raise Refused(codes.WEB_PAGE)
    return Content.TEXT


def _kind_of_container(path: Path) -> Code:
    return codes.ENCRYPTED if _PACKAGE in path.read_bytes() else codes.OLD_WORKBOOK
