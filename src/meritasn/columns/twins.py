"""Keys that stand in a frame more than once, or are not complete.

Nobody can tell which of two rows is right, so that they must be found before anything is scored.
Most frames come in the order of their key, which costs next to nothing to see; of the others the
hashes are counted, and only where two are the same are the keys themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from meritasn.columns.frames import collected

__all__ = ["TIMES", "twins"]

TIMES = "@times"
"""How many times a key is there."""


def twins(frame: pl.LazyFrame, keys: Mapping[str, pl.Expr]) -> pl.DataFrame:
    """The keys that are there more than once or lack a part, and `TIMES`.

    Args:
        frame: The rows.
        keys: The columns that together name a row once.
    """
    named = frame.select(key.alias(name) for name, key in keys.items())
    names = list(keys)
    if _all(named, _ascending(names)) or _all(named, _hashes_differ(names)):
        schema = {**dict.fromkeys(names, pl.String), TIMES: pl.UInt32}
        return pl.DataFrame(schema=schema)
    odd = (pl.col(TIMES) > 1) | pl.any_horizontal(pl.col(name).is_null() for name in names)
    return collected(named.group_by(names).agg(pl.len().alias(TIMES)).filter(odd))


def _all(frame: pl.LazyFrame, condition: pl.Expr) -> bool:
    return bool(collected(frame.select(condition.alias("holds"))).item())


def _ascending(names: list[str]) -> pl.Expr:
    """Whether each row comes after the one before it; nothing does where a key is null."""
    after, same = pl.lit(value=False), pl.lit(value=True)
    for name in names:
        key, before = pl.col(name), pl.col(name).shift()
        after, same = after | (same & (key > before)), same & (key == before)
    whole = pl.all_horizontal(pl.col(name).is_not_null() for name in names)
    return after.slice(1).fill_null(value=False).all() & whole.all()


def _hashes_differ(names: list[str]) -> pl.Expr:
    whole = pl.all_horizontal(pl.col(name).is_not_null() for name in names)
    return (pl.struct(names).hash().n_unique() == pl.len()) & whole.all()
