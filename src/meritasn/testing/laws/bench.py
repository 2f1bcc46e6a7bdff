"""Where laws are tried: the rules of each span of days, with records that are drawn for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import field, frozen
from hypothesis.strategies import SearchStrategy

from meritasn.policies import Policy
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trying import pooled, smallest
from meritasn.testing.records import records

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
        """The least of the same records that has a fault."""
        each = self._each(examples)
        return smallest(drawn(case, complete=complete), fault_of, each, self.seed)

    def _each(self, examples: int) -> int:
        """Of all examples, those of one span of days."""
        return max(1, -(-examples // len(self.cases)))


def drawn(case: Case, *, complete: bool) -> SearchStrategy[Record]:
    """Records of whom the rules are about."""
    return records(case.program, complete=complete, of=case.policy.catalogue)
