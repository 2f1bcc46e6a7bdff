from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.model import (
    VOCABULARY,
    Employment,
    PostKind,
    PostLevel,
    Predicate,
    Rank,
    Rating,
    Term,
    UnitPredicate,
)

VOCABULARIES = pytest.mark.parametrize("vocabulary", VOCABULARY.values(), ids=VOCABULARY.keys())
TERMS = st.sampled_from([term for vocabulary in VOCABULARY.values() for term in vocabulary])
BLANKS = st.text(" \t\u00a0", max_size=3)


@st.composite
def written(draw: st.DrawFn, words: str) -> str:
    """The words in any case, with blanks about them and any number of blanks between them."""
    cased = draw(st.sampled_from([words, words.upper(), words.lower(), words.title()]))
    around = [draw(BLANKS) for _ in range(2)]
    between = draw(st.sampled_from([" ", "  ", "\u00a0", ""]))
    slash = draw(st.sampled_from(["/", " / ", "/ "]))
    return around[0] + cased.replace(" ", between).replace("/", slash) + around[1]


@given(TERMS, st.data())
def test_every_spelling_is_read_whatever_its_case_and_spacing(
    term: Term, data: st.DataObject
) -> None:
    spelling = data.draw(st.sampled_from(term.spellings))
    assert type(term).parse(data.draw(written(spelling))) is term


@VOCABULARIES
def test_no_spelling_stands_for_two_members(vocabulary: type[Term]) -> None:
    assert [
        (term, spelling)
        for term in vocabulary
        for spelling in term.spellings
        if vocabulary.parse(spelling) is not term
    ] == []


@VOCABULARIES
def test_members_are_numbered_as_declared_and_found_by_their_code(vocabulary: type[Term]) -> None:
    assert [term.order for term in vocabulary] == list(range(len(vocabulary)))
    assert all(vocabulary.of(term.code) is term for term in vocabulary)
    assert all(term.code == term.name.lower() for term in vocabulary)


@VOCABULARIES
def test_a_vocabulary_says_what_it_is_about_and_where_it_comes_from(
    vocabulary: type[Term],
) -> None:
    assert vocabulary.title.id
    assert vocabulary.title.en
    assert vocabulary.source


@VOCABULARIES
@pytest.mark.parametrize("text", ["", "  ", "\u00a0", "0", "0.0", "TIDAK  ADA DATA"])
def test_no_data_is_no_member(vocabulary: type[Term], text: str) -> None:
    assert vocabulary.parse(text) is None


@VOCABULARIES
@pytest.mark.parametrize("text", ["2.5", "99", "-1", "budi setiawan", "n/a"])
def test_an_unknown_word_is_refused_and_not_quoted(vocabulary: type[Term], text: str) -> None:
    with pytest.raises(ValueError, match="no word of the vocabulary") as refusal:
        vocabulary.parse(text)
    assert text not in str(refusal.value)


@pytest.mark.parametrize("code", ["Di_atas", "DI_ATAS", "1", "di atas", ""])
def test_a_code_is_taken_to_the_letter(code: str) -> None:
    with pytest.raises(ValueError, match="no code of the vocabulary"):
        Rating.of(code)


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("2.0", Rating.SESUAI),
        ("1", Rating.DI_ATAS),
        ("3", Rating.DI_BAWAH),
        ("DI ATAS ESPEKTASI", Rating.DI_ATAS),
        ("DIATAS EKSPETASI", Rating.DI_ATAS),
        ("Diatas Ekspektasi", Rating.DI_ATAS),
        ("sesuai  espektasi", Rating.SESUAI),
        ("Di Bawah Ekspektasi", Rating.DI_BAWAH),
        ("DIBAWAH EKSPETASI", Rating.DI_BAWAH),
    ],
)
def test_ratings_seen_in_data(text: str, rating: Rating) -> None:
    assert Rating.parse(text) is rating


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("BAIK", Predicate.BAIK),
        ("Cukup", Predicate.BUTUH_PERBAIKAN),
        ("Butuh perbaikan", Predicate.BUTUH_PERBAIKAN),
        ("Kurang/misconduct", Predicate.KURANG),
        ("Kurang / Misconduct", Predicate.KURANG),
        ("KURANG", Predicate.KURANG),
        ("5", Predicate.SANGAT_KURANG),
        ("1.0", Predicate.SANGAT_BAIK),
    ],
)
def test_predicates_seen_in_data(text: str, predicate: Predicate) -> None:
    assert Predicate.parse(text) is predicate


def test_the_first_rating_and_predicate_are_the_best() -> None:
    assert [r.siasn for r in Rating] == [1, 2, 3]
    assert [p.siasn for p in Predicate] == [1, 2, 3, 4, 5]
    assert [p.code for p in UnitPredicate] == [
        "istimewa",
        "baik",
        "butuh_perbaikan",
        "kurang",
        "sangat_kurang",
    ]


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("III/a", Rank.III_A),
        ("iii a", Rank.III_A),
        ("Pembina Tk. I", Rank.IV_B),
        ("PEMBINA TINGKAT I", Rank.IV_B),
        ("IX", Rank.IX),
        ("09", Rank.IX),
        ("XVII", Rank.XVII),
    ],
)
def test_ranks_seen_in_data(text: str, rank: Rank) -> None:
    assert Rank.parse(text) is rank


def test_pns_have_seventeen_ranks_and_pppk_seventeen_others() -> None:
    by_contract = [rank.by_contract for rank in Rank]
    assert by_contract == [False] * 17 + [True] * 17
    assert [e for e in Employment if not e.by_contract] == [Employment.PNS]


def test_every_level_belongs_to_one_kind_of_post() -> None:
    of_kind = {kind: [level for level in PostLevel if level.kind is kind] for kind in PostKind}
    assert [len(of_kind[kind]) for kind in PostKind] == [3, 3, 8]
    assert PostLevel.PELAKSANA in of_kind[PostKind.ADMINISTRASI]
    assert PostLevel.parse("MU") is PostLevel.AHLI_MUDA


@given(TERMS)
def test_a_member_stays_itself_when_copied_or_sent(term: Term) -> None:
    assert copy.deepcopy(term) is term
    assert pickle.loads(pickle.dumps(term)) is term  # noqa: S301 - what was just written
