"""Whether what is listed beside people stands alone and refers to what is there.

Posts to be filled with their standards, holidays, services, candidates, and reviews.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from meritasn.errors import Code, Finding, Place
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model.twice import repeated
from meritasn.model.workforce import Workforce

__all__ = ["in_lists"]


def in_lists(workforce: Workforce) -> Iterator[Finding]:
    """What is wrong in these lists, one after the other."""
    yield from _in_posts_to_be_filled(workforce)
    yield from _in_services(workforce)
    yield from _in_candidates(workforce)
    yield from repeated(
        workforce.merit_reviews,
        "merit_reviews[{}].reviewed_on",
        lambda review: (review.agency, review.reviewed_on),
        Text("penilaian sistem merit", "review of the merit system"),
    )


def _in_posts_to_be_filled(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.vacancies,
        "vacancies[{}].key",
        lambda vacancy: vacancy.key,
        Text("jabatan yang akan diisi", "post to be filled"),
    )
    for i, vacancy in enumerate(workforce.vacancies):
        yield from _named(
            vacancy.unit,
            workforce.unit_by_key,
            f"vacancies[{i}].unit",
            codes.UNKNOWN_UNIT,
            Text("unit jabatan yang akan diisi", "unit of the post to be filled"),
        )
    yield from repeated(
        workforce.standards,
        "standards[{}].competency",
        lambda standard: (standard.vacancy, standard.competency),
        Text("standar kompetensi", "competency standard"),
    )
    for i, standard in enumerate(workforce.standards):
        yield from _named(
            standard.vacancy,
            workforce.vacancy_by_key,
            f"standards[{i}].vacancy",
            codes.UNKNOWN_VACANCY,
            Text("jabatan", "post"),
        )
    yield from repeated(
        workforce.holidays,
        "holidays[{}].day",
        lambda holiday: holiday.day,
        Text("hari libur", "holiday"),
    )


def _in_services(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.services,
        "services[{}].key",
        lambda service: service.key,
        Text("layanan", "service"),
    )
    for i, service in enumerate(workforce.services):
        yield from _named(
            service.unit,
            workforce.unit_by_key,
            f"services[{i}].unit",
            codes.UNKNOWN_UNIT,
            Text("unit penyelenggara layanan", "unit that gives the service"),
        )


def _in_candidates(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.candidates,
        "candidates[{}].key",
        lambda candidate: candidate.key,
        Text("pelamar", "candidate"),
    )
    for i, candidate in enumerate(workforce.candidates):
        yield from _named(
            candidate.vacancy,
            workforce.vacancy_by_key,
            f"candidates[{i}].vacancy",
            codes.UNKNOWN_VACANCY,
            Text("jabatan yang dilamar", "post applied for"),
        )


def _named(
    key: str | None, known: Container[str], path: str, unknown: Code, what: Text
) -> Iterator[Finding]:
    """A finding where something is named that is not there."""
    if key is not None and key not in known:
        yield unknown.at(Place(path=path), what=what)
