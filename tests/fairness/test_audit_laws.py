"""Laws of the audit: how often it errs, what it finds, and that what it hides stays hidden."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from math import comb
from random import Random

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from meritasn.fairness import (
    AuditPlan,
    Cell,
    Comparison,
    Counts,
    Person,
    Sample,
    Tabled,
    Verdict,
    audit_counts,
    audit_sample,
    comparing,
    comparison,
    default_plan,
    sample,
)
from meritasn.fairness.comparison import reference_of
from meritasn.fairness.counts import MISSING
from meritasn.fairness.finding import Why, judged
from meritasn.fairness.plan import Adjustment, Method
from meritasn.fairness.power import power
from meritasn.language import LANGUAGES, Text
from meritasn.view import to_text

PLAN = default_plan()

# ------------------------------------------------------------------------------- how often it errs

CITIES, PEOPLE, RATE = 2000, 240, 0.3
GROUPS: Mapping[str, str] = {"coin": "ab", "die": "abcdefgh"}


@cache
def cities() -> tuple[tuple[Tabled, ...], ...]:
    """Cities in which a coin and a die say who belongs where, whatever is decided of people."""
    chance = Random(7)  # noqa: S311  (a fixed draw)
    return tuple(tuple(tossed(name, chance) for name in GROUPS) for _ in range(CITIES))


def tossed(name: str, chance: Random) -> Tabled:
    groups = chance.choices(GROUPS[name], k=PEOPLE)
    chosen = set(chance.sample(range(PEOPLE), sum(chance.random() < RATE for _ in groups)))
    cells = {group: [0, 0] for group in GROUPS[name]}
    for place, group in enumerate(groups):
        cells[group][0] += place in chosen
        cells[group][1] += 1
    return Tabled((name,), Counts({group: Cell(*cells[group]) for group in GROUPS[name]}))


def most_by_chance(cities: int, level: Fraction, doubt: Fraction = Fraction(1, 1000)) -> int:
    """So many false alarms there are at the level itself, and more only once in a thousand runs.

    The binomial upper tail, summed exactly.
    """
    chances = (comb(cities, k) * level**k * (1 - level) ** (cities - k) for k in range(cities + 1))
    below = Fraction(0)
    for most, chance in enumerate(chances):
        below += chance
        if 1 - below <= doubt:
            return most
    raise AssertionError


def false_alarms(plan: AuditPlan) -> int:
    """Cities in which anything at all is flagged."""
    found = (audit_counts(tables, plan=plan) for tables in cities())
    return sum(any(f.verdict is Verdict.FLAG for f in each.findings) for each in found)


NARROW = evolve(PLAN, reference_minimum=12)


def test_a_tolerance_is_what_the_binomial_says() -> None:
    assert most_by_chance(2000, Fraction(1, 20)) == 131
    assert most_by_chance(10, Fraction(1, 2)) == 9


@pytest.mark.parametrize("method", [Method.FISHER, Method.MID_P])
def test_false_alarms_stay_within_the_level_where_nothing_is_planted(method: Method) -> None:
    """What is allowed is the level, and what chance adds to it in as many cities.

    Fisher's test holds its level at any counts. Mid-p may exceed it at some; no more is allowed.
    """
    alarms = false_alarms(evolve(NARROW, method=method))
    assert alarms <= most_by_chance(CITIES, PLAN.level)


def test_an_audit_that_adjusts_nothing_or_not_for_its_choice_of_reference_is_caught(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    most = most_by_chance(CITIES, PLAN.level)
    assert false_alarms(evolve(NARROW, adjustment=Adjustment.NONE)) > most
    monkeypatch.setattr(comparing, "unseen_tests", lambda *_: 0)
    assert false_alarms(NARROW) > most


# ------------------------------------------------------------------------------------ what it finds


RUNS = 1000


@pytest.mark.parametrize(
    ("rate", "ratio", "people"),
    [
        (Fraction(1, 2), Fraction(3, 5), 100),
        (Fraction(3, 10), Fraction(1, 2), 120),
        (Fraction(1, 5), Fraction(2, 5), 150),
    ],
)
def test_a_planted_gap_is_found_as_often_as_the_power_says(
    rate: Fraction, ratio: Fraction, people: int
) -> None:
    """The test sees it so often, within 0.06: four standard errors, and the arcsine.

    A flag also has to hang on no single person, which costs it some of the power.
    """
    chance = Random(11)  # noqa: S311  (a fixed draw)

    def drawn(of: Fraction) -> Cell:
        return Cell(sum(chance.random() < of for _ in range(people)), people)

    tables = [
        Tabled(("g",), Counts({"w": drawn(rate * ratio), "m": drawn(rate)})) for _ in range(RUNS)
    ]
    found = [one for table in tables for one in audit_counts([table]).findings if one.focal == "w"]
    seen = sum(one.adjusted is not None and one.adjusted <= PLAN.level for one in found)
    flags = sum(one.verdict is Verdict.FLAG for one in found)
    said = power(rate, ratio, people, people, level=float(PLAN.level))
    assert seen / RUNS == pytest.approx(said, abs=0.06)
    assert said - 0.15 < flags / RUNS <= seen / RUNS


@given(st.integers(0, 60), st.integers(20, 60), st.integers(1, 40))
def test_a_wider_gap_is_never_less_of_a_finding(chosen: int, others: int, step: int) -> None:
    """Fewer chosen of the group that is asked about never take a flag away."""
    assume(step <= chosen)
    reference = Cell(40, 60)
    wide, narrow = (
        judged(two, two.p)
        for two in (
            Comparison("a", "b", Cell(n, chosen + others), reference, PLAN)
            for n in (chosen - step, chosen)
        )
    )
    if narrow.verdict is Verdict.FLAG:
        assert wide.verdict is Verdict.FLAG


def sample_of(women: tuple[int, int], men: tuple[int, int], unknown: int) -> Sample:
    people = [Person({"g": "w"}, n < women[0]) for n in range(women[1])]
    people += [Person({"g": "m"}, n < men[0]) for n in range(men[1])]
    return Sample([*people, *(Person({"g": None}, chosen=True) for _ in range(unknown))])


def missing_rows_are_a_group() -> None:
    found = audit_sample(sample_of((20, 40), (20, 40), 9), by=["g"])
    assert found.groups[0].counts[MISSING] == Cell(9, 9)
    assert found.groups[0].counts.whole.total == found.settled == 89


def four_fifths_are_four_fifths() -> None:
    two = Comparison("a", "b", Cell(640, 1000), Cell(800, 1000), PLAN)
    assert judged(two, two.p).why is Why.ABOVE_AND_SEEN


def one_chosen_person_is_no_reference() -> None:
    cells = {"a": Cell(20, 40), "b": Cell(1, 1), "c": Cell(22, 40)}
    (groups,) = audit_counts([Tabled(("g",), Counts(cells))]).groups
    assert groups.reference == "c"


def test_missing_rows_are_counted_a_screen_is_exact_and_a_reference_is_large() -> None:
    missing_rows_are_a_group()
    four_fifths_are_four_fifths()
    one_chosen_person_is_no_reference()


def test_dropped_rows_are_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = sample._counts  # noqa: SLF001  (what is broken here)

    def dropping(people: Sequence[Person], attributes: Sequence[str]) -> Counts:
        return counts([one for one in people if None not in one.groups.values()], attributes)

    monkeypatch.setattr(sample, "_counts", dropping)
    with pytest.raises((AssertionError, KeyError)):
        missing_rows_are_a_group()


def test_a_screen_in_floats_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def floats(focal: Cell, reference: Cell, screen: Fraction) -> bool:
        rate = reference.selected / reference.total
        return focal.selected / focal.total / rate < float(screen)

    monkeypatch.setattr(comparison, "below", floats)
    with pytest.raises(AssertionError):
        four_fifths_are_four_fifths()


def test_one_person_as_a_reference_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        comparing,
        "reference_of",
        lambda counts, plan: reference_of(counts, evolve(plan, reference_minimum=1)),
    )
    with pytest.raises(AssertionError):
        one_chosen_person_is_no_reference()


# ----------------------------------------------------------------------------- there is an answer

CASES: Mapping[str, Mapping[str, Cell]] = {
    "nobody": {},
    "an empty group": {"a": Cell(0, 0), "b": Cell(20, 40)},
    "one person": {"a": Cell(1, 1)},
    "one person beside many": {"a": Cell(0, 1), "b": Cell(20, 40)},
    "nobody chosen": {"a": Cell(0, 40), "b": Cell(0, 40)},
    "everybody chosen": {"a": Cell(40, 40), "b": Cell(40, 40)},
    "all unknown": {MISSING: Cell(20, 40)},
    "ties": {name: Cell(20, 40) for name in "abcd"},
    "zero beside all": {"a": Cell(0, 40), "b": Cell(40, 40)},
    "two hundred groups": {f"g{n:03}": Cell(n % 7, 7 + n % 40) for n in range(200)},
    "a name with a sign": {"a × b": Cell(3, 40), "c": Cell(20, 40)},
}


@pytest.mark.parametrize("case", CASES)
def test_every_table_has_an_answer_with_its_reason(case: str) -> None:
    found = audit_counts([Tabled(("g",), Counts(CASES[case]))])
    for language in LANGUAGES:
        said = to_text(found, language)
        told = json.dumps(found.as_dict(language), allow_nan=False)
        assert "nan" not in said.split()
        assert "Traceback" not in told
    for one in found.findings:
        assert one.sentence.en
        assert one.why in Why


@pytest.mark.parametrize("people", [[], [Person({"g": None}, None)], [Person({"g": "a"}, None)]])
def test_so_has_every_sample(people: list[Person]) -> None:
    found = audit_sample(Sample(people), by=["g"], within=Text("lapisan", "stratum"))
    assert found.findings == ()
    assert to_text(found, "id")
    assert found.as_dict("en")["settled"] == 0
