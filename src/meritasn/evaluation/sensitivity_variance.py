"""Parts of a variance, figure by figure, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from attrs import field, frozen

from meritasn.evaluation.figures import placed
from meritasn.evaluation.sensitivity_values import Moved
from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Outcome", "VarianceShare", "VarianceShares"]

FORMAT = "meritasn/variance-shares@1"

PLACES = 6
SHOWN = 2


@frozen
class VarianceShare:
    """What one figure has to do with the variance of an outcome.

    The indices are estimates: with few samples they may lie a little below zero or above one.

    Attributes:
        figure: The figure.
        alone: The part of the variance that it explains alone; None where nothing can be said.
        total: The part that it has a hand in, alone or with others.
        low: The lower end of the interval of 95 percent of the total, by resampling.
        high: Its upper end.
    """

    figure: Moved
    alone: float | None
    total: float | None
    low: float | None
    high: float | None


@frozen
class Outcome:
    """One outcome of a policy, over all draws of its figures.

    Attributes:
        title: What it is.
        least: The least it came to; None where nothing came of any draw.
        greatest: The greatest.
        shares: What each figure has to do with it, in the order of the policy.
    """

    title: Text
    least: Fraction | None
    greatest: Fraction | None
    shares: tuple[VarianceShare, ...]

    def of(self, figure: str) -> VarianceShare:
        """What one figure has to do with it.

        Raises:
            KeyError: If the figure was not drawn.
        """
        return {one.figure.name: one for one in self.shares}[figure]

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The outcome for other programs."""
        return {
            "title": self.title.of(language),
            "least": _written(self.least),
            "greatest": _written(self.greatest),
            "figures": [
                {
                    "figure": one.figure.name,
                    "title": one.figure.parameter.title.of(language),
                    "alone": _written(one.alone),
                    "total": _written(one.total),
                    "total_low": _written(one.low),
                    "total_high": _written(one.high),
                }
                for one in self.shares
            ],
        }


@frozen
class VarianceShares:
    """How much of the variance of each outcome the figures of a policy explain.

    Attributes:
        policy: The policy.
        asked: Of which period or day.
        people: How many are asked with each draw.
        samples: How many base samples were drawn.
        seed: What they grew from.
        refused: How many different draws the policy cannot have, or leave nobody a result. Where
            there are any, no index is told: it would explain the refusals.
        outcomes: What is explained.
    """

    policy: Policy = field(repr=lambda policy: policy.name)
    asked: Text
    people: int
    samples: int
    seed: int
    refused: int
    outcomes: tuple[Outcome, ...]

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs, decimals as text."""
        return {
            "format": FORMAT,
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "asked": self.asked.of(language),
            "people": self.people,
            "samples": self.samples,
            "seed": self.seed,
            "draws_refused": self.refused,
            "outcomes": [one.as_dict(language) for one in self.outcomes],
        }

    def view(self) -> View:
        """The figures that explain most of each outcome first."""
        return View(tuple(_shown(self)))

    _repr_html_ = repr_html


def _written(value: Fraction | float | None) -> str | None:
    return None if value is None else f"{placed(value, PLACES)}"


def _shown(found: VarianceShares) -> Iterator[Part]:
    yield Title(_TITLE.fill(title=found.policy.title))
    yield Sentence(
        _ASKED.fill(n=found.people, asked=found.asked, samples=found.samples, seed=found.seed),
        "quiet",
    )
    if found.refused:
        yield Sentence(_REFUSED.fill(n=found.refused), "warn")
    for outcome in found.outcomes:
        yield Title(outcome.title, 2)
        if outcome.least is None or outcome.greatest is None or outcome.least == outcome.greatest:
            yield Sentence(_STILL)
            continue
        yield Sentence(
            _FROM_TO.fill(
                low=placed(outcome.least, _digits(outcome)),
                high=placed(outcome.greatest, _digits(outcome)),
            )
        )
        if found.refused:
            continue
        ordered = sorted(outcome.shares, key=lambda one: -(one.total or 0))
        yield Table(
            (
                Column(_FIGURE, grow=True),
                Column(_ALONE, "right"),
                Column(_TOTAL, "right"),
                Column(_BETWEEN, "right"),
            ),
            tuple(
                (
                    one.figure.parameter.title,
                    None if one.alone is None else placed(one.alone, SHOWN),
                    None if one.total is None else placed(one.total, SHOWN),
                    None
                    if one.low is None or one.high is None
                    else _SPAN.fill(low=placed(one.low, SHOWN), high=placed(one.high, SHOWN)),
                )
                for one in ordered
            ),
        )
    yield Sentence(_HOW, "quiet")


def _digits(outcome: Outcome) -> int:
    """Shares are below one and want more decimals than scores and amounts."""
    return SHOWN if outcome.greatest is not None and outcome.greatest > 1 else SHOWN + 2


_TITLE = Text("Angka mana yang menentukan: {title}", "Which figures decide: {title}")
_ASKED = Text(
    "{n} pegawai, {asked}. {samples} sampel dasar, benih {seed}; semua angka bergeser bersama.",
    "{n} people, {asked}. {samples} base samples, seed {seed}; all figures move at once.",
)
_REFUSED = Text(
    "Pada {n} susunan angka tidak ada hasil sama sekali, sehingga bagian tidak dapat disebut. "
    "Persempit rentangnya, atau sebutkan angka yang berjumlah tetap dengan together.",
    "{n} sets of figures give no result at all, so that no parts can be told. Narrow the ranges, "
    "or name the figures that keep their sum by together.",
)
_STILL = Text("Tidak berubah oleh angka-angka ini.", "These figures do not change it.")
_FROM_TO = Text("Dari {low} sampai {high}.", "From {low} to {high}.")
_FIGURE, _ALONE = Text("Angka", "Figure"), Text("Sendiri", "Alone")
_TOTAL, _BETWEEN = Text("Bersama lainnya", "With others"), Text("Selang 95 %", "95 % interval")
_SPAN = Text("{low} – {high}", "{low} – {high}")
_HOW = Text(
    "Bagian dari ragam hasil: sendiri, dan termasuk pengaruh bersama angka lain. Taksiran dari "
    "sedikit sampel dapat sedikit di bawah 0 atau di atas 1.",
    "Parts of the variance of the outcome: alone, and with a hand in it together with others. "
    "Estimates from few samples may lie a little below 0 or above 1.",
)
