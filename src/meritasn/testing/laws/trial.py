"""How a law is tried: on one record, on many at once, on a workforce, or on the policy itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from attrs import frozen

from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.rules import Record
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault

__all__ = [
    "TRIALS",
    "Bench",
    "Compared",
    "Lacks",
    "OnMany",
    "OnRecords",
    "Trial",
    "Tried",
    "counted",
    "on_many",
    "on_records",
    "registered",
]

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
    def policy(self) -> Policy:
        """The policy; of figures that it does not know, it has invented ones."""

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
        """The fault in the least of the same records, with numbers that a reader can follow."""

    def silent(self, examples: int) -> Text | None:
        """Why nobody has an answer, where it is a figure that is not known; None otherwise."""


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
class OnRecords:
    """Tries a law on one record at a time.

    Attributes:
        compare: Makes the comparisons for one record.
        needs: What rules have to have for it, each saying why they do not.
        complete: Whether nothing is missing from the records.
    """

    compare: Callable[[Case, Record], Compared]
    needs: tuple[Lacks, ...] = ()
    complete: bool = False

    def __call__(self, bench: Bench, examples: int) -> Tried:
        """Tries it under the rules of each span of days."""
        cases, why = 0, None
        for case in bench.cases:
            lack = first(need(case) for need in self.needs)
            if lack is not None:
                why = lack
                continue
            for record in bench.pool(case, examples, complete=self.complete):
                made, fault = counted(self.compare(case, record))
                cases += made > 0
                if fault is not None:
                    return Tried(cases, self._smallest(bench, case, examples) or fault)
        return Tried(cases, why=why)

    def _smallest(self, bench: Bench, case: Case, examples: int) -> Fault | None:
        def fault_of(record: Record) -> Fault | None:
            return counted(self.compare(case, record))[1]

        return bench.smallest(case, fault_of, examples, complete=self.complete)


@frozen
class OnMany:
    """Tries a law on many records at once.

    Attributes:
        compare: Makes one comparison for each of the records, in their order.
        needs: What rules have to have for it, each saying why they do not.
    """

    compare: Callable[[Case, Sequence[Record]], Compared]
    needs: tuple[Lacks, ...] = ()

    def __call__(self, bench: Bench, examples: int) -> Tried:
        """Tries it under the rules of each span of days."""
        cases, why = 0, None
        for case in bench.cases:
            lack = first(need(case) for need in self.needs)
            if lack is not None:
                why = lack
                continue
            made, fault = counted(self.compare(case, bench.pool(case, examples, complete=False)))
            cases += made
            if fault is not None:
                return Tried(cases, self._smallest(bench, case, fault))
        return Tried(cases, why=why)

    def _smallest(self, bench: Bench, case: Case, fault: Fault) -> Fault:
        """The least record that fails by itself too, where there is one."""

        def fault_of(record: Record) -> Fault | None:
            return counted(self.compare(case, [record]))[1]

        if fault.one is None or fault_of(fault.one) is None:
            return fault
        return bench.smallest(case, fault_of, _FEW, complete=False) or fault


_FEW = 20
"""How many records are tried where each of them is a frame of its own."""


def counted(compared: Compared) -> tuple[int, Fault | None]:
    """How many comparisons there were, and the first that failed."""
    made = 0
    for fault in compared:
        made += 1
        if fault is not None:
            return made, fault
    return made, None


def on_records(law: str, *needs: Lacks, complete: bool = False) -> Callable[[_OfOne], _OfOne]:
    """Registers how a law is tried on one record.

    Args:
        law: Its name.
        needs: What rules have to have for it, each saying why they do not.
        complete: Whether nothing is missing from the records.
    """

    def register(compare: _OfOne) -> _OfOne:
        TRIALS[law] = OnRecords(compare, needs, complete)
        return compare

    return register


def on_many(law: str, *needs: Lacks) -> Callable[[_OfMany], _OfMany]:
    """Registers how a law is tried on many records at once.

    Args:
        law: Its name.
        needs: What rules have to have for it, each saying why they do not.
    """

    def register(compare: _OfMany) -> _OfMany:
        TRIALS[law] = OnMany(compare, needs)
        return compare

    return register


_OfOne: TypeAlias = Callable[[Case, Record], Compared]
_OfMany: TypeAlias = Callable[[Case, Sequence[Record]], Compared]


def first(reasons: Iterable[Text | None]) -> Text | None:
    """The first reason that there is."""
    return next((reason for reason in reasons if reason is not None), None)
