"""A plan is read whole or refused with everything that is wrong, key by key."""

from __future__ import annotations

from importlib.resources import files

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
