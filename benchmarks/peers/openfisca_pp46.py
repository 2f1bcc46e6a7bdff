"""The rule of PP 46/2011 for OpenFisca: activities are its persons, civil servants group them.

Written as its documentation teaches: figures are parameters, every step is a variable with a
formula over arrays, a branch is a `where`, a group sums over its members. Its numbers are floats
of 32 bits.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
from benchmarks.people import ASPECTS, Activity, Outcome, Person
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

__all__ = ["calculated", "situation", "started", "system"]

YEAR = "2019"
KINDS = ("quantity", "quality", "time", "cost")

# What OpenFisca hands to formulas has no types.
Array: TypeAlias = Any
Entity: TypeAlias = Any
Period: TypeAlias = Any
Parameters: TypeAlias = Any
Formula: TypeAlias = Callable[..., Array]

ACTIVITY = build_entity(key="activity", plural="activities", label="Activity", is_person=True)
SERVANT = build_entity(
    key="servant",
    plural="servants",
    label="Civil servant",
    roles=[{"key": "activity", "plural": "activities", "label": "Activity"}],
)


class Predicate(Enum):
    """The five bands."""

    sangat_baik = "Sangat Baik"
    baik = "Baik"
    cukup = "Cukup"
    kurang = "Kurang"
    buruk = "Buruk"


FIGURES = {
    "share_of_results": 60,
    "efficiency_limit": 24,
    "full_score_factor": 1.76,
    "score_on_plan": 76,
}


def system() -> TaxBenefitSystem:
    """The rule, ready to be asked."""
    made = TaxBenefitSystem([ACTIVITY, SERVANT])
    dated = {name: {"values": {"2014-01-01": value}} for name, value in FIGURES.items()}
    made.parameters = ParameterNode("", data=dated)
    made.add_variables(*_facts(), *_steps())
    return made


def situation(person: Person) -> dict[str, Any]:
    """One civil servant in OpenFisca's own JSON."""
    activities = {str(i): _activity(one) for i, one in enumerate(person.activities)}
    leads = person.scores[-1] is not None
    servant: dict[str, Any] = {
        name: {YEAR: float(score or 0)} for name, score in zip(ASPECTS, person.scores, strict=True)
    }
    servant["leads"] = {YEAR: leads}
    servant["activities"] = list(activities)
    return {"activities": activities, "servants": {"one": servant}}


def _activity(activity: Activity) -> dict[str, Any]:
    measured = {kind: getattr(activity, kind) for kind in KINDS}
    given: dict[str, Any] = {"has_cost": {YEAR: activity.cost is not None}}
    for kind, pair in measured.items():
        for end, value in zip(("target", "realised"), pair or (1, 1), strict=True):
            given[f"{kind}_{end}"] = {YEAR: float(value)}
    return given


def started(rule: TaxBenefitSystem, given: Mapping[str, Any], *, trace: bool = False) -> Simulation:
    """A simulation of one civil servant."""
    simulation = SimulationBuilder().build_from_entities(rule, given)
    simulation.trace = trace
    return simulation


def calculated(simulation: Simulation) -> Outcome:
    """The score and the predicate."""
    predicate = simulation.calculate("predicate", YEAR).decode_to_str()[0]
    score = simulation.calculate("final", YEAR)[0]
    return round(Decimal(float(score)), 2), str(predicate)


def _variable(
    name: str, entity: object, kind: type = float, formula: Formula | None = None
) -> type[Variable]:
    body: dict[str, object] = {
        "value_type": kind,
        "entity": entity,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula is not None:
        body["formula"] = formula
    if kind is Enum:
        body |= {"possible_values": Predicate, "default_value": Predicate.buruk}
    return type(name, (Variable,), body)


def _facts() -> list[type[Variable]]:
    ends = [f"{kind}_{end}" for kind in KINDS for end in ("target", "realised")]
    return [
        *(_variable(name, ACTIVITY) for name in ends),
        _variable("has_cost", ACTIVITY, bool),
        *(_variable(name, SERVANT) for name in ASPECTS),
        _variable("leads", SERVANT, bool),
    ]


def _steps() -> list[type[Variable]]:
    return [
        _variable("quantity_score", ACTIVITY, formula=_share("quantity")),
        _variable("quality_score", ACTIVITY, formula=_share("quality")),
        _variable("time_efficiency", ACTIVITY, formula=_efficiency("time")),
        _variable("time_score", ACTIVITY, formula=_saved("time")),
        _variable("cost_efficiency", ACTIVITY, formula=_efficiency("cost")),
        _variable("cost_score", ACTIVITY, formula=_saved("cost")),
        _variable("item_score", ACTIVITY, formula=_item_score),
        _variable("skp", SERVANT, formula=_skp),
        _variable("behaviour", SERVANT, formula=_behaviour),
        _variable("final", SERVANT, formula=_final),
        _variable("predicate", SERVANT, Enum, _predicate),
    ]


def _half_up(number: Array) -> Array:
    return np.sign(number) * np.floor(np.abs(number) * 100 + 0.5) / 100


def _share(kind: str) -> Formula:
    def formula(activity: Entity, period: Period) -> Array:
        realised = activity(f"{kind}_realised", period)
        return _half_up(realised / activity(f"{kind}_target", period) * 100)

    return formula


def _efficiency(kind: str) -> Formula:
    def formula(activity: Entity, period: Period) -> Array:
        realised = activity(f"{kind}_realised", period)
        return _half_up(100 - realised / activity(f"{kind}_target", period) * 100)

    return formula


def _saved(kind: str) -> Formula:
    def formula(activity: Entity, period: Period, parameters: Parameters) -> Array:
        figures = parameters(period)
        target = activity(f"{kind}_target", period)
        realised = activity(f"{kind}_realised", period)
        efficiency = 100 - realised / target * 100
        early = (figures.full_score_factor * target - realised) / target * 100
        late = figures.score_on_plan - (early - 100)
        return _half_up(np.where(efficiency <= figures.efficiency_limit, early, late))

    return formula


def _item_score(activity: Entity, period: Period) -> Array:
    three = sum(activity(f"{kind}_score", period) for kind in ("quantity", "quality", "time"))
    costed = activity("has_cost", period)
    total = three + np.where(costed, activity("cost_score", period), 0)
    return _half_up(total / (3 + costed))


def _skp(servant: Entity, period: Period) -> Array:
    total = servant.sum(servant.members("item_score", period))
    return _half_up(total / servant.nb_persons())


def _behaviour(servant: Entity, period: Period) -> Array:
    leads = servant("leads", period)
    five = sum(servant(name, period) for name in ASPECTS[:-1])
    return _half_up((five + np.where(leads, servant("leadership", period), 0)) / (5 + leads))


def _final(servant: Entity, period: Period, parameters: Parameters) -> Array:
    share = parameters(period).share_of_results
    results, behaviour = servant("skp", period), servant("behaviour", period)
    return _half_up((results * share + behaviour * (100 - share)) / 100)


def _predicate(servant: Entity, period: Period) -> Array:
    final = servant("final", period)
    edges = [final >= edge for edge in (91, 76, 61, 51)]
    return np.select(edges, list(Predicate)[:-1], Predicate.buruk)
