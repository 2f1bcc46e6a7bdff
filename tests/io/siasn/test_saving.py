"""What is written is what the endpoint wants, and reads back as it was."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.io.siasn.people import ANNUAL_WRITTEN, PERIODIC_WRITTEN

from meritasn.errors import InputRefused
from meritasn.errors.codes import siasn as codes
from meritasn.io.siasn import (
    AnnualAppraisal,
    Document,
    PeriodicAppraisal,
    PeriodKind,
    Rater,
    RaterStatus,
    annual_body,
    periodic_body,
    read_annual,
    read_periodic,
)
from meritasn.model import Appraisal, Predicate, Rating
from meritasn.quantities import Absence, Period
from meritasn.testing.strategies import nips

T = TypeVar("T")

WORDS = st.text("abcdefghij KLMNO.,'/-é", min_size=1, max_size=12).map(str.strip).filter(bool)
IDS = st.uuids().map(str)


@st.composite
def raters(draw: st.DrawFn) -> Rater:
    return Rater(
        name=draw(WORDS),
        number=draw(nips() | st.sampled_from(("84051999", "31/XII/1999"))),
        post=draw(WORDS),
        rank=draw(st.none() | st.sampled_from(("11", "34", "45"))),
        unit=draw(WORDS),
        status=draw(st.sampled_from(RaterStatus)),
    )


DOCUMENTS = st.lists(
    st.builds(
        Document,
        type=st.sampled_from(("873", "891")),
        name=st.none() | WORDS,
        uri=st.none() | WORDS,
        object=st.none() | WORDS,
        slug=st.none() | WORDS,
    ),
    max_size=2,
).map(tuple)


def appraisals(periods: st.SearchStrategy[Period]) -> st.SearchStrategy[Appraisal]:
    return st.builds(
        Appraisal,
        employee=st.just("A-1"),
        period=periods,
        results_rating=st.sampled_from(Rating),
        behaviour_rating=st.sampled_from(Rating),
        recorded_predicate=st.sampled_from(Predicate),
    )


@st.composite
def months(draw: st.DrawFn) -> Period:
    start = date(draw(st.integers(2022, 2030)), draw(st.integers(1, 12)), 1)
    after = start.year * 12 + start.month - 1 + draw(st.integers(1, 14))
    return Period(start, date(after // 12, after % 12 + 1, 1))


ANNUAL = st.builds(
    AnnualAppraisal,
    appraisal=appraisals(st.integers(1900, 2199).map(Period.year)),
    id=st.none() | IDS,
    person=IDS,
    rater=raters(),
    documents=DOCUMENTS,
)
PERIODIC = st.builds(
    PeriodicAppraisal,
    appraisal=appraisals(months()),
    id=st.none() | IDS,
    person=IDS,
    kind=st.sampled_from(PeriodKind),
    coefficient_id=st.none() | st.sampled_from(("52", "32")),
    rater=raters(),
    documents=DOCUMENTS,
)


@given(ANNUAL)
def test_an_annual_appraisal_reads_back_as_it_was_written(record: AnnualAppraisal) -> None:
    assert read_annual(json.dumps(annual_body(record)), employee="A-1").records == (record,)


@given(PERIODIC)
def test_a_periodic_appraisal_reads_back_as_it_was_written(record: PeriodicAppraisal) -> None:
    assert read_periodic(json.dumps(periodic_body(record)), employee="A-1").records == (record,)


def test_the_keys_are_exactly_those_of_the_endpoint() -> None:
    (annual,) = read_annual([ANNUAL_WRITTEN]).records
    assert annual_body(annual) == ANNUAL_WRITTEN
    (periodic,) = read_periodic([PERIODIC_WRITTEN]).records
    assert periodic_body(periodic) == PERIODIC_WRITTEN


def test_what_was_not_known_when_it_was_read_is_not_sent() -> None:
    (annual,) = read_annual([{**ANNUAL_WRITTEN, "baru": 1}]).records
    assert annual_body(annual) == ANNUAL_WRITTEN


def refused(body: Callable[[T], object], record: T) -> list[tuple[str, str | None]]:
    with pytest.raises(InputRefused) as raised:
        body(record)
    return [(finding.code.id, finding.place.path) for finding in raised.value.findings]


def test_every_required_value_that_is_missing_is_named_by_its_key() -> None:
    empty = Appraisal(employee="A-1", period=Period.year(2023))
    needed = [
        "pnsDinilaiOrang",
        "hasilKinerjaNilai",
        "perilakuKerjaNilai",
        "kuadranKinerjaNilai",
        "penilaiNama",
        "penilaiNipNrp",
        "penilaiJabatan",
        "penilaiUnorNama",
        "statusPenilai",
    ]
    assert refused(annual_body, AnnualAppraisal(appraisal=empty)) == [
        (codes.MISSING_VALUE.id, key) for key in needed
    ]
    assert (codes.MISSING_VALUE.id, "periodikId") in refused(
        periodic_body, PeriodicAppraisal(appraisal=empty)
    )


@pytest.mark.parametrize("said", ["", " ", "0", "tidak ada data"])
def test_what_would_be_read_as_missing_is_not_sent(said: str) -> None:
    (record,) = read_annual([ANNUAL_WRITTEN]).records
    nameless = evolve(record, rater=evolve(record.rater, name=said, rank=said))
    assert refused(annual_body, nameless) == [(codes.MISSING_VALUE.id, "penilaiNama")]


@pytest.mark.parametrize("absence", Absence)
def test_a_quadrant_is_never_worked_out_for_saving(absence: Absence) -> None:
    (record,) = read_annual([ANNUAL_WRITTEN]).records
    without = evolve(record, appraisal=evolve(record.appraisal, recorded_predicate=absence))
    assert refused(annual_body, without) == [(codes.MISSING_VALUE.id, "kuadranKinerjaNilai")]


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2023, 1, 1)),
        Period(date(2023, 1, 1), date(2023, 12, 31)),
        Period(date(2023, 1, 2), date(2024, 1, 1)),
        Period(date(2023, 1, 1), date(2025, 1, 1)),
    ],
)
def test_an_annual_appraisal_is_of_a_calendar_year(period: Period) -> None:
    (record,) = read_annual([ANNUAL_WRITTEN]).records
    other = evolve(record, appraisal=evolve(record.appraisal, period=period))
    assert refused(annual_body, other) == [(codes.NO_YEAR.id, "tahun")]


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2023, 1, 1)),
        Period(date(2023, 1, 2), date(2023, 2, 1)),
        Period(date(2023, 1, 1), date(2023, 1, 31)),
    ],
)
def test_a_periodic_appraisal_is_of_whole_months(period: Period) -> None:
    (record,) = read_periodic([PERIODIC_WRITTEN]).records
    other = evolve(record, appraisal=evolve(record.appraisal, period=period))
    assert refused(periodic_body, other) == [(codes.NOT_MONTHS.id, "bulanSelesaiPenilaian")]
