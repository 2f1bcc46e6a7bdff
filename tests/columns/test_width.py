"""More reasons than 64 bits hold, and numbers past 64 bits: the same, in 128."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from tests.columns.test_agreement import agree_on_people
from tests.rules.packs import DAYS, HEAD
from tests.rules.records import records
from tests.rules.test_agreement import SMALL, record, slow

from meritasn.policies import read_policy
from meritasn.rules import Program
from meritasn.testing.oracle import Appraised

COMMON = 'title = { id = "Langkah", en = "Step" }\ncite = "rule"\nstanding = "text"\n'
FIRST = """
[[step]]
name = "step_0"
of = "person"
formula = "balance / courses"
decimals = 2
unit = "points"
range = [-9, 9]
"""
NEXT = """
[[step]]
name = "step_{i}"
of = "person"
formula = "step_{before} + balance / courses"
decimals = 2
unit = "points"
range = [-{i}0, {i}0]
"""
LARGE = """
[[step]]
name = "power"
of = "target"
formula = "achieved * achieved * achieved * achieved * achieved"
decimals = 6
unit = "points"
{common}
[[step]]
name = "all_powers"
of = "person"
sum_over = {{ children = "target", value = "power" }}
decimals = 6
unit = "points"
range = [-1000000000000, 1000000000000]
shown = true
{common}
[[step]]
name = "product"
of = "person"
formula = "conduct * conduct * conduct * conduct * balance * balance * balance"
decimals = 2
unit = "points"
range = [-100000, 100000]
{common}
[[step]]
name = "product_up"
of = "person"
formula = "conduct * conduct * conduct * conduct * balance * balance * balance"
decimals = 2
rounding = "up"
shown = true
unit = "points"
range = [-100000, 100000]
{common}
[[step]]
name = "product_down"
of = "person"
formula = "conduct * conduct * conduct * conduct * balance * balance * balance"
decimals = 2
rounding = "down"
shown = true
unit = "points"
range = [-100000, 100000]
{common}
[output]
score = "product"
"""


def program(text: str) -> Program:
    return read_policy(HEAD + text, file="wide.toml", facts=SMALL).on(DAYS[0])


def many_reasons(steps: int) -> Program:
    """Steps that each may divide by zero, lack an operand and leave their range."""
    rest = (NEXT.format(i=i, before=i - 1) + COMMON for i in range(1, steps))
    return program(f'{FIRST}{COMMON}{"".join(rest)}\n[output]\nscore = "step_{steps - 1}"\n')


@slow
@given(st.lists(records(), min_size=1, max_size=8))
def test_a_pack_with_a_hundred_reasons(people: Sequence[Appraised]) -> None:
    rules = many_reasons(32)
    assert len(rules.reasons) > 62
    rows = agree_on_people(rules, [record(one, {}) for one in people])
    assert rows.schema["step_31__state"] == pl.Int128


@slow
@given(st.lists(records(), min_size=1, max_size=8))
def test_products_and_sums_past_64_bits(people: Sequence[Appraised]) -> None:
    rules = program(LARGE.format(common=COMMON))
    rows = agree_on_people(rules, [record(one, {}) for one in people])
    assert rows.schema["all_powers__each_value__sum"] == pl.Int128
    assert rows.schema["product_up"] == rows.schema["product_down"] == pl.Int64
    assert rows.schema["all_powers"] == rows.schema["product"] == pl.Int64
