"""An age limit that a regulation sets is told apart: whom it does not admit is not compared."""

from __future__ import annotations

from datetime import date

from meritasn.fairness import audit, by_score
from meritasn.fairness.lawful import lawful_uses
from meritasn.merit import Question, assess
from meritasn.model import (
    Employee,
    Employment,
    Post,
    PostLevel,
    Protected,
    Rank,
    Sex,
    Vacancy,
    Workforce,
)
from meritasn.policies import shipped
from meritasn.view import to_text

DAY = date(2026, 1, 1)
POST = Vacancy(key="L-1", title="Kepala Dinas", level=PostLevel.JPT_PRATAMA)
YOUNG, OLD = date(1990, 1, 1), date(1967, 1, 1)


def office(*born: date) -> Workforce:
    people = [
        Employee(
            key=f"P{n}",
            unit="u",
            employment=Employment.PNS,
            rank=Rank.IV_B,
            post=Post(level=PostLevel.ADMINISTRATOR),
        )
        for n, _ in enumerate(born)
    ]
    protected = {
        f"P{n}": Protected(birth_date=day, sex=[Sex.FEMALE, Sex.MALE][n % 2])
        for n, day in enumerate(born)
    }
    return Workforce(employees=people, protected=protected)


def test_whom_an_age_limit_does_not_admit_is_counted_and_not_named() -> None:
    workforce = office(*[YOUNG] * 40, *[OLD] * 7)
    results = assess(workforce, Question(DAY, vacancy=POST), shipped("pp-11-2017-posts"))
    (use,) = lawful_uses(results.policy, results, {"birth_date"}, 5)
    assert use.barred == {f"P{n}" for n in range(40, 47)}
    assert "P40" not in repr(use)
    assert use.sentence.en.endswith("not compared: 7 people.")
    assert "PP 11/2017, Pasal 107" in use.sentence.en


def test_an_audit_by_age_compares_only_those_whom_the_rule_admits() -> None:
    workforce = office(*[YOUNG] * 40, *[OLD] * 7)
    results = assess(workforce, Question(DAY, vacancy=POST), shipped("pp-11-2017-posts"))
    by_age = audit(results, workforce, by=["age_band"])
    assert (by_age.people, len(by_age.lawful)) == (40, 1)
    assert set(by_age.groups[0].unsettled) == {"1"}
    assert "Used lawfully: Date of birth" in to_text(by_age.view(), "en")
    assert [one["left_out"] for one in by_age.as_dict("id")["lawful_uses"]] == [7]  # type: ignore[attr-defined]  # a list of objects
    by_sex = audit(results, workforce, by=["sex"])
    assert (by_sex.people, by_sex.lawful) == (47, ())
    scores = audit(results, workforce, by=["age_band"], outcome=by_score())
    assert (scores.people, scores.lawful) == (40, by_age.lawful)


def test_a_number_of_barred_people_below_the_minimum_is_not_told() -> None:
    workforce = office(*[YOUNG] * 40, *[OLD] * 4)
    results = assess(workforce, Question(DAY, vacancy=POST), shipped("pp-11-2017-posts"))
    (use,) = audit(results, workforce, by=["age_band"]).lawful
    assert use.sentence.en.endswith("not compared: fewer than 5 people.")
    assert use.sentence.id.endswith("tidak dibandingkan: kurang dari 5 orang.")
    assert use.as_dict("en")["left_out"] is None
