"""Groups compared by numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from meritasn.fairness.beside import Adjusted, Row, adjusted_gap
from meritasn.fairness.gap_audited import Shown
from meritasn.fairness.gap_kinds.kind import Kind, People, Seen
from meritasn.fairness.gaps import NumberGap, exact_mean, exact_moments
from meritasn.fairness.kinds import NumberOutcome
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.words import rounded
from meritasn.language import Text

__all__ = ["numbers_kind"]


def numbers_kind(outcome: NumberOutcome, plan: AuditPlan) -> Kind:
    """Numbers of some people."""
    columns = {
        "mean": Text("Rata-rata", "Mean"),
        "sd": Text("Simpangan baku", "Standard deviation"),
    }
    return _Numbers(plan, "number", columns, (), _D, outcome)


_D = Text(
    "selisih rata-rata dalam simpangan baku (d)", "the gap of means in standard deviations (d)"
)


@frozen
class _Numbers(Kind):
    outcome: NumberOutcome

    @property
    def threshold(self) -> float:
        return float(self.plan.effect)

    def gap(self, focal: str, reference: str, seen: People) -> NumberGap:
        own, other = (_numbers(seen[group]) for group in (focal, reference))
        asked = self.outcome
        return NumberGap(
            focal, reference, self.plan, own, other, asked.more_is_better, asked.decimals
        )

    def parts(self, of: Sequence[Seen]) -> Mapping[str, int]:
        return {"people": len(of)}

    def shown(self, of: Sequence[Seen]) -> Shown:
        mean, spread = exact_mean(_numbers(of)), exact_moments(_numbers(of))
        decimals = self.outcome.decimals
        return {
            "mean": None if mean is None else rounded(mean, decimals),
            "sd": None if spread is None else rounded(spread.sd, decimals),
        }

    def standing(self, group: str, seen: People) -> Fraction:
        mean = exact_mean(_numbers(seen[group])) or Fraction(0)
        return mean if self.outcome.more_is_better else -mean

    def beside(self, seen: People, focal: str, reference: str) -> Adjusted | None:
        names = self.outcome.beside
        if not names:
            return None
        own, other = (list(_rows(seen[group])) for group in (focal, reference))
        return adjusted_gap(own, other, names, self.outcome.norm)


def _numbers(of: Sequence[Seen]) -> tuple[Decimal | int, ...]:
    return tuple(one.value for one in of if isinstance(one.value, Decimal | int))


def _rows(of: Sequence[Seen]) -> Iterable[Row]:
    for one in of:
        if isinstance(one.value, Decimal | int):
            yield one.value, one.beside
