"""What hidden counts give away, and draws of counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meritasn.cases.statistics.given import Answers, Given
from meritasn.fairness.bootstrap import moments_of
from meritasn.fairness.counts import Cell
from meritasn.fairness.suppression import Sheet, Sum, bounds, exposed, ways

__all__ = ["drawing", "hiding"]


def hiding(given: Given) -> Answers:
    """Between which bounds each hidden count can be worked out."""
    least = given.options["minimum"]
    if "table" not in given.input:
        return _between_reports(given, least)
    sheet, hidden = _sheet(given.input["table"], given)
    found = bounds(sheet, hidden)
    return {
        "hidden_bounds": {name: list(found[name]) for name in hidden},
        "tables": ways(sheet, hidden),
        "safe": not exposed(sheet, hidden, least),
    }


def _sheet(table: Sequence[Sequence[int | None]], given: Given) -> tuple[Sheet, Sequence[str]]:
    """A table with its totals; what is hidden of it stands as it is not known."""
    rows, columns = given.input["row_totals"], given.input["column_totals"]
    counts: dict[str, int | None] = {
        f"{i},{j}": one for i, row in enumerate(table) for j, one in enumerate(row)
    }
    counts |= {f"row {i}": total for i, total in enumerate(rows)}
    counts |= {f"column {j}": total for j, total in enumerate(columns)}
    sums = [
        Sum(f"row {i}", tuple(f"{i},{j}" for j in range(len(columns)))) for i in range(len(rows))
    ]
    sums += [
        Sum(f"column {j}", tuple(f"{i},{j}" for i in range(len(rows)))) for j in range(len(columns))
    ]
    return Sheet(counts, tuple(sums)), [name for name, one in counts.items() if one is None]


def _between_reports(given: Given, least: int) -> Answers:
    """What two reports tell of those by whom they differ."""
    one, other = (table for key, table in given.input.items() if isinstance(table, Mapping))
    counts: dict[str, int | None] = {}
    sums: list[Sum] = []
    for group in one:
        for place, (a, b) in enumerate(zip(one[group], other[group], strict=True)):
            name = f"{group} {place}"
            counts |= {f"one {name}": a, f"other {name}": b, f"between {name}": None}
            sums.append(Sum(f"one {name}", (f"other {name}", f"between {name}")))
    secret = frozenset(name for name in counts if name.startswith("between"))
    sheet = Sheet(counts, tuple(sums), unprinted=secret)
    found = bounds(sheet, ())
    revealed = {
        group: [found[f"between {group} {place}"][0] for place in range(len(one[group]))]
        for group in one
    }
    return {"revealed": revealed, "safe": not exposed(sheet, (), least)}


def drawing(given: Given) -> Answers:
    """The moments of counts that are drawn again."""
    cells = [Cell(a, a + b) for a, b in given.input["cells"]]
    found = moments_of(cells)
    return {
        "n": found.people,
        "mean": found.means,
        "variance": found.variances,
        "covariance_first_two": found.covariance(0, 1),
        "probability_first_cell_empty": found.empty(0),
        "probability_group_c_absent": found.empty(4, 5),
    }
