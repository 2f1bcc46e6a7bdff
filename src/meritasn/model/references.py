"""Whether the records of a workforce refer to each other as they should.

A finding names its place by a path of fields and of indices from 0: ``units[3].parent``,
``employees[12].unit``, ``unit_performance[0].unit``, ``appraisals[5].rater``,
``appraisals[5].targets[0].serves``, ``credits[7].employee``, ``protected[2]`` (counted in the order
of the mapping). So a reader of tables can name the file and the row instead, and `record_of` the
record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from meritasn.errors import Finding, Place
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model.appraisals import Appraisal
from meritasn.model.chronology import in_careers, is_before
from meritasn.model.listed import in_lists
from meritasn.model.people import Employee
from meritasn.model.twice import repeated
from meritasn.model.units import Unit
from meritasn.model.vocabulary import Focus, PostKind, PostLevel, Rank
from meritasn.model.workforce import Workforce
from meritasn.quantities import Period

__all__ = ["check", "record_of"]

_RECORD = re.compile(r"(\w+)\[(\d+)\]")


def check(workforce: Workforce) -> tuple[Finding, ...]:
    """All that is wrong with how the records refer to each other, table by table.

    Every record is judged against all the others as they were given; what follows from leaving
    out a rejected one is not reported.

    Returns:
        Findings with the codes of `meritasn.errors.codes.workforce`. An error means that the record
        cannot be used.
    """
    return tuple(
        chain(
            _in_units(workforce),
            _in_unit_performance(workforce),
            _in_employees(workforce),
            _in_protected(workforce),
            _in_appraisals(workforce),
            in_careers(workforce),
            in_lists(workforce),
        )
    )


def record_of(place: Place) -> tuple[str, int] | None:
    """The table and the index of the record that a finding of `check` stands in.

    A fault inside an appraisal is one of the appraisal: without the target it would be another
    appraisal.

    >>> record_of(Place(path="appraisals[5].targets[0].key"))
    ('appraisals', 5)
    """
    match = _RECORD.match(place.path or "")
    return (match[1], int(match[2])) if match else None


# ---------------------------------------------------------------------------------------- units


def _in_units(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.units, "units[{}].key", lambda unit: unit.key, Text("unit", "unit")
    )
    for i, unit in enumerate(workforce.units):
        at = f"units[{i}]"
        if unit.parent is not None and unit.parent not in workforce.unit_by_key:
            yield codes.UNKNOWN_UNIT.at(
                Place(path=f"{at}.parent"), what=Text("unit di atasnya", "unit above")
            )
        if unit.key in _above(unit.parent, workforce):
            yield codes.UNIT_BENEATH_ITSELF.at(Place(path=f"{at}.parent"))
        people = len(workforce.people_of(unit.key))
        if people and not unit.active:
            yield codes.INACTIVE_UNIT_WITH_PEOPLE.at(Place(path=f"{at}.active"), people=people)
        yield from _in_head(unit, Place(path=f"{at}.head"), workforce)


def _in_head(unit: Unit, place: Place, workforce: Workforce) -> Iterator[Finding]:
    if unit.head is None:
        if unit.active:
            yield codes.UNIT_WITHOUT_HEAD.at(place)
        return
    head = workforce.employee_by_key.get(unit.head)
    if head is None:
        yield codes.UNKNOWN_EMPLOYEE.at(place, what=Text("pemimpin unit", "head of the unit"))
    elif unit.key not in _above(head.unit, workforce):
        yield codes.HEAD_FROM_ELSEWHERE.at(place)


def _above(key: str | None, workforce: Workforce) -> set[str]:
    """A unit and those above it; every unit is met once, even in a circle."""
    met: set[str] = set()
    while key is not None and key not in met:
        met.add(key)
        unit = workforce.unit_by_key.get(key)
        key = unit.parent if unit else None
    return met


def _in_unit_performance(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.unit_performance,
        "unit_performance[{}].period",
        lambda seen: (seen.unit, seen.period),
        Text("kinerja unit pada periode", "performance of the unit in the period"),
    )
    for i, seen in enumerate(workforce.unit_performance):
        if seen.unit not in workforce.unit_by_key:
            yield codes.UNKNOWN_UNIT.at(
                Place(path=f"unit_performance[{i}].unit"), what=Text("unit", "unit")
            )


# --------------------------------------------------------------------------------------- people


def _in_employees(workforce: Workforce) -> Iterator[Finding]:
    yield from repeated(
        workforce.employees,
        "employees[{}].key",
        lambda employee: employee.key,
        Text("pegawai", "employee"),
    )
    numbers = Counter(e.nip for e in workforce.employees if e.nip is not None)
    for i, employee in enumerate(workforce.employees):
        at = f"employees[{i}]"
        if employee.unit not in workforce.unit_by_key:
            yield codes.UNKNOWN_UNIT.at(
                Place(path=f"{at}.unit"), what=Text("unit tempat bekerja", "unit they work in")
            )
        if employee.nip is not None and numbers[employee.nip] > 1:
            yield codes.NIP_TWICE.at(Place(path=f"{at}.nip"))
        yield from _in_standing(employee, at)


def _in_standing(employee: Employee, at: str) -> Iterator[Finding]:
    rank, employment = employee.rank, employee.employment
    if isinstance(rank, Rank) and rank.by_contract != employment.by_contract:
        yield codes.RANK_OF_ANOTHER_EMPLOYMENT.at(
            Place(path=f"{at}.rank"), rank=rank.label, employment=employment.label
        )
    kind, level = employee.post.kind, employee.post.level
    if isinstance(kind, PostKind) and isinstance(level, PostLevel) and level.kind is not kind:
        yield codes.LEVEL_OF_ANOTHER_KIND.at(
            Place(path=f"{at}.post.level"), level=level.label, kind=kind.label
        )


def _in_protected(workforce: Workforce) -> Iterator[Finding]:
    for i, (key, protected) in enumerate(workforce.protected.items()):
        employee = workforce.employee_by_key.get(key)
        if employee is None:
            yield codes.UNKNOWN_EMPLOYEE.at(
                Place(path=f"protected[{i}]"), what=Text("pegawai", "employee")
            )
        elif is_before(employee.service_since, protected.birth_date, or_on=True):
            yield codes.BORN_TOO_LATE.at(Place(path=f"protected[{i}].birth_date"))


# ----------------------------------------------------------------------------------- appraisals


def _in_appraisals(workforce: Workforce) -> Iterator[Finding]:
    of_person: dict[str, list[int]] = {}
    for i, appraisal in enumerate(workforce.appraisals):
        of_person.setdefault(appraisal.employee, []).append(i)
    crossing = set(chain.from_iterable(_crossing(workforce, same) for same in of_person.values()))
    for i, appraisal in enumerate(workforce.appraisals):
        at = f"appraisals[{i}]"
        if i in crossing:
            yield codes.OVERLAPPING_APPRAISALS.at(Place(path=f"{at}.period"))
        if workforce.on is not None and _ends_after(appraisal.period, workforce.on):
            yield codes.APPRAISED_AHEAD.at(Place(path=f"{at}.period"), day=workforce.on)
        yield from _in_people_of(appraisal, at, workforce)
        yield from _in_parts_of(appraisal, at)
        yield from _in_cascade(appraisal, at, workforce, of_person)


def _crossing(workforce: Workforce, same_person: Sequence[int]) -> Iterator[int]:
    """The appraisals of one person whose periods are equal, or overlap with neither inside."""
    spans = sorted(
        ((workforce.appraisals[i].period, i) for i in same_person),
        key=lambda span: span[0].start,
    )
    for place, (earlier, i) in enumerate(spans):
        for later, j in spans[place + 1 :]:
            if not earlier.overlaps(later):
                break
            if earlier == later or not (_holds(earlier, later) or _holds(later, earlier)):
                yield from (i, j)


def _ends_after(period: Period, day: date) -> bool:
    return period.last is None or period.last > day


def _holds(outer: Period, inner: Period) -> bool:
    ends_within = outer.stop is None or (inner.stop is not None and inner.stop <= outer.stop)
    return outer.start <= inner.start and ends_within


def _in_people_of(appraisal: Appraisal, at: str, workforce: Workforce) -> Iterator[Finding]:
    rater, superior = appraisal.rater, appraisal.rater_superior
    named = (
        ("employee", appraisal.employee, Text("pegawai yang dinilai", "employee appraised")),
        ("rater", rater, Text("pejabat penilai", "rater")),
        ("rater_superior", superior, Text("atasan pejabat penilai", "rater's superior")),
        *(
            (f"feedback[{k}].giver", said.giver, Text("pemberi umpan balik", "giver of feedback"))
            for k, said in enumerate(appraisal.feedback)
        ),
    )
    for name, key, what in named:
        if key is not None and key not in workforce.employee_by_key:
            yield codes.UNKNOWN_EMPLOYEE.at(Place(path=f"{at}.{name}"), what=what)
    if rater is None:
        yield codes.NO_RATER.at(Place(path=f"{at}.rater"))
    if rater == appraisal.employee:
        yield codes.OWN_RATER.at(Place(path=f"{at}.rater"))
    if superior == appraisal.employee:
        yield codes.OWN_REVIEWER.at(Place(path=f"{at}.rater_superior"))


def _in_parts_of(appraisal: Appraisal, at: str) -> Iterator[Finding]:
    yield from repeated(
        appraisal.targets,
        f"{at}.targets[{{}}].key",
        lambda target: target.key,
        Text("target", "target"),
    )
    yield from repeated(
        appraisal.behaviours,
        f"{at}.behaviours[{{}}].value",
        lambda behaviour: behaviour.value,
        Text("nilai dasar", "core value"),
    )
    if appraisal.targets and all(t.focus is Focus.ACTIVITY for t in appraisal.targets):
        yield codes.ACTIVITIES_ONLY.at(Place(path=f"{at}.targets"))


def _in_cascade(
    appraisal: Appraisal, at: str, workforce: Workforce, of_person: dict[str, list[int]]
) -> Iterator[Finding]:
    for k, target in enumerate(appraisal.targets):
        if target.serves is None:
            continue
        superior, _, key = target.serves.partition("/")
        others = (workforce.appraisals[i] for i in of_person.get(superior, ()))
        if not any(
            key in {t.key for t in other.targets}
            for other in others
            if other.period.overlaps(appraisal.period)
        ):
            yield codes.SERVES_NOTHING.at(Place(path=f"{at}.targets[{k}].serves"))
