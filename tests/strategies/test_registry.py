"""A registry belongs to an application, and takes in what packages declare without harm."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from importlib.metadata import EntryPoint
from itertools import count
from sys import modules
from types import ModuleType
from typing import Any

import pytest
from tests.strategies.sound import Requiring, Scoring, declared

from meritasn.errors import UsageError
from meritasn.merit.shipped_strategies import ProportionalShare, SharedPlaces
from meritasn.strategies import Registry, StrategyKind
from meritasn.view import to_text

_NUMBERS = count()


def installed(patch: pytest.MonkeyPatch, things: Iterable[object]) -> None:
    """As if packages declared these under ``meritasn.strategies``, in that order."""
    points = []
    for number, thing in enumerate(things):
        module = ModuleType(f"contrived_{next(_NUMBERS)}")
        module.thing = thing  # type: ignore[attr-defined]  # what the entry point names
        patch.setitem(modules, module.__name__, module)
        name = f"{number:02}"
        points.append(EntryPoint(name, f"{module.__name__}:thing", "meritasn.strategies"))
    found = metadata.EntryPoints(points)
    patch.setattr(metadata, "entry_points", lambda group: found.select(group=group))


def names(registry: Registry) -> list[str]:
    return [one.declaration.name for one in registry]


def test_what_ships_comes_in_by_the_door_that_others_use() -> None:
    registry = Registry()
    registry.load()
    ranker = registry.find(StrategyKind.RANKER, "shared-places")
    rule = registry.find(StrategyKind.INCENTIVE_RULE, "proportional-share")
    assert (type(ranker), type(rule)) == (SharedPlaces, ProportionalShare)
    assert len(Registry()) == 0, "nothing is global"


def test_strategies_of_different_kinds_may_share_a_name_and_of_one_kind_may_not() -> None:
    registry = Registry()
    registry.register(Scoring(), Requiring())
    assert registry.find(StrategyKind.SCORER, "contoh") == Scoring()
    assert registry.strategies(StrategyKind.REQUIREMENT) == (Requiring(),)
    with pytest.raises(UsageError, match="MER-0067"):
        registry.register(Scoring())
    with pytest.raises(UsageError, match="MER-0067"):
        Registry().register(Scoring(), Scoring())


def test_all_are_registered_or_none_with_everything_that_is_wrong() -> None:
    registry = Registry()
    bad: Any = Scoring(reads=("sex", "religion"), declaration=declared("buruk"))
    with pytest.raises(UsageError) as refused:
        registry.register(Scoring(), bad, Scoring())
    said = [(finding.code.id, finding.place.path) for finding in refused.value.findings]
    assert said == [
        ("MER-0065", "buruk.reads.sex"),
        ("MER-0065", "buruk.reads.religion"),
        ("MER-0067", "scorer contoh"),
    ]
    assert names(registry) == []


def test_a_name_that_is_not_there_is_told_with_those_that_are() -> None:
    registry = Registry()
    registry.register(Scoring())
    with pytest.raises(UsageError) as refused:
        registry.find(StrategyKind.SCORER, "contho")
    (finding,) = refused.value.findings
    assert finding.code.id == "MER-0068"
    assert finding.expected is not None
    assert finding.expected.en == "contoh"
    assert "pemberi nilai" in finding.message.id


def raises() -> object:
    raise RuntimeError("Siti Rahayu")


class Trap:
    @property
    def declaration(self) -> object:
        raise ValueError("Siti Rahayu")


def test_a_broken_package_is_a_finding_and_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    things = (
        SharedPlaces,  # a class
        lambda: [Scoring(), Requiring()],  # a function of several
        [Scoring(declaration=declared("lain"))],  # a list
        Scoring(reads=("sex", "job_clas"), declaration=declared("buruk")),
        raises,
        Trap(),
        7,
        (),
    )
    installed(monkeypatch, things)
    registry = Registry()
    findings = registry.load()
    assert names(registry) == ["contoh", "lain", "contoh", "shared-places"]
    codes = [finding.code.id for finding in findings]
    assert codes == ["MER-0065"] * 2 + ["MER-0066"] * 2 + ["MER-0065"] * 2 + ["MER-0066"]
    assert registry.findings == findings
    said = to_text(registry, "id") + to_text(registry, "en")
    assert "MER-0066" in said
    assert "Siti" not in said
    assert "contrived_" in findings[0].text.id, "whose strategy it is is said"
    with pytest.raises(UsageError, match="MER-0066"):
        registry.find(StrategyKind.METRIC, "contoh")


def test_of_two_packages_with_one_name_neither_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, [Scoring(), Scoring(), Requiring()])
    registry = Registry()
    (finding,) = registry.load()
    assert finding.code.id == "MER-0067"
    assert finding.message.en.count("contrived_") == 2
    assert registry.strategies() == (Requiring(),)


def test_what_the_application_registers_goes_before_a_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed(monkeypatch, [Scoring(), Requiring()])
    registry = Registry()
    own = Scoring(reads=("rank",))
    registry.register(own)
    for _ in range(2):  # once more changes nothing
        (finding,) = registry.load()
        assert finding.code.id == "MER-0067"
        assert "this application" in finding.message.en
        assert registry.find(StrategyKind.SCORER, "contoh") is own
        assert len(registry) == 2
