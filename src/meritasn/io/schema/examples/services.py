"""Examples of what a unit is worth to the public: professionalism, satisfaction, standards."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import EXPLANATION, POLICY
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]


EXAMPLES: Mapping[str, Schema] = {
    "meritasn/professionalism@1": {
        "format": "meritasn/professionalism@1",
        "on": "2025-06-30",
        "policy": POLICY,
        "least": 5,
        "unit": None,
        "bands": [{"code": "sangat_rendah", "label": "Sangat Rendah", "over": None, "up_to": "60"}],
        "distribution": {"sangat_rendah": 6},
        "without": [{"why": "Pendidikan tertinggi yang diakui tidak ada", "people": 1}],
        "without_records": [],
        "units": [
            {
                "unit": "dukcapil",
                "name": "Dinas Dukcapil",
                "parent": None,
                "withheld": False,
                "index": "47.92",
                "band": {"code": "sangat_rendah", "label": "Sangat Rendah"},
                "people": 7,
                "counted": 6,
                "without": 1,
            }
        ],
    },
    "meritasn/professional@1": {
        "format": "meritasn/professional@1",
        "employee": "A-1",
        "on": "2025-06-30",
        "policy": POLICY,
        "index": "65.00",
        "band": {"code": "rendah", "label": "Rendah"},
        "refusal": None,
        "dimensions": [
            {
                "step": "qualification",
                "title": "Kualifikasi",
                "points": "20",
                "rests_on": "S-2",
            }
        ],
        "proposals": [
            {
                "code": "training_seminar",
                "title": "Mengikuti seminar atau sejenisnya",
                "index": "75.00",
                "gain": "10.00",
                "band": {"code": "sedang", "label": "Sedang"},
            }
        ],
        "together": None,
        "trace": EXPLANATION,
    },
    "meritasn/satisfaction@1": {
        "format": "meritasn/satisfaction@1",
        "by": "service",
        "surveys": [
            {
                "year": 2024,
                "last_day": "2024-08-28",
                "policy": {
                    "name": "permenpanrb-14-2017",
                    "hash": "0" * 64,
                },
            }
        ],
        "least_shown": 5,
        "least_for_interval": 20,
        "groups": [
            {
                "key": "ktp",
                "name": "KTP elektronik",
                "rounds": [
                    {
                        "year": 2024,
                        "sheets": 30,
                        "left_out": 0,
                        "index": "88.89",
                        "quality": {"code": "a", "label": "A"},
                        "performance": {"code": "sangat_baik", "label": "Very good"},
                        "pooled_index": None,
                        "interval": {"low": "86.11", "high": "91.67"},
                        "near": [
                            {
                                "limit": "88.31",
                                "below": {"code": "b", "label": "B"},
                                "above": {"code": "a", "label": "A"},
                            }
                        ],
                        "satisfied": 30,
                        "satisfied_percent": {"low": "88.6", "high": "100.0"},
                        "elements": [
                            {"name": "u1", "title": "U1: Requirements", "mean": "3.33"},
                            {
                                "name": "u2",
                                "title": "U2: System, mechanism and procedure",
                                "mean": "3.33",
                            },
                        ],
                        "refusal": None,
                    }
                ],
                "differences": [],
                "too_few_to_show": [],
            }
        ],
    },
    "meritasn/standards@1": {
        "format": "meritasn/standards@1",
        "on": "2024-12-31",
        "policy": {
            "name": "service-standards",
            "hash": "0" * 64,
        },
        "services": [
            {
                "service": "ktp",
                "name": "KTP elektronik",
                "answer": "not_met",
                "met": 1,
                "missed": 1,
                "series": [
                    {
                        "on": "2024-01-31",
                        "answer": "not_met",
                        "missed": ["the service took longer than its standard"],
                        "unknown": [],
                        "time": {"code": "missed", "label": "not up to the standard"},
                        "took": "66.00",
                        "standard": "60.00",
                    },
                    {
                        "on": "2024-02-29",
                        "answer": "met",
                        "missed": [],
                        "unknown": [],
                        "time": {"code": "better", "label": "better than the standard"},
                        "took": "55.00",
                        "standard": "60.00",
                    },
                ],
                "time_unit": "menit",
                "time_before": "180.00",
                "time_now": "55.00",
                "time_saved": "69.44",
                "time_added": None,
                "refusal": None,
            }
        ],
    },
}
