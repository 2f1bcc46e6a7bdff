"""What an import costs: time and modules, in fresh processes."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.report import Aim, Figure, Section
from benchmarks.timing import Effort

__all__ = ["BARE", "aims", "measured"]

BARE = "attrs, cattrs"
IMPORTS = (
    (BARE, "bare"),
    ("meritasn", "alone"),
    ("meritasn.merit", "all that scores"),
    ("meritasn.io", "and the tables"),
    ("pydantic", "all"),
    ("zen", "all"),
    ("openfisca_core.simulations", "all that calculates"),
)
ALLOWED = 50
"""Milliseconds that the core may add to what it requires."""

SCRIPT = """
import sys, time
before, start = len(sys.modules), time.perf_counter_ns()
import {name}
print(time.perf_counter_ns() - start, len(sys.modules) - before)
"""


def measured(effort: Effort) -> Section:
    """Milliseconds and modules of each import."""
    there = [(name, what) for name, what in IMPORTS if _is_there(name)]
    with TemporaryDirectory() as compiled:
        for name, _ in there:
            _imported(name, compiled)  # as after an installation
        # Turn by turn, so that a busy moment of the machine falls on all.
        turns = [
            {name: _imported(name, compiled) for name, _ in there} for _ in range(effort.processes)
        ]
    figures = [
        Figure(name, what, median(turn[name][0] for turn in turns), "ms", _modules(turns[0][name]))
        for name, what in there
    ]
    figures += [Figure(name, what, None) for name, what in IMPORTS if not _is_there(name)]
    note = f"Median of {effort.processes} fresh processes."
    return Section("Import", tuple(figures), (note,))


def aims(section: Section) -> tuple[Aim, ...]:
    """Whether the core costs little beyond what it requires."""
    bare = section.value(BARE, "bare")
    return tuple(
        Aim(f"import {name}, beyond attrs and cattrs", core - bare, ALLOWED, "ms")
        for name, what in IMPORTS[1:3]
        if bare is not None and (core := section.value(name, what)) is not None
    )


def _is_there(name: str) -> bool:
    return all(find_spec(one.strip().partition(".")[0]) for one in name.split(","))


def _imported(name: str, compiled: str) -> tuple[float, int]:
    command = [sys.executable, "-c", SCRIPT.format(name=name)]
    # An empty value lets Python keep what it compiles, whatever the surroundings say.
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
    ran = subprocess.run(command, check=True, capture_output=True, text=True, env=kept)  # noqa: S603, ours
    spent, modules = ran.stdout.split()
    return int(spent) / 1_000_000, int(modules)


def _modules(imported: tuple[float, int]) -> str:
    return f"{imported[1]} modules"
