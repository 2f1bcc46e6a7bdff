"""What two policies say differently: by meaning, key by key, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve as with_
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.policies.faults import SOUND, edited
from tests.policies.mangled import sound_tables
from tests.policies.variants import BASE, MEANT, WRITTEN, variant

from meritasn.errors import PackRefused, Place
from meritasn.facts import catalogue
from meritasn.io.schema import schema
from meritasn.language import Language
from meritasn.policies import (
    Policy,
    diff,
    layout,
    read_policy,
    shipped,
    shipped_names,
    stepfacets,
    what_if,
)
from meritasn.policies.facets import Laid
from meritasn.policies.reader import policy_of
from meritasn.view import to_html, to_text


@pytest.mark.parametrize("name", shipped_names())
def test_a_policy_has_no_difference_to_itself(name: str) -> None:
    found = diff(shipped(name), shipped(name))
    assert not found
    assert found.changes == ()


@pytest.mark.parametrize("name", MEANT)
def test_each_change_is_told_once_and_by_its_path(name: str) -> None:
    meant, found = MEANT[name], diff(BASE, variant(name))
    assert {one.path for one in found if one.decides is meant.decides} == set(meant.paths)
    assert not [one for one in found if one.decides] or meant.decides
    assert max(Counter(one.path for one in found).values()) == 1


@pytest.mark.parametrize("name", MEANT)
def test_backwards_before_and_after_change_places(name: str) -> None:
    there, back = diff(BASE, variant(name)), diff(variant(name), BASE)
    assert Counter((c.before, c.after) for c in there) == Counter((c.after, c.before) for c in back)


@pytest.mark.parametrize("name", WRITTEN)
def test_another_writing_is_no_change(name: str) -> None:
    assert not diff(BASE, read_policy(edited(SOUND, *WRITTEN[name])))


def test_the_order_of_steps_and_the_keys_of_laws_are_writing() -> None:
    raw = sound_tables()
    steps = {step["name"]: step for step in raw["step"]}
    raw["step"] = [steps.pop("held"), steps.pop("balance"), *steps.values()]
    assert not diff(BASE, policy_of(raw, Place(), catalogue()))
    assert not diff(BASE, read_policy(SOUND.replace('"law', '"pp').replace("\nlaw =", "\npp =")))


# -- the law: told if and only if something else is meant -----------------------------------------


def says_the_same(one: Policy, other: Policy) -> bool:
    """Whether two packs hold equal values, whatever their names: attrs compares them, not we."""
    return with_(one.pack, name="") == with_(other.pack, name="")


def leaves(inside: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:  # noqa: ANN401
    """The paths of all values that are no table or list."""
    pairs = inside.items() if isinstance(inside, dict) else enumerate(inside)
    return [
        found
        for key, value in pairs
        for found in (
            leaves(value, (*path, key)) if isinstance(value, dict | list) else [(*path, key)]
        )
    ]


def at(raw: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  (whatever TOML gives)
    for key in path:
        raw = raw[key]
    return raw


LEAVES = [path for path in leaves(sound_tables()) if path[0] not in ("format", "name")]
ALIKE = {
    path: [other for other in LEAVES if other[-1] == path[-1] and other[0] == path[0]]
    for path in LEAVES
}
"""Values that stand under the same key and so often fit in each other's place."""


@st.composite
def edits(draw: st.DrawFn) -> Policy:
    """The sound pack with one to three values changed, where that can be read."""
    raw = sound_tables()
    for path in draw(st.lists(st.sampled_from(LEAVES), min_size=1, max_size=3)):
        holder, key = at(raw, path[:-1]), path[-1]
        value = holder[key]
        if isinstance(value, Decimal) or type(value) is int:
            more = draw(st.sampled_from([Decimal(0), Decimal(1), Decimal("0.00"), Decimal("0.5")]))
            holder[key] = value + more
        else:
            holder[key] = deepcopy(at(sound_tables(), draw(st.sampled_from(ALIKE[path]))))
    try:
        return policy_of(raw, Place(), catalogue())
    except PackRefused:
        assume(False)  # noqa: FBT003
        raise


