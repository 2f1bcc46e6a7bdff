"""Statistics of outcomes in an order or in numbers, and of gaps that are adjusted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from attrs import frozen

from meritasn.cases.statistics.given import Answers, Given, floated
from meritasn.fairness.decomposition import Norm, three_fold, two_fold
from meritasn.fairness.means import Moments, mean_gap, moments
from meritasn.fairness.ordinal import superiority
from meritasn.fairness.prediction import predicted_alike
from meritasn.fairness.regression import fitted

__all__ = ["adjusted_gap", "gap_of_means", "oaxaca", "ordered", "predicting"]


def ordered(given: Given) -> Answers:
    """Labels in an order, from the lowest."""
    found = superiority(given.input["focal"], given.input["reference"])
    if found is None:
        return {}
    return {
        "mann_whitney_u": floated(found.u),
        "p_two_sided": found.p,
        "probability_of_superiority": floated(found.share),
        "cliffs_delta": floated(found.cliffs_delta),
    }


@frozen
class _People:
    """A data set as an outcome, facts, and who is of the first group."""

    outcome: Sequence[float]
    facts: Sequence[Sequence[float]]
    first: Sequence[bool]
    names: tuple[str, str]

    @property
    def sides(self) -> tuple[Sequence[float], Sequence[float]]:
        """The outcomes of the first group and of the others."""
        pairs = list(zip(self.outcome, self.first, strict=True))
        return [y for y, mine in pairs if mine], [y for y, mine in pairs if not mine]


def _salaries(of: Mapping[str, Any]) -> _People:
    columns = (of[key] for key in ("rank", "discipline", "years_since_phd", "years_of_service"))
    facts = [
        [float(rank == "B"), float(rank == "C"), float(field == "B"), phd, service]
        for rank, field, phd, service in zip(*columns, strict=True)
    ]
    return _People(of["salary"], facts, [sex == "M" for sex in of["sex"]], ("men", "women"))


def _cards(of: Mapping[str, Any]) -> _People:
    facts = list(zip(*(of[key] for key in ("age", "income", "incomesq")), strict=True))
    owners = [bool(one) for one in of["ownrent"]]
    return _People(of["avgexp"], facts, owners, ("owners", "renters"))


_PEOPLE: Mapping[str, Callable[[Mapping[str, Any]], _People]] = {
    "salaries": _salaries,
    "ccard": _cards,
}
"""How each data set is read."""


def _people(given: Given) -> _People:
    return _PEOPLE[given.input["dataset"]](given.dataset)


def gap_of_means(given: Given) -> Answers:
    """The gap of two means, from moments or from a data set."""
    if "dataset" in given.input:
        return _of_people(_people(given))
    two = (given.input[group] for group in ("focal", "reference"))
    found = mean_gap(*(Moments(one["n"], one["mean"], one["sd"]) for one in two))
    if found is None:
        return {}
    return {
        "difference": found.difference,
        "t_pooled": found.t_pooled,
        "p_pooled": found.p_pooled,
        "t_welch": found.t_welch,
        "p_welch": found.p_welch,
        "cohen_d": found.d,
    }


def _of_people(people: _People) -> Answers:
    one, other = map(moments, people.sides)
    if one is None or other is None:
        return {}
    found = mean_gap(one, other)
    named = dict(zip(people.names, (one, other), strict=True))
    medians = dict(zip(people.names, map(median, people.sides), strict=True))
    return {
        "n": {name: of.n for name, of in named.items()},
        "mean": {name: of.mean for name, of in named.items()},
        "sd": {name: of.sd for name, of in named.items()},
        "median": medians,
        "gap": found and found.difference,
        "se": found and found.error_pooled,
        "p": found and found.p_pooled,
    }


def adjusted_gap(given: Given) -> Answers:
    """The coefficient of a group beside facts."""
    people = _people(given)
    rows = [[1, *row, float(mine)] for row, mine in zip(people.facts, people.first, strict=True)]
    line = fitted(people.outcome, rows)
    if line is None:
        return {}
    return {
        "gap": line.coefficients[-1],
        "se": line.errors[-1],
        "t": line.t(-1),
        "p": line.p(-1),
        "r2": line.r2,
    }


_NORMS: Mapping[str, Norm] = {
    "pooled": "pooled",
    "Cotton": "cotton",
    "Reimers": "reimers",
    "men's": "higher",
    "women's": "lower",
}
"""The first word of what an example says of its weights."""


def oaxaca(given: Given) -> Answers:
    """A gap in two parts or in three."""
    people = _people(given)
    words = str(given.options.get("weights", "pooled")).removeprefix("two-fold: ").split()
    norm = _NORMS[words[0].rstrip(":")]
    two = two_fold(people.outcome, people.facts, people.first, norm)
    three = three_fold(people.outcome, people.facts, people.first)
    if two is None or three is None:
        return {}
    in_two = {"gap": two.gap, "explained": two.explained, "unexplained": two.unexplained}
    in_three = {
        "gap": three.gap,
        "endowments": three.endowments,
        "coefficients": three.coefficients,
        "interaction": three.interaction,
    }
    return {**in_two, **in_three, "two_fold": in_two, "three_fold": in_three}


def predicting(given: Given) -> Answers:
    """Whether a test predicts the same for two groups."""
    first = [group == 1 for group in given.input["group"]]
    found = predicted_alike(given.input["predictor"], given.input["criterion"], first)
    if found is None:
        return {}
    common, heights, slopes = found.common, found.heights, found.slopes
    return {
        "common": {
            "intercept": common.coefficients[0],
            "slope": common.coefficients[1],
            "r2": common.r2,
        },
        "intercept_model": {
            "group": heights.coefficients[2],
            "slope": heights.coefficients[1],
            "r2": heights.r2,
        },
        "slope_model": {
            "group": slopes.coefficients[2],
            "interaction": slopes.coefficients[3],
            "r2": slopes.r2,
        },
        "F_omnibus": found.both.f,
        "p_omnibus": found.both.p,
        "F_intercept": found.intercept.f,
        "p_intercept": found.intercept.p,
        "F_slope": found.slope.f,
        "p_slope": found.slope.p,
        "mean_residual": dict(zip(("1", "0"), found.residuals, strict=True)),
    }
