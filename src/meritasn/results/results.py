"""The results of many: people, units, and what is worth knowing about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import field, frozen

from meritasn.errors import Finding
from meritasn.facts import Enumeration
from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results.result import Result
from meritasn.results.unit import UnitResult
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title, View, repr_html

__all__ = ["Change", "Results"]


@frozen
class Change:
    """One person whose result differs under another policy.

    Attributes:
        before: The result under the first.
        after: The result under the second.
    """

    before: Result
    after: Result


@frozen
class Results:
    """What a policy says about a workforce in one period.

    Attributes:
        period: The period that was appraised.
        policy: The policy.
        people: One result for each employee, in their order.
        units: One result for each unit, in their order.
    """

    period: Period
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Result, ...] = field(repr=lambda people: str(len(people)))
    units: tuple[UnitResult, ...] = field(repr=lambda units: str(len(units)))

    def __iter__(self) -> Iterator[Result]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Result | None:
        """The result of one employee."""
        return next((result for result in self.people if result.employee == employee), None)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Requirements that units or people do not meet, units first."""
        things: tuple[UnitResult | Result, ...] = (*self.units, *self.people)
        return tuple(finding for thing in things for finding in thing.findings)

    def changes(self, other: Results) -> tuple[Change, ...]:
        """Those whose predicate, score or refusal differs in other results of the same people.

        Raises:
            ValueError: If the results are of other people.
        """
        if [r.employee for r in self] != [r.employee for r in other]:
            raise ValueError("the results are of other people")
        pairs = (Change(before, after) for before, after in zip(self, other, strict=True))
        return tuple(pair for pair in pairs if _answer(pair.before) != _answer(pair.after))

    def view(self) -> View:
        """The predicates of all, and of each unit against the guide."""
        return View((*_head(self), *_units(self), *_shares(self), *_refusals(self)))

    _repr_html_ = repr_html


def _answer(result: Result) -> tuple[object, ...]:
    label, refusal = result.predicate, result.refusal
    return (
        label and (label.code, label.title),
        result.score,
        refusal and (refusal.code.id, refusal.message),
    )


def _predicates(results: Results) -> Enumeration | None:
    name = results.policy.pack.output.get("predicate")
    runs = (result.run for result in results if result.run is not None)
    run = next(runs, None)
    return None if run is None or name is None else run.program.steps[name].enum


def _head(results: Results) -> Iterator[Part]:
    yield Title(results.policy.title)
    line = Text(
        "Periode {period} · {n} pegawai · kebijakan {name} ({hash})",
        "Period {period} · {n} people · policy {name} ({hash})",
    )
    yield Sentence(
        line.fill(
            period=results.period.text,
            n=len(results),
            name=results.policy.name,
            hash=results.policy.hash[:12],
        ),
        "quiet",
    )


def _units(results: Results) -> Iterator[Part]:
    enum = _predicates(results)
    units = [unit for unit in results.units if unit.people]
    if enum is None or not units:
        return
    yield Title(Text("Predikat per unit", "Predicates by unit"), 2)
    guided = any(unit.value("guide") is not None for unit in units)
    columns = [
        Column(Text("Unit", "Unit"), grow=True),
        *([Column(Text("Unit", "Unit"))] if guided else []),
        Column(Text("n", "n"), "right"),
        *(Column(_short(title), "right") for title in enum.titles),
        Column(Text("–", "–"), "right"),
        *([Column(Text("Pola", "Guide"))] if guided else []),
    ]
    yield Table(tuple(columns), tuple(_row(unit, enum, guided=guided) for unit in units))
    keys = ", ".join(f"{_short(t).id} = {t.id}" for t in enum.titles)
    keys_en = ", ".join(f"{_short(t).en} = {t.en}" for t in enum.titles)
    yield Sentence(Text(f"{keys}, – = tanpa predikat.", f"{keys_en}, – = no predicate."), "quiet")


def _short(title: Text) -> Text:
    return Text(*("".join(word[0] for word in w.split()).upper() for w in (title.id, title.en)))


def _row(unit: UnitResult, enum: Enumeration, *, guided: bool) -> tuple[Cell, ...]:
    counts = unit.counts
    none = len(unit.people) - sum(counts.values())
    return (
        Text(unit.name, unit.name),
        *([_unit_predicate(unit)] if guided else []),
        len(unit.people),
        *(counts.get(code, 0) or None for code in enum.codes),
        none or None,
        *([_guide(unit)] if guided else []),
    )


def _unit_predicate(unit: UnitResult) -> Cell:
    run = unit.run
    if run is None or run.slots["unit_predicate", "state"]:
        return None
    enum = run.program.facts["unit_predicate"].enum
    return None if enum is None else enum.titles[run.slots["unit_predicate", "value"]]


def _guide(unit: UnitResult) -> Cell:
    value = unit.value("guide")
    if value is None or value.reasons:
        return Sentence(Text("tak diketahui", "unknown"), "quiet")
    if not value.applicable:
        return Sentence(Text("tak berlaku", "not applicable"), "quiet")
    if value.label == "met":
        return Sentence(Text("✓", "✓"), "good")
    return Sentence(Text("✗", "✗"), "warn")


def _shares(results: Results) -> Iterator[Part]:
    enum = _predicates(results)
    if enum is None:
        return
    labels = Counter(r.predicate.code if r.predicate else "" for r in results)
    yield Title(Text("Seluruhnya", "All together"), 2)
    rows: list[tuple[Cell, ...]] = [
        (title, labels[code], Share(labels[code], len(results)))
        for code, title in zip(enum.codes, enum.titles, strict=True)
    ]
    rows.append((_WITHOUT, labels[""], Share(labels[""], len(results))))
    yield Table(
        (
            Column(Text("Predikat", "Predicate")),
            Column(Text("Pegawai", "People"), "right"),
            Column(Text("Bagian", "Share")),
        ),
        tuple(rows),
    )


_WITHOUT = Text("tanpa predikat", "no predicate")


def _refusals(results: Results) -> Iterator[Part]:
    refusals = [r.refusal for r in results if r.refusal is not None]
    if not refusals:
        return
    yield Title(Text("Mengapa tanpa predikat", "Why there is no predicate"), 2)
    by_code = Counter((refusal.code.id, _kind(refusal.message)) for refusal in refusals)
    yield Table(
        (
            Column(Text("Kode", "Code")),
            Column(Text("Alasan", "Reason"), grow=True),
            Column(Text("Pegawai", "People"), "right"),
        ),
        tuple((code, message, count) for (code, message), count in by_code.most_common()),
    )


def _kind(message: Text) -> Text:
    """The first reason without the targets that it names."""
    return Text(*(w.split(";")[0].split(" (target")[0] for w in (message.id, message.en)))
