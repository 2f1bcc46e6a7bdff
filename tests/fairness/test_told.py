"""What audits say to other programs: whatever is asked, an answer keeps its published schema."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from meritasn.fairness import (
    NumberOutcome,
    OrdinalOutcome,
    Seen,
    TimeOutcome,
    Verdict,
    Waited,
    among_first,
    amounts,
    audit,
    audit_counts,
    audit_sample,
    audit_values,
    by_label,
    default_plan,
    like_cases,
    proxies,
    reached,
    stages,
    swapped,
)
from meritasn.fairness.audited import FORMAT
from meritasn.fairness.counts import MISSING, Cell, Counts
from meritasn.fairness.kinds import GapOutcome
from meritasn.fairness.sample import Person, Sample
from meritasn.fairness.staged import Way, audit_stages
from meritasn.fairness.tables import Tabled
from meritasn.fairness.telling import plan_told
from meritasn.io import read_tables
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES, Language, Text
from meritasn.law import Citation, Instrument
from meritasn.merit import appraise
from meritasn.model import Workforce
from meritasn.quantities import Period
from meritasn.results import Results

PLAN = default_plan()
YEAR = Period.year(2023)
LEVEL = Text("jenjang", "level")


class Answer(Protocol):
    def as_dict(self, language: Language) -> Mapping[str, object]: ...


def told(found: Answer, language: Language = "en") -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(found.as_dict(language), allow_nan=False))
    return read


def keeps_its_schema(found: Answer) -> None:
    for language in LANGUAGES:
        said = told(found, language)
        wrong = accepts(said["format"]).iter_errors(said)
        assert [(list(one.path), one.message) for one in wrong] == []


@cache
def accepts(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema(name))


# ------------------------------------------------------------------------------ yes, no and rates

TABLES: Mapping[str, Mapping[str, Cell]] = {
    "nobody": {},
    "nobody is held": {MISSING: Cell(20, 40)},
    "an empty group": {"a": Cell(0, 0), "b": Cell(20, 40)},
    "none large enough": {"a": Cell(5, 10), "b": Cell(6, 12)},
    "nobody chosen": {"a": Cell(0, 40), "b": Cell(0, 50)},
    "everybody chosen": {"a": Cell(40, 40), "b": Cell(50, 50)},
    "zero beside all": {"a": Cell(0, 40), "b": Cell(40, 40)},
    "hidden": {"a": Cell(1, 7), "b": Cell(20, 40), "c": Cell(30, 90)},
    "flagged": {"a": Cell(10, 100), "b": Cell(50, 100), MISSING: Cell(9, 20)},
    "one person decides": {"a": Cell(7, 30), "b": Cell(16, 30)},
    "could not flag": {"a": Cell(0, 5), "b": Cell(1, 60)},
    "two hundred": {f"g{n:03}": Cell(n % 7, 7 + n % 40) for n in range(200)},
}


@pytest.mark.parametrize("case", TABLES)
def test_a_table_of_counts_does(case: str) -> None:
    keeps_its_schema(audit_counts([Tabled(("g",), Counts(TABLES[case]))]))


CELLS = st.integers(0, 90).flatmap(lambda n: st.builds(Cell, st.integers(0, n), st.just(n)))


@settings(deadline=None, max_examples=30)
@given(st.dictionaries(st.sampled_from(["a", "b", "c", MISSING]), CELLS))
def test_so_do_any_counts_and_exact_numbers_are_exact(cells: dict[str, Cell]) -> None:
    found = audit_counts([Tabled(("g",), Counts(cells))])
    keeps_its_schema(found)
    for groups in told(found)["groups"]:
        shown = {one["group"]: one for one in groups["counts"]}
        for one in groups["findings"]:
            if one["why"] is None:
                continue
            own, other = (cells[group] for group in (one["group"], groups["reference"]))
            assert (one["people"], one["reference_people"]) == (own.total, other.total)
            if own.rate is not None and other.rate:
                assert Fraction(shown[one["group"]]["rate"]) == own.rate
                assert Fraction(one["ratio"]) == own.rate / other.rate
                assert Fraction(one["difference"]) == own.rate - other.rate
                moved = Fraction(one["shortfall_to_reference"]) + own.selected
                assert moved == other.rate * own.total


def finding_of(case: str) -> Mapping[str, Any]:
    plan = evolve(PLAN, minimum=1)
    found = told(audit_counts([Tabled(("g",), Counts(TABLES[case]))], plan=plan))
    ((finding,),) = (groups["findings"] for groups in found["groups"])
    return dict(finding)


def test_what_a_verdict_rests_on_stands_beside_it() -> None:
    could_not = finding_of("could not flag")
    assert could_not["why"] == "could_not_flag"
    assert could_not["least_p"] > float(PLAN.level)
    assert could_not["moves_of_test"] is None
    flagged = finding_of("flagged")
    assert flagged["verdict"] == "flag"
    assert flagged["least_p"] is None
    women, men = TABLES["flagged"]["a"], TABLES["flagged"]["b"]
    moved = flagged["moves"]
    screen = PLAN.screen.ratio
    for moves, below in ((moved - 1, True), (moved, False)):
        ratio = Fraction(women.selected + moves, men.selected - moves)  # both are 100 people
        assert (ratio < screen) == below
    assert 1 < flagged["moves_of_test"] < flagged["moves"]
    assert flagged["short_of_screen"] == screen * men.selected - women.selected


def sampled(*, strata: bool) -> Sample:
    return Sample(
        Person({"g": group, "h": None}, n % 3 == 0, "ab"[n % 2] if strata else None)
        for group, of in (("w", 60), ("m", 90), (None, 3))
        for n in range(of)
    )


@pytest.mark.parametrize("strata", [True, False])
@pytest.mark.parametrize("within", [LEVEL, None])
def test_so_do_people_within_strata_or_without(within: Text | None, strata: bool) -> None:  # noqa: FBT001
    found = audit_sample(sampled(strata=strata), by=["g", "h", ("g", "h")], within=within)
    keeps_its_schema(found)
    for people in ([], [Person({"g": None}, None)], [Person({"g": "a"}, None)]):
        keeps_its_schema(audit_sample(Sample(people), by=["g"], within=within))


def test_like_with_like_stands_beside_the_crude_odds() -> None:
    simpson = {"junior": (Cell(70, 80), Cell(18, 20)), "senior": (Cell(7, 20), Cell(24, 80))}
    of = [
        Person({"g": group}, n < cell.selected, stratum)
        for stratum, cells in simpson.items()
        for group, cell in zip("wm", cells, strict=True)
        for n in range(cell.total)
    ]
    of += [Person({"g": "w"}, chosen=True, stratum="acting")] * 6
    ((finding,),) = (
        one["findings"] for one in told(audit_sample(Sample(of), by=["g"], within=LEVEL))["groups"]
    )
    assert finding["group"] == "m"
    assert finding["odds_ratio"] < Fraction(1, 2)  # crude, men are far behind
    assert finding["within_odds_ratio"] == "0.9"  # one over 1.081
    assert (finding["within_strata"], finding["within_silent"]) == (2, 1)
    assert (finding["within_unlikely"], finding["within_differs"]) == (False, False)


def test_a_plan_is_told_as_it_was_declared() -> None:
    period = Period.year(1979)
    law = Instrument("29 CFR 1607.4(D)", in_force=period)
    plan = evolve(PLAN, screen=evolve(PLAN.screen, citation=Citation(law), note=None))
    found = audit_counts([Tabled(("g",), Counts(TABLES["flagged"]))], plan=plan)
    keeps_its_schema(found)
    said = told(found)["plan"]
    assert said == json.loads(json.dumps(plan_told(plan, "en")))
    figures = ("level", "power", "effect")
    assert [Fraction(said[key]) for key in figures] == [plan.level, plan.power, plan.effect]
    assert Fraction(said["screen"]["ratio"]) == Fraction(4, 5)
    assert said["screen"]["in_force"] == {"first_day": "1979-01-01", "last_day": "1979-12-31"}
    endless = evolve(law, in_force=Period(period.start))
    plan = evolve(PLAN, screen=evolve(PLAN.screen, citation=Citation(endless)))
    keeps_its_schema(audit_counts([Tabled(("g",), Counts({}))], plan=plan))


# ------------------------------------------------------------------- labels, numbers, waits, ways

BOX = OrdinalOutcome(Text("kotak", "box"), ("low", "middle", "high"))
PAY = NumberOutcome(Text("gaji", "pay"), decimals=0)
WAIT = TimeOutcome(Text("kenaikan", "promotion"), {})
GAPS: Mapping[str, tuple[GapOutcome, list[Any]]] = {
    "labels": (BOX, ["low", "middle", "high"] * 20),
    "numbers": (PAY, [*range(30), Decimal("2.5")] * 2),
    "waits": (WAIT, [Waited(n, over=n % 3 > 0) for n in range(60)]),
}


@pytest.mark.parametrize("kind", GAPS)
def test_so_does_what_is_more_than_yes_or_no(kind: str) -> None:
    outcome, values = GAPS[kind]
    samples: Sequence[Mapping[str | None, Any]] = (
        {},
        {"a": values[:1]},
        {"a": [None] * 40},
        {None: values},
        {"a": values[:6], "b": values[:7]},
        {"a": values, "b": values[:6] * 9},
        {"a": values, "b": values, "c": values[:2], None: values[:9]},
        {"a": values[:1] * 40, "b": values[:1] * 40},
    )
    for groups in samples:
        seen = [Seen({"g": group}, value) for group, of in groups.items() for value in of]
        keeps_its_schema(audit_values(seen, outcome, by=["g"]))


def test_numbers_are_told_with_their_exact_difference_and_no_parts() -> None:
    values = [Decimal("0.1") + n % 10 for n in range(60)]
    seen = [Seen({"g": g}, v - less) for g, less in (("a", 0), ("b", 1)) for v in values]
    ((groups),) = told(audit_values(seen, evolve(PAY, decimals=2), by=["g"]))["groups"]
    assert groups["findings"][0]["difference"] == "-1"
    assert [one["parts"] for one in groups["counts"]] == [[], []]
    assert [one["mean"] for one in groups["counts"]] == ["4.60", "3.60"]


@pytest.mark.parametrize("small", [0, 3])
def test_so_does_a_way_in_stages(small: int) -> None:
    people = [Way({"g": group}, (n % 2 == 0, n % 4 == 0)) for group in "mw" for n in range(100)]
    people += [Way({"g": "x"}, (n == 0, None)) for n in range(small)]
    asked = [Text(name, name) for name in ("eligible", "chosen")]
    for of in (people, []):
        keeps_its_schema(audit_stages(of, Text("jabatan", "a post"), asked, by=["g"]))


# -------------------------------------------------------------------------------- the example city


@cache
def medan() -> tuple[Results, Workforce]:
    workforce = read_tables(Path(__file__).parents[2] / "examples" / "medan").workforce
    return appraise(workforce, period=YEAR), workforce


def answers(results: Results, workforce: Workforce) -> Iterator[Answer]:
    best = reached(results.policy, {"sangat_baik"})
    pay = {one.employee: 3_000_000 + 1000 * n for n, one in enumerate(results)}
    paid = amounts(Text("tunjangan", "allowance"), pay, beside=("rank", "years"))
    asked: list[str | tuple[str, ...]] = [("sex", "age_band"), "sex", "disability"]
    yield audit(results, workforce, by=asked, within="level")
    yield audit(results, workforce, by=asked)
    yield audit(results, workforce, by=asked, outcome=by_label(results.policy))
    yield audit(results, workforce, by=asked, outcome=paid)
    order = evolve(among_first(150), reads=lambda one: pay[one.employee])
    yield audit(results, workforce, by=asked, outcome=order)
    way = stages(Text("talenta", "talent"), reached(results.policy, {"sangat_baik", "baik"}), best)
    yield audit(results, workforce, by=asked, outcome=way)
    yield proxies(results, workforce, by=["sex", "disability"])
    yield like_cases(results)


def test_so_does_every_audit_of_the_example_city() -> None:
    formats = []
    for found in answers(*medan()):
        keeps_its_schema(found)
        formats.append(told(found)["format"].partition("/")[2])
    audits = ["audit@1", "audit@1", "gap-audit@1", "gap-audit@1", "rank-audit@1", "staged-audit@1"]
    assert formats == [*audits, "proxies@1", "like-cases@1"]


def test_so_does_what_is_asked_of_a_few() -> None:
    _, workforce = medan()
    few = {one.key for one in workforce.employees[:40]}
    some = evolve(
        workforce,
        employees=[one for one in workforce.employees if one.key in few],
        appraisals=[one for one in workforce.appraisals if one.employee in few],
    )
    for one in (some, evolve(some, protected={})):
        keeps_its_schema(swapped(one, lambda people: appraise(people, period=YEAR), rounds=1))
    results = appraise(some, period=YEAR)
    keeps_its_schema(proxies(results, some, by=["sex"]))
    keeps_its_schema(proxies(results, evolve(some, protected={}), by=["sex", "race"]))
    keeps_its_schema(like_cases(results))


# ---------------------------------------------------------------------------- a schema holds firmly


def paths(part: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The keys of an answer, each with its way."""
    match part:
        case dict():
            for key, inner in part.items():
                yield (*above, key)
                yield from paths(inner, (*above, key))
        case list():
            for place, inner in enumerate(part):
                yield from paths(inner, (*above, place))


def without(part: Any, path: tuple[str | int, ...]) -> None:  # noqa: ANN401  (whatever JSON holds)
    *above, last = path
    for step in above:
        part = part[step]
    del part[last]


def test_an_answer_that_lacks_any_of_its_keys_is_refused() -> None:
    found = audit_counts([Tabled(("g",), Counts(TABLES["flagged"]))])
    for path in paths(told(found)):
        broken = told(found)
        without(broken, path)
        assert not accepts(FORMAT).is_valid(broken), path


def test_a_verdict_that_nobody_gives_is_refused() -> None:
    said = told(audit_counts([Tabled(("g",), Counts(TABLES["flagged"]))]))
    finding = said["groups"][0]["findings"][0]
    for word in ("compliant", *(verdict.value for verdict in Verdict)):
        finding["verdict"] = word
        assert accepts(FORMAT).is_valid(said) == (word != "compliant")
