"""The rule of PP 46/2011 by OpenFisca for many people at once, from arrays.

It reads no tables: those who have everything are picked, laid out and turned to floats before the
clock starts. It gives no reasons, no places in a unit, and does not ask who leads one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

import polars as pl
from attrs import frozen
from benchmarks.peers.openfisca_pp46 import KINDS, YEAR, system
from benchmarks.people import ASPECTS
from openfisca_core.simulations import Simulation, SimulationBuilder

__all__ = ["Arrays", "arrays", "calculated", "written"]

Array: TypeAlias = Any
"""What OpenFisca takes has no types."""


@frozen
class Arrays:
    """Facts of complete people.

    Attributes:
        keys: Who they are.
        whose: Of each activity, the place of its person.
        people: Facts of people.
        activities: Facts of their activities.
    """

    keys: pl.Series
    whose: Array
    people: dict[str, Array]
    activities: dict[str, Array]


def arrays(folder: Path) -> Arrays:
    """Those whom nothing is missing of."""
    scans = {
        name: pl.scan_parquet(folder / f"{name}.parquet") for name in ("appraisals", "targets")
    }
    measured = [f"{kind}_{end}" for kind in KINDS for end in ("target", "realised")]
    targets = scans["targets"].select("employee", *(pl.col(n).cast(pl.Float32) for n in measured))
    lacking = targets.filter(
        pl.any_horizontal(pl.col(measured[:-2]).is_null())
        | (pl.col("cost_target").is_not_null() & pl.col("cost_realised").is_null())
    )
    conduct = scans["appraisals"].filter(
        ~pl.any_horizontal(pl.col(ASPECTS[:-1]).is_null())
        & (pl.col("leadership").is_not_null() | pl.col("leadership__na"))
    )
    people = (
        conduct.filter(~pl.col("employee").is_duplicated())
        .join(targets, on="employee", how="semi")
        .join(lacking, on="employee", how="anti")
        .with_columns(pl.col(ASPECTS).cast(pl.Float32).fill_null(0), ~pl.col("leadership__na"))
        .with_row_index("place")
        .collect()
    )
    theirs = (
        targets.join(people.lazy().select("employee", "place"), on="employee")
        .with_columns(has_cost=pl.col("cost_target").is_not_null())
        .with_columns(pl.col(measured).fill_null(1))
        .collect()
    )
    return Arrays(
        people["employee"],
        theirs["place"].to_numpy(),
        {
            **{name: people[name].to_numpy() for name in ASPECTS},
            "leads": people["leadership__na"].to_numpy(),
        },
        {name: theirs[name].to_numpy() for name in (*measured, "has_cost")},
    )


def calculated(given: Arrays) -> pl.DataFrame:
    """Scores and predicates."""
    rule = system()
    builder = SimulationBuilder()
    builder.create_entities(rule)
    builder.declare_person_entity("activity", range(len(given.whose)))
    servants = builder.declare_entity("servant", range(len(given.keys)))
    builder.join_with_persons(servants, given.whose, ["activity"] * len(given.whose))
    simulation: Simulation = builder.build(rule)
    for name, values in {**given.people, **given.activities}.items():
        simulation.set_input(name, YEAR, values)
    predicate = simulation.calculate("predicate", YEAR).decode_to_str()
    return pl.DataFrame(
        {
            "employee": given.keys,
            "score": simulation.calculate("final", YEAR),
            "predicate_code": predicate.astype(str),
        }
    )


def written(results: pl.DataFrame, out: Path) -> None:
    """Writes the results, with scores in whole hundredths; infinity is none."""
    hundredths = (pl.col("score").cast(pl.Float64) * 100).round().cast(pl.Int64, strict=False)
    results.with_columns(hundredths.alias("score")).write_parquet(out)
