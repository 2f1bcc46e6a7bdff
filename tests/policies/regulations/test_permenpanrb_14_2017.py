"""PermenPANRB 14/2017: the index of satisfaction, its letters, its sheets, and the units above."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import why
from tests.policies.regulations.surveys import (
    DAY,
    SHEET,
    SURVEY,
    index_on_paper,
    number,
    rounded,
    service,
    sheet,
    survey,
    two_decimals,
    unit,
)

from meritasn.errors import NotInForce
from meritasn.law import Standing
from meritasn.policies import Policy, overlaid, policy_on, shipped, what_if
from meritasn.rules import Record, Run, interpret, run, run_unit

RULE = shipped("permenpanrb-14-2017")
OLD = shipped("kepmenpan-25-2004")
ELEMENTS = [f"u{n}" for n in range(1, 10)]

# -- the bands ----------------------------------------------------------------------------------

BANDS = (
    ("25.00", "64.99", "d", "tidak_baik"),
    ("65.00", "76.60", "c", "kurang_baik"),
    ("76.61", "88.30", "b", "baik"),
    ("88.31", "100.00", "a", "sangat_baik"),
)


def letters(policy: Policy, indices: Iterable[Decimal]) -> list[str | None]:
    """The letter of each index; the rules are compiled once for all."""
    program = policy.on(DAY).with_given(["index"])
    return [run(program, Record({"index": index})).value("category").label for index in indices]


def misplaced(policy: Policy = RULE) -> Iterator[Decimal]:
    """Every index of two decimals whose letter is not that of the printed table."""
    for low, high, letter, _ in BANDS:
        indices = two_decimals(low, high)
        found = zip(indices, letters(policy, indices), strict=True)
        yield from (index for index, said in found if said != letter)


def test_the_bands_divide_all_7501_numbers_of_two_decimals() -> None:
    printed = [index for low, high, *_ in BANDS for index in two_decimals(low, high)]
    assert printed == two_decimals("25.00", "100.00")
    assert len(printed) == 7501
    assert list(misplaced()) == []


@pytest.mark.parametrize("row", BANDS)
def test_every_row_at_both_ends_with_its_words_and_above_services_too(
    row: tuple[str, str, str, str],
) -> None:
    low, high, letter, words = row
    program = RULE.on(DAY).with_given(["index"])
    for end in (Decimal(low), Decimal(high)):
        one = run(program, Record({"index": end}))
        assert one.value("category").label == letter
        assert one.value("performance").label == words
        assert run_unit(program, Record({}), [one]).value("unit_category").label == letter


@pytest.mark.parametrize("row", [0, 1, 2])
@pytest.mark.parametrize("by", ["-0.01", "0.01"])
def test_a_limit_shifted_by_a_hundredth_is_found(row: int, by: str) -> None:
    assert list(misplaced(with_rows(row, Decimal(by))))


LIMITS = ["88.31", "76.61", "65.00"]


def with_rows(row: int, by: Decimal) -> Policy:
    starts = [Decimal(text) + (by if n == row else 0) for n, text in enumerate(LIMITS)]
    rows = ", ".join(f'{{ from = {s}, is = "{c}" }}' for s, c in zip(starts, "abc", strict=True))
    rule = f'enum = "service_quality"\nbands = "index"\nrows = [{rows}, {{ is = "d" }}]\n'
    return changed("category", rule + 'not_applicable = "passes"')


def changed(name: str, rule: str, of: str = "service", more: str = "") -> Policy:
    """The pack with one step written anew."""
    return overlaid(
        RULE,
        f"""format = "meritasn/overlay@1"
