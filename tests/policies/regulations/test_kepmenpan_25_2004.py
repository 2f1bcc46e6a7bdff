"""KepMenPAN 25/2004: its bands, and the refusal of an index whose elements are not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from tests.policies.regulations.dossiers import why
from tests.policies.regulations.surveys import number, survey, two_decimals

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, overlaid, shipped, what_if
from meritasn.rules import Record, run

RULE = shipped("kepmenpan-25-2004")
DAY = date(2012, 11, 30)

BANDS = (
    ("25.00", "43.75", "d", "tidak_baik"),
    ("43.76", "62.50", "c", "kurang_baik"),
    ("62.51", "81.25", "b", "baik"),
    ("81.26", "100.00", "a", "sangat_baik"),
)


def misplaced(policy: Policy = RULE) -> Iterator[Decimal]:
    """Every index of two decimals whose letter is not that of the printed table."""
    program = policy.on(DAY).with_given(["index"])
    for low, high, letter, words in BANDS:
        for index in two_decimals(low, high):
            ran = run(program, Record({"index": index}))
            if (ran.value("category").label, ran.value("performance").label) != (letter, words):
                yield index


def test_the_bands_divide_all_7501_numbers_of_two_decimals() -> None:
    printed = [index for low, high, *_ in BANDS for index in two_decimals(low, high)]
    assert printed == two_decimals("25.00", "100.00")
    assert len(printed) == 7501
    assert list(misplaced()) == []


@pytest.mark.parametrize(
    "limits",
    [("81.25", "62.51", "43.76"), ("81.26", "62.52", "43.76"), ("81.26", "62.51", "43.75")],
)
def test_a_limit_shifted_by_a_hundredth_is_found(limits: tuple[str, str, str]) -> None:
    rows = ", ".join(f'{{ from = {s}, is = "{c}" }}' for s, c in zip(limits, "abc", strict=True))
    planted = overlaid(
        RULE,
        f"""format = "meritasn/overlay@1"
name = "planted"
base = "{RULE.name}"
[cite]
fault = "a planted fault"
[[step]]
name = "category"
of = "service"
title = {{ id = "cacat", en = "fault" }}
enum = "service_quality"
bands = "index"
rows = [{rows}, {{ is = "d" }}]
not_applicable = "passes"
cite = "fault"
standing = "assumed"
""",
    )
    assert len(list(misplaced(planted))) == 1


@pytest.mark.parametrize(
    ("unrounded", "letter"),
    [("76.475", "b"), ("81.254", "b"), ("81.255", "a"), ("62.505", "b"), ("62.5049", "c")],
)
def test_the_index_is_rounded_before_it_is_compared(unrounded: str, letter: str) -> None:
    program = RULE.on(DAY).with_given(["index_unrounded"])
    ran = run(program, Record({"index_unrounded": Decimal(unrounded)}))
    assert ran.value("category").label == letter


def test_an_index_of_sheets_is_refused_by_the_name_of_what_is_unknown() -> None:
    ran = survey(RULE, [[3] * 9, [4] * 9], DAY)
    assert why(ran, "index") == {("elements", "unknown")} == why(ran, "category")
    assert number(ran, "sheets_counted") == 2


def test_an_agency_that_asked_about_nine_elements_of_the_same_weight_has_an_index() -> None:
    supplied = what_if(RULE, {"elements": Decimal(9)})
    ran = survey(supplied, [[3] * 9, [4] * 9, [4] * 8 + [None]], DAY)
    assert number(ran, "index") == Decimal("87.50")
    assert ran.value("category").label == "a"


def test_an_agency_that_asked_about_other_elements_has_none_of_these_sheets() -> None:
    ran = survey(what_if(RULE, {"elements": Decimal(14)}), [[3] * 9], DAY)
    assert not ran.value("index").applicable
    assert not ran.value("category").applicable


def test_the_days_in_force() -> None:
    for day in (date(2004, 1, 1), date(2016, 12, 31)):
        assert RULE.on(day)
    for day in (date(2003, 12, 31), date(2017, 1, 1)):
        with pytest.raises(NotInForce):
            RULE.on(day)


def test_nothing_of_it_was_read() -> None:
    assumed = {one.path: one.standing for one in RULE.assumptions()}
    assert assumed["in_force"] is Standing.ASSUMED
    assert assumed["step.category"] is Standing.ASSUMED
    assert assumed["parameter.elements"] is Standing.UNKNOWN
