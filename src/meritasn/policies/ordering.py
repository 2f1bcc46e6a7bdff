"""How an order is said in words: what goes first, and what decides between equals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from meritasn.language import Text
from meritasn.policies.pack import Criterion, Pack, Ranking
from meritasn.quantities import Unit

__all__ = ["criterion_text", "order_rule"]


def order_rule(order: Ranking, pack: Pack, title: Callable[[str], Text]) -> Text:
    """The whole order: who is ranked, by what, and how many go on.

    Args:
        order: The order.
        pack: The pack that declares it.
        title: The title behind a name.
    """
    sentences = tuple(_sentences(order, pack, title))
    return Text(" ".join(s.id for s in sentences), " ".join(s.en for s in sentences))


def _sentences(order: Ranking, pack: Pack, title: Callable[[str], Text]) -> Iterator[Text]:
    if order.among is not None:
        yield Text("Hanya yang memenuhi: {name}.", "Only those who meet: {name}.").fill(
            name=title(order.among)
        )
    each = [criterion_text(one, pack, title) for one in order.by]
    by = Text("; bila sama, ".join(t.id for t in each), "; where equal, ".join(t.en for t in each))
    yield Text("Menurut {by}.", "By {by}.").fill(by=by)
    yield Text(
        "Yang sama seluruhnya berbagi tempat.", "Those who are equal in all of it share a place."
    )
    if order.places is not None:
        count = _count(order.places, pack, title)
        yield Text("Tempat: {count}.", "Places: {count}.").fill(count=count)
    if order.least is not None:
        count = _count(order.least, pack, title)
        yield Text("Syarat: {count}.", "Condition: {count}.").fill(count=count)


def _count(name: str, pack: Pack, title: Callable[[str], Text]) -> Text:
    """A figure or step that counts, with the number where there is only one."""
    values = [one.parameter.value for one in pack.figures.get(name, ())]
    match values:
        case [Decimal() as value]:
            return Text("{title} ({n})", "{title} ({n})").fill(title=title(name), n=value)
        case _:
            return title(name)


def criterion_text(one: Criterion, pack: Pack, title: Callable[[str], Text]) -> Text:
    """One thing that an order goes by, and which end of it goes first."""
    step = next(step for step in pack.steps if step.name == one.step)
    labels, days = step.enum is not None, step.unit is Unit.DATE
    ends = _LABELS if labels else _DAYS if days else _NUMBERS
    return Text("{title} ({end})", "{title} ({end})").fill(
        title=title(one.step), end=ends[one.greatest_first]
    )


_NUMBERS = (
    Text("yang terendah dahulu", "lowest first"),
    Text("yang tertinggi dahulu", "highest first"),
)
_DAYS = (
    Text("yang paling awal dahulu", "earliest first"),
    Text("yang paling akhir dahulu", "latest first"),
)
_LABELS = (
    Text("yang terbaik dahulu", "best first"),
    Text("yang terbaik belakangan", "best last"),
)
