"""Examples of whether people are treated alike."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]

_PLAN: Schema = {
    "name": "four-fifths",
    "title": "Saringan empat perlima",
    "screen": {
        "ratio": "4/5",
        "cite": "29 CFR 1607.4(D)",
        "about": "Pedoman seragam Amerika Serikat tahun 1978",
        "in_force": None,
        "standing": "assumed",
        "note": "Bukan hukum Indonesia; hanya saringan.",
    },
    "method": "mid_p",
    "level": "1/20",
    "adjustment": "holm",
    "power": "4/5",
    "minimum": 5,
    "reference": "highest_rate",
    "reference_minimum": 30,
    "age_bands": [30, 40, 50],
    "effect": "1/5",
}

_FINDING: Schema = {
    "group": "female",
    "verdict": "flag",
    "why": "below_and_unlikely",
    "people": 300,
    "reference_people": 300,
    "ratio": "7/18",
    "ratio_interval": {"low": 0.2724, "high": 0.5553},
    "difference": "-11/60",
    "difference_interval": {"low": -0.246, "high": -0.1192},
    "odds_ratio": 0.3082,
    "shortfall": "55/2",
    "shortfall_to_reference": "55",
    "short_of_screen": 37,
    "moves": 21,
    "moves_of_test": 18,
    "test": "mid_p",
    "p": 2.5e-08,
    "least_p": None,
    "adjusted_p": 2.5e-08,
    "needed": 858,
    "within_strata": 2,
    "within_silent": 0,
    "within_odds_ratio": "0.31",
    "within_unlikely": True,
    "within_differs": False,
    "sentence": "[ditandai] Perempuan: 35 dari 300 orang (11,7 %), dibandingkan Laki-laki: 90 dari "
    "300 orang (30,0 %).",
}
_AUDIT: Schema = {
    "format": "meritasn/audit@1",
    "outcome": "Predikat Sangat baik",
    "within": "jenjang jabatan",
    "people": 610,
    "settled": 600,
    "plan": _PLAN,
    "lawful_uses": [],
    "groups": [
        {
            "attributes": ["sex"],
            "title": "Jenis kelamin",
            "held": True,
            "counts": [
                {
                    "group": "female",
                    "title": "Perempuan",
                    "people": 300,
                    "chosen": 35,
                    "rate": "7/60",
                },
                {
                    "group": "male",
                    "title": "Laki-laki",
                    "people": 300,
                    "chosen": 90,
                    "rate": "3/10",
                },
            ],
            "reference": "male",
            "reference_why": "tingkat tertinggi di antara kelompok yang cukup besar",
            "findings": [_FINDING],
        },
        {
            "attributes": ["race"],
            "title": "Ras",
            "held": False,
            "counts": [
                {
                    "group": "missing",
                    "title": "tidak diketahui",
                    "people": 600,
                    "chosen": 125,
                    "rate": "5/24",
                }
            ],
            "reference": None,
            "reference_why": None,
            "findings": [],
        },
    ],
}
_GAP: Schema = {
    "group": "female",
    "verdict": "flag",
    "why": "below_and_unlikely",
    "people": 120,
    "reference_people": 120,
    "difference": "-37500",
    "effect": -0.4123,
    "effect_interval": {"low": -0.668, "high": -0.1566},
    "test": "welch",
    "p": 0.0016,
    "adjusted_p": 0.0016,
    "needed": 393,
    "beside_facts": ["golongan ruang", "masa kerja"],
    "beside_norm": "pooled",
    "beside_explained": -12500.5,
    "beside_unexplained": -24999.5,
    "beside_odds_ratio": None,
    "beside_odds_ratio_interval": None,
    "beside_crude_odds_ratio": None,
    "sentence": "[ditandai] Perempuan dibandingkan Laki-laki: selisih 37.500.",
}

EXAMPLES: Mapping[str, Schema] = {
    "meritasn/audit@1": _AUDIT,
    "meritasn/gap-audit@1": {
        "format": "meritasn/gap-audit@1",
        "kind": "number",
        "outcome": "Tunjangan",
        "effect": "selisih rata-rata dalam simpangan baku (d)",
        "threshold": 0.2,
        "people": 240,
        "settled": 240,
        "notes": [],
        "plan": _PLAN,
        "lawful_uses": [
            {
                "fact": "birth_date",
                "title": "Tanggal lahir",
                "purpose": "batas usia untuk suatu jabatan",
                "source": "PP 11/2017, Pasal 107",
                "standing": "text",
                "left_out": 7,
            }
        ],
        "groups": [
            {
                "attributes": ["sex"],
                "title": "Jenis kelamin",
                "held": True,
                "counts": [
                    {
                        "group": "female",
                        "title": "Perempuan",
                        "people": 120,
                        "parts": [],
                        "mean": "3262500",
                        "sd": "90500",
                        "median": None,
                    },
                    {
                        "group": "male",
                        "title": "Laki-laki",
                        "people": 120,
                        "parts": [],
                        "mean": "3300000",
                        "sd": "91400",
                        "median": None,
                    },
                ],
                "reference": "male",
                "reference_why": "yang terbaik di antara kelompok yang cukup besar",
                "findings": [_GAP],
            }
        ],
    },
    "meritasn/rank-audit@1": {
        "format": "meritasn/rank-audit@1",
        "places": 120,
        "among_first": 125,
        "audit": _AUDIT,
        "orders": [
            {
                "attributes": ["sex"],
                "groups": [
                    {"group": "female", "exposure": 0.1102, "kept": "not_kept"},
                    {"group": "male", "exposure": 0.1304, "kept": None},
                ],
                "evenness": {
                    "ndkl": 0.0612,
                    "by_chance": 0.0135,
                    "p": 0.005,
                    "draws": 200,
                    "seed": 0,
                },
            },
            {
                "attributes": ["race"],
                "groups": [{"group": "missing", "exposure": 0.1203, "kept": None}],
                "evenness": None,
            },
        ],
    },
    "meritasn/staged-audit@1": {
        "format": "meritasn/staged-audit@1",
        "title": "Jabatan pengawas",
        "stages": [_AUDIT],
        "bottom_line": _AUDIT,
    },
    "meritasn/swap-test@1": {
        "format": "meritasn/swap-test@1",
        "people": 600,
        "tried": 600,
        "changed": 0,
        "lawful": ["birth_date"],
        "ways": [{"title": "jenis kelamin semua orang: perempuan", "changed": 0}],
    },
    "meritasn/proxies@1": {
        "format": "meritasn/proxies@1",
        "people": 600,
        "plan": _PLAN,
        "threshold": 0.5562,
        "proxies": [
            {
                "attribute": "sex",
                "group": "female",
                "title": "Perempuan",
                "fact": "all",
                "fact_title": "semua fakta bersama",
                "auc": 0.5213,
                "test": "mann_whitney",
                "p": 0.371,
                "adjusted_p": 0.742,
                "verdict": "no_flag",
            },
            {
                "attribute": "sex",
                "group": "female",
                "title": "Perempuan",
                "fact": "rank",
                "fact_title": "Golongan ruang",
                "auc": 0.5099,
                "test": "mann_whitney",
                "p": 0.674,
                "adjusted_p": 0.742,
                "verdict": "no_flag",
            },
        ],
    },
    "meritasn/like-cases@1": {
        "format": "meritasn/like-cases@1",
        "outcome": "Predikat Sangat baik",
        "facts": 2,
        "chosen": 125,
        "others": 475,
        "alike": 1,
        "pairs": [
            {"distance": 0.0, "differing": []},
            {
                "distance": 0.5,
                "differing": [{"fact": "behaviour_rating", "title": "Penilaian perilaku"}],
            },
        ],
    },
}
