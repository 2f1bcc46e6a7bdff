from __future__ import annotations

import copy
from datetime import date

import pytest
from attrs import fields

from meritasn.facts import catalogue
from meritasn.model import (
    Appraisal,
    Candidate,
    Competency,
    CreditKind,
    CreditLine,
    Employee,
    Employment,
    Measurement,
    Posting,
    PostLevel,
    Protected,
    Response,
    Service,
    Standard,
    Unit,
    UnitKind,
    UnitPerformance,
    Vacancy,
    Workforce,
)
from meritasn.model.careers import ORDER, OWNERS
from meritasn.quantities import Period

Y2022, Y2023 = Period.year(2022), Period.year(2023)


def unit(key: str, parent: str | None = None, head: str | None = None) -> Unit:
    return Unit(key=key, name=key, kind=UnitKind.DINAS, parent=parent, head=head)


def employee(key: str, unit: str) -> Employee:
    return Employee(key=key, unit=unit, employment=Employment.PNS)


def keys(records: tuple[Unit, ...] | tuple[Employee, ...]) -> list[str]:
    return [record.key for record in records]


WORKFORCE = Workforce(
    units=(unit("kota"), unit("dinas", "kota", "a"), unit("bidang", "dinas", "a")),
    employees=iter([employee("a", "dinas"), employee("b", "bidang"), employee("c", "bidang")]),
    appraisals=[
        Appraisal(employee="b", period=Y2023),
        Appraisal(employee="b", period=Y2022),
        Appraisal(employee="c", period=Y2023),
    ],
    unit_performance=[UnitPerformance(unit="dinas", period=Y2023)],
    protected={"a": Protected()},
)


def test_records_are_found_by_key() -> None:
    assert WORKFORCE.employee_by_key["b"].unit == "bidang"
    assert WORKFORCE.unit_by_key["bidang"].parent == "dinas"
    assert WORKFORCE.employee_by_key.get("z") is None


def test_the_first_of_two_records_answers_to_their_key() -> None:
    twice = Workforce(employees=[employee("a", "u1"), employee("a", "u2")])
    assert twice.employee_by_key["a"].unit == "u1"
    performance = [UnitPerformance(unit="u", period=Y2023) for _ in range(2)]
    found = Workforce(unit_performance=performance).performance_of("u", Y2023)
    assert found is performance[0]


def test_the_tree_is_walked_both_ways() -> None:
    assert keys(WORKFORCE.children_of("kota")) == ["dinas"]
    assert keys(WORKFORCE.children_of("bidang")) == []
    assert keys(WORKFORCE.units_led_by("a")) == ["dinas", "bidang"]
    assert keys(WORKFORCE.units_led_by("b")) == []
    assert keys(WORKFORCE.people_of("bidang")) == ["b", "c"]


def test_periods_come_in_the_order_of_time() -> None:
    onward = Period(Y2022.start)
    endless = Workforce(appraisals=[*WORKFORCE.appraisals, Appraisal(employee="c", period=onward)])
    assert endless.periods() == (Y2022, onward, Y2023)


def test_appraisals_and_unit_performance_are_found_by_their_period() -> None:
    assert [a.employee for a in WORKFORCE.appraisals_in(Y2023)] == ["b", "c"]
    assert WORKFORCE.appraisals_in(Period.year(2021)) == ()
    assert WORKFORCE.performance_of("dinas", Y2023) is WORKFORCE.unit_performance[0]
    assert WORKFORCE.performance_of("dinas", Y2022) is None


def test_the_repr_has_counts_only() -> None:
    assert repr(WORKFORCE) == ("Workforce(3 units, 3 employees, 3 appraisals, 1 unit predicates)")


def test_a_copy_is_equal_even_after_look_ups() -> None:
    WORKFORCE.periods()
    assert copy.deepcopy(WORKFORCE) == WORKFORCE


