from __future__ import annotations

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meritasn.model import InvalidNip, Nip, NiPppk, Sex, build_ni_pppk, build_nip, parse_nip

DAYS = st.dates(date(1901, 1, 1), date(1906, 12, 31))
MONTHS = st.dates(date(1920, 1, 1), date(2099, 12, 1)).map(lambda day: day.replace(day=1))
SERIALS = st.integers(900, 999)
SEXES = st.sampled_from(Sex)
PNS = st.builds(build_nip, DAYS, MONTHS, SEXES, SERIALS)
PPPK = st.builds(
    build_ni_pppk,
    DAYS,
    st.integers(2019, 2099),
    SEXES,
    SERIALS,
    st.integers(20, 29).map(str),
)


@given(DAYS, MONTHS, SEXES, SERIALS)
def test_a_nip_is_read_as_it_was_built(born: date, month: date, sex: Sex, serial: int) -> None:
    assert parse_nip(build_nip(born, month, sex, serial)) == Nip(born, month, sex, serial)


@given(DAYS, st.integers(1, 9999), SEXES, SERIALS, st.integers(20, 29).map(str))
def test_a_ni_pppk_is_read_as_it_was_built(
    born: date, year: int, sex: Sex, serial: int, code: str
) -> None:
    built = build_ni_pppk(born, year, sex, serial, code)
    assert parse_nip(built) == NiPppk(born, year, code, sex, serial)


@given(PNS | PPPK)
def test_digits_are_given_on_purpose_and_shown_nowhere_else(digits: str) -> None:
    nip = parse_nip(digits)
    assert nip.digits == digits
    for shown in (repr(nip), str(nip), f"{nip}"):
        assert not any(character.isdigit() for character in shown)


@given(PNS | PPPK, st.integers(0, 18), st.sampled_from([" ", "\u00a0", "\t", "\u202f"]))
def test_blanks_and_the_apostrophe_of_spreadsheets_do_not_matter(
    digits: str, place: int, blank: str
) -> None:
    plain = parse_nip(digits)
    assert parse_nip(digits[:place] + blank + digits[place:]) == plain
    assert parse_nip(f"{blank}'{digits}") == plain


@given(st.text("0123456789", min_size=18, max_size=18))
def test_eighteen_digits_are_read_back_or_refused(digits: str) -> None:
    try:
        nip = parse_nip(digits)
    except InvalidNip:
        return
    assert nip.digits == digits


@pytest.mark.parametrize(
    ("text", "nip"),
    [
        ("198609262015051903", Nip(date(1986, 9, 26), date(2015, 5, 1), Sex.MALE, 903)),
        ("190302281925012999", Nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 999)),
        ("19030228 192501 2 999", Nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 999)),
    ],
)
def test_the_parts_of_a_nip(text: str, nip: Nip) -> None:
    assert parse_nip(text) == nip


def test_a_built_nip_has_its_parts_in_order() -> None:
    built = build_nip(date(1996, 8, 18), date(2022, 4, 1), Sex.MALE, 901)
    assert built == "199608182022041901"


def test_the_parts_of_a_ni_pppk() -> None:
    nip = parse_nip("190207152024212998")
    assert nip == NiPppk(date(1902, 7, 15), 2024, "21", Sex.FEMALE, 998)


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("", "not_18_digits"),
        ("19030228192501299", "not_18_digits"),
        ("1903022819250129999", "not_18_digits"),
        ("19030228192501299A", "not_18_digits"),
        ("''190302281925012999", "not_18_digits"),
        ("190302281925012999'", "not_18_digits"),
        ("١٩٠٣٠٢٢٨١٩٢٥٠١٢٩٩٩", "not_18_digits"),
        ("190313011925011997", "birth_date"),
        ("190302291925011997", "birth_date"),
        ("000002281925011997", "birth_date"),
        ("190302281925001999", "appointment_month"),
        ("190302281925131999", "appointment_month"),
        ("190302281925301999", "appointment_month"),
        ("190302281925013999", "sex"),
        ("190302282024210999", "sex"),
        ("190302281925012000", "serial"),
        ("190302282024212000", "serial"),
        ("1.90302E+17", "lost_digits"),
        ("1,90302281925013e17", "lost_digits"),
        ("2E+17", "lost_digits"),
        ("190302281925012999.0", "lost_digits"),
        (190302281925012999, "lost_digits"),
        (1.90302281925013e17, "lost_digits"),
    ],
)
def test_a_bad_number_is_refused_for_its_first_fault(value: str | float, reason: str) -> None:
    with pytest.raises(InvalidNip) as refusal:
        parse_nip(value)
    assert refusal.value.reason == reason
    assert refusal.value.message.id != refusal.value.message.en


def test_a_refusal_does_not_quote_the_number() -> None:
    with pytest.raises(InvalidNip) as refusal:
        parse_nip("190302281925013999")
    assert "1903" not in str(refusal.value) + repr(refusal.value)


def test_a_refusal_keeps_its_reason_between_processes() -> None:
    sent = pickle.loads(pickle.dumps(InvalidNip("serial")))  # noqa: S301 - what was just written
    assert (sent.reason, sent.message) == ("serial", InvalidNip("serial").message)
