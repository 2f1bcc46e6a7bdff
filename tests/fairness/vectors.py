"""Published and recomputed figures of fairness statistics, and how near an answer has to come."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from meritasn.fairness.counts import Cell

__all__ = ["VECTORS", "agree", "cell", "of_statistic", "two_cells"]

VECTORS: Mapping[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text("utf-8"))


def of_statistic(*names: str) -> Sequence[Mapping[str, Any]]:
    """The cases of some statistics."""
    return [case for case in VECTORS["cases"] if case["statistic"] in names]


def cell(given: Mapping[str, Any]) -> Cell:
    return Cell(given["selected"], given["total"])


def two_cells(case: Mapping[str, Any]) -> tuple[Cell, Cell]:
    return cell(case["input"]["focal"]), cell(case["input"]["reference"])


def agree(found: object, expected: object, tolerance: object) -> bool:
    """Whether an answer is the expected one: text, counts and nothing exactly, floats nearly."""
    match expected:
        case dict():
            assert isinstance(found, Mapping)
            return all(agree(found[key], value, tolerance) for key, value in expected.items())
        case list():
            assert isinstance(found, Sequence)
            pairs = zip(found, expected, strict=True)
            return all(agree(one, other, tolerance) for one, other in pairs)
        case bool() | str() | None:
            return bool(found == expected)
    assert isinstance(expected, int | float)
    if not isinstance(found, int | float):
        return False
    near = tolerance if isinstance(tolerance, Mapping) else {}
    bound = max(near.get("rel", 0) * abs(expected), near.get("abs", 0))
    return bool(abs(found - expected) <= bound)
