"""Worked examples of statistics of fairness: each by the public function that answers it."""

from meritasn.cases.statistics.running import run_statistics

__all__ = ["run_statistics"]
