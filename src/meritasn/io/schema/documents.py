"""Schemas of the documents that go in, made from the model and the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import asdict

from meritasn.errors import Code
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io.documents import FORMATS, AppraisalDocument
from meritasn.io.schema.examples import DOCUMENTS
from meritasn.io.schema.records import Shapes
from meritasn.io.schema.words import Schema, described, identified, titled
from meritasn.language import Text
from meritasn.model import Workforce

__all__ = ["ABOUT", "BEYOND", "document_schema"]

ABOUT: Mapping[str, tuple[type[Any], Text]] = {
    FORMATS[AppraisalDocument]: (
        AppraisalDocument,
        Text("Penilaian seorang pegawai", "The appraisal of one person"),
    ),
    FORMATS[Workforce]: (
        Workforce,
        Text("Seluruh unit, pegawai, dan penilaian", "A whole workforce"),
    ),
}
"""What goes in, by the name of its schema: what it becomes, and its title."""

BEYOND: Mapping[Code, Text] = {
    codes.BACKWARD_PERIOD: Text(
        "hari terakhir suatu periode tidak mendahului hari pertamanya",
        "the last day of a period does not come before its first",
    ),
    codes.BAD_NIP: Text(
        "angka-angka NIP memuat tanggal, bulan, dan nomor urut yang ada",
        "the digits of a NIP hold a date, a month and a serial that there are",
    ),
    references.DUPLICATE_KEY: Text(
        "tidak ada dua catatan bertanggal milik pegawai atau layanan yang sama dengan hari dan "
        "jenis yang sama",
        "no two dated records of a person or a service agree in their day and in what they are",
    ),
    codes.OTHER_EMPLOYEE: Text(
        "dalam dokumen seorang pegawai, penilaiannya adalah milik pegawai itu",
        "in the document of one person, the appraisal is that person's",
    ),
    codes.JSON_FLOAT: Text(
        "bilangan bulat ditulis tanpa titik dan tanpa eksponen: 60, bukan 60.0",
        "a whole number is written without a point or an exponent: 60, not 60.0",
    ),
    codes.KEY_TWICE: Text(
        "tidak ada objek yang memuat kunci yang sama dua kali", "no object has the same key twice"
    ),
}
"""What a reader also asks of a document, and JSON Schema cannot say."""


def document_schema(name: str) -> Schema:
    """The schema of a document that goes in."""
    record, title = ABOUT[name]
    shapes = Shapes()
    body = shapes.record(record)
    form = {**titled(Text("Format dan versinya", "Format and version")), "const": name}
    return {
        **identified(name, title),
        **described(_READ_STRICTLY),
        "x-beyond": [{"code": code.id, **asdict(text)} for code, text in BEYOND.items()],
        **body,
        "properties": {"format": form, **body["properties"]},
        "required": ["format", *body["required"]],
        "examples": [{"format": name, **DOCUMENTS[name]}],
        "$defs": dict(sorted(shapes.definitions.items())),
    }


_READ_STRICTLY = Text(
    "Yang tidak diketahui dihilangkan; null tidak dipakai. Di bawah x-beyond tercantum apa yang "
    "juga diperiksa pembaca dan tidak dapat dinyatakan oleh JSON Schema.",
    "What is not known is left out; there is no null. Under x-beyond stands what a reader also "
    "checks and JSON Schema cannot say.",
)
