"""Tables that are read in columns: Parquet in, Parquet out, for as many people as there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from meritasn.cli.options import Asked, command
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.cli.telling import tell, tell_findings, working
from meritasn.errors import Place, UsageError
from meritasn.errors.codes import frames, usage
from meritasn.errors.codes.refusals import REJECTED_ROW
from meritasn.language import Language, Text
from meritasn.merit import appraise

if TYPE_CHECKING:
    from meritasn.columns import FrameCareers, FrameResults, FrameWorkforce

__all__ = [
    "IN_COLUMNS",
    "appraise_in_columns",
    "careers_scanned",
    "is_in_columns",
    "refuse_in_columns",
    "scanned",
]

IN_COLUMNS = ("table", "parquet")
"""The formats in which results in columns are written."""


def is_in_columns(folder: Path) -> bool:
    """Whether a folder has Parquet tables."""
    return folder.is_dir() and any(path.suffix == ".parquet" for path in folder.iterdir())


def refuse_in_columns(options: Mapping[str, object]) -> None:
    """Refuses what is not to be had for tables in columns.

    Raises:
        UsageError: If any of the options is set.
    """
    given = [name for name, value in options.items() if value]
    if given:
        raise UsageError([usage.NOT_IN_COLUMNS.at(option=name) for name in given])


def scanned(folder: Path) -> FrameWorkforce:
    """The tables of a folder, read when they are needed.

    Raises:
        UsageError: If there is no such folder, or Polars is not installed.
        InputRefused: If the tables cannot be used.
    """
    _hold_scannable(folder)
    from meritasn.columns import FrameWorkforce  # noqa: PLC0415  (an extra)

    return FrameWorkforce.scan(folder)


def careers_scanned(folder: Path) -> FrameCareers:
    """The dated records of a folder, read when they are needed.

    Raises:
        UsageError: If there is no such folder, or Polars is not installed.
        InputRefused: If the tables cannot be used.
    """
    _hold_scannable(folder)
    from meritasn.columns import FrameCareers  # noqa: PLC0415  (an extra)

    return FrameCareers.scan(folder)


def _hold_scannable(folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError([usage.NO_FILE.at(Place(file=folder.name))])
    try:
        import meritasn.columns  # noqa: F401, PLC0415  (an extra)
    except ModuleNotFoundError:
        raise UsageError([frames.NO_POLARS.at()]) from None


def appraise_in_columns(
    folder: Path, asked: Asked, steps: tuple[str, ...], out: Path | None, language: Language
) -> Status:
    """Appraises everybody of a folder: a table to look at, or Parquet to go on with.

    Args:
        folder: The folder.
        asked: By which policy, and for which period.
        steps: Steps that become columns of the Parquet file.
        out: The Parquet file; None for the table.
        language: Language of what is written.

    Raises:
        MeritasnError: If the tables cannot be used, or the policy or the period does not fit.
    """
    workforce = scanned(folder)
    tell_findings(workforce.findings, language)
    policy, period = asked.of(workforce)
    with working(_APPRAISING, language) as progress:
        results = appraise(workforce, policy, period=period, progress=progress)
        refused = _by_code(results) if out is None else _written(results, out, steps)
    if out is None:
        Output(language).view(results)
    else:
        said = _WRITTEN.fill(refused=sum(refused.values()), file=str(out))
        tell(said, language)
    rejected = refused.get(REJECTED_ROW.id, 0)
    if rejected:
        tell(_REJECTED.fill(n=rejected, command=command("check", str(folder))), language)
    return Status.REJECTED if rejected else Status.DONE


def _by_code(results: FrameResults) -> Mapping[str, int]:
    refused = Counter[str]()
    for (code, _), number in results.tally.refused.items():
        refused[code] += number
    return refused


def _written(results: FrameResults, out: Path, steps: tuple[str, ...]) -> Mapping[str, int]:
    try:
        return results.write_parquet(out, *steps)
    except OSError:
        raise UsageError([usage.CANNOT_WRITE.at(Place(file=out.name))]) from None


_APPRAISING = Text("Menilai", "Appraising")
_WRITTEN = Text(
    "Hasil ada di {file}; {refused} pegawai tanpa hasil, masing-masing dengan kode alasannya.",
    "The results are in {file}; {refused} people have none, each with the code of the reason.",
)
_REJECTED = Text(
    "{n} pegawai tidak dinilai karena sebuah baris tentang mereka ditolak; selengkapnya: {command}",
    "{n} people are not appraised since a row about them is rejected; all of it: {command}",
)
