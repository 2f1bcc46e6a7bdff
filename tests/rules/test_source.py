"""The single reading is source that can be read, of values that no rule can look at."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.rules.packs import CATALOGUE, DAYS
from tests.rules.test_compiler import PURE, pack, step

from meritasn.facts import Grain, read_catalogue
from meritasn.policies import read_policy
from meritasn.rules import Record, interpret, interpret_unit, run, run_unit
from meritasn.rules.source import source, spelled

SMALL = read_catalogue(CATALOGUE)
CROWD = step(
    "crowd",
    'count_over = { children = "person" }\nunit = "people"\ndecimals = 0\nshown = true',
    "unit",
)
PROGRAM = read_policy(pack(step("result", PURE), CROWD), facts=SMALL).on(DAYS[0])


def test_a_rule_cannot_look_at_a_value() -> None:
    for part in ("value", "state"):
        with pytest.raises(TypeError, match="cannot be looked at"):
            bool(spelled("balance", part))


def test_a_step_of_the_unit_that_is_given_is_asked_of_the_unit_alone() -> None:
    given = PROGRAM.with_given(["crowd"])
    person, unit = Record({"balance": Decimal("1.50")}), Record({"crowd": Decimal(7)})
    for one, whole in ((run, run_unit), (interpret, interpret_unit)):
        answer = one(given, person)
        assert answer.value("result").number == Decimal("1.50")
        assert whole(given, unit, [answer]).value("crowd").number == Decimal(7)
        with pytest.raises(ValueError, match="crowd is given without a value"):
            whole(given, Record({}), [answer])


def test_what_a_reading_of_a_unit_is_about_is_the_unit() -> None:
    people = [Record({"balance": Decimal(n)}, key=str(n)) for n in range(3)]
    for one, whole in ((run, run_unit), (interpret, interpret_unit)):
        answer = whole(PROGRAM, Record({}, key="u"), [one(PROGRAM, each) for each in people])
        assert (answer.grain, answer.key) == (Grain.UNIT, "u")
        assert answer.value("crowd").number == Decimal(3)
        assert [child.key for child in answer.children] == ["0", "1", "2"]
        assert [child.grain for child in answer.children] == [Grain.PERSON] * 3
        assert [c.value("result").number for c in answer.children] == [0, 1, 2]


def test_every_step_stands_once_in_the_source_under_its_title_and_citation() -> None:
    lines = [line.strip() for line in source(PROGRAM).splitlines()]
    assert lines.count("# result (Peraturan 1/2020)") == 1
    at = lines.index("# result (Peraturan 1/2020)")
    assert lines[at + 1].startswith("result = ")


@pytest.mark.parametrize("fold", ["least_over", "greatest_over", "mean_over", "sum_over"])
def test_both_readings_hold_the_same_integers_and_0_over_nobody(fold: str) -> None:
    body = f'{fold} = {{ children = "target", value = "achieved" }}\nunit = "points"\ndecimals = 2'
    program = read_policy(pack(step("result", body)), facts=SMALL).on(DAYS[0])
    for targets in ((), (Record({"achieved": Decimal(7)}),), (Record({}),)):
        one, other = run(program, Record({}, targets)), interpret(program, Record({}, targets))
        assert dict(one.slots) == {key: other.slots[key] for key in one.slots}
        if not targets:
            assert one.slots["result", "value"] == 0
