"""Rows that do not go together with others, planted where faults are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve

from meritasn.errors.codes import inputs
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import PostLevel, Rank
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.planting import (
    Bed,
    Change,
    Edit,
    Planted,
    blank,
    put,
)

__all__ = ["faults", "nip_twice"]


def faults(bed: Bed) -> Iterator[Planted]:
    """Everything in keys, in what they point to, and in who may be whose rater."""
    yield from _in_units(bed)
    yield from _in_employees(bed)
    yield from _lost(bed, bed.latest)
    yield from _twice(bed, bed.scored or bed.latest)  # where it would change a score
    yield from _in_raters(bed, bed.latest)


# ---------------------------------------------------------------------------------------- units


def _in_units(bed: Bed) -> Iterator[Planted]:
    told = bed.history.remarkable
    borrowed = bed.pool.take(len(told.borrowed))

    def borrow(columns: Columns, rows: Whole) -> None:
        columns["head"].put(rows, borrowed + 1)

    for plant, carriers, edit in (
        (
            Plant(
                "vacant_head",
                Text("unit tanpa pemimpin", "units without a head"),
                code=codes.UNIT_WITHOUT_HEAD,
                column="head",
            ),
            told.vacant,
            blank("head"),
        ),
        (
            Plant(
                "closed_unit",
                Text("unit tidak aktif yang masih berpegawai", "closed units with people in them"),
                code=codes.INACTIVE_UNIT_WITH_PEOPLE,
                column="active",
            ),
            told.closed,
            put("active", 0),
        ),
        (
            Plant(
                "head_from_elsewhere",
                Text("unit yang dipimpin pegawai unit lain", "units led from another unit"),
                code=codes.HEAD_FROM_ELSEWHERE,
                column="head",
            ),
            told.borrowed,
            borrow,
        ),
    ):
        there = evolve(plant, table="units", keys=bed.units(carriers))
        yield Planted(there, (Change("units", edit=edit, carriers=carriers),))


# --------------------------------------------------------------------------------------- people


def _in_employees(bed: Bed) -> Iterator[Planted]:
    yield bed.planted(
        Plant(
            "unknown_unit",
            Text("bekerja di unit yang tidak ada", "they work in a unit that does not exist"),
            code=codes.UNKNOWN_UNIT,
            table="employees",
            column="unit",
        ),
        Change("employees", edit=put("unit", len(bed.history.hierarchy) + 1)),
    )
    yield bed.planted(
        Plant(
            "foreign_rank",
            Text("golongan PPPK pada seorang PNS", "a rank of PPPK for a PNS"),
            code=codes.RANK_OF_ANOTHER_EMPLOYMENT,
            table="employees",
            column="rank",
        ),
        Change("employees", edit=put("rank", Rank.IX.order)),
    )
    yield bed.planted(
        Plant(
            "foreign_level",
            Text("jenjang JPT pada jabatan lain", "a level of JPT for another kind of post"),
            code=codes.LEVEL_OF_ANOTHER_KIND,
            table="employees",
            column="post_level",
        ),
        Change("employees", edit=put("post_level", PostLevel.JPT_PRATAMA.order)),
    )
    yield bed.planted(
        Plant(
            "employee_twice",
            Text("pegawai yang tercatat dua kali", "employees who are recorded twice"),
            code=inputs.ROW_TWICE,
            table="employees",
            column="employee",
        ),
        Change("employees", copies=2),
    )


def nip_twice(bed: Bed) -> Planted:
    """The first of a pair of people carries the identity number of the second."""
    pairs = bed.pool.take(2 * bed.each)
    first, second = pairs[::2], pairs[1::2]
    lent = bed.history.careers.of(second).nip()

    def lend(columns: Columns, rows: Whole) -> None:
        whose = np.searchsorted(first, columns["employee"].values[rows] - 1)
        columns["nip"].put(rows, lent[whose])

    plant = Plant(
        "nip_twice",
        Text("dua pegawai dengan NIP yang sama", "two employees with the same NIP"),
        bed.employees(pairs),
        codes.NIP_TWICE,
        table="employees",
        column="nip",
    )
    return Planted(plant, (Change("employees", edit=lend, carriers=first),))


# ----------------------------------------------------------------------------------- appraisals


def _lost(bed: Bed, year: int) -> Iterator[Planted]:
    yield bed.planted(
        Plant(
            "missing_file",
            Text("penilaian dan target yang hilang", "appraisals and targets that are lost"),
        ),
        Change("appraisals", year, copies=0),
        Change("targets", year, copies=0),
    )
    yield bed.planted(
        Plant(
            "targets_alone",
            Text("target tanpa penilaian", "targets without an appraisal"),
            code=inputs.NO_APPRAISAL,
            table="targets",
            column="first_day",
        ),
        Change("appraisals", year, copies=0),
    )


def _twice(bed: Bed, year: int) -> Iterator[Planted]:
    yield bed.planted(
        Plant(
            "appraisal_twice",
            Text("penilaian yang tercatat dua kali", "appraisals that are recorded twice"),
            code=inputs.ROW_TWICE,
            table="appraisals",
            column="last_day",
        ),
        Change("appraisals", year, copies=2),
    )
    yield bed.planted(
        Plant(
            "target_twice",
            Text("dua target dengan kode yang sama", "two targets with the same key"),
            code=inputs.ROW_TWICE,
            table="targets",
            column="target",
        ),
        Change("targets", year, put("target", 0), only=1),
    )


def _in_raters(bed: Bed, year: int) -> Iterator[Planted]:
    yield bed.planted(
        Plant(
            "unknown_rater",
            Text("penilai yang tidak ada", "a rater who does not exist"),
            code=codes.UNKNOWN_EMPLOYEE,
            table="appraisals",
            column="rater",
        ),
        Change("appraisals", year, put("rater", bed.history.people + 1)),
    )
    yield bed.planted(
        Plant(
            "own_rater",
            Text("menilai dirinya sendiri", "their own rater"),
            code=codes.OWN_RATER,
            table="appraisals",
            column="rater",
        ),
        Change("appraisals", year, _themselves("rater")),
    )
    yield bed.planted(
        Plant(
            "own_reviewer",
            Text("atasan dari penilainya sendiri", "superior of their own rater"),
            code=codes.OWN_REVIEWER,
            table="appraisals",
            column="rater_superior",
        ),
        Change("appraisals", year, _themselves("rater_superior")),
    )


def _themselves(column: str) -> Edit:
    return lambda columns, rows: columns[column].put(rows, columns["employee"].values[rows])
