"""A program that has both wheels and nothing else: what the plug-in brings, and what it answers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from meritasn import (
    Appraisal,
    Employee,
    Employment,
    Period,
    Rating,
    Workforce,
    appraise,
    load_policy,
)
from meritasn.fairness import Cell, Counts, Tabled, disaggregated_counts
from meritasn.merit import apply_strategy
from meritasn.model import Attendance, Training
from meritasn.strategies import (
    Count,
    Registry,
    StrategyKind,
    measure,
    rank,
    split,
    with_figures,
)
from meritasn.view import to_html, to_text

DAY = date(2026, 1, 31)
YEAR = Period.year(2025)


def people() -> Workforce:
    """Three invented people, of whom one has no attendance on record."""
    keys = ("A-1", "A-2", "A-3")
    return Workforce(
        employees=[Employee(key=key, unit="dinas", employment=Employment.PNS) for key in keys],
        appraisals=[
            Appraisal(
                employee=key,
                period=YEAR,
                results_rating=Rating.DI_ATAS,
                behaviour_rating=Rating.SESUAI,
            )
            for key in keys
        ],
        attendance=[
            Attendance(employee="A-1", month_ends_on=DAY, presence="97.50", late_1=1, late_2=0),
            Attendance(employee="A-2", month_ends_on=DAY, presence=100, late_1=0),
        ],
        trainings=[
            Training(employee="A-1", trained_on=DAY, training="Pelayanan", training_hours=30)
        ],
    )


def the_policy() -> None:
    """The pack is found by its name, applied and explained like those of the library."""
    policy = load_policy("kota-contoh-bonus")
    result = appraise(people(), policy, period=YEAR).of("A-2")
    assert result is not None
    assert result.score == Decimal("50.00")
    explanation = result.explain()
    assert explanation is not None
    assert "Perwali Kota Contoh 1/2026" in to_text(explanation, "id")
    print("policy:", policy.name, result.score)


def the_scorer(registry: Registry) -> None:
    """Nobody has a score before its figure is set; then who lacks a fact is refused by its name."""
    found = registry.find(StrategyKind.SCORER, "kota-contoh-punctuality")
    assert apply_strategy(found, people(), DAY).scores() == {}
    scorer = with_figures(found, {"points_a_lateness": "2.5"})
    results = apply_strategy(scorer, people(), DAY)
    assert results.scores() == {"A-1": Decimal("95.00")}
    said = {key: results.of(key) for key in ("A-2", "A-3")}
    codes = {key: one.refusal.code.id for key, one in said.items() if one and one.refusal}
    assert codes == {"A-2": "MER-4001", "A-3": "MER-4015"}
    assert "kota-contoh-punctuality" in to_html(results, "id")
    placed = rank(
        registry.find(StrategyKind.RANKER, "shared-places"),
        {key: (score,) for key, score in results.scores().items()},
    )
    rule = registry.find(StrategyKind.INCENTIVE_RULE, "proportional-share")
    assert placed.value == {"A-1": 1}
    assert split(rule, 1_000_000, results.scores()).value == {"A-1": 1_000_000}
    print("scorer:", scorer.declaration.name, results.scores()["A-1"])


def the_requirement(registry: Registry) -> None:
    """Met, or not met; without a record it is not met, as its rule says."""
    requirement = registry.find(StrategyKind.REQUIREMENT, "kota-contoh-trained")
    counts = apply_strategy(requirement, people(), DAY).counts()
    assert counts == {"met": 1, "not_met": 2, "unknown": 0}
    print("requirement:", requirement.declaration.name, counts["met"])


def the_metric(registry: Registry) -> None:
    """A function of counts, whoever counts."""
    metric = registry.find(StrategyKind.METRIC, "kota-contoh-least-share")
    found = measure(metric, {"dinas": Count(3, 8), "kantor": Count(1, 3)})
    assert found.value == Decimal("33.33")
    print("metric:", metric.declaration.name, found.value)


def the_metric_by_group(registry: Registry) -> None:
    """Of each group by itself: difference, ratio and intervals come by themselves."""
    metric = registry.find(StrategyKind.METRIC, "kota-contoh-odds")
    counts = Counts({"w": Cell(20, 60), "m": Cell(40, 80)})
    found = disaggregated_counts(metric, [Tabled(("sex",), counts)])
    (table,) = found.tables
    women = table.group("w")
    assert table.reference == "m"
    assert women.ratio is not None
    assert women.ratio.value == Fraction(1, 2), "the odds ratio"
    assert women.ratio.interval is not None
    assert "kota-contoh-odds" in to_html(found, "id")
    print("metric by group:", metric.declaration.name, women.ratio.value)


def main() -> None:
    """Everything in turn."""
    registry = Registry()
    findings = registry.load()
    assert findings == (), [finding.text.en for finding in findings]
    assert [one.name for one in registry.policies()] == ["kota-contoh-bonus"]
    the_policy()
    the_scorer(registry)
    the_requirement(registry)
    the_metric(registry)
    the_metric_by_group(registry)


if __name__ == "__main__":
    main()
