"""A pack in words: the whole text of each shipped pack, as the person who signs it reads it.

Where a wording was changed on purpose: ``python -m tests.policies.test_describe``.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.policies.faults import SOUND, edited

from meritasn.language import LANGUAGES, Language
from meritasn.policies import read_policy, shipped, shipped_names
from meritasn.view import to_text

TEXTS = Path(__file__).parent / "described"


def golden(name: str, language: Language) -> Path:
    return TEXTS / f"{name}.{language}.txt"


def told(text: str, step: str, language: Language = "en") -> str:
    """What is said of one step of a pack, on one line."""
    whole = to_text(read_policy(text).describe(), language)
    _, _, after = whole.partition(f". {step}\n" if f". {step}\n" in whole else f"\n{step}\n")
    return " ".join(after.partition("\n\n")[0].split("\n", 1)[1].split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped_names())
def test_a_shipped_pack_reads_as_it_was_approved(name: str, language: Language) -> None:
    assert to_text(shipped(name).describe(), language) == golden(name, language).read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", shipped_names())
def test_no_code_of_the_pack_is_left_in_the_words(name: str, language: Language) -> None:
    policy = shipped(name)
    said = to_text(policy.describe(), language).replace(name, "")
    codes = {step.name for step in policy.pack.steps} | set(policy.pack.figures)
    codes |= set(policy.catalogue.facts)
    assert [code for code in codes if "_" in code and re.search(rf"\b{code}\b", said)] == []
    if language == "id":
        assert not re.search(r"\b(secondary|single|half_up|higher|lower|range|met|not_met)\b", said)


@pytest.mark.parametrize("name", shipped_names())
def test_every_step_figure_and_note_is_told(name: str) -> None:
    pack = shipped(name).pack
    said = " ".join(to_text(shipped(name).describe(), "en", width=10_000).split())
    told_of = [step.title.en for step in pack.steps]
    told_of += [step.note.en for step in pack.steps if step.note]
    for one in (one.parameter for dated in pack.figures.values() for one in dated):
        told_of += [one.title.en, *([one.note.en] if one.note else [])]
    assert [words for words in told_of if " ".join(words.split()) not in said] == []


@pytest.mark.parametrize(
    ("old", "new", "step", "words"),
    [
        ("", "", "Quantity", "Quantity realised ÷ Quantity planned × 100; rounded to 2 decimals."),
        ("decimals = 2", "decimals = 0", "Quantity", "× 100; rounded to a whole number."),
        ("decimals = 2", 'rounding = "up"\ndecimals = 1', "Quantity", "rounded up to one decimal."),
        ("decimals = 2", 'rounding = "down"\ndecimals = 0', "Quantity", "rounded down to a whole"),
        ('unit = "points"', 'unit = "percent"', "Quantity", "; in percent, rounded to 2 decimals."),
        ("", "", "Cost", "if (Cost planned − Cost realised) > 0: 100; otherwise: 0"),
        ("", "", "Cost", "Where what it rests on is not applicable, neither is the result."),
        ("", "", "Item", "What is not applicable is left out."),
        ("", "", "Item", "A result outside -1,000 to 100,000 is refused."),
        ("", "", "Grade", "Score: High from 76; High from 50.5; below that Low."),
        ("", "", "Bonus", "For the reader only."),
        ("", "", "Agreed", "must hold: Predicate already on record = Good."),
        ("", "", "Agreed", "Where it is not met: not agreed."),
        ("", "", "Crowd", "For each unit: the number of people where Grade = High."),
        ("== 'high'\"", "== 'high'\", refused = \"leave out\"", "Crowd", "Those without a result"),
        ("", "", "The best", "Only those who meet: All well. By Score (highest first); where"),
        ("", "", "The best", "Grade (best first). Those who are equal in all of it share a place."),
        ("", "", "The best", "Places: Seats (3). Condition: Seats (3). PP 1/2020, Pasal 3"),
        ("", "", "The best", "An example of an order."),
        ("shown = true\ntable", "applies = \"grade != 'low'\"\nshown = true\ntable", "Bonus",
         "For each person, only if Grade ≠ Low: table by"),
    ],
)  # fmt: skip
def test_what_a_reader_has_to_know_is_said(old: str, new: str, step: str, words: str) -> None:
    assert words in told(edited(SOUND, old, new), step)


if __name__ == "__main__":
    for name in shipped_names():
        for language in LANGUAGES:
            golden(name, language).write_text(to_text(shipped(name).describe(), language), "utf-8")
