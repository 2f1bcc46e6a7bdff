"""A policy and what it is asked about: a period of appraisal, or a day."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from meritasn.cli.options import Asked, appraised, period_of
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Language
from meritasn.merit import assess
from meritasn.model import Workforce
from meritasn.policies import Policy, families, load_policy, policy_on
from meritasn.quantities import Period
from meritasn.results import Assessments, Results

__all__ = ["Ruling", "ruling_of"]


@frozen
class Ruling:
    """A policy, and what it is asked about.

    Attributes:
        policy: The policy.
        about: The period that is appraised, or the day of rules that answer about one.
    """

    policy: Policy
    about: Period | date

    def results(self, workforce: Workforce, language: Language) -> Results | Assessments:
        """What it says of everybody.

        Raises:
            MeritasnError: If the policy or the period does not fit.
        """
        if isinstance(self.about, Period):
            return appraised(workforce, self.policy, self.about, language)
        return assess(workforce, self.about, self.policy)


def ruling_of(workforce: Workforce, asked: Asked, family: str | None) -> Ruling:
    """The policy that is meant, by the last day of the period where a family is named.

    Raises:
        MeritasnError: If there is no such family, policy or period.
    """
    if family is None:
        return Ruling(*asked.of(workforce))
    if family not in families():
        raise UsageError([usage.UNKNOWN_FAMILY.at(name=family, expected=", ".join(families()))])
    if asked.period is None:
        raise UsageError([usage.MISSING_ARGUMENT.at(name="--period")])
    period = period_of(asked.period)
    day = period.last or period.start
    name = asked.policy or policy_on(day, family).name
    return Ruling(load_policy(name, overlays=asked.overlay), day)
