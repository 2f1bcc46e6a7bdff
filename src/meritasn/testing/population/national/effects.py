"""What is planted always: effects that an audit must find, and edges that a rule must meet."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import Direction, Focus, Predicate, Rating
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.national import works
from meritasn.testing.population.national.arrow import Columns
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.history import MINUTES, RATED
from meritasn.testing.population.national.planting import Bed, Change, Edit, Planted
from meritasn.testing.population.national.scored import CONDUCT

__all__ = ["effects"]

_MINUTES = works.TIME_UNITS.index("menit")
_DAYS = works.TIME_UNITS.index("hari")
_EDGES = (75_99, 76_00, 90_99, 91_00)
_PLANNED = 100


def effects(bed: Bed) -> Iterator[Planted]:
    """Everything that rejects no row and refuses nobody."""
    told, heads = bed.history.remarkable, bed.history.hierarchy.start
    yield Planted(
        Plant(
            "no_rater",
            Text(
                "pemimpin instansi, dinilai pejabat yang bukan pegawai",
                "heads of agencies, rated by somebody who is no employee",
            ),
            bed.employees(heads[bed.history.hierarchy.parent < 0]),
            codes.NO_RATER,
            table="appraisals",
            column="rater",
        )
    )
    yield Planted(
        Plant(
            "lenient_rater",
            Text(
                "penilai yang memberi semua orang nilai dan rating tertinggi",
                "raters who give everybody the highest scores and ratings",
            ),
            bed.employees(heads[told.lenient]),
        )
    )
    if bed.rated:
        yield Planted(
            Plant(
                "unequal_rater",
                Text(
                    "penilai yang menempatkan laki-laki di atas perempuan",
                    "raters who put men above women",
                ),
                bed.employees(heads[told.unequal]),
            )
        )
    yield _faster_service(bed)
    if bed.scored:
        yield _efficiency_edge(bed, bed.scored)
        yield from (_final(bed, bed.scored, edge) for edge in _EDGES)


# -------------------------------------------------------------------------- the founding story


def _faster_service(bed: Bed) -> Planted:
    told = bed.history.remarkable.faster
    head = bed.history.hierarchy.start[told]
    changes = []
    for year in bed.history.years:
        changes.append(Change("targets", year, _served(year), only=0, carriers=head))
        if year in RATED and bed.history.predicates[year][told] == 0:
            changes.append(Change("appraisals", year, _very_good, carriers=head))
    about = Text(
        "waktu layanan dokumen: 180 menit pada 2019, 55 menit pada 2023",
        "time for a document: 180 minutes in 2019, 55 in 2023",
    )
    return Planted(Plant("faster_service", about, bed.employees(head)), tuple(changes))


def _served(year: int) -> Edit:
    planned, taken = MINUTES[year]

    def edit(columns: Columns, rows: Whole) -> None:
        columns["plan"].put(rows, works.SERVICE)
        columns["time_target"].put(rows, planned)
        columns["time_realised"].put(rows, taken)
        columns["time_unit"].put(rows, _MINUTES)
        if year in RATED:
            columns["indicator"].put(rows, works.SERVICE)
            columns["focus"].put(rows, Focus.OUTCOME.order)
            columns["time_direction"].put(rows, Direction.LOWER.order)

    return edit


def _very_good(columns: Columns, rows: Whole) -> None:
    columns["results_rating"].put(rows, Rating.DI_ATAS.order)
    columns["behaviour_rating"].put(rows, Rating.DI_ATAS.order)
    columns["recorded_predicate"].put(rows, Predicate.SANGAT_BAIK.order)


# --------------------------------------------------------------------------------------- edges


def _efficiency_edge(bed: Bed, year: int) -> Planted:
    def edit(columns: Columns, rows: Whole) -> None:
        columns["cost_target"].put(rows, 200_000_025)
        columns["cost_realised"].put(rows, 152_000_018)

    about = Text(
        "efisiensi biaya sedikit di atas 24 persen; skor aspek biaya 76,00, bukan 100,00",
        "a cost efficiency just above 24 percent; the aspect scores 76.00, not 100.00",
    )
    plant = Plant("efficiency_edge", about, table="targets", column="cost_realised")
    return bed.planted(plant, Change("targets", year, edit, only=0))


def _final(bed: Bed, year: int, hundredths: int) -> Planted:
    """Every aspect scores the edge; a tenth less in one of five of conduct is a hundredth below."""
    edge, below = -(-hundredths // 100), -hundredths % 100

    def conduct(columns: Columns, rows: Whole) -> None:
        for name in CONDUCT[:-1]:  # they lead nobody
            columns[name].put(rows, edge * 100)
        columns["cooperation"].put(rows, edge * 100 - below * 10)

    def targets(columns: Columns, rows: Whole) -> None:
        for aspect in ("quantity", "quality", "time"):
            columns[f"{aspect}_target"].put(rows, _PLANNED)
        columns["quantity_realised"].put(rows, edge)
        columns["quality_realised"].put(rows, edge * 100)
        columns["time_realised"].put(rows, 176 - edge)
        columns["time_unit"].put(rows, _DAYS)
        for name in ("cost_target", "cost_realised"):
            columns[name].blank(rows)

    final = f"{hundredths // 100}.{hundredths % 100:02}"
    about = Text("nilai akhir tepat {final}", "a final score of exactly {final}").fill(final=final)
    return bed.planted(
        Plant(f"final_{hundredths}", about),
        Change("appraisals", year, conduct),
        Change("targets", year, targets),
    )
