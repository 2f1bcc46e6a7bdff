"""Weights that are used together make a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from meritasn.language import Text, listing
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.quantities import Unit
from meritasn.rules import Compiled
from meritasn.rules import formula as tree
from meritasn.rules.kinds import Fold, Formula, Listed

__all__ = ["weights_make_a_whole"]


@frozen
class Weighed:
    """One operand under its weight.

    Attributes:
        weight: What it is multiplied with.
        figures: The figures in that.
    """

    weight: Fraction
    figures: frozenset[str] = frozenset()


@frozen
class Linear:
    """A sum of operands, each under a weight; None of them is multiplied with another.

    Attributes:
        of: By operand.
        figures: The figures that the sum is multiplied with as a whole.
        alone: A number that stands by itself.
    """

    of: Mapping[str, Weighed] = field(factory=dict)
    alone: Weighed = Weighed(Fraction(0))

    @property
    def number(self) -> Weighed | None:
        """The number that it is, if it holds no operand."""
        return None if self.of else self.alone


def weights_make_a_whole(scene: Scene) -> Iterator[Drawn]:
    """Each step that is a weighted mean of operands of one scale has weights that sum to one."""
    law = "weights_make_a_whole"
    for name, step in scene.steps.items():
        kind = step.step.kind
        if isinstance(kind, Fold) and kind.word == "mean_over" and kind.weight is not None:
            why = _DIVIDED.fill(weight=scene.title(kind.weight))
            yield Drawn(law, Verdict.PROVED, f"step.{name}", why)
            continue
        unknown = _unknown(scene, step)
        weighed = None if unknown else weights(scene, step)
        if weighed is None:
            continue
        whole = sum((one.weight for one in weighed.values()), Fraction(0))
        parts = _written(scene, weighed)
        if whole == 1:
            yield Drawn(law, Verdict.PROVED, f"step.{name}", _WHOLE.fill(parts=parts))
        else:
            why = _NOT_WHOLE.fill(parts=parts, step=step.step.title, whole=_percent(whole))
            yield Drawn(law, Verdict.BROKEN, f"step.{name}", why)


def _unknown(scene: Scene, step: Compiled) -> bool:
    figures = (scene.program.parameters.get(name) for name in step.step.names())
    return any(figure is not None and figure.value is None for figure in figures)


def weights(scene: Scene, step: Compiled) -> Mapping[str, Weighed] | None:
    """The weights of a weighted mean; None where a step is none.

    It is one if it adds at least two operands of its own scale, each of which stands under a
    weight of figures in percent or as a ratio, and nothing beside them. A bonus on top of a score
    is none, since the score stands without a weight.
    """
    linear = _linear_of(scene, step)
    if linear is None or len(linear.of) < 2 or linear.alone.weight:  # noqa: PLR2004
        return None
    operands = dict(linear.of)
    for name in linear.of:
        part = _part(scene, name)
        if part is not None and not operands[name].figures:
            inner, weighed = part
            operands.pop(name)
            if inner in operands:
                return None
            operands[inner] = Weighed(linear.of[name].weight * weighed.weight, weighed.figures)
    if not all(_is_weight(scene, one) for one in operands.values()):
        return None
    return operands if _one_scale(scene, step, operands) else None


def _part(scene: Scene, name: str) -> tuple[str, Weighed] | None:
    """The operand and its weight, where a step is one operand under a weight."""
    step = scene.steps.get(name)
    linear = None if step is None else _linear_of(scene, step)
    if linear is None or len(linear.of) != 1 or linear.alone.weight:
        return None
    ((inner, weighed),) = linear.of.items()
    return (inner, weighed) if weighed.figures else None


def _is_weight(scene: Scene, one: Weighed) -> bool:
    figures = scene.program.parameters
    pure = all(figures[name].unit in (Unit.PERCENT, Unit.RATIO) for name in one.figures)
    return bool(one.figures) and pure and 0 < one.weight <= 1


def _one_scale(scene: Scene, step: Compiled, operands: Mapping[str, Weighed]) -> bool:
    units = {_unit(scene, name) for name in operands}
    return len(units) == 1 and units == {step.step.unit}


def _unit(scene: Scene, name: str) -> Unit:
    fact = scene.program.facts.get(name)
    return scene.steps[name].step.unit if fact is None else fact.unit


# -- what a formula is made of ------------------------------------------------------------------


def _linear_of(scene: Scene, step: Compiled) -> Linear | None:
    kind = step.step.kind
    if isinstance(kind, Formula):
        return _linear(scene, kind.formula, step.step.lets)
    if isinstance(kind, Listed) and kind.word == "sum":
        return _added(*(_named(name) for name in kind.of))
    return None


def _named(name: str) -> Linear:
    return Linear({name: Weighed(Fraction(1))})


def _linear(scene: Scene, formula: tree.Formula, lets: Mapping[str, tree.Formula]) -> Linear | None:
    match formula:
        case tree.Plain(value):
            return Linear(alone=Weighed(Fraction(value)))
        case tree.Name(name) if name in lets:
            return _linear(scene, lets[name], lets)
        case tree.Name(name) if name in scene.program.parameters:
            figure = scene.program.parameters[name].value
            if figure is None:
                return None
            return Linear(alone=Weighed(Fraction(figure), frozenset({name})))
        case tree.Name(name):
            return _named(name)
        case tree.Negation(of):
            inner = _linear(scene, of, lets)
            return None if inner is None else _times(inner, Weighed(Fraction(-1)))
        case tree.Arithmetic(sign, left, right):
            return _combined(sign, _linear(scene, left, lets), _linear(scene, right, lets))
    return None


def _combined(sign: str, a: Linear | None, b: Linear | None) -> Linear | None:
    if a is None or b is None:
        return None
    match sign:
        case "+":
            return _added(a, b)
        case "-":
            return _added(a, _times(b, Weighed(Fraction(-1))))
        case "*" if b.number is not None:
            return _times(a, b.number)
        case "*" if a.number is not None:
            return _times(b, a.number)
        case "/" if b.number is not None and b.number.weight:
            return _times(a, Weighed(1 / b.number.weight, b.number.figures))
    return None


def _added(*several: Linear) -> Linear:
    of: dict[str, Weighed] = {}
    alone = Weighed(Fraction(0))
    for linear in several:
        for name, one in linear.of.items():
            of[name] = _plus(of[name], one) if name in of else one
        alone = _plus(alone, linear.alone)
    return Linear(of, alone)


def _plus(a: Weighed, b: Weighed) -> Weighed:
    return Weighed(a.weight + b.weight, a.figures | b.figures)


def _times(linear: Linear, by: Weighed) -> Linear:
    def scaled(one: Weighed) -> Weighed:
        return Weighed(one.weight * by.weight, one.figures | by.figures)

    return Linear({name: scaled(one) for name, one in linear.of.items()}, scaled(linear.alone))


def _written(scene: Scene, weighed: Mapping[str, Weighed]) -> Text:
    return listing(
        Text("{of} {weight}", "{of} {weight}").fill(
            of=scene.title(name), weight=_percent(one.weight)
        )
        for name, one in weighed.items()
    )


def _percent(weight: Fraction) -> Text:
    share = weight * 100
    n, d = share.numerator, share.denominator
    number = Decimal(n) / Decimal(d) if d != 1 else Decimal(n)
    return Text("{n} %", "{n} %").fill(n=round(number, 4).normalize() if d != 1 else number)


_DIVIDED = Text(
    "Rata-rata tertimbang dibagi jumlah bobotnya sendiri (“{weight}”): selalu 100 %.",
    "A weighted mean is divided by the sum of its own weights (“{weight}”): always 100 %.",
)
_WHOLE = Text("Berjumlah tepat 100 %: {parts}.", "They make exactly 100 %: {parts}.")
_NOT_WHOLE = Text(
    "Bobot pada langkah “{step}” berjumlah {whole}, bukan 100 %: {parts}.",
    "The weights of the step “{step}” sum to {whole}, not to 100 %: {parts}.",
)
