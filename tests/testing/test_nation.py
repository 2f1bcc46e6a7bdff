from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet
from tests.testing.manifests import CONSEQUENCES, found_in, planted_in

from meritasn.columns import FrameWorkforce
from meritasn.errors import Severity
from meritasn.errors.codes.refusals import NO_APPRAISAL
from meritasn.facts import ColumnType, catalogue
from meritasn.io import Intake, read_tables
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employment,
    Predicate,
    Rating,
    Sex,
    UnitPredicate,
    Workforce,
    check,
)
from meritasn.quantities import Period
from meritasn.testing.population import nation
from meritasn.testing.population.national import History, Nation
from meritasn.testing.population.national.careers import MOST_PEOPLE
from meritasn.testing.population.national.chance import Chance, Order

PEOPLE = 1500
Y2019, Y2023 = Period.year(2019), Period.year(2023)


def as_csv(made: Nation, folder: Path) -> None:
    """Writes the tables as a clerk would hand them in."""
    for name in made.tables:
        table = made.table(name)
        columns = [column for column in table.column_names if not column.endswith("__na")]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in table.to_pylist():
                writer.writerow(["n/a" if row.get(f"{c}__na") else row[c] for c in columns])


@pytest.fixture(scope="module")
def clean() -> Nation:
    return nation(people=PEOPLE, protected=True)


@pytest.fixture(scope="module")
def faulty() -> Nation:
    return nation(people=PEOPLE, faults=True, protected=True)


@pytest.fixture(scope="module")
def records(clean: Nation, tmp_path_factory: pytest.TempPathFactory) -> Workforce:
    folder = tmp_path_factory.mktemp("clean")
    as_csv(clean, folder)
    return read_tables(folder).workforce


