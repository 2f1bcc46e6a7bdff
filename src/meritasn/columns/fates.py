"""Two policies over frames: everybody twice, and once more for each change alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.frames import all_collected, collected
from meritasn.columns.sides import KEY, OUTCOME, RANK, SCORE, UNIT, Side, same_kind
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.evaluation.replaying import (
    AS_AFTER,
    EARNED,
    ELSEWHERE,
    STAYS,
    Asking,
    Cell,
    Fate,
    Limit,
    Spending,
    limits_of,
    shared_steps,
)
from meritasn.policies import Policy
from meritasn.results import Result, Standing
from meritasn.results.moves import NUMBER

__all__ = ["FrameFates", "frame_fates"]

LEVEL, SIGN, MOVES, STEP = "level", "sign", "moves", "step"
VERDICTS, TOGETHER = "verdicts", "together"
_WAS, _NOW = "was ", "now "

Reader = Callable[[Policy], Side]
"""Reads a policy as it is asked about."""


@frozen(eq=False)
class FrameFates:
    """Everybody under two policies.

    Attributes:
        asking: The policies, and what they are asked about.
        read: Reads another policy in the same way.
        sides: Both policies, read.
        rows: One row each, in the order of their table.
        units: Each unit with its name and the one above it.
        paid: What is paid with each change alone, where the policies give money.
    """

    asking: Asking
    read: Reader = field(repr=False)
    sides: tuple[Side, Side] = field(repr=False)
    rows: pl.DataFrame = field(repr=False)
    units: pl.DataFrame = field(repr=False)
    paid: tuple[Decimal | None, ...] = ()

    def cells(self) -> Sequence[Cell]:
        """Everybody, those alike together."""
        money = self.sides[1].scale.is_money
        by = (UNIT, LEVEL, _WAS + OUTCOME, _NOW + OUTCOME, SIGN)
        sums = [pl.col(side + SCORE).sum().alias(side) for side in (_WAS, _NOW)] if money else []
        found = self.rows.group_by(*by, maintain_order=True).agg(pl.len(), *sums)
        return [Cell(*row) for row in found.iter_rows()]

    def with_verdicts(self, policies: Sequence[Policy]) -> FrameFates:
        """The same, where it is known where each change alone takes those who move."""
        said, rows = pl.lit(""), self.rows
        money, paid = self.sides[1].scale.is_money, list[Decimal | None]()
        for number, policy in enumerate(policies):
            alone = self._alone(policy)
            paid.append(_sum(alone[SCORE]) if money else None)
            rows = rows.with_columns(self._verdict(alone).alias(f"@{number}"))
            said += pl.col(f"@{number}")
        told = pl.when(MOVES).then(said).otherwise(pl.lit("")).alias(VERDICTS)
        kept = rows.with_columns(told).drop(f"@{number}" for number in range(len(policies)))
        return evolve(self, rows=kept, paid=tuple(paid))

    def with_set(self, policy: Policy, name: str, *, of: str | None = None) -> FrameFates:
        """The same, where a name marks those whom no change alone took there, but this policy."""
        unexplained = (
            pl.col(MOVES)
            & ~pl.col(VERDICTS).str.contains(AS_AFTER, literal=True)
            & (pl.col(TOGETHER) == "")
        )
        if of is not None:
            unexplained &= pl.col(VERDICTS) == of
        there = self._verdict(self._alone(policy)) == AS_AFTER
        marked = pl.when(unexplained & there).then(pl.lit(name)).otherwise(TOGETHER)
        return evolve(self, rows=self.rows.with_columns(marked.alias(TOGETHER)))

    def reasons(self) -> Mapping[tuple[str, str], int]:
        """How many move for which reason."""
        found = self.rows.filter(MOVES).group_by(VERDICTS, TOGETHER, maintain_order=True).len()
        return {(said, name): number for said, name, number in found.iter_rows()}

    def steps(self) -> Mapping[str, int]:
        """How many move from which step on."""
        return dict(self.rows.filter(MOVES).group_by(STEP, maintain_order=True).len().iter_rows())

    def movers(self, most: int | None = None) -> Iterator[Fate]:
        """Those who move, in the order of their table; the first of them."""
        moving = self.rows.filter(MOVES)
        for row in (moving if most is None else moving.head(most)).iter_rows(named=True):
            yield Fate(
                row[KEY],
                row[UNIT],
                row[LEVEL],
                _standing(row, _WAS),
                _standing(row, _NOW),
                row[VERDICTS],
                row[TOGETHER],
                row[STEP],
            )

    def ways(self) -> Iterator[tuple[str, str, str, int]]:
        """Everybody's key, outcome before and after, and the sign of the score."""
        yield from self.rows.select(KEY, _WAS + OUTCOME, _NOW + OUTCOME, SIGN).iter_rows()

    def near(self, limits: Sequence[Limit], within: Decimal) -> Sequence[tuple[int, int]]:
        """How many stand no further than that below each limit, and at it or above."""
        counts = [
            (here & (value < limit.at)).sum().alias(f"{n} below")
            if below
            else (here & (value >= limit.at)).sum().alias(f"{n} above")
            for n, limit in enumerate(limits)
            for value in [pl.col(f"near {limit.step}")]
            for here in [_is_nearest(limit, limits, within)]
            for below in (True, False)
        ]
        if not counts:
            return []
        numbers = self.rows.select(counts).row(0)
        return list(zip(numbers[::2], numbers[1::2], strict=True))

    def spent(self) -> tuple[Spending, Spending] | None:
        """What both policies spend; None where they give no money."""
        if not self.sides[1].scale.is_money:
            return None
        before, after = (
            self._spent(name, side) for name, side in zip((_WAS, _NOW), self.sides, strict=True)
        )
        return before, after

    def alone(self) -> Sequence[Decimal | None]:
        """What is paid with each change alone; None of no money."""
        return self.paid

    def both(self, key: str) -> tuple[Result, Result] | None:
        """The results of one of them with every step; None where nobody has that key."""
        before, after = (side.of(key) for side in self.sides)
        return None if before is None or after is None else (before, after)

    def parents(self) -> Mapping[str, str | None]:
        """The unit above each unit."""
        return dict(self.units.select("unit", "parent").iter_rows())

    def names(self) -> Mapping[str, str]:
        """The name of each unit."""
        return dict(self.units.select("unit", "name").iter_rows())

    def frame(self) -> pl.DataFrame:
        """One row each, in the order of their table.

        Columns: ``key``, ``unit``, ``level``; ``outcome``, ``score`` and ``rank``, each ``_before``
        and ``_after``; ``moves``; ``step``; ``verdicts``, one letter a change (``a`` as all of them
        do, ``s`` stays, ``e`` elsewhere); ``together``, the numbers of changes that do it only
        together.
        """
        both = [
            pl.col(side + part).alias(f"{part}_{word}")
            for part in (OUTCOME, SCORE, RANK)
            for side, word in ((_WAS, "before"), (_NOW, "after"))
        ]
        return self.rows.select(KEY, UNIT, LEVEL, *both, MOVES, STEP, VERDICTS, TOGETHER)

    # ------------------------------------------------------------------------------------ inside

    def _alone(self, policy: Policy) -> pl.DataFrame:
        """Where a policy takes everybody."""
        alone = collected(self.read(policy).standings(ranked=False).select(KEY, OUTCOME, SCORE))
        _hold_same(self.rows[KEY], alone[KEY], self.asking)
        return alone

    def _verdict(self, alone: pl.DataFrame) -> pl.Series:
        """Whether that is where the other policy takes them, nowhere, or elsewhere."""
        found = self.rows.with_columns(
            alone[OUTCOME].alias("@outcome"), alone[SCORE].alias("@score")
        )
        is_after, is_before = (_same(("@outcome", "@score"), side) for side in (_NOW, _WAS))
        said = pl.when(is_after).then(pl.lit(AS_AFTER)).when(is_before).then(pl.lit(STAYS))
        return found.select(said.otherwise(pl.lit(ELSEWHERE))).to_series()

    def _spent(self, name: str, side: Side) -> Spending:
        paid = self.rows[name + SCORE]
        held = f"{EARNED} {name}"
        earned = None
        if held in self.rows.columns:
            those = self.rows.filter(pl.col(name + SCORE).is_not_null())
            earned = _sum(those[held])
        return Spending(paid.count(), _sum(paid), earned, side.factor)


