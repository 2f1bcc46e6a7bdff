"""What a strategy answered, with its name and version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Generic, TypeVar

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.strategies.declaration import Declaration
from meritasn.strategies.facts import Used
from meritasn.strategies.kinds import StrategyKind
from meritasn.strategies.refused import Refused
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Answered"]

T_co = TypeVar("T_co", covariant=True)


@frozen
class Answered(Generic[T_co]):
    """What a strategy answered, or why it did not.

    Attributes:
        declaration: The strategy: name, version, source and figures.
        kind: What it does.
        value: The answer; None where there is none.
        refused: Why there is none; None where there is one.
        used: The facts that it looked at, in that order.
        message: What is said where a requirement is not met; None where nothing is to be said.
    """

    declaration: Declaration = field(repr=lambda one: f"{one.name} {one.version}")
    kind: StrategyKind
    value: T_co | None = field(repr=False)
    refused: Refused | None = None
    used: tuple[Used, ...] = field(default=(), repr=False)
    message: Text | None = field(default=None, repr=False)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The answer for other programs, numbers as text."""
        return {
            "strategy": {"kind": self.kind.value, **self.declaration.as_dict(language)},
            "answer": _written(self.value, language),
            "message": self.message and self.message.of(language),
            "refusal": self.refused
            and {"code": self.refused.code.id, "message": self.refused.why.of(language)},
            "facts": [
                {"name": one.fact.name, "of": one.of or None, "value": one.text}
                for one in self.used
            ],
        }

    def view(self) -> View:
        """The answer, what it rests on, and what gave it."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(self.declaration.title)
        yield Sentence(source(self.declaration), "quiet")
        if self.refused is not None:
            yield Sentence(_NO_ANSWER.fill(why=self.refused.why), "bad")
        elif isinstance(self.value, Mapping):
            rows = tuple((key, _cell(value)) for key, value in self.value.items())
            yield Table((Column(_WHO), Column(_ANSWER, "right", grow=True)), rows)
        else:
            yield Table((Column(_NO_HEAD), Column(_NO_HEAD)), ((_ANSWER, _cell(self.value)),))
        if self.message is not None:
            yield Sentence(self.message, "warn")
        yield from looked_at(self.used)
        yield from figures(self.declaration)

    _repr_html_ = repr_html


def source(declaration: Declaration) -> Text:
    """Name, version, citation and standing on one line."""
    return Text(
        "{name} {version} · {cite} · {standing}", "{name} {version} · {cite} · {standing}"
    ).fill(
        name=declaration.name,
        version=declaration.version,
        cite=str(declaration.citation),
        standing=declaration.standing.text,
    )


def looked_at(used: tuple[Used, ...]) -> Iterator[Part]:
    """The facts that were looked at."""
    if not used:
        return
    named = any(one.of for one in used)
    heads = (Column(_FACT, grow=True), Column(_VALUE, "right"))
    yield Title(_USED, 2)
    yield Table(
        (*heads, Column(_OF)) if named else heads,
        tuple(
            (one.fact.title, one.shown, one.of) if named else (one.fact.title, one.shown)
            for one in used
        ),
    )


def figures(declaration: Declaration) -> Iterator[Part]:
    """The figures that a strategy reads."""
    if not declaration.parameters:
        return
    yield Title(_FIGURES, 2)
    yield Table(
        (Column(_FIGURE, grow=True), Column(_VALUE, "right"), Column(_SOURCE), Column(_STANDING)),
        tuple(
            (one.title, one.value, str(one.citation), one.standing.text)
            for one in declaration.parameters
        ),
    )


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return _ANSWERS[value]
        case Decimal() | int() | str() | None:
            return value
        case _:
            return _calibrated(value)


def _calibrated(value: object) -> Cell:
    """What a calibrator says to one person, which is what people want to read of it."""
    said = getattr(value, "text", None)
    return said if isinstance(said, Text) else str(value)


def _written(value: object, language: Language) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case Mapping():
            return {str(key): _written(one, language) for key, one in value.items()}
        case bool() | int() | str() | None:
            return value
        case _:
            as_dict = getattr(value, "as_dict", None)
            return as_dict(language) if callable(as_dict) else str(value)


_ANSWERS = (
    Sentence(Text("tidak terpenuhi", "not met"), "bad"),
    Sentence(Text("terpenuhi", "met"), "good"),
)
_NO_HEAD = Text("", "")
_NO_ANSWER = Text("Tidak ada jawaban: {why}", "No answer: {why}")
_WHO, _ANSWER = Text("Siapa", "Who"), Text("Jawaban", "Answer")
_USED, _FACT, _VALUE = (
    Text("Fakta yang dilihat", "Facts looked at"),
    Text("Fakta", "Fact"),
    Text("Isi", "Value"),
)
_OF = Text("Dari", "Of")
_FIGURES, _FIGURE = Text("Angka", "Figures"), Text("Angka", "Figure")
_SOURCE, _STANDING = Text("Dasar", "Source"), Text("Status", "Standing")
