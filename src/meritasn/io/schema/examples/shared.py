"""What several examples hold."""

from __future__ import annotations

from meritasn.io.schema.words import Schema

__all__ = ["EXPLANATION", "POLICY", "REQUIREMENT", "YEAR"]

YEAR = {"first_day": "2023-01-01", "last_day": "2023-12-31"}
POLICY = {"name": "permenpanrb-6-2022", "hash": "0123456789abcdef" * 4}
REQUIREMENT: Schema = {
    "code": "education_too_low",
    "title": "Pendidikan",
    "answer": "not_met",
    "why": "pendidikan di bawah yang disyaratkan",
    "cite": "PP 11/2017, Pasal 107",
    "standing": "text",
}
EXPLANATION: Schema = {
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
