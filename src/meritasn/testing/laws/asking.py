"""How strategies are tried: records, rows, ratings, counts and claims that are drawn for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from attrs import evolve
from hypothesis import strategies as st

from meritasn.errors.codes import usage
from meritasn.facts import Better, Doing, Fact, Grain, catalogue
from meritasn.language import Text
from meritasn.policies import LAWS
from meritasn.quantities import Absence, Unit
from meritasn.rules import Record
from meritasn.strategies import (
    Answered,
    Calibrator,
    Count,
    IncentiveRule,
    Metric,
    Ranker,
    Rated,
    Refused,
    Scorer,
    Strategy,
    StrategyKind,
    Takes,
    ask,
    calibrate,
    facts_read,
    measure,
    rank,
    split,
)
from meritasn.testing.laws.case import Place
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.story import Same, Story
from meritasn.testing.laws.trying import pooled, smallest
from meritasn.testing.laws.values import given_text
from meritasn.testing.records import facts

__all__ = ["trials_of"]

T = TypeVar("T")
Trial: TypeAlias = Callable[[], tuple[int, Story | None]]


class Broke(NamedTuple):
    """What a case broke: in one sentence, with the answers and the facts that show it."""

    what: Text
    answers: tuple[Same, ...] = ()
    facts: tuple[Same, ...] = ()


Held: TypeAlias = Iterator[Broke | None]


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


_Laws: TypeAlias = Mapping[str, Callable[[Any], Held]]
_Made: TypeAlias = tuple[st.SearchStrategy[Any], _Laws]


def _said(answer: Answered[Any]) -> Text:
    """An answer in words."""
    if answer.refused is not None:
        return answer.refused.why
    return Text("{value}", "{value}").fill(value=str(answer.value))


def _bad(answer: Answered[Any]) -> Broke | None:
    """What is no answer and no reason, but a fault of the strategy."""
    refused = answer.refused
    if refused is None or refused.code is not usage.BAD_ANSWER:
        return None
    return Broke(refused.why)


def _total(answered: Callable[[T], Answered[Any]]) -> Callable[[T], Held]:
    def compare(one: T) -> Held:
        yield _bad(answered(one))

    return compare


def _again(answered: Callable[[T], Answered[Any]]) -> Callable[[T], Held]:
    def compare(one: T) -> Held:
        first, second = answered(one), answered(one)
        same = first.value == second.value and first.refused == second.refused
        yield None if same else Broke(_TWICE, (Same(_ANSWER, _said(first), _said(second)),))

    return compare


_ANSWER = Text("Jawaban", "Answer")
_TWICE = Text(
    "Ditanya dua kali dengan fakta yang sama, jawabannya berbeda.",
    "Asked twice about the same facts, it answers differently.",
)


# ------------------------------------------------------------------------ scorers, requirements


def _of_records(strategy: Strategy) -> _Made:
    one = cast("Scorer", strategy)
    read = facts_read(one)

    def answer(record: Record) -> Answered[Any]:
        return ask(one, record)

    laws: dict[str, Callable[[Record], Held]] = {
        "a_value_or_a_reason": _total(answer),
        "missing_is_never_scored": lambda record: _missing(answer, read, one.grain, record),
        "equal_facts_have_equal_answers": _again(answer),
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
    answers = Same(_ANSWER, _said(answer(one)), _said(answer(other)))
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
    yield None if same else Broke(_UNNAMED, (Same(_ANSWER, _said(one), _said(other)),))


_UNNAMED = Text(
    "Fakta yang tidak disebutnya mengubah jawaban.",
    "A fact that it does not name changes the answer.",
)


def _renamed(answer: _Ask, record: Record) -> Held:
    other = evolve(record, key="zz")
    one, two = answer(record), answer(other)
    same = one.value == two.value and one.refused == two.refused
    yield None if same else Broke(_RENAMED, (Same(_ANSWER, _said(one), _said(two)),))


_RENAMED = Text(
    "Dengan kode lain, jawaban tentang yang sama lain.",
    "Under another key, the answer about the same one is another.",
)


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

_HUNDRED = st.integers(0, 100).map(Decimal)


def _of_rows(strategy: Strategy) -> _Made:
    ranker = cast("Ranker", strategy)
    row = st.tuples(*(_HUNDRED for _ in ranker.criteria))
    rows = st.lists(row | st.sampled_from([(Decimal(1),) * len(ranker.criteria)]), max_size=6)

    def answer(given: Sequence[Any]) -> Answered[Any]:
        return rank(ranker, {str(number): one for number, one in enumerate(given)})

    def order(given: Sequence[Any]) -> Held:
        yield from _turned(ranker.places, given)

    return rows, {
        "a_value_or_a_reason": _total(answer),
        "equal_facts_have_equal_answers": _again(answer),
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
    yield None if same else Broke(_ORDERED, (Same(_ANSWER, *shown),))


_TWO = 2
_ORDERED = Text(
    "Dengan urutan yang lain, seseorang mendapat jawaban lain.",
    "In another order, somebody has another answer.",
)


def _of_ratings(strategy: Strategy) -> _Made:
    calibrator = cast("Calibrator", strategy)
    codes = calibrator.labels.codes if calibrator.labels is not None else ()
    label = st.sampled_from(codes) if codes else st.none()
    unit = st.lists(st.builds(Rated, label, _HUNDRED), max_size=6)

    def answer(given: Sequence[Rated]) -> Answered[Any]:
        return calibrate(calibrator, {str(number): one for number, one in enumerate(given)})

    def order(given: Sequence[Rated]) -> Held:
        yield from _turned(calibrator.calibrate, given)

    return unit, {
        "a_value_or_a_reason": _total(answer),
        "equal_facts_have_equal_answers": _again(answer),
        "the_order_of_records_does_not_matter": order,
    }


_COUNT = st.integers(0, 50).flatmap(
    lambda total: st.builds(Count, st.integers(0, total), st.just(total))
)
_SAMPLES: Mapping[Takes, st.SearchStrategy[Any]] = {
    Takes.GROUP: _COUNT,
    Takes.GROUPS: st.dictionaries(st.sampled_from("ABCD"), _COUNT),
    Takes.NUMBERS: st.lists(_HUNDRED, max_size=6).map(tuple),
}
"""What metrics are asked about, nobody among it: of a sample of its own nothing can be drawn."""


def _of_samples(strategy: Strategy) -> _Made:
    metric = cast("Metric[Any]", strategy)

    def answer(sample: Any) -> Answered[Any]:  # noqa: ANN401  (whatever it is a function of)
        return measure(metric, sample)

    def alike(one: Any, other: Any, what: Text) -> Broke | None:  # noqa: ANN401
        first, second = answer(one), answer(other)
        if first.value == second.value:
            return None
        return Broke(what, (Same(_ANSWER, _said(first), _said(second)),))

    def renamed(sample: Mapping[str, Count]) -> Held:
        yield alike(sample, {f"g{name}": one for name, one in sample.items()}, _RENAMED)

    def order(sample: Mapping[str, Count] | tuple[Decimal, ...]) -> Held:
        if len(sample) >= _TWO:
            turned = reversed([*sample.items()] if isinstance(sample, Mapping) else sample)
            other = dict(turned) if isinstance(sample, Mapping) else tuple(turned)
            yield alike(sample, other, _ORDER_COUNTS)

    laws: _Laws = {
        "a_value_or_a_reason": _total(answer),
        "equal_facts_have_equal_answers": _again(answer),
        "the_order_of_records_does_not_matter": order,
        "pseudonyms_change_nothing": renamed,
    }
    told = _TOLD_OF[metric.takes]
    drawn = _SAMPLES.get(metric.takes, st.nothing())
    return drawn, {name: law for name, law in laws.items() if name in told}


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
_ORDER_COUNTS = Text(
    "Dengan urutan yang lain, ukurannya lain.", "In another order, the metric is another."
)


def _of_claims(strategy: Strategy) -> _Made:
    rule = cast("IncentiveRule", strategy)
    claims = st.lists(_HUNDRED, max_size=6).map(tuple)
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
        "a_value_or_a_reason": _total(answer),
        "equal_facts_have_equal_answers": _again(answer),
        "the_order_of_records_does_not_matter": order,
        "pay_is_never_negative": negative,
        "pay_keeps_its_ceiling": ceiling,
    }


def _rupiah(amount: int) -> Same:
    return Same(_ANSWER, _number(amount))


def _number(amount: int) -> Text:
    return Text("{n} rupiah", "{n} rupiah").fill(n=amount)


_PAID = Text("Dibayar, dan pagunya", "Paid, and the ceiling")
_NEGATIVE = Text("Ada yang dibayar di bawah nol rupiah.", "Somebody is paid less than nothing.")
_OVER = Text("Jumlah yang dibayar melebihi pagu.", "What is paid in all exceeds the ceiling.")

_KINDS: Mapping[StrategyKind, Callable[[Strategy], _Made]] = {
    StrategyKind.SCORER: _of_records,
    StrategyKind.REQUIREMENT: _of_records,
    StrategyKind.RANKER: _of_rows,
    StrategyKind.CALIBRATOR: _of_ratings,
    StrategyKind.METRIC: _of_samples,
    StrategyKind.INCENTIVE_RULE: _of_claims,
}
