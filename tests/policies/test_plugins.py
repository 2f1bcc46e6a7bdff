"""Policies of other packages are found by name, and a broken package hides no other."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from importlib.metadata import EntryPoint
from itertools import count
from pathlib import Path
from sys import modules
from types import ModuleType
from typing import TypeAlias

import pytest

from meritasn.cli import main
from meritasn.errors import UsageError
from meritasn.policies import lint_file, load_policy, read_policy, shipped, shipped_names
from meritasn.policies.plugins import policy_plugins

BONUS = (Path(__file__).parents[1] / "plugin/src/kota_contoh_rules/bonus.toml").read_text("utf-8")
NAME = "kota-contoh-bonus"
_NUMBERS = count()

Declares: TypeAlias = Callable[..., None]


@pytest.fixture
def declares(monkeypatch: pytest.MonkeyPatch) -> Declares:
    """Lets invented packages declare things under a group, as installed ones do."""
    points: list[EntryPoint] = []

    def declare(group: str = "meritasn.policies", /, **given: object) -> None:
        for name, thing in given.items():
            module = ModuleType(f"invented_{next(_NUMBERS)}")
            module.thing = thing  # type: ignore[attr-defined]  # what the entry point names
            monkeypatch.setitem(modules, module.__name__, module)
            points.append(EntryPoint(name, f"{module.__name__}:thing", group))

    def entry_points(*, group: str) -> metadata.EntryPoints:
        return metadata.EntryPoints(point for point in points if point.group == group)

    monkeypatch.setattr(metadata, "entry_points", entry_points)
    return declare


def raises() -> str:
    raise RuntimeError("Siti Rahayu")


class Resource:
    name = "bonus.toml"

    def read_text(self, encoding: str) -> str:
        assert encoding == "utf-8"
        return BONUS


@pytest.mark.parametrize(
    "given",
    [
        BONUS,
        read_policy(BONUS),
        Resource(),
        lambda: BONUS,
        lambda: [read_policy(BONUS)],
        [Resource()],
    ],
    ids=["text", "policy", "resource", "function", "function of many", "several"],
)
def test_a_policy_is_found_in_whatever_form_a_package_gives_it(
    declares: Declares, given: object
) -> None:
    declares(bonus=given)
    assert load_policy(NAME).hash == read_policy(BONUS).hash
    assert policy_plugins(shipped_names()).findings == ()


def test_a_package_of_pack_files_needs_no_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "paket_contoh"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "bonus.toml").write_text(BONUS, "utf-8")
    (package / "second.toml").write_text(BONUS.replace(NAME, f"{NAME}-2"), "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    point = EntryPoint("contoh", "paket_contoh", "meritasn.policies")
    monkeypatch.setattr(metadata, "entry_points", lambda **_: metadata.EntryPoints([point]))
    assert [*policy_plugins().policies] == [NAME, f"{NAME}-2"]


def test_packages_are_not_asked_for_what_is_shipped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def never(**_: object) -> None:
        raise AssertionError("entry points were looked up")

    monkeypatch.setattr(metadata, "entry_points", never)
    assert load_policy("pp-46-2011") is shipped("pp-46-2011")


def test_everything_that_is_broken_is_said_and_hides_nothing(declares: Declares) -> None:
    declares(
        a_good_one=BONUS,
        no_pack=BONUS.replace("behaviour_rating", "behavior_rating"),
        no_text=7,
        nothing=(),
        raises=raises,
        leaves=lambda: exit(3),  # noqa: PLR1722  (as careless packages do)
    )
    found = policy_plugins(shipped_names())
    assert [*found.policies] == [NAME]
    codes = [finding.code.id for finding in found.findings]
    assert codes == ["MER-0066", "MER-3013", "MER-0066", "MER-0066", "MER-0066"]
    said = " ".join(finding.text.id + finding.text.en for finding in found.findings)
    assert "RuntimeError" in said
    assert "Siti" not in said
    assert "invented_" in found.findings[1].text.en, "whose pack is wrong is said"


def test_a_module_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("lost", "no_such_package.rules:BONUS", "meritasn.policies")
    monkeypatch.setattr(metadata, "entry_points", lambda **_: metadata.EntryPoints([point]))
    (finding,) = policy_plugins().findings
    assert "no_such_package" in finding.message.id


def test_two_packages_with_one_name_are_both_left_out(declares: Declares) -> None:
    declares(one=BONUS, another=BONUS.replace("Pasal 3", "Pasal 4"))
    found = policy_plugins(shipped_names())
    assert found.policies == {}
    assert [finding.code.id for finding in found.findings] == ["MER-0067"]
    with pytest.raises(UsageError) as refused:
        load_policy(NAME)
    assert [finding.code.id for finding in refused.value.findings] == ["MER-0003", "MER-0067"]


def test_what_ships_cannot_be_replaced_in_silence(declares: Declares) -> None:
    declares(mine=BONUS.replace(NAME, "pp-46-2011"))
    found = policy_plugins(shipped_names())
    assert found.policies == {}
    (finding,) = found.findings
    assert finding.code.id == "MER-0067"
    assert "meritasn, invented_" in finding.message.en
    assert load_policy("pp-46-2011") is shipped("pp-46-2011")


def test_an_overlay_may_stand_on_the_policy_of_a_package(
    declares: Declares, tmp_path: Path
) -> None:
    declares(bonus=BONUS)
    overlay = tmp_path / "naik.toml"
    overlay.write_text(
        f"""format = "meritasn/overlay@1"
name = "naik"
base = "{NAME}"
[parameter.best_share]
value = 75
cite = "perwali"
standing = "assumed"
""",
        "utf-8",
    )
    assert lint_file(overlay) == ()
    assert load_policy(NAME, overlays=[overlay]).name == f"{NAME}+naik"


def test_the_command_lists_shows_and_applies_the_policies_of_packages(
    declares: Declares, capsys: pytest.CaptureFixture[str]
) -> None:
    declares(bonus=BONUS)
    assert main(["policy", "list"]) == 0
    assert NAME in capsys.readouterr().out
    assert main(["policy", "show", NAME, "--lang", "en"]) == 0
    assert "Performance bonus of Kota Contoh" in capsys.readouterr().out
    declares(another=BONUS)
    assert main(["policy", "list"]) == 1
    assert "MER-0067" in capsys.readouterr().err
