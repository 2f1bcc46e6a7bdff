"""Examples of who fits a post: the talent map, competences, the order of candidates."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import EXPLANATION, POLICY, REQUIREMENT
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]

_ASKED_OF_MATCH: Schema = {
    "on": "2024-03-01",
    "vacancy": {
        "key": "L-1",
        "title": "Kepala Bidang Contoh",
        "level": {"code": "administrator", "label": "Administrator"},
        "standards": {},
    },
    "standards_by": "level",
    "policy": POLICY,
    "without_records": [],
}

_MATCHED: Schema = {
    "employee": "A-1",
    "state": "complete",
    "jpm": "96.30",
    "jpm_capped": "96.30",
    "post_filling": "memenuhi_syarat",
    "post_filling_capped": "memenuhi_syarat",
    "mapping": "optimal",
    "mapping_capped": "optimal",
    "lacking": ["komunikasi"],
    "refusal": None,
}

_ASKED_OF_TALENT: Schema = {
    "on": "2026-03-02",
    "policy": POLICY,
    "cut_offs": {
        "performance_low": "60",
        "performance_high": "80",
        "potential_low": "60",
        "potential_high": "80",
    },
}

_OTHER_CUTS: Schema = {
    "performance_low": "78",
    "performance_high": "90",
    "potential_low": "60",
    "potential_high": "80",
}

_PLACED: Schema = {
    "employee": "A-1",
    "box": "box_8",
    "performance": "77.55",
    "potential": "84.95",
    "performance_over_low": "17.55",
    "performance_over_high": "-2.45",
    "potential_over_low": "24.95",
    "potential_over_high": "4.95",
    "score": "81.25",
    "succession_group": True,
    "recommendation": "Pertahankan",
    "requirements": [REQUIREMENT],
    "refusal": None,
}

_ASKED_OF_SELECTION = {
    "on": "2025-06-02",
    "vacancy": "L-1",
    "policy": {"name": "permenpanrb-15-2019+panitia", "hash": "0" * 64},
    "order": {
        "name": "shortlist",
        "title": "Three names for the appointing official",
        "by": [{"step": "final", "title": "Final score", "greatest_first": True}],
        "cite": "PermenPANRB 15/2019",
        "standing": "secondary",
    },
    "places": 3,
    "rejected": 0,
}

_RANKED = {
    "candidate": "C-1",
    "place": 1,
    "standing": "goes_on",
    "values": {"final": "83.70"},
    "decided_by": None,
    "not_asked": None,
    "why": "",
}

EXAMPLES: Mapping[str, Schema] = {
    "meritasn/talent@1": {
        "format": "meritasn/talent@1",
        **_ASKED_OF_TALENT,
        "without_records": [],
        "boxes": [
            {"code": "box_8", "label": "Kotak 8", "recommendation": "Pertahankan", "people": 1}
        ],
        "without_box": [{"why": "Potensi tidak ada", "people": 1}],
        "units": [
            {
                "unit": "dukcapil",
                "name": "Dinas Kependudukan",
                "people": 2,
                "boxed": 1,
                "succession_group": None,
            }
        ],
        "people": [_PLACED],
    },
    "meritasn/placed@1": {
        "format": "meritasn/placed@1",
        **_ASKED_OF_TALENT,
        **_PLACED,
        "trace": EXPLANATION,
        "trials": [{"cut_offs": _OTHER_CUTS, "box": "box_6", "succession_group": False}],
    },
    "meritasn/cuts@1": {
        "format": "meritasn/cuts@1",
        **_ASKED_OF_TALENT,
        "people": 2,
        "boxed": 1,
        "trials": [
            {
                "cut_offs": _OTHER_CUTS,
                "moved": 1,
                "moves": [{"from": "box_8", "to": "box_6", "people": 1}],
                "succession_group": 0,
                "entered": 0,
                "left": 1,
                "people": [{"employee": "A-1", "from": "box_8", "to": "box_6"}],
            }
        ],
        "near": [
            {
                "cut_off": "performance_high",
                "title": "Batas atas kinerja",
                "below": {"1": 0, "2": 0, "5": 1},
                "above": {"1": 0, "2": 0, "5": 0},
            }
        ],
    },
    "meritasn/match@1": {
        "format": "meritasn/match@1",
        **_ASKED_OF_MATCH,
        "ranked_by": "jpm",
        "people": 2,
        "judged": 1,
        "bands": {
            "post_filling": {
                "memenuhi_syarat": 1,
                "masih_memenuhi_syarat": 0,
                "kurang_memenuhi_syarat": 0,
            },
            "mapping": {"optimal": 1, "cukup_optimal": 0, "kurang_optimal": 0},
        },
        "lacking": {"komunikasi": 1},
        "not_judged": [{"why": "never assessed", "people": 1}],
        "matches": [{"place": 1, **_MATCHED}],
    },
    "meritasn/matched@1": {
        "format": "meritasn/matched@1",
        **_ASKED_OF_MATCH,
        **_MATCHED,
        "technical_jpm": "75.00",
        "technical_jpm_capped": "75.00",
        "combined": None,
        "combined_capped": None,
        "competencies": [
            {
                "competency": "komunikasi",
                "standard_by": "level",
                "competency_level": "2",
                "standard": "3",
                "gap": "1",
                "surplus": "0",
            }
        ],
        "skills": [
            {
                "skill": "Analisis jabatan",
                "skill_level": "3",
                "skill_standard": "4",
                "skill_gap": "1",
                "skill_surplus": "0",
            }
        ],
        "trace": None,
    },
    "meritasn/selection@1": {
        "format": "meritasn/selection@1",
        **_ASKED_OF_SELECTION,
        "least_applicants": 4,
        "applicants": 2,
        "shortlist": ["C-1"],
        "undecided": [],
        "ranked": [_RANKED],
        "unranked": [
            {"candidate": "C-2", "code": "MER-4001", "why": "Score of the interview is missing"}
        ],
    },
    "meritasn/selected@1": {
        "format": "meritasn/selected@1",
        **_ASKED_OF_SELECTION,
        **_RANKED,
        "trace": None,
    },
}
