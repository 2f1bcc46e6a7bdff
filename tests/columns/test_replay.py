"""Two policies over frames move the same people for the same reasons as over objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from tests.evaluation.planted_moves import YEAR, draft, drawn, workforce
from tests.evaluation.test_replay_planted import NEAR, check

from meritasn.columns import FrameCareers, FrameWorkforce, fates
from meritasn.columns.fates import FrameFates
from meritasn.evaluation import Replay, replay
from meritasn.io import read_tables, write_tables
from meritasn.merit import Question
from meritasn.model import Workforce
from meritasn.policies import Policy, load_policy, shipped, what_if
from meritasn.results.moves import REFUSED
from meritasn.testing.population import city

ROOT = Path(__file__).parents[2]
PP46 = shipped("pp-46-2011")
DAY = date(2025, 12, 31)
SHARES: dict[str, Decimal | int] = {"performance_share": 80, "late_1_rate": Decimal("0.25")}

RATES: dict[str, Decimal | int] = {f"workload_share_{number}": 30 for number in range(1, 13)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("city")
    write_tables(city(people=500).workforce, place, language="en")
    return place


@pytest.fixture(scope="module")
def people(folder: Path) -> Workforce:
    return read_tables(folder).workforce


def assert_same(objects: Replay, frames: Replay) -> None:
    """Everything that both say, to the digit."""
    assert _told(frames) == _told(objects)
    assert frames.as_dict("en") == objects.as_dict("en")
    assert list(frames.directions()) == list(objects.directions())


def _told(found: Replay) -> list[object]:
    """Those who move; changes by their paths, since each replay takes them apart anew."""
    return [
        (
            m.key,
            m.unit,
            m.level,
            m.before,
            m.after,
            m.direction,
            m.step,
            *([c.paths for c in s] for s in (m.why.alone, m.why.together, m.why.elsewhere)),
        )
        for m in found.movers
    ]


PERFORMANCE = {
    "a weight": (PP46, what_if(PP46, {"share_of_results": 75})),
    "two figures": (PP46, what_if(PP46, {"share_of_results": 75, "efficiency_limit": 20})),
    "another regulation": (PP46, shipped("permenpanrb-6-2022")),
    "and back": (shipped("permenpanrb-6-2022"), PP46),
    "its successor": (PP46, shipped("permenpanrb-8-2021")),
    "nothing": (PP46, PP46),
}


@pytest.mark.parametrize("name", PERFORMANCE)
def test_performance_moves_alike(folder: Path, people: Workforce, name: str) -> None:
    before, after = PERFORMANCE[name]
    frames = replay(FrameWorkforce.scan(folder), before, after)
    assert_same(replay(people, before, after), frames)
    assert bool(frames.moved) is (name != "nothing")


def days() -> dict[str, tuple[Policy, Policy, date]]:
    pay = load_policy("pp-12-2019", overlays=[ROOT / "examples" / "medan_tpp.toml"])
    talent = shipped("kepka-bkn-411-2025")
    training, retirement = shipped("pp-11-2017-training"), shipped("pp-11-2017-retirement")
    return {
        "pay": (pay, what_if(pay, SHARES), DAY),
        "many rates": (pay, what_if(pay, {**SHARES, **RATES}), DAY),
        "talent": (
            talent,
            what_if(talent, {"performance_low": 70, "performance_high": 85, "potential_high": 77}),
            date(2026, 3, 2),
        ),
        "training": (training, what_if(training, {"least_hours": 30}), date(2024, 12, 31)),
        "retirement": (
            retirement,
            what_if(retirement, {"age_administrative": 50}),
            date(2025, 6, 2),
        ),
    }


@pytest.mark.parametrize("name", ["pay", "many rates", "talent", "training", "retirement"])
def test_days_move_alike(folder: Path, people: Workforce, name: str) -> None:
    before, after, day = days()[name]
    frames = replay(FrameCareers.scan(folder), before, after, question=day)
    assert_same(replay(people, before, after, question=day), frames)
    assert frames.moved


def test_a_ceiling_is_kept_alike(folder: Path, people: Workforce) -> None:
    before, after, day = days()["pay"]
    asked = {"question": day, "ceiling": 2_000_000_000}
    frames = replay(FrameCareers.scan(folder), before, after, **asked)  # type: ignore[arg-type]  # a day and an amount
    assert_same(replay(people, before, after, **asked), frames)  # type: ignore[arg-type]  # a day and an amount
    assert frames.cost is not None
    assert frames.cost.kept


@pytest.mark.parametrize("seed", [1, 2])
def test_planted_people_move_in_frames_for_their_reason(tmp_path: Path, seed: int) -> None:
    planted = drawn(300, seed)
    write_tables(workforce(planted), tmp_path, language="en")
    found = replay(FrameWorkforce.scan(tmp_path), PP46, draft(), near=NEAR, period=YEAR)
    check(found, dict(planted))


def test_the_steps_of_one_are_told_alike(folder: Path, people: Workforce) -> None:
    before, after = PERFORMANCE["two figures"]
    frames = replay(FrameWorkforce.scan(folder), before, after)
    objects = replay(people, before, after)
    for mover in objects.movers[:3]:
        told = [
            [(p.step.name, p.key, p.before, p.after) for p in r.partings(mover.key)]
            for r in (objects, frames)
        ]
        assert told[0] == told[1] != []
        assert frames.one_as_dict(mover.key, "id") == objects.one_as_dict(mover.key, "id")


def test_everybody_is_to_be_had_as_a_frame(folder: Path) -> None:
    before, after = PERFORMANCE["a weight"]
    found = replay(FrameWorkforce.scan(folder), before, after)
    assert isinstance(found.fates, FrameFates)
    rows = found.fates.frame()
    assert rows.columns[:3] == ["key", "unit", "level"]
    assert len(rows) == found.people
    moved = rows.filter(pl.col("outcome_before") != pl.col("outcome_after"))
    assert moved["key"].to_list() == [mover.key for mover in found.movers]


def test_candidates_move_alike() -> None:
    """Rules about those who apply, whose weights another draft shifts."""
    medan = ROOT / "examples" / "medan"
    before = load_policy("permenpanrb-15-2019", overlays=[ROOT / "examples" / "medan_seleksi.toml"])
    after = what_if(before, {"weight_paper": 25, "weight_centre": 20})
    them = read_tables(medan).workforce
    applied = {one.vacancy for one in them.candidates}
    vacancy = next(one for one in them.vacancies if one.key in applied)
    asked = Question(date(2025, 6, 2), vacancy=vacancy)
    frames = replay(FrameCareers.scan(medan), before, after, question=asked)
    assert_same(replay(them, before, after, question=asked), frames)
    assert frames.moved


def drop_refusals(patch: pytest.MonkeyPatch) -> None:
    """Whoever had no result is left out."""
    told = fates._moves  # noqa: SLF001  (the fault is planted inside)
    patch.setattr(fates, "_moves", lambda: told() & ~pl.col("was outcome").str.starts_with(REFUSED))


def name_the_next_change(patch: pytest.MonkeyPatch) -> None:
    """The verdict on a change is told of the one after it."""
    told = FrameFates.with_verdicts

    def shifted(self: FrameFates, policies: Sequence[Policy]) -> FrameFates:
        return told(self, [*policies[1:], policies[0]])

    patch.setattr(FrameFates, "with_verdicts", shifted)


def forget_the_order_of_rows(patch: pytest.MonkeyPatch) -> None:
    """What a change alone does to somebody is told of somebody else."""
    told = FrameFates._alone  # noqa: SLF001  (the fault is planted inside)

    def turned(self: FrameFates, policy: Policy) -> pl.DataFrame:
        alone = told(self, policy)
        return alone.with_columns(alone.drop("key").reverse())

    patch.setattr(FrameFates, "_alone", turned)


@pytest.mark.parametrize(
    "fault",
    [drop_refusals, name_the_next_change, forget_the_order_of_rows],
    ids=lambda fault: fault.__name__,
)
def test_a_fault_in_the_columns_is_caught(
    tmp_path: Path,
    fault: Callable[[pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fault(monkeypatch)
    planted = drawn(60, 1)
    write_tables(workforce(planted), tmp_path, language="en")
    found = replay(FrameWorkforce.scan(tmp_path), PP46, draft(), near=NEAR, period=YEAR)
    with pytest.raises(AssertionError):
        check(found, dict(planted))