name = "planted"
base = "{RULE.name}"
[cite]
fault = "a planted fault"
{more}
[[step]]
name = "{name}"
of = "{of}"
title = {{ id = "cacat", en = "fault" }}
cite = "fault"
standing = "assumed"
{rule}
""",
    )


# -- the index: laws, and faults that they catch ------------------------------------------------


def test_the_best_and_the_worst_survey_have_the_ends_of_the_scale() -> None:
    for many in (1, 2, 7):
        assert number(survey(RULE, [[4] * 9] * many), "index") == Decimal("100.00")
        assert number(survey(RULE, [[1] * 9] * many), "index") == Decimal("25.00")


@settings(max_examples=60)
@given(SURVEY)
def test_the_index_is_that_on_paper(answers: list[list[int]]) -> None:
    ran = survey(RULE, answers)
    assert number(ran, "index") == index_on_paper(answers)
    for n, element in enumerate(ELEMENTS):
        mean = Fraction(sum(one[n] for one in answers), len(answers))
        assert number(ran, f"nrr_{element}") == rounded(mean)


@settings(max_examples=30)
@given(SURVEY, st.randoms(use_true_random=False))
def test_neither_the_order_of_sheets_nor_that_of_elements_matters(
    answers: list[list[int]], chance: random.Random
) -> None:
    sheets = [chance.sample(one, 9) for one in chance.sample(answers, len(answers))]
    places = chance.sample(range(9), 9)
    moved = [[one[place] for place in places] for one in answers]
    found = number(survey(RULE, answers), "index")
    assert number(survey(RULE, sheets), "index") == found
    assert number(survey(RULE, moved), "index") == found


@settings(max_examples=40)
@given(SURVEY, st.data())
def test_a_better_answer_never_lowers_the_index(
    answers: list[list[int]], data: st.DataObject
) -> None:
    row = data.draw(st.integers(0, len(answers) - 1))
    place = data.draw(st.integers(0, 8))
    better = data.draw(st.integers(answers[row][place], 4))
    raised = [list(one) for one in answers]
    raised[row][place] = better
    before, after = (number(survey(RULE, a), "index") for a in (answers, raised))
    assert Decimal(25) <= before <= after <= Decimal(100)


@settings(max_examples=40)
@given(st.lists(SHEET, min_size=1, max_size=8).filter(lambda a: len(a) in (1, 2, 4, 5, 8)))
def test_the_index_of_exact_means_is_that_of_their_sheets(answers: list[list[int]]) -> None:
    assert number(from_means(answers), "index") == number(survey(RULE, answers), "index")


FROM_MEANS = RULE.on(DAY).with_given([f"mean_{element}" for element in ELEMENTS])
"""The rules where only the mean of each element is known."""


def from_means(answers: Sequence[Sequence[int]]) -> Run:
    """The run of the means alone, with all their decimals."""
    columns = zip(*answers, strict=True)
    means = [Decimal(sum(column)) / len(answers) for column in columns]
    return run(FROM_MEANS, Record({f"mean_{e}": m for e, m in zip(ELEMENTS, means, strict=True)}))


@settings(max_examples=60)
@given(st.lists(st.integers(10**12, 4 * 10**12), min_size=9, max_size=9))
def test_no_mean_of_twelve_decimals_is_rounded_twice(means: list[int]) -> None:
    facts = {f"mean_{e}": Decimal(m).scaleb(-12) for e, m in zip(ELEMENTS, means, strict=True)}
    exact = sum((Fraction(m, 10**12) for m in means), Fraction(0)) * 25 / 9
    assert number(run(FROM_MEANS, Record(facts)), "index") == rounded(exact)


def test_means_just_below_and_at_half_a_hundredth() -> None:
    """76.605 rounds up, and the nearest sum of twelve decimals below it does not."""
    ends = {27577800000000: "76.61", 27577799999999: "76.60"}  # 9 · 76.605 / 25 is 27.5778
    for total, expected in ends.items():
        share, rest = divmod(total, 9)
        parts = [share + (n < rest) for n in range(9)]
        facts = {f"mean_{e}": Decimal(p).scaleb(-12) for e, p in zip(ELEMENTS, parts, strict=True)}
        assert number(run(FROM_MEANS, Record(facts)), "index") == Decimal(expected)


WEIGHT = """
[parameter.weight]
title = { id = "bobot", en = "weight" }
value = 0.11
cite = "fault"
standing = "assumed"
"""
PASSES = 'not_applicable = "passes"\nunit = "points"\n'


def _of_rounded_means() -> Policy:
    means = " + ".join(f"rounded_{element}" for element in ELEMENTS)
    steps = "".join(
        f"""
