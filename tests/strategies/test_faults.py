"""Everything that is wrong with a strategy is said at once, before it is ever asked."""

from __future__ import annotations

from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies.sound import (
    SAID,
    SOURCE,
    Calibrating,
    Measuring,
    Ranking,
    Requiring,
    Scoring,
    Splitting,
    declared,
)

from meritasn.facts import Grain, catalogue
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.quantities import Unit
from meritasn.strategies import Declaration, GroupCounts, Scale, faults

SOUND: tuple[object, ...] = (
    Scoring(),
    Requiring(),
    Ranking(lambda rows: [1 for _ in rows]),
    Calibrating(lambda _: ()),
    Measuring[GroupCounts](lambda _: 0),
    Splitting(lambda *_: ()),
)


def paths(strategy: object) -> list[str | None]:
    return [finding.place.path for finding in faults(strategy)]


@pytest.mark.parametrize("strategy", SOUND, ids=lambda one: type(one).__name__)
def test_a_sound_strategy_has_no_fault(strategy: object) -> None:
    assert faults(strategy) == ()


@given(st.sampled_from(sorted({*catalogue().closed, *catalogue().lawful})))
def test_what_the_law_protects_is_refused_whatever_the_strategy_does_with_it(name: str) -> None:
    for strategy in (Scoring(reads=("job_class", name)), Requiring(reads=(name, "job_class"))):
        assert paths(strategy) == [f"contoh.reads.{name}"]


@given(st.sampled_from(sorted(catalogue().facts)), st.sampled_from(Grain))
def test_a_fact_is_seen_only_from_where_it_stands(name: str, grain: Grain) -> None:
    at = catalogue().facts[name].grain
    seen = grain.is_subject and (at is grain or at is grain.parent or at.parent is grain)
    assert (paths(Scoring(reads=(name,), grain=grain)) == []) is seen


def test_everything_that_is_wrong_is_said_at_once_in_both_languages() -> None:
    bad = Declaration(
        "Contoh Saya",
        "satu dua",
        Text("Contoh", " "),
        Citation(Instrument(" ")),
        Standing.ASSUMED,
        declared("x", ("least", None), ("least", Decimal(1))).parameters,
    )
    strategy = Scoring(
        declaration=bad,
        reads=("sex", "rnak", "job_class", "job_class", "u1"),
        scale=Scale(Unit.POINTS, 0, 5, 4),
    )
    name = "Contoh Saya"
    assert paths(strategy) == [
        f"{name}.name",
        f"{name}.version",
        f"{name}.title",
        f"{name}.citation",
        f"{name}.parameters.least",
        f"{name}.reads.sex",
        f"{name}.reads.rnak",
        f"{name}.reads.job_class",
        f"{name}.reads.u1",
        f"{name}.scale",
    ]
    assert all(one.message.id and one.message.en for one in faults(strategy))
    assert "'rank'" in faults(strategy)[6].message.en


def test_a_figure_has_a_source_and_a_value_or_is_said_to_be_unknown() -> None:
    (known,) = declared("x", ("least", Decimal(1))).parameters
    unknown = evolve(known, value=None)
    uncited = evolve(known, name="other", citation=Citation(Instrument("")))
    strategy = Scoring(declaration=evolve(declared(), parameters=(unknown, uncited)))
    assert paths(strategy) == [
        "contoh.parameters.least.standing",
        "contoh.parameters.other.citation",
    ]


def test_what_is_no_strategy_or_several_is_told_so() -> None:
    class Both(Scoring):
        message = SAID

        def check(self, _: object, /) -> bool:
            return True

    assert paths(3) == ["int.declaration", "int.kind"]
    assert paths(Both()) == ["contoh.kind"]
    of_class = ["declaration", "grain", "reads", "scale"]  # a class is no strategy yet
    assert paths(Scoring) == [f"type.{path}" for path in of_class]


@pytest.mark.parametrize(
    ("strategy", "path"),
    [
        (Scoring(reads=()), "reads"),
        (Scoring(grain=Grain.TARGET), "grain"),
        (Requiring(message=Text("", "")), "message"),
        (Ranking(lambda rows: [1 for _ in rows], criteria=()), "criteria"),
        (Measuring[GroupCounts](lambda _: 0, takes="group"), "takes"),  # type: ignore[arg-type]
        (Splitting(lambda *_: (), basis=Text("dasar", "")), "basis"),
    ],
)
def test_each_kind_says_what_people_need_to_read(strategy: object, path: str) -> None:
    assert paths(strategy) == [f"contoh.{path}"]


def test_a_strategy_cites_as_packs_do() -> None:
    assert str(SOURCE) == "Perwali Kota Contoh 1/2026, Pasal 3"
    silent = Scoring(declaration=evolve(declared(), citation=Citation(Instrument(""))))
    assert paths(silent) == ["contoh.citation"]
