"""The rules as one function from table to table, for engines that split rows among machines.

Each row is a person with everything that is known of them, targets included; so any split of the
rows gives the same results. What needs the other people of a unit (the place in it, the
distribution guide) is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from meritasn.columns.frames import collected
from meritasn.columns.workforce import FrameWorkforce
from meritasn.policies import Policy
from meritasn.quantities import Period

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Kernel"]


@frozen
class Kernel:
    """Results of a policy for the rows of an Arrow table.

    Rows have the columns of employees and of appraisals, and ``targets``, a list of records
    with the columns of targets. Who leads a unit has its predicate in ``led_unit_predicate``;
    all others have ``n/a`` there, or nobody has the column.

    It can be pickled and sent to where the rows are.

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
        """
        workforce = FrameWorkforce.of(appraisals=table, period=self.period)
        results = workforce.appraised(self.policy, self.period, outside=True)
        return collected(results.unranked(*self.steps)).to_arrow()

    def batches(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The same batch by batch, as `mapInArrow` of Spark hands them out."""
        import pyarrow as pa  # noqa: PLC0415  (only those who have batches need it)

        for batch in batches:
            yield from self(pa.Table.from_batches([batch])).to_batches()
