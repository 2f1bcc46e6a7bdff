"""What an audit says of one rater: a flag, none, or that the numbers cannot tell; never why."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from meritasn.fairness.appraisers.plan import RaterPlan
from meritasn.fairness.appraisers.sentences import COUNTED_AS, SENTENCES, Why
from meritasn.fairness.appraisers.signs import Measured, Sign
from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.finding import Verdict
from meritasn.fairness.words import probability, rounded
from meritasn.language import Text

__all__ = ["RaterFinding", "judged", "needed_for"]


@frozen
class RaterFinding:
    """What an audit says of one rater.

    Attributes:
        verdict: What can be said.
        why: Why that, for programs.
        measured: What was measured.
        adjusted: The probability after the adjustment for all raters and all that is asked.
        needed: How many ratings it would take; None where no number would do, or none is missing.
        sentence: The finding in words. The rater is not named in it.
    """

    verdict: Verdict
    why: Why
    measured: Measured
    adjusted: float | None
    needed: int | None
    sentence: Text = field(repr=False)

    @property
    def sign(self) -> Sign:
        """What was asked."""
        return self.measured.sign

    @property
    def rater(self) -> str:
        """The key of the rater, for the caller's own eyes."""
        return self.measured.rater


def judged(
    one: Measured,
    adjusted: float | None,
    plan: RaterPlan,
    tests: int,
    said: Callable[[str], Text],
) -> RaterFinding:
    """The verdict on what was measured.

    A *flag* asks that the adjusted probability is at most the level and that the effect, drawn
    towards zero, matters. *No flag* asks that an effect that matters would have been seen, or that
    the interval of this one lies within what does not matter. Of too
    few ratings nothing is said, whatever they are; and what cannot be told apart is not measurable.

    Args:
        one: What was measured.
        adjusted: Its probability after the adjustment.
        plan: By what is decided.
        tests: How many tests there are.
        said: What a group of those who are rated is called.
    """
    needed = needed_for(one, plan, tests)
    why = _why(one, adjusted, plan, tests, needed)
    verdict = _VERDICT[why]
    if verdict is not Verdict.INSUFFICIENT:
        needed = None
    words = _words(one, adjusted, needed, plan, said)
    form = SENTENCES[why]
    return RaterFinding(verdict, why, one, adjusted, needed, form(one).fill(**words))


_VERDICT = {
    Why.DIFFERS: Verdict.FLAG,
    Why.COUNTED: Verdict.FLAG,
    Why.SEEN_IF_IT_WERE: Verdict.NO_FLAG,
    Why.KNOWN_SMALL: Verdict.NO_FLAG,
    Why.TOO_SMALL_TO_MATTER: Verdict.NO_FLAG,
    Why.OTHER_WAY: Verdict.NO_FLAG,
    Why.NOT_COPIED: Verdict.NO_FLAG,
    Why.TOO_FEW: Verdict.INSUFFICIENT,
    Why.MAY_BE_CHANCE: Verdict.INSUFFICIENT,
    Why.COULD_NOT_FLAG: Verdict.INSUFFICIENT,
    Why.RATERS_VARY: Verdict.INSUFFICIENT,
    Why.RATER_OR_UNIT: Verdict.NOT_MEASURABLE,
    Why.NO_PEERS: Verdict.NOT_MEASURABLE,
}


def _why(
    one: Measured, adjusted: float | None, plan: RaterPlan, tests: int, needed: int | None
) -> Why:
    if not one.enough:
        return Why.TOO_FEW
    if one.sign is Sign.COPIED:
        copied = one.effect is not None and one.effect >= plan.copied
        return Why.COUNTED if copied else Why.NOT_COPIED
    if not one.told_apart:
        return Why.RATER_OR_UNIT if one.sign is Sign.LENIENCY else Why.NO_PEERS
    if adjusted is None:
        return Why.NO_PEERS
    if one.sign in _COUNTED:
        if adjusted <= plan.level:
            return Why.DIFFERS
        can = one.each**one.n * tests <= plan.level
        return Why.SEEN_IF_IT_WERE if can else Why.COULD_NOT_FLAG
    if adjusted <= plan.level:
        return _of_effect(one)
    if needed is not None and one.information >= needed:
        return Why.SEEN_IF_IT_WERE
    if _is_small(one, plan):
        return Why.KNOWN_SMALL
    return Why.RATERS_VARY if needed is None else Why.MAY_BE_CHANCE


