"""PermenPANRB 6/2022: two ratings, one predicate; and who is rated by the unit they lead."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from tests.merit.people import YEAR, rated

from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Predicate,
    Rating,
    Unit,
    UnitKind,
    UnitPerformance,
    UnitPredicate,
    Workforce,
)
from meritasn.quantities import Absence, Period

ABOVE, AS, BELOW = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH

CELLS = {
    (ABOVE, ABOVE): "Sangat Baik",
    (ABOVE, AS): "Baik",
    (ABOVE, BELOW): "Kurang",
    (AS, ABOVE): "Baik",
    (AS, AS): "Baik",
    (AS, BELOW): "Kurang",
    (BELOW, ABOVE): "Butuh Perbaikan",
    (BELOW, AS): "Butuh Perbaikan",
    (BELOW, BELOW): "Sangat Kurang",
}
OF_THE_UNIT = {
    UnitPredicate.ISTIMEWA: ABOVE,
    UnitPredicate.BAIK: AS,
    UnitPredicate.BUTUH_PERBAIKAN: BELOW,
    UnitPredicate.KURANG: BELOW,
    UnitPredicate.SANGAT_KURANG: BELOW,
}


@pytest.mark.parametrize("year", [2022, 2023, 2026])
@pytest.mark.parametrize(("results", "behaviour"), CELLS)
def test_each_of_the_nine_cells(results: Rating, behaviour: Rating, year: int) -> None:
    result = appraise(rated("P1", results, behaviour, period=Period.year(year)))
    assert result.predicate is not None
    assert result.predicate.title.id == CELLS[results, behaviour]
    assert (result.score, result.refusal) == (None, None)


def test_better_behaviour_and_better_results_are_never_worse() -> None:
    def rank(results: Rating, behaviour: Rating) -> int:
        label = appraise(rated("P1", results, behaviour)).predicate
        assert label is not None
        return [term.code for term in Predicate].index(label.code)

    best_first = (ABOVE, AS, BELOW)
    for (i, better), (j, worse) in product(enumerate(best_first), repeat=2):
        if i < j:
            for other in best_first:
                assert rank(other, better) <= rank(other, worse)
                if other is not BELOW:  # misconduct: good results do not soften it
                    assert rank(better, other) <= rank(worse, other)


@pytest.mark.parametrize("missing", ["results", "behaviour", "both"])
def test_a_missing_rating_is_refused_by_name(missing: str) -> None:
    results = AS if missing == "behaviour" else Absence.MISSING
    behaviour = AS if missing == "results" else Absence.MISSING
    result = appraise(rated("P1", results, behaviour))
    assert result.predicate is None
    assert result.refusal is not None
    said = result.refusal.message.id
    assert ("Rating hasil kerja tidak ada" in said) == (missing != "behaviour")
    assert ("Rating perilaku kerja tidak ada" in said) == (missing != "results")


def led(
    predicate: UnitPredicate | Absence | None,
    *,
    results: Rating | Absence,
    behaviour: Rating = AS,
    period: Period = YEAR,
) -> Workforce:
    """A head who works in the unit that he leads."""
    performance = []
    if predicate is not None:
        performance = [UnitPerformance(unit="U", period=period, predicate=predicate)]
    return Workforce(
        units=[Unit(key="U", name="Dinas", kind=UnitKind.DINAS, head="H")],
        employees=[Employee(key="H", unit="U", employment=Employment.PNS)],
        appraisals=[rated("H", results, behaviour, period=period)],
        unit_performance=performance,
    )


@pytest.mark.parametrize("behaviour", Rating)
@pytest.mark.parametrize("unit", UnitPredicate)
@pytest.mark.parametrize("own", [*Rating, Absence.MISSING])
def test_the_results_of_a_head_are_those_of_the_unit(
    unit: UnitPredicate, own: Rating | Absence, behaviour: Rating
) -> None:
    (result,) = appraise(led(unit, results=own, behaviour=behaviour))
    assert result.predicate is not None
    assert result.predicate.title.id == CELLS[OF_THE_UNIT[unit], behaviour]


@pytest.mark.parametrize("unit", [None, Absence.MISSING])
def test_a_head_whose_unit_has_no_predicate_has_none(unit: Absence | None) -> None:
    """The rating that somebody wrote down does not stand in for what the circular asks for."""
    (result,) = appraise(led(unit, results=ABOVE))
    assert result.predicate is None
    assert result.refusal is not None
    assert result.refusal.message.id == "Predikat unit yang dipimpin tidak ada"


def test_before_the_circular_a_head_is_rated_as_anybody() -> None:
    half = Period(date(2022, 1, 1), date(2023, 1, 31))
    (result,) = appraise(led(UnitPredicate.SANGAT_KURANG, results=ABOVE, period=half))
    assert result.predicate is not None
    assert result.predicate.code == "baik"
    day_later = Period(date(2022, 1, 1), date(2023, 2, 1))
    (result,) = appraise(led(UnitPredicate.SANGAT_KURANG, results=ABOVE, period=day_later))
    assert result.predicate is not None
    assert result.predicate.code == "butuh_perbaikan"


def tree() -> Workforce:
    """The mayor's secretariat over two offices; the head of each works in it."""
    units = [
        Unit(key="TOP", name="Kota", kind=UnitKind.KOTA, head="M"),
        Unit(key="A", name="Dinas A", kind=UnitKind.DINAS, parent="TOP", head="HA"),
        Unit(key="B", name="Dinas B", kind=UnitKind.DINAS, parent="TOP", head="HB"),
        Unit(key="A1", name="Bidang A1", kind=UnitKind.BIDANG, parent="A", head="HA1"),
    ]
    where = {"M": "TOP", "HA": "A", "HB": "B", "HA1": "A1", "X": "A", "Y": "A1", "Z": "B"}
    raters = {"HA": "M", "HB": None, "HA1": "HB", "X": "HA", "Y": "HA1", "Z": "HB", "M": None}
    return Workforce(
        units=units,
        employees=[
            Employee(key=key, unit=unit, employment=Employment.PNS) for key, unit in where.items()
        ],
        appraisals=[rated(key, AS, AS, rater=rater) for key, rater in raters.items()],
        unit_performance=[
            UnitPerformance(unit=unit.key, period=YEAR, predicate=UnitPredicate.BAIK)
            for unit in units
        ],
    )


