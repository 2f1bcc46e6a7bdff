"""Which shipped policies apply on a day or in a period, family by family, and why."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from meritasn.language import Language, Text
from meritasn.policies.families import Family, family_of
from meritasn.policies.timeline import NONE, Head, Part, families, named, nearest, parts
from meritasn.quantities import Period
from meritasn.view import Branch, Title, View, repr_html

__all__ = ["Applying", "FamilyApplying", "applying"]


@frozen
class FamilyApplying:
    """The policies of one family in some days.

    Attributes:
        family: The family.
        parts: The days, cut where one policy ends or another begins.
        nearest: Where none is in force, the one that ends or begins nearest.
    """

    family: Family
    parts: tuple[Part, ...]
    nearest: Head | None

    @property
    def split(self) -> Text | None:
        """That a result of the whole would be under several rules, where it would."""
        if not self.family.spans or len(self.parts) == 1:
            return None
        return _SPLIT.fill(n=_HALVES.get(len(self.parts), _PARTS), parts=named(self.parts))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The family for other programs."""
        return {
            "family": self.family.name,
            "title": self.family.title.of(language),
            "law_of": self.family.counts.of(language),
            "parts": [
                {**_days(part.days), "policy": part.head and _policy(part.head, language)}
                for part in self.parts
            ],
            "nearest": self.nearest and _policy(self.nearest, language),
            "split": self.split and self.split.of(language),
        }


@frozen
class Applying:
    """Which shipped policies apply in some days.

    Attributes:
        days: One day, or a period.
        families: What applies, family by family.
    """

    days: Period
    families: tuple[FamilyApplying, ...]

    def view(self) -> View:
        """Each family with the day whose law counts, and with its policies below."""
        heading = Title(_HEADING.fill(days=self.days.text))
        return View((heading, *(_branch(one, self.days) for one in self.families)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """All of it for other programs."""
        return {**_days(self.days), "families": [one.as_dict(language) for one in self.families]}


def applying(days: Period, family: str | None = None) -> Applying:
    """Which shipped policies apply.

    Args:
        days: One day, or a period.
        family: Of which family; of all if none is named.

    >>> from datetime import date
    >>> day = date(2021, 8, 17)
    >>> (found,) = applying(Period.of_days(day, day), "performance").families
    >>> [part.head.name for part in found.parts]
    ['permenpanrb-8-2021']
    """
    wanted = families() if family is None else (family,)
    return Applying(days, tuple(_family(days, name) for name in wanted))


def _family(days: Period, name: str) -> FamilyApplying:
    found = parts(days, name)
    gap = any(part.head is None for part in found)
    return FamilyApplying(family_of(name), found, nearest(days, name) if gap else None)


_HEADING = Text("Kebijakan yang berlaku {days}", "Policies that apply, {days}")
_SPLIT = Text(
    "Periode ini terbagi {n}, masing-masing dinilai menurut aturannya sendiri: {parts}. Hasil "
    "gabungannya ditolak, karena cara menyetarakan nilai kedua skala tidak diketahui.",
    "The period is in {n}, each appraised under its own rule: {parts}. A merged result is "
    "refused, because how the scores of one scale are put on the other is not known.",
)
_HALVES = {2: Text("dua", "two parts")}
_PARTS = Text("beberapa bagian", "several parts")
_COUNTS = Text("berlaku hukum pada {day}", "by the law of {day}")
_IN_FORCE = Text("berlaku {days} · {standing}", "in force {days} · {standing}")
_WITHIN = Text("{days}: {name}", "{days}: {name}")
_NEAREST = Text("yang terdekat {name}, {days}", "the nearest is {name}, {days}")


def _branch(one: FamilyApplying, days: Period) -> Branch:
    """A family, its policies, and what is said of a period under several of them."""
    split = () if one.split is None else (Branch(one.split, tone="warn"),)
    children = (*(_leaf(one, part, days) for part in one.parts), *split)
    counts = _COUNTS.fill(day=one.family.counts)
    return Branch(one.family.title, counts, children=children)


def _leaf(one: FamilyApplying, part: Part, days: Period) -> Branch:
    found = part.head or one.nearest
    name: Text | str = NONE if part.head is None else part.head.name
    within = _WITHIN.fill(days=part.days.text, name=name)
    text = within if part.days != days else Text("{name}", "{name}").fill(name=name)
    if found is None:
        return Branch(text, tone="warn")
    if part.head is None:
        near = _NEAREST.fill(name=found.name, days=found.in_force.text)
        return Branch(text, near, "warn")
    return Branch(text, _IN_FORCE.fill(days=found.in_force.text, standing=found.standing.text))


def _policy(head: Head, language: Language) -> Mapping[str, object]:
    return {
        "name": head.name,
        "title": head.title.of(language),
        **_days(head.in_force),
        "standing": head.standing.value,
    }


def _days(days: Period) -> Mapping[str, str | None]:
    last = days.last
    return {
        "first_day": days.start.isoformat(),
        "last_day": None if last is None else last.isoformat(),
    }
