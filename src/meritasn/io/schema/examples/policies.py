"""Examples of what is said of policies themselves: their laws and their differences."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]


EXAMPLES: Mapping[str, Schema] = {
    "meritasn/policytest@1": {
        "format": "meritasn/policytest@1",
        "policy": {
            "name": "pp-46-2011",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "0" * 64,
        },
        "passed": True,
        "verdicts": [
            {
                "law": "scores_are_never_negative",
                "statement": "Tidak ada nilai di bawah nol.",
                "about": "answer",
                "outcome": "expected",
                "passes": True,
                "cases": 3,
                "why": "Sumber yang terbaca tidak menyebut batas bawah.",
                "proofs": [
                    {
                        "law": "scores_are_never_negative",
                        "verdict": "broken",
                        "path": "output.score",
                        "why": "Ditemukan seseorang yang “Nilai prestasi kerja”-nya -0,01.",
                        "from": "2014-01-01",
                        "until": "2021-07-01",
                    }
                ],
                "story": {
                    "law": "scores_are_never_negative",
                    "story": ["Sebuah kasus rekaan: pegawai A.", "Nilainya di bawah nol."],
                    "answers": [{"title": "Nilai prestasi kerja", "one": "-0,01", "other": None}],
                    "steps": [
                        {
                            "step": "time_score",
                            "title": "Nilai waktu",
                            "one": "-400,03",
                            "other": None,
                            "rules": ["bila …"],
                            "cite": "Perka BKN 1/2013",
                            "wrong": True,
                        }
                    ],
                    "facts": [{"title": "Realisasi waktu", "one": "576,03", "other": None}],
                },
            }
        ],
    },
    "meritasn/strategytest@1": {
        "format": "meritasn/strategytest@1",
        "strategy": {
            "name": "kota-contoh-bagi-rata",
            "title": "Pembagian menurut nilai",
            "version": "1",
        },
        "passed": True,
        "verdicts": [
            {
                "law": "pay_keeps_its_ceiling",
                "statement": "Jumlah yang dibayar tidak pernah melebihi pagu.",
                "about": "money",
                "outcome": "held",
                "passes": True,
                "cases": 77,
                "why": None,
                "proofs": [],
                "story": None,
            }
        ],
    },
    "meritasn/diff@1": {
        "format": "meritasn/diff@1",
        "before": {
            "name": "pp-46-2011",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "0" * 64,
            "lineage": [],
        },
        "after": {
            "name": "pp-46-2011+weight-70",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "1" * 64,
            "lineage": ["0" * 64, "2" * 64],
        },
        "changes": [
            {
                "path": "parameter.share_of_results.value",
                "what": "Bobot SKP",
                "before": "60 %",
                "after": "70 %",
                "written": None,
                "cites": ["Rancangan peraturan wali kota"],
                "decides": True,
            }
        ],
    },
}
