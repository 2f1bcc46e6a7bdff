"""Laws of additional income, each with a fault that was planted for it to catch."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TypeAlias

import pytest
from attrs import evolve, frozen
from tests.policies.regulations.region import (
    DAY,
    GRADES,
    REGION,
    Case,
    amount,
    attendance,
    cases,
    person,
    region,
)

from meritasn.policies import Policy
from meritasn.policies.overlay import overlaid
from meritasn.rules import Program, Record, Run, run_unit

Reader: TypeAlias = Callable[[Program, Record, Sequence[Run]], Run]
Law: TypeAlias = Callable[[Policy, Reader], None]

PEOPLE = cases(25, seed=7)

# ------------------------------------------------------------------------------------- laws


def a_higher_class_never_has_a_smaller_basic_amount(policy: Policy, _: Reader) -> None:
    basics = [amount(person(policy, job_class=k), "basic") for k in range(1, 18)]
    assert basics == sorted(basics)


def the_parts_add_up_to_the_whole(policy: Policy, _: Reader) -> None:
    criteria = ("workload", "performance", "remote", "conditions", "scarcity")
    cuts = ("productivity_cut", "presence_cut", "lateness_cut", "sanction_cut")
    for ran in (case.run(policy) for case in PEOPLE):
        full, earned = amount(ran, "full"), amount(ran, "earned")
        assert sum(amount(ran, step) for step in criteria) == full
        assert amount(ran, "productivity_full") + amount(ran, "discipline_full") == full
        assert full - sum(amount(ran, step) for step in cuts) == earned
        assert earned - amount(ran, "fiscal_cut") == amount(ran)


def full_work_and_full_presence_earn_everything(policy: Policy, _: Reader) -> None:
    for job_class in range(1, 18):
        ran = person(policy, attendance(), job_class=job_class)
        assert amount(ran, "earned") == amount(ran, "full")


def nothing_is_below_zero_or_beyond_what_it_is_of(policy: Policy, _: Reader) -> None:
    for ran in (case.run(policy) for case in PEOPLE):
        assert 0 <= amount(ran) <= amount(ran, "earned") <= amount(ran, "full")


def more_activity_never_pays_less(policy: Policy, _: Reader) -> None:
    for case in PEOPLE[:6]:
        each = (evolve(case, minutes=n) for n in (0, 1, 3000, 6749, 6750, 6751, 50_000))
        paid = [amount(one.run(policy)) for one in each]
        assert paid == sorted(paid)


def more_presence_never_pays_less(policy: Policy, _: Reader) -> None:
    for case in PEOPLE[:6]:
        each = (evolve(case, presence=Decimal(n)) for n in (0, 1, 50, 99, 100))
        paid = [amount(one.run(policy)) for one in each]
        assert paid == sorted(paid)


def more_lateness_never_pays_more(policy: Policy, _: Reader) -> None:
    for case in PEOPLE[:4]:
        for n in range(len(GRADES)):
            each = (_late(case, n, times) for times in (0, 1, 31))
            paid = [amount(one.run(policy)) for one in each]
            assert paid == sorted(paid, reverse=True)


def _late(case: Case, grade: int, times: int) -> Case:
    grades = (times if n == grade else others for n, others in enumerate(case.grades))
    return evolve(case, grades=tuple(grades))


@frozen
class Payday:
    """Both passes over everybody under a ceiling."""

    factor: Decimal
    earned: int
    each: tuple[tuple[int, int], ...]
    total: Run


def payday(policy: Policy, reader: Reader, ceiling: int, people: Sequence[Case]) -> Payday:
    program, budget = policy.on(DAY), Record({"budget_ceiling": Decimal(ceiling)})
    first = reader(program, budget, [evolve(case, factor=None).run(policy) for case in people])
    factor = first.value("affordable_share").number
    assert factor is not None
    runs = [evolve(case, factor=factor).run(policy) for case in people]
    each = tuple((amount(ran, "earned"), amount(ran)) for ran in runs)
    return Payday(factor, amount(first, "total_earned"), each, reader(program, budget, runs))


def ceilings(policy: Policy, reader: Reader) -> Sequence[int]:
    everything = payday(policy, reader, 10**15, PEOPLE).earned
    return (0, 1, 7, everything // 3, everything - 1, everything, everything + 1, 10**15)


def the_ceiling_is_never_exceeded(policy: Policy, reader: Reader) -> None:
    for ceiling in ceilings(policy, reader):
        found = payday(policy, reader, ceiling, PEOPLE)
        paid = sum(paid for _, paid in found.each)
        assert paid <= ceiling
        assert paid == amount(found.total, "total_paid")
        assert ceiling - paid == amount(found.total, "unspent")


def the_ceiling_is_used_up_but_for_less_than_a_rupiah_each(policy: Policy, reader: Reader) -> None:
    for ceiling in ceilings(policy, reader):
        found = payday(policy, reader, ceiling, PEOPLE)
        wanted = min(ceiling, found.earned)
        lost = wanted - sum(paid for _, paid in found.each)
        assert 0 <= lost < len(PEOPLE) + Fraction(found.earned, 10**12)


def a_ceiling_that_suffices_cuts_nothing(policy: Policy, reader: Reader) -> None:
    everything = payday(policy, reader, 10**15, PEOPLE).earned
    for ceiling in (everything, everything + 1, 10**15):
        found = payday(policy, reader, ceiling, PEOPLE)
        assert found.factor == 1
        assert all(paid == earned for earned, paid in found.each)


def the_order_of_people_changes_nothing(policy: Policy, reader: Reader) -> None:
    shuffled = list(PEOPLE)
    Random(3).shuffle(shuffled)  # noqa: S311  (no secret)
    one, other = (payday(policy, reader, 50_000_000, people) for people in (PEOPLE, shuffled))
    assert (one.factor, sorted(one.each)) == (other.factor, sorted(other.each))
    assert amount(one.total, "total_paid") == amount(other.total, "total_paid")


def sums_are_exact_beyond_what_a_float_holds(policy: Policy, reader: Reader) -> None:
    """Each as much as one may have, until the sum has more digits than a float."""
    rich = overlaid(policy, _RICH)
    most, least = (person(rich, attendance(), job_class=k) for k in (17, 1))
    many = 100_000
    ran = reader(rich.on(DAY), Record({"budget_ceiling": Decimal(10**15)}), [most] * many + [least])
    total = amount(most) * many + amount(least)
    assert amount(most) == 99_999_999_999
    assert amount(ran, "total_earned") == total > 2**53
    expected = Fraction(10**15, total)
    factor = ran.value("affordable_share").number
    assert factor is not None
    assert 0 <= expected - Fraction(factor) < Fraction(1, 10**12)


_RICH = """
format = "meritasn/overlay@1"
name = "rich"
base = "pp-12-2019"
cite.invented = "invented"
parameter.itpp_as_set = { value = 1, cite = "invented", standing = "assumed" }
parameter.bpk_allowance_17.value = 99999999999
parameter.bpk_allowance_17.tune = [0, 99999999999]
parameter.bpk_allowance_17.cite = "invented"
parameter.bpk_allowance_17.standing = "assumed"
parameter.bpk_allowance_1 = { value = 1, cite = "invented", standing = "assumed" }
parameter.workload_share_1 = { value = 0, cite = "invented", standing = "assumed" }
parameter.workload_share_17 = { value = 0, cite = "invented", standing = "assumed" }
parameter.performance_share = { value = 100, cite = "invented", standing = "assumed" }
"""

LAWS: tuple[Law, ...] = (
    a_higher_class_never_has_a_smaller_basic_amount,
    the_parts_add_up_to_the_whole,
    full_work_and_full_presence_earn_everything,
    nothing_is_below_zero_or_beyond_what_it_is_of,
    more_activity_never_pays_less,
    more_presence_never_pays_less,
    more_lateness_never_pays_more,
    the_ceiling_is_never_exceeded,
    the_ceiling_is_used_up_but_for_less_than_a_rupiah_each,
    a_ceiling_that_suffices_cuts_nothing,
    the_order_of_people_changes_nothing,
    sums_are_exact_beyond_what_a_float_holds,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_rules_keep_the_law(law: Law) -> None:
    law(REGION, run_unit)


@pytest.mark.parametrize("share", [0, 1, 50, 62.5, 99, 100])
def test_the_parts_add_up_however_the_amount_is_split(share: float) -> None:
    policy = region(productivity_share=Decimal(str(share)))
    the_parts_add_up_to_the_whole(policy, run_unit)
    full_work_and_full_presence_earn_everything(policy, run_unit)


# ----------------------------------------------------------------------------- planted faults


def step(name: str, of: str, body: str) -> Policy:
    """The rules with another step in the place of one of theirs."""
    unit = "" if name == "affordable_share" else 'unit = "rupiah"\n'
    return overlaid(
        REGION,
        f"""
