"""Facts that are missing, odd or in dispute, planted where faults are asked for."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.errors.codes import inputs
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import Focus, Predicate
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national import works
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.planting import Bed, Change, Planted, blank, put

__all__ = ["gaps"]


def gaps(bed: Bed) -> Iterator[Planted]:
    """Everything that a rule refuses or disputes, or that deserves a second look."""
    if bed.scored:
        yield from _in_scores(bed, bed.scored)
    if bed.rated:
        yield from _in_ratings(bed, bed.rated)
        yield from _in_plans(bed, bed.rated)


def _in_scores(bed: Bed, year: int) -> Iterator[Planted]:
    for name, about, column, edit in (
        (
            "missing_realisation",
            Text("realisasi kuantitas kosong", "a quantity realised is missing"),
            "quantity_realised",
            blank("quantity_realised"),
        ),
        (
            "nothing_planned",
            Text("target kuantitas nol", "a quantity of zero is planned"),
            "quantity_target",
            put("quantity_target", 0),
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
        Change("targets", year, put("quality_realised", 120_00), only=0),
    )
    yield bed.planted(
        Plant(
            "missing_conduct",
            Text("nilai disiplin kosong", "the score of discipline is missing"),
            table="appraisals",
            column="discipline",
        ),
        Change("appraisals", year, blank("discipline")),
    )
    yield bed.planted(
        Plant(
            "conduct_above_range",
            Text("nilai komitmen 105", "a score of 105 for commitment"),
            code=inputs.OUT_OF_RANGE,
            table="appraisals",
            column="commitment",
        ),
        Change("appraisals", year, put("commitment", 105_00)),
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
        yield bed.planted(plant, Change("appraisals", year, blank(column)))
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
        Change("appraisals", year, put("recorded_predicate", Predicate.SANGAT_BAIK.order)),
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
        Change("targets", year, put("serves", bed.history.people + 1), only=0),
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
