"""Records of whom a rule is about, made so that many of them have an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Enumeration, Grain
from meritasn.quantities import Absence
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.records import records

__all__ = ["drawn"]

_TRIES = 4
"""How often a record is drawn anew that has no answer, where nothing is to be missing."""


def drawn(case: Case, *, complete: bool) -> st.SearchStrategy[Record]:
    """Records of whom the rules are about.

    A target that is measured in one way alone is rare by chance, and so is somebody who was
    assessed in everything; many rules answer of these only. Such records come up as often as
    any others.

    Args:
        case: The rules.
        complete: Whether nothing is missing, and there is an answer if one comes up soon.
    """
    whole = records(case.program, complete=complete, of=case.policy.catalogue)
    sides, listed = _sides(case), _listed(case)
    ways = [*([None] * max(1, len(sides))), *sides]
    first, each = st.integers(0, len(ways) - 1), st.booleans()

    @st.composite
    def one(draw: st.DrawFn) -> Record:
        record = draw(whole)
        chosen = draw(each) if listed else False
        if chosen:
            record = _with_each(record, listed)
        if not sides:
            return record
        start = draw(first)
        turned = [_with_one(record, sides, way) for way in (*ways[start:], *ways[:start])]
        return next(filter(answers, turned), turned[0]) if complete else turned[0]

    def answers(record: Record) -> bool:
        return any(value.present for value in case.answers(record).values())

    @st.composite
    def answered(draw: st.DrawFn) -> Record:
        record = draw(one())
        for _ in range(_TRIES - 1):
            if answers(record):
                break
            record = draw(one())
        return record

    return answered() if complete else one()


def _sides(case: Case) -> Mapping[str, Sequence[str]]:
    """Facts by the part of a record that they stand in, where such a part may be left out."""
    parts: dict[Grain, dict[str, list[str]]] = {}
    for fact in case.program.facts.values():
        part, dot, _ = (fact.model or "").partition(".")
        if dot and (fact.absent_ok or fact.name in case.program.unsaid):
            parts.setdefault(fact.grain, {}).setdefault(part, []).append(fact.name)
    several = (found for found in parts.values() if len(found) > 1)
    return {part: names for found in several for part, names in found.items()}


def _with_one(record: Record, sides: Mapping[str, Sequence[str]], side: str | None) -> Record:
    """The record with one of the parts alone; as it is where none is chosen."""
    if side is None:
        return record
    left_out = {name for part, names in sides.items() if part != side for name in names}

    def of(one: Record) -> Record:
        absent = dict.fromkeys(one.facts.keys() & left_out, Absence.NOT_APPLICABLE)
        return evolve(one, facts={**one.facts, **absent})

    return evolve(of(record), children=tuple(map(of, record.children)))


def _listed(case: Case) -> Mapping[Grain, tuple[str, Enumeration]]:
    """Kinds of records that are one of a list, such as the competencies of a dictionary."""
    found: dict[Grain, tuple[str, Enumeration]] = {}
    for kind in case.program.below(case.program.subject):
        tables = (t for t in case.policy.catalogue.tables.values() if t.grain is kind)
        for name in (name for table in tables for name in table.key):
            fact = case.program.facts.get(name)
            if fact is not None and fact.enum is not None:
                found[kind] = name, fact.enum
    return found


def _with_each(record: Record, listed: Mapping[Grain, tuple[str, Enumeration]]) -> Record:
    """The record with one child for each entry of the list, made from those that it has."""
    children = [child for child in record.children if child.grain not in listed]
    for kind, (name, enum) in listed.items():
        theirs = [child for child in record.children if child.grain is kind]
        for number, code in enumerate(enum.codes if theirs else ()):
            child = theirs[number % len(theirs)]
            facts = {**child.facts, name: code}
            children.append(evolve(child, facts=facts, key=str(number + 1)))
    return evolve(record, children=tuple(children))
