"""Faults planted in the column reading, each caught by the agreement with the reference."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from random import Random

import polars as pl
import pytest
from tests.columns.test_agreement import agree_on_people
from tests.rules.packs import DAYS, HEAD
from tests.rules.test_agreement import FACTS, SMALL, record

from meritasn.columns import expressions, keyed, reading
from meritasn.columns.expressions import Expressions
from meritasn.policies import load_policy, read_policy
from meritasn.quantities import Rounding
from meritasn.rules import Program, Record
from meritasn.rules.algebra import Over
from meritasn.testing.oracle import MISSING, NOT_APPLICABLE, Appraised, Scalar, facts_of

DAY = date(2019, 12, 31)


@cache
def people() -> Sequence[Record]:
    """Forty people with one to three targets, a fixed draw: ties, lateness, holes, no cost plan."""
    chance = Random(1590)  # noqa: S311  (a fixed draw)
    facts = facts_of(FACTS)

    def scalar(name: str) -> Scalar:
        if chance.random() < 0.05:
            return MISSING
        if name.startswith(("cost", "leadership")) and chance.random() < 0.5:
            return NOT_APPLICABLE
        scale = 10 ** facts[name]["decimals"]
        whole = chance.randrange(0, 400 * scale, 5)
        return Fraction(whole, scale)

    def of(grain: str) -> dict[str, Scalar]:
        names = [n for n, f in facts.items() if f["grain"] == grain and "decimals" in f]
        return {name: scalar(name) for name in names}

    drawn = [
        Appraised(of("person"), [of("target") for _ in range(chance.randint(0, 3))])
        for _ in range(40)
    ]
    return [record(one, {}) for one in (*drawn, *map(at, (91, 76, 61, 51)))]


def at(edge: int) -> Appraised:
    """A person who comes to the edge of a band and not a hundredth further."""
    aspects = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
    target: dict[str, Scalar] = {
        **{f"{aspect}_target": Fraction(100) for aspect in ("quantity", "quality", "time")},
        **{f"{aspect}_realised": Fraction(edge) for aspect in ("quantity", "quality")},
        "time_realised": Fraction(176 - edge),
        "cost_target": NOT_APPLICABLE,
        "cost_realised": NOT_APPLICABLE,
    }
    return Appraised(dict.fromkeys(aspects, Fraction(edge)), [target])


def half_to_even(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    floor, doubled = n // d, 2 * (n % d)
    up = (doubled > d) | ((doubled == d) & (floor % 2 == 1))
    return floor + up.cast(pl.Int64)


def towards_zero(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    return pl.when(n < 0).then(-((-n) // d)).otherwise(n // d)


def as_float(n: pl.Expr, d: pl.Expr) -> pl.Expr:
    """Half up, by way of doubles that are scaled down and up again."""
    return ((n.cast(pl.Float64) / 7 / d * 7) + 0.5).floor().cast(pl.Int64, strict=False)


def first_reason_only(a: pl.Expr, b: pl.Expr) -> pl.Expr:
    return pl.when(a == 0).then(b).otherwise(a)


def absent_refuses(state: pl.Expr, _: pl.Expr) -> pl.Expr:
    return state


def next_cell(self: Expressions, i: pl.Expr, cells: tuple[int, ...]) -> pl.Expr:
    found = self.const(cells[0])
    for place in range(1, len(cells)):
        found = pl.when(i == place - 1).then(self.const(cells[place])).otherwise(found)
    return found


def short_sum(fold: Over) -> pl.Expr:
    return pl.col(expressions.column(fold.name, fold.part)).last()


FAULTS = {
    "half to even": (expressions, "_QUOTIENT", {Rounding.HALF_UP: half_to_even}),
    "towards zero": (expressions, "_QUOTIENT", {Rounding.HALF_UP: towards_zero}),
    "by way of doubles": (expressions, "_QUOTIENT", {Rounding.HALF_UP: as_float}),
    "one reason hides another": (Expressions, "union", staticmethod(first_reason_only)),
    "what passes is refused": (Expressions, "passes", staticmethod(absent_refuses)),
    "a table is off by one": (Expressions, "look_up", next_cell),
    "a fold sees the last child alone": (reading, "_fold", short_sum),
    "an edge belongs to the band below": (Expressions, "at_most", staticmethod(lambda a, b: a < b)),
    "nobody is 1": (keyed.Keyed, "joined", None),
}


def test_the_reading_as_it_is_agrees() -> None:
    agree_on_people(load_policy("pp-46-2011").on(DAY), people())


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_caught(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, instead = FAULTS[fault]
    if instead is None:
        joined = keyed.Keyed.joined
        instead = lambda self, right, _: joined(self, right, lambda _: 1)  # noqa: E731  (a value among values)
    monkeypatch.setattr(where, name, instead)
    with pytest.raises(AssertionError):
        agree_on_people(load_policy("pp-46-2011").on(DAY), people())


# ------------------------------------------------------------------------ dates and dated records

STEP = """[[step]]
name = "{0}"
of = "{1}"
title = {{ id = "Nilai", en = "Value" }}
cite = "rule"
standing = "text"
decimals = 0
{2}
"""


def ledger() -> Program:
    """A balance, days that are moved and counted, and the last of what people have."""
    steps = (
        STEP.format("so_far", "credit", 'running = "previous + earned"\nrange = [0, 60]'),
        STEP.format(
            "moved", "credit",
            'formula = "add_months(credit_on, spell)"\nunit = "date"\nshown = true',
        ),
        STEP.format(
            "full", "credit",
            'formula = "months_between(credit_on, checked_on)"\nunit = "months"\nshown = true',
        ),
        STEP.format("latest", "person", 'last_over = { children = "credit", value = "so_far" }'),
    )  # fmt: skip
    text = "\n".join((HEAD, *steps, '[output]\nscore = "latest"\n'))
    return read_policy(text, facts=SMALL).on(DAYS[0])


@cache
def creditors() -> Sequence[Record]:
    """Forty people with up to four lines of credit, at the ends of months and lacking now and then.

    No two lines of a person have the same points, so that one is not taken for another.
    """
    chance = Random(31)  # noqa: S311  (a fixed draw)
    ends = [
        date(y, m, 1) - timedelta(days=n) for y in (2020, 2021) for m in (1, 2, 3) for n in (1, 2)
    ]

    def line(n: int) -> dict[str, Scalar]:
        return {
            "credit_on": chance.choice(ends),
            "checked_on": chance.choice(ends),
            "spell": Fraction(chance.randrange(15)),
            "earned": MISSING if chance.random() < 0.1 else Fraction(n + 1),
        }

    several = [[line(n) for n in range(chance.randrange(5))] for _ in range(40)]
    return [record(Appraised({}, (), {"credit": lines}), {}) for lines in several]


def thirty_days(_: Expressions, start: pl.Expr, stop: pl.Expr, months: int) -> pl.Expr:
    return (stop - start) // (30 * months)


def months_of_two_days(_: Expressions, start: pl.Expr, stop: pl.Expr, months: int) -> pl.Expr:
    a, b = start.cast(pl.Int32).cast(pl.Date), stop.cast(pl.Int32).cast(pl.Date)
    full = (b.dt.year() - a.dt.year()) * 12 + b.dt.month() - a.dt.month()
    return (full - (b.dt.day() < a.dt.day()).cast(pl.Int32)).cast(pl.Int64) // months


def into_the_next_month(_: Expressions, start: pl.Expr, n: pl.Expr, months: int) -> pl.Expr:
    day = start.cast(pl.Int32).cast(pl.Date)
    month = day.dt.year().cast(pl.Int64) * 12 + day.dt.month() - 1 + n * months
    first = pl.date(month // 12, month % 12 + 1, 1).cast(pl.Int32).cast(pl.Int64)
    return first + day.dt.day() - 1


def nothing_before(self: Expressions, name: str, part: str) -> pl.Expr:
    del name, part
    return self.const(0)


def balance_alone(self: Expressions, name: str, part: str) -> pl.Expr:
    """A refusal is not handed on."""
    known = pl.col(expressions.handed_on(name, part))
    return known if part == "value" else self.const(0)


def first_of_all(fold: Over) -> pl.Expr:
    each = pl.col(expressions.column(fold.name, fold.part))
    return each.first() if fold.fold == "last" else each.sum()


OF_DATES = {
    "a month has 30 days": (Expressions, "elapsed", thirty_days),
    "a month needs its own day": (Expressions, "elapsed", months_of_two_days),
    "31 January runs over into March": (Expressions, "later", into_the_next_month),
    "nothing is handed on": (Expressions, "before", nothing_before),
    "a refusal is not handed on": (Expressions, "before", balance_alone),
    "the first is taken for the last": (reading, "_fold", first_of_all),
}


def test_the_reading_of_dates_as_it_is_agrees() -> None:
    agree_on_people(ledger(), creditors())


@pytest.mark.parametrize("fault", OF_DATES)
def test_each_fault_of_dates_is_caught(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*OF_DATES[fault])
    with pytest.raises(AssertionError):
        agree_on_people(ledger(), creditors())


def test_an_order_that_is_not_there_is_not_believed() -> None:
    """What is said to ascend and does not is joined wrongly; so it is proved, never told."""
    left = pl.LazyFrame({"k": ["b", "a", "c", "a"], "x": [1, 2, 3, 4]})
    right = pl.LazyFrame({"k": ["c", "a", "b"], "y": [30, 10, 20]})

    def y(*, ascending: bool) -> list[int]:
        one, other = (keyed.Keyed(frame, "k", ascending) for frame in (left, right))
        return one.joined(other, lambda _: 0).frame.collect(engine="streaming")["y"].to_list()

    assert y(ascending=False) == [20, 10, 30, 10]
    assert y(ascending=True) != [20, 10, 30, 10]
