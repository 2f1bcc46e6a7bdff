"""What a job costs in a process of its own: seconds, seconds of all its threads, memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from attrs import frozen

__all__ = ["Spent", "least", "run"]

ROOT = Path(__file__).parents[1]


@frozen
class Spent:
    """What a job cost, without the imports that it needs.

    Attributes:
        wall: Seconds.
        cpu: Seconds of all threads together.
        peak: Megabytes that the process held at most, imports included.
    """

    wall: float
    cpu: float
    peak: float


def run(job: str, *arguments: object) -> Spent:
    """Runs a job of `benchmarks.jobs` in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.jobs", job, *map(str, arguments)]
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(command, cwd=ROOT, env=known, check=True, capture_output=True, text=True)  # noqa: S603, ours
    return Spent(**json.loads(ran.stdout.splitlines()[-1]))


def least(times: list[Spent]) -> Spent:
    """What is left when nothing disturbs: the least of each."""
    return Spent(*(min(getattr(one, name) for one in times) for name in ("wall", "cpu", "peak")))
