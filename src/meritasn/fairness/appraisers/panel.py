"""A panel: how far several raters of the same people agree, scale by scale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from attrs import field, frozen

from meritasn.fairness.agreement import Intraclass, intraclass, krippendorff_alpha, rwg
from meritasn.fairness.words import plainly, rounded
from meritasn.language import Language, Text
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Panel", "PanelScale", "panel"]

FORMAT = "meritasn/panel@1"

Ratings = Sequence[Sequence[float | None]]


@frozen
class PanelScale:
    """One scale on which several raters rated the same people.

    Attributes:
        name: Its name.
        people: How many were rated by at least two.
        raters: How many raters there are.
        complete: How many people were rated by all of them; correlations rest on these.
        correlations: The intraclass correlations; None with fewer than two people or raters.
        alpha: Krippendorff's alpha for an order; None where nothing varies.
        within: How far raters agree on each person (rwg), the median; None without categories.
    """

    name: str
    people: int
    raters: int
    complete: int
    correlations: Intraclass | None = field(repr=False)
    alpha: float | None
    within: float | None


@frozen
class Panel:
    """How far several raters of the same people agree.

    Attributes:
        scales: One for each scale.
        minimum: The fewest people of whom something is shown.
    """

    scales: tuple[PanelScale, ...]
    minimum: int

    def view(self) -> View:
        """A row for each scale."""
        return View(tuple(_parts(self)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs."""
        return {
            "format": FORMAT,
            "note": _READ.of(language),
            "scales": [_dict(one, shown=one.people >= self.minimum) for one in self.scales],
        }


def panel(
    tables: Mapping[str, Ratings], *, categories: int | None = None, minimum: int = 5
) -> Panel:
    """How far raters agree, on each of several scales.

    Args:
        tables: By scale, a row for each person with a rating by each rater, or None.
        categories: How many labels a scale has, for rwg.
        minimum: The fewest people of whom something is shown.

    >>> judges = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9]]
    >>> (found,) = panel({"integrity": judges}, categories=10).scales
    >>> found.correlations.absolute < found.correlations.consistent
    True
    """
    return Panel(tuple(_scale(name, rows, categories) for name, rows in tables.items()), minimum)


def _scale(name: str, rows: Ratings, categories: int | None) -> PanelScale:
    known = [[one for one in row if one is not None] for row in rows]
    complete = [of for of, row in zip(known, rows, strict=True) if len(of) == len(row)]
    agreeing = [
        found
        for of in known
        if categories is not None and (found := rwg(of, categories)) is not None
    ]
    return PanelScale(
        name,
        sum(len(of) > 1 for of in known),
        max((len(row) for row in rows), default=0),
        len(complete),
        intraclass(complete),
        krippendorff_alpha(rows),
        median(agreeing) if agreeing else None,
    )


def _parts(found: Panel) -> Iterator[Part]:
    yield Title(_TITLE)
    yield Table(_COLUMNS, tuple(_row(one) for one in found.scales if one.people >= found.minimum))
    small = sum(one.people < found.minimum for one in found.scales)
    if small:
        yield Sentence(_SMALL.fill(n=small, least=found.minimum), "quiet")
    yield Sentence(_READ, "quiet")


def _row(one: PanelScale) -> tuple[Cell, ...]:
    of = _correlations(one)
    each = (
        of["icc_absolute"],
        of["icc_consistent"],
        of["icc_mean_absolute"],
        one.alpha,
        one.within,
    )
    return (
        plainly(one.name),
        one.people,
        one.raters,
        *(None if number is None else rounded(number, 2) for number in each),
    )


def _correlations(one: PanelScale) -> Mapping[str, float | None]:
    of = one.correlations
    return {
        "icc_absolute": None if of is None else of.absolute,
        "icc_consistent": None if of is None else of.consistent,
        "icc_mean_absolute": None if of is None else of.mean_absolute,
        "icc_mean_consistent": None if of is None else of.mean_consistent,
    }


def _dict(one: PanelScale, *, shown: bool) -> Mapping[str, object]:
    return {
        "scale": one.name,
        "people": one.people if shown else None,
        "raters": one.raters,
        **{name: _number(value if shown else None) for name, value in _correlations(one).items()},
        "alpha": _number(one.alpha if shown else None),
        "rwg_median": _number(one.within if shown else None),
    }


def _number(value: float | None) -> str | None:
    return None if value is None or math.isnan(value) else f"{rounded(value, 4)}"


_TITLE = Text("Kesepakatan para penilai", "How far raters agree")
_COLUMNS = (
    Column(Text("Skala", "Scale"), grow=True),
    Column(Text("Orang", "People"), "right"),
    Column(Text("Penilai", "Raters"), "right"),
    Column(Text("ICC(A,1)", "ICC(A,1)"), "right"),
    Column(Text("ICC(C,1)", "ICC(C,1)"), "right"),
    Column(Text("ICC(A,k)", "ICC(A,k)"), "right"),
    Column(Text("Alfa", "Alpha"), "right"),
    Column(Text("rwg", "rwg"), "right"),
)
_SMALL = Text(
    "{n} skala dengan kurang dari {least} orang tidak ditampilkan.",
    "{n} scales with fewer than {least} people are not shown.",
)
_READ = Text(
    "ICC(A) meminta angka yang sama, ICC(C) urutan yang sama; di antara keduanya terletak longgar "
    "dan ketatnya para penilai.",
    "ICC(A) asks for the same number, ICC(C) for the same order; between the two lies how lenient "
    "or severe raters are.",
)
