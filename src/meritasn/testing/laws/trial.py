"""How a law is tried: on one record, on many at once, on a workforce, or on the policy itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from attrs import frozen

from meritasn.language import Text
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault

__all__ = ["TRIALS", "Bench", "Compared", "Lacks", "Trial", "Tried", "on_records", "registered"]

Compared: TypeAlias = Iterator[Fault | None]
"""Each comparison that was made: None where the law held in it."""

Lacks: TypeAlias = Callable[[Case], Text | None]
"""Why a law says nothing of a rule; None where it says something."""


@frozen
class Tried:
    """What came of trying a law.

    Attributes:
        cases: In how many cases there was something to compare.
        fault: The least case in which it does not hold, if there is one.
        why: Why it says nothing of the rules.
    """

    cases: int = 0
    fault: Fault | None = None
    why: Text | None = None


class Bench(Protocol):
    """Where laws are tried: the rules of each span of days, and what is drawn for them."""

    @property
    def cases(self) -> Sequence[Case]:
        """The rules of each span of days."""

    @property
    def seed(self) -> int:
        """From the same seed come the same cases."""

    def pool(self, case: Case, examples: int, *, complete: bool) -> Sequence[Record]:
        """Records under the rules of some days; of the complete ones nothing is missing."""

    def smallest(
        self,
        case: Case,
        fault_of: Callable[[Record], Fault | None],
        examples: int,
        *,
        complete: bool,
    ) -> Fault | None:
        """The least of the same records that has a fault."""


class Trial(Protocol):
    """A way to try a law."""

    def __call__(self, bench: Bench, examples: int) -> Tried:
        """Tries it so many times."""


TRIALS: dict[str, Trial] = {}
"""How each law is tried, by its name."""


def registered(law: str) -> Callable[[Trial], Trial]:
    """Registers the way in which a law is tried."""

    def register(trial: Trial) -> Trial:
        TRIALS[law] = trial
        return trial

    return register


@frozen
class _OnRecords:
    """Tries a law on one record at a time."""

    compare: Callable[[Case, Record], Compared]
    needs: tuple[Lacks, ...]
    complete: bool

    def __call__(self, bench: Bench, examples: int) -> Tried:
        """Tries it under the rules of each span of days."""
        cases, why = 0, None
        for case in bench.cases:
            lack = _first(need(case) for need in self.needs)
            if lack is not None:
                why = lack
                continue
            for record in bench.pool(case, examples, complete=self.complete):
                made, fault = self._first_fault(case, record)
                cases += made > 0
                if fault is not None:
                    return Tried(cases, self._smallest(bench, case, examples) or fault)
        return Tried(cases, why=why)

    def _first_fault(self, case: Case, record: Record) -> tuple[int, Fault | None]:
        """How many comparisons one record gave, and the first that failed."""
        made = 0
        for fault in self.compare(case, record):
            made += 1
            if fault is not None:
                return made, fault
        return made, None

    def _smallest(self, bench: Bench, case: Case, examples: int) -> Fault | None:
        def fault_of(record: Record) -> Fault | None:
            return self._first_fault(case, record)[1]

        return bench.smallest(case, fault_of, examples, complete=self.complete)


def on_records(
    law: str, *needs: Lacks, complete: bool = False
) -> Callable[[Callable[[Case, Record], Compared]], Callable[[Case, Record], Compared]]:
    """Registers how a law is tried on one record.

    Args:
        law: Its name.
        needs: What rules have to have for it, each saying why they do not.
        complete: Whether nothing is missing from the records.
    """

    def register(
        compare: Callable[[Case, Record], Compared],
    ) -> Callable[[Case, Record], Compared]:
        TRIALS[law] = _OnRecords(compare, needs, complete)
        return compare

    return register


def _first(reasons: Iterable[Text | None]) -> Text | None:
    return next((reason for reason in reasons if reason is not None), None)
