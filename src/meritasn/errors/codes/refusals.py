"""Why there is no result: MER-4xxx, one code a kind of reason."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []


def _refusal(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.WARNING, Text(id, en))


MISSING = _refusal("4001", "{subject} tidak ada", "{subject} is missing")
OUTSIDE = _refusal(
    "4002", "{subject} di luar rentang yang mungkin", "{subject} is outside its range"
)
UNKNOWN = _refusal(
    "4003",
    "{subject} belum diketahui; instansi perlu menetapkannya",
    "{subject} is unknown; the agency has to supply it",
)
DIVISOR_ZERO = _refusal(
    "4004",
    "{subject} tidak dapat dihitung karena pembaginya nol",
    "{subject} cannot be computed because its divisor is zero",
)
NOT_APPLICABLE = _refusal("4005", "{subject} tidak berlaku", "{subject} is not applicable")
NOTHING_TO_FOLD = _refusal(
    "4006",
    "{subject} tidak diketahui karena tidak ada catatannya",
    "{subject} is not known because there is no record of it",
)
NO_APPRAISAL = _refusal(
    "4010",
    "tidak ada penilaian untuk periode ini",
    "there is no appraisal for this period",
)
SEVERAL_APPRAISALS = _refusal(
    "4012",
    "ada beberapa penilaian untuk periode ini, dan tidak dapat diketahui mana yang berlaku",
    "there are several appraisals for this period, and nobody can tell which one counts",
)
OUTPUT_NOT_APPLICABLE = _refusal(
    "4011", "aturan ini tidak berlaku bagi pegawai ini", "the rule does not apply to this person"
)
REJECTED_ROW = _refusal(
    "4013",
    "sebuah baris yang menjadi dasarnya ditolak dan harus diperbaiki dahulu",
    "a row on which this rests is rejected and has to be corrected first",
)
TOO_MANY_TARGETS = _refusal(
    "4014",
    "penilaian ini memuat lebih dari {most} target, lebih dari yang terjamin dapat dihitung",
    "the appraisal has more than {most} targets, more than is proved to be computed exactly",
)
BY_STRATEGY = _refusal("4015", "strategi tidak menjawab", "the strategy does not answer")
