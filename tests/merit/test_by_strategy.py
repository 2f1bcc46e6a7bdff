"""A strategy is asked about everybody, from the same facts that packs are run on."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator
from tests.strategies.sound import Requiring, Scoring

from meritasn import Period, Workforce, appraise, read_tables
from meritasn.errors import UsageError
from meritasn.facts import Grain
from meritasn.io.schema import schema
from meritasn.language import Language
from meritasn.merit import Question, apply_strategy, assess
from meritasn.model import Candidate, PostLevel, Service, Unit, UnitKind, Vacancy
from meritasn.policies import shipped
from meritasn.quantities import Absence
from meritasn.strategies import Facts, StrategyKind
from meritasn.view import to_html, to_text

MEDAN = Path(__file__).parents[2] / "examples/medan"
DAY, YEAR = date(2024, 3, 1), Period.year(2023)
TRAINING = ("asked_on", "trained_on", "training_hours")


@cache
def city() -> Workforce:
    return read_tables(MEDAN).workforce


GRID = {
    ("di_atas", "di_atas"): 110,
    ("di_bawah", "di_bawah"): 25,
    **dict.fromkeys([("di_atas", "sesuai"), ("sesuai", "di_atas"), ("sesuai", "sesuai")], 90),
    **{(r, "di_bawah"): 50 for r in ("di_atas", "sesuai")},
    **{("di_bawah", b): 70 for b in ("di_atas", "sesuai")},
}
WORTH = dict(
    zip(
        ("sangat_baik", "baik", "butuh_perbaikan", "kurang", "sangat_kurang"),
        (110, 90, 70, 50, 25),
        strict=True,
    )
)


def quadrant(facts: Facts) -> int:
    """The quadrant of Permenpan RB 6/2022 before a unit counted, written in Python."""
    return GRID[facts.label("results_rating"), facts.label("behaviour_rating")]


def test_a_scorer_reads_of_a_period_what_a_pack_reads() -> None:
    scorer = Scoring(quadrant, ("results_rating", "behaviour_rating"))
    scorer = evolve(scorer, scale=evolve(scorer.scale, high=110, decimals=0))
    found = apply_strategy(scorer, city(), YEAR)
    expected = appraise(city(), shipped("permenpanrb-6-2022"), period=YEAR)
    assert [one.key for one in found] == [one.employee for one in expected]
    compared = 0
    for one, other in zip(found, expected, strict=True):
        if other.run is not None and other.run.value("rating_from_unit").present:
            continue  # whose unit decides is not in the quadrant above
        label = other.predicate
        assert (one.score is None) is (label is None)
        if label is not None:
            assert one.score == WORTH[label.code]
            compared += 1
    assert compared > 1000


def trained(facts: Facts) -> bool:
    """The hours of training in the year of the question."""
    year = facts.day("asked_on").year
    hours = [
        one.number("training_hours")
        for one in facts.records(Grain.TRAINING)
        if one.day("trained_on").year == year
    ]
    return sum(hours) >= 20


def test_a_requirement_reads_on_a_day_what_a_pack_reads() -> None:
    found = apply_strategy(Requiring(trained, TRAINING), city(), DAY)
    expected = assess(city(), DAY, shipped("pp-11-2017-training"))
    assert [one.key for one in found] == [one.employee for one in expected]
    assert set(found.counts()) == {"met", "not_met", "unknown"}
    lost = city().incomplete.trainings
    for one in found:
        assert (one.refusal is not None and one.refusal.code.id == "MER-4013") is (one.key in lost)


def test_records_that_come_after_the_day_do_not_exist_yet() -> None:
    seen: list[date] = []

    def look(facts: Facts) -> bool:
        seen.extend(one.day("trained_on") for one in facts.records(Grain.TRAINING))
        return True

    apply_strategy(Requiring(look, ("trained_on",)), city(), DAY)
    assert seen
    assert max(seen) <= DAY


def test_nobody_is_left_out_and_who_has_no_score_has_a_reason() -> None:
    found = apply_strategy(Scoring(quadrant, ("results_rating", "behaviour_rating")), city(), YEAR)
    assert len(found) == len(city().employees)
    without = [one for one in found if one.score is None]
    assert all(one.refusal is not None for one in without)
    assert sum(found.refusals().values()) == len(without)
    assert len(found.scores()) == len(found) - len(without)
    codes = Counter(code for code, _ in found.refusals())
    assert {"MER-4001", "MER-4010"} <= set(codes)


@pytest.mark.parametrize(
    ("reads", "on"),
    [
        (("results_rating",), DAY),
        (("quantity_realised",), DAY),
        (("unit_predicate",), DAY),
        (("led_unit_predicate",), DAY),
        (("training_hours",), YEAR),
        (("asked_on",), YEAR),
        (("results_rating", "training_hours"), DAY),
        (("results_rating", "training_hours"), YEAR),
    ],
)
def test_what_a_day_or_a_period_knows_nothing_of_is_refused_once_for_all(
    reads: tuple[str, ...], on: date | Period
) -> None:
    with pytest.raises(UsageError) as refused:
        apply_strategy(Scoring(reads=reads), city(), on)
    (finding,) = refused.value.findings
    assert finding.code.id == "MER-0065"


def test_what_stands_with_the_person_is_known_in_a_period_and_on_a_day() -> None:
    reads = ("job_class", "service_since", "post_kind")

    def sum_of(facts: Facts) -> Fraction:
        known = [facts["service_since"], facts["post_kind"]]
        assert Absence.MISSING not in known
        return Fraction(facts.number("job_class"))

    on_day = apply_strategy(Scoring(sum_of, reads), city(), DAY).scores()
    sheets = Counter(one.employee for one in city().appraisals_in(YEAR))
    in_period = apply_strategy(Scoring(sum_of, reads), city(), YEAR).scores()
    assert in_period == {key: one for key, one in on_day.items() if sheets[key] == 1}
    assert 0 < len(in_period) < len(on_day)


def test_a_strategy_with_a_fault_is_not_asked() -> None:
    with pytest.raises(UsageError) as refused:
        apply_strategy(Scoring(reads=("sex", "ethnicity")), city(), DAY)
    assert len(refused.value.findings) == 2


def test_strategies_may_be_about_services_and_candidates() -> None:
    post = Vacancy(key="L-1", title="Kepala Bidang", unit="dinas", level=PostLevel.ADMINISTRATOR)
    office = Workforce(
        units=[Unit(key="dinas", name="Dinas", kind=UnitKind.DINAS)],
        services=[Service(key="S-1", unit="dinas", name="Izin", standard_time=5)],
        candidates=[
            Candidate(key="C-1", vacancy="L-1", paper_score=80),
            Candidate(key="C-2", vacancy="L-2", paper_score=70),
        ],
        vacancies=[post],
    )
    paper = Scoring(lambda facts: facts.number("paper_score"), ("paper_score",))
    paper = evolve(paper, grain=Grain.CANDIDATE)
    assert apply_strategy(paper, office, DAY).scores() == {"C-1": 80, "C-2": 70}
    assert apply_strategy(paper, office, Question(DAY, vacancy=post)).scores() == {"C-1": 80}
    time = Scoring(lambda facts: facts.number("standard_time"), ("standard_time",))
    assert apply_strategy(evolve(time, grain=Grain.SERVICE), office, DAY).scores() == {"S-1": 5}


def test_the_whole_is_shown_without_anybody_in_it() -> None:
    found = apply_strategy(Scoring(), city(), DAY)
    text = to_text(found, "id") + to_text(found, "en") + to_html(found, "id") + repr(found)
    assert "contoh 1" in text
    assert not any(one.key in text for one in found)
    said = found.as_dict("id")
    assert said["format"] == "meritasn/strategy@1"
    assert (said["from"], said["to"]) == ("2024-03-01", "2024-03-01")
    assert found.kind is StrategyKind.SCORER
    one = found.people[0]
    assert one.score is not None
    assert "Kelas jabatan" in to_text(one, "id")
    assert Decimal(str(one.as_dict("id")["answer"])) == one.score


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_other_programs_get_is_as_its_schema_says(language: Language) -> None:
    validator = Draft202012Validator(schema("meritasn/strategy@1"))
    asked = (
        apply_strategy(Scoring(quadrant, ("results_rating", "behaviour_rating")), city(), YEAR),
        apply_strategy(Requiring(trained, TRAINING), city(), DAY),
    )
    for found in asked:
        validator.validate(json.loads(json.dumps(found.as_dict(language))))