@pytest.fixture(scope="module")
def handed_in(faulty: Nation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("faulty")
    as_csv(faulty, folder)
    return folder


@pytest.fixture(scope="module")
def intake(handed_in: Path) -> Intake:
    return read_tables(handed_in)


@pytest.fixture(scope="module")
def large() -> Nation:
    return nation(people=200_000, protected=True)


def planted(made: Nation, *names: str) -> set[str]:
    return {key for name in names for key in made.plant(name).keys}


# --------------------------------------------------------------------------------------- chance


@pytest.mark.parametrize("size", [1, 2, 3, 16, 17, 1000, 4097])
def test_an_order_has_every_number_once_and_finds_each_without_the_others(size: int) -> None:
    order = Order(7, "places", size)
    whole = order.of(np.arange(size)).tolist()
    assert sorted(whole) == [*range(size)]
    assert [int(order.of(np.array([i]))[0]) for i in range(0, size, 97)] == whole[::97]
    assert size < 16 or whole != sorted(whole)


def test_every_number_is_as_likely_and_depends_on_seed_and_purpose() -> None:
    rows = np.arange(60_000)
    counts = Counter(Chance(7, "dice").between(rows, 1, 6).tolist())
    assert set(counts) == {*range(1, 7)}
    assert all(abs(count - 10_000) < 400 for count in counts.values())
    assert (Chance(7, "dice").below(rows, 6) != Chance(8, "dice").below(rows, 6)).any()
    assert (Chance(7, "dice").below(rows, 6) != Chance(7, "coins").below(rows, 6)).any()


# ------------------------------------------------------------------------------ the same nation


def digest(made: Nation) -> str:
    lines = sha256()
    for name in made.tables:
        for row in made.table(name).to_pylist():
            lines.update(f"{name}{sorted(row.items())}\n".encode())
    return lines.hexdigest()


def test_the_same_seed_makes_the_same_rows_on_every_machine_and_another_seed_others() -> None:
    """A change of the generator changes this digest; say so in the change log."""
    made = nation(people=1000, faults=True, protected=True)
    assert digest(made) == "dedbcb9f10f0b002d995935321223783e1ff1e779783c4f26099aac1eb629ed3"
    assert digest(nation(people=1000, seed=2, faults=True, protected=True)) != digest(made)


@pytest.mark.parametrize("people", [1, 77, 1000])
@pytest.mark.parametrize("table", ["employees", "protected", "appraisals", "targets"])
def test_batches_of_any_size_hold_the_same_rows(faulty: Nation, table: str, people: int) -> None:
    batches = list(faulty.batches(table, people=people))
    assert len(batches) >= PEOPLE // people
    assert pa.Table.from_batches(batches).equals(faulty.table(table))


def test_files_hold_what_the_tables_hold_with_words_as_plain_text(
    faulty: Nation, tmp_path: Path
) -> None:
    files = faulty.write_parquet(tmp_path / "new")
    assert [file.name for file in files] == [f"{name}.parquet" for name in faulty.tables]
    for file in files:
        read = parquet.read_table(file)
        assert not any(pa.types.is_dictionary(kind) for kind in read.schema.types)
        assert read.equals(faulty.table(file.stem).cast(read.schema))


def test_nations_of_other_sizes_and_years_are_not_made() -> None:
    for people in (999, 6_000_001):
        with pytest.raises(ValueError, match="1000 to 6000000 people"):
            nation(people=people)
    for years in ((), (2021,), (2019, 2025)):
        with pytest.raises(ValueError, match="2014 to 2020 and 2022 to 2024"):
            nation(people=1000, years=years)
    with pytest.raises(ValueError, match="no table"):
        next(nation(people=1000).batches("behaviours"))


def test_protected_attributes_are_beside_the_rows_and_change_none_of_them(faulty: Nation) -> None:
    plain = nation(people=PEOPLE, faults=True)
    assert set(faulty.tables) - set(plain.tables) == {"protected"}
    for name in plain.tables:
        columns = plain.table(name).column_names
        assert faulty.table(name).select(columns).equals(plain.table(name))


def test_neither_numpy_nor_arrow_is_loaded_before_a_nation_is_made() -> None:
    program = (
        "import sys, meritasn.testing.population; print({'numpy', 'pyarrow'} & {*sys.modules})"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert shown.stdout.split() == [b"set()"]


# -------------------------------------------------------------------------------------- columns


def test_columns_are_those_of_the_catalogue_and_numbers_are_exact(faulty: Nation) -> None:
    for name in faulty.tables:
        known = {column.name: column for column in catalogue().tables[name].columns}
        for field in faulty.table(name).schema:
            column = known[field.name.removesuffix("__na")]
            assert not pa.types.is_floating(field.type)
            if column.type is ColumnType.NUMBER and column is known.get(field.name):
                assert pa.types.is_decimal(field.type) or field.type == pa.int64()
            if column.type is ColumnType.DATE:
                assert field.type == pa.date32()


def test_keys_are_short_enough_to_be_kept_inline(large: Nation) -> None:
    for table, columns in (
        ("units", ["unit", "parent", "head"]),
        ("appraisals", ["employee", "rater", "rater_superior"]),
        ("targets", ["employee", "serves"]),
    ):
        rows = next(large.batches(table)).select(columns).to_pydict().values()
        assert max(len(key) for keys in rows for key in keys if key) <= 12


def test_what_is_not_applicable_is_marked_beside_its_column(clean: Nation) -> None:
    for row in clean.table("appraisals").to_pylist():
        if row["first_day"].year == 2019:
            assert row["leadership__na"] is (row["leadership"] is None)


# -------------------------------------------------------------------------- findings and plants


def test_reading_finds_what_was_planted_where_it_was_planted_and_nothing_else(
    faulty: Nation, handed_in: Path, intake: Intake
) -> None:
    direct = (f for f in intake.findings if f.code.id not in CONSEQUENCES)
    assert found_in(handed_in, direct) == planted_in(faulty.plants)


def test_only_rows_of_those_who_carry_a_plant_fall_with_another_row(
    faulty: Nation, handed_in: Path, intake: Intake
) -> None:
    rejecting = {
        key
        for plant in faulty.plants
        if plant.code and plant.code.severity is Severity.ERROR
        for key in plant.keys
    }
    fallen = (f for f in intake.findings if f.code.id in CONSEQUENCES)
    assert {owner for *_, owner, _ in found_in(handed_in, fallen)} <= rejecting


@pytest.mark.parametrize("seed", range(2))
def test_a_clean_nation_has_no_fault_in_any_year(seed: int, tmp_path: Path) -> None:
    years = (*range(2014, 2021), *range(2022, 2025))
    made = nation(people=1000, seed=seed, years=years)
    as_csv(made, tmp_path)
    read = read_tables(tmp_path)
    assert not read.rejected
    assert found_in(tmp_path, read.findings) == planted_in(made.plants, years)
    assert {plant.name for plant in made.plants if plant.code} == {"no_rater"}
    assert len(check(read.workforce)) == len(read.findings)


def in_frames(made: Nation, folder: Path) -> FrameWorkforce:
    made.write_parquet(folder)

    def frame(name: str) -> pl.LazyFrame:
        return pl.scan_parquet(folder / f"{name}.parquet")

    return FrameWorkforce.of(
        units=frame("units"),
        unit_performance=frame("unit_performance"),
        employees=frame("employees"),
        appraisals=frame("appraisals"),
        targets=frame("targets"),
    )


def test_frames_of_a_clean_nation_give_the_results_of_its_records(
    clean: Nation, records: Workforce, tmp_path: Path
) -> None:
    workforce = in_frames(clean, tmp_path)
    for period in (Y2019, Y2023):
        judged = appraise(workforce, period=period).frame().collect()
        by_frames = judged.select("employee", "predicate_code", "score").rows()
        by_records = [
            (r.employee, r.predicate.code if r.predicate else None, r.score)
            for r in appraise(records, period=period)
        ]
        assert sorted(by_frames) == sorted(by_records)


def test_frames_refuse_those_on_whom_it_was_planted_and_nobody_else(tmp_path: Path) -> None:
    made = nation(people=20_000, faults=True)
    workforce = in_frames(made, tmp_path)
    in_2019 = "missing_realisation missing_conduct nothing_planned quality_above_range"
    for period, names in (
        (Y2019, f"{in_2019} conduct_above_range appraisal_twice target_twice"),
        (Y2023, "missing_results_rating missing_behaviour_rating"),
    ):
        refusals = appraise(workforce, period=period).frame().collect()
        refused = refusals.drop_nulls("refusal_code").select("employee", "refusal_code").rows()
        others = {key for key, code in refused if code != NO_APPRAISAL.id}
        assert others == planted(made, "employee_twice", *names.split())


def test_a_missing_file_is_one_of_somebody_who_served(faulty: Nation, intake: Intake) -> None:
    lost = planted(faulty, "missing_file")
    then, now = (
        {seen.employee for seen in intake.workforce.appraisals_in(period)}
        for period in (Y2019, Y2023)
    )
    assert lost <= then
    assert not lost & now


def test_rules_refuse_and_dispute_what_was_planted_and_nothing_else(
    faulty: Nation, intake: Intake
) -> None:
    in_2019 = "missing_realisation missing_conduct nothing_planned quality_above_range"
    for period, refused in (
        (Y2019, [*in_2019.split(), "conduct_above_range"]),
        (Y2023, ["missing_results_rating", "missing_behaviour_rating"]),
    ):
        seen = {appraisal.employee for appraisal in intake.workforce.appraisals_in(period)}
        results = [r for r in appraise(intake.workforce, period=period) if r.employee in seen]
        assert {r.employee for r in results if r.refusal} == planted(faulty, *refused)
        disputed = {r.employee for r in results if r.findings}
        assert disputed == (planted(faulty, "typed_in_advance") if period == Y2023 else set())


def test_nobody_of_a_clean_nation_is_refused_or_disputed(records: Workforce) -> None:
    for period in (Y2019, Y2023):
        seen = {appraisal.employee for appraisal in records.appraisals_in(period)}
        for result in appraise(records, period=period):
            if result.employee in seen:
                assert not result.refusal
                assert not result.findings


@pytest.mark.parametrize("hundredths", [7599, 7600, 9099, 9100])
def test_the_edges_of_the_bands_are_met_exactly(
    clean: Nation, records: Workforce, hundredths: int
) -> None:
    keys = clean.plant(f"final_{hundredths}").keys
    scores = {r.employee: r.score for r in appraise(records, period=Y2019)}
    assert {scores[key] for key in keys} == {Decimal(hundredths) / 100}


def test_the_service_got_faster_under_the_same_head(clean: Nation, records: Workforce) -> None:
    (head,) = clean.plant("faster_service").keys
    (led,) = records.units_led_by(head)
    times = {}
    for seen in records.appraisals:
        if seen.employee == head:
            time = seen.targets[0].time
            assert time
            assert time.unit == "menit"
            times[seen.period] = time.realised
    assert times == {Y2019: Decimal(180), Y2023: Decimal(55)}
    performance = records.performance_of(led.key, Y2023)
    assert performance
    assert performance.predicate is UnitPredicate.ISTIMEWA


def test_lenient_raters_find_everybody_very_good(clean: Nation, records: Workforce) -> None:
    (rater,) = clean.plant("lenient_rater").keys
    rated = [seen for seen in records.appraisals_in(Y2023) if seen.rater == rater]
    assert rated
    assert all(s.results_rating is s.behaviour_rating is Rating.DI_ATAS for s in rated)
    then = [conduct_of(seen) for seen in records.appraisals_in(Y2019) if seen.rater == rater]
    others = [conduct_of(seen) for seen in records.appraisals_in(Y2019) if seen.rater != rater]
    assert mean(then) > mean(others) + 8


def test_unequal_raters_put_men_above_women(clean: Nation, records: Workforce) -> None:
    (rater,) = clean.plant("unequal_rater").keys
    rated = [seen for seen in records.appraisals_in(Y2023) if seen.rater == rater]
    for seen in rated:
        man = records.protected[seen.employee].sex is Sex.MALE
        assert (seen.results_rating is Rating.DI_ATAS) is man
        assert seen.behaviour_rating is seen.results_rating
    assert len({records.protected[seen.employee].sex for seen in rated}) == 2


# -------------------------------------------------------------------------------------- history


def conduct_of(seen: Appraisal) -> Decimal:
    assert seen.conduct
    assert isinstance(seen.conduct.service, Decimal)
    return seen.conduct.service


def agency_of(workforce: Workforce, unit: str) -> str:
    while parent := workforce.unit_by_key[unit].parent:
        unit = parent
    return unit


def test_raters_lead_a_unit_of_the_same_agency_and_are_rated_by_the_rater_above(
    records: Workforce,
) -> None:
    rater_of = {(seen.employee, seen.period): seen.rater for seen in records.appraisals}
    heads = {unit.head for unit in records.units}
    moved = 0
    for seen in records.appraisals:
        unit = records.employee_by_key[seen.employee].unit
        if seen.rater is None:
            assert records.unit_by_key[unit].parent is None
            continue
        at = records.employee_by_key[seen.rater].unit
        assert seen.rater in heads
        assert agency_of(records, at) == agency_of(records, unit)
        assert seen.rater_superior == rater_of[seen.rater, seen.period]
        moved += at != unit and seen.employee not in heads
    assert moved > 0


def test_only_those_who_served_all_year_are_appraised(records: Workforce) -> None:
    for seen in records.appraisals:
        employee = records.employee_by_key[seen.employee]
        digits = employee.nip.digits if employee.nip else ""
        assert int(digits[8:12]) < seen.period.start.year
        if seen.period == Y2019:
            assert employee.employment is Employment.PNS


def test_leadership_is_scored_for_those_who_led_alone(records: Workforce) -> None:
    raters = {seen.rater for seen in records.appraisals_in(Y2019)}
    scored = {
        seen.employee
        for seen in records.appraisals_in(Y2019)
        if seen.conduct and isinstance(seen.conduct.leadership, Decimal)
    }
    assert raters - {None} <= scored
    assert scored <= {unit.head for unit in records.units}
    assert len(scored) < len(records.units)  # some came into office later


def test_numbers_are_invented_unique_and_agree_with_what_is_protected(records: Workforce) -> None:
    numbers = [employee.nip for employee in records.employees]
    assert len(set(numbers)) == PEOPLE
    for employee in records.employees:
        protected, nip = records.protected[employee.key], employee.nip
        assert nip
        assert nip.serial >= 900
        assert (nip.birth_date, nip.sex) == (protected.birth_date, protected.sex)


def test_there_are_invented_numbers_for_as_many_people_as_there_may_be() -> None:
    history = History(MOST_PEOPLE, 3, (2019,), everyone=False)
    starts = range(0, MOST_PEOPLE, 500_000)
    parts = [history.careers.of(np.arange(at, at + 500_000)).nip() for at in starts]
    numbers = np.concatenate(parts)
    assert len(np.unique(numbers)) == MOST_PEOPLE
    assert (numbers % 1000).min() >= 900


def test_everybody_is_appraised_in_every_year_where_that_is_asked_for() -> None:
    made = nation(people=2000, years=(2019,), everyone=True)
    assert made.tables == ("units", "employees", "appraisals", "targets")
    assert made.table("appraisals").num_rows == 2000
    assert 4.8 < made.table("targets").num_rows / 2000 < 5.2


# -------------------------------------------------------------------------------------- figures


def rows_of(made: Nation, table: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    for batch in made.batches(table):
        yield from zip(*batch.select(columns).to_pydict().values(), strict=True)


def percent(part: int, whole: int) -> Fraction:
    return Fraction(100 * part, whole)


def test_posts_and_employment_follow_the_figures_of_2025(large: Nation) -> None:
    """BKN, 1 November 2025, within two percent of all people."""
    kinds: Counter[str] = Counter()
    employments: Counter[str] = Counter()
    for employment, kind, level in rows_of(
        large, "employees", "employment", "post_kind", "post_level"
    ):
        employments[employment] += 1
        kinds["executor" if level == "pelaksana" else kind] += 1
    whole = large.people
    structural = whole - kinds["executor"] - kinds["fungsional"]
    assert abs(percent(employments["pns"], whole) - percent(3_599_590, 5_588_245)) < 1.5
    assert abs(percent(kinds["fungsional"], whole) - percent(3_555_977, 5_588_245)) < 2
    assert abs(percent(kinds["executor"], whole) - percent(1_714_463, 5_588_245)) < 1.5
    assert abs(percent(structural, whole) - percent(317_805, 5_588_245)) < 1


def test_women_follow_the_figures_by_level(large: Nation) -> None:
    """All: BKN, 1 November 2025. By level: 2022, a quota that leaves the nearest whole."""
    sexes = [sex for (sex,) in rows_of(large, "protected", "sex")]
    women: dict[str, list[bool]] = {}
    for (level,), sex in zip(rows_of(large, "employees", "post_level"), sexes, strict=True):
        women.setdefault(level, []).append(sex == Sex.FEMALE.code)
    assert abs(percent(sexes.count("female"), large.people) - percent(3_140_460, 5_588_245)) < 0.5
    for level, published in (
        ("jpt_pratama", "15.5"),
        ("administrator", "26.5"),
        ("pengawas", "39.6"),
    ):
        share = percent(sum(women[level]), len(women[level]))
        assert abs(share - Fraction(published)) < Fraction("0.2")


def test_years_of_service_follow_the_figures(large: Nation) -> None:
    """BKN, 1 November 2025: 48.1 percent at most five years, 1.0 percent more than thirty."""
    since = [int(nip[8:12]) for (nip,) in rows_of(large, "employees", "nip")]
    assert abs(percent(sum(y >= 2020 for y in since), large.people) - Fraction("48.1")) < 1
    assert abs(percent(sum(y < 1995 for y in since), large.people) - Fraction("1.0")) < 0.5


@pytest.mark.parametrize(
    ("contract", "published"),
    [
        (False, ("11.27", "88.46", "0.11", "0.06", "0.10")),
        (True, ("9.01", "90.77", "0.10", "0.06", "0.06")),
    ],
)
def test_predicates_follow_the_published_shares(
    large: Nation, *, contract: bool, published: tuple[str, ...]
) -> None:
    """Ratings of 2022 to 2024: within half a percent, and a tenth where there are few."""
    kind = dict(rows_of(large, "employees", "employee", "employment"))
    order = {predicate.code: predicate for predicate in Predicate}
    seen = Counter(
        order[recorded]
        for key, recorded in rows_of(large, "appraisals", "employee", "recorded_predicate")
        if recorded and (kind[key] != "pns") is contract
    )
    for predicate, share in zip(Predicate, published, strict=True):
        within = Fraction("0.5") if seen[predicate] > 1000 else Fraction("0.1")
        assert abs(percent(seen[predicate], seen.total()) - Fraction(share)) < within


def test_the_years_of_a_person_are_alike(large: Nation) -> None:
    service: dict[str, Decimal] = {}
    good: set[str] = set()
    columns = ("employee", "service", "recorded_predicate")
    for key, score, recorded in rows_of(large, "appraisals", *columns):
        if score is not None:
            service[key] = score
        elif recorded == Predicate.SANGAT_BAIK.code:
            good.add(key)
    best = [score for key, score in service.items() if key in good]
    assert mean(best) > mean(service.values()) + 2


def test_agencies_and_sections_differ_much_in_size(large: Nation) -> None:
    parents = dict(rows_of(large, "units", "unit", "parent"))
    own = Counter(unit for (unit,) in rows_of(large, "employees", "unit"))
    agency: Counter[str] = Counter()
    for unit, people in own.items():
        top = unit
        while parents[top]:
            top = parents[top]
        agency[top] += people
    assert max(agency.values()) > 4 * median(agency.values())
    assert max(own.values()) > 10 * median(own.values())


def test_scores_of_2019_are_mostly_good_with_some_below_and_above(records: Workforce) -> None:
    scores = [r.score for r in appraise(records, period=Y2019) if r.score is not None]
    assert percent(sum(76 <= score < 91 for score in scores), len(scores)) > 85
    assert min(scores) < 76
    assert max(scores) >= 91
