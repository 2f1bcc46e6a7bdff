"""How strategies are tried: records, rows, ratings, counts and claims that are drawn for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, TypeAlias, TypeVar, cast

from attrs import evolve
from hypothesis import strategies as st

from meritasn.facts import Better, Doing, Fact, Grain, catalogue
from meritasn.language import Text
from meritasn.policies import LAWS
from meritasn.quantities import Absence, Unit
from meritasn.rules import Record
from meritasn.strategies import (
    Answered,
    Calibrator,
    IncentiveRule,
    Ranker,
    Rated,
    Refused,
    Scorer,
    Strategy,
    StrategyKind,
    ask,
    calibrate,
    facts_read,
    rank,
    split,
)
from meritasn.testing.laws.case import Place
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.holding import (
    ANSWER,
    HUNDRED,
    RENAMED,
    Broke,
    Held,
    Made,
    again,
    said,
    total,
)
from meritasn.testing.laws.of_metrics import of_metrics
from meritasn.testing.laws.story import Same, Story
from meritasn.testing.laws.trying import pooled, smallest
from meritasn.testing.laws.values import given_text
from meritasn.testing.records import facts

__all__ = ["trials_of"]

T = TypeVar("T")
Trial: TypeAlias = Callable[[], tuple[int, Story | None]]


def trials_of(
    strategy: Strategy, kind: StrategyKind, examples: int, seed: int
) -> Mapping[str, Trial]:
    """How each law that says something of a kind of strategies is tried.

    Args:
        strategy: The strategy.
        kind: What it does.
        examples: How many cases are tried.
        seed: From the same seed come the same cases.
    """
    drawn, laws = _KINDS[kind](strategy)
    return {name: _trial(name, drawn, compare, examples, seed) for name, compare in laws.items()}


def _trial(
    law: str,
    drawn: st.SearchStrategy[T],
    compare: Callable[[T], Held],
    examples: int,
    seed: int,
) -> Trial:
    def first(one: T) -> tuple[int, Broke | None]:
        made = 0
        for broke in compare(one):
            made += 1
            if broke is not None:
                return made, broke
        return made, None

    def fault_of(one: T) -> Fault | None:
        broke = first(one)[1]
        return None if broke is None else Fault(broke.what)

    def tried() -> tuple[int, Story | None]:
        cases = 0
        for one in pooled(drawn, examples, seed):
            made, broke = first(one)
            cases += made > 0
            if broke is not None:
                least = smallest(drawn, fault_of, examples, seed)
                found = broke if least is None else first(least[0])[1] or broke
                return cases, Story(LAWS[law], found.what, answers=found.answers, facts=found.facts)
        return cases, None

    return tried


# ------------------------------------------------------------------------ scorers, requirements


def _of_records(strategy: Strategy) -> Made:
    one = cast("Scorer", strategy)
    read = facts_read(one)

    def answer(record: Record) -> Answered[Any]:
        return ask(one, record)

    laws: dict[str, Callable[[Record], Held]] = {
        "a_value_or_a_reason": total(answer),
        "missing_is_never_scored": lambda record: _missing(answer, read, one.grain, record),
        "equal_facts_have_equal_answers": again(answer),
        "unnamed_facts_do_not_matter": lambda record: _unnamed(answer, read, one.grain, record),
        "pseudonyms_change_nothing": lambda record: _renamed(answer, record),
    }
    for law, of in _MERITS.items():
        if any(fact.merit is not None and fact.merit.of is of for fact in read.values()):
            laws[law] = partial(_rising, answer, read, one.grain, of)
    return _records(read, one.grain), laws


_MERITS = {
    "more_achieved_is_never_worse": Doing.ACHIEVED,
    "better_behaviour_is_never_worse": Doing.CONDUCT,
}


def _records(read: Mapping[str, Fact], subject: Grain) -> st.SearchStrategy[Record]:
    def of(grain: Grain) -> st.SearchStrategy[dict[str, Any]]:
        names = sorted(name for name, fact in read.items() if fact.grain is grain)
        return st.fixed_dictionaries({name: facts(name) for name in names})

    kinds = sorted({fact.grain for fact in read.values()} - {subject, Grain.UNIT}, key=str)
    below = [st.lists(of(kind), max_size=3) for kind in kinds]

    def made(own: Any, above: Any, families: Any) -> Record:  # noqa: ANN401
        children = (
            Record(child, key=str(number), grain=kind)
            for kind, family in zip(kinds, families, strict=True)
            for number, child in enumerate(family, 1)
        )
        return Record(own, tuple(children), above, key="1", grain=subject)

    return st.builds(made, of(subject), of(Grain.UNIT), st.tuples(*below))


def _places(read: Mapping[str, Fact], subject: Grain, record: Record) -> Iterator[Place]:
    for fact in read.values():
        if fact.grain in (subject, Grain.UNIT):
            yield Place(fact)
        for number, child in enumerate(record.children):
            if child.grain is fact.grain:
                yield Place(fact, number)


_Ask: TypeAlias = Callable[[Record], Answered[Any]]


def _beside(answer: _Ask, place: Place, one: Record, other: Record, what: Text) -> Broke:
    """Two records that differ in one fact, with what was answered about each."""
    fact = place.fact
    values = [given_text(fact, place.value(record)) for record in (one, other)]
    answers = Same(ANSWER, said(answer(one)), said(answer(other)))
    return Broke(what, (answers,), (Same(fact.title, *values),))


def _missing(answer: _Ask, read: Mapping[str, Fact], subject: Grain, record: Record) -> Held:
    """A missing fact that is answered about, and as if it were zero or its best."""
    for place in _places(read, subject, record):
        fact = place.fact
        lacking = place.put(record, Absence.MISSING)
        got = answer(lacking)
        if fact.unit is Unit.DATE or got.refused is not None:
            yield None
            continue
        zero = 0 if fact.low <= 0 <= fact.high else fact.low
        ends = {zero, fact.low, fact.high}
        there = {whole: answer(place.with_whole(record, whole)).value for whole in ends}
        known = {value: whole for whole, value in there.items() if value is not None}
        if len(known) < _TWO or min(known) < got.value < max(known):
            yield None
            continue
        extreme = known[min(known) if got.value <= min(known) else max(known)]
        yield _beside(answer, place, lacking, place.with_whole(record, extreme), _SCORED)


_SCORED = Text(
    "Fakta yang kosong dihitung seolah-olah ada.", "A missing fact is scored as if it were there."
)


def _unnamed(answer: _Ask, read: Mapping[str, Fact], subject: Grain, record: Record) -> Held:
    others = {
        name: fact
        for name, fact in catalogue().facts.items()
        if fact.grain is subject and name not in read and fact.unit is not Unit.DATE
    }
    fuller = record
    for fact in others.values():
        fuller = Place(fact).with_whole(fuller, fact.high)
    one, other = answer(record), answer(fuller)
    same = one.value == other.value and one.refused == other.refused
    yield None if same else Broke(_UNNAMED, (Same(ANSWER, said(one), said(other)),))


_UNNAMED = Text(
    "Fakta yang tidak disebutnya mengubah jawaban.",
    "A fact that it does not name changes the answer.",
)


def _renamed(answer: _Ask, record: Record) -> Held:
    other = evolve(record, key="zz")
    one, two = answer(record), answer(other)
    same = one.value == two.value and one.refused == two.refused
    yield None if same else Broke(RENAMED, (Same(ANSWER, said(one), said(two)),))


def _rising(
    answer: _Ask, read: Mapping[str, Fact], subject: Grain, of: Doing, record: Record
) -> Held:
    now = answer(record)
    if now.value is None:
        return
    for place in _places(read, subject, record):
        merit, whole = place.fact.merit, place.whole(record)
        if merit is None or merit.of is not of or whole is None or merit.by in read:
            continue
        sign = 1 if merit.better is Better.MORE else -1
        end = place.fact.high if sign > 0 else place.fact.low
        for better in dict.fromkeys((whole + sign, (whole + end) // 2, end)):
            if (better - whole) * sign <= 0 or (end - better) * sign < 0:
                continue
            other = place.with_whole(record, better)
            after = answer(other)
            if after.value is not None:
                worse = after.value < now.value
                yield _beside(answer, place, record, other, _WORSE) if worse else None


_WORSE = Text(
    "Yang lebih baik faktanya mendapat jawaban yang lebih rendah.",
    "The one with the better fact has the lower answer.",
)


# ------------------------------------------------------------------------------------- the others


def _of_rows(strategy: Strategy) -> Made:
    ranker = cast("Ranker", strategy)
    row = st.tuples(*(HUNDRED for _ in ranker.criteria))
    rows = st.lists(row | st.sampled_from([(Decimal(1),) * len(ranker.criteria)]), max_size=6)

    def answer(given: Sequence[Any]) -> Answered[Any]:
        return rank(ranker, {str(number): one for number, one in enumerate(given)})

    def order(given: Sequence[Any]) -> Held:
        yield from _turned(ranker.places, given)

    return rows, {
        "a_value_or_a_reason": total(answer),
        "equal_facts_have_equal_answers": again(answer),
        "the_order_of_records_does_not_matter": order,
    }


def _turned(asked: Callable[[Any], Any], given: Sequence[Any]) -> Held:
    """Whether each has the same answer where all are asked about in another order."""
    if len(given) < _TWO:
        return
    one, other = asked(tuple(given)), asked(tuple(reversed(given)))
    if isinstance(one, Refused) or isinstance(other, Refused):
        return
    same = list(one) == list(other)[::-1]
    shown = (Text(str(list(each)), str(list(each))) for each in (one, list(other)[::-1]))
    yield None if same else Broke(_ORDERED, (Same(ANSWER, *shown),))


_TWO = 2
_ORDERED = Text(
    "Dengan urutan yang lain, seseorang mendapat jawaban lain.",
    "In another order, somebody has another answer.",
)


def _of_ratings(strategy: Strategy) -> Made:
    calibrator = cast("Calibrator", strategy)
    codes = calibrator.labels.codes if calibrator.labels is not None else ()
    label = st.sampled_from(codes) if codes else st.none()
    unit = st.lists(st.builds(Rated, label, HUNDRED), max_size=6)

    def answer(given: Sequence[Rated]) -> Answered[Any]:
        return calibrate(calibrator, {str(number): one for number, one in enumerate(given)})

    def order(given: Sequence[Rated]) -> Held:
        yield from _turned(calibrator.calibrate, given)

    return unit, {
        "a_value_or_a_reason": total(answer),
        "equal_facts_have_equal_answers": again(answer),
        "the_order_of_records_does_not_matter": order,
    }


def _of_claims(strategy: Strategy) -> Made:
    rule = cast("IncentiveRule", strategy)
    claims = st.lists(HUNDRED, max_size=6).map(tuple)
    drawn = st.tuples(st.integers(0, 10_000_000), claims)

    def answer(case: tuple[int, tuple[Decimal, ...]]) -> Answered[Any]:
        ceiling, given = case
        return split(rule, ceiling, {str(number): one for number, one in enumerate(given)})

    def paid(case: tuple[int, tuple[Decimal, ...]]) -> Sequence[int]:
        amounts = rule.split(*case)
        return () if isinstance(amounts, Refused) else amounts

    def negative(case: tuple[int, tuple[Decimal, ...]]) -> Held:
        for amount in paid(case):
            yield None if amount >= 0 else Broke(_NEGATIVE, (_rupiah(amount),))

    def ceiling(case: tuple[int, tuple[Decimal, ...]]) -> Held:
        amounts = paid(case)
        total = sum(Fraction(amount) for amount in amounts)
        if amounts:
            over = Same(_PAID, _number(int(total)), _number(case[0]))
            yield None if total <= case[0] else Broke(_OVER, (over,))

    def order(case: tuple[int, tuple[Decimal, ...]]) -> Held:
        yield from _turned(lambda given: rule.split(case[0], given), case[1])

    return drawn, {
        "a_value_or_a_reason": total(answer),
        "equal_facts_have_equal_answers": again(answer),
        "the_order_of_records_does_not_matter": order,
        "pay_is_never_negative": negative,
        "pay_keeps_its_ceiling": ceiling,
    }


def _rupiah(amount: int) -> Same:
    return Same(ANSWER, _number(amount))


def _number(amount: int) -> Text:
    return Text("{n} rupiah", "{n} rupiah").fill(n=amount)


_PAID = Text("Dibayar, dan pagunya", "Paid, and the ceiling")
_NEGATIVE = Text("Ada yang dibayar di bawah nol rupiah.", "Somebody is paid less than nothing.")
_OVER = Text("Jumlah yang dibayar melebihi pagu.", "What is paid in all exceeds the ceiling.")

_KINDS: Mapping[StrategyKind, Callable[[Strategy], Made]] = {
    StrategyKind.SCORER: _of_records,
    StrategyKind.REQUIREMENT: _of_records,
    StrategyKind.RANKER: _of_rows,
    StrategyKind.CALIBRATOR: _of_ratings,
    StrategyKind.METRIC: of_metrics,
    StrategyKind.INCENTIVE_RULE: _of_claims,
}
