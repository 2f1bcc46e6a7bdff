"""What an input says, as records: facts, steps whose values are given, and children."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest

from attrs import frozen

from meritasn.cases.adapters import Adapter, Each, Source
from meritasn.cases.functions import Json
from meritasn.facts import Enumeration, Grain
from meritasn.model import VOCABULARY, YesNo
from meritasn.quantities import Absence, Unit, exact
from meritasn.rules import Given, Program, Record

__all__ = ["DAY", "Asked", "at", "decimal_of", "listed_subjects", "steps_given"]

DAY = "asked_on"
"""The fact that says on which day the rules are taken, whether or not they read it."""

ITSELF = "."
"""The path of an item of a list that is no object."""


def at(inside: Json, path: str) -> Json | None:
    """What stands at a dotted path; None where the path breaks off.

    >>> at({"aspects": {"time": {"target": "12"}}}, "aspects.time.target")
    '12'
    >>> at({"means": ["3.2", "3.1"]}, "means.1")
    '3.1'
    """
    if path == ITSELF:
        return inside
    for key in path.split("."):
        if isinstance(inside, list):
            inside = {str(place): item for place, item in enumerate(inside)}
        if not isinstance(inside, Mapping) or key not in inside:
            return None
        inside = inside[key]
    return inside


def steps_given(adapter: Adapter, program: Program, given: Json) -> Collection[str]:
    """The steps whose values the input gives or that are fixed, at whatever grain."""
    sources: tuple[Source, ...] = (adapter, *adapter.each.values())
    named = {name for source in sources for name in source.fixed if name in program.steps}
    named |= _named(adapter, given)
    for key, each in adapter.each.items():
        for item in _items(given, key):
            named |= _named(each, item)
    return named


def _named(source: Source, inside: Json) -> set[str]:
    return {step for key, step in source.given.items() if at(inside, key) is not None}


def listed_subjects(
    adapter: Adapter, program: Program, given: Json
) -> Iterator[tuple[Program, Record]]:
    """Everybody who is judged, where the input lists them: each under the rules with what it gives.

    Somebody of whom a step is not given has it computed, as far as their facts go.
    """
    for key, each in adapter.each.items():
        for item in _items(given, key) if each.key is not None else ():
            fixed = {name for name in each.fixed if name in program.steps}
            own = program.with_given(fixed | _named(each, item))
            named = None if each.key is None else at(item, each.key)
            yield own, Record(_said(each, own, item), key=str(named))


@frozen
class Asked:
    """An input under the rules that it is asked of.

    Attributes:
        adapter: How its keys are mapped.
        program: The rules, with the steps that are given.
        given: The input.
    """

    adapter: Adapter
    program: Program
    given: Json

    @property
    def unit(self) -> Record:
        """The facts of a unit, with its people."""
        return Record(self._at(Grain.UNIT), self._listed(self.program.subject))

    @property
    def subject(self) -> Record:
        """The facts of a person or another subject, with its records and the facts of its unit."""
        children: list[Record] = []
        for grain in (grain for grain in Grain if grain.parent is self.program.subject):
            alone = self._at(grain)
            if alone or grain is self.adapter.grain:
                children.append(Record(alone, grain=grain))
            children.extend(self._listed(grain))
        return Record(self._at(self.program.subject), tuple(children), self._at(Grain.UNIT))

    def _at(self, grain: Grain) -> dict[str, Given]:
        """What is said of one record of a grain outside of all lists."""
        absent = dict.fromkeys(self.adapter.absent, Absence.NOT_APPLICABLE)
        said = {**absent, **_said(self.adapter, self.program, self.given)}
        return {name: value for name, value in said.items() if self._grain(name) is grain}

    def _listed(self, grain: Grain) -> tuple[Record, ...]:
        return tuple(
            Record(_said(each, self.program, item) | self._beside(each, others), grain=grain)
            for key, each in self.adapter.each.items()
            if each.grain is grain
            for item, *others in _abreast(self.given, (key, *each.beside))
        )

    def _beside(self, each: Each, others: Sequence[Json | None]) -> dict[str, Given]:
        """What other lists say of one item; a list that is too short says nothing."""
        pairs = zip(each.beside.values(), others, strict=True)
        return {fact: _value(self.program, fact, one) for fact, one in pairs if one is not None}

    def _grain(self, name: str) -> Grain:
        if name in self.program.steps:
            return self.program.steps[name].step.grain
        return self.program.facts[name].grain


def _items(given: Json, key: str) -> Sequence[Json]:
    found = at(given, key)
    return found if isinstance(found, list) else ()


def _abreast(given: Json, keys: Iterable[str]) -> Iterator[tuple[Json | None, ...]]:
    """Lists of the input item by item, as long as the longest of them.

    >>> list(_abreast({"own": [3, 2], "asked": [4]}, ("own", "asked")))
    [(3, 4), (2, None)]
    """
    return zip_longest(*(_items(given, key) for key in keys))


def _said(source: Source, program: Program, inside: Json) -> dict[str, Given]:
    """Facts and given steps, the fixed ones and those that stand under their keys."""
    _hold_places(source, inside)
    found: dict[str, Json] = {**source.fixed}
    for keys in (source.facts, source.given):
        found |= {
            name: value for key, name in keys.items() if (value := at(inside, key)) is not None
        }
    if DAY not in program.facts:
        found.pop(DAY, None)
    return {name: _value(program, name, value) for name, value in found.items()}


def _hold_places(source: Source, inside: Json) -> None:
    """Holds that a list whose items are named by their places has no item beside these."""
    named = {*source.facts, *source.given}
    for head in {key.rpartition(".")[0] for key in named if key.rpartition(".")[2].isdigit()}:
        found = at(inside, head or ITSELF)
        for place, _ in enumerate(found if isinstance(found, list) else ()):
            path = f"{head}.{place}" if head else str(place)
            if path not in named:
                raise ValueError(f"nothing is asked at {path}")


def _value(program: Program, name: str, found: Json) -> Given:
    """As the rules take it: a label, a day or a number."""
    if name in program.steps:
        compiled = program.steps[name]
        enum, unit = compiled.enum, compiled.step.unit
    else:
        fact = program.facts[name]
        enum, unit = fact.enum, fact.unit
    if enum is not None:
        return _label(enum, found)
    return date.fromisoformat(str(found)) if unit is Unit.DATE else decimal_of(found)


def decimal_of(found: Json) -> Decimal:
    """A number that JSON writes as text or as a whole number."""
    if isinstance(found, str | int | Decimal) and not isinstance(found, bool):
        return exact(found)
    raise ValueError("not a decimal number")


def _label(enum: Enumeration, found: Json) -> Given:
    """By code, by label in either language, or true and false."""
    if isinstance(found, bool):
        return (YesNo.YES if found else YesNo.NO).code
    if enum.name in VOCABULARY:
        term = VOCABULARY[enum.name].parse(str(found))
        return Absence.MISSING if term is None else term.code
    for code, title in zip(enum.codes, enum.titles, strict=True):
        if str(found).casefold() in (code, title.id.casefold(), title.en.casefold()):
            return code
    raise ValueError(f"{enum.name} has no label {found}")
