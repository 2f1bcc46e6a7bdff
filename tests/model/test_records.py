from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import reduce
from importlib.resources import files
from typing import cast

import attrs
import pytest
from attrs.exceptions import FrozenInstanceError

from meritasn.facts import catalogue
from meritasn.model import (
    VOCABULARY,
    Absent,
    Appraisal,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Candidate,
    Competency,
    Conduct,
    CreditKind,
    CreditLine,
    Employee,
    Employment,
    Evidence,
    EvidenceKind,
    Feedback,
    IntakeCategory,
    Measure,
    Measurement,
    MeritReview,
    ObjectedTo,
    Objection,
    PastPredicate,
    Posting,
    PostLevel,
    Protected,
    Response,
    Sanction,
    Sanctioned,
    Service,
    Sex,
    Standard,
    TalentAssessment,
    Target,
    Training,
    Unit,
    UnitKind,
    UnitPerformance,
    Vacancy,
    parse_nip,
)
from meritasn.model.careers import ORDER, OWNERS
from meritasn.quantities import Absence, Period

CATALOGUE = tomllib.loads((files("meritasn.facts") / "catalogue.toml").read_text("utf-8"))
YEAR, DAY = Period.year(2023), date(2023, 5, 2)
RECORDS: dict[str, attrs.AttrsInstance] = {
    "employees": Employee(key="p-kunci", unit="u1", employment=Employment.PNS),
    "appraisals": Appraisal(employee="p-kunci", period=YEAR),
    "unit_performance": UnitPerformance(unit="u1", period=YEAR),
    "targets": Target(
        key="t1",
        plan="Layanan izin",
        quantity=Measure(),
        quality=Measure(),
        time=Measure(),
        cost=Measure(),
    ),
    "past_predicates": PastPredicate(employee="p-kunci", rated_from=DAY, rated_on=DAY),
    "postings": Posting(employee="p-kunci", posting_since=DAY, posting="Analis"),
    "sanctions": Sanctioned(employee="p-kunci", sanction_since=DAY, sanction=Sanction.DEMOTION),
    "absences": Absent(employee="p-kunci", absence_on=DAY),
    "trainings": Training(employee="p-kunci", trained_on=DAY, training="Arsip"),
    "evidence": Evidence(employee="p-kunci", evidence_on=DAY, evidence_kind=EvidenceKind.HEALTH),
    "credits": CreditLine(employee="p-kunci", credit_on=DAY, credit_kind=CreditKind.OPENING),
    "objections": Objection(employee="p-kunci", received_on=DAY, objected_to=ObjectedTo.DECISION),
    "talent_assessments": TalentAssessment(employee="p-kunci", assessed_on=DAY),
    "competencies": AssessedCompetency(
        employee="p-kunci", tested_on=DAY, competency=Competency.KOMUNIKASI
    ),
    "skills": AssessedSkill(employee="p-kunci", skill_on=DAY, skill="Arsip"),
    "attendance": Attendance(employee="p-kunci", month_ends_on=DAY),
    "services": Service(key="s1", name="Izin"),
    "responses": Response(service="s1", responded_on=DAY, respondent="p-kunci"),
    "measurements": Measurement(service="s1", measured_on=DAY),
    "candidates": Candidate(key="p-kunci"),
    "merit_reviews": MeritReview(agency="kota", reviewed_on=DAY),
}
CANDIDATE = Candidate(
    key="p-kunci",
    vacancy="l1",
    intake_category=IntakeCategory.DISABILITAS,
    applicant_born_on=date(1903, 2, 28),
)
PERSON = Employee(
    key="p-kunci",
    unit="u1",
    employment=Employment.PNS,
    nip=parse_nip("190302281925012999"),
    name="Siti Contoh",
)


def columns(table: str) -> dict[str, dict[str, object]]:
    return cast("dict[str, dict[str, object]]", CATALOGUE["table"][table]["column"])


