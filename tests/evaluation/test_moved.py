"""Whom another rule moves is audited by group, with the same plan as any outcome."""

from __future__ import annotations

from collections import Counter

from attrs import evolve
from tests.evaluation.planted_moves import draft, drawn, workforce

from meritasn.evaluation import replay, risen, spared
from meritasn.fairness import Outcome, Verdict, audit
from meritasn.merit import appraise
from meritasn.model import Protected, Sex
from meritasn.policies import shipped
from meritasn.results import Direction

UP, DOWN = {Direction.UP, Direction.GAINED}, {Direction.DOWN, Direction.LOST}


def test_who_rises_and_who_falls_is_counted_by_group_as_it_was_planted() -> None:
    planted = dict(drawn(600, 1))
    women = {key for number, key in enumerate(planted) if number % 2}
    sexes = {k: Protected(sex=Sex.FEMALE if k in women else Sex.MALE) for k in planted}
    people = evolve(workforce(list(planted.items())), protected=sexes)
    policy = shipped("pp-46-2011")
    found = replay(people, policy, draft())
    results = appraise(people, policy, period=found.asking.period)

    def counted(outcome: Outcome) -> dict[str, int]:
        (groups,) = audit(results, people, by=["sex"], outcome=outcome).groups
        return {group: groups.counts[group].selected for group in groups.counts}

    def expected(ways: set[Direction]) -> Counter[bool]:
        return Counter(key in women for key, kind in planted.items() if kind.way in ways)

    up, down = expected(UP), expected(DOWN)
    assert sum(up.values())
    assert sum(down.values())
    assert counted(risen(found)) == {"female": up[True], "male": up[False]}
    rest = expected({*Direction} - DOWN - {Direction.REASON, Direction.OTHER})
    refused = Counter(r.employee in women for r in results if r.refusal is not None)
    same = {one.employee for one in results if one.refusal is not None}
    still = Counter(k in women for k in same if planted[k].way is Direction.SAME)
    assert refused
    spared_now = counted(spared(found))
    assert spared_now == {"female": rest[True] - still[True], "male": rest[False] - still[False]}


def test_a_rule_that_lets_one_group_rise_alone_is_flagged() -> None:
    planted = dict(drawn(600, 1))
    found = replay(workforce(list(planted.items())), shipped("pp-46-2011"), draft())
    ways = dict(found.directions())
    sexes = {
        key: Protected(sex=Sex.FEMALE if number % 2 or ways.get(key) in UP else Sex.MALE)
        for number, key in enumerate(planted)
    }
    people = evolve(workforce(list(planted.items())), protected=sexes)
    results = appraise(people, shipped("pp-46-2011"), period=found.asking.period)
    (finding,) = audit(results, people, by=["sex"], outcome=risen(found)).findings
    assert (finding.focal, finding.verdict) == ("male", Verdict.FLAG)
