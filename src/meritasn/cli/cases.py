"""`cases`: worked examples as acceptance tests."""

from __future__ import annotations

from pathlib import Path

from meritasn.cases import CaseResult, run_cases
from meritasn.cli.options import Lang
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.language import Text

__all__ = ["cases"]


def cases(file: Path, /, *files: Path, lang: Lang = "id") -> Status:
    """Jalankan contoh hitungan — run worked cases.

    Args:
        file: A file of cases; the rule is its name.
        files: More of them.
        lang: Language of what is written.
    """
    results = run_cases((file, *files))
    output = Output(lang)
    for result in results:
        output.text(_line(result).of(lang))
    passed = sum(result.passed for result in results)
    # What reads this line is a program as often as a person, so it is the same in both languages.
    output.text(f"{passed} passed, {len(results) - passed} failed")
    return Status.DONE if passed == len(results) else Status.FAILED


def _line(result: CaseResult) -> Text:
    return _CASE.fill(
        mark="✓" if result.passed else "✗",
        id=result.id,
        expected=result.expected,
        found=result.problem or result.found,
    )


_CASE = Text(
    "{mark} {id}: seharusnya {expected}; ditemukan {found}",
    "{mark} {id}: expected {expected}; found {found}",
)
