"""What is put among the careers of a city where faults are asked for: each rejects a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from attrs import evolve

from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import (
    ObjectedTo,
    Objection,
    PostLevel,
    Response,
    Sanction,
    Sanctioned,
    Vacancy,
)
from meritasn.quantities import Absence
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.manifest import Plant

__all__ = ["misstepped"]

_NOBODY, _NOWHERE = "P-lain", "unit-lain"
_VACANCY = "L-99"
_NO_SERVICE = "layanan-lain"


def misstepped(
    draft: Draft, records: Mapping[str, Any]
) -> tuple[Mapping[str, Any], tuple[Plant, ...]]:
    """The records with rows among them that cannot be used, and which these are."""
    backwards, early = draft.take(2)
    received = date(2024, 1, 22)
    changed = {
        **records,
        "postings": [
            evolve(held, posting_until=held.posting_since - timedelta(days=1))
            if held.employee == backwards and held.posting_until is Absence.NOT_APPLICABLE
            else held
            for held in records["postings"]
        ],
        "sanctions": [
            *records["sanctions"],
            Sanctioned(
                employee=_NOBODY,
                sanction_since=date(2023, 5, 1),
                sanction_until=Absence.NOT_APPLICABLE,
                sanction=Sanction.ORAL_WARNING,
                sanction_months=Absence.NOT_APPLICABLE,
            ),
        ],
        "objections": [
            *records["objections"],
            Objection(
                employee=early,
                received_on=received,
                objected_to=ObjectedTo.APPRAISAL,
                filed_on=received - timedelta(days=2),
                answered_on=Absence.NOT_APPLICABLE,
            ),
        ],
        "vacancies": [
            *records["vacancies"],
            Vacancy(key=_VACANCY, title="Camat", unit=_NOWHERE, level=PostLevel.ADMINISTRATOR),
        ],
        "responses": [
            *records["responses"],
            Response(service=_NO_SERVICE, responded_on=date(2025, 9, 1), respondent="001"),
        ],
    }
    return changed, (
        Plant(
            "posting_backwards",
            Text("jabatan yang berakhir sebelum dimulai", "a posting that ends before it begins"),
            (backwards,),
            codes.ENDS_BEFORE_IT_BEGINS,
            table="postings",
            column="posting_until",
        ),
        Plant(
            "sanction_of_nobody",
            Text("hukuman bagi pegawai yang tidak ada", "a sanction of nobody"),
            (_NOBODY,),
            codes.UNKNOWN_EMPLOYEE,
            table="sanctions",
            column="employee",
        ),
        Plant(
            "early_objection",
            Text(
                "keberatan yang diajukan sebelum hasilnya diterima",
                "an objection that was filed before the result was received",
            ),
            (early,),
            codes.FILED_TOO_EARLY,
            table="objections",
            column="filed_on",
        ),
        Plant(
            "vacancy_nowhere",
            Text("lowongan di unit yang tidak ada", "a post to be filled in no unit"),
            (_VACANCY,),
            codes.UNKNOWN_UNIT,
            table="vacancies",
            column="unit",
        ),
        Plant(
            "sheet_of_no_service",
            Text(
                "lembar survei tentang layanan yang tidak ada",
                "a survey sheet about a service that does not exist",
            ),
            (_NO_SERVICE,),
            codes.UNKNOWN_SERVICE,
            table="responses",
            column="service",
        ),
    )
