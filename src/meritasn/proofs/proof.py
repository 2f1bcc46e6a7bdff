"""What was found out of a rule: proved, broken, or open, each with why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.policies import Law
from meritasn.quantities import Period
from meritasn.view import Column, Part, Sentence, Table, Title, Tone, View, repr_html

__all__ = ["Drawn", "Proof", "Proofs", "Verdict"]


class Verdict(Enum):
    """What was found out of a law.

    PROVED: it holds for everybody whom the rule can be about. BROKEN: it does not, and there is a
    witness. OPEN: neither was found.
    """

    PROVED = "proved"
    BROKEN = "broken"
    OPEN = "open"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _CALLED[self]


_CALLED = {
    Verdict.PROVED: Text("terbukti", "proved"),
    Verdict.BROKEN: Text("dilanggar", "broken"),
    Verdict.OPEN: Text("belum terbukti", "open"),
}

_TONES: dict[Verdict, Tone] = {
    Verdict.PROVED: "good",
    Verdict.BROKEN: "bad",
    Verdict.OPEN: "quiet",
}


@frozen
class Proof:
    """What was found out of one law at one place of a policy.

    Attributes:
        law: The law.
        verdict: Whether it was proved, is broken, or neither.
        path: Where, as a pack names it: ``step.final``, ``output.score``; the name of the policy
            where it is about all of it.
        why: What proves it, what breaks it, or why neither could be shown.
        days: The days for which that was found.
    """

    law: Law
    verdict: Verdict
    path: str
    why: Text
    days: Period

    def as_dict(self, language: Language = "id") -> dict[str, Any]:
        """The same for other programs."""
        return {
            "law": self.law.name,
            "verdict": self.verdict.value,
            "path": self.path,
            "why": self.why.of(language),
            "from": self.days.start.isoformat(),
            "until": None if self.days.stop is None else self.days.stop.isoformat(),
        }


@frozen
class Drawn:
    """What a prover says of one span of days."""

    law: str
    verdict: Verdict
    path: str
    why: Text


@frozen
class Proofs:
    """Everything that was found out of a policy, in the order of the laws.

    A sequence of `Proof`.

    Attributes:
        policy: The title of the policy.
        proofs: What was found.
    """

    policy: Text
    proofs: tuple[Proof, ...] = field(repr=False)

    def __iter__(self) -> Iterator[Proof]:
        return iter(self.proofs)

    def __len__(self) -> int:
        return len(self.proofs)

    def __getitem__(self, place: int) -> Proof:
        return self.proofs[place]

    def of(self, law: str) -> tuple[Proof, ...]:
        """What was found of one law, by its name."""
        return tuple(proof for proof in self.proofs if proof.law.name == law)

    @property
    def verdicts(self) -> Mapping[str, Verdict]:
        """By law: broken if anything breaks it, else open if anything is, else proved."""
        found: dict[str, Verdict] = {}
        for proof in self.proofs:
            worst = max(found.get(proof.law.name, proof.verdict), proof.verdict, key=_WORSE.index)
            found[proof.law.name] = worst
        return found

    def view(self) -> View:
        """How many laws are proved, then each finding with why: what is broken stands first."""
        count = {v: sum(one is v for one in self.verdicts.values()) for v in Verdict}
        head = Text(
            "Hukum: {proved} terbukti, {broken} dilanggar, {open} belum terbukti.",
            "Laws: {proved} proved, {broken} broken, {open} open.",
        ).fill(**{verdict.value: count[verdict] for verdict in Verdict})
        parts: list[Part] = [Title(_TITLE.fill(policy=self.policy)), Sentence(head)]
        dated = len({proof.days for proof in self.proofs}) > 1
        for verdict in (Verdict.BROKEN, Verdict.OPEN, Verdict.PROVED):
            shown = [proof for proof in self.proofs if proof.verdict is verdict]
            if shown:
                parts += [Title(verdict.text, 2), _table(shown, dated=dated)]
        return View(tuple(parts))

    _repr_html_ = repr_html

    def as_dict(self, language: Language = "id") -> dict[str, Any]:
        """The same for other programs."""
        return {
            "policy": self.policy.of(language),
            "verdicts": {law: verdict.value for law, verdict in self.verdicts.items()},
            "proofs": [proof.as_dict(language) for proof in self.proofs],
        }


_WORSE = (Verdict.PROVED, Verdict.OPEN, Verdict.BROKEN)
_TITLE = Text("Yang terbukti tentang {policy}", "What is proved of {policy}")
_COLUMNS = (
    Column(Text("Hukum", "Law"), grow=True),
    Column(Text("Di", "Where")),
    Column(Text("Mengapa", "Why"), grow=True),
)
_DAYS = Column(Text("Masa", "Days"))


def _table(proofs: Iterable[Proof], *, dated: bool) -> Table:
    """The proofs in rows, with their days where not all have the same."""
    rows = [
        (Sentence(p.law.statement, _TONES[p.verdict]), p.path, p.why, p.days.text) for p in proofs
    ]
    if dated:
        return Table((*_COLUMNS, _DAYS), tuple(rows))
    return Table(_COLUMNS, tuple(row[:-1] for row in rows))
