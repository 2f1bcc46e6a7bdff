"""Strategies for what an appraisal says beside its targets: conduct, core values and feedback."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from meritasn.model import Behaviour, Conduct, CoreValue, Feedback, Rating
from meritasn.quantities import Period
from meritasn.testing.values import DAYS, numbers, words

__all__ = ["behaviours", "conducts", "feedback"]

_CONDUCT = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
_SAID = st.sampled_from(("Warga dilayani dengan sabar", "Berkas ditolak tanpa alasan"))
_MORE = st.none() | st.sampled_from(("Antrean berkurang", "Jelaskan alasannya"))


@cache
def conducts(*, complete: bool = False) -> st.SearchStrategy[Conduct]:
    """Scores of the six aspects of behaviour.

    Args:
        complete: Whether none is missing.
    """
    return st.builds(Conduct, **{name: numbers(name, complete=complete) for name in _CONDUCT})


@cache
def behaviours(
    value: CoreValue | None = None, *, complete: bool = False
) -> st.SearchStrategy[Behaviour]:
    """Ratings of a core value, perhaps with what the leader expects.

    Args:
        value: The core value; any if unsaid.
        complete: Whether the rating is never missing.
    """
    return st.builds(
        Behaviour,
        st.sampled_from(CoreValue) if value is None else st.just(value),
        words("results_rating", Rating, complete=complete),
        st.none() | st.sampled_from(("Sigap", "Terbuka")),
    )


def feedback(
    *, within: Period | None = None, giver: str | None = None
) -> st.SearchStrategy[Feedback]:
    """Feedback on a day, and perhaps on when the two look at it again.

    Args:
        within: Days on one of which it is given; any if unsaid.
        giver: Key of who gives it.
    """
    given_on = DAYS if within is None else _days(within)
    return st.builds(
        Feedback,
        given_on=given_on,
        giver=st.just(giver),
        fact=_SAID,
        effect=_MORE,
        suggestion=_MORE,
        follow_up=st.none() | DAYS,
    )


def _days(period: Period) -> st.SearchStrategy[date]:
    return st.dates(period.start, period.last or period.start + timedelta(365))
