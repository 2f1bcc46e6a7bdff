"""What came of moving ratings by one step: whose predicate hangs on one person, and on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from meritasn.evaluation.figures import percent
from meritasn.facts import Enumeration
from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.view import Column, Part, Sentence, Share, Table, Title, View, repr_html

__all__ = ["Direction", "OneStepOff", "Rated", "RatedBy", "StepOff"]

FORMAT = "meritasn/one-step-off@1"

SMALLEST = 5
"""Of a rater with fewer people nothing is published: it could tell what one of them has."""


class Rated(Enum):
    """What a rater gives."""

    RESULTS = "results"
    BEHAVIOUR = "behaviour"
    CONDUCT = "conduct"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _RATINGS[self]


class Direction(Enum):
    """Which way a rater is moved."""

    MILDER = "milder"
    STRICTER = "stricter"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _DIRECTIONS[self]


@frozen
class StepOff:
    """One kind of rating moved one way, for everybody.

    Attributes:
        what: What is moved.
        direction: Which way.
        movers: Whose predicate changes: from which to which, by key; None for no predicate.
    """

    what: Rated
    direction: Direction
    movers: Mapping[str, tuple[str, str | None]] = field(repr=lambda movers: str(len(movers)))

    @property
    def moved(self) -> int:
        """How many change predicate."""
        return len(self.movers)

    def moves(self) -> Mapping[tuple[str, str | None], int]:
        """How many go from one predicate to another, the most frequent first."""
        return dict(Counter(self.movers.values()).most_common())


@frozen
class RatedBy:
    """Those whom one person rated.

    Attributes:
        rater: The key of the rater, as it was put in; not part of the repr.
        rated: The keys of those who were rated and have a predicate.
        hanging: Those among them whose predicate changes by a single step.
    """

    rater: str = field(repr=False)
    rated: tuple[str, ...] = field(repr=lambda rated: str(len(rated)))
    hanging: tuple[str, ...] = field(repr=lambda hanging: str(len(hanging)))

    @property
    def is_small(self) -> bool:
        """Whether too few were rated to publish anything of it."""
        return len(self.rated) < SMALLEST


@frozen
class OneStepOff:
    """Whose predicate hangs on a single step of their rater.

    Attributes:
        policy: The policy.
        period: The period.
        enum: The predicates, best first.
        steps: What was moved, and whom it moves.
        raters: Each rater with those whom they rated, in the order of the appraisals.
        unrated: How many have a predicate and no rater in the data.
        points: By how many points scores of behaviour were moved.
    """

    policy: Policy = field(repr=lambda policy: policy.name)
    period: Period
    enum: Enumeration = field(repr=False)
    steps: tuple[StepOff, ...]
    raters: tuple[RatedBy, ...] = field(repr=lambda raters: str(len(raters)))
    unrated: int
    points: Decimal

    @property
    def people(self) -> int:
        """How many have a predicate and a rater in the data."""
        return sum(len(one.rated) for one in self.raters)

    @property
    def hanging(self) -> int:
        """How many of them would have another predicate after a single step."""
        return sum(len(one.hanging) for one in self.raters)

    @property
    def hanging_share(self) -> Fraction:
        """The part of the predicates that hang on one person's single step."""
        return Fraction(self.hanging, self.people) if self.people else Fraction()

    def of(self, rater: str) -> RatedBy | None:
        """Those whom one rater rated, for that rater's own eyes."""
        return next((one for one in self.raters if one.rater == rater), None)

    def by_share(self) -> Mapping[tuple[int, int], int]:
        """How many raters have which part of their predicates hanging on them, in percent.

        Raters with few people are left out.
        """
        parts = dict.fromkeys(_PARTS, 0)
        for one in self.raters:
            if not one.is_small:
                share = 100 * Fraction(len(one.hanging), len(one.rated))
                part = next((low, high) for low, high in _PARTS if low <= share <= high)
                parts[part] += 1
        return parts

    @property
    def small(self) -> int:
        """How many raters have too few people for anything to be said of them."""
        return sum(one.is_small for one in self.raters)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The counts for other programs: no rater and nobody who was rated is named."""
        return {
            "format": FORMAT,
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "period": self.period.text.of(language),
            "people": self.people,
            "hanging": self.hanging,
            "hanging_percent": f"{percent(self.hanging_share)}",
            "without_rater": self.unrated,
            "points": f"{self.points:f}",
            "steps": [
                {
                    "what": step.what.value,
                    "direction": step.direction.value,
                    "moved": step.moved,
                    "moves": [
                        {"from": before, "to": after, "people": n}
                        for (before, after), n in step.moves().items()
                    ],
                }
                for step in self.steps
            ],
            "raters": len(self.raters),
            "raters_withheld": self.small,
            "raters_by_percent": [
                {"from": low, "to": high, "raters": n} for (low, high), n in self.by_share().items()
            ],
        }

    def view(self) -> View:
        """How many predicates hang on a single step, on which, and at how many raters."""
        return View(tuple(_shown(self)))

    _repr_html_ = repr_html


_PARTS = ((0, 0), (0, 25), (25, 50), (50, 75), (75, 100))
"""Parts of the predicates of a rater in percent; the first that holds a share is taken."""


def _shown(found: OneStepOff) -> Iterator[Part]:
    yield Title(_TITLE)
    yield Sentence(_ASKED.fill(title=found.policy.title, period=found.period.text), "quiet")
    yield Sentence(
        _HANGING.fill(n=found.hanging, of=found.people, percent=percent(found.hanging_share))
    )
    yield Table(
        (Column(_STEP, grow=True), Column(_MOVE, "right"), Column(_PART, "right")),
        tuple(
            (
                _said(step, found.points),
                step.moved,
                Share(step.moved, found.people),
            )
            for step in found.steps
        ),
    )
    if found.unrated:
        yield Sentence(_UNRATED.fill(n=found.unrated), "quiet")
    counted = found.by_share()
    if any(counted.values()):
        yield Title(_BY_RATER, 2)
        yield Table(
            (Column(_HANGS, grow=True), Column(_RATERS, "right")),
            tuple(
                (_NOBODY if high == 0 else _BETWEEN.fill(low=low, high=high), n)
                for (low, high), n in counted.items()
            ),
        )
    if found.small:
        yield Sentence(_SMALL.fill(n=found.small, least=SMALLEST), "quiet")


def _said(step: StepOff, points: Decimal) -> Text:
    if step.what is Rated.CONDUCT:
        return _BY_POINTS[step.direction].fill(what=step.what.text, n=points)
    return _SAID.fill(what=step.what.text, direction=step.direction.text)


_RATINGS = {
    Rated.RESULTS: Text("Rating hasil kerja", "Rating of results"),
    Rated.BEHAVIOUR: Text("Rating perilaku kerja", "Rating of behaviour"),
    Rated.CONDUCT: Text("Nilai perilaku", "Scores of behaviour"),
}
_DIRECTIONS = {
    Direction.MILDER: Text("satu langkah lebih longgar", "one step milder"),
    Direction.STRICTER: Text("satu langkah lebih ketat", "one step stricter"),
}
_BY_POINTS = {
    Direction.MILDER: Text("{what}, {n} poin lebih tinggi", "{what}, {n} points higher"),
    Direction.STRICTER: Text("{what}, {n} poin lebih rendah", "{what}, {n} points lower"),
}
_TITLE = Text("Bila penilai meleset satu langkah", "If the rater is one step off")
_ASKED = Text("{title}, {period}", "{title}, {period}")
_HANGING = Text(
    "{n} dari {of} predikat ({percent} %) bergantung pada satu langkah satu orang penilai.",
    "{n} of {of} predicates ({percent} %) hang on a single step of one rater.",
)
_STEP, _SAID = Text("Langkah", "Step"), Text("{what}, {direction}", "{what}, {direction}")
_MOVE, _PART = Text("Berubah", "Move"), Text("Bagian", "Share")
_UNRATED = Text(
    "{n} orang lagi berpredikat, tetapi penilainya tidak ada dalam data.",
    "{n} more have a predicate, but no rater in the data.",
)
_BY_RATER = Text(
    "Berapa penilai memegang bagian sebesar itu", "How many raters hold which part of them"
)
_HANGS = Text(
    "Predikat yang bergantung pada satu langkahnya", "Predicates that hang on one step of theirs"
)
_RATERS = Text("Penilai", "Raters")
_NOBODY, _BETWEEN = Text("tidak ada", "none"), Text("{low}–{high} %", "{low}–{high} %")
_SMALL = Text(
    "{n} penilai menilai kurang dari {least} orang dan tidak dirinci.",
    "{n} raters rated fewer than {least} people and are not broken down.",
)
