"""Puts everybody whom an input lists in the order that a pack declares."""

from __future__ import annotations

from itertools import groupby

from meritasn.cases.adapters import Adapter
from meritasn.cases.functions import Json
from meritasn.cases.inputs import listed_subjects
from meritasn.merit.question import Question
from meritasn.merit.selection import select
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Result
from meritasn.rules import Program, run

__all__ = ["ordered"]


def ordered(order: str, adapter: Adapter, policy: Policy, program: Program, given: Json) -> Json:
    """The keys of those who are ranked, the first one first; those who share a place in a list.

    Args:
        order: The name of the order.
        adapter: How the input is mapped.
        policy: The pack.
        program: Its rules on the day that is asked about.
        given: The input.
    """
    day = next(period.start for period, rules in policy.programs if rules is program)
    results = [
        Result(record.key, Period.of_days(day, day), policy, run(own, record))
        for own, record in listed_subjects(adapter, program, given)
    ]
    found = select(results, Question(day), policy, policy.pack.rankings[order])
    places = groupby(found.ranked, key=lambda one: one.place)
    groups = ([one.candidate for one in those] for _, those in places)
    return [those if len(those) > 1 else those[0] for those in groups]