format = "meritasn/overlay@1"
name = "fault"
base = "{REGION.name}"
cite.fault = "fault"
[[step]]
name = "{name}"
of = "{of}"
title = {{ id = "salah", en = "fault" }}
cite = "fault"
standing = "assumed"
rounding_cite = "fault"
shown = {"true" if name == "affordable_share" else "false"}
{unit}{body}
""",
    )


def in_floats(program: Program, record: Record, people: Sequence[Run]) -> Run:
    """A reader whose sums are as exact as floats are."""
    ran = run_unit(program, record, people)
    total = int(float(ran.slots["total_earned", "value"]))
    return evolve(ran, slots={**ran.slots, ("total_earned", "value"): total})


def without_the_last(program: Program, record: Record, people: Sequence[Run]) -> Run:
    """A reader that forgets whoever comes last."""
    return run_unit(program, record, people[:-1])


@frozen
class Fault:
    """Something that was made wrong, and the law that is there to catch it."""

    law: Law
    policy: Policy = REGION
    reader: Reader = run_unit


PERSON, WHOLE = "person", "decimals = 0\n"
CHARGED = "full * productivity_share / 100"
FAULTS: Mapping[str, Fault] = {
    "class 9 has less than class 8": Fault(
        a_higher_class_never_has_a_smaller_basic_amount, region(bpk_allowance_9=7_000_000)
    ),
    "both parts are rounded by themselves": Fault(
        the_parts_add_up_to_the_whole,
        overlaid(
            step(
                "discipline_full",
                PERSON,
                f'{WHOLE}formula = "full * (100 - productivity_share) / 100"',
            ),
            """
