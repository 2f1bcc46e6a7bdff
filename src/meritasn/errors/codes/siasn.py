"""Findings in payloads of SIASN: MER-13xx.

What payloads have in common with tables and documents is in `inputs`.
"""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__ = [
    "ANOTHER_PERSON",
    "CONTRADICTION",
    "EMPLOYMENT_FROM_NUMBER",
    "MISSING_VALUE",
    "NOT_A_FLAG",
    "NOT_MONTHS",
    "NOT_WHOLE",
    "NO_DOCUMENTS",
    "NO_RECORDS",
    "NO_YEAR",
    "OUT_OF_BOUNDS",
    "POST_BY_KIND",
    "RATER_NUMBER",
    "REGULATION_UNSAID",
    "UNKNOWN_CODE",
    "UNKNOWN_KEY",
    "WHOSE",
    "YEAR_OUTSIDE",
]


def _error(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.ERROR, Text(id, en))


def _warning(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.WARNING, Text(id, en))


def _note(number: str, id: str, en: str) -> Code:
    return Code(f"MER-{number}", Severity.NOTE, Text(id, en))


# Keys
NO_RECORDS = _note("1301", "tidak ada catatan di dalamnya", "there are no records in it")
UNKNOWN_KEY = _note(
    "1302",
    "kunci ini tidak dikenal; isinya disimpan apa adanya (jumlah catatan: {n})",
    "the key is not known; what it holds is kept as it came (number of records: {n})",
)
CONTRADICTION = _error(
    "1303",
    "kunci ini dan “{other}” mengisi hal yang sama dengan nilai yang berbeda",
    "this key and “{other}” say different things about the same matter",
)
MISSING_VALUE = _error(
    "1304", "nilai ini wajib ada untuk {path}", "this value is required for {path}"
)

# Values
NOT_WHOLE = _error("1311", "ini bukan bilangan bulat", "this is no whole number")
OUT_OF_BOUNDS = _error(
    "1312", "angka ini di luar batas yang mungkin", "the number is beyond what is possible"
)
UNKNOWN_CODE = _warning(
    "1313",
    "kode ini tidak dikenal; isinya disimpan apa adanya, dan nilainya dianggap belum ada",
    "the code is not known; it is kept as it came, and the value counts as missing",
)
NOT_A_FLAG = _error("1314", "ini bukan ya atau tidak", "this is neither yes nor no")
NO_DOCUMENTS = _warning(
    "1315",
    "ini bukan daftar dokumen; isinya disimpan apa adanya",
    "this is no list of documents; it is kept as it came",
)

# Records
WHOSE = _error(
    "1321",
    "tidak diketahui milik siapa catatan ini; sebutkan pegawainya",
    "nobody can tell whose record this is; name the employee",
)
YEAR_OUTSIDE = _warning(
    "1322",
    "tahun ini di luar bulan penilaian; yang dipakai bulan penilaiannya",
    "the year lies outside the months of the appraisal, which count",
)
POST_BY_KIND = _warning(
    "1323",
    "kunci jabatan yang terisi tidak sesuai dengan jenis jabatannya",
    "the key of the post that is filled in is not that of its kind",
)
REGULATION_UNSAID = _warning(
    "1324",
    "tahun 2021 dinilai menurut dua peraturan, dan catatan ini tidak menyebut yang mana",
    "2021 was appraised under two regulations, and the record does not say which",
)
EMPLOYMENT_FROM_NUMBER = _warning(
    "1325",
    "status kepegawaian diambil dari jenis nomor induknya; PPPK paruh waktu tidak terbedakan",
    "the employment is taken from the kind of number, which does not tell part-time PPPK apart",
)
RATER_NUMBER = _warning(
    "1326",
    "penilainya berstatus ASN, tetapi nomornya bukan NIP",
    "the rater is a civil servant, but the number is no NIP",
)
ANOTHER_PERSON = _error(
    "1327",
    "catatan ini milik orang lain, padahal semuanya disebut milik satu pegawai",
    "the record is of another person, although all are said to be of one employee",
)

# What is written
NO_YEAR = _error(
    "1331",
    "penilaian tahunan hanya dapat disimpan untuk satu tahun kalender",
    "an annual appraisal can be saved for a calendar year only",
)
NOT_MONTHS = _error(
    "1332",
    "penilaian periodik hanya dapat disimpan untuk bulan-bulan penuh",
    "a periodic appraisal can be saved for whole months only",
)
