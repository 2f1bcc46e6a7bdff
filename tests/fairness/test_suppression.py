"""What may be shown: published attacks, and an attacker who tries every table there can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.fairness.vectors import of_statistic

from meritasn.fairness.suppression import Sheet, Sum, bounds, exposed, suppressed

CASES = {case["id"]: case for case in of_statistic("suppression")}


def grid(table: list[list[int]]) -> Sheet:
    """A table with its totals, as it is printed."""
    rows, columns = range(len(table)), range(len(table[0]))
    counts = {f"{i},{j}": table[i][j] for i in rows for j in columns}
    counts |= {f"row {i}": sum(table[i]) for i in rows}
    counts |= {f"column {j}": sum(row[j] for row in table) for j in columns}
    counts["all"] = sum(map(sum, table))
    sums = [Sum(f"row {i}", tuple(f"{i},{j}" for j in columns)) for i in rows]
    sums += [Sum(f"column {j}", tuple(f"{i},{j}" for i in rows)) for j in columns]
    sums += [Sum("all", tuple(f"row {i}" for i in rows))]
    sums += [Sum("all", tuple(f"column {j}" for j in columns))]
    return Sheet(counts, tuple(sums))


def completed(case: Mapping[str, object]) -> tuple[Sheet, set[str]]:
    """A published table with some numbers in the place of those that are hidden."""
    given: Mapping[str, list[list[int | None]]] = case["input"]  # type: ignore[assignment]  # as published
    table = given["table"]
    hidden = {f"{i},{j}" for i, row in enumerate(table) for j, x in enumerate(row) if x is None}
    rows: list[int] = case["input"]["row_totals"]  # type: ignore[index]  # as published
    columns: list[int] = case["input"]["column_totals"]  # type: ignore[index]  # as published
    for full in tables(rows, columns):
        pairs = zip(full, table, strict=True)
        if all(x in (None, y) for a, b in pairs for y, x in zip(a, b, strict=True)):
            return grid(full), hidden
    raise AssertionError


def tables(rows: list[int], columns: list[int]) -> Iterator[list[list[int]]]:
    """Every table of counts with some totals."""
    if len(rows) == 1:
        if sum(columns) == rows[0]:
            yield [columns]
        return
    for first in product(*(range(min(rows[0], most) + 1) for most in columns)):
        if sum(first) == rows[0]:
            rest = [most - own for most, own in zip(columns, first, strict=True)]
            for below in tables(rows[1:], rest):
                yield [list(first), *below]


@pytest.mark.parametrize("name", ["suppression-single-recoverable", "suppression-rectangle"])
def test_hidden_counts_are_worked_out_as_published(name: str) -> None:
    case = CASES[name]
    sheet, hidden = completed(case)
    expected = case["expected"]
    found = {place: list(ends) for place, ends in bounds(sheet, hidden).items()}
    assert found == expected["hidden_bounds"]
    assert (not exposed(sheet, hidden, case["options"]["minimum"])) is expected["safe"]


def test_the_difference_of_two_reports_is_a_table_too() -> None:
    case = CASES["suppression-two-tables"]
    whole, less = case["input"]["all_staff"], case["input"]["without_unit_x"]
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    for group, (a, b) in ((group, (whole[group], less[group])) for group in whole):
        for place, of in enumerate(("selected", "total")):
            name = f"{group} {of}"
            counts |= {f"all {name}": a[place], f"without {name}": b[place]}
            counts[f"unit {name}"] = a[place] - b[place]
            sums.append(Sum(f"all {name}", (f"without {name}", f"unit {name}")))
    secret = frozenset(name for name in counts if name.startswith("unit"))
    sheet = Sheet(counts, tuple(sums), unprinted=secret)
    found = bounds(sheet, ())
    revealed = {
        group: [found[f"unit {group} {of}"][0] for of in ("selected", "total")] for group in whole
    }
    assert revealed == case["expected"]["revealed"]
    assert exposed(sheet, (), case["options"]["minimum"]) != ()
    assert exposed(sheet, suppressed(sheet, 5), 5) == ()


small = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 9), min_size=width, max_size=width), min_size=1, max_size=3
    )
)


def every_fit(sheet: Sheet, hidden: frozenset[str], table: list[list[int]]) -> list[Sheet]:
    """Every table that somebody who sees what is shown must think possible."""
    shown = {name: count for name, count in sheet.counts.items() if name not in hidden}
    most = sum(map(sum, table)) + 12
    free = [name for name in sheet.counts if "," in name and name in hidden]
    fits = []
    for values in product(range(most + 1), repeat=len(free)):
        trial = dict(sheet.counts) | dict(zip(free, values, strict=True))
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
    assert all(name in hidden for name, count in sheet.counts.items() if 0 < count < minimum)
    cells = [name for name in hidden if "," in name]
    assume(len(cells) <= 3)  # of more there are too many tables; their bounds are held below
    fits = every_fit(sheet, hidden, table)
    for name in hidden:
        seen = [fit.counts[name] for fit in fits]
        assert max(seen) - min(seen) >= minimum


@settings(deadline=None, max_examples=60)
@given(small, st.integers(2, 5))
def test_what_is_hidden_stays_so_and_no_more_is_hidden_where_nothing_is_small(
    table: list[list[int]], minimum: int
) -> None:
    sheet = grid(table)
    hidden = suppressed(sheet, minimum, keep={"all"})
    assert exposed(sheet, hidden, minimum) == () or hidden == sheet.counts.keys()
    if not any(0 < count < minimum for count in sheet.counts.values()):
        assert hidden == frozenset()


@settings(deadline=None)
@given(small)
def test_bounds_hold_what_is_true(table: list[list[int]]) -> None:
    sheet = grid(table)
    hidden = {name for name in sheet.counts if "," in name}
    for name, (low, high) in bounds(sheet, hidden).items():
        assert high is not None
        assert low <= sheet.counts[name] <= high


def test_who_is_chosen_is_of_those_who_are_there() -> None:
    counts = {"women": 9, "chosen": 7, "others": 2}
    sheet = Sheet(counts, (Sum("women", ("chosen", "others")),), (("chosen", "women"),))
    assert bounds(sheet, {"chosen", "others"})["chosen"] == (0, 9)
    loose = Sheet({"women": 9, "chosen": 7}, (), (("chosen", "women"),))
    assert bounds(loose, {"chosen"})["chosen"] == (0, 9)
    assert bounds(loose, {"women"})["women"] == (7, None)


def test_a_report_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="add up"):
        Sheet({"all": 3, "a": 1}, (Sum("all", ("a",)),))
