"""A replay for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from meritasn.evaluation.replaying.fates import Spending
from meritasn.evaluation.replaying.groups import Group
from meritasn.language import Language
from meritasn.law import Standing as Known
from meritasn.policies import Apart, Policy
from meritasn.results import Direction, Standing

if TYPE_CHECKING:
    from meritasn.evaluation.replayed import Replay
    from meritasn.evaluation.replaying.values import Mover

__all__ = ["as_dict", "mover_as_dict", "one_as_dict"]

FORMAT, FORMAT_OF_ONE = "meritasn/replay@1", "meritasn/replayed@1"


def as_dict(replay: Replay, language: Language, most: int | None) -> Mapping[str, object]:
    """Everything; numbers are text, small groups are left out."""
    return {
        "format": FORMAT,
        **_asked(replay),
        "people": replay.people,
        "moved": replay.moved,
        "rescored": replay.rescored,
        "ways": _ways(replay.ways),
        "matrix": list(_matrix(replay, language)),
        "units": [_group(group, language) for group in replay.by_unit],
        "levels": [_group(group, language) for group in replay.by_level],
        **_why(replay, language),
        "cost": _cost(replay),
        "near": {
            "within": f"{replay.within:f}",
            "limits": [
                {
                    "step": one.limit.step,
                    "title": one.limit.title.of(language),
                    "at": f"{one.limit.at:f}",
                    "below": one.below,
                    "above": one.above,
                }
                for one in replay.near
            ],
        },
        "refused": [
            {"code": code, "before": was, "after": now}
            for code, (was, now) in replay.refused.items()
        ],
        "assumed": _uncertain(replay.asking.after, Known.ASSUMED),
        "without_value": _uncertain(replay.asking.after, Known.UNKNOWN),
        "movers": [mover_as_dict(mover) for mover in replay.moving(most)],
    }


def one_as_dict(replay: Replay, key: str, language: Language) -> Mapping[str, object]:
    """One of them, with every step about which the policies do not agree."""
    mover, steps = replay.of(key), replay.partings(key)
    return {
        "format": FORMAT_OF_ONE,
        **_asked(replay),
        "employee": key,
        "mover": None if mover is None else mover_as_dict(mover),
        "steps": [
            {
                "step": one.step.name,
                "title": one.step.step.title.of(language),
                "record": one.key or None,
                "before": one.before.of(language),
                "after": one.after.of(language),
                "cite": str(one.step.step.citation),
            }
            for one in steps
        ],
    }


def mover_as_dict(mover: Mover) -> Mapping[str, object]:
    """One who moves."""
    return {
        "employee": mover.key,
        "unit": mover.unit,
        "level": mover.level,
        "direction": mover.direction.value,
        "before": _standing(mover.before),
        "after": _standing(mover.after),
        "step": mover.step,
        "alone": _paths(mover.why.alone),
        "together": _paths(mover.why.together),
        "elsewhere": _paths(mover.why.elsewhere),
    }


def _paths(changes: Sequence[Apart]) -> list[str]:
    """Changes by the first of their blocks, which no other change has."""
    return [change.paths[0] for change in changes]


def _standing(one: Standing) -> Mapping[str, object]:
    return {
        "outcome": one.outcome,
        "score": None if one.score is None else f"{one.score:f}",
        "rank": one.rank,
    }


def _asked(replay: Replay) -> Mapping[str, object]:
    asking, period = replay.asking, replay.asking.period
    return {
        "before": {"name": asking.before.name, "hash": asking.before.hash},
        "after": {"name": asking.after.name, "hash": asking.after.hash},
        "period": period
        and {
            "first_day": period.start.isoformat(),
            "last_day": period.last and period.last.isoformat(),
        },
        "on": None if asking.question is None else asking.question.on.isoformat(),
    }


def _ways(ways: Mapping[Direction, int]) -> Mapping[str, int]:
    return {way.value: ways.get(way, 0) for way in Direction}


def _matrix(replay: Replay, language: Language) -> Iterator[Mapping[str, object]]:
    before, after = replay.scales
    for (was, now), people in replay.matrix.items():
        yield {
            "from": was,
            "from_label": before.title(was).of(language),
            "to": now,
            "to_label": after.title(now).of(language),
            "people": people,
        }


def _group(group: Group, language: Language) -> Mapping[str, object]:
    head = {
        "key": group.key,
        "title": group.title.of(language),
        "people": group.people,
        "shown": group.shown,
    }
    if not group.shown:
        return head
    money = {} if group.was is None else {"before": _plain(group.was), "after": _plain(group.now)}
    return {**head, "moved": group.moved, "ways": _ways(group.ways), **money}


def _why(replay: Replay, language: Language) -> Mapping[str, object]:
    return {
        "other_regulation": replay.other_regulation,
        "causes": [
            {
                "change": cause.change.paths[0],
                "paths": list(cause.change.paths),
                "title": cause.change.title.of(language),
                "alone": cause.alone,
                "only": cause.only,
                "elsewhere": cause.elsewhere,
                "difference": _plain(cause.difference),
            }
            for cause in replay.causes
        ],
        "interactions": [
            {"changes": _paths(one.changes), "people": one.people} for one in replay.interactions
        ],
        "untold": replay.untold,
        "steps": [
            {
                "step": name,
                "title": replay.step(name).step.title.of(language),
                "cite": str(replay.step(name).step.citation),
                "people": people,
            }
            for name, people in replay.steps.items()
        ],
    }


def _cost(replay: Replay) -> Mapping[str, object] | None:
    cost = replay.cost
    if cost is None:
        return None
    return {
        "before": _spending(cost.before),
        "after": _spending(cost.after),
        "difference": _plain(cost.difference),
        "ceiling": _plain(cost.ceiling),
        "kept": cost.kept,
    }


def _spending(spent: Spending) -> Mapping[str, object]:
    return {
        "people": spent.people,
        "paid": _plain(spent.paid),
        "earned": _plain(spent.earned),
        "factor": _plain(spent.factor),
    }


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"


def _uncertain(policy: Policy, standing: Known) -> list[str]:
    return [one.path for one in policy.assumptions() if one.standing is standing]
