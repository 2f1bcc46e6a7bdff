from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.language import LANGUAGES, Language, Text
from meritasn.view import Align, Branch, Column, Part, Sentence, Share, Table, Title, View, to_text

WIDTHS = st.integers(40, 130)
WORDS = st.text("abcdeé評", min_size=1, max_size=50)
PROSE = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
PAINT = re.compile(r"\x1b\[\d+m")


def same(words: str) -> Text:
    return Text(words, words)


def shown(*parts: Part, language: Language = "id", width: int = 80) -> str:
    return to_text(View(parts), language, width)


def page(text: str) -> str:
    return dedent(text).strip("\n")


def columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def taken(line: str) -> int:
    return sum(map(columns, line))


def between(line: str, start: int, stop: int) -> str:
    """What stands in those columns of a line, without the blanks."""
    at, found = 0, ""
    for character in line:
        found += character if start <= at < stop else ""
        at += columns(character)
    return found.replace(" ", "")


def packed(words: str) -> str:
    return "".join(words.split())


# Laws


@given(st.from_type(View), st.sampled_from(LANGUAGES), WIDTHS, st.booleans())
def test_no_line_is_longer_than_the_terminal(
    view: View,
    language: Language,
    width: int,
    colour: bool,  # noqa: FBT001  (drawn by Hypothesis)
) -> None:
    lines = PAINT.sub("", to_text(view, language, width, colour=colour)).split("\n")
    assert max(map(taken, lines)) <= width


@given(st.from_type(View), st.sampled_from(LANGUAGES), WIDTHS)
def test_nothing_in_a_view_steers_the_terminal(view: View, language: Language, width: int) -> None:
    text = to_text(view, language, width)
    assert not {c for c in text if unicodedata.category(c) == "Cc"} - {"\n"}


@given(PROSE, WIDTHS)
def test_a_sentence_loses_no_letter_and_breaks_no_word_that_fits(prose: str, width: int) -> None:
    lines = shown(Sentence(same(prose)), width=width).split("\n")
    assert packed("".join(lines)) == packed(prose)
    words = " ".join(lines).split()
    assert [w for w in prose.split() if taken(w) <= width and w not in words] == []


@given(st.data(), WIDTHS)
def test_a_table_loses_no_letter_of_any_cell(data: st.DataObject, width: int) -> None:
    heads = data.draw(st.lists(st.text("ABC", min_size=1, max_size=6), min_size=1, max_size=4))
    rows = data.draw(st.lists(st.tuples(*[PROSE] * len(heads)), min_size=1, max_size=3))
    aligned: st.SearchStrategy[Align] = st.sampled_from(["left", "right"])
    table = Table(
        tuple(Column(same(h), data.draw(aligned), data.draw(st.booleans())) for h in heads),
        tuple(rows),
    )
    lines = shown(table, width=width).split("\n")
    rule = next((n for n, line in enumerate(lines) if line.startswith("─")), None)
    if rule is None:
        label = max(map(len, heads))
        body = "".join(between(line, label + 2, width) for line in lines)
        assert body == packed("".join(cell for row in rows for cell in row))
        return
    for column, run in enumerate(re.finditer("─+", lines[rule])):
        head = "".join(between(line, *run.span()) for line in lines[:rule])
        body = "".join(between(line, *run.span()) for line in lines[rule + 1 :])
        assert head == heads[column]
        assert body == packed("".join(row[column] for row in rows))


@given(st.lists(PROSE, min_size=1, max_size=40), WIDTHS)
def test_a_tree_of_any_depth_loses_no_letter(levels: list[str], width: int) -> None:
    branch = Branch(same(levels[-1]))
    for words in reversed(levels[:-1]):
        branch = Branch(same(words), children=(branch,))
    text = shown(branch, width=width)
    assert max(map(taken, text.split("\n"))) <= width
    bare = re.sub("[│├└─⋯]", "", text)
    assert packed(bare) == packed("".join(levels))