format = "meritasn/overlay@1"
name = "halves"
base = "pp-12-2019"
cite.fault = "fault"
parameter.productivity_share = { value = 50, cite = "fault", standing = "assumed" }
""",
        ),
    ),
    "a cut is forgotten": Fault(
        the_parts_add_up_to_the_whole,
        step(
            "earned",
            PERSON,
            f'{WHOLE}range = [0, 1000000000]\nformula = "achieved - 0 * sanction_cut"',
        ),
    ),
    "full minutes are one more": Fault(
        full_work_and_full_presence_earn_everything, region(full_minutes=6_751)
    ),
    "activity earns without end": Fault(
        nothing_is_below_zero_or_beyond_what_it_is_of,
        step("productivity", PERSON, f'{WHOLE}formula = "{CHARGED} * minutes / full_minutes"'),
    ),
    "activity beyond the limit earns nothing": Fault(
        more_activity_never_pays_less,
        step(
            "productivity",
            PERSON,
            f"""{WHOLE}when = [
  {{ if = "minutes > full_minutes", then = "0" }},
  {{ then = "{CHARGED} * minutes / full_minutes" }},
]""",
        ),
    ),
    "discipline goes by absence": Fault(
        more_presence_never_pays_less,
        step(
            "discipline_by_presence",
            PERSON,
            f'{WHOLE}formula = "discipline_full * (100 - present) / 100"',
        ),
    ),
    "lateness adds": Fault(
        more_lateness_never_pays_more,
        step(
            "discipline_earned",
            PERSON,
            f'{WHOLE}formula = "discipline_by_presence + lateness_cut"',
        ),
    ),
    "each is rounded to the nearest rupiah": Fault(
        the_ceiling_is_never_exceeded,
        step(
            "reduced",
            PERSON,
            f'{WHOLE}not_applicable = "passes"\nformula = "earned * fiscal_factor"',
        ),
    ),
    "the factor is rounded up": Fault(
        the_ceiling_is_never_exceeded,
        step(
            "affordable_share",
            "unit",
            """
when = [
  { if = "budget_ceiling >= total_earned", then = "1" },
  { then = "budget_ceiling / total_earned" },
]
not_applicable = "passes"
decimals = 3
rounding = "up"
range = [0, 1]
""",
        ),
    ),
    "the factor has three decimals": Fault(
        the_ceiling_is_used_up_but_for_less_than_a_rupiah_each,
        step(
            "affordable_share",
            "unit",
            """
when = [
  { if = "budget_ceiling >= total_earned", then = "1" },
  { then = "budget_ceiling / total_earned" },
]
not_applicable = "passes"
decimals = 3
rounding = "down"
range = [0, 1]
""",
        ),
    ),
    "a ceiling that is just enough cuts by half": Fault(
        a_ceiling_that_suffices_cuts_nothing,
        step(
            "affordable_share",
            "unit",
            """
when = [
  { if = "budget_ceiling > total_earned", then = "1" },
  { then = "budget_ceiling / (total_earned + total_earned)" },
]
not_applicable = "passes"
decimals = 12
rounding = "down"
range = [0, 1]
""",
        ),
    ),
    "the last person is forgotten": Fault(
        the_order_of_people_changes_nothing, reader=without_the_last
    ),
    "sums are floats": Fault(sums_are_exact_beyond_what_a_float_holds, reader=in_floats),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=list(FAULTS))
def test_a_planted_fault_is_caught_by_its_law(fault: Fault) -> None:
    with pytest.raises(AssertionError):
        fault.law(fault.policy, fault.reader)


def test_every_law_has_a_fault() -> None:
    assert {fault.law for fault in FAULTS.values()} == set(LAWS)
