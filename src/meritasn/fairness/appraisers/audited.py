"""What an audit of appraisers found: a value to read and for other programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from attrs import field, frozen

from meritasn.fairness.appraisers.concordance import Concordance
from meritasn.fairness.appraisers.finding import RaterFinding
from meritasn.fairness.appraisers.leniency import Footing
from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.showing import answered, own, parts
from meritasn.fairness.appraisers.signs import Sign
from meritasn.fairness.appraisers.taken_out import TakenOut
from meritasn.fairness.finding import Verdict
from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.view import View, repr_html

__all__ = ["RaterAudit"]


@frozen
class RaterAudit:
    """What the ratings of a period say of those who gave them.

    Attributes:
        plan: What was asked, and by what it was decided.
        policy: The policy of the results.
        period: The period.
        raters: The keys of all raters, in the order of the appraisals; not part of the repr.
        ratings: How many appraisals have a rater and a rating.
        findings: All findings, sign by sign.
        tests: How many tests share the level.
        beside: Everybody beside peers of other units; None where nobody can be compared. It is what
            a funnel shows, and flags nobody.
        taken_out: What predicates would be without the effects: information, never applied.
        concordance: Juniors and seniors of all kinds of post.
        said: What a group of the rated is called, by attribute and group.
    """

    plan: RaterPlan
    policy: Policy = field(repr=lambda policy: policy.name)
    period: Period
    raters: tuple[str, ...] = field(repr=lambda raters: str(len(raters)))
    ratings: int
    findings: tuple[RaterFinding, ...] = field(repr=lambda findings: str(len(findings)))
    tests: int
    beside: Footing | None = field(repr=False)
    taken_out: TakenOut | None = field(repr=False)
    concordance: Concordance
    said: Callable[[str | None, str], Text] = field(repr=False)

    @property
    def flagged(self) -> tuple[RaterFinding, ...]:
        """The flags."""
        return tuple(one for one in self.findings if one.verdict is Verdict.FLAG)

    def counts(self) -> Mapping[Sign, Mapping[Verdict, int]]:
        """How many findings of each verdict there are, by what was asked."""
        found: dict[Sign, Counter[Verdict]] = {}
        for one in self.findings:
            found.setdefault(one.sign, Counter())[one.verdict] += 1
        return found

    def of(self, rater: str) -> tuple[RaterFinding, ...]:
        """Everything that is said of one rater, for that rater's own eyes."""
        return tuple(one for one in self.findings if one.rater == rater)

    def view_of(self, rater: str) -> View:
        """The same to read: a head of a unit about the own ratings."""
        return View(tuple(own(self, rater)))

    def view(self) -> View:
        """How many are flagged, who they are, and what predicates would be without the effects.

        It names raters by their keys: it is for the eyes of who asked, and not for publishing.
        """
        return View(tuple(parts(self, keys=True)))

    def published(self) -> View:
        """The same to hand on: a rater is called by the place that `as_dict` gives."""
        return View(tuple(parts(self, keys=False)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language, *, keys: bool = False) -> Mapping[str, object]:
        """The audit for other programs.

        Args:
            language: The language of its sentences.
            keys: Whether raters are named by their keys, and their units; else raters have their
                place alone, and units are not told of.
        """
        return answered(self, language, keys=keys)