@given(st.from_type(View), WIDTHS)
def test_colour_changes_no_word(view: View, width: int) -> None:
    view = View(tuple(part for part in view.parts if not isinstance(part, Title)))
    painted = PAINT.sub("", to_text(view, "id", width, colour=True))
    plain = to_text(view, "id", width)
    assert [line.rstrip() for line in painted.split("\n")] == plain.split("\n")


# Looks

TREE = Branch(
    Text("Nilai 88,50: Baik", "Score 88.50: Good"),
    Text("Pasal 15", "Article 15"),
    "good",
    (
        Branch(
            Text("Hasil kerja", "Results"),
            children=(
                Branch(
                    Text(
                        "Meningkatnya kualitas pelayanan perizinan berusaha",
                        "Better quality of the licensing of businesses",
                    ),
                    Text("target utama", "main target"),
                ),
                Branch(Text("Realisasi 23 dari 26", "23 of 26 done"), tone="warn"),
            ),
        ),
        Branch(
            Text("Perilaku kerja", "Behaviour"),
            children=(Branch(Text("Adaptif belum dinilai", "Adaptive not rated"), tone="bad"),),
        ),
    ),
)


def test_a_tree_keeps_its_guides_beside_lines_that_wrap() -> None:
    assert shown(TREE, width=40) == page("""
        Nilai 88,50: Baik  · Pasal 15
        ├─ Hasil kerja
        │  ├─ Meningkatnya kualitas pelayanan
        │  │  perizinan berusaha  · target utama
        │  └─ Realisasi 23 dari 26
        └─ Perilaku kerja
           └─ Adaptif belum dinilai
    """)


def test_a_very_deep_tree_keeps_room_for_its_words() -> None:
    branch = Branch(same("Realisasi semester pertama"))
    for level in range(8, 0, -1):
        branch = Branch(same(f"Tingkat {level}"), children=(branch,))
    assert shown(branch, width=40).split("\n")[4:] == [
        "         └─ Tingkat 5",
        "            └─ Tingkat 6",
        "⋯           └─ Tingkat 7",
        "⋯           └─ Tingkat 8",
        "⋯           └─ Realisasi semester",
        "⋯              pertama",
    ]


def test_a_tree_in_english() -> None:
    assert shown(TREE, language="en", width=40) == page("""
        Score 88.50: Good  · Article 15
        ├─ Results
        │  ├─ Better quality of the licensing of
        │  │  businesses  · main target
        │  └─ 23 of 26 done
        └─ Behaviour
           └─ Adaptive not rated
    """)


def test_a_note_too_long_for_its_line_stands_below() -> None:
    note = "Peraturan Menteri PANRB Nomor 6 Tahun 2022"
    tree = Branch(same("Nilai"), children=(Branch(same("Hasil kerja"), same(note)),))
    assert shown(tree, width=40) == page("""
        Nilai
        └─ Hasil kerja
           · Peraturan Menteri PANRB Nomor 6
           Tahun 2022
    """)


COUNTS = Table(
    (
        Column(Text("Predikat", "Predicate")),
        Column(Text("Pegawai", "People"), "right"),
        Column(Text("Bagian", "Share"), "right"),
    ),
    (
        (Text("Sangat baik", "Very good"), 1204, Share(1204, 9000)),
        (Text("Baik", "Good"), Decimal("7012.50"), Share(7012, 9000)),
        (Text("Kurang", "Poor"), None, Share(0, 0)),
    ),
    Text("Kota contoh", "Sample city"),
)


def test_numbers_stand_right_and_follow_the_language() -> None:
    assert shown(COUNTS) == page("""
        Kota contoh
        Predikat      Pegawai           Bagian
        ───────────  ────────  ───────────────
        Sangat baik     1.204  13,4 % █░░░░░░░
        Baik         7.012,50  77,9 % ██████░░
        Kurang              –                –
    """)
    assert shown(COUNTS, language="en") == page("""
        Sample city
        Predicate    People           Share
        ─────────  ────────  ──────────────
        Very good     1,204  13.4% █░░░░░░░
        Good       7,012.50  77.9% ██████░░
        Poor              –               –
    """)


