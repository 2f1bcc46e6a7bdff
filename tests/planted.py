"""What planted faults and the laws that catch them have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

__all__ = ["table"]


class HasLaw(Protocol):
    """A fault, with the law that is there to catch it."""

    @property
    def law(self) -> Callable[..., None]:
        """The law."""


F = TypeVar("F", bound=HasLaw)


def table(faults: Mapping[str, F], caught: Callable[[F], Sequence[str]]) -> str:
    """Every fault with the laws that catch it, its own first."""
    lines: list[str] = []
    for name, fault in faults.items():
        own = fault.law.__name__
        laws = sorted(caught(fault), key=lambda law: law != own)
        lines += [name, *(f"    {law.replace('_', ' ')}" for law in laws)]
    return "\n".join(lines)
