"""What an adapter can say: lists, several grains, fixed facts, days, true and false, and null."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from meritasn.cases import CaseResult, run, run_case
from meritasn.cases.adapters import Adapter, Each, Expect
from meritasn.facts import Grain
from meritasn.policies import Policy, read_policy

PACK = """
format = "meritasn/pack@1"
name = "contoh"
family = "example"
title = { id = "Contoh", en = "Example" }
in_force = { from = 2020-01-01, standing = "text" }

[cite]
law = "Peraturan Contoh"

[output]
predicate = "size"

[enum.size]
big = { id = "Banyak", en = "Many" }
small = { id = "Sedikit", en = "Few" }

[[parameter.extra]]
until = 2024-01-01
title = { id = "Tambahan", en = "Extra" }
value = 1
cite = "law"
standing = "text"

[[parameter.extra]]
from = 2024-01-01
title = { id = "Tambahan", en = "Extra" }
value = 5
cite = "law"
standing = "text"
"""


def step(name: str, of: str, rule: str) -> str:
    title = f'title = {{ id = "{name}", en = "{name}" }}'
    return f"""
[[step]]
name = "{name}"
of = "{of}"
{title}
{rule}
cite = "law"
standing = "text"
"""


HOURS = "decimals = 1"
STEPS = (
    step("counted", "training", f"formula = 'training_hours + extra'\n{HOURS}"),
    step("hours", "person", f"sum_over = {{ children = 'training', value = 'counted' }}\n{HOURS}"),
    step(
        "latest",
        "person",
        "greatest_over = { children = 'training', value = 'trained_on' }\n"
        "unit = 'date'\ndecimals = 0",
    ),
    step(
        "lost",
        "person",
        "sum_over = { children = 'absence', value = 'absent_days' }\nunit = 'days'\ndecimals = 0",
    ),
    step(
        "size",
        "person",
        "enum = 'size'\nbands = 'hours'\nrows = [{ from = 10, is = 'big' }, { is = 'small' }]",
    ),
    step(
        "pns_size",
        "person",
        "enum = 'size'\nfirst = ['size']\napplies = \"employment == 'pns'\"\nshown = true",
    ),
    step(
        "since",
        "person",
        "formula = 'asked_on - latest'\nunit = 'days'\ndecimals = 0\nshown = true",
    ),
    step("told", "person", "enum = 'yes_no'\nfirst = ['innovation']\nshown = true"),
    step("all_lost", "person", f"formula = 'lost'\nunit = 'days'\n{HOURS}\nshown = true"),
    step(
        "of_pns",
        "training",
        "enum = 'yes_no'\nshown = true\n"
        "when = [{ if = \"employment == 'pns'\", is = 'yes' }, { is = 'no' }]",
    ),
    step(
        "mean_hours",
        "unit",
        f"mean_over = {{ children = 'person', value = 'hours' }}\n{HOURS}\nshown = true",
    ),
)

POLICY = read_policy(PACK + "".join(STEPS))
LISTED = Each(Grain.TRAINING, facts={"jp": "training_hours", "day": "trained_on"})


def asked(
    monkeypatch: pytest.MonkeyPatch,
    adapter: Adapter,
    given: Mapping[str, Any],
    expected: Mapping[str, Any],
    policy: Policy = POLICY,
) -> CaseResult:
    monkeypatch.setattr(run, "adapters", lambda: {"contoh": {"ask": adapter}})
    case = {"id": "x", "input": {"op": "ask", **given}, "expected": expected}
    return run_case("contoh", case, policy)


def person(**more: Any) -> Adapter:  # noqa: ANN401  (whatever an adapter has)
    shown = {
        "hours": Expect("hours", "number"),
        "latest": Expect("latest", "day"),
        "since": Expect("since", "number"),
        "size": Expect("size", "label"),
        "word": Expect("size", "name"),
        "of_pns": Expect("pns_size", "label"),
        "told": Expect("told", "yes"),
        "lost": Expect("all_lost", "number"),
    }
    return Adapter("contoh", Grain.PERSON, expect=shown, **more)


def test_each_item_of_a_list_is_a_child_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    trainings = [{"jp": "2.5", "day": "2021-03-01"}, {"jp": 3, "day": "2020-12-31"}]
    expected = {"hours": "15.5", "latest": "2021-03-01", "size": "Banyak", "word": "big"}
    adapter = person(each={"trainings": LISTED})
    assert asked(monkeypatch, adapter, {"trainings": trainings}, expected).passed
    assert not asked(monkeypatch, adapter, {"trainings": trainings[:1]}, expected).passed


def test_an_item_may_be_the_value_itself_of_a_fact_or_of_a_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    facts = person(each={"items": Each(Grain.TRAINING, facts={".": "training_hours"})})
    assert asked(monkeypatch, facts, {"items": ["1", "2"]}, {"hours": 13}).passed
    steps = person(each={"items": Each(Grain.TRAINING, given={".": "counted"})})
    assert asked(monkeypatch, steps, {"items": ["6", "9"]}, {"hours": 15}).passed


def test_lists_of_several_grains_stand_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    days = Each(Grain.ABSENCE, facts={".": "absent_days"})
    adapter = person(each={"trainings": LISTED, "absences": days})
    given = {"trainings": [{"jp": 20}], "absences": [4, 5, 6]}
    assert asked(monkeypatch, adapter, given, {"hours": "25.0", "lost": 15}).passed


def test_a_fact_of_a_child_makes_one_child(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = person(facts={"jp": "training_hours"}, fixed={"trained_on": "2021-01-31"})
    expected = {"hours": 9, "latest": "2021-01-31"}
    assert asked(monkeypatch, adapter, {"jp": 4}, expected).passed


def test_no_list_and_no_fact_of_a_child_is_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = person(each={"trainings": LISTED})
    nothing: list[Any] = [[], None, "none"]
    for given in ({}, *({"trainings": no} for no in nothing)):
        assert asked(monkeypatch, adapter, given, {"hours": "0", "latest": None}).passed


def test_a_step_of_a_child_reads_the_person_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = Adapter(
        "contoh",
        Grain.TRAINING,
        facts={"jp": "training_hours", "status": "employment"},
        expect={"hours": Expect("counted", "number"), "pns": Expect("of_pns", "yes")},
    )
    for status, pns in (("PNS", True), ("PPPK", False)):
        given = {"jp": "1", "status": status}
        assert asked(monkeypatch, adapter, given, {"hours": "6", "pns": pns}).passed
    assert asked(monkeypatch, adapter, {}, {"hours": None, "pns": None}).passed


def test_people_of_a_unit_may_be_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = Adapter(
        "contoh",
        Grain.UNIT,
        each={"people": Each(Grain.PERSON, given={".": "hours"})},
        expect={"mean": Expect("mean_hours", "number")},
    )
    assert asked(monkeypatch, adapter, {"people": ["10", 15, "12.5"]}, {"mean": "12.5"}).passed


def test_true_and_false_are_yes_and_no(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = person(facts={"innovation": "innovation"})
    for told in (True, False):
        assert asked(monkeypatch, adapter, {"innovation": told}, {"told": told}).passed
        assert not asked(monkeypatch, adapter, {"innovation": told}, {"told": not told}).passed
    assert asked(monkeypatch, adapter, {"innovation": None}, {"told": None}).passed


def test_null_is_expected_where_there_is_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    outside = person(fixed={"employment": "pppk"}, each={"trainings": LISTED})
    within = person(fixed={"employment": "pns"}, each={"trainings": LISTED})
    given = {"trainings": [{"jp": 10}]}
    assert asked(monkeypatch, outside, given, {"of_pns": None}).passed
    assert not asked(monkeypatch, within, given, {"of_pns": None}).passed
    assert asked(monkeypatch, within, given, {"of_pns": "Banyak"}).passed
    assert not asked(monkeypatch, outside, given, {"of_pns": "Banyak"}).passed


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-12-31", {"hours": "11.0", "since": 365}),
        ("2024-01-01", {"hours": "15.0", "since": 366}),
    ],
)
def test_the_rules_are_those_of_the_day_that_is_asked_about(
    monkeypatch: pytest.MonkeyPatch, day: str, expected: Mapping[str, Any]
) -> None:
    given = {"trainings": [{"jp": 10, "day": "2022-12-31"}]}
    asks = person(facts={"on": "asked_on"}, each={"trainings": LISTED})
    assert asked(monkeypatch, asks, {"on": day, **given}, expected).passed
    always = person(fixed={"asked_on": day}, each={"trainings": LISTED})
    assert asked(monkeypatch, always, given, expected).passed


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"on": "2019-12-31"}, "contoh"),  # not in force
        ({"on": "31 December 2020"}, "isoformat"),
        ({"on": "2021-01-01", "trainings": [{"jp": True}]}, "decimal"),
        ({"on": "2021-01-01", "trainings": [{"jp": ["2"]}]}, "decimal"),
        ({"on": "2021-01-01", "size": "Raksasa"}, "Raksasa"),
    ],
)
def test_what_cannot_be_taken_is_said(
    monkeypatch: pytest.MonkeyPatch, given: Mapping[str, Any], words: str
) -> None:
    adapter = person(facts={"on": "asked_on"}, given={"size": "size"}, each={"trainings": LISTED})
    result = asked(monkeypatch, adapter, given, {"word": "big"})
    assert result.problem is not None
    assert words in result.problem.en


@pytest.mark.parametrize(
    ("hours", "passes"),
    [(5, True), ("5", True), ("5.00", True), (6, False), (True, False), (None, False)],
)
def test_numbers_are_equal_as_numbers(
    monkeypatch: pytest.MonkeyPatch,
    hours: object,
    passes: bool,  # noqa: FBT001  (a parameter of the table)
) -> None:
    adapter = person(each={"trainings": LISTED})
    given = {"trainings": [{"jp": "0"}]}
    assert asked(monkeypatch, adapter, given, {"hours": hours}).passed is passes


def test_what_is_outside_its_range_has_no_value(monkeypatch: pytest.MonkeyPatch) -> None:
    adapter = person(each={"trainings": LISTED})
    given = {"trainings": [{"jp": "-4"}]}
    assert asked(monkeypatch, adapter, given, {"hours": None}).passed
    assert not asked(monkeypatch, adapter, given, {"hours": 1}).passed


@pytest.mark.parametrize("label", ["big", "Banyak", "many", "BANYAK"])
def test_labels_of_a_packs_own_are_known_by_code_and_title(
    monkeypatch: pytest.MonkeyPatch, label: str
) -> None:
    adapter = person(given={"size": "size"})
    assert asked(monkeypatch, adapter, {"size": label}, {"word": "big"}).passed


def test_lists_beside_each_other_are_one_child_for_each_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    abreast = Each(Grain.TRAINING, facts={".": "training_hours"}, beside={"days": "trained_on"})
    adapter = person(each={"hours": abreast})
    given = {"hours": [2, 3], "days": ["2021-03-01", "2020-12-31"]}
    assert asked(monkeypatch, adapter, given, {"hours": 15, "latest": "2021-03-01"}).passed
    for shorter in ({"days": ["2021-03-01"]}, {"days": [None, "2020-12-31"]}, {"hours": [2]}):
        unequal = asked(monkeypatch, adapter, {**given, **shorter}, {"hours": 15, "latest": None})
        # What one list does not say is missing, and is not made up from the other.
        assert unequal.problem is None
        assert ('"latest": null' in unequal.found) is ("days" in shorter)
        assert ('"hours": null' in unequal.found) is ("hours" in shorter)


def test_a_step_may_be_fixed_for_what_the_op_takes_as_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    adapter = person(fixed={"size": "big", "employment": "pns"}, each={"trainings": LISTED})
    assert asked(monkeypatch, adapter, {"trainings": [{"jp": 1}]}, {"of_pns": "Banyak"}).passed


@pytest.mark.parametrize(("told", "hours"), [(True, 3), (False, 8), (None, 8), ("true", 8)])
def test_another_step_answers_where_the_input_says_true(
    monkeypatch: pytest.MonkeyPatch, told: object, hours: int
) -> None:
    shown = Expect("hours", "number", where={"net": "all_lost"})
    lists = {"jp": LISTED, "days": Each(Grain.ABSENCE, facts={".": "absent_days"})}
    adapter = Adapter("contoh", Grain.PERSON, each=lists, expect={"hours": shown})
    given = {"jp": [{"jp": 3}], "days": [3], "net": told}
    assert asked(monkeypatch, adapter, given, {"hours": hours}).passed
