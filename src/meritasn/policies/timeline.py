"""Which shipped policy is in force when: the heads of their files, without their rules."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from meritasn.language import Text, listing
from meritasn.law import Standing
from meritasn.quantities import Period

__all__ = ["NONE", "Head", "Part", "families", "head_on", "heads", "named", "nearest", "parts"]

_PACKS = files(__package__) / "packs"


@frozen
class Head:
    """What a shipped pack says of itself before its rules.

    Attributes:
        name: Its name.
        family: Its family.
        title: What it is, for people.
        in_force: When it is in force.
        standing: How well that is known.
    """

    name: str
    family: str
    title: Text
    in_force: Period
    standing: Standing


@frozen
class Part:
    """Days that lie under one policy of a family, or under none.

    Attributes:
        days: The days.
        head: The policy; None where none is available.
    """

    days: Period
    head: Head | None

    @property
    def text(self) -> Text:
        """The policy and its days in words."""
        name = NONE if self.head is None else self.head.name
        return Text("{name} ({days})", "{name} ({days})").fill(name=name, days=self.days.text)


NONE = Text("tidak ada", "none")
"""Said where no shipped policy is in force."""


@cache
def heads(family: str | None = None) -> tuple[Head, ...]:
    """The shipped packs, of one family or of all, each family in the order of time.

    >>> [head.name for head in heads("performance")]
    ['pp-46-2011', 'permenpanrb-8-2021', 'permenpanrb-6-2022']
    """
    read = (
        _head(tomllib.loads(entry.read_text("utf-8")))
        for entry in _PACKS.iterdir()
        if entry.name.endswith(".toml")
    )
    known = (head for head in read if family in (None, head.family))
    return tuple(sorted(known, key=lambda head: (head.family, head.in_force.start, head.name)))


def _head(raw: Mapping[str, Any]) -> Head:
    force, title = raw["in_force"], raw["title"]
    return Head(
        raw["name"],
        raw["family"],
        Text(title["id"], title["en"]),
        Period(force.get("from", date.min), force.get("until")),
        Standing(force["standing"]),
    )


def families() -> tuple[str, ...]:
    """The families of the shipped packs."""
    return tuple(dict.fromkeys(head.family for head in heads()))


def head_on(day: date, family: str) -> Head | None:
    """The shipped pack of a family that is in force on a day.

    >>> head_on(date(2021, 7, 1), "performance").name
    'permenpanrb-8-2021'
    """
    return next((head for head in heads(family) if day in head.in_force), None)


def nearest(days: Period, family: str) -> Head | None:
    """The shipped pack of a family that ends or begins nearest to some days."""

    def away(head: Head) -> timedelta:
        if days.overlaps(head.in_force):
            return timedelta()
        if head.in_force.stop is not None and head.in_force.stop <= days.start:
            return days.start - head.in_force.stop
        assert days.stop is not None
        return head.in_force.start - days.stop

    return min(heads(family), key=away, default=None)


def parts(days: Period, family: str) -> tuple[Part, ...]:
    """Days cut where one policy of a family ends or another begins.

    >>> for part in parts(Period.year(2021), "performance"):
    ...     print(part.text.en)
    pp-46-2011 (1 January 2021 to 30 June 2021)
    permenpanrb-8-2021 (1 July 2021 to 31 December 2021)
    """
    edges = {edge for head in heads(family) for edge in (head.in_force.start, head.in_force.stop)}
    cuts = sorted(edge for edge in edges if edge and edge in days and edge != days.start)
    starts, stops = (days.start, *cuts), (*cuts, days.stop)
    return tuple(
        Part(Period(start, stop), head_on(start, family))
        for start, stop in zip(starts, stops, strict=True)
    )


def named(found: tuple[Part, ...]) -> Text:
    """Several parts in one sentence."""
    return listing(part.text for part in found)
