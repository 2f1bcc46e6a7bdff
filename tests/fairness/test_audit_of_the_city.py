"""The example city: its audit finds what was planted in it, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from meritasn.fairness import Audit, AuditFinding, Verdict, audit
from meritasn.io import read_tables
from meritasn.merit import appraise
from meritasn.model import PostLevel, Sex, Workforce
from meritasn.quantities import Period
from meritasn.testing.population import planted_gap

YEAR = Period.year(2023)
BY = ("sex", "age_band", "marital_status", "employment")


@cache
def medan() -> Workforce:
    return read_tables(Path(__file__).parents[2] / "examples" / "medan").workforce


def audited(workforce: Workforce) -> Audit:
    return audit(appraise(workforce, period=YEAR), workforce, by=BY, within="level")


def flagged(found: Audit) -> Mapping[str, AuditFinding]:
    return {one.focal: one for one in found.findings if one.verdict is Verdict.FLAG}


def test_nothing_is_flagged_in_the_city_as_it_is() -> None:
    """No gap is planted in its ratings, and at its size most comparisons cannot tell."""
    found = audited(medan())
    assert flagged(found) == {}
    assert (found.people, found.settled) == (2000, 1798)
    (men,) = found.groups[0].findings
    assert men.focal == Sex.MALE.code
    assert men.verdict is Verdict.INSUFFICIENT


def test_a_gap_that_is_planted_is_flagged_at_its_level_and_nothing_else_is() -> None:
    workforce, plant = planted_gap(medan(), period=YEAR)
    found = audited(workforce)
    assert set(flagged(found)) == {Sex.FEMALE.code}
    of = found.groups[0].strata[Sex.FEMALE.code].strata
    odds = {
        name: one.focal.selected * one.reference.others - one.focal.others * one.reference.selected
        for name, one in of.items()
    }
    assert min(odds, key=odds.__getitem__) == PostLevel.PELAKSANA.code
    before = {one.employee: one for one in medan().appraisals if one.period == YEAR}
    changed = {
        one.employee
        for one in workforce.appraisals
        if one.period == YEAR and one != before[one.employee]
    }
    assert changed <= set(plant.keys)
    assert workforce.employees == medan().employees
