"""How a replay is shown, in the order in which a policy maker asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from meritasn.evaluation.replaying.groups import FEWEST, Group
from meritasn.evaluation.replaying.numbers import cost_shown, near_shown, unknown_shown
from meritasn.evaluation.replaying.reasons import reasons_shown, told_of_one
from meritasn.language import Text
from meritasn.results import Direction
from meritasn.results.comparison import Moved, from_to, listed
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title, View

if TYPE_CHECKING:
    from meritasn.evaluation.replayed import Replay

__all__ = ["listing_of", "of_one", "view_of"]

MOST_ROWS = 40
"""More units than these are not listed in a view."""


def view_of(replay: Replay) -> View:
    """How many move, from what to what, where, why, what it costs, who is near, what is unknown."""
    return View(
        (
            *_head(replay),
            *_how_many(replay),
            *_matrix(replay),
            *_groups(replay),
            *reasons_shown(replay),
            *cost_shown(replay),
            *near_shown(replay),
            *unknown_shown(replay),
        )
    )


def listing_of(replay: Replay, most: int) -> View:
    """The first of those who move, by key."""
    if not replay.moved:
        return View()
    before, after = replay.scales
    rows = [(one.key, (before, one.before), (after, one.after)) for one in replay.moving(most)]
    return View((Title(_WHO, 2), *listed(rows, replay.moved, most)))


def of_one(replay: Replay, key: str) -> View:
    """What moves one of them, and every step that differs."""
    return View((*_head(replay), *told_of_one(replay, key)))


def _head(replay: Replay) -> Iterator[Part]:
    asking = replay.asking
    yield Title(_TITLE)
    for label, policy in ((_NOW, asking.before), (_THEN, asking.after)):
        yield Sentence(
            _POLICY.fill(label=label, title=policy.title, name=policy.name, hash=policy.hash[:12]),
            "quiet",
        )
    if asking.period is not None:
        yield Sentence(_PERIOD.fill(period=asking.period.text), "quiet")
    else:
        yield Sentence(_DAY.fill(day=asking.day), "quiet")
    for policy in (asking.before, asking.after):
        if asking.day not in policy.in_force:
            yield Sentence(_OUTSIDE.fill(name=policy.name, days=policy.in_force.text), "warn")


def _how_many(replay: Replay) -> Iterator[Part]:
    if not replay.changes:
        yield Sentence(_NO_CHANGE, "good")
    yield Sentence(_MOVE.fill(n=replay.moved, people=replay.people), "plain")
    ways = {way: n for way, n in replay.ways.items() if way is not Direction.SAME and n}
    if ways:
        yield Table(
            (Column(_WAY), Column(_PEOPLE, "right"), Column(_OF_ALL)),
            tuple((way.text, n, Share(n, replay.people)) for way, n in ways.items()),
        )
    if replay.rescored:
        yield Sentence(_RESCORED.fill(n=replay.rescored), "quiet")


def _matrix(replay: Replay) -> Iterator[Part]:
    before, after = replay.scales
    counts: dict[Moved, int] = {}
    for cell in replay.cells:
        way = replay.direction(cell)
        if way is not Direction.SAME:
            key = before.title(cell.before), after.title(cell.after), way.text
            counts[key] = counts.get(key, 0) + cell.people
    if counts:
        yield Title(_FROM_TO, 2)
        yield from_to(counts)


def _groups(replay: Replay) -> Iterator[Part]:
    if not replay.moved:
        return
    depth = {group.key: 0 if group.parent is None else 1 for group in replay.by_unit}
    tops = {group.key for group in replay.by_unit if group.parent is None}
    units = [g for g in replay.by_unit if g.parent is None or g.parent in tops]
    units.sort(key=lambda group: (depth[group.key], -group.moved))
    yield from _table(_BY_UNIT, _UNIT, units)
    yield from _table(_BY_LEVEL, _LEVEL, replay.by_level)


def _table(title: Text, head: Text, groups: Sequence[Group]) -> Iterator[Part]:
    if len(groups) < len(("one", "other")):
        return
    money = any(group.was is not None for group in groups)
    heads = (_PEOPLE, _MOVED, _UP, _DOWN, _ELSE, *((_MORE_PAID,) if money else ()))
    yield Title(title, 2)
    yield Table(
        (Column(head, grow=True), *(Column(one, "right") for one in heads)),
        tuple((group.title, *_numbers(group, money=money)) for group in groups[:MOST_ROWS]),
    )
    if len(groups) > MOST_ROWS:
        yield Sentence(_MORE_GROUPS.fill(n=len(groups) - MOST_ROWS), "quiet")
    if not all(group.shown for group in groups):
        yield Sentence(_SMALL.fill(fewest=FEWEST), "quiet")


def _numbers(group: Group, *, money: bool) -> tuple[Cell, ...]:
    up, down = group.ways.get(Direction.UP, 0), group.ways.get(Direction.DOWN, 0)
    numbers: tuple[Cell, ...] = (group.moved, up, down, group.moved - up - down)
    if money:
        numbers += (None if group.was is None or group.now is None else group.now - group.was,)
    return group.people, *(numbers if group.shown else (None,) * len(numbers))


_TITLE = Text("Siapa yang berpindah", "Who would move")
_NOW, _THEN = Text("Dari", "From"), Text("Menjadi", "To")
_POLICY = Text("{label}: {title} — {name} ({hash})", "{label}: {title} — {name} ({hash})")
_PERIOD = Text("Fakta periode {period}", "Facts of the period {period}")
_DAY = Text("Fakta per {day}", "Facts as of {day}")
_OUTSIDE = Text(
    "{name} berlaku {days}: ditanyai apa yang akan dikatakannya.",
    "{name} is in force {days}: it is asked what it would say.",
)
_NO_CHANGE = Text(
    "Kedua kebijakan tidak berbeda dalam hal yang dapat mengubah hasil.",
    "The policies differ in nothing that can change a result.",
)
_MOVE = Text("{n} dari {people} berpindah.", "{n} of {people} move.")
_RESCORED = Text(
    "{n} lagi mendapat nilai lain dengan hasil yang sama.",
    "Another {n} have another score and the same outcome.",
)
_WAY, _PEOPLE, _OF_ALL = Text("Arah", "Way"), Text("Orang", "People"), Text("Bagian", "Share")
_FROM_TO = Text("Dari apa ke apa", "From what to what")
_BY_UNIT, _UNIT = Text("Menurut unit", "By unit"), Text("Unit", "Unit")
_BY_LEVEL, _LEVEL = (
    Text("Menurut jenjang jabatan", "By level of the post"),
    Text("Jenjang", "Level"),
)
_MOVED, _UP, _DOWN = Text("Pindah", "Move"), Text("Naik", "Up"), Text("Turun", "Down")
_ELSE, _MORE_PAID = Text("Lainnya", "Other"), Text("Selisih Rp", "More Rp")
_MORE_GROUPS = Text("… dan {n} lagi.", "… and {n} more.")
_SMALL = Text(
    "Kelompok yang kurang dari {fewest} orang tidak ditampilkan, dan satu kelompok lain bila "
    "perlu, agar tidak dapat dihitung dari selisihnya.",
    "Groups of fewer than {fewest} people are not shown, nor, where it is needed, one more, so "
    "that they cannot be had by subtraction.",
)
_WHO = Text("Siapa saja", "Who they are")
