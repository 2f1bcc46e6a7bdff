"""The chart of gaps of numbers: points at their effects, and nothing of hidden groups."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from matplotlib.lines import Line2D
from tests.charts.artists import named, said, xs

from meritasn.charts import effects
from meritasn.fairness import (
    GapAudit,
    NumberOutcome,
    Seen,
    audit_values,
    default_plan,
)
from meritasn.fairness.counts import MISSING
from meritasn.fairness.plan import Reference
from meritasn.language import LANGUAGES, Language, Text

PEOPLE = {"a": (300, 85), "b": (300, 84), "c": (200, 80), "few": (3, 70), "lone": (4, 90)}
"""Of each group how many there are, and where their numbers begin."""


@cache
def found() -> GapAudit:
    of = [Seen({"g": g}, start + n % 7) for g, (many, start) in PEOPLE.items() for n in range(many)]
    of += [Seen({"g": None}, 85 + n % 7) for n in range(40)]
    return audit_values(of, NumberOutcome(Text("tunjangan", "allowance")), by=["g"])


def test_points_stand_at_their_effects() -> None:
    chart = effects(found(), "en")
    points, spans = named(chart, Line2D, "effect:"), named(chart, Line2D, "span:")
    gaps = {one.focal: one.comparison for one in found().findings}
    assert set(points) == {"g:a", "g:b", "g:c"}
    assert set(spans) == {"g:b", "g:c"}
    assert xs(points["g:a"]) == [0]
    for group in ("b", "c"):
        assert xs(points[f"g:{group}"]) == [pytest.approx(gaps[group].effect)]
        assert xs(spans[f"g:{group}"]) == pytest.approx(gaps[group].interval)
    # Whole numbers from 0 to 6 deviate by 2, and c begins five points lower.
    assert xs(points["g:c"])[0] == pytest.approx(-2.5, abs=0.05)
    (threshold,) = [line for line in chart.axes[0].lines if line.get_gid() == "threshold"]
    assert xs(threshold) == pytest.approx([-0.2, -0.2])


def test_a_flag_is_filled_and_the_reference_a_diamond() -> None:
    points = named(effects(found(), "en"), Line2D, "effect:")
    assert {n for n, one in points.items() if one.get_marker() == "D"} == {"g:a"}
    flags = {f"g:{one.focal}" for one in found().findings if one.verdict.value == "flag"}
    assert {n for n, one in points.items() if one.get_markerfacecolor() != "white"} == flags
    assert "g:c" in flags


@pytest.mark.parametrize("lang", LANGUAGES)
def test_small_groups_are_named_and_no_more_is_said(lang: Language) -> None:
    words = said(effects(found(), lang))
    few = "few: * terlalu kecil" if lang == "id" else "few: * too small to show"
    assert few in effects(found(), lang).description
    assert "3 people" not in words
    assert "3 orang" not in words
    assert "300 " in words


def test_a_verdict_that_hangs_on_hidden_groups_is_not_drawn() -> None:
    """Of twelve groups of three each is hidden; whether b is flagged hangs on their tests."""
    many = {"a": (64, 80), "b": (56, 79)} | {f"few{n}": (3, 80) for n in range(12)}
    of = [Seen({"g": g}, start + n % 7) for g, (size, start) in many.items() for n in range(size)]
    plan = evolve(default_plan(), reference=Reference.LARGEST)
    audit = audit_values(of, NumberOutcome(Text("tunjangan", "allowance")), by=["g"], plan=plan)
    assert "56 people, no verdict" in said(effects(audit, "en"))


def test_those_of_no_known_group_are_not_compared() -> None:
    assert MISSING in found().groups[0].parts
    assert "40 people, not compared" in said(effects(found(), "en"))


def test_what_does_not_fit_is_counted_and_nothing_is_drawn_of_nobody() -> None:
    of = [Seen({"g": f"{n % 60:02}"}, n % 7) for n in range(600)]
    many = audit_values(of, NumberOutcome(Text("a", "a")), by=["g"])
    assert "21 more rows" in said(effects(many, "en"))
    assert effects(evolve(many, groups=()), "id").svg()
    nobody = audit_values([], NumberOutcome(Text("a", "a")), by=["g"])
    assert effects(nobody, "id").description
