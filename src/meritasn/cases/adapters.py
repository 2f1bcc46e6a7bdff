"""Adapters: how an op of a worked example maps to facts, figures, steps or a public function."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Protocol

from attrs import field, frozen

from meritasn.facts import Grain

__all__ = ["Adapter", "Call", "Each", "Expect", "Source", "Spread", "adapters"]


@frozen
class Expect:
    """The step that answers for a key of what is expected, and how its value is shown.

    Attributes:
        step: The step; of several, which answer by a list, all of them in its order.
        shown: How a value is shown.
        where: Key of the input to the step that answers instead where the input says true there.
    """

    step: str | tuple[str, ...]
    shown: str
    where: Mapping[str, str] = field(factory=dict)


class Source(Protocol):
    """Where facts and given steps come from: keys of an input, or of an item of a list in it."""

    @property
    def facts(self) -> Mapping[str, str]:
        """Key to fact."""

    @property
    def given(self) -> Mapping[str, str]:
        """Key to the step whose value it gives."""

    @property
    def fixed(self) -> Mapping[str, str]:
        """Fact, or step that is given, to the value that it always has."""


@frozen
class Each:
    """A list of the input: each of its items is a child.

    Attributes:
        grain: That of the children.
        facts: Key of an item to fact.
        given: Key of an item to the step whose value it gives.
        fixed: Fact to the value that it has for every item.
        beside: Key of another list of the input to the fact that its item at the same place gives.
        key: Where the items are themselves what is judged: the key of an item that names it.
    """

    grain: Grain
    facts: Mapping[str, str] = field(factory=dict)
    given: Mapping[str, str] = field(factory=dict)
    fixed: Mapping[str, str] = field(factory=dict)
    beside: Mapping[str, str] = field(factory=dict)
    key: str | None = None


@frozen
class Spread:
    """A list of the input whose rows give values to parameters that are numbered.

    Attributes:
        figures: What the names of the parameters begin with, before the number.
        first: Key of a row to the first number that it is for.
        last: Key of a row to the last one.
        value: Key of a row to the value.
    """

    figures: str
    first: str
    last: str
    value: str


@frozen
class Adapter:
    """An op that runs a pack.

    Attributes:
        policy: The pack.
        grain: That of what is asked.
        facts: Key of the input to fact.
        given: Key of the input to the step whose value it gives.
        fixed: Fact, or step that is given, to the value that it always has.
        figures: Key of the input to the parameters whose value it gives.
        settled: Parameter to the value that it always has.
        spread: Key of a list of the input to the numbered parameters that its rows give.
        absent: Facts that are not applicable where their key is absent.
        each: Key of a list of the input to the children that it holds.
        expect: Key of what is expected to what answers.
    """

    policy: str
    grain: Grain
    facts: Mapping[str, str] = field(factory=dict)
    given: Mapping[str, str] = field(factory=dict)
    fixed: Mapping[str, str] = field(factory=dict)
    figures: Mapping[str, tuple[str, ...]] = field(factory=dict)
    absent: tuple[str, ...] = ()
    each: Mapping[str, Each] = field(factory=dict)
    expect: Mapping[str, Expect] = field(factory=dict)
    settled: Mapping[str, str] = field(factory=dict)
    spread: Mapping[str, Spread] = field(factory=dict)


@frozen
class Call:
    """An op that calls a public function.

    Attributes:
        function: Its name among `FUNCTIONS`.
        arguments: Key of the input to the name of the argument.
        results: Key of what is expected to the name of the result.
    """

    function: str
    arguments: Mapping[str, str]
    results: Mapping[str, str]


@cache
def adapters() -> Mapping[str, Mapping[str, Adapter | Call]]:
    """By the name of the rule, then by that of the op.

    >>> adapters()["pp46"]["band"].given
    {'score': 'final'}
    """
    raw = tomllib.loads((files(__package__) / "adapters.toml").read_text("utf-8"))
    return {
        rule: {op: _adapter(body.get("policy"), one) for op, one in body["op"].items()}
        for rule, body in raw.items()
    }


def _adapter(policy: str | None, raw: Mapping[str, Any]) -> Adapter | Call:
    if "call" in raw:
        return Call(raw["call"], raw["arguments"], raw["results"])
    return Adapter(
        raw.get("policy", policy),
        Grain(raw["of"]),
        raw.get("facts", {}),
        raw.get("given", {}),
        raw.get("fixed", {}),
        {key: _figures(named) for key, named in raw.get("figures", {}).items()},
        tuple(raw.get("absent", ())),
        {key: _each(one) for key, one in raw.get("each", {}).items()},
        {
            key: Expect(_step(one["step"]), one["as"], one.get("where", {}))
            for key, one in raw["expect"].items()
        },
        raw.get("settled", {}),
        {key: _spread(one) for key, one in raw.get("spread", {}).items()},
    )


def _spread(raw: Mapping[str, str]) -> Spread:
    return Spread(raw["figures"], raw["from"], raw["to"], raw["value"])


def _figures(named: str | list[str]) -> tuple[str, ...]:
    return (named,) if isinstance(named, str) else tuple(named)


def _step(named: str | list[str]) -> str | tuple[str, ...]:
    return named if isinstance(named, str) else tuple(named)


def _each(raw: Mapping[str, Any]) -> Each:
    keys = ("facts", "given", "fixed", "beside")
    facts, given, fixed, beside = (raw.get(key, {}) for key in keys)
    return Each(Grain(raw["of"]), facts, given, fixed, beside, raw.get("key"))