def test_a_head_is_counted_in_the_unit_of_the_rater() -> None:
    """Without a rater in the data in the unit above; nobody rates the head of the whole."""
    counted = {
        unit.unit: {person.employee for person in unit.people} for unit in appraise(tree()).units
    }
    assert counted == {"TOP": {"HA", "HB"}, "A": {"X"}, "B": {"HA1", "Z"}, "A1": {"Y"}}
    assert all(result.predicate for result in appraise(tree()))


def test_who_leads_several_units_has_the_rating_of_the_highest() -> None:
    base = tree()
    units = [
        Unit(key=u.key, name=u.name, kind=u.kind, parent=u.parent, head="HA") for u in base.units
    ]
    performance = [
        UnitPerformance(unit=key, period=YEAR, predicate=predicate)
        for key, predicate in (
            ("TOP", UnitPredicate.ISTIMEWA),
            ("A", UnitPredicate.KURANG),
            ("B", UnitPredicate.BAIK),
        )
    ]

    def head_of(*led_units: str) -> str | None:
        workforce = Workforce(
            units=[
                Unit(
                    key=u.key,
                    name=u.name,
                    kind=u.kind,
                    parent=u.parent,
                    head="HA" if u.key in led_units else None,
                )
                for u in units
            ],
            employees=base.employees,
            appraisals=base.appraisals,
            unit_performance=performance,
        )
        result = appraise(workforce).of("HA")
        assert result is not None
        return result.predicate.code if result.predicate else None

    assert head_of("TOP", "A") == "baik"  # outstanding, so above; behaviour as expected
    assert head_of("A", "A1") == "butuh_perbaikan"
    assert head_of("A", "B") is None  # equally near the top, and they differ
    assert head_of("B") == "baik"


def test_a_recorded_predicate_is_compared_and_never_changed() -> None:
    def of(recorded: Predicate | Absence) -> tuple[str | None, list[str]]:
        result = appraise(
            Appraisal(
                employee="P1",
                period=YEAR,
                results_rating=ABOVE,
                behaviour_rating=BELOW,
                recorded_predicate=recorded,
            )
        )
        found = [str(finding.found and finding.found.en) for finding in result.findings]
        return result.predicate.code if result.predicate else None, found

    assert of(Predicate.KURANG) == ("kurang", [])
    assert of(Predicate.BUTUH_PERBAIKAN) == ("kurang", ["recorded_differs"])
    assert of(Absence.MISSING) == of(Absence.NOT_APPLICABLE) == ("kurang", [])
