"""Bands part all numbers: each has one label, from its lower limit on, and nothing lies between."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.packs import CATALOGUE, DAYS, HEAD

from meritasn.errors import Code, Finding
from meritasn.errors.codes import packs
from meritasn.facts import read_catalogue
from meritasn.language import Text
from meritasn.policies import lint, read_policy
from meritasn.rules import Record, interpret, run

SMALL = read_catalogue(CATALOGUE)
CODES = "di_atas", "sesuai", "di_bawah"


def pack(rows: str, of: str = "balance") -> str:
    return f"""{HEAD}
[[step]]
name = "mark"
of = "person"
title = {{ id = "Tanda", en = "Mark" }}
bands = "{of}"
{rows}
enum = "rating"
cite = "rule"
standing = "text"

[output]
predicate = "mark"
"""


def rows(*bands: tuple[object, str]) -> str:
    listed = (
        f'{{ is = "{label}" }}' if start is None else f'{{ from = {start}, is = "{label}" }}'
        for start, label in bands
    )
    return f"rows = [{', '.join(listed)}]"


def found(text: str) -> list[tuple[Code, str | None]]:
    return [(one.code, one.place.path) for one in lint(text, facts=SMALL)]


falling = st.lists(st.integers(-99, 99), min_size=0, max_size=4, unique=True).map(
    lambda starts: sorted(starts, reverse=True)
)


@given(falling, st.data())
def test_a_number_has_the_label_of_the_last_limit_that_it_reaches(
    starts: list[int], data: st.DataObject
) -> None:
    labels = data.draw(
        st.lists(st.sampled_from(CODES), min_size=len(starts) + 1, max_size=len(starts) + 1)
    )
    limits = [Decimal(n).scaleb(-1) for n in starts]
    text = pack(rows(*zip([*limits, None], labels, strict=True)))
    program = read_policy(text, facts=SMALL).on(DAYS[0])
    edges = [n * 10 + d for n in starts for d in (-1, 0, 1)]
    hundredths = data.draw(st.sampled_from([*edges, -1000, 1000]))
    reached = len(starts) - bisect_right(sorted(starts), hundredths // 10)
    whole = Record({"balance": Decimal(hundredths).scaleb(-2)})
    for reading in (run, interpret):
        assert reading(program, whole).value("mark").label == labels[reached]


@pytest.mark.parametrize(
    ("bands", "codes"),
    [
        ("", [(packs.MISSING_KEY, "step.mark.rows")]),
        ("rows = []", [(packs.MISSING_KEY, "step.mark.rows")]),
        ("rows = 1", [(packs.WRONG_TYPE, "step.mark.rows")]),
        (rows((None, "sesuai")), []),
        (rows((1, "sesuai"), (None, "di_bawah")), []),
        (
            rows((1, "sesuai"), (1, "sesuai"), (None, "di_bawah")),
            [(packs.BANDS_ORDER, "step.mark.rows[2].from")],
        ),
        (
            rows((1, "sesuai"), (2, "sesuai"), (None, "di_bawah")),
            [(packs.BANDS_ORDER, "step.mark.rows[2].from")],
        ),
        (
            rows((1, "sesuai"), (None, "sesuai"), (None, "di_bawah")),
            [(packs.BANDS_CLOSED, "step.mark.rows[2].from")],
        ),
        (rows((1, "sesuai"), (0, "sesuai")), [(packs.BANDS_OPEN, "step.mark.rows[2].from")]),
        (
            rows(("'a'", "sesuai"), (None, "di_bawah")),
            [(packs.WRONG_TYPE, "step.mark.rows[1].from")],
        ),
        (rows((1, "bagus"), (None, "di_bawah")), [(packs.UNKNOWN_LABEL, "step.mark.rows[1].is")]),
        (rows((1, ""), (None, "di_bawah")), [(packs.MISSING_KEY, "step.mark.rows[1].is")]),
        (rows((1, "sesuai"), (None, "bagus")), [(packs.UNKNOWN_LABEL, "step.mark.rows[2].is")]),
    ],
)
def test_what_does_not_part_the_numbers_is_refused_where_it_stands(
    bands: str, codes: list[tuple[Code, str]]
) -> None:
    assert found(pack(bands)) == codes


def test_a_hundred_bands_are_read_and_no_more() -> None:
    bands = [(Decimal(n).scaleb(-1), "sesuai") for n in range(100, 0, -1)]
    assert found(pack(rows(*bands[1:], (None, "di_bawah")))) == []
    many = complaint(rows(*bands, (None, "di_bawah")))
    assert (many.code, many.place.path) == (packs.TOO_LONG, "step.mark.rows")
    assert (many.found, many.expected) == (Text("101", "101"), Text("≤ 100", "≤ 100"))


def test_a_band_without_what_it_bands_or_of_a_date_is_refused() -> None:
    bands = rows((1, "sesuai"), (None, "di_bawah"))
    assert found(pack(bands, "")) == [(packs.MISSING_KEY, "step.mark.bands")]
    (dated,) = lint(pack(bands, "hired_on"), facts=SMALL)
    assert dated.place.path == "step.mark.bands"


def complaint(bands: str) -> Finding:
    (finding,) = lint(pack(bands), facts=SMALL)
    return finding


def test_a_complaint_shows_what_stands_there() -> None:
    assert "'rows'" in complaint("rows = []").message.en
    wrong = complaint(rows((1, "bagus"), (None, "di_bawah")))
    assert wrong.found == Text("bagus", "bagus")
    assert wrong.expected == Text(", ".join(CODES), ", ".join(CODES))
    above = complaint(rows((1, "sesuai"), ("2.5", "sesuai"), (None, "di_bawah")))
    assert above.found == Text("2.5", "2.5")
