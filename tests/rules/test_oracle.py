"""The oracle, worked by hand: each rule of docs/packs.md with an answer found on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from importlib.resources import files
from pathlib import Path

import pytest
from tests.rules.packs import CATALOGUE

from meritasn.testing.oracle import (
    MISSING,
    NOT_APPLICABLE,
    Appraised,
    Day,
    Oracle,
    Read,
    Record,
    Scalar,
    State,
)

PP46 = (Path(__file__).parent / "pp46.toml").read_text("utf-8")
FACTS = (files("meritasn.facts") / "catalogue.toml").read_text("utf-8")
ABSENT = State(absent=True)


def scalar(figure: str) -> Scalar:
    """A day, a number or a label."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", figure):
        return date.fromisoformat(figure)
    return Fraction(figure) if figure[-1].isdigit() else figure


def value(figure: str) -> State:
    found = scalar(figure)
    return State(Day.of(found) if isinstance(found, date) else found)


def because(*reasons: tuple[str, str]) -> State:
    return State(why=frozenset(reasons))


def facts(**figures: str) -> dict[str, Scalar]:
    return {name: scalar(figure) for name, figure in figures.items()}


def step(body: str, name: str = "result", of: str = "person") -> str:
    return f'[[step]]\nname = "{name}"\nof = "{of}"\n{body}\n'


def person(
    pack: str, facts: Record, targets: Sequence[Record] = (), **dated: Sequence[Record]
) -> Read:
    return Oracle(pack, CATALOGUE, on=date(2021, 12, 31)).person(facts, targets, dated)


def result(
    pack: str, facts: Record, targets: Sequence[Record] = (), **dated: Sequence[Record]
) -> State:
    return person(pack, facts, targets, **dated).steps["result"]


# ------------------------------------------------------------------- 1. exact inside, rounded once


@pytest.mark.parametrize(
    ("mode", "balance", "expected"),
    [
        ("half_up", "0.05", "0.1"),
        ("half_up", "-0.05", "-0.1"),
        ("half_up", "0.04", "0"),
        ("half_up", "-0.04", "0"),
        ("half_up", "-0.15", "-0.2"),
        ("up", "0.01", "0.1"),
        ("up", "-0.01", "-0.1"),
        ("up", "0.1", "0.1"),
        ("down", "0.09", "0"),
        ("down", "-0.09", "0"),
        ("down", "-0.19", "-0.1"),
    ],
)
def test_a_step_is_rounded_at_its_end(mode: str, balance: str, expected: str) -> None:
    pack = step(f'formula = "balance"\ndecimals = 1\nrounding = "{mode}"')
    assert result(pack, facts(balance=balance)) == value(expected)


def test_what_is_printed_is_what_is_passed_on() -> None:
    in_two = step('formula = "100 / courses"\ndecimals = 2', "share")
    in_two += step('formula = "share * courses"\ndecimals = 2')
    in_one = step('let.share = "100 / courses"\nformula = "share * courses"\ndecimals = 2')
    assert result(in_two, facts(courses="3")) == value("99.99")
    assert result(in_one, facts(courses="3")) == value("100")


def test_minimum_maximum_and_signs() -> None:
    pack = step('formula = "max(balance, 1, -2) - min(balance, 2) * -courses"\ndecimals = 1')
    assert result(pack, facts(balance="-3", courses="2")) == value("-5")


# ---------------------------------------------------------------------------------- 2. operands

BOTH = 'formula = "courses + balance"'


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("refuses", because(("balance", MISSING), ("result", NOT_APPLICABLE))),
        ("passes", ABSENT),
    ],
)
def test_an_operand_may_be_absent_beside_one_that_is_refused(how: str, expected: State) -> None:
    pack = step(f'{BOTH}\nnot_applicable = "{how}"')
    assert result(pack, facts(courses=NOT_APPLICABLE, balance=MISSING)) == expected


def test_an_operand_that_passes_leaves_a_refusal_of_its_own() -> None:
    pack = step(f'{BOTH}\nnot_applicable = "passes"')
    assert result(pack, facts(courses="1", balance="11")) == because(
        ("balance", "outside its range")
    )


def test_a_fact_that_must_apply_is_refused_where_it_does_not() -> None:
    pack = step('formula = "balance"\nnot_applicable = "passes"')
    assert result(pack, facts(balance=NOT_APPLICABLE)) == because(("balance", NOT_APPLICABLE))


def test_an_unsaid_fact_means_what_the_pack_says() -> None:
    unsaid = '[unsaid.courses]\nmeans = "not applicable"\n'
    pack = step('formula = "courses"\nnot_applicable = "passes"')
    assert result(unsaid + pack, {}) == ABSENT
    assert result(pack, {}) == because(("courses", MISSING))


# --------------------------------------------------------------------------------- 3. leave out


