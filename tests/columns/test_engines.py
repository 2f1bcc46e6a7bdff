"""Engines that split rows as they like count the same predicates as one plain run.

DuckDB is always there; Dask and Spark are tried where somebody has installed them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from ast import literal_eval
from pathlib import Path

import pytest

ENGINES = Path(__file__).parents[2] / "examples/engines"


def assert_counts_agree(script: str) -> None:
    """Runs an example that prints the counts of an engine, and below them those of a plain run."""
    run = subprocess.run(
        [sys.executable, ENGINES / script], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    by_engine, plain = (literal_eval(line.split(":", 1)[1]) for line in run.stdout.splitlines())
    assert by_engine == plain
    assert by_engine


def test_duckdb() -> None:
    assert_counts_agree("on_duckdb.py")


def test_dask() -> None:
    pytest.importorskip("dask.dataframe", reason="Dask is not installed")
    assert_counts_agree("on_dask.py")


def test_spark() -> None:
    pytest.importorskip("pyspark", reason="Spark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    assert_counts_agree("on_spark.py")
