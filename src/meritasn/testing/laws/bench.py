"""Where laws are tried: the rules of each span of days, with records that are drawn for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property

from attrs import field, frozen

from meritasn.language import Text, listing
from meritasn.policies import Policy
from meritasn.rules import ReasonKind, Record
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

    def silent(self, examples: int) -> Text | None:
        """Why nobody has an answer, where it is a figure that is not known; None otherwise."""
        unknown: Counter[str] = Counter()
        for case in self.cases:
            for record in self.pool(case, examples, complete=True):
                values = case.answers(record).values()
                if any(value.present for value in values):
                    return None
                unknown.update({r.subject for v in values for r in v.reasons if r.kind in _UNKNOWN})
        if not unknown:
            return None
        figures = self.policy.pack.figures
        return _LAY.fill(figures=listing(figures[name][0].parameter.title for name in unknown))

    def _each(self, examples: int) -> int:
        """Of all examples, those of one span of days."""
        return max(1, -(-examples // len(self.cases)))


_UNKNOWN = (ReasonKind.UNKNOWN,)
_LAY = Text(
    "Aturan ini belum menjawab siapa pun selama angka berikut belum ditetapkan: {figures}. "
    "Uji bersama lapisan yang menetapkannya.",
    "The rule answers nobody as long as these figures are not set: {figures}. "
    "Try it with an overlay that sets them.",
)