def _is_small(one: Measured, plan: RaterPlan) -> bool:
    """Whether the interval of the effect, not drawn towards zero, lies within what matters."""
    if one.effect is None or not one.information:
        return False
    far = NORMAL.inv_cdf(1 - float(plan.level) / 2)
    return abs(one.effect) + far * math.sqrt(one.noise / one.information) < one.matters


_COUNTED = {Sign.IDENTICAL, Sign.HEAPING}
_ONE_WAY = {Sign.CENTRALITY, Sign.RANGE, Sign.HALO}
"""Of which only more than with peers is a sign."""


def _of_effect(one: Measured) -> Why:
    shrunk = one.shrunk or 0.0
    if one.sign in _ONE_WAY and shrunk <= 0:
        return Why.OTHER_WAY
    return Why.DIFFERS if abs(shrunk) >= one.matters else Why.TOO_SMALL_TO_MATTER


def needed_for(one: Measured, plan: RaterPlan, tests: int) -> int | None:
    """How many ratings it takes for an effect that matters to be seen.

    Returns:
        None where raters differ by so much that no number would do.

    >>> from meritasn.fairness.appraisers.plan import default_rater_plan
    >>> one = Measured(sign=Sign.LENIENCY, rater="r", n=40, matters=0.15, noise=0.04)
    >>> needed_for(one, default_rater_plan(), 100)
    34
    """
    level = float(plan.level) / max(tests, 1)
    if not one.enough or one.sign is Sign.COPIED:
        return one.needed
    if one.sign in _COUNTED:
        if not 0 < one.each < 1:
            return None
        return max(plan.minimum, math.ceil(math.log(level) / math.log(one.each)))
    if not one.matters:
        return None
    far = NORMAL.inv_cdf(1 - level / 2) + NORMAL.inv_cdf(float(plan.power))
    room = (one.matters / far) ** 2 - one.spread
    return max(plan.minimum, math.ceil(one.noise / room)) if room > 0 else None


def _words(
    one: Measured,
    adjusted: float | None,
    needed: int | None,
    plan: RaterPlan,
    said: Callable[[str], Text],
) -> dict[str, Text | str | int | Decimal]:
    effect = 0.0 if one.effect is None else one.effect
    part, whole = one.of or (0, 0)
    return {
        "n": one.n,
        "what": COUNTED_AS.get(one.sign, _RATINGS),
        "effect": signed(effect),
        "shrunk": signed(one.shrunk or 0.0),
        "pairs": int(rounded(100 * (0.5 + effect), 0)),
        "share": rounded(Fraction(100 * part, whole), 0) if whole else 0,
        "part": part,
        "p": "–" if adjusted is None else probability(adjusted),
        "level": rounded(plan.level, 2),
        "needed": "–" if needed is None else needed,
        "minimum": plan.minimum,
        "matters": rounded(one.matters, 2),
        "ground": "–" if one.ground is None else one.ground.text,
        "group": "–" if one.focal is None else said(one.focal),
        "shared": 2 * plan.linked,
        "peers": plan.peers,
        "step": plan.step,
    }


_RATINGS = Text("penilaian", "ratings")


def signed(number: float) -> Text:
    """A number with two decimals and its sign.

    >>> signed(0.123).id, signed(-0.5).en
    ('+0,12', '−0.50')
    """
    shown = rounded(abs(number), 2)
    sign = "−" if number < 0 and shown else "+"
    return Text("{sign}{n}", "{sign}{n}").fill(sign=sign, n=shown)
