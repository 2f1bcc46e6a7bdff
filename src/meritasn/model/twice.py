"""Records that say who or what they are about, and of which there may be only one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from meritasn.errors import Finding, Place
from meritasn.errors.codes import workforce as codes
from meritasn.language import Text

__all__ = ["repeated"]

Record = TypeVar("Record")


def repeated(
    records: Iterable[Record], path: str, key: Callable[[Record], Hashable], what: Text
) -> Iterator[Finding]:
    """A finding for each record that shares its key: nobody can tell which of them is right."""
    keys = [key(record) for record in records]
    count = Counter(keys)
    for i, seen in enumerate(keys):
        if count[seen] > 1:
            yield codes.DUPLICATE_KEY.at(Place(path=path.format(i)), what=what)
