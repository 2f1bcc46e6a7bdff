"""Whole records: facts of whom a program is about, of their unit, and of each of their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from hypothesis import strategies as st

from meritasn.facts import Catalogue, Grain, catalogue
from meritasn.policies import Policy
from meritasn.rules import Given, Program, Record
from meritasn.testing.records.aiming import aimed
from meritasn.testing.records.grains import Drawing, ordered_by
from meritasn.testing.records.levelling import levelled

__all__ = ["records"]


def records(
    rules: Policy | Program,
    *,
    on: date | None = None,
    complete: bool = False,
    children: int = 4,
    of: Catalogue | None = None,
) -> st.SearchStrategy[Record]:
    """Records on which rules can be run: of people, or of whatever else they are about.

    Every fact that the rules read is there and in its range, save for one or two that may be
    missing. Dated records are in the order of their days, and none is dated after the day that is
    asked about. The least record has no children and plain values.

    Numbers lie near what the rules compare them with and at ties of their rounding; now and then
    one number or one day is moved to the very edge at which a step turns.

    Args:
        rules: A policy, or its program of some day.
        on: Of a policy, the day; if unsaid, the records are for each day on which it is in force.
        complete: Whether nothing is missing; what is not applicable may still be so.
        children: The most records of each kind.
        of: The catalogue of a program; of a policy it is its own, otherwise that of the library.

    Raises:
        NotInForce: If the policy is not in force on that day.

    >>> from hypothesis import find
    >>> from meritasn.policies import shipped
    >>> policy = shipped("pp-46-2011")
    >>> find(records(policy), lambda record: True).children
    ()
    """
    if isinstance(rules, Program):
        programs, known = [rules], of or catalogue()
    else:
        programs = [program for _, program in rules.programs] if on is None else [rules.on(on)]
        known = rules.catalogue
    drawing = Drawing(programs, known, on, complete=complete)
    subject = programs[0].subject
    own, above = drawing.facts(subject), drawing.facts(Grain.UNIT)
    below = st.fixed_dictionaries(
        {
            kind: drawing.several(kind, children)
            for kind in dict.fromkeys(kind for one in programs for kind in one.below(subject))
        }
    )

    @st.composite
    def drawn(draw: st.DrawFn) -> Record:
        facts, unit, kinds = draw(own), draw(above), draw(below)
        if "asked_on" in facts and draw(st.sampled_from((True, True, False))):
            facts["asked_on"] = _last_day(facts, kinds, known)
        kinds = _in_order(kinds, facts.get("asked_on"), known)
        record = Record(facts, tuple(_children(kinds)), above=unit, key="1", grain=subject)
        if draw(_SOMETIMES):
            record = draw(levelled(programs, record))
        if draw(_SOMETIMES):
            record = draw(aimed(draw(st.sampled_from(programs)), record))
        return record

    return drawn()


_SOMETIMES = st.booleans()

_Kinds = Mapping[Grain, Sequence[dict[str, Given]]]


def _in_order(
    kinds: _Kinds, asked: Given | None, known: Catalogue
) -> dict[Grain, list[dict[str, Given]]]:
    """Each kind by its days, without two of one name, and without what is later than is asked."""
    found = {}
    for kind, drawn in kinds.items():
        since, names = ordered_by(known, kind)
        kept = {
            tuple(facts.get(name, place) for name in names or _UNNAMED): facts
            for place, facts in enumerate(drawn)
        }
        dated = [f for f in kept.values() if not _is_later(f.get(since or ""), asked)]
        found[kind] = sorted(dated, key=lambda facts: _day(facts.get(since or "")))
    return found


_UNNAMED = ("",)
"""Of records that nothing names, each is one of its own."""


def _last_day(facts: Mapping[str, Given], kinds: _Kinds, known: Catalogue) -> Given:
    """The last day of all: who is asked about has been through everything by then."""
    dated = (f.get(ordered_by(known, kind)[0] or "") for kind, of in kinds.items() for f in of)
    days = [day for day in (*facts.values(), *dated) if isinstance(day, date)]
    return max(days, default=facts["asked_on"])


def _day(value: Given | None) -> date:
    return value if isinstance(value, date) else date.min


def _is_later(day: Given | None, asked: Given | None) -> bool:
    return isinstance(day, date) and isinstance(asked, date) and day > asked


def _children(kinds: _Kinds) -> Iterator[Record]:
    for kind, drawn in kinds.items():
        for number, facts in enumerate(drawn, 1):
            yield Record(facts, key=str(number), grain=kind)
