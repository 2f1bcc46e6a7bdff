"""Shadow run: a new rule runs beside the one in force, and decides nothing yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Generic, TypeVar, cast, overload

from attrs import field, frozen

from meritasn.evaluation.replay import replay
from meritasn.evaluation.replayed import Replay
from meritasn.evaluation.replaying import CarriesFates
from meritasn.evaluation.sensitivity_asking import Subject, asked_of
from meritasn.language import Language, Text
from meritasn.merit import CarriesCareers, CarriesReading, Question, appraise, assess
from meritasn.model import Workforce
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Assessments, Results
from meritasn.view import Sentence, Title, View, repr_html

__all__ = ["ShadowRun", "shadow_run"]

FORMAT = "meritasn/shadow-run@1"

R_co = TypeVar("R_co", covariant=True)


@frozen
class ShadowRun(Generic[R_co]):
    """Results that count, and what a rule in the shadow would have said.

    Attributes:
        counts: The results under the rule in force: the very same as without a shadow.
        beside: The same facts under both rules, with who would move and why.
    """

    counts: R_co = field(repr=False)
    beside: Replay = field(repr=False)

    @property
    def counting(self) -> Policy:
        """The rule that counts."""
        return self.beside.asking.before

    @property
    def shadow(self) -> Policy:
        """The rule that runs beside it and decides nothing."""
        return self.beside.asking.after

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Which rule counts, and the comparison; the results that count tell themselves."""
        return {
            "format": FORMAT,
            "counts": {"name": self.counting.name, "hash": self.counting.hash},
            "shadow": {"name": self.shadow.name, "hash": self.shadow.hash},
            "beside": self.beside.as_dict(language),
        }

    def view(self) -> View:
        """Which rule counts, and who would move under the other."""
        said = (_ONLY.fill(title=self.counting.title), _BESIDE.fill(title=self.shadow.title))
        names = _NAMES.fill(counting=self.counting.name, shadow=self.shadow.name)
        head = View((Title(_TITLE), *(Sentence(one) for one in said), Sentence(names, "quiet")))
        return head + self.beside.view()

    _repr_html_ = repr_html


@overload
def shadow_run(
    subject: Workforce, counting: Policy, shadow: Policy, *, period: Period | None = None
) -> ShadowRun[Results]: ...


@overload
def shadow_run(
    subject: Workforce, counting: Policy, shadow: Policy, *, question: Question | date
) -> ShadowRun[Assessments]: ...


@overload
def shadow_run(
    subject: CarriesReading[R_co], counting: Policy, shadow: Policy, *, period: Period | None = None
) -> ShadowRun[R_co]: ...


@overload
def shadow_run(
    subject: CarriesCareers[R_co], counting: Policy, shadow: Policy, *, question: Question | date
) -> ShadowRun[R_co]: ...


def shadow_run(
    subject: object,
    counting: Policy,
    shadow: Policy,
    *,
    period: Period | None = None,
    question: Question | date | None = None,
) -> ShadowRun[object]:
    """Runs two rules side by side, of which only the first counts.

    Args:
        subject: People as objects or in frames.
        counting: The rule in force.
        shadow: The rule that would take its place; it need not be in force yet.
        period: Which period is appraised; the latest that fits if none is given.
        question: The day that is asked about, for rules about a day.

    Raises:
        NotInForce: If the first rule is not in force then.
        UsageError: If the two are not about the same, or a day is wanted and none is given.

    Example:
        >>> from meritasn.policies import shipped, what_if
        >>> from meritasn.testing.population import city
        >>> policy = shipped("pp-46-2011")
        >>> run = shadow_run(
        ...     city(people=500).workforce, policy, what_if(policy, {"share_of_results": 70})
        ... )
        >>> run.counts.policy.name, run.beside.moved
        ('pp-46-2011', 2)
    """
    people = cast("Subject", subject)
    asked = asked_of(people, counting, period, question)
    if isinstance(asked, Period):
        counts: object = appraise(cast("Workforce", subject), counting, period=asked)
        beside = replay(cast("CarriesFates", subject), counting, shadow, period=asked)
    else:
        counts = assess(cast("Workforce", subject), asked, counting)
        beside = replay(cast("CarriesFates", subject), counting, shadow, question=asked)
    return ShadowRun(counts, beside)


_TITLE = Text("Uji berdampingan", "Shadow run")
_ONLY = Text("Yang menentukan hanya: {title}.", "Only this rule counts: {title}.")
_BESIDE = Text(
    "Ikut dihitung tanpa akibat apa pun: {title}.",
    "This one runs along and decides nothing: {title}.",
)
_NAMES = Text("{counting} · bayangan: {shadow}", "{counting} · in the shadow: {shadow}")
