"""Agreement and severity of raters: laws of any ratings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.fairness.agreement import (
    cohen_kappa,
    fleiss_kappa,
    intraclass,
    krippendorff_alpha,
)
from meritasn.fairness.severity import cronbach_alpha, crossed, halo, rater_effects

# ------------------------------------------------------------------------------------------- laws

tables = st.integers(2, 4).flatmap(
    lambda k: st.lists(st.lists(st.integers(1, 5), min_size=k, max_size=k), min_size=2, max_size=8)
)


@given(tables, st.integers(-3, 3))
def test_what_a_rater_adds_for_all_is_their_severity_and_no_inconsistency(
    table: list[list[int]], more: int
) -> None:
    other = [[row[0] + more, *row[1:]] for row in table]
    before, after = intraclass(table), intraclass(other)
    assert before is not None
    assert after is not None
    assert math.isclose(before.residual, after.residual, abs_tol=1e-9)
    gained = rater_effects(other)[0] - rater_effects(table)[0]
    share = 1 - 1 / len(table[0])
    assert math.isclose(gained, more * share, abs_tol=1e-9)


@given(tables)
def test_effects_are_drawn_towards_zero_and_never_past_it(table: list[list[int]]) -> None:
    found = crossed(table)
    assert found is not None
    for plain, drawn in zip(rater_effects(table), found.rater_effects, strict=True):
        assert abs(drawn) <= abs(plain)
        assert plain * drawn >= 0
    assert math.isclose(math.fsum(found.rater_effects), 0, abs_tol=1e-9)


@given(tables)
def test_full_agreement_is_one_and_names_of_raters_do_not_matter(table: list[list[int]]) -> None:
    turned = [row[::-1] for row in table]
    for scale in ("nominal", "ordinal", "interval", "ratio"):
        one, other = (krippendorff_alpha(of, scale) for of in (table, turned))
        assert (one is None) is (other is None)
        assert one is None or math.isclose(one, other or 0, abs_tol=1e-12)
        assert one is None or one <= 1 + 1e-12
        same = [[row[0]] * len(row) for row in table]
        found = krippendorff_alpha(same, scale)
        assert found is None or math.isclose(found, 1)


@given(tables)
def test_one_missing_rating_of_a_person_rated_once_tells_nothing(table: list[list[int]]) -> None:
    alone: list[float | None] = [3, *[None] * (len(table[0]) - 1)]
    more: list[Sequence[float | None]] = [*table, alone]
    assert krippendorff_alpha(table) == krippendorff_alpha(more)


def test_what_does_not_exist_is_nothing_and_no_number() -> None:
    assert intraclass([[1, 2]]) is None
    assert cohen_kappa([[4, 0], [0, 0]]) is None
    assert cohen_kappa([[0, 0], [0, 0]]) is None
    assert fleiss_kappa([]) is None
    assert fleiss_kappa([[3, 0], [3, 0]]) is None
    assert krippendorff_alpha([[1, None], [None, 2]]) is None
    assert halo([[1, 2], [1, 3]]) is None
    assert cronbach_alpha([[1, 2], [2, 1]]) is None
    with pytest.raises(ValueError, match="as many raters"):
        fleiss_kappa([[3, 0], [1, 0]])