def frame_fates(
    asking: Asking, read: Reader, levels: pl.LazyFrame | None, units: pl.LazyFrame
) -> FrameFates:
    """Everybody under both policies.

    Args:
        asking: The policies, and what they are asked about.
        read: Reads a policy as it is asked about.
        levels: The code of the level of each post, in the order of people; None where the rules are
            about something else.
        units: Each unit with its name and the one above it.
    """
    sides = read(asking.before), read(asking.after)
    if sides[0].program.subject is not sides[1].program.subject:
        raise _others(asking)
    shared, limits = shared_steps(asking), limits_of(sides[1].program, sides[1].scale)
    near = tuple(dict.fromkeys(limit.step for limit in limits))
    money = [
        tuple({EARNED} & side.program.steps.keys()) if side.scale.is_money else () for side in sides
    ]
    before, after, known, *level = all_collected(
        [
            sides[0].standings((*dict.fromkeys((*shared, *money[0])),)),
            sides[1].standings((*dict.fromkeys((*shared, *near, *money[1])),)),
            units,
            *([] if levels is None else [levels]),
        ]
    )
    _hold_same(before[KEY], after[KEY], asking)
    rows = before.select(
        KEY, UNIT, *(pl.col(part).alias(_WAS + part) for part in (OUTCOME, SCORE, RANK))
    ).hstack(after.select(pl.col(part).alias(_NOW + part) for part in (OUTCOME, SCORE, RANK)))
    code = (
        level[0].to_series().alias(LEVEL) if level else pl.lit(None, dtype=pl.String).alias(LEVEL)
    )
    rows = rows.with_columns(code).with_columns(_sign().alias(SIGN), _moves().alias(MOVES))
    rows = rows.with_columns(
        _first_parting(shared, before, after, sides, rows[MOVES]).alias(STEP),
        pl.lit("").alias(VERDICTS),
        pl.lit("").alias(TOGETHER),
        *(after[f"step {step}"].alias(f"near {step}") for step in near),
        *(
            frame[f"step {EARNED}"].alias(f"{EARNED} {name}")
            for frame, name, steps in zip((before, after), (_WAS, _NOW), money, strict=True)
            if steps
        ),
    )
    return FrameFates(asking, read, sides, rows, known)


