"""Promises of the repository as a whole.

After adding a code of a finding, freeze it: ``python tests/test_repository.py > tests/codes.txt``
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from string import Formatter

import pytest

import meritasn
from meritasn.errors import Code, codes

ROOT = Path(__file__).parents[1]
ROOMS_OF_EXTRAS = {
    "meritasn.__main__",
    "meritasn.charts",
    "meritasn.cli",
    "meritasn.columns",
    "meritasn.testing",
}


def named_codes() -> Iterator[tuple[str, Code]]:
    for module in iter_modules(codes.__path__):
        for name, value in vars(import_module(f"{codes.__name__}.{module.name}")).items():
            if isinstance(value, Code):
                yield f"{module.name}.{name}", value


def frozen_codes() -> str:
    return "".join(sorted(f"{code.id} {name}\n" for name, code in named_codes()))


def tracked_files() -> Iterator[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    yield from (ROOT / name for name in listed.split("\0") if name)


def rooms() -> list[str]:
    found = {f"meritasn.{module.name}" for module in iter_modules(meritasn.__path__)}
    return ["meritasn", *sorted(found - ROOMS_OF_EXTRAS)]


@pytest.mark.parametrize("room", rooms())
def test_the_core_loads_no_package_but_attrs_and_cattrs(room: str) -> None:
    program = f"""
import sys
before = set(sys.modules)
import {room}
loaded = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(*sorted(loaded - sys.stdlib_module_names))
"""
    loaded = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    ).stdout
    # typing_extensions is what cattrs itself needs.
    assert set(loaded.split()) <= {
        "meritasn",
        "attr",
        "attrs",
        "cattr",
        "cattrs",
        "typing_extensions",
    }


def test_a_name_of_the_front_door_is_what_type_checkers_take_it_for() -> None:
    """Rooms may have names in common; only one of them stands at the front."""
    tree = ast.parse(Path(meritasn.__file__).read_text("utf-8"))
    declared = {
        name.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("meritasn.")
        for name in node.names
    }
    assert {*declared, "__version__"} == {*meritasn.__all__}
    for name, room in declared.items():
        assert getattr(meritasn, name) is getattr(import_module(room), name), name


def test_no_tracked_file_knows_the_machine_it_was_written_on() -> None:
    around = ROOT.parent if ROOT.parent.name else ROOT
    outside = (f"{around}/", f"{os.pardir}/shared")
    leaks = [
        file
        for file in tracked_files()
        if file.is_file() and any(name.encode() in file.read_bytes() for name in outside)
    ]
    assert not leaks


def test_a_code_is_well_formed_and_given_once() -> None:
    ids = Counter(code.id for _, code in named_codes())
    assert [id for id in ids if not re.fullmatch(r"MER-[0-6]\d{3}", id)] == []
    assert [id for id, times in ids.items() if times > 1] == []


def test_a_code_asks_for_the_same_values_in_both_languages() -> None:
    def asked(template: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(template)} - {None}

    unequal = [
        name for name, code in named_codes() if asked(code.template.id) != asked(code.template.en)
    ]
    assert unequal == []


def test_a_code_never_changes_its_meaning() -> None:
    known = (ROOT / "tests/codes.txt").read_text("utf-8")
    assert frozen_codes() == known, "a new code is frozen as the top of this file says"


def test_the_checks_run_the_two_commands_of_the_readme() -> None:
    """Both read the lines that set up an environment, so there must be these two and no others."""
    commands = [
        line
        for line in (ROOT / "README.md").read_text("utf-8").splitlines()
        if line.startswith("python3 -m venv ")
    ]
    assert [command.rpartition("&& ")[2] for command in commands] == [
        ".venv/bin/meritasn appraise examples/medan",
        ".venv/bin/pytest -n auto --dist worksteal",
    ]
    assert "grep '^python3 -m venv ' README.md" in (ROOT / ".ci/run").read_text("utf-8")


if __name__ == "__main__":
    sys.stdout.write(frozen_codes())
