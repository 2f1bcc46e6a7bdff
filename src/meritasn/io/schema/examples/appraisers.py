"""Examples of how people are rated: raters beside their peers, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import POLICY
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]


EXAMPLES: Mapping[str, Schema] = {
    "meritasn/rater-audit@1": {
        "format": "meritasn/rater-audit@1",
        "policy": POLICY,
        "period": "2023",
        "raters": 1,
        "ratings": 3,
        "plan": {
            "name": "raters",
            "standing": "assumed",
            "level": "0.0500",
            "adjustment": "holm",
            "tests": 0,
            "within": ["level"],
            "minimum": 10,
        },
        "counts": [
            {
                "sign": "stands_out",
                "flag": 0,
                "no_flag": 0,
                "insufficient_evidence": 1,
                "not_measurable": 0,
            }
        ],
        "findings": [
            {
                "rater": None,
                "place": 1,
                "sign": "stands_out",
                "attribute": None,
                "group": None,
                "verdict": "insufficient_evidence",
                "why": "too_few",
                "ground": None,
                "ratings": None,
                "effect": None,
                "shrunk": None,
                "error": None,
                "p": None,
                "adjusted_p": None,
                "needed": 10,
                "sentence": "Terlalu sedikit penilaian untuk ditampilkan.",
            }
        ],
        "level_concordance": {"pairs": 2, "agreeing": 1, "tied": 0, "share": "0.5000"},
        "without_effects": {
            "note": "Ini informasi, bukan koreksi.",
            "moved": 5,
            "raters": 1,
            "units_withheld": 0,
            "units": [
                {
                    "unit": "dukcapil",
                    "people": 20,
                    "moved": 5,
                    "predicates": [
                        {"predicate": "sangat_baik", "now": 5, "without": 0},
                        {"predicate": "baik", "now": 15, "without": 20},
                    ],
                }
            ],
        },
    },
    "meritasn/panel@1": {
        "format": "meritasn/panel@1",
        "note": "ICC(A) meminta angka yang sama, ICC(C) urutan yang sama.",
        "scales": [
            {
                "scale": "integritas",
                "people": 6,
                "raters": 4,
                "icc_absolute": "0.2898",
                "icc_consistent": "0.7148",
                "icc_mean_absolute": "0.6201",
                "icc_mean_consistent": "0.9093",
                "alpha": "0.2500",
                "rwg_median": None,
            }
        ],
    },
}
