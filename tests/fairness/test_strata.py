"""Two groups within strata: laws of any strata."""

from __future__ import annotations

import math

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.fairness.test_two_groups import cells

from meritasn.fairness.approximate import odds_ratio
from meritasn.fairness.counts import Cell
from meritasn.fairness.strata import Stratum, pooled

strata = st.dictionaries(
    st.sampled_from("abcdef"), st.builds(Stratum, cells(), cells()), max_size=5
)


@given(strata)
def test_every_stratum_speaks_or_is_named(of: dict[str, Stratum]) -> None:
    found = pooled(of)
    assert {*found.strata, *found.silent} == {*of}
    assert len(found.strata) + len(found.silent) == len(of)


@given(cells(), cells())
def test_one_stratum_alone_is_the_crude_table(a: Cell, b: Cell) -> None:
    found = pooled({"all": Stratum(a, b)})
    assume(found.strata)
    crude = odds_ratio(a, b)
    assert (found.odds_ratio is None) is (crude is None)
    assert crude is None or math.isclose(found.odds_ratio or 0, crude)
    assert found.homogeneity is None


@given(strata)
def test_the_groups_may_change_places(of: dict[str, Stratum]) -> None:
    found = pooled(of)
    turned = pooled({name: Stratum(one.reference, one.focal) for name, one in of.items()})
    if found.odds_ratio and turned.odds_ratio:
        assert math.isclose(found.odds_ratio * turned.odds_ratio, 1)
    one, other = found.cmh(), turned.cmh()
    assert (one is None) is (other is None)
    assert one is None or math.isclose(one, other or 0, abs_tol=1e-9)


@given(cells(), cells(), st.integers(2, 4))
def test_the_same_table_again_and_again_may_be_pooled(a: Cell, b: Cell, times: int) -> None:
    found = pooled({str(n): Stratum(a, b) for n in range(times)})
    assume(found.homogeneity is not None)
    assert found.homogeneity is not None
    assert math.isclose(found.homogeneity.breslow_day, 0, abs_tol=1e-6)
    assert found.homogeneity.p > 0.99
