"""What everybody was answered, one after the other, for those who compare answers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import polars as pl

from meritasn.columns.frames import collected
from meritasn.columns.outcome import WHY
from meritasn.results.moves import REFUSED, Scale

__all__ = ["answered"]


def answered(
    frame: pl.LazyFrame, key: str, scale: Scale
) -> Iterator[tuple[str, str, Decimal | None]]:
    """The key, the outcome and the score of each row.

    Args:
        frame: Results with the step that answers.
        key: The column that names whom they are about.
        scale: How the policy answers.
    """
    labelled = scale.enum is not None
    rows = collected(frame.select(key, scale.root, "score", WHY))
    for one, value, score, why in rows.iter_rows():
        number = None if score is None else Decimal(score)
        if why is not None or value is None:
            yield one, f"{REFUSED}{why}", number
        else:
            yield one, f"{scale.kind}{value if labelled else ''}", number
