"""Which groups are kept back: the same whether one looks at every unit again or at a few."""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from meritasn.results.withheld import withheld

LEAST = 5

UNITS = st.integers(1, 12).flatmap(
    lambda n: st.tuples(
        st.lists(st.integers(0, 9), min_size=n, max_size=n),
        st.lists(st.none() | st.integers(0, n - 1), min_size=n, max_size=n),
    )
)


@given(UNITS)
def test_it_is_as_by_looking_at_every_unit_after_each_that_is_hidden(
    drawn: tuple[list[int], list[int | None]],
) -> None:
    """Rings of units included, which tables may hold."""
    sizes, above = drawn
    counted = {f"u{place}": people for place, people in enumerate(sizes)}
    parents = {f"u{n}": None if over is None else f"u{over}" for n, over in enumerate(above)}
    assert withheld(counted, parents, LEAST) == plainly(counted, parents)


def plainly(counted: Mapping[str, int], parents: Mapping[str, str | None]) -> frozenset[str]:
    """The rule as it is said, without a thought for time."""
    shown = {unit for unit, people in counted.items() if people >= LEAST}
    while True:
        parts: dict[str, list[str]] = {}
        for unit in sorted(shown):
            seen, over = {unit}, parents[unit]
            while over is not None and over not in seen and over not in shown:
                seen.add(over)
                over = parents[over]
            if over is not None and over not in seen:
                parts.setdefault(over, []).append(unit)
        for unit, beneath in parts.items():
            if 0 < counted[unit] - sum(counted[part] for part in beneath) < LEAST:
                shown.discard(min(beneath, key=lambda part: (counted[part], part)))
                break
        else:
            return frozenset(counted.keys() - shown)


def test_a_nation_of_units_is_judged_in_seconds() -> None:
    """Fifty thousand units beneath a hundred: more than a pass a hidden one would bear."""
    counted, parents = {"top": 0}, dict[str, str | None]({"top": None})
    for office in range(100):
        counted[f"o{office}"], parents[f"o{office}"] = 0, "top"
        for section in range(500):
            key = f"o{office}s{section}"
            counted[key], parents[key] = 3 + section % 8, f"o{office}"
            counted[f"o{office}"] += counted[key]
        counted["top"] += counted[f"o{office}"]
    begun = perf_counter()
    assert withheld(counted, parents, LEAST)
    assert perf_counter() - begun < 20
