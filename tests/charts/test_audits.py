"""The chart of gaps: every point at its rate, and nothing of a group that is hidden."""

from __future__ import annotations

from functools import cache

import pytest
from attrs import evolve
from matplotlib.lines import Line2D
from tests.charts.artists import named, said, xs

from meritasn.charts import gaps
from meritasn.fairness import Audit, Cell, Counts, Tabled, audit_counts
from meritasn.fairness.counts import MISSING
from meritasn.fairness.intervals import wilson
from meritasn.fairness.published import Telling
from meritasn.language import LANGUAGES, Language

CELLS = {"w": Cell(35, 300), "m": Cell(90, 300), MISSING: Cell(12, 40)}
AGES = {"20": Cell(3, 12), "30": Cell(60, 300), "40": Cell(72, 320), "50": Cell(2, 8)}


@cache
def found() -> Audit:
    return audit_counts([Tabled(("sex",), Counts(CELLS)), Tabled(("age",), Counts(AGES))])


def points_stand_at_their_rates() -> None:
    chart = gaps(found(), "en")
    rates, spans = named(chart, Line2D, "rate:"), named(chart, Line2D, "interval:")
    screens = named(chart, Line2D, "screen:")
    shown = {f"sex:{g}": cell for g, cell in CELLS.items()}
    shown |= {f"age:{g}": AGES[g] for g in ("30", "40")}
    assert set(rates) == set(spans) == set(screens) == set(shown)
    for name, cell in shown.items():
        assert xs(rates[name]) == [pytest.approx(cell.selected / cell.total)]
        assert xs(spans[name]) == pytest.approx(wilson(cell))
    assert xs(screens["sex:w"]) == pytest.approx([0.24, 0.24])  # four fifths of 30 %
    assert rates["sex:m"].get_marker() == rates["age:40"].get_marker() == "D"
    assert rates["sex:w"].get_markerfacecolor() != "white"  # the one flag
    assert {n for n, one in rates.items() if one.get_markerfacecolor() != "white"} == {"sex:w"}


def test_points_stand_at_their_rates() -> None:
    points_stand_at_their_rates()


def test_hidden_groups_that_are_drawn_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Telling, "hides", lambda *_: False)
    with pytest.raises(AssertionError):
        points_stand_at_their_rates()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_it_shows_in_words(lang: Language) -> None:
    words = said(gaps(found(), lang))
    assert ("terlalu kecil" if lang == "id" else "too small to show") in words
    assert ("35 dari 300" if lang == "id" else "35 of 300") in words
    assert "3 of 12" not in words
    assert "3 dari 12" not in words


def test_many_groups_are_counted_below_and_nobody_is_an_empty_sheet() -> None:
    many = Counts({f"g{n:03}": Cell(20, 60) for n in range(90)})
    assert "51 more rows" in said(gaps(audit_counts([Tabled(("g",), many)]), "en"))
    nobody = audit_counts([Tabled(("g",), Counts({}))])
    assert gaps(nobody, "id").description
    assert gaps(evolve(nobody, groups=()), "id").svg()
