"""Targets: what a person plans to achieve, and what was realised."""

from __future__ import annotations

from attrs import field, frozen

from meritasn.model.numbers import number
from meritasn.model.vocabulary import Direction, Focus, TargetKind, YesNo
from meritasn.quantities import Absence, Number

__all__ = ["Measure", "Target"]


@frozen
class Measure:
    """One aspect of a target, planned and realised.

    Attributes:
        target: What is planned; the lower end where the direction is a range.
        realised: What came of it.
        upper: The upper end of a range.
        direction: Which realisation is better.
        unit: What is counted, in words; None where the aspect itself says it.

    >>> Measure("180", "55", direction=Direction.LOWER, unit="menit").realised
    Decimal('55')
    """

    target: Number = field(converter=number, default=Absence.MISSING)
    realised: Number = field(converter=number, default=Absence.MISSING)
    upper: Number = field(converter=number, default=Absence.MISSING, kw_only=True)
    direction: Direction | Absence = field(default=Absence.MISSING, kw_only=True)
    unit: str | None = field(default=None, kw_only=True)


@frozen(kw_only=True)
class Target:
    """A planned result of work with up to four aspects; None where it has no such aspect.

    Attributes:
        key: What the tables call it, unique within its appraisal.
        plan: The planned result or activity.
        indicator: How one sees that it is reached.
        kind: Main or additional.
        focus: What the indicator watches, where it is known.
        serves: The superior's target that it serves, as ``employee/target``.
        evidence: Where the evidence for the realisation is kept.
        quantity: How much.
        quality: How well, in percent.
        time: How long.
        cost: How much it costs, in rupiah.
        weight: Its weight, in percent.
        is_maximum: Whether it is the highest that can be reached.
        scope_weight: The weight of the scope of an additional task.
        additional_value: The value of an additional task, in percent.
    """

    key: str
    plan: str
    indicator: str | None = None
    kind: TargetKind | Absence = Absence.MISSING
    focus: Focus | None = None
    serves: str | None = field(default=None, repr=False)
    evidence: str | None = None
    quantity: Measure | None = None
    quality: Measure | None = None
    time: Measure | None = None
    cost: Measure | None = None
    weight: Number = field(converter=number, default=Absence.MISSING)
    is_maximum: YesNo | Absence = Absence.MISSING
    scope_weight: Number = field(converter=number, default=Absence.MISSING)
    additional_value: Number = field(converter=number, default=Absence.MISSING)
