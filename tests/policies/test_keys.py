"""Every key of a pack: what happens where it is not there, is empty, or is something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from tests.policies.mangled import sound_tables

from meritasn.errors import Code, Finding, PackRefused, Place
from meritasn.errors.codes import packs
from meritasn.facts import catalogue
from meritasn.policies.reader import policy_of

REQUIRED = {
    "": "format name family title in_force",
    "in_force": "from standing",
    "parameter": "title cite standing",
    "lawful": "purpose cite standing",
    "unsaid": "means cite standing",
    "step": "name of title cite standing",
    "ranking": "title by cite standing",
}
"""The keys that each kind of table cannot do without."""

TEXTS = "format name family of cite standing means"
"""Those of them that are text, so that they may be empty."""


def tables(raw: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The tables of a pack: of which kind each is, where it stands, and what it holds."""
    yield "", "", raw
    yield "in_force", "in_force", raw["in_force"]
    for kind in ("parameter", "lawful", "unsaid", "ranking"):
        for name, table in raw[kind].items():
            yield kind, f"{kind}.{name}", table
    for step in raw["step"]:
        yield "step", f"step.{step['name']}", step


ALL = [
    (kind, place, key)
    for kind, place, table in tables(sound_tables())
    for key in (
        *REQUIRED[kind].split(),
        *(key for key in table if key not in REQUIRED[kind].split()),
    )
]
MISSED = [one for one in ALL if one[2] in REQUIRED[one[0]].split()]


def edited(place: str, key: str, **value: object) -> dict[str, Any]:
    """The sound pack without a key, or with something else in it."""
    raw = sound_tables()
    table = next(table for _, at, table in tables(raw) if at == place)
    del table[key]
    table.update(value)
    return raw


def findings(raw: dict[str, Any]) -> tuple[Finding, ...]:
    try:
        policy_of(raw, Place(), catalogue())
    except PackRefused as refused:
        return refused.findings
    return ()


def at(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def complained(found: tuple[Finding, ...]) -> list[tuple[Code, str | None]]:
    return [(one.code, one.place.path) for one in found]


@pytest.mark.parametrize(("kind", "place", "key"), MISSED)
def test_a_required_key_is_missed_by_its_name(kind: str, place: str, key: str) -> None:
    found = findings(edited(place, key))
    if (kind, key) == ("step", "name"):  # without its name it is known by its number
        names = [step["name"] for step in sound_tables()["step"]]
        place = f"step[{names.index(place.removeprefix('step.')) + 1}]"
    path = at(place, key)
    (missed,) = (one for one in found if one.place.path == path)
    assert missed.code is packs.MISSING_KEY
    assert f"'{key}'" in missed.message.id
    assert f"'{key}'" in missed.message.en
    if key in TEXTS.split() and key != "name":
        assert (packs.MISSING_KEY, path) in complained(findings(edited(place, key, **{key: ""})))


@pytest.mark.parametrize(("kind", "place", "key"), ALL)
def test_what_is_of_another_kind_is_refused_at_its_place(kind: str, place: str, key: str) -> None:
    other = "2020" if kind == "in_force" else date(2020, 1, 1)
    complaints = complained(findings(edited(place, key, **{key: other})))
    nameless = (kind, key) == ("step", "name")  # it is known by its number then
    path = "step[" if nameless else at(place, key)
    assert any(one and one.startswith(path) for _, one in complaints)


@pytest.mark.parametrize("place", [place for _, place, _ in tables(sound_tables())])
def test_a_key_that_nobody_reads_is_named(place: str) -> None:
    raw = sound_tables()
    table = next(table for _, at, table in tables(raw) if at == place)
    table["zzz"] = 1
    assert complained(findings(raw)) == [(packs.UNKNOWN_KEY, at(place, "zzz"))]


def test_a_step_without_a_name_has_its_complaints_where_it_stands() -> None:
    raw = sound_tables()
    for number in (0, 1, 2):
        raw["step"][number]["zzz"] = 1
    del raw["step"][1]["name"]
    paths = [one.place.path for one in findings(raw)]
    assert paths == ["step.quantity.zzz", "step[2].name", "step[2].zzz", "step.item.zzz"]


def step_with(name: str, **keys: object) -> tuple[Finding, ...]:
    raw = sound_tables()
    next(step for step in raw["step"] if step["name"] == name).update(keys)
    return findings(raw)


@pytest.mark.parametrize(
    ("step", "keys"),
    [
        ("agreed", {"enum": "level"}),
        ("agreed", {"decimals": 2}),
        ("grade", {"unit": "points"}),
        ("grade", {"range": [0, 1]}),
        ("grade", {"rounding": "up"}),
        ("quantity", {"enum": "level"}),
    ],
)
def test_a_key_of_another_kind_of_step_is_named(step: str, keys: dict[str, object]) -> None:
    (key,) = keys
    found = next(f for f in step_with(step, **keys) if f.place.path == f"step.{step}.{key}")
    assert found.code is packs.KEY_NOT_FOR_KIND
    assert f"'{key}'" in found.message.en


@pytest.mark.parametrize(("step", "key"), [("quantity", "decimals"), ("grade", "enum")])
def test_what_a_kind_of_step_needs_is_missed_by_its_name(step: str, key: str) -> None:
    (found, *_) = findings(edited(f"step.{step}", key))
    assert (found.code, found.place.path) == (packs.MISSING_KEY, f"step.{step}.{key}")
    assert f"'{key}'" in found.message.en


def test_what_a_step_may_do_with_what_does_not_apply_is_listed() -> None:
    (found,) = step_with("cost", not_applicable="leave out")
    assert (found.code, found.place.path) == (packs.LEAVE_OUT, "step.cost.not_applicable")
    assert found.expected is not None
    assert found.expected.en == "refuses, passes"
