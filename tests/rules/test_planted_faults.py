"""Faults planted in dates and dated records, and the laws that catch them.

As in tests/merit/test_planted_faults.py; here every law is a pack of a few steps with an answer
found on paper. Which laws catch what: ``python -m tests.rules.test_planted_faults``
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, NamedTuple

import pytest
from attrs import evolve
from tests.planted import table
from tests.rules.packs import CATALOGUE, DAYS, HEAD

from meritasn.facts import Grain, read_catalogue
from meritasn.policies import read_policy
from meritasn.quantities import Absence, day_number, day_of
from meritasn.rules import Given, Record, Run, Value
from meritasn.rules.interpreter import Integers
from meritasn.rules.program import Program
from meritasn.rules.source import Line, Source

SMALL = read_catalogue(CATALOGUE)
CREDIT, POSTING = Grain.CREDIT, Grain.POSTING


def module(name: str) -> Any:  # noqa: ANN401  (some of them share their name with a function)
    return import_module(f"meritasn.rules.{name}")


# ---------------------------------------------------------------------------------- the laws


def step(name: str, of: str, *lines: str, shown: bool = True) -> str:
    """A step; one that others name is not for show alone."""
    title = f'title = {{ id = "Nilai {name}", en = "Value of {name}" }}'
    known = ('cite = "rule"', 'standing = "text"', f'name = "{name}"', f'of = "{of}"', title)
    return "\n".join(("[[step]]", *known, *lines, "shown = true" if shown else "", ""))


def program(*steps: str) -> Program:
    end = step("final", "person", 'formula = "0"', "decimals = 0", shown=False)
    output = '[output]\nscore = "final"\n'
    return read_policy("\n".join((HEAD, *steps, end, output)), facts=SMALL).on(DAYS[0])


def record(grain: Grain, **facts: Given | int) -> Record:
    given = {n: Decimal(f) if isinstance(f, int) else f for n, f in facts.items()}
    return Record(given, grain=grain)


def readings(of: Program, *children: Record) -> Iterator[Run]:
    """What both readings make of one person."""
    for read in (module("single").run, module("interpreter").interpret):
        yield read(of, Record({}, children))


def each(run: Run, name: str, grain: Grain = CREDIT) -> list[Value]:
    return [child.value(name) for child in run.children if child.grain is grain]


def texts(values: Sequence[Value]) -> list[str | None]:
    """The values in words; none where they are refused."""
    return [value.text for value in values]


def spans(function: str, unit: str, *rows: tuple[str, str, str]) -> None:
    of = program(
        step("span", "posting", f'formula = "{function}"', f'unit = "{unit}"', "decimals = 0")
    )
    days = [
        record(POSTING, posted_on=date.fromisoformat(a), left_on=date.fromisoformat(b))
        for a, b, _ in rows
    ]
    for run in readings(of, *days):
        assert texts(each(run, "span", POSTING)) == [n for _, _, n in rows]


def months_are_those_of_the_calendar() -> None:
    spans(
        "months_between(posted_on, left_on)",
        "months",
        ("2021-01-15", "2021-02-14", "0"),
        ("2021-01-15", "2021-02-15", "1"),
        ("2021-07-01", "2021-09-01", "2"),
        ("2021-07-15", "2021-06-15", "-1"),
        ("2021-07-15", "2021-06-14", "-2"),
    )


def a_month_is_full_on_the_last_day_of_a_shorter_one() -> None:
    spans(
        "months_between(posted_on, left_on)",
        "months",
        ("2021-01-31", "2021-02-27", "0"),
        ("2021-01-31", "2021-02-28", "1"),
        ("2020-01-31", "2020-02-28", "0"),
        ("2020-01-31", "2020-02-29", "1"),
    )


def years_before_are_counted_down() -> None:
    spans(
        "years_between(posted_on, left_on)",
        "years",
        ("2020-02-29", "2021-02-28", "1"),
        ("2020-02-29", "2021-02-27", "0"),
        ("2020-02-29", "2020-02-28", "-1"),
        ("2020-02-29", "2019-02-27", "-2"),
    )


def moved(day: str, months: int) -> list[str | None]:
    of = program(
        step(
            "moved", "credit", 'formula = "add_months(credit_on, spell)"', 'unit = "date"',
            "decimals = 0",
        )
    )  # fmt: skip
    one = record(CREDIT, credit_on=date.fromisoformat(day), spell=months)
    first, second = (texts(each(run, "moved")) for run in readings(of, one))
    assert first == second
    return first


def a_day_that_a_month_lacks_becomes_its_last() -> None:
    assert moved("2021-01-31", 1) == ["2021-02-28"]
    assert moved("2019-12-31", 2) == ["2020-02-29"]
    assert moved("2020-02-29", 12) == ["2021-02-28"]


def a_date_keeps_its_range() -> None:
    assert moved("2199-12-30", 0) == ["2199-12-30"]
    assert moved("2199-12-30", 1) == [None]


def ledger(*lines: str) -> Program:
    return program(step("so_far", "credit", *lines, "decimals = 0", "range = [0, 20]"))


SUM = 'running = "previous + earned"'


def a_balance_goes_from_record_to_record() -> None:
    for run in readings(ledger(SUM), *(record(CREDIT, earned=n) for n in (1, 2, 4))):
        assert texts(each(run, "so_far")) == ["1", "3", "7"]


def what_is_refused_once_stays_refused() -> None:
    lines = [record(CREDIT, earned=n) for n in (15, 6, 0)]
    lacking = [record(CREDIT, earned=Absence.MISSING), record(CREDIT, earned=1)]
    for run in readings(ledger(SUM), *lines):
        assert texts(each(run, "so_far")) == ["15", None, None]
    for run in readings(ledger(SUM), *lacking):
        reasons = [[reason.subject for reason in one.reasons] for one in each(run, "so_far")]
        assert reasons == [["earned"], ["earned"]]


def where_it_begins_anew_nothing_is_carried_on() -> None:
    cases = (
        'running = [{ if = "credit_rating == \'di_atas\'", then = "earned" },'
        ' { then = "previous + earned" }]'
    )
    lines = [
        record(CREDIT, earned=Absence.MISSING, credit_rating="sesuai"),
        record(CREDIT, earned=3, credit_rating="di_atas"),
        record(CREDIT, earned=3, credit_rating="sesuai"),
    ]
    for run in readings(ledger(cases), *lines):
        assert texts(each(run, "so_far")) == [None, "3", "6"]


def the_last_is_the_last() -> None:
    last = 'last_over = { children = "credit", value = "earned" }'
    of = program(step("latest", "person", last, 'unit = "points"', "decimals = 0"))
    lines = [record(CREDIT, earned=n) for n in (9, Absence.MISSING, 3)]
    for run in readings(of, *lines):
        assert run.value("latest").text == "3"
    for run in readings(of, *lines[:2]):
        assert [reason.subject for reason in run.value("latest").reasons] == ["earned"]


def each_kind_of_children_is_by_itself() -> None:
    counts = [
        step(
            f"of_{kind}", "person", f'count_over = {{ children = "{kind}", value = "{value}" }}',
            "decimals = 0",
        )
        for kind, value in (("credit", "earned"), ("posting", "worth"), ("target", "pieces"))
    ]  # fmt: skip
    children = (
        record(POSTING, worth=1),
        record(CREDIT, earned=1),
        record(Grain.TARGET, pieces=1),
        record(CREDIT, earned=1),
        record(POSTING, worth=1),
        record(CREDIT, earned=1),
    )
    for run in readings(program(*counts), *children):
        found = [run.value(f"of_{kind}").text for kind in ("credit", "posting", "target")]
        assert found == ["3", "2", "1"]


def a_running_step_waits_for_a_fold_of_its_own_records() -> None:
    """One part of it needs the record before, another what the person has of all records."""
    whole = 'last_over = { children = "credit", value = "so_far" }'
    steps = (
        step("so_far", "credit", SUM, "decimals = 0", "range = [0, 20]", shown=False),
        step("whole", "person", whole, "decimals = 0", shown=False),
        step(
            "rest", "credit", 'let.inner = "max(previous, earned)"',
            'running = "max(inner, whole - so_far)"', "decimals = 0", "range = [0, 20]",
        ),
    )  # fmt: skip
    for run in readings(program(*steps), *(record(CREDIT, earned=n) for n in (1, 2, 9))):
        # 12 − 1 at the first, and what was before at the others.
        assert texts(each(run, "rest")) == ["11", "11", "11"]
        assert run.value("whole").text == "12"


def a_trace_tells_what_was_before() -> None:
    for run in readings(ledger(SUM), *(record(CREDIT, earned=n) for n in (1, 2))):
        (first, second) = (module("trace").trace(child, "so_far") for child in run.children)
        told = [
            next(part.value.text for part in tree.parts if part.subject.name == "previous")
            for tree in (first, second)
        ]
        assert told == ["0", "1"]


Law = Callable[[], None]
LAWS: Sequence[Law] = (
    months_are_those_of_the_calendar,
    a_month_is_full_on_the_last_day_of_a_shorter_one,
    years_before_are_counted_down,
    a_day_that_a_month_lacks_becomes_its_last,
    a_date_keeps_its_range,
    a_balance_goes_from_record_to_record,
    what_is_refused_once_stays_refused,
    where_it_begins_anew_nothing_is_carried_on,
    the_last_is_the_last,
    each_kind_of_children_is_by_itself,
    a_running_step_waits_for_a_fold_of_its_own_records,
    a_trace_tells_what_was_before,
)


# -------------------------------------------------------------------------------- the faults

Plant = Callable[[pytest.MonkeyPatch], None]


class Fault(NamedTuple):
    """What is planted, and the law that is there for it."""

    plant: Plant
    law: Law


def counts(name: str, function: Callable[[int, int, int], int]) -> Plant:
    """Another calendar in both readings, and in the bounds."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        patch.setattr(Integers, name, staticmethod(function))
        patch.setattr(module("source"), name, function)
        patch.setattr(module("algebra"), f"_{name}", function)

    return plant