@pytest.mark.parametrize(
    ("kind", "courses", "conduct", "expected"),
    [
        ("mean", "4", "9", value("6.5")),
        ("mean", NOT_APPLICABLE, "9", value("9")),
        ("sum", NOT_APPLICABLE, "9", value("9")),
        ("least", "4", "9", value("4")),
        ("greatest", "4", "9", value("9")),
        ("greatest", NOT_APPLICABLE, MISSING, because(("conduct", MISSING))),
    ],
)
def test_leaving_out(kind: str, courses: str, conduct: str, expected: State) -> None:
    pack = step(f'{kind} = ["courses", "conduct"]\ndecimals = 1\nnot_applicable = "leave out"')
    assert result(pack, facts(courses=courses, conduct=conduct)) == expected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("mean", ABSENT), ("least", ABSENT), ("greatest", ABSENT), ("sum", value("0"))],
)
def test_with_none_left_there_is_no_result_but_a_sum(kind: str, expected: State) -> None:
    pack = step(f'{kind} = ["courses"]\nnot_applicable = "leave out"')
    assert result(pack, facts(courses=NOT_APPLICABLE)) == expected


# ---------------------------------------------------------------------------------- 4. divisors


def test_a_divisor_of_zero_keeps_the_other_reasons() -> None:
    pack = step('formula = "balance / courses"')
    zero = ("result", "divisor zero")
    assert result(pack, facts(balance="1", courses="0")) == because(zero)
    assert result(pack, facts(balance=MISSING, courses="0")) == because(zero, ("balance", MISSING))
    assert result(pack, facts(balance="1", courses=MISSING)) == because(("courses", MISSING))


def test_a_divisor_of_zero_in_a_let_belongs_to_the_step() -> None:
    pack = step('let.part = "balance / courses"\nformula = "part + 1"')
    assert result(pack, facts(balance="1", courses="0")) == because(("result", "divisor zero"))


# -------------------------------------------------------------------------------- 5. conditions


@pytest.mark.parametrize("sign", ["and", "or"])
@pytest.mark.parametrize("balance", ["1", "-1"])
def test_and_and_or_do_not_cut_short(sign: str, balance: str) -> None:
    pack = step(f'require = "balance > 0 {sign} conduct > 0"')
    assert result(pack, facts(balance=balance, conduct=MISSING)) == because(("conduct", MISSING))


def test_a_condition_without_a_value_takes_no_branch() -> None:
    pack = step('when = [{ if = "conduct > 50", then = "balance" }, { then = "1" }]')
    assert result(pack, facts(balance=MISSING, conduct=MISSING)) == because(("conduct", MISSING))


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        ("own_rating == 'sesuai'", True),
        ("own_rating != 'sesuai'", False),
        ("own_rating in ('di_atas', 'di_bawah')", False),
        ("not (own_rating == 'di_atas') and balance == -2", True),
        ("balance < -2 or balance >= -1", False),
        ("balance <= -2 and balance != 0", True),
    ],
)
def test_what_a_condition_compares(condition: str, met: bool) -> None:  # noqa: FBT001  (a parameter of the table)
    answer = result(step(f'require = "{condition}"'), facts(own_rating="sesuai", balance="-2"))
    assert answer == State("met" if met else "not_met")


# ------------------------------------------------------- 6. only the branch taken contributes


def test_only_the_taken_branch_contributes() -> None:
    pack = step(
        'when = [{ if = "conduct > 50", then = "balance" }, { if = "courses > 9", then = "2" },'
        ' { then = "100" }]'
    )
    assert result(pack, facts(conduct="51", balance="-3")) == value("-3")
    assert result(pack, facts(conduct="50", balance=MISSING, courses="5")) == value("100")
    assert result(pack, facts(conduct="50", balance=MISSING)) == because(("courses", MISSING))


def test_a_case_may_give_a_label() -> None:
    pack = step(
        'when = [{ if = "balance < 0", is = "kurang" }, { then = "record_mark" }]\n'
        'enum = "predicate"\nnot_applicable = "passes"'
    )
    assert result(pack, facts(balance="-1")) == value("kurang")
    assert result(pack, facts(balance="1", record_mark="baik")) == value("baik")
    assert result(pack, facts(balance="1", record_mark=NOT_APPLICABLE)) == ABSENT


@pytest.mark.parametrize(
    ("courses", "conduct", "expected"),
    [
        ("4", MISSING, value("4")),
        (NOT_APPLICABLE, "9", value("9")),
        (MISSING, "9", because(("courses", MISSING))),
    ],
)
def test_first_takes_the_first_that_applies(courses: str, conduct: str, expected: State) -> None:
    pack = step('first = ["courses", "conduct"]')
    assert result(pack, facts(courses=courses, conduct=conduct)) == expected


@pytest.mark.parametrize("how", ["refuses", "passes"])
def test_first_of_none_that_applies(how: str) -> None:
    pack = step(f'first = ["courses"]\nnot_applicable = "{how}"')
    assert result(pack, facts(courses=NOT_APPLICABLE)) == ABSENT


