"""Numbers of people: rows of any table that has a column of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from meritasn.fairness.gap_kinds import Seen
from meritasn.quantities import exact

__all__ = ["numbers_of_rows"]


def numbers_of_rows(
    rows: Iterable[Mapping[str, object]], *, outcome: str, by: Sequence[str]
) -> tuple[Seen, ...]:
    """People with a number, from rows of any table, such as those of a frame.

    Args:
        rows: One for each person, by the names of its columns.
        outcome: The column of numbers; a float is taken as it is printed, and nan for nothing.
        by: The columns of groups.

    Raises:
        TypeError: If the column holds what is no number.
        ValueError: If it holds a number without end.

    >>> rows = [{"sex": "w", "score": 81.5}, {"sex": None, "score": float("nan")}]
    >>> tuple(one.value for one in numbers_of_rows(rows, outcome="score", by=["sex"]))
    (Decimal('81.5'), None)
    """
    return tuple(
        Seen(
            {name: None if row[name] is None else str(row[name]) for name in by},
            _number(row[outcome]),
        )
        for row in rows
    )


def _number(value: object) -> Decimal | None:
    match value:
        case None:
            return None
        case float():
            return None if value != value else exact(repr(value))  # noqa: PLR0124  (that is nan)
        case Decimal() | int():
            return exact(value)
        case _:
            raise TypeError(f"a number is asked for, not {type(value).__name__}")
