"""The careers of a city, as objects and in frames, rejected rows among them: the same answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from meritasn.columns import FrameCareers
from meritasn.errors.codes import refusals
from meritasn.io import Intake, read_tables, write_tables
from meritasn.merit import Question, assess
from meritasn.testing.population import city

DAY = date(2025, 10, 1)
FAMILIES = (
    "discipline",
    "retirement",
    "rank_promotion",
    "post_entry",
    "training",
    "honours",
    "objection",
    "objection_appraisal",
    "credit",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose records were spoilt, one in each of some tables."""
    place = tmp_path_factory.mktemp("city")
    made = city(people=500)
    for file in write_tables(made.workforce, place, language="en"):
        if file.stem in ("sanctions", "credits", "past_predicates", "evidence"):
            head, first, *rows = file.read_text("utf-8").splitlines()
            cells = first.split(",")  # the fourth is a word of a list, or a predicate
            broken = ",".join([*cells[:3], "apa", *cells[4:]])
            file.write_text("\n".join([head, broken, *rows, ""]), "utf-8")
    return place


@pytest.fixture(scope="module")
def intake(folder: Path) -> Intake:
    return read_tables(folder)


@pytest.mark.parametrize("family", FAMILIES)
def test_frames_answer_as_objects_do(folder: Path, intake: Intake, family: str) -> None:
    asked = Question(DAY, vacancy=intake.workforce.vacancy_by_key["L-02"])
    expected = {
        result.employee: (result.answer, result.refusal and result.refusal.code.id)
        for result in assess(intake.workforce, asked, family=family)
    }
    found = assess(FrameCareers.scan(folder), asked, family=family).frame().collect()
    answers = zip(found["employee"], found["answer"], found["refusal_code"], strict=True)
    said = {key: (answer, code) for key, answer, code in answers if key in expected}
    assert said == expected


def test_who_lost_a_record_is_refused_and_not_cleared(intake: Intake) -> None:
    lost = set(intake.workforce.incomplete.sanctions)
    assert lost
    for result in assess(intake.workforce, DAY, family="discipline"):
        if result.employee in lost:
            assert result.refusal
            assert result.refusal.code is refusals.REJECTED_ROW


def test_yes_and_no_may_be_truth_values() -> None:
    """Some libraries make them of such words when they read a file."""
    staff = pl.DataFrame(
        {
            "employee": ["a", "b", "c"],
            "unit": ["u"] * 3,
            "employment": ["pns"] * 3,
            "service_since": [date(2000, 1, 1)] * 3,
            "unpaid_leave": [True, False, None],
        }
    )
    found = assess(FrameCareers.of(staff), DAY, family="honours")
    results = {key: found.of(key) for key in staff["employee"]}
    labels = {key: one and one.label and one.label.code for key, one in results.items()}
    assert labels == {"a": "none", "b": "silver", "c": None}
