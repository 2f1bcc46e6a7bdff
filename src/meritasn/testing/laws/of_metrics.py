"""How metrics are tried: on counts and numbers, nobody among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, cast

from hypothesis import strategies as st

from meritasn.language import Text
from meritasn.strategies import Answered, Count, Metric, Strategy, Takes, measure
from meritasn.testing.laws.holding import (
    ANSWER,
    HUNDRED,
    RENAMED,
    Broke,
    Held,
    Laws,
    Made,
    again,
    said,
    total,
)
from meritasn.testing.laws.story import Same

__all__ = ["of_metrics"]

_COUNT = st.integers(0, 50).flatmap(
    lambda total: st.builds(Count, st.integers(0, total), st.just(total))
)
_SAMPLES: Mapping[Takes, st.SearchStrategy[Any]] = {
    Takes.GROUP: _COUNT,
    Takes.GROUPS: st.dictionaries(st.sampled_from("ABCD"), _COUNT),
    Takes.NUMBERS: st.lists(HUNDRED, max_size=6).map(tuple),
}
"""What metrics are asked about, nobody among it: of a sample of its own nothing can be drawn."""


def of_metrics(strategy: Strategy) -> Made:
    """What a metric is asked about, and the laws that say something of it.

    Args:
        strategy: The metric.
    """
    metric = cast("Metric[Any]", strategy)

    def answer(sample: Any) -> Answered[Any]:  # noqa: ANN401  (whatever it is a function of)
        return measure(metric, sample)

    def alike(one: Any, other: Any, what: Text) -> Broke | None:  # noqa: ANN401
        first, second = answer(one), answer(other)
        if first.value == second.value:
            return None
        return Broke(what, (Same(ANSWER, said(first), said(second)),))

    def renamed(sample: Mapping[str, Count]) -> Held:
        yield alike(sample, {f"g{name}": one for name, one in sample.items()}, RENAMED)

    def order(sample: Mapping[str, Count] | tuple[Decimal, ...]) -> Held:
        if len(sample) > 1:
            yield alike(sample, _turned(sample), _ORDERED)

    laws: Laws = {
        "a_value_or_a_reason": total(answer),
        "equal_facts_have_equal_answers": again(answer),
        "the_order_of_records_does_not_matter": order,
        "pseudonyms_change_nothing": renamed,
    }
    told = _TOLD_OF[metric.takes]
    drawn = _SAMPLES.get(metric.takes, st.nothing())
    return drawn, {name: law for name, law in laws.items() if name in told}


def _turned(
    sample: Mapping[str, Count] | tuple[Decimal, ...],
) -> Mapping[str, Count] | tuple[Decimal, ...]:
    if isinstance(sample, Mapping):
        return dict(reversed([*sample.items()]))
    return tuple(reversed(sample))


_ALWAYS = ("a_value_or_a_reason", "equal_facts_have_equal_answers")
_TOLD_OF: Mapping[Takes, Sequence[str]] = {
    Takes.GROUP: _ALWAYS,
    Takes.GROUPS: (
        *_ALWAYS,
        "the_order_of_records_does_not_matter",
        "pseudonyms_change_nothing",
    ),
    Takes.NUMBERS: (*_ALWAYS, "the_order_of_records_does_not_matter"),
    Takes.OWN: (),
}
"""The laws that say something of metrics, by what they are a function of."""
_ORDERED = Text(
    "Dengan urutan yang lain, ukurannya lain.", "In another order, the metric is another."
)
