"""A month in frames: the same factor and the same rupiah as with objects, in both passes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from attrs import evolve

from meritasn.columns import FrameAssessments, FrameCareers
from meritasn.io import read_tables, write_tables
from meritasn.merit import Question, allowances, assess
from meritasn.policies import Policy, load_policy
from meritasn.results import AllowanceRun
from meritasn.testing.population import city

DAY = date(2025, 12, 31)
CEILING = 1_500_000_000
FIGURES = Path(__file__).parents[2] / "examples" / "medan_tpp.toml"
PARTS = ("full", "productivity_cut", "presence_cut", "lateness_cut", "sanction_cut", "earned")
SUMS = ("people", "people_known", "total_full", "total_discipline_cut", "total_earned")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy("pp-12-2019", overlays=[FIGURES])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("city")
    write_tables(city(people=500).workforce, place, language="en")
    return place


@pytest.fixture(scope="module")
def objects(folder: Path, policy: Policy) -> AllowanceRun:
    return allowances(read_tables(folder).workforce, DAY, policy, ceiling=CEILING)


def asked(folder: Path, policy: Policy, question: Question) -> FrameAssessments:
    return assess(FrameCareers.scan(folder), question, policy)


def test_both_passes_give_the_same_rupiah(
    folder: Path, policy: Policy, objects: AllowanceRun
) -> None:
    question = Question(DAY, budget_ceiling=CEILING)
    first = asked(folder, policy, question).units(*SUMS, "affordable_share").collect()
    (top,) = first.sort("members", descending=True).head(1).iter_rows(named=True)
    assert top["unit"] == "kota"
    assert {step: Decimal(top[step]) for step in SUMS} == {
        step: objects.whole.amount(step) for step in SUMS
    }
    assert top["affordable_share"] == objects.factor

    second = asked(folder, policy, evolve(question, fiscal_factor=objects.factor))
    rows = second.frame(*PARTS, "paid", "fiscal_cut").collect().iter_rows(named=True)
    found = {row["employee"]: row for row in rows}
    assert len(found) == len(objects) == 500
    for one in objects:
        run, row = one.result.run, found[one.result.employee]
        assert run is not None
        expected = {step: run.value(step).number for step in (*PARTS, "paid", "fiscal_cut")}
        assert {step: row[step] for step in expected} == expected
        assert row["score"] == one.paid
        assert row["refusal_code"] == (one.refusal and one.refusal.code.id)


def test_the_ceiling_is_kept_in_frames_too(
    folder: Path, policy: Policy, objects: AllowanceRun
) -> None:
    assert objects.factor is not None
    question = Question(DAY, budget_ceiling=CEILING, fiscal_factor=objects.factor)
    rows = asked(folder, policy, question).units("total_paid", "unspent").collect()
    (top,) = rows.sort("members", descending=True).head(1).iter_rows(named=True)
    assert top["total_paid"] + top["unspent"] == CEILING
    assert 0 <= top["unspent"] < 500
    assert top["unspent"] == objects.unspent
