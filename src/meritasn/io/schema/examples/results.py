"""Examples of what is said of people: results, requirements, explanations, findings."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import EXPLANATION, POLICY, REQUIREMENT, YEAR
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]

_GOOD = {"code": "baik", "label": "Baik"}

_RESULT: Schema = {
    "employee": "A-1",
    "predicate": _GOOD,
    "score": None,
    "refusal": None,
    "policy": POLICY,
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

_ONE_LACKS: Schema = {"met": 0, "not_met": 1, "unknown": 0, "not_applicable": 0}

EXAMPLES: Mapping[str, Schema] = {
    "meritasn/result@1": _RESULT,
    "meritasn/unit@1": _UNIT,
    "meritasn/finding@1": _FINDING,
    "meritasn/explanation@1": EXPLANATION,
    "meritasn/results@1": {
        "format": "meritasn/results@1",
        "period": YEAR,
        "policy": POLICY,
        "people": [_RESULT],
        "units": [_UNIT],
        "findings": [_FINDING],
    },
    "meritasn/assessments@1": {
        "format": "meritasn/assessments@1",
        "on": "2024-03-01",
        "vacancy": {
            "key": "L-1",
            "title": "Kepala Dinas",
            "level": {"code": "jpt_pratama", "label": "JPT Pratama"},
            "field": "Perizinan",
            "least_rank": "iv_b",
        },
        "policy": POLICY,
        "without_records": [],
        "counts": _ONE_LACKS,
        "requirements": {"education_too_low": _ONE_LACKS},
        "people": [
            {
                "employee": "A-1",
                "answer": "not_met",
                "label": None,
                "score": None,
                "refusal": None,
                "requirements": [REQUIREMENT],
            }
        ],
    },
    "meritasn/person@1": {
        "format": "meritasn/person@1",
        "employee": "A-1",
        "on": "2026-03-02",
        "about": [{"title": "Jenjang", "value": "Administrator"}],
        "sections": [
            {
                "family": "training",
                "title": "Pengembangan kompetensi",
                "policy": POLICY,
                "answer": "tidak terpenuhi",
                "why": "jam pelajaran setahun belum mencapai kewajiban PNS",
                "values": {"hours_missing": "8.5"},
                "requirements": [REQUIREMENT],
                "refusal": None,
                "assumed": [{"step": "hours_in_year", "title": "Jam pelajaran (JP) dalam setahun"}],
            }
        ],
    },
    "meritasn/strategy@1": {
        "format": "meritasn/strategy@1",
        "from": "2026-01-31",
        "to": "2026-01-31",
        "strategy": {
            "kind": "scorer",
            "name": "kota-contoh-punctuality",
            "version": "1",
            "title": "Ketepatan waktu",
            "cite": "Perwali Kota Contoh 1/2026, Pasal 3",
            "standing": "assumed",
            "parameters": {"points_a_lateness": "2.5"},
        },
        "counts": None,
        "people": [
            {
                "key": "A-1",
                "answer": "95.00",
                "message": None,
                "refusal": None,
                "facts": [{"name": "presence", "of": "2026-01-31", "value": "97.50"}],
            }
        ],
    },
}
