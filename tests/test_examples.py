"""Examples do what they say they do."""

from __future__ import annotations

import json
import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from io import BytesIO, StringIO
from pathlib import Path
from types import ModuleType
from typing import Any
from wsgiref.handlers import SimpleHandler
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def loaded(name: str) -> ModuleType:
    spec = spec_from_file_location(name, EXAMPLES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[name] = module  # its classes look there for what their annotations name
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def web() -> ModuleType:
    return loaded("embed_in_web_app")


def answered(web: ModuleType, sample: bytes, language: str = "en") -> tuple[int, Any]:
    status, answer = web.handle(sample, language)
    return status, json.loads(answer)


def test_a_good_request_is_answered_with_a_result_and_its_reasons(web: ModuleType) -> None:
    status, answer = answered(web, web.GOOD)
    assert status == 200
    assert answer["result"]["predicate"] == {"code": "baik", "label": "Good"}
    assert [step["name"] for step in answer["reasons"]["children"]] == [
        "results",
        "behaviour_rating",
    ]


def test_a_missing_fact_is_a_refusal_and_no_error(web: ModuleType) -> None:
    status, answer = answered(web, web.WITHOUT_A_FACT)
    assert status == 200
    assert answer["result"]["predicate"] is None
    assert answer["result"]["refusal"] == {
        "code": "MER-4001",
        "message": "Rating of behaviour is missing",
    }


def test_a_malformed_request_is_told_everything_in_both_languages(web: ModuleType) -> None:
    status, answer = answered(web, web.MALFORMED)
    assert status == 422
    assert {finding["place"]["path"] for finding in answer["findings"]} == {
        "appraisal.targets[0].time.target",
        "appraisal.period.last_day",
        "appraisal.results_rating",
    }
    assert all(finding["id"] != finding["en"] for finding in answer["findings"])


@pytest.mark.parametrize("sample", [b"", b"[]", b"\xff", b"{}"])
def test_what_is_no_document_is_told_so(web: ModuleType, sample: bytes) -> None:
    assert answered(web, sample)[0] == 422


@pytest.mark.parametrize(("length", "status"), [(None, b" 200 "), (9**9, b" 413 ")])
def test_it_is_a_wsgi_application(web: ModuleType, length: int | None, status: bytes) -> None:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(length or len(web.GOOD)),
        "QUERY_STRING": "lang=en",
    }
    setup_testing_defaults(environ)
    answer, errors = BytesIO(), StringIO()
    SimpleHandler(BytesIO(web.GOOD), answer, errors, environ).run(validator(web.application))
    assert status in answer.getvalue().split(b"\r\n")[0]
    assert errors.getvalue() == ""


# ------------------------------------------------------------------------ twelve years of a career


@pytest.fixture(scope="module")
def career() -> ModuleType:
    return loaded("career")


def test_twelve_years_under_three_regimes(career: ModuleType) -> None:
    found = [
        (result.policy.name, result.predicate.code) for result in career.twelve_years().results
    ]
    assert found[:3] == [("pp-46-2011", "sangat_baik")] * 3
    assert found[3:5] == [("permenpanrb-8-2021", "baik"), ("permenpanrb-6-2022", "baik")]
    assert {name for name, _ in found[5:]} == {"permenpanrb-6-2022"}


def test_the_ledger_of_the_career_is_what_one_adds_up_by_hand(career: ModuleType) -> None:
    """Ahli Pertama until 2024, then Ahli Muda, Ahli Madya from 2030; 34.375 is rounded up."""
    told = "\n".join(career.told(career.twelve_years()))
    by_hand = [
        ("20,00", "20,00", "20,00"),  # integrated
        ("84,38", "104,38", "54,38"),  # 33 months at 12.5, and 50 that count in the level alone
        ("18,75", "123,13", "73,13"),
        ("0,00", "0,00", "73,13"),  # the level
        ("0,00", "0,00", "0,00"),  # the rank uses 50; 23.13 of the old level lapse
        ("37,50", "37,50", "37,50"),
        ("25,00", "62,50", "62,50"),
        ("12,50", "75,00", "75,00"),  # a poor year, and a sanction
        ("37,50", "112,50", "112,50"),
        ("25,00", "137,50", "137,50"),  # a diploma
        ("37,50", "175,00", "175,00"),
        ("0,00", "175,00", "75,00"),  # the rank a year late, with the surplus of the level
        ("37,50", "212,50", "112,50"),
        ("0,00", "0,00", "112,50"),  # the second level; the rank waits for its two years
        ("37,50", "37,50", "150,00"),
    ]
    numbers = [tuple(re.findall(r"\d+,\d{2}", line)) for line in told.splitlines()]
    assert [found for found in numbers if found] == by_hand
    assert "2028-01-01: pangkat belum naik" in told


def test_columns_say_the_same_of_everybody(
    career: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    career.compare(100)
    assert "lines True, balances True" in capsys.readouterr().out
