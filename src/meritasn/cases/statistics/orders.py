"""Statistics of orders and pools."""

from __future__ import annotations

import math
from fractions import Fraction

from meritasn.cases.statistics.given import Answers, Given, floated
from meritasn.fairness.pools import (
    adjusted_minimum,
    failing,
    kept,
    minimum_of_prefixes,
    reordered,
)
from meritasn.fairness.rankings import exposure, ndkl, share_of_first, skew_of_first

__all__ = ["divergence", "exposed", "failure", "first", "keeping", "minimum", "tested"]


def divergence(given: Given) -> Answers:
    """How far the prefixes are from the shares of the whole."""
    found = ndkl(given.order)
    return {"natural": found, "base_2": None if found is None else found / math.log(2)}


def exposed(given: Given) -> Answers:
    """The attention that each group has."""
    found = exposure(given.order)
    ratio = min(found.values()) / max(found.values()) if found else None
    return {"exposure": found, "min_over_max": ratio}


def first(given: Given) -> Answers:
    """A group among the first."""
    group, many = str(given.input["group"]), given.options["k"]
    return {
        "share": {str(k): floated(share_of_first(given.order, group, k)) for k in many},
        "skew_natural_log": {str(k): skew_of_first(given.order, group, k) for k in many},
    }


def minimum(given: Given) -> Answers:
    """How many of a group each prefix has to hold."""
    k, share, level = (given.input[key] for key in ("k", "p", "alpha"))
    of = adjusted_minimum if given.options.get("adjusted") else minimum_of_prefixes
    table = of(k, share, level)
    return {"minimum": table, "fail_probability": failing(table, share)}


def failure(given: Given) -> Answers:
    """How likely a blind order fails."""
    return {"fail_probability": failing(given.input["minimum"], given.input["p"])}


def tested(given: Given) -> Answers:
    """Whether an order holds as many as it has to."""
    order, group = given.order, str(given.input["protected"])
    of = adjusted_minimum if given.options.get("adjusted") else minimum_of_prefixes
    table = of(len(order), given.input["p"], given.input["alpha"])
    return {"minimum": table, "passes": kept(order, group, table)}


def keeping(given: Given) -> Answers:
    """The best order that keeps shares."""
    target = {group: Fraction(share) for group, share in given.options["target"].items()}
    found = reordered(given.input["scores"], target, given.input["k"])
    prices = {f"price_in_first_{n}": int(price) for n, price in enumerate(found.price, 1)}
    return {"order": found.groups, "scores": [int(one) for one in found.scores], **prices}
