"""Several strategies of which some are drawn more often than others.

`hypothesis.strategies.one_of` draws each once, however often it is named.
"""

from __future__ import annotations

from typing import TypeVar

from hypothesis import strategies as st

__all__ = ["mixed"]

T = TypeVar("T")


def mixed(*parts: tuple[int, st.SearchStrategy[T]]) -> st.SearchStrategy[T]:
    """Draws from each strategy as often as its number says; the first is the least.

    >>> from hypothesis import find
    >>> find(mixed((1, st.just("plain")), (9, st.just("odd"))), lambda drawn: True)
    'plain'
    """
    of = [strategy for times, strategy in parts for _ in range(times)]
    return st.sampled_from(of).flatmap(lambda strategy: strategy)
