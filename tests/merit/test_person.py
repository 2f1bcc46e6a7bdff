"""One page about one person: the same answers as everywhere, and nothing about anybody else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from tests.charts.offices import office
from tests.policies.regulations.region import REGION

from meritasn.errors import UsageError
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES
from meritasn.merit import Question, allowances, assess, person_page, personal_index, talent_map
from meritasn.merit import person as person_module
from meritasn.model import (
    Appraisal,
    ObjectedTo,
    Objection,
    PostLevel,
    Predicate,
    Protected,
    Rating,
    Vacancy,
    Workforce,
)
from meritasn.model.careers import Incomplete
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import PersonPage
from meritasn.results.boxes import box_of
from meritasn.view import to_html, to_text

ON = date(2026, 3, 2)
RULES: Mapping[str, Policy] = {"allowance": REGION}
KEY = "P0005"
BORN = date(1980, 5, 17)


def city() -> Workforce:
    """The office with an appraisal, an objection, a post to be filled, names and birth dates."""
    before = office()
    people = [evolve(one, name=f"Rekaan {one.key}") for one in before.employees]
    return evolve(
        before,
        employees=people,
        protected={one.key: Protected(birth_date=BORN, religion="rahasia") for one in people},
        appraisals=[
            Appraisal(
                employee=KEY,
                period=Period.year(year),
                results_rating=Rating.DI_ATAS,
                behaviour_rating=rating,
            )
            for year, rating in ((2024, Rating.DI_BAWAH), (2025, Rating.DI_ATAS))
        ],
        objections=[
            Objection(
                employee=KEY,
                received_on=date(2026, 1, 15),
                objected_to=ObjectedTo.APPRAISAL,
                filed_on=date(2026, 1, 20),
            )
        ],
        vacancies=[Vacancy(key="L-1", title="Kepala Contoh", level=PostLevel.ADMINISTRATOR)],
    )


def page(workforce: Workforce | None = None, key: str = KEY, on: date = ON) -> PersonPage:
    return person_page(workforce or city(), key, on, RULES)


# ------------------------------------------------------------------------- the same as elsewhere


def answers_are_those_of_everybody() -> None:
    found, whole = page(), city()
    for family in ("retirement", "training", "discipline", "honours", "rank_promotion"):
        section, other = found.of(family), assess(whole, ON, family=family).of(KEY)
        assert section is not None
        assert section.result is not None
        assert other is not None
        assert section.result.as_dict("en") == other.as_dict("en")
    talent, index = found.of("talent"), found.of("professionalism")
    assert talent is not None
    assert index is not None
    assert talent.result is not None
    assert index.result is not None
    known = talent_map(whole, ON).of(KEY)
    assert known is not None
    assert box_of(talent.result) == box_of(known) is not None
    assert index.result.score == personal_index(whole, KEY, ON).result.score is not None


def the_allowance_is_that_of_the_last_month() -> None:
    found = page().of("allowance")
    paid = allowances(city(), date(2025, 10, 31), REGION).of(KEY)
    assert found is not None
    assert found.result is not None
    assert paid is not None
    assert found.result.score == paid.paid is not None


def the_last_period_that_ended_is_appraised() -> None:
    for on, predicate in ((ON, "sangat_baik"), (date(2025, 12, 30), "kurang")):
        section = page(on=on).of("performance")
        assert section is not None
        assert section.result is not None
        assert section.result.predicate is not None
        expected = {"sangat_baik": Predicate.SANGAT_BAIK.code}.get(predicate)
        code = section.result.predicate.code
        assert code == expected if expected else code != Predicate.SANGAT_BAIK.code
    none = page(on=date(2024, 6, 30)).of("performance")
    assert none is not None
    assert none.why.en == "no appraisal ended until that day"


LAWS = (
    answers_are_those_of_everybody,
    the_allowance_is_that_of_the_last_month,
    the_last_period_that_ended_is_appraised,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_page(law: Callable[[], None]) -> None:
    law()


FAULTS: dict[str, tuple[str, object, Callable[[], None]]] = {
    "another person is assessed": (
        "assess",
        lambda *given, **more: assess(*given, **{**more, "only": "P0000"}),
        answers_are_those_of_everybody,
    ),
    "the first period is taken for the last": (
        "_end_of",
        lambda one: date.max - (one.period.stop - date.min),
        the_last_period_that_ended_is_appraised,
    ),
    "the day is taken for the month": (
        "evolve",
        lambda one, **more: one if "on" in more else evolve(one, **more),
        the_allowance_is_that_of_the_last_month,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    part, wrong, law = FAULTS[name]
    monkeypatch.setattr(person_module, part, wrong)
    with pytest.raises(AssertionError):
        law()


def test_what_other_programs_get_keeps_to_its_schema() -> None:
    checker = Draft202012Validator(schema("meritasn/person@1"))
    bare = page(Workforce(employees=office().employees[:1]), "P0000")
    for one in (page(), bare, page(on=date(1995, 1, 1))):
        for lang in LANGUAGES:
            assert [*map(str, checker.iter_errors(json.loads(json.dumps(one.as_dict(lang)))))] == []


# -------------------------------------------------------------------------------- what it tells


def test_objections_have_their_deadlines_as_days() -> None:
    section = page().of("objection")
    assert section is not None
    shown = to_text(section, "en", 160)
    assert "15 January 2026" in shown
    assert "29 January 2026" in shown, "fourteen days after receipt"


def test_every_post_to_be_filled_or_the_one_that_is_asked_about() -> None:
    section = page().of("post_entry")
    assert section is not None
    assert section.answer.text.en == "qualifies for 0 of 1 posts"
    post = city().vacancies[0]
    one = person_page(city(), KEY, Question(ON, vacancy=post)).of("post_entry")
    assert one is not None
    assert one.title.en.endswith("Kepala Contoh")
    assert one.result is not None
    assert one.result.requirements()


def test_what_cannot_answer_says_so_in_one_line_and_keeps_no_other_from_answering() -> None:
    bare = page(Workforce(employees=office().employees[:1]), "P0000")
    lines = {one.family: (one.answer.text.en, one.why.en) for one in bare.sections}
    assert lines["past_predicates"] == ("none", "there are no records until that day")
    assert lines["talent"][0] == "no answer yet"
    assert lines["retirement"] == ("unknown", "Date of birth is missing")
    assert lines["post_entry"][0] == "none"
    assert all(why for _, why in lines.values())
    early = person_page(city(), KEY, date(1995, 1, 1))
    assert early.of("retirement") is not None
    assert {one.answer.text.en for one in early.sections} >= {"cannot be asked", "none"}


def test_rejected_rows_refuse_where_they_matter() -> None:
    lost = evolve(city(), incomplete=Incomplete(sanctions=[KEY]))
    section = page(lost).of("discipline")
    assert section is not None
    assert section.result is not None
    assert section.result.run is None
    assert section.answer.text.en == "unknown"
    assert "rejected" in section.why.en
    retirement = page(lost).of("retirement")
    assert retirement is not None
    assert retirement.answer.text.en == "met"


def test_the_page_names_nobody_and_tells_no_protected_attribute() -> None:
    found = page()
    for lang in LANGUAGES:
        for said in (to_text(found, lang, 100), to_html(found, lang), str(found.as_dict(lang))):
            assert "Rekaan" not in said
            assert "rahasia" not in said
            assert "1980" not in said
            assert not [one.key for one in office().employees if one.key != KEY and one.key in said]
    assert KEY not in repr(found)


def test_a_key_that_could_name_somebody_is_not_the_title() -> None:
    key = "3271234567890123"
    one = evolve(office().employees[0], key=key)
    shown = to_text(page(Workforce(employees=[one]), key), "id", 100)
    assert key not in shown
    assert shown.startswith("#1, 2 Maret 2026")


def test_what_is_assumed_is_told_once() -> None:
    found = page()
    for section in found.sections:
        names = [one.name for one in section.assumed()]
        assert len(names) == len(set(names))
    shown = to_text(found, "en", 100)
    assert "Assumed —" not in shown
    assert "Read as" in shown


def test_somebody_who_is_not_there() -> None:
    with pytest.raises(UsageError, match="MER-0005"):
        page(key="P9999")
    assert assess(city(), ON, family="retirement", only="P9999").people == ()


def test_one_alone_is_assessed_as_among_all_and_no_unit_is() -> None:
    whole, alone = (assess(city(), ON, family="professionalism", only=o) for o in (None, KEY))
    (one,) = alone.people
    other = whole.of(KEY)
    assert other is not None
    assert one.as_dict("en") == other.as_dict("en")
    assert (len(whole.units), len(alone.units)) == (4, 0)