def test_the_column_that_grows_wraps_and_the_others_stay_whole() -> None:
    table = Table(
        (
            Column(same("Kode")),
            Column(same("Temuan"), grow=True),
            Column(same("Nilai"), "right"),
        ),
        (("MER-1001", "golongan ruang tidak dikenal", Decimal("1234.50")),),
    )
    assert shown(table, width=40) == page("""
        Kode      Temuan                   Nilai
        ────────  ────────────────────  ────────
        MER-1001  golongan ruang tidak  1.234,50
                  dikenal
    """)


def test_a_table_that_does_not_fit_is_written_row_by_row() -> None:
    heads = ("Pegawai", "Unit kerja", "Predikat", "Kredit", "Peringkat")
    table = Table(
        tuple(Column(same(head)) for head in heads),
        (
            ("baris 1", "Puskesmas", "baik", 25, Decimal("88.50")),
            ("baris 2", "Inspektorat", "baik", 25, Decimal("87.00")),
        ),
    )
    assert shown(table, width=40) == page("""
        Pegawai     baris 1
        Unit kerja  Puskesmas
        Predikat    baik
        Kredit      25
        Peringkat   88,50

        Pegawai     baris 2
        Unit kerja  Inspektorat
        Predikat    baik
        Kredit      25
        Peringkat   87,00
    """)


def test_pairs_have_no_head_and_dates_and_answers_are_in_words() -> None:
    table = Table(
        (Column(Text("", "")), Column(Text("", ""))),
        (("Berlaku", date(2022, 2, 1)), ("Dinilai", True), ("Banding", False)),
    )
    assert shown(table) == page("""
        Berlaku  1 Februari 2022
        Dinilai  ya
        Banding  tidak
    """)


def test_a_table_without_rows_says_so() -> None:
    table = Table((Column(Text("Jabatan", "Post")),), ())
    assert shown(table) == "Jabatan\n───────\ntidak ada baris"
    assert shown(table, language="en") == "Post\n────\nno rows"


def test_parts_are_apart_and_what_belongs_together_is_not() -> None:
    text = shown(
        Title(same("Hasil")),
        Sentence(same("Satu.")),
        Sentence(same("Dua.")),
        Title(same("Dasar"), 2),
        Branch(same("Akar")),
        Title(same("Catatan"), 3),
    )
    assert text == page("""
        Hasil
        ═════
        Satu.
        Dua.

        Dasar
        ─────
        Akar

        Catatan
        ┄┄┄┄┄┄┄
    """)


def test_tones_and_titles_are_painted_only_when_asked() -> None:
    view = View((Title(same("Hasil")), Sentence(same("Baik."), "good")))
    assert to_text(view, "id", colour=True) == "\x1b[1mHasil\x1b[0m\n\x1b[32mBaik.\x1b[0m"
    assert "\x1b" not in to_text(view, "id")


def test_words_from_outside_can_neither_paint_nor_turn_what_stands_around_them() -> None:
    text = shown(Sentence(same("a\x1b[31mb\u202ec\nd\te")))
    assert text == "a\N{REPLACEMENT CHARACTER}[31mb\N{REPLACEMENT CHARACTER}c d e"


def test_an_empty_view_is_empty() -> None:
    assert shown() == ""


def test_an_accent_takes_no_column_and_a_wide_character_takes_two() -> None:
    accented = "e\N{COMBINING ACUTE ACCENT}" * 40
    assert shown(Sentence(same(accented)), width=40) == accented
    assert shown(Sentence(same("評" * 21)), width=40) == "評" * 20 + "\n評"


def test_a_terminal_too_narrow_is_refused() -> None:
    with pytest.raises(ValueError, match="40 columns"):
        shown(width=39)


def test_a_cell_that_is_moved_in_hangs_on_all_its_lines() -> None:
    deep = "\N{NO-BREAK SPACE}" * 4 + "Bidang Pembinaan Sekolah Dasar dan Menengah"
    column = Column(Text("Unit", "Unit"), grow=True)
    number = Column(Text("Angka yang panjang", "A long figure"), "right")
    lines = to_text(View((Table((column, number), ((deep, 7),)),)), "id", 50).splitlines()
    assert [line[:5] for line in lines[2:]] == ["    B", "    D"]
