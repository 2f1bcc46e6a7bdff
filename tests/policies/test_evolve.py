"""A variant made in Python: by the paths in which a difference is told, or refused at once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from tests.policies.faults import SOUND
from tests.policies.test_diff import edits
from tests.policies.variants import BASE

from meritasn.errors import PackRefused
from meritasn.language import Text
from meritasn.law import Standing
from meritasn.policies import Edit, Policy, diff, evolve, read_policy, shipped, what_if
from meritasn.policies.blocks import block_paths
from meritasn.quantities import Period, Rounding, Unit

EDITS: Mapping[str, Edit] = {
    "parameter.share.value": Decimal("62.5"),
    "parameter.share.unit": Unit.POINTS,
    "parameter.share.tune": (Decimal(40), Decimal(90)),
    "parameter.share.days": Period(date(2010, 1, 1)),
    "step.final.decimals": 3,
    "step.final.rounding": Rounding.DOWN,
    "step.cost.let.saved": "cost_realised - cost_target",
    "step.cost.when.1": {"if": "saved >= 0", "then": "100"},
    "step.item.mean.quality_realised": "quality_realised",
    "step.item.range": (0, 200),
    "step.grade.rows.high": 80,
    "step.grade.rows.high.2": 60,
    "step.bonus.grid.di_atas.low": Decimal("1.8"),
    "step.agreed.message": Text("belum", "not yet"),
    "step.crowd.title": Text("Ramai", "Crowded"),
    "output.score": "work",
    "ranking.best.by": ["-work"],
    "unsaid.cost_target": None,
    "in_force.days": Period(date(2020, 1, 1), date(2028, 1, 1)),
    "title": Text("Lain", "Other"),
}
"""What is set, by the path in which the difference is told."""

SOURCES = ("cite", "standing", "note")


@pytest.mark.parametrize("path", EDITS)
def test_what_is_set_at_a_path_is_told_by_that_path(path: str) -> None:
    edit = path.removesuffix(".days") if path.startswith("in_force") else path
    told = {change.path for change in diff(BASE, evolve(BASE, {edit: EDITS[path]}))}
    block = path.rsplit(".", 1)[0]
    others = {one for one in told if not one.startswith("cite.")} - {path}
    assert path in told
    assert all(one.rsplit(".", 1)[-1] in SOURCES for one in others), (block, others)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong: dict[str, Edit] = {
        "parameter.shares": 60,
        "parameter.share": 90,
        "step.final.decimals": 0.5,  # type: ignore[dict-item]
        "step.grade.rows.middle": 60,
        "step.cost.when.7": {"then": "0"},
        "step.work.kind": "x",
        "steps.final": 1,
        "in_force": 2024,
    }
    with pytest.raises(PackRefused) as refused:
        evolve(BASE, wrong)
    found = {(one.code.id, one.place.path) for one in refused.value.findings}
    assert found == {
        ("MER-3059", "parameter.shares"),
        ("MER-3061", "parameter.share.value"),
        ("MER-0046", "step.final.decimals"),
        ("MER-0045", "step.grade.rows.middle"),
        ("MER-0045", "step.cost.when.7"),
        ("MER-3002", "step.work.kind"),
        ("MER-0045", "steps.final"),
        ("MER-0047", "in_force"),
    }


@pytest.mark.parametrize("gone", ["step.nothing", "parameter.none", "output.answer", "cite.none"])
def test_what_is_not_there_cannot_be_taken_away(gone: str) -> None:
    with pytest.raises(PackRefused) as refused:
        evolve(BASE, {gone: None})
    assert refused.value.findings[0].place.path == gone


def test_a_protected_attribute_is_closed_again_with_its_lawful_use() -> None:
    """What a pack once opened is no fact of a variant that no longer says what for."""
    with pytest.raises(PackRefused) as refused:
        evolve(BASE, {"lawful.birth_date": None})
    assert [one.place.path for one in refused.value.findings] == ["step.retires_on.formula"]


# -- where a change stands ------------------------------------------------------------------------


def test_every_change_says_where_it_stands() -> None:
    other = evolve(
        BASE,
        {"parameter.share": 70, "step.grade.rows.high": 80},
        cite="Rancangan Perwal: Pasal 4",
        standing=Standing.TEXT,
    )
    share = other.pack.figures["share"][0].parameter
    grade = next(step for step in other.pack.steps if step.name == "grade")
    assert str(share.citation) == str(grade.citation) == "Rancangan Perwal, Pasal 4"
    assert (share.standing, grade.standing) == (Standing.TEXT, Standing.TEXT)
    untouched = {c.block for c in diff(BASE, other) if not c.path.startswith("cite.")}
    assert untouched == {"parameter.share", "step.grade"}


@pytest.mark.parametrize("order", [1, -1])
def test_a_block_may_say_its_own_source_in_any_order(order: int) -> None:
    own: dict[str, Edit] = {
        "parameter.share": 70,
        "parameter.share.cite": "circular: angka 3",
        "parameter.share.standing": Standing.SINGLE,
        "parameter.share.note": Text("catatan", "note"),
    }
    figure = evolve(BASE, dict(list(own.items())[::order])).pack.figures["share"][0].parameter
    assert (str(figure.citation), figure.standing) == ("SE 2/2020, angka 3", Standing.SINGLE)
    assert figure.note == Text("catatan", "note")


def test_unsaid_it_is_a_what_if_and_assumed() -> None:
    figure = evolve(BASE, {"parameter.share": 70}).pack.figures["share"][0].parameter
    assert (str(figure.citation), figure.standing) == ("what-if", Standing.ASSUMED)


def test_a_note_or_a_title_needs_no_source() -> None:
    other = evolve(
        BASE, {"step.final.note": Text("a", "b"), "parameter.share.title": Text("c", "d")}
    )
    assert not diff(BASE, other).deciding
    assert other.pack.figures["share"][0].parameter.citation.instrument.name == "PP 1/2020"


def test_a_law_that_the_pack_cites_is_not_cited_twice() -> None:
    other = evolve(BASE, {"parameter.share": 70}, cite="PP 1/2020: Pasal 9")
    assert list(other.pack.instruments) == list(BASE.pack.instruments)


# -- whole blocks ---------------------------------------------------------------------------------

DOUBLED: Mapping[str, Edit] = {
    "of": "person",
    "title": Text("Dua kali", "Doubled"),
    "formula": "final * factor",
    "unit": "points",
    "decimals": 2,
}
FACTOR: Mapping[str, Edit] = {"title": Text("Faktor", "Factor"), "value": 2}


def test_a_new_step_stands_in_front_of_the_first_that_names_it() -> None:
    other = evolve(
        BASE,
        {"step.doubled": DOUBLED, "parameter.factor": FACTOR, "step.grade.bands": "doubled"},
    )
    names = [step.name for step in other.pack.steps]
    assert names.index("final") < names.index("doubled") == names.index("grade") - 1


def test_a_whole_step_takes_the_place_of_the_old_one() -> None:
    whole: dict[str, Edit] = {**DOUBLED, "formula": "work + service"}
    other = evolve(BASE, {"step.final": whole, "parameter.share": None})
    assert [step.name for step in other.pack.steps] == [step.name for step in BASE.pack.steps]
    told = {change.path for change in diff(BASE, other).deciding}
    assert told == {"step.final.formula", "parameter.share"}


def test_a_figure_with_several_blocks_is_set_on_its_day_or_on_all() -> None:
    block = SOUND[SOUND.index("[parameter.share]") : SOUND.index("[parameter.last_age]")]
    dated = block.replace("[parameter.share]", "[[parameter.share]]")
    first = dated + "until = 2025-01-01\n\n"
    text = SOUND.replace(block, first + dated + "from = 2025-01-01\n\n")
    base = read_policy(text)
    one = evolve(base, {"parameter.share.2025-01-01": 70})
    both = what_if(base, {"share": 70})
    assert [c.path for c in diff(base, one).deciding] == ["parameter.share.2025-01-01.value"]
    assert [c.path for c in diff(base, both).deciding] == [
        "parameter.share.2020-01-01.value",
        "parameter.share.2025-01-01.value",
    ]
    with pytest.raises(PackRefused):
        evolve(base, {"parameter.share.2024-01-01": 70})


@settings(max_examples=25)
@given(edits())
def test_the_blocks_of_another_policy_make_that_policy(other: Policy) -> None:
    """Whatever a file can say, edits can: every block that differs, set as the other has it."""
    told = {change.block for change in diff(BASE, other)}
    blocks = {path: block_of(other, path) for path in block_paths(other) if path in told}
    laws = {f"cite.{key}": law for key, law in other.raw["cite"].items()}  # type: ignore[attr-defined]
    assert not diff(evolve(BASE, {**laws, **blocks}), other)


def block_of(policy: Policy, path: str) -> Edit:
    kind, *names = path.split(".")
    if kind == "step":
        steps: list[dict[str, Edit]] = policy.raw["step"]  # type: ignore[assignment]
        return next(step for step in steps if step["name"] == names[0])
    found = policy.raw[kind]
    return found[names[0]] if names else found  # type: ignore[index,return-value]


# -- what it was made of --------------------------------------------------------------------------


def test_lineage_and_name_keep_what_a_variant_was_made_of() -> None:
    once = evolve(BASE, {"parameter.share": 70}, name="draf")
    twice = evolve(once, {"parameter.share": 75}, name="draf-2")
    assert (once.name, twice.name) == ("contoh+draf", "contoh+draf+draf-2")
    assert once.lineage[0] == BASE.hash
    assert twice.lineage[:2] == once.lineage
    assert len(set(twice.lineage)) == 3
    same = evolve(BASE, {"parameter.share": Decimal("70.0")}, name="draf")
    assert (same.hash, same.lineage) == (once.hash, once.lineage)


def test_the_policy_that_is_varied_stays_as_it_was() -> None:
    before = repr(BASE.raw), BASE.hash
    evolve(BASE, {"step.grade.rows.high": 80, "step.bonus.grid.sesuai.low": 0})
    assert (repr(BASE.raw), read_policy(SOUND).hash) == before


def test_what_if_is_its_short_form() -> None:
    policy = shipped("pp-46-2011")
    short = what_if(policy, {"share_of_results": 70})
    assert short.hash == evolve(policy, {"parameter.share_of_results.value": 70}).hash


def test_a_standing_may_be_said_with_the_word_of_packs() -> None:
    asked = {"parameter.share": 70}
    word = evolve(BASE, asked, cite="Rancangan", standing="text")
    assert word.hash == evolve(BASE, asked, cite="Rancangan", standing=Standing.TEXT).hash
    with pytest.raises(PackRefused, match="MER-3005"):
        evolve(BASE, asked, cite="Rancangan", standing="sure")
