"""The hash of a policy: the same for what means the same, another for anything else."""

from __future__ import annotations

import decimal
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.faults import SOUND, edited
from tests.policies.mangled import sound_tables

from meritasn.policies import overlaid, read_policy, shipped, what_if
from meritasn.policies.reader import hash_of

HASH = read_policy(SOUND).hash


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value = 60", "value = 60.00"),
        ("value = 60", "value = 6e1"),
        ("value = 60", "value = 0x3C  # sixty"),
        ("value = 60", "value = +60"),
        ("[cite]", "# The laws\n\n[cite]"),
        ('name = "contoh"', "name = 'contoh'"),
        ("{ from = 50.5, is", "{ from = 50.50, is"),
        ('{ id = "Contoh", en = "Example" }', '{ en = "Example", id = "Contoh" }'),
        ("tune = [50, 80]", "tune = [\n  50,\n  80,\n]"),
        ('let.saved = "cost_target - cost_realised"\n', ""),
    ],
)
def test_what_means_the_same_has_the_same_hash(old: str, new: str) -> None:
    text = edited(SOUND, old, new)
    if "let.saved" in old:  # the same table at another place of the step
        text = edited(text, '[[step]]\nname = "item"', f'{LET}\n[[step]]\nname = "item"')
    assert read_policy(text).hash == HASH


LET = '[step.let]\nsaved = "cost_target - cost_realised"\n'


def test_the_order_of_steps_is_part_of_what_a_pack_says() -> None:
    raw = sound_tables()
    raw["step"].reverse()
    assert hash_of(raw) != HASH


def values(inside: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401  (whatever TOML gives)
    """Every value that is no table or list, with what holds it."""
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside)
    return [
        found
        for key, value in pairs
        for found in (values(value) if isinstance(value, dict | list) else [(inside, key)])
    ]


def test_any_other_value_has_another_hash() -> None:
    seen = {HASH}
    for number in range(len(values(sound_tables()))):
        raw = sound_tables()
        holder, key = values(raw)[number]
        value = holder[key]
        holder[key] = not value if isinstance(value, bool) else f"{value}."
        seen.add(hash_of(raw))
    assert len(seen) == 1 + len(values(sound_tables()))


@given(st.decimals(50, 80, places=25), st.decimals(50, 80, places=25), st.integers(1, 40))
def test_numbers_are_told_apart_to_their_last_digit(
    a: decimal.Decimal, b: decimal.Decimal, precision: int
) -> None:
    with decimal.localcontext() as context:
        context.prec = precision
        one, other = ({"value": number} for number in (a, b))
        assert (hash_of(one) == hash_of(other)) == (a == b)


def test_the_hash_is_that_of_the_shipped_text_on_any_machine() -> None:
    """Results name their policy by it, so a change of it is a change of the policy."""
    assert re.fullmatch(r"[0-9a-f]{64}", shipped("pp-46-2011").hash)
    assert (
        read_policy(SOUND).hash
        == HASH
        == "3fbf1775250f090a51cd50c24e8893fae291f0eba52e5b34e1021c0cccda9aee"
    )


def test_an_overlay_has_the_hash_of_the_whole_that_it_makes() -> None:
    base = read_policy(SOUND)
    text = (
        'format = "meritasn/overlay@1"\nname = "{}"\nbase = "contoh"\n[cite]\nperwal = "Perwal"\n'
    )
    figure = '[parameter.share]\nvalue = {}\ncite = "perwal"\nstanding = "text"\n'
    a, b, c = (
        overlaid(base, text.format(name) + figure.format(value))
        for name, value in (("x", "70"), ("x", "70.0"), ("y", "70"))
    )
    assert a.hash == b.hash != c.hash
    assert a.lineage == b.lineage != c.lineage
    assert what_if(base, {"share": 70}).hash == what_if(base, {"share": 70}).hash != a.hash