def paths() -> Iterator[tuple[str, str, bool]]:
    for table in CATALOGUE["table"]:
        for column in columns(table).values():
            if column.get("fact") and "model" in column:
                yield table, str(column["model"]), bool(column.get("required"))


@pytest.mark.parametrize(("table", "path", "required"), list(paths()))
def test_a_fact_of_the_catalogue_is_where_it_says(table: str, path: str, required: bool) -> None:  # noqa: FBT001  (a parameter of the table)
    held: object = reduce(getattr, path.split("."), RECORDS[table])
    assert (held is Absence.MISSING) is not required


def test_what_is_protected_of_a_candidate_is_known_or_none() -> None:
    assert (Candidate(key="c").intake_category, Candidate(key="c").applicant_born_on) == (None,) * 2


def test_the_level_that_a_post_asks_for_is_exact() -> None:
    assert Standard(vacancy="l1", competency=Competency.KOMUNIKASI, level="3").level == Decimal(3)


def test_every_vocabulary_of_the_catalogue_exists() -> None:
    named = {
        column["enum"]
        for table in CATALOGUE["table"]
        for column in columns(table).values()
        if "enum" in column
    }
    assert named == set(VOCABULARY)


def test_what_is_protected_is_no_field_of_a_record_that_rules_read() -> None:
    protected = {field.name for field in attrs.fields(Protected)}
    assert protected == set(columns("protected")) - {"employee"}
    for record in RECORDS.values():
        assert protected.isdisjoint(field.name for field in attrs.fields(type(record)))


def test_a_number_is_exact_or_says_why_it_is_not_there() -> None:
    measure = Measure("10.50", 7, upper=Absence.NOT_APPLICABLE)
    assert (measure.target, measure.realised) == (Decimal("10.50"), Decimal(7))
    assert measure.upper is Absence.NOT_APPLICABLE
    assert Conduct(service=Decimal(91)).integrity is Absence.MISSING


@pytest.mark.parametrize("value", ["", "tujuh", "NaN", "1.000,5"])
def test_a_text_that_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a decimal number"):
        Measure(value)


def test_a_float_is_refused() -> None:
    with pytest.raises(TypeError, match="not float"):
        Conduct(service=85.5)  # type: ignore[arg-type]  # the fault under test


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        PERSON.unit = "u2"  # type: ignore[misc]  # the fault under test


def test_no_repr_shows_who_somebody_is() -> None:
    feedback = Feedback(
        given_on=date(2023, 5, 2), giver="p-kunci", fact="Siti Contoh datang lebih awal"
    )
    appraisal = Appraisal(
        employee="p-kunci",
        period=YEAR,
        rater="p-kunci",
        rater_superior="p-kunci",
        feedback=(feedback,),
        targets=(Target(key="t1", plan="Izin", serves="p-kunci/t9"),),
    )
    unit = Unit(key="u1", name="Dinas Contoh", kind=UnitKind.DINAS, head="p-kunci")
    protected = Protected(sex=Sex.FEMALE, religion="Islam", birth_date=date(1903, 2, 28))
    said = "Siti Contoh"
    texts = (
        Posting(employee="p-kunci", posting_since=DAY, posting=said, field=said),
        Training(employee="p-kunci", trained_on=DAY, training=said),
        AssessedSkill(employee="p-kunci", skill_on=DAY, skill=said),
        Response(service="s1", responded_on=DAY, respondent=said),
        CANDIDATE,
        Vacancy(key="l1", title=said, level=PostLevel.PENGAWAS, field=said),
    )
    shown = repr((PERSON, appraisal, unit, protected, list(RECORDS.values()), texts))
    for personal in ("p-kunci", "Siti", "1903", "FEMALE", "Islam", "DISABILITAS", "disabilitas"):
        assert personal not in shown


@pytest.mark.parametrize("name", ORDER)
def test_dated_records_come_in_the_order_of_their_table(name: str) -> None:
    table = catalogue().tables[name]
    rest = [part for part in table.key if part not in (OWNERS[name], table.since)]
    assert ORDER[name] == (table.since, *rest)
