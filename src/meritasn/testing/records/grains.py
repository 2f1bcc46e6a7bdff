"""The facts of one record of each grain, as some programs read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from meritasn.facts import Catalogue, Fact, Grain
from meritasn.quantities import Absence
from meritasn.rules import Given, Program
from meritasn.testing.careers import IN_TURN
from meritasn.testing.mixing import mixed
from meritasn.testing.records.limits import limits_of
from meritasn.testing.records.values import days_around, present

__all__ = ["Drawing", "ordered_by"]


class Drawing:
    """How facts are drawn for some programs at once.

    Args:
        programs: Of one policy, on different days.
        known: Their catalogue.
        centre: The day around which others lie.
        complete: Whether nothing is missing.
    """

    def __init__(
        self, programs: Sequence[Program], known: Catalogue, centre: date | None, *, complete: bool
    ) -> None:
        self.complete = complete
        self.read = {name: fact for one in programs for name, fact in one.facts.items()}
        self.unsaid = frozenset(name for one in programs for name in one.unsaid)
        limits = [limits_of(one) for one in programs]
        self.near = {
            name: tuple(dict.fromkeys(f for one in limits for f in one.near.get(name, ())))
            for name in self.read
        }
        spans = dict.fromkeys(span for one in limits for span in one.spans)
        self.days = days_around(spans, centre)
        self.needed = _needed(known)

    def facts(self, grain: Grain) -> st.SearchStrategy[dict[str, Given]]:
        """The facts of a record of a grain."""
        facts = [fact for fact in self.read.values() if fact.grain is grain]
        there = {f.name: present(f, self.near[f.name], self.days) for f in facts}
        drawn = st.fixed_dictionaries(there).map(_in_turn)
        return st.builds(_without, drawn, self._absent(facts), self._missing(facts))

    def several(self, grain: Grain, most: int) -> st.SearchStrategy[list[dict[str, Given]]]:
        """The facts of some records of a grain; of none now and then, unless all is complete."""
        some = st.lists(self.facts(grain), min_size=min(1, most), max_size=most)
        return some if self.complete else mixed((1, st.just([])), (4, some))

    def _absent(self, facts: Iterable[Fact]) -> st.SearchStrategy[Mapping[str, Absence]]:
        """What is not applicable, by itself or because the rules say so of what is not said."""
        kinds = {
            fact.name: Absence.NOT_APPLICABLE if fact.absent_ok else Absence.MISSING
            for fact in facts
            if fact.absent_ok or fact.name in self.unsaid
        }
        if not kinds:
            return st.just({})
        names = st.sampled_from(list(kinds))
        few, any_ = st.sets(names, min_size=1, max_size=2), st.sets(names)
        chosen = mixed((14, st.just(set[str]())), (3, few), (1, any_))
        return chosen.map(lambda found: {name: kinds[name] for name in sorted(found)})

    def _missing(self, facts: Iterable[Fact]) -> st.SearchStrategy[Mapping[str, Absence]]:
        """What is missing: mostly nothing."""
        names = [fact.name for fact in facts if fact.name not in self.needed]
        if self.complete or not names:
            return st.just({})
        few = st.sets(st.sampled_from(names), min_size=1, max_size=2)
        chosen = mixed((9, st.just(set[str]())), (1, few))
        return chosen.map(lambda found: dict.fromkeys(sorted(found), Absence.MISSING))


def ordered_by(known: Catalogue, grain: Grain) -> tuple[str | None, tuple[str, ...]]:
    """The fact that dates records of a grain, and the columns that name one of a person."""
    for table in known.tables.values():
        if table.grain is grain and table.since is not None:
            return table.since, table.key[1:]
    return None, ()


def _needed(known: Catalogue) -> frozenset[str]:
    """Facts without which a row of a table is none."""
    columns = (column for table in known.tables.values() for column in table.columns)
    return frozenset(c.name for c in columns if c.fact is not None and c.required)


def _without(facts: dict[str, Given], *absent: Mapping[str, Absence]) -> dict[str, Given]:
    return dict(chain(facts.items(), *(one.items() for one in absent)))


def _in_turn(facts: dict[str, Given]) -> dict[str, Given]:
    """The facts where days that follow each other do so."""
    for names in IN_TURN.values():
        there: list[Any] = [n for n in names if isinstance(facts.get(n), date)]
        days: list[Any] = sorted(facts[name] for name in there)
        facts = {**facts, **dict(zip(there, days, strict=True))}
    return facts
