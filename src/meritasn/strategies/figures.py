"""The figures of a strategy, set by an application or for a question."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from typing import Any, TypeVar, cast

from attrs import evolve, fields_dict, has

from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.quantities import exact
from meritasn.rules import Parameter
from meritasn.strategies.declaration import Declaration, Declared

__all__ = ["with_figures"]

S = TypeVar("S", bound=Declared)


def with_figures(strategy: S, figures: Mapping[str, Decimal | int | str]) -> S:
    """The same strategy with other figures; whatever it answers tells them.

    The strategy reads them by ``self.declaration.figure(…)``, and is left as it was.

    Args:
        strategy: The strategy.
        figures: The figures that change, by name.

    Raises:
        UsageError: If it declares no such figure, or one is no decimal number or outside the range
            that it may have; with all of them.
        TypeError: If one is a float.
    """
    changed = _changed(strategy.declaration, figures)
    kind: type[Any] = type(strategy)
    if has(kind) and "declaration" in fields_dict(kind):
        return cast("S", evolve(cast("Any", strategy), declaration=changed))
    other = copy(strategy)
    vars(other)["declaration"] = changed  # beside that of its class
    return other


def _changed(declared: Declaration, figures: Mapping[str, Decimal | int | str]) -> Declaration:
    """The declaration with other figures, where all of them can be set."""
    known = {one.name: one for one in declared.parameters}
    wrong: list[Finding] = []
    for name, value in figures.items():
        why = _why_not(known.get(name), value)
        if why is not None:
            where = Place(path=f"{declared.name}.parameters.{name}")
            expected = None if name in known else ", ".join(sorted(known)) or None
            wrong.append(
                usage.BAD_STRATEGY.at(where, name=declared.name, why=why, expected=expected)
            )
    if wrong:
        raise UsageError(wrong)
    return declared.with_figures(figures)


def _why_not(parameter: Parameter | None, value: Decimal | int | str) -> Text | None:
    """Why a figure cannot have a value; None where it can."""
    if parameter is None:
        return _NO_FIGURE
    try:
        number = exact(value)
    except ValueError:
        return _NO_NUMBER
    if parameter.tune is not None:
        low, high = parameter.tune
        if not low <= number <= high:
            return _OUTSIDE.fill(low=low, high=high)
    return None


_NO_FIGURE = Text("tidak mempunyai angka itu", "it has no such figure")
_NO_NUMBER = Text("bukan bilangan desimal", "that is no decimal number")
_OUTSIDE = Text("angka itu harus dari {low} sampai {high}", "it must be from {low} to {high}")
