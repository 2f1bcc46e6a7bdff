"""Where laws are tried: the rules of each span of days, with records that are drawn for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import field, frozen

from meritasn.policies import Policy
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.drawing import drawn
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.presentable import presentable
from meritasn.testing.laws.trying import pooled, smallest

__all__ = ["RecordBench"]


@frozen(eq=False)
class RecordBench:
    """Records of a policy, drawn once and tried by every law.

    Attributes:
        policy: The policy.
        seed: From the same seed come the same records.
    """

    policy: Policy
    seed: int
    _pools: dict[tuple[int, int, bool], Sequence[Record]] = field(
        factory=dict, init=False, repr=False
    )

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The rules of each span of days."""
        return tuple(Case(self.policy, days, program) for days, program in self.policy.programs)

    def pool(self, case: Case, examples: int, *, complete: bool) -> Sequence[Record]:
        """Records under the rules of some days; of the complete ones nothing is missing."""
        key = self.cases.index(case), self._each(examples), complete
        if key not in self._pools:
            self._pools[key] = pooled(drawn(case, complete=complete), key[1], self.seed)
        return self._pools[key]

    def smallest(
        self,
        case: Case,
        fault_of: Callable[[Record], Fault | None],
        examples: int,
        *,
        complete: bool,
    ) -> Fault | None:
        """The fault in the least of the same records, with numbers that a reader can follow."""
        each = self._each(examples)
        found = smallest(drawn(case, complete=complete), fault_of, each, self.seed)
        return None if found is None else presentable(case.program, *found, fault_of)

    def _each(self, examples: int) -> int:
        """Of all examples, those of one span of days."""
        return max(1, -(-examples // len(self.cases)))
