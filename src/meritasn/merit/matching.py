"""Match: how well everybody's competence fits a post, or the post that each of them has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import catalogue
from meritasn.merit.assessment import assess
from meritasn.merit.careers import records_until
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.merit.ranking import shared_places
from meritasn.model import AssessedSkill, Vacancy, Workforce
from meritasn.policies import Policy, policy_on
from meritasn.results.matched import CAPPED, MATCH, STEPS, Matched
from meritasn.results.matching import Matching, Placed

__all__ = ["match"]

FAMILY = "competence"


def match(
    workforce: Workforce,
    on: date,
    vacancy: Vacancy | None = None,
    policy: Policy | None = None,
    *,
    capped: bool = False,
) -> Matching:
    """How well the competence of everybody fits a post.

    Args:
        workforce: The people with what was assessed of them, and the standards of posts.
        on: The day; later assessments do not exist yet.
        vacancy: The post; each is compared with their own where none is given.
        policy: The policy; the shipped one that is in force on the day if none is given.
        capped: Whether places are by the match in which no level exceeds its standard.

    Raises:
        NotInForce: If the policy is not in force on the day, or there is none.
        UsageError: If the policy does not match people with posts.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Employee, Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> found = match(Workforce(employees=[one]), date(2024, 3, 1))
        >>> {why.en: many for why, many in found.not_judged().items()}
        {'never assessed': 1}
    """
    hold_objects(workforce)
    chosen = policy or policy_on(on, FAMILY)
    lacks = any(step not in chosen.on(on).steps for step in STEPS)
    if lacks or chosen.pack.family != FAMILY:
        raise UsageError([usage.OTHER_FAMILY.at(name=chosen.name, family=FAMILY)])
    own = () if vacancy is None else workforce.standards_of(vacancy.key)
    asked = Question(on, vacancy=vacancy, standards=own)
    found = assess(workforce, asked, chosen)
    lost = workforce.incomplete.skills
    people = tuple(
        Matched(result, _skills(workforce, result.employee, on), result.employee in lost)
        for result in found
    )
    ranked = _ranked(people, CAPPED if capped else MATCH)
    standards = asked.standard_levels
    return Matching(on, chosen, people, ranked, capped, vacancy, standards, found.without)


def _skills(workforce: Workforce, employee: str, on: date) -> tuple[str, ...]:
    """The names of what was tested of somebody, in the order of the records."""
    records = records_until(workforce, catalogue().tables["skills"], employee, on)
    return tuple(record.skill for record in records if isinstance(record, AssessedSkill))


def _ranked(people: Sequence[Matched], step: str) -> tuple[Placed, ...]:
    """Those who could be judged with their places, the best match first."""
    judged = [(one, one.run.slots[step, "value"]) for one in people if one.run and one.judged]
    places = shared_places([whole for _, whole in judged])
    placed = (Placed(place, one) for place, (one, _) in zip(places, judged, strict=True))
    return tuple(sorted(placed, key=lambda one: one.place))
