"""A strategy in words: what it looks at, what it answers, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.facts import Enumeration, catalogue
from meritasn.language import Text, listing
from meritasn.strategies.answered import figures, source
from meritasn.strategies.kinds import StrategyKind, kinds_of
from meritasn.strategies.measuring import Takes
from meritasn.strategies.scale import Scale
from meritasn.strategies.union import Strategy
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View

__all__ = ["described"]


def described(strategy: Strategy) -> View:
    """What a strategy looks at and answers, its figures and its source.

    Its rule is a program and is not shown: the facts that it may look at are all that can decide.

    Args:
        strategy: One that was found good.
    """
    return View(tuple(_parts(strategy)))


def _parts(strategy: Strategy) -> Iterator[Part]:
    (kind,) = kinds_of(strategy)
    said = strategy.declaration
    yield Title(said.title)
    yield Sentence(source(said), "quiet")
    if said.note is not None:
        yield Sentence(said.note)
    yield Table((Column(_NOTHING), Column(_NOTHING, grow=True)), tuple(_rows(strategy, kind)))
    reads: tuple[str, ...] = getattr(strategy, "reads", ())
    if reads:
        facts = [catalogue().facts[name] for name in reads]
        yield Title(_READS, 2)
        yield Table(
            (Column(_FACT, grow=True), Column(_NAME), Column(_OF)),
            tuple((fact.title, fact.name, fact.grain.text) for fact in facts),
        )
    yield from figures(said)


def _rows(strategy: Strategy, kind: StrategyKind) -> Iterator[tuple[Cell, ...]]:
    yield _KIND, kind.text
    grain = getattr(strategy, "grain", None)
    if grain is not None:
        yield _ABOUT, grain.text
    takes = getattr(strategy, "takes", None)
    if isinstance(takes, Takes):
        yield _TAKES, takes.text
    scale = getattr(strategy, "scale", None)
    if isinstance(scale, Scale):
        words = _RANGE.fill(low=scale.low, high=scale.high, n=scale.decimals)
        unit = scale.unit.text
        yield _SCALE, listing([words, unit]) if unit.en else words
    message = getattr(strategy, "message", None)
    if isinstance(message, Text):
        yield _MESSAGE, message
    criteria = getattr(strategy, "criteria", None)
    if isinstance(criteria, tuple):
        yield _CRITERIA, listing(criteria)
    labels = getattr(strategy, "labels", None)
    if isinstance(labels, Enumeration):
        yield _LABELS, listing(labels.titles)
    basis = getattr(strategy, "basis", None)
    if isinstance(basis, Text):
        yield _BASIS, basis


_NOTHING = Text("", "")
_KIND, _ABOUT = Text("Jenis", "Kind"), Text("Tentang", "About")
_SCALE, _MESSAGE = Text("Jawaban", "Answers"), Text("Bila tidak terpenuhi", "Where it is not met")
_TAKES = Text("Dihitung dari", "Function of")
_LABELS = Text("Predikat atau label", "Labels")
_CRITERIA, _BASIS = Text("Menurut", "By"), Text("Dasar pembagian", "Split by")
_RANGE = Text("dari {low} sampai {high}, desimal: {n}", "from {low} to {high}, decimals: {n}")
_READS, _FACT = Text("Yang boleh dilihat", "What it may look at"), Text("Fakta", "Fact")
_NAME, _OF = Text("Nama", "Name"), Text("Milik", "Of")
