"""Laws by name, and those that are known to be broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Literal, TypeAlias

from meritasn.errors import UsageError
from meritasn.errors.codes import laws as codes
from meritasn.language import Text
from meritasn.policies import LAWS, Law

__all__ = ["OnFail", "enough", "named", "reasons"]

OnFail: TypeAlias = Literal["raise", "warn"] | None
"""What happens where a law is broken: nothing but the report where it is None."""


def named(names: Iterable[str] | None) -> Sequence[Law]:
    """Laws by their names, or by the name of one, in the order of a report; None: all of them.

    Raises:
        UsageError: If there is no law of a name.
    """
    if names is None:
        return tuple(LAWS.values())
    wanted = (names,) if isinstance(names, str) else tuple(names)
    for name in wanted:
        if name not in LAWS:
            close = get_close_matches(name, LAWS, n=1, cutoff=0.0)
            raise UsageError([codes.UNKNOWN_LAW.at(name=name, expected=close[0])])
    return [law for name, law in LAWS.items() if name in wanted]


def enough(examples: int) -> int:
    """How many cases are tried: a law that nobody tried has not held.

    Raises:
        UsageError: If it is none.
    """
    if examples < 1:
        raise UsageError([codes.NO_EXAMPLES.at()])
    return examples


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
