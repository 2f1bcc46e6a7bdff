"""Why a strategy gives no answer: a refusal is a result."""

from __future__ import annotations

from attrs import frozen

from meritasn.errors import Code
from meritasn.errors.codes import refusals, usage
from meritasn.facts import Fact
from meritasn.language import Text
from meritasn.quantities import Absence

__all__ = ["Lacking", "Refused", "bad_answer", "lacking_fact", "outside", "unknown_figure"]


@frozen
class Refused:
    """No answer, and why; a strategy returns one where its rule does not decide.

    Attributes:
        why: One sentence, without anything that says who the person is.
        code: The kind of reason; that the strategy itself refuses, unless the library says more.

    >>> Refused(Text("masa kerja belum setahun", "less than a year of service")).code.id
    'MER-4015'
    """

    why: Text
    code: Code = refusals.BY_STRATEGY


class Lacking(Exception):
    """Something that a strategy needs is not there; the library turns it into the refusal.

    A strategy need not catch it: a missing fact is then refused by name and never scored.

    Attributes:
        refused: The reason.
    """

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused.code.id)
        self.refused = refused


def lacking_fact(fact: Fact, absence: Absence) -> Refused:
    """That a fact is missing or not applicable."""
    code = refusals.MISSING if absence is Absence.MISSING else refusals.NOT_APPLICABLE
    return Refused(code.template.fill(subject=fact.title), code)


def outside(fact: Fact) -> Refused:
    """That a fact is outside its range."""
    return Refused(refusals.OUTSIDE.template.fill(subject=fact.title), refusals.OUTSIDE)


def unknown_figure(title: Text) -> Refused:
    """That a figure has no value yet."""
    return Refused(refusals.UNKNOWN.template.fill(subject=title), refusals.UNKNOWN)


def bad_answer(name: str, why: Text) -> Refused:
    """That what a strategy answered cannot be used, which is a fault of the strategy."""
    code = usage.BAD_ANSWER
    return Refused(code.template.fill(name=name, why=why), code)
