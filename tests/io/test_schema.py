"""What a schema accepts the reader accepts, and the other way round."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.io.spoilt import APPRAISAL, WORKFORCE, nearly

from meritasn.cli.output import json_of, jsonl_of
from meritasn.errors import Code, InputRefused, UsageError
from meritasn.errors.codes import inputs as codes
from meritasn.io import loads_appraisal, loads_workforce, read_tables, write_tables
from meritasn.io.schema import schema, schema_names
from meritasn.io.schema.documents import BEYOND
from meritasn.io.schema.values import DAY
from meritasn.language import LANGUAGES, Language
from meritasn.merit import appraise
from meritasn.policies import shipped, what_if
from meritasn.quantities import Period
from meritasn.results import Results
from meritasn.testing.population import city

READERS: Mapping[str, Callable[[Any], object]] = {
    APPRAISAL: loads_appraisal,
    WORKFORCE: loads_workforce,
}
SLOW = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


# ------------------------------------------------------------------------------ reader and schema


def refusal_codes(name: str, document: object) -> set[Code]:
    """What the reader has against a document."""
    try:
        READERS[name](document)
    except InputRefused as refused:
        return {finding.code for finding in refused.findings}
    return set()


def agree(name: str, accepts: Draft202012Validator, document: object) -> bool:
    """Whether reader and schema give the same verdict, but for what no schema can say."""
    refused = refusal_codes(name, document)
    if not accepts.is_valid(document):
        return bool(refused)
    if codes.JSON_FLOAT in refused and not all(map(float.is_integer, floats(document))):
        return False
    return refused <= set(BEYOND)


def floats(part: object) -> Iterator[float]:
    match part:
        case float():
            yield part
        case dict():
            for inner in part.values():
                yield from floats(inner)
        case list():
            for inner in part:
                yield from floats(inner)


@pytest.mark.parametrize("name", READERS)
@SLOW
@given(data=st.data())
def test_the_schema_accepts_what_the_reader_accepts(name: str, data: st.DataObject) -> None:
    document = data.draw(nearly(name))
    assert agree(name, Draft202012Validator(schema(name)), document)


@pytest.mark.parametrize("name", READERS)
def test_two_validators_that_share_no_code_agree(name: str) -> None:
    """So that the patterns mean the same to whoever compiles them."""
    compiled = fastjsonschema.compile(schema(name))
    accepts = Draft202012Validator(schema(name)).is_valid

    def accepted(document: object) -> bool:
        try:
            compiled(document)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    @SLOW
    @given(nearly(name))
    def agreeing(document: object) -> None:
        assert accepted(document) == accepts(document)

    agreeing()


YEAR = {"first_day": "2023-01-01", "last_day": "2023-12-31"}
SOUND: dict[str, Any] = {
    "format": APPRAISAL,
    "employee": {"key": "p1", "unit": "dinas", "employment": "pns"},
    "appraisal": {"employee": "p1", "period": YEAR},
}


def appraising(**parts: object) -> dict[str, Any]:
    """The sound document with more in its appraisal."""
    return {**SOUND, "appraisal": {**SOUND["appraisal"], **parts}}


def rated(rating: object) -> dict[str, Any]:
    return appraising(results_rating=rating)


def scored(score: object) -> dict[str, Any]:
    return appraising(conduct={"service": score})


def employed(**parts: object) -> dict[str, Any]:
    return {**SOUND, "employee": {**SOUND["employee"], **parts}}


def ended(day: str) -> dict[str, Any]:
    return appraising(period={"first_day": "2023-01-01", "last_day": day})


WITHOUT_UNIT = {**SOUND, "employee": {"key": "p1", "employment": "pns"}}
TWO_KEYS = appraising(targets=[{"key": "t", "plan": "Izin", "nama": "x"}])

PLANTS: Mapping[str, tuple[Callable[[Any], object], dict[str, Any]]] = {
    "a key too many": (lambda d: d["Target"].pop("additionalProperties"), TWO_KEYS),
    "a key too few": (lambda d: d["Employee"]["required"].remove("unit"), WITHOUT_UNIT),
    "a word too many": (lambda d: d["rating"]["enum"].append("baik"), rated("baik")),
    "a word too few": (lambda d: d["rating"]["enum"].remove("sesuai"), rated("sesuai")),
    "n/a anywhere": (lambda d: d["rating"]["enum"].append("n/a"), rated("n/a")),
    "any decimals": (lambda d: d["decimals_2"]["anyOf"][0].pop("pattern"), scored("85.555")),
    "a line feed": (lambda d: d["decimals_2"]["anyOf"][0].pop("not"), scored("85\n")),
    "any size": (lambda d: d["decimals_2"]["anyOf"][1].pop("maximum"), scored(10**41)),
    "fractions": (lambda d: d["decimals_2"]["anyOf"][1].update(type="number"), scored(60.5)),
    "any day": (lambda d: d["day"].pop("pattern"), ended("2024-02-30")),
    "the last of all days": (
        lambda d: d["period"]["properties"].update(last_day={"$ref": "#/$defs/day"}),
        ended("9999-12-31"),
    ),
    "null": (
        lambda d: d["Employee"]["properties"].update(name={}),
        employed(name=None),
    ),
}
"""How a definition is spoilt, and a document by which one sees it."""


@pytest.mark.parametrize("plant", PLANTS)
def test_a_schema_that_is_wrong_is_found(plant: str) -> None:
    spoil, document = PLANTS[plant]
    right = schema(APPRAISAL)
    wrong = deepcopy(right)
    spoil(wrong["$defs"])
    assert agree(APPRAISAL, Draft202012Validator(right), document)
    assert not agree(APPRAISAL, Draft202012Validator(wrong), document)


@pytest.mark.parametrize(
    ("code", "document"),
    [
        (codes.BACKWARD_PERIOD, ended("2022-12-31")),
        (codes.OTHER_EMPLOYEE, appraising(employee="p2")),
        (codes.JSON_FLOAT, scored(60.0)),
        (codes.BAD_NIP, employed(nip="190302281925012000")),
    ],
)
def test_what_no_schema_can_say_is_named(code: Code, document: dict[str, Any]) -> None:
    assert Draft202012Validator(schema(APPRAISAL)).is_valid(document)
    assert refusal_codes(APPRAISAL, document) == {code}
    assert code.id in {beyond["code"] for beyond in schema(APPRAISAL)["x-beyond"]}


def test_a_key_given_twice_is_beyond_a_schema_too() -> None:
    text = json.dumps(SOUND).replace('"unit": "dinas"', '"unit": "x", "unit": "dinas"')
    assert Draft202012Validator(schema(APPRAISAL)).is_valid(json.loads(text))
    assert refusal_codes(APPRAISAL, text) == {codes.KEY_TWICE}
    assert codes.KEY_TWICE in BEYOND


def test_the_pattern_of_days_knows_the_calendar() -> None:
    accepts = Draft202012Validator(DAY).is_valid
    first, days = date(1895, 1, 1), 366 * 12
    real = {(first + timedelta(n)).isoformat() for n in range(days)}
    for year in range(1895, 1907):
        for month in range(14):
            for day in range(33):
                said = f"{year}-{month:02d}-{day:02d}"
                assert accepts(said) == (said in real), said
    for year in range(1, 10000):
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        assert accepts(f"{year:04d}-02-29") == leap, year


# ----------------------------------------------------------------------------------- what comes out


@pytest.fixture(scope="module")
def results() -> dict[str, Results]:
    """A city under both policies: people with and without a result, units of every kind."""
    workforce = city(people=500).workforce
    asked = {"permenpanrb-6-2022": 2023, "pp-46-2011": 2019}
    return {
        name: appraise(workforce, shipped(name), period=Period.year(year))
        for name, year in asked.items()
    }


def faults(name: str, said: object) -> list[str]:
    """What a validator has against something, as another program would read it."""
    read = json.loads(json.dumps(said))
    return [fault.message for fault in Draft202012Validator(schema(name)).iter_errors(read)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("policy", ["permenpanrb-6-2022", "pp-46-2011"])
def test_what_comes_out_is_as_its_schema_says(
    policy: str, language: Language, results: dict[str, Results]
) -> None:
    whole = results[policy]
    assert faults("meritasn/results@1", whole.as_dict(language)) == []
    assert faults("meritasn/unit@1", whole.units[0].as_dict(language)) == []
    for finding in whole.findings:
        assert faults("meritasn/finding@1", finding.as_dict(language)) == []
    assert any(result.refusal for result in whole)
    for result in whole.people[:60]:
        said = result.as_dict(language)
        assert faults("meritasn/result@1", said) == []
        explanation = result.explain()
        tree = explanation and explanation.as_dict(language)
        assert tree is None or faults("meritasn/explanation@1", tree) == []
        assert faults("meritasn/result@1", {**said, "trace": tree}) == []


def test_what_the_command_writes_is_as_its_schema_says(tmp_path: Path) -> None:
    made = city(people=500)
    write_tables(made.workforce, tmp_path)
    (tmp_path / "apa.csv").write_text("apa\n", "utf-8")
    intake = read_tables(tmp_path)
    assert intake.findings
    base = shipped("pp-46-2011")
    other = what_if(base, {"share_of_results": 80})
    one, two = (appraise(intake.workforce, p, period=Period.year(2019)) for p in (base, other))
    whole = json.loads(json_of(one, two, intake.findings, "id"))
    assert faults("meritasn/results@1", whole) == []
    assert [person for person in whole["people"] if "against" in person]
    for line in jsonl_of(one, two, (), "id").splitlines():
        assert faults("meritasn/result@1", json.loads(line)) == []


# -------------------------------------------------------------------------------------- the schemas


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_one_and_its_examples_are_as_it_says(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    assert schema(name)["examples"]
    for example in schema(name)["examples"]:
        assert faults(name, example) == []
        if name in READERS:
            assert refusal_codes(name, example) == set()


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_does_not_refer_to_what_it_has_not_and_has_nothing_else(name: str) -> None:
    referred = set(re.findall(r'"#/\$defs/([\w-]+)"', json.dumps(schema(name))))
    assert referred == set(schema(name)["$defs"])


@pytest.mark.parametrize("name", schema_names())
def test_every_title_is_in_both_languages(name: str) -> None:
    def walk(part: object) -> None:
        if isinstance(part, dict):
            for key in ("title", "description"):
                if isinstance(part.get(key), str) and f"x-{key}" in part:
                    assert part[key] == part[f"x-{key}"]["en"]
                    assert part[f"x-{key}"]["id"]
                assert not (isinstance(part.get(key), str) and f"x-{key}" not in part), part
            for inner in (v for k, v in part.items() if k != "examples"):
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(schema(name))


@pytest.mark.parametrize("name", [APPRAISAL, WORKFORCE])
def test_every_field_of_a_document_has_a_title(name: str) -> None:
    whole = schema(name)
    for record in (whole, *whole["$defs"].values()):
        for key, field in record.get("properties", {}).items():
            assert "title" in field, key
            for inner, of_part in field.get("properties", {}).items():
                assert "title" in of_part, f"{key}.{inner}"


def test_a_name_without_a_schema_is_refused() -> None:
    with pytest.raises(UsageError):
        schema("meritasn/appraisal@2")
