"""The single reading: the rules of a program as Python source, for one record at a time.

The nodes are read by an `Ops` whose values are text. What comes out is a plain function that can
be read line by line, which is the best review that a pack can have: `source(program)` shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from attrs import frozen

from meritasn.facts import Grain
from meritasn.quantities import Rounding, elapsed, later
from meritasn.rules.algebra import Over
from meritasn.rules.program import Program, Stage, befores, reads_of
from meritasn.rules.scope import Part
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["Key", "Kin", "Reader", "Row", "Rows", "reader", "source", "spelled"]

Key: TypeAlias = tuple[str, str]
Row: TypeAlias = tuple[int, ...]


class Line(str):
    """A value as source text; opaque, so that no rule can look at it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        raise TypeError("a value cannot be looked at while rules are read")


def spelled(name: str, part: str) -> Line:
    """The variable of a name and a part.

    >>> spelled("skp", "value"), spelled("skp", "state")
    ('skp', 'skp__state')
    """
    return Line(name if part == "value" else f"{name}__{part}")


class Source:
    """Reads nodes as source text."""

    def const(self, k: int) -> Line:
        """The literal."""
        return Line(k)

    def slot(self, name: str, part: str, _: int) -> Line:
        """The variable; names are unique among all grains."""
        return spelled(name, part)

    def over(self, fold: str, name: str, part: str) -> Line:
        """The variable that gathers it."""
        return _gathered(fold, name, part)

    def before(self, name: str, part: str) -> Line:
        """The variable that is handed on from record to record."""
        return _handed_on(name, part)

    def elapsed(self, start: Line, stop: Line, months: int) -> Line:
        """How many spans are full."""
        return Line(f"elapsed({start}, {stop}, {months})")

    def later(self, start: Line, n: Line, months: int) -> Line:
        """The later day."""
        return Line(f"later({start}, {n}, {months})")

    def add(self, a: Line, b: Line) -> Line:
        """The sum."""
        return Line(f"({a} + {b})")

    def sub(self, a: Line, b: Line) -> Line:
        """The difference."""
        return Line(f"({a} - {b})")

    def mul(self, a: Line, b: Line) -> Line:
        """The product."""
        return Line(f"{a} * {b}")

    def union(self, a: Line, b: Line) -> Line:
        """All bits of both."""
        return Line(f"({a} | {b})")

    def has(self, a: Line, bits: Line) -> Line:
        """Whether a has any of the bits."""
        return Line(f"({a} & {bits} != 0)")

    def otherwise(self, a: Line, b: Line) -> Line:
        """The first, or the second where it is 0."""
        return Line(f"({a} or {b})")

    def passes(self, state: Line, one: Line) -> Line:
        """*Not applicable* alone, where it is among the bits."""
        return Line(f"({one} if (s := {state}) & {one} else s)")

    def refuses(self, state: Line, reason: Line) -> Line:
        """A reason in place of *not applicable*."""
        return Line(
            f"(s ^ {NOT_APPLICABLE} | {reason} if (s := {state}) & {NOT_APPLICABLE} else s)"
        )

    def at_most(self, a: Line, b: Line) -> Line:
        """Whether a is at most b."""
        return Line(f"({a} <= {b})")

    def same(self, a: Line, b: Line) -> Line:
        """Whether both are the same."""
        return Line(f"({a} == {b})")

    def both(self, a: Line, b: Line) -> Line:
        """Whether both hold, without a short cut."""
        return Line(f"({a} & {b})")

    def either(self, a: Line, b: Line) -> Line:
        """Whether either holds, without a short cut."""
        return Line(f"({a} | {b})")

    def pick(self, c: Line, a: Line, b: Line) -> Line:
        """One of two."""
        return Line(f"({a} if {c} else {b})")

    def look_up(self, i: Line, cells: tuple[int, ...]) -> Line:
        """The cell."""
        return Line(f"{cells!r}[{i}]")

    def quotient(self, n: Line, d: Line, rounding: Rounding) -> Line:
        """The rounded quotient."""
        return Line(f"{rounding.value}({n}, {d})")

    def widen(self, a: Line) -> Line:
        """Python's integers are as wide as they need to be."""
        return a

    def narrow(self, a: Line) -> Line:
        """The same integer."""
        return a


