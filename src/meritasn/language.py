"""Two languages side by side: Indonesian, which users read, and English, which developers read.

Every sentence that a person sees is a `Text`. Numbers and dates that are put into one follow its
language: ``1.234,56`` and ``31 Desember 2023`` in Indonesian, ``1,234.56`` and ``31 December 2023``
in English.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from attrs import frozen

__all__ = ["LANGUAGES", "Fill", "Language", "Text", "date_text", "listing", "number_text"]

Language: TypeAlias = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

_MONTHS: dict[Language, list[str]] = {
    "id": (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    ).split(),
    "en": (
        "January February March April May June July August September October November December"
    ).split(),
}


def number_text(value: Decimal | int, language: Language) -> str:
    """Writes a number with the separators of a language and all the decimals it carries.

    >>> number_text(Decimal("1234567.50"), "id"), number_text(Decimal("1234567.50"), "en")
    ('1.234.567,50', '1,234,567.50')
    """
    plain = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    return plain.translate(str.maketrans(",.", ".,")) if language == "id" else plain


def date_text(day: date, language: Language) -> str:
    """Writes a date in words.

    >>> date_text(date(2023, 12, 31), "id")
    '31 Desember 2023'
    """
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


@frozen
class Text:
    """One sentence, title or label in both languages.

    >>> Text("Bobot SKP", "Weight of results").of("id")
    'Bobot SKP'
    """

    id: str
    en: str

    def of(self, language: Language) -> str:
        """The wording in one language."""
        return self.id if language == "id" else self.en

    def fill(self, **values: Fill) -> Text:
        """Puts values into the ``{placeholders}`` of both wordings.

        >>> Text("baris {n}", "row {n}").fill(n=1200)
        Text(id='baris 1.200', en='row 1,200')
        """
        return Text(
            *(
                self.of(language).format_map({k: _said(v, language) for k, v in values.items()})
                for language in LANGUAGES
            )
        )


Fill: TypeAlias = Text | str | int | Decimal | date
"""What a placeholder of a `Text` can be filled with."""


def _said(value: Fill, language: Language) -> str:
    match value:
        case Text():
            return value.of(language)
        case date():
            return date_text(value, language)
        case Decimal() | int():
            return number_text(value, language)
        case _:
            return value


def listing(parts: Iterable[Fill]) -> Text:
    """Joins parts by commas, each in its language.

    >>> listing([Text("baik", "good"), 2]).en
    'good, 2'
    """
    seen = tuple(parts)
    return Text(*(", ".join(_said(p, lang) for p in seen) for lang in LANGUAGES))
