"""Leniency and severity: what stands out, and on which ground a rater is told apart from the unit.

A rater who alone rates a unit cannot be told from it: where its people are good, every honest
rater would be called lenient. So it is asked first whether ratings stand out from those of peers,
whoever's that is; and apart from that whether the rater is lenient, which takes people or units
that others rate too. What was realised of targets is a third question: the record is no stranger to
the rater, so that ratings which go with it clear nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from meritasn.fairness.appraisers.chance import Held, by_chance, next_draw
from meritasn.fairness.appraisers.effects import Effects, Row, effects
from meritasn.fairness.appraisers.evidence import bands_of
from meritasn.fairness.appraisers.given import Given
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.signs import Ground, Measured, Sign

__all__ = ["Footing", "firmest", "footings", "leniency", "rows_on"]


@frozen
class Footing:
    """All raters on one ground.

    Attributes:
        found: Their effects.
        chance: The probability of each by chance alone.
        held: Each beside the spread of all others.
        joined: With how many raters each can be compared, the own one counted.
    """

    found: Effects
    chance: Mapping[str, float]
    held: Mapping[str, Held]
    joined: Mapping[str, int]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Footing | None:
        """What rows say; None where no two raters can be compared."""
        found = effects(rows)
        if found is None:
            return None
        sizes = Counter(one.component for one in found.of.values() if one.information)
        joined = {rater: sizes[one.component] for rater, one in found.of.items()}
        return cls(found, by_chance(rows), next_draw(found), joined)

    def compares(self, rater: str, peers: int) -> bool:
        """Whether a rater can be compared with enough others."""
        return rater in self.held and self.joined[rater] >= peers

    def p(self, rater: str) -> float:
        """The larger of both probabilities: neither chance nor how raters are explains it."""
        return max(self.chance[rater], self.held[rater].p)


def rows_on(
    ground: Ground, now: Sequence[Given], years: Sequence[Given], plan: RaterPlan
) -> list[Row]:
    """The ratings with what they are compared with on a ground.

    Args:
        ground: Which one.
        now: The appraisals of the period.
        years: Those of this period and of all before.
        plan: Into how many parts evidence is put.
    """
    match ground:
        case Ground.PEOPLE:
            return [Row(one.person, one.rater, one.place) for one in years]
        case Ground.UNIT:
            return [Row(f"{one.stratum}/{one.unit}", one.rater, one.place) for one in now]
        case Ground.EVIDENCE:
            return list(_by_evidence(now, plan))
        case Ground.PEERS:
            return [Row(one.stratum, one.rater, one.place) for one in now]


def _by_evidence(now: Sequence[Given], plan: RaterPlan) -> Iterator[Row]:
    if not plan.evidence_bands:
        return
    known = [
        (one, one.realised, one.results_place)
        for one in now
        if one.realised is not None and one.results_place is not None
    ]
    bands = bands_of([share for _, share, _ in known], plan.evidence_bands)
    for (one, _, place), band in zip(known, bands, strict=True):
        yield Row(f"{one.stratum}/{band}", one.rater, place)


def footings(
    now: Sequence[Given], years: Sequence[Given], plan: RaterPlan
) -> Mapping[Ground, Footing]:
    """Every ground on which raters can be compared, the firmest first."""
    found = ((ground, Footing.of(rows_on(ground, now, years, plan))) for ground in Ground)
    return {ground: footing for ground, footing in found if footing is not None}


def leniency(
    now: Sequence[Given], grounds: Mapping[Ground, Footing], plan: RaterPlan
) -> Iterator[Measured]:
    """What of each rater's ratings stands out, and how much of it is known to be the rater's.

    Three questions: whether ratings stand out from those of peers, whoever's it is; whether the
    rater is lenient or severe, on a ground that tells rater and unit apart; and whether ratings of
    results go beyond what was realised of targets.
    """
    for rater, n in Counter(one.rater for one in now).items():
        for sign, ground in (
            (Sign.STANDS_OUT, Ground.PEERS),
            (Sign.LENIENCY, firmest(rater, grounds, plan)),
            (Sign.BEYOND_RECORD, Ground.EVIDENCE),
        ):
            if sign is not Sign.BEYOND_RECORD or Ground.EVIDENCE in grounds:
                yield _measured(sign, rater, n, ground, grounds, plan)


def _measured(  # noqa: PLR0913, PLR0917  (who is asked what, on which ground)
    sign: Sign,
    rater: str,
    n: int,
    ground: Ground | None,
    grounds: Mapping[Ground, Footing],
    plan: RaterPlan,
) -> Measured:
    footing = None if ground is None else grounds.get(ground)
    enough = n >= plan.minimum
    if footing is None or not footing.compares(rater, plan.peers):
        return Measured(
            sign=sign, rater=rater, n=n, told_apart=False, enough=enough, needed=plan.minimum
        )
    one = footing.found.of[rater]
    enough = one.ratings >= plan.minimum
    return Measured(
        sign=sign,
        rater=rater,
        n=one.ratings,
        effect=one.raw,
        shrunk=one.shrunk,
        error=one.error,
        p=footing.p(rater) if enough else None,
        matters=float(plan.place),
        noise=footing.found.residual_variance,
        spread=footing.held[rater].spread,
        information=one.information,
        ground=ground,
        enough=enough,
        needed=plan.minimum,
    )


def firmest(rater: str, grounds: Mapping[Ground, Footing], plan: RaterPlan) -> Ground | None:
    """The firmest ground on which a rater is told apart from the unit; None where there is none."""
    for ground in (Ground.PEOPLE, Ground.UNIT):
        footing = grounds.get(ground)
        compared = footing is not None and footing.compares(rater, plan.peers)
        if footing is not None and compared and footing.found.of[rater].information >= plan.linked:
            return ground
    return None
