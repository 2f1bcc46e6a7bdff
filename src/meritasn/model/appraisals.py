"""Appraisals: what was judged about a person's work in a period, by whom, on which targets."""

from __future__ import annotations

from datetime import date

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.model.targets import Target
from meritasn.model.vocabulary import CoreValue, Predicate, Rating, YesNo
from meritasn.quantities import Absence, Number, Period

__all__ = ["Appraisal", "Behaviour", "Conduct", "Feedback"]


@frozen(kw_only=True)
class Conduct:
    """Scores of the six aspects of behaviour under PP 46/2011.

    Attributes:
        service: Orientasi pelayanan.
        integrity: Integritas.
        commitment: Komitmen.
        discipline: Disiplin.
        cooperation: Kerja sama.
        leadership: Kepemimpinan; not applicable to those who lead nobody.
    """

    service: Number = field(converter=number, default=Absence.MISSING)
    integrity: Number = field(converter=number, default=Absence.MISSING)
    commitment: Number = field(converter=number, default=Absence.MISSING)
    discipline: Number = field(converter=number, default=Absence.MISSING)
    cooperation: Number = field(converter=number, default=Absence.MISSING)
    leadership: Number = field(converter=number, default=Absence.MISSING)


@frozen
class Behaviour:
    """How a person lived one BerAKHLAK core value.

    Attributes:
        value: The core value.
        rating: Its rating, where it is rated alone.
        expectation: The leader's special expectation.
    """

    value: CoreValue
    rating: Rating | Absence = Absence.MISSING
    expectation: str | None = field(default=None, repr=False)


@frozen(kw_only=True)
class Feedback:
    """One piece of continuous feedback, in the four parts that make it useful.

    Attributes:
        given_on: When it was given.
        giver: Key of the employee who gave it.
        fact: What was seen.
        effect: What came of it.
        suggestion: What would be better.
        follow_up: When the two look at it again.
    """

    given_on: date
    giver: str | None = field(default=None, repr=False)
    fact: str = field(repr=False)
    effect: str | None = field(default=None, repr=False)
    suggestion: str | None = field(default=None, repr=False)
    follow_up: date | None = None


@frozen(kw_only=True)
class Appraisal:
    """The appraisal of one person for one period.

    Attributes:
        employee: Key of the person.
        period: The days that it covers.
        rater: Key of the rater; None where the rater is no employee, such as the mayor.
        rater_superior: Key of the rater's superior.
        results_rating: Rating of results.
        behaviour_rating: Rating of behaviour.
        recorded_predicate: The predicate that another system has on record.
        conduct: Scores of behaviour under PP 46/2011.
        behaviour_score: Score of behaviour as a whole under PP 30/2019.
        peers_asked: Whether opinions of peers and subordinates are used.
        innovation: Whether there is a new idea or method that is useful.
        behaviours: Ratings by core value.
        feedback: Continuous feedback.
        targets: Planned results.
    """

    employee: str = field(repr=False)
    period: Period
    rater: str | None = field(default=None, repr=False)
    rater_superior: str | None = field(default=None, repr=False)
    results_rating: Rating | Absence = Absence.MISSING
    behaviour_rating: Rating | Absence = Absence.MISSING
    recorded_predicate: Predicate | Absence = Absence.MISSING
    conduct: Conduct = Conduct()
    behaviour_score: Number = field(converter=number, default=Absence.MISSING)
    peers_asked: YesNo | Absence = Absence.MISSING
    innovation: YesNo | Absence = Absence.MISSING
    behaviours: tuple[Behaviour, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    targets: tuple[Target, ...] = ()
