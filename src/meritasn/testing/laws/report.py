"""What came of trying a policy against the laws."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from meritasn.language import Text
from meritasn.policies import Law
from meritasn.proofs import Proof
from meritasn.testing.laws.story import Story
from meritasn.view import Column, Table, Title, View, repr_html

__all__ = ["LawVerdict", "Outcome", "Report"]


class Outcome(Enum):
    """What came of one law.

    PROVED: it holds for everybody. HELD: it held in every case that was tried. OPEN: it was neither
    proved, nor can it be tried. NOT_APPLICABLE: it says nothing of this rule. EXPECTED: it is
    broken, as the regulation is known to do. BROKEN: it is broken. HELD_UNEXPECTEDLY: it was said
    to be broken, and is not.
    """

    BROKEN = "broken"
    HELD_UNEXPECTEDLY = "held_unexpectedly"
    EXPECTED = "expected"
    PROVED = "proved"
    HELD = "held"
    OPEN = "open"
    NOT_APPLICABLE = "not_applicable"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _CALLED[self]

    @property
    def passes(self) -> bool:
        """Whether a policy passes with it."""
        return self not in (Outcome.BROKEN, Outcome.HELD_UNEXPECTEDLY)


_CALLED = {
    Outcome.BROKEN: Text("dilanggar", "broken"),
    Outcome.HELD_UNEXPECTEDLY: Text("ternyata tidak dilanggar", "held unexpectedly"),
    Outcome.EXPECTED: Text("dilanggar, seperti diketahui", "broken, as expected"),
    Outcome.PROVED: Text("terbukti", "proved"),
    Outcome.HELD: Text("bertahan", "held"),
    Outcome.OPEN: Text("belum terbukti", "open"),
    Outcome.NOT_APPLICABLE: Text("tidak berlaku", "not applicable"),
}


@frozen
class LawVerdict:
    """What came of one law.

    Attributes:
        law: The law.
        outcome: What came of it.
        cases: In how many invented cases it was compared.
        why: Why it does not apply, why it is expected to break, or what is left to say.
        proofs: What was proved of it.
        story: The least case that breaks it, where one was found.
    """

    law: Law
    outcome: Outcome
    cases: int = 0
    why: Text | None = None
    proofs: tuple[Proof, ...] = field(default=(), repr=False)
    story: Story | None = field(default=None, repr=False)


@frozen
class Report:
    """What came of all laws that were tried on a policy.

    Attributes:
        name: Of the policy.
        hash: Of the policy.
        title: Of the policy.
        verdicts: One a law, in the order of the laws.
    """

    name: str
    hash: str
    title: Text
    verdicts: tuple[LawVerdict, ...] = field(repr=False)

    @property
    def passed(self) -> bool:
        """Whether no law is broken but those that are expected to be."""
        return all(verdict.outcome.passes for verdict in self.verdicts)

    def of(self, law: str) -> LawVerdict:
        """What came of one law.

        Raises:
            KeyError: If it was not asked about.
        """
        found = {verdict.law.name: verdict for verdict in self.verdicts}
        return found[law]

    def view(self) -> View:
        """What came of each law."""
        rows = tuple((v.law.statement, v.outcome.text, v.cases) for v in self.verdicts)
        columns = tuple(Column(Text(i, e)) for i, e in (("Hukum", "Law"), ("", ""), ("", "")))
        return View((Title(self.title), Table(columns, rows)))

    _repr_html_ = repr_html


class LawsBroken(AssertionError):
    """A policy breaks a law of good rules that it is not expected to break.

    Attributes:
        report: What came of every law.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(", ".join(v.law.name for v in report.verdicts if not v.outcome.passes))
