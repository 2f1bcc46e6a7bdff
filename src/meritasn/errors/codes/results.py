"""Findings of rules about their own results: MER-5xxx."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []

NOT_MET = Code("MER-5001", Severity.WARNING, Text("{message}", "{message}"))
NOT_MET_NOTE = Code("MER-5002", Severity.NOTE, Text("{message}", "{message}"))
