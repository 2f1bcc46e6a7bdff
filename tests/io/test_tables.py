from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn.errors import InputRefused
from meritasn.errors.codes import inputs as codes
from meritasn.io import dumps, loads_workforce, read_tables, write_tables
from meritasn.language import LANGUAGES, Language
from meritasn.model import (
    Appraisal,
    Feedback,
    Incomplete,
    Measure,
    Protected,
    Sex,
    Target,
    UnitPerformance,
    Workforce,
)
from meritasn.quantities import Period
from meritasn.testing import strategies

CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
TEXTS = (
    st.one_of(st.text(CHARACTERS, max_size=9), st.text("'=+-@,;\t\n\r\" #aé\u0301", max_size=9))
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)
MAYBE = st.none() | TEXTS
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
BIRTHS = st.dates(date(1900, 1, 1), date(1999, 12, 31))  # before anybody who is drawn began


def with_texts(draw: st.DrawFn, target: Target) -> Target:
    """A target with any texts, and without what a table has no column for."""

    def kept(measure: Measure | None) -> Measure | None:
        return None if measure == Measure() else measure

    return evolve(
        target,
        plan=draw(TEXTS),
        indicator=draw(MAYBE),
        evidence=draw(MAYBE),
        quantity=kept(target.quantity),
        time=kept(target.time),
        quality=kept(target.quality and evolve(target.quality, unit=None)),
        cost=kept(target.cost and evolve(target.cost, unit=None)),
    )


def with_feedback(
    draw: st.DrawFn, appraisal: Appraisal, given_to_person: Sequence[Feedback]
) -> Appraisal:
    return evolve(
        appraisal,
        targets=tuple(with_texts(draw, target) for target in appraisal.targets),
        behaviours=tuple(evolve(b, expectation=draw(MAYBE)) for b in appraisal.behaviours),
        feedback=tuple(said for said in given_to_person if said.given_on in appraisal.period),
    )


@st.composite
def written_workforces(draw: st.DrawFn) -> Workforce:
    """Workforces with every column filled at some time."""
    plain = draw(strategies.workforces(people=3, dated=True))
    keys = [employee.key for employee in plain.employees]
    first = plain.appraisals[0].period.start if plain.appraisals else date(2023, 1, 1)
    days = st.integers(0, 400).map(lambda n: first + timedelta(n))
    feedback = st.builds(
        Feedback,
        given_on=days,
        giver=st.sampled_from([None, *keys]),
        fact=TEXTS,
        effect=MAYBE,
        suggestion=MAYBE,
        follow_up=st.none() | DAYS,
    )
    said = {
        key: draw(st.lists(feedback, max_size=2, unique_by=lambda f: (f.given_on, f.fact)))
        for key in keys
    }
    protected = st.builds(
        Protected,
        sex=st.none() | st.sampled_from(Sex),
        birth_date=st.none() | BIRTHS,
        religion=MAYBE,
        disability=st.none() | st.booleans(),
    )
    return evolve(
        plain,
        units=[evolve(unit, name=draw(TEXTS), active=draw(st.booleans())) for unit in plain.units],
        employees=[evolve(employee, name=draw(MAYBE)) for employee in plain.employees],
        appraisals=[with_feedback(draw, a, said[a.employee]) for a in plain.appraisals],
        protected=draw(st.dictionaries(st.sampled_from(keys), protected)),
        postings=[
            evolve(held, posting=draw(TEXTS), field=draw(MAYBE)) for held in plain.postings[:1]
        ],
        trainings=[evolve(done, training=draw(TEXTS)) for done in plain.trainings[:1]],
        vacancies=[
            evolve(vacant, title=draw(TEXTS), field=draw(MAYBE)) for vacant in plain.vacancies
        ],
        holidays=[evolve(holiday, name=draw(MAYBE)) for holiday in plain.holidays],
    )


@settings(deadline=None, max_examples=30)
@given(written_workforces(), st.sampled_from(LANGUAGES))
def test_what_is_written_is_read_back(workforce: Workforce, language: Language) -> None:
    with TemporaryDirectory() as folder:
        write_tables(workforce, Path(folder), language=language)
        intake = read_tables(Path(folder))
    assert [f for f in intake.findings if f.rejects] == []
    assert intake.workforce == workforce


@settings(deadline=None, max_examples=30)
@given(written_workforces(), st.lists(TEXTS, max_size=2))
def test_a_document_is_read_back(workforce: Workforce, keys: list[str]) -> None:
    lacking = evolve(workforce, incomplete=Incomplete(sanctions=keys))
    assert loads_workforce(dumps(lacking)) == lacking


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    target = Target(key="t", plan="Izin", cost=Measure("150.00"), time=Measure("60.50"))
    workforce = Workforce(
        appraisals=[Appraisal(employee="p", period=Period.year(2023), targets=(target,))]
    )
    files = write_tables(workforce, tmp_path)
    assert [file.name for file in files] == [
        "unit.csv",
        "pegawai.csv",
        "penilaian.csv",
        "target.csv",
    ]
    assert files[3].read_bytes() == (
        b"pegawai,tanggal_mulai,tanggal_selesai,target,rencana_hasil_kerja,target_waktu,target_biaya\n"
        b"p,2023-01-01,2023-12-31,t,Izin,60.5,150\n"
    )


def test_no_spreadsheet_takes_a_text_for_a_formula(tmp_path: Path) -> None:
    target = Target(key="t", plan="=HYPERLINK(1)", indicator="-1")
    workforce = Workforce(
        appraisals=[Appraisal(employee="p", period=Period.year(2023), targets=(target,))]
    )
    text = write_tables(workforce, tmp_path)[3].read_text("utf-8")
    assert ",'=HYPERLINK(1),'-1\n" in text


def test_a_period_without_an_end_is_refused(tmp_path: Path) -> None:
    endless = Period(date(2023, 1, 1))
    workforce = Workforce(
        appraisals=[Appraisal(employee="p", period=endless)],
        unit_performance=[UnitPerformance(unit="u", period=endless)],
    )
    with pytest.raises(InputRefused) as refused:
        write_tables(workforce, tmp_path)
    assert [(f.code, f.place.path) for f in refused.value.findings] == [
        (codes.OPEN_PERIOD, "appraisals[0].period"),
        (codes.OPEN_PERIOD, "unit_performance[0].period"),
    ]


def test_a_folder_may_be_named_by_text(tmp_path: Path) -> None:
    write_tables(Workforce(), tmp_path)
    assert read_tables(str(tmp_path)).workforce == read_tables(tmp_path).workforce