# ------------------------------------------------------------------------------------ 7. applies


@pytest.mark.parametrize("how", ["refuses", "passes"])
def test_where_applies_is_false_nothing_else_matters(how: str) -> None:
    pack = step(f'applies = "balance > 0"\nformula = "conduct"\nnot_applicable = "{how}"')
    assert result(pack, facts(balance="0", conduct=MISSING)) == ABSENT
    assert result(pack, facts(balance="1", conduct="7")) == value("7")


def test_applies_without_a_value_contributes_its_own_state() -> None:
    pack = step('applies = "balance > 0"\nformula = "conduct"')
    assert result(pack, facts(balance=MISSING, conduct=MISSING)) == because(("balance", MISSING))


# -------------------------------------------------------------------------------------- 8. folds


def fold(kind: str, entries: str = 'value = "burden"', rest: str = "decimals = 1") -> str:
    fields = ", ".join(filter(None, ('children = "target"', entries)))
    return step(f"{kind} = {{ {fields} }}\n{rest}")


TWO = [facts(burden="2", achieved="10", pieces="1"), facts(burden="5", achieved="-5", pieces="3")]
LEAVES = 'decimals = 1\nnot_applicable = "leave out"'


@pytest.mark.parametrize(
    ("kind", "entries", "expected"),
    [
        ("mean_over", 'value = "burden"', "3.5"),
        ("sum_over", 'value = "burden"', "7"),
        ("count_over", 'value = "burden"', "2"),
        ("count_over", "", "2"),
        ("least_over", 'value = "achieved"', "-5"),
        ("greatest_over", 'value = "achieved"', "10"),
        # (10 × 1 − 5 × 3) / 4 = −1.25, half away from zero
        ("mean_over", 'value = "achieved", weight = "pieces"', "-1.3"),
        ("sum_over", 'value = "achieved", weight = "pieces"', "-5"),
        ("mean_over", 'value = "burden", where = "achieved < 0"', "5"),
        ("count_over", 'where = "achieved > 100"', "0"),
        ("sum_over", 'value = "burden", where = "achieved > 100"', "0"),
    ],
)
def test_folds_of_numbers(kind: str, entries: str, expected: str) -> None:
    assert result(fold(kind, entries), {}, TWO) == value(expected)


def test_the_worst_label_is_the_furthest_from_the_best() -> None:
    pack = fold("worst_over", 'value = "verdict"', 'enum = "predicate"')
    targets = [facts(verdict=label) for label in ("baik", "kurang", "sangat_baik")]
    assert result(pack, {}, targets) == value("kurang")


@pytest.mark.parametrize("kind", ["mean_over", "least_over", "greatest_over", "worst_over"])
def test_nothing_to_fold(kind: str) -> None:
    nothing = because(("result", "nothing to fold"))
    assert result(fold(kind), {}) == nothing
    assert result(fold(kind, 'value = "burden", where = "pieces > 5"'), {}, TWO) == nothing


def test_a_child_for_which_where_is_false_does_not_exist() -> None:
    targets = [facts(pieces="1"), facts(pieces="2", burden="7")]
    assert result(fold("mean_over", 'value = "burden", where = "pieces == 2"'), {}, targets) == (
        value("7")
    )


def test_where_without_a_value_contributes_its_own_state() -> None:
    pack = fold("sum_over", 'value = "burden", where = "pieces > 1"')
    assert result(pack, {}, [facts(burden=MISSING), *TWO]) == because(("pieces", MISSING))


def test_an_absent_child_refuses_or_is_left_out() -> None:
    targets = [facts(burden=NOT_APPLICABLE), *TWO]
    assert result(fold("mean_over"), {}, targets) == because(("result", NOT_APPLICABLE))
    assert result(fold("mean_over", rest=LEAVES), {}, targets) == value("3.5")


def test_the_reasons_of_children_are_one_set() -> None:
    targets = [facts(burden=MISSING), facts(burden=MISSING), facts(burden="11")]
    assert result(fold("sum_over"), {}, [*targets, facts(burden=NOT_APPLICABLE)]) == because(
        ("burden", MISSING), ("burden", "outside its range"), ("result", NOT_APPLICABLE)
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("mean_over", ABSENT), ("least_over", ABSENT), ("sum_over", value("0"))],
)
def test_children_that_were_all_left_out_as_absent(kind: str, expected: State) -> None:
    assert result(fold(kind, rest=LEAVES), {}, [facts(burden=NOT_APPLICABLE)]) == expected


def test_children_that_are_refused_may_be_left_out() -> None:
    entries = 'value = "burden", where = "pieces > 0", refused = "leave out"'
    refused = [facts(burden=MISSING, pieces="1"), facts(burden="9", pieces=MISSING)]
    assert result(fold("mean_over", entries), {}, [*refused, *TWO]) == value("3.5")
    assert result(fold("mean_over", entries), {}, refused) == because(("result", "nothing to fold"))
    assert result(fold("count_over", entries), {}, refused) == value("0")


