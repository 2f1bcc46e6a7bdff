"""Faults planted in the engine, or in a pack, and the laws that catch them.

The laws stand here once more in a few lines, over a fixed draw of records, so that each can be
held against each fault. Which laws catch what: ``python -m tests.merit.test_planted_faults``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from tests.merit.people import activity, appraised
from tests.planted import table
from tests.results.test_re_adding import assert_re_adds

from meritasn.cases import run_case
from meritasn.merit import appraise
from meritasn.merit.records import person_record
from meritasn.model import Appraisal, Target
from meritasn.policies import Policy, read_policy
from meritasn.quantities import Absence, Rounding, numbers
from meritasn.rules import Given, interpret, run, scope, states, terms, trace
from meritasn.rules.algebra import ONE
from meritasn.rules.kinds import bands, listed
from meritasn.rules.kinds.operands import Operand
from meritasn.rules.states import PRESENT, NotApplicable
from meritasn.rules.terms import Term
from meritasn.testing.oracle import Oracle, Scalar

PACK = (files("meritasn.policies") / "packs" / "pp-46-2011.toml").read_text("utf-8")
CATALOGUE = (files("meritasn.facts") / "catalogue.toml").read_text("utf-8")
CASES = Path(__file__).parents[1] / "cases" / "pp46.json"


# ---------------------------------------------------------------------------------- the laws


@cache
def records() -> Sequence[Appraisal]:
    """Thirty people with up to three activities, some of them late, early, costly or missing."""
    chance = Random(46)  # noqa: S311  (a fixed draw)

    def hundredths(low: int, high: int) -> str:
        return str(Decimal(chance.randint(low, high)).scaleb(-2))

    def drawn(key: str) -> Target:
        cost = chance.choice((None, ("200000025", "152000018"), ("1000", hundredths(0, 300)[:-3])))
        return activity(
            key,
            quantity=("80", hundredths(0, 12_000)),
            quality=("100", hundredths(0, 10_000)),
            time=("80", hundredths(4_000, 30_000)),
            cost=cost,
        )

    people = [
        appraised(
            *(drawn(key) for key in "ABC"[: chance.randint(1, 3)]),
            conduct=hundredths(0, 10_000),
            leads=chance.random() < 0.5,
        )
        for _ in range(30)
    ]
    lacking = evolve(people[0].conduct, discipline=Absence.MISSING)
    return [*people, evolve(people[0], conduct=lacking), appraised()]


def score(policy: Policy, *of: Target, conduct: str = "100") -> Decimal | None:
    return appraise(appraised(*of, conduct=conduct), policy).score


def ties_go_away_from_zero(policy: Policy) -> None:
    result = appraise(appraised(activity(quantity=("800", "25"), time=("800", "1409"))), policy)
    assert result.run is not None
    (target,) = result.run.children
    assert target.value("quantity_score").number == Decimal("3.13")
    assert target.value("time_score").number == Decimal("-0.13")


def bands_are_exact_at_their_edges(policy: Policy) -> None:
    at = appraise(appraised(activity(), conduct="89.5"), policy)  # 92 and 89.5 weigh to 91
    below = appraise(appraised(activity(), conduct="89.47"), policy)
    assert at.predicate is not None
    assert below.predicate is not None
    assert (str(at.score), at.predicate.code) == ("91.00", "sangat_baik")
    assert (str(below.score), below.predicate.code) == ("90.99", "baik")


def no_rounding_decides_a_condition(policy: Policy) -> None:
    trap = activity(quality=("100", "76"), cost=("200000025", "152000018"))
    assert score(policy, trap, conduct="82") == Decimal("82.00")  # of 100, 76, 76 and 76


def what_is_missing_is_refused(policy: Policy) -> None:
    for one in (
        activity(quantity=("10", Absence.MISSING)),
        activity(cost=("10", Absence.MISSING)),
        activity(quality=(Absence.MISSING, "1")),
    ):
        assert appraise(appraised(one), policy).refusal is not None


def what_is_not_applicable_and_may_not_be_is_refused(policy: Policy) -> None:
    one = activity(quality=(Absence.NOT_APPLICABLE, "1"))
    found = appraise(appraised(one), policy).refusal
    assert found is not None
    assert [reason.subject for reason in found.reasons] == ["quality_score"]


def what_is_left_out_does_not_count(policy: Policy) -> None:
    assert score(policy, activity(), conduct="92") == Decimal("92.00")


def the_order_of_targets_does_not_matter(policy: Policy) -> None:
    for one in records():
        other = evolve(one, targets=one.targets[::-1])
        assert appraise(one, policy).score == appraise(other, policy).score


def more_achieved_is_never_worse(policy: Policy) -> None:
    scores = [
        score(policy, activity(quantity=("800", str(done))), conduct="50")
        for done in range(0, 200, 7)
    ]
    assert scores == sorted(s for s in scores if s is not None)


def all_readings_agree(policy: Policy) -> None:
    _, program = policy.programs[-1]
    for one in records():
        record = person_record(program, one)
        read, referred = run(program, record), interpret(program, record)
        for step in ("skp", "behaviour", "final", "predicate"):
            assert read.value(step) == referred.value(step) == trace(read, step).value


def an_oracle_in_fractions_agrees(policy: Policy) -> None:
    oracle = Oracle(PACK, CATALOGUE)
    _, program = policy.programs[-1]
    for one in records():
        record = person_record(program, one)
        read = oracle.person(
            {name: scalar(value) for name, value in record.facts.items()},
            [{n: scalar(v) for n, v in child.facts.items()} for child in record.children],
        )
        ran = run(program, record)
        for step in ("skp", "behaviour", "final", "predicate"):
            value, state = ran.value(step), read.steps[step]
            number = None if value.number is None else Fraction(value.number)
            assert (number if value.label is None else value.label) == state.value
            reasons = {(reason.subject, reason.kind.value) for reason in value.reasons}
            assert reasons == state.why


def scalar(value: Given) -> Scalar:
    if isinstance(value, Decimal):
        return Fraction(value)
    return value.value.replace("_", " ") if isinstance(value, Absence) else value


def printed_steps_re_add(policy: Policy) -> None:
    for one in records():
        result = appraise(one, policy)
        explanation = result.explain()
        assert explanation is not None
        if result.refusal is None:
            assert assert_re_adds(explanation, "en")


def worked_examples_pass(policy: Policy) -> None:
    for case in json.loads(CASES.read_text("utf-8")):
        assert run_case("pp46", case, policy=policy).passed


Law = Callable[[Policy], None]
LAWS: Sequence[Law] = (
    ties_go_away_from_zero,
    bands_are_exact_at_their_edges,
    no_rounding_decides_a_condition,
    what_is_missing_is_refused,
    what_is_not_applicable_and_may_not_be_is_refused,
    what_is_left_out_does_not_count,
    the_order_of_targets_does_not_matter,
    more_achieved_is_never_worse,
    all_readings_agree,
    an_oracle_in_fractions_agrees,
    printed_steps_re_add,
    worked_examples_pass,
)


# -------------------------------------------------------------------------------- the faults


class Fault(NamedTuple):
    """What is planted, and the law that is there for it."""

    plant: Callable[[pytest.MonkeyPatch], None]
    law: Law
    pack: Callable[[str], str] = str


def rounds(function: Callable[[int, int], int]) -> Callable[[pytest.MonkeyPatch], None]:
    """Half up is another rounding; nothing divides by zero."""
    return lambda patch: patch.setitem(
        numbers._QUOTIENT,  # noqa: SLF001  (a fault is planted where the thing is)
        Rounding.HALF_UP,
        lambda n, d: function(n, d) if d else 0,
    )


def half_even(n: int, d: int) -> int:
    return round(Fraction(n, d))


def toward_zero(n: int, d: int) -> int:
    return int(Fraction(n, d))


def half_towards_the_higher(n: int, d: int) -> int:
    return (2 * n + d) // (2 * d)


def module(name: str) -> Any:  # noqa: ANN401  (some of them share their name with a function)
    return import_module(f"meritasn.rules.{name}")


def strict_bands(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bands, "at_most", lambda a, b: terms.opposite(terms.at_most(b, a)))


def missing_is_zero(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(scope.Scope, "_state_of_fact", lambda *_: PRESENT)


def left_out_counts_as_zero(patch: pytest.MonkeyPatch) -> None:
    def operand(term: Term, *, leave_out: bool) -> Operand:
        del leave_out
        return Operand(evolve(term, state=PRESENT), ONE)

    patch.setattr(listed, "operand", operand)


def last_child_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    line = "{total} += {one} if i == 0 or i + 1 < len(children) else 0"
    patch.setitem(module("source")._GATHER, "sum", line)  # noqa: SLF001  (a fault is planted there)


def the_other_branch_is_told(patch: pytest.MonkeyPatch) -> None:
    asked = module("trace")._asked  # noqa: SLF001  (a fault is planted there)

    def opposite(test: terms.Test | None) -> Callable[..., bool | None]:
        answer = asked(test)
        return (
            answer if test is None else lambda chain: {True: False, False: True}.get(answer(chain))
        )

    patch.setattr(module("trace"), "_asked", opposite)


def refusals_pass(patch: pytest.MonkeyPatch) -> None:
    meet = states.meet

    def passing(state: states.State, how: NotApplicable, refusal: int) -> states.State:
        del how
        return meet(state, NotApplicable.PASSES, refusal)

    for name in ("compiler", "kinds.folds"):
        patch.setattr(module(name), "meet", passing)


def nothing(patch: pytest.MonkeyPatch) -> None:
    del patch


def rounded_efficiency(pack: str) -> str:
    """Efficiency is a step of its own, and the limit is compared with what it prints."""
    return (
        pack.replace("shown = true\nformula", "formula")
        .replace('let.efficiency = "100 - cost_realised / cost_target * 100"\n', "")
        .replace('let.efficiency = "100 - time_realised / time_target * 100"\n', "")
        .replace('if = "efficiency <=', 'if = "time_efficiency <=', 1)
        .replace('if = "efficiency <=', 'if = "cost_efficiency <=', 1)
        .replace("when = [", 'rounding_cite = "perka1"\nwhen = [')
    )


FAULTS: Mapping[str, Fault] = {
    "half to even": Fault(rounds(half_even), ties_go_away_from_zero),
    "cut off toward zero": Fault(rounds(toward_zero), ties_go_away_from_zero),
    "half of a negative upwards": Fault(rounds(half_towards_the_higher), ties_go_away_from_zero),
    "a band begins above its limit": Fault(strict_bands, bands_are_exact_at_their_edges),
    "a missing fact is read as 0": Fault(missing_is_zero, what_is_missing_is_refused),
    "what is left out counts as 0": Fault(left_out_counts_as_zero, what_is_left_out_does_not_count),
    "not applicable always passes": Fault(
        refusals_pass, what_is_not_applicable_and_may_not_be_is_refused
    ),
    "a fold forgets the last child": Fault(
        last_child_is_forgotten, the_order_of_targets_does_not_matter
    ),
    "the trace tells the other branch": Fault(the_other_branch_is_told, printed_steps_re_add),
    "a rounded number is compared": Fault(
        nothing, no_rounding_decides_a_condition, rounded_efficiency
    ),
    "the limit of efficiency is 25": Fault(
        nothing, an_oracle_in_fractions_agrees, lambda pack: pack.replace("= 24\n", "= 25\n")
    ),
}


def caught(fault: Fault | None) -> list[str]:
    """The laws that do not hold under a fault; a pack is read anew with it."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        if fault is not None:
            fault.plant(patch)
        policy = read_policy(PACK if fault is None else fault.pack(PACK))
        for law in LAWS:
            try:
                law(policy)
            except (AssertionError, ValueError, IndexError, KeyError):
                found.append(law.__name__)
    return found


def test_without_a_fault_every_law_holds() -> None:
    assert caught(None) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_by_its_law(name: str) -> None:
    assert FAULTS[name].law.__name__ in caught(FAULTS[name])


def test_every_law_catches_something() -> None:
    everything = {law for fault in FAULTS.values() for law in caught(fault)}
    assert [law.__name__ for law in LAWS if law.__name__ not in everything] == []


if __name__ == "__main__":
    sys.stdout.write(f"{table(FAULTS, caught)}\n")
