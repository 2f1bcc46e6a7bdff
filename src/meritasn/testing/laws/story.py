"""A failure as a story: who it happens to, what differs, and the step where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.law import Citation
from meritasn.policies import Law
from meritasn.quantities import Period
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Same", "Story", "StoryStep"]


@frozen
class Same:
    """Something that is put beside for both: a fact, or an answer.

    Attributes:
        title: What it is.
        one: What it is for the first.
        other: What it is for the second; None where there is no second.
    """

    title: Text
    one: Text
    other: Text | None = None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs."""
        return {
            "title": self.title.of(language),
            "one": self.one.of(language),
            "other": None if self.other is None else self.other.of(language),
        }


@frozen
class StoryStep:
    """A step that came to something else for the one than for the other.

    Attributes:
        step: Its name.
        values: What it came to, under its title.
        rules: Its rule in words with the values of each.
        citation: Where the rule stands.
        wrong: Whether it is here that it goes wrong.
    """

    step: str
    values: Same
    rules: tuple[Text, ...]
    citation: Citation
    wrong: bool = False

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs."""
        return {
            "step": self.step,
            **self.values.as_dict(language),
            "rules": [rule.of(language) for rule in self.rules],
            "cite": str(self.citation),
            "wrong": self.wrong,
        }


@frozen
class Story:
    """The least case that breaks a law, told of invented people.

    Attributes:
        law: The law.
        what: What went wrong, in one sentence.
        who: Who they are, in one sentence, with what differs between them.
        came: What the rule answered them, in one sentence.
        answers: The answers.
        steps: The steps that came to something else, in the order in which they are worked out;
            where there is nobody to compare with, the step that went wrong.
        facts: The facts of both.
        days: The days whose rules these are.
    """

    law: Law
    what: Text
    who: Text | None = None
    came: Text | None = None
    answers: tuple[Same, ...] = ()
    steps: tuple[StoryStep, ...] = field(default=(), repr=False)
    facts: tuple[Same, ...] = field(default=(), repr=False)
    days: Period | None = None

    @property
    def wrong(self) -> StoryStep | None:
        """The first step where the rule went the wrong way."""
        return next((step for step in self.steps if step.wrong), None)

    @property
    def sentences(self) -> tuple[Text, ...]:
        """The story in sentences."""
        told = [one for one in (self.who, self.came) if one is not None]
        told.append(self.what)
        if self.wrong is not None:
            told += _told(self.wrong)
        return tuple(told)

    def view(self) -> View:
        """The sentences, the steps that differ, and the facts with which to work it out again."""
        return View(tuple(self._parts()))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, Any]:
        """The story for other programs."""
        return {
            "law": self.law.name,
            "story": [sentence.of(language) for sentence in self.sentences],
            "answers": [one.as_dict(language) for one in self.answers],
            "steps": [step.as_dict(language) for step in self.steps],
            "facts": [fact.as_dict(language) for fact in self.facts],
        }

    def _parts(self) -> Iterator[Part]:
        yield Title(self.law.statement, 3)
        for number, sentence in enumerate(self.sentences):
            yield Sentence(sentence, "plain" if number else "bad")
        if self.came is None and self.answers:
            yield _table(_ANSWERS, self.answers, two=self.answers[0].other is not None)
        two = any(fact.other is not None for fact in self.facts)
        if two and len(self.steps) > 1:
            yield _table(_STEPS, (step.values for step in self.steps), two=True)
        if self.facts:
            yield _table(_FACTS, self.facts, two=two)


def _told(step: StoryStep) -> Iterator[Text]:
    """Where it goes wrong, and how the rule went there for each."""
    at = _AT if step.values.other not in (None, step.values.one) else _FROM
    yield at.fill(step=step.values.title, cite=str(step.citation))
    for name, rule in zip(_NAMES, step.rules, strict=False):
        value = step.values.one if name == _NAMES[0] else step.values.other
        if len(step.rules) == 1:
            yield _RULE_ALONE.fill(rule=rule, value=value or "")
        else:
            yield _RULE.fill(who=name, rule=rule, value=value or "")


def _table(title: Text, rows: Any, *, two: bool) -> Table:  # noqa: ANN401
    heads = [Column(title, grow=True), Column(Text(_NAMES[0], _NAMES[0]), "right")]
    if two:
        heads.append(Column(Text(_NAMES[1], _NAMES[1]), "right"))
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        differs = row.other is not None and row.one != row.other
        other: Cell = row.other
        if differs and row.other is not None:
            other = Sentence(row.other, "warn")
        cells.append((row.title, row.one, other) if two else (row.title, row.one))
    return Table(tuple(heads), tuple(cells))


_NAMES = ("A", "B")
_AT = Text(
    "Langkah yang berbalik arah: {step} ({cite}).",
    "The step that goes the wrong way: {step} ({cite}).",
)
_FROM = Text("Asalnya: {step} ({cite}).", "Where it comes from: {step} ({cite}).")
_RULE = Text("Bagi {who}: {rule}; hasilnya {value}.", "For {who}: {rule}; that makes {value}.")
_RULE_ALONE = Text("Hitungannya: {rule}; hasilnya {value}.", "It goes: {rule}; that makes {value}.")
_ANSWERS = Text("Jawaban", "Answers")
_STEPS = Text("Langkah yang berbeda, berurutan", "Steps that differ, in order")
_FACTS = Text("Fakta", "Facts")