def test_a_child_that_is_both_counts_as_not_applicable() -> None:
    pack = fold("sum_over", 'value = "achieved", weight = "burden", refused = "leave out"')
    targets = [facts(achieved=MISSING, burden=NOT_APPLICABLE), *TWO]
    assert result(pack, {}, targets) == because(("result", NOT_APPLICABLE))


def test_a_total_weight_of_zero() -> None:
    pack = fold("mean_over", 'value = "achieved", weight = "pieces"')
    assert result(pack, {}, [facts(achieved="1", pieces="0")]) == because(
        ("result", "divisor zero")
    )


# ------------------------------------------------- 8 and 9. kinds of children, records in order


def test_each_kind_of_children_is_folded_by_itself() -> None:
    lines = [facts(earned="1"), facts(earned="2"), facts(earned="4")]
    postings = [facts(worth="10"), facts(worth="20")]
    pack = step('count_over = { children = "credit" }', "lines")
    pack += step('count_over = { children = "posting" }', "postings")
    pack += step('count_over = { children = "target" }', "targets")
    pack += step('sum_over = { children = "credit", value = "earned" }')
    read = person(pack, {}, TWO[:1], posting=postings, credit=lines).steps
    assert [read[n] for n in ("lines", "postings", "targets")] == [value(n) for n in "321"]
    assert read["result"] == value("7")


LAST = 'last_over = {{ children = "credit", value = "{}" }}\n'


def test_the_last_child_alone_counts() -> None:
    pack = step(LAST.format("earned"))
    lines = [facts(earned=MISSING), facts(earned="9"), facts(earned="3")]
    assert result(pack, {}, credit=lines) == value("3")
    assert result(pack, {}, credit=lines[::-1]) == because(("earned", MISSING))
    assert result(pack, {}) == because(("result", "nothing to fold"))


def test_the_last_of_dates_and_of_labels() -> None:
    pack = step(LAST.format("credit_on") + 'unit = "date"')
    pack += step(LAST.format("credit_rating") + 'enum = "rating"', "rating")
    lines = [
        facts(credit_on="2020-05-01", credit_rating="di_atas"),
        facts(credit_on="2019-05-01", credit_rating="sesuai"),
    ]
    read = person(pack, {}, credit=lines).steps
    assert (read["result"], read["rating"]) == (value("2019-05-01"), value("sesuai"))


def test_a_last_child_that_is_not_applicable() -> None:
    lines = [facts(used="4"), facts(used=NOT_APPLICABLE)]
    refuses = result(step(LAST.format("used")), {}, credit=lines)
    assert refuses == because(("result", NOT_APPLICABLE))
    # No other child takes its place.
    leaves = step(LAST.format("used") + 'not_applicable = "leave out"')
    assert result(leaves, {}, credit=lines) == ABSENT


def balances(body: str, *lines: Record) -> list[State]:
    read = person(step(body, "balance_of", of="credit"), {}, credit=lines)
    return [credit.steps["balance_of"] for credit in read.children]


def test_a_running_step_begins_at_0_and_hands_on_what_is_printed() -> None:
    body = 'running = "(previous + earned) / 2"\ndecimals = 1\nrange = [0, 100]'
    lines = [facts(earned=figure) for figure in ("0.3", "0.3", "1")]
    # 0.15 → 0.2; (0.2 + 0.3) / 2 = 0.25 → 0.3; (0.3 + 1) / 2 = 0.65 → 0.7
    assert balances(body, *lines) == [value(figure) for figure in ("0.2", "0.3", "0.7")]


def test_a_refusal_is_carried_on_beside_those_that_follow() -> None:
    body = 'running = "previous + earned - used"\ndecimals = 2\nrange = [0, 40]'
    lines = [
        facts(earned="30", used="0"),
        facts(earned="30", used="0"),
        facts(earned=MISSING, used="1"),
        facts(earned="1", used="1"),
        facts(earned="1", used=NOT_APPLICABLE),
    ]
    outside = ("balance_of", "outside its range")
    assert balances(body, *lines) == [
        value("30"),
        because(outside),
        because(outside, ("earned", MISSING)),
        because(outside, ("earned", MISSING)),
        because(outside, ("earned", MISSING), ("balance_of", NOT_APPLICABLE)),
    ]


ANEW = """running = [
  { if = "credit_rating == 'di_atas'", then = "used" },
  { if = "previous > 10", then = "1" },
  { then = "previous + earned" },
]
decimals = 1
range = [-50, 50]"""


