from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.language import LANGUAGES, Language, Text
from meritasn.view import (
    Branch,
    Column,
    Part,
    Sentence,
    Share,
    Table,
    Title,
    View,
    repr_html,
    to_html,
    to_page,
)

EXPECTED = {
    *("div", "style", "h1", "h2", "h3", "p", "ul", "li", "details", "summary", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}


def same(words: str) -> Text:
    return Text(words, words)


def body(*parts: Part, language: Language = "id") -> str:
    return to_html(View(parts), language).split("</style>\n", 1)[1].removesuffix("</div>")


class Reader(HTMLParser):
    """Reads a fragment strictly: what is open, what was met and which words stand in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


@given(st.from_type(View), st.sampled_from(LANGUAGES))
def test_whatever_is_shown_the_fragment_is_well_formed_and_holds_only_known_tags(
    view: View, language: Language
) -> None:
    reader = read(to_html(view, language))
    assert reader.tags <= EXPECTED
    assert reader.attributes <= {
        *("class", "lang", "scope", "open", "colspan", "style", "aria-hidden")
    }


@given(st.lists(st.text("ab<>&\"'/=", min_size=1, max_size=30), min_size=9, max_size=9))
def test_every_word_is_escaped_wherever_it_stands(words: list[str]) -> None:
    title, sentence, text, note, child, caption, head, cell, quoted = words
    view = View(
        (
            Title(same(title)),
            Sentence(same(sentence)),
            Branch(same(text), same(note), children=(Branch(same(child)),)),
            Table((Column(same(head)),), ((cell,), (same(quoted),)), same(caption)),
        )
    )
    met = [found.strip("\n") for found in read(to_html(view, "id")).words]
    assert [found for found in met if found] == [
        *(title, sentence, text, note, child, caption, head, cell, quoted)
    ]


def test_the_style_stays_inside_its_fragment() -> None:
    style = re.sub(r"@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}", r"\1", _style())
    selectors = [s for group in re.findall(r"([^{}]+)\{", style) for s in group.split(",")]
    assert selectors
    assert [s for s in selectors if ".meritasn[lang]" not in s] == []


def _style() -> str:
    return to_html(View(), "id").split("<style>", 1)[1].split("</style>", 1)[0]


def test_it_needs_neither_network_nor_script() -> None:
    page = to_page(View((Sentence(same("x")),)), "id", same("x"))
    assert not re.search(r"https?:|url\(|@import|<script|<link|src=", page)


@pytest.mark.parametrize(
    "theme",
    ["prefers-color-scheme: dark", '[data-jp-theme-light="false"]', "body.vscode-dark", "print"],
)
def test_it_follows_the_theme_of_desktop_notebook_and_editor(theme: str) -> None:
    assert theme in _style()


def test_a_table_has_a_caption_heads_with_a_scope_and_numbers_to_the_right() -> None:
    table = Table(
        (Column(Text("Predikat", "Predicate")), Column(Text("Pegawai", "People"), "right")),
        ((Text("Baik", "Good"), 1204), (Sentence(Text("Kurang", "Poor"), "bad"), None)),
        Text("Kota contoh", "Sample city"),
    )
    html = body(table, language="en")
    assert "<caption>Sample city</caption>" in html
    assert '<th scope="col">Predicate</th><th scope="col" class="right">People</th>' in html
    assert '<td class="short">Good</td><td class="right short">1,204</td>' in html
    assert '<td class="bad short">Poor</td><td class="right quiet short">–</td>' in html
    assert '<td class="right short">1.204</td>' in body(table)


def test_a_table_without_titles_has_no_head_and_one_without_rows_says_so() -> None:
    assert "<thead>" not in body(Table((Column(same("")),), (("a",),)))
    assert 'colspan="1">tidak ada baris</td>' in body(Table((Column(same("a")),), ()))


def test_a_bar_is_hidden_from_those_who_hear_the_page_since_the_number_says_it() -> None:
    column = (Column(same("Bagian"), "right"),)
    html = body(Table(column, ((Share(23, 26),), (Share(1, 0),))))
    bar = '<span class="bar" aria-hidden="true"><span style="width:89%"></span></span>'
    assert f"88,5\N{NO-BREAK SPACE}%{bar}</td>" in html
    assert html.count("bar") == 1


def test_a_tree_opens_and_closes_and_its_leaves_do_not() -> None:
    tree = Branch(same("akar"), same("Pasal 1"), "good", (Branch(same("daun"), tone="bad"),))
    assert body(tree) == (
        '<ul><li><details open><summary><span class="good">akar</span>'
        '<span class="note">Pasal 1</span></summary>\n'
        '<ul><li class="leaf"><span class="bad">daun</span></li></ul></details></li></ul>'
    )


def test_a_page_names_its_language_its_charset_and_itself() -> None:
    page = to_page(View(), "en", Text("Hasil <1>", "Result <1>"))
    assert page.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">')
    assert '<meta name="viewport"' in page
    assert "<title>Result &lt;1&gt;</title>" in page


def test_whatever_has_a_view_shows_itself_in_a_notebook_in_indonesian() -> None:
    class Result:
        _repr_html_ = repr_html

        def view(self) -> View:
            return View((Sentence(Text("Baik", "Good")),))

    assert "<p>Baik</p>" in Result()._repr_html_()
    assert "<p>Good</p>" in repr_html(Result(), "en")


def test_a_view_shows_itself_in_a_notebook() -> None:
    assert "<p>Baik</p>" in View((Sentence(Text("Baik", "Good")),))._repr_html_()
