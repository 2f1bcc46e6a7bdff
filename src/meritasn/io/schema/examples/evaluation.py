"""Examples of what a policy does beside another: who moves, and what a figure decides."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import POLICY
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]

_ASKED_OF_REPLAY: Schema = {
    "before": {"name": "pp-46-2011", "hash": "0" * 64},
    "after": {"name": "pp-46-2011+weight-70", "hash": "1" * 64},
    "period": {"first_day": "2019-01-01", "last_day": "2019-12-31"},
    "on": None,
}

_WAYS: Schema = {
    "up": 1,
    "down": 0,
    "same": 5,
    "gained": 0,
    "lost": 0,
    "reason": 0,
    "other": 0,
}

_MOVER: Schema = {
    "employee": "A-1",
    "unit": "dukcapil",
    "level": "pelaksana",
    "direction": "up",
    "before": {"outcome": "label:cukup", "score": "75.57", "rank": 3},
    "after": {"outcome": "label:baik", "score": "76.80", "rank": 2},
    "step": "final",
    "alone": ["parameter.share_of_results"],
    "together": [],
    "elsewhere": [],
}

EXAMPLES: Mapping[str, Schema] = {
    "meritasn/replay@1": {
        "format": "meritasn/replay@1",
        **_ASKED_OF_REPLAY,
        "people": 6,
        "moved": 1,
        "rescored": 4,
        "ways": _WAYS,
        "matrix": [
            {
                "from": "label:baik",
                "from_label": "Baik",
                "to": "label:baik",
                "to_label": "Baik",
                "people": 5,
            },
            {
                "from": "label:cukup",
                "from_label": "Cukup",
                "to": "label:baik",
                "to_label": "Baik",
                "people": 1,
            },
        ],
        "units": [
            {
                "key": "dukcapil",
                "title": "Dinas Kependudukan",
                "people": 6,
                "shown": True,
                "moved": 1,
                "ways": _WAYS,
            }
        ],
        "levels": [{"key": "pelaksana", "title": "Pelaksana", "people": 2, "shown": False}],
        "other_regulation": False,
        "causes": [
            {
                "change": "parameter.share_of_results",
                "paths": ["parameter.share_of_results"],
                "title": "Bobot SKP: 60 % → 70 %",
                "alone": 1,
                "only": 1,
                "elsewhere": 0,
                "difference": None,
            }
        ],
        "interactions": [],
        "untold": 0,
        "steps": [
            {"step": "final", "title": "Nilai prestasi kerja", "cite": "PP 46/2011", "people": 1}
        ],
        "cost": None,
        "near": {
            "within": "1",
            "limits": [{"step": "final", "title": "Baik", "at": "76", "below": 0, "above": 1}],
        },
        "refused": [],
        "assumed": ["step.skp"],
        "without_value": [],
        "movers": [_MOVER],
    },
    "meritasn/replayed@1": {
        "format": "meritasn/replayed@1",
        **_ASKED_OF_REPLAY,
        "employee": "A-1",
        "mover": _MOVER,
        "steps": [
            {
                "step": "final",
                "title": "Nilai prestasi kerja",
                "record": None,
                "before": "75,57",
                "after": "76,80",
                "cite": "PP 46/2011",
            }
        ],
    },
    "meritasn/sensitivity@1": {
        "format": "meritasn/sensitivity@1",
        "asked": "2019",
        "policy": POLICY,
        "people": 3,
        "outcomes": [
            {"code": "label:baik", "label": "Baik", "people": 2},
            {"code": "refused:MER-4001", "label": "tanpa hasil (MER-4001)", "people": 1},
        ],
        "total": None,
        "figures": [
            {
                "figure": "share_of_results",
                "title": "Bobot SKP",
                "value": "60",
                "low": "50",
                "high": "80",
                "unit": "percent",
                "give_way": [],
                "steady": 1,
                "answered": 2,
                "stuck": False,
                "first_move_down": None,
                "first_move_up": {"quiet": "72", "value": "73", "moved": 1},
                "trials": [
                    {
                        "value": "80",
                        "moved": 1,
                        "gained": 0,
                        "lost": 0,
                        "rescored": 2,
                        "outcomes": {
                            "label:baik": 1,
                            "label:sangat_baik": 1,
                            "refused:MER-4001": 1,
                        },
                        "mean_change": "0.845000",
                        "total": None,
                        "order": {
                            "people": 2,
                            "pairs": 1,
                            "turned": 0,
                            "tau_b": "1.000000",
                            "first": 10,
                            "left": 0,
                            "entered": 0,
                        },
                        "refused": [],
                    }
                ],
            }
        ],
    },
}
