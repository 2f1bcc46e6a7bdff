"""The changes between two policies, each alone: together they are the policy after."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.policies.faults import SOUND, edited
from tests.policies.test_diff import edits
from tests.policies.variants import BASE, MEANT, variant

from meritasn.policies import (
    Policy,
    apart,
    beside,
    diff,
    evolve,
    partly,
    read_policy,
    shipped,
    what_if,
)
from meritasn.policies.blocks import Patchwork
from meritasn.rules import Program

EXAMPLES = Path(__file__).parents[2] / "examples"

PAIRS = [
    ("pp-46-2011", "permenpanrb-8-2021"),
    ("permenpanrb-8-2021", "permenpanrb-6-2022"),
    ("permenpanrb-6-2022", "pp-46-2011"),
    ("pp-11-2017-posts", "pp-99-2000"),
    ("kepmenpan-25-2004", "permenpanrb-14-2017"),
]


def hold_apart(before: Policy, after: Policy) -> None:
    """The law: each is its own change and no other, and together they are the policy after."""
    parts = apart(before, after)
    deciding = {change.block for change in diff(before, after).deciding}
    paths = [path for part in parts for path in part.paths]
    assert len(set(paths)) == len(paths), "a block is in one part"
    assert deciding <= set(paths)
    for part in parts:
        assert not deciding.isdisjoint(part.paths), "a part changes a result"
        alone = {change.block for change in diff(before, part.policy).deciding}
        assert alone == deciding & set(part.paths)
    together = partly(before, after, paths)
    assert diff(together, after).deciding == ()
    assert [days for days, _ in together.programs] == [days for days, _ in after.programs]
    for (_, made), (_, wanted) in zip(together.programs, after.programs, strict=True):
        assert {n: _parts(made, n) for n in made.steps} == {
            n: _parts(wanted, n) for n in wanted.steps
        }


def _parts(program: Program, name: str) -> tuple[object, ...]:
    """What a step computes, without the words that it says."""
    made = program.steps[name]
    codes = made.enum and made.enum.codes
    return made.low, made.high, codes, set(made.reads), made.step.key, made.step.decimals


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_regulations_come_apart_and_together(before: str, after: str) -> None:
    hold_apart(shipped(before), shipped(after))


@pytest.mark.parametrize(
    ("before", "overlay"),
    [("pp-46-2011", "weight_70.toml"), ("permenpanrb-15-2019", "medan_seleksi.toml")],
)
def test_every_figure_of_an_overlay_comes_apart(before: str, overlay: str) -> None:
    after = beside(shipped(before), EXAMPLES / overlay)
    hold_apart(shipped(before), after)
    changed = diff(shipped(before), after).deciding
    assert [part.paths for part in apart(shipped(before), after)] == [(c.block,) for c in changed]


@settings(max_examples=25)
@given(edits())
def test_edits_come_apart_and_together(other: Policy) -> None:
    hold_apart(BASE, other)


@pytest.mark.parametrize("name", [name for name, meant in MEANT.items() if not meant.decides])
def test_what_changes_no_result_has_no_part(name: str) -> None:
    assert apart(BASE, variant(name)) == ()


def test_a_part_says_what_it_is_and_keeps_all_else() -> None:
    before = shipped("pp-46-2011")
    after = evolve(before, {"parameter.share_of_results": 70, "step.predicate.rows.baik": 80})
    weight, limit = apart(before, after)
    assert (weight.paths, limit.paths) == (("parameter.share_of_results",), ("step.predicate",))
    assert weight.title.id == "Bobot SKP: 60 % → 70 %"
    assert limit.title.id == "Predikat prestasi kerja, Baik: mulai 76 → mulai 80"
    assert weight.policy.lineage == (before.hash, after.hash)
    assert weight.policy.pack.steps == before.pack.steps
    assert weight.policy.in_force == before.in_force


BONUS = """
[[step]]
name = "doubled"
of = "person"
title = { id = "Dua kali", en = "Doubled" }
formula = "final * factor"
unit = "points"
decimals = 2
cite = "law"
standing = "text"

[parameter.factor]
title = { id = "Faktor", en = "Factor" }
value = 2
cite = "law"
standing = "text"

[[step]]
name = "bonus"
"""


def test_blocks_that_need_each_other_stay_together_and_others_do_not() -> None:
    text = edited(SOUND, '[[step]]\nname = "bonus"\n', BONUS)
    text = edited(text, 'score = "final"', 'score = "doubled"')
    after = read_policy(edited(text, "value = 3\n", "value = 4\n"))
    seats, doubled = sorted(apart(BASE, after), key=lambda part: len(part.paths))
    assert seats.paths == ("parameter.seats",)
    assert set(doubled.paths) == {"parameter.factor", "step.doubled", "output.score"}


def test_a_unit_that_changes_takes_along_what_rests_on_it() -> None:
    """Nothing is new or gone here: only trying tells that the one needs the other."""
    months = evolve(BASE, {"step.held.unit": "days", "step.held_last.unit": "days"} | DAYS)
    (part,) = apart(BASE, months)
    assert set(part.paths) == {"step.held", "step.held_last"}


DAYS = {"step.held.formula": "asked_on - posting_since"}


def test_laws_of_one_key_are_kept_apart() -> None:
    text = SOUND.replace('law = "PP 1/2020"', 'law = "PP 9/2024"')
    after = read_policy(edited(text, "value = 60", "value = 70"))
    (part,) = apart(BASE, after)
    share, age = (part.policy.pack.figures[n][0].parameter for n in ("share", "last_age"))
    assert (str(share.citation), str(age.citation)) == ("PP 9/2024, Pasal 1", "PP 1/2020, Pasal 2")


def test_each_of_ten_changes_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    before = shipped("permenpanrb-8-2021")
    names = [name for name in before.pack.figures if before.pack.figures[name][0].parameter.value]
    after = what_if(before, {name: value(before, name) + Decimal("0.5") for name in names[:10]})
    whole, counted = Patchwork.with_blocks, list[Collection[str]]()

    def counts(self: Patchwork, paths: Collection[str], name: str) -> Policy:
        counted.append(paths)
        return whole(self, paths, name)

    monkeypatch.setattr(Patchwork, "with_blocks", counts)
    assert len(apart(before, after)) == len(counted) == len(names[:10])


def value(policy: Policy, name: str) -> Decimal:
    found = policy.pack.figures[name][0].parameter.value
    assert found is not None
    return found


def test_a_part_that_is_dropped_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Patchwork.with_blocks

    def drops(self: Patchwork, paths: Collection[str], name: str) -> Policy:
        return whole(self, [path for path in paths if path != "parameter.share_of_results"], name)

    before = shipped("pp-46-2011")
    after = evolve(before, {"parameter.share_of_results": 70, "parameter.efficiency_limit": 20})
    hold_apart(before, after)
    monkeypatch.setattr(Patchwork, "with_blocks", drops)
    with pytest.raises(AssertionError):
        hold_apart(before, after)
