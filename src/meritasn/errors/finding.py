"""Findings: what is wrong, where, what was found and what was expected.

A finding is a value, never printed or raised by the place that makes it, so that a reader can
gather all of them before anybody is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from attrs import asdict, field, frozen

from meritasn.language import LANGUAGES, Fill, Language, Text, listing

__all__ = ["NOWHERE", "Code", "Finding", "Place", "Severity"]


class Severity(Enum):
    """How much a finding weighs: an error rejects the row, the others let it go on."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Place:
    """Where something was found; a person is named by the row, never by name or number.

    >>> Place(file="pegawai.csv", row=12, column="nip").text.en
    'pegawai.csv, row 12, column nip'
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    path: str | None = None

    @property
    def text(self) -> Text:
        """The place in words."""
        named = (
            (None, self.file),
            (Text("lembar", "sheet"), self.sheet),
            (Text("baris", "row"), None if self.row is None else str(self.row)),
            (Text("kolom", "column"), self.column),
            (None, self.path),
        )
        return listing(
            Text(f"{label.id} {value}", f"{label.en} {value}") if label else value
            for label, value in named
            if value is not None
        )

    def as_dict(self) -> Mapping[str, str | int]:
        """The parts that are known, for other programs."""
        return asdict(self, filter=lambda _, value: value is not None)


NOWHERE = Place()

_FOUND = Text("ditemukan", "found")
_EXPECTED = Text("seharusnya", "expected")


@frozen
class Finding:
    """One thing that somebody should know, with its place and its sentence.

    Attributes:
        code: The stable code and its severity.
        place: File, row and column, or a path.
        message: The whole sentence, in both languages.
        found: What stands there; described and not quoted where it is personal.
        expected: What would be right.
    """

    code: Code
    place: Place
    message: Text
    found: Text | None = None
    expected: Text | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity

    @property
    def rejects(self) -> bool:
        """Whether the row it stands in is rejected."""
        return self.severity is Severity.ERROR

    @property
    def text(self) -> Text:
        """All of it on one line.

        >>> empty = Code("MER-9998", Severity.ERROR, Text("tidak lengkap", "incomplete"))
        >>> empty.at(Place(row=3), found="7", expected="18").text.en
        'MER-9998 row 3: incomplete (found 7; expected 18)'
        """
        return Text(*(self._line(language) for language in LANGUAGES))

    def _line(self, language: Language) -> str:
        place = self.place.text.of(language)
        message = self.message.of(language)
        about = ((_FOUND, self.found), (_EXPECTED, self.expected))
        said = ((k.of(language), v.of(language)) for k, v in about if v is not None)
        # What the sentence quotes already is not said twice.
        aside = "; ".join(f"{key} {value}" for key, value in said if f"'{value}'" not in message)
        sentence = message + (f" ({aside})" if aside else "")
        return f"{self.code.id} {place}: {sentence}" if place else f"{self.code.id} {sentence}"

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The finding for other programs."""
        return {
            "code": self.code.id,
            "severity": self.severity.value,
            "place": self.place.as_dict(),
            "message": self.message.of(language),
            "found": self.found and self.found.of(language),
            "expected": self.expected and self.expected.of(language),
        }


@frozen
class Code:
    """A kind of finding: a number that never changes its meaning, and a sentence with placeholders.

    >>> late = Code("MER-9999", Severity.NOTE, Text("{n} hari terlambat", "{n} days late"))
    >>> late.at(Place(row=3), n=2).message.en
    '2 days late'
    """

    id: str
    severity: Severity
    template: Text = field(repr=False)

    def at(
        self,
        place: Place = NOWHERE,
        *,
        found: Text | str | None = None,
        expected: Text | str | None = None,
        **values: Fill,
    ) -> Finding:
        """Makes the finding for one place."""
        return Finding(
            self, place, self.template.fill(**values), _as_text(found), _as_text(expected)
        )


def _as_text(value: Text | str | None) -> Text | None:
    return Text(value, value) if isinstance(value, str) else value
