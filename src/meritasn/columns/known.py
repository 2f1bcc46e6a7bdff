"""What a pass over the keys of a table proves, before anything is computed.

Whether keys are compared as they stand, whether rows come in the order of their key, and which
keys stand there twice: nobody can tell which of two rows is right, so nothing is scored by either.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.admission import PRESENT
from meritasn.columns.expressions import column
from meritasn.columns.frames import collected
from meritasn.columns.keyed import Keyed
from meritasn.columns.scans import Scan
from meritasn.facts import Fact, catalogue

__all__ = ["TIMES", "Known", "known", "level_of", "twins", "twins_in_runs"]

TIMES = "@times"
"""How many times a key is there."""

_HASH = "@hash"

_PLAIN = r"^[!-&(-~](?:[ -~]*[!-~])?$"
"""A key that is compared as it stands: printable ASCII without blanks or a mark at its ends."""


@frozen(eq=False)
class Known:
    """Rows of a table of which it is known how they are keyed.

    Attributes:
        scan: The table; plain keys are read as they stand.
        rows: The rows.
        ascending: Whether they come in ascending order of the first part of their key.
        twins: The keys that are there more than once or lack a part, and `TIMES`.
    """

    scan: Scan
    rows: pl.LazyFrame = field(repr=False)
    ascending: bool
    twins: pl.DataFrame = field(repr=False)

    def keyed(self, keys: dict[str, str], facts: Sequence[Fact]) -> Keyed:
        """Its keys and facts as integers.

        Args:
            keys: By the name that a key gets, the column that has it; the first one is the key.
            facts: What the rules read of it.
        """
        named = {name: self.scan.key(held) for name, held in keys.items()}
        frame = self.scan.admitted(self.rows, named, facts)
        return Keyed(frame, next(iter(keys)), self.ascending)


def known(scan: Scan, rows: pl.LazyFrame, keys: Sequence[str]) -> Known:
    """Looks once at the keys of some rows.

    Args:
        scan: The table.
        rows: Its rows, or some of them.
        keys: The columns that together name a row once.
    """
    ascending, strictly = _in_order(scan, rows, keys)
    plain = frozenset(keys) if ascending and _plain(scan, rows, keys) else frozenset[str]()
    scan = evolve(scan, plain=plain)
    if plain and strictly:
        odd = _none(keys)
    else:
        named = rows.select(scan.key(k).alias(k) for k in keys)
        odd = twins_in_runs(named) if plain else twins(named)
    return Known(scan, rows, bool(plain), odd)


def level_of(staff: Known) -> pl.LazyFrame:
    """The code of the level of each post, in the order of the rows; null where it is not known."""
    fact = catalogue().facts["post_level"]
    value, state = column(fact.name, "value"), column(fact.name, "state")
    codes = dict(enumerate(fact.enum.codes if fact.enum else ()))
    known_ = pl.when(pl.col(state) == PRESENT).then(pl.col(value))
    code = known_.replace_strict(codes, default=None, return_dtype=pl.String)
    return staff.keyed({"@level of": "employee"}, [fact]).frame.select(code.alias("level"))


def twins(rows: pl.LazyFrame) -> pl.DataFrame:
    """The rows that are there more than once or lack a part, and `TIMES`.

    Hashes are counted first, since they are small; the keys themselves only where two hashes meet.
    """
    names = rows.collect_schema().names()
    hashed = rows.with_columns(pl.struct(names).hash().alias(_HASH))
    met = collected(hashed.group_by(_HASH).agg(pl.len()).filter(pl.col("len") > 1))[_HASH]
    odd = pl.col(_HASH).is_in(met.implode()) | ~_whole(names)
    counted = hashed.filter(odd).group_by(names).agg(pl.len().alias(TIMES))
    return collected(counted.filter((pl.col(TIMES) > 1) | ~_whole(names)))


def twins_in_runs(rows: pl.LazyFrame) -> pl.DataFrame:
    """The same of rows that lack no part and ascend by their first.

    One run of it is looked at after the other, in a third of the time and of the memory.
    """
    first, *others = rows.collect_schema().names()
    once = pl.struct(others).n_unique() if others else 1
    runs = rows.set_sorted(first).group_by(first, maintain_order=True)
    met = collected(runs.agg((pl.len() > once).alias(TIMES)).filter(TIMES))[first]
    return twins(rows.filter(pl.col(first).is_in(met.implode())))


def _none(names: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(schema={**dict.fromkeys(names, pl.String), TIMES: pl.UInt32})


def _whole(names: Sequence[str]) -> pl.Expr:
    return pl.all_horizontal(pl.col(name).is_not_null() for name in names)


def _in_order(scan: Scan, rows: pl.LazyFrame, keys: Sequence[str]) -> tuple[bool, bool]:
    """Whether rows ascend by their first key, and whether each comes after the one before it."""
    held = [scan.columns[key] for key in keys]
    if any(scan.schema[name] != pl.String for name in held):
        return False, False  # numbers come in another order than their digits
    after, same = pl.lit(value=False), pl.lit(value=True)
    for name in held:
        key, before = pl.col(name), pl.col(name).shift()
        after, same = after | (same & (key > before)), same & (key == before)
    first = pl.col(held[0])
    tests = (first >= first.shift(), after)
    ascending = collected(
        rows.select(
            *(
                (test.slice(1).fill_null(value=False).all() & _whole(held).all()).alias(str(i))
                for i, test in enumerate(tests)
            )
        )
    )
    by_first, by_all = ascending.row(0)
    return bool(by_first), bool(by_all)


def _plain(scan: Scan, rows: pl.LazyFrame, keys: Sequence[str]) -> bool:
    """Whether keys are compared as they stand; the first of them comes in runs."""
    first, *others = (pl.col(scan.columns[key]) for key in keys)
    runs = rows.filter(first.ne_missing(first.shift()))
    each = [runs.select(first), *(rows.select(other.unique()) for other in others)]
    return all(_holds(rows, pl.all().str.contains(_PLAIN).all()) for rows in each)


def _holds(rows: pl.LazyFrame, *conditions: pl.Expr) -> bool:
    named = (condition.alias(str(i)) for i, condition in enumerate(conditions))
    return all(collected(rows.select(named)).row(0))
