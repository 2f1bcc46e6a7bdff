"""Steps in, a program out: every step becomes exact integer nodes, every fault a finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import groupby

from attrs import evolve

from meritasn.errors import Finding, Place
from meritasn.errors.codes import packs
from meritasn.facts import Catalogue, Fact, Grain
from meritasn.quantities import PLAUSIBLE, PURE, Unit, day_number, scaled
from meritasn.rules.algebra import (
    LIMIT_64,
    LIMIT_128,
    ONE,
    ZERO,
    Before,
    Const,
    Narrow,
    Node,
    Pick,
    Quotient,
    test,
    widest,
)
from meritasn.rules.program import Compiled, Program, Stage, befores, reads_of
from meritasn.rules.scope import (
    Broken,
    Built,
    Earlier,
    Names,
    Part,
    Scope,
)
from meritasn.rules.states import (
    NOT_APPLICABLE,
    NotApplicable,
    ReasonKind,
    State,
    after,
    known,
    meet,
    taken,
)
from meritasn.rules.step import RUNNING, Step
from meritasn.rules.terms import Fault, Label, Term, Test, fits_64, rounded, written

__all__ = ["compile_steps"]


def compile_steps(
    steps: Sequence[Step], names: Names, place: Place
) -> tuple[Program, tuple[Finding, ...]]:
    """Compiles steps in their order.

    A step with a fault is left out, and what names it is left out in silence: only the first
    fault of a chain is reported.

    Args:
        steps: In the order of the pack.
        names: What they may name; the steps themselves are added as they are compiled.
        place: The file, for findings.
    """
    names.later.update(step.name for step in steps)
    findings: list[Finding] = []
    compiled: dict[str, Compiled] = {}
    parts: list[Part] = []
    for step in steps:
        names.later.discard(step.name)
        try:
            result, own = _compile(step, names)
        except Fault as fault:
            path = ".".join(filter(None, ("step", step.name, fault.key)))
            where = evolve(place, path=path)
            findings.append(
                fault.code.at(where, found=fault.found, expected=fault.expected, **fault.values)
            )
            names.broken.add(step.name)
        except Broken:
            names.broken.add(step.name)
        else:
            compiled[step.name] = result
            parts.extend(own)
    facts = _facts_read(names.catalogue, parts)
    stages = _staged(parts)
    reasons = tuple(names.reasons.known)
    return Program(facts, names.parameters, names.unsaid, compiled, stages, reasons), tuple(
        findings
    )


def _compile(step: Step, names: Names) -> tuple[Compiled, list[Part]]:
    if step.key != RUNNING:
        return _compiled(step, names, None)
    # What it may lack is what its rule may lack, at this record or at any before it: the first
    # time tells the one, so that the second can hold the other.
    _compiled(step, names, _previous(step, names, 0))
    return _compiled(step, names, _previous(step, names, names.results[step.name].mask))


def _previous(step: Step, names: Names, mask: int) -> Term:
    """The value of a running step at the record before."""
    if names.catalogue.table_of(step.grain).since is None:
        raise Fault(packs.NOT_IN_ORDER, of=step.grain.several)
    if step.unit is Unit.DATE:  # before the first record there is 0, which is no day
        raise Fault(packs.UNIT_MISMATCH, left=step.unit.value, right=written(PURE))
    if step.range is None:
        raise Fault(packs.RANGE_NEEDED)
    low, high = (scaled(bound, step.decimals) for bound in step.range)
    value = Before(step.name, "value", min(low, 0), max(high, 0))
    state = known(Before(step.name, "state", 0, mask), mask)
    return Term(Fraction(1, 10**step.decimals), value, ONE, step.unit.dimension, state)


def _compiled(step: Step, names: Names, previous: Term | None) -> tuple[Compiled, list[Part]]:
    scope = Scope(
        step.name,
        step.grain,
        names,
        step.lets,
        step.not_applicable,
        step.rounding_citation is not None,
        step.enum,
        previous=previous,
    )
    applies = None if step.applies is None else _applies(step, scope)
    start = len(scope.reads)
    with scope.at(step.key):
        body = step.kind.build(scope)
    result, cases = (body.result, body.cases) if isinstance(body, Built) else (body, ())
    with scope.at("unit"):
        _hold_unit(step, result)
    exact_value = (
        result.n if isinstance(result, Label) else rounded(result, step.decimals, step.rounding)
    )
    if step.unit is Unit.DATE:
        _hold_day(step, exact_value)
    state = _at_the_end(scope, result.state, step.not_applicable)
    value, state = _within_range(step, scope, exact_value, state)
    if applies is not None:
        state = _where_it_applies(step, scope, applies[0], state)
    _hold_width(value, state, scope.parts)
    enum = result.enum if isinstance(result, Label) else None
    names.results[step.name] = Earlier(
        step.grain,
        enum,
        step.decimals,
        step.unit.dimension,
        value.lo,
        value.hi,
        state.mask,
        exact=not isinstance(exact_value, Quotient),
        shown=step.shown,
    )
    own = [
        *scope.parts,
        Part(step.name, "value", step.grain, value),
        Part(step.name, "state", step.grain, state.node),
    ]
    reads = tuple(dict.fromkeys(scope.reads[start:]))
    return Compiled(step, enum, value.lo, value.hi, reads, cases, applies), own


def _applies(step: Step, scope: Scope) -> tuple[Test, tuple[str, ...]]:
    assert step.applies is not None
    with scope.at("applies"):
        condition = scope.condition(step.applies)
    return condition, tuple(dict.fromkeys(scope.reads))


def _hold_unit(step: Step, result: Term | Label) -> None:
    if not isinstance(result, Term) or result.dimension == step.unit.dimension:
        return
    if result.dimension is not None or step.unit is Unit.DATE:  # a bare zero is no date
        left = written(result.dimension or PURE)
        raise Fault(packs.UNIT_MISMATCH, left=left, right=step.unit.value)


def _hold_day(step: Step, value: Node) -> None:
    """A date is a whole day, and its range is that of every date."""
    fault: Fault | None = None
    if step.range is not None:
        fault = Fault(packs.KEY_NOT_FOR_KIND, key="range")
        fault.key = "range"
    elif step.decimals or isinstance(value, Quotient):
        fault = Fault(packs.NOT_WHOLE, name=step.name, unit=Unit.DAYS.value)
        fault.key = "decimals" if step.decimals else None
    if fault is not None:
        raise fault


def _at_the_end(scope: Scope, state: State, how: NotApplicable) -> State:
    """What becomes of *not applicable*; the reason is asked for only where it is refused."""
    if not state.mask & NOT_APPLICABLE:
        return state
    refuses = how is NotApplicable.REFUSES
    return meet(state, how, scope.bit(ReasonKind.NOT_APPLICABLE) if refuses else 0)


def _within_range(step: Step, scope: Scope, value: Node, state: State) -> tuple[Node, State]:
    """Refuses what lies outside its range, and narrows the bounds to it."""
    if step.unit is Unit.DATE:
        low, high = map(day_number, PLAUSIBLE)
        if low <= value.lo and value.hi <= high:
            return value, state
    elif step.range is None:
        return value, state
    else:
        low, high = (scaled(bound, step.decimals) for bound in step.range)
    kept = scope.keep("unbounded", value)
    inside = test("both", test("at_most", Const(low), kept), test("at_most", kept, Const(high)))
    bit = scope.bit(ReasonKind.OUTSIDE)
    state = after(state, Pick(inside, ZERO, Const(bit)), bit)
    lo, hi = max(kept.lo, min(low, 0)), min(kept.hi, max(high, 0))
    bounded: Node = evolve(kept, lo=lo, hi=hi) if fits_64(kept) else Narrow(kept, lo, hi)
    return Pick(inside, bounded, ZERO), state


def _where_it_applies(step: Step, scope: Scope, condition: Test, state: State) -> State:
    # Some kinds pass *not applicable* on by nature; the step has not said that of its condition.
    by_nature = step.kind.absent == (NotApplicable.PASSES,)
    how = NotApplicable.REFUSES if by_nature else step.not_applicable
    tried = _at_the_end(scope, condition.state, how)
    none = known(Const(NOT_APPLICABLE), NOT_APPLICABLE)
    return taken(condition.node, tried, state, none)


def _hold_width(value: Node, state: State, parts: Iterable[Part]) -> None:
    if max(abs(value.lo), abs(value.hi)) > LIMIT_64:
        raise Fault(packs.TOO_WIDE, bits="64")
    for node in (value, state.node, *(part.node for part in parts)):
        if widest(node) > LIMIT_128:
            raise Fault(packs.TOO_WIDE, bits="128")


def _facts_read(catalogue: Catalogue, parts: Sequence[Part]) -> dict[str, Fact]:
    read = {place.name for part in parts for place in reads_of(part)}
    return {name: fact for name, fact in catalogue.facts.items() if name in read}


def _staged(parts: Sequence[Part]) -> tuple[Stage, ...]:
    """Groups parts of one grain that need no other grain in between."""
    group: dict[tuple[str, str], tuple[int, Grain]] = {}
    for _, parts_of_step in groupby(parts, lambda part: part.name):
        own = tuple(parts_of_step)
        for part in own:
            before = [group[key] for p in reads_of(part) if (key := (p.name, p.part)) in group]
            number = max((g + (grain is not part.grain) for g, grain in before), default=0)
            group[part.name, part.part] = number, part.grain
        if any(any(befores(part)) for part in own):
            # What the record before has is there only if all of the step is done record by record.
            last = max(group[part.name, part.part][0] for part in own)
            group |= {(part.name, part.part): (last, part.grain) for part in own}
    grains = list(Grain)
    order = sorted(set(group.values()), key=lambda g: (g[0], grains.index(g[1])))
    return tuple(
        Stage(grain, tuple(p for p in parts if group[p.name, p.part] == (number, grain)))
        for number, grain in order
    )
