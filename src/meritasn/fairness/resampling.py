"""The same people drawn again, with replacement: as counts, or row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from meritasn.fairness.counts import Cell

__all__ = ["resampled", "resampled_rows"]

T = TypeVar("T")


def resampled(cells: Sequence[Cell], *, draws: int, seed: int) -> Sequence[Sequence[Cell]]:
    """The same people drawn again, as counts; no draw of nobody. Needs numpy.

    Args:
        cells: The counts of each group.
        draws: How many draws.
        seed: Where they begin.

    >>> [(own, other)] = resampled([Cell(3, 9), Cell(2, 4)], draws=1, seed=1)
    >>> own.total + other.total
    13
    """
    flat = [part for cell in cells for part in (cell.selected, cell.others)]
    whole = sum(flat)
    if not whole or not draws:
        return ()
    from numpy.random import default_rng  # noqa: PLC0415  (an extra)

    rows = default_rng(seed).multinomial(whole, [part / whole for part in flat], size=draws)
    return [
        [Cell(a, a + b) for a, b in zip(row[::2], row[1::2], strict=True)] for row in rows.tolist()
    ]


def resampled_rows(rows: Sequence[T], *, draws: int, seed: int) -> Iterator[Sequence[T]]:
    """The same people drawn again, row by row: for what is no function of counts. Needs numpy.

    Args:
        rows: What is known of each person.
        draws: How many draws; none of nobody.
        seed: Where they begin.

    >>> all(len(draw) == 3 for draw in resampled_rows((70, 80, 90), draws=2, seed=1))
    True
    """
    if not rows or not draws:
        return
    from numpy.random import default_rng  # noqa: PLC0415  (an extra)

    chance = default_rng(seed)
    for _ in range(draws):
        yield [rows[at] for at in chance.integers(len(rows), size=len(rows)).tolist()]
