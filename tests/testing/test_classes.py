"""Every class of the model can be drawn, and what is drawn is sound."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import has
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

import meritasn.model as library
from meritasn.facts import Fact, catalogue
from meritasn.io import read_tables, write_tables
from meritasn.io.converter import plain, read
from meritasn.io.records import RECORDS
from meritasn.merit import Question
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Feedback,
    Nip,
    NiPppk,
    Service,
    Unit,
    UnitKind,
    Vacancy,
    Workforce,
    check,
)
from meritasn.model.vocabulary import PostLevel
from meritasn.policies import Policy, shipped_names
from meritasn.quantities import Period
from meritasn.testing.classes import STRATEGIES
from meritasn.testing.hook import resolve

MODEL = [
    found
    for name in library.__all__
    if isinstance(found := getattr(library, name), type) and has(found)
]
DIGITS = (Nip, NiPppk)  # written as text, and read by the field that holds them
few = settings(max_examples=10, deadline=None)


def test_every_class_of_the_model_can_be_drawn() -> None:
    assert [kind.__name__ for kind in MODEL if kind not in STRATEGIES] == []


@pytest.mark.parametrize("kind", STRATEGIES)
@few
@given(data=st.data())
def test_what_is_drawn_for_a_class_is_one_of_it(kind: type[Any], data: st.DataObject) -> None:
    assert isinstance(data.draw(st.from_type(kind)), kind)


@pytest.mark.parametrize("kind", [kind for kind in MODEL if kind not in DIGITS])
@few
@given(data=st.data())
def test_what_is_drawn_is_read_back_from_json(kind: type[Any], data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    assert read(plain(record), kind) == record


@pytest.mark.parametrize("table", RECORDS)
@settings(few, max_examples=5)
@given(data=st.data())
def test_what_is_drawn_is_accepted_and_read_back_from_tables(
    table: str, data: st.DataObject
) -> None:
    workforce = around(table, data.draw(st.from_type(RECORDS[table])))
    assert [finding for finding in check(workforce) if finding.rejects] == []
    with TemporaryDirectory() as folder:
        write_tables(workforce, Path(folder))
        intake = read_tables(Path(folder))
    assert [finding for finding in intake.findings if finding.rejects] == []
    assert intake.workforce == workforce


def around(table: str, record: Any) -> Workforce:  # noqa: ANN401  (a record of any class)
    """A workforce in which a record of some table can stand, and little else."""
    parts: dict[str, Any] = {
        "units": [Unit(key="U1", name="Kota Contoh", kind=UnitKind.KOTA)],
        "employees": [Employee(key="P1", unit="U1", employment=Employment.PNS)],
        "services": [Service(key="S1", name="Izin")],
        "vacancies": [Vacancy(key="L1", title="Sekretaris", level=PostLevel.ADMINISTRATOR)],
    }
    if table == "protected":
        return Workforce(**parts, protected={"P1": record})
    if table not in ("targets", "behaviours", "feedback"):
        return Workforce(**{**parts, table: [record]})
    day = record.given_on if isinstance(record, Feedback) else date(2020, 1, 1)
    period = Period(day, day + timedelta(30))
    held: Any = {table: (record,)}
    appraisal = Appraisal(employee="P1", period=period, **held)
    return Workforce(**parts, appraisals=[appraisal])


def test_the_least_of_everything_is_plain() -> None:
    quick = settings(phases=[Phase.generate, Phase.shrink])
    least = find(st.from_type(Appraisal), lambda _: True, settings=quick)
    assert (least.targets, least.behaviours, least.feedback) == ((), (), ())
    assert least.period == Period.year(2000)
    assert find(st.from_type(Question), lambda _: True, settings=quick).on == date(2000, 1, 1)


@few
@given(st.from_type(Fact), st.from_type(Policy).map(lambda policy: policy.name))
def test_facts_and_policies_are_those_of_the_library(fact: Fact, policy: str) -> None:
    assert catalogue().facts[fact.name] is fact
    assert policy in shipped_names()


def ours(kind: object) -> bool:
    return resolve(kind) is not None


def test_nobody_elses_class_is_resolved() -> None:
    others: Sequence[object] = (int, date, None, "Employee", list[Employee], TemporaryDirectory)
    assert [other for other in others if ours(other)] == []
    assert ours(Employee)


ASKS = """
from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from meritasn.model import Employee
quick = settings(phases=[Phase.generate])
find(st.from_type(Employee), lambda drawn: drawn.key == "P1", settings=quick)
st.register_type_strategy(Employee, st.just(None))
find(st.from_type(Employee), lambda drawn: drawn is None, settings=quick)
"""
LAZY = """
import hypothesis, sys
assert "meritasn.testing.hook" in sys.modules
assert not {"meritasn.model", "meritasn.testing.strategies"} & sys.modules.keys()
"""
PUBLIC = """
import meritasn.testing.hook as hook
from hypothesis.strategies._internal import types
del types._global_extra_lookup[hook._PACKAGE]
hook.register_all()
types._global_extra_lookup = {}
"""


@pytest.mark.parametrize("first", [LAZY, PUBLIC], ids=["lazy", "public"])
def test_whoever_imports_hypothesis_can_ask_for_a_class(first: str) -> None:
    """Without an import of anything in `meritasn.testing`; and what they register goes first."""
    subprocess.run([sys.executable, "-c", first + ASKS], check=True)
