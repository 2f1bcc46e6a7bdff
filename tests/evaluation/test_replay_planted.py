"""Whoever was planted to move moves, nobody else, and for the reason they were planted for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
from tests.evaluation.planted_moves import KINDS, Kind, draft, drawn, workforce

from meritasn.evaluation import Replay, replay
from meritasn.evaluation.replaying import AS_AFTER, Fate, ObjectFates, causes, objects
from meritasn.policies import shipped
from meritasn.results import Direction, Scale, Standing

PEOPLE = 600
NEAR = Decimal("0.5")


def found_of(people: int = PEOPLE, seed: int = 1) -> tuple[Replay, Mapping[str, Kind]]:
    planted = drawn(people, seed)
    found = replay(workforce(planted), shipped("pp-46-2011"), draft(), near=NEAR)
    return found, dict(planted)


def check(found: Replay, planted: Mapping[str, Kind]) -> None:
    """Holds the whole replay against what was planted."""
    moving = {key: kind for key, kind in planted.items() if kind.moves}
    assert [mover.key for mover in found.movers] == list(moving)
    for mover in found.movers:
        kind = moving[mover.key]
        why = mover.why
        assert (mover.before.outcome, mover.after.outcome) == (kind.before, kind.after)
        assert mover.direction is kind.way
        assert mover.step == kind.step
        assert {change.paths for change in why.alone} == {(path,) for path in kind.alone}
        assert {change.paths for change in why.together} == {(path,) for path in kind.together}
        assert {change.paths for change in why.elsewhere} == {(path,) for path in kind.elsewhere}
    assert found.people == len(planted)
    assert found.moved == len(moving)
    assert found.matrix == Counter((kind.before, kind.after) for kind in planted.values())
    ways = Counter(kind.way for kind in planted.values())
    assert found.ways == {way: ways[way] for way in Direction}
    assert dict(found.directions()) == {key: kind.way for key, kind in planted.items()}
    alone = Counter(path for kind in moving.values() for path in kind.alone)
    assert {cause.change.paths[0]: cause.alone for cause in found.causes} == {
        cause.change.paths[0]: alone[cause.change.paths[0]] for cause in found.causes
    }
    assert found.untold == 0
    near = {(one.limit.step, one.limit.at): (one.below, one.above) for one in found.near}
    counts = Counter(planted.values())
    assert near == {
        ("final", Decimal(91)): (0, 0),
        ("final", Decimal(77)): (
            counts[KINDS["by the band"]] + counts[KINDS["by two together"]],
            counts[KINDS["stays near"]],
        ),
        ("final", Decimal(61)): (0, 0),
        ("final", Decimal(57)): (0, 0),
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_those_planted_move_for_the_reason_for_which_they_were_planted(seed: int) -> None:
    check(*found_of(seed=seed))


def test_another_score_is_told_apart_from_another_outcome() -> None:
    found, planted = found_of()
    kinds = Counter(planted.values())
    assert found.rescored == kinds[KINDS["stays with another score"]]


def test_the_way_back_is_the_way_there_turned_round() -> None:
    planted = drawn(200, 7)
    there = replay(workforce(planted), shipped("pp-46-2011"), draft())
    back = replay(workforce(planted), draft(), shipped("pp-46-2011"))
    turned = {
        Direction.UP: Direction.DOWN,
        Direction.DOWN: Direction.UP,
        Direction.GAINED: Direction.LOST,
    }
    assert {one.key: one.direction for one in back.movers} == {
        one.key: turned[one.direction] for one in there.movers
    }
    assert back.matrix == {(now, was): n for (was, now), n in there.matrix.items()}


# -- faults that are planted in the replay itself -------------------------------------------------


def drop_refusals(patch: pytest.MonkeyPatch) -> None:
    """Whoever has no result under one of them is left out."""
    told = ObjectFates.movers

    def only_known(self: ObjectFates, most: int | None = None) -> object:
        return (one for one in told(self, most) if not one.before.refusal and not one.after.refusal)

    patch.setattr(ObjectFates, "movers", only_known)


def name_the_next_change(patch: pytest.MonkeyPatch) -> None:
    """The verdict on a change is told of the one after it."""
    told = ObjectFates.with_verdicts

    def shifted(self: ObjectFates, policies: list[object]) -> ObjectFates:
        return told(self, [*policies[1:], policies[0]])  # type: ignore[list-item]

    patch.setattr(ObjectFates, "with_verdicts", shifted)


def call_any_move_a_reason(patch: pytest.MonkeyPatch) -> None:
    """A change that alone leads elsewhere is said to be why."""

    def verdict(self: Fate, alone: Standing) -> str:
        return "s" if alone.outcome == self.before.outcome else AS_AFTER

    patch.setattr(Fate, "verdict", verdict)


def never_look_for_pairs(patch: pytest.MonkeyPatch) -> None:
    """Where no change alone is enough, all of them are said to be needed."""
    patch.setattr(causes, "_sizes", lambda _: iter(()))


def turn_the_ways(patch: pytest.MonkeyPatch) -> None:
    """A label further down its list counts as better."""
    told = Scale.direction

    def turned(self: Scale, *given: object) -> Direction:
        way = told(self, *given)  # type: ignore[arg-type]
        return {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}.get(way, way)

    patch.setattr(Scale, "direction", turned)


def forget_ties_at_limits(patch: pytest.MonkeyPatch) -> None:
    """Whoever is exactly as far as that is not near."""
    told = ObjectFates.near

    def nearer(self: ObjectFates, limits: object, within: Decimal) -> object:
        return told(self, limits, within - Decimal("0.01"))  # type: ignore[arg-type]

    patch.setattr(ObjectFates, "near", nearer)


def name_the_last_step(patch: pytest.MonkeyPatch) -> None:
    """The step that answers is said to be the first that differs."""
    patch.setattr(objects, "first_parting", lambda *_: "")


FAULTS: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    drop_refusals,
    name_the_next_change,
    call_any_move_a_reason,
    never_look_for_pairs,
    turn_the_ways,
    forget_ties_at_limits,
    name_the_last_step,
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_fault_in_the_replay_is_caught(
    fault: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fault(monkeypatch)
    found, planted = found_of(people=60)
    with pytest.raises(AssertionError):
        check(found, planted)


def test_without_a_fault_the_same_people_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    del monkeypatch
    check(*found_of(people=60))
