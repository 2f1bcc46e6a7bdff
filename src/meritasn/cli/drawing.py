"""Pictures of what a command answers, written beside its answer."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage

__all__ = ["Drawn", "charts_for", "save"]

_ENDINGS = (".svg", ".png")


class Drawn(Protocol):
    """A picture."""

    def save(self, file: Path) -> None:
        """Writes it into a file."""


def charts_for(option: str, file: Path | None, employee: str | None = None) -> ModuleType | None:
    """The room of charts, before anything is read; None where no chart is asked for.

    Args:
        option: The option that names the file.
        file: Where the chart goes.
        employee: Somebody who is asked about alone: no chart is about one person.

    Raises:
        UsageError: If the file ends in no known way, somebody is asked about alone, or matplotlib
            is not installed.
    """
    if file is None:
        return None
    if file.suffix.casefold() not in _ENDINGS:
        expected = " | ".join(_ENDINGS)
        raise UsageError([usage.BAD_VALUE.at(name=option, expected=expected)])
    if employee is not None:
        raise UsageError([usage.NOT_OF_ONE.at(name=option)])
    try:
        return import_module("meritasn.charts")
    except ModuleNotFoundError:
        raise UsageError([usage.MISSING_EXTRA.at(extra="charts")]) from None


def save(chart: Drawn, file: Path) -> None:
    """Writes a chart.

    Raises:
        UsageError: If the file cannot be written.
    """
    try:
        chart.save(file)
    except OSError:
        raise UsageError([usage.CANNOT_WRITE.at(Place(file=file.name))]) from None
