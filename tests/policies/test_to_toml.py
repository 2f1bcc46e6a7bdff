"""A policy written out is the policy: read again it has the same hash, and nobody loses a word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.policies.mangled import tables
from tests.policies.test_diff import edits
from tests.policies.variants import BASE, MEANT, variant

from meritasn.errors import PackRefused, Place
from meritasn.facts import catalogue
from meritasn.policies import (
    Policy,
    beside,
    evolve,
    load_policy,
    read_policy,
    shipped,
    shipped_names,
    to_toml,
    toml,
)
from meritasn.policies.reader import policy_of

EXAMPLES = Path(__file__).parents[2] / "examples"


def hold_round_trip(policy: Policy) -> None:
    again = read_policy(to_toml(policy), facts=policy.catalogue)
    assert again.hash == policy.hash
    assert again.pack == policy.pack


@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_pack_survives(name: str) -> None:
    hold_round_trip(shipped(name))


@pytest.mark.parametrize(
    ("base", "overlay"),
    [
        ("pp-46-2011", "weight_70.toml"),
        ("pp-12-2019", "medan_tpp.toml"),
        ("permenpanrb-15-2019", "medan_seleksi.toml"),
    ],
)
def test_an_overlay_and_its_pack_become_one_file(base: str, overlay: str, tmp_path: Path) -> None:
    merged = beside(shipped(base), EXAMPLES / overlay)
    hold_round_trip(merged)
    file = tmp_path / "merged.toml"
    file.write_text(to_toml(merged), "utf-8")
    assert load_policy(file).hash == merged.hash


@pytest.mark.parametrize("name", MEANT)
def test_every_variant_survives(name: str) -> None:
    hold_round_trip(variant(name))


@settings(max_examples=30)
@given(edits())
def test_edited_packs_survive(policy: Policy) -> None:
    hold_round_trip(policy)


@given(st.text(min_size=1), st.text(min_size=1))
def test_every_letter_survives(said: str, other: str) -> None:
    assume(not any("\ud800" <= letter <= "\udfff" for letter in said + other))
    title = {"id": said, "en": other}
    hold_round_trip(evolve(BASE, {"title": title, "cite.law": said, f"cite.{other}": other}))


@settings(max_examples=60)
@given(tables())
def test_what_can_be_read_can_be_written(raw: dict[str, object]) -> None:
    try:
        policy = policy_of(raw, Place(), catalogue())
    except PackRefused:
        return
    hold_round_trip(policy)


def test_it_is_written_for_a_reader() -> None:
    text = to_toml(shipped("pp-46-2011"))
    written = (Path(toml.__file__).parent / "packs/pp-46-2011.toml").read_text("utf-8")
    assert tomllib.loads(text) == tomllib.loads(written)
    plain = [line.split("  #")[0].rstrip() for line in written.splitlines()]
    lines = text.splitlines()
    assert len([line for line in plain if line in lines]) > 0.9 * len(plain)
    assert to_toml(read_policy(text)) == text


def test_what_it_was_made_of_is_said_at_the_top() -> None:
    merged = beside(shipped("pp-46-2011"), EXAMPLES / "weight_70.toml")
    head = to_toml(merged).split("\n\n")[0]
    assert all(digest in head for digest in merged.lineage)
    assert "#" not in to_toml(shipped("pp-46-2011"))


def test_a_writer_that_loses_a_key_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = toml._lines  # noqa: SLF001  (the fault is planted inside)

    def forgetful(table: dict[str, object], keys: Iterator[str]) -> Iterator[str]:
        return whole(table, [key for key in keys if key != "until"])

    monkeypatch.setattr(toml, "_lines", forgetful)
    other = evolve(BASE, {"step.final.until": BASE.in_force.stop})
    with pytest.raises(AssertionError):
        hold_round_trip(other)
