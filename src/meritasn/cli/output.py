"""Where data goes, and what it looks like there."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from attrs import frozen

from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.io.tables import csv_text, guarded
from meritasn.language import Language
from meritasn.results import Result, Results
from meritasn.view import HasView, to_text

__all__ = ["Format", "Output", "csv_of", "json_of", "json_text", "jsonl_of"]

Format: TypeAlias = Literal["table", "json", "jsonl", "csv", "parquet"]

_NARROWEST, _WIDEST, _PIPED = 40, 100, 80


@frozen
class Output:
    """Where a command writes its data, and in which language.

    Attributes:
        language: The language.
        file: A file; None for standard output.
    """

    language: Language
    file: Path | None = None

    def text(self, words: str) -> None:
        """Writes words, ended by a line feed.

        Raises:
            UsageError: If the file cannot be written.
        """
        if self.file is None:
            print(words, flush=True)
            return
        try:
            self.file.write_text(f"{words}\n", "utf-8", newline="")
        except OSError:
            raise UsageError([usage.CANNOT_WRITE.at(Place(file=self.file.name))]) from None

    def view(self, shown: HasView) -> None:
        """Writes a view, as wide as the terminal is, and in colour where it is one."""
        terminal = self.file is None and sys.stdout.isatty()
        columns = shutil.get_terminal_size().columns if terminal else _PIPED
        width = min(max(columns, _NARROWEST), _WIDEST)
        colour = terminal and "NO_COLOR" not in os.environ
        self.text(to_text(shown, self.language, width, colour=colour))


def jsonl_of(
    results: Results, against: Results | None, _: Sequence[Finding], language: Language
) -> str:
    """One object a person."""
    return "\n".join(json.dumps(p, ensure_ascii=False) for p in _people(results, against, language))


def json_of(
    results: Results, against: Results | None, found: Sequence[Finding], language: Language
) -> str:
    """One object with people, units, and what was found in the input and in the results."""
    whole = dict(results.as_dict(language))
    if against is not None:
        whole["against"] = {"name": against.policy.name, "hash": against.policy.hash}
        whole["people"] = list(_people(results, against, language))
    findings = (*found, *results.findings)
    return json_text({**whole, "findings": [one.as_dict(language) for one in findings]})


def csv_of(
    results: Results, against: Results | None, _: Sequence[Finding], language: Language
) -> str:
    """One row a person; what another policy says differently stands in columns of its own."""
    others = _differing(results, against)
    header = ["employee", *_COLUMNS]
    if against is not None:
        header += [f"against_{column}" for column in _COLUMNS]
    rows = (
        (guarded(r.employee), *_cells(r, language), *_cells(others.get(r.employee), language))
        for r in results
    )
    return csv_text([header, *(row[: len(header)] for row in rows)]).rstrip("\n")


def json_text(value: object) -> str:
    """JSON to read, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, indent=2)


_COLUMNS = ("predicate", "label", "score", "refusal_code", "refusal")


def _people(
    results: Results, against: Results | None, language: Language
) -> Iterator[Mapping[str, object]]:
    others = _differing(results, against)
    for result in results:
        other = others.get(result.employee)
        if other is None:
            yield result.as_dict(language)
        else:
            said = other.as_dict(language)
            there = {key: value for key, value in said.items() if key != "employee"}
            yield {**result.as_dict(language), "against": there}


def _differing(results: Results, against: Results | None) -> Mapping[str, Result]:
    changes = () if against is None else results.changes(against)
    return {change.after.employee: change.after for change in changes}


def _cells(result: Result | None, language: Language) -> list[str]:
    if result is None:
        return [""] * len(_COLUMNS)
    predicate, score, refusal = result.predicate, result.score, result.refusal
    return [
        predicate.code if predicate else "",
        predicate.title.of(language) if predicate else "",
        "" if score is None else f"{score:f}",
        refusal.code.id if refusal else "",
        refusal.message.of(language) if refusal else "",
    ]
