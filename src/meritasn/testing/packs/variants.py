"""Variants of a policy: the same rules with a few figures, limits, cells or roundings otherwise."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any, TypeAlias

from hypothesis import reject
from hypothesis import strategies as st

from meritasn.errors import PackRefused
from meritasn.policies import Dated, Policy, evolve
from meritasn.quantities import Rounding, Unit, decimal
from meritasn.rules import Parameter, Step
from meritasn.rules.kinds.bands import Bands
from meritasn.rules.kinds.tables import Table

__all__ = ["variants"]

_Edits: TypeAlias = Mapping[str, Any]
"""New values by path, as `meritasn.policies.evolve` takes them."""


def variants(policy: Policy, *, edits: int = 3) -> st.SearchStrategy[Policy]:
    """Sound variants of a policy, each with its lineage; the least has one edit.

    An edit gives a figure another value, within its range for tuning or near what it is; moves the
    limit of a band between its neighbours; exchanges two cells of a table; or changes the rounding
    or the decimals of a step. An edit that the loader would refuse together with those before it is
    left out.

    Args:
        policy: What they are variants of.
        edits: The most edits of one.

    Raises:
        ValueError: If nothing of the policy can be edited.

    >>> from hypothesis import Phase, find, settings
    >>> from meritasn.policies import shipped
    >>> policy = shipped("pp-46-2011")
    >>> any_will_do = settings(phases=[Phase.generate])
    >>> variant = find(variants(policy), lambda variant: True, settings=any_will_do)
    >>> variant.name, variant.lineage[0] == policy.hash
    ('pp-46-2011+variant', True)
    """
    kinds = [_figures(policy), _limits(policy), _cells(policy), _roundings(policy)]
    some = [st.one_of(kind) for kind in kinds if kind]
    if not some:
        raise ValueError(f"nothing of {policy.name} can be edited")

    def variant(chosen: Sequence[_Edits]) -> Policy:
        kept: dict[str, Any] = {}
        made = policy
        for edit in chosen:
            try:
                made = evolve(policy, {**kept, **edit}, name="variant")
            except PackRefused:
                continue
            kept |= edit
        if made is policy:
            reject()
        return made

    return st.lists(st.one_of(some), min_size=1, max_size=edits).map(variant)


# -- figures --------------------------------------------------------------------------------------


def _figures(policy: Policy) -> list[st.SearchStrategy[_Edits]]:
    return [
        _at(path, values)
        for name, blocks in policy.pack.figures.items()
        for path, parameter in _blocks(name, blocks)
        if (values := _other_values(parameter)) is not None
    ]


def _at(path: str, values: st.SearchStrategy[Decimal]) -> st.SearchStrategy[_Edits]:
    return values.map(lambda value: {path: value})


def _blocks(name: str, blocks: Sequence[Dated]) -> Iterator[tuple[str, Parameter]]:
    for one in blocks:
        dated = len(blocks) > 1 and one.in_force is not None
        day = f".{one.in_force.start}" if dated and one.in_force is not None else ""
        yield f"parameter.{name}{day}", one.parameter


def _other_values(parameter: Parameter) -> st.SearchStrategy[Decimal] | None:
    """Values with the decimals of the one that it has; None where it has none, or no other."""
    value = parameter.value
    if value is None:
        return None
    decimals = _decimals(value)
    whole = int(value.scaleb(decimals))
    low, high = _range(parameter, whole, decimals)
    parts = [(a, b) for a, b in ((whole + 1, high), (low, whole - 1)) if a <= b]
    if not parts:
        return None
    return st.one_of([st.integers(a, b) for a, b in parts]).map(lambda n: decimal(n, decimals))


def _range(parameter: Parameter, whole: int, decimals: int) -> tuple[int, int]:
    """Within which a figure may lie: what it says itself, or from half of it to twice as much."""
    if parameter.tune is not None:
        low, high = (bound.scaleb(decimals) for bound in parameter.tune)
        return math.ceil(low), math.floor(high)
    low_high = sorted((whole // 2 or whole, 2 * whole or 1))
    hundred = 100 * 10**decimals
    if parameter.unit is Unit.PERCENT and whole <= hundred:
        low_high[1] = min(low_high[1], hundred)
    return low_high[0], low_high[1]


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "the value of a figure is finite"
    return max(0, -exponent)


# -- steps ----------------------------------------------------------------------------------------


def _alone(policy: Policy) -> Iterator[Step]:
    """Steps that have one block: of others a path would mean each."""
    counts = Counter(step.name for step in policy.pack.steps)
    return (step for step in policy.pack.steps if counts[step.name] == 1)


def _limits(policy: Policy) -> list[st.SearchStrategy[_Edits]]:
    return [
        moved
        for step in _alone(policy)
        if isinstance(step.kind, Bands)
        for moved in _moved(f"step.{step.name}.rows", step.kind)
    ]


def _moved(path: str, bands: Bands) -> Iterator[st.SearchStrategy[_Edits]]:
    """Each limit of bands, between the one above and the one below it."""
    rows = [row for row in bands.rows if row.start is not None]
    counts = Counter(row.label for row in bands.rows)
    starts = [row.start for row in rows if row.start is not None]
    decimals = max((_decimals(start) for start in starts), default=0)
    wholes = [int(start.scaleb(decimals)) for start in starts]
    for i, (row, whole) in enumerate(zip(rows, wholes, strict=True)):
        above = wholes[i - 1] if i else whole + 10 * 10**decimals
        below = wholes[i + 1] if i + 1 < len(rows) else whole - 10 * 10**decimals
        others = [(a, b) for a, b in ((whole + 1, above - 1), (below + 1, whole - 1)) if a <= b]
        if others and counts[row.label] == 1:
            drawn = st.one_of([st.integers(a, b) for a, b in others])
            yield _at(f"{path}.{row.label}", drawn.map(lambda n: decimal(n, decimals)))


def _cells(policy: Policy) -> list[st.SearchStrategy[_Edits]]:
    """Two cells of a table that are not alike, exchanged."""
    found: list[st.SearchStrategy[_Edits]] = []
    for step in _alone(policy):
        if isinstance(step.kind, Table):
            cells = list(step.kind.cells.items())[:_MOST_CELLS]
            pairs = [(a, b) for a, b in combinations(cells, 2) if a[1] != b[1]]
            if pairs:
                path = f"step.{step.name}.grid"
                found.append(st.sampled_from([_exchanged(path, *pair) for pair in pairs]))
    return found


_MOST_CELLS = 60
_Cell: TypeAlias = tuple[tuple[str, ...], str | Decimal]


def _exchanged(path: str, a: _Cell, b: _Cell) -> _Edits:
    return {".".join((path, *a[0])): b[1], ".".join((path, *b[0])): a[1]}


def _roundings(policy: Policy) -> list[st.SearchStrategy[_Edits]]:
    """Another mode of rounding, or one decimal more or fewer, of steps that are rounded."""
    found: list[st.SearchStrategy[_Edits]] = []
    for step in _alone(policy):
        if step.enum is not None or step.unit is Unit.DATE or step.key in _ANSWERS:
            continue
        path = f"step.{step.name}"
        modes = [{f"{path}.rounding": m.value} for m in Rounding if m is not step.rounding]
        near = (step.decimals + 1, step.decimals - 1)
        decimals = [{f"{path}.decimals": n} for n in near if n >= 0]
        found.append(st.sampled_from([*modes, *decimals]))
    return found


_ANSWERS = ("require", "all_of", "any_of")
"""Kinds whose steps have no number although they name no enumeration."""
