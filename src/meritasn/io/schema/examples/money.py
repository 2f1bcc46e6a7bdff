"""Examples of what adds up over months: additional income and credit."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import POLICY
from meritasn.io.schema.words import Schema

__all__ = ["EXAMPLES"]

_PAID: Schema = {
    "employee": "A-1",
    "class": "class_10",
    "parts": {"full": "6360556", "productivity_cut": "0", "earned": "6360556", "paid": "6042528"},
    "refusal": None,
}

_SUMS: Schema = {
    "people": 7,
    "known": 6,
    "full": "38163336",
    "deductions": {
        "performance": {"productivity": "0"},
        "discipline": {"presence": "0", "lateness": "0", "sanction": "0"},
        "fiscal": {"fiscal": "1908168"},
    },
    "earned": "38163336",
    "paid": "36255168",
}

_ASKED_OF_ALLOWANCE: Schema = {
    "on": "2025-10-31",
    "policy": POLICY,
    "ceiling": "36255170",
    "factor": "0.950000021958",
}

EXAMPLES: Mapping[str, Schema] = {
    "meritasn/allowance@1": {
        "format": "meritasn/allowance@1",
        **_ASKED_OF_ALLOWANCE,
        "unspent": "2",
        "total": _SUMS,
        "units": [{"key": "dinas", "title": "Dinas Contoh", "shown": True, **_SUMS}],
        "classes": [{"key": "class_15", "title": "Kelas 15", "shown": False, "people": 1}],
        "refusals": [{"code": "MER-4001", "reason": "Kelas jabatan tidak ada", "people": 1}],
        "wanted_figures": [
            {"name": "bpk_allowance_9", "title": "Tunjangan kinerja BPK, kelas 9", "people": 1}
        ],
        "figures_not_set": [{"name": "remote_share", "title": "Bagian tempat bertugas"}],
        "people": [_PAID],
    },
    "meritasn/payslip@1": {
        "format": "meritasn/payslip@1",
        **_ASKED_OF_ALLOWANCE,
        **_PAID,
        "trace": None,
    },
    "meritasn/ledger@1": {
        "format": "meritasn/ledger@1",
        "employee": "A-1",
        "on": "2024-03-01",
        "policy": POLICY,
        "lines": [
            {
                "record": {"credit_on": "2023-12-31", "credit_kind": "conversion"},
                "values": {"amount": "12.50", "level_credit": "62.50", "rank_credit": "12.50"},
                "cite": ["PermenPANRB 1/2023, Pasal 37"],
                "remarks": [],
            }
        ],
        "requirements": [],
    },
}
