"""What is put into the city where faults are asked for: it rejects a row, or a rule refuses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from attrs import evolve

from meritasn.errors.codes import inputs
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import Appraisal, Employee, PostLevel, Rank
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.year_2019 import Y2019
from meritasn.testing.population.year_2023 import Y2023

__all__ = ["plant_faults"]

_NOBODY = "P-lain"
_NOWHERE = "unit-lain"


def plant_faults(draft: Draft) -> Iterator[Plant]:
    """Plants records that cannot be used, and a number that no rule takes."""
    yield from _in_appraisals(draft)
    yield from _in_employees(draft)
    yield _nip_twice(draft)
    yield _quality_above_range(draft)


def _in_appraisals(draft: Draft) -> Iterator[Plant]:
    yield _appraised(
        draft,
        Plant(
            "own_rater",
            Text("2023: menilai dirinya sendiri", "2023: their own rater"),
            code=codes.OWN_RATER,
            column="rater",
        ),
        lambda seen: evolve(seen, rater=seen.employee),
    )
    yield _appraised(
        draft,
        Plant(
            "own_reviewer",
            Text("2023: atasan dari penilainya sendiri", "2023: superior of their own rater"),
            code=codes.OWN_REVIEWER,
            column="rater_superior",
        ),
        lambda seen: evolve(seen, rater_superior=seen.employee),
    )
    yield _appraised(
        draft,
        Plant(
            "unknown_rater",
            Text("2023: penilai yang tidak ada", "2023: a rater who does not exist"),
            code=codes.UNKNOWN_EMPLOYEE,
            column="rater",
        ),
        lambda seen: evolve(seen, rater=_NOBODY),
    )


def _appraised(draft: Draft, plant: Plant, changed: Callable[[Appraisal], Appraisal]) -> Plant:
    (key,) = draft.take(1)
    draft.change(key, Y2023, changed)
    return evolve(plant, keys=(key,), table="appraisals", period=Y2023)


def _in_employees(draft: Draft) -> Iterator[Plant]:
    yield _employed(
        draft,
        Plant(
            "foreign_rank",
            Text("golongan PPPK pada seorang PNS", "a rank of PPPK for a PNS"),
            code=codes.RANK_OF_ANOTHER_EMPLOYMENT,
            column="rank",
        ),
        lambda employee: evolve(employee, rank=Rank.IX),
    )
    yield _employed(
        draft,
        Plant(
            "foreign_level",
            Text("jenjang JPT pada jabatan lain", "a level of JPT for another kind of post"),
            code=codes.LEVEL_OF_ANOTHER_KIND,
            column="post_level",
        ),
        lambda employee: evolve(employee, post=evolve(employee.post, level=PostLevel.JPT_PRATAMA)),
    )
    yield _employed(
        draft,
        Plant(
            "unknown_unit",
            Text("bekerja di unit yang tidak ada", "they work in a unit that does not exist"),
            code=codes.UNKNOWN_UNIT,
            column="unit",
        ),
        lambda employee: evolve(employee, unit=_NOWHERE),
    )


def _employed(draft: Draft, plant: Plant, changed: Callable[[Employee], Employee]) -> Plant:
    (key,) = draft.take(1)
    draft.employees[key] = changed(draft.employees[key])
    return evolve(plant, keys=(key,), table="employees")


def _nip_twice(draft: Draft) -> Plant:
    first, second = keys = draft.take(2)
    draft.employees[first] = evolve(draft.employees[first], nip=draft.employees[second].nip)
    return Plant(
        "nip_twice",
        Text("dua pegawai dengan NIP yang sama", "two employees with the same NIP"),
        keys,
        codes.NIP_TWICE,
        table="employees",
        column="nip",
    )


def _quality_above_range(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    draft.change_first(
        key,
        Y2019,
        lambda first: evolve(
            first, quality=first.quality and evolve(first.quality, realised=Decimal(120))
        ),
    )
    return Plant(
        "quality_above_range",
        Text("2019: realisasi kualitas 120 persen", "2019: a quality of 120 percent realised"),
        (key,),
        inputs.OUT_OF_RANGE,
        table="targets",
        column="quality_realised",
        period=Y2019,
    )
