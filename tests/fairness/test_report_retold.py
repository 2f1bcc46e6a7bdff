"""Whoever tries every report that is told in the same words gets no hidden count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn.fairness import (
    Audit,
    Cell,
    Counts,
    NumberOutcome,
    OrdinalOutcome,
    Seen,
    StagedAudit,
    Tabled,
    Way,
    audit_counts,
    audit_stages,
    audit_values,
    audited,
    default_plan,
)
from meritasn.fairness import published as module
from meritasn.fairness.plan import Adjustment, AuditPlan, Reference
from meritasn.fairness.sample import JOINED
from meritasn.language import Text

PLAN = evolve(default_plan(), reference_minimum=4, minimum=3)
MANY = 1_500
"""So many reports are tried."""

Report = Mapping[str, tuple[int, int]]
"""Who was chosen of each group, of how many."""


def audit_of(report: Report, plan: AuditPlan) -> Audit:
    counts = Counts({group: Cell(*of) for group, of in report.items()})
    return audit_counts([Tabled(("g",), counts)], plan=plan)


def fitting(report: Report, secret: Sequence[str]) -> Iterator[Report]:
    """Every report with the same printed counts: those of hidden groups add up to the same."""
    *free, last = secret
    whole = [sum(report[group][part] for group in secret) for part in (0, 1)]

    def begun(some: Report, rest: Sequence[str], chosen: int, people: int) -> Iterator[Report]:
        if not rest:
            if 0 <= chosen <= people:
                yield {**some, last: (chosen, people)}
            return
        for n in range(people + 1):
            for a in range(min(n, chosen) + 1):
                yield from begun({**some, rest[0]: (a, n)}, rest[1:], chosen - a, people - n)

    return begun(report, free, *whole)


def keeps_its_secrets(report: Report, plan: AuditPlan) -> None:
    """Every hidden count has room among the reports that are told in the same words."""
    found = audit_of(report, plan)
    telling, told = found.telling, found.as_dict("en")
    secret = [group for _, group in sorted(telling.hidden)]
    if len(secret) == len(report):
        nothing_is_told(told)
        return
    if not secret or len([*islice(fitting(report, secret), MANY + 1)]) > MANY:
        return
    same: list[Report] = []
    for other in fitting(report, secret):
        audit = audit_of(other, plan)
        (its,) = audited.tellings_of([audit], telling.hidden)
        if audit.told("en", its) == told:
            same.append(other)
    for group in secret:
        for part in (
            [one[group][0] for one in same],
            [one[group][1] for one in same],
            [one[group][1] - one[group][0] for one in same],
        ):
            assert max(part) - min(part) >= plan.minimum, (group, min(part), max(part))


def nothing_is_told(told: object) -> None:
    said = str(told)
    assert "'verdict': '" not in said
    assert "'people': None" in said
    assert "'reference': '" not in said.split("'groups'")[1]


cells = st.integers(1, 14).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
reports = st.lists(cells, min_size=3, max_size=4).map(
    lambda of: dict(zip("abcd", of, strict=False))
)
plans = st.builds(
    lambda reference, adjustment: evolve(PLAN, reference=reference, adjustment=adjustment),
    st.sampled_from(Reference),
    st.sampled_from(Adjustment),
)


@settings(deadline=None, max_examples=15)
@given(reports, plans)
def test_what_is_said_beside_the_counts_gives_none_of_them_back(
    report: Report, plan: AuditPlan
) -> None:
    keeps_its_secrets(report, plan)


LARGEST = evolve(PLAN, reference=Reference.LARGEST, adjustment=Adjustment.HOMMEL)


def the_largest_says_nothing_of_the_others() -> None:
    """Whoever is not the largest is smaller: b and c are 18 together, and at most 9 each."""
    keeps_its_secrets({"a": (5, 10), "b": (8, 9), "c": (7, 9)}, LARGEST)


def a_verdict_says_nothing_of_its_group() -> None:
    keeps_its_secrets({"a": (5, 10), "b": (7, 8), "c": (1, 4)}, LARGEST)


def no_order_of_probabilities_is_told() -> None:
    keeps_its_secrets({"a": (8, 10), "b": (4, 12), "c": (2, 10), "d": (7, 12)}, LARGEST)


def test_what_follows_from_a_name_a_verdict_and_an_adjustment_is_reckoned_with() -> None:
    the_largest_says_nothing_of_the_others()
    a_verdict_says_nothing_of_its_group()
    no_order_of_probabilities_is_told()


def test_a_reference_that_is_named_without_reckoning_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(audited, "told_by_reference", lambda *_: ())
    with pytest.raises(AssertionError):
        the_largest_says_nothing_of_the_others()


def test_a_verdict_that_is_told_of_a_hidden_group_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audited, "_said", lambda _groups, finding, _extent: finding.verdict.text)
    with pytest.raises(AssertionError):
        a_verdict_says_nothing_of_its_group()


def test_a_probability_that_is_adjusted_with_hidden_ones_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        module,
        "_raw",
        lambda groups, *_: (one.comparison.p for of in groups for one in of.findings),
    )
    with pytest.raises(AssertionError):
        no_order_of_probabilities_is_told()


MANY_FEW = {f"h{n}": 6 for n in range(12)}
"""Twelve groups of six, whose tests may be anything."""


def test_a_verdict_that_hangs_on_hidden_tests_is_not_told_though_its_counts_are() -> None:
    plan = evolve(default_plan(), reference=Reference.LARGEST)
    few = {group: (2, n) for group, n in MANY_FEW.items()}
    answer: Any = audit_of({"a": (66, 110), "b": (40, 100), **few}, plan).as_dict("en")
    (table,) = answer["groups"]
    told = {one["group"]: one for one in table["findings"]}
    assert (told["b"]["verdict"], told["b"]["why"], told["b"]["adjusted_p"]) == (None, None, None)
    assert (told["b"]["least_p"], told["b"]["moves_of_test"]) == (None, None)
    assert told["b"]["p"] < plan.level
    assert "40 of 100" in told["b"]["sentence"]
    assert "hangs on groups" in told["b"]["sentence"]


def test_so_it_is_with_labels() -> None:
    plan = evolve(default_plan(), reference=Reference.LARGEST)
    asked = OrdinalOutcome(Text("predikat", "label"), ("low", "high"))
    high = {"a": (66, 110), "b": (40, 100)} | {group: (2, n) for group, n in MANY_FEW.items()}
    people = [
        Seen({"g": group}, "high" if place < chosen else "low")
        for group, (chosen, many) in high.items()
        for place in range(many)
    ]
    told: Any = audit_values(people, asked, by=["g"], plan=plan).as_dict("en")
    (finding,) = (one for one in told["groups"][0]["findings"] if one["group"] == "b")
    assert (finding["verdict"], finding["adjusted_p"]) == (None, None)
    assert finding["p"] < plan.level
    assert "hangs on groups" in finding["sentence"]


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from("wm"), st.sampled_from("yzx"), st.integers(0, 9)), min_size=12
    )
)
def test_no_sum_of_values_of_hidden_people_follows_from_means_that_are_shown(
    of: list[tuple[str, str, int]],
) -> None:
    """The mean of a group is a row over the people of all cells; none is made of those shown."""
    pay = NumberOutcome(Text("gaji", "pay"))
    people = [Seen({"sex": sex, "age": age}, value) for sex, age, value in of]
    by = ("sex", "age", ("sex", "age"))
    told: Any = audit_values(people, pay, by=by, plan=PLAN).as_dict("en")
    worlds = [(sex, age) for sex in "wm" for age in "xyz"]
    shown: list[list[float]] = []
    hidden: list[list[float]] = []
    for table in told["groups"]:
        places = [("sex", "age").index(name) for name in table["attributes"]]
        for one in table["counts"]:
            row = [JOINED.join(world[p] for p in places) == one["group"] for world in worlds]
            kept = [
                seen and any(p[:2] == w for p in of) for seen, w in zip(row, worlds, strict=True)
            ]
            (hidden if one["mean"] is None else shown).append([float(one) for one in kept])
    if not shown:
        return
    rank = np.linalg.matrix_rank(np.array(shown))
    for row in hidden:
        assert np.linalg.matrix_rank(np.array([*shown, row])) > rank


def fates_fitting(of: Mapping[str, Sequence[int]]) -> Iterator[Mapping[str, Sequence[int]]]:
    """Every way in which two hidden groups share the same people of each fate."""
    one, other = of
    whole = [a + b for a, b in zip(of[one], of[other], strict=True)]
    for first in product(*(range(n + 1) for n in whole)):
        yield {one: first, other: [n - a for n, a in zip(whole, first, strict=True)]}


def staged(of: Mapping[str, Sequence[int]]) -> StagedAudit:
    fates = ((False, None), (True, False), (True, True))
    ways = [
        Way({"g": group}, fate)
        for group, numbers in of.items()
        for fate, n in zip(fates, numbers, strict=True)
        for _ in range(n)
    ]
    asked = [Text("syarat", "eligible"), Text("terpilih", "chosen")]
    return audit_stages(ways, Text("jabatan", "a post"), asked, by=["g"], plan=LARGEST)


@pytest.mark.parametrize(
    "of",
    [
        {"a": (2, 9, 1), "b": (4, 1, 7), "c": (7, 7, 6)},
        {"a": (7, 3, 6), "b": (6, 2, 5), "c": (8, 5, 1)},
    ],
)
def test_so_it_is_with_stages(of: Mapping[str, Sequence[int]]) -> None:
    found = staged(of)
    told = found.as_dict("en")
    hidden = found.hidden
    secret = {group: of[group] for _, group in sorted(hidden)}
    assert len(secret) == len(of) - 1
    same = []
    for other in fates_fitting(secret):
        audit = staged({**of, **other})
        if audit.told("en", audit.tellings(hidden)) == told:
            same.append(other)
    for group in secret:
        for fate in range(3):
            seen = [one[group][fate] for one in same]
            assert max(seen) - min(seen) >= PLAN.minimum
