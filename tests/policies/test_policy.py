"""A policy in time: which rules hold on which day, and what in them is not known for sure."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.policies.faults import SOUND, edited

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import lint, policy_on, read_policy, shipped, shipped_names
from meritasn.policies.timeline import NONE, head_on
from meritasn.rules import Record, run

ONE_DAY = timedelta(days=1)

THREE_BLOCKS = """
[[parameter.share]]
until = 2022-01-01
title = { id = "Bobot", en = "Weight" }
value = 60
unit = "percent"
cite = "law"
standing = "text"

[[parameter.share]]
from = 2022-01-01
until = 2025-07-01
title = { id = "Bobot", en = "Weight" }
value = 70
unit = "percent"
cite = "circular"
standing = "single"

[[parameter.share]]
from = 2025-07-01
title = { id = "Bobot", en = "Weight" }
value = 75
unit = "percent"
cite = "law"
standing = "assumed"
"""


def dated() -> str:
    start = SOUND.index("[parameter.share]")
    return SOUND[:start] + THREE_BLOCKS + SOUND[SOUND.index("[parameter.last_age]") :]


@pytest.mark.parametrize("name", shipped_names())
def test_each_day_of_a_policy_has_one_program_and_no_other_day_has_any(name: str) -> None:
    policy = shipped(name)
    spans = [period for period, _ in policy.programs]
    assert spans[0].start == policy.in_force.start
    assert spans[-1].stop == policy.in_force.stop
    for before, after in itertools.pairwise(spans):
        assert before.stop == after.start


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("pp-46-2011", date(2013, 12, 31)),
        ("pp-46-2011", date(2021, 7, 1)),
        ("permenpanrb-8-2021", date(2021, 6, 30)),
        ("permenpanrb-8-2021", date(2022, 1, 1)),
        ("permenpanrb-6-2022", date(2021, 12, 31)),
    ],
)
def test_outside_its_days_a_policy_says_which_they_are_and_which_applies(
    name: str, day: date
) -> None:
    with pytest.raises(NotInForce) as refused:
        shipped(name).on(day)
    (finding,) = refused.value.findings
    first = shipped(name).in_force.text
    assert finding.code.id == "MER-0001"
    for language in ("id", "en"):
        sentence = finding.message.of(language)
        assert name in sentence
        assert str(day.year) in sentence
        assert first.of(language) in sentence
        other = head_on(day, "performance")
        assert sentence.endswith(NONE.of(language) if other is None else other.name)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("pp-46-2011", date(2014, 1, 1)),
        ("pp-46-2011", date(2021, 6, 30)),
        ("permenpanrb-8-2021", date(2021, 7, 1)),
        ("permenpanrb-8-2021", date(2021, 12, 31)),
        ("permenpanrb-6-2022", date(2022, 1, 1)),
        ("permenpanrb-6-2022", date(2099, 1, 1)),
    ],
)
def test_its_first_and_its_last_day_belong_to_it(name: str, day: date) -> None:
    assert shipped(name).on(day).steps
    assert policy_on(day).name == name


def test_where_no_policy_is_in_force_the_nearest_is_named() -> None:
    with pytest.raises(NotInForce) as refused:
        policy_on(date(2013, 12, 31))
    (finding,) = refused.value.findings
    assert finding.code.id == "MER-0002"
    assert finding.message.en.endswith("pp-46-2011")
    with pytest.raises(NotInForce) as refused:
        policy_on(date(2020, 1, 1), "nonsense")
    assert refused.value.findings[0].message.en.endswith("none")


def test_a_dated_step_begins_on_its_day() -> None:
    policy = shipped("permenpanrb-6-2022")
    before, after = policy.on(date(2023, 1, 30)), policy.on(date(2023, 1, 31))
    assert "guide" not in before.steps
    assert "guide" in after.steps
    assert before.steps["results"].step.citation.instrument.name == "PermenPANRB 6/2022"
    assert after.steps["results"].step.citation.instrument.name == "SE MenPANRB 3/2023"
    assert "led_unit_predicate" not in before.facts
    assert "most_baik" not in before.parameters
    head = Record(
        {
            "results_rating": "di_bawah",
            "behaviour_rating": "di_atas",
            "led_unit_predicate": "istimewa",
        }
    )
    assert run(before, head).value("predicate").label == "butuh_perbaikan"
    assert run(after, head).value("predicate").label == "sangat_baik"


@pytest.mark.parametrize(
    ("day", "final"),
    [
        (date(2020, 1, 1), "80.00"),
        (date(2021, 12, 31), "80.00"),
        (date(2022, 1, 1), "85.00"),
        (date(2025, 6, 30), "85.00"),
        (date(2025, 7, 1), "87.50"),
        (date(2029, 12, 31), "87.50"),
    ],
)
def test_a_figure_that_changed_with_time_is_the_one_of_the_day(day: date, final: str) -> None:
    policy = read_policy(dated())
    program = policy.on(day).with_given(["work"])
    ran = run(program, Record({"work": Decimal("100.00"), "service": Decimal(50)}))
    assert ran.value("final").number == Decimal(final)


def test_a_day_without_the_figure_is_refused_by_the_step_that_needs_it() -> None:
    gap = edited(dated(), "from = 2022-01-01", "from = 2023-01-01")
    (finding,) = lint(gap)
    assert (finding.code.id, finding.place.path) == ("MER-3063", "step.final.formula")
    assert "2022" in finding.message.id


@given(st.dates(date(2014, 1, 1), date(2040, 12, 31)))
def test_the_nearest_rules_are_those_of_the_day_where_there_are_any(day: date) -> None:
    for name in shipped_names():
        policy = shipped(name)
        nearest = policy.nearest(day)
        if day in policy.in_force:
            assert nearest is policy.on(day)
        elif day < policy.in_force.start:
            assert nearest is policy.on(policy.in_force.start)
        else:
            assert policy.in_force.last is not None
            assert nearest is policy.on(policy.in_force.last)


# ------------------------------------------------------------------------------- assumptions


@pytest.mark.parametrize("name", shipped_names())
def test_nothing_assumed_or_unknown_is_left_out(name: str) -> None:
    policy = shipped(name)
    text = repr(policy.raw)
    marks = text.count("'standing': 'assumed'") + text.count("'standing': 'unknown'")
    assumed = policy.assumptions()
    assert len(assumed) == marks
    assert {one.standing for one in assumed} <= {Standing.ASSUMED, Standing.UNKNOWN}
    assert all(one.title.id and one.title.en for one in assumed)


def test_assumptions_name_their_place_in_the_pack() -> None:
    paths = [one.path for one in shipped("permenpanrb-6-2022").assumptions()]
    for path in ("in_force", "parameter.most", "unsaid.cost_target", "step.rating_from_unit"):
        assert path in paths
    assert "step.predicate" not in paths
    assert [one.path for one in shipped("pp-46-2011").assumptions()] == [
        "step.skp",
        "step.behaviour",
        "step.predicate",
    ]
    assert [one.path for one in read_policy(dated()).assumptions()] == ["parameter.share"]


@pytest.mark.parametrize("name", shipped_names())
def test_every_step_and_figure_cites_a_law_that_is_in_force_then(name: str) -> None:
    policy = shipped(name)
    for _, program in policy.programs:
        assert all(one.step.citation.instrument.name for one in program.steps.values())
        assert all(figure.citation.instrument.name for figure in program.parameters.values())
    early = edited(SOUND, "from = 2020-01-01 }", "from = 2020-01-02 }")
    with pytest.raises(Exception, match="MER-3056"):
        read_policy(early)
