"""Appraisals out of payloads: both spellings, whose they are, and what their quadrant says."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from attrs import evolve
from tests.io.siasn.people import (
    ANNUAL_READ,
    ANNUAL_WRITTEN,
    NIP,
    PERIODIC_READ,
    PERIODIC_WRITTEN,
    RATER,
)

from meritasn.errors import Code
from meritasn.errors.codes import inputs, results
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn import (
    Payload,
    PeriodKind,
    RaterStatus,
    Received,
    read_annual,
    read_periodic,
)
from meritasn.io.siasn.source import Twofold
from meritasn.merit import appraise
from meritasn.model import (
    Employee,
    Employment,
    Predicate,
    Rating,
    Unit,
    UnitKind,
    Workforce,
    parse_nip,
)
from meritasn.quantities import Absence, Period

ASSESSED = Employee(key="A-1", unit="u", employment=Employment.PNS, nip=parse_nip(NIP))
ABOVE = Employee(key="A-9", unit="u", employment=Employment.PNS, nip=parse_nip(RATER))


def found(received: Received[Any]) -> list[tuple[Code, str | None]]:
    return [(finding.code, finding.place.path) for finding in received.findings]


# ------------------------------------------------------------------------------------ the spellings


def test_an_annual_appraisal_is_the_same_in_both_spellings() -> None:
    (read,), (written,) = (read_annual([p]).records for p in (ANNUAL_READ, ANNUAL_WRITTEN))
    assert read == written
    appraisal = read.appraisal
    assert (appraisal.employee, appraisal.period) == ("orang-1", Period.year(2023))
    assert appraisal.results_rating is Rating.DI_ATAS
    assert appraisal.behaviour_rating is Rating.SESUAI
    assert appraisal.recorded_predicate is Predicate.BAIK
    assert read.rater.number == parse_nip(RATER)
    assert read.rater.status is RaterStatus.ASN
    assert read.documents[0].type == "873"
    assert read.documents[0].uri == "peremajaan/contoh.pdf"


def test_a_periodic_appraisal_is_read_in_both_spellings() -> None:
    (read,) = read_periodic([PERIODIC_READ], employee="A-1").records
    (written,) = read_periodic([PERIODIC_WRITTEN], employee="A-1").records
    assert read.appraisal == written.appraisal
    assert read.appraisal.period == Period(date(2024, 10, 1), date(2025, 1, 1))
    assert read.kind is written.kind is PeriodKind.TRIWULAN
    assert read.coefficient_id == written.coefficient_id == "32"
    assert (read.coefficient, read.percentage) == (Decimal("37.5"), Decimal(100))
    assert read.rater.id == "orang-9"
    assert written.rater.status is RaterStatus.NON_ASN
    assert (read.agency, read.unit) == ("ins-1", "u-1")


@pytest.mark.parametrize("spelt", ["{}", "[{}]", '{{"data": {}}}', '{{"code": 1, "data": [{}]}}'])
def test_a_payload_is_one_record_or_many_in_an_envelope_or_not(spelt: str) -> None:
    text = spelt.format(json.dumps(ANNUAL_READ))
    expected = read_annual([ANNUAL_READ]).records
    assert read_annual(text).records == expected
    assert read_annual(text.encode()).records == expected
    assert read_annual("\ufeff" + text).records == expected
    assert read_annual(json.loads(text)).records == expected


@pytest.mark.parametrize(
    "key", ["perilakuKerjaNilai", "perilaku_kerja_nilai", "PERILAKUKERJANILAI"]
)
def test_case_and_underscores_of_a_key_never_matter(key: str) -> None:
    (record,) = read_annual({"tahun": 2023, key: 3}, employee="A-1").records
    assert record.appraisal.behaviour_rating is Rating.DI_BAWAH


def test_two_spellings_that_agree_are_one_and_that_differ_are_an_error() -> None:
    twice = {**ANNUAL_READ, "perilakuKerjaNilai": 2}
    assert read_annual([twice]).sound
    twice["perilakuKerjaNilai"] = 1
    received = read_annual([twice])
    assert found(received) == [(codes.CONTRADICTION, "[0].perilakuKerjaNilai")]
    assert "perilakuKerja" in received.findings[0].message.en


def test_a_code_and_its_label_that_differ_are_an_error() -> None:
    received = read_annual([{**ANNUAL_READ, "hasilKinerja": "SESUAI EKSPEKTASI"}])
    assert [code for code, _ in found(received)] == [codes.CONTRADICTION]
    assert not received.records


def test_a_key_said_twice_with_one_value_each_rejects_its_record_only() -> None:
    text = '[{"tahun": 2023, "tahun": 2024}, {"tahun": 2024}]'
    received = read_annual(text, employee="A-1")
    assert found(received) == [(inputs.KEY_TWICE, "[0]")]
    assert len(received.records) == 1


# -------------------------------------------------------------------------------- nothing is lost


def test_unknown_keys_are_kept_and_told_of_once() -> None:
    received = read_annual([ANNUAL_READ, *[{**ANNUAL_READ, "baru": n} for n in range(3)]])
    assert found(received) == [(codes.UNKNOWN_KEY, "[1].baru")]
    assert "3" in received.findings[0].message.en
    assert [record.other for record in received.records] == [
        {},
        {"baru": 0},
        {"baru": 1},
        {"baru": 2},
    ]
    assert received.sound


def test_every_fault_is_found_at_once_and_sound_records_go_on() -> None:
    spoilt = {
        **ANNUAL_READ,
        "tahun": "23",
        "hasilKinerjaNilai": "2.5",
        "nipNrpPenilai": 1.9e17,
        "path": [7],
    }
    received = read_annual([ANNUAL_READ, spoilt, 7, ANNUAL_READ])
    assert found(received) == [
        (codes.OUT_OF_BOUNDS, "[1].tahun"),
        (codes.NOT_WHOLE, "[1].hasilKinerjaNilai"),
        (inputs.BAD_NIP, "[1].nipNrpPenilai"),
        (inputs.WRONG_SHAPE, "[1].path[0]"),
        (inputs.WRONG_SHAPE, "[2]"),
    ]
    assert len(received.records) == 2
    assert [(row.path, row.original) for row in received.rejected] == [("[1]", spoilt), ("[2]", 7)]
    assert received.rejected[0].codes == ("MER-1312", "MER-1311", "MER-1051", "MER-1075")


def test_documents_that_are_no_list_are_kept_and_the_appraisal_goes_on() -> None:
    received = read_annual([{**ANNUAL_READ, "path": '{"873": {}}'}])
    assert found(received) == [(codes.NO_DOCUMENTS, "[0].path")]
    assert received.records[0].other == {"path": '{"873": {}}'}
    assert read_annual([{**ANNUAL_READ, "path": None}]).records[0].documents == ()


def test_unknown_keys_of_a_document_stay_with_it() -> None:
    received = read_annual([{**ANNUAL_READ, "path": [{"dok_id": "873", "baru": 1}]}])
    assert found(received) == [(codes.UNKNOWN_KEY, "[0].path[0].baru")]
    assert received.records[0].documents[0].other == {"baru": 1}


def test_a_year_that_is_missing_is_an_error_where_it_should_stand() -> None:
    received = read_annual({"data": [{"hasilKinerjaNilai": 1}]}, employee="A-1")
    assert found(received) == [(codes.MISSING_VALUE, "data[0].tahun")]


@pytest.mark.parametrize("answer", [[], {"data": []}, {"data": None}, '{"data": "tidak ada data"}'])
def test_an_answer_without_records_is_a_note(answer: Payload) -> None:
    received = read_annual(answer)
    assert [code for code, _ in found(received)] == [codes.NO_RECORDS]
    assert received.sound


@pytest.mark.parametrize("answer", ["7", '"teks"', '{"data": 7}'])
def test_an_answer_of_another_shape_is_an_error(answer: str) -> None:
    received = read_annual(answer)
    assert [code for code, _ in found(received)] == [inputs.WRONG_SHAPE]


# ------------------------------------------------------------------------------------- whose it is


def test_a_person_is_found_by_their_nip_and_so_is_the_rater() -> None:
    payload = [{**PERIODIC_READ, "penilaiNipNrp": RATER}]
    (record,) = read_periodic(payload, employees=[ABOVE, ASSESSED]).records
    assert (record.appraisal.employee, record.appraisal.rater) == ("A-1", "A-9")


def test_a_rater_is_found_by_siasns_own_key() -> None:
    known = [ASSESSED, evolve(ABOVE, key="orang-9", nip=None)]
    (record,) = read_periodic([PERIODIC_READ], employees=known).records
    assert record.appraisal.rater == "orang-9"


def test_a_rater_who_is_no_known_employee_has_no_key() -> None:
    (record,) = read_periodic([PERIODIC_READ], employees=[ASSESSED]).records
    assert record.appraisal.rater is None
    assert record.rater.id == "orang-9"


def test_a_record_of_nobody_is_an_error_and_no_nip_becomes_a_key() -> None:
    received = read_periodic([PERIODIC_READ])
    assert found(received) == [(codes.WHOSE, "[0]")]


def test_a_number_that_cannot_be_read_is_told_of_once() -> None:
    received = read_periodic([{**PERIODIC_READ, "nip": 1.9e17}])
    assert found(received) == [(inputs.BAD_NIP, "[0].nip")]


# --------------------------------------------------------------------------------------- the months


def test_months_that_run_backwards_are_an_error() -> None:
    received = read_periodic([{**PERIODIC_READ, "tahunSelesaiPenilaian": 2023}], employee="A-1")
    assert found(received)[0] == (inputs.BACKWARD_PERIOD, "[0].bulanSelesaiPenilaian")


def test_a_year_outside_the_months_is_a_warning_and_the_months_count() -> None:
    received = read_periodic([{**PERIODIC_READ, "tahun": 2023}], employee="A-1")
    assert found(received) == [(codes.YEAR_OUTSIDE, "[0].tahun")]
    assert received.records[0].appraisal.period.start == date(2024, 10, 1)


@pytest.mark.parametrize("month", [13, -1, "1.5"])
def test_a_month_that_does_not_exist_is_an_error(month: object) -> None:
    received = read_periodic([{**PERIODIC_READ, "bulanMulaiPenilaian": month}], employee="A-1")
    assert not received.sound


# ------------------------------------------------------------------------------------- the quadrant


def larger_code(results: int, behaviour: int) -> int:
    """What one client is known to compute: the larger of the two codes where they differ."""
    return max(results, behaviour) if results != behaviour else {1: 1, 2: 2, 3: 5}[results]


def test_the_wrong_quadrants_of_one_client_are_found_and_not_repaired() -> None:
    pairs = list(product(range(1, 4), repeat=2))
    payload = [
        {
            "tahun": 2023,
            "hasilKinerjaNilai": a,
            "PerilakuKerjaNilai": b,
            "KuadranKinerjaNilai": larger_code(a, b),
        }
        for a, b in pairs
    ]
    received = read_annual(payload, employee="A-1")
    wrong = [(1, 3), (2, 3)]  # the column of low behaviour
    assert found(received) == [
        (results.NOT_MET, f"[{pairs.index(pair)}].KuadranKinerjaNilai") for pair in wrong
    ]
    assert received.sound
    recorded = [record.appraisal.recorded_predicate for record in received.records]
    codes_kept = [word.siasn for word in recorded if isinstance(word, Predicate)]
    assert codes_kept == [larger_code(a, b) for a, b in pairs]


def test_a_quadrant_that_is_only_a_label_is_compared_too() -> None:
    received = read_periodic(
        [
            {k: v for k, v in PERIODIC_READ.items() if k != "kuadranKinerjaNilai"}
            | {"kuadranNilai": "KURANG"}
        ],
        employee="A-1",
    )
    assert found(received) == [(results.NOT_MET, "[0].kuadranNilai")]


def test_what_was_read_is_a_workforce_that_can_be_appraised() -> None:
    people = [ASSESSED, ABOVE]
    received = read_annual(
        [{**ANNUAL_READ, "nip": NIP, "kuadranKinerjaNilai": 2}], employees=people
    )
    workforce = Workforce(
        units=[Unit(key="u", name="Dinas Contoh", kind=UnitKind.DINAS)],
        employees=people,
        appraisals=[record.appraisal for record in received.records],
    )
    result = appraise(workforce).of("A-1")
    assert result is not None
    assert result.predicate is not None
    assert result.predicate.code == "baik"


def test_a_missing_rating_is_missing_and_not_the_worst() -> None:
    (record,) = read_annual({"tahun": 2023, "hasilKinerjaNilai": "0"}, employee="A-1").records
    assert record.appraisal.results_rating is Absence.MISSING
    assert appraise(record.appraisal).refusal is not None


def test_a_year_before_any_policy_is_read_all_the_same() -> None:
    assert read_annual({**ANNUAL_READ, "tahun": 1999}).sound


def test_records_of_several_people_are_not_all_given_to_one() -> None:
    other = {**ANNUAL_READ, "pnsDinilaiId": "orang-2"}
    received = read_annual([ANNUAL_READ, other, ANNUAL_READ], employee="A-1")
    assert found(received) == [(codes.ANOTHER_PERSON, "[1].pnsDinilaiId")]
    assert len(received.records) == 2


def test_the_number_of_a_civil_servant_who_rates_is_a_nip() -> None:
    received = read_annual([{**ANNUAL_READ, "nipNrpPenilai": "84051999"}])
    assert found(received) == [(codes.RATER_NUMBER, "[0].nipNrpPenilai")]
    assert received.sound


def test_an_envelope_that_says_two_things_is_not_opened() -> None:
    received = read_annual('{"data": [{"tahun": 2023}], "data": []}', employee="A-1")
    assert found(received) == [(inputs.KEY_TWICE, None)]


def test_what_a_rejected_object_said_twice_is_all_there() -> None:
    (row,) = read_annual('[{"tahun": 2023, "tahun": 2024}]', employee="A-1").rejected
    assert isinstance(row.original, Twofold)
    assert row.original.pairs == (("tahun", 2023), ("tahun", 2024))
