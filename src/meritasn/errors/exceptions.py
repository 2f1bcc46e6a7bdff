"""The exceptions of the library: one tree, each carrying its findings."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.errors.finding import Finding
from meritasn.language import Language

__all__ = ["InputRefused", "MeritasnError", "NotInForce", "PackRefused", "UsageError"]


class MeritasnError(Exception):
    """Base of everything that the library raises on purpose.

    Attributes:
        findings: All that was found, not the first thing only.
    """

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.report("en"))

    def report(self, language: Language) -> str:
        """One line a finding: code, place, sentence, what was found and what was expected."""
        return "\n".join(finding.text.of(language) for finding in self.findings)


class PackRefused(MeritasnError):
    """A pack or an overlay cannot be used."""


class InputRefused(MeritasnError):
    """Facts about people cannot be read at all; a single bad row is a finding instead."""


class NotInForce(MeritasnError):
    """A policy was asked about a date on which it is not in force."""


class UsageError(MeritasnError):
    """The library was asked for something that does not exist."""
