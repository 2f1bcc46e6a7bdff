"""Funnel: each rater by how many they rated and how far their people lie from those of peers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from matplotlib.axes import Axes

from meritasn.charts.style import (
    BLUE,
    GREY,
    INK,
    LINE,
    QUIET,
    SMALL,
    VERMILLION,
    Chart,
    bare,
    sheet,
    words,
)
from meritasn.fairness.appraisers import RaterAudit, Sign
from meritasn.fairness.appraisers.leniency import Footing
from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.finding import Verdict
from meritasn.fairness.words import rounded
from meritasn.language import Language, Text

__all__ = ["funnel"]

CURVE = 80
"""Points of a curve."""


def funnel(found: RaterAudit, lang: Language = "id") -> Chart:
    """Raters beside the limits within which they would lie by chance, and as raters differ.

    No rater is named: an audit shows who is flagged to who asked. Raters of too few people to say
    anything of are left out.

    Args:
        found: An audit of raters.
        lang: The language of every word.

    Raises:
        ValueError: If no two raters can be compared.

    Example:
        >>> from meritasn.fairness.appraisers import audit_raters
        >>> from meritasn.merit import appraise
        >>> from meritasn.testing.population import city
        >>> workforce = city(people=1000).workforce
        >>> chart = funnel(audit_raters(appraise(workforce), workforce), "en")
        >>> "counted in: 1." in chart.description
        True
    """
    if found.beside is None:
        raise ValueError("no two raters can be compared")
    raters = tuple(_raters(found, found.beside))
    limits = _Limits.of(found, found.beside)
    flagged = sum(one.flagged for one in raters)
    left_out = len(found.raters) - len(raters)
    asked = {"title": found.policy.title, "period": found.period.text}
    chart = sheet(
        _TITLE.fill(**asked),
        _SOURCE.fill(
            **asked,
            level=rounded(found.plan.level, 2),
            tests=found.tests,
            left=_LEFT.fill(n=left_out, least=found.plan.minimum) if left_out else "",
            name=found.policy.name,
            hash=found.policy.hash[:12],
        ),
        _SAID.fill(
            **asked,
            n=len(raters),
            flagged=flagged,
            outside=sum(limits.outside(one) for one in raters),
        ),
        lang,
        (9.4, 5.6),
    )
    _draw(chart.add_subplot(), raters, limits, lang)
    return chart


@frozen
class _Rater:
    """One point: how many ratings, how far from peers, and whether flagged."""

    ratings: int
    far: float
    flagged: bool


@frozen
class _Limits:
    """The limits of the funnel.

    Attributes:
        noise: The variance of a single rating.
        spread: How much raters differ, the one who widens that most left out.
        wide: Standard errors for the level, one rater looked at.
        all: Standard errors for the level, all tests looked at.
    """

    noise: float
    spread: float
    wide: float
    all: float

    @classmethod
    def of(cls, found: RaterAudit, beside: Footing) -> _Limits:
        spread = min((one.spread for one in beside.held.values()), default=0.0)
        level = float(found.plan.level)
        return cls(
            beside.found.residual_variance,
            spread,
            NORMAL.inv_cdf(1 - level / 2),
            NORMAL.inv_cdf(1 - level / 2 / max(found.tests, 1)),
        )

    def chance(self, n: float) -> float:
        """How far chance alone takes one rater."""
        return self.wide * math.sqrt(self.noise / n)

    def among(self, n: float) -> float:
        """How far one of all raters may lie, as raters differ."""
        return self.all * math.sqrt(self.spread + self.noise / n)

    def outside(self, one: _Rater) -> bool:
        """Whether a rater lies outside of what chance does to one."""
        return abs(one.far) > self.chance(one.ratings)


def _raters(found: RaterAudit, beside: Footing) -> Iterator[_Rater]:
    flagged = {
        one.rater
        for one in found.findings
        if one.sign is Sign.STANDS_OUT and one.verdict is Verdict.FLAG
    }
    for rater, one in beside.found.of.items():
        if one.ratings >= found.plan.minimum and one.information:
            yield _Rater(one.ratings, one.raw, rater in flagged)


def _draw(axes: Axes, raters: Sequence[_Rater], limits: _Limits, lang: Language) -> None:
    bare(axes)
    most = max((one.ratings for one in raters), default=1)
    least = min((one.ratings for one in raters), default=1)
    low, high = least * 0.85, most * 1.08
    axes.set_xscale("log")
    axes.set_xlim(low, high)
    ticks = _ticks(low, most)
    axes.set_xticks(ticks, [words(one, lang) for one in ticks])
    axes.set_xticks([], minor=True)
    grid = [low * (most * 1.05 / low) ** (n / CURVE) for n in range(CURVE + 1)]
    chance = [limits.chance(n) for n in grid]
    among = [limits.among(n) for n in grid]
    axes.fill_between(grid, [-x for x in chance], chance, color="#e4ecf5", linewidth=0, zorder=0)
    for name, sign in (("above", 1), ("below", -1)):
        axes.plot(
            grid,
            [sign * x for x in among],
            color=QUIET,
            linewidth=1.2,
            linestyle="--",
            gid=f"limit:{name}",
        )
    axes.axhline(0, color=LINE, linewidth=1, zorder=1)
    _label(axes, grid[-1], chance[-1], words(_CHANCE, lang))
    _label(axes, grid[-1], among[-1], words(_AMONG, lang))
    for flagged, look in _LOOKS.items():
        of = [one for one in raters if one.flagged is flagged]
        axes.scatter(
            [one.ratings for one in of],
            [one.far for one in of],
            zorder=3,
            gid=f"raters:{'flagged' if flagged else 'others'}",
            **look,  # type: ignore[arg-type]  # colours and sizes
        )
    for one in raters:
        if one.flagged:
            axes.annotate(
                words(_FLAGGED, lang),
                (one.ratings, one.far),
                (8, 0),
                textcoords="offset points",
                va="center",
                fontsize=SMALL,
                color=INK,
            )
    far = max([*(abs(one.far) for one in raters), among[0]]) * 1.1
    axes.set_ylim(-far, far)
    axes.set_xlabel(words(_X, lang), color=QUIET)
    axes.set_ylabel(words(_Y, lang), color=QUIET)
    axes.set_yticks(
        [n / 10 for n in range(-5, 6) if abs(n / 10) <= far],
        [words(rounded(100 * (0.5 + n / 10), 0), lang) for n in range(-5, 6) if abs(n / 10) <= far],
    )


def _label(axes: Axes, x: float, y: float, said: str) -> None:
    axes.annotate(
        said,
        (x, y),
        (4, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=QUIET,
    )


def _ticks(low: float, high: float) -> list[int]:
    return [n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if low <= n <= high]


_LOOKS: Mapping[bool, Mapping[str, object]] = {
    False: {"s": 26, "marker": "o", "color": BLUE, "edgecolor": "white", "linewidth": 0.6},
    True: {"s": 62, "marker": "D", "color": VERMILLION, "edgecolor": GREY, "linewidth": 0.6},
}
_TITLE = Text("Penilai di samping rekannya, {period}", "Raters beside their peers, {period}")
_X = Text("Banyak penilaian", "Ratings given")
_Y = Text(
    "Dari 100 pasangan dengan orang setara, dimenangkan", "Of 100 pairs with people alike, won"
)
_CHANCE = Text("kebetulan, satu penilai", "chance, one rater")
_AMONG = Text("wajar antarpenilai, semua uji", "as raters differ, all tests")
_FLAGGED = Text("menonjol", "stands out")
_SOURCE = Text(
    "Titik: penilai; belah ketupat: ditandai menonjol. Bidang: kebetulan bagi satu penilai, taraf "
    "{level}. Garis putus: perbedaan wajar\nantarpenilai, {tests} uji bersama.{left} Penilai "
    "atau unitnya tidak dibedakan.\n{title} · {name} · {hash}",
    "Points: raters; diamond: flagged as standing out. Shaded: chance for one rater, level "
    "{level}. Dashed: how raters differ,\nall {tests} tests together.{left} Rater and unit are "
    "not told apart.\n{title} · {name} · {hash}",
)
_LEFT = Text(
    " {n} penilai dengan kurang dari {least} penilaian tidak digambar.",
    " {n} raters with fewer than {least} ratings are not drawn.",
)
_SAID = Text(
    "Corong {n} penilai, {period}. Menonjol setelah semua uji dan perbedaan wajar antarpenilai "
    "diperhitungkan: {flagged}. Di luar batas kebetulan bagi satu penilai: {outside}.",
    "Funnel of {n} raters, {period}. Standing out once all tests and the ordinary differences of "
    "raters are counted in: {flagged}. Outside the limits of chance for a single rater: "
    "{outside}.",
)
