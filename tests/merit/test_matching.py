"""Match: whose competence fits a post, what most of them lack, and who is not judged and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from meritasn.errors import NotInForce, UsageError
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES
from meritasn.merit import match
from meritasn.model import (
    AssessedCompetency,
    AssessedSkill,
    Competency,
    Employee,
    Employment,
    Post,
    PostLevel,
    Standard,
    Vacancy,
    Workforce,
)
from meritasn.policies import shipped
from meritasn.results import Matching
from meritasn.view import to_html, to_text

DAY = date(2024, 6, 28)
TESTED, UNTIL = date(2023, 3, 14), date(2026, 3, 13)
POST = Vacancy(key="L1", title="Kepala Bidang Contoh", level=PostLevel.ADMINISTRATOR)
FIELDS = ("Analisis jabatan", "Penyusunan anggaran")


def employee(key: str, level: PostLevel = PostLevel.PENGAWAS) -> Employee:
    post = Post(title="Contoh", kind=level.kind, level=level)
    return Employee(key=key, unit="u", employment=Employment.PNS, post=post)


def assessed(
    key: str, levels: Sequence[int], on: date = TESTED, until: date = UNTIL
) -> Iterator[AssessedCompetency]:
    for competency, level in zip(Competency, levels, strict=False):
        yield AssessedCompetency(
            employee=key,
            tested_on=on,
            tested_until=until,
            competency=competency,
            competency_level=Decimal(level),
        )


def skill(key: str, name: str, level: int, standard: int) -> AssessedSkill:
    return AssessedSkill(
        employee=key,
        skill_on=TESTED,
        skill_until=UNTIL,
        skill=name,
        skill_level=Decimal(level),
        skill_standard=Decimal(standard),
    )


LEVELS = {
    "P1": [4] * 9,
    "P2": [3] * 9,
    "P3": [3] * 8 + [1],
    "P4": [2] * 9,
    "P5": [3] * 9,
}

OFFICE = Workforce(
    employees=[employee(f"P{n}") for n in range(1, 9)],
    vacancies=[POST, evolve(POST, key="L2")],
    standards=[Standard(vacancy="L2", competency=c, level=Decimal(4)) for c in Competency],
    competencies=[
        *(row for key, levels in LEVELS.items() for row in assessed(key, levels)),
        *assessed("P6", [5] * 9, until=DAY - timedelta(days=1)),
        *assessed("P7", [5] * 7),
    ],
    skills=[skill("P2", FIELDS[0], 2, 4), skill("P2", FIELDS[1], 4, 3)],
)


def asked(
    workforce: Workforce = OFFICE, post: str | None = "L1", *, capped: bool = False
) -> Matching:
    vacancy = next((one for one in workforce.vacancies if one.key == post), None)
    return match(workforce, DAY, vacancy, capped=capped)


def places(matching: Matching) -> list[tuple[int, str]]:
    return [(placed.place, placed.one.employee) for placed in matching.ranked]


# --------------------------------------------------------------------------------- everybody


def test_the_best_match_is_first_and_equals_share_a_place() -> None:
    assert places(asked()) == [(1, "P1"), (2, "P2"), (2, "P5"), (4, "P3"), (5, "P4")]


def test_capped_a_surplus_brings_nobody_forward() -> None:
    assert places(asked(capped=True)) == [(1, "P1"), (1, "P2"), (1, "P5"), (4, "P3"), (5, "P4")]


def test_both_families_of_bands_are_counted_capped_and_not() -> None:
    found = asked()
    assert found.counts("post_filling") == {
        "memenuhi_syarat": 4,
        "masih_memenuhi_syarat": 0,
        "kurang_memenuhi_syarat": 1,
    }
    assert found.counts("mapping") == {"optimal": 4, "cukup_optimal": 0, "kurang_optimal": 1}
    for step in ("post_filling", "post_filling_capped", "mapping", "mapping_capped"):
        assert sum(found.counts(step).values()) == len(found.ranked)


def test_what_most_lack_comes_first() -> None:
    lacking = asked().lacking()
    assert lacking == {
        competency: 2 if competency is Competency.PEREKAT_BANGSA else 1 for competency in Competency
    }
    assert next(iter(lacking)) is Competency.PEREKAT_BANGSA
    assert asked(post=None).lacking() == {Competency.PEREKAT_BANGSA: 1}


def test_who_is_not_judged_is_counted_once_by_why() -> None:
    found = asked()
    assert {why.en: many for why, many in found.not_judged().items()} == {
        "expired": 1,
        "incomplete": 1,
        "never assessed": 1,
    }
    assert sum(found.not_judged().values()) + len(found.ranked) == len(found)


def test_a_post_without_standards_is_matched_by_its_level() -> None:
    by_level, by_post = asked(post="L1"), asked(post="L2")
    assert (dict(by_level.standards), by_level.as_dict("en")["standards_by"]) == ({}, "level")
    assert by_post.as_dict("en")["standards_by"] == "post"
    assert set(by_post.standards.values()) == {Decimal(4)}
    jpm = [found.as_dict("en")["matches"] for found in (by_level, by_post)]
    assert [match[1]["jpm"] for match in jpm if isinstance(match, list)] == ["100.00", "75.00"]
    assert "has no standards of its own" in to_text(by_level, "en")
    assert "those of the post itself" in to_text(by_post, "en")


def test_a_post_with_standards_for_some_competencies_is_not_completed_by_the_table() -> None:
    some = evolve(OFFICE, standards=OFFICE.standards[:5])
    found = asked(some, "L2")
    assert found.ranked == ()
    (why, *_) = found.not_judged()
    assert why.en == "Level that the post in question asks for is missing"
    shown = " ".join(to_text(found, "en").split())
    assert "There is no standard yet for: Development of oneself and others, Managing" in shown
    assert "no standard yet" not in to_text(asked(post="L2"), "en")


def test_without_a_post_each_is_compared_with_their_own() -> None:
    everybody = [employee("P2", PostLevel.ADMINISTRATOR), employee("P5", PostLevel.JPT_PRATAMA)]
    found = asked(evolve(OFFICE, employees=everybody, competencies=_of("P2", "P5")), None)
    assert [(p.one.employee, p.one.brief("en")["jpm"]) for p in found.ranked] == [
        ("P2", "100.00"),
        ("P5", "75.00"),
    ]


def _of(*keys: str) -> list[AssessedCompetency]:
    return [row for row in OFFICE.competencies if row.employee in keys]


@settings(max_examples=15)
@given(st.permutations(OFFICE.competencies), st.permutations(OFFICE.employees))
def test_the_order_of_rows_and_people_does_not_matter(
    rows: list[AssessedCompetency], people: list[Employee]
) -> None:
    other = asked(evolve(OFFICE, competencies=rows, employees=people))
    assert sorted(places(other)) == sorted(places(asked()))
    assert other.lacking() == asked().lacking()
    assert dict(other.not_judged()) == dict(asked().not_judged())


@settings(max_examples=15)
@given(st.sampled_from(sorted(LEVELS)), st.integers(0, 8))
def test_who_holds_more_does_not_fall_behind(key: str, at: int) -> None:
    levels = {**LEVELS, key: [level + (n == at) for n, level in enumerate(LEVELS[key])]}
    rows = [row for one, held in levels.items() for row in assessed(one, held)]
    before = {one: place for place, one in places(asked())}
    after = {one: place for place, one in places(asked(evolve(OFFICE, competencies=rows)))}
    assert after[key] <= before[key]


# -------------------------------------------------------------------------------- one person


def one(key: str, workforce: Workforce = OFFICE, post: str | None = "L1") -> str:
    matching = asked(workforce, post)
    found = matching.of(key)
    assert found is not None
    return " ".join(to_text(matching.dossier(found), "en", 100).split())


def test_one_person_has_each_competency_beside_its_standard() -> None:
    shown = one("P3")
    assert "Match (JPM) 92.59 % 92.59 %" in shown
    assert "For mapping of competence optimal optimal" in shown
    assert "Bond of the nation 1 3 2 0 below the standard the level" in shown
    assert "Integrity 3 3 0 0 meets the standard the level" in shown
    assert "Integrity 3 4 1 0 below the standard" in one("P3", post="L2")


def test_technical_competencies_are_named_with_their_gaps() -> None:
    shown = one("P2")
    assert "Technical match 85.71 % 71.43 %" in shown
    assert "Analisis jabatan 2 4 2 0 counts" in shown
    assert "Penyusunan anggaran 4 3 0 1 counts" in shown
    assert "Weight of technical competence, other levels is unknown" in shown


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("P6", ("There is no match: expired.", "Its results count until 27 June 2024.")),
        ("P7", ("There is no match: incomplete.", "Decision making – – – – not assessed")),
        ("P8", ("There is no match: never assessed.", "no record of it")),
    ],
)
def test_who_has_no_match_is_told_why(key: str, words: tuple[str, ...]) -> None:
    shown = one(key)
    assert [each for each in words if each not in shown] == []


def test_of_whom_a_row_was_rejected_nothing_is_told_from_its_table() -> None:
    lost = evolve(OFFICE.incomplete, competencies=frozenset({"P1"}), skills=frozenset({"P2"}))
    office = evolve(OFFICE, incomplete=lost)
    assert "P1" not in [key for _, key in places(asked(office))]
    assert "is rejected" in one("P1", office)
    shown = one("P2", office)
    assert "Match (JPM) 100.00 %" in shown
    assert "85.71" not in shown
    assert "is rejected" in shown
    said = asked(office).of("P2")
    assert said is not None
    assert said.as_dict("en")["technical_jpm"] is None


def test_one_person_for_other_programs() -> None:
    matching = asked(post="L2")
    found = matching.of("P2")
    assert found is not None
    said = matching.of_one(found, "en")
    keys = ("format", "state", "jpm", "jpm_capped", "technical_jpm", "combined")
    assert [said[key] for key in keys] == [
        "meritasn/matched@1",
        "complete",
        "75.00",
        "75.00",
        "85.71",
        None,
    ]
    competencies = said["competencies"]
    assert isinstance(competencies, list)
    assert competencies[0] == {
        "competency": "integritas",
        "standard_by": "post",
        "competency_level": "3",
        "standard": "4",
        "gap": "1",
        "surplus": "0",
    }
    assert said["lacking"] == [competency.code for competency in Competency]


@pytest.mark.parametrize("post", ["L1", "L2", None])
def test_what_other_programs_get_is_as_its_schema_says(post: str | None) -> None:
    matching = asked(post=post)
    whole = Draft202012Validator(schema("meritasn/match@1"))
    of_one = Draft202012Validator(schema("meritasn/matched@1"))
    for language in LANGUAGES:
        assert list(whole.iter_errors(matching.as_dict(language))) == []
        for found in matching:
            assert list(of_one.iter_errors(matching.of_one(found, language))) == []


# ------------------------------------------------------------------------------ what is asked


def test_a_policy_of_another_family_and_a_day_without_one_are_refused() -> None:
    with pytest.raises(UsageError) as refused:
        match(OFFICE, DAY, POST, shipped("pp-94-2021"))
    assert "competence" in refused.value.findings[0].message.en
    with pytest.raises(NotInForce):
        match(OFFICE, date(2017, 12, 31), POST)


def test_nobody_is_named_by_a_key_that_could_name_them() -> None:
    long = "1271012345678901"
    people = [employee(long), employee("P2")]
    rows = [*assessed(long, [4] * 9), *assessed("P2", [3] * 9)]
    found = asked(evolve(OFFICE, employees=people, competencies=rows))
    assert long not in to_text(found, "en")
    assert "#1" in to_text(found, "en")


def test_a_workforce_of_nobody_and_one_without_records_are_shown() -> None:
    nobody = asked(Workforce(vacancies=[POST]))
    assert places(nobody) == []
    without = asked(evolve(OFFICE, competencies=[], skills=[]))
    assert "There is not one record in" in to_text(without, "en")
    for found in (nobody, without):
        for language in ("id", "en"):
            assert to_text(found, language)
            assert to_html(found, language)