def _gathered(fold: str, name: str, part: str) -> Line:
    return Line(f"{name}__{part}__{fold}")


def _handed_on(name: str, part: str) -> Line:
    return Line(f"{spelled(name, part)}__before")


@frozen
class Kin:
    """Children of one grain, with what goes in and comes out of each.

    Attributes:
        grain: Their grain.
        inputs: What is wanted of each of them.
        rows: What is given for each, in order.
    """

    grain: Grain
    inputs: tuple[Key, ...]
    rows: tuple[Key, ...]


Rows: TypeAlias = Sequence[Row]


@frozen
class Reader:
    """A compiled function for one grain, with what goes in and comes out.

    Attributes:
        text: Its source.
        inputs: What it wants of the record.
        above: What it wants of the record that this one belongs to.
        kin: Its children, by grain.
        own: What it gives for the record, in order.
        function: The function: own inputs, inputs from above, and the rows of each kin; what comes
            out is the row of the record and those of each kin.
    """

    text: str
    inputs: tuple[Key, ...]
    above: tuple[Key, ...]
    kin: tuple[Kin, ...]
    own: tuple[Key, ...]
    function: Callable[[Row, Row, Sequence[Rows]], tuple[Row, Sequence[Rows]]]


@lru_cache(maxsize=64)
def reader(program: Program, grain: Grain) -> Reader:
    """The function that runs the steps of a person, or those of a unit over its people."""
    stages = program.unitary if grain is Grain.UNIT else program.personal
    own = _inputs(program, grain)
    above = _inputs(program, grain.parent, own=False) if grain.parent else ()
    kin = tuple(_kin(program, stages, child) for child in program.below(grain))
    given = tuple(key for s in stages if s.grain is grain for key in _keys(s))
    names = "".join(f"{_several(one.grain)}, " for one in kin)
    rows = "".join(f"{_rows(one.grain)}, " for one in kin)
    lines = [
        "def run(own, above, children):",
        *_unpacked("    ", own, "own"),
        *_unpacked("    ", above, "above"),
        *([f"    ({names}) = children"] if kin else ()),
        *(f"    {_rows(one.grain)} = [()] * len({_several(one.grain)})" for one in kin),
    ]
    done: dict[Grain, tuple[Key, ...]] = dict.fromkeys(program.below(grain), ())
    overs = {
        node for s in stages for p in s.parts for node in reads_of(p) if isinstance(node, Over)
    }
    inputs = {one.grain: one.inputs for one in kin}
    for stage in stages:
        if stage.grain is grain:
            lines += _assigned(program, stage, "    ")
        else:
            lines += _loop(program, stage, inputs[stage.grain], done[stage.grain], overs)
            done[stage.grain] += _keys(stage)
    lines.append(f"    return {_tuple(given)}, ({rows})")
    text = "\n".join(lines) + "\n"
    return Reader(text, own, above, kin, given, _defined(text))


def source(program: Program) -> str:
    """The source of the reading for one person."""
    return reader(program, program.subject).text


def _kin(program: Program, stages: Sequence[Stage], grain: Grain) -> Kin:
    rows = tuple(key for s in stages if s.grain is grain for key in _keys(s))
    return Kin(grain, _wanted(program, stages, grain), rows)


def _several(grain: Grain) -> str:
    return f"{grain.value}s"


def _rows(grain: Grain) -> str:
    return f"{grain.value}_rows"


def _defined(text: str) -> Callable[[Row, Row, Sequence[Rows]], tuple[Row, Sequence[Rows]]]:
    # The text holds checked names, integers and operators only; no pack can put anything else in.
    space: dict[str, object] = {r.value: r.function for r in Rounding}
    space |= {"elapsed": elapsed, "later": later}
    exec(compile(text, "<rules>", "exec"), space)  # noqa: S102
    return space["run"]  # type: ignore[return-value]


