"""The command line: one module a command, and what they share."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.util import find_spec

from meritasn.cli.language import language_of
from meritasn.cli.status import Status
from meritasn.errors.codes import usage

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status.

    Args:
        arguments: The words behind the name of the program; those of this process if none are
            given.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    if find_spec("cyclopts") is None:
        missing = usage.MISSING_EXTRA.at(extra="cli")
        print(missing.text.of(language_of(given)), file=sys.stderr)
        return Status.USAGE
    from meritasn.cli.app import run  # noqa: PLC0415, the parser comes with an extra

    return run(given)
