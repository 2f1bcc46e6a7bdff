"""Runs a file of worked statistics: ``{"cases": [...], "datasets": {...}}``."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from meritasn.cases.result import CaseResult
from meritasn.cases.statistics import gaps, groups, orders, privacy, raters
from meritasn.cases.statistics.given import Answers, Given
from meritasn.language import Text

__all__ = ["STATISTICS", "run_statistics"]

STATISTICS: Mapping[str, Callable[[Given], Answers]] = {
    "adjusted_gap": gaps.adjusted_gap,
    "cohen_kappa": raters.two,
    "count_bootstrap": privacy.drawing,
    "counts": groups.counted_rows,
    "cronbach_alpha": raters.consistent,
    "crossed_random_effects": raters.crossing,
    "cumulative_logit_random_rater": raters.graded_raters,
    "det_greedy": orders.keeping,
    "difference_interval": groups.differences,
    "differential_prediction": gaps.predicting,
    "effect_size": groups.effects,
    "exposure": orders.exposed,
    "fa_ir_fail_probability": orders.failure,
    "fa_ir_table": orders.minimum,
    "fa_ir_test": orders.tested,
    "fisher_exact": groups.exactly,
    "fleiss_kappa": raters.many,
    "halo": raters.impressions,
    "icc": raters.correlated,
    "impact": groups.impact,
    "interaction_logit": groups.interacting,
    "krippendorff_alpha": raters.alpha,
    "mean_gap": gaps.gap_of_means,
    "mid_p": groups.halved,
    "minimum_attainable_p": groups.attainable,
    "multiplicity": groups.adjusted,
    "ndkl": orders.divergence,
    "oaxaca_blinder": gaps.oaxaca,
    "ordinal": gaps.ordered,
    "practical": groups.in_people,
    "rate_interval": groups.rates,
    "rater_effect": raters.effects,
    "ratio_interval": groups.ratios,
    "reference_group": groups.reference,
    "representation_at_k": orders.first,
    "rwg": raters.agreeing,
    "sample_size": groups.needed,
    "stratified": groups.of_strata,
    "suppression": privacy.hiding,
    "two_proportion_z": groups.normally,
}
"""By the name that examples use."""


def run_statistics(document: Mapping[str, Any]) -> Iterator[CaseResult]:
    """Every example of a document; data sets are found by their names in it."""
    datasets = document.get("datasets", {})
    for number, case in enumerate(document["cases"]):
        if isinstance(case, Mapping):
            yield _ran(case, datasets)
        else:
            yield _failed(str(number), None, _NO_CASE)


def _ran(case: Mapping[str, Any], datasets: Mapping[str, Any]) -> CaseResult:
    name, expected = str(case.get("id", "?")), case.get("expected")
    given = case.get("input")
    if not isinstance(given, Mapping) or not isinstance(expected, Mapping):
        return _failed(name, expected, _NO_CASE)
    statistic = STATISTICS.get(str(case.get("statistic")))
    if statistic is None:
        return _failed(name, expected, _NOT_BUILT.fill(name=str(case.get("statistic"))))
    try:
        found = statistic(Given(given, case.get("options", {}), expected, datasets))
    except ModuleNotFoundError as error:
        return _failed(name, expected, _EXTRA.fill(name=str(error.name)))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return _failed(name, expected, _NOT_RUN.fill(why=str(error)))
    answered = {key: found[key] for key in expected if key in found}
    passed = len(answered) == len(expected) and _agree(answered, expected, case.get("tolerance"))
    return CaseResult(name, passed, _shown(expected), _shown(answered))


def _failed(name: str, expected: object, problem: Text) -> CaseResult:
    return CaseResult(name, passed=False, expected=_shown(expected), found="", problem=problem)


_NO_CASE = Text("bukan contoh berhitung", "not a worked example")
_NOT_BUILT = Text("statistik '{name}' belum tersedia", "the statistic '{name}' is not built")
_NOT_RUN = Text("tidak dapat dijalankan: {why}", "cannot be run: {why}")
_EXTRA = Text(
    "memerlukan {name}: pasang meritasn[fairness]", "needs {name}: install meritasn[fairness]"
)


def _agree(found: object, expected: object, tolerance: object) -> bool:
    """Text, truth and nothing exactly; numbers within the tolerance."""
    if isinstance(expected, Mapping):
        return isinstance(found, Mapping) and all(
            key in found and _agree(found[key], value, tolerance) for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(found, Sequence)
            and not isinstance(found, str)
            and len(found) == len(expected)
            and all(_agree(a, b, tolerance) for a, b in zip(found, expected, strict=True))
        )
    if isinstance(expected, bool | str) or expected is None:
        return type(found) is type(expected) and found == expected
    assert isinstance(expected, int | float | Decimal)
    return _near(found, float(expected), tolerance)


def _near(found: object, expected: float, tolerance: object) -> bool:
    if isinstance(found, bool) or not isinstance(found, int | float) or math.isnan(found):
        return False
    allowed = tolerance if isinstance(tolerance, Mapping) else {}
    relative, absolute = (float(allowed.get(key, 0)) for key in ("rel", "abs"))
    return abs(found - expected) <= max(relative * abs(expected), absolute)


def _shown(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
