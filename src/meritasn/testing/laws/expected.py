"""Laws by name, and those that are known to be broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Literal, TypeAlias

from meritasn.errors import UsageError
from meritasn.errors.codes import laws as codes
from meritasn.language import Text
from meritasn.policies import LAWS, Law

__all__ = ["OnFail", "named", "reasons"]

OnFail: TypeAlias = Literal["raise", "warn"] | None
"""What happens where a law is broken: nothing but the report where it is None."""


def named(names: Iterable[str]) -> Sequence[Law]:
    """Laws by their names, in the order of a report.

    Raises:
        UsageError: If there is no law of a name.
    """
    wanted = tuple(names)
    for name in wanted:
        if name not in LAWS:
            close = get_close_matches(name, LAWS, n=1, cutoff=0.0)
            raise UsageError([codes.UNKNOWN_LAW.at(name=name, expected=close[0])])
    return [law for name, law in LAWS.items() if name in wanted]


def reasons(expected: Mapping[str, Text | str]) -> dict[str, Text]:
    """Why each law is known to be broken, in both languages.

    Raises:
        UsageError: If there is no law of a name.
    """
    named(expected)
    return {
        name: Text(reason, reason) if isinstance(reason, str) else reason
        for name, reason in expected.items()
    }
