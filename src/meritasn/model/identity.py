"""NIP and NI PPPK: the 18 digits that identify an employee.

Both encode a birth date and the sex, so a number is an identity and never a fact: no rule reads it,
and nothing prints it unless `digits` is asked for.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, TypeAlias

from attrs import frozen

from meritasn.language import Text
from meritasn.model.vocabulary import Sex

__all__ = [
    "InvalidNip",
    "NiPppk",
    "Nip",
    "NipReason",
    "build_ni_pppk",
    "build_nip",
    "parse_nip",
]

NipReason: TypeAlias = Literal[
    "lost_digits", "not_18_digits", "birth_date", "appointment_month", "sex", "serial"
]
"""Why a number is refused; the first that applies, in this order."""

_MESSAGES: dict[NipReason, Text] = {
    "lost_digits": Text(
        "NIP tersimpan sebagai bilangan sehingga angka terakhirnya hilang",
        "the NIP was stored as a number and has lost its last digits",
    ),
    "not_18_digits": Text("NIP terdiri atas 18 angka", "a NIP has 18 digits"),
    "birth_date": Text(
        "delapan angka pertama NIP bukan tanggal yang ada",
        "the first eight digits of the NIP are no date that exists",
    ),
    "appointment_month": Text(
        "angka ke-13 dan ke-14 NIP bukan bulan pengangkatan (01–12) dan bukan kode perjanjian "
        "kerja (20–29)",
        "digits 13 and 14 of the NIP are neither a month of appointment (01–12) nor a code of work "
        "agreement (20–29)",
    ),
    "sex": Text("angka ke-15 NIP bukan 1 atau 2", "digit 15 of the NIP is neither 1 nor 2"),
    "serial": Text(
        "nomor urut NIP 000 tidak ada; tiga angka terakhir kemungkinan hilang karena NIP pernah "
        "tersimpan sebagai bilangan",
        "a NIP has no serial 000; its last three digits were probably lost because it was once "
        "stored as a number",
    ),
}

_SPACES = re.compile(r"\s")
_AS_NUMBER = re.compile(r"\d+(?:[.,]\d+)?e\+?\d+|\d+[.,]0+", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]{18}")
_SEX_DIGIT = {Sex.MALE: "1", Sex.FEMALE: "2"}
_SEX_OF = {digit: sex for sex, digit in _SEX_DIGIT.items()}
_MASK = "•" * 18


class InvalidNip(ValueError):
    """A number that is no NIP and no NI PPPK. It is not quoted.

    Attributes:
        reason: A stable word for the first fault.
        message: The fault as a sentence.
    """

    def __init__(self, reason: NipReason) -> None:
        self.reason: NipReason = reason
        self.message = _MESSAGES[reason]
        super().__init__(self.message.en)

    def __reduce__(self) -> tuple[type[InvalidNip], tuple[NipReason]]:
        """Pickles by its reason."""
        return (InvalidNip, (self.reason,))


@frozen(repr=False)
class Nip:
    """The number of a PNS.

    Attributes:
        birth_date: Digits 1 to 8.
        cpns_month: Digits 9 to 14: the first day of the month of appointment as CPNS.
        sex: Digit 15.
        serial: Digits 16 to 18.
    """

    birth_date: date
    cpns_month: date
    sex: Sex
    serial: int

    @property
    def digits(self) -> str:
        """The 18 digits, on purpose."""
        return build_nip(self.birth_date, self.cpns_month, self.sex, self.serial)

    def __repr__(self) -> str:
        """Hides every digit."""
        return f"NIP {_MASK}"


@frozen(repr=False)
class NiPppk:
    """The number of a PPPK.

    Attributes:
        birth_date: Digits 1 to 8.
        first_contract_year: Digits 9 to 12.
        agreement_code: Digits 13 and 14, commonly ``21``; what they count is not settled.
        sex: Digit 15.
        serial: Digits 16 to 18.
    """

    birth_date: date
    first_contract_year: int
    agreement_code: str
    sex: Sex
    serial: int

    @property
    def digits(self) -> str:
        """The 18 digits, on purpose."""
        return build_ni_pppk(
            self.birth_date, self.first_contract_year, self.sex, self.serial, self.agreement_code
        )

    def __repr__(self) -> str:
        """Hides every digit."""
        return f"NI PPPK {_MASK}"


def build_nip(birth_date: date, cpns_month: date, sex: Sex, serial: int) -> str:
    """Writes the 18 digits of a PNS. The day of `cpns_month` is not part of them.

    >>> build_nip(date(1903, 2, 28), date(1925, 1, 1), Sex.FEMALE, 999)
    '190302281925012999'
    """
    return f"{_compact(birth_date)}{_compact(cpns_month)[:6]}{_SEX_DIGIT[sex]}{serial:03d}"


def build_ni_pppk(
    birth_date: date, first_contract_year: int, sex: Sex, serial: int, agreement_code: str = "21"
) -> str:
    """Writes the 18 digits of a PPPK.

    >>> build_ni_pppk(date(1902, 7, 15), 2024, Sex.FEMALE, 998)
    '190207152024212998'
    """
    year = f"{first_contract_year:04d}"
    return f"{_compact(birth_date)}{year}{agreement_code}{_SEX_DIGIT[sex]}{serial:03d}"


def parse_nip(value: str | float) -> Nip | NiPppk:
    """Reads a NIP or a NI PPPK.

    White space, no-break spaces and one leading apostrophe are dropped. A 2 as digit 13 cannot
    begin a month, so it marks a NI PPPK.

    Args:
        value: The number as text. A whole number or a float has lost digits on its way, or cannot
            be told from one that has, and is refused with that reason.

    Raises:
        InvalidNip: With the first fault as its reason.

    >>> parse_nip("'19030228 192501 2 999")
    NIP ••••••••••••••••••
    >>> parse_nip("1.90302E+17")
    Traceback (most recent call last):
    meritasn.model.identity.InvalidNip: the NIP was stored as a number and has lost its last digits
    """
    digits = _digits_of(value)
    born = _date_of(digits[:8], "birth_date")
    by_contract = digits[12] == "2"
    month = "01" if by_contract else digits[12:14]
    appointed = _date_of(f"{digits[8:12]}{month}01", "appointment_month")
    sex = _SEX_OF.get(digits[14])
    if sex is None:
        raise InvalidNip("sex")
    serial = int(digits[15:])
    if serial == 0:
        raise InvalidNip("serial")
    if by_contract:
        return NiPppk(born, appointed.year, digits[12:14], sex, serial)
    return Nip(born, appointed, sex, serial)


def _digits_of(value: str | float) -> str:
    if not isinstance(value, str):
        raise InvalidNip("lost_digits")
    text = _SPACES.sub("", value).removeprefix("'")
    if _AS_NUMBER.fullmatch(text):
        raise InvalidNip("lost_digits")
    if not _DIGITS.fullmatch(text):
        raise InvalidNip("not_18_digits")
    return text


def _date_of(compact: str, reason: NipReason) -> date:
    try:
        return date(int(compact[:4]), int(compact[4:6]), int(compact[6:]))
    except ValueError:
        raise InvalidNip(reason) from None


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")
