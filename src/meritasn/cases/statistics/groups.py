"""Statistics of groups with an outcome of yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve

from meritasn.cases.statistics.given import Answers, Given, cell, exact, floated
from meritasn.fairness import approximate, intervals, multiplicity
from meritasn.fairness.comparison import Comparison, reference_of
from meritasn.fairness.counts import Cell, Counts, counted
from meritasn.fairness.exact import Margins, fisher, least_attainable, mid_p
from meritasn.fairness.intersections import interaction
from meritasn.fairness.plan import AuditPlan, Method, default_plan
from meritasn.fairness.power import gap_of_rates, needed_exactly, people_needed
from meritasn.fairness.score_interval import miettinen_nurminen
from meritasn.fairness.strata import Stratum, pooled

__all__ = [
    "adjusted",
    "attainable",
    "counted_rows",
    "differences",
    "effects",
    "exactly",
    "halved",
    "impact",
    "in_people",
    "interacting",
    "needed",
    "normally",
    "of_strata",
    "rates",
    "ratios",
    "reference",
]


def _plan(given: Given) -> AuditPlan:
    """The plan of the library with the screen of the example."""
    plan = default_plan()
    ratio = Fraction(given.options.get("threshold", plan.screen.ratio))
    return evolve(plan, screen=evolve(plan.screen, ratio=ratio), method=Method.FISHER)


def impact(given: Given) -> Answers:
    """Rates, their ratio and difference; of many tables what is the same in all."""
    plan = _plan(given)
    if "tables" not in given.input:
        return _impact(Comparison("focal", "reference", *given.pair, plan))
    tables = ((Cell(a, n), Cell(b, m)) for a, n, b, m in given.input["tables"])
    answers = [_impact(Comparison("focal", "reference", *pair, plan)) for pair in tables]
    first, *others = answers
    return {key: value for key, value in first.items() if all(o[key] == value for o in others)}


def _impact(two: Comparison) -> Answers:
    return {
        "rate_focal": floated(two.focal_cell.rate),
        "rate_reference": floated(two.reference_cell.rate),
        "ratio_exact": exact(two.ratio),
        "ratio": floated(two.ratio),
        "difference": floated(two.difference),
        "difference_exact": exact(two.difference),
        "odds_ratio": two.odds_ratio,
        "below_threshold": two.below_screen,
        "fisher_two_sided": two.p,
        "state": "not_measurable" if two.ratio is None else "measured",
    }


def exactly(given: Given) -> Answers:
    """Fisher's exact test."""
    found = fisher(*given.pair)
    return {"two_sided": found.two_sided, "less": found.less, "greater": found.greater}


def halved(given: Given) -> Answers:
    """The mid-p test."""
    found = mid_p(*given.pair)
    return {
        "one_sided_low": found.low,
        "one_sided_high": found.high,
        "doubled": found.doubled,
        "minimum_likelihood": found.minimum_likelihood,
    }


def normally(given: Given) -> Answers:
    """The pooled test of two proportions."""
    found = approximate.two_proportions(*given.pair)
    if found is None:
        return {}
    return {
        "z": found.z,
        "p_two_sided": found.p,
        "chi2": found.chi2,
        "chi2_yates": found.chi2_yates,
        "p_yates": found.p_yates,
        "beyond_two_sd": found.beyond_two,
    }


def effects(given: Given) -> Answers:
    """Cohen's h and phi."""
    return {"cohen_h": approximate.cohen_h(*given.pair), "phi": approximate.phi(*given.pair)}


def rates(given: Given) -> Answers:
    """Intervals of one rate, or of both."""

    def bounds(of: Cell) -> Answers:
        return {
            "wilson": intervals.wilson(of, given.level),
            "clopper_pearson": intervals.clopper_pearson(of, given.level),
            "agresti_coull": intervals.agresti_coull(of, given.level),
        }

    if "focal" not in given.input:
        return bounds(cell(given.input))
    focal, other = given.pair
    return {"focal": bounds(focal), "reference": bounds(other)}


def differences(given: Given) -> Answers:
    """Intervals of a difference."""
    if "first" in given.input:
        first, second = (Cell(*given.input[key]) for key in ("first", "second"))
    else:
        first, second = given.pair
    ways = (intervals.newcombe, intervals.agresti_caffo, intervals.wald, miettinen_nurminen)
    return {way.__name__: way(first, second, given.level) for way in ways}


def ratios(given: Given) -> Answers:
    """The interval of a ratio."""
    return {"katz_log": intervals.katz(*given.pair, given.level)}


def in_people(given: Given) -> Answers:
    """What a gap is in people."""
    two = Comparison("focal", "reference", *given.pair, _plan(given))
    one = two.moved(1)
    return {
        "shortfall_pooled": floated(two.shortfall),
        "shortfall_reference": floated(two.shortfall_to_reference),
        "additional_to_threshold": two.short_of_screen,
        "ratio_after_one_move": exact(one.ratio),
        "ratio_after_one_move_float": floated(one.ratio),
        "one_move_reaches_threshold": one.below_screen is False,
        "focal_higher_after_one_move": one.ratio is not None and one.ratio > 1,
        "moves_to_threshold": two.moves,
        "moves_to_fisher_above_0_05": two.moves_of_test,
    }


