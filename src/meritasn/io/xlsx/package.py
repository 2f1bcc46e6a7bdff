"""The zip of an .xlsx file, and its parts as streams of XML."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Protocol
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from meritasn.errors.codes import files as codes
from meritasn.io.bounds import DETAIL_BYTES, MIB, PARTS, RATIO, TOKEN_BYTES
from meritasn.io.grid import Refused

__all__ = ["Package", "Stop", "XmlReader"]

_CHUNK = 2**16
_ENTRY = b"PK\x01\x02"
"""What the entry of a part in the list of a zip begins with."""

_BROKEN = (
    BadZipFile,
    EOFError,
    LookupError,  # XML in an encoding that nobody knows
    NotImplementedError,  # a way of packing that no spreadsheet uses
    OverflowError,
    RuntimeError,  # a part with a password of its own
    struct.error,
    ValueError,
    zlib.error,
)
"""What the standard library raises over a zip that is cut off, damaged or forged."""


class Stop(Exception):
    """Raised by a reader of XML that has seen enough."""


class XmlReader(Protocol):
    """Takes in the XML of a part, element by element. Names begin with their namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Takes the start of an element."""

    def end(self, name: str) -> None:
        """Takes the end of an element."""

    def text(self, data: str) -> None:
        """Takes a piece of text."""


class Package:
    """An .xlsx file that is open.

    Raises:
        Refused: If it is no zip, or one that would inflate beyond all bounds.
        OSError: If it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()  # so that no failure leaves the file open
        if content.count(_ENTRY) > PARTS:
            raise Refused(codes.INFLATED)
        try:
            self._zip = ZipFile(BytesIO(content))
        except _BROKEN:
            raise Refused(codes.DAMAGED_WORKBOOK) from None

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def read(self, part: str, reader: XmlReader, limit: int = DETAIL_BYTES) -> None:
        """Reads a part.

        Args:
            part: Its name in the zip.
            reader: What takes it in.
            limit: How many bytes it may inflate to.

        Raises:
            Refused: If it is not there, is no XML, is damaged or would inflate beyond its bound.
        """
        info = self._zip.NameToInfo.get(part)
        if info is None or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Refused(codes.DAMAGED_WORKBOOK)
        if info.file_size > limit or _explodes(info):
            raise Refused(codes.INFLATED)
        try:
            with self._zip.open(info) as stream:
                _parse(stream.read, reader)
        except Stop:
            pass
        except (*_BROKEN, expat.ExpatError):
            raise Refused(codes.DAMAGED_WORKBOOK) from None


def _explodes(info: ZipInfo) -> bool:
    # A part yields no more than the size it declares, so it gains nothing by declaring less.
    return info.file_size > MIB and info.file_size > info.compress_size * RATIO


def _parse(read: Callable[[int], bytes], reader: XmlReader) -> None:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse_entities
    fed = 0
    while chunk := read(_CHUNK):
        parser.Parse(chunk, False)  # noqa: FBT003  (it takes no keyword)
        fed += len(chunk)
        if fed - parser.CurrentByteIndex > TOKEN_BYTES + _CHUNK:
            raise Refused(codes.INFLATED)
    parser.Parse(b"", True)  # noqa: FBT003  (it takes no keyword)


def _refuse_entities(*_: object) -> None:
    raise Refused(codes.XML_ENTITIES)
