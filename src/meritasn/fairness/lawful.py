"""What the law itself uses a protected attribute for, told apart from what an audit compares.

An age limit for a post treats ages differently because a regulation says so. Those whom such a rule
does not admit are not compared with those whom it admits; the rule is named, with its source.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.policies.pack import Lawful
from meritasn.results import Result
from meritasn.rules import Program
from meritasn.rules.kinds import Require

__all__ = ["LawfulUse", "lawful_uses"]


@frozen
class LawfulUse:
    """A use of a protected attribute that the law makes, and what an audit does about it.

    Attributes:
        use: What for, with its source and standing.
        fact: What the attribute is called as a fact.
        decides: Whether a requirement rests on it, which says whom it admits.
        barred: Those whom that requirement does not admit.
        minimum: The least number of people that is told.
    """

    use: Lawful
    fact: Text
    decides: bool
    barred: frozenset[str] = field(repr=False)
    minimum: int

    @property
    def left_out(self) -> int | None:
        """How many are not compared because of it; None where they are too few to tell."""
        return None if 0 < len(self.barred) < self.minimum else len(self.barred)

    @property
    def sentence(self) -> Text:
        """The rule, and who is not compared because of it."""
        many = self.left_out
        number = _FEWER.fill(n=self.minimum) if many is None else many
        return _USED.fill(
            fact=self.fact,
            purpose=self.use.purpose,
            cite=str(self.use.citation),
            standing=self.use.standing.text,
            done=_LEFT_OUT.fill(n=number) if self.decides else _WITHIN,
        )

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The use for other programs; a number below the minimum is not told."""
        return {
            "fact": self.use.attribute,
            "title": self.fact.of(language),
            "purpose": self.use.purpose.of(language),
            "source": str(self.use.citation),
            "standing": self.use.standing.value,
            "left_out": self.left_out if self.decides else None,
        }


_USED = Text(
    "Dipakai secara sah: {fact}, untuk {purpose} ({cite}; {standing}). {done}",
    "Used lawfully: {fact}, for {purpose} ({cite}; {standing}). {done}",
)
_LEFT_OUT = Text(
    "Yang tidak diterima oleh aturan itu tidak dibandingkan: {n} orang.",
    "Those whom that rule does not admit are not compared: {n} people.",
)
_WITHIN = Text(
    "Beda yang berasal dari aturan itu termasuk dalam angka berikut.",
    "What differs because of that rule is within the numbers that follow.",
)
_FEWER = Text("kurang dari {n}", "fewer than {n}")


def lawful_uses(
    policy: Policy, results: Iterable[Result], facts: Collection[str], minimum: int
) -> tuple[LawfulUse, ...]:
    """The uses that a policy declares of some facts, with those whom they do not admit.

    Args:
        policy: The policy.
        results: What it said of everybody.
        facts: Facts that the attributes of an audit are made of.
        minimum: The least number of people that is told.

    >>> from meritasn.policies import shipped
    >>> retirement = shipped("pp-11-2017-retirement")
    >>> [(one.use.attribute, one.decides) for one in lawful_uses(retirement, [], ["birth_date"], 5)]
    [('birth_date', True)]
    """
    declared = [use for name, use in policy.pack.lawful.items() if name in facts]
    if not declared:
        return ()
    of = tuple(results)
    return tuple(_use(policy, one, of, minimum) for one in declared)


def _use(policy: Policy, use: Lawful, results: tuple[Result, ...], minimum: int) -> LawfulUse:
    resting = cache(lambda program: _resting_on(program, use.attribute))
    barred = frozenset(
        result.employee
        for result in results
        if result.run is not None
        and any(
            one.answer == "not_met" and one.step in resting(result.run.program)
            for one in result.requirements()
        )
    )
    decides = any(resting(program) for _, program in policy.programs)
    title = policy.catalogue.facts[use.attribute].title
    return LawfulUse(use, title, decides, barred, minimum)


def _resting_on(program: Program, fact: str) -> frozenset[str]:
    """The requirements for which a fact is read."""
    return frozenset(
        name
        for name, compiled in program.steps.items()
        if isinstance(compiled.step.kind, Require) and fact in program.reaching([name]).facts
    )
