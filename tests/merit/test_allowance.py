"""A month in, what everybody earns and is paid out: by person, class and unit, under a ceiling."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.policies.regulations.region import GRADES, REGION, region

from meritasn.errors import NotInForce, UsageError
from meritasn.errors.codes import usage
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES, Language
from meritasn.merit import Question, allowances
from meritasn.model import (
    Attendance,
    Employee,
    Employment,
    Incomplete,
    Sanction,
    Sanctioned,
    Unit,
    UnitKind,
    Workforce,
    YesNo,
)
from meritasn.policies import shipped
from meritasn.results import AllowanceRun
from meritasn.view import to_html, to_text

DAY = date(2025, 10, 31)
BELOW = ("dinas-1", "dinas-2", "camat")


def unit(key: str, parent: str | None) -> Unit:
    return Unit(key=key, name=key.title(), kind=UnitKind.DINAS, parent=parent)


UNITS = (
    unit("kota", None),
    *(unit(key, "kota") for key in BELOW),
    unit("bidang", "dinas-1"),
    unit("seksi", "bidang"),
)


def employee(number: int, chance: Random) -> Employee:
    working = chance.choice(("dinas-1", "bidang", "seksi", "dinas-2")) if number > 2 else "camat"
    return Employee(
        key=f"P{number:04d}",
        unit=working,
        employment=Employment.PNS,
        job_class=chance.choice((5, 7, 9, 11)) if number else 15,
        remote_place=chance.choice(list(YesNo)),
        hard_conditions=YesNo.NO,
        scarce_profession=YesNo.NO,
    )


def month(key: str, chance: Random) -> Attendance:
    return Attendance(
        employee=key,
        month_ends_on=DAY,
        activity_minutes=chance.randint(3000, 8000),
        presence=Decimal(chance.randint(8000, 10_000)).scaleb(-2),
        **dict.fromkeys(GRADES, chance.choice((0, 0, 1))),
    )


@cache
def office(many: int = 60, without: int = 4) -> Workforce:
    """An office of several units; a few have no attendance, and one is under a sanction."""
    chance = Random(11)  # noqa: S311  (no secret)
    people = [employee(number, chance) for number in range(many)]
    records = [month(one.key, chance) for one in people]
    cut = Sanctioned(
        employee="P0009",
        sanction_since=date(2025, 6, 1),
        sanction=Sanction.ALLOWANCE_CUT_25,
        sanction_until=date(2025, 11, 30),
    )
    return Workforce(units=UNITS, employees=people, attendance=records[without:], sanctions=[cut])


@cache
def paid(ceiling: int | None = 150_000_000) -> AllowanceRun:
    return allowances(office(), DAY, REGION, ceiling=ceiling)


def total(run: AllowanceRun, step: str) -> Decimal:
    amount = run.whole.amount(step)
    assert amount is not None
    return amount


# --------------------------------------------------------------------------- under a ceiling


def test_the_ceiling_is_kept_and_what_is_left_is_told() -> None:
    run = paid()
    amounts = [one.paid for one in run if one.paid is not None]
    assert sum(amounts) == total(run, "total_paid") <= 150_000_000
    assert run.unspent == 150_000_000 - sum(amounts)
    assert run.unspent < len(amounts) + 1
    assert all(0 <= one.paid <= one.earned for one in run if one.paid is not None and one.earned)
    assert run.factor is not None
    assert 0 < run.factor < 1


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 400_000_000))
def test_any_ceiling_is_kept(ceiling: int) -> None:
    run = allowances(office(20), DAY, REGION, ceiling=ceiling)
    amounts = [one.paid for one in run if one.paid is not None]
    assert sum(amounts) <= ceiling
    assert min(Decimal(ceiling), total(run, "total_earned")) - sum(amounts) <= len(amounts)


def test_a_ceiling_that_suffices_and_none_at_all_pay_what_was_earned() -> None:
    free, rich = paid(None), paid(10**15)
    assert [free.factor, free.unspent, rich.factor] == [None, None, 1]
    for run in (free, rich):
        assert [one.paid for one in run] == [one.earned for one in run]
    assert [one.earned for one in free] == [one.earned for one in paid()]


def test_the_order_of_people_is_theirs_and_changes_no_amount() -> None:
    there = office()
    back = Workforce(
        units=UNITS,
        employees=there.employees[::-1],
        attendance=there.attendance[::-1],
        sanctions=there.sanctions,
    )
    run = allowances(back, DAY, REGION, ceiling=150_000_000)
    assert run.factor == paid().factor
    assert [one.paid for one in run] == [one.paid for one in paid()][::-1]


@pytest.mark.parametrize("ceiling", [-1, 10**15 + 1, Decimal("0.5"), Decimal("NaN")])
def test_a_ceiling_that_is_no_amount_of_rupiah(ceiling: Decimal | int) -> None:
    with pytest.raises(UsageError):
        allowances(office(), DAY, REGION, ceiling=ceiling)


# ------------------------------------------------------------------------- who has no amount


def test_who_has_no_amount_is_counted_apart_and_told_why() -> None:
    run = paid()
    without = [one for one in run if one.refusal is not None]
    assert len(without) == run.whole.people - run.whole.known == 4
    assert all(one.paid is None and one.earned is None for one in without)
    ((code, why),) = run.refusals()
    assert code == "MER-4006"
    assert "Menit aktivitas" in why.id
    assert sum(run.refusals().values()) == 4


def test_whoever_lost_a_row_of_attendance_is_refused_and_not_paid_without_it() -> None:
    lost = evolve(office(), incomplete=Incomplete(sanctions=frozenset({"P0010"})))
    run = allowances(lost, DAY, REGION, ceiling=150_000_000)
    one = run.of("P0010")
    assert one is not None
    assert one.refusal is not None
    assert one.paid is None
    assert run.whole.known == 55
    assert "P0010" not in repr(run) + repr(one)
    assert one.as_dict("id")["parts"] == {}
    assert to_text(one, "id")


def test_without_an_overlay_the_figures_that_lack_are_named() -> None:
    run = allowances(office(), DAY, ceiling=150_000_000)
    names = {figure.name: people for figure, people in run.wanted().items()}
    assert names["fiscal_index"] == names["performance_share"] == 60
    assert {"bpk_allowance_7", "bpk_allowance_9", "workload_share_11"} <= names.keys()
    assert not {"bpk_allowance_14", "workload_share_1", "late_1_rate"} & names.keys()
    assert run.whole.known == 0
    said = to_text(run, "id", 100)
    assert "performance_share" in said
    assert "--overlay" in said


def test_the_figures_that_may_stay_unset_are_said() -> None:
    unset = {figure.name for figure in allowances(office(), DAY).not_set()}
    assert {"late_1_rate", "remote_share", "itpp_as_set"} <= unset
    assert not paid().not_set()
    assert (
        "terlambat masuk"
        in to_text(allowances(office(), DAY), "id").rpartition("Tidak ditetapkan")[2]
    )


# ------------------------------------------------------------------------ by class and unit

STEPS = ("people", "people_known", "total_full", "total_earned", "total_paid", "total_fiscal_cut")


@pytest.mark.parametrize("step", STEPS)
def test_classes_and_units_each_add_up_to_the_whole(step: str) -> None:
    run = paid()
    for groups in (run.classes, run.units):
        amounts = [group.amount(step) for group in groups]
        assert sum(amount for amount in amounts if amount is not None) == total(run, step)


def test_units_are_those_below_the_top_with_all_beneath_them() -> None:
    assert [one.key for one in paid().units] == list(BELOW)
    (camat,) = (one for one in paid().units if one.key == "camat")
    assert (camat.people, camat.known) == (3, 0)
    assert [one.key for one in paid().classes] == [
        "class_15",
        "class_11",
        "class_9",
        "class_7",
        "class_5",
    ]


def test_whoever_has_no_class_or_unit_is_in_a_group_of_their_own() -> None:
    one = Employee(key="P0001", unit="elsewhere", employment=Employment.PNS)
    run = allowances(Workforce(units=UNITS, employees=[one]), DAY, REGION)
    assert [group.key for group in run.classes] == [""]
    assert [group.key for group in run.units] == [""]
    assert to_text(run, "en")


def test_sums_of_few_people_are_not_shown_nor_to_be_had_by_subtraction() -> None:
    few = allowances(office(60, without=0), DAY, REGION, ceiling=150_000_000)
    shown = few.as_dict("id")
    assert isinstance(shown["units"], list)
    by_unit = {one["key"]: one["shown"] for one in shown["units"]}
    assert by_unit == {"camat": False, "dinas-1": True, "dinas-2": False}
    hidden = next(one for one in shown["units"] if one["key"] == "camat")
    assert hidden.keys() == {"key", "title", "shown", "people"}
    assert "Camat" in to_text(few, "id")


# ------------------------------------------------------------------------- of one person


def test_every_rupiah_of_a_person_is_told_in_order() -> None:
    one = paid().of("P0009")
    assert one is not None
    parts: Mapping[str, Any] = one.as_dict("id")["parts"]  # type: ignore[assignment]
    amounts = {name: Decimal(text) for name, text in parts.items()}
    criteria = ("workload", "performance", "remote", "conditions", "scarcity")
    cuts = ("productivity_cut", "presence_cut", "lateness_cut", "sanction_cut")
    assert sum(amounts[name] for name in criteria) == amounts["full"]
    assert amounts["full"] - sum(amounts[name] for name in cuts) == amounts["earned"]
    assert amounts["earned"] - amounts["fiscal_cut"] == amounts["paid"]
    assert amounts["sanction_cut"] > 0
    said = to_text(paid().statement(one), "id", 100)
    for words in ("keuangan daerah", "disiplin", "kinerja", "PP 94/2021", "Faktor"):
        assert words in said


def test_nobody_is_named_in_a_repr() -> None:
    assert "P0009" not in repr(paid()) + repr(paid().of("P0009"))
    assert paid().of("nobody") is None


# ------------------------------------------------------------------------------- how it is asked


def test_another_family_and_a_day_before_the_rules_are_refused() -> None:
    with pytest.raises(UsageError):
        allowances(office(), DAY, shipped("pp-94-2021"))
    with pytest.raises(NotInForce):
        allowances(office(), date(2020, 12, 31))


def test_a_question_may_be_asked_instead_of_a_day() -> None:
    asked = Question(DAY, fiscal_factor=Decimal("0.1"), budget_ceiling=1)
    run = allowances(office(), asked, REGION)
    assert [one.paid for one in run] == [one.paid for one in paid(None)]


def test_the_law_is_that_of_the_last_day_of_the_month() -> None:
    other = region(performance_share=60)
    assert allowances(office(), DAY, other).whole.amount("total_earned") != total(
        paid(), "total_earned"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_both_languages(language: Language) -> None:
    run = paid()
    text = to_text(run, language, 100)
    assert all(len(line) <= 100 for line in text.splitlines())
    assert ("Pagu" in text) == (language == "id")
    assert to_html(run, language)
    written = json.loads(json.dumps(run.as_dict(language)))
    assert written["format"] == "meritasn/allowance@1"
    assert len(written["people"]) == len(run) == 60
    assert not [number for number in _leaves(written) if isinstance(number, float)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_is_as_its_schema_says(language: Language) -> None:
    whole, slip = (
        Draft202012Validator(schema(f"meritasn/{name}@1")) for name in ("allowance", "payslip")
    )
    lost = evolve(office(), incomplete=Incomplete(attendance=frozenset({"P0010"})))
    for run in (paid(), paid(None), allowances(lost, DAY, ceiling=7)):
        whole.validate(json.loads(json.dumps(run.as_dict(language))))
        for key in ("P0000", "P0009", "P0010"):
            one = run.of(key)
            assert one is not None
            slip.validate(json.loads(json.dumps(run.one_as_dict(one, language))))


def _leaves(inside: object) -> list[object]:
    if isinstance(inside, Mapping):
        return [leaf for value in inside.values() for leaf in _leaves(value)]
    if isinstance(inside, list):
        return [leaf for value in inside for leaf in _leaves(value)]
    return [inside]


def test_what_is_paid_is_for_a_whole_month() -> None:
    with pytest.raises(UsageError) as refused:
        allowances(Workforce(), date(2025, 12, 30))
    assert [finding.code for finding in refused.value.findings] == [usage.NO_MONTH_END]
