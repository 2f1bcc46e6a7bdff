"""What people think of services: each with its index, and how sure one can be of that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.results.refusal import Refusal
from meritasn.results.result import Label
from meritasn.results.surveys import shown
from meritasn.rules.kinds import Bands
from meritasn.view import View, repr_html

__all__ = ["Difference", "Element", "Interval", "Limit", "Round", "Satisfaction", "Surveyed"]

FORMAT = "meritasn/satisfaction@1"


@frozen
class Interval:
    """Where a figure may lie for everybody who was served.

    Attributes:
        low: Its lower end.
        high: Its upper end.
    """

    low: Decimal
    high: Decimal

    def as_dict(self) -> Mapping[str, str]:
        """The two ends for other programs."""
        return {"low": f"{self.low:f}", "high": f"{self.high:f}"}

    @property
    def text(self) -> Text:
        """The two ends in one cell or sentence."""
        words = _FROM_TO if self.low < 0 else _DASH  # a minus beside a dash cannot be read
        return words.fill(low=self.low, high=self.high)


@frozen
class Limit:
    """A limit between two bands that an interval reaches across.

    Attributes:
        at: The limit, which belongs to the band above.
        below: The band below.
        above: The band above.
    """

    at: Decimal
    below: Label
    above: Label


@frozen
class Element:
    """One of the elements that people are asked about.

    Attributes:
        name: What the tables call it, such as ``u3``.
        title: What it is about.
        mean: The mean of all answers, to two decimals.
    """

    name: str
    title: Text
    mean: Decimal


@frozen
class Round:
    """What one survey says of one service or unit.

    Attributes:
        year: The year in which its sheets were filled in.
        sheets: How many complete sheets there are; all that follows rests on them.
        left_out: How many sheets are not complete.
        index: The index; of a unit the mean of those of its services.
        quality: The letter.
        performance: What the letter means, in words.
        pooled: Of a unit the index of all sheets together.
        interval: Where the index may lie; None where there are too few sheets.
        satisfied: How many respondents are satisfied.
        satisfied_share: Where their share may lie, in percent.
        elements: The means, in the order of the sheet.
        near: The limits that the interval reaches across.
        refusal: Why there is no index, where one was asked for and cannot be had.
    """

    year: int
    sheets: int
    left_out: int
    index: Decimal | None = None
    quality: Label | None = None
    performance: Label | None = None
    pooled: Decimal | None = None
    interval: Interval | None = None
    satisfied: int | None = None
    satisfied_share: Interval | None = None
    elements: tuple[Element, ...] = ()
    near: tuple[Limit, ...] = ()
    refusal: Refusal | None = None

    def weakest(self, many: int) -> tuple[Element, ...]:
        """The elements with the lowest means, the lowest first, of equals the earlier one."""
        return tuple(sorted(self.elements, key=lambda element: element.mean)[:many])

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The round for other programs; numbers are text, so that none is rounded on the way."""
        return {
            "year": self.year,
            "sheets": self.sheets,
            "left_out": self.left_out,
            "index": _text(self.index),
            "quality": _label(self.quality, language),
            "performance": _label(self.performance, language),
            "pooled_index": _text(self.pooled),
            "interval": self.interval and self.interval.as_dict(),
            "near": [
                {
                    "limit": _text(one.at),
                    "below": _label(one.below, language),
                    "above": _label(one.above, language),
                }
                for one in self.near
            ],
            "satisfied": self.satisfied,
            "satisfied_percent": self.satisfied_share and self.satisfied_share.as_dict(),
            "elements": [
                {"name": one.name, "title": one.title.of(language), "mean": _text(one.mean)}
                for one in self.elements
            ],
            "refusal": self.refusal
            and {"code": self.refusal.code.id, "message": self.refusal.first.of(language)},
        }


