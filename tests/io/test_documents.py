from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest

from meritasn.errors import Code, InputRefused
from meritasn.errors.codes import inputs as codes
from meritasn.errors.codes import workforce as references
from meritasn.io import AppraisalDocument, Source, dumps, loads_appraisal, loads_workforce
from meritasn.model import Measure
from meritasn.quantities import Absence

SOUND: dict[str, Any] = {
    "format": "meritasn/appraisal@1",
    "employee": {"key": "p1", "unit": "dinas", "employment": "pns", "nip": "190302281925012999"},
    "appraisal": {
        "employee": "p1",
        "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
        "recorded_predicate": "n/a",
        "conduct": {"service": "85.50", "leadership": "n/a"},
        "targets": [
            {"key": "t1", "plan": "Izin", "time": {"target": 60, "realised": "55.5"}, "cost": {}},
        ],
    },
}


def spoilt(path: str, value: object) -> dict[str, Any]:
    """The sound document with one value changed, or a key taken out where it is ``...``."""
    document = deepcopy(SOUND)
    *above, last = (int(step) if step.isdigit() else step for step in path.split("."))
    place: Any = document
    for step in above:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return document


def refusals(source: Source) -> list[tuple[Code, str | None]]:
    with pytest.raises(InputRefused) as refused:
        loads_appraisal(source)
    return [(finding.code, finding.place.path) for finding in refused.value.findings]


@pytest.mark.parametrize("source", [SOUND, json.dumps(SOUND), json.dumps(SOUND).encode()])
def test_a_document_is_read_from_text_bytes_or_an_object(source: Source) -> None:
    read = loads_appraisal(source)
    assert read.appraisal.conduct.service == Decimal("85.50")
    assert read.appraisal.conduct.leadership is Absence.NOT_APPLICABLE
    assert read.appraisal.conduct.discipline is Absence.MISSING
    assert read.appraisal.recorded_predicate is Absence.NOT_APPLICABLE
    assert read.appraisal.targets[0].time == Measure("60", "55.5")
    assert read.appraisal.targets[0].cost == Measure()
    assert loads_appraisal(dumps(read)) == read


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("employee.key", 3, codes.WRONG_SHAPE),
        ("employee.nip", 190302281925012999, codes.WRONG_SHAPE),
        ("employee.nip", "190302281925012000", codes.BAD_NIP),
        ("employee.employment", "PNS", codes.NOT_IN_LIST),
        ("employee.employment", ["pns"], codes.WRONG_SHAPE),
        ("employee.unit", ..., codes.MISSING_KEY),
        ("employee.rank", None, codes.NULL),
        ("employee.nama", "x", codes.UNKNOWN_KEY),
        ("appraisal.conduct.service", 85.5, codes.JSON_FLOAT),
        ("appraisal.conduct.service", "85,5", codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", "", codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", True, codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", "85.555", codes.TOO_MANY_DECIMALS),
        ("appraisal.conduct.service", "9" * 42, codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", 10**41, codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", "1." + "0" * 41, codes.NOT_A_NUMBER),
        ("appraisal.conduct.service", "n/a", codes.NOT_APPLICABLE_HERE),
        ("appraisal.conduct", [], codes.WRONG_SHAPE),
        ("appraisal.targets", "t1", codes.WRONG_SHAPE),
        ("appraisal.targets", {"t1": {}}, codes.WRONG_SHAPE),
        ("appraisal.period", "2023", codes.WRONG_SHAPE),
        ("appraisal.period.first_day", "01-01-2023", codes.BAD_DATE),
        ("appraisal.period.first_day", "2023-02-30", codes.BAD_DATE),
        ("appraisal.period.last_day", "9999-12-31", codes.BAD_DATE),
        ("appraisal.employee", "p2", codes.OTHER_EMPLOYEE),
    ],
)
def test_nothing_is_coerced(path: str, value: object, code: Code) -> None:
    assert refusals(spoilt(path, value)) == [(code, path)]


def test_a_period_that_runs_backwards_is_refused() -> None:
    document = spoilt("appraisal.period.last_day", "2022-01-01")
    assert refusals(document) == [(codes.BACKWARD_PERIOD, "appraisal.period")]


def test_all_faults_are_found_at_once() -> None:
    document = spoilt("appraisal.targets.0.cost.target", "1.5")
    document["appraisal"]["targets"].append({"key": "t2", "plan": 7, "apa": 1})
    document["employee"]["name"] = None
    assert set(refusals(document)) == {
        (codes.TOO_MANY_DECIMALS, "appraisal.targets[0].cost.target"),
        (codes.WRONG_SHAPE, "appraisal.targets[1].plan"),
        (codes.UNKNOWN_KEY, "appraisal.targets[1].apa"),
        (codes.NULL, "employee.name"),
    }


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("{", codes.NOT_JSON),
        (b"\xff", codes.NOT_JSON),
        ("[" * 100_000, codes.NOT_JSON),
        ("[]", codes.WRONG_SHAPE),
        ("null", codes.WRONG_SHAPE),
        ('{"format": "meritasn/appraisal@1", "format": "x"}', codes.KEY_TWICE),
        ("{}", codes.OTHER_DOCUMENT),
        ('{"format": "meritasn/appraisal@2"}', codes.OTHER_DOCUMENT),
        ('{"format": ["meritasn/workforce@1"]}', codes.OTHER_DOCUMENT),
    ],
)
def test_what_is_no_document_is_refused(source: str | bytes, code: Code) -> None:
    assert [found for found, _ in refusals(source)] == [code]


def test_no_finding_names_a_person_by_a_key_of_an_object() -> None:
    document = {
        "format": "meritasn/workforce@1",
        "protected": {"rahasia": {"sex": "x"}, "rahasia2": {"race": None, "apa_rahasia": 1}},
        "190302281925012999": 1,
    }
    with pytest.raises(InputRefused) as refused:
        loads_workforce(document)
    assert [finding.place.path for finding in refused.value.findings] == [
        "protected[1].race",
        "protected[0].sex",
        "protected[1].apa_rahasia",
        "[0]",
    ]


def test_the_same_document_gives_the_same_text() -> None:
    read = loads_appraisal(SOUND)
    assert dumps(AppraisalDocument(read.employee, read.appraisal)) == dumps(read)
    assert dumps(read).isascii()


def test_a_dated_record_that_comes_twice_is_refused() -> None:
    """It would count twice: two sanctions, or two answers of one respondent."""
    sheet = {"service": "akta", "responded_on": "2025-09-01", "respondent": "001", "u1": 3}
    absent = {"employee": "A-1", "absence_on": "2024-12-31", "absent_days": 2}
    document = {
        "format": "meritasn/workforce@1",
        "absences": [absent, {**absent, "absence_on": "2023-12-31"}, {**absent, "absent_days": 3}],
        "responses": [sheet, {**sheet, "respondent": "002"}],
    }
    with pytest.raises(InputRefused) as refused:
        loads_workforce(document)
    assert [(f.code, f.place.path) for f in refused.value.findings] == [
        (references.DUPLICATE_KEY, "absences[0].absence_on"),
        (references.DUPLICATE_KEY, "absences[2].absence_on"),
    ]
