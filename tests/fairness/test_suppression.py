"""What may be shown: an attacker who tries every table there can be."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from meritasn.fairness.suppression import AtMost, Sheet, Sum, bounds, exposed, suppressed


def grid(table: list[list[int]]) -> Sheet:
    """A table with its totals, as it is printed."""
    rows, columns = range(len(table)), range(len(table[0]))
    counts: dict[str, int | None] = {f"{i},{j}": table[i][j] for i in rows for j in columns}
    counts |= {f"row {i}": sum(table[i]) for i in rows}
    counts |= {f"column {j}": sum(row[j] for row in table) for j in columns}
    counts["all"] = sum(map(sum, table))
    sums = [Sum(f"row {i}", tuple(f"{i},{j}" for j in columns)) for i in rows]
    sums += [Sum(f"column {j}", tuple(f"{i},{j}" for i in rows)) for j in columns]
    sums += [Sum("all", tuple(f"row {i}" for i in rows))]
    sums += [Sum("all", tuple(f"column {j}" for j in columns))]
    return Sheet(counts, tuple(sums))


def test_the_difference_of_two_reports_is_a_table_too() -> None:
    whole, less = {"women": 40, "men": 60}, {"women": 38, "men": 57}
    counts: dict[str, int | None] = {f"all {group}": n for group, n in whole.items()}
    counts |= {f"without {group}": n for group, n in less.items()}
    counts |= {f"unit {group}": whole[group] - less[group] for group in whole}
    sums = [Sum(f"all {group}", (f"without {group}", f"unit {group}")) for group in whole]
    sheet = Sheet(counts, tuple(sums), unprinted=frozenset({"unit women", "unit men"}))
    assert exposed(sheet, (), 5) == ("unit men", "unit women")
    assert exposed(sheet, suppressed(sheet, 5), 5) == ()


def known(sheet: Sheet) -> dict[str, int]:
    return {name: count for name, count in sheet.counts.items() if count is not None}


small = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=3
    )
)


def every_fit(sheet: Sheet, hidden: frozenset[str], table: list[list[int]]) -> list[Sheet]:
    """Every table that somebody who sees what is shown must think possible."""
    shown = {name: count for name, count in known(sheet).items() if name not in hidden}
    most = sum(map(sum, table)) + 12
    free = [name for name in sheet.counts if "," in name and name in hidden]
    fits = []
    for values in product(range(most + 1), repeat=len(free)):
        trial = known(sheet) | dict(zip(free, values, strict=True))
        cells = [[trial[f"{i},{j}"] for j in range(len(row))] for i, row in enumerate(table)]
        other = grid(cells)
        if all(other.counts[name] == count for name, count in shown.items()):
            fits.append(other)
    return fits


@settings(deadline=None, max_examples=60)
@given(small, st.integers(2, 4))
def test_nobody_who_tries_every_table_gets_a_hidden_count_to_less_than_the_minimum(
    table: list[list[int]], minimum: int
) -> None:
    sheet = grid(table)
    hidden = suppressed(sheet, minimum)
    assert all(name in hidden for name, count in known(sheet).items() if 0 < count < minimum)
    cells = [name for name in hidden if "," in name]
    assume(len(cells) <= 3)  # of more there are too many tables; their bounds are held below
    fits = every_fit(sheet, hidden, table)
    for name in hidden:
        seen = [known(fit)[name] for fit in fits]
        assert max(seen) - min(seen) >= minimum


@settings(deadline=None, max_examples=60)
@given(small, st.integers(2, 5))
def test_what_is_hidden_stays_so_and_no_more_is_hidden_where_nothing_is_small(
    table: list[list[int]], minimum: int
) -> None:
    sheet = grid(table)
    hidden = suppressed(sheet, minimum, keep={"all"})
    assert exposed(sheet, hidden, minimum) == () or hidden == sheet.counts.keys()
    if not any(0 < count < minimum for count in known(sheet).values()):
        assert hidden == frozenset()


@settings(deadline=None)
@given(small)
def test_bounds_hold_what_is_true(table: list[list[int]]) -> None:
    sheet = grid(table)
    hidden = {name for name in sheet.counts if "," in name}
    for name, (low, high) in bounds(sheet, hidden).items():
        assert high is not None
        assert low <= known(sheet)[name] <= high


AMONG_THEM = AtMost({"chosen": 1, "women": -1}, 0)


def test_who_is_chosen_is_of_those_who_are_there() -> None:
    counts = {"women": 9, "chosen": 7, "others": 2}
    sheet = Sheet(counts, (Sum("women", ("chosen", "others")),), (AMONG_THEM,))
    assert bounds(sheet, {"chosen", "others"})["chosen"] == (0, 9)
    loose = Sheet({"women": 9, "chosen": 7}, (), (AMONG_THEM,))
    assert bounds(loose, {"chosen"})["chosen"] == (0, 9)
    assert bounds(loose, {"women"})["women"] == (7, None)


def test_a_report_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        Sheet({"all": 3, "a": 1}, (Sum("all", ("a",)),))
