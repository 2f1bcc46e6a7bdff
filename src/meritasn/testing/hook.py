"""What Hypothesis calls when it is imported, by its group of entry points ``hypothesis``.

It says who knows strategies for classes of this library. The strategies, and the classes
themselves, are imported when one is asked for, so that whoever has the library installed does not
wait for it in tests of something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register", "register_all", "resolve"]


def register() -> None:
    """Has `hypothesis.strategies.from_type` know the classes of the library.

    What somebody registers for one of them with `hypothesis.strategies.register_type_strategy`
    goes first.
    """
    # Here and not above: whoever imports this module first would have Hypothesis call it half made.
    from hypothesis.strategies._internal import types  # noqa: PLC0415

    # Hypothesis has no public way to say "ask me": it wants the class itself, which would have to
    # be imported here. Where this table should be gone one day, that is what is done.
    by_module = getattr(types, "_global_extra_lookup", None)
    if by_module is None:
        register_all()
    else:
        by_module[_PACKAGE] = resolve


_PACKAGE = "meritasn"


def resolve(kind: Any) -> SearchStrategy[Any] | None:  # noqa: ANN401  (whatever stands in an annotation)
    """The strategy for a class; None where it is none of ours."""
    module = getattr(kind, "__module__", None)
    if not isinstance(module, str) or not module.startswith(f"{_PACKAGE}."):
        return None
    from meritasn.testing.classes import strategy_of  # noqa: PLC0415  (only now is it needed)

    return strategy_of(kind) if isinstance(kind, type) else None


def register_all() -> None:
    """Registers a strategy for each class, in Hypothesis's public way."""
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415  (as below)

    from meritasn.testing.classes import STRATEGIES  # noqa: PLC0415  (only now is it needed)

    for kind in STRATEGIES:
        register_type_strategy(kind, lambda asked: STRATEGIES[asked]())
