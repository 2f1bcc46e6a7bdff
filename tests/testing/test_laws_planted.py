"""Every law catches a fault that is planted for it."""

from __future__ import annotations

import pytest
from tests.testing.planted_laws import IN_STRATEGIES, PLANTED, Planted, PlantedStrategy, caught_in
from tests.testing.planted_laws import caught as laws_of

from meritasn.policies import LAWS


@pytest.mark.parametrize("fault", PLANTED, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught_by_its_law(fault: Planted) -> None:
    assert fault.law in laws_of(fault, laws=[fault.law])


@pytest.mark.parametrize("fault", IN_STRATEGIES, ids=lambda fault: fault.name)
def test_a_fault_in_a_strategy_is_caught_by_its_law(fault: PlantedStrategy) -> None:
    assert fault.law in caught_in(fault)


def test_every_law_has_a_fault_planted_for_it() -> None:
    assert {*LAWS} - {fault.law for fault in PLANTED} == set()


def test_each_fault_has_a_name_of_its_own() -> None:
    names = [*(fault.name for fault in PLANTED), *(fault.name for fault in IN_STRATEGIES)]
    assert len(set(names)) == len(names)
