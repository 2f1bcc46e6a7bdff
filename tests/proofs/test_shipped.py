"""The shipped regulations: nothing is broken but what they say that they break."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from meritasn.language import Language
from meritasn.policies import LAWS, load_policy, shipped, shipped_names
from meritasn.proofs import Verdict, prove, proved
from meritasn.quantities import Period
from meritasn.view import to_text

OVERLAY = Path(__file__).parents[2] / "examples" / "medan_seleksi.toml"

ALL = pytest.mark.parametrize("name", shipped_names())


def broken(name: str) -> set[str]:
    return {proof.law.name for proof in prove(shipped(name)) if proof.verdict is Verdict.BROKEN}


@ALL
def test_a_shipped_pack_breaks_only_what_it_says(name: str) -> None:
    assert broken(name) <= shipped(name).pack.breaks.keys()


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("pp-46-2011", "more_achieved_is_never_worse"),
        ("permenpanrb-8-2021", "more_achieved_is_never_worse"),
        ("permenpanrb-8-2021", "scores_are_never_negative"),
        ("permenpanrb-1-2023", "scores_are_never_negative"),
        ("permenpanrb-38-2018", "a_small_change_has_a_small_effect"),
        ("pp-11-2017-training", "more_achieved_is_never_worse"),
        ("pp-46-2011", "scores_are_never_negative"),
    ],
)
def test_a_known_break_is_found_without_being_told(name: str, law: str) -> None:
    assert law in broken(name)


def test_the_witness_is_the_one_that_the_regulation_is_known_for() -> None:
    proofs = [p for p in prove(shipped("pp-46-2011")) if p.path == "step.time_score"]
    said = {p.why.en for p in proofs if p.law.name == "more_achieved_is_never_worse"}
    assert any("“Time realised” at 76.00 gives “Final score” 100.00" in why for why in said)
    assert any("“Score of time” goes from 100.00 to 75.99." in why for why in said)


@ALL
def test_every_proof_names_a_law_a_place_and_days_of_the_policy(name: str) -> None:
    policy = shipped(name)
    steps = {step.name for step in policy.pack.steps}
    for proof in prove(policy):
        assert LAWS[proof.law.name] is proof.law
        head, _, rest = proof.path.partition(".")
        assert proof.path == policy.name or head in ("output", "step")
        assert head != "step" or rest.partition(".")[0] in steps
        assert proof.days.start in policy.in_force
        assert proof.why.id.endswith(".")
        assert proof.why.en.endswith(".")


@ALL
def test_the_same_is_found_each_time(name: str) -> None:
    assert prove(shipped(name)) == prove.__wrapped__(shipped(name))


def test_most_of_what_can_be_proved_is() -> None:
    merit = "more_achieved_is_never_worse"
    whole = {n for n in shipped_names() if proved(shipped(n)).verdicts.get(merit) is Verdict.PROVED}
    assert {
        "kasn-9-2019",
        "kepka-bkn-411-2025",
        "kepmenpanrb-321-2024",
        "permenpanrb-14-2017",
        "permenpanrb-38-2018",
        "permenpanrb-6-2022",
        "pp-99-2000",
    } <= whole


def test_a_pack_is_proved_while_somebody_waits() -> None:
    policy = shipped("permenpanrb-1-2023")
    start = time.process_time()
    prove.__wrapped__(policy)
    assert time.process_time() - start < 4


@pytest.mark.parametrize("language", ["id", "en"])
def test_proofs_are_shown_with_what_is_broken_first(language: Language) -> None:
    proofs = proved(shipped("pp-46-2011"))
    text = to_text(proofs.view(), language=language)
    words = {"id": ("dilanggar", "terbukti"), "en": ("broken", "proved")}[language]
    assert -1 < text.index(words[0]) < text.rindex(words[1])
    answer = proofs.as_dict(language)
    assert answer["verdicts"]["bands_leave_no_gap"] == "proved"
    assert len(answer["proofs"]) == len(proofs)


@ALL
def test_what_is_the_same_on_days_that_follow_each_other_is_said_once(name: str) -> None:
    said: dict[tuple[object, ...], list[Period]] = {}
    for proof in prove(shipped(name)):
        key = proof.law.name, proof.verdict, proof.path, proof.why
        said.setdefault(key, []).append(proof.days)
    for days in said.values():
        assert not {period.stop for period in days} & {period.start for period in days}


def test_what_hangs_on_an_unknown_figure_is_open_until_an_overlay_supplies_it() -> None:
    law = "more_achieved_is_never_worse"
    (unknown,) = proved(shipped("permenpanrb-15-2019")).of(law)
    assert unknown.verdict is Verdict.OPEN
    assert "Weight of the paper" in unknown.why.en
    supplied = load_policy("permenpanrb-15-2019", overlays=[OVERLAY])
    assert {proof.verdict for proof in proved(supplied).of(law)} == {Verdict.PROVED}


def test_a_lawful_use_is_named_with_its_purpose_and_source() -> None:
    (proof,) = proved(shipped("pp-11-2017-retirement")).of("protected_attributes_never_matter")
    assert proof.verdict is Verdict.PROVED
    assert "for the retirement age (PP 11/2017" in proof.why.en


def test_an_order_that_is_read_is_named() -> None:
    (proof,) = proved(shipped("permenpanrb-38-2018")).of("the_order_of_records_does_not_matter")
    assert proof.verdict is Verdict.OPEN
    assert "Last day of the appraisal that counts" in proof.why.en