[[step]]
name = "rounded_{element}"
of = "service"
title = {{ id = "cacat", en = "fault" }}
formula = "mean_{element}"
not_applicable = "passes"
decimals = 2
cite = "fault"
standing = "assumed"
"""
        for element in ELEMENTS
    )
    rule = f'formula = "({means}) / elements * points"\ndecimals = 2\n{PASSES}'
    return changed("index_of_sheets", rule, more=steps)


FAULTS: dict[str, Callable[[], Policy]] = {
    "weight 0.11": lambda: changed(
        "index_of_sheets",
        f'formula = "answers_total / sheets_counted * weight * points"\ndecimals = 2\n{PASSES}',
        more=WEIGHT,
    ),
    "means are rounded first": _of_rounded_means,
    "sheets that are left out count as zero": lambda: changed(
        "index_of_sheets",
        f'applies = "sheets_counted > 0"\nformula = "answers_total / sheets / elements * points"\n'
        f"decimals = 2\n{PASSES}",
    ),
    "ten elements": lambda: what_if(RULE, {"elements": Decimal(10)}),
    "one decimal": lambda: changed(
        "index", f'first = ["index_of_sheets", "index_of_means"]\ndecimals = 1\n{PASSES}'
    ),
}


def wrong(policy: Policy) -> bool:
    """Whether a few hundred surveys show that a policy departs from the index on paper."""
    chance = random.Random(1)  # noqa: S311  (the same surveys every time)
    for _ in range(200):
        answers = [
            [chance.randint(1, 4) for _ in range(9)] for _ in range(chance.choice((1, 3, 6, 7)))
        ]
        sheets = [sheet(one) for one in answers] + [sheet([4] * 8 + [None])]
        value = service(policy, *sheets).value("index").number
        if value != index_on_paper(answers):
            return True
    return False


def test_the_pack_itself_is_not_wrong() -> None:
    assert not wrong(RULE)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught(fault: str) -> None:
    assert wrong(FAULTS[fault]())


def test_the_fault_of_rounded_weights_is_ninety_nine() -> None:
    planted = FAULTS["weight 0.11"]()
    assert number(survey(planted, [[4] * 9]), "index") == Decimal("99.00")


# -- sheets -------------------------------------------------------------------------------------

GOOD = [3, 4, 3, 4, 3, 4, 3, 4, 3]


@pytest.mark.parametrize("place", range(9))
def test_a_sheet_that_is_not_complete_is_left_out_and_counted(place: int) -> None:
    torn: list[int | None] = [1] * 9
    torn[place] = None
    ran = survey(RULE, [GOOD, torn])
    assert number(ran, "index") == index_on_paper([GOOD])
    counts = [number(ran, s) for s in ("sheets", "sheets_counted", "sheets_left_out")]
    assert counts == [2, 1, 1]
    assert number(ran, "nrr_u1") == 3


@pytest.mark.parametrize("answer", [0, 5, -1])
@pytest.mark.parametrize("place", [0, 4, 8])
def test_an_answer_of_another_scale_refuses_the_survey_by_its_element(
    answer: int, place: int
) -> None:
    other = list(GOOD)
    other[place] = answer
    ran = survey(RULE, [GOOD, other])
    assert why(ran, "index") == {(f"u{place + 1}", "outside its range")}
    assert why(ran, "category") == why(ran, "index")


def test_without_a_complete_sheet_there_is_no_index() -> None:
    for answers in ([], [[None] * 9], [[4] * 8 + [None]] * 3):
        ran = survey(RULE, answers)
        assert not ran.value("index").applicable
        assert not ran.value("category").applicable
        assert not ran.value("performance").applicable
        assert number(ran, "sheets") == len(answers)


def test_a_sheet_without_its_day_refuses() -> None:
    undated = sheet(GOOD)
    facts = {name: value for name, value in undated.facts.items() if name != "responded_on"}
    ran = service(RULE, Record(facts, grain=undated.grain))
    assert ("responded_on", "missing") in why(ran, "index")


@pytest.mark.parametrize(("days", "counted"), [(0, 2), (364, 2), (365, 1), (366, 1), (4000, 1)])
def test_sheets_of_an_earlier_year_are_of_an_earlier_survey(days: int, counted: int) -> None:
    last = date(2023, 11, 30)
    ran = service(RULE, sheet(GOOD, last), sheet([1] * 9, last - timedelta(days=days)), on=last)
    assert number(ran, "sheets_counted") == counted


@pytest.mark.parametrize(
    ("answers", "satisfied"),
    [([3] * 9, 1), ([3] * 8 + [2], 0), ([4, 2] * 4 + [3], 1), ([4] * 9, 1), ([1] * 9, 0)],
)
def test_who_is_satisfied_has_a_mean_of_at_least_three(answers: list[int], satisfied: int) -> None:
    assert number(survey(RULE, [answers]), "sheets_satisfied") == satisfied


@settings(max_examples=30)
@given(SURVEY)
def test_the_index_is_the_mean_of_those_of_its_sheets(answers: list[list[int]]) -> None:
    """So that intervals may be drawn from the indices of sheets."""
    ran = survey(RULE, answers)
    each = [number(child, "sheet_index") for child in ran.children]
    mean = sum(each, Decimal(0)) / len(each)
    assert abs(mean - number(ran, "index")) <= Decimal("0.00501")


# -- units --------------------------------------------------------------------------------------


@settings(max_examples=30)
@given(st.lists(SURVEY, min_size=1, max_size=4))
def test_a_unit_has_the_mean_of_its_services_and_the_index_of_all_sheets(
    surveys: list[list[list[int]]],
) -> None:
    services = [survey(RULE, answers) for answers in surveys]
    ran = unit(RULE, *services, survey(RULE, []), survey(RULE, [[None] * 9]))
    indices = [index_on_paper(answers) for answers in surveys]
    mean = sum((Fraction(index) for index in indices), Fraction(0)) / len(indices)
    assert number(ran, "unit_index") == rounded(mean)
    assert number(ran, "pooled_index") == index_on_paper([s for of in surveys for s in of])
    assert number(ran, "services_surveyed") == len(surveys)
    assert number(ran, "unit_sheets") == sum(map(len, surveys))


def test_both_indices_of_a_unit_differ_where_its_services_have_unequal_many_sheets() -> None:
    ran = unit(RULE, survey(RULE, [[4] * 9]), survey(RULE, [[2] * 9] * 3))
    assert (number(ran, "unit_index"), ran.value("unit_category").label) == (Decimal("75.00"), "c")
    assert number(ran, "pooled_index") == Decimal("62.50")
    assert ran.value("pooled_category").label == "d"


def test_a_unit_without_a_survey_has_no_index_and_a_refused_service_refuses_it() -> None:
    none = unit(RULE, survey(RULE, []))
    assert not none.value("unit_index").applicable
    assert not none.value("pooled_index").applicable
    assert not unit(RULE).value("unit_index").applicable
    refused = unit(RULE, survey(RULE, [GOOD]), survey(RULE, [[5] * 9]))
    assert ("u1", "outside its range") in why(refused, "unit_index")


# -- the timeline -------------------------------------------------------------------------------


def test_one_timeline_without_a_gap() -> None:
    assert policy_on(date(2016, 12, 31), "satisfaction").name == OLD.name
    assert policy_on(date(2017, 1, 1), "satisfaction").name == RULE.name
    assert OLD.in_force.stop == RULE.in_force.start
    with pytest.raises(NotInForce):
        RULE.on(date(2016, 12, 31))


def test_the_same_index_has_another_letter_after_the_change() -> None:
    """76.475, printed so under the older decree with the letter B."""
    days = (date(2016, 12, 31), date(2017, 1, 1))
    unrounded = ("index_unrounded", "index_of_means")
    found = []
    for day, step in zip(days, unrounded, strict=True):
        program = policy_on(day, "satisfaction").on(day).with_given([step])
        ran = run(program, Record({step: Decimal("76.475")}))
        assert number(ran, "index") == Decimal("76.48")
        found.append(ran.value("category").label)
    assert found == ["b", "c"]


# -- what is assumed ----------------------------------------------------------------------------


def test_every_reading_that_was_taken_is_listed_with_its_reason() -> None:
    assumed = {one.path: one for one in RULE.assumptions()}
    for path in ("in_force", "parameter.round_years", "parameter.favourable", "step.answers"):
        assert assumed[path].standing is Standing.ASSUMED
    noted = ("parameter.round_years", "parameter.favourable", "step.answers", "step.unit_index")
    assert all(assumed[path].note for path in noted)
    assert {f"unsaid.{element}" for element in ELEMENTS} <= set(assumed)


def test_the_rules_of_an_agency_may_ask_for_more_satisfaction() -> None:
    stricter = what_if(RULE, {"favourable": Decimal("3.5")})
    assert number(survey(stricter, [[3] * 9, [4] * 9]), "sheets_satisfied") == 1
    assert number(survey(stricter, [[3] * 9]), "index") == Decimal("75.00")


def test_a_survey_of_many_sheets_is_read_alike_by_both_readings() -> None:
    chance = random.Random(4)  # noqa: S311
    answers = [
        [
            chance.choice((1, 2, 3, 4, None)) if chance.random() < 0.1 else chance.randint(1, 4)
            for _ in range(9)
        ]
        for _ in range(300)
    ]
    record = Record({}, tuple(sheet(one) for one in answers), key="L1")
    program = RULE.on(DAY)
    single, reference = run(program, record), interpret(program, record)
    assert dict(single.slots) == reference.slots
    assert all(
        dict(one.slots) == other.slots
        for one, other in zip(single.children, reference.children, strict=True)
    )


def test_more_of_the_best_answers_climbs_through_all_letters() -> None:
    climbed = [
        survey(RULE, [[4] * best + [2] * (9 - best)]).value("category").label for best in range(10)
    ]
    assert {(a, b) for a, b in pairwise(climbed) if a != b} == {("d", "c"), ("c", "b"), ("b", "a")}
