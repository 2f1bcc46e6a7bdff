"""Statistics of raters."""

from __future__ import annotations

import math
from typing import get_args

from meritasn.cases.statistics.given import Answers, Given
from meritasn.fairness.agreement import (
    Scale,
    cohen_kappa,
    crosstab,
    fleiss_kappa,
    intraclass,
    krippendorff_alpha,
    rwg,
)
from meritasn.fairness.severity import cronbach_alpha, crossed, halo, rater_effects
from meritasn.fairness.thresholds import graded

__all__ = [
    "agreeing",
    "alpha",
    "consistent",
    "correlated",
    "crossing",
    "effects",
    "graded_raters",
    "impressions",
    "many",
    "two",
]


def correlated(given: Given) -> Answers:
    """Intraclass correlations."""
    found = intraclass(given.full_ratings)
    if found is None:
        return {}
    return {
        "ICC(1,1)": found.single,
        "ICC(A,1)": found.absolute,
        "ICC(C,1)": found.consistent,
        "ICC(1,k)": found.mean_single,
        "ICC(A,k)": found.mean_absolute,
        "ICC(C,k)": found.mean_consistent,
        "ms_target": found.between_people,
        "ms_rater": found.between_raters,
        "ms_residual": found.residual,
        "ms_within": found.within_people,
    }


def effects(given: Given) -> Answers:
    """How far each rater's mean is from that of all."""
    rows = given.full_ratings
    columns = list(zip(*rows, strict=True))
    means = [math.fsum(column) / len(rows) for column in columns]
    return {
        "grand": math.fsum(means) / len(means),
        "means": means,
        "effects": rater_effects(rows),
    }


def crossing(given: Given) -> Answers:
    """People and raters as random effects."""
    found = crossed(given.full_ratings)
    if found is None:
        return {}
    return {
        "intercept": found.intercept,
        "var_target": found.people_variance,
        "var_rater": found.rater_variance,
        "var_residual": found.residual_variance,
        "rater_effects": found.rater_effects,
        "target_effects": found.people_effects,
    }


def two(given: Given) -> Answers:
    """The agreement of two raters."""
    table = given.input.get("table")
    if table is None:
        first, second = (place - 1 for place in given.options["raters"])
        table = crosstab([(row[first], row[second]) for row in given.full_ratings])
    plain = cohen_kappa(table)
    linear, quadratic = cohen_kappa(table, "linear"), cohen_kappa(table, "quadratic")
    return {
        "kappa": plain and plain.kappa,
        "z": plain and plain.z,
        "ase": plain and plain.error,
        "linear": linear and linear.kappa,
        "quadratic": quadratic and quadratic.kappa,
    }


def alpha(given: Given) -> Answers:
    """Krippendorff's alpha on every scale."""
    return {scale: krippendorff_alpha(given.ratings, scale) for scale in get_args(Scale)}


def many(given: Given) -> Answers:
    """The agreement of many raters."""
    return {"kappa": fleiss_kappa(given.input["counts"])}


def agreeing(given: Given) -> Answers:
    """The agreement about each person."""
    labels = given.options["categories"]
    return {"rwg": [rwg(row, labels) for row in given.full_ratings]}


def impressions(given: Given) -> Answers:
    """How far scales say one thing."""
    found = halo(given.dataset["rows"])
    if found is None:
        return {}
    return {
        "mean_r": found.mean_r,
        "min_r": found.least_r,
        "first_eigenvalue_share": found.first_share,
        "cronbach_alpha": found.alpha,
    }


def consistent(given: Given) -> Answers:
    """Cronbach's alpha."""
    return {"alpha": cronbach_alpha(given.input["rows"])}


def graded_raters(given: Given) -> Answers:
    """Graded ratings of bottles, the first half cold, with contact in the second half of each."""
    rows = given.full_ratings
    half = len(rows) // 2
    ratings, facts, raters = [], [], []
    for bottle, row in enumerate(rows):
        warm, contact = bottle >= half, bottle % half >= half // 2
        for rater, rating in enumerate(row):
            ratings.append(int(rating) - 1)
            facts.append([float(warm), float(contact)])
            raters.append(rater)
    found = graded(ratings, facts, raters)
    if found is None:
        return {}
    return {
        "log_likelihood": found.log_likelihood,
        "thresholds": found.thresholds,
        "temp_warm": found.slopes[0],
        "contact_yes": found.slopes[1],
        "rater_sd": found.rater_sd,
        "rater_effects": found.raters,
    }
