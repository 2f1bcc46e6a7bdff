"""What a report says, when it fails, and how a failure is told."""

from __future__ import annotations

import json
from decimal import Decimal
from functools import cache

import pytest
from tests.strategies.sound import Scoring
from tests.testing.planted_laws import PP46, unadmitted

from meritasn.errors import UsageError
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES, Language, Text
from meritasn.policies import LAWS, Policy, evolve, shipped
from meritasn.testing import (
    LawsBroken,
    Outcome,
    Report,
    check_policy,
    check_strategy,
    iter_laws,
    parametrize_with_laws,
)
from meritasn.view import to_html, to_text

ACHIEVED, BEHAVED = "more_achieved_is_never_worse", "better_behaviour_is_never_worse"
SEEN = 40


@cache
def early() -> Report:
    """Of a pack that does not admit what its regulation does to work that is done early."""
    policy = unadmitted("pp-46-2011", ACHIEVED)
    return check_policy(policy, laws=[ACHIEVED], examples=SEEN, on_fail=None)


def test_a_broken_law_raises_its_story_in_both_languages() -> None:
    with pytest.raises(LawsBroken) as raised:
        check_policy(unadmitted("pp-46-2011", ACHIEVED), laws=[ACHIEVED], examples=SEEN)
    text = str(raised.value)
    story = raised.value.report.of(ACHIEVED).story
    assert story is not None
    assert [lang for lang in LANGUAGES if story.what.of(lang) not in text] == []


def test_a_broken_law_warns_where_that_is_asked_for() -> None:
    with pytest.warns(UserWarning, match=ACHIEVED):
        check_policy(
            unadmitted("pp-46-2011", ACHIEVED), laws=[ACHIEVED], examples=SEEN, on_fail="warn"
        )


def test_the_cliff_of_pp_46_is_told_at_the_limit_of_efficiency() -> None:
    """One least unit between the two, and a fall of 24 points at the step that turns."""
    story = early().of(ACHIEVED).story
    assert story is not None
    assert story.wrong is not None
    assert story.wrong.step in ("time_score", "cost_score")
    assert story.wrong.values.one.en == "100.00"
    assert story.wrong.values.other is not None
    assert Decimal(story.wrong.values.other.en) <= 76
    (differs,) = [fact for fact in story.facts if fact.one != fact.other]
    assert differs.title.en.startswith(("Time realised", "Cost realised"))
    assert story.steps[-1].step == "final"


def test_a_story_says_who_what_and_where_in_both_languages() -> None:
    story = early().of(ACHIEVED).story
    assert story is not None
    expected: dict[Language, tuple[str, ...]] = {
        "id": ("Dua pegawai rekaan", "Langkah yang berbalik arah", "Perka BKN 1/2013"),
        "en": ("Two invented people", "The step that goes the wrong way", "Perka BKN 1/2013"),
    }
    for language, words in expected.items():
        text = " ".join(sentence.of(language) for sentence in story.sentences)
        assert [word for word in words if word not in text] == []


def test_a_reversed_band_is_told_at_the_bands() -> None:
    policy = PP46(
        ('{ from = 76, is = "baik" }', '{ from = 76, is = "cukup" }'),
        ('{ from = 61, is = "cukup" }', '{ from = 61, is = "baik" }'),
    )
    report = check_policy(policy, laws=[BEHAVED], examples=SEEN, on_fail=None)
    story = report.of(BEHAVED).story
    assert story is not None
    assert story.wrong is not None
    assert story.wrong.step == "predicate"


def test_an_empty_fact_is_told_at_the_step_that_reads_it() -> None:
    from tests.testing.planted_laws import PLANTED  # noqa: PLC0415  (one of them)

    (fault,) = [one for one in PLANTED if one.name == "an empty fact counts as zero"]
    law = "missing_is_never_scored"
    report = check_policy(fault.policy(), laws=[law], examples=12, on_fail=None)
    story = report.of(law).story
    assert story is not None
    assert story.who is not None
    assert "missing" in story.who.en
    assert story.wrong is not None
    assert story.wrong.step == "discipline_counted"


def test_the_same_seed_gives_the_same_story() -> None:
    policy = unadmitted("pp-46-2011", ACHIEVED)
    again = check_policy(policy, laws=[ACHIEVED], examples=SEEN, on_fail=None)
    assert again.of(ACHIEVED).story == early().of(ACHIEVED).story


