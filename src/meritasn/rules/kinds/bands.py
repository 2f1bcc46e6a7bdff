"""Bands: a label for every number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import ClassVar

from attrs import frozen

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.rules.algebra import Const, Node, pick
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NotApplicable
from meritasn.rules.step import Yields
from meritasn.rules.terms import Label, at_most, no_date, number

__all__ = ["Band", "Bands"]

MOST_ROWS = 100


@frozen
class Band:
    """A label that is reached at a lower limit; the last band has none.

    Attributes:
        start: The lower limit, which belongs to the band.
        label: The code of its label.
    """

    start: Decimal | None
    label: str


@frozen
class Bands:
    """``bands = "final"`` with ``rows = [{ from = 91, is = "…" }, …, { is = "…" }]``.

    Read from the top, each number has exactly one band: there can be no gap and no overlap.
    """

    of: str
    rows: tuple[Band, ...]
    enum: Enumeration

    keys: ClassVar[tuple[str, ...]] = ("bands",)
    yields: ClassVar[Yields] = Yields.LABEL
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.PASSES)

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> Bands | None:
        """Reads the rows and holds that they fall and that the last is open."""
        of = block.text(key, required=True)
        blocks = block.blocks("rows")
        if not block.raw.get("rows"):
            block.complain(packs.MISSING_KEY, "rows", key="rows")
        elif len(blocks) > MOST_ROWS:
            block.complain(packs.TOO_LONG, "rows", found=len(blocks), expected=f"≤ {MOST_ROWS}")
            return None
        if of is None or enum is None or not blocks:
            return None
        rows = [_band(row, enum) for row in blocks]
        starts = [(row, band.start) for row, band in zip(blocks, rows, strict=True)]
        _hold_order(starts)
        return cls(of, tuple(rows), enum)

    def names(self) -> Iterator[str]:
        """The number that is banded."""
        yield self.of

    def build(self, scope: Scope) -> Body:
        """The first band from the top whose lower limit is reached."""
        term = scope.number(self.of)
        no_date(term)
        codes = [self.enum.codes.index(band.label) for band in self.rows]
        node: Node = Const(codes[-1])
        for band, code in reversed(list(zip(self.rows[:-1], codes[:-1], strict=True))):
            assert band.start is not None
            reached = at_most(number(band.start, term.dimension), term)
            node = pick(reached.node, Const(code), node)
        return Label(node, self.enum, term.state)

    def said(self, title: Callable[[str], Text]) -> Text:
        """The bands from the top."""
        parts = [
            Text("{label} mulai {start}", "{label} from {start}").fill(
                label=self.enum.title(band.label), start=band.start
            )
            if band.start is not None
            else Text("di bawahnya {label}", "below that {label}").fill(
                label=self.enum.title(band.label)
            )
            for band in self.rows
        ]
        return Text(
            f"{title(self.of).id}: " + "; ".join(p.id for p in parts),
            f"{title(self.of).en}: " + "; ".join(p.en for p in parts),
        )

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The number alone; the band that it reached is the value of the step."""
        del held
        return Text("{of} menurut rentang", "{of} by its band").fill(of=title(self.of))


def _band(row: Block, enum: Enumeration) -> Band:
    start = row.number("from")
    label = row.text("is", required=True)
    row.finish()
    if label is not None and label not in enum.codes:
        row.complain(
            packs.UNKNOWN_LABEL,
            "is",
            found=label,
            expected=", ".join(enum.codes),
            label=label,
            enum=enum.name,
        )
    return Band(start, label if label in enum.codes else enum.codes[-1])


def _hold_order(rows: list[tuple[Block, Decimal | None]]) -> None:
    above: Decimal | None = None
    for block, start in rows[:-1]:
        if start is None:
            if not block.has("from"):
                block.complain(packs.BANDS_CLOSED, "from")
            continue
        if above is not None and start >= above:
            block.complain(packs.BANDS_ORDER, "from", found=start, this=start, above=above)
        above = start
    last, start = rows[-1]
    if start is not None:
        last.complain(packs.BANDS_OPEN, "from", found=start)
