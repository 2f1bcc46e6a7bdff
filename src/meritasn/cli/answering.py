"""How a command about a day reads its tables, and how it writes what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.options import (
    PLAINLY,
    Files,
    Key,
    Lang,
    Written,
    command,
    intake_of,
    key_of,
)
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import InputRefused, UsageError
from meritasn.errors.codes import usage
from meritasn.io import Intake
from meritasn.language import Language
from meritasn.model import Vacancy, Workforce
from meritasn.view import HasView, View

__all__ = ["SHOWN", "Answering", "AsTold", "employee_in", "vacancy_in"]

AsTold: TypeAlias = Literal["table", "json"]
"""To read, or for other programs."""


class _Answer(Protocol):
    """What there is to say, in both forms."""

    def view(self) -> View:
        """To read."""

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """For other programs."""


@Parameter(name="*")
@frozen(kw_only=True)
class Answering:
    """How the tables are read, and how the answer is written.

    Attributes:
        format: How the answer is written.
        out: File for the answer, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """

    format: AsTold = "table"
    out: Path | None = None
    corrected: Files = ()
    written: Written = PLAINLY
    lang: Lang = "id"

    @property
    def output(self) -> Output:
        """Where the answer goes."""
        return Output(self.lang, self.out)

    def tables(self, folder: Path) -> Intake:
        """The tables of a folder or a workbook, each of which can be read.

        Of a folder with one that cannot, nothing is known for sure: what is not there might be in
        it.

        Raises:
            UsageError: If there is no such folder, file or encoding.
            InputRefused: If a table cannot be read; with everything that was found.
        """
        return self.usable(intake_of(folder, self.corrected, self.written, self.lang))

    def usable(self, intake: Intake) -> Intake:
        """The same tables, where each of them could be read.

        Raises:
            InputRefused: If one could not; with everything that was found.
        """
        if not intake.readable:
            raise InputRefused(intake.findings)
        return intake

    def of_all(self, found: _Answer, intake: Intake, folder: Path | None) -> Status:
        """Writes the answer about everybody, and says what was found in the tables.

        Args:
            found: The answer.
            intake: The tables.
            folder: Where they are; None where `check` could say no more of them.
        """
        if self.format == "json":
            self.output.text(json_text(found.as_dict(self.lang)))
        else:
            self.output.view(found)
        if self.format == "json" or folder is None:
            tell_findings(intake.findings, self.lang)
        else:
            check = command("check", str(folder), *self.written.words())
            summarise(intake.findings, check, self.lang)
        return set_aside(intake, None, self.lang)

    def of_one(self, shown: HasView, said: Mapping[str, object], intake: Intake) -> Status:
        """Writes the answer about one of them; what was found about others has no place there."""
        self.show(shown, said)
        return set_aside(intake, None, self.lang)

    def show(self, shown: HasView, said: Mapping[str, object]) -> None:
        """Writes something in the form that was asked for."""
        if self.format == "json":
            self.output.text(json_text(said))
        else:
            self.output.view(shown)


SHOWN = Answering()
"""Nothing was said about how to read and to write."""


def employee_in(workforce: Workforce, employee: Key) -> str:
    """The key of somebody in the data, read from standard input where a hyphen says so.

    Raises:
        UsageError: If nobody has that key.
    """
    key = key_of(employee)
    if key not in workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    return key


def vacancy_in(workforce: Workforce, post: str) -> Vacancy:
    """The post that is meant.

    Raises:
        UsageError: If there is no such post.
    """
    vacancy = workforce.vacancy_by_key.get(post)
    if vacancy is None:
        known = ", ".join(vacancy.key for vacancy in workforce.vacancies) or "–"
        raise UsageError([usage.NO_VACANCY.at(key=post, known=known)])
    return vacancy
