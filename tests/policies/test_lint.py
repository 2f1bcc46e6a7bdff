"""What the loader says about a pack that does not hold: the complaint, its place, its sentence."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.policies.faults import FAULTS, SOUND, Fault, edited
from tests.policies.mangled import mangled, sound_tables, tables

from meritasn.errors import Code, Finding, PackRefused, Place
from meritasn.errors.codes import packs
from meritasn.facts import catalogue
from meritasn.policies import Policy, lint, overlaid, read_policy
from meritasn.policies.reader import policy_of

HERE = Path(__file__).parent
slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=300)

OF_OVERLAYS = {packs.OTHER_BASE, packs.NOT_IN_BASE, packs.OTHER_UNIT}


def codes_of_packs() -> Iterator[Code]:
    return (value for value in vars(packs).values() if isinstance(value, Code))


def places(findings: tuple[Finding, ...]) -> list[tuple[str, str | None]]:
    return [(finding.code.id, finding.place.path) for finding in findings]


def test_the_sound_pack_is_sound() -> None:
    assert lint(SOUND) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code.id}-{fault.path}")
def test_one_fault_earns_its_complaint_at_its_place_and_no_other(fault: Fault) -> None:
    start = time.process_time()
    assert places(lint(edited(SOUND, fault.old, fault.new))) == [(fault.code.id, fault.path)]
    assert time.process_time() - start < 1


def test_every_complaint_about_a_pack_has_a_fault_that_earns_it() -> None:
    earned = {fault.code for fault in FAULTS} | OF_OVERLAYS
    assert [code.id for code in codes_of_packs() if code not in earned] == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code.id}-{fault.path}")
def test_a_sentence_is_whole_and_short_in_both_languages(fault: Fault) -> None:
    (finding,) = lint(edited(SOUND, fault.old, fault.new), file="contoh.toml")
    for sentence in (finding.text.id, finding.text.en):
        assert "contoh.toml" in sentence
        assert "{" not in finding.message.id + finding.message.en
        assert not re.search(r"<class|\bNone\b|Decimal\(|Traceback", sentence)
        assert len(sentence) < 420
    assert finding.message.id != finding.message.en


def test_twenty_planted_faults_get_twenty_sentences_with_their_places() -> None:
    draft = (HERE / "twenty_faults.toml").read_text("utf-8")
    found = lint(draft)
    golden = (HERE / "twenty_faults.txt").read_text("utf-8").splitlines()
    assert [finding.text.id for finding in found] == golden
    assert len(found) == len(set(found)) == 20


def test_what_rests_on_a_faulty_step_is_not_reported() -> None:
    """Everything in the sound pack rests on the quantity, but for the requirement."""
    one = lint(SOUND.replace("/ quantity_target", "/ 0"))
    assert places(one) == [("MER-3023", "step.quantity.formula")]


def test_complaints_come_in_the_order_of_the_file() -> None:
    text = SOUND
    for old, new in (
        ("value = 60", "value = inf"),
        ('children = "person"', 'children = "target"'),
        ('"performance"', '""'),
        ("realised /", "realised **"),
    ):
        text = text.replace(old, new, 1)
    paths = [finding.place.path for finding in lint(text)]
    assert paths == [
        "family",
        "parameter.share.value",
        "step.quantity.formula",
        "step.crowd.count_over",
    ]


def test_a_broken_line_is_named() -> None:
    (finding,) = lint("format = 1\nname =\n", file="rancangan.toml")
    assert finding.place == Place(file="rancangan.toml", row=2)


# ------------------------------------------------------------------ whatever a file may hold


def taken(raw: dict[str, object]) -> Policy | None:
    try:
        return policy_of(raw, Place(), catalogue())
    except PackRefused as refused:
        assert refused.findings  # noqa: PT017  (either outcome is right)
        assert refused.report("id")  # noqa: PT017  (either outcome is right)
        return None


def test_an_enumeration_without_labels_is_refused_and_not_only_what_names_it() -> None:
    pack = SOUND.replace("[enum.level]", "[enum.empty]\n\n[enum.level]")
    found = lint(pack)
    assert [(f.code.id, f.place.path) for f in found] == [("MER-3004", "enum.empty")]


@slow
@given(tables())
def test_any_mangled_pack_is_a_policy_or_refused(raw: dict[str, object]) -> None:
    policy = taken(raw)
    if policy is not None:
        assert policy.describe().parts
        assert all(program.steps is not None for _, program in policy.programs)


@slow
@given(mangled())
def test_any_mangled_text_is_a_policy_or_refused(text: str) -> None:
    readers: list[Callable[[], object]] = [
        lambda: read_policy(text),
        lambda: overlaid(read_policy(SOUND), text),
    ]
    for read in readers:
        try:
            read()
        except PackRefused as refused:
            assert refused.findings  # noqa: PT017  (either outcome is right)


@slow
@given(st.text(st.sampled_from("ab01.+-*/()<>=!' _,\"[]{}\n~@é\x00and or not in"), max_size=60))
@example("().__class__.__bases__[0].__subclasses__()")
@example("share if share else share")
@example("(lambda: 1)()")
@example("[share for share in share]")
@example('f"{share}"')
@example("share := 1")
@example("a**9**9**9")
@example("-" * 1999 + "1")
@example("not " * 480 + "share")
@example("(" * 199 + "1" + ")" * 199)
@example("min(" * 99 + "share, share" + ", share)" * 98 + ")")
@example("max(" + ", ".join(["share", "service"] * 50) + ")")
@example("add_months(" * 49 + "asked_on" + ", share)" * 49)
@example("years_between(" * 49 + "asked_on" + ", asked_on)" * 49)
@example("max(" * 30 + "asked_on" + ", add_years(asked_on, last_age))" * 30)
@example("previous")
def test_any_formula_is_read_or_refused_at_once(formula: str) -> None:
    start = time.process_time()
    for key, was in (("formula", "(work * share + service * (100 - share)) / 100"),):
        raw = sound_tables()
        step = next(step for step in raw["step"] if step["name"] == "final")
        assert step[key] == was
        step[key] = formula
        taken(raw)
        step[key] = was
        step["let"] = {"part": formula}
        taken(raw)
        step["applies"] = formula
        taken(raw)
    assert time.process_time() - start < 2


def test_lets_that_double_each_other_are_refused_at_once() -> None:
    raw = sound_tables()
    step = next(step for step in raw["step"] if step["name"] == "final")
    step["let"] = {"a0": "share + service"} | {
        f"a{i}": f"a{i - 1} + a{i - 1}" for i in range(1, 60)
    }
    step["formula"] = "a59"
    start = time.process_time()
    with pytest.raises(PackRefused) as refused:
        policy_of(raw, Place(), catalogue())
    assert packs.TOO_LONG in {finding.code for finding in refused.value.findings}
    assert time.process_time() - start < 1
