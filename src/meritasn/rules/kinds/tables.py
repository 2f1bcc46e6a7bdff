"""A table: one cell for every combination of labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import product
from typing import ClassVar

from attrs import frozen

from meritasn.errors.codes import packs
from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.quantities import PURE, scaled
from meritasn.rules.algebra import Const, LookUp, Node, add, mul
from meritasn.rules.block import Block
from meritasn.rules.scope import Body, Scope
from meritasn.rules.states import NotApplicable, join
from meritasn.rules.step import Yields
from meritasn.rules.terms import Fault, Label, Term

__all__ = ["Table"]

Cells = Mapping[tuple[str, ...], str | Decimal]


@frozen
class Table:
    """``table = ["a", "b"]`` with ``grid.x = { y = "label" }``; the cells may be numbers too.

    Attributes:
        of: The one or two names whose labels point to a cell.
        cells: By the codes of the labels.
        enum: The enumeration of the cells, where they are labels.
        decimals: The decimals of the cells, where they are numbers.
    """

    of: tuple[str, ...]
    cells: Cells
    enum: Enumeration | None
    decimals: int

    keys: ClassVar[tuple[str, ...]] = ("table",)
    yields: ClassVar[Yields] = Yields.EITHER
    absent: ClassVar[tuple[NotApplicable, ...]] = (NotApplicable.REFUSES, NotApplicable.PASSES)

    @classmethod
    def read(cls, key: str, block: Block, enum: Enumeration | None) -> Table | None:
        """Reads the grid; whether it is total is known once the names are."""
        of = block.names(key)
        grid = block.block("grid", required=True)
        if not of:
            return None
        if len(of) > len(("row", "column")):
            block.complain(packs.WRONG_TYPE, key, key=key, shape=_ONE_OR_TWO, found=", ".join(of))
            return None
        rows = [grid] if len(of) == 1 else [grid.block(row) for row in grid.raw]
        prefixes = [()] if len(of) == 1 else [(row,) for row in grid.raw]
        decimals = block.decimals()
        before = len(block.findings)
        cells = {
            (*prefix, column): _cell(row, column, enum, decimals)
            for prefix, row in zip(prefixes, rows, strict=True)
            for column in row.raw
        }
        return cls(of, cells, enum, decimals) if len(block.findings) == before else None

    def names(self) -> Iterator[str]:
        """The names whose labels point to a cell."""
        return iter(self.of)

    def build(self, scope: Scope) -> Body:
        """The cell that the labels point to."""
        labels = [scope.label(name) for name in self.of]
        wanted = list(product(*(label.enum.codes for label in labels)))
        with scope.at("grid"):
            self._hold_total(wanted)
        position = reduce(
            lambda at, label: add(mul(at, Const(len(label.enum))), label.n),
            labels[1:],
            labels[0].n,
        )
        state = join(*(label.state for label in labels))
        node: Node = LookUp(position, tuple(self._integer(self.cells[cell]) for cell in wanted))
        if self.enum is not None:
            return Label(node, self.enum, state)
        return Term(Fraction(1, 10**self.decimals), node, dimension=PURE, state=state)

    def _integer(self, cell: str | Decimal) -> int:
        if isinstance(cell, str):
            assert self.enum is not None
            return self.enum.codes.index(cell)
        return scaled(cell, self.decimals)

    def _hold_total(self, wanted: list[tuple[str, ...]]) -> None:
        missing = [_crossing(cell) for cell in wanted if cell not in self.cells]
        if missing:
            raise Fault(packs.CELL_MISSING, cells=", ".join(missing))
        extra = [_crossing(cell) for cell in self.cells if cell not in wanted]
        if extra:
            raise Fault(packs.CELL_EXTRA, cells=", ".join(extra))

    def said(self, title: Callable[[str], Text]) -> Text:
        """The names of the table; its cells are shown as a table of their own."""
        return Text("tabel menurut {of}", "table by {of}").fill(
            of=listing(title(name) for name in self.of)
        )

    def told(self, title: Callable[[str], Text], held: Sequence[bool | None]) -> Text:
        """The same; it has no branches."""
        del held
        return self.said(title)


def _crossing(cell: tuple[str, ...]) -> str:
    return " × ".join(cell)


def _cell(row: Block, key: str, enum: Enumeration | None, decimals: int) -> str | Decimal:
    if enum is None:
        number = row.number(key) or Decimal(0)
        row.hold_decimals(key, number, decimals)
        return number
    label = row.take(key, str, enum.codes[0])
    if label not in enum.codes:
        row.complain(
            packs.UNKNOWN_LABEL,
            key,
            found=label,
            expected=", ".join(enum.codes),
            label=label,
            enum=enum.name,
        )
    return label


_ONE_OR_TWO = Text("satu atau dua nama", "one or two names")
