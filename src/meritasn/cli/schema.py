"""`schema`: the JSON Schema of what goes in and comes out."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.options import Lang
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.io.schema import schema as schema_of
from meritasn.io.schema import schema_names
from meritasn.language import Text
from meritasn.view import Column, Table, View

__all__ = ["schema"]


def schema(name: str | None = None, /, *, out: Path | None = None, lang: Lang = "id") -> Status:
    """Skema JSON masukan dan keluaran — JSON Schema of what goes in and comes out.

    Args:
        name: Name with its version, such as meritasn/appraisal@1; none lists the names.
        out: File for the schema, instead of standard output.
        lang: Language of the list; a schema itself has both.
    """
    output = Output(lang, out)
    if name is None:
        rows = tuple((each, Text(**schema_of(each)["x-title"])) for each in schema_names())
        output.view(View((Table(_COLUMNS, rows),)))
    else:
        output.text(json_text(schema_of(name)))
    return Status.DONE


_COLUMNS = (
    Column(Text("Nama", "Name")),
    Column(Text("Isi", "What it is of"), grow=True),
)
