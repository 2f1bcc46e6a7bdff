"""Groups compared by waits, some of which are not over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from meritasn.fairness.gap_audited import Shown
from meritasn.fairness.gap_kinds.kind import Kind, People, Seen
from meritasn.fairness.gaps import TimeGap
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.survival import Waited, log_rank, median_wait
from meritasn.language import Text

__all__ = ["waits_kind"]


def waits_kind(plan: AuditPlan) -> Kind:
    """Waits of some people."""
    columns = {"over": Text("Selesai", "Through"), "median": Text("Median", "Median")}
    return _Waits(plan, "time", columns, (_CENSORED,), _HAZARD)


_HAZARD = Text(
    "logaritma rasio laju (Peto), uji log-rank", "the logarithm of the ratio of hazards (Peto)"
)
_CENSORED = Text(
    "Yang masih menunggu dihitung sampai saat terakhir terlihat, bukan dibuang.",
    "Those who are waiting still count until they were last seen; they are not left out.",
)


@frozen
class _Waits(Kind):
    @property
    def threshold(self) -> float:
        return TimeGap("", "", self.plan, (), ()).threshold

    def gap(self, focal: str, reference: str, seen: People) -> TimeGap:
        own, other = (_waits(seen[group]) for group in (focal, reference))
        return TimeGap(focal, reference, self.plan, own, other)

    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        over = sum(one.over for one in _waits(of))
        return {"over": over, "waiting": len(of) - over}

    def shown(self, of: Sequence[Seen]) -> Shown:
        waits = _waits(of)
        return {"over": sum(one.over for one in waits), "median": median_wait(waits)}

    def standing(self, group: str, seen: People) -> float:
        rest = [one for name, of in seen.items() if name != group for one in _waits(of)]
        return log_rank(_waits(seen[group]), rest).log_ratio or 0.0


def _waits(of: Sequence[Seen]) -> tuple[Waited, ...]:
    return tuple(one.value for one in of if isinstance(one.value, Waited))
