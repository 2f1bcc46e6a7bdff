"""The figures of a strategy, set by an application or for a question."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from typing import Any, TypeVar, cast

from attrs import evolve, fields_dict, has

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.strategies.declaration import Declared

__all__ = ["with_figures"]

S = TypeVar("S", bound=Declared)


def with_figures(strategy: S, figures: Mapping[str, Decimal | int | str]) -> S:
    """The same strategy with other figures; whatever it answers tells them.

    The strategy reads them by ``self.declaration.figure(…)``, and is left as it was.

    Args:
        strategy: The strategy.
        figures: The figures that change, by name.

    Raises:
        UsageError: If it declares no such figure, or one is no decimal number.
        TypeError: If one is a float.
    """
    name, declared = strategy.declaration.name, strategy.declaration
    known = {one.name for one in declared.parameters}
    wrong = [
        usage.BAD_STRATEGY.at(
            Place(path=f"{name}.parameters.{figure}"),
            name=name,
            why=_NO_FIGURE,
            expected=", ".join(sorted(known)) or None,
        )
        for figure in figures
        if figure not in known
    ]
    if wrong:
        raise UsageError(wrong)
    try:
        changed = declared.with_figures(figures)
    except ValueError:
        where = Place(path=f"{name}.parameters")
        raise UsageError([usage.BAD_STRATEGY.at(where, name=name, why=_NO_NUMBER)]) from None
    kind: type[Any] = type(strategy)
    if has(kind) and "declaration" in fields_dict(kind):
        return cast("S", evolve(cast("Any", strategy), declaration=changed))
    other = copy(strategy)
    vars(other)["declaration"] = changed  # beside that of its class
    return other


_NO_FIGURE = Text("tidak mempunyai angka itu", "it has no such figure")
_NO_NUMBER = Text("sebuah angkanya bukan bilangan", "one of its figures is no number")
