from __future__ import annotations

import copy

from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Protected,
    Unit,
    UnitKind,
    UnitPerformance,
    Workforce,
)
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