def _inputs(program: Program, grain: Grain, *, own: bool = True) -> tuple[Key, ...]:
    names = (thing.name for thing in program.inputs(grain, own=own))
    return tuple((name, part) for name in names for part in ("value", "state"))


def _wanted(program: Program, stages: Sequence[Stage], grain: Grain) -> tuple[Key, ...]:
    """What the steps read of each child and do not compute there themselves."""
    if not grain.is_subject:
        return _inputs(program, grain)
    made = {(p.name, p.part) for s in stages for p in s.parts}
    reads = (
        (node.name, node.part)
        for s in stages
        if s.grain is grain
        for part in s.parts
        for node in reads_of(part)
        if not isinstance(node, Over) and node.up == 0
    )
    return tuple(dict.fromkeys(key for key in reads if key not in made))


def _keys(stage: Stage) -> tuple[Key, ...]:
    return tuple((part.name, part.part) for part in stage.parts)


def _tuple(keys: Sequence[Key]) -> str:
    return "(" + "".join(f"{spelled(*key)}, " for key in keys) + ")"


def _unpacked(pad: str, keys: Sequence[Key], name: str) -> Iterator[str]:
    if keys:
        yield f"{pad}{_tuple(keys)} = {name}"


def _assigned(program: Program, stage: Stage, pad: str) -> Iterator[str]:
    ops, step = Source(), ""
    for part in stage.parts:
        if part.name != step:
            step = part.name
            declared = program.steps[step].step
            yield f"{pad}# {declared.title.en} ({declared.citation})"
        yield f"{pad}{spelled(part.name, part.part)} = {part.node.read(ops)}"


def _loop(
    program: Program,
    stage: Stage,
    inputs: tuple[Key, ...],
    done: tuple[Key, ...],
    overs: set[Over],
) -> Iterator[str]:
    """One pass over the children, which also gathers what the parents fold."""
    made = set(_keys(stage))
    gathered = sorted(
        (o for o in overs if (o.name, o.part) in made), key=lambda o: (o.name, o.part, o.fold)
    )
    for over in gathered:
        yield f"    {_gathered(over.fold, over.name, over.part)} = {_start(over, stage.parts)}"
    handed = sorted({(b.name, b.part) for p in stage.parts for b in befores(p)})
    for key in handed:
        yield f"    {_handed_on(*key)} = 0"
    rows = _rows(stage.grain)
    yield f"    for i, child in enumerate({_several(stage.grain)}):"
    yield from _unpacked("        ", inputs, "child")
    yield from _unpacked("        ", done, f"{rows}[i]")
    yield from _assigned(program, stage, "        ")
    for over in gathered:
        total, one = _gathered(over.fold, over.name, over.part), spelled(over.name, over.part)
        yield f"        {_GATHER[over.fold].format(total=total, one=one)}"
    for key in handed:
        yield f"        {_handed_on(*key)} = {spelled(*key)}"
    yield f"        {rows}[i] += {_tuple(_keys(stage))}"
    extremes = [_gathered(o.fold, o.name, o.part) for o in gathered if o.fold in _EXTREMES]
    if extremes:
        yield f"    if not {_several(stage.grain)}:"
        yield f"        {' = '.join(extremes)} = 0"


_GATHER = {
    "sum": "{total} += {one}",
    "union": "{total} |= {one}",
    "least": "{total} = min({total}, {one})",
    "greatest": "{total} = max({total}, {one})",
    "last": "{total} = {one}",
}


_EXTREMES = ("least", "greatest")


def _start(over: Over, parts: Sequence[Part]) -> int:
    """Where gathering starts: at the far end for extremes, which the first child passes."""
    node = next(p.node for p in parts if (p.name, p.part) == (over.name, over.part))
    return {"least": node.hi, "greatest": node.lo}.get(over.fold, 0)