def _sum(amounts: pl.Series) -> Decimal:
    return Decimal(amounts.sum())


def _others(asking: Asking) -> UsageError:
    names = asking.before.name, asking.after.name
    return UsageError([usage.OTHER_SUBJECTS.at(before=names[0], after=names[1])])


def _hold_same(one: pl.Series, other: pl.Series, asking: Asking) -> None:
    """Holds that two columns name the same people in the same order."""
    if not one.equals(other, null_equal=True):
        raise _others(asking)


def _standing(row: Mapping[str, object], side: str) -> Standing:
    outcome, score, rank = (row[side + part] for part in (OUTCOME, SCORE, RANK))
    assert isinstance(outcome, str)
    assert score is None or isinstance(score, Decimal)
    assert rank is None or isinstance(rank, int)
    return Standing(outcome, score, rank)


def _sign() -> pl.Expr:
    was, now = pl.col(_WAS + SCORE), pl.col(_NOW + SCORE)
    return pl.when(now > was).then(1).when(now < was).then(-1).otherwise(0)


def _same(one: tuple[str, str], side: str) -> pl.Expr:
    outcome, score = one
    by_number = pl.col(outcome) != NUMBER
    return (pl.col(outcome) == pl.col(side + OUTCOME)) & (
        by_number | pl.col(score).eq_missing(pl.col(side + SCORE))
    )


def _moves() -> pl.Expr:
    return ~_same((_WAS + OUTCOME, _WAS + SCORE), _NOW)


def _first_parting(
    shared: Sequence[str],
    before: pl.DataFrame,
    after: pl.DataFrame,
    sides: tuple[Side, Side],
    moves: pl.Series,
) -> pl.Series:
    """The first step that both have and do not agree about; the one that answers where none is."""
    compared = pl.DataFrame({MOVES: moves, "@was": before[OUTCOME], "@now": after[OUTCOME]})
    tests: list[pl.Expr] = []
    for number, step in enumerate(shared):
        dtype = same_kind(*(side.program.steps[step] for side in sides))
        was, now = (frame[f"step {step}"].cast(dtype) for frame in (before, after))
        compared = compared.with_columns(was.alias(f"{number} was"), now.alias(f"{number} now"))
        differs = pl.col(f"{number} was").ne_missing(pl.col(f"{number} now"))
        tests.append(pl.when(differs).then(pl.lit(step)))
    found = (
        pl.coalesce(*tests, pl.lit(sides[1].scale.root)) if tests else pl.lit(sides[1].scale.root)
    )
    return compared.select(pl.when(MOVES).then(found).otherwise(pl.lit("")).alias(STEP)).to_series()


def _is_nearest(limit: Limit, limits: Sequence[Limit], within: Decimal) -> pl.Expr:
    """Whether a limit is the nearest of its step, and near; of two as near, the higher counts."""
    value = pl.col(f"near {limit.step}")
    distance = (value - limit.at).abs()
    near = distance <= within
    for other in limits:
        if other.step == limit.step and other.at != limit.at:
            there = (value - other.at).abs()
            near &= (distance < there) | ((distance == there) & pl.lit(limit.at > other.at))
    return near
