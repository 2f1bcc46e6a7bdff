"""What may stand in a record, what is refused by its name, and what comes out again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.packs import CATALOGUE

from meritasn.facts import Grain, read_catalogue
from meritasn.policies import shipped
from meritasn.quantities import PLAUSIBLE, Absence, day_number
from meritasn.rules import Given, Record, run, trace
from meritasn.rules.record import Pair, Value, entered, entrance
from meritasn.rules.states import NOT_APPLICABLE, ReasonKind

PROGRAM = shipped("pp-46-2011").on(date(2019, 12, 31))
FACTS = read_catalogue(CATALOGUE).facts
ABSENT: list[tuple[Given, Pair]] = [(Absence.MISSING, (0, 1)), (Absence.NOT_APPLICABLE, (0, 2))]
ONE_DAY = timedelta(days=1)
FIRST, LAST = PLAUSIBLE


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN"])
def test_what_is_no_finite_number_is_refused_by_name(number: str) -> None:
    with pytest.raises(ValueError, match="integrity is no finite number"):
        run(PROGRAM, Record({"integrity": Decimal(number)}))


def test_a_digit_too_many_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="integrity has more than 2 decimals"):
        run(PROGRAM, Record({"integrity": Decimal("80.005")}))


# ------------------------------------------------------------------------------- what goes in


@pytest.mark.parametrize("name", ["balance", "own_rating", "hired_on"])
def test_why_there_is_no_value_is_a_state_of_its_own(name: str) -> None:
    enter = entrance(FACTS[name])
    assert [(given, enter(given)) for given, _ in ABSENT] == ABSENT


@given(st.integers(-1200, 1200), st.integers(1, 50))
def test_a_number_in_its_range_is_a_whole_at_its_scale(hundredths: int, precision: int) -> None:
    balance = Decimal(hundredths) / 100  # from -10 to 10
    inside = -1000 <= hundredths <= 1000
    with localcontext() as context:
        context.prec = precision
        pair = entrance(FACTS["balance"])(balance)
    assert pair == ((hundredths, 0) if inside else (0, 3))


@pytest.mark.parametrize("number", ["1e40", "1e41", "-1e41", "1e999999"])
def test_however_great_a_number_is_it_is_outside_its_range(number: str) -> None:
    assert entrance(FACTS["balance"])(Decimal(number)) == (0, 3)


@given(st.integers(-2, 2))
def test_a_day_is_in_its_range_from_the_first_to_the_last(n: int) -> None:
    enter = entrance(FACTS["hired_on"])
    for edge, inside in ((FIRST, n >= 0), (LAST, n <= 0)):
        day = edge + n * ONE_DAY
        assert enter(day) == ((day_number(day), 0) if inside else (0, 3))


def test_a_label_is_its_place_in_its_enumeration() -> None:
    enter = entrance(FACTS["own_rating"])
    assert [enter(code) for code in ("di_atas", "sesuai", "di_bawah")] == [(0, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("balance", "di_atas", "balance is a number"),
        ("balance", FIRST, "balance is a number"),
        ("own_rating", "bagus", "own_rating has no such label"),
        ("own_rating", Decimal(1), "own_rating is a label"),
        ("own_rating", FIRST, "own_rating is a label"),
        ("hired_on", Decimal(1), "hired_on is a day"),
        ("hired_on", "2020-01-01", "hired_on is a day"),
        ("hired_on", datetime(2020, 1, 1, 8), "hired_on is a day"),  # noqa: DTZ001  (of no place)
    ],
)
def test_another_kind_of_value_is_refused_by_name(name: str, value: Given, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        entrance(FACTS[name])(value)


@pytest.mark.parametrize(
    ("step", "good", "other"), [("skp", Decimal("80.01"), None), ("predicate", "baik", "sesuai")]
)
def test_a_step_is_given_a_value_that_it_could_come_to(
    step: str, good: Given, other: Given | None
) -> None:
    enter, most = entrance(PROGRAM.steps[step]), PROGRAM.steps[step].high
    assert enter(good)[1] == 0
    assert enter(Absence.NOT_APPLICABLE) == (0, NOT_APPLICABLE)
    with pytest.raises(ValueError, match=f"{step} is given without a value"):
        enter(Absence.MISSING)
    if other is None:
        assert enter(Decimal(most).scaleb(-2)) == (most, 0)
    with pytest.raises(ValueError, match=f"{step} (cannot have that value|has no such label)"):
        enter(other or Decimal(most + 1).scaleb(-2))


def test_a_fact_that_is_not_there_is_missing_and_steps_are_given_to_the_record_alone() -> None:
    given_one = PROGRAM.with_given(["skp"])
    inputs = [thing.name for thing in given_one.inputs(Grain.PERSON)]
    assert "skp" in inputs
    whole = entered(given_one, Grain.PERSON, {"skp": Decimal("80.00")})
    pairs = dict(zip(inputs, zip(whole[::2], whole[1::2], strict=True), strict=True))
    assert pairs.pop("skp") == (8000, 0)
    assert set(pairs.values()) == {(0, 1)}
    above = entered(given_one, Grain.PERSON, {}, own=False)
    assert len(above) == len(whole) - 2


# ------------------------------------------------------------------------------ what comes out


@pytest.mark.parametrize(
    ("value", "present", "text"),
    [
        (Value(number=Decimal("80.00")), True, "80.00"),
        (Value(number=Decimal("0E-2")), True, "0.00"),
        (Value(label="baik"), True, "baik"),
        (Value(day=FIRST), True, "1900-01-01"),
        (Value(applicable=False), False, None),
        (Value(), False, None),
    ],
)
def test_a_value_is_present_where_it_has_something_to_say(
    value: Value, *, present: bool, text: str | None
) -> None:
    assert (value.present, value.text) == (present, text)


def test_a_record_answers_for_itself_its_children_and_what_is_missing() -> None:
    target = Record({"quantity_target": Decimal(10)}, key="t1")
    answer = run(PROGRAM, Record({"integrity": Decimal("101.00")}, (target,), key="p"))
    assert answer.key == "p"
    assert [(child.key, child.grain) for child in answer.children] == [("t1", Grain.TARGET)]
    facts = PROGRAM.facts
    seen = answer.seen(facts["integrity"])
    assert [(r.subject, r.kind) for r in seen.reasons] == [("integrity", ReasonKind.OUTSIDE)]
    (child,) = answer.children
    assert child.seen(facts["quantity_target"]).number == Decimal(10)
    assert child.seen(facts["integrity"]) == seen
    assert child.seen(PROGRAM.steps["skp"]) == answer.value("skp")
    (reason,) = child.seen(facts["quantity_realised"]).reasons
    assert (reason.subject, reason.kind) == ("quantity_realised", ReasonKind.MISSING)
    assert child.seen(facts["cost_target"]) == Value(applicable=False)  # unsaid, says the pack
    with pytest.raises(KeyError):
        answer.value("final_score")
    assert trace(answer, "skp").value == answer.value("skp")
