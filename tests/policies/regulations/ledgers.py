"""Ledgers of credit on paper: the table of levels by hand, lines, and a clerk with purses.

Nothing here shares a line with the pack or the engine: exact fractions, and an order of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import define
from hypothesis import strategies as st

from meritasn.facts import Grain
from meritasn.rules import Given, Record

# -- the regulation, once more by hand ---------------------------------------------------------

#          coefficient  next rank  next level   ranks of the level
LEVELS: Mapping[str, tuple[str, int, int | None, str]] = {
    "pemula": ("3.75", 15, 15, "II/a"),
    "terampil": ("5", 20, 60, "II/b II/c II/d"),
    "mahir": ("12.5", 50, 100, "III/a III/b"),
    "penyelia": ("25", 100, None, "III/c III/d"),
    "ahli_pertama": ("12.5", 50, 100, "III/a III/b"),
    "ahli_muda": ("25", 100, 200, "III/c III/d"),
    "ahli_madya": ("37.5", 150, 450, "IV/a IV/b IV/c"),
    "ahli_utama": ("50", 200, None, "IV/d IV/e"),
}
FOLLOWING = {
    "pemula": "terampil",
    "terampil": "mahir",
    "mahir": "penyelia",
    "ahli_pertama": "ahli_muda",
    "ahli_muda": "ahli_madya",
    "ahli_madya": "ahli_utama",
}
SHARES = {"sangat_baik": 150, "baik": 100, "butuh_perbaikan": 75, "kurang": 50, "sangat_kurang": 25}
BASIC = {
    "III/a": 0,
    "III/b": 50,
    "III/c": 0,
    "III/d": 100,
    "IV/a": 0,
    "IV/b": 150,
    "IV/c": 300,
    "IV/d": 0,
    "IV/e": 200,
}
LADDER = [f"{roman}/{letter}" for roman in ("I", "II", "III") for letter in "abcd"]
LADDER += [f"IV/{letter}" for letter in "abcde"]
NEED_OF_RANK_LEFT = {rank: need for _, need, _, ranks in LEVELS.values() for rank in ranks.split()}


def code(rank: str) -> str:
    return rank.lower().replace("/", "_")


def half_up(exact: Fraction) -> Fraction:
    """To hundredths, ties away from nought."""
    whole = int(abs(exact) * 100 + Fraction(1, 2))
    return Fraction(whole if exact >= 0 else -whole, 100)


# -- lines -----------------------------------------------------------------------------------


def line(kind: str, on: date = date(2024, 12, 31), **facts: Given | int) -> Record:
    said = {
        name: Decimal(value) if isinstance(value, int) else value for name, value in facts.items()
    }
    return Record({"credit_kind": kind, "credit_on": on, **said}, grain=Grain.CREDIT)


def converted(
    months: int = 12,
    predicate: Given = "baik",
    level: Given = "ahli_pertama",
    rank: Given = "iii_a",
) -> Record:
    return line(
        "conversion",
        credit_months=months,
        credit_predicate=predicate,
        credit_level=level,
        credit_rank=rank,
    )


def carried(credit: str, level: str = "ahli_pertama", rank: str = "iii_a") -> Record:
    return line("opening", credit_given=Decimal(credit), credit_level=level, credit_rank=rank)


def level_rise(level: str, rank: str) -> Record:
    return line("level_rise", credit_level=level, credit_rank=rank)


def rank_rise(rank: str, level: str) -> Record:
    return line("rank_rise", credit_level=level, credit_rank=rank)


def transfer(
    rank: str,
    level: str,
    *,
    months: int = 24,
    predicate: Given = "baik",
    peak: Given = "no",
) -> Record:
    return line(
        "transfer",
        credit_level=level,
        credit_rank=code(rank),
        credit_predicate=predicate,
        credit_rank_months=months,
        credit_peak_rank=peak,
    )


# -- a clerk ---------------------------------------------------------------------------------


@define
class Oracle:
    """The ledger as a clerk would keep it on paper: purses instead of running totals.

    Credit for the next rank lies in two purses: what came from levels that were left, and what came
    in the present one. A rise in rank empties the old purse, whatever is left in it.
    """

    level: Fraction | None = Fraction(0)
    old: Fraction | None = Fraction(0)
    new: Fraction = Fraction(0)

    @property
    def rank(self) -> Fraction | None:
        return None if self.old is None else self.old + self.new

    def enter(self, record: Record) -> None:
        facts = record.facts
        kind, level, rank = (str(facts[f"credit_{key}"]) for key in ("kind", "level", "rank"))
        if kind == "level_rise":
            self._rise(level)
        elif kind == "rank_rise":
            self._promote(rank)
        else:
            for_level, for_rank = _brought(facts, kind, level, rank)
            self.level = None if None in (self.level, for_level) else self.level + for_level  # type: ignore[operator]  # neither is None
            if for_rank is None:
                self.old = None
            self.new += for_rank or 0

    def _rise(self, level: str) -> None:
        below = next((low for low, high in FOLLOWING.items() if high == level), None)
        need = None if below is None else LEVELS[below][2]
        self.level = (
            None if self.level is None or need is None else min(self.level - need, Fraction(0))
        )
        if self.old is not None:
            self.old, self.new = self.old + self.new, Fraction(0)

    def _promote(self, rank: str) -> None:
        left = [LADDER[i] for i, r in enumerate(LADDER[1:]) if code(r) == rank]
        need = NEED_OF_RANK_LEFT.get(left[0]) if left else None
        if need is None or self.old is None:
            self.old = None
            return
        if self.old < need:
            self.new -= need - self.old
        self.old = Fraction(0)


def _brought(
    facts: Mapping[str, Given], kind: str, level: str, rank: str
) -> tuple[Fraction | None, Fraction | None]:
    """What a line brings to the level and to the rank; None where it cannot be known."""
    if kind in ("opening", "integration"):
        given_credit = Fraction(facts["credit_given"])  # type: ignore[arg-type]  # always a number
        return given_credit, given_credit
    if kind == "diploma":
        quarter = Fraction(LEVELS[level][1], 4)
        return quarter, quarter
    rate = Fraction(SHARES[str(facts["credit_predicate"])], 100) * Fraction(LEVELS[level][0])
    if kind == "conversion":
        earned = half_up(rate * Fraction(facts["credit_months"]) / 12)  # type: ignore[arg-type]  # always a number
        return earned, earned
    ladder = [code(r) for r in LADDER]
    own = [code(r) for r in LEVELS[level][3].split()]
    if rank in ladder and ladder.index(rank) > ladder.index(own[-1]):
        return Fraction(100), Fraction(0)
    years = Fraction(facts["credit_rank_months"]) / 12  # type: ignore[arg-type]  # always a number
    earned = half_up(
        rate * (min(years, Fraction(3)) if facts["credit_peak_rank"] == "yes" else years)
    )
    basic = {code(r): Fraction(credit) for r, credit in BASIC.items()}.get(rank)
    return None if basic is None else earned + basic, earned


# -- ledgers of all kinds ----------------------------------------------------------------------


def hundredths(high: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, high).map(lambda n: Decimal(n) / 100)


RANKS = st.sampled_from([code(rank) for rank in LADDER] + ["ix"])
ledgers = st.lists(
    st.builds(
        lambda kind, level, rank, predicate, months, in_rank, peak, credit: line(
            kind,
            credit_level=level,
            credit_rank=rank,
            credit_predicate=predicate,
            credit_months=months,
            credit_rank_months=in_rank,
            credit_peak_rank=peak,
            credit_given=credit,
        ),
        st.sampled_from(
            ["opening", "integration", "transfer", "diploma", "level_rise", "rank_rise"]
            + ["conversion"] * 4
        ),
        st.sampled_from(list(LEVELS)),
        RANKS,
        st.sampled_from(list(SHARES)),
        st.integers(0, 12),
        st.integers(0, 600),
        st.sampled_from(["yes", "no"]),
        hundredths(100_000),
    ),
    max_size=25,
)
orderly = st.lists(st.integers(0, 10_000), min_size=1, max_size=40)


def orderly_ledger(draws: Sequence[int]) -> list[Record]:
    """A career that follows: conversions, and a rise wherever the draw says so."""
    level, rank = "ahli_pertama", LADDER.index("III/a")
    records = []
    for draw in draws:
        where = {"level": level, "rank": code(LADDER[rank])}
        match draw % 7:
            case 0 if level in FOLLOWING:
                level = FOLLOWING[level]
                records.append(level_rise(level, code(LADDER[rank])))
            case 1 | 2 if rank + 1 < len(LADDER):
                rank += 1
                records.append(rank_rise(code(LADDER[rank]), level))
            case _:
                months, predicate = draw % 13, list(SHARES)[draw % 5]
                records.append(converted(months, predicate, **where))
    return records
