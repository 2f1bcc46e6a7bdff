"""Strategies for units and their performance, and for what the law protects of a person."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from meritasn.model import Protected, Sex, Unit, UnitKind, UnitPerformance, UnitPredicate
from meritasn.quantities import Period
from meritasn.testing.spans import periods
from meritasn.testing.values import words

__all__ = ["BIRTHS", "protected", "unit_performance", "units"]

BIRTHS = st.dates(date(1901, 1, 1), date(1906, 12, 31))
"""Births of nobody who could be in service."""


def units(
    *, key: str = "U1", parent: str | None = None, head: str | None = None
) -> st.SearchStrategy[Unit]:
    """Units of any kind that exist.

    Args:
        key: Key of the unit.
        parent: Key of the unit above it.
        head: Key of who leads it.
    """

    def unit(kind: UnitKind) -> Unit:
        return Unit(key=key, name=kind.label.id, kind=kind, parent=parent, head=head)

    return st.sampled_from(UnitKind).map(unit)


def unit_performance(
    *, unit: str = "U1", period: Period | None = None, complete: bool = False
) -> st.SearchStrategy[UnitPerformance]:
    """Predicates of a unit for a period.

    Args:
        unit: Key of the unit.
        period: What it is for; any period if unsaid.
        complete: Whether the predicate is never missing.
    """
    return st.builds(
        UnitPerformance,
        unit=st.just(unit),
        period=periods() if period is None else st.just(period),
        predicate=words("unit_predicate", UnitPredicate, complete=complete),
    )


def protected() -> st.SearchStrategy[Protected]:
    """Protected attributes of nobody: any of them known or not, born before anybody in service."""
    few = {
        "religion": ("Islam", "Kristen", "Hindu"),
        "marital_status": ("Kawin", "Belum kawin"),
        "origin": ("Papua", "Jawa"),
        "ethnicity": ("Batak", "Bugis"),
        "race": ("A", "B"),
        "skin_colour": ("A", "B"),
    }
    return st.builds(
        Protected,
        sex=st.none() | st.sampled_from(Sex),
        birth_date=st.none() | BIRTHS,
        disability=st.none() | st.booleans(),
        **{name: st.none() | st.sampled_from(texts) for name, texts in few.items()},
    )
