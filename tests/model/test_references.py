from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.errors import Code, Place, Severity
from meritasn.errors.codes import workforce as codes
from meritasn.model import (
    Absent,
    Appraisal,
    AssessedCompetency,
    AssessedSkill,
    Attendance,
    Behaviour,
    Candidate,
    Competency,
    CoreValue,
    CreditKind,
    CreditLine,
    Employee,
    Employment,
    Evidence,
    EvidenceKind,
    Feedback,
    Focus,
    Holiday,
    Measurement,
    MeritReview,
    ObjectedTo,
    Objection,
    PastPredicate,
    Post,
    Posting,
    PostKind,
    PostLevel,
    Protected,
    Rank,
    Response,
    Sanction,
    Sanctioned,
    Service,
    Standard,
    TalentAssessment,
    Target,
    Training,
    Unit,
    UnitKind,
    UnitPerformance,
    Vacancy,
    Workforce,
    check,
    parse_nip,
    record_of,
)
from meritasn.quantities import Absence, Period

YEAR = Period.year(2023)
JANUARY = Period.of_days(date(2023, 1, 1), date(2023, 1, 31))
FIRST_HALF = Period.of_days(date(2023, 1, 1), date(2023, 6, 30))
DAY, DAY_BEFORE = date(2023, 5, 2), date(2023, 5, 1)
SPRING_TO_AUTUMN = Period.of_days(date(2023, 4, 1), date(2023, 9, 30))

SOUND = Workforce(
    units=[
        Unit(key="kota", name="Kota Contoh", kind=UnitKind.KOTA, head="sekda"),
        Unit(key="dinas", name="Dinas", kind=UnitKind.DINAS, parent="kota", head="kepala"),
        Unit(key="bidang", name="Bidang", kind=UnitKind.BIDANG, parent="dinas", head="kabid"),
        Unit(key="lama", name="Lama", kind=UnitKind.BIDANG, parent="dinas", active=False),
    ],
    employees=[
        Employee(key="sekda", unit="kota", employment=Employment.PNS),
        Employee(
            key="kepala",
            unit="dinas",
            employment=Employment.PNS,
            rank=Rank.IV_B,
            post=Post("Kepala Dinas", PostKind.JPT, PostLevel.JPT_PRATAMA),
            nip=parse_nip("190302281925012999"),
        ),
        Employee(key="kabid", unit="bidang", employment=Employment.PNS, rank=Rank.III_D),
        Employee(
            key="staf",
            unit="bidang",
            employment=Employment.PPPK,
            rank=Rank.IX,
            nip=parse_nip("190207152024212998"),
            service_since=date(1924, 3, 1),
        ),
    ],
    appraisals=[
        Appraisal(
            employee="kepala",
            period=YEAR,
            rater="sekda",
            targets=(Target(key="k1", plan="Izin cepat", focus=Focus.OUTCOME),),
        ),
        Appraisal(
            employee="staf",
            period=YEAR,
            rater="kabid",
            rater_superior="kepala",
            behaviours=(Behaviour(CoreValue.LOYAL), Behaviour(CoreValue.KOMPETEN)),
            feedback=(Feedback(given_on=date(2023, 3, 1), giver="kabid", fact="Berkas lengkap"),),
            targets=(
                Target(key="s1", plan="Berkas", focus=Focus.OUTPUT, serves="kepala/k1"),
                Target(key="s2", plan="Rapat", focus=Focus.ACTIVITY),
            ),
        ),
        Appraisal(employee="staf", period=JANUARY, rater="kabid"),
    ],
    unit_performance=[UnitPerformance(unit="dinas", period=YEAR)],
    protected={"staf": Protected(birth_date=date(1902, 7, 15))},
    past_predicates=[
        PastPredicate(employee="staf", rated_from=date(2022, 1, 1), rated_on=date(2022, 12, 31)),
        PastPredicate(employee="staf", rated_from=date(2022, 7, 1), rated_on=date(2022, 12, 31)),
    ],
    postings=[
        Posting(employee="staf", posting_since=DAY, posting_until=DAY, posting="Analis"),
        Posting(employee="staf", posting_since=DAY, posting="Plh. Kepala Seksi"),
    ],
    sanctions=[
        Sanctioned(
            employee="staf",
            sanction_since=DAY,
            sanction_until=Absence.NOT_APPLICABLE,
            sanction=Sanction.ORAL_WARNING,
        )
    ],
    absences=[Absent(employee="staf", absence_on=DAY), Absent(employee="kabid", absence_on=DAY)],
    trainings=[Training(employee="staf", trained_on=DAY, training="Arsip")],
    evidence=[Evidence(employee="staf", evidence_on=DAY, evidence_kind=EvidenceKind.HEALTH)],
    credits=[CreditLine(employee="kabid", credit_on=DAY, credit_kind=CreditKind.OPENING)],
    objections=[
        Objection(
            employee="staf",
            received_on=DAY,
            objected_to=ObjectedTo.DECISION,
            filed_on=DAY,
            answered_on=DAY,
        )
    ],
    vacancies=[Vacancy(key="l1", title="Camat", unit="bidang", level=PostLevel.ADMINISTRATOR)],
    holidays=[Holiday(date(2023, 1, 1)), Holiday(date(2023, 5, 1), "Hari Buruh")],
    talent_assessments=[TalentAssessment(employee="staf", assessed_on=DAY, assessed_until=DAY)],
    competencies=[
        AssessedCompetency(employee="staf", tested_on=DAY, competency=which)
        for which in (Competency.INTEGRITAS, Competency.KERJA_SAMA)
    ],
    skills=[AssessedSkill(employee="staf", skill_on=DAY, skill_until=DAY, skill="Arsip")],
    attendance=[Attendance(employee="staf", month_ends_on=date(2023, 5, 31))],
    standards=[Standard(vacancy="l1", competency=Competency.INTEGRITAS, level=3)],
    services=[Service(key="izin", unit="dinas", name="Izin"), Service(key="akta", name="Akta")],
    responses=[
        Response(service="izin", responded_on=DAY, respondent="1"),
        Response(service="izin", responded_on=DAY, respondent="2"),
    ],
    measurements=[Measurement(service="akta", measured_on=DAY)],
    candidates=[Candidate(key="c1", vacancy="l1"), Candidate(key="c2")],
    merit_reviews=[MeritReview(agency="kota", reviewed_on=DAY)],
)


