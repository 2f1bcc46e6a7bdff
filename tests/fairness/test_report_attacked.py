"""A report is attacked with everything that it says, and nothing else; what it hides stays so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from meritasn.fairness import (
    Audit,
    Cell,
    Counts,
    Person,
    Sample,
    Tabled,
    audit_counts,
    audit_sample,
    default_plan,
    published,
)
from meritasn.fairness import publishing as module
from meritasn.fairness.counts import MISSING
from meritasn.fairness.finding import Verdict
from meritasn.fairness.published import Extent
from meritasn.fairness.sample import JOINED

PLAN = evolve(default_plan(), reference_minimum=4, minimum=3)
BY = ("sex", "age", ("sex", "age"), ("sex", "kind"))

people = st.lists(
    st.builds(
        Person,
        st.fixed_dictionaries(
            {
                "sex": st.sampled_from(["f", "m"]),
                "age": st.sampled_from(["30", "40", None]),
                "kind": st.sampled_from(["p", "k"]),
            }
        ),
        st.booleans(),
    ),
    min_size=3,
    max_size=30,
)
"""Of everybody the sex and the kind is known, of some the age is not."""


class Attack:
    """Unknown whole numbers, what is known of them, and between what bounds each must lie.

    A world is how many there are of each sex, age (or none), kind, chosen or not; every printed
    count is a sum over it. So all that tables have in common is known to whoever attacks.
    """

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.worlds = [
            (sex, age, kind, chosen)
            for sex in "fm"
            for age in ("30", "40", None)
            for kind in "pk"
            for chosen in (0, 1)
        ]
        self.rows: list[list[int]] = [[1] * len(self.worlds)]
        self.values: list[int] = [told["settled"]]
        self.hidden: dict[str, list[int]] = {}
        for table in told["groups"]:
            names = table["attributes"]
            for cell in table["counts"]:
                for part in ("people", "chosen"):
                    row = self.row(names, cell["group"], part)
                    if cell[part] is None:
                        self.hidden[f"{JOINED.join(names)}: {cell['group']}: {part}"] = row
                    else:
                        self.rows.append(row)
                        self.values.append(cell[part])

    def row(self, names: Sequence[str], group: str, part: str) -> list[int]:
        places = [("sex", "age", "kind").index(name) for name in names]

        def of(world: tuple[Any, ...]) -> str:
            codes = [world[place] for place in places]
            return MISSING if None in codes else JOINED.join(codes)

        return [int(of(one) == group and (part == "people" or one[3])) for one in self.worlds]

    def room(self, row: Sequence[int]) -> int:
        """How many whole numbers a count may be, less one."""
        shown = LinearConstraint(np.array(self.rows), self.values, self.values)
        ends = [
            milp(
                sign * np.array(row),
                integrality=np.ones(len(row)),
                bounds=Bounds(0),
                constraints=[shown],
            ).fun
            for sign in (1, -1)
        ]
        return int(-round(ends[0] + ends[1]))


def nothing_is_undone(of: Sequence[Person]) -> None:
    found = audit_sample(Sample(of), by=BY, plan=PLAN)
    told = found.as_dict("en")
    attack = Attack(told)
    truth = Counted(of)
    for name, row in attack.hidden.items():
        if 0 < truth(row) < PLAN.minimum:
            assert attack.room(row) >= PLAN.minimum, name
    for row, value in zip(attack.rows, attack.values, strict=True):
        assert truth(row) == value
        assert value == 0 or value >= PLAN.minimum


class Counted:
    """The world as it is."""

    def __init__(self, of: Sequence[Person]) -> None:
        order = Attack({"settled": 0, "groups": []}).worlds
        self.world = [0] * len(order)
        for one in of:
            groups = (one.groups["sex"], one.groups["age"], one.groups["kind"])
            self.world[order.index((*groups, int(bool(one.chosen))))] += 1  # type: ignore[arg-type]

    def __call__(self, row: Sequence[int]) -> int:
        return sum(a * b for a, b in zip(row, self.world, strict=True))


@settings(deadline=None, max_examples=20)
@given(people)
def test_whoever_solves_all_tables_together_gets_no_small_count(of: list[Person]) -> None:
    nothing_is_undone(of)


def of_counts(women: tuple[int, int], men: tuple[int, int]) -> list[Person]:
    return [
        Person({"sex": sex, "age": "30", "kind": "p"}, n < chosen)
        for sex, (chosen, total) in (("f", women), ("m", men))
        for n in range(total)
    ]


def test_small_counts_that_are_hidden_alone_are_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    of = of_counts((2, 5), (6, 12))
    nothing_is_undone(of)
    monkeypatch.setattr(
        module,
        "suppressed",
        lambda sheet, minimum, **_: frozenset(
            name for name, n in sheet.counts.items() if n is not None and 0 < n < minimum
        ),
    )
    with pytest.raises(AssertionError):
        nothing_is_undone(of)


def rests_on_hidden(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Findings of which the group, or the one that it is compared with, has no counts."""
    return [
        finding
        for table in told["groups"]
        for finding in table["findings"]
        if {finding["group"], table["reference"]}
        & {cell["group"] for cell in table["counts"] if cell["people"] is None}
    ]


@settings(deadline=None, max_examples=20)
@given(people)
def test_nothing_is_said_of_a_hidden_group(of: list[Person]) -> None:
    found = audit_sample(Sample(of), by=["sex", "age"], plan=PLAN)
    for finding in rests_on_hidden(found.as_dict("en")):
        given_ = {key: value for key, value in finding.items() if value is not None}
        assert set(given_) == {"group", "sentence"}
        assert not any(sign.isdigit() for sign in finding["sentence"].split(":", 1)[1])
        assert not any(verdict.text.en in finding["sentence"] for verdict in Verdict)


def test_the_analyst_keeps_what_the_report_withholds() -> None:
    counts = Counts({group: Cell(*cell) for group, cell in SMALL.items()})
    found = audit_counts([Tabled(("g",), counts)])
    withheld = {one["group"] for one in rests_on_hidden(found.as_dict("en"))}
    assert withheld
    assert withheld <= {one.focal for one in found.findings if one.comparison.p is not None}


SMALL = {"a": (4, 12), "b": (61, 100), "c": (5, 10), "d": (3, 12), "e": (8, 10), "f": (2, 10)}


def no_probability_is_carried_over() -> None:
    """Holm hands the probability of one test on to the next: here to c from e, which is hidden."""
    counts = Counts({group: Cell(*cell) for group, cell in SMALL.items()})
    found = audit_counts([Tabled(("g",), counts)])
    told = {one["group"]: one for table in tables_of(found) for one in table["findings"]}
    shown = {one["group"]: one["people"] for table in tables_of(found) for one in table["counts"]}
    by = {one.focal: one for one in found.findings}
    assert by["c"].adjusted == by["e"].adjusted
    assert (shown["c"], shown["e"]) == (10, None)
    assert told["c"]["p"] is not None
    assert told["c"]["adjusted_p"] is None


def tables_of(found: Audit) -> Sequence[Mapping[str, Any]]:
    told: Any = found.as_dict("en")["groups"]
    return list(told)


def test_a_probability_that_is_carried_from_a_hidden_group_is_not_told() -> None:
    no_probability_is_carried_over()


def test_one_that_is_told_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        published, "_possible", lambda groups, *_: (frozenset() for _ in groups[0].findings)
    )
    monkeypatch.setattr(published, "_extent", lambda *_: Extent.ALL)
    with pytest.raises(AssertionError):
        no_probability_is_carried_over()
