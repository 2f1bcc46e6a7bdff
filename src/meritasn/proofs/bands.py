"""Bands: that they leave no gap, and that a higher number never has a lower label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from meritasn.facts import Better, Enumeration
from meritasn.language import Text, listing
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.rules import formula as tree
from meritasn.rules.kinds import Bands, Table, When

__all__ = ["bands_leave_no_gap", "bands_stand_in_order"]

Row = tuple[Decimal | None, str]
"""The limit of a band, None for the last, and the code of its label."""


def bands_leave_no_gap(scene: Scene) -> Iterator[Drawn]:
    """Bands are read from the top, and the last is open: each number falls into exactly one."""
    law = "bands_leave_no_gap"
    for name, step in scene.steps.items():
        kind = step.step.kind
        if isinstance(kind, Bands):
            edges = listing(row.start for row in kind.rows if row.start is not None)
            yield Drawn(law, Verdict.PROVED, f"step.{name}", _EDGES.fill(edges=edges))
        elif isinstance(kind, When) and (read := by_hand(scene, kind)) is not None:
            of, _, limits = read
            edges = listing(limit for limit, _ in limits if limit is not None)
            why = _IN_TURN.fill(of=scene.title(of), edges=edges)
            yield Drawn(law, Verdict.PROVED, f"step.{name}", why)


def bands_stand_in_order(scene: Scene) -> Iterator[Drawn]:
    """The labels of bands fall with their limits; a better label gives no worse cell."""
    for name, step in scene.steps.items():
        kind = step.step.kind
        if isinstance(kind, Bands):
            rows = [(row.start, row.label) for row in kind.rows]
            yield from _ordered(scene, name, kind.of, kind.enum, rows)
        elif isinstance(kind, When) and step.enum is not None:
            read = by_hand(scene, kind)
            if read is not None:
                yield from _ordered(scene, name, read[0], step.enum, read[2], falls=read[1])
        elif isinstance(kind, Table) and kind.enum is not None:
            yield from _table(scene, name, kind, kind.enum)


# -- bands by hand ------------------------------------------------------------------------------


def by_hand(scene: Scene, kind: When) -> tuple[str, bool, list[Row]] | None:
    """Cases that compare one number with one figure after another, each giving a label.

    Returns:
        The number, whether its limits fall, and the rows in the order of the cases.
    """
    rows: list[Row] = []
    seen: set[tuple[str, bool]] = set()
    for branch in kind.branches:
        if branch.label is None:
            return None
        if branch.condition is None:
            rows.append((None, branch.label))
            continue
        limit = _limit(scene, branch.condition)
        if limit is None:
            return None
        seen.add(limit[:2])
        rows.append((limit[2], branch.label))
    if len(seen) != 1 or len(rows) < 3:  # noqa: PLR2004  (two bands are a yes and a no)
        return None
    (of, falls) = seen.pop()
    limits = [limit for limit, _ in rows if limit is not None]
    in_turn = all(a > b if falls else a < b for a, b in pairwise(limits))
    return (of, falls, rows) if in_turn else None


def _limit(scene: Scene, condition: tree.Condition) -> tuple[str, bool, Decimal] | None:
    """The number, whether it is to reach the limit, and the limit."""
    match condition:
        case tree.Comparison(">=" | ">" | "<=" | "<" as sign, tree.Name(of), right):
            value = _value(scene, right)
            return None if value is None else (of, sign in (">=", ">"), value)
    return None


def _value(scene: Scene, formula: tree.Formula) -> Decimal | None:
    match formula:
        case tree.Plain(value):
            return Decimal(value)
        case tree.Name(name) if name in scene.program.parameters:
            return scene.program.parameters[name].value
    return None


# -- order --------------------------------------------------------------------------------------


def ordered(scene: Scene, enum: Enumeration) -> bool:
    """Whether the labels of an enumeration are known to stand best first.

    Those that a pack declares do; of the vocabulary, those that a fact of merit or an output has.
    """
    if enum in scene.policy.pack.enums.values():
        return True
    facts = scene.policy.catalogue.facts.values()
    merit = (f.enum for f in facts if f.merit is not None and f.merit.better is Better.FIRST)
    return enum in (*merit, *(step.enum for step in scene.outputs.values()))


def _ordered(  # noqa: PLR0913
    scene: Scene, name: str, of: str, enum: Enumeration, rows: Sequence[Row], *, falls: bool = True
) -> Iterator[Drawn]:
    law, path = "bands_stand_in_order", f"step.{name}"
    places = [enum.codes.index(label) for _, label in rows]
    if not falls:
        rows, places = rows[::-1], places[::-1]
    wrong = [i for i, (a, b) in enumerate(pairwise(places)) if a > b]
    if not wrong:
        why = _FALLS.fill(of=scene.title(of), labels=listing(map(enum.title, _labels(rows))))
        yield Drawn(law, Verdict.PROVED, path, why)
    elif not ordered(scene, enum):
        return
    elif all(a >= b for a, b in pairwise(places)):
        why = _TURNED.fill(of=scene.title(of))
        yield Drawn(law, Verdict.OPEN, path, why)
    else:
        above, below = rows[wrong[0]], rows[wrong[0] + 1]
        limit = above[0] if above[0] is not None else below[0]
        assert limit is not None
        why = _REVERSED.fill(
            of=scene.title(of),
            limit=limit,
            above=enum.title(above[1]),
            below=enum.title(below[1]),
        )
        yield Drawn(law, Verdict.BROKEN, path, why)


def _labels(rows: Sequence[Row]) -> Iterator[str]:
    yield from (label for _, label in rows)


def _table(scene: Scene, name: str, table: Table, enum: Enumeration) -> Iterator[Drawn]:
    law, path = "bands_stand_in_order", f"step.{name}"
    axes = [scene.enum_of(axis) for axis in table.of]
    if not all(axis is not None and ordered(scene, axis) for axis in (*axes, enum)):
        return
    known = [axis for axis in axes if axis is not None]
    for cell, label in table.cells.items():
        for place, axis in enumerate(known):
            at = axis.codes.index(cell[place])
            if at + 1 == len(axis):
                continue
            other = (*cell[:place], axis.codes[at + 1], *cell[place + 1 :])
            worse = table.cells[other]
            if enum.codes.index(str(worse)) < enum.codes.index(str(label)):
                why = _CELL.fill(
                    cell=_crossing(known, cell),
                    label=enum.title(str(label)),
                    other=_crossing(known, other),
                    better=enum.title(str(worse)),
                )
                yield Drawn(law, Verdict.BROKEN, path, why)
                return
    yield Drawn(law, Verdict.PROVED, path, _CELLS.fill(n=len(table.cells)))


def _crossing(axes: Sequence[Enumeration], cell: tuple[str, ...]) -> Text:
    titles = [axis.title(code) for axis, code in zip(axes, cell, strict=True)]
    return Text(" × ".join(t.id for t in titles), " × ".join(t.en for t in titles))


_EDGES = Text(
    "Rentang dibaca dari atas dan yang terakhir terbuka; batas bawah termasuk rentangnya: {edges}.",
    "Bands are read from the top and the last is open; a lower limit belongs to its band: {edges}.",
)
_IN_TURN = Text(
    "“{of}” dibandingkan berturut-turut dengan {edges}; yang pertama terpenuhi berlaku dan yang "
    "terakhir terbuka.",
    "“{of}” is compared with {edges} in turn; the first that holds counts and the last is open.",
)
_FALLS = Text("Sebutan turun bersama “{of}”: {labels}.", "Labels fall with “{of}”: {labels}.")
_TURNED = Text(
    "Makin tinggi “{of}”, makin rendah sebutannya; apakah yang lebih tinggi lebih baik tidak "
    "diketahui di sini.",
    "The higher “{of}”, the lower its label; whether higher is better is not known here.",
)
_REVERSED = Text(
    "“{of}” dari {limit} ke atas mendapat “{above}”, yang lebih rendah daripada “{below}” di "
    "bawahnya.",
    "“{of}” from {limit} upwards has “{above}”, which is lower than “{below}” beneath it.",
)
_CELL = Text(
    "{cell} memberi “{label}”, padahal {other}, yang lebih buruk, memberi “{better}”.",
    "{cell} gives “{label}”, while {other}, which is worse, gives “{better}”.",
)
_CELLS = Text(
    "Tak satu pun dari {n} sel tabel lebih baik daripada sel sebelahnya yang lebih baik.",
    "None of the {n} cells is better than its neighbour of a better label.",
)
