"""The options that several commands share, and what they stand for."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.language import VARIABLE
from meritasn.cli.telling import working
from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.io import Intake, OwnKind, OwnTable, read_own_table, read_table, read_tables
from meritasn.language import Language, Text
from meritasn.merit import HasPeriods, appraise, latest_period
from meritasn.model import Workforce
from meritasn.policies import Policy, load_policy, policy_on
from meritasn.quantities import Period
from meritasn.results import Results

__all__ = [
    "PLAINLY",
    "TODAY",
    "UNASKED",
    "Asked",
    "Files",
    "Key",
    "Lang",
    "OnDay",
    "Steps",
    "Written",
    "appraised",
    "command",
    "intake_of",
    "key_of",
    "own_table_of",
    "period_of",
    "table_of",
]

Files: TypeAlias = Annotated[tuple[Path, ...], Parameter(show_default=False)]
"""An option that may be given several times."""

Steps: TypeAlias = Annotated[tuple[str, ...], Parameter(show_default=False)]
"""Names of steps; the option may be given several times."""

Key: TypeAlias = Annotated[str, Parameter(allow_leading_hyphen=True)]
"""The key of an employee; ``-`` reads it from standard input."""

Lang: TypeAlias = Annotated[Language, Parameter(env_var=VARIABLE)]


@Parameter(name="*")
@frozen(kw_only=True)
class Asked:
    """By which policy, and for which period.

    Attributes:
        policy: Shipped policy or pack file; else the one in force on the period's last day.
        overlay: Overlay to lay on the policy; may be repeated.
        period: 2023 or 2023-01-01..2023-06-30; else the latest on which the policy is in force.
    """

    policy: str | None = None
    overlay: Files = ()
    period: str | None = None

    def of(self, workforce: HasPeriods) -> tuple[Policy, Period]:
        """The policy and the period that are meant.

        Raises:
            MeritasnError: If there is no such policy, or no such period in the data.
        """
        named = load_policy(self.policy, overlays=self.overlay) if self.policy else None
        period = period_of(self.period) if self.period else latest_period(workforce, named)
        if named is not None:
            return named, period
        name = policy_on(period.last or period.start).name
        return load_policy(name, overlays=self.overlay), period

    def words(self) -> Iterator[str]:
        """The same on a command line."""
        if self.policy:
            yield from ("--policy", self.policy)
        for overlay in self.overlay:
            yield from ("--overlay", str(overlay))
        if self.period:
            yield from ("--period", self.period)


UNASKED = Asked()
"""Nothing was said about policy or period."""


@Parameter(name="*")
@frozen(kw_only=True)
class OnDay:
    """By which policy, and on which day.

    Attributes:
        policy: Shipped policy or pack file; else the one in force on the day.
        overlay: Overlay to lay on the policy; may be repeated.
        on: The day that is asked about, such as 2024-03-01; else today.
    """

    policy: str | None = None
    overlay: Files = ()
    on: str | None = None

    @property
    def day(self) -> date:
        """The day that is meant.

        Raises:
            UsageError: If what was written is none.
        """
        if self.on is None:
            return date.today()  # noqa: DTZ011  (the day on the calendar of whoever asks)
        try:
            return date.fromisoformat(self.on)
        except ValueError:
            raise UsageError([usage.BAD_DAY.at(text=self.on)]) from None

    def of(self, family: str) -> Policy:
        """The policy of a family that is meant.

        Raises:
            MeritasnError: If there is no such policy, or none in force on the day.
        """
        name = self.policy or policy_on(self.day, family).name
        return load_policy(name, overlays=self.overlay)


TODAY = OnDay()
"""Nothing was said about policy or day."""


@Parameter(name="*")
@frozen(kw_only=True)
class Written:
    """How the tables are written, where their files cannot say it.

    Attributes:
        decimal: What stands before the decimals of numbers in text: a point or a comma.
        encoding: Encoding of CSV files that are not UTF-8, such as cp1252.
    """

    decimal: Literal[".", ","] = "."
    encoding: str | None = None

    def words(self) -> Iterator[str]:
        """The same on a command line."""
        if self.decimal != PLAINLY.decimal:
            yield from ("--decimal", self.decimal)
        if self.encoding:
            yield from ("--encoding", self.encoding)


PLAINLY = Written()
"""Nothing was said about how the tables are written."""


def command(*words: str) -> str:
    """A command of this program, as one types it."""
    return shlex.join(("meritasn", *words))


def key_of(employee: str) -> str:
    """The key that is meant, read from standard input where a hyphen says so."""
    return sys.stdin.readline().strip("\ufeff \t\r\n") if employee == "-" else employee


def intake_of(
    folder: Path, corrected: tuple[Path, ...], written: Written, language: Language
) -> Intake:
    """The tables of a folder or a workbook.

    Raises:
        UsageError: If there is no such folder, file or encoding.
    """
    _hold_readable((folder, *corrected), written)
    with working(_READING, language):
        return read_tables(folder, *corrected, decimal=written.decimal, encoding=written.encoding)


def table_of(
    file: Path, table: str, corrected: tuple[Path, ...], written: Written, language: Language
) -> Intake:
    """One table by itself, from a CSV file or a workbook of any name.

    Raises:
        UsageError: If there is no such file or encoding.
    """
    _hold_readable((file, *corrected), written)
    with working(_READING, language):
        return read_table(
            file, table, *corrected, decimal=written.decimal, encoding=written.encoding
        )


def own_table_of(
    file: Path,
    columns: Mapping[str, OwnKind],
    corrected: tuple[Path, ...],
    written: Written,
    language: Language,
) -> OwnTable:
    """Some columns of a table that is none of the catalogue.

    Raises:
        UsageError: If there is no such file or encoding.
    """
    _hold_readable((file, *corrected), written)
    with working(_READING, language):
        return read_own_table(
            file,
            *corrected,
            columns=columns,
            decimal=written.decimal,
            encoding=written.encoding,
        )


def _hold_readable(paths: Iterable[Path], written: Written) -> None:
    absent = [path for path in paths if not path.exists()]
    if absent:
        raise UsageError([usage.NO_FILE.at(Place(file=path.name)) for path in absent])
    try:
        "".encode(written.encoding or "utf-8")
    except LookupError:
        raise UsageError([usage.BAD_VALUE.at(name="--encoding")]) from None


def appraised(
    workforce: Workforce,
    policy: Policy,
    period: Period,
    language: Language,
    *,
    outside: bool = False,
) -> Results:
    """The results of everybody.

    Raises:
        MeritasnError: If the policy or the period does not fit.
    """
    with working(_APPRAISING, language) as progress:
        return appraise(workforce, policy, period=period, outside=outside, progress=progress)


_READING = Text("Membaca tabel", "Reading tables")
_APPRAISING = Text("Menilai", "Appraising")


def period_of(text: str) -> Period:
    """The period that somebody wrote.

    Raises:
        UsageError: If it is none.

    >>> period_of("2023-01-01..2023-06-30").last
    datetime.date(2023, 6, 30)
    """
    try:
        if re.fullmatch(r"[0-9]{4}", text):
            return Period.year(int(text))
        first, last = text.split("..")
        return Period.of_days(date.fromisoformat(first), date.fromisoformat(last))
    except (ValueError, OverflowError):
        raise UsageError([usage.BAD_PERIOD.at(text=text)]) from None
