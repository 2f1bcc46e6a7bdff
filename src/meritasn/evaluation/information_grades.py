"""Information: how much a rating tells of anybody, if nearly all have the same one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import fsum, log2
from typing import Protocol

from attrs import field, frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.evaluation.figures import percent, placed
from meritasn.facts import enumeration
from meritasn.language import Language, Text
from meritasn.law import Standing
from meritasn.results import Results
from meritasn.results.tally import Tally, tally
from meritasn.view import Column, Sentence, Share, Table, Title, View, repr_html

__all__ = ["Grade", "HasTally", "Information", "PublishedSplit", "information", "published_splits"]

FORMAT = "meritasn/information@1"

PLACES = 6
"""The decimals of a statistic that is written for other programs; its double holds more."""

SHOWN = 2
"""The decimals that people read."""


class HasTally(Protocol):
    """Results that count themselves, such as those in frames."""

    @property
    def tally(self) -> Tally:
        """How many people have which result."""


@frozen
class Grade:
    """One grade of a scale, and how much of all there is in it.

    Attributes:
        code: Its code.
        title: How a person reads it.
        weight: How many have it, or which part of the whole.
    """

    code: str
    title: Text
    weight: Fraction


@frozen
class Information:
    """How much the grades that were given tell of those who have them.

    Shares and concentration are exact; what needs a logarithm is a double, right to ten decimals.
    Of a few people the entropy comes out too low, since some grades happen to be missing among
    them: a unit of ten is not to be compared with a city.

    Attributes:
        grades: Every grade of the scale, in its order; also those that nobody has.
    """

    grades: tuple[Grade, ...]

    @property
    def whole(self) -> Fraction:
        """All weights together."""
        return sum((grade.weight for grade in self.grades), Fraction())

    @property
    def shares(self) -> Mapping[str, Fraction]:
        """The part of each grade in the whole; nothing where there is no whole."""
        whole = self.whole
        return {grade.code: grade.weight / whole for grade in self.grades} if whole else {}

    @property
    def bits(self) -> float:
        """Shannon's entropy: how many yes-or-no questions a grade answers on average.

        0 where all have the same grade, and at most `most_bits`.
        """
        return fsum(
            float(share) * (log2(share.denominator) - log2(share.numerator))
            for share in self.shares.values()
            if share
        )

    @property
    def most_bits(self) -> float:
        """What the scale could tell, if each of its grades were given as often as any other."""
        return log2(len(self.grades))

    @property
    def effective_grades(self) -> float:
        """How many grades, given equally often, would tell as much: two to the power of `bits`."""
        return float(2**self.bits)

    @property
    def used(self) -> int:
        """How many grades anybody has."""
        return sum(grade.weight > 0 for grade in self.grades)

    @property
    def concentration(self) -> Fraction:
        """Herfindahl's index: the chance that two people drawn at random have the same grade."""
        return sum((share**2 for share in self.shares.values()), Fraction())

    @property
    def most_frequent(self) -> Grade | None:
        """The grade that most have; the first of them where several are as frequent."""
        return max(self.grades, key=lambda grade: grade.weight) if self.whole else None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The figures for other programs, as decimal text."""
        top = self.most_frequent
        return {
            "format": FORMAT,
            "whole": f"{placed(self.whole, SHOWN).normalize():f}",
            "grades": [
                {
                    "code": grade.code,
                    "label": grade.title.of(language),
                    "percent": None
                    if top is None
                    else f"{percent(grade.weight / self.whole, PLACES - 2)}",
                }
                for grade in self.grades
            ],
            "bits": f"{placed(self.bits, PLACES)}",
            "most_bits": f"{placed(self.most_bits, PLACES)}",
            "effective_grades": f"{placed(self.effective_grades, PLACES)}",
            "grades_used": self.used,
            "concentration": f"{placed(self.concentration, PLACES)}",
            "most_frequent": top and top.code,
        }

    def view(self) -> View:
        """The grades with their shares, and how many of them carry information."""
        top = self.most_frequent
        if top is None:
            return View((Title(_TITLE), Sentence(_NOTHING, "quiet")))
        whole = self.whole
        rows = tuple(
            (grade.title, Share(_shown(grade.weight), _shown(whole))) for grade in self.grades
        )
        effective = placed(self.effective_grades, SHOWN)
        return View(
            (
                Title(_TITLE),
                Table((Column(_GRADE, grow=True), Column(_SHARE, "right")), rows),
                Sentence(_EFFECTIVE.fill(n=effective, of=len(self.grades))),
                Sentence(
                    _BITS.fill(n=placed(self.bits, SHOWN), of=placed(self.most_bits, SHOWN)),
                ),
                Sentence(
                    _MOST.fill(label=top.title, n=percent(top.weight / whole)),
                ),
                Sentence(_SAME.fill(n=percent(self.concentration)), "quiet"),
            )
        )

    _repr_html_ = repr_html


def information(
    given: Results | HasTally | Mapping[str, int | Decimal],
    *,
    titles: Mapping[str, Text] | None = None,
) -> Information:
    """How much the grades that were given tell of those who have them.

    Args:
        given: Results, whose predicates are counted; or how many have each grade of a scale, best
            first, with 0 for a grade that nobody has. Parts of a whole, such as percentages, do as
            well as counts.
        titles: How a person reads the grades of counts; those of predicates if none are given.

    Raises:
        UsageError: If a number is negative, or the policy of the results gives no predicate.

    Example:
        >>> told = information({"sangat_baik": 25, "baik": 50, "kurang": 25, "sangat_kurang": 0})
        >>> told.bits, told.most_bits, told.concentration
        (1.5, 2.0, Fraction(3, 8))
        >>> information({"baik": 400}).effective_grades
        1.0
    """
    if isinstance(given, Mapping):
        if not given or any(not _weighs(n) for n in given.values()):
            raise UsageError([codes.NO_GRADES.at()])
        named = _PREDICATES if titles is None else titles
        return Information(
            tuple(
                Grade(code, named.get(code, Text(code, code)), Fraction(number))
                for code, number in given.items()
            )
        )
    counted = tally(given.people) if isinstance(given, Results) else given.tally
    if counted.enum is None:
        raise UsageError([codes.NO_GRADES.at()])
    enum = counted.enum
    return information(
        {code: counted.predicates.get(code, 0) for code in enum.codes},
        titles=dict(zip(enum.codes, enum.titles, strict=True)),
    )


@frozen
class PublishedSplit:
    """How a country was rated, as it was published.

    Attributes:
        name: What the library calls it.
        title: Of whom and when.
        ratings: How many ratings there were.
        percent: The share of each predicate in percent, best first.
        source: Where it was published.
        standing: How well it is known.
    """

    name: str
    title: Text
    ratings: int
    percent: Mapping[str, Decimal] = field(repr=False)
    source: str = field(repr=False)
    standing: Standing = field(repr=False)


@cache
def published_splits() -> Mapping[str, PublishedSplit]:
    """Splits of ratings that were published, by name: public shares, nobody's rating.

    >>> split = published_splits()["pns-2022-2024"]
    >>> split.ratings, split.percent["baik"]
    (10290209, Decimal('88.46'))
    >>> told = information(split.percent)
    >>> f"{told.bits:.2f} bits of {told.most_bits:.2f}: {told.effective_grades:.2f} grades"
    '0.54 bits of 2.32: 1.45 grades'
    """
    raw = tomllib.loads((files(__package__) / "published.toml").read_text("utf-8"))
    return {
        one["name"]: PublishedSplit(
            one["name"],
            Text(**one["title"]),
            one["ratings"],
            {code: Decimal(share) for code, share in one["percent"].items()},
            one["source"],
            Standing(one["standing"]),
        )
        for one in raw["split"]
    }


def _weighs(number: Decimal | int) -> bool:
    return Decimal(number).is_finite() and number >= 0


def _shown(weight: Fraction) -> Decimal | int:
    """A weight as a bar takes it: counts and decimals are exact."""
    return Decimal(weight.numerator) / Decimal(weight.denominator)


_SCALE = enumeration("predicate")
assert _SCALE is not None
_PREDICATES = dict(zip(_SCALE.codes, _SCALE.titles, strict=True))

_TITLE = Text("Seberapa banyak yang dikatakan predikat", "How much the grades tell")
_NOTHING = Text("Tidak ada predikat yang dihitung.", "There are no grades to count.")
_GRADE, _SHARE = Text("Predikat", "Grade"), Text("Bagian", "Share")
_EFFECTIVE = Text(
    "Dari {of} predikat, yang benar-benar membedakan setara {n} predikat.",
    "Of {of} grades, as much is told as by {n} grades that are given equally often.",
)
_BITS = Text(
    "Satu predikat memberi {n} bit informasi, dari {of} bit yang mungkin.",
    "A grade tells {n} bits, of {of} that are possible.",
)
_MOST = Text("Terbanyak: {label}, {n} %.", "Most frequent: {label}, {n} %.")
_SAME = Text(
    "Dua pegawai yang diambil acak berpredikat sama dengan peluang {n} %.",
    "Two people drawn at random have the same grade with a chance of {n} %.",
)
