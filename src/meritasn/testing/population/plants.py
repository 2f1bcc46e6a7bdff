"""What is put into the city on purpose, so that a check must find it and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from attrs import evolve

from meritasn.errors.codes import workforce as codes
from meritasn.language import Text
from meritasn.model import (
    Appraisal,
    Conduct,
    Direction,
    Feedback,
    Focus,
    Measure,
    Predicate,
    Rating,
    Target,
    TargetKind,
)
from meritasn.quantities import Absence
from meritasn.testing.population import offices
from meritasn.testing.population.draft import Draft
from meritasn.testing.population.manifest import Plant
from meritasn.testing.population.work import ACTIVITIES
from meritasn.testing.population.year_2019 import Y2019
from meritasn.testing.population.year_2023 import Y2023

__all__ = ["plant"]


def plant(draft: Draft) -> Iterator[Plant]:
    """Plants what rules and checks must find and what rejects no row."""
    yield _faster_service(draft)
    yield from _of_units(draft)
    for planted in (
        _copied_feedback,  # first, while one unit has many people of whom nothing is told
        _missing_ratings,
        _missing_realisations,
        _missing_conduct,
        _nothing_planned,
        _efficiency_edge,
        _activities_only,
        _serves_nothing,
        _larger_code,
        _typed_in_advance,
    ):
        yield planted(draft)
    yield from _band_edges(draft)


# -------------------------------------------------------------------------- the founding story


def _faster_service(draft: Draft) -> Plant:
    head = draft.head_of(offices.REGISTRY)
    then = Target(
        key="T1",
        plan="Pelayanan dokumen kependudukan",
        indicator="Waktu layanan per dokumen",
        kind=TargetKind.UTAMA,
        quantity=Measure(12000, 12000, unit="dokumen"),
        quality=Measure(100, "84"),
        time=Measure(180, 180, direction=Direction.LOWER, unit="menit"),
    )
    now = evolve(
        then,
        focus=Focus.OUTCOME,
        quantity=None,
        quality=None,
        time=Measure(60, 55, direction=Direction.LOWER, unit="menit"),
        serves=draft.appraisals[head, Y2023].targets[0].serves,
    )
    draft.change_first(head, Y2019, lambda _: then)
    draft.change_first(head, Y2023, lambda _: now)
    draft.change(head, Y2023, _very_good)
    return Plant(
        "faster_service",
        Text(
            "waktu layanan dokumen: 180 menit pada 2019; target 60, realisasi 55 menit pada 2023",
            "time for a document: 180 minutes in 2019; 60 planned and 55 realised in 2023",
        ),
        (head,),
    )


# ---------------------------------------------------------------------------------------- units


def _of_units(draft: Draft) -> Iterator[Plant]:
    yield Plant(
        "closed_unit",
        Text("unit yang tidak aktif lagi, masih berpegawai", "a closed unit with people in it"),
        (offices.CLOSED,),
        codes.INACTIVE_UNIT_WITH_PEOPLE,
        table="units",
        column="active",
    )
    yield Plant(
        "vacant_head",
        Text("unit tanpa pemimpin", "a unit without a head"),
        (offices.VACANT,),
        codes.UNIT_WITHOUT_HEAD,
        table="units",
        column="head",
    )
    yield Plant(
        "acting_head",
        Text(
            "unit yang dipimpin sekretaris kecamatan di atasnya",
            "a unit led by the secretary of the district above it",
        ),
        (offices.ACTING,),
        codes.HEAD_FROM_ELSEWHERE,
        table="units",
        column="head",
    )
    yield Plant(
        "no_rater",
        Text(
            "sekretaris daerah, dinilai wali kota yang bukan pegawai",
            "the city secretary, rated by the mayor, who is no employee",
        ),
        (draft.head_of(offices.SECRETARIAT),),
        codes.NO_RATER,
        table="appraisals",
        column="rater",
    )
    yield _lenient_rater(draft)
    yield _head_above_unit(draft)


def _lenient_rater(draft: Draft) -> Plant:
    """Whatever the targets say."""
    head = draft.head_of(offices.LENIENT)
    rated = [
        seen.employee
        for seen in draft.appraisals.values()
        if (seen.rater, seen.period) == (head, Y2023)
    ]
    for key in rated:
        draft.change(key, Y2023, _very_good)
    return Plant(
        "lenient_rater",
        Text(
            "2023: penilai yang memberi semua orang rating tertinggi",
            "2023: a rater who gives everybody the highest ratings",
        ),
        (head,),
    )


def _very_good(seen: Appraisal) -> Appraisal:
    return evolve(
        seen,
        results_rating=Rating.DI_ATAS,
        behaviour_rating=Rating.DI_ATAS,
        recorded_predicate=Predicate.SANGAT_BAIK,
        behaviours=(),
    )


def _head_above_unit(draft: Draft) -> Plant:
    head = draft.head_of(offices.POOR)
    draft.change(
        head,
        Y2023,
        lambda seen: evolve(seen, results_rating=Rating.SESUAI, recorded_predicate=Predicate.BAIK),
    )
    return Plant(
        "head_above_unit",
        Text(
            "2023: pemimpin unit berpredikat Kurang yang dinilai sesuai ekspektasi dan tercatat "
            "Baik",
            "2023: the head of a poor unit, rated as expected and recorded as good",
        ),
        (head,),
    )


# ------------------------------------------------------------------------- what makes a refusal


def _missing_ratings(draft: Draft) -> Plant:
    keys = draft.take(6)
    for key in keys[:4]:
        draft.change(key, Y2023, lambda seen: evolve(seen, results_rating=Absence.MISSING))
    for key in keys[3:]:
        draft.change(key, Y2023, lambda seen: evolve(seen, behaviour_rating=Absence.MISSING))
    return Plant(
        "missing_rating",
        Text(
            "2023: rating hasil kerja, perilaku, atau keduanya kosong",
            "2023: the rating of results, of behaviour, or both are missing",
        ),
        keys,
    )


def _missing_realisations(draft: Draft) -> Plant:
    keys = draft.take(2)
    for key in keys:
        draft.change_first(
            key, Y2019, lambda first: evolve(first, quantity=_unrealised(first.quantity))
        )
    return Plant(
        "missing_realisation",
        Text("2019: realisasi kuantitas kosong", "2019: a quantity realised is missing"),
        keys,
    )


def _unrealised(measure: Measure | None) -> Measure | None:
    return measure and evolve(measure, realised=Absence.MISSING)


def _missing_conduct(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    draft.change(
        key,
        Y2019,
        lambda seen: evolve(seen, conduct=evolve(seen.conduct, discipline=Absence.MISSING)),
    )
    return Plant(
        "missing_conduct",
        Text("2019: nilai disiplin kosong", "2019: the score of discipline is missing"),
        (key,),
    )


def _nothing_planned(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    draft.change_first(
        key, Y2019, lambda first: evolve(first, quantity=Measure(0, 4, unit="laporan"))
    )
    return Plant(
        "nothing_planned",
        Text("2019: target kuantitas nol", "2019: a quantity of zero is planned"),
        (key,),
    )


# ----------------------------------------------------------------------------------- edges


def _efficiency_edge(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    cost = Measure(200_000_025, 152_000_018)
    draft.change_first(key, Y2019, lambda first: evolve(first, cost=cost))
    return Plant(
        "efficiency_edge",
        Text(
            "2019: efisiensi biaya sedikit di atas 24 persen; skor aspek biaya 76,00, bukan 100,00",
            "2019: a cost efficiency just above 24 percent; the aspect scores 76.00, not 100.00",
        ),
        (key,),
    )


def _band_edges(draft: Draft) -> Iterator[Plant]:
    for edge in (76, 91):
        for hundredths in (1, 0):
            (key,) = draft.take(1)
            _score(draft, key, edge, hundredths)
            final = Decimal(edge) - Decimal(hundredths) / 100
            yield Plant(
                f"final_{edge * 100 - hundredths}",
                Text(
                    "2019: nilai akhir tepat {final}", "2019: a final score of exactly {final}"
                ).fill(final=final.quantize(Decimal("0.01"))),
                (key,),
            )


def _score(draft: Draft, key: str, edge: int, below: int) -> None:
    """Every aspect scores the edge; a tenth less in one of five of conduct is a hundredth below."""
    least = Decimal(edge) - Decimal(below) / 10
    conduct = Conduct(
        service=edge,
        integrity=edge,
        commitment=edge,
        discipline=edge,
        cooperation=least,
        leadership=Absence.NOT_APPLICABLE,
    )

    def exactly(target: Target) -> Target:
        return evolve(
            target,
            quantity=Measure(100, edge, unit=target.quantity.unit if target.quantity else None),
            quality=Measure(100, edge),
            time=Measure(100, 176 - edge, unit="hari"),
            cost=None,
        )

    draft.change(
        key,
        Y2019,
        lambda seen: evolve(seen, conduct=conduct, targets=tuple(map(exactly, seen.targets))),
    )


# ------------------------------------------------------------------------------ plans and records


def _activities_only(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    targets = tuple(
        Target(
            key=f"T{n}",
            plan=work.plan,
            indicator=work.indicator,
            kind=TargetKind.UTAMA,
            focus=work.focus,
            quantity=Measure(12, 12, direction=Direction.HIGHER, unit=work.unit),
        )
        for n, work in enumerate(ACTIVITIES, start=1)
    )
    draft.change(key, Y2023, lambda seen: evolve(seen, targets=targets))
    return Plant(
        "activities_only",
        Text("2023: rencana yang hanya berisi kegiatan", "2023: a plan of activities alone"),
        (key,),
        codes.ACTIVITIES_ONLY,
        table="appraisals",
        period=Y2023,
    )


def _serves_nothing(draft: Draft) -> Plant:
    (key,) = draft.take(1)
    draft.change_first(
        key,
        Y2023,
        lambda first: evolve(first, serves=(first.serves or "").replace("/T1", "/T9")),
    )
    return Plant(
        "serves_nothing",
        Text(
            "2023: mendukung target atasan yang tidak ada",
            "2023: serves a superior's target that does not exist",
        ),
        (key,),
        codes.SERVES_NOTHING,
        table="targets",
        column="serves",
        period=Y2023,
    )


def _larger_code(draft: Draft) -> Plant:
    """The known fault: of two ratings that differ, the larger code is taken for the predicate."""
    keys = tuple(
        key
        for (key, period), seen in draft.appraisals.items()
        if period == Y2023
        and seen.behaviour_rating is Rating.DI_BAWAH
        and seen.results_rating is not Rating.DI_BAWAH
    )[:3]
    wrong = Predicate.BUTUH_PERBAIKAN
    for key in keys:
        draft.change(key, Y2023, lambda seen: evolve(seen, recorded_predicate=wrong))
    return Plant(
        "larger_code",
        Text(
            "2023: tercatat Butuh Perbaikan (kode terbesar dari dua rating), seharusnya Kurang",
            "2023: recorded as needing improvement (the larger of two codes) instead of poor",
        ),
        keys,
    )


def _typed_in_advance(draft: Draft) -> Plant:
    keys = draft.take(2)
    wrong = Predicate.SANGAT_BAIK
    for key in keys:
        draft.change(key, Y2023, lambda seen: evolve(seen, recorded_predicate=wrong))
    return Plant(
        "typed_in_advance",
        Text(
            "2023: tercatat Sangat Baik padahal kedua rating sesuai ekspektasi",
            "2023: recorded as very good though both ratings are as expected",
        ),
        keys,
    )


def _copied_feedback(draft: Draft) -> Plant:
    keys = draft.take_together(12)
    same = Feedback(
        given_on=date(2023, 12, 20),
        fact="Kinerja sudah baik",
        suggestion="Tingkatkan terus",
    )
    for key in keys:
        draft.change(
            key, Y2023, lambda seen: evolve(seen, feedback=(evolve(same, giver=seen.rater),))
        )
    return Plant(
        "copied_feedback",
        Text(
            "2023: umpan balik satu penilai yang disalin dan kosong isinya",
            "2023: empty feedback that one rater copied",
        ),
        keys,
    )
