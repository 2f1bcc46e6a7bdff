"""The workforce: all records together, and quick ways to find one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from attrs import field, frozen

from meritasn.model.appraisals import Appraisal
from meritasn.model.people import Employee, Protected
from meritasn.model.units import Unit, UnitPerformance
from meritasn.quantities import Period

__all__ = ["Workforce"]

Key = TypeVar("Key")
Record = TypeVar("Record")


def _units(given: Iterable[Unit]) -> tuple[Unit, ...]:
    return tuple(given)


def _employees(given: Iterable[Employee]) -> tuple[Employee, ...]:
    return tuple(given)


def _appraisals(given: Iterable[Appraisal]) -> tuple[Appraisal, ...]:
    return tuple(given)


def _unit_performance(given: Iterable[UnitPerformance]) -> tuple[UnitPerformance, ...]:
    return tuple(given)


def _protected(given: Mapping[str, Protected]) -> Mapping[str, Protected]:
    return dict(given)


@frozen(kw_only=True, repr=False)
class Workforce:
    """Units, employees, appraisals and unit performance, each in the order in which it was given.

    Nothing is checked here: `check` says what is wrong with how the records refer to each other.
    Where a key is given twice, the first record answers to it.

    Attributes:
        units: Units of the organisation.
        employees: People.
        appraisals: Appraisals of any period.
        unit_performance: Predicates of units.
        protected: Protected attributes by employee key; read by audits of fairness only.
        on: The day as of which units and employees are described; None where it is not known.
    """

    units: tuple[Unit, ...] = field(converter=_units, default=())
    employees: tuple[Employee, ...] = field(converter=_employees, default=())
    appraisals: tuple[Appraisal, ...] = field(converter=_appraisals, default=())
    unit_performance: tuple[UnitPerformance, ...] = field(converter=_unit_performance, default=())
    protected: Mapping[str, Protected] = field(converter=_protected, factory=dict)
    on: date | None = None

    @cached_property
    def unit_by_key(self) -> Mapping[str, Unit]:
        """Units by key."""
        return {unit.key: unit for unit in reversed(self.units)}

    @cached_property
    def employee_by_key(self) -> Mapping[str, Employee]:
        """Employees by key."""
        return {employee.key: employee for employee in reversed(self.employees)}

    def periods(self) -> tuple[Period, ...]:
        """The periods for which there are appraisals, in the order of time."""
        return tuple(sorted(self._appraisals_by_period, key=_in_time))

    def appraisals_in(self, period: Period) -> tuple[Appraisal, ...]:
        """The appraisals for exactly this period."""
        return self._appraisals_by_period.get(period, ())

    def performance_of(self, unit: str, period: Period) -> UnitPerformance | None:
        """The performance of a unit for exactly this period."""
        return self._performance_by_unit.get((unit, period))

    def units_led_by(self, employee: str) -> tuple[Unit, ...]:
        """The units that an employee leads."""
        return self._units_by_head.get(employee, ())

    def children_of(self, unit: str) -> tuple[Unit, ...]:
        """The units right beneath a unit."""
        return self._units_by_parent.get(unit, ())

    def people_of(self, unit: str) -> tuple[Employee, ...]:
        """The employees who work in a unit itself, not in those beneath it."""
        return self._employees_by_unit.get(unit, ())

    @cached_property
    def _appraisals_by_period(self) -> Mapping[Period, tuple[Appraisal, ...]]:
        return _grouped(self.appraisals, lambda appraisal: appraisal.period)

    @cached_property
    def _performance_by_unit(self) -> Mapping[tuple[str, Period], UnitPerformance]:
        return {(seen.unit, seen.period): seen for seen in reversed(self.unit_performance)}

    @cached_property
    def _units_by_head(self) -> Mapping[str | None, tuple[Unit, ...]]:
        return _grouped(self.units, lambda unit: unit.head)

    @cached_property
    def _units_by_parent(self) -> Mapping[str | None, tuple[Unit, ...]]:
        return _grouped(self.units, lambda unit: unit.parent)

    @cached_property
    def _employees_by_unit(self) -> Mapping[str, tuple[Employee, ...]]:
        return _grouped(self.employees, lambda employee: employee.unit)

    def __repr__(self) -> str:
        """Counts only."""
        return (
            f"Workforce({len(self.units)} units, {len(self.employees)} employees, "
            f"{len(self.appraisals)} appraisals, {len(self.unit_performance)} unit predicates)"
        )


def _grouped(
    records: Iterable[Record], key: Callable[[Record], Key]
) -> Mapping[Key, tuple[Record, ...]]:
    groups: dict[Key, list[Record]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return {key: tuple(group) for key, group in groups.items()}


def _in_time(period: Period) -> tuple[date, date]:
    return period.start, period.stop or date.max
