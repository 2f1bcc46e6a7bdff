"""Schemas of single values: exact numbers, days, words of a vocabulary, identity numbers.

Patterns are written in what every dialect of regular expressions shares. In some of them ``$`` also
stands before a line feed that ends the text, so a length or a second pattern rules that out.
"""

from __future__ import annotations

from attrs import asdict

from meritasn.io.schema.words import Schema, described, titled
from meritasn.language import Text
from meritasn.model import Term
from meritasn.quantities.numbers import MOST_DIGITS

__all__ = ["DAY", "LAST_DAY", "NIP", "NOT_APPLICABLE", "decimals", "vocabulary"]

_DAYS_OF_MONTHS = (
    "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])",
    "(0[469]|11)-(0[1-9]|[12][0-9]|30)",
    "02-(0[1-9]|1[0-9]|2[0-8])",
)
_FOURTHS = "(0[48]|[2468][048]|[13579][26])"
_LEAP_DAYS = (f"[0-9]{{2}}{_FOURTHS}-02-29", f"{_FOURTHS}00-02-29")

DAY: Schema = {
    **titled(Text("Tanggal", "Date")),
    **described(
        Text(
            "Tanggal yang ada pada kalender, seperti 2023-12-31",
            "A date that the calendar has, such as 2023-12-31",
        )
    ),
    "type": "string",
    "format": "date",
    "pattern": f"^([0-9]{{4}}-({'|'.join(_DAYS_OF_MONTHS)})|{'|'.join(_LEAP_DAYS)})$",
    "maxLength": 10,
    "not": {"pattern": "^0000"},
}

LAST_DAY: Schema = {
    **titled(Text("Hari terakhir", "Last day")),
    **described(
        Text(
            "Tanggal; hari terakhir kalender, 9999-12-31, tidak dipakai untuk “tanpa akhir”",
            "A date; the last one of the calendar, 9999-12-31, does not stand for “no end”",
        )
    ),
    "allOf": [{"$ref": "#/$defs/day"}, {"not": {"const": "9999-12-31"}}],
}

NIP: Schema = {
    **titled(Text("NIP atau NI PPPK", "NIP or NI PPPK")),
    **described(
        Text(
            "18 angka sebagai teks; spasi dan satu apostrof di depan dilewati",
            "18 digits as text; blanks and one leading apostrophe are passed over",
        )
    ),
    "type": "string",
    "pattern": "^[^0-9]*([0-9][^0-9]*){18}$",
}

NOT_APPLICABLE: Schema = {**titled(Text("Tidak berlaku", "Not applicable")), "const": "n/a"}


def decimals(places: int) -> Schema:
    """An exact number: decimal text, or a whole number.

    >>> decimals(2)["description"]
    'Decimal text with at most 2 decimals, or a whole number'
    """
    zeros = f"0{{1,{MOST_DIGITS}}}"
    if places:
        zeros = f"[0-9]{{1,{places}}}0{{0,{MOST_DIGITS - places}}}"
    most = 10 ** (MOST_DIGITS + 1) - 1
    return {
        **titled(Text("Angka", "Number")),
        **described(
            Text(
                "Teks desimal dengan paling banyak {n} desimal, atau bilangan bulat",
                "Decimal text with at most {n} decimals, or a whole number",
            ).fill(n=places)
        ),
        "anyOf": [
            {
                "type": "string",
                "pattern": f"^-?0*[0-9]{{1,{MOST_DIGITS + 1}}}(\\.{zeros})?$",
                "not": {"pattern": "[\\n]"},
            },
            {"type": "integer", "minimum": -most, "maximum": most},
        ],
    }


def vocabulary(terms: type[Term]) -> Schema:
    """The codes of a vocabulary, each with its labels."""
    return {
        **titled(terms.title),
        "enum": [term.code for term in terms],
        "x-titles": {term.code: asdict(term.label) for term in terms},
        "x-source": terms.source,
    }