@frozen
class Difference:
    """How the index moved from one round to the next.

    Attributes:
        before: The round before.
        after: The later one.
        moved: By how much.
        interval: Where that may lie; None where a round has too few sheets.
    """

    before: Round
    after: Round
    moved: Decimal
    interval: Interval | None

    @property
    def distinguishable(self) -> bool | None:
        """Whether chance alone does not explain it; None where there are too few sheets to say."""
        if self.interval is None:
            return None
        return self.interval.low > 0 or self.interval.high < 0

    def as_dict(self) -> Mapping[str, object]:
        """The difference for other programs."""
        return {
            "from": self.before.year,
            "to": self.after.year,
            "moved": _text(self.moved),
            "interval": self.interval and self.interval.as_dict(),
            "distinguishable": self.distinguishable,
        }


@frozen
class Surveyed:
    """A service or a unit with its rounds.

    Attributes:
        key: What the tables call it.
        name: Its name.
        rounds: Its rounds in the order of time, without those that have too few sheets to show.
        differences: How the index moved between rounds that follow each other.
        too_few: The years in which it has sheets, and fewer than may be shown.
    """

    key: str
    name: str
    rounds: tuple[Round, ...]
    differences: tuple[Difference, ...] = ()
    too_few: tuple[int, ...] = ()

    def of(self, year: int) -> Round | None:
        """The round of a year, where there is one to show."""
        return next((one for one in self.rounds if one.year == year), None)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The service or unit for other programs."""
        return {
            "key": self.key,
            "name": self.name,
            "rounds": [one.as_dict(language) for one in self.rounds],
            "differences": [one.as_dict() for one in self.differences],
            "too_few_to_show": list(self.too_few),
        }


@frozen
class Satisfaction:
    """What one or several surveys say of services or units.

    Attributes:
        by: ``service`` or ``unit``.
        laws: The years of the surveys in the order of time, each with its last day and the policy
            of that day.
        of: The services or units.
        least_shown: Of fewer complete sheets nothing is shown.
        least_sure: With fewer complete sheets there is no interval.
    """

    by: str
    laws: Mapping[int, tuple[date, Policy]] = field(repr=lambda laws: str(list(laws)))
    of: tuple[Surveyed, ...] = field(repr=lambda of: str(len(of)))
    least_shown: int
    least_sure: int

    @property
    def year(self) -> int | None:
        """That of the latest survey; None where there is no sheet at all."""
        return max(self.laws, default=None)

    def group(self, key: str) -> Surveyed | None:
        """One service or unit by its key."""
        return next((one for one in self.of if one.key == key), None)

    def limits(self, year: int) -> tuple[Limit, ...]:
        """The limits between the letters by the law of a survey, the lowest first."""
        last, policy = self.laws[year]
        step = "unit_category" if self.by == "unit" else "category"
        compiled = policy.on(last).steps.get(step)
        kind = None if compiled is None else compiled.step.kind
        if not isinstance(kind, Bands):
            return ()
        labels = [Label(band.label, kind.enum.title(band.label)) for band in kind.rows]
        found = zip(kind.rows, labels[1:], labels, strict=False)
        limits = (Limit(b.start, below, above) for b, below, above in found if b.start is not None)
        return tuple(reversed(tuple(limits)))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs."""
        return {
            "format": FORMAT,
            "by": self.by,
            "surveys": [
                {
                    "year": year,
                    "last_day": last.isoformat(),
                    "policy": {"name": policy.name, "hash": policy.hash},
                }
                for year, (last, policy) in self.laws.items()
            ],
            "least_shown": self.least_shown,
            "least_for_interval": self.least_sure,
            "groups": [one.as_dict(language) for one in self.of],
        }

    def view(self) -> View:
        """The latest survey first; then what is near a limit, weakest, moved and left out."""
        return View(tuple(shown(self)))

    _repr_html_ = repr_html


_DASH = Text("{low}–{high}", "{low}–{high}")
_FROM_TO = Text("{low} s.d. {high}", "{low} to {high}")


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _label(label: Label | None, language: Language) -> Mapping[str, str] | None:
    return None if label is None else {"code": label.code, "label": label.title.of(language)}
