"""Laws that are tried on whole workforces: what the law protects, and the ceiling of pay."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.merit import Question, allowances, appraise, assess
from meritasn.merit.allowance import FAMILY
from meritasn.model import Protected, Workforce
from meritasn.policies import Policy
from meritasn.testing.careers import attendance
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.money import no_pay
from meritasn.testing.laws.trial import Bench, Compared, Tried, counted, first, registered
from meritasn.testing.laws.trying import pooled, smallest
from meritasn.testing.offices import protected
from meritasn.testing.people import nips
from meritasn.testing.questions import questions
from meritasn.testing.workforces import workforces

__all__: list[str] = []

_SHARE = 5
"""A workforce is drawn for every so many records."""


class Office(NamedTuple):
    """A workforce with what is asked about it."""

    workforce: Workforce
    question: Question
    other: Workforce
    ceiling: int = 0


def _tried(
    drawn: st.SearchStrategy[Office],
    compare: Callable[[Office], Compared],
    bench: Bench,
    examples: int,
) -> Tried:
    few = max(2, examples // _SHARE)
    cases = 0
    for office in pooled(drawn, few, bench.seed):
        made, fault = counted(compare(office))
        cases += made > 0
        if fault is not None:
            least = smallest(drawn, lambda one: counted(compare(one))[1], few, bench.seed)
            return Tried(cases, fault if least is None else least[1])
    return Tried(cases)


# -------------------------------------------------------------------------- what the law protects


@registered("protected_attributes_never_matter")
def _protected(bench: Bench, examples: int) -> Tried:
    policy = bench.policy
    if bench.cases[-1].program.subject is not Grain.PERSON:
        return Tried(why=_NOBODY)

    def compare(office: Office) -> Compared:
        one, other = (
            _answers(policy, w, office.question) for w in (office.workforce, office.other)
        )
        for key, answers in one.items():
            yield None if other.get(key) == answers else Fault(_SEEN)

    return _tried(_offices(policy), compare, bench, examples)


_NOBODY = Text(
    "Aturan ini bukan tentang orang yang atribut terlindungnya tercatat.",
    "The rule is not about people whose protected attributes are on record.",
)
_SEEN = Text(
    "Dengan jenis kelamin, umur, agama, atau nomor identitas lain, hasil seorang pegawai lain.",
    "With another sex, age, religion or number of identity, somebody has another result.",
)


def _offices(policy: Policy) -> st.SearchStrategy[Office]:
    """A workforce, and the same where all that the law protects is dealt out anew."""

    @st.composite
    def drawn(draw: st.DrawFn) -> Office:
        workforce = draw(workforces(people=3, complete=True, dated=not _of_periods(policy)))
        asked = draw(questions(on=_day(policy)))
        before = {one.key: draw(protected()) for one in workforce.employees}
        after = {key: draw(protected()) for key in before}
        kept = {key: _lawful(policy, one, after[key]) for key, one in before.items()}
        renamed = [
            evolve(one, nip=draw(st.none() | nips(one.employment)), name=None)
            for one in workforce.employees
        ]
        return Office(
            evolve(workforce, protected=before),
            asked,
            evolve(workforce, employees=renamed, protected=kept),
        )

    return drawn()


def _lawful(policy: Policy, before: Protected, after: Protected) -> Protected:
    """What is dealt out anew, but for what the pack uses lawfully."""
    used = {name: getattr(before, name) for name in policy.pack.lawful if hasattr(before, name)}
    return evolve(after, **used)


def _of_periods(policy: Policy) -> bool:
    return policy.pack.family == "performance"


def _day(policy: Policy) -> date:
    """A day at the end of a month, on which the policy is in force."""
    start, stop = policy.in_force.start, policy.in_force.stop
    day = start + timedelta(days=400)
    if stop is not None and stop <= day:
        day = start + (stop - start) // 2
    return day.replace(day=1) - timedelta(days=1) if day.replace(day=1) > start else day


def _answers(policy: Policy, workforce: Workforce, asked: Question) -> Mapping[str, object]:
    """What the policy says of everybody, by key."""
    if not _of_periods(policy):
        found = assess(workforce, asked, policy).people
    elif not workforce.periods():
        return {}
    else:
        period = workforce.periods()[-1]
        found = appraise(workforce, policy, period=period, outside=True).people
    names = dict.fromkeys(policy.pack.output.values())
    return {
        one.employee: [None if one.run is None else one.run.value(name) for name in names]
        for one in found
    }


# ------------------------------------------------------------------------------------- the ceiling


def _no_ceiling(case: Case) -> Text | None:
    return None if case.policy.pack.family == FAMILY else _NO_CEILING


_NO_CEILING = Text("Aturan ini tidak mengenal pagu.", "The rule knows no ceiling.")


@registered("pay_keeps_its_ceiling")
def _ceiling(bench: Bench, examples: int) -> Tried:
    policy = bench.policy
    why = first(need(bench.cases[-1]) for need in (no_pay, _no_ceiling))
    if why is not None:
        return Tried(why=why)

    def compare(office: Office) -> Compared:
        run = allowances(office.workforce, office.question, policy, ceiling=office.ceiling)
        name = policy.pack.output["score"]
        runs = [one.result.run for one in run.people]
        paid = [None if ran is None else ran.value(name).number for ran in runs]
        spent = sum((amount for amount in paid if amount is not None), Decimal(0))
        if spent:  # a month without pay says nothing about a ceiling
            yield Fault(_OVER) if spent > office.ceiling else None

    return _tried(_months(policy), compare, bench, examples)


_OVER = Text(
    "Jumlah yang dibayar kepada semua melebihi pagu.", "What is paid to all exceeds the ceiling."
)


def _months(policy: Policy) -> st.SearchStrategy[Office]:
    day = _day(policy)

    @st.composite
    def drawn(draw: st.DrawFn) -> Office:
        workforce = draw(workforces(people=3, complete=True))
        months = [
            evolve(draw(attendance(employee=one.key, complete=True)), month_ends_on=day)
            for one in workforce.employees
        ]
        workforce = evolve(workforce, attendance=months)
        ceiling = draw(st.integers(0, 100_000_000))
        return Office(workforce, Question(day), workforce, ceiling)

    return drawn()
