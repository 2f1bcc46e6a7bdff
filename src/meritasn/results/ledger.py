"""A ledger: the dated records of one person, each with what it brought and where that stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

from attrs import field, frozen

from meritasn.errors import Place
from meritasn.facts import Catalogue, Fact, Grain
from meritasn.language import Language, Text, listing
from meritasn.model import Term
from meritasn.results.explanation import value_text
from meritasn.results.refusal import refused
from meritasn.results.requirements import SHOWN
from meritasn.results.result import Result, requirements_not_met
from meritasn.rules import Compiled, Run, Value, trace
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Ledger", "Line", "key_facts"]

FORMAT = "meritasn/ledger@1"


@frozen
class Line:
    """One record of a ledger.

    Attributes:
        record: The record, as the workforce has it.
        run: Every step at that record.
        steps: The steps that make the line.
    """

    record: object = field(repr=False)
    run: Run = field(repr=False)
    steps: tuple[str, ...]

    def value(self, step: str) -> Value:
        """What a step came to at this record."""
        return self.run.value(step)

    def sources(self) -> tuple[str, ...]:
        """Where the rules stand by which the line came out: each law once, with its places."""
        nodes = (node for name in self.steps for node in trace(self.run, name).walk())
        decided = (n.subject for n in nodes if n.grain is self.run.grain and n.value.present)
        places: dict[str, dict[str, None]] = {}
        for subject in decided:
            if isinstance(subject, Compiled):
                law, at = subject.step.citation.instrument.name, subject.step.citation.at
                places.setdefault(law, {}).update({at: None} if at else {})
        return tuple(", ".join((law, *at)) for law, at in places.items())

    def remarks(self) -> tuple[Text, ...]:
        """What is not as it should be at this record, and why a step has no value."""
        unmet = [finding.message for finding in requirements_not_met(self.run, Place())]
        without = (refused(self.run, name) for name in self.steps)
        refusals = (refusal.message for refusal in without if refusal and refusal.reasons)
        return (*unmet, *dict.fromkeys(refusals))


@frozen
class Ledger:
    """What the dated records of one person came to, line by line.

    Attributes:
        result: The result of the person on a day, with the requirements behind it.
        lines: The records up to that day, in their order.
    """

    result: Result
    lines: tuple[Line, ...] = field(repr=lambda lines: str(len(lines)))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The ledger for other programs: numbers as text, no floats."""
        return {
            "format": FORMAT,
            "employee": self.result.employee,
            "on": self.result.period.start.isoformat(),
            "policy": {"name": self.result.policy.name, "hash": self.result.policy.hash},
            "lines": [self._line(line, language) for line in self.lines],
            "requirements": [one.as_dict(language) for one in self.result.requirements()],
        }

    def _line(self, line: Line, language: Language) -> Mapping[str, object]:
        return {
            "record": {fact.name: _plain(_held(line.record, fact)) for fact in self._heads},
            "values": {name: line.value(name).text for name in line.steps},
            "cite": list(line.sources()),
            "remarks": [remark.of(language) for remark in line.remarks()],
        }

    def view(self) -> View:
        """The lines, what is remarkable about them, and what the person meets by now."""
        title = Text("{title}, {day}", "{title}, {day}").fill(
            title=self.result.policy.title, day=self.result.period.start
        )
        if not self.lines:
            return View((Title(title), Sentence(_NOTHING, "quiet")))
        sources = tuple(dict.fromkeys(line.sources() for line in self.lines))
        notes = (Sentence(_note(number, laws), "quiet") for number, laws in enumerate(sources, 1))
        table = self._table(sources)
        return View((Title(title), table, *notes, *self._remarks(), *self._requirements()))

    def _table(self, sources: Sequence[tuple[str, ...]]) -> Part:
        """The lines; where they stand is a number, since a few places serve them all."""
        steps = self._steps
        return Table(
            (
                *(Column(fact.title) for fact in self._heads),
                *(Column(step.step.title, "right") for step in steps),
                Column(_SOURCE, "right"),
            ),
            tuple(
                (
                    *(_cell(_held(line.record, fact)) for fact in self._heads),
                    *(value_text(step, line.value(step.name)) for step in steps),
                    f"[{sources.index(line.sources()) + 1}]",
                )
                for line in self.lines
            ),
        )

    def _remarks(self) -> Iterator[Part]:
        for line in self.lines:
            for remark in line.remarks():
                heads = [_cell(_held(line.record, fact)) for fact in self._heads]
                where = listing(head for head in map(_text, heads) if head is not None)
                yield Sentence(
                    Text("{where}: {why}", "{where}: {why}").fill(where=where, why=remark), "warn"
                )

    def _requirements(self) -> Iterator[Part]:
        found = self.result.requirements()
        if not found:
            return
        yield Title(_REQUIREMENTS, 2)
        yield Table(
            (Column(_REQUIREMENT, grow=True), Column(_ANSWER), Column(_WHY, grow=True)),
            tuple((one.title, SHOWN[one.answer], one.why) for one in found),
        )

    @property
    def _steps(self) -> tuple[Compiled, ...]:
        program = self.lines[0].run.program
        return tuple(program.steps[name] for name in self.lines[0].steps)

    @property
    def _heads(self) -> tuple[Fact, ...]:
        """What names a record: the facts among the key of its table."""
        if not self.lines:
            return ()
        return key_facts(self.result.policy.catalogue, self.lines[0].run.grain)

    _repr_html_ = repr_html


def key_facts(catalogue: Catalogue, grain: Grain) -> tuple[Fact, ...]:
    """The facts among the key of a table of dated records.

    >>> from meritasn.facts import catalogue
    >>> [fact.name for fact in key_facts(catalogue(), Grain.CREDIT)]
    ['credit_on', 'credit_kind']
    """
    table = catalogue.table_of(grain)
    named = (table.column(name).fact for name in table.key)
    return tuple(fact for fact in named if fact is not None)


def _note(number: int, laws: tuple[str, ...]) -> Text:
    said = f"[{number}] {'; '.join(laws)}"
    return Text(said, said)


def _held(record: object, fact: Fact) -> object:
    assert fact.model is not None
    return reduce(getattr, fact.model.split("."), record)


def _plain(held: object) -> str:
    return held.code if isinstance(held, Term) else str(held)


def _cell(held: object) -> Cell:
    return held.label if isinstance(held, Term) else held  # type: ignore[return-value]  # a day


def _text(cell: Cell) -> Text | str | None:
    return cell if isinstance(cell, Text | str) else None if cell is None else str(cell)


_SOURCE, _ANSWER, _WHY = Text("Dasar", "Source"), Text("Jawaban", "Answer"), Text("Sebab", "Why")
_REQUIREMENTS = Text("Syarat pada hari itu", "Requirements on that day")
_REQUIREMENT = Text("Persyaratan", "Requirement")
_NOTHING = Text("Tidak ada catatan sampai hari itu.", "There are no records up to that day.")
