"""How the results of many are shown: units against the guide, requirements, shares, refusals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from meritasn.errors import Severity
from meritasn.facts import Enumeration
from meritasn.language import Text, listing
from meritasn.results.result import Result
from meritasn.results.unit import Guide, UnitResult
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title
from meritasn.view.wording import NO_BREAK

__all__ = ["refusals", "requirements", "shares", "units_against_guide"]

_NO_PREDICATE = Text("tanpa predikat", "no predicate")
_UNIT_PREDICATE = Text("PU", "PU")

_GUIDE: Mapping[Guide | None, Sentence] = {
    "met": Sentence(Text("✓", "✓"), "good"),
    "not_met": Sentence(Text("✗", "✗"), "warn"),
    "not_applicable": Sentence(Text("–", "–"), "quiet"),
    "unknown": Sentence(Text("?", "?"), "quiet"),
    None: Sentence(Text("", "")),
}

_GUIDE_KEY = Text(
    "Pola distribusi: ✓ dipenuhi, ✗ dilanggar, – tidak berlaku, ? belum diketahui.",
    "Guide: ✓ kept, ✗ broken, – not applicable, ? unknown.",
)


def units_against_guide(units: Sequence[UnitResult]) -> Iterator[Part]:
    """Each unit that has people, beneath the unit it belongs to, with its predicates."""
    enum = _predicates([person for unit in units for person in unit.people])
    shown = [unit for unit in units if unit.people]
    if enum is None or not shown:
        return
    guided = any(unit.guide is not None for unit in shown)
    numbers = _numbered(shown)
    columns = (
        Column(Text("Unit kerja", "Unit"), grow=True),
        *([Column(_UNIT_PREDICATE)] if guided else []),
        Column(Text("n", "n"), "right"),
        *(Column(_initials(title), "right") for title in enum.titles),
        Column(_initials(_NO_PREDICATE), "right"),
        *([Column(Text("Pola", "Guide"))] if guided else []),
    )
    yield Title(Text("Predikat per unit", "Predicates by unit"), 2)
    tree = _as_tree(shown)
    yield Table(columns, tuple(_row(u, deep, enum, numbers, guided=guided) for u, deep in tree))
    own = [unit.predicate.title for unit in shown if unit.predicate] if guided else []
    yield Sentence(_key(enum, own, guided=guided), "quiet")
    if guided:
        yield Sentence(_GUIDE_KEY, "quiet")


def requirements(units: Sequence[UnitResult], people: Sequence[Result]) -> Iterator[Part]:
    """Each requirement that is not met somewhere, and by how many."""
    numbers = _numbered(units)
    in_units = Counter(f.message for unit in units if unit.people for f in unit.findings)
    in_people = Counter(f.message for person in people for f in person.findings)
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
            (numbers.get(m, ""), m, in_units[m] or None, in_people[m] or None)
            for m in dict.fromkeys((*numbers, *in_people))
        ),
    )


def shares(people: Sequence[Result]) -> Iterator[Part]:
    """How many have each predicate."""
    enum = _predicates(people)
    if enum is None:
        return
    labels = Counter(r.predicate.code if r.predicate else "" for r in people)
    yield Title(Text("Seluruhnya", "All together"), 2)
    named = (*zip(enum.codes, enum.titles, strict=True), ("", _NO_PREDICATE))
    yield Table(
        (
            Column(Text("Predikat", "Predicate")),
            Column(Text("Pegawai", "People"), "right"),
            Column(Text("Bagian", "Share")),
        ),
        tuple((title, labels[code], Share(labels[code], len(people))) for code, title in named),
    )


def refusals(people: Sequence[Result]) -> Iterator[Part]:
    """Why people have no predicate, and how many for each reason."""
    found = [person.refusal for person in people]
    by_reason = Counter((r.code.id, _first_reason(r.message)) for r in found if r is not None)
    if not by_reason:
        return
    yield Title(Text("Mengapa tanpa predikat", "Why there is no predicate"), 2)
    yield Table(
        (
            Column(Text("Kode", "Code")),
            Column(Text("Alasan", "Reason"), grow=True),
            Column(Text("Pegawai", "People"), "right"),
        ),
        tuple((code, message, count) for (code, message), count in by_reason.most_common()),
    )


def _predicates(people: Sequence[Result]) -> Enumeration | None:
    """The labels that the policy gives to people."""
    for person in people:
        name = person.policy.pack.output.get("predicate")
        if person.run is not None and name is not None:
            return person.run.program.steps[name].enum
    return None


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


def _row(
    unit: UnitResult,
    depth: int,
    enum: Enumeration,
    numbers: Mapping[Text, str],
    *,
    guided: bool,
) -> tuple[Cell, ...]:
    counts, indent = unit.counts, NO_BREAK * 2 * depth
    predicate = unit.predicate
    own: list[Cell] = [_initials(predicate.title) if predicate else None] if guided else []
    return (
        indent + unit.name,
        *own,
        len(unit.people),
        *(counts.get(code, 0) or None for code in enum.codes),
        len(unit.people) - sum(counts.values()) or None,
        *([_guide(unit, numbers)] if guided else []),
    )


def _guide(unit: UnitResult, numbers: Mapping[Text, str]) -> Sentence:
    mark = _GUIDE[unit.guide]
    found = NO_BREAK.join(sorted((numbers[f.message] for f in unit.findings), key=int))
    words = f"{mark.text.en}{NO_BREAK}{found}" if found else mark.text.en
    return Sentence(Text(words, words), mark.tone)


def _numbered(units: Sequence[UnitResult]) -> Mapping[Text, str]:
    """A number for each requirement that a unit with people does not meet; notes come last."""
    found = [finding for unit in units if unit.people for finding in unit.findings]
    found.sort(key=lambda finding: finding.severity is Severity.NOTE)
    messages = dict.fromkeys(finding.message for finding in found)
    return {message: str(number) for number, message in enumerate(messages, 1)}


def _initials(title: Text) -> Text:
    return Text(*("".join(word[0] for word in w.split()).upper() for w in (title.id, title.en)))


def _key(enum: Enumeration, own: Sequence[Text], *, guided: bool) -> Text:
    """What the short heads stand for."""
    titles = dict.fromkeys((*enum.titles, *own, _NO_PREDICATE))
    pairs = [(_initials(title), title) for title in titles]
    if guided:
        pairs.append((_UNIT_PREDICATE, Text("predikat unit", "predicate of the unit")))
    keys = listing(_unbroken(f"{a.id} = {b.id}", f"{a.en} = {b.en}") for a, b in pairs)
    return Text(f"{keys.id}.", f"{keys.en}.")


def _unbroken(*wordings: str) -> Text:
    """A text that stays on one line."""
    return Text(*(wording.replace(" ", NO_BREAK) for wording in wordings))


def _first_reason(message: Text) -> Text:
    """The first reason without the targets that it names."""
    return Text(*(w.split(";")[0].split(" (target")[0] for w in (message.id, message.en)))
