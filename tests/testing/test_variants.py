"""Variants of a policy are sound, differ from it, and say what they were made of."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from meritasn.policies import Policy, diff, read_policy, shipped, shipped_names
from meritasn.testing.packs import HEAD, packs, variants

quick = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
POLICY = shipped("permenpanrb-6-2022")


@cache
def drawn(name: str) -> st.SearchStrategy[Policy]:
    return variants(shipped(name))


@pytest.mark.parametrize("name", shipped_names())
@settings(quick, max_examples=3)
@given(data=st.data())
def test_a_variant_of_a_shipped_policy_differs_from_it(name: str, data: st.DataObject) -> None:
    policy, variant = shipped(name), data.draw(drawn(name))
    assert diff(policy, variant)
    assert variant.hash != policy.hash
    assert variant.lineage[0] == policy.hash
    assert variant.name.startswith(policy.name)
    assert variant.in_force == policy.in_force


@settings(quick, max_examples=10)
@given(packs().map(read_policy), st.data())
def test_a_variant_of_a_random_pack_differs_from_it(policy: Policy, data: st.DataObject) -> None:
    assert diff(policy, data.draw(variants(policy)))


@pytest.mark.parametrize("wanted", [".value", ".rows.", ".grid", ".rounding", ".decimals"])
def test_every_kind_of_edit_is_made(wanted: str) -> None:
    policy = SMALL

    def edits(variant: Policy) -> bool:
        return any(wanted in change.path for change in diff(policy, variant).changes)

    assert find(variants(policy), edits, settings=settings(quick, max_examples=300))


def test_a_figure_stays_in_its_range_for_tuning_and_others_near_what_they_are() -> None:
    seen: dict[str, set[Any]] = {"share": set(), "factor": set()}

    @settings(quick, max_examples=100, derandomize=True, database=None)
    @given(variants(SMALL, edits=1))
    def collect(variant: Policy) -> None:
        for name, values in seen.items():
            values.add(variant.pack.figures[name][0].parameter.value)

    collect()
    assert len(seen["share"]) > 5
    assert len(seen["factor"]) > 5
    assert 40 <= min(seen["share"]) <= max(seen["share"]) <= 80
    assert 0.8 <= min(seen["factor"]) <= max(seen["factor"]) <= 3.6


def test_of_what_has_no_figure_limit_or_rounding_there_is_no_variant() -> None:
    label = """
[[step]]
name = "mark"
of = "person"
title = { id = "Nilai", en = "Mark" }
first = ["results_rating"]
enum = "rating"
cite = "rule"
standing = "text"

[output]
predicate = "mark"
"""
    with pytest.raises(ValueError, match="random"):
        variants(read_policy(HEAD + label))


SMALL = read_policy(
    HEAD
    + """
[parameter.share]
title = { id = "Bobot", en = "Weight" }
value = 60
unit = "percent"
tune = [40, 80]
cite = "rule"
standing = "text"

[parameter.factor]
title = { id = "Faktor", en = "Factor" }
value = 1.76
cite = "rule"
standing = "text"

[[step]]
name = "score"
of = "person"
title = { id = "Nilai", en = "Score" }
formula = "service * share / 100 * factor"
unit = "points"
decimals = 2
cite = "rule"
standing = "text"

[[step]]
name = "mark"
of = "person"
title = { id = "Predikat", en = "Mark" }
bands = "score"
rows = [{ from = 90, is = "di_atas" }, { from = 60, is = "sesuai" }, { is = "di_bawah" }]
enum = "rating"
cite = "rule"
standing = "text"

[[step]]
name = "joined"
of = "person"
title = { id = "Gabungan", en = "Joined" }
table = ["mark"]
grid = { di_atas = "sesuai", sesuai = "sesuai", di_bawah = "di_bawah" }
enum = "rating"
cite = "rule"
standing = "text"

[output]
predicate = "joined"
score = "score"
"""
)
