"""The tool itself: it plants what a test finds, and says what no test finds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.mutation.mutants import mutants_of

ROOT = Path(__file__).parents[2]

SAID = '''
"""At most 3."""

__all__ = ["said"]

LIMIT: int = 5


def said(n: int | None = None) -> Text:
    """Not 4."""
    assert n != 6
    return Text("lebih dari 7", "more than 7")
'''

TOY = """
def larger(a, b):
    return a if a > b else b


def counted(n):
    steps = 0
    while n:
        n -= 1
        steps += 1
    return steps


def unheard(n):
    return n + 1
"""

TESTS = """
import toy

def test_the_larger_is_one_of_the_two(): assert toy.larger(1, 2) == 2 and toy.larger(4, 3) == 4

def test_every_step_counts(): assert toy.counted(3) == 3
"""

JUDGED = """
import json, sys
from pathlib import Path
from tests.mutation.judging import judge
from tests.mutation.mutants import mutants_of

tests = ["test_toy.py::test_the_larger_is_one_of_the_two", "test_toy.py::test_every_step_counts"]
fates = {}
for mutant in mutants_of(Path("toy.py")):
    if mutant.name in sys.argv[1:]:
        waves = [] if mutant.function == "unheard" else [tests]
        fates[mutant.name] = judge(mutant, "toy", waves, seconds=1).fate.value
print(json.dumps(fates))
"""


EXPECTED = {
    "larger: a > b → not a > b": "killed",
    "larger: a > b → a >= b": "survived",
    "counted: steps += 1 → dropped": "killed",
    "counted: n -= 1 → dropped": "timeout",
    "unheard: n + 1 → n - 1": "not reached",
}


@pytest.fixture(scope="module")
def fates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    place = tmp_path_factory.mktemp("toy")
    (place / "toy.py").write_text(TOY, encoding="utf-8")
    (place / "test_toy.py").write_text(TESTS, encoding="utf-8")
    (place / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": f"{place}{os.pathsep}{ROOT}"}
    env |= {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "HYPOTHESIS_NO_PLUGINS": "1"}
    run = subprocess.run(
        [sys.executable, "-c", JUDGED, *EXPECTED],
        cwd=place,
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    answer: dict[str, str] = json.loads(run.stdout)
    return answer


@pytest.mark.parametrize("name", EXPECTED)
def test_every_fate_is_told(fates: dict[str, str], name: str) -> None:
    assert fates[name] == EXPECTED[name]


def test_what_people_read_and_types_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "said.py").write_text(SAID, encoding="utf-8")
    assert [mutant.name for mutant in mutants_of(tmp_path / "said.py")] == [
        "module: 5 → 6",
        "module: 5 → 4",
        "said: return Text('lebih dari 7', 'more than 7') → return None",
    ]


def test_planting_writes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "toy.py"
    file.write_text(TOY, encoding="utf-8")
    for mutant in mutants_of(file):
        mutant.plant()
    assert file.read_text(encoding="utf-8") == TOY
