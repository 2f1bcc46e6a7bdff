"""The benchmarks run and say what they did not measure. Their times are never asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

from benchmarks.engines import engines  # noqa: E402
from benchmarks.people import EDGES, people  # noqa: E402
from benchmarks.report import Aim, Figure, Section, lines  # noqa: E402


def test_a_run_names_every_peer_that_it_did_not_measure(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "benchmarks", "--quick", "--json", str(file)]
    printed = subprocess.run(
        command, cwd=ROOT, env=known, check=True, capture_output=True, text=True
    ).stdout
    told = json.loads(file.read_text("utf-8"))
    figures = [figure for section in told["sections"] for figure in section["figures"]]
    missing = {figure["who"].partition("_")[0] for figure in figures if figure["value"] is None}
    called = {name: name for name in ("pydantic", "msgspec", "orjson")}
    called |= {"zen-engine": "zen", "OpenFisca-Core": "openfisca"}
    assert missing == {called[name] for name in called if told["versions"][name] is None}
    assert ("not measured" in printed) == bool(missing)


def test_the_records_reach_both_sides_of_every_edge() -> None:
    first, by_hand, *_ = engines()
    checked = list(people(300))
    outcomes = [first.outcome(one) for one in checked]
    scores = {score for score, _ in outcomes}
    wanted = {edge - below for edge in EDGES for below in (Decimal(0), Decimal("0.01"))}
    assert wanted <= scores
    assert any(
        100 * realised == 76 * planned
        for one in checked
        for planned, realised in (activity.time for activity in one.activities)
    )
    assert outcomes == [by_hand.outcome(one) for one in checked]


@pytest.mark.parametrize(
    ("found", "verdict"), [(20.0, "held"), (20.1, "MISSED"), (None, "not measured")]
)
def test_an_aim_says_whether_it_is_held(found: float | None, verdict: str) -> None:
    assert any(
        verdict in line and "load" in line for line in lines((), [Aim("load", found, 20, "ms")])
    )


def test_ratios_are_to_the_first_figure_of_the_same_unit() -> None:
    figures = (Figure("a", "x", 2.0), Figure("b", "x", 1.0, "ms"), Figure("c", "x", 5.0))
    *_, last = (line for line in lines([Section("t", figures)], ()) if line.startswith("  "))
    assert last.split() == ["c", "x", "5", "µs", "2.5", "×"]
