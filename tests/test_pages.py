"""Pages of the documentation that the library itself knows best: they say what it says.

After changing the catalogue or a pack, write them anew: ``python tests/test_pages.py``
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from meritasn.facts import Column, Table, catalogue
from meritasn.io.guidance import how_to_fill
from meritasn.language import LANGUAGES, Language, Text
from meritasn.model import VOCABULARY, Term
from meritasn.policies import Assumption, Policy, shipped, shipped_names
from meritasn.view import Part, Sentence, Title
from meritasn.view import Table as Shown
from meritasn.view.wording import said, worded

DOCS = Path(__file__).parents[1] / "docs"

TABLES: dict[Language, str] = {"id": "tabel.md", "en": "tables.md"}


def pages() -> dict[str, str]:
    """Every page that is made, by its path under docs."""
    of_tables = {TABLES[language]: tables_page(language) for language in LANGUAGES}
    return of_tables | {
        policy_path(shipped(name), language): policy_page(shipped(name), language)
        for name in shipped_names()
        for language in LANGUAGES
    }


def page(lines: Iterator[str]) -> str:
    return "\n\n".join(lines) + "\n"


def grid(*rows: tuple[str, ...]) -> str:
    """A table of Markdown; the first row is its head."""
    head, *others = [f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |" for row in rows]
    return "\n".join((head, "|---" * len(rows[0]) + "|", *others))


# -- tables -----------------------------------------------------------------------------------

_ABOUT_TABLES = Text(
    "Setiap tabel adalah satu berkas CSV dalam sebuah folder, atau satu lembar dalam sebuah "
    "buku kerja. Nama berkas, lembar, dan kolom boleh berbahasa Indonesia atau Inggris. Kolom "
    "yang tidak dikenal diperingatkan dan tidak dibaca. Sel kosong berarti belum ada data, "
    "bukan nol. Fakta, yaitu kolom yang boleh disebut oleh sebuah aturan, bertanda ◆. Bila "
    "sebuah fakta memang tidak berlaku, tulis `tidak berlaku`, `tb` atau `n/a` pada kolom "
    "yang membolehkannya.",
    "Each table is a CSV file in a folder, or a sheet of a workbook. Files, sheets and "
    "columns may have their Indonesian or their English names. A column that is not known is "
    "warned of and not read. An empty cell means that there is no value yet; it is not zero. "
    "Facts, the columns that a rule may name, are marked ◆. Where a fact is not applicable, "
    "write `n/a`, `tb` or `tidak berlaku` in a column that allows it.",
)
_TABLES = Text("Tabel", "Tables")
_REQUIRED_TABLE = Text("wajib ada", "required")
_KEY = Text("Satu baris untuk setiap", "One row for each")
_HEADS = (
    Text("Kolom", "Column"),
    Text("Nama lain", "Other name"),
    Text("Isi", "What it holds"),
    Text("Cara mengisi", "How to fill it in"),
    Text("Wajib", "Required"),
)
_YES = Text("ya", "yes")
_WORDS = Text("Daftar pilihan", "Lists of choices")
_ABOUT_WORDS = Text(
    "Yang diterima: kode, label dalam kedua bahasa, kode SIASN bila diketahui, dan ejaan lain "
    "yang lazim; huruf besar-kecil dan spasi tidak dibedakan.",
    "Understood are the code, the label in both languages, the code of SIASN where it is "
    "known, and other spellings that are common; case and spacing do not matter.",
)
_WORD_HEADS = (Text("Kode", "Code"), Text("Label", "Label"), Text("SIASN", "SIASN"))


def tables_page(language: Language) -> str:
    return page(_tables(language))


def _tables(language: Language) -> Iterator[str]:
    yield f"# {_TABLES.of(language)}"
    yield _ABOUT_TABLES.of(language)
    for table in catalogue().tables.values():
        yield from _table(table, language)
    yield f"## {_WORDS.of(language)}"
    yield _ABOUT_WORDS.of(language)
    for name, terms in VOCABULARY.items():
        yield from _words(name, terms, language)


def _table(table: Table, language: Language) -> Iterator[str]:
    own, other = _both(table.file, table.name, language)
    yield f"## {table.title.of(language)}"
    needed = f", {_REQUIRED_TABLE.of(language)}" if table.required else ""
    key = [_header(table.column(name), language) for name in table.key]
    yield f"`{own}` (`{other}`){needed}. {_KEY.of(language)} {', '.join(f'`{k}`' for k in key)}."
    yield grid(
        tuple(head.of(language) for head in _HEADS),
        *(_column(column, language) for column in table.columns),
    )


def _column(column: Column, language: Language) -> tuple[str, ...]:
    own, other = _both(column.header, column.name, language)
    how = how_to_fill(column).of(language)
    if column.enum:
        how = how.replace("daftar", f"[daftar](#{column.enum})").replace(
            "the list", f"[the list](#{column.enum})"
        )
    mark = " ◆" if column.fact else ""
    required = _YES.of(language) if column.required else ""
    return f"`{own}`{mark}", f"`{other}`", column.title.of(language), how, required


def _both(indonesian: str, english: str, language: Language) -> tuple[str, str]:
    return (indonesian, english) if language == "id" else (english, indonesian)


def _header(column: Column, language: Language) -> str:
    return _both(column.header, column.name, language)[0]


def _words(name: str, terms: type[Term], language: Language) -> Iterator[str]:
    yield f"### {terms.title.of(language)} {{ #{name} }}"
    yield f"{terms.source}."
    yield grid(
        tuple(head.of(language) for head in _WORD_HEADS),
        *((f"`{t.code}`", t.label.of(language), str(t.siasn or "")) for t in terms),
    )


# -- policies ---------------------------------------------------------------------------------

_OTHER_LANGUAGE: dict[Language, str] = {"id": "In English", "en": "Dalam bahasa Indonesia"}
_ASSUMED = Text("Anggapan dan yang belum diketahui", "What is assumed or unknown")
_NONE = Text("Tidak ada.", "Nothing.")


def policy_path(policy: Policy, language: Language) -> str:
    return f"policies/{language}/{policy.name}.md"


def policy_page(policy: Policy, language: Language) -> str:
    return page(_policy(policy, language))


def _policy(policy: Policy, language: Language) -> Iterator[str]:
    title, *parts = policy.describe().parts
    other: Language = "en" if language == "id" else "id"
    yield _part(title, language)
    yield f"[{_OTHER_LANGUAGE[language]}](../{other}/{policy.name}.md)"
    yield from (_part(part, language) for part in parts)
    yield f"## {_ASSUMED.of(language)}"
    assumed = [f"- {_assumption(one, language)}" for one in policy.assumptions()]
    yield "\n".join(assumed) or _NONE.of(language)


def _assumption(one: Assumption, language: Language) -> str:
    note = f". {one.note.of(language)}" if one.note else ""
    return f"{one.title.of(language)} (`{one.path}`): {one.standing.text.of(language)}{note}"


def _part(part: Part, language: Language) -> str:
    match part:
        case Title():
            return f"{'#' * part.level} {worded(part.text, language)}"
        case Sentence():
            return worded(part.text, language)
        case Shown():
            return grid(
                tuple(worded(column.title, language) for column in part.columns),
                *(tuple(said(cell, language) for cell in row) for row in part.rows),
            )
        case _:
            raise AssertionError("a policy in words has no tree")


# -- held -------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", pages())
def test_a_page_says_what_the_library_says(path: str) -> None:
    written = (DOCS / path).read_text("utf-8") if (DOCS / path).exists() else ""
    assert written == pages()[path], "write it anew as the top of this file says"


def test_there_is_no_page_of_a_policy_that_is_gone() -> None:
    found = {str(path.relative_to(DOCS)) for path in (DOCS / "policies").rglob("*.md")}
    assert found <= {*pages(), "policies/index.md"}


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(text, "utf-8")
