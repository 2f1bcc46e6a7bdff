"""What is planted where faults are asked for: found in its place, or refused, or disputed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from attrs import evolve

from meritasn.errors.codes import inputs
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import Focus, PostLevel, Predicate, Rank
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national import works
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.planting import Bed, Change, Edit, Planted

__all__ = ["faults"]


def faults(bed: Bed, *, identified: bool) -> Iterator[Planted]:
    """Everything that rejects a row, refuses somebody, or deserves a second look."""
    yield from _in_units(bed)
    yield from _in_employees(bed)
    if identified:
        yield _nip_twice(bed)
    yield from _in_appraisals(bed, bed.latest)
    yield from _in_raters(bed, bed.latest)
    if bed.scored:
        yield from _in_scores(bed, bed.scored)
    if bed.rated:
        yield from _in_ratings(bed, bed.rated)
        yield from _in_plans(bed, bed.rated)


def _blank(column: str) -> Edit:
    return lambda columns, rows: columns[column].blank(rows)


def _put(column: str, value: int) -> Edit:
    return lambda columns, rows: columns[column].put(rows, value)


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
            _blank("head"),
        ),
        (
            Plant(
                "closed_unit",
                Text("unit tidak aktif yang masih berpegawai", "closed units with people in them"),
                code=codes.INACTIVE_UNIT_WITH_PEOPLE,
                column="active",
            ),
            told.closed,
            _put("active", 0),
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
        Change("employees", edit=_put("unit", len(bed.history.hierarchy) + 1)),
    )
    yield bed.planted(
        Plant(
            "foreign_rank",
            Text("golongan PPPK pada seorang PNS", "a rank of PPPK for a PNS"),
            code=codes.RANK_OF_ANOTHER_EMPLOYMENT,
            table="employees",
            column="rank",
        ),
        Change("employees", edit=_put("rank", Rank.IX.order)),
    )
    yield bed.planted(
        Plant(
            "foreign_level",
            Text("jenjang JPT pada jabatan lain", "a level of JPT for another kind of post"),
            code=codes.LEVEL_OF_ANOTHER_KIND,
            table="employees",
            column="post_level",
        ),
        Change("employees", edit=_put("post_level", PostLevel.JPT_PRATAMA.order)),
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


def _nip_twice(bed: Bed) -> Planted:
    """The first of a pair carries the number of the second."""
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


def _in_appraisals(bed: Bed, year: int) -> Iterator[Planted]:
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
        Change("targets", year, _put("target", 0), only=1),
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
        Change("appraisals", year, _put("rater", bed.history.people + 1)),
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


# ----------------------------------------------------------------------------------------- facts


def _in_scores(bed: Bed, year: int) -> Iterator[Planted]:
    for name, about, column, edit in (
        (
            "missing_realisation",
            Text("realisasi kuantitas kosong", "a quantity realised is missing"),
            "quantity_realised",
            _blank("quantity_realised"),
        ),
        (
            "nothing_planned",
            Text("target kuantitas nol", "a quantity of zero is planned"),
            "quantity_target",
            _put("quantity_target", 0),
        ),
    ):
        plant = Plant(name, about, table="targets", column=column)
        yield bed.planted(plant, Change("targets", year, edit, only=0))
    yield bed.planted(
        Plant(
            "quality_above_range",
            Text("realisasi kualitas 120 persen", "a quality of 120 percent realised"),
            code=inputs.OUT_OF_RANGE,
            table="targets",
            column="quality_realised",
        ),
        Change("targets", year, _put("quality_realised", 120_00), only=0),
    )
    yield bed.planted(
        Plant(
            "missing_conduct",
            Text("nilai disiplin kosong", "the score of discipline is missing"),
            table="appraisals",
            column="discipline",
        ),
        Change("appraisals", year, _blank("discipline")),
    )
    yield bed.planted(
        Plant(
            "conduct_above_range",
            Text("nilai komitmen 105", "a score of 105 for commitment"),
            code=inputs.OUT_OF_RANGE,
            table="appraisals",
            column="commitment",
        ),
        Change("appraisals", year, _put("commitment", 105_00)),
    )


def _in_ratings(bed: Bed, year: int) -> Iterator[Planted]:
    for column, about in (
        (
            "results_rating",
            Text("rating hasil kerja kosong", "the rating of results is missing"),
        ),
        (
            "behaviour_rating",
            Text("rating perilaku kosong", "the rating of behaviour is missing"),
        ),
    ):
        plant = Plant(f"missing_{column}", about, table="appraisals", column=column)
        yield bed.planted(plant, Change("appraisals", year, _blank(column)))
    yield bed.planted(
        Plant(
            "typed_in_advance",
            Text(
                "tercatat Sangat Baik padahal kedua rating sesuai ekspektasi",
                "recorded as very good though both ratings are as expected",
            ),
            table="appraisals",
            column="recorded_predicate",
        ),
        Change("appraisals", year, _put("recorded_predicate", Predicate.SANGAT_BAIK.order)),
    )


def _in_plans(bed: Bed, year: int) -> Iterator[Planted]:
    yield bed.planted(
        Plant(
            "serves_nothing",
            Text(
                "mendukung target atasan yang tidak ada",
                "serves a superior's target that does not exist",
            ),
            code=codes.SERVES_NOTHING,
            table="targets",
            column="serves",
        ),
        Change("targets", year, _put("serves", bed.history.people + 1), only=0),
    )
    yield bed.planted(
        Plant(
            "activities_only",
            Text("rencana yang hanya berisi kegiatan", "a plan of activities alone"),
            code=codes.ACTIVITIES_ONLY,
            table="appraisals",
        ),
        Change("targets", year, _mere_activities),
    )


def _mere_activities(columns: Columns, rows: Whole) -> None:
    activity = works.OWN + columns["target"].values[rows] % 2  # the first of what all do
    columns["plan"].put(rows, activity)
    columns["indicator"].put(rows, activity)
    columns["focus"].put(rows, Focus.ACTIVITY.order)