@settings(max_examples=150)
@given(edits())
def test_there_is_a_difference_where_something_else_is_meant_and_nowhere_else(
    other: Policy,
) -> None:
    assert bool(diff(BASE, other)) is not says_the_same(BASE, other)
    assert diff(BASE, other) or BASE.hash == other.hash or says_the_same(BASE, other)


@settings(max_examples=40)
@given(edits(), edits())
def test_two_variants_differ_both_ways_in_the_same_blocks(one: Policy, other: Policy) -> None:
    there, back = diff(one, other), diff(other, one)
    assert {c.path for c in there} == {c.path for c in back}
    assert bool(there) is not says_the_same(one, other)
    for change in there:
        assert (change.before is None) + (change.after is None) < len("ab")


# -- what people and programs read ----------------------------------------------------------------

PAIRS = [
    ("pp-46-2011", "permenpanrb-8-2021"),
    ("permenpanrb-8-2021", "permenpanrb-6-2022"),
    ("pp-11-2017-posts", "pp-99-2000"),
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_regulations_that_share_little_are_told_step_by_step(
    a: str, b: str, language: Language
) -> None:
    found = diff(shipped(a), shipped(b))
    text = to_text(found, language, 100)
    words = " ".join(text.replace("│", " ").split())
    for change in found:
        if change.path.count(".") == 1 and change.path.startswith(("step.", "parameter.")):
            assert change.title.of(language) in words, change.path
    assert "{" not in text
    assert len(text.splitlines()) < 6 * len(found)
    assert "<table" in to_html(found, language) or "<ul" in to_html(found, language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_answer_for_programs_keeps_its_schema(a: str, b: str, language: Language) -> None:
    told = diff(shipped(a), shipped(b)).as_dict(language)
    Draft202012Validator(schema("meritasn/diff@1")).validate(told)


def test_it_reads_like_an_amendment() -> None:
    shares = what_if(shipped("pp-46-2011"), {"share_of_results": 70})
    text = to_text(diff(shipped("pp-46-2011"), shares), "id", 80)
    assert "Bobot SKP: 60 % → 70 %" in text
    assert text.index("Yang dapat mengubah hasil") < text.index("Yang tidak mengubah hasil")
    assert "Tidak ada yang berubah." in to_text(diff(BASE, BASE), "id", 80)


def test_a_formula_is_told_in_words_and_as_the_pack_writes_it() -> None:
    (change,) = diff(BASE, variant("a formula")).deciding
    assert change.before is not None
    assert "−" in change.before.id
    assert change.written == ("cost_target - cost_realised", "cost_realised - cost_target")


def test_words_that_changed_in_one_language_are_told_in_both() -> None:
    (change,) = (one for one in diff(BASE, variant("its title")) if one.path.endswith("title"))
    assert change.before is not None
    assert change.after is not None
    assert (change.before.id, change.after.id) == ("Weight (en)", "Share (en)")
    assert (change.before.en, change.after.en) == ("Weight", "Share")


def test_a_cell_is_told_by_its_row_and_column() -> None:
    (change,) = diff(BASE, variant("a cell")).deciding
    assert (change.part.en, change.before, change.after) == (
        "Above expectation × Low",
        *(type(change.part)(*said) for said in (("1,5", "1.5"), ("1,4", "1.4"))),
    )


# -- planted faults -------------------------------------------------------------------------------


def forgets_cells(*_: object) -> dict[str, object]:
    return {}


def forgets_cases(*_: object) -> tuple[object, ...]:
    return ()


PLANTED: dict[str, tuple[Any, str, Callable[..., object], str]] = {
    "the cells of a table": (stepfacets, "_table", forgets_cells, "a cell"),
    "the rows of bands": (stepfacets, "_bands", forgets_cells, "a limit"),
    "cases": (stepfacets, "_cases", forgets_cases, "a condition of a case"),
    "lets": (stepfacets, "_lets", forgets_cells, "a formula"),
    "orders": (layout, "ranking_laid", lambda *_: Laid(BASE.title), "an order"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_difference_that_forgets_something_is_caught(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, name, forgetful, edit = PLANTED[fault]
    monkeypatch.setattr(room, name, forgetful)
    other = variant(edit)
    assert bool(diff(BASE, other)) is says_the_same(BASE, other), "the law above fails on it"
    with pytest.raises(AssertionError):
        test_each_change_is_told_once_and_by_its_path(edit)
