"""What was planted where: the list that every check is held to."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.errors import Code
from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["Plant"]


@frozen
class Plant:
    """Something that was put there on purpose.

    Attributes:
        name: A word for it.
        about: What it is.
        keys: Keys of the units or the employees that carry it.
        code: The code under which it is found when tables are read, where it is.
        table: The table of the rows that carry it, where it stands in one.
        column: The column in which it stands; None where it is no cell.
        period: The period of the rows that carry it, where they have one.
    """

    name: str
    about: Text
    keys: tuple[str, ...] = field(default=(), repr=False)
    code: Code | None = None
    table: str | None = field(default=None, kw_only=True)
    column: str | None = field(default=None, kw_only=True)
    period: Period | None = field(default=None, kw_only=True)
