"""The funnel: a point for each rater, limits that narrow, and nobody is named."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from attrs import evolve
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from tests.charts.artists import named, said, ys
from tests.fairness.rated import audited, offices

from meritasn.charts.raters import funnel
from meritasn.fairness.appraisers import RaterAudit, Sign
from meritasn.language import LANGUAGES, Language


@cache
def found() -> RaterAudit:
    return audited(offices(1, share=5, people=25, lift={3: 2.0}))


def points(kind: str) -> list[tuple[float, float]]:
    drawn = named(funnel(found(), "en"), PathCollection, "raters:")[kind]
    return [(x, y) for x, y in np.asarray(drawn.get_offsets()).tolist()]


def test_a_point_lies_at_what_was_measured_and_flags_are_drawn_apart() -> None:
    measured = {
        one.rater: (float(one.measured.n), one.measured.effect)
        for one in found().findings
        if one.sign is Sign.STANDS_OUT
    }
    flagged = {one.rater for one in found().flagged if one.sign is Sign.STANDS_OUT}
    assert flagged == {"R3"}
    assert points("flagged") == [measured["R3"]]
    assert sorted(points("others")) == sorted(
        (n, effect or 0.0) for rater, (n, effect) in measured.items() if rater not in flagged
    )


def test_limits_narrow_with_ratings_and_are_the_same_to_both_sides() -> None:
    curves = named(funnel(found(), "en"), Line2D, "limit:")
    above, below = (ys(curves[side]) for side in ("above", "below"))
    assert above == [-one for one in below]
    assert above == sorted(above, reverse=True)
    assert above[0] > above[-1] > 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_it_shows_in_words_and_names_nobody(lang: Language) -> None:
    chart = funnel(found(), lang)
    tree = ET.fromstring(chart.svg())  # noqa: S314  (what was just written)
    assert tree.get("lang") == lang
    assert {"id": "diperhitungkan: 1", "en": "counted in: 1"}[lang] in chart.description
    assert not any(f"R{n}" in said(chart).replace("Rp", "") for n in range(20))


def test_raters_of_few_are_left_out_and_told() -> None:
    workforce = offices(1, people=12)
    kept = [
        one
        for one in workforce.appraisals
        if one.rater != "R0" or int(one.employee.split("-")[1]) < 4
    ]
    chart = funnel(audited(evolve(workforce, appraisals=kept)), "en")
    assert "1 raters with fewer than 10 ratings are not drawn" in said(chart)


def test_there_is_no_funnel_of_nobody() -> None:
    workforce = offices(1, people=12)
    nobody = [evolve(one, rater=None) for one in workforce.appraisals]
    with pytest.raises(ValueError, match="compared"):
        funnel(audited(evolve(workforce, appraisals=nobody)))
