"""Examples do what they say they do."""

from __future__ import annotations

import json
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


@pytest.fixture(scope="module")
def web() -> ModuleType:
    spec = spec_from_file_location("embed_in_web_app", EXAMPLES / "embed_in_web_app.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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
