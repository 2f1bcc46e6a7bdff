"""One example of each document, with invented people; tests hold each to its schema."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.words import Schema

__all__ = ["ANSWERS", "DOCUMENTS"]

_YEAR = {"first_day": "2023-01-01", "last_day": "2023-12-31"}

_EMPLOYEE: Schema = {
    "key": "A-1",
    "unit": "dukcapil",
    "employment": "pns",
    "rank": "iii_c",
    "post": {"title": "Pengelola layanan", "kind": "administrasi", "level": "pelaksana"},
    "nip": "190302281925012999",
}
_APPRAISAL: Schema = {
    "employee": "A-1",
    "period": _YEAR,
    "rater": "A-0",
    "results_rating": "di_atas",
    "behaviour_rating": "sesuai",
    "behaviours": [{"value": "harmonis", "rating": "sesuai"}],
    "feedback": [{"given_on": "2023-04-03", "giver": "A-0", "fact": "Berkas selesai lebih awal"}],
    "targets": [
        {
            "key": "T1",
            "plan": "Dokumen kependudukan selesai lebih cepat",
            "kind": "utama",
            "time": {"target": 60, "realised": "55.5", "direction": "lower", "unit": "menit"},
            "cost": {"target": "5000000", "realised": "n/a"},
        }
    ],
}

DOCUMENTS: Mapping[str, Schema] = {
    "meritasn/appraisal@1": {"employee": _EMPLOYEE, "appraisal": _APPRAISAL},
    "meritasn/workforce@1": {
        "on": "2023-12-31",
        "units": [{"key": "dukcapil", "name": "Dinas Dukcapil", "kind": "dinas", "head": "A-0"}],
        "employees": [{"key": "A-0", "unit": "dukcapil", "employment": "pns"}, _EMPLOYEE],
        "appraisals": [_APPRAISAL],
        "unit_performance": [{"unit": "dukcapil", "period": _YEAR, "predicate": "baik"}],
        "protected": {"A-1": {"sex": "female", "birth_date": "1903-02-28"}},
    },
}
"""What goes in, without its format."""

_POLICY = {"name": "permenpanrb-6-2022", "hash": "0123456789abcdef" * 4}
_GOOD = {"code": "baik", "label": "Baik"}

_RESULT: Schema = {
    "employee": "A-1",
    "predicate": _GOOD,
    "score": None,
    "refusal": None,
    "policy": _POLICY,
}
_UNIT: Schema = {
    "unit": "dukcapil",
    "name": "Dinas Dukcapil",
    "predicate": _GOOD,
    "people": 1,
    "counts": {"baik": 1},
    "guide": "met",
    "findings": [],
}
_FINDING: Schema = {
    "code": "MER-2033",
    "severity": "warning",
    "place": {"file": "penilaian.csv", "row": 2, "column": "penilai"},
    "message": "tidak ada penilai; benar hanya bila penilainya bukan pegawai",
    "found": None,
    "expected": None,
}
_EXPLANATION: Schema = {
    "name": "predicate",
    "title": "Predikat kinerja",
    "key": None,
    "value": "baik",
    "shown": "Baik",
    "state": "present",
    "rule": "menurut tabel",
    "cite": "PermenPANRB 6/2022",
    "standing": "secondary",
    "children": [],
}

ANSWERS: Mapping[str, Schema] = {
    "meritasn/result@1": _RESULT,
    "meritasn/unit@1": _UNIT,
    "meritasn/finding@1": _FINDING,
    "meritasn/explanation@1": _EXPLANATION,
    "meritasn/results@1": {
        "format": "meritasn/results@1",
        "period": _YEAR,
        "policy": _POLICY,
        "people": [_RESULT],
        "units": [_UNIT],
        "findings": [_FINDING],
    },
}
"""What comes out."""
