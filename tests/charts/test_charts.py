"""Every number that is drawn is one of the result, at its place; what is withheld is not drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from attrs import evolve, frozen
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text as Words
from tests.charts.artists import named, said, xs, ys
from tests.charts.offices import SHEETS, index, kept, office, paid, surveys, talents

from meritasn.charts import (
    Chart,
    allowance_parts,
    ladder,
    nine_boxes,
    satisfaction_index,
    service_times,
)
from meritasn.charts import allowance as allowance_module
from meritasn.charts import professionalism as ladder_module
from meritasn.charts import services as services_module
from meritasn.charts import surveys as surveys_module
from meritasn.charts import talent as boxes_module
from meritasn.language import LANGUAGES, Language, number_text
from meritasn.results.allowance import DISCIPLINE, FISCAL, PERFORMANCE
from meritasn.view.wording import said as worded

CHARTS: dict[str, Callable[[Language], Chart]] = {
    "nine boxes": lambda lang: nine_boxes(talents(), lang),
    "ladder": lambda lang: ladder(index(), lang),
    "satisfaction": lambda lang: satisfaction_index(surveys(), lang),
    "allowance": lambda lang: allowance_parts(paid(), lang),
    "services": lambda lang: service_times(kept(), lang),
}


# ------------------------------------------------------------------- what was drawn is the result


def boxes_stand_where_the_map_has_them() -> None:
    chart, found = nine_boxes(talents(), "en"), talents()
    counts, shapes = named(chart, Words, "people:"), named(chart, Rectangle, "box:")
    rows, columns = (found.enum(f"{axis}_level").codes for axis in ("performance", "potential"))
    for shape, box in shapes.items():
        place, kind = shape.split(":")
        row, column = place.split("/")
        people = found.cells().get((row, column), 0)
        assert counts[place].get_text() == str(people)
        # The best level stands first among the labels: on top, and on the right.
        assert int(box.get_y()) == len(rows) - 1 - rows.index(row)
        assert int(box.get_x()) == len(columns) - 1 - columns.index(column)
        code = next(
            c
            for c in found.counts()
            if found.enum("talent_box").title(c).en
            == named(chart, Words, "name:")[place].get_text()
        )
        assert people == found.counts()[code]
        assert (kind == "succession") is found.succession(code)
        assert box.get_linewidth() == (3 if kind == "succession" else 1)
    assert sum(int(one.get_text()) for one in counts.values()) == sum(found.counts().values()) > 9


def units_stand_at_their_index_and_none_that_is_withheld() -> None:
    chart, found = ladder(index(), "en"), index()
    assert found.withheld
    (points,) = named(chart, Line2D, "index").values()
    (axes,) = chart.axes
    names = [label.get_text() for label in axes.get_yticklabels()]
    shown = {
        one.name: (one.value("unit_index"), one.value("people_counted"))
        for one in found.units
        if one.unit not in found.withheld
    }
    drawn = dict(zip(names, xs(points), strict=True))
    numbers = {
        f"{name} ({people.number:f})": float(mean.number)
        for name, (mean, people) in shown.items()
        if mean is not None and mean.number is not None and people is not None and people.number
    }
    assert drawn == numbers
    assert len(set(drawn.values())) > 1
    assert ys(points) == sorted(ys(points))
    assert [*drawn.values()] == sorted(drawn.values(), reverse=True)
    limits = named(chart, Line2D, "limit:")
    known = {rung.code: rung.up_to for rung in found.rungs}
    assert {code: xs(line)[0] for code, line in limits.items()} == {
        code: float(known[code] or 0) for code in limits
    }
    assert limits
    withheld = [one.name for one in found.units if one.unit in found.withheld]
    assert not any(name in said(chart) for name in withheld)


def indices_intervals_and_limits_are_those_of_the_surveys() -> None:
    chart, found = satisfaction_index(surveys(), "en"), surveys()
    names = [label.get_text() for label in chart.axes[0].get_yticklabels()]
    points, spans = named(chart, Line2D, "index:"), named(chart, Line2D, "interval:")
    rounds = {
        f"{of.year}:{names.index(one.name)}": of
        for one in found.of
        for of in one.rounds
        if of.index
    }
    assert points.keys() == rounds.keys()
    for place, of in rounds.items():
        assert xs(points[place])[0] == float(of.index or 0)
        if of.interval is None:
            assert place not in spans
        else:
            ends = [float(of.interval.low), float(of.interval.high)]
            assert xs(spans[place]) == ends
        label = named(chart, Words, "value:")[place].get_text()
        assert label.startswith(f"{of.index:f} ")
        assert ("▲" in label) is bool(of.near)
    limits = {one.above.code: float(one.at) for one in found.limits(2025)}
    drawn = {code: xs(line)[0] for code, line in named(chart, Line2D, "limit:").items()}
    assert drawn.items() <= limits.items()
    assert drawn


def cuts_hang_between_the_full_amounts_and_what_is_paid() -> None:
    chart, found = allowance_parts(paid(), "en"), paid()
    bars, words = named(chart, Rectangle, "step:"), named(chart, Words, "amount:")
    cuts = (*PERFORMANCE, *DISCIPLINE, *FISCAL)
    for step, bar in bars.items():
        amount = found.whole.amount(step)
        assert amount is not None
        assert bar.get_width() == float(amount)
        assert words[step].get_text().removeprefix("−") == number_text(amount, "en")
        assert words[step].get_text().startswith("−") is (step in cuts)
    assert bars.keys() == {"total_full", "total_earned", "total_paid", *cuts}
    assert bars["total_paid"].get_x() == bars["total_full"].get_x() == 0
    last = bars[FISCAL[0]]
    assert last.get_x() == pytest.approx(bars["total_paid"].get_width())
    for one in found.units:
        shown = one.key not in found.unseen_units
        assert (one.key in named(chart, Words, "paid:")) is shown
        assert (one.title.en in said(chart)) is shown
        for kind in (PERFORMANCE, DISCIPLINE, FISCAL) if shown else ():
            drawn = named(chart, Rectangle, f"{kind[0]}:")[one.key].get_width()
            whole, part = one.amount("total_full"), sum(one.amount(step) or 0 for step in kind)
            assert whole
            assert drawn == pytest.approx(float(100 * part / whole))
    assert found.unseen_units
    assert FISCAL[0] in bars
    assert bars[FISCAL[0]].get_width() > 0


def every_month_is_drawn_and_those_that_missed_are_marked() -> None:
    chart, found = service_times(kept(), "en"), kept()
    assert [one.get_title(loc="left") for one in chart.axes if one.get_visible()] == ["Akta", "KK"]
    for key in ("akta", "kk"):
        one = found.of(key)
        assert one is not None
        line = named(chart, Line2D, f"time:{key}")[""]
        times = [float("nan") if m.took is None else float(m.took) for m in one.series]
        assert ys(line) == pytest.approx(times, nan_ok=True)
        assert xs(line) == [m.on.toordinal() for m in one.series]
        missed = [
            (m.on.toordinal(), float(m.took or 0))
            for m in one.series
            if m.took is not None and m.standard is not None and m.took > m.standard
        ]
        crosses = named(chart, Line2D, f"x:{key}")[""]
        assert [*zip(xs(crosses), ys(crosses), strict=True)] == missed
        assert bool(missed) is (key == "akta")
    assert ys(named(chart, Line2D, "standard:")["akta"])[0] == 60
    assert ys(named(chart, Line2D, "before:")["akta"])[0] == 180
    assert named(chart, Line2D, "standard:").keys() == {"akta"}
    assert ys(named(chart, Line2D, "s:")["kk"]) == [180, 120, 90, 60, 55]


LAWS = (
    boxes_stand_where_the_map_has_them,
    units_stand_at_their_index_and_none_that_is_withheld,
    indices_intervals_and_limits_are_those_of_the_surveys,
    cuts_hang_between_the_full_amounts_and_what_is_paid,
    every_month_is_drawn_and_those_that_missed_are_marked,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_what_is_drawn(law: Callable[[], None]) -> None:
    law()


# ------------------------------------------------------------------------------- planted faults


@frozen
class Fault:
    """A part of a chart that is drawn wrongly, and the law that is there to catch it."""

    module: Any
    name: str
    wrong: Callable[[Any], Any]
    law: Callable[[], None]


def _swapped(right: Callable[..., Iterator[Any]]) -> Callable[..., list[Any]]:
    return lambda found: [evolve(box, column=box.row, row=box.column) for box in right(found)]


def _upside_down(right: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    return lambda found: right(found)[::-1]


def _with_withheld(right: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    return lambda found: right(evolve(found, least=1))


FAULTS = {
    "axes of the nine boxes are swapped": Fault(
        boxes_module, "_boxes", _swapped, boxes_stand_where_the_map_has_them
    ),
    "every box belongs to the succession group": Fault(
        boxes_module,
        "_boxes",
        lambda right: lambda found: [evolve(box, succession=True) for box in right(found)],
        boxes_stand_where_the_map_has_them,
    ),
    "the lowest unit stands on top": Fault(
        ladder_module, "_units", _upside_down, units_stand_at_their_index_and_none_that_is_withheld
    ),
    "withheld units are drawn": Fault(
        ladder_module,
        "_units",
        _with_withheld,
        units_stand_at_their_index_and_none_that_is_withheld,
    ),
    "intervals are drawn at the wrong service": Fault(
        surveys_module,
        "_round",
        lambda right: lambda axes, place, *rest, **more: right(axes, 1 - place, *rest, **more),
        indices_intervals_and_limits_are_those_of_the_surveys,
    ),
    "a cut is drawn as a sum": Fault(
        allowance_module,
        "_steps",
        lambda right: lambda whole: [evolve(row, less=False) for row in right(whole)],
        cuts_hang_between_the_full_amounts_and_what_is_paid,
    ),
    "cuts of a unit are of what is paid": Fault(
        allowance_module,
        "_percent",
        lambda right: lambda one, steps: right(one, steps) * 1.01,
        cuts_hang_between_the_full_amounts_and_what_is_paid,
    ),
    "months that kept the standard are marked": Fault(
        services_module,
        "_SIGNS",
        lambda right: {**right, "x": ("kept", "missed")},
        every_month_is_drawn_and_those_that_missed_are_marked,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = FAULTS[name]
    monkeypatch.setattr(fault.module, fault.name, fault.wrong(getattr(fault.module, fault.name)))
    with pytest.raises(AssertionError):
        fault.law()


# ---------------------------------------------------------------------------- what holds of all


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_says_what_it_shows_and_names_nobody(name: str, lang: Language) -> None:
    chart = CHARTS[name](lang)
    tree = ET.fromstring(chart.svg())  # noqa: S314  (what was just written)
    assert tree.get("role") == "img"
    assert tree.get("lang") == lang
    title, description = (tree.find(f"{{*}}{tag}") for tag in ("title", "desc"))
    assert title is not None
    assert description is not None
    assert title.text == chart.heading
    assert description.text == chart.description
    assert "http" not in "".join(tree.itertext()).replace("http://purl.org", "")
    for one in office().employees:
        assert one.key not in said(chart)


@pytest.mark.parametrize("name", CHARTS)
def test_the_languages_differ_and_the_bytes_do_not(name: str) -> None:
    before = dict(mpl.rcParams)
    charts = [CHARTS[name](lang) for lang in LANGUAGES]
    assert charts[0].description != charts[1].description
    assert charts[0].svg() == CHARTS[name]("id").svg()
    assert dict(mpl.rcParams) == before


def test_numbers_are_written_in_the_manner_of_the_language() -> None:
    amount = paid().whole.amount("total_paid")
    for lang in LANGUAGES:
        assert worded(amount, lang) in allowance_parts(paid(), lang).description


def test_a_chart_is_written_as_its_file_is_called(tmp_path: Path) -> None:
    chart = service_times(kept())
    for name, start in (("a.svg", b"<?xml"), ("a.PNG", b"\x89PNG")):
        chart.save(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)
    with pytest.raises(ValueError, match=r"\.svg or \.png"):
        chart.save(tmp_path / "a.pdf")


def test_boxes_of_a_few_people_are_not_shown() -> None:
    few = evolve(talents(), people=talents().people[:4])
    chart = nine_boxes(few, "en")
    assert not named(chart, Words, "people:")
    assert "Fewer than 5" in said(chart)
    assert len(named(chart, Words, "people:")) == 0 < len(named(chart, Words, "name:"))


def test_what_is_too_few_sheets_to_show_is_not_drawn() -> None:
    assert SHEETS["kk", 2025] < surveys().least_shown
    assert "KK" not in said(satisfaction_index(surveys()))