def test_a_case_that_does_not_name_what_was_before_begins_anew() -> None:
    plain = facts(credit_rating="sesuai", earned="8")
    lines = [
        plain,
        plain,
        plain,
        facts(credit_rating="sesuai", earned=MISSING),
        plain,
        facts(credit_rating="di_atas", used="5", earned=MISSING),
        plain,
    ]
    lost = because(("earned", MISSING))
    assert balances(ANEW, *lines) == [
        value("8"),
        value("16"),
        value("1"),  # 16 > 10
        lost,
        lost,  # the second condition names what was before
        value("5"),
        value("13"),
    ]


def test_running_steps_that_read_each_other_and_a_fold_of_their_records() -> None:
    pack = step('running = "previous + earned"\nrange = [0, 99]', "so_far", "credit")
    pack += step(LAST.format("so_far"), "whole")
    pack += step('running = "previous + so_far / whole"\ndecimals = 1\nrange = [0, 9]', of="credit")
    read = person(pack, {}, credit=[facts(earned=figure) for figure in ("1", "2", "5")])
    # 1/8 → 0.1; 0.1 + 3/8 = 0.475 → 0.5; 0.5 + 8/8
    assert [one.steps["result"] for one in read.children] == [
        value(f) for f in ("0.1", "0.5", "1.5")
    ]


def test_what_comes_before_is_of_the_same_person() -> None:
    pack = step('running = "previous + earned"\nrange = [0, 99]', of="credit")
    one = Appraised({}, (), {"credit": [facts(earned="7")]})
    unit = Oracle(pack, CATALOGUE).unit({}, [one, one])
    assert [person.children[0].steps["result"] for person in unit.children] == [value("7")] * 2


# ------------------------------------------------------------------------------------------ dates


def on(formula: str, unit: str, **figures: str) -> State:
    return result(step(f'formula = "{formula}"\nunit = "{unit}"'), facts(**figures))


@pytest.mark.parametrize(
    ("a", "b", "months", "years"),
    [
        ("2020-01-31", "2020-02-28", "0", "0"),
        ("2020-01-31", "2020-02-29", "1", "0"),
        ("2021-01-31", "2021-02-28", "1", "0"),
        ("2021-02-28", "2021-03-30", "1", "0"),
        ("2021-03-31", "2021-04-29", "0", "0"),
        ("2021-03-31", "2021-04-30", "1", "0"),
        ("2020-02-29", "2021-02-27", "11", "0"),
        ("2020-02-29", "2021-02-28", "12", "1"),
        ("2020-02-29", "2024-02-28", "47", "3"),
        ("2020-02-29", "2024-02-29", "48", "4"),
        ("2020-06-15", "2020-06-15", "0", "0"),
        ("2020-06-15", "2020-06-14", "-1", "-1"),
        ("2020-06-15", "2020-05-15", "-1", "-1"),
        ("2020-06-15", "2020-05-14", "-2", "-1"),
        ("2020-06-15", "2019-06-15", "-12", "-1"),
        ("2020-06-15", "2019-06-14", "-13", "-2"),
        ("2020-03-31", "2020-02-29", "-1", "-1"),
        ("2021-03-31", "2021-02-28", "-1", "-1"),
        ("2021-03-30", "2021-02-27", "-2", "-1"),
        ("1969-12-31", "1970-01-30", "0", "0"),
        ("1969-12-31", "1970-01-31", "1", "0"),
        ("1958-11-05", "1968-11-04", "119", "9"),
    ],
)
def test_full_months_and_years(a: str, b: str, months: str, years: str) -> None:
    between = on("months_between(hired_on, leaves_on)", "months", hired_on=a, leaves_on=b)
    assert between == value(months)
    between = on("years_between(hired_on, leaves_on)", "years", hired_on=a, leaves_on=b)
    assert between == value(years)


@pytest.mark.parametrize(
    ("formula", "day", "expected"),
    [
        ("add_months(hired_on, spare)", "2020-01-31", "2020-02-29"),
        ("add_months(hired_on, spare)", "2021-01-29", "2021-02-28"),
        ("add_months(hired_on, -spare)", "2021-03-31", "2021-02-28"),
        ("add_months(hired_on, -spare)", "2021-01-31", "2020-12-31"),
        ("add_months(hired_on, 11 * spare)", "2020-02-29", "2021-01-29"),
        # The last of a month does not stay the last: 31 January, 28 February, 28 March.
        ("add_months(add_months(hired_on, spare), spare)", "2021-01-31", "2021-03-28"),
        ("add_months(hired_on, spare + spare)", "2021-01-31", "2021-03-31"),
        ("add_years(hired_on, bonded)", "2020-02-29", "2023-02-28"),
        ("add_years(hired_on, -bonded)", "2024-02-29", "2021-02-28"),
        ("add_years(hired_on, bonded + 1 * bonded - 2)", "2020-02-29", "2024-02-29"),
        ("hired_on + leave_left", "2020-02-28", "2020-03-01"),
        ("leave_left + hired_on", "2021-02-28", "2021-03-02"),
        ("hired_on - leave_left", "1970-01-01", "1969-12-30"),
        ("max(hired_on, asked_on)", "2020-05-05", "2020-05-06"),
        ("min(hired_on, asked_on)", "2020-05-05", "2020-05-05"),
        ("asked_on + (asked_on - hired_on)", "2020-05-05", "2020-05-07"),
    ],
)
def test_days_that_are_moved(formula: str, day: str, expected: str) -> None:
    spare = '[parameter.spare]\nvalue = 1\nstanding = "text"\n'
    pack = spare + step(f'formula = "{formula}"\nunit = "date"')
    known = facts(hired_on=day, bonded="3", leave_left="2", asked_on="2020-05-06")
    assert result(pack, known) == value(expected)


