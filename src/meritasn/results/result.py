"""The result of one person: a predicate and a score, or a refusal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from meritasn.errors import Finding, Place, Severity
from meritasn.errors.codes import results as codes
from meritasn.facts import ANSWER
from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results.explanation import Explanation, explained
from meritasn.results.refusal import Refusal, refused
from meritasn.results.requirements import Answer, Requirement, answer_of, requirements
from meritasn.rules import Run, Value
from meritasn.rules.kinds import Require
from meritasn.view import Sentence, Title, View, repr_html

__all__ = ["Label", "Result", "requirements_not_met"]


@frozen
class Label:
    """A label of a result.

    Attributes:
        code: The lower-case code, such as ``sangat_baik``.
        title: How a person reads it.
    """

    code: str
    title: Text


@frozen
class Result:
    """What a policy says about one person in one period.

    Attributes:
        employee: The key that was put in; not part of the repr.
        period: The period that was appraised.
        policy: The policy.
        run: Every step with its value; None where there was nothing to run.
        nothing: Why there was nothing to run.
    """

    employee: str = field(repr=False)
    period: Period
    policy: Policy = field(repr=lambda policy: policy.name)
    run: Run | None = field(repr=False)
    nothing: Refusal | None = field(default=None, repr=False)

    @property
    def predicate(self) -> Label | None:
        """The predicate, if there is one."""
        return self._label("predicate")

    @property
    def label(self) -> Label | None:
        """What the policy answers, where it answers by a label of its own."""
        return None if self._requirement else self._label("answer")

    def _label(self, output: str) -> Label | None:
        name = self.policy.pack.output.get(output)
        if self.run is None or name is None:
            return None
        code, enum = self.run.value(name).label, self.run.program.steps[name].enum
        return None if code is None or enum is None else Label(code, enum.title(code))

    @property
    def score(self) -> Decimal | None:
        """The score, where the rule has one."""
        name = self.policy.pack.output.get("score")
        return None if self.run is None or name is None else self.run.value(name).number

    @property
    def answer(self) -> Answer | None:
        """What the policy answers, where it answers by a requirement.

        Of somebody for whom nothing could be run, nobody knows.
        """
        name = self._requirement
        if name is None:
            return None
        return "unknown" if self.run is None else answer_of(self.run, name)

    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements behind the answer, each with what became of it."""
        return self._requirements

    @cached_property
    def _requirements(self) -> tuple[Requirement, ...]:
        name = self._requirement
        return () if self.run is None or name is None else tuple(requirements(self.run, name))

    @property
    def _requirement(self) -> str | None:
        name = self.policy.pack.output.get("answer")
        if name is None:
            return None
        program = self.policy.on(self.period.start) if self.run is None else self.run.program
        return name if program.steps[name].enum is ANSWER else None

    @property
    def refusal(self) -> Refusal | None:
        """Why there is no result; None where there is one."""
        if self.run is None:
            return self.nothing
        return refused(self.run, self._root)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Requirements of the policy that this person's facts do not meet."""
        return () if self.run is None else tuple(requirements_not_met(self.run, Place()))

    @property
    def _root(self) -> str:
        output = self.policy.pack.output
        return output.get("predicate") or next(iter(output.values()))

    def value(self, step: str) -> Value:
        """What a step came to.

        Raises:
            KeyError: If the policy has no such step for a person, or nothing was run.
        """
        if self.run is None:
            raise KeyError(step)
        return self.run.value(step)

    def explain(self, step: str | None = None, *, target: str | None = None) -> Explanation | None:
        """Why it came out so, step by step; None where nothing was run.

        Args:
            step: The step to explain; the predicate if none is named.
            target: The key of the target, for a step of targets.

        Raises:
            KeyError: If there is no such target, or no such step of it.
        """
        if self.run is None:
            return None
        run = self.run if target is None else self._targets[target]
        source = f"{self.policy.name} · {self.policy.hash[:12]}"
        return explained(run, step or self._root, source)

    @property
    def _targets(self) -> Mapping[str, Run]:
        return {} if self.run is None else {child.key: child for child in self.run.children}

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The result for other programs, no floats; three keys more where it answers by a day."""
        predicate, score, refusal = self.predicate, self.score, self.refusal
        answered = {} if "answer" not in self.policy.pack.output else self._answered(language)
        return {
            "employee": self.employee,
            "predicate": predicate
            and {"code": predicate.code, "label": predicate.title.of(language)},
            "score": None if score is None else f"{score:f}",
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            **answered,
        }

    def _answered(self, language: Language) -> Mapping[str, object]:
        """What a policy gives that answers about a day."""
        label = self.label
        return {
            "answer": self.answer,
            "label": label and {"code": label.code, "label": label.title.of(language)},
            "requirements": [one.as_dict(language) for one in self.requirements()],
        }

    def view(self) -> View:
        """The answer and its reasons."""
        explanation = self.explain()
        head = View(
            (Title(self.policy.title), Sentence(_PERIOD.fill(period=self.period.text), "quiet"))
        )
        if explanation is None:
            assert self.nothing is not None
            return head + View((Sentence(self.nothing.message, "bad"),))
        return head + self._answer() + explanation.view()

    def _answer(self) -> View:
        refusal = self.refusal
        if refusal is not None:
            sentence = Text("Tidak ada hasil: {why}", "No result: {why}")
            return View((Sentence(sentence.fill(why=refusal.message), "bad"),))
        return View(tuple(Sentence(finding.message, "warn") for finding in self.findings))

    _repr_html_ = repr_html


_PERIOD = Text("Periode {period}", "Period {period}")


def requirements_not_met(run: Run, place: Place) -> Iterator[Finding]:
    """A finding for each requirement of a run that is not met, in the order of the steps."""
    for compiled in run.program.steps.values():
        kind = compiled.step.kind
        if not isinstance(kind, Require) or (compiled.name, "state") not in run.slots:
            continue
        if run.value(compiled.name).label == "not_met":
            code = codes.NOT_MET_NOTE if kind.severity is Severity.NOTE else codes.NOT_MET
            yield code.at(place, found=kind.code, message=kind.message)
