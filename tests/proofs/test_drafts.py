"""Drafts as people write them: each mistake is told in a sentence, at its place."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

import pytest

from meritasn.errors import PackRefused
from meritasn.policies import Policy, read_policy
from meritasn.proofs import Proof, Verdict, prove

HEAD = """
format = "meritasn/pack@1"
name = "rancangan"
family = "performance"
title = { id = "Rancangan", en = "Draft" }
in_force = { from = 2026-01-01, standing = "text" }

[cite]
draft = { law = "Rancangan 1/2026", from = 2026-01-01 }

[output]
score = "final"
"""
FIGURE = """
[parameter.{name}]
title = {{ id = "{id}", en = "{en}" }}
value = {value}
unit = "points"
cite = "draft"
standing = "text"
"""
FIGURES = {
    "limit": FIGURE.format(name="limit", id="Batas", en="Limit", value=60),
    "higher": FIGURE.format(name="higher", id="Batas atas", en="Higher limit", value=70),
}
STEP = """
[[step]]
name = "{name}"
of = "person"
title = {{ id = "Nilai {name}", en = "Value of {name}" }}
{body}
unit = "points"
decimals = 2
cite = "draft"
standing = "text"
"""


def draft(known: Mapping[str, str] = FIGURES, /, **steps: str) -> Policy:
    """A draft of a few steps, the last of which is its score."""
    bodies = "".join(STEP.format(name=name, body=body.strip()) for name, body in steps.items())
    figures = "".join(figure for name, figure in known.items() if name in bodies)
    return read_policy(HEAD + figures + bodies)


def shipped_with(name: str, *edits: tuple[str, str]) -> Policy:
    """A shipped pack with a few passages exchanged."""
    text = (files("meritasn.policies") / "packs" / f"{name}.toml").read_text("utf-8")
    for before, after in edits:
        assert text.count(before) == 1
        text = text.replace(before, after)
    return read_policy(text)


def broken(policy: Policy, law: str) -> Proof:
    """The one proof that a law is broken."""
    found = [p for p in prove(policy) if p.law.name == law and p.verdict is Verdict.BROKEN]
    assert len(found) == 1, [proof.why.en for proof in prove(policy)]
    return found[0]


def verdicts(policy: Policy, law: str) -> set[Verdict]:
    return {proof.verdict for proof in prove(policy) if proof.law.name == law}


# --------------------------------------------------------------------------------------- weights


WEIGHT = """[parameter.share_of_behaviour]
title = {{ id = "Bobot perilaku", en = "Weight of behaviour" }}
value = {value}
unit = "percent"
cite = "pp46"
standing = "secondary"

