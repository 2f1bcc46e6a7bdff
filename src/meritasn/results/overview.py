"""How the results of many are shown: units against the guide, requirements, shares, refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from meritasn.errors import Severity
from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results.tally import Tally, UnitTally, unit_tally
from meritasn.results.unit import Guide, UnitResult
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title, View
from meritasn.view.wording import NO_BREAK

__all__ = ["MOST_UNITS", "overview"]

_NO_PREDICATE = Text("tanpa predikat", "no predicate")
_UNIT_PREDICATE = Text("PU", "PU")

_GUIDE: Mapping[Guide | None, Sentence] = {
    "met": Sentence(Text("✓", "✓"), "good"),
    "not_met": Sentence(Text("✗", "✗"), "warn"),
    "not_applicable": Sentence(Text("–", "–"), "quiet"),
    "unknown": Sentence(Text("?", "?"), "quiet"),
    None: Sentence(Text("", "")),
}

MOST_UNITS = 500
"""More units than these are counted and not listed."""

_TOO_MANY = Text(
    "{n} unit memiliki pegawai yang dinilai; tabel per unit tidak ditampilkan.",
    "{n} units have people who were appraised; the table by unit is not shown.",
)
_GUIDE_TITLES: Mapping[Guide, Text] = {
    "met": Text("dipenuhi", "kept"),
    "not_met": Text("dilanggar", "broken"),
    "not_applicable": Text("tidak berlaku", "not applicable"),
    "unknown": Text("belum diketahui", "unknown"),
}

_GUIDE_KEY = Text(
    "Pola distribusi: ✓ dipenuhi, ✗ dilanggar, – tidak berlaku, ? belum diketahui.",
    "Guide: ✓ kept, ✗ broken, – not applicable, ? unknown.",
)


def overview(
    policy: Policy, period: Period, units: Sequence[UnitResult] | UnitTally, counted: Tally
) -> View:
    """The predicates of all, and of each unit against the guide.

    Args:
        policy: The policy.
        period: The period.
        units: The units, or, where they are many, what was counted over them.
        counted: What was counted over people.
    """
    in_units = units if isinstance(units, UnitTally) else unit_tally(units)
    listed = () if isinstance(units, UnitTally) or in_units.units > MOST_UNITS else units
    about = _ABOUT.fill(
        period=period.text, n=counted.people, name=policy.name, hash=policy.hash[:12]
    )
    parts = (
        *_units_against_guide(listed, in_units, counted.enum),
        *_requirements(_numbered(listed), in_units.not_met, counted.not_met),
        *_shares(counted),
        *_refusals(counted),
    )
    return View((Title(policy.title), Sentence(about, "quiet"), *parts))


_ABOUT = Text(
    "Periode {period} · {n} pegawai · kebijakan {name} ({hash})",
    "Period {period} · {n} people · policy {name} ({hash})",
)


def _units_against_guide(
    units: Sequence[UnitResult], counted: UnitTally, enum: Enumeration | None
) -> Iterator[Part]:
    """Each unit that has people, beneath the unit it belongs to, with its predicates."""
    if enum is None or not counted.units:
        return
    yield Title(Text("Predikat per unit", "Predicates by unit"), 2)
    shown = [unit for unit in units if unit.people]
    if not shown:
        yield from _kept(counted)
        return
    sheet = _Sheet(enum, shown)
    yield Table(sheet.columns(), tuple(sheet.row(unit, depth) for unit, depth in _as_tree(shown)))
    yield Sentence(sheet.key(), "quiet")
    if sheet.guided:
        yield Sentence(_GUIDE_KEY, "quiet")


def _kept(counted: UnitTally) -> Iterator[Part]:
    """Of more units than anybody reads, how many keep the guide."""
    yield Sentence(_TOO_MANY.fill(n=counted.units), "quiet")
    if counted.guides.keys() == {None}:
        return
    yield Table(
        (Column(Text("Pola distribusi", "Guide")), Column(Text("Unit", "Units"), "right")),
        tuple((title, counted.guides.get(g, 0)) for g, title in _GUIDE_TITLES.items()),
    )


def _requirements(
    numbers: Mapping[Text, str], in_units: Mapping[Text, int], in_people: Mapping[Text, int]
) -> Iterator[Part]:
    """Each requirement that is not met somewhere, and by how many."""
    if not in_units and not in_people:
        return
    yield Title(Text("Yang tidak dipenuhi", "What is not met"), 2)
    yield Table(
        (
            Column(Text("", "")),
            Column(Text("Ketentuan", "Requirement"), grow=True),
            Column(Text("Unit", "Units"), "right"),
            Column(Text("Pegawai", "People"), "right"),
        ),
        tuple(
            (numbers.get(m, ""), m, in_units.get(m), in_people.get(m))
            for m in dict.fromkeys((*numbers, *_most_first(in_units), *_most_first(in_people)))
        ),
    )


def _shares(counted: Tally) -> Iterator[Part]:
    """How many have each predicate."""
    enum = counted.enum
    if enum is None:
        return
    without = counted.people - sum(counted.predicates.values())
    numbers = (*(counted.predicates.get(code, 0) for code in enum.codes), without)
    yield Title(Text("Seluruhnya", "All together"), 2)
    yield Table(
        (
            Column(Text("Predikat", "Predicate")),
            Column(Text("Pegawai", "People"), "right"),
            Column(Text("Bagian", "Share"), "right"),
        ),
        tuple(
            (title, number, Share(number, counted.people))
            for title, number in zip((*enum.titles, _NO_PREDICATE), numbers, strict=True)
        ),
    )


def _refusals(counted: Tally) -> Iterator[Part]:
    """Why people have no predicate, and how many for each reason."""
    if not counted.refused:
        return
    yield Title(Text("Mengapa tanpa predikat", "Why there is no predicate"), 2)
    yield Table(
        (
            Column(Text("Kode", "Code")),
            Column(Text("Alasan", "Reason"), grow=True),
            Column(Text("Pegawai", "People"), "right"),
        ),
        tuple((*why, counted.refused[why]) for why in _most_first(counted.refused)),
    )


Counted = TypeVar("Counted")


def _most_first(numbers: Mapping[Counted, int]) -> list[Counted]:
    """What is counted most comes first; of equals, the first by its words."""
    return sorted(numbers, key=lambda counted: (-numbers[counted], str(counted)))


def _as_tree(units: Sequence[UnitResult]) -> Iterator[tuple[UnitResult, int]]:
    """Units with their depth, each beneath the one it belongs to, otherwise in their order."""
    keys = {unit.unit for unit in units}
    beneath: dict[str | None, list[UnitResult]] = {}
    for unit in units:
        beneath.setdefault(unit.parent if unit.parent in keys else None, []).append(unit)
    waiting = [(unit, 0) for unit in reversed(beneath.pop(None, []))]
    while waiting or beneath:
        if not waiting:  # units that lie beneath each other in a ring
            waiting = [(unit, 0) for unit in reversed(beneath.pop(next(iter(beneath))))]
        unit, depth = waiting.pop()
        yield unit, depth
        waiting += [(below, depth + 1) for below in reversed(beneath.pop(unit.unit, []))]


class _Sheet:
    """What the table of units says in its head, and how it is shortened."""

    def __init__(self, enum: Enumeration, units: Sequence[UnitResult]) -> None:
        self._enum = enum
        self._numbers = _numbered(units)
        self.guided = any(unit.guide is not None for unit in units)
        own = [unit.predicate.title for unit in units if unit.predicate] if self.guided else []
        self._short = _shortened((*enum.titles, *own, _NO_PREDICATE))

    def columns(self) -> tuple[Column, ...]:
        counted = (*self._enum.titles, _NO_PREDICATE)
        return (
            Column(Text("Unit kerja", "Unit"), grow=True),
            *([Column(_UNIT_PREDICATE)] if self.guided else []),
            Column(Text("n", "n"), "right"),
            *(Column(self._short[title], "right") for title in counted),
            *([Column(Text("Pola", "Guide"))] if self.guided else []),
        )

    def row(self, unit: UnitResult, depth: int) -> tuple[Cell, ...]:
        counts, predicate = unit.counts, unit.predicate
        own: list[Cell] = [self._short[predicate.title] if predicate else None]
        return (
            NO_BREAK * 2 * depth + unit.name,
            *(own if self.guided else []),
            len(unit.people),
            *(counts.get(code, 0) or None for code in self._enum.codes),
            len(unit.people) - sum(counts.values()) or None,
            *([self._guide(unit)] if self.guided else []),
        )

    def _guide(self, unit: UnitResult) -> Sentence:
        mark = _GUIDE[unit.guide]
        numbers = sorted((self._numbers[finding.message] for finding in unit.findings), key=int)
        words = NO_BREAK.join((mark.text.en, *numbers))
        return Sentence(Text(words, words), mark.tone)

    def key(self) -> Text:
        """What the short heads stand for."""
        pairs = [(short, title) for title, short in self._short.items()]
        if self.guided:
            pairs.append((_UNIT_PREDICATE, Text("predikat unit", "predicate of the unit")))
        keys = listing(_unbroken(f"{a.id} = {b.id}", f"{a.en} = {b.en}") for a, b in pairs)
        return Text(f"{keys.id}.", f"{keys.en}.")


def _numbered(units: Sequence[UnitResult]) -> Mapping[Text, str]:
    """A number for each requirement that a unit with people does not meet; notes come last."""
    found = [finding for unit in units if unit.people for finding in unit.findings]
    found.sort(key=lambda finding: finding.severity is Severity.NOTE)
    messages = dict.fromkeys(finding.message for finding in found)
    return {message: str(number) for number, message in enumerate(messages, 1)}


def _shortened(titles: Iterable[Text]) -> Mapping[Text, Text]:
    """Titles by their initials; where two would be the same, by their first letters."""
    each = tuple(dict.fromkeys(titles))
    ids, ens = _initials([title.id for title in each]), _initials([title.en for title in each])
    return dict(zip(each, map(Text, ids, ens), strict=True))


def _initials(words: Sequence[str]) -> list[str]:
    initials = ["".join(word[0] for word in title.split()).upper() for title in words]
    times = Counter(initials)
    return [i if times[i] == 1 else title[:2] for i, title in zip(initials, words, strict=True)]


def _unbroken(*wordings: str) -> Text:
    """A text that stays on one line."""
    return Text(*(wording.replace(" ", NO_BREAK) for wording in wordings))
