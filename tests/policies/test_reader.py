"""A pack holds what its file says, each thing in its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.policies.faults import SOUND
from tests.policies.mangled import sound_tables

from meritasn.errors.codes import packs
from meritasn.language import Text
from meritasn.law import Citation, Instrument
from meritasn.policies import lint, read_policy
from meritasn.quantities import Period

PACK = read_policy(SOUND).pack
RAW = sound_tables()
LAW = Instrument("PP 1/2020")
CIRCULAR = Instrument("SE 2/2020", None, Period(date(2020, 1, 1)))


def text(raw: dict[str, str]) -> Text:
    return Text(raw["id"], raw["en"])


def citation(raw: str) -> Citation:
    name, _, at = raw.partition(": ")
    return Citation({"law": LAW, "circular": CIRCULAR}[name], at or None)


def test_the_head_is_that_of_the_file() -> None:
    assert (PACK.name, PACK.family, PACK.title) == ("contoh", "performance", text(RAW["title"]))
    assert PACK.in_force == Period(date(2020, 1, 1), date(2030, 1, 1))
    assert PACK.in_force_standing.value == "text"
    assert PACK.instruments == {"law": LAW, "circular": CIRCULAR}
    assert PACK.output == {"predicate": "grade", "score": "final"}
    assert PACK.lines == ("balance",)
    (level,) = PACK.enums.values()
    assert (level.name, level.codes) == ("level", ("high", "low"))
    assert level.titles == tuple(text(RAW["enum"]["level"][code]) for code in level.codes)


@pytest.mark.parametrize("name", RAW["parameter"])
def test_a_figure_is_that_of_the_file(name: str) -> None:
    raw: dict[str, Any] = RAW["parameter"][name]
    (dated,) = PACK.figures[name]
    figure = dated.parameter
    assert dated.in_force is None
    assert (figure.name, figure.title, figure.value) == (name, text(raw["title"]), raw["value"])
    assert (figure.unit.value, figure.standing.value) == (raw.get("unit", "ratio"), raw["standing"])
    assert (figure.citation, figure.optional, figure.note) == (citation(raw["cite"]), False, None)
    assert figure.tune == (None if "tune" not in raw else tuple(raw["tune"]))


def test_what_is_lawful_and_what_is_unsaid_are_those_of_the_file() -> None:
    (use,) = PACK.lawful.values()
    raw = RAW["lawful"]["birth_date"]
    assert (use.attribute, use.purpose) == ("birth_date", text(raw["purpose"]))
    assert (use.citation, use.standing.value) == (citation(raw["cite"]), raw["standing"])
    (unsaid,) = PACK.unsaid.values()
    assert (unsaid.fact, unsaid.citation) == ("cost_target", citation("circular"))
    assert unsaid.standing.value == "single"


def test_an_order_is_that_of_the_file() -> None:
    (order,) = PACK.rankings.values()
    raw = RAW["ranking"]["best"]
    assert (order.name, order.title, order.note) == ("best", text(raw["title"]), text(raw["note"]))
    criteria = [(one.step, one.greatest_first) for one in order.by]
    assert criteria == [("final", True), ("grade", False)]
    assert (order.among, order.places, order.least) == ("all_well", "seats", "seats")
    assert (order.citation, order.standing.value) == (citation(raw["cite"]), raw["standing"])


@pytest.mark.parametrize("number", range(len(RAW["step"])))
def test_a_step_is_that_of_the_file(number: int) -> None:
    raw, step = RAW["step"][number], PACK.steps[number]
    assert (step.name, step.grain.value, step.title) == (raw["name"], raw["of"], text(raw["title"]))
    assert (step.citation, step.standing.value) == (citation(raw["cite"]), raw["standing"])
    assert step.key in raw
    assert (step.decimals, step.unit.value) == (raw.get("decimals", 0), raw.get("unit", "ratio"))
    assert (step.shown, step.in_force, step.note) == (raw.get("shown", False), None, None)
    assert step.rounding.value == raw.get("rounding", "half_up")
    assert step.range == (None if "range" not in raw else tuple(raw["range"]))
    assert set(step.lets) == set(raw.get("let", {}))
    assert (step.applies, step.rounding_citation) == (None, None)
    if "not_applicable" in raw:
        assert step.not_applicable.value == raw["not_applicable"]
    assert (None if step.enum is None else step.enum.name) == raw.get("enum")


SAID = """[step.note]
id = "Catatan"
en = "A remark"

[[step]]
name = "later"
of = "person"
title = { id = "Kemudian", en = "Later" }
shown = true
from = 2021-01-01
until = 2022-01-01
applies = "final > share - share"
formula = "final"
unit = "points"
decimals = 1
rounding = "down"
rounding_cite = "circular"
cite = "law"
standing = "secondary"
"""


def test_a_step_says_more_where_the_file_does() -> None:
    policy = read_policy(SOUND.replace("[ranking.best]", f"{SAID}\n[ranking.best]"))
    *_, crowd, later = policy.pack.steps
    assert crowd.note == Text("Catatan", "A remark")
    assert later.in_force == Period(date(2021, 1, 1), date(2022, 1, 1))
    assert str(later.applies) == "final > (share - share)"
    assert later.rounding.value == "down"
    assert later.rounding_citation == Citation(CIRCULAR, None)
    assert later.standing.value == "secondary"
    spans = [period for period, _ in policy.programs]
    assert [span.start.year for span in spans] == [2020, 2021, 2022]
    assert ["later" in program.steps for _, program in policy.programs] == [False, True, False]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("value = 3\n", "value = 2.5\n", "ranking.best.places"),
        ("value = 3\n", 'value = 3\nunit = "rupiah"\n', None),
        ('places = "seats"', 'places = "nobody"', "ranking.best.places"),
        ('least = "seats"', 'least = "grade"', "ranking.best.least"),
    ],
)
def test_places_are_counted_by_a_whole_number(old: str, new: str, path: str | None) -> None:
    assert old in SOUND
    found = [(one.code, one.place.path) for one in lint(SOUND.replace(old, new, 1))]
    if path is None:
        assert found == []
    else:
        assert (packs.NO_COUNT, path) in found


def test_a_figure_of_the_pack_is_exact() -> None:
    (dated,) = read_policy(SOUND.replace("value = 60", "value = 60.10")).pack.figures["share"]
    assert dated.parameter.value == Decimal("60.1")


def test_an_output_that_is_no_table_is_complained_of_once() -> None:
    start, _, rest = SOUND.partition("[output]")
    text = f"output = 1\n{start}{rest[rest.index('[enum') :]}"
    found = [one.code for one in lint(text) if one.place.path == "output"]
    assert found == [packs.WRONG_TYPE]