[parameter.efficiency_limit]"""


def weighed(value: str) -> Policy:
    return shipped_with(
        "pp-46-2011",
        ("behaviour * (100 - share_of_results)", "behaviour * share_of_behaviour"),
        ("[parameter.efficiency_limit]", WEIGHT.format(value=value)),
    )


def test_weights_of_101_percent_are_told_with_each_weight() -> None:
    proof = broken(weighed("41"), "weights_make_a_whole")
    assert proof.path == "step.final"
    assert proof.why.id == (
        "Bobot pada langkah “Nilai prestasi kerja” berjumlah 101 %, bukan 100 %: "
        "Nilai capaian SKP 60 %, Nilai perilaku kerja 41 %."
    )
    assert proof.why.en == (
        "The weights of the step “Final score” sum to 101 %, not to 100 %: "
        "Score of results 60 %, Score of behaviour 41 %."
    )


def test_weights_of_100_percent_are_a_proof() -> None:
    assert verdicts(weighed("40"), "weights_make_a_whole") == {Verdict.PROVED}


def test_weights_in_steps_of_their_own_are_seen_together() -> None:
    parts = {
        "first_part": 'formula = "service * limit / 100"',
        "second_part": 'formula = "integrity * higher / 100"',
        "final": 'sum = ["first_part", "second_part"]',
    }
    percent = {name: figure.replace("points", "percent") for name, figure in FIGURES.items()}
    proof = broken(draft(percent, **parts), "weights_make_a_whole")
    assert proof.path == "step.final"
    assert proof.why.en == (
        "The weights of the step “Value of final” sum to 130 %, not to 100 %: "
        "Service orientation 60 %, Integrity 70 %."
    )


def test_a_bonus_on_top_of_a_score_is_no_weight() -> None:
    bonus = 'formula = "service + integrity * limit / 100"'
    assert verdicts(draft(final=bonus), "weights_make_a_whole") == set()


# ----------------------------------------------------------------------------------------- bands


def test_two_bands_that_changed_places_are_told_with_both() -> None:
    policy = shipped_with(
        "pp-46-2011",
        ('{ from = 76, is = "baik" }', '{ from = 76, is = "cukup" }'),
        ('{ from = 61, is = "cukup" }', '{ from = 61, is = "baik" }'),
    )
    proof = broken(policy, "bands_stand_in_order")
    assert proof.path == "step.predicate"
    assert proof.why.en == (
        "“Final score” from 76 upwards has “Fair”, which is lower than “Good” beneath it."
    )
    assert verdicts(policy, "better_behaviour_is_never_worse") >= {Verdict.BROKEN}


def test_two_cells_that_changed_places_are_told_by_row_and_column() -> None:
    row = 'di_atas = "sangat_baik",     sesuai = "baik",            di_bawah = "kurang"'
    turned = 'di_atas = "baik", sesuai = "sangat_baik", di_bawah = "kurang"'
    policy = shipped_with("permenpanrb-6-2022", (row, turned))
    found = [p for p in prove(policy) if p.law.name == "bands_stand_in_order"]
    why = {p.why.en for p in found if p.verdict is Verdict.BROKEN}
    (sentence,) = why
    assert sentence == (
        "Above expectation × Above expectation gives “Good”, while Above expectation × As "
        "expected, which is worse, gives “Very good”."
    )
    hurt = broken(policy, "better_behaviour_is_never_worse")
    assert hurt.path == "step.predicate"
    assert "the better one, “Above expectation”, gives “Good”" in hurt.why.en


# -------------------------------------------------------------------------------------- branches


def test_a_step_that_never_runs_is_told_with_the_bounds() -> None:
    policy = draft(
        extra='applies = "service > 100"\nformula = "service - 100"',
        final='first = ["extra", "service"]',
    )
    proof = broken(policy, "every_branch_can_be_taken")
    assert proof.path == "step.extra"
    assert proof.why.en == (
        "This step never runs: “Service orientation > 100” never holds, since Service orientation "
        "lies between 0.00 and 100.00."
    )


def test_a_case_behind_one_that_takes_all_of_it_is_told() -> None:
    cases = """when = [
      { if = "service >= limit", then = "service" },
      { if = "service >= higher", then = "100" },
      { then = "0" },
    ]"""
    proof = broken(draft(final=cases), "every_branch_can_be_taken")
    assert proof.path == "step.final.when[2]"
    assert proof.why.en == (
        "Branch 2 is never taken: “Service orientation ≥ Higher limit” does not hold there, since "
        "Service orientation lies between 0.00 and 59.99."
    )


def test_a_band_above_what_can_be_reached_is_told() -> None:
    policy = shipped_with(
        "pp-46-2011", ('"final"\nrows', '"behaviour"\nrows'), ("from = 91,", "from = 101,")
    )
    proof = broken(policy, "every_branch_can_be_taken")
    assert proof.path == "step.predicate.rows[1]"
    assert proof.why.en == (
        "Nobody reaches “Very good”: “Score of behaviour” is at most 100.00, and its limit is 101."
    )


def test_a_last_case_that_is_left_nothing_is_told() -> None:
    cases = """when = [
      { if = "service >= limit", then = "100" },
      { if = "service < limit", then = "0" },
      { then = "service" },
    ]"""
    proof = broken(draft(final=cases), "every_branch_can_be_taken")
    assert proof.path == "step.final.when[3]"
    assert proof.why.id == (
        "Cabang ke-3 tidak pernah tercapai: cabang-cabang sebelumnya sudah mencakup semuanya."
    )


def test_a_guard_of_figures_is_no_branch_that_never_runs() -> None:
    guard = """when = [
      { if = "limit + higher == 100", then = "service" },
      { then = "0" },
    ]"""
    assert Verdict.BROKEN not in verdicts(draft(final=guard), "every_branch_can_be_taken")


# ----------------------------------------------------------------------------- answers and people


def test_a_cliff_is_told_with_its_two_sides() -> None:
    cliff = """when = [
      { if = "service >= limit", then = "service" },
      { then = "service / 2" },
    ]
    range = [0, 100]"""
    proof = broken(draft(final=cliff), "a_small_change_has_a_small_effect")
    assert proof.path == "output.score"
    assert proof.why.en == (
        "“Service orientation” at 59.99 gives “Value of final” 30.00, and 60.00 gives 60.00: "
        "a jump of 10.00 or more, a tenth of its range."
    )
    assert verdicts(draft(final=cliff), "better_behaviour_is_never_worse") == {Verdict.PROVED}


def test_a_slope_without_a_cliff_is_proved() -> None:
    slope = """when = [
      { if = "service >= limit", then = "service" },
      { then = "limit - (limit - service) * 2" },
    ]
    range = [-100, 100]"""
    policy = draft(final=slope)
    assert verdicts(policy, "a_small_change_has_a_small_effect") == {Verdict.PROVED}


def test_a_score_below_zero_is_told_with_the_fact_that_brings_it_there() -> None:
    policy = draft(final='formula = "service - limit"')
    proof = broken(policy, "scores_are_never_negative")
    assert proof.why.en == (
        "Somebody was found whose “Value of final” is -0.01. Their “Service orientation” is 59.99."
    )


def test_behaviour_that_is_held_against_somebody_is_told() -> None:
    policy = draft(final='formula = "100 - service"')
    proof = broken(policy, "better_behaviour_is_never_worse")
    assert proof.path == "step.final"
    assert "the better one" in proof.why.en


# ------------------------------------------------------------------------- what the reader catches


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ({"final": 'formula = "birth_date - birth_date"'}, "birth_date"),
        ({"final": 'formula = "nip"'}, "nip"),
        ({"final": 'formula = "service + absent_days"'}, "days"),
        (
            {"final": 'table = ["results_rating"]\ngrid = { di_atas = 100, sesuai = 50 }'},
            "di_bawah",
        ),
    ],
)
def test_what_is_no_rule_at_all_is_refused_by_the_reader(
    steps: dict[str, str], sentence: str
) -> None:
    with pytest.raises(PackRefused) as refused:
        draft(**steps)
    assert any(sentence in finding.message.en for finding in refused.value.findings)
