"""Findings in how the records of a workforce refer to each other: MER-2xxx.

An error says that the record cannot be used; a warning that somebody should look.
"""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__ = [
    "ACTIVITIES_ONLY",
    "ANSWERED_TOO_EARLY",
    "APPRAISED_AHEAD",
    "BORN_TOO_LATE",
    "DUPLICATE_KEY",
    "ENDS_BEFORE_IT_BEGINS",
    "FILED_TOO_EARLY",
    "HEAD_FROM_ELSEWHERE",
    "INACTIVE_UNIT_WITH_PEOPLE",
    "LEVEL_OF_ANOTHER_KIND",
    "NIP_TWICE",
    "NO_RATER",
    "OVERLAPPING_APPRAISALS",
    "OWN_RATER",
    "OWN_REVIEWER",
    "RANK_OF_ANOTHER_EMPLOYMENT",
    "SERVES_NOTHING",
    "UNIT_BENEATH_ITSELF",
    "UNIT_WITHOUT_HEAD",
    "UNKNOWN_EMPLOYEE",
    "UNKNOWN_SERVICE",
    "UNKNOWN_UNIT",
    "UNKNOWN_VACANCY",
]

# Keys and what they point to
DUPLICATE_KEY = Code(
    "MER-2001",
    Severity.ERROR,
    Text("{what} ini tercatat lebih dari sekali", "this {what} is recorded more than once"),
)
UNKNOWN_UNIT = Code(
    "MER-2002",
    Severity.ERROR,
    Text("{what} tidak ada dalam daftar unit", "the {what} is not in the list of units"),
)
UNKNOWN_EMPLOYEE = Code(
    "MER-2003",
    Severity.ERROR,
    Text("{what} tidak ada dalam daftar pegawai", "the {what} is not in the list of employees"),
)
NIP_TWICE = Code(
    "MER-2004",
    Severity.ERROR,
    Text("NIP ini dipakai oleh lebih dari satu pegawai", "more than one employee carries this NIP"),
)
SERVES_NOTHING = Code(
    "MER-2005",
    Severity.WARNING,
    Text(
        "target yang didukung tidak ada pada penilaian yang periodenya bersinggungan",
        "the target that it serves is in no appraisal that shares a day with this one",
    ),
)
UNKNOWN_VACANCY = Code(
    "MER-2006",
    Severity.ERROR,
    Text(
        "{what} tidak ada dalam daftar jabatan yang akan diisi",
        "the {what} is not in the list of posts to be filled",
    ),
)
UNKNOWN_SERVICE = Code(
    "MER-2007",
    Severity.ERROR,
    Text("{what} tidak ada dalam daftar layanan", "the {what} is not in the list of services"),
)

# The tree of units
UNIT_BENEATH_ITSELF = Code(
    "MER-2011",
    Severity.ERROR,
    Text("unit ini berada di bawah dirinya sendiri", "the unit is beneath itself"),
)
UNIT_WITHOUT_HEAD = Code(
    "MER-2012",
    Severity.WARNING,
    Text("unit ini tidak ada yang memimpin", "nobody leads the unit"),
)
INACTIVE_UNIT_WITH_PEOPLE = Code(
    "MER-2013",
    Severity.WARNING,
    Text(
        "unit ini tidak aktif lagi, tetapi {people} pegawai masih tercatat di dalamnya",
        "the unit is no longer active, yet {people} employees are still recorded in it",
    ),
)
HEAD_FROM_ELSEWHERE = Code(
    "MER-2014",
    Severity.WARNING,
    Text(
        "pemimpin unit ini tidak bekerja di unit itu ataupun di unit di bawahnya",
        "the head works neither in the unit nor in a unit beneath it",
    ),
)

# Posts and ranks
LEVEL_OF_ANOTHER_KIND = Code(
    "MER-2021",
    Severity.ERROR,
    Text(
        "jenjang {level} bukan bagian dari {kind}",
        "the level {level} does not belong to this kind of post: {kind}",
    ),
)
RANK_OF_ANOTHER_EMPLOYMENT = Code(
    "MER-2022",
    Severity.ERROR,
    Text(
        "golongan {rank} tidak berlaku bagi {employment}",
        "the rank {rank} does not exist for this employment: {employment}",
    ),
)

# Appraisals
OWN_RATER = Code(
    "MER-2031",
    Severity.ERROR,
    Text("pegawai ini menilai dirinya sendiri", "the employee is their own rater"),
)
OWN_REVIEWER = Code(
    "MER-2032",
    Severity.ERROR,
    Text(
        "pegawai ini menjadi atasan dari penilainya sendiri",
        "the employee is named as the superior of their own rater",
    ),
)
NO_RATER = Code(
    "MER-2033",
    Severity.WARNING,
    Text(
        "pejabat penilai kosong; benar hanya bila penilainya bukan pegawai, misalnya wali kota",
        "no rater is named; right only where the rater is no employee, such as the mayor",
    ),
)
OVERLAPPING_APPRAISALS = Code(
    "MER-2034",
    Severity.ERROR,
    Text(
        "periode penilaian ini sama dengan atau memotong periode penilaian lain pegawai tersebut",
        "the period of the appraisal equals or cuts across that of another one of this employee",
    ),
)
APPRAISED_AHEAD = Code(
    "MER-2036",
    Severity.WARNING,
    Text(
        "periode penilaian ini berakhir sesudah tanggal data ({day})",
        "the period of this appraisal ends after the day of the data ({day})",
    ),
)
ACTIVITIES_ONLY = Code(
    "MER-2035",
    Severity.WARNING,
    Text(
        "semua target hanya berupa kegiatan; tidak ada keluaran atau hasil",
        "all targets are mere activities; there is no output and no outcome",
    ),
)

# Careers
ENDS_BEFORE_IT_BEGINS = Code(
    "MER-2041",
    Severity.ERROR,
    Text("{what} berakhir sebelum dimulai", "the {what} ends before it begins"),
)
FILED_TOO_EARLY = Code(
    "MER-2042",
    Severity.ERROR,
    Text(
        "keberatan diajukan sebelum keputusan atau hasilnya diterima",
        "the objection was filed before the decision or result was received",
    ),
)
ANSWERED_TOO_EARLY = Code(
    "MER-2043",
    Severity.ERROR,
    Text(
        "keberatan dijawab sebelum diajukan",
        "the objection was answered before it was filed",
    ),
)
BORN_TOO_LATE = Code(
    "MER-2044",
    Severity.ERROR,
    Text(
        "tanggal lahir tidak mendahului mulai masa kerja",
        "the date of birth does not come before the start of service",
    ),
)
