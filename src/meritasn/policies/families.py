"""Families of policies: what their rules are about, and the law of which day counts for them."""

from __future__ import annotations

from attrs import frozen

from meritasn.language import Text

__all__ = ["Family", "family_of"]


@frozen
class Family:
    """Policies that follow each other in time: on one day at most one of a family is in force.

    Attributes:
        name: What packs call it.
        title: What its rules are about.
        counts: The day whose law applies.
        spans: Whether a result is for a span of days, which may lie under two policies.
    """

    name: str
    title: Text
    counts: Text
    spans: bool = False


_LAST_DAY = Text("hari terakhir periode penilaian", "the last day of the appraisal period")
_DECISION = Text("hari keputusan", "the day of the decision")
_RECEIPT = Text(
    "hari hasil atau keputusan diterima", "the day on which the result or decision is received"
)

_MONTH = Text("hari terakhir bulan yang dibayar", "the last day of the month that is paid for")
_SURVEY = Text("hari terakhir survei", "the last day of the survey")
_MEASURED = Text("hari terakhir yang diukur", "the last day that is measured")

_TITLES = {
    "credit": Text("Angka kredit", "Credit of functional posts"),
    "rank_promotion": Text("Kenaikan pangkat", "Promotion in rank"),
    "post_entry": Text("Pengangkatan dalam jabatan", "Entry into a post"),
    "retirement": Text("Batas usia pensiun", "Retirement age"),
    "transfer_freeze": Text("Larangan mutasi", "Freeze of transfers"),
    "discipline": Text("Disiplin", "Discipline"),
    "training": Text("Pengembangan kompetensi", "Training"),
    "honours": Text("Tanda kehormatan", "Honours"),
    "objection_appraisal": Text("Keberatan atas penilaian", "Objection to an appraisal"),
    "objection": Text("Keberatan atas keputusan", "Objection to a decision"),
    "professionalism": Text("Indeks Profesionalitas", "Index of professionalism"),
    "merit_system": Text("Sistem merit", "Merit system"),
    "competence": Text("Kesesuaian kompetensi", "Match of competence"),
    "talent_box": Text("Kotak talenta", "Talent boxes"),
    "talent": Text("Manajemen talenta", "Talent management"),
    "allowance": Text("Tambahan penghasilan", "Additional income"),
    "satisfaction": Text("Kepuasan masyarakat", "Public satisfaction"),
    "service_standards": Text("Standar pelayanan", "Standards of services"),
    "open_selection": Text("Seleksi terbuka", "Open selection"),
    "civil_service_intake": Text("Seleksi CPNS", "Selection of new civil servants"),
}


def family_of(name: str) -> Family:
    """A family by its name; one that is not known is called by it.

    >>> family_of("performance").counts.en
    'the last day of the appraisal period'
    """
    if name == "performance":
        return Family(name, Text("Penilaian kinerja", "Performance"), _LAST_DAY, spans=True)
    return Family(name, _TITLES.get(name, Text(name, name)), _COUNTS.get(name, _DECISION))


_COUNTS = {
    "objection": _RECEIPT,
    "objection_appraisal": _RECEIPT,
    "allowance": _MONTH,
    "satisfaction": _SURVEY,
    "service_standards": _MEASURED,
}
"""Whose law counts on another day than that of the decision."""
