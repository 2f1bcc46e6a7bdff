from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.language import Text
from meritasn.view import Column, Part, Sentence, Share, Table, Title, View, joined

NAME, COUNT = Column(Text("Nama", "Name")), Column(Text("Jumlah", "Count"), "right")


def test_a_table_without_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one column"):
        Table((), ())


@pytest.mark.parametrize("row", [("a",), ("a", 1, 2)])
def test_a_row_has_as_many_cells_as_there_are_columns(row: tuple[str | int, ...]) -> None:
    with pytest.raises(ValueError, match=r"row 2 has \d cells for 2 columns"):
        Table((NAME, COUNT), (("a", 1), row))


def test_views_are_joined_in_their_order() -> None:
    parts: list[Part] = [
        Title(Text("Satu", "One")),
        Sentence(Text("Dua", "Two")),
        Title(Text("Tiga", "Three")),
    ]
    views = [View((part,)) for part in parts]
    assert joined(views) == views[0] + views[1] + views[2] == View(tuple(parts))


@given(st.integers(-50, 150), st.integers(1, 100), st.integers(1, 40))
def test_a_bar_never_leaves_its_cells_and_never_shrinks_as_the_part_grows(
    part: int, whole: int, cells: int
) -> None:
    less, more = Share(part, whole).filled(cells), Share(part + 1, whole).filled(cells)
    assert 0 <= less <= more <= cells


@pytest.mark.parametrize(
    ("share", "permille"),
    [
        (Share(1, 2000), 1),
        (Share(-1, 2000), -1),
        (Share(Decimal("0.0499"), Decimal(100)), 0),
        (Share(Decimal("88.5"), Decimal(100)), 885),
        (Share(0, 3), 0),
        (Share(3, 0), None),
    ],
)
def test_a_share_is_rounded_half_away_from_zero(share: Share, permille: int | None) -> None:
    assert share.permille == permille
