"""Words of merit: competencies of every post, and the kinds of intake of new civil servants."""

from __future__ import annotations

from meritasn.language import Text
from meritasn.model.vocabulary.term import Term

__all__ = ["Competency", "IntakeCategory"]


class Competency(
    Term,
    title=Text("Kompetensi", "Competency"),
    source="PermenPANRB 38/2017",
):
    """The eight managerial competencies, and the socio-cultural one, that every post asks for."""

    INTEGRITAS = "integritas", "Integritas", "Integrity"
    KERJA_SAMA = "kerja_sama", "Kerja sama", "Cooperation"
    KOMUNIKASI = "komunikasi", "Komunikasi", "Communication"
    ORIENTASI_HASIL = "orientasi_hasil", "Orientasi pada hasil", "Orientation towards results"
    PELAYANAN_PUBLIK = "pelayanan_publik", "Pelayanan publik", "Public service"
    PENGEMBANGAN = (
        "pengembangan",
        "Pengembangan diri dan orang lain",
        "Development of oneself and others",
    )
    MENGELOLA_PERUBAHAN = "mengelola_perubahan", "Mengelola perubahan", "Managing change"
    PENGAMBILAN_KEPUTUSAN = "pengambilan_keputusan", "Pengambilan keputusan", "Decision making"
    PEREKAT_BANGSA = "perekat_bangsa", "Perekat bangsa", "Bond of the nation"


class IntakeCategory(
    Term,
    title=Text("Jenis formasi", "Kind of intake"),
    source="KepmenPANRB 321/2024",
):
    """Under which kind of intake somebody applies to become a civil servant."""

    UMUM = "umum", "Umum", "General"
    CUMLAUDE = (
        "cumlaude",
        "Lulusan terbaik (cumlaude)",
        "Graduates with honours (cumlaude)",
        None,
        "Cumlaude",
    )
    DIASPORA = "diaspora", "Diaspora", "Diaspora"
    DISABILITAS = (
        "disabilitas",
        "Penyandang disabilitas",
        "People with disabilities",
        None,
        "Disabilitas",
    )
    PAPUA = "papua", "Putra-putri Papua", "Sons and daughters of Papua", None, "Papua"
    DAERAH_TERTINGGAL = (
        "daerah_tertinggal",
        "Putra-putri daerah tertinggal",
        "Natives of less developed regions",
        None,
        "Daerah tertinggal",
    )
