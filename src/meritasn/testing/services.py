"""Strategies for services with what is said and measured of them, candidates, and reviews."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from meritasn.model import Candidate, Measurement, MeritReview, Response, Service
from meritasn.testing.drawing import records

__all__ = ["candidates", "measurements", "merit_reviews", "of_services", "responses", "services"]


def services(
    *, key: str = "S1", unit: str | None = None, complete: bool = False
) -> st.SearchStrategy[Service]:
    """Services with their standards.

    Args:
        key: Key of the service.
        unit: Key of the unit that gives it.
        complete: Whether no fact is missing.
    """
    return records(Service, "services", complete=complete, key=st.just(key), unit=st.just(unit))


def responses(*, service: str = "S1", complete: bool = False) -> st.SearchStrategy[Response]:
    """Survey sheets, numbered by chance.

    Args:
        service: Key of the service.
        complete: Whether no fact is missing.
    """
    numbered = st.integers(1, 999).map("{:03}".format)
    return records(
        Response, "responses", complete=complete, service=st.just(service), respondent=numbered
    )


def measurements(*, service: str = "S1", complete: bool = False) -> st.SearchStrategy[Measurement]:
    """Measurements of a service.

    Args:
        service: Key of the service.
        complete: Whether no fact is missing.
    """
    return records(Measurement, "measurements", complete=complete, service=st.just(service))


def candidates(
    *, key: str = "C1", vacancy: str | None = None, complete: bool = False
) -> st.SearchStrategy[Candidate]:
    """People who apply for a post.

    Args:
        key: Key of the candidate.
        vacancy: Key of the post applied for.
        complete: Whether nothing is missing.
    """
    return records(
        Candidate, "candidates", complete=complete, key=st.just(key), vacancy=st.just(vacancy)
    )


def merit_reviews(*, agency: str = "A1", complete: bool = False) -> st.SearchStrategy[MeritReview]:
    """Reviews of the merit system.

    Args:
        agency: Key of the agency.
        complete: Whether no fact is missing.
    """
    return records(MeritReview, "merit_reviews", complete=complete, agency=st.just(agency))


def of_services(
    units: st.SearchStrategy[str], *, complete: bool = False
) -> st.SearchStrategy[Mapping[str, Any]]:
    """Up to two services and their dated records, by the field of a workforce that holds them.

    Args:
        units: Keys of units.
        complete: Whether no fact is missing.
    """

    @st.composite
    def drawn(draw: st.DrawFn) -> Mapping[str, Any]:
        keys = [f"S{n + 1}" for n in range(draw(st.integers(0, 2)))]
        given = [draw(services(key=key, unit=draw(units), complete=complete)) for key in keys]
        if not keys:
            return {"services": given}
        whose = st.sampled_from(keys)
        sheets = whose.flatmap(lambda key: responses(service=key, complete=complete))
        measured = whose.flatmap(lambda key: measurements(service=key, complete=complete))
        return {
            "services": given,
            "responses": draw(
                st.lists(
                    sheets,
                    max_size=2,
                    unique_by=lambda one: (one.service, one.responded_on, one.respondent),
                )
            ),
            "measurements": draw(
                st.lists(measured, max_size=2, unique_by=lambda one: (one.service, one.measured_on))
            ),
        }

    return drawn()