def of_strata(given: Given) -> Answers:
    """Two groups within strata."""
    found = pooled(
        {
            one["label"]: Stratum(
                Cell(one["focal_selected"], one["focal_total"]),
                Cell(one["reference_selected"], one["reference_total"]),
            )
            for one in given.input["strata"]
        }
    )
    same = found.homogeneity
    return {
        "mh_odds_ratio": found.odds_ratio,
        "mh_odds_ratio_interval": found.interval(given.level),
        "mh_risk_ratio": found.risk_ratio,
        "cmh": found.cmh(),
        "cmh_p": found.cmh_p(),
        "cmh_corrected": found.cmh(corrected=True),
        "cmh_corrected_p": found.cmh_p(corrected=True),
        "breslow_day": same and same.breslow_day,
        "breslow_day_p": same and same.p,
        "breslow_day_tarone": same and same.tarone,
        "breslow_day_tarone_p": same and same.p_tarone,
        "informative_strata": len(found.strata),
    }


def reference(given: Given) -> Answers:
    """The group that others are compared with."""
    least = given.options["minimum_n"]
    plan = evolve(_plan(given), reference_minimum=least)
    counts = Counts({group: Cell(a, n) for group, (a, n) in given.input["groups"].items()})
    chosen = reference_of(counts, plan)
    others = [group for group in counts if group != chosen and counts[group].total >= least]
    compared = {
        group: exact(Comparison(group, chosen, counts[group], counts[chosen], plan).ratio)
        for group in others
        if chosen is not None
    }
    small = [group for group in counts if counts[group].total < least]
    return {"reference": chosen, "ratio_exact": compared, "too_small": small}


def counted_rows(given: Given) -> Answers:
    """Counts of rows, or of cells that are counted already."""
    if "cells" in given.input:
        counts = _intersections(given)
        chosen = reference_of(counts, _plan(given))
        assert chosen is not None
        compared = {
            group: Comparison(group, chosen, counts[group], counts[chosen], _plan(given)).ratio
            for group in counts
        }
        return {
            "rates": {group: floated(counts[group].rate) for group in counts},
            "reference": chosen,
            "ratio": {group: floated(ratio) for group, ratio in compared.items()},
        }
    counts = counted(zip(given.input["group"], map(bool, given.input["selected"]), strict=True))
    return {
        "counts": {group: [counts[group].selected, counts[group].total] for group in counts},
        "rows": counts.whole.total,
    }


def _intersections(given: Given) -> Counts:
    return Counts({_named(one): cell(one) for one in given.input["cells"]})


def _named(one: Mapping[str, object]) -> str:
    return "-".join(str(value) for key, value in one.items() if key not in ("selected", "total"))


def interacting(given: Given) -> Answers:
    """Whether two attributes together do what neither does alone."""
    cells = [(one["social_class"], one["gender"], cell(one)) for one in given.input["cells"]]
    counts = Counts({f"{a}-{b}": of for a, b, of in cells})
    (upper, lower), (women, men) = (dict.fromkeys(one[place] for one in cells) for place in (0, 1))
    found = interaction(
        counts[f"{upper}-{women}"],
        counts[f"{upper}-{men}"],
        counts[f"{lower}-{women}"],
        counts[f"{lower}-{men}"],
    )
    marginal = {
        name: sum((of for _, b, of in cells if b == code), Cell(0, 0)).rate
        for name, code in (("women", women), ("men", men))
    }
    return {
        "rates": {group: floated(counts[group].rate) for group in counts},
        "interaction": found and found.coefficient,
        "interaction_p": found and found.p,
        "marginal_rates": {name: floated(rate) for name, rate in marginal.items()},
    }


def attainable(given: Given) -> Answers:
    """The least probability that margins allow."""
    sizes = (given.input[f"{one}_total"] for one in ("focal", "reference", "selected"))
    least = least_attainable(Margins(*sizes))
    return {
        "p_exact": exact(least),
        "p": float(least),
        "can_reach_alpha": least <= given.options["alpha"],
    }


def needed(given: Given) -> Answers:
    """The people that it would take."""
    rate, ratio = (Fraction(str(given.input[key])) for key in ("reference_rate", "ratio"))
    how = {"level": given.options["alpha"], "power": given.options["power"]}
    return {
        "cohen_h": abs(gap_of_rates(rate, ratio)),
        "n_per_group": needed_exactly(rate, ratio, **how),
        "n_per_group_up": people_needed(rate, ratio, **how),
    }


def adjusted(given: Given) -> Answers:
    """Probabilities adjusted for their number."""
    alpha, p = given.options["alpha"], given.input["p"]

    def by(method: str) -> Answers:
        found = multiplicity.METHODS[method](p)
        return {"adjusted": found, "rejected": sum(one <= alpha for one in found)}

    if "method" in given.options:
        return by(given.options["method"])
    return {method: by(method)["adjusted"] for method in given.options["methods"]}