def test_dates_differ_by_days_and_are_compared() -> None:
    days = on("leaves_on - hired_on", "days", leaves_on="2020-03-01", hired_on="2020-02-28")
    assert days == value("2")
    pack = step('require = "leaves_on - hired_on >= leave_left and hired_on < leaves_on"')
    assert result(
        pack, facts(leaves_on="2021-03-01", hired_on="2021-02-28", leave_left="1")
    ) == value("met")


@pytest.mark.parametrize(
    ("kind", "expected"), [("least", "1965-02-03"), ("greatest", "2021-01-01")]
)
def test_the_least_and_the_greatest_date(kind: str, expected: str) -> None:
    named = step(f'{kind} = ["hired_on", "leaves_on"]\nunit = "date"')
    days = ("1965-02-03", "2021-01-01")
    assert result(named, facts(hired_on=days[1], leaves_on=days[0])) == value(expected)
    folded = step(f'{kind}_over = {{ children = "credit", value = "credit_on" }}\nunit = "date"')
    assert result(folded, {}, credit=[facts(credit_on=day) for day in days]) == value(expected)


@pytest.mark.parametrize("day", ["1899-12-31", "2200-01-01"])
def test_a_date_that_nobody_can_mean(day: str) -> None:
    assert on("hired_on", "date", hired_on=day) == because(("hired_on", "outside its range"))
    moved = on("add_years(hired_on, bonded)", "date", hired_on="2199-12-31", bonded="1")
    assert moved == because(("result", "outside its range"))
    inside = on("add_years(hired_on, bonded)", "date", hired_on="2199-12-31", bonded="0")
    assert inside == value("2199-12-31")


def test_what_is_protected_is_read_where_the_law_uses_it() -> None:
    lawful = '[lawful.birth_date]\ncite = "rule"\nstanding = "text"\n'
    pack = lawful + step('formula = "years_between(birth_date, asked_on)"\nunit = "years"')
    pack += step('formula = "birth_date"\nunit = "date"', "of_record", "credit")
    read = person(
        pack, facts(birth_date="1960-07-01", asked_on="2020-06-30"), credit=[facts(earned="1")]
    )
    assert read.steps["result"] == value("59")
    assert read.children[0].steps["of_record"] == value("1960-07-01")


# ------------------------------------------------------------------------------------- 10. range


@pytest.mark.parametrize(
    ("balance", "expected"),
    [
        ("1.04", value("1")),
        ("1.05", because(("result", "outside its range"))),
        ("-1.04", value("-1")),
        ("-1.05", because(("result", "outside its range"))),
    ],
)
def test_the_range_is_that_of_the_rounded_result(balance: str, expected: State) -> None:
    pack = step('formula = "balance"\ndecimals = 1\nrange = [-1, 1]')
    assert result(pack, facts(balance=balance)) == expected


# ------------------------------------------------------------------------------ 11. requirements

ASKED = (
    step('require = "balance > 0"', "first")
    + step('require = "conduct > 50"', "second")
    + step('applies = "courses > 0"\nrequire = "courses > 2"', "third")
)
UNKNOWN = because(("conduct", MISSING))


@pytest.mark.parametrize(
    ("balance", "conduct", "courses", "all_of", "any_of"),
    [
        ("1", "51", "3", value("met"), value("met")),
        ("0", "51", "3", value("not_met"), value("met")),
        ("0", "50", "2", value("not_met"), value("not_met")),
        ("0", MISSING, "2", value("not_met"), UNKNOWN),
        ("1", MISSING, "3", UNKNOWN, value("met")),
        ("1", "51", "0", value("met"), value("met")),
        ("0", "50", "0", value("not_met"), value("not_met")),
    ],
)
def test_requirements(
    balance: str, conduct: str, courses: str, all_of: State, any_of: State
) -> None:
    names = '["first", "second", "third"]'
    pack = ASKED + step(f"all_of = {names}", "every") + step(f"any_of = {names}", "some")
    answers = person(pack, facts(balance=balance, conduct=conduct, courses=courses)).steps
    assert (answers["every"], answers["some"]) == (all_of, any_of)


