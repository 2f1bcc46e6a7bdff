"""Careers in frames give what careers of objects give: answers, steps, lines, reasons."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from meritasn.columns import FrameAssessments, FrameCareers
from meritasn.errors import Finding, InputRefused, NotInForce, Place, UsageError
from meritasn.errors.codes import inputs, refusals
from meritasn.facts import Column, ColumnType, Grain, Table, catalogue
from meritasn.io.cells import read_cell
from meritasn.io.records import RECORDS, build, field_of
from meritasn.merit import Question, assess, ledger
from meritasn.model import VOCABULARY, PostLevel, Protected, Rank, Vacancy, Workforce, YesNo
from meritasn.policies import Policy, shipped, shipped_names
from meritasn.results import Assessments

TABLES = catalogue().tables
DATED = [table for table in TABLES.values() if table.since is not None]
CAREERS = [name for name in shipped_names() if shipped(name).pack.family != "performance"]
FIELDS = ("Perizinan", "perizinan ", "Kepegawaian", "")
ASKED = (date(2024, 2, 29), date(2024, 8, 31), date(2023, 12, 31))
UNITS = (("u", ""), ("v", "u"), ("w", "v"), ("x", "u"), ("y", ""))
POST = Vacancy(key="V-1", title="Kepala Dinas", level=PostLevel.JPT_PRATAMA, field="Perizinan")
QUESTIONS = (
    Question(ASKED[0], vacancy=POST, minister_approves=YesNo.NO),
    Question(
        ASKED[1],
        vacancy=Vacancy(
            key="V-2", title="Camat", level=PostLevel.ADMINISTRATOR, least_rank=Rank.III_D
        ),
        candidates_fixed_on=date(2024, 9, 22),
        term_ends_on=date(2025, 2, 28),
    ),
    Question(ASKED[2]),
)


def day(chance: random.Random) -> str:
    near = chance.choice(ASKED) - timedelta(days=chance.choice((0, 1, 30, 365, 366, 730, 1461)))
    return (near - timedelta(days=366 * chance.choice((0, 0, 1, 2, 10)))).isoformat()


def cell(chance: random.Random, column: Column) -> str:
    """Any cell that a table may hold there, and none at times."""
    if not column.required and chance.random() < 0.1:
        return chance.choice(("", "n/a")) if column.fact and column.fact.absent_ok else ""
    match column.type:
        case ColumnType.DATE:
            return day(chance)
        case ColumnType.ENUM:
            return chance.choice([term.code for term in VOCABULARY[column.enum or ""]])
        case ColumnType.NUMBER:
            assert column.fact is not None
            most = min(column.fact.high // 10**column.fact.decimals, 60)
            return str(chance.randint(0, most))
        case _:
            return chance.choice(FIELDS) if column.name == "field" else f"t{chance.randint(1, 9)}"


def rows(chance: random.Random, table: Table, owners: Sequence[str]) -> Iterator[Mapping[str, str]]:
    for owner in owners:
        for _ in range(chance.choice((0, 1, 2, 5))):
            own = {column.name: cell(chance, column) for column in table.columns}
            yield own | {table.key[0]: owner}


def write(folder: Path, name: str, lines: Sequence[Mapping[str, str]]) -> None:
    with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, [column.name for column in TABLES[name].columns])
        writer.writeheader()
        writer.writerows(lines)


def city(folder: Path, number: int) -> None:
    """A folder of tables about invented people, whose facts need not make sense together."""
    chance = random.Random(number)  # noqa: S311  (no secret: the same people every time)
    people = [f"P{place}" for place in range(number)]
    write(folder, "units", [{"unit": u, "name": u, "kind": "dinas", "parent": p} for u, p in UNITS])
    write(
        folder,
        "appraisals",
        [{"employee": "P0", "first_day": ASKED[2].isoformat(), "last_day": ASKED[2].isoformat()}],
    )
    staff = [
        {c.name: cell(chance, c) for c in TABLES["employees"].columns}
        | {"employee": person, "unit": chance.choice(UNITS)[0], "nip": ""}
        for person in people
    ]
    write(folder, "employees", staff)
    services = [f"S{place}" for place in range(number // 4)]
    for name, keys in (("services", services), ("candidates", people[: number // 4])):
        table = TABLES[name]
        given = (
            {c.name: cell(chance, c) for c in table.columns}
            | {table.key[0]: key, "unit": chance.choice(UNITS)[0]}
            | {"vacancy": chance.choice(("V-1", "V-2"))}
            for key in keys
        )
        write(folder, name, [{c.name: row[c.name] for c in table.columns} for row in given])
    born = [{"employee": p, "birth_date": f"{chance.randint(1960, 2004)}-02-28"} for p in people]
    write(folder, "protected", born[: number - 2])
    write(folder, "holidays", [{"day": f"{year}-08-17"} for year in range(2012, 2026)])
    for table in DATED:
        seen: set[tuple[str, ...]] = set()
        kept = []
        for row in rows(chance, table, services if table.key[0] == "service" else people):
            key = tuple(row[name] for name in table.key)
            if key not in seen:
                kept.append(row)
            seen.add(key)
        chance.shuffle(kept)
        write(folder, table.name, kept)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("careers")
    city(made, 150)
    return made


def objects(folder: Path, table: str) -> list[Any]:
    """The records of a table as they stand there, whether or not they make sense together."""
    made = []
    with (folder / f"{table}.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            fields = {}
            for column in TABLES[table].columns:
                path = field_of(TABLES[table], column) or column.name
                value = read_cell(row[column.name], column, Place()) if row[column.name] else None
                assert not isinstance(value, Finding), column.name
                if value is not None:
                    fields[path] = value
            made.append(build(RECORDS[table], fields))
    return made


@pytest.fixture(scope="module")
def workforce(folder: Path) -> Workforce:
    born = {}
    with (folder / "protected.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            born[row["employee"]] = Protected(birth_date=date.fromisoformat(row["birth_date"]))
    tables: dict[str, Any] = {table.name: objects(folder, table.name) for table in DATED}
    others = ("units", "employees", "holidays", "services", "candidates")
    tables |= {name: objects(folder, name) for name in others}
    return Workforce(protected=born, **tables)


@pytest.fixture(scope="module")
def careers(folder: Path) -> FrameCareers:
    return FrameCareers.scan(folder)


def cases() -> Iterator[tuple[str, Question]]:
    for name in CAREERS:
        policy = shipped(name)
        if policy.programs[0][1].subject is Grain.AGENCY:
            continue  # of agencies there is no table among frames
        later = [question for question in QUESTIONS if question.on in policy.in_force]
        yield from ((name, question) for question in later or [Question(policy.in_force.start)])


def steps_of(policy: Policy, on: date) -> list[str]:
    """The steps of what the policy is about."""
    program = policy.on(on)
    return [n for n, s in program.steps.items() if s.step.grain is program.subject]


@pytest.mark.parametrize(("name", "question"), list(cases()))
def test_answers_and_steps_are_those_of_objects(
    name: str, question: Question, workforce: Workforce, careers: FrameCareers
) -> None:
    policy = shipped(name)
    objects: Assessments = assess(workforce, question, policy)
    frames: FrameAssessments = assess(careers, question, policy)
    steps = steps_of(policy, question.on)
    rows = frames.frame(*steps).collect().iter_rows(named=True)
    found = {next(iter(row.values())): row for row in rows}
    rejected = {e for e, row in found.items() if row["refusal_code"] == refusals.REJECTED_ROW.id}
    assert found.keys() == {result.employee for result in objects}
    assert len(rejected) < len(found) / 2
    for result in objects:
        row = found[result.employee]
        if result.employee in rejected:
            continue
        assert row["answer"] == result.answer
        for step in steps:
            value = result.value(step)
            expected = value.day or value.label or value.number
            assert row[step] == expected, step


def test_units_are_those_of_objects(workforce: Workforce, careers: FrameCareers) -> None:
    folded = 0
    for name, question in cases():
        policy = shipped(name)
        units = assess(workforce, question, policy).units
        if not units:
            continue
        folded += 1
        found = assess(careers, question, policy).units().collect()
        assert found["unit"].to_list() == [unit for unit, _ in UNITS]
        for unit, row in zip(units, found.iter_rows(named=True), strict=True):
            assert row["members"] == len(unit.members)
            for step, value in row.items():
                if step not in ("unit", "members"):
                    expected = unit.value(step)
                    assert expected is not None
                    assert value == (expected.day or expected.label or expected.number), step
    assert folded


def typed(folder: Path, table: str) -> pl.DataFrame:
    """The same table as an engine would hold it: days as days."""
    frame = pl.read_csv(folder / f"{table}.csv", infer_schema=False)
    columns = TABLES[table].columns
    days = [c.name for c in columns if c.type is ColumnType.DATE]
    marked = [
        (pl.col(c.name) == "n/a").fill_null(value=False).alias(f"{c.name}__na")
        for c in columns
        if c.name in days and c.fact and c.fact.absent_ok
    ]
    return frame.with_columns(
        *marked, *(pl.col(name).str.to_date(strict=False).alias(name) for name in days)
    )


def test_days_may_be_days_or_text(folder: Path, careers: FrameCareers) -> None:
    employees = typed(folder, "employees")
    others = {t.name: typed(folder, t.name) for t in DATED}
    more = ("protected", "holidays", "units", "services", "candidates")
    others |= {name: typed(folder, name) for name in more}
    frames = FrameCareers.of(employees, **others)
    for name, question in cases():
        steps = steps_of(shipped(name), question.on)
        expected = assess(careers, question, shipped(name)).frame(*steps).collect()
        assert assess(frames, question, shipped(name)).frame(*steps).collect().equals(expected)


@pytest.mark.parametrize("question", QUESTIONS)
def test_lines_are_those_of_the_ledger(
    question: Question, workforce: Workforce, careers: FrameCareers
) -> None:
    policy = shipped("permenpanrb-1-2023")
    frames = assess(careers, question, policy)
    lines = frames.lines().collect()
    for person in workforce.employees[:60]:
        own = lines.filter(pl.col("employee") == person.key).rows(named=True)
        kept = ledger(workforce, person.key, question, policy)
        assert len(own) == len(kept.lines)
        for row, line in zip(own, kept.lines, strict=True):
            assert row["credit_on"] == line.record.credit_on  # type: ignore[attr-defined]  # a line of credit
            assert row["credit_kind"] == line.record.credit_kind.code  # type: ignore[attr-defined]  # the same
            for step in line.steps:
                value = line.value(step)
                assert row[step] == (value.label or value.number)


def test_one_person_is_run_again_with_every_reason(
    workforce: Workforce, careers: FrameCareers
) -> None:
    policy = shipped("pp-11-2017-posts")
    frames, known = (assess(subject, QUESTIONS[0], policy) for subject in (careers, workforce))
    for person in workforce.employees[:20]:
        one, other = frames.of(person.key), known.of(person.key)
        assert one is not None
        assert other is not None
        if one.run is not None:
            assert one.requirements() == other.requirements()
    assert frames.of("nobody") is None
    assert len(frames) == len(workforce.employees)


STAFF = {"employee": ["a", "b"], "unit": ["u", "u"], "employment": ["pns", "pns"]}


@pytest.mark.parametrize(
    ("lines", "rejected"),
    [
        ({"sanction_since": ["2023-01-01", "2023-01-01"], "sanction": ["demotion"] * 2}, True),
        ({"sanction_since": ["2023-01-01", "2023-01-02"], "sanction": ["demotion"] * 2}, False),
        ({"sanction_since": ["2023-01-01", "1 Jan"], "sanction": ["demotion"] * 2}, True),
        ({"sanction_since": ["2023-01-01", None], "sanction": ["demotion"] * 2}, True),
        ({"sanction_since": ["2023-01-01", "2023-01-02"], "sanction": ["demotion", "x"]}, True),
        ({"sanction_since": ["2023-01-01", "2024-03-02"], "sanction": ["demotion"] * 2}, False),
        ({"sanction_since": ["2023-01-01", "1850-01-01"], "sanction": ["demotion"] * 2}, True),
    ],
)
def test_a_row_that_cannot_be_used_refuses_its_person(
    lines: dict[str, list[str | None]],
    rejected: bool,  # noqa: FBT001  (a column of the table above)
) -> None:
    rows = {"employee": ["a", "a"], **lines}
    careers = FrameCareers.of(pl.DataFrame(STAFF), sanctions=pl.DataFrame(rows))
    found = assess(careers, date(2024, 3, 1), shipped("pp-94-2021")).frame().collect()
    codes = dict(found.select("employee", "refusal_code").iter_rows())
    assert (codes["a"] == refusals.REJECTED_ROW.id) is rejected
    assert codes["b"] != refusals.REJECTED_ROW.id


def test_an_employee_who_stands_there_twice_is_refused() -> None:
    staff = pl.DataFrame(STAFF | {"employee": ["a", "a"]})
    found = assess(FrameCareers.of(staff), date(2024, 3, 1), shipped("pp-94-2021"))
    assert set(found.frame().collect()["refusal_code"]) == {refusals.REJECTED_ROW.id}
    assert found.counts()["unknown"] == 2


def test_what_is_asked_wrongly_is_said() -> None:
    careers = FrameCareers.of(pl.DataFrame(STAFF))
    with pytest.raises(TypeError, match="courses"):
        FrameCareers.of(pl.DataFrame(STAFF), courses=pl.DataFrame(STAFF))
    with pytest.raises(InputRefused) as refused:
        FrameCareers.of(pl.DataFrame(STAFF), sanctions=pl.DataFrame({"employee": ["a"]}))
    assert {f.code.id for f in refused.value.findings} == {inputs.MISSING_COLUMN.id}
    with pytest.raises(NotInForce):
        assess(careers, date(2020, 1, 1), shipped("pp-94-2021"))
    found = assess(careers, date(2024, 3, 1), shipped("pp-94-2021"))
    for ask in (found.frame, found.lines):
        with pytest.raises(UsageError):
            ask("no_such_step")
    with pytest.raises(UsageError):
        found.lines()  # discipline keeps no ledger


def test_a_label_that_answers_has_a_column(careers: FrameCareers, workforce: Workforce) -> None:
    policy = shipped("pp-35-2010")
    found = assess(careers, QUESTIONS[0], policy).frame().collect()
    rows = {
        e: (label, code)
        for e, label, code in found.select("employee", "label", "refusal_code").iter_rows()
    }
    for result in assess(workforce, QUESTIONS[0], policy):
        label, code = rows[result.employee]
        if code != refusals.REJECTED_ROW.id:
            assert label == (result.label and result.label.code)
