"""The tornado: every bar is as long as its effect, on its own side, and nobody is named."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

import pytest
from matplotlib.patches import Rectangle
from matplotlib.text import Text as Words
from tests.charts.artists import named, said
from tests.evaluation.planted import city, planted_policy

from meritasn.charts import sensitivity as module
from meritasn.charts import tornado
from meritasn.evaluation import OneAtATime, one_at_a_time
from meritasn.language import LANGUAGES, Language


@cache
def found() -> OneAtATime:
    """The weight cannot matter; of the limits the upper one moves more people than the lower."""
    scores = [(n, n) for n in (10, 25, 62, 65, 70, 75, 83, 88, 99)]
    return one_at_a_time(city(scores), planted_policy())


def bars_are_as_long_as_their_effect() -> None:
    chart = tornado(found(), "en")
    bars, labels = named(chart, Rectangle, "bar:"), named(chart, Words, "label:")
    rows = [one for one in found().by_effect() if one.moved]
    assert [one.figure.name for one in rows] == ["upper", "lower"]
    assert set(bars) == {f"{n}:{side}" for n in range(len(rows)) for side in ("below", "above")}
    for place, one in enumerate(rows):
        for side, sign in (("below", -1), ("above", 1)):
            trials = [t for t in one.trials if sign * (t.value - one.figure.value) > 0]
            most = max(trials, key=lambda trial: trial.moved)
            bar = bars[f"{place}:{side}"]
            assert bar.get_width() == sign * most.moved
            assert bool(bar.get_hatch()) == (side == "below")
            assert labels[f"{place}:{side}"].get_text() == f"{most.moved} (at {most.value})"


def test_bars_are_as_long_as_their_effect() -> None:
    bars_are_as_long_as_their_effect()


def test_sides_that_are_exchanged_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    side = module._side  # noqa: SLF001  (what is broken here)
    monkeypatch.setattr(module, "_side", lambda report, trials: side(report, trials[:1]))
    with pytest.raises(AssertionError):
        bars_are_as_long_as_their_effect()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_it_shows_in_words(lang: Language) -> None:
    chart = tornado(found(), lang)
    tree = ET.fromstring(chart.svg())  # noqa: S314  (what was just written)
    assert tree.get("lang") == lang
    assert ("Batas atas" if lang == "id" else "Upper limit") in chart.description
    assert not any(f"P{n}" in said(chart) for n in range(9))


def test_what_has_no_effect_is_counted_and_not_drawn() -> None:
    assert "1 angka lain" in said(tornado(found(), "id"))
    assert "Weight" not in tornado(found(), "en").description


def test_a_rule_that_moves_nobody_is_an_empty_sheet() -> None:
    quiet = one_at_a_time(city([(75, 75)]), planted_policy(), figures=["weight"])
    assert named(tornado(quiet, "en"), Rectangle, "bar:") == {}