@pytest.mark.parametrize("kind", ["all_of", "any_of"])
def test_of_requirements_none_of_which_applies(kind: str) -> None:
    assert result(ASKED + step(f'{kind} = ["third"]'), facts(courses="0")) == ABSENT


# --------------------------------------------------------------------------- bands, tables, figures


@pytest.mark.parametrize(
    ("balance", "expected"),
    [("2", "ripe"), ("1.99", "green"), ("-1", "green"), ("-1.01", "raw")],
)
def test_a_band_is_reached_at_its_lower_limit(balance: str, expected: str) -> None:
    pack = step(
        'bands = "balance"\nrows = [{ from = 2, is = "ripe" }, { from = -1, is = "green" },'
        ' { is = "raw" }]\nenum = "stage"'
    )
    assert result(pack, facts(balance=balance)) == value(expected)


def test_a_table_of_two_names_and_of_one() -> None:
    rows = "\n".join(
        f'grid.{rating} = {{ sangat_baik = "{a}", baik = "{b}", butuh_perbaikan = "{b}",'
        f' kurang = "{b}", sangat_kurang = "{b}" }}'
        for rating, a, b in (
            ("di_atas", "ripe", "green"),
            ("sesuai", "green", "green"),
            ("di_bawah", "green", "raw"),
        )
    )
    two = step(f'table = ["own_rating", "record_mark"]\n{rows}\nenum = "stage"')
    one = step(
        'table = ["own_rating"]\ngrid = { di_atas = 120, sesuai = 99.5, di_bawah = -3 }\n'
        "decimals = 1"
    )
    assert result(two, facts(own_rating="di_bawah", record_mark="baik")) == value("raw")
    assert result(two, facts(own_rating="di_atas", record_mark="sangat_baik")) == value("ripe")
    assert result(two, facts(own_rating=MISSING, record_mark=NOT_APPLICABLE)) == because(
        ("own_rating", MISSING), ("result", NOT_APPLICABLE)
    )
    assert result(one, facts(own_rating="sesuai")) == value("99.5")


def test_a_parameter_may_be_unknown_or_optional_or_change() -> None:
    pack = (
        """
[parameter.rate]
standing = "unknown"

[parameter.extra]
standing = "unknown"
optional = true

[[parameter.limit]]
value = 1
standing = "text"
until = 2022-01-01

[[parameter.limit]]
value = 2.5
standing = "text"
from = 2022-01-01
"""
        + step('formula = "rate"')
        + step('formula = "extra"\nnot_applicable = "passes"', "bonus")
    )
    pack += step('formula = "limit"\ndecimals = 1', "bound")
    read = person(pack, {}).steps
    assert (read["result"], read["bonus"]) == (because(("rate", "unknown")), ABSENT)
    assert read["bound"] == value("1")
    later = Oracle(pack, CATALOGUE, on=date(2022, 1, 1), parameters=facts(rate="7")).person({})
    assert (later.steps["result"], later.steps["bound"]) == (value("7"), value("2.5"))


def test_a_dated_step_exists_on_its_days() -> None:
    pack = step('formula = "1"\nuntil = 2022-01-01', "before")
    pack += step('formula = "2"\nfrom = 2022-01-01', "after") + step('formula = "0"')
    last, first = (
        set(Oracle(pack, CATALOGUE, on=day).person({}).steps)
        for day in (date(2021, 12, 31), date(2022, 1, 1))
    )
    assert (last, first) == ({"before", "result"}, {"after", "result"})


def test_a_step_that_is_given_is_a_leaf() -> None:
    pack = step('formula = "balance"', "part") + step('formula = "part + 1"')
    assert result(pack, {"part": Fraction(3), "balance": MISSING}) == value("4")


# -------------------------------------------------------------------------------- grains and units


def test_a_target_reads_what_its_person_has_come_to() -> None:
    pack = step('formula = "balance * 2"', "twice")
    pack += step('formula = "achieved - twice"', "beyond", "target")
    pack += step('sum_over = { children = "target", value = "beyond" }')
    # (10 − 6) + (−5 − 6) = −7
    assert result(pack, facts(balance="3"), TWO) == value("-7")


def test_a_unit_folds_over_its_people_and_a_person_reads_its_facts() -> None:
    pack = step('sum_over = { children = "target", value = "burden" }', "load")
    pack += step('formula = "load - service_index"', "over")
    pack += step(
        'mean_over = { children = "person", value = "over", where = "unit_mark == \'baik\'" }',
        "mean",
        "unit",
    )
    people = [Appraised({}, TWO), Appraised({}, TWO[:1]), Appraised({})]
    unit = Oracle(pack, CATALOGUE).unit(facts(service_index="3", unit_mark="baik"), people)
    # 7 − 3, 2 − 3 and 0 − 3 have the mean 0
    assert unit.steps["mean"] == value("0")
    assert [one.steps["over"] for one in unit.children] == [value("4"), value("-1"), value("-3")]


