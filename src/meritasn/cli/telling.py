"""What is said beside the data, on standard error: findings, rejected rows, progress."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Protocol, TypeAlias

from meritasn.cli.status import Status
from meritasn.errors import Code, Finding, Place, Severity, UsageError
from meritasn.errors.codes import usage
from meritasn.io import RejectedRow, write_rejected
from meritasn.language import Language, Text, listing

__all__ = ["Progress", "set_aside", "summarise", "tell", "tell_findings", "working"]

Progress: TypeAlias = Callable[[int, int], None]

_INDENT = " " * 4
_EXAMPLES = 3
_STEP = 500


def tell(words: Text, language: Language) -> None:
    """Says one thing; a terminal gets lines that it need not break."""
    lines = words.of(language).split("\n")
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        lines = [textwrap.fill(line, width, subsequent_indent=_INDENT) for line in lines]
    print(*lines, sep="\n", file=sys.stderr)


def tell_findings(findings: Iterable[Finding], language: Language) -> None:
    """Says every finding on a line of its own."""
    for finding in findings:
        tell(finding.text, language)


def summarise(findings: Sequence[Finding], command: str, language: Language) -> None:
    """Says every error; of each other code how many there are, and a few of their places.

    Args:
        findings: What was found in the input.
        command: What shows all of them.
        language: The language.
    """
    if not findings:
        return
    tell(_FOUND, language)
    for line in (*(f.text for f in findings if f.rejects), *_by_code(findings)):
        tell(line, language)
    tell(_ALL.fill(n=len(findings), command=command), language)


class _Judged(Protocol):
    """What came of reading or checking tables."""

    @property
    def rejected(self) -> Sequence[RejectedRow]: ...

    @property
    def sound(self) -> bool: ...


def set_aside(judged: _Judged, file: Path | None, language: Language) -> Status:
    """Writes the rows that were rejected where they were asked for, and says how to go on.

    Raises:
        MeritasnError: If the file cannot be written.
    """
    rejected = len(judged.rejected)
    if rejected and file is None:
        tell(_REJECTED.fill(n=rejected), language)
    elif rejected and file is not None:
        try:
            write_rejected(judged.rejected, file)
        except OSError:
            raise UsageError([usage.CANNOT_WRITE.at(Place(file=file.name))]) from None
        tell(_SET_ASIDE.fill(n=rejected, file=str(file)), language)
    return Status.DONE if judged.sound else Status.REJECTED


@contextmanager
def working(label: Text, language: Language) -> Iterator[Progress | None]:
    """Shows what is being done and how far it is, in a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return

    def show(words: str) -> None:
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()

    shown = 0

    def done(number: int, of: int) -> None:
        nonlocal shown
        if number - shown >= _STEP or number < shown:  # another count may begin
            shown = number
            show(_SO_FAR.fill(label=label, number=number, of=of).of(language))

    show(label.of(language))
    try:
        yield done
    finally:
        show("")


_SO_FAR = Text("{label}: {number} / {of}", "{label}: {number} / {of}")

_FOUND = Text("\nTemuan pada tabel:", "\nFound in the tables:")
_ALL = Text("{n} temuan; selengkapnya: {command}", "{n} findings; all of them: {command}")

_REJECTED = Text(
    "{n} baris ditolak dan tidak ikut dihitung. Tulis dengan --rejected BERKAS, perbaiki, "
    "lalu ulangi dengan --corrected BERKAS.",
    "{n} rows were rejected and do not count. Write them with --rejected FILE, correct them, "
    "and run again with --corrected FILE.",
)
_SET_ASIDE = Text(
    "{n} baris ditolak dan tidak ikut dihitung; baris itu ada di {file}. Perbaiki, "
    "lalu ulangi dengan --corrected {file}.",
    "{n} rows were rejected and do not count; they are in {file}. Correct them, "
    "and run again with --corrected {file}.",
)

_SEVERITY = {
    Severity.ERROR: Text("galat", "error"),
    Severity.WARNING: Text("peringatan", "warning"),
    Severity.NOTE: Text("catatan", "note"),
}
_SEVERAL = Text(
    "{code} {severity}, {n} kali: {message}\n    {places}",
    "{code} {severity}, {n} times: {message}\n    {places}",
)


def _by_code(findings: Iterable[Finding]) -> Iterator[Text]:
    """A summary for each code that is no error; notes come last."""
    others = sorted(
        (finding for finding in findings if not finding.rejects),
        key=lambda finding: (finding.severity is Severity.NOTE, finding.code.id),
    )
    for code, found in groupby(others, key=lambda finding: finding.code):
        yield _several(code, tuple(found))


def _several(code: Code, found: Sequence[Finding]) -> Text:
    if len(found) == 1:
        return found[0].text
    places = [finding.place.text for finding in found[:_EXAMPLES]]
    shown = Text("; ".join(p.id for p in places), "; ".join(p.en for p in places))
    return _SEVERAL.fill(
        code=code.id,
        severity=_SEVERITY[code.severity],
        n=len(found),
        message=found[0].message,
        places=listing((shown, "…")) if len(found) > _EXAMPLES else shown,
    )
