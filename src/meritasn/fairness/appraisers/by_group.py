"""Severity by group: whether a rater rates one group lower, beyond what all raters do.

Protected attributes are read here and nowhere else in an audit of raters.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from meritasn.fairness.appraisers.chance import Pack, pearson_two_sided, spread_of_others
from meritasn.fairness.appraisers.given import Given
from meritasn.fairness.appraisers.habits import by_rater
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign
from meritasn.fairness.attributes import attribute_of
from meritasn.fairness.plan import default_plan
from meritasn.model import Protected, Workforce

__all__ = ["by_group", "groups_of"]


def groups_of(
    now: Sequence[Given], workforce: Workforce, attribute: str, on: date
) -> Mapping[str, str]:
    """The group of each person who was rated, where it is known."""
    bands = default_plan()
    read = attribute_of(attribute, bands).reads
    found = {
        one.person: read(
            workforce.employee_by_key[one.person],
            workforce.protected.get(one.person, _NOTHING),
            on,
            bands,
        )
        for one in now
    }
    return {person: group for person, group in found.items() if group is not None}


_NOTHING = Protected()


def by_group(
    now: Sequence[Given], groups: Mapping[str, str], attribute: str, plan: RaterPlan
) -> Iterator[Measured]:
    """Each group beside the largest one, rater by rater. Needs scipy.

    Above zero the rater's people of the group lie higher, beside those of the largest group and
    beside what other raters do.
    """
    sizes = Counter(groups[one.person] for one in now if one.person in groups)
    largest = max(sizes, key=lambda group: (sizes[group], group), default=None)
    for focal in sorted(sizes):
        if focal != largest:
            two = [one for one in now if groups.get(one.person) in {focal, largest}]
            yield from _beside(two, groups, focal, attribute, plan)


def _beside(
    two: Sequence[Given],
    groups: Mapping[str, str],
    focal: str,
    attribute: str,
    plan: RaterPlan,
) -> Iterator[Measured]:
    gaps = {rater: _Gap(of, groups, focal) for rater, of in by_rater(two).items()}
    free = sum(one.freedom for one in gaps.values())
    noise = math.fsum(one.within for one in gaps.values()) / free if free > 0 else 0.0
    fit = {
        rater: one
        for rater, one in gaps.items()
        if one.least >= plan.shown and one.n >= plan.minimum and one.information > 0
    }
    drawn = {
        rater: (one.above / one.information, max(noise, _NOISE) / one.information)
        for rater, one in fit.items()
    }
    held = spread_of_others(drawn) if len(drawn) >= plan.peers else {}
    for rater, one in gaps.items():
        known = held.get(rater)
        if known is None:
            yield Measured(
                sign=Sign.BY_GROUP,
                rater=rater,
                n=one.n,
                enough=rater in fit,
                told_apart=False,
                needed=plan.minimum,
                attribute=attribute,
                focal=focal,
            )
            continue
        far = drawn[rater][0] - known.centre
        whole = known.whole + drawn[rater][1]
        chance = pearson_two_sided(one.above, one.variance, one.third)
        yield Measured(
            sign=Sign.BY_GROUP,
            rater=rater,
            n=one.n,
            effect=far,
            shrunk=far * known.whole / whole,
            error=math.sqrt(known.whole * drawn[rater][1] / whole),
            p=max(chance, known.p),
            matters=float(plan.place),
            noise=noise,
            spread=known.spread,
            information=one.information,
            ground=Ground.PEERS,
            attribute=attribute,
            focal=focal,
            needed=plan.minimum,
        )


_NOISE = 1e-12


class _Gap:
    """The gap between two groups of one rater's people, within strata."""

    def __init__(self, of: Sequence[Given], groups: Mapping[str, str], focal: str) -> None:
        strata: dict[str, list[Given]] = {}
        for one in of:
            strata.setdefault(one.stratum, []).append(one)
        self.n = len(of)
        focals = sum(groups[one.person] == focal for one in of)
        self.least = min(focals, self.n - focals)
        self.above = self.variance = self.third = self.information = self.within = 0.0
        self.freedom = self.n - len(strata) - 1
        for inside in strata.values():
            values = [one.place for one in inside]
            own = [one.place for one in inside if groups[one.person] == focal]
            above, variance, third = Pack.of(values).dealt(own)
            mean = math.fsum(values) / len(values)
            self.above += above
            self.variance += variance
            self.third += third
            self.information += len(own) * (len(values) - len(own)) / len(values)
            self.within += math.fsum((one - mean) ** 2 for one in values)
        if self.information:
            self.within -= self.above**2 / self.information
