"""PermenPANRB 38/2018, Peraturan BKN 8/2019: four dimensions, their sum, bands, and units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from math import floor
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    asked,
    sanction,
    training,
    why,
    year_later,
)

from meritasn.errors import NotInForce
from meritasn.facts import Grain
from meritasn.law import Standing
from meritasn.model import Education, PostKind, PostLevel, Predicate, Sanction
from meritasn.policies import Policy, policy_on, read_policy, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run, run_unit

RULE = shipped("permenpanrb-38-2018")
DAY = date(2025, 6, 30)

ADMINISTRATOR: Mapping[str, Given] = {
    "education": "s1",
    "post_kind": "administrasi",
    "post_level": "administrator",
}
OFFICER = {**ADMINISTRATOR, "post_level": "pelaksana"}
EXPERT = {**ADMINISTRATOR, "post_kind": "fungsional", "post_level": "ahli_muda"}


def appraised(
    predicate: str | Absence = "baik", score: str | Absence = MISSING, on: date = date(2024, 12, 31)
) -> Record:
    number = score if isinstance(score, Absence) else Decimal(score)
    facts = {"rated_on": on, "past_predicate": predicate, "past_score": number}
    return Record(facts, grain=Grain.PAST_PREDICATE)


def of(
    *records: Record,
    facts: Mapping[str, Given] = ADMINISTRATOR,
    on: date = DAY,
    policy: Policy = RULE,
) -> Run:
    return asked(policy, on, facts, *records)


def points(ran: Run, step: str) -> Decimal:
    number = ran.value(step).number
    assert number is not None, why(ran, step)
    return number


# -------------------------------------------------------------------------- every row of the rule

EDUCATION = {
    "s3": 25,
    "s2": 20,
    "dokter": 15,
    "s1": 15,
    "d3": 10,
    "sgplb": 5,
    "d2": 5,
    "slta": 5,
    "sltp_kejuruan": 1,
    "sltp": 1,
    "sd": 1,
}
PREDICATES = {"sangat_baik": 30, "baik": 25, "butuh_perbaikan": 15, "kurang": 5, "sangat_kurang": 1}
NUMBERS = ((90, 30), (75, 25), (60, 15), (50, 5))  # over the one, the points of the other; else 1
LEVELS = {"none": 5, "ringan": 3, "sedang": 2, "berat": 1}
SANCTIONS = {
    "oral_warning": "ringan",
    "written_warning": "ringan",
    "dissatisfaction_statement": "ringan",
    "allowance_cut_25": "sedang",
    "demotion": "berat",
    "removal_to_pelaksana": "berat",
    "discharge": "berat",
}
BANDS = ((90, "sangat_tinggi"), (80, "tinggi"), (70, "sedang"), (60, "rendah"))


def test_the_tables_here_are_whole() -> None:
    assert list(EDUCATION) == [term.code for term in Education]
    assert list(PREDICATES) == [term.code for term in Predicate]
    assert list(SANCTIONS) == [term.code for term in Sanction]


@pytest.mark.parametrize(("diploma", "expected"), EDUCATION.items())
def test_qualification(diploma: str, expected: int) -> None:
    assert points(of(facts={"education": diploma}), "qualification") == expected


@pytest.mark.parametrize(
    ("kind", "level", "group"),
    [
        ("jpt", MISSING, "jpt"),
        ("fungsional", MISSING, "jf"),
        *(("administrasi", level, level) for level in ("administrator", "pengawas", "pelaksana")),
        *(
            ("administrasi", term.code, "jpt" if term.code.startswith("jpt") else "jf")
            for term in PostLevel
            if term.code not in ("administrator", "pengawas", "pelaksana")
        ),
    ],
)
def test_the_group_of_a_post(kind: str, level: str | Absence, group: str) -> None:
    assert of(facts={"post_kind": kind, "post_level": level}).value("post_group").label == group


LEADERSHIP = training(900, date(2010, 3, 1), "leadership")
FUNCTIONAL = training(120, date(2010, 3, 1), "functional")
TECHNICAL = training(20, date(2025, 2, 1))
SEMINAR = training(4, date(2025, 2, 1), "seminar")


@pytest.mark.parametrize(
    ("facts", "main", "technical", "seminar"),
    [
        ({"post_kind": "jpt"}, 15, 15, 10),
        (ADMINISTRATOR, 15, 15, 10),
        ({**ADMINISTRATOR, "post_level": "pengawas"}, 15, 15, 10),
        (EXPERT, 15, 15, 10),
        (OFFICER, None, Decimal("22.5"), Decimal("17.5")),
    ],
)
def test_competence_by_kind_of_post(
    facts: Mapping[str, Given], main: int | None, technical: Decimal, seminar: Decimal
) -> None:
    own = FUNCTIONAL if facts is EXPERT else LEADERSHIP
    other = LEADERSHIP if facts is EXPERT else FUNCTIONAL
    full = of(own, TECHNICAL, SEMINAR, facts=facts)
    assert full.value("main_points").number == main
    assert points(full, "technical_points") == technical
    assert points(full, "seminar_points") == seminar
    assert points(full, "competence") == 40
    assert points(of(facts=facts), "competence") == 0
    # The training of another kind of post brings nothing.
    assert points(of(other, TECHNICAL, SEMINAR, facts=facts), "competence") == 40 - (main or 0)


@pytest.mark.parametrize(
    ("hours", "enough"), [(("19.9",), 0), (("20",), 15), (("20.1",), 15), (("12", "8"), 15)]
)
def test_hours_of_technical_training_are_added(hours: Sequence[str], enough: int) -> None:
    records = [training(each, date(2025, 1, 1 + n)) for n, each in enumerate(hours)]
    assert points(of(*records), "technical_points") == enough
    short = max(Decimal(20) - sum(map(Decimal, hours)), Decimal(0))
    assert points(of(*records), "technical_hours_missing") == short


@pytest.mark.parametrize("kind", ["ethics", "seminar", "leadership", "functional"])
def test_hours_of_other_kinds_do_not_count_as_technical(kind: str) -> None:
    assert points(of(training(40, date(2025, 1, 1), kind)), "technical_hours") == 0


@pytest.mark.parametrize(("kind", "years"), [("technical", 1), ("seminar", 2)])
def test_how_long_a_training_counts(kind: str, years: int) -> None:
    on = date(2024, 2, 29)
    until = year_later(on, years) - ONE_DAY
    step = f"{kind}_points"
    held = [points(of(training(20, on, kind), on=day), step) > 0 for day in (on, until)]
    assert held == [True, True]
    assert points(of(training(20, on, kind), on=until + ONE_DAY), step) == 0
    assert points(of(training(20, on, kind), on=on - ONE_DAY), step) == 0
    longer = what_if(RULE, {f"{kind}_years": years + 1})
    record = training(20, on, kind)
    assert points(of(record, on=until + ONE_DAY, policy=longer), step) > 0


def by_number(score: Fraction) -> int:
    return next((given for limit, given in NUMBERS if score > limit), 1)


NUMBERS_NEAR = ["0", "49.99", "50", "50.01", "51", "60", "60.01", "61", "75", "75.01", "76", "90"]
NUMBERS_NEAR += ["90.01", "90.5", "91", "100"]


@pytest.mark.parametrize("score", NUMBERS_NEAR)
def test_performance_by_number(score: str) -> None:
    found = points(of(appraised("sangat_kurang", score)), "performance")
    assert found == by_number(Fraction(score))


@pytest.mark.parametrize(("predicate", "expected"), PREDICATES.items())
def test_performance_by_predicate(predicate: str, expected: int) -> None:
    assert points(of(appraised(predicate)), "performance") == expected
    assert points(of(appraised(predicate, NOT_APPLICABLE)), "performance") == expected


def test_the_last_appraisal_decides() -> None:
    records = appraised("baik", on=date(2023, 12, 31)), appraised("kurang", on=DAY)
    assert points(of(*records), "performance") == 5
    assert of(*records).value("performance_rated_on").day == DAY
    assert points(of(*records, on=DAY - ONE_DAY), "performance") == 25


@pytest.mark.parametrize(("kind", "level"), SANCTIONS.items())
def test_discipline(kind: str, level: str) -> None:
    ran = of(sanction(kind, date(2024, 1, 1)))
    assert ran.value("record_of_discipline").label == level
    assert points(ran, "discipline_points") == LEVELS[level]


def test_the_worst_sanction_of_five_years_decides() -> None:
    old, light = date(2020, 7, 1), sanction("oral_warning", date(2024, 1, 1))
    heavy = sanction("demotion", old)
    last = year_later(old, 5) - ONE_DAY
    assert points(of(heavy, light, on=last), "discipline_points") == 1
    assert points(of(heavy, light, on=last + ONE_DAY), "discipline_points") == 3
    assert points(of(heavy, on=last + ONE_DAY), "discipline_points") == 5
    assert points(of(heavy, on=old - ONE_DAY), "discipline_points") == 5
    assert points(of(), "discipline_points") == 5


# ---------------------------------------------------------------------------------- sum and bands


def banded(index: str, policy: Policy = RULE) -> str | None:
    program = policy.on(DAY).with_given(["index"])
    return run(program, Record({"index": Decimal(index)})).value("band").label


def band_of(index: Fraction) -> str:
    return next((band for limit, band in BANDS if index > limit), "sangat_rendah")


EDGES = ["0", "3", "59.99", "60", "60.01", "60.5", "61", "69.99", "70", "70.01", "71", "79.99"]
EDGES += ["80", "80.01", "80.5", "81", "85.09", "89.99", "90", "90.01", "91", "100"]


@pytest.mark.parametrize("index", EDGES)
def test_a_band_at_its_limits_and_in_the_gaps_of_the_print(index: str) -> None:
    assert banded(index) == band_of(Fraction(index))


def test_every_index_has_one_band_and_more_is_never_worse() -> None:
    enum = RULE.on(DAY).steps["band"].enum
    assert enum is not None
    order = [enum.codes.index(str(banded(f"{n / 4:.2f}"))) for n in range(401)]
    assert order == sorted(order, reverse=True)
    assert set(order) == set(range(5))


@pytest.mark.parametrize("figure", [f"band_{c}" for c in ("tinggi", "sedang", "rendah")])
def test_a_limit_moved_by_one_is_found(figure: str) -> None:
    value = RULE.pack.figures[figure][0].parameter.value
    assert value is not None
    for change in (-1, 1):
        local = what_if(RULE, {figure: value + change})
        assert any(banded(edge, local) != band_of(Fraction(edge)) for edge in EDGES)


# ---------------------------------------------------------------- an oracle, and laws over people

Person = tuple[Mapping[str, Given], tuple[Record, ...]]

_DAYS = st.integers(-2200, 0).map(lambda days: DAY + timedelta(days))
_EDGES = st.sampled_from(
    [year_later(DAY, -n) + timedelta(d) for n in (1, 2, 5) for d in (-1, 0, 1)]
)
_TRAINING = st.builds(
    training,
    st.sampled_from(["0", "8", "12", "19.9", "20", "40.5"]),
    _DAYS | _EDGES,
    st.sampled_from(["technical", "technical", "seminar", "leadership", "functional", "ethics"]),
)
_APPRAISAL = st.builds(
    appraised,
    st.sampled_from(list(PREDICATES)),
    st.just(NOT_APPLICABLE) | st.decimals(0, 100, places=2).map(str),
    st.just(date(2024, 12, 31)),
)
_SANCTION = st.builds(sanction, st.sampled_from(list(SANCTIONS)), _DAYS | _EDGES)
_FACTS = st.fixed_dictionaries(
    {
        "education": st.sampled_from(list(EDUCATION)),
        "post_kind": st.sampled_from([term.code for term in PostKind]),
        "post_level": st.sampled_from([term.code for term in PostLevel]),
    }
)
PEOPLE: st.SearchStrategy[Person] = st.tuples(
    _FACTS,
    st.tuples(
        st.lists(_TRAINING, max_size=4),
        st.lists(_APPRAISAL, min_size=1, max_size=2),
        st.lists(_SANCTION, max_size=2),
    ).map(lambda kinds: tuple(record for kind in kinds for record in kind)),
)


def _within(on: Given | None, years: int) -> bool:
    assert isinstance(on, date)
    return year_later(on, years) > DAY


def oracle(person: Person) -> Fraction:
    """The index as somebody with the printed tables and a calendar would reckon it."""
    facts, records = person
    level, kind = str(facts["post_level"]), facts["post_kind"]
    expert = kind == "fungsional" or (
        kind != "jpt" and not level.startswith("jpt") and level not in BY_LEVEL
    )
    officer = kind == "administrasi" and level == "pelaksana"
    kinds: dict[Grain, list[Mapping[str, Given]]] = {}
    for record in records:
        kinds.setdefault(record.grain, []).append(record.facts)
    trainings = kinds.get(Grain.TRAINING, [])
    ever = {one["training_kind"] for one in trainings}
    hours = sum(
        Fraction(str(one["training_hours"]))
        for one in trainings
        if one["training_kind"] == "technical" and _within(one["trained_on"], 1)
    )
    seen = any(o["training_kind"] == "seminar" and _within(o["trained_on"], 2) for o in trainings)
    competence = Fraction(0)
    if not officer and ("functional" if expert else "leadership") in ever:
        competence += 15
    if hours >= 20:
        competence += Fraction(45, 2) if officer else 15
    if seen:
        competence += Fraction(35, 2) if officer else 10
    last = kinds[Grain.PAST_PREDICATE][-1]
    number, predicate = last["past_score"], str(last["past_predicate"])
    by_predicate = isinstance(number, Absence)
    performance = PREDICATES[predicate] if by_predicate else by_number(Fraction(str(number)))
    counted = [
        list(LEVELS).index(SANCTIONS[str(one["sanction"])])
        for one in kinds.get(Grain.SANCTION, [])
        if _within(one["sanction_since"], 5)
    ]
    discipline = list(LEVELS.values())[max(counted, default=0)]
    return EDUCATION[str(facts["education"])] + competence + performance + discipline


BY_LEVEL = ("administrator", "pengawas", "pelaksana")


def reckoned(person: Person, policy: Policy = RULE) -> Run:
    facts, records = person
    return of(*records, facts=facts, policy=policy)


@given(PEOPLE)
@settings(max_examples=150)
def test_the_index_is_what_an_oracle_reckons(person: Person) -> None:
    ran = reckoned(person)
    assert points(ran, "index") == oracle(person)
    assert ran.value("band").label == band_of(oracle(person))


@given(PEOPLE)
@settings(max_examples=80)
def test_the_index_is_the_sum_of_four_and_lies_on_the_scale(person: Person) -> None:
    ran = reckoned(person)
    parts = ("qualification", "competence", "performance", "discipline_points")
    assert points(ran, "index") == sum(points(ran, part) for part in parts)
    for part, most in zip((*parts, "index"), (25, 40, 30, 5, 100), strict=True):
        assert 0 <= points(ran, part) <= most


BETTER: Mapping[str, Callable[[Person], Person]] = {
    "a diploma": lambda one: ({**one[0], "education": "s3"}, one[1]),
    "a training": lambda one: (one[0], (*one[1], TECHNICAL)),
    "a seminar": lambda one: (one[0], (*one[1], SEMINAR)),
    "the training for the post": lambda one: (one[0], (LEADERSHIP, FUNCTIONAL, *one[1])),
    "an appraisal": lambda one: (one[0], (*one[1], appraised("sangat_baik", NOT_APPLICABLE))),
    "no sanction": lambda one: (one[0], tuple(r for r in one[1] if r.grain is not Grain.SANCTION)),
}


def worsened(person: Person, policy: Policy = RULE) -> list[str]:
    """What is better and makes the index lower."""
    before = points(reckoned(person, policy), "index")
    return [
        name
        for name, better in BETTER.items()
        if points(reckoned(better(person), policy), "index") < before
    ]


@given(PEOPLE)
@settings(max_examples=60)
def test_what_is_better_never_lowers_the_index(person: Person) -> None:
    assert worsened(person) == []


@given(PEOPLE, st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_the_order_of_trainings_and_sanctions_does_not_matter(
    person: Person, chance: Random
) -> None:
    facts, records = person
    shuffled = [one for one in records if one.grain is not Grain.PAST_PREDICATE]
    chance.shuffle(shuffled)
    appraisals = [one for one in records if one.grain is Grain.PAST_PREDICATE]
    assert points(reckoned((facts, (*shuffled, *appraisals))), "index") == oracle(person)


NUMBERS_AT = ("50", "51", "60", "61", "75", "76", "90", "91")

# People who between them reach every row of every table, to see that a changed figure is noticed.
ROWS: Sequence[Person] = [
    *(({**ADMINISTRATOR, "education": e}, (appraised(),)) for e in EDUCATION),
    *((ADMINISTRATOR, (appraised(p), one)) for p in PREDICATES for one in (LEADERSHIP, SEMINAR)),
    *((OFFICER, (appraised(), one)) for one in (TECHNICAL, SEMINAR)),
    *((ADMINISTRATOR, (appraised("baik", n), TECHNICAL)) for n in NUMBERS_AT),
    *((EXPERT, (appraised(), sanction(s, DAY))) for s in SANCTIONS),
    *((EXPERT, (appraised(), sanction("demotion", year_later(DAY, -n)))) for n in (4, 5)),
    *((EXPERT, (appraised(), training(h, year_later(DAY, -n)))) for h in (19, 20) for n in (0, 1)),
    *((EXPERT, (appraised(), training(1, year_later(DAY, -n), "seminar"))) for n in (1, 2)),
    (ADMINISTRATOR, (appraised(), training(19, DAY), LEADERSHIP)),
]
NOT_OF_PEOPLE = [name for name in RULE.pack.figures if name.startswith("band_")]
FIGURES = [name for name in RULE.pack.figures if name not in NOT_OF_PEOPLE]


def test_the_rows_are_reckoned_as_the_oracle_does() -> None:
    assert [points(reckoned(one), "index") for one in ROWS] == [oracle(one) for one in ROWS]


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("change", [-1, 1])
def test_a_figure_changed_by_one_is_found(figure: str, change: int) -> None:
    value = RULE.pack.figures[figure][0].parameter.value
    assert value is not None
    local = what_if(RULE, {figure: value + change})
    found = [reckoned(one, local).value("index").number for one in ROWS]
    assert found != [oracle(one) for one in ROWS]


PACK = (files("meritasn.policies") / "packs" / "permenpanrb-38-2018.toml").read_text("utf-8")


def edited(old: str, new: str) -> Policy:
    assert PACK.count(old) == 1
    return read_policy(PACK.replace(old, new))


TURNED_ROUND = [
    ("education == 's3'", "education == 'sd'", "a diploma"),
    ("technical_training == 'no'", "technical_training == 'yes'", "a training"),
    ("seminar == 'no'", "seminar == 'yes'", "a seminar"),
    ("main_training == 'yes'", "main_training == 'no'", "the training for the post"),
    ("past_predicate == 'sangat_baik'", "past_predicate == 'kurang'", "an appraisal"),
    ("record_of_discipline == 'none'", "record_of_discipline == 'berat'", "no sanction"),
]


@pytest.mark.parametrize(("old", "new", "caught"), TURNED_ROUND)
def test_the_law_of_better_catches_a_condition_turned_round(
    old: str, new: str, caught: str
) -> None:
    wrong = edited(f'if = "{old}"', f'if = "{new}"')
    assert any(caught in worsened(one, wrong) for one in ROWS)
    assert not any(worsened(one) for one in ROWS)


# -------------------------------------------------------------------------------- what is missing


@pytest.mark.parametrize(
    ("facts", "records", "step", "expected"),
    [
        ({}, (), "qualification", {("education", "missing")}),
        ({}, (), "post_group", {("post_kind", "missing")}),
        ({"post_kind": "administrasi"}, (), "competence", {("post_level", "missing")}),
        (ADMINISTRATOR, (), "performance", {("performance", "nothing to fold")}),
        (ADMINISTRATOR, (appraised(MISSING),), "performance", {("past_predicate", "missing")}),
        (
            ADMINISTRATOR,
            (appraised(MISSING, "101"),),
            "performance",
            {("past_score", "outside its range")},
        ),
        (
            ADMINISTRATOR,
            (training(MISSING, DAY),),
            "technical_hours",
            {("training_hours", "missing")},
        ),
        (
            OFFICER,
            (Record({"trained_on": DAY, "training_hours": Decimal(9)}, grain=Grain.TRAINING),),
            "competence",
            {("training_kind", "missing")},
        ),
        (
            ADMINISTRATOR,
            (Record({"sanction": "demotion"}, grain=Grain.SANCTION),),
            "discipline_points",
            {("sanction_since", "missing")},
        ),
    ],
)
def test_what_is_missing_is_refused_by_name(
    facts: Mapping[str, Given],
    records: tuple[Record, ...],
    step: str,
    expected: set[tuple[str, str]],
) -> None:
    ran = of(*records, facts=facts)
    assert why(ran, step) == expected
    assert expected <= why(ran, "index")
    assert expected <= why(ran, "band")


def test_a_number_goes_before_the_predicate_and_may_stand_alone() -> None:
    assert points(of(appraised(MISSING, "91")), "performance") == 30
    assert points(of(appraised("sangat_kurang", "91")), "performance") == 30


def test_an_old_training_of_unknown_kind_matters_to_the_training_for_the_post_alone() -> None:
    old = Record({"trained_on": date(2015, 1, 1)}, grain=Grain.TRAINING)
    assert why(of(old), "main_points") == {("training_kind", "missing")}
    assert points(of(old), "technical_points") == 0
    assert points(of(old, facts=OFFICER), "competence") == 0


# ------------------------------------------------------------------------------------------ units


def unit_of(indices: Sequence[str], policy: Policy = RULE) -> Run:
    """A unit of people with these indices."""
    program = policy.on(DAY).with_given(["index"])
    people = [run(program, Record({"index": Decimal(one)})) for one in indices]
    return run_unit(program, Record({}), people)


def half_up(value: Fraction) -> Decimal:
    return Decimal(floor(value * 100 + Fraction(1, 2))) / 100


INDICES = st.lists(st.decimals(0, 100, places=2).map(str), min_size=1, max_size=7)


@given(INDICES, st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_a_unit_has_the_mean_of_its_people_whatever_their_order(
    indices: list[str], chance: Random
) -> None:
    found = points(unit_of(indices), "unit_index")
    whole = [Fraction(one) for one in indices]
    assert found == half_up(sum(whole, Fraction(0)) / len(whole))
    assert min(whole) <= found <= max(whole)
    assert unit_of(indices).value("unit_band").label == band_of(Fraction(found))
    chance.shuffle(indices)
    assert points(unit_of(indices), "unit_index") == found


def test_a_unit_says_how_many_count_and_how_many_have_no_index() -> None:
    known, unknown = of(appraised()), of()
    program = RULE.on(DAY)
    some = run_unit(program, Record({}), [known, unknown, known, unknown, unknown])
    counted = [points(some, step) for step in ("people", "people_counted", "people_without")]
    assert counted == [5, 2, 3]
    assert points(some, "unit_index") == points(known, "index")
    nobody = run_unit(program, Record({}), [unknown, unknown])
    assert why(nobody, "unit_index") == {("unit_index", "nothing to fold")}
    assert points(nobody, "people_without") == 2


MEAN = 'mean_over = { children = "person", value = "index", refused = "leave out" }'


@pytest.mark.parametrize("fold", ["least_over", "greatest_over"])
def test_another_fold_than_the_mean_is_found(fold: str) -> None:
    wrong = edited(MEAN, MEAN.replace("mean_over", fold))
    values = ["80", "71.5", "90.25"]
    assert points(unit_of(values), "unit_index") == Decimal("80.58")
    assert points(unit_of(values, wrong), "unit_index") != Decimal("80.58")


def test_a_mean_in_place_of_the_sum_is_found() -> None:
    four = 'sum = ["qualification", "competence", "performance", "discipline_points"]'
    wrong = edited(four, four.replace("sum", "mean"))
    assert [points(reckoned(one, wrong), "index") for one in ROWS] != [*map(oracle, ROWS)]


def test_lower_limits_in_place_of_upper_ones_are_found() -> None:
    first = '{ if = "index <= band_sangat_rendah", is = "sangat_rendah" }'
    wrong = edited(first, first.replace("<=", "<"))
    assert [e for e in EDGES if banded(e, wrong) != band_of(Fraction(e))] == ["60"]


# --------------------------------------------------------------------------- days and assumptions


def test_it_is_in_force_from_its_first_day() -> None:
    assert policy_on(date(2019, 1, 1), "professionalism").name == RULE.name
    assert policy_on(date(2040, 1, 1), "professionalism").name == RULE.name
    with pytest.raises(NotInForce):
        RULE.on(date(2018, 12, 31))


def test_what_is_assumed_is_said() -> None:
    assumed = {one.path for one in RULE.assumptions() if one.standing is Standing.ASSUMED}
    assert {
        "in_force",
        "parameter.points_profession",
        "parameter.points_sgplb",
        "step.points_of_predicate",
        "step.points_of_number",
        "step.leadership_trainings",
        "step.band",
        "step.unit_band",
        "step.people_counted",
    } <= assumed
    assert not [one for one in RULE.assumptions() if one.standing is Standing.UNKNOWN]
