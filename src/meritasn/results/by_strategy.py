"""What a strategy in Python says of everybody: answers, refusals, and what each rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.quantities import Period
from meritasn.results.refusal import Refusal
from meritasn.results.requirements import SHOWN, Answer
from meritasn.strategies import Answered, Declaration, StrategyKind
from meritasn.strategies.answered import figures, source
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["StrategyResult", "StrategyResults"]

FORMAT = "meritasn/strategy@1"


@frozen
class StrategyResult:
    """What a strategy says of one person, service, candidate or agency.

    Attributes:
        key: The key that was put in; not part of the repr.
        answered: What it answered; None where it could not be asked.
        nothing: Why it could not be asked.
    """

    key: str = field(repr=False)
    answered: Answered[Decimal] | Answered[bool] | None
    nothing: Refusal | None = field(default=None, repr=False)

    @property
    def score(self) -> Decimal | None:
        """The score, where the strategy gives one."""
        value = None if self.answered is None else self.answered.value
        return value if isinstance(value, Decimal) else None

    @property
    def answer(self) -> Answer | None:
        """Whether the requirement is met; None where the strategy is none."""
        if self.answered is None:
            return "unknown"
        if self.answered.kind is not StrategyKind.REQUIREMENT:
            return None
        value = self.answered.value
        return "unknown" if value is None else "met" if value else "not_met"

    @property
    def refusal(self) -> Refusal | None:
        """Why there is no answer; None where there is one."""
        refused = None if self.answered is None else self.answered.refused
        return self.nothing if refused is None else Refusal(refused.code, refused.why)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The answer for other programs, with the facts that were looked at."""
        refusal = self.refusal
        said = {} if self.answered is None else self.answered.as_dict(language)
        return {
            "key": self.key,
            "answer": said.get("answer"),
            "message": said.get("message"),
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
            "facts": said.get("facts", []),
        }

    def view(self) -> View:
        """The answer, and what it rests on."""
        if self.answered is not None:
            return self.answered.view()
        assert self.nothing is not None
        return View((Sentence(self.nothing.message, "bad"),))

    _repr_html_ = repr_html


@frozen
class StrategyResults:
    """What a strategy says of everybody.

    Attributes:
        declaration: The strategy: name, version, source and figures.
        kind: A scorer or a requirement.
        days: The period that was asked about, or the day.
        people: One for each person, service, candidate or agency, in their order.
    """

    declaration: Declaration = field(repr=lambda one: f"{one.name} {one.version}")
    kind: StrategyKind
    days: Period
    people: tuple[StrategyResult, ...] = field(repr=lambda people: str(len(people)))

    def __iter__(self) -> Iterator[StrategyResult]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, key: str) -> StrategyResult | None:
        """The result of one of them."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> Mapping[str, StrategyResult]:
        return {one.key: one for one in self.people}

    def scores(self) -> Mapping[str, Decimal]:
        """The score of each who has one, by key: what a ranker or an incentive rule takes."""
        return {one.key: one.score for one in self.people if one.score is not None}

    def counts(self) -> Mapping[Answer, int]:
        """How many have each answer to a requirement; empty for a scorer."""
        if self.kind is not StrategyKind.REQUIREMENT:
            return {}
        found = Counter(one.answer for one in self.people)
        return {answer: found[answer] for answer in _ANSWERS}

    def refusals(self) -> Mapping[tuple[str, Text], int]:
        """How many have no answer, by the code and the reason of it; the most frequent first."""
        refused = [refusal for refusal in (one.refusal for one in self.people) if refusal]
        return dict(Counter((one.code.id, one.message) for one in refused).most_common())

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs; with name, version and figures it can be redone."""
        return {
            "format": FORMAT,
            "from": self.days.start.isoformat(),
            "to": (self.days.last or self.days.start).isoformat(),
            "strategy": {"kind": self.kind.value, **self.declaration.as_dict(language)},
            "counts": self.counts() or None,
            "people": [one.as_dict(language) for one in self.people],
        }

    def view(self) -> View:
        """How many have an answer, why the others have none, and what gave it."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(_ABOUT.fill(title=self.declaration.title, days=self.days.text))
        yield Sentence(source(self.declaration), "quiet")
        counts = self.counts()
        if counts:
            columns = (Column(_ANSWER), Column(_HOW_MANY, "right"))
            yield Table(columns, tuple((SHOWN[answer], n) for answer, n in counts.items()))
        else:
            without = sum(self.refusals().values())
            yield Sentence(_SCORED.fill(n=len(self.people) - without, people=len(self.people)))
        refusals = self.refusals()
        if refusals:
            yield Title(_WITHOUT, 2)
            yield Table(
                (Column(_WHY, grow=True), Column(_HOW_MANY, "right"), Column(_CODE)),
                tuple((why, n, code) for (code, why), n in refusals.items()),
            )
        yield from figures(self.declaration)

    _repr_html_ = repr_html


_ANSWERS: tuple[Answer, ...] = ("met", "not_met", "unknown")
_ABOUT = Text("{title}, {days}", "{title}, {days}")
_ANSWER, _HOW_MANY = Text("Jawaban", "Answer"), Text("Jumlah", "Number")
_SCORED = Text("{n} dari {people} mempunyai nilai.", "{n} of {people} have a score.")
_WITHOUT = Text("Tanpa jawaban, dan mengapa", "Without an answer, and why")
_WHY, _CODE = Text("Alasan", "Reason"), Text("Kode", "Code")