# ----------------------------------------------------------------------------- expected failures


def test_what_is_expected_to_break_still_breaks_and_passes() -> None:
    policy = unadmitted("pp-46-2011", ACHIEVED)
    report = check_policy(
        policy, laws=[ACHIEVED], examples=SEEN, expected_failures={ACHIEVED: "sudah diketahui"}
    )
    verdict = report.of(ACHIEVED)
    assert (verdict.outcome, report.passed) == (Outcome.EXPECTED, True)
    assert verdict.why == Text("sudah diketahui", "sudah diketahui")
    assert verdict.story is not None


@pytest.mark.parametrize("law", ["a_value_or_a_reason", "packs_survive_a_round_trip"])
def test_an_entry_that_is_no_longer_true_fails(law: str) -> None:
    report = check_policy(
        shipped("uu-10-2016"), laws=[law], examples=5, expected_failures={law: "x"}, on_fail=None
    )
    assert report.of(law).outcome is Outcome.HELD_UNEXPECTEDLY
    assert not report.passed
    assert report.failures == report.verdicts


def test_an_unknown_law_is_refused_with_the_nearest() -> None:
    for asked in ({"laws": ["more_achieved"]}, {"expected_failures": {"more_achieved": "x"}}):
        with pytest.raises(UsageError) as refused:
            check_policy(shipped("uu-10-2016"), examples=5, **asked)
        (finding,) = refused.value.findings
        assert finding.code.id == "MER-0041"
        assert finding.expected is not None


# ------------------------------------------------------------------------------- reports, pytest


def test_a_report_is_shown_and_written_in_both_languages() -> None:
    report = early()
    for language in LANGUAGES:
        assert LAWS[ACHIEVED].statement.of(language) in to_text(report, language).replace("\n", " ")
        assert to_html(report, language)
        written = report.as_dict(language)
        assert json.loads(json.dumps(written)) == written
    assert set(early().as_dict("en")) == set(
        schema("meritasn/policytest@1")["$defs"]["policytest"]["properties"]
    )


def test_every_verdict_is_in_the_order_of_the_laws() -> None:
    report = check_policy(shipped("uu-10-2016"), examples=5)
    assert [verdict.law.name for verdict in report.verdicts] == list(LAWS)
    assert [law.name for law in iter_laws()] == list(LAWS)


def test_laws_that_a_policy_breaks_are_left_out_where_it_is_named() -> None:
    policy = shipped("pp-46-2011")
    named = {law.name for law in iter_laws(policy)}
    assert named == {*LAWS} - {*policy.pack.breaks}


@parametrize_with_laws(["uu-10-2016"], laws=["periods_leave_no_gap", "a_value_or_a_reason"])
def test_a_policy_and_a_law_are_a_test_of_their_own(
    policy: Policy, law: object, request: pytest.FixtureRequest
) -> None:
    assert request.node.callspec.id == f"{policy.name}: {getattr(law, 'name', '')}"


def test_a_variant_that_changes_a_weight_breaks_nothing_new() -> None:
    variant = evolve(shipped("pp-46-2011"), {"parameter.share_of_results": 70})
    assert check_policy(variant, laws=[ACHIEVED, BEHAVED], examples=SEEN).passed


def test_a_report_of_a_strategy_names_its_version() -> None:
    written = check_strategy(Scoring(), examples=5).as_dict("id")
    assert written["format"] == "meritasn/strategytest@1"
    assert written["strategy"]["version"] == "1"


@pytest.mark.parametrize("examples", [0, -1])
def test_a_law_that_nobody_tried_has_not_held(examples: int) -> None:
    with pytest.raises(UsageError, match="MER-0043"):
        check_policy(shipped("pp-46-2011"), laws=[ACHIEVED], examples=examples)
    strategy = Scoring()
    with pytest.raises(UsageError, match="MER-0043"):
        check_strategy(strategy, examples=examples)


def test_one_law_may_be_named_alone_and_none_is_none() -> None:
    policy = shipped("pp-46-2011")
    alone = check_policy(policy, laws="bands_stand_in_order")
    assert [one.law.name for one in alone.verdicts] == ["bands_stand_in_order"]
    assert check_policy(policy, laws=[]).verdicts == ()
