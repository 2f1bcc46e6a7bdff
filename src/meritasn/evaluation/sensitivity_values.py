"""The values that a figure is tried with: on its own scale, from one end of its range to the other.

A figure has as many decimals as its value and the ends of its range are written with; what is tried
is exact at those, so that it could stand in a pack as it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import frozen

from meritasn.errors import UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.policies import Policy
from meritasn.quantities import Rounding, decimal, scaled
from meritasn.rules import Parameter

__all__ = ["Moved", "Together", "apportioned", "figures_of", "places_of", "together_of"]

Together = Sequence[Sequence[str]]
"""Groups of figures that keep their sum: when one moves, the others give way in proportion."""


@frozen
class Moved:
    """A figure that can be moved.

    Attributes:
        parameter: The figure as the policy has it.
        value: Its value on the day.
        low: The lower end of its range.
        high: The upper end.
        places: Its decimals.
        group: The other figures that give way, with their values; empty where none do.
    """

    parameter: Parameter
    value: Decimal
    low: Decimal
    high: Decimal
    places: int
    group: tuple[tuple[str, Decimal], ...] = ()

    @property
    def name(self) -> str:
        """What steps call it."""
        return self.parameter.name

    def whole(self, value: Decimal) -> int:
        """A value as an integer at its scale."""
        return scaled(value, self.places)

    def at(self, whole: int) -> Decimal:
        """The value that an integer at its scale stands for."""
        return decimal(whole, self.places)

    def tried(self, steps: int) -> tuple[Decimal, ...]:
        """Both ends and what lies between them at equal distances, without the value itself."""
        low, high = self.whole(self.low), self.whole(self.high)
        wholes = {
            Rounding.HALF_UP.quotient(low * (steps - i) + high * i, steps) for i in range(steps + 1)
        }
        return tuple(self.at(one) for one in sorted(wholes - {self.whole(self.value)}))

    def version(self, value: Decimal) -> Mapping[str, Decimal]:
        """The figures of a version in which this one has another value."""
        changed = {self.name: value}
        whole = sum((own for _, own in self.group), Decimal())
        if self.group and whole:
            left = self.whole(whole + self.value - value)
            shares = [Fraction(own) / Fraction(whole) for _, own in self.group]
            for (name, _), part in zip(self.group, apportioned(left, shares), strict=True):
                changed[name] = self.at(part)
        return changed


def apportioned(whole: int, shares: Sequence[Fraction]) -> list[int]:
    """A whole number divided by shares: each rounded down, the rest to the largest remainders."""
    exact = [whole * share for share in shares]
    parts = [part.numerator // part.denominator for part in exact]
    order = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in order[: whole - sum(parts)]:
        parts[i] += 1
    return parts


def figures_of(
    policy: Policy,
    parameters: Mapping[str, Parameter],
    names: Sequence[str] | None,
    together: Together,
) -> tuple[Moved, ...]:
    """The figures that are moved: those that are named, or all that have a range and a value.

    Raises:
        UsageError: If one is named that cannot be moved, or there is none.
    """
    known = [
        name
        for name, one in parameters.items()
        if one.tune is not None and one.value is not None and one.tune[0] < one.tune[1]
    ]
    listed = ", ".join(known) or "–"
    unknown = [name for name in names or () if name not in known]
    unknown += [name for group in together for name in group if name not in known]
    if unknown or not known:
        figure = unknown[0] if unknown else "–"
        raise UsageError([codes.NOT_TUNABLE.at(name=policy.name, figure=figure, known=listed)])
    return tuple(_moved(parameters, name, together) for name in names or known)


def together_of(name: str, together: Together) -> tuple[str, ...]:
    """The figures that give way when one is moved."""
    return next(
        (tuple(other for other in group if other != name) for group in together if name in group),
        (),
    )


def _moved(parameters: Mapping[str, Parameter], name: str, together: Together) -> Moved:
    one = parameters[name]
    assert one.tune is not None, "only figures with a range are moved"
    assert one.value is not None, "and with a value"
    low, high = one.tune
    group = tuple((other, _value(parameters[other])) for other in together_of(name, together))
    # None of those that give way can fall below zero.
    high = min(high, one.value + sum((own for _, own in group), Decimal())) if group else high
    written = (one.value, low, high, *(own for _, own in group))
    return Moved(one, one.value, low, high, max(map(places_of, written)), group)


def _value(parameter: Parameter) -> Decimal:
    assert parameter.value is not None, "figures of a group have values"
    return parameter.value


def places_of(value: Decimal) -> int:
    """The decimals that a number is written with."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int), "figures are finite"
    return max(0, -exponent)