# ----------------------------------------------------------------------- PP 46, worked through


def pp46(facts: Record, targets: Sequence[Record] = ()) -> Read:
    return Oracle(PP46, FACTS, on=date(2020, 12, 31)).person(facts, targets)


def aspect(name: str, target: str, realised: str) -> dict[str, Scalar]:
    return facts(**{f"{name}_target": target, f"{name}_realised": realised})


@pytest.mark.parametrize(
    ("name", "target", "realised", "score", "efficiency"),
    [
        ("quantity", "1", "1", "100.00", None),
        ("quantity", "607", "607", "100.00", None),
        ("quality", "100", "90", "90.00", None),
        ("quality", "100", "89", "89.00", None),
        ("time", "12", "12", "76.00", "0.00"),
        ("cost", "170395000", "170395000", "76.00", "0.00"),
        ("time", "5", "4", "96.00", "20.00"),
        ("time", "12", "10", "92.67", "16.67"),
        ("time", "12", "6", "50.00", "50.00"),
        ("time", "10", "9", "86.00", "10.00"),
        ("time", "10", "12", "56.00", "-20.00"),
        ("cost", "2000000", "1000000", "50.00", "50.00"),
        # An efficiency a little above 24 percent: 76 − 100/200,000,025 of a point
        ("cost", "200000025", "152000018", "76.00", "24.00"),
        ("cost", "200000025", "152000019", "100.00", "24.00"),
        # 176 − 100 × 20001 / 4000 = −324.025, half away from zero
        ("time", "4000", "20001", "-324.03", "-400.03"),
    ],
)
def test_scores_of_aspects(
    name: str, target: str, realised: str, score: str, efficiency: str | None
) -> None:
    (read,) = pp46({}, [aspect(name, target, realised)]).children
    assert read.steps[f"{name}_score"] == value(score)
    if efficiency is not None:
        assert read.steps[f"{name}_efficiency"] == value(efficiency)


def test_a_target_is_the_mean_of_three_aspects_or_four() -> None:
    three = aspect("quantity", "607", "607") | aspect("quality", "100", "89")
    three |= aspect("time", "12", "12")
    four = (
        aspect("quantity", "1", "1") | aspect("quality", "100", "90") | aspect("time", "12", "12")
    )
    four |= aspect("cost", "170395000", "170395000")
    read = pp46({}, [three, four])
    assert [one.steps["item_score"] for one in read.children] == [value("88.33"), value("85.5")]
    # (88.33 + 85.50) / 2 = 86.915
    assert read.steps["skp"] == value("86.92")


def test_a_plan_of_cost_without_a_realisation_is_refused() -> None:
    read = pp46({}, [facts(cost_target="100")])
    assert read.children[0].steps["cost_score"] == because(("cost_realised", MISSING))


def test_behaviour_with_leadership_and_without() -> None:
    names = ("service", "integrity", "commitment", "discipline", "cooperation", "leadership")
    six = dict(zip(names, map(Fraction, (80, 82, 84, 86, 88, 90)), strict=True))
    assert pp46(six).steps["behaviour"] == value("85")
    assert pp46(six | {"leadership": NOT_APPLICABLE}).steps["behaviour"] == value("84")


@pytest.mark.parametrize(
    ("skp", "behaviour", "final", "predicate"),
    [("85.50", "80", "83.30", "baik"), ("70", "60", "66.00", "cukup")],
)
def test_results_and_behaviour_weigh_60_and_40(
    skp: str, behaviour: str, final: str, predicate: str
) -> None:
    read = pp46(facts(skp=skp, behaviour=behaviour)).steps
    assert (read["final"], read["predicate"]) == (value(final), value(predicate))


@pytest.mark.parametrize(
    ("final", "predicate"),
    [("91", "sangat_baik"), ("90", "baik"), ("75", "cukup"), ("61", "cukup"), ("50", "buruk")],
)
def test_predicates(final: str, predicate: str) -> None:
    assert pp46(facts(final=final)).steps["predicate"] == value(predicate)


def test_a_rounding_that_decides_is_seen_without_it() -> None:
    """The trap: an efficiency rounded to six decimals meets a limit that it exceeds."""
    trap = PP46.replace('let.efficiency = "100 - cost_realised / cost_target * 100"\n', "")
    trap = trap.replace("decimals = 2\nnot_applicable", "decimals = 6\nnot_applicable", 1)
    trap = trap.replace(
        'let.early = "(full_score_factor * cost',
        'let.efficiency = "cost_efficiency"\nlet.early = "(full_score_factor * cost',
    )
    target = aspect("cost", "200000025", "152000018")
    (shared,) = Oracle(trap, FACTS).person({}, [target]).children
    (exact,) = Oracle(trap, FACTS, exact_conditions=True).person({}, [target]).children
    assert shared.steps["cost_score"] == value("100")
    assert exact.steps["cost_score"] == value("76")
