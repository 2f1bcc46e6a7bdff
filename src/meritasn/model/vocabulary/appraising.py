"""Words of appraisal: ratings, predicates, and what targets and behaviours are called."""

from __future__ import annotations

from meritasn.language import Text
from meritasn.model.vocabulary.term import Term

__all__ = [
    "CoreValue",
    "Direction",
    "Focus",
    "Predicate",
    "Rating",
    "TargetKind",
    "UnitPredicate",
]


class Rating(
    Term,
    title=Text("Rating hasil kerja atau perilaku kerja", "Rating of results or behaviour"),
    source="PermenPANRB 6/2022",
):
    """How results or behaviour compare with what was expected.

    >>> Rating.parse("DIATAS  EKSPETASI"), Rating.parse("2.0"), Rating.parse("tidak ada data")
    (<Rating.DI_ATAS: 'di_atas'>, <Rating.SESUAI: 'sesuai'>, None)
    """

    DI_ATAS = (
        "di_atas",
        "Di Atas Ekspektasi",
        "Above expectation",
        1,
        "Di Atas Espektasi",
        "Di Atas Ekspetasi",
    )
    SESUAI = (
        "sesuai",
        "Sesuai Ekspektasi",
        "As expected",
        2,
        "Sesuai Espektasi",
        "Sesuai Ekspetasi",
    )
    DI_BAWAH = (
        "di_bawah",
        "Di Bawah Ekspektasi",
        "Below expectation",
        3,
        "Di Bawah Espektasi",
        "Di Bawah Ekspetasi",
    )


class Predicate(
    Term,
    title=Text("Predikat kinerja pegawai", "Performance predicate of an employee"),
    source="PermenPANRB 6/2022",
):
    """The yearly or periodic verdict on a person.

    Cukup and Buruk are the words of PP 46/2011 for the third and the fifth place.

    >>> Predicate.parse("Kurang / Misconduct")
    <Predicate.KURANG: 'kurang'>
    """

    SANGAT_BAIK = "sangat_baik", "Sangat Baik", "Very good", 1
    BAIK = "baik", "Baik", "Good", 2
    BUTUH_PERBAIKAN = "butuh_perbaikan", "Butuh Perbaikan", "Needs improvement", 3, "Cukup"
    KURANG = "kurang", "Kurang", "Poor", 4, "Kurang/misconduct", "Misconduct"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang", "Very poor", 5, "Buruk"


class UnitPredicate(
    Term,
    title=Text("Predikat kinerja unit", "Performance predicate of a unit"),
    source="SE MenPANRB 3/2023",
):
    """The verdict on the achievement of an organisation or unit."""

    ISTIMEWA = "istimewa", "Istimewa", "Outstanding"
    BAIK = "baik", "Baik", "Good"
    BUTUH_PERBAIKAN = (
        "butuh_perbaikan",
        "Butuh Perbaikan",
        "Needs improvement",
        None,
        "Cukup",
        "Butuh Perbaikan (Cukup)",
    )
    KURANG = "kurang", "Kurang", "Poor"
    SANGAT_KURANG = "sangat_kurang", "Sangat Kurang", "Very poor"


class Direction(
    Term,
    title=Text("Arah indikator", "Direction of an indicator"),
    source="PermenPANRB 8/2021",
):
    """Which realisation is better."""

    HIGHER = "higher", "Makin tinggi makin baik", "Higher is better"
    LOWER = "lower", "Makin rendah makin baik", "Lower is better"
    RANGE = "range", "Dalam rentang", "Within a range"


class TargetKind(
    Term,
    title=Text("Jenis hasil kerja", "Kind of result"),
    source="PermenPANRB 6/2022",
):
    """Whether a result belongs to the main or to the additional part of the SKP."""

    UTAMA = "utama", "Utama", "Main"
    TAMBAHAN = "tambahan", "Tambahan", "Additional"


class Focus(
    Term,
    title=Text("Fokus indikator", "Focus of an indicator"),
    source="PermenPANRB 6/2022",
):
    """What an indicator watches."""

    OUTPUT = "output", "Keluaran", "Output"
    OUTCOME = "outcome", "Hasil", "Outcome"
    ACTIVITY = "activity", "Kegiatan", "Activity"


class CoreValue(
    Term,
    title=Text("Nilai dasar BerAKHLAK", "BerAKHLAK core value"),
    source="PermenPANRB 6/2022",
):
    """The seven core values of the ASN, by which behaviour is judged."""

    BERORIENTASI_PELAYANAN = (
        "berorientasi_pelayanan",
        "Berorientasi Pelayanan",
        "Service-oriented",
    )
    AKUNTABEL = "akuntabel", "Akuntabel", "Accountable"
    KOMPETEN = "kompeten", "Kompeten", "Competent"
    HARMONIS = "harmonis", "Harmonis", "Harmonious"
    LOYAL = "loyal", "Loyal", "Loyal"
    ADAPTIF = "adaptif", "Adaptif", "Adaptive"
    KOLABORATIF = "kolaboratif", "Kolaboratif", "Collaborative"
