"""Every law catches a fault that is planted for it."""

from __future__ import annotations

import pytest
from tests.testing.planted_laws import IN_STRATEGIES, PLANTED, Planted, PlantedStrategy, caught_in
from tests.testing.planted_laws import caught as laws_of
from tests.testing.planted_page import PAGE

from meritasn.policies import LAWS


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught_by_its_law(fault: Planted) -> None:
    # What Hypothesis draws hangs on what else is loaded, so a miss is looked for harder.
    found = laws_of(fault, laws=[fault.law]) or laws_of(fault, laws=[fault.law], examples=600)
    assert fault.law in found


@pytest.mark.parametrize("fault", IN_STRATEGIES, ids=lambda fault: fault.name)
def test_a_fault_in_a_strategy_is_caught_by_its_law(fault: PlantedStrategy) -> None:
    assert fault.law in caught_in(fault)


def test_every_law_has_a_fault_planted_for_it() -> None:
    assert {*LAWS} - {fault.law for fault in PLANTED} == set()


def test_each_fault_has_a_name_of_its_own() -> None:
    names = [*(fault.name for fault in PLANTED), *(fault.name for fault in IN_STRATEGIES)]
    assert len(set(names)) == len(names)


def test_the_page_names_every_fault_with_its_law_and_every_policy() -> None:
    page = PAGE.read_text("utf-8")
    told = [line for line in page.splitlines() if line.startswith("| ")]
    faults: tuple[Planted | PlantedStrategy, ...] = (*PLANTED, *IN_STRATEGIES)
    for fault in faults:
        assert any(fault.what.en in line and f"`{fault.law}`" in line for line in told), fault.name
    assert "MISSED" not in page
    assert "BROKEN" not in page
    assert "STALE" not in page
    assert all(law.statement.en in page for law in LAWS.values())
