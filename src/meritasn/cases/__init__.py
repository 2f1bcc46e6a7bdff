"""Worked examples as acceptance tests: published ones, and those of an agency."""

from meritasn.cases.result import CaseResult
from meritasn.cases.run import run_case, run_cases

__all__ = ["CaseResult", "run_case", "run_cases"]