def replaced(table: str, index: int, **changes: object) -> Workforce:
    """The sound workforce with one record changed."""
    records = list(getattr(SOUND, table))
    records[index] = evolve(records[index], **changes)
    return with_table(table, records)


def also(table: str, record: object) -> Workforce:
    """The sound workforce with one more record."""
    return with_table(table, [*getattr(SOUND, table), record])


def with_table(table: str, records: list[object]) -> Workforce:
    changed: dict[str, Any] = {table: records}
    return evolve(SOUND, **changed)


with_unit = partial(replaced, "units")
with_employee = partial(replaced, "employees")
with_appraisal = partial(replaced, "appraisals")


def with_targets(*targets: Target) -> Workforce:
    return with_appraisal(1, targets=targets)


def appraised(period: Period) -> Appraisal:
    return Appraisal(employee="kabid", period=period, rater="kepala")


PLANTED: dict[str, tuple[Callable[[], Workforce], Code, list[str]]] = {
    "unit twice": (
        lambda: also("units", SOUND.units[2]),
        codes.DUPLICATE_KEY,
        ["units[2].key", "units[4].key"],
    ),
    "unit above unknown": (
        lambda: with_unit(1, parent="x", head="kepala"),
        codes.UNKNOWN_UNIT,
        ["units[1].parent"],
    ),
    "units in a circle": (
        lambda: with_unit(0, parent="bidang"),
        codes.UNIT_BENEATH_ITSELF,
        ["units[0].parent", "units[1].parent", "units[2].parent"],
    ),
    "unit above itself": (
        lambda: with_unit(0, parent="kota"),
        codes.UNIT_BENEATH_ITSELF,
        ["units[0].parent"],
    ),
    "nobody leads": (
        lambda: with_unit(2, head=None),
        codes.UNIT_WITHOUT_HEAD,
        ["units[2].head"],
    ),
    "head unknown": (lambda: with_unit(2, head="x"), codes.UNKNOWN_EMPLOYEE, ["units[2].head"]),
    "head from the unit above": (
        lambda: with_unit(2, head="kepala"),
        codes.HEAD_FROM_ELSEWHERE,
        ["units[2].head"],
    ),
    "people in an inactive unit": (
        lambda: with_unit(2, active=False),
        codes.INACTIVE_UNIT_WITH_PEOPLE,
        ["units[2].active"],
    ),
    "performance twice": (
        lambda: also("unit_performance", SOUND.unit_performance[0]),
        codes.DUPLICATE_KEY,
        ["unit_performance[0].period", "unit_performance[1].period"],
    ),
    "performance of an unknown unit": (
        lambda: also("unit_performance", UnitPerformance(unit="x", period=YEAR)),
        codes.UNKNOWN_UNIT,
        ["unit_performance[1].unit"],
    ),
    "employee twice": (
        lambda: also("employees", evolve(SOUND.employees[3], nip=None)),
        codes.DUPLICATE_KEY,
        ["employees[3].key", "employees[4].key"],
    ),
    "NIP twice": (
        lambda: also("employees", evolve(SOUND.employees[3], key="lain")),
        codes.NIP_TWICE,
        ["employees[3].nip", "employees[4].nip"],
    ),
    "employee of an unknown unit": (
        lambda: with_employee(3, unit="x"),
        codes.UNKNOWN_UNIT,
        ["employees[3].unit"],
    ),
    "PPPK rank of a PNS": (
        lambda: with_employee(1, rank=Rank.IX),
        codes.RANK_OF_ANOTHER_EMPLOYMENT,
        ["employees[1].rank"],
    ),
    "PNS rank of a PPPK": (
        lambda: with_employee(3, employment=Employment.PPPK_PARUH_WAKTU, rank=Rank.III_A),
        codes.RANK_OF_ANOTHER_EMPLOYMENT,
        ["employees[3].rank"],
    ),
    "level of another kind": (
        lambda: with_employee(1, post=Post("Kepala", PostKind.JPT, PostLevel.AHLI_MUDA)),
        codes.LEVEL_OF_ANOTHER_KIND,
        ["employees[1].post.level"],
    ),
    "protected attributes of nobody": (
        lambda: evolve(SOUND, protected={"staf": Protected(), "x": Protected()}),
        codes.UNKNOWN_EMPLOYEE,
        ["protected[1]"],
    ),
    "appraisal of nobody": (
        lambda: with_appraisal(2, employee="x"),
        codes.UNKNOWN_EMPLOYEE,
        ["appraisals[2].employee"],
    ),
    "rater unknown": (
        lambda: with_appraisal(1, rater="x"),
        codes.UNKNOWN_EMPLOYEE,
        ["appraisals[1].rater"],
    ),
    "rater's superior unknown": (
        lambda: with_appraisal(1, rater_superior="x"),
        codes.UNKNOWN_EMPLOYEE,
        ["appraisals[1].rater_superior"],
    ),
    "giver of feedback unknown": (
        lambda: with_appraisal(1, feedback=(evolve(SOUND.appraisals[1].feedback[0], giver="x"),)),
        codes.UNKNOWN_EMPLOYEE,
        ["appraisals[1].feedback[0].giver"],
    ),
    "own rater": (
        lambda: with_appraisal(1, rater="staf"),
        codes.OWN_RATER,
        ["appraisals[1].rater"],
    ),
    "own reviewer": (
        lambda: with_appraisal(1, rater_superior="staf"),
        codes.OWN_REVIEWER,
        ["appraisals[1].rater_superior"],
    ),
    "no rater": (
        lambda: with_appraisal(1, rater=None),
        codes.NO_RATER,
        ["appraisals[1].rater"],
    ),
    "same period twice": (
        lambda: also("appraisals", SOUND.appraisals[2]),
        codes.OVERLAPPING_APPRAISALS,
        ["appraisals[2].period", "appraisals[3].period"],
    ),
    "halves that cross": (
        lambda: evolve(
            SOUND,
            appraisals=[
                *SOUND.appraisals,
                appraised(SPRING_TO_AUTUMN),
                appraised(YEAR),
                appraised(FIRST_HALF),
            ],
        ),
        codes.OVERLAPPING_APPRAISALS,
        ["appraisals[3].period", "appraisals[5].period"],
    ),
    "target twice": (
        lambda: with_targets(Target(key="s", plan="Satu"), Target(key="s", plan="Dua")),
        codes.DUPLICATE_KEY,
        ["appraisals[1].targets[0].key", "appraisals[1].targets[1].key"],
    ),
    "core value twice": (
        lambda: with_appraisal(1, behaviours=(Behaviour(CoreValue.LOYAL),) * 2),
        codes.DUPLICATE_KEY,
        ["appraisals[1].behaviours[0].value", "appraisals[1].behaviours[1].value"],
    ),
    "appraised ahead": (
        lambda: evolve(SOUND, on=date(2023, 12, 30)),
        codes.APPRAISED_AHEAD,
        [f"appraisals[{i}].period" for i, a in enumerate(SOUND.appraisals) if a.period == YEAR],
    ),
    "meetings only": (
        lambda: with_targets(Target(key="s", plan="Rapat", focus=Focus.ACTIVITY)),
        codes.ACTIVITIES_ONLY,
        ["appraisals[1].targets"],
    ),
    "serves an unknown person": (
        lambda: with_targets(Target(key="s", plan="Berkas", serves="x/k1")),
        codes.SERVES_NOTHING,
        ["appraisals[1].targets[0].serves"],
    ),
    "serves an unknown target": (
        lambda: with_targets(Target(key="s", plan="Berkas", serves="kepala/k2")),
        codes.SERVES_NOTHING,
        ["appraisals[1].targets[0].serves"],
    ),
    "serves a target of another year": (
        lambda: with_appraisal(0, period=Period.year(2022)),
        codes.SERVES_NOTHING,
        ["appraisals[1].targets[0].serves"],
    ),
    "serves what is no reference": (
        lambda: with_targets(Target(key="s", plan="Berkas", serves="kepala")),
        codes.SERVES_NOTHING,
        ["appraisals[1].targets[0].serves"],
    ),
    "predicate twice": (
        lambda: also("past_predicates", SOUND.past_predicates[1]),
        codes.DUPLICATE_KEY,
        ["past_predicates[1].rated_on", "past_predicates[2].rated_on"],
    ),
    "predicate of a period that runs backwards": (
        lambda: replaced("past_predicates", 1, rated_from=date(2023, 1, 1)),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["past_predicates[1].rated_on"],
    ),
    "posting twice": (
        lambda: also("postings", evolve(SOUND.postings[1], posting_until=DAY)),
        codes.DUPLICATE_KEY,
        ["postings[1].posting_since", "postings[2].posting_since"],
    ),
    "posting that ends before it begins": (
        lambda: replaced("postings", 0, posting_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["postings[0].posting_until"],
    ),
    "sanction of nobody": (
        lambda: replaced("sanctions", 0, employee="x"),
        codes.UNKNOWN_EMPLOYEE,
        ["sanctions[0].employee"],
    ),
    "sanction that ends before it begins": (
        lambda: replaced("sanctions", 0, sanction_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["sanctions[0].sanction_until"],
    ),
    "absences twice": (
        lambda: replaced("absences", 1, employee="staf"),
        codes.DUPLICATE_KEY,
        ["absences[0].absence_on", "absences[1].absence_on"],
    ),
    "training twice": (
        lambda: also("trainings", SOUND.trainings[0]),
        codes.DUPLICATE_KEY,
        ["trainings[0].trained_on", "trainings[1].trained_on"],
    ),
    "evidence that ends before it begins": (
        lambda: replaced("evidence", 0, evidence_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["evidence[0].evidence_until"],
    ),
    "credit of nobody": (
        lambda: also("credits", evolve(SOUND.credits[0], employee="x")),
        codes.UNKNOWN_EMPLOYEE,
        ["credits[1].employee"],
    ),
    "objection before what it is about": (
        lambda: replaced("objections", 0, filed_on=DAY_BEFORE),
        codes.FILED_TOO_EARLY,
        ["objections[0].filed_on"],
    ),
    "answer before the objection": (
        lambda: replaced("objections", 0, filed_on=date(2023, 5, 3)),
        codes.ANSWERED_TOO_EARLY,
        ["objections[0].answered_on"],
    ),
    "answer before what is objected to": (
        lambda: replaced("objections", 0, filed_on=Absence.MISSING, answered_on=DAY_BEFORE),
        codes.ANSWERED_TOO_EARLY,
        ["objections[0].answered_on"],
    ),
    "born on the first day of service": (
        lambda: with_employee(3, service_since=date(1902, 7, 15)),
        codes.BORN_TOO_LATE,
        ["protected[0].birth_date"],
    ),
    "post to be filled twice": (
        lambda: also("vacancies", evolve(SOUND.vacancies[0], title="Lurah")),
        codes.DUPLICATE_KEY,
        ["vacancies[0].key", "vacancies[1].key"],
    ),
    "post to be filled in an unknown unit": (
        lambda: replaced("vacancies", 0, unit="x"),
        codes.UNKNOWN_UNIT,
        ["vacancies[0].unit"],
    ),
    "holiday twice": (
        lambda: also("holidays", Holiday(date(2023, 5, 1))),
        codes.DUPLICATE_KEY,
        ["holidays[1].day", "holidays[2].day"],
    ),
    "talent assessment that ends before it begins": (
        lambda: replaced("talent_assessments", 0, assessed_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["talent_assessments[0].assessed_until"],
    ),
    "competency twice": (
        lambda: replaced("competencies", 1, competency=Competency.INTEGRITAS),
        codes.DUPLICATE_KEY,
        ["competencies[0].tested_on", "competencies[1].tested_on"],
    ),
    "competency that ends before it begins": (
        lambda: replaced("competencies", 1, tested_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["competencies[1].tested_until"],
    ),
    "technical competency that ends before it begins": (
        lambda: replaced("skills", 0, skill_until=DAY_BEFORE),
        codes.ENDS_BEFORE_IT_BEGINS,
        ["skills[0].skill_until"],
    ),
    "attendance of nobody": (
        lambda: replaced("attendance", 0, employee="x"),
        codes.UNKNOWN_EMPLOYEE,
        ["attendance[0].employee"],
    ),
    "standard of an unknown post": (
        lambda: replaced("standards", 0, vacancy="x"),
        codes.UNKNOWN_VACANCY,
        ["standards[0].vacancy"],
    ),
    "standard twice": (
        lambda: also("standards", evolve(SOUND.standards[0], level=4)),
        codes.DUPLICATE_KEY,
        ["standards[0].competency", "standards[1].competency"],
    ),
    "service twice": (
        lambda: also("services", evolve(SOUND.services[0], name="Izin usaha")),
        codes.DUPLICATE_KEY,
        ["services[0].key", "services[2].key"],
    ),
    "service of an unknown unit": (
        lambda: replaced("services", 1, unit="x"),
        codes.UNKNOWN_UNIT,
        ["services[1].unit"],
    ),
    "sheet twice": (
        lambda: replaced("responses", 1, respondent="1", u1=4),
        codes.DUPLICATE_KEY,
        ["responses[0].responded_on", "responses[1].responded_on"],
    ),
    "sheet about an unknown service": (
        lambda: replaced("responses", 1, service="staf"),
        codes.UNKNOWN_SERVICE,
        ["responses[1].service"],
    ),
    "measurement twice": (
        lambda: also("measurements", SOUND.measurements[0]),
        codes.DUPLICATE_KEY,
        ["measurements[0].measured_on", "measurements[1].measured_on"],
    ),
    "candidate twice": (
        lambda: replaced("candidates", 1, key="c1"),
        codes.DUPLICATE_KEY,
        ["candidates[0].key", "candidates[1].key"],
    ),
    "candidate for an unknown post": (
        lambda: replaced("candidates", 1, vacancy="x"),
        codes.UNKNOWN_VACANCY,
        ["candidates[1].vacancy"],
    ),
    "review twice": (
        lambda: also("merit_reviews", SOUND.merit_reviews[0]),
        codes.DUPLICATE_KEY,
        ["merit_reviews[0].reviewed_on", "merit_reviews[1].reviewed_on"],
    ),
}


def test_a_sound_workforce_has_no_findings() -> None:
    assert check(SOUND) == ()
    assert check(evolve(SOUND, on=date(2023, 12, 31))) == ()
    assert check(Workforce()) == ()


@pytest.mark.parametrize(("planted", "code", "places"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_found_where_it_is_and_nothing_else(
    planted: Callable[[], Workforce], code: Code, places: list[str]
) -> None:
    findings = check(planted())
    assert [(finding.code.id, finding.place.path) for finding in findings] == [
        (code.id, place) for place in places
    ]


def test_every_code_is_planted() -> None:
    every = {value.id for value in vars(codes).values() if isinstance(value, Code)}
    assert every == {code.id for _, code, _ in PLANTED.values()}


@pytest.mark.parametrize(("planted", "code", "places"), PLANTED.values(), ids=PLANTED.keys())
def test_a_finding_names_nobody_and_fills_its_sentence(
    planted: Callable[[], Workforce], code: Code, places: list[str]
) -> None:
    personal = {employee.key for employee in SOUND.employees} | {"1903"}
    for finding, _ in zip(check(planted()), places, strict=True):
        assert finding.code is code
        for sentence in (finding.message.id, finding.message.en):
            assert not any(word in sentence.split() for word in personal)
            assert "{" not in sentence


def test_a_head_who_works_beneath_the_unit_is_no_stranger() -> None:
    assert check(with_unit(0, head="kabid")) == ()


def test_monthly_and_quarterly_appraisals_stand_within_the_year() -> None:
    months = [
        Period(date(2023, month, 1), date(2023 + month // 12, month % 12 + 1, 1))
        for month in range(1, 13)
    ]
    within = [*months, FIRST_HALF, YEAR, Period.year(2022), Period.year(2024)]
    assert check(evolve(SOUND, appraisals=[appraised(period) for period in within])) == ()


def test_an_endless_period_holds_all_that_follow() -> None:
    endless = Period(date(2022, 1, 1))
    assert check(evolve(SOUND, appraisals=[appraised(endless), appraised(YEAR)])) == ()
    crossing = evolve(SOUND, appraisals=[appraised(YEAR), appraised(Period(date(2023, 5, 1)))])
    assert {finding.code for finding in check(crossing)} == {codes.OVERLAPPING_APPRAISALS}


SPANS = st.tuples(st.integers(0, 9), st.integers(1, 6)).map(
    lambda span: Period(
        date(2023, 1, 1 + span[0]),
        date(2023, 1, 1 + span[0] + span[1]),
    )
)


@given(st.lists(SPANS, max_size=6))
def test_crossing_periods_are_found_as_by_comparing_the_days_of_every_pair(
    spans: list[Period],
) -> None:
    days = [{d for d in range(1, 32) if date(2023, 1, d) in span} for span in spans]

    def crosses(i: int, j: int) -> bool:
        shared = days[i] & days[j]
        return bool(shared) and (days[i] == days[j] or shared not in (days[i], days[j]))

    expected = [
        f"appraisals[{i}].period"
        for i in range(len(days))
        if any(crosses(i, j) for j in range(len(days)) if i != j)
    ]
    workforce = evolve(SOUND, appraisals=[appraised(span) for span in spans])
    assert [finding.place.path for finding in check(workforce)] == expected


def test_the_record_of_a_finding_is_read_from_its_path() -> None:
    found = check(with_targets(Target(key="s", plan="Satu"), Target(key="s", plan="Dua")))
    assert {record_of(finding.place) for finding in found} == {("appraisals", 1)}
    assert record_of(Place(path="protected[2]")) == ("protected", 2)
    assert record_of(Place(file="pegawai.csv", row=3)) is None


def test_errors_are_what_makes_a_record_useless() -> None:
    warnings = {code.id for _, code, _ in PLANTED.values() if code.severity is Severity.WARNING}
    assert warnings == {
        codes.SERVES_NOTHING.id,
        codes.UNIT_WITHOUT_HEAD.id,
        codes.INACTIVE_UNIT_WITH_PEOPLE.id,
        codes.HEAD_FROM_ELSEWHERE.id,
        codes.NO_RATER.id,
        codes.ACTIVITIES_ONLY.id,
        codes.APPRAISED_AHEAD.id,
    }
