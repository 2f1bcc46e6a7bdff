"""Words that only SIASN uses: kinds of post, of period, of rater, of assignment and of sanction."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from meritasn.language import Text
from meritasn.model import VOCABULARY, Term

__all__ = [
    "WORDS",
    "Assignment",
    "PeriodKind",
    "PostChange",
    "PostType",
    "RaterStatus",
    "SanctionLevel",
]

_SOURCE = "SIASN"


class RaterStatus(Term, title=Text("Status penilai", "Kind of rater"), source=_SOURCE):
    """Whether the rater is a civil servant.

    >>> RaterStatus.parse("Non ASN").siasn
    'NON ASN'
    """

    ASN = "asn", "ASN", "Civil servant", "ASN"
    NON_ASN = "non_asn", "Bukan ASN", "No civil servant", "NON ASN", "NON-ASN"


class PeriodKind(Term, title=Text("Jenis periode", "Kind of period"), source=_SOURCE):
    """How often a periodic appraisal is made."""

    BULANAN = "bulanan", "Bulanan", "Monthly", 1
    TRIWULAN = "triwulan", "Triwulan", "Quarterly", 2, "Triwulanan"


class PostType(Term, title=Text("Jenis jabatan", "Kind of post"), source=_SOURCE):
    """What SIASN calls the kind of a post; the law has other kinds."""

    STRUKTURAL = "struktural", "Jabatan Struktural", "Structural post", 1
    FUNGSIONAL = "fungsional", "Jabatan Fungsional", "Functional post", 2, "JF", "Fungsional"
    RANGKAP = "rangkap", "Rangkap Jabatan", "Two posts at once", 3, "Jabatan Rangkap"
    PELAKSANA = (
        "pelaksana",
        "Pelaksana",
        "Officer",
        4,
        "JFU",
        "Jabatan Pelaksana",
        "Jabatan Fungsional Umum",
    )


class Assignment(Term, title=Text("Jenis penugasan", "Kind of assignment"), source=_SOURCE):
    """In what capacity a post is held. What TT stands for is not known."""

    DEFINITIF = "definitif", "Definitif", "Definitive", "D"
    PLT = "plt", "Pelaksana Tugas", "Acting, post vacant", "PLT", "Plt."
    PLH = "plh", "Pelaksana Harian", "Acting, holder absent", "PLH", "Plh."
    PJ = "pj", "Penjabat", "Caretaker", "PJ", "Pj."
    TT = "tt", "TT", "TT", "TT"


class PostChange(Term, title=Text("Jenis mutasi", "Kind of change"), source=_SOURCE):
    """What changed: the post or the unit."""

    JABATAN = "jabatan", "Mutasi Jabatan", "Change of post", "MJ"
    UNIT = "unit", "Mutasi Unit", "Change of unit", "MU"


class SanctionLevel(Term, title=Text("Tingkat hukuman", "Level of a sanction"), source=_SOURCE):
    """How grave a disciplinary sanction is."""

    RINGAN = "ringan", "Ringan", "Light", "R"
    SEDANG = "sedang", "Sedang", "Moderate", "S"
    BERAT = "berat", "Berat", "Severe", "B"


WORDS: Mapping[str, type[Term]] = MappingProxyType(
    {
        **VOCABULARY,
        "rater_status": RaterStatus,
        "period_kind": PeriodKind,
        "post_type": PostType,
        "assignment": Assignment,
        "post_change": PostChange,
        "sanction_level": SanctionLevel,
    }
)
"""Each vocabulary by the name that the table of names calls it."""
