"""Where a figure comes from, and how well that is known."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["Citation", "Instrument", "Standing"]


class Standing(Enum):
    """How well a figure or a rule is known."""

    TEXT = "text"
    SECONDARY = "secondary"
    SINGLE = "single"
    ASSUMED = "assumed"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Text:
        """What it means, in words."""
        return _MEANING[self]


_MEANING = {
    Standing.TEXT: Text("dibaca dari naskah peraturan", "read in the text of the regulation"),
    Standing.SECONDARY: Text(
        "dua sumber atau lebih yang bebas sepakat", "two or more independent sources agree"
    ),
    Standing.SINGLE: Text("satu sumber", "one source"),
    Standing.ASSUMED: Text(
        "anggapan, perlu dikonfirmasi instansi", "assumed, to be confirmed by the agency"
    ),
    Standing.UNKNOWN: Text("tidak diketahui", "unknown"),
}


@frozen
class Instrument:
    """A law, regulation, decree or circular.

    Attributes:
        name: Its official short name, such as ``PP 46/2011``.
        about: What it is about, where the pack says so.
        in_force: When it is in force, where the pack says so.
    """

    name: str
    about: Text | None = None
    in_force: Period | None = None


@frozen
class Citation:
    """A place in an instrument.

    >>> str(Citation(Instrument("PP 30/2019"), "Pasal 41"))
    'PP 30/2019, Pasal 41'
    """

    instrument: Instrument
    at: str | None = None

    def __str__(self) -> str:
        return self.instrument.name + (f", {self.at}" if self.at else "")
