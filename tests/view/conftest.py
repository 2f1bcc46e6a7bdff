"""Any view at all, for the laws that every renderer keeps."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from meritasn.language import Text
from meritasn.view import Branch, Column, Sentence, Share, Table, Title, View

TONES = st.sampled_from(["plain", "good", "warn", "bad", "quiet"])
WORDS = st.one_of(st.text(max_size=12), st.text("ab é評\u0301\u00a0<&>\"'", max_size=90))
TEXTS = st.builds(Text, WORDS, WORDS)
NUMBERS = st.integers(-(10**15), 10**15) | st.decimals(allow_nan=False, allow_infinity=False)
WHOLES = st.integers(-9, 9) | st.decimals(-9, 9, places=2)
CELLS = st.one_of(
    TEXTS,
    WORDS,
    NUMBERS,
    st.none(),
    st.booleans(),
    st.dates(date(1900, 1, 1)),
    st.builds(Share, WHOLES, WHOLES),
    st.builds(Sentence, TEXTS, TONES),
)
COLUMNS = st.builds(Column, TEXTS, st.sampled_from(["left", "right"]), st.booleans())


def _tables(columns: list[Column]) -> st.SearchStrategy[Table]:
    rows = st.lists(st.tuples(*[CELLS] * len(columns)), max_size=4).map(tuple)
    return st.builds(Table, st.just(tuple(columns)), rows, st.none() | TEXTS)


TABLES = st.lists(COLUMNS, min_size=1, max_size=6).flatmap(_tables)
TREES = st.recursive(
    st.builds(Branch, TEXTS, st.none() | TEXTS, TONES),
    lambda below: st.builds(
        Branch, TEXTS, st.none() | TEXTS, TONES, st.lists(below, max_size=3).map(tuple)
    ),
    max_leaves=12,
)
PARTS = st.one_of(
    st.builds(Title, TEXTS, st.sampled_from([1, 2, 3])),
    st.builds(Sentence, TEXTS, TONES),
    TABLES,
    TREES,
)

st.register_type_strategy(View, st.builds(View, st.lists(PARTS, max_size=4).map(tuple)))
