"""What an input says of parameters: under its keys, and in rows for numbered ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal

from meritasn.cases.adapters import Adapter, Spread
from meritasn.cases.functions import Json
from meritasn.cases.inputs import at, decimal_of
from meritasn.policies import Policy

__all__ = ["figures_given"]

_NUMBER = re.compile(r"\{(\w+)\}")


def figures_given(adapter: Adapter, policy: Policy, given: Json) -> Mapping[str, Decimal]:
    """The parameters whose values an input gives, and those that its op takes as understood."""
    known = policy.pack.figures
    found = {name: decimal_of(value) for name, value in adapter.settled.items()}
    for key, spread in adapter.spread.items():
        found |= _spread(spread, known, at(given, key))
    for key, names in adapter.figures.items():
        if (value := at(given, key)) is not None:
            named = (_numbered(name, given) for name in names)
            found |= {name: decimal_of(value) for name in named if name in known}
    return found


def _numbered(name: str, given: Json) -> str:
    """The name of a parameter with the number at a key of the input in its place.

    >>> _numbered("bpk_allowance_{kelas}", {"kelas": 15}), _numbered("bpk_allowance_{kelas}", {})
    ('bpk_allowance_15', 'bpk_allowance_')
    """

    def number(place: re.Match[str]) -> str:
        found = at(given, place[1])
        return "" if found is None else f"{decimal_of(found).normalize():f}"

    return _NUMBER.sub(number, name)


def _spread(spread: Spread, known: Collection[str], rows: Json) -> dict[str, Decimal]:
    """The value of the first row that has the number of a parameter within it."""
    found: dict[str, Decimal] = {}
    if not isinstance(rows, list):
        return found
    for name in (name for name in known if name.startswith(spread.figures)):
        number = Decimal(name.removeprefix(spread.figures))
        for row in rows:
            value = at(row, spread.value)
            if value is not None and _within(number, at(row, spread.first), at(row, spread.last)):
                found[name] = decimal_of(value)
                break
    return found


def _within(number: Decimal, first: Json, last: Json) -> bool:
    """Whether a number lies between two, which belong to it; an end that is not said is open."""
    return (first is None or decimal_of(first) <= number) and (
        last is None or number <= decimal_of(last)
    )
