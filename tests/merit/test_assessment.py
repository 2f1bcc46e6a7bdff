"""A day in, answers out: what is known by then, under the law of that day, for everybody."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from jsonschema import Draft202012Validator

from meritasn.columns import FrameCareers, FrameWorkforce, Kernel
from meritasn.errors import NotInForce, UsageError
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES, Language
from meritasn.merit import (
    Question,
    allowances,
    appraise,
    assess,
    ledger,
    match,
    person_page,
    professionalism_index,
    rank_candidates,
    satisfaction,
    standards_kept,
    talent_map,
)
from meritasn.model import (
    Appraisal,
    CreditKind,
    CreditLine,
    Employee,
    Employment,
    Post,
    PostLevel,
    Predicate,
    Protected,
    Rank,
    Sanction,
    Sanctioned,
    Vacancy,
    Workforce,
    YesNo,
)
from meritasn.policies import shipped
from meritasn.quantities import Absence, Period
from meritasn.view import to_html, to_text

ON = date(2026, 1, 1)
POST = Vacancy(key="L-1", title="Kepala Dinas", level=PostLevel.JPT_PRATAMA)


def employee(key: str = "A-1", **more: object) -> Employee:
    fields: dict[str, object] = {
        "unit": "u",
        "employment": Employment.PNS,
        "rank": Rank.III_A,
        "rank_since": date(2021, 4, 1),
        "post": Post(level=PostLevel.AHLI_PERTAMA),
        "unpaid_leave": YesNo.NO,
        "service_since": date(2010, 3, 1),
    }
    return Employee(key=key, **{**fields, **more})  # type: ignore[arg-type]  # fields as given


def line(on: date, kind: CreditKind, **more: object) -> CreditLine:
    fields: dict[str, object] = {"credit_level": PostLevel.AHLI_PERTAMA, "credit_rank": Rank.III_A}
    return CreditLine(
        employee="A-1",
        credit_on=on,
        credit_kind=kind,
        **{**fields, **more},  # type: ignore[arg-type]  # fields as given
    )


def year(number: int, predicate: Predicate = Predicate.SANGAT_BAIK) -> CreditLine:
    return line(
        date(number, 12, 31),
        CreditKind.CONVERSION,
        credit_predicate=predicate,
        credit_months=Decimal(12),
    )


LINES = (
    year(2024),
    line(date(2023, 1, 1), CreditKind.OPENING, credit_given=Decimal(20)),
    year(2023),
    line(date(2025, 4, 1), CreditKind.RANK_RISE, credit_rank=Rank.III_B),
    year(2025),
)


def test_lines_come_in_the_order_of_their_days_however_they_were_given() -> None:
    kept = ledger(Workforce(employees=[employee()], credits=LINES), "A-1", ON)
    assert [one.record.credit_on.year for one in kept.lines] == [2023, 2023, 2024, 2025, 2025]  # type: ignore[attr-defined]  # lines of credit
    balances = [one.value("rank_credit").number for one in kept.lines]
    # 20; + 1.5 × 12.5 each year; − the need of 50 at the rise.
    assert balances == [Decimal(n) for n in ("20.00", "38.75", "57.50", "7.50", "26.25")]


def test_what_comes_later_changes_nothing_before() -> None:
    workforce = Workforce(employees=[employee()], credits=LINES)
    whole = ledger(workforce, "A-1", ON)
    for days in (date(2023, 6, 1), date(2024, 12, 30), date(2024, 12, 31), date(2025, 4, 1)):
        until = ledger(workforce, "A-1", days)
        assert [dict(one.run.slots) for one in until.lines] == [
            dict(one.run.slots) for one in whole.lines[: len(until.lines)]
        ]
        assert all(one.record.credit_on <= days for one in until.lines)  # type: ignore[attr-defined]  # lines of credit


def test_a_line_names_its_article_and_what_is_wrong_with_it() -> None:
    early = (LINES[1], line(date(2023, 4, 1), CreditKind.RANK_RISE, credit_rank=Rank.III_B))
    kept = ledger(Workforce(employees=[employee()], credits=early), "A-1", ON)
    assert any("PermenPANRB 1/2023" in source for source in kept.lines[0].sources())
    assert kept.lines[0].remarks() == ()
    assert kept.lines[1].value("rank_credit").number == Decimal("-30.00")
    assert kept.lines[1].remarks()  # a balance is never negative without a reason
    said = to_text(kept, "en")
    assert kept.lines[1].remarks()[0].en in " ".join(said.split())
    assert "-30.00" in said.replace("−", "-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_ledger_is_read_by_people_and_programs(language: Language) -> None:
    kept = ledger(Workforce(employees=[employee()], credits=LINES), "A-1", ON)
    said = kept.as_dict(language)
    lines = said["lines"]
    assert isinstance(lines, list)
    assert lines[1]["record"] == {"credit_on": "2023-12-31", "credit_kind": "conversion"}
    assert lines[1]["values"]["amount"] == "18.75"
    assert "A-1" not in repr(kept)
    assert "<table" in to_html(kept, language)


def test_without_a_line_there_is_nothing_to_keep() -> None:
    kept = ledger(Workforce(employees=[employee()]), "A-1", ON)
    assert kept.lines == ()
    assert "no records" in to_text(kept, "en")


def test_a_ledger_that_is_not_there_is_usage() -> None:
    workforce = Workforce(employees=[employee()])
    with pytest.raises(UsageError) as refused:
        ledger(workforce, "nobody", ON)
    assert refused.value.findings[0].code.id == "MER-0005"
    with pytest.raises(UsageError) as refused:
        ledger(workforce, "A-1", ON, shipped("pp-94-2021"))
    assert refused.value.findings[0].code.id == "MER-0020"


def sanctioned(on: date, sanction: Sanction = Sanction.DEMOTION) -> Sanctioned:
    return Sanctioned(
        employee="A-1", sanction_since=on, sanction=sanction, sanction_months=Decimal(12)
    )


def test_a_record_exists_from_its_own_day_on() -> None:
    day = date(2024, 5, 1)
    workforce = Workforce(employees=[employee()], sanctions=[sanctioned(day)])
    answers = [
        assess(workforce, on, family="discipline").people[0].answer
        for on in (day - timedelta(days=1), day)
    ]
    assert answers == ["met", "not_met"]


def test_the_law_of_the_day_applies_and_no_other() -> None:
    workforce = Workforce(employees=[employee()])
    first = shipped("pp-94-2021").in_force.start
    assert assess(workforce, first, family="discipline").policy.name == "pp-94-2021"
    with pytest.raises(NotInForce):
        assess(workforce, first - timedelta(days=1), family="discipline")
    with pytest.raises(NotInForce):
        assess(workforce, first - timedelta(days=1), shipped("pp-94-2021"))


def test_a_protected_attribute_is_read_only_where_the_law_uses_it() -> None:
    asked = Question(ON)
    born = {"A-1": Protected(birth_date=date(1968, 1, 1))}
    known = Workforce(employees=[employee()], protected=born)
    unknown = Workforce(employees=[employee()])
    retirement = [assess(w, asked, family="retirement").people[0].answer for w in (known, unknown)]
    assert retirement == ["not_met", "unknown"]
    for family in ("discipline", "honours", "credit", "rank_promotion", "training"):
        one, other = (assess(w, asked, family=family).people[0] for w in (known, unknown))
        assert one.run is not None
        assert other.run is not None
        assert dict(one.run.slots) == dict(other.run.slots)


def test_answers_that_are_labels_are_counted_by_label() -> None:
    workforce = Workforce(employees=[employee(), employee("A-2", service_since=date(2000, 3, 1))])
    found = assess(workforce, ON, family="honours")
    labels = [result.label and result.label.code for result in found]
    assert len({*labels}) == 2
    said = to_text(found, "en")
    for result in found:
        assert result.label is not None
        assert result.label.title.en in said
    assert set(found.counts().values()) == {0}


def test_records_that_nobody_has_are_said_to_be_none() -> None:
    workforce = Workforce(employees=[employee()])
    found = assess(workforce, ON, family="discipline")
    assert [table.name for table in found.without] == ["sanctions", "absences"]
    assert "There is not one record in Sanctions" in to_text(found, "en")
    with_one = Workforce(employees=[employee()], sanctions=[sanctioned(ON)])
    assert [t.name for t in assess(with_one, ON, family="discipline").without] == ["absences"]


def test_what_is_not_said_is_missing_and_never_nought() -> None:
    bare = Employee(key="A-1", unit="u", employment=Employment.PNS)
    kept = ledger(Workforce(employees=[bare], credits=[line(ON, CreditKind.OPENING)]), "A-1", ON)
    value = kept.lines[0].value("rank_credit")
    assert value.number is None
    assert {reason.subject for reason in value.reasons} == {"credit_given"}
    assert kept.lines[0].record.credit_given is Absence.MISSING  # type: ignore[attr-defined]  # a line of credit


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_comes_out_is_what_its_schema_says(language: Language) -> None:
    workforce = Workforce(employees=[employee()], credits=LINES)
    kept = ledger(workforce, "A-1", ON)
    honours = assess(workforce, ON, family="honours")
    ready = assess(workforce, Question(ON, vacancy=POST))
    documents = [
        ("ledger", kept.as_dict(language)),
        ("assessments", honours.as_dict(language)),
        ("assessments", ready.as_dict(language)),
    ]
    for name, said in documents:
        document = json.loads(json.dumps(said))
        found = Draft202012Validator(schema(f"meritasn/{name}@1")).iter_errors(document)
        assert [error.message for error in found] == []


def test_a_policy_is_asked_about_what_it_is_about() -> None:
    year = Period.year(2025)
    workforce = Workforce(
        employees=[employee()], appraisals=[Appraisal(employee="A-1", period=year)]
    )
    frames = FrameWorkforce.of(appraisals=pl.DataFrame(FRAME), period=year)
    for subject in (workforce, workforce.appraisals[0], frames):
        with pytest.raises(UsageError) as refused:
            appraise(subject, shipped("pp-94-2021"))
        assert refused.value.findings[0].code.id == "MER-0025"
    with pytest.raises(UsageError) as refused:
        Kernel(shipped("pp-94-2021"), year)(pl.DataFrame(FRAME).to_arrow())
    assert refused.value.findings[0].code.id == "MER-0025"
    with pytest.raises(UsageError) as refused:
        assess(workforce, ON, shipped("permenpanrb-6-2022"))
    assert refused.value.findings[0].code.id == "MER-0026"


FRAME = {"employee": ["A-1"], "unit": ["u"], "employment": ["pns"]}


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "2024-03-01"},
        {"on": datetime(2024, 3, 1)},  # noqa: DTZ001  (what a notebook gives for a day)
        {"on": ON, "vacancy": "L-1"},
        {"on": ON, "minister_approves": True},
    ],
)
def test_a_question_of_the_wrong_kind_is_a_type_error(asked: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Question(**asked)


@pytest.mark.parametrize("said", ["candidates_fixed_on", "term_ends_on"])
def test_of_an_election_both_days_have_to_be_said(said: str) -> None:
    days: dict[str, Any] = {said: date(2024, 9, 22)}
    question = Question(date(2024, 10, 1), **days)
    found = assess(Workforce(employees=[employee()]), question, family="transfer_freeze")
    assert found.people[0].answer == "unknown"


def test_a_result_of_a_day_says_its_answer_to_other_programs() -> None:
    workforce = Workforce(employees=[employee()])
    said = assess(workforce, ON, family="honours").people[0].as_dict("en")
    assert isinstance(said["label"], dict)
    said = assess(workforce, ON, family="discipline").people[0].as_dict("en")
    assert said["answer"] == "met"
    assert said["requirements"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda frames: allowances(frames, ON),
        lambda frames: ledger(frames, "P1", ON),
        lambda frames: match(frames, ON),
        lambda frames: person_page(frames, "P1", ON),
        lambda frames: professionalism_index(frames, ON),
        lambda frames: rank_candidates(frames, ON),
        satisfaction,
        lambda frames: standards_kept(frames, ON),
        lambda frames: talent_map(frames, ON),
    ],
)
def test_who_hands_in_frames_where_objects_are_read_is_told_so(
    ask: Callable[[Any], object],
) -> None:
    staff = {"employee": ["P1"], "unit": ["u"], "employment": ["pns"]}
    with pytest.raises(TypeError, match="of objects, not a FrameCareers"):
        ask(FrameCareers.of(employees=pl.DataFrame(staff)))