def test_what_is_given_cannot_be_changed_from_outside() -> None:
    given = {"a": Protected()}
    workforce = Workforce(protected=given)
    given.clear()
    assert list(workforce.protected) == ["a"]


def line(day: date, kind: CreditKind, employee: str = "a") -> CreditLine:
    return CreditLine(employee=employee, credit_on=day, credit_kind=kind)


def test_dated_records_of_one_person_come_in_the_order_of_their_days_and_then_of_their_kind() -> (
    None
):
    first, later = date(2023, 1, 31), date(2024, 1, 31)
    opening, conversion = line(first, CreditKind.OPENING), line(first, CreditKind.CONVERSION)
    rise, of_another = line(later, CreditKind.RANK_RISE), line(first, CreditKind.OPENING, "b")
    workforce = Workforce(credits=[rise, conversion, of_another, opening])
    assert workforce.records_of("credits", "a") == (opening, conversion, rise)
    assert workforce.records_of("credits", "b") == (of_another,)
    assert workforce.records_of("credits", "c") == ()


def test_two_posts_of_one_day_come_in_the_order_of_their_titles() -> None:
    acting, own = (
        Posting(employee="a", posting_since=date(2023, 5, 2), posting=title)
        for title in ("Plt. Camat", "Analis")
    )
    assert Workforce(postings=[acting, own]).records_of("postings", "a") == (own, acting)


def test_a_table_that_nobody_dates_has_no_records_of_a_person() -> None:
    with pytest.raises(KeyError):
        WORKFORCE.records_of("appraisals", "b")


def test_dated_records_are_ordered_by_what_names_them() -> None:
    """As the catalogue says: first by their day, and no two of one person are alike."""
    dated = {t.name: t for t in catalogue().tables.values() if t.since}
    assert ORDER.keys() == dated.keys()
    for name, order in ORDER.items():
        assert order[0] == dated[name].since
        assert {OWNERS[name], *order} == set(dated[name].key)
        assert name in {field.name for field in fields(Workforce)}


def test_posts_to_be_filled_are_found_by_key() -> None:
    post = Vacancy(key="l1", title="Camat", level=PostLevel.ADMINISTRATOR)
    assert Workforce(vacancies=[post]).vacancy_by_key["l1"] is post


def test_what_a_post_asks_for_and_who_applies_is_found_by_its_key() -> None:
    level = Standard(vacancy="l1", competency=Competency.INTEGRITAS, level=3)
    one, nobody = Candidate(key="c1", vacancy="l1"), Candidate(key="c2")
    workforce = Workforce(standards=[level], candidates=[one, nobody])
    assert (workforce.standards_of("l1"), workforce.standards_of("l2")) == ((level,), ())
    assert (workforce.candidates_for("l1"), workforce.candidates_for("l2")) == ((one,), ())
    assert workforce.candidate_by_key["c2"] is nobody


def test_services_are_found_by_key_and_by_their_unit() -> None:
    one, other = Service(key="s1", unit="bidang", name="Izin"), Service(key="s2", name="Akta")
    workforce = Workforce(services=[one, other])
    assert workforce.service_by_key["s2"] is other
    assert workforce.services_of("bidang") == (one,)
    assert workforce.services_of("dinas") == ()


def test_sheets_and_measurements_are_found_by_their_service() -> None:
    """They come in the order of their days, and sheets of one day in that of their numbers."""
    day, later = date(2024, 5, 31), date(2024, 6, 30)
    third, second, first = (
        Response(service="s1", responded_on=on, respondent=n)
        for on, n in ((later, "1"), (day, "2"), (day, "1"))
    )
    measured = [Measurement(service=key, measured_on=day) for key in ("s1", "s2")]
    workforce = Workforce(responses=[third, second, first], measurements=measured)
    assert workforce.records_of("responses", "s1") == (first, second, third)
    assert workforce.records_of("measurements", "s2") == (measured[1],)