def thirty_days(start: int, stop: int, months: int) -> int:
    return (stop - start) // (30 * months)


def months_of_two_days(start: int, stop: int, months: int) -> int:
    """As if every month had the day on which it began."""
    a, b = day_of(start), day_of(stop)
    return ((b.year - a.year) * 12 + b.month - a.month - (b.day < a.day)) // months


def cut_off_at_zero(start: int, stop: int, months: int) -> int:
    full: int = module("interpreter").elapsed(start, stop, 1)
    return int(full / months)


def into_the_next_month(start: int, n: int, months: int) -> int:
    day = day_of(start)
    year, month = divmod(day.year * 12 + day.month - 1 + n * months, 12)
    return day_number(date(year, month + 1, 1)) + day.day - 1


def thirty_days_later(start: int, n: int, months: int) -> int:
    return start + 30 * n * months


def any_date(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(module("compiler"), "PLAUSIBLE", (date.min, date.max))


def hands_on(part: str | None) -> Plant:
    """Nothing is handed on, or only the other part."""

    def plant(patch: pytest.MonkeyPatch) -> None:
        whole, text = Integers.before, Source.before

        def before(ops: Integers, name: str, of: str) -> int:
            return 0 if part in (None, of) else whole(ops, name, of)

        def line(ops: Source, name: str, of: str) -> Line:
            return Line(0) if part in (None, of) else text(ops, name, of)

        patch.setattr(Integers, "before", before)
        patch.setattr(Source, "before", line)

    return plant


def a_refusal_outlives_a_new_beginning(patch: pytest.MonkeyPatch) -> None:
    """Whatever is refused before is refused now, even where nothing before is asked."""
    build = module("kinds.running").Running.build

    def carried(self: Any, scope: Any) -> Any:  # noqa: ANN401  (a fault is planted there)
        body = build(self, scope)
        result = getattr(body, "result", body)
        state = module("states").join(result.state, scope.previous.state)
        result = evolve(result, state=state)
        return evolve(body, result=result) if hasattr(body, "result") else result

    patch.setattr(module("kinds.running").Running, "build", carried)


def the_first_is_taken(patch: pytest.MonkeyPatch) -> None:
    line = "{total} = {one} if i == 0 else {total}"
    patch.setitem(module("source")._GATHER, "last", line)  # noqa: SLF001  (a fault is planted there)


def the_greatest_is_taken(patch: pytest.MonkeyPatch) -> None:
    over = Integers.over

    def greatest(ops: Integers, fold: str, name: str, part: str) -> int:
        return over(ops, "greatest" if fold == "last" else fold, name, part)

    patch.setattr(Integers, "over", greatest)


def kinds_are_forgotten(patch: pytest.MonkeyPatch) -> None:
    run = module("single").run

    def mixed(of: Program, whole: Record) -> Run:
        dated = [c.grain for c in whole.children if c.grain is not Grain.TARGET]
        children = tuple(evolve(c, grain=dated[0]) if dated else c for c in whole.children)
        result: Run = run(of, evolve(whole, children=children))
        return result

    patch.setattr(module("single"), "run", mixed)


def a_fold_counts_every_child(patch: pytest.MonkeyPatch) -> None:
    over = Integers.over

    def everybody(ops: Integers, fold: str, name: str, part: str) -> int:
        if fold == "sum" and part == "each_count":
            return len(ops._children)  # noqa: SLF001  (a fault is planted there)
        return over(ops, fold, name, part)

    patch.setattr(Integers, "over", everybody)


def parts_of_a_running_step_are_torn_apart(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(module("compiler"), "befores", lambda _: ())


def what_was_before_is_not_told(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(module("record").Run, "value_before", lambda *_: Value(number=Decimal(0)))


FAULTS: Mapping[str, Fault] = {
    "a month has 30 days": Fault(counts("elapsed", thirty_days), months_are_those_of_the_calendar),
    "a month needs its own day": Fault(
        counts("elapsed", months_of_two_days), a_month_is_full_on_the_last_day_of_a_shorter_one
    ),
    "years before are cut off at zero": Fault(
        counts("elapsed", cut_off_at_zero), years_before_are_counted_down
    ),
    "31 January runs over into March": Fault(
        counts("later", into_the_next_month), a_day_that_a_month_lacks_becomes_its_last
    ),
    "a month later is 30 days later": Fault(
        counts("later", thirty_days_later), a_day_that_a_month_lacks_becomes_its_last
    ),
    "any date is taken": Fault(any_date, a_date_keeps_its_range),
    "nothing is handed on": Fault(hands_on(None), a_balance_goes_from_record_to_record),
    "a refusal is not handed on": Fault(hands_on("state"), what_is_refused_once_stays_refused),
    "a refusal outlives a new beginning": Fault(
        a_refusal_outlives_a_new_beginning, where_it_begins_anew_nothing_is_carried_on
    ),
    "the first is taken for the last": Fault(the_first_is_taken, the_last_is_the_last),
    "the greatest is taken for the last": Fault(the_greatest_is_taken, the_last_is_the_last),
    "the kind of a record is forgotten": Fault(
        kinds_are_forgotten, each_kind_of_children_is_by_itself
    ),
    "a fold counts children of every kind": Fault(
        a_fold_counts_every_child, each_kind_of_children_is_by_itself
    ),
    "a running step is torn apart": Fault(
        parts_of_a_running_step_are_torn_apart, a_running_step_waits_for_a_fold_of_its_own_records
    ),
    "a trace tells 0 of what was before": Fault(
        what_was_before_is_not_told, a_trace_tells_what_was_before
    ),
}


def caught(fault: Fault | None) -> list[str]:
    """The laws that do not hold under a fault; their packs are read anew with it."""
    found = []
    with pytest.MonkeyPatch.context() as patch:
        if fault is not None:
            fault.plant(patch)
        for law in LAWS:
            try:
                law()
            except (AssertionError, ValueError, IndexError, KeyError, NameError):
                found.append(law.__name__)
    return found


def test_without_a_fault_every_law_holds() -> None:
    assert caught(None) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_by_its_law(name: str) -> None:
    assert FAULTS[name].law.__name__ in caught(FAULTS[name])


def test_every_law_catches_something() -> None:
    everything = {law for fault in FAULTS.values() for law in caught(fault)}
    assert [law.__name__ for law in LAWS if law.__name__ not in everything] == []


if __name__ == "__main__":
    sys.stdout.write(f"{table(FAULTS, caught)}\n")
