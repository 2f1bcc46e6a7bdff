"""Traps in single values, each where it stands."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from meritasn.errors import Code
from meritasn.errors.codes import inputs
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn import (
    PeriodKind,
    Received,
    read_annual,
    read_courses,
    read_credits,
    read_main,
    read_periodic,
    read_sanctions,
    read_skp,
)
from meritasn.model import Predicate, Rating, build_nip, parse_nip
from meritasn.model.vocabulary import Sex
from meritasn.quantities import Absence

NIP = build_nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 999)
PERIODIC = {
    "bulanMulaiPenilaian": 1,
    "tahunMulaiPenilaian": 2024,
    "bulanSelesaiPenilaian": 3,
    "tahunSelesaiPenilaian": 2024,
}


def annual(**more: object) -> Received[Any]:
    return read_annual([{"tahun": 2023, **more}], employee="A-1")


def errors(received: Received[Any]) -> list[tuple[Code, str | None]]:
    return [(f.code, f.place.path) for f in received.findings if f.rejects]


@pytest.mark.parametrize("value", ["2", "2.0", " 2 ", "2.00", 2, 2.0, Decimal("2.0")])
def test_a_code_is_read_where_it_is_integral_however_it_is_typed(value: object) -> None:
    assert annual(hasilKinerjaNilai=value).records[0].appraisal.results_rating is Rating.SESUAI


@pytest.mark.parametrize("value", ["2.5", 2.5, Decimal("2.5"), "2.0000001", 2.0000001])
def test_a_code_with_a_fraction_is_an_error_and_not_rounded(value: object) -> None:
    received = annual(hasilKinerjaNilai=value)
    assert errors(received) == [(codes.NOT_WHOLE, "[0].hasilKinerjaNilai")]
    assert not received.records


def test_a_fraction_in_json_text_is_seen_as_it_is_written() -> None:
    """As a binary float this would be 2."""
    text = '[{"tahun": 2023, "hasilKinerjaNilai": 2.00000000000000000001}]'
    assert errors(read_annual(text, employee="A-1")) == [(codes.NOT_WHOLE, "[0].hasilKinerjaNilai")]


@pytest.mark.parametrize("value", ["4", 4, -1, "1e0", "satu", True, [], {}, float("nan"), "2,0"])
def test_what_is_no_code_and_no_word_is_an_error(value: object) -> None:
    assert errors(annual(hasilKinerjaNilai=value)) == [
        (inputs.NOT_IN_LIST, "[0].hasilKinerjaNilai")
    ]


def test_an_error_says_what_was_found_and_what_is_expected() -> None:
    finding = annual(hasilKinerjaNilai="2.5").findings[0]
    assert finding.text.id == (
        "MER-1311 [0].hasilKinerjaNilai: ini bukan bilangan bulat (ditemukan 2.5; seharusnya "
        "Di Atas Ekspektasi (1), Sesuai Ekspektasi (2), Di Bawah Ekspektasi (3))"
    )


@pytest.mark.parametrize("value", ["0", 0, 0.0, "0.0", "", "  ", None, "tidak ada data"])
@pytest.mark.parametrize("key", ["hasilKinerjaNilai", "kuadranKinerjaNilai"])
def test_what_says_that_there_is_no_data_is_missing(key: str, value: object) -> None:
    received = annual(**{key: value})
    assert received.sound
    appraisal = received.records[0].appraisal
    assert appraisal.results_rating is Absence.MISSING
    assert appraisal.recorded_predicate is Absence.MISSING


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        ("DI ATAS ESPEKTASI", Rating.DI_ATAS),
        ("DIATAS EKSPETASI", Rating.DI_ATAS),
        ("Diatas  Ekspektasi", Rating.DI_ATAS),
        ("sesuai\u00a0ekspektasi", Rating.SESUAI),
        (" Sesuai Espektasi ", Rating.SESUAI),
        ("Dibawah Ekspetasi", Rating.DI_BAWAH),
        ("DI  BAWAH  EKSPEKTASI", Rating.DI_BAWAH),
    ],
)
def test_labels_are_read_in_the_spellings_that_are_seen(said: str, rating: Rating) -> None:
    assert annual(hasilKinerja=said).records[0].appraisal.results_rating is rating


@pytest.mark.parametrize(
    ("said", "predicate"),
    [
        ("BAIK", Predicate.BAIK),
        ("Cukup", Predicate.BUTUH_PERBAIKAN),
        ("Butuh perbaikan", Predicate.BUTUH_PERBAIKAN),
        ("Kurang/misconduct", Predicate.KURANG),
        ("KURANG / MISCONDUCT", Predicate.KURANG),
        ("1", Predicate.SANGAT_BAIK),
    ],
)
def test_kuadran_nilai_is_a_label_though_its_name_says_value(
    said: str, predicate: Predicate
) -> None:
    received = read_periodic([{**PERIODIC, "kuadranNilai": said}], employee="A-1")
    assert received.records[0].appraisal.recorded_predicate is predicate


@pytest.mark.parametrize(("said", "best"), [(1, Rating.DI_ATAS), (3, Rating.DI_BAWAH)])
def test_a_small_code_is_a_good_one(said: int, best: Rating) -> None:
    assert annual(hasilKinerjaNilai=said).records[0].appraisal.results_rating is best


@pytest.mark.parametrize(
    "said", ["31-12-2023", "2023-12-31T00:00:00Z", "2023-12-31", " 31-12-2023 "]
)
def test_a_date_is_read_in_three_forms(said: str) -> None:
    assert read_courses([{"tanggalKursus": said}]).records[0].start == date(2023, 12, 31)


def test_the_day_comes_first_and_zeros_may_be_left_out() -> None:
    read = read_courses(
        [{"tanggalKursus": said} for said in ("5-6-2023", "05-06-2023", "2023-06-05T00:00:00Z")]
    )
    assert [course.start for course in read.records] == [date(2023, 6, 5)] * 3


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("12-31-2023", inputs.BAD_DATE),  # the month first
        ("31-12-23", inputs.SHORT_YEAR),
        ("31/12/2023", inputs.BAD_DATE),
        ("2023-12-31T17:00:00Z", inputs.BAD_DATE),  # midnight elsewhere: the day would shift
        ("2023-12-31T00:00:00+07:00", inputs.BAD_DATE),
        ("2023-02-30", inputs.BAD_DATE),
        ("0000-00-00", inputs.BAD_DATE),
        ("31-12-0203", inputs.BAD_DATE),
        (20231231, inputs.BAD_DATE),
        (45291, inputs.BAD_DATE),  # the day number of a spreadsheet
        ("kemarin", inputs.BAD_DATE),
    ],
)
def test_a_date_in_another_form_is_refused_and_not_guessed(said: object, code: Code) -> None:
    assert errors(read_courses([{"tanggalKursus": said}])) == [(code, "[0].tanggalKursus")]


@pytest.mark.parametrize("said", [NIP, f"'{NIP}", f" {NIP[:8]} {NIP[8:14]}\u00a0{NIP[14:]} "])
def test_a_nip_is_text_and_blanks_and_an_apostrophe_are_dropped(said: str) -> None:
    received = read_main([{"nipBaru": said, "unorId": "u1"}], employee="A-1")
    assert received.records[0].employee.nip == parse_nip(NIP)


@pytest.mark.parametrize(
    "said", [int(NIP), float(NIP), "1.90302E+17", "190302281925012000", NIP[:-1], [NIP]]
)
def test_a_nip_that_was_a_number_is_refused_and_not_repaired(said: object) -> None:
    received = read_main([{"nipBaru": said, "unorId": "u1"}], employee="A-1")
    ((code, path),) = errors(received)
    assert (code, path) in [
        (inputs.BAD_NIP, "[0].nipBaru"),
        (inputs.WRONG_SHAPE, "[0].nipBaru"),
    ]


def test_two_people_whose_numbers_are_equal_as_floats_stay_two() -> None:
    other = build_nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 998)
    assert float(NIP) == float(other)
    read = read_main([{"id": n, "nipBaru": n, "unorId": "u"} for n in (NIP, other)])
    assert len({person.employee.nip for person in read.records}) == 2


@pytest.mark.parametrize(("said", "nrp"), [("84051999", "84051999"), ("31/NRP", "31/NRP")])
def test_the_number_of_a_rater_of_the_police_is_kept_as_text(said: str, nrp: str) -> None:
    assert annual(nipNrpPenilai=said).records[0].rater.number == nrp


@pytest.mark.parametrize(
    "said", [84051999, 8.4e7, "8.4e7", "84051999.0", NIP[:-3] + "000", NIP[:-1]]
)
def test_the_number_of_a_rater_as_a_number_is_refused(said: object) -> None:
    assert errors(annual(nipNrpPenilai=said)) == [(inputs.BAD_NIP, "[0].nipNrpPenilai")]


@pytest.mark.parametrize(
    ("said", "exactly"),
    [("12.10", "12.10"), (12.1, "12.1"), (0, "0"), ("0", "0"), ("-3", "-3")],
)
def test_credit_is_exact_and_zero_is_a_value(said: object, exactly: str) -> None:
    total = read_credits([{"kreditBaruTotal": said}]).records[0].total
    assert str(total) == exactly


@pytest.mark.parametrize("said", ["1.234,56", "12,5", "1.234.567"])
def test_separators_of_an_unstated_locale_are_refused(said: str) -> None:
    assert errors(read_credits([{"kreditBaruTotal": said}])) == [
        (inputs.SEPARATORS, "[0].kreditBaruTotal")
    ]


@pytest.mark.parametrize("said", ["banyak", True, "1e999999999", "Infinity", {}])
def test_what_is_no_number_is_an_error(said: object) -> None:
    assert errors(read_credits([{"kreditBaruTotal": said}])) == [
        (inputs.NOT_A_NUMBER, "[0].kreditBaruTotal")
    ]


def test_a_number_of_absurd_size_in_json_text_is_an_error_of_its_field() -> None:
    for size in ("1e99", "1e999999999", "1e999999999999999999999"):
        assert errors(read_credits(f'[{{"kreditBaruTotal": {size}}}]')) == [
            (inputs.NOT_A_NUMBER, "[0].kreditBaruTotal")
        ]


def test_months_of_a_sanction_may_be_none_and_a_score_of_zero_is_none() -> None:
    assert read_sanctions([{"masaTahun": "1", "masaBulan": "0"}]).records[0].months == 0
    (skp,) = read_skp([{"tahun": 2019, "integritas": "0", "disiplin": 85.5}]).records
    assert skp.conduct.integrity is Absence.MISSING
    assert skp.conduct.discipline == Decimal("85.5")


@pytest.mark.parametrize(("key", "value"), [("masaBulan", -1), ("masaTahun", 10**7)])
def test_a_count_that_cannot_be_is_an_error(key: str, value: int) -> None:
    assert errors(read_sanctions([{key: value}])) == [(codes.OUT_OF_BOUNDS, f"[0].{key}")]


@pytest.mark.parametrize(
    ("said", "flag"),
    [(1, True), ("1", True), (True, True), ("true", True), (0, False), ("0", False), ("", None)],
)
def test_a_flag_is_read_and_zero_says_no(said: object, flag: object) -> None:
    assert read_credits([{"isKonversi": said}]).records[0].converted is flag


@pytest.mark.parametrize("said", ["mungkin", 2, "1.5", []])
def test_what_is_neither_yes_nor_no_is_an_error(said: object) -> None:
    assert errors(read_credits([{"isKonversi": said}])) == [(codes.NOT_A_FLAG, "[0].isKonversi")]


def test_triwulanan_is_triwulan() -> None:
    payload = [{**PERIODIC, "periodikNama": said} for said in ("Triwulan", "TRIWULANAN")]
    read = read_periodic(payload, employee="A-1")
    assert {record.kind for record in read.records} == {PeriodKind.TRIWULAN}


def test_text_that_is_a_whole_number_is_taken_and_a_fraction_is_not() -> None:
    assert read_courses('[{"namaKursus": 123}]').records[0].name == "123"
    assert errors(read_courses('[{"namaKursus": 1.5}]')) == [(inputs.WRONG_SHAPE, "[0].namaKursus")]


def test_json_that_cannot_be_read_is_a_finding() -> None:
    for text in ("{", "", b"\xff", "[" * 100_000, "NaN", json.dumps([1])[:-1]):
        received = read_annual(text)
        assert [finding.code for finding in received.findings] == [inputs.NOT_JSON]
        assert not received.records
