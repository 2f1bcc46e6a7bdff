"""The tables of the page are those of the library.

After changing a name or a word, write them anew: ``python tests/io/siasn/test_page.py``
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from meritasn.io.siasn.names import CodeTable, Name, RecordNames, names
from meritasn.io.siasn.words import WORDS
from meritasn.law import Standing

PAGE = Path(__file__).parents[3] / "docs/siasn.md"
BEGIN, END = "<!-- names -->", "<!-- /names -->"


def written_anew(page: str) -> str:
    """The page with its tables as they should be."""
    above, _, rest = page.partition(BEGIN)
    _, _, below = rest.partition(END)
    return "\n\n".join([above + BEGIN, *tables(), END + below])


def tables() -> Iterator[str]:
    for known in names().records.values():
        yield from record(known)
    yield "### Codes"
    yield "\n".join(
        [
            "| Vocabulary | Codes | Standing |",
            "|---|---|---|",
            *(f"| {of} | {listed(of)} | {known_by(of, table)} |" for of, table in codes()),
        ]
    )


def record(known: RecordNames) -> Iterator[str]:
    yield f"### {known.title}"
    endpoints = [f"`{path}`" for path in (known.get, known.save) if path]
    if endpoints:
        yield f"{', '.join(endpoints)}."
    yield "\n".join(
        [
            "| Field | Read | Written | Also | Kind | Required | Standing |",
            "|---|---|---|---|---|---|---|",
            *(row(name, saved=bool(known.save or not known.get)) for name in known.fields),
        ]
    )


def row(name: Name, *, saved: bool) -> str:
    cells = (
        f"`{name.field}`",
        key(name.read),
        key(name.write) if saved else "",
        ", ".join(key(also) for also in (*name.also, *name.label)),
        name.kind.value + (f" `{name.of}`" if name.of else ""),
        {"both": "read, save"}.get(name.needs or "", name.needs or ""),
        name.standing.value,
    )
    return f"| {' | '.join(cells)} |"


def key(text: str | None) -> str:
    return f"`{text}`" if text else ""


def codes() -> Iterator[tuple[str, CodeTable]]:
    yield from names().codes.items()


def listed(of: str) -> str:
    coded = [f"{term.siasn} {term.label.id}" for term in WORDS[of] if term.siasn is not None]
    return ", ".join(coded) or "labels only"


def known_by(of: str, table: CodeTable) -> str:
    others: dict[Standing, list[str]] = {}
    for word, standing in table.words.items():
        others.setdefault(standing, []).append(WORDS[of].of(word).label.id)
    parts = [f"{standing.value} ({', '.join(words)})" for standing, words in others.items()]
    return ", ".join([table.standing.value, *parts])


def test_the_tables_of_the_page_are_those_of_the_library() -> None:
    page = PAGE.read_text("utf-8")
    assert page == written_anew(page), "write it anew as the top of this file says"


def test_every_standing_that_is_not_known_well_is_shown() -> None:
    page = PAGE.read_text("utf-8")
    for known in names().records.values():
        for name in known.fields:
            assert any(
                line.startswith(f"| `{name.field}` |")
                and line.endswith(f"| {name.standing.value} |")
                for line in page.splitlines()
            )


if __name__ == "__main__":
    PAGE.write_text(written_anew(PAGE.read_text("utf-8")), "utf-8")
