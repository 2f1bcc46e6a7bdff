"""A plan is read whole or refused with everything that is wrong, key by key."""

from __future__ import annotations

from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest

from meritasn.errors import UsageError
from meritasn.fairness import default_plan, read_plan

GOOD = (files("meritasn.fairness") / "plans" / "four-fifths.toml").read_text("utf-8")


def complaints(text: str) -> dict[str | None, str]:
    with pytest.raises(UsageError) as refused:
        read_plan(text, "plan.toml")
    assert {one.code.id for one in refused.value.findings} == {"MER-0073"}
    return {one.place.path: one.text.en for one in refused.value.findings}


def test_the_plan_that_ships_is_read() -> None:
    assert read_plan(GOOD) == default_plan()


@pytest.mark.parametrize(
    ("old", "new", "path", "said"),
    [
        ('ratio = "4/5"', 'ratio = "4/0"', "screen.ratio", 'such as "4/5"'),
        ('ratio = "4/5"', "ratio = 0.8", "screen.ratio", "found 0.8"),
        ('ratio = "4/5"', 'ratio = "5/4"', "screen.ratio", "at most 1"),
        ('method = "mid_p"', 'method = "t"', "test.method", "fisher, mid_p"),
        ('level = "0.05"', "", "test.level", "missing"),
        ("minimum = 5\n", "minimum = true\n", "groups.minimum", "a whole number"),
        ("minimum = 5\n", "minimum = 0\n", "groups.minimum", "at least 1"),
        ("[30, 40, 50]", "[30, 30]", "groups.age_bands", "rising"),
        ("[30, 40, 50]", "[30, true]", "groups.age_bands", "rising"),
        ('adjust = "holm"', 'adjusts = "holm"', "test.adjusts", "unknown"),
        ("audit-plan@1", "audit-plan@9", "format", "another format"),
        ("cite = {", "cite = { from = 1978, ", "screen.cite.from", "such as 2024-01-31"),
        ("cite = {", "cite = { until = 2026-12-31, ", "screen.cite.from", "missing"),
        (
            "cite = {",
            "cite = { from = 2026-01-02, until = 2026-01-01, ",
            "screen.cite.until",
            "out of bounds",
        ),
        ("[screen]", "[screens]", "screen", "a table"),
        ("[screen]", "[screen", None, "no valid TOML"),
    ],
)
def test_a_key_that_is_wrong_is_told_with_what_it_should_be(
    old: str, new: str, path: str | None, said: str
) -> None:
    assert old in GOOD
    told = complaints(GOOD.replace(old, new, 1))
    assert said in told[path]
    assert "plan.toml" in told[path]


def test_the_source_of_a_screen_says_when_it_is_in_force() -> None:
    assert str(default_plan().screen.source.en) == "29 CFR 1607.4(D)"
    dated = read_plan(GOOD.replace("cite = {", "cite = { from = 2026-01-01, ", 1)).screen.source
    assert dated.en == "29 CFR 1607.4(D), in force since 1 January 2026"
    assert dated.id == "29 CFR 1607.4(D), berlaku sejak 1 Januari 2026"
    ended = GOOD.replace("cite = {", "cite = { from = 2026-01-01, until = 2026-01-02,", 1)
    assert read_plan(ended).screen.source.en.endswith("1 January 2026 to 2 January 2026")


def test_the_plan_of_the_guide_is_whole() -> None:
    guide = Path(__file__).parents[2] / "docs/fairness.md"
    _, _, rest = guide.read_text("utf-8").partition("```toml\n")
    plan = read_plan(rest.partition("```")[0])
    assert (plan.name, plan.effect) == ("kota-contoh", Fraction(3, 10))


def test_everything_is_told_at_once() -> None:
    text = GOOD.replace('"mid_p"', '"t"', 1).replace('"4/5"', '"x"', 1).replace("= 30", "= -1", 1)
    assert set(complaints(text)) == {"test.method", "screen.ratio", "groups.reference_minimum"}


def test_of_a_table_that_is_absent_nothing_more_is_told() -> None:
    assert set(complaints('format = "meritasn/audit-plan@1"')) == {
        "name",
        "title",
        "screen",
        "test",
        "groups",
    }


def test_both_languages_say_it() -> None:
    with pytest.raises(UsageError) as refused:
        read_plan(GOOD.replace('"mid_p"', '"t"', 1))
    (one,) = refused.value.findings
    assert "pilihan ini tidak ada" in one.text.id
    assert one.found is not None
    assert one.found.id == "t"
