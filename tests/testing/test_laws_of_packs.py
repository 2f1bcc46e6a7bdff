"""All shipped policies keep the laws of good rules, but for those that their regulation breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

from meritasn.policies import Policy, load_policy, shipped, shipped_names
from meritasn.testing import Outcome, check_policy

FEW = 12
EXAMPLES = Path(__file__).parents[2] / "examples"
REGIONS = {
    "pp-12-2019": "medan_tpp.toml",
    "permenpanrb-15-2019": "medan_seleksi.toml",
}
"""Rules that answer nobody until an agency sets its figures, with an overlay that does."""


@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_policy_breaks_no_law_but_those_it_names(name: str) -> None:
    report = check_policy(shipped(name), examples=FEW)
    expected = {v.law.name for v in report.verdicts if v.outcome is Outcome.EXPECTED}
    assert expected == set(shipped(name).pack.breaks)


def region(name: str) -> Policy:
    return load_policy(name, overlays=[EXAMPLES / REGIONS[name]])


@pytest.mark.parametrize("name", REGIONS)
def test_a_policy_whose_figures_are_set_answers_and_breaks_no_law(name: str) -> None:
    report = check_policy(region(name), examples=FEW)
    achieved = report.of("more_achieved_is_never_worse")
    assert achieved.outcome in (Outcome.PROVED, Outcome.HELD)


def test_the_law_of_ceilings_is_tried_on_offices_that_are_paid() -> None:
    drawn = 24
    report = check_policy(region("pp-12-2019"), laws=["pay_keeps_its_ceiling"], examples=5 * drawn)
    verdict = report.of("pay_keeps_its_ceiling")
    assert verdict.outcome is Outcome.HELD
    assert verdict.cases > drawn // 3


def test_a_policy_that_waits_for_figures_says_for_which() -> None:
    report = check_policy(
        shipped("pp-12-2019"), laws=["a_small_change_has_a_small_effect"], examples=FEW
    )
    (verdict,) = report.verdicts
    assert verdict.outcome is Outcome.OPEN
    assert verdict.why is not None
    assert verdict.why.en
    assert verdict.why.id != verdict.why.en
