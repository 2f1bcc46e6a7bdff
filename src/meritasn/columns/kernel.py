"""The rules as one function from table to table, for engines that split rows among machines.

Each row is a person with everything that is known of them, targets included; so any split of the
rows gives the same results. What needs the other people of a unit (the place in it, the
distribution guide) is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import polars as pl
from attrs import field, frozen

from meritasn.columns.frames import collected
from meritasn.columns.judging import Case
from meritasn.columns.results import FrameResults
from meritasn.columns.workforce import FrameWorkforce
from meritasn.facts import catalogue
from meritasn.merit.careers import hold_period
from meritasn.policies import Policy
from meritasn.quantities import Period

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Kernel"]

_WITHIN = ("employees", "appraisals")
"""The tables whose columns stand in a row."""


@frozen
class Kernel:
    """Results of a policy for the rows of an Arrow table.

    Rows have the columns of employees and of appraisals, and ``targets``, a list of records
    with the columns of targets. Who leads a unit has its predicate in ``led_unit_predicate``;
    all others have ``n/a`` there, or nobody has the column.

    It can be pickled and sent to where the rows are. It sees no more than the rows of one call:
    that each person has one row among all of them is for the caller to know.

    Attributes:
        policy: The policy.
        period: The period of all rows.
        steps: Steps of people to be added to the results.
    """

    policy: Policy = field(repr=lambda policy: policy.name)
    period: Period
    steps: tuple[str, ...] = ()

    def __call__(self, table: pa.Table) -> pa.Table:
        """The results of some rows, in their order.

        The columns are those of `FrameResults.frame`, without ``rank_in_unit``.

        Raises:
            NotInForce: If the policy is not in force on the last day of the period, or began
                within it.
            InputRefused: If a required column is missing.
        """
        tables = FrameWorkforce.of(appraisals=table, period=self.period).tables
        program = self.policy.over(self.period)
        hold_period(self.policy, program)
        results = FrameResults(Case(tables, self.policy, program, self.period))
        return collected(results.unranked(*self.steps)).to_arrow()

    @property
    def schema(self) -> pa.Schema:
        """The columns of the results, for engines that ask before a row has come."""
        columns = (c for name in _WITHIN for c in catalogue().tables[name].columns if c.required)
        return self(pl.DataFrame(schema={c.name: pl.String() for c in columns}).to_arrow()).schema

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same batch by batch, as `mapInArrow` of Spark hands them out."""
        import pyarrow as pa  # noqa: PLC0415  (only those who have batches need it)

        for batch in batches:
            yield from self(pa.Table.from_batches([batch])).to_batches()
