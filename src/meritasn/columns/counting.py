"""What is counted over people and over units, without an object for any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import polars as pl

from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.judging import Case
from meritasn.columns.outcome import WHY, present, refusal_of
from meritasn.columns.progress import Watch
from meritasn.columns.reading import UNIT
from meritasn.facts import ANSWER, Grain
from meritasn.language import Text
from meritasn.results import Guide
from meritasn.results.tally import Tally, UnitTally, Why, enumeration_of
from meritasn.rules.kinds import Require
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["people_counted", "units_counted"]

_NOT_MET = ANSWER.codes.index("not_met")


def people_counted(case: Case, watch: Watch | None = None) -> Tally:
    """How many people have which result."""
    requirements = _requirements(case, Grain.PERSON)
    state = pl.col(column(case.root, "state")).alias("state")
    broken = (_broken(name) & pl.col(WHY).is_null() for name in requirements)
    groups = case.people(*requirements, watch=watch).group_by(
        case.value(case.root).alias("label"), state, WHY
    )
    rows = collected(groups.agg(pl.len(), *_summed(broken)))
    predicates, refused, not_met = Counter[str](), Counter[Why](), Counter[Text]()
    for label, bits, code, number, *failing in rows.iter_rows():
        if code is None:
            predicates[label] += number
        else:
            refusal = refusal_of(case.program, bits, code)
            refused[refusal.code.id, refusal.first] += number
        not_met.update(_by_message(requirements, failing))
    enum = enumeration_of(case.policy, case.program)
    return Tally(int(rows["len"].sum()), enum, predicates, refused, +not_met)


def units_counted(case: Case) -> UnitTally:
    """How many units that have people keep the guide."""
    units, people = case.units()
    shown = units.join(people.select(UNIT), on=UNIT, how="semi")
    requirements = _requirements(case, Grain.UNIT)
    guide = (
        _guide().alias("guide") if "guide" in case.program.steps else pl.lit(None).alias("guide")
    )
    rows = collected(
        shown.group_by(guide).agg(pl.len(), *_summed(_broken(name) for name in requirements))
    )
    guides: Counter[Guide | None] = Counter()
    not_met = Counter[Text]()
    for said, number, *failing in rows.iter_rows():
        guides[said] += number
        not_met.update(_by_message(requirements, failing))
    return UnitTally(guides.total(), guides, +not_met)


def _requirements(case: Case, grain: Grain) -> Mapping[str, Require]:
    return {
        s.name: s.step.kind
        for s in case.program.steps.values()
        if isinstance(s.step.kind, Require) and s.step.grain is grain
    }


def _broken(name: str) -> pl.Expr:
    """Whether a requirement is answered, and not met."""
    return present(name) & (pl.col(column(name, "value")) == _NOT_MET)


def _summed(conditions: Iterable[pl.Expr]) -> list[pl.Expr]:
    return [condition.sum().alias(f"@{i}") for i, condition in enumerate(conditions)]


def _by_message(requirements: Mapping[str, Require], failing: Iterable[int]) -> Mapping[Text, int]:
    return Counter(
        {kind.message: n for kind, n in zip(requirements.values(), failing, strict=True)}
    )


def _guide() -> pl.Expr:
    """How a unit stands, in the words of `Guide`."""
    state = pl.col(column("guide", "state"))
    return (
        pl.when(state & NOT_APPLICABLE != 0)
        .then(pl.lit("not_applicable"))
        .when(state != 0)
        .then(pl.lit("unknown"))
        .when(_broken("guide"))
        .then(pl.lit("not_met"))
        .otherwise(pl.lit("met"))
    )
