"""An example of a metric by group."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples import fairness
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]


def _estimate(exact: str, low: float, high: float) -> Schema:
    return {
        "exact": exact,
        "interval": {"low": low, "high": high},
        "undefined_draws": 0,
        "reason": None,
    }


EXAMPLES: Mapping[str, Schema] = {
    "meritasn/metric-by-group@1": {
        "format": "meritasn/metric-by-group@1",
        "metric": {
            "name": "selection-rate",
            "version": "1",
            "title": "Bagian yang terpilih",
            "cite": "UU 20/2023",
            "standing": "assumed",
            "takes": "group",
            "unit": "percent",
            "decimals": 1,
        },
        "outcome": "Predikat Sangat baik",
        "plan": fairness.EXAMPLES["meritasn/audit@1"]["plan"],
        "people": 610,
        "settled": 600,
        "draws": 1000,
        "seed": 0,
        "groups": [
            {
                "attributes": ["sex"],
                "title": "Jenis kelamin",
                "held": True,
                "overall": _estimate("125/6", 17.67, 24.17),
                "reference": "male",
                "reference_why": "angka tertinggi di antara kelompok yang cukup besar dan "
                "ditampilkan",
                "values": [
                    {
                        "group": "female",
                        "title": "Perempuan",
                        "people": 300,
                        "value": _estimate("35/3", 8.0, 15.33),
                        "difference": _estimate("-55/3", -24.67, -12.33),
                        "ratio": _estimate("7/18", 0.26, 0.536),
                        "sentence": "Perempuan (300 orang) di samping Laki-laki (300 orang): "
                        "11,7 %; selisih -18,3 (-24,7 s.d. -12,3); rasio 0,389 (0,260 s.d. 0,536).",
                    },
                    {
                        "group": "male",
                        "title": "Laki-laki",
                        "people": 300,
                        "value": _estimate("30", 24.67, 35.0),
                        "difference": None,
                        "ratio": None,
                        "sentence": "Laki-laki (300 orang): 30,0 % (24,7 s.d. 35,0).",
                    },
                ],
            }
        ],
    },
}
