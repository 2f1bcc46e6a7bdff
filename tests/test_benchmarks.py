"""The benchmarks run and say what they did not measure. Their times are never asserted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT))

from benchmarks.engines import engines  # noqa: E402  (found once the path is set)
from benchmarks.equal import COLUMNS, differing  # noqa: E402  (found once the path is set)
from benchmarks.people import EDGES, people  # noqa: E402  (found once the path is set)
from benchmarks.report import Aim, Figure, Section, lines  # noqa: E402  (found once the path is set)


def figures_of(tmp_path: Path, *arguments: str) -> tuple[dict[str, Any], str]:
    """What a quick run of the benchmarks wrote as JSON, and what it printed."""
    file = tmp_path / "figures.json"
    known = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "benchmarks", *arguments, "--quick", "--json", str(file)]
    ran = subprocess.run(command, cwd=ROOT, env=known, check=True, capture_output=True, text=True)
    return json.loads(file.read_text("utf-8")), ran.stdout


def test_a_run_names_every_peer_that_it_did_not_measure(tmp_path: Path) -> None:
    told, printed = figures_of(tmp_path)
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


def test_a_nation_by_hand_is_the_same_nation(tmp_path: Path) -> None:
    told, printed = figures_of(tmp_path, "nation")
    people, steps = told["sections"]
    compared = [note for note in people["notes"] if "none of 2,002 rows differs" in note]
    assert [note.partition(":")[0] for note in compared] == ["by hand, Polars", "by hand, DuckDB"]
    assert all(figure["value"] > 0 for figure in steps["figures"])
    assert "guide of each unit" in printed


def test_both_readings_of_a_nation_agree(tmp_path: Path) -> None:
    told, _ = figures_of(tmp_path, "agreement")
    for section in told["sections"]:
        values = {figure["what"]: figure["value"] for figure in section["figures"]}
        assert values["compared"] > values["of them refused"] > 0
        assert values["differing"] == 0


def test_one_row_of_another_place_differs_and_an_order_does_not(tmp_path: Path) -> None:
    rows = pl.DataFrame(
        [("a", "u", "baik", "80.5", None, 1), ("b", "u", None, None, "MER-4001", None)],
        schema=dict.fromkeys(COLUMNS[:-1], pl.String) | {COLUMNS[-1]: pl.Int64},
        orient="row",
    ).with_columns(pl.col("score").cast(pl.Decimal(38, 2)))
    one, turned, moved = (tmp_path / f"{name}.parquet" for name in ("one", "turned", "moved"))
    rows.write_parquet(one)
    rows.reverse().write_parquet(turned)
    rows.with_columns(pl.col("rank_in_unit") + 1).write_parquet(moved)
    assert differing(one, turned) == (2, 0)
    assert differing(one, moved) == (2, 2)


def test_rates_of_groups_are_the_same_in_every_way_and_missing_peers_are_named() -> None:
    from benchmarks.fairness import measured  # noqa: PLC0415  (starts processes of its own)

    sections, aims = measured(2_000, 1_000, 1)
    for section in sections:
        for figure in section.figures:
            ours = figure.who in {"numpy", "meritasn"}
            assert figure.value is not None or (figure.note and not ours)
    assert {aim.verdict for aim in aims} <= {"held", "MISSED", "not measured"}
