"""What every trial of a strategy is made of: what a case breaks, and the laws of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias, TypeVar

from hypothesis import strategies as st

from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.strategies import Answered
from meritasn.testing.laws.story import Same

__all__ = [
    "ANSWER",
    "HUNDRED",
    "RENAMED",
    "Broke",
    "Held",
    "Laws",
    "Made",
    "again",
    "bad",
    "said",
    "total",
]

T = TypeVar("T")


class Broke(NamedTuple):
    """What a case broke: in one sentence, with the answers and the facts that show it."""

    what: Text
    answers: tuple[Same, ...] = ()
    facts: tuple[Same, ...] = ()


Held: TypeAlias = Iterator[Broke | None]


Laws: TypeAlias = Mapping[str, Callable[[Any], Held]]
Made: TypeAlias = tuple[st.SearchStrategy[Any], Laws]


def said(answer: Answered[Any]) -> Text:
    """An answer in words."""
    if answer.refused is not None:
        return answer.refused.why
    return Text("{value}", "{value}").fill(value=str(answer.value))


def bad(answer: Answered[Any]) -> Broke | None:
    """What is no answer and no reason, but a fault of the strategy."""
    refused = answer.refused
    if refused is None or refused.code is not usage.BAD_ANSWER:
        return None
    return Broke(refused.why)


def total(answered: Callable[[T], Answered[Any]]) -> Callable[[T], Held]:
    """Whether there is an answer, or a reason that is no fault of the strategy."""

    def compare(one: T) -> Held:
        yield bad(answered(one))

    return compare


def again(answered: Callable[[T], Answered[Any]]) -> Callable[[T], Held]:
    """Whether equal facts have equal answers when they are asked about twice."""

    def compare(one: T) -> Held:
        first, second = answered(one), answered(one)
        same = first.value == second.value and first.refused == second.refused
        yield None if same else Broke(_TWICE, (Same(ANSWER, said(first), said(second)),))

    return compare


ANSWER = Text("Jawaban", "Answer")
_TWICE = Text(
    "Ditanya dua kali dengan fakta yang sama, jawabannya berbeda.",
    "Asked twice about the same facts, it answers differently.",
)
RENAMED = Text(
    "Dengan kode lain, jawaban tentang yang sama lain.",
    "Under another key, the answer about the same one is another.",
)
HUNDRED = st.integers(0, 100).map(Decimal)
