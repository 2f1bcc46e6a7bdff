"""Strategies for appraisals, their targets, and the measures of these."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from meritasn.model import (
    Appraisal,
    CoreValue,
    Direction,
    Focus,
    Measure,
    Predicate,
    Rating,
    Target,
    TargetKind,
    YesNo,
)
from meritasn.quantities import Absence, Number, Period
from meritasn.testing.judged import behaviours, conducts, feedback
from meritasn.testing.spans import periods
from meritasn.testing.values import numbers, words

__all__ = ["appraisals", "measures", "targets"]

_WORDS = st.sampled_from(("Izin terbit", "Berkas lengkap", "Jalan terpelihara", "Rapat"))
_ASPECTS = ("quantity", "quality", "time", "cost")
_COUNTED = {"quantity": ("berkas", "laporan"), "time": ("menit",)}
"""What measures count; of quality and cost it is known."""


@cache
def measures(aspect: str, *, complete: bool = False) -> st.SearchStrategy[Measure]:
    """Measures of an aspect of a target: what is planned and what was realised.

    Where the direction is a range, its upper end is not below the lower one.

    Args:
        aspect: ``quantity``, ``quality``, ``time`` or ``cost``.
        complete: Whether nothing is missing.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Measure:
        planned = draw(numbers(f"{aspect}_target", complete=complete))
        direction = draw(words(f"{aspect}_direction", Direction, complete=complete))
        upper: Number = Absence.NOT_APPLICABLE
        if direction is Direction.RANGE:
            upper = draw(numbers(f"{aspect}_upper", complete=complete))
            if not isinstance(planned, Absence) and not isinstance(upper, Absence):
                planned, upper = sorted((planned, upper))
        return Measure(
            planned,
            draw(numbers(f"{aspect}_realised", complete=complete)),
            upper=upper,
            direction=direction,
            unit=draw(st.sampled_from((None, *_COUNTED.get(aspect, ())))),
        )

    return drawn()


@cache
def targets(*, key: str = "T1", complete: bool = False) -> st.SearchStrategy[Target]:
    """Targets with any of the four aspects, and at least one of them where complete."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Target:
        least = 1 if complete else 0
        chosen = draw(st.lists(st.sampled_from(_ASPECTS), unique=True, min_size=least))
        drawn = {name: draw(measures(name, complete=complete)) for name in sorted(chosen)}
        aspects = {name: one for name, one in drawn.items() if one != Measure()}
        return Target(
            key=key,
            plan=draw(_WORDS),
            kind=draw(words("target_kind", TargetKind, complete=complete)),
            focus=draw(st.none() | st.sampled_from(Focus)),
            quantity=aspects.get("quantity"),
            quality=aspects.get("quality"),
            time=aspects.get("time"),
            cost=aspects.get("cost"),
            weight=draw(numbers("target_weight", complete=complete)),
            is_maximum=draw(words("target_is_maximum", YesNo, complete=complete)),
            scope_weight=draw(numbers("scope_weight", complete=complete)),
            additional_value=draw(numbers("additional_value", complete=complete)),
        )

    return drawn()


def appraisals(
    *,
    employee: str = "P1",
    period: Period | None = None,
    rater: str | None = None,
    complete: bool = False,
) -> st.SearchStrategy[Appraisal]:
    """Appraisals under any of the regulations: ratings, conduct, behaviours and up to four targets.

    Args:
        employee: Key of the person.
        period: What it is for; any period if unsaid.
        rater: Key of the rater.
        complete: Whether no fact is missing, and there is at least one target.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Appraisal:
        count = draw(st.integers(1 if complete else 0, 4))
        values = draw(st.lists(st.sampled_from(CoreValue), unique=True))
        span = period or draw(periods())
        said = st.lists(feedback(within=span), max_size=2, unique_by=lambda s: (s.given_on, s.fact))
        return Appraisal(
            employee=employee,
            period=span,
            rater=rater,
            results_rating=draw(words("results_rating", Rating, complete=complete)),
            behaviour_rating=draw(words("behaviour_rating", Rating, complete=complete)),
            recorded_predicate=draw(words("recorded_predicate", Predicate, complete=complete)),
            conduct=draw(conducts(complete=complete)),
            behaviour_score=draw(numbers("behaviour_score", complete=complete)),
            peers_asked=draw(words("peers_asked", YesNo, complete=complete)),
            innovation=draw(words("innovation", YesNo, complete=complete)),
            behaviours=tuple(draw(behaviours(value, complete=complete)) for value in values),
            feedback=tuple(draw(said)),
            targets=tuple(draw(targets(key=f"T{n + 1}", complete=complete)) for n in range(count)),
        )

    return drawn()
