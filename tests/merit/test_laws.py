"""What holds of any workforce, whoever is in it and in whatever order it comes."""

from __future__ import annotations

import decimal
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.merit.people import activity, appraised, rated

from meritasn.errors import NotInForce, UsageError
from meritasn.language import LANGUAGES
from meritasn.merit import appraise, latest_period
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Feedback,
    Predicate,
    Protected,
    Rating,
    Sex,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.policies import Policy, policy_on, read_policy, shipped
from meritasn.policies.timeline import heads
from meritasn.quantities import Absence, Period
from meritasn.results import Result, Results
from meritasn.rules import Reason, ReasonKind, Record, run
from meritasn.testing.strategies import appraisals, nips, workforces
from meritasn.view import to_html, to_text

PP46, PERMEN6 = shipped("pp-46-2011"), shipped("permenpanrb-6-2022")
PERMEN8 = shipped("permenpanrb-8-2021")

slow = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
policies = st.sampled_from([head.name for head in heads("performance")])
teams = workforces(people=5) | workforces(people=4, complete=True)


def results(workforce: Workforce, policy: str) -> list[Results]:
    """Of every period, whether the policy is in force in it or not."""
    return [
        appraise(workforce, shipped(policy), period=period, outside=True)
        for period in workforce.periods()
    ]


def told(of: Sequence[Results]) -> list[object]:
    """All that anybody can see of results: data, pages, explanations, findings, units."""
    return [
        (
            [dict(one.as_dict("id")) for one in each],
            to_text(each, "id"),
            [to_html(one, "en") for one in each],
            [finding.text for finding in each.findings],
            [(unit.unit, unit.counts, unit.value("guide")) for unit in each.units],
        )
        for each in of
    ]


def by_employee(of: Sequence[Results]) -> Mapping[tuple[Period, str], object]:
    return {
        (each.period, one.employee): (one.as_dict("en"), to_text(one, "id"))
        for each in of
        for one in each
    }


@slow
@given(teams, policies)
def test_everybody_has_a_predicate_or_a_reason_and_never_both(
    workforce: Workforce, policy: str
) -> None:
    for each in results(workforce, policy):
        assert [one.employee for one in each] == [one.key for one in workforce.employees]
        for one in each:
            assert (one.predicate is None) != (one.refusal is None)
            assert one.refusal is None or (one.refusal.message.id and one.score is None)


@slow
@given(teams, policies, st.data())
def test_nothing_that_the_law_protects_changes_a_byte(
    workforce: Workforce, policy: str, data: st.DataObject
) -> None:
    """Names, numbers and protected attributes of all are drawn anew and dealt out again."""
    attributes = st.builds(
        Protected,
        sex=st.sampled_from(Sex),
        birth_date=st.dates(date(1950, 1, 1), date(2005, 12, 31)),
        religion=st.sampled_from(("A", "B")),
        disability=st.booleans(),
        ethnicity=st.sampled_from(("X", "Y")),
    )
    other = evolve(
        workforce,
        employees=[
            evolve(
                one,
                nip=data.draw(st.none() | nips(one.employment)),
                name=data.draw(st.sampled_from(("Ani", "Budi", None))),
            )
            for one in workforce.employees
        ],
        protected={one.key: data.draw(attributes) for one in workforce.employees},
    )
    assert told(results(other, policy)) == told(results(workforce, policy))


@slow
@given(teams, policies, st.data())
def test_the_order_of_records_does_not_matter(
    workforce: Workforce, policy: str, data: st.DataObject
) -> None:
    other = Workforce(
        units=data.draw(st.permutations(workforce.units)),
        employees=data.draw(st.permutations(workforce.employees)),
        appraisals=data.draw(st.permutations(workforce.appraisals)),
        unit_performance=data.draw(st.permutations(workforce.unit_performance)),
    )
    assert by_employee(results(other, policy)) == by_employee(results(workforce, policy))

    def units(of: Sequence[Results]) -> object:
        return {
            (each.period, unit.unit): (unit.counts, unit.value("guide"), set(unit.findings))
            for each in of
            for unit in each.units
        }

    assert units(results(other, policy)) == units(results(workforce, policy))


@slow
@given(teams, policies)
def test_other_people_do_not_matter(workforce: Workforce, policy: str) -> None:
    """Each one alone, with the same units and their predicates, has the same result."""
    whole = by_employee(results(workforce, policy))
    for one in workforce.employees:
        own = [a for a in workforce.appraisals if a.employee == one.key]
        if own:
            alone = evolve(workforce, employees=[one], appraisals=own)
            for key, result in by_employee(results(alone, policy)).items():
                assert result == whole[key]


@slow
@given(appraisals(), policies, st.data())
def test_the_order_of_targets_does_not_matter(
    one: Appraisal, policy: str, data: st.DataObject
) -> None:
    """But for the order in which a sentence names them."""
    other = evolve(one, targets=tuple(data.draw(st.permutations(one.targets))))

    def answer(of: Appraisal) -> object:
        (result,) = alone(of, policy)
        refusal = result.refusal
        reasons = None if refusal is None else (refusal.code, refusal.reasons)
        return result.predicate, result.score, reasons, result.findings

    assert answer(other) == answer(one)


def alone(one: Appraisal, policy: str) -> Results:
    workforce = Workforce(
        units=[Unit(key="U", name="U", kind=UnitKind.DINAS)],
        employees=[Employee(key=one.employee, unit="U", employment=Employment.PNS)],
        appraisals=[one],
    )
    return appraise(workforce, shipped(policy), period=one.period, outside=True)


@slow
@given(appraisals(period=Period.year(2019)) | appraisals(period=Period.year(2024)))
def test_one_appraisal_alone_and_one_in_a_workforce_agree(one: Appraisal) -> None:
    """As long as they lead nothing: then the unit would have to be known."""
    single = appraise(one)
    (result,) = alone(one, single.policy.name)
    assert result.as_dict("id") == single.as_dict("id")
    assert to_text(result, "en") == to_text(single, "en")
    assert result.findings == single.findings


@slow
@given(appraisals(complete=True), policies)
def test_what_the_policy_does_not_name_does_not_matter(one: Appraisal, policy: str) -> None:
    other = evolve(
        one,
        feedback=(Feedback(given_on=one.period.start, fact="Rapat pagi"),),
        behaviours=(),
        rater=None,
        targets=tuple(evolve(t, plan="Lain", indicator="Lain", focus=None) for t in one.targets),
    )
    (before,), (after,) = alone(one, policy), alone(other, policy)
    assert (before.as_dict("id"), to_text(before, "id")) == (
        after.as_dict("id"),
        to_text(after, "id"),
    )


@slow
@given(
    teams, policies, st.integers(1, 60), st.sampled_from((decimal.ROUND_UP, decimal.ROUND_FLOOR))
)
def test_the_arithmetic_of_the_program_around_does_not_matter(
    workforce: Workforce, policy: str, precision: int, rounding: str
) -> None:
    before = by_employee(results(workforce, policy))
    with decimal.localcontext() as context:
        context.prec, context.rounding = precision, rounding
        assert by_employee(results(workforce, policy)) == before


@slow
@given(st.sampled_from(Rating), st.sampled_from(Rating), st.sampled_from(Predicate))
def test_equal_facts_have_equal_results(
    results: Rating, behaviour: Rating, said: Predicate
) -> None:
    one, other = (
        evolve(rated(key, results, behaviour), recorded_predicate=said) for key in ("P1", "P2")
    )
    a, b = appraise(one), appraise(other)
    assert a.predicate == b.predicate
    assert a.findings == b.findings


# ------------------------------------------------------------------------------------ periods


def with_periods(*periods: Period) -> Workforce:
    return Workforce(
        units=[Unit(key="U", name="U", kind=UnitKind.DINAS)],
        employees=[Employee(key="P1", unit="U", employment=Employment.PNS)],
        appraisals=[rated("P1", Rating.SESUAI, Rating.SESUAI, period=period) for period in periods],
    )


Y2019, Y2022, Y2023 = Period.year(2019), Period.year(2022), Period.year(2023)
QUARTER = Period(date(2023, 10, 1), date(2024, 1, 1))
STRADDLING = Period(date(2021, 1, 1), date(2022, 7, 1))
H2_2021 = Period(date(2021, 7, 1), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("periods", "policy", "latest"),
    [
        ((Y2019, Y2022, Y2023), None, Y2023),
        ((Y2023, Y2022, Y2019), PP46, Y2019),
        ((Y2019, Y2022), PERMEN6, Y2022),
        ((QUARTER, Y2023), None, Y2023),  # of two that end together, the longer
    ],
)
def test_the_latest_period_is_the_one_that_ends_last_under_the_policy(
    periods: Sequence[Period], policy: Policy | None, latest: Period
) -> None:
    assert latest_period(with_periods(*periods), policy) == latest
    assert appraise(with_periods(*periods), policy).period == latest


def test_the_law_of_the_last_day_applies() -> None:
    assert appraise(with_periods(Y2019)).policy is PP46
    assert appraise(with_periods(H2_2021)).policy is PERMEN8
    assert appraise(with_periods(Y2023)).policy is PERMEN6
    assert appraise(rated("P1", Rating.SESUAI, Rating.SESUAI, period=Y2019)).policy is PP46


@pytest.mark.parametrize("period", [STRADDLING, Period.year(2021)])
@pytest.mark.parametrize("named", [True, False])
def test_a_period_that_began_under_another_law_is_refused_with_its_parts(
    period: Period,
    named: bool,  # noqa: FBT001  (a parameter of the table)
) -> None:
    policy = policy_on(period.last or period.start) if named else None
    one = rated("P1", Rating.SESUAI, Rating.SESUAI, period=period)
    for subject in (with_periods(Y2019, period), one):
        with pytest.raises(NotInForce) as refused:
            appraise(subject, policy)
        (finding,) = refused.value.findings
        assert finding.code.id == "MER-0023"
        for language in LANGUAGES:
            sentence = finding.message.of(language)
            assert [name for name in (PP46.name, PERMEN8.name) if name not in sentence] == []
    asked = appraise(with_periods(period), PERMEN6, period=period, outside=True)
    assert [one.predicate is not None for one in asked] == [True]


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [
        (date(2021, 6, 30), date(2021, 7, 1), True),  # a day under each
        (date(2021, 7, 1), date(2021, 12, 31), False),
        (date(2021, 6, 30), date(2021, 12, 31), True),
        (date(2021, 12, 31), date(2022, 1, 1), True),
        (date(2021, 1, 1), date(2021, 6, 30), False),
    ],
)
def test_one_day_under_another_law_is_enough(
    first: date,
    last: date,
    refused: bool,  # noqa: FBT001  (a parameter of the table)
) -> None:
    workforce = with_periods(Period.of_days(first, last))
    if refused:
        with pytest.raises(NotInForce):
            appraise(workforce)
    else:
        assert appraise(workforce).period.last == last


def test_without_a_fitting_period_it_is_said_which_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        appraise(with_periods(Y2019), PERMEN6)
    assert "2019" in refused.value.report("id")
    with pytest.raises(UsageError) as refused:
        appraise(with_periods(Y2019), period=Y2022)
    assert "2019" in refused.value.report("id")
    with pytest.raises(UsageError) as refused:
        appraise(with_periods())
    assert [finding.code.id for finding in refused.value.findings] == ["MER-0016"]


def test_a_policy_outside_its_days_is_asked_only_on_purpose() -> None:
    with pytest.raises(NotInForce):
        appraise(with_periods(Y2019), PERMEN6, period=Y2019)
    asked = appraise(with_periods(Y2019), PERMEN6, period=Y2019, outside=True)
    assert [one.predicate and one.predicate.code for one in asked] == ["baik"]
    later = appraise(with_periods(Y2023), PP46, period=Y2023, outside=True)
    assert [one.refusal is not None for one in later] == [True]
    with pytest.raises(NotInForce):
        appraise(rated("P1", Rating.SESUAI, Rating.SESUAI, period=Y2019), PERMEN6)


def test_who_has_no_appraisal_in_the_period_is_refused_by_that_name() -> None:
    workforce = with_periods(Y2022, Y2023)
    newcomer = Employee(key="P2", unit="U", employment=Employment.PPPK)
    found = appraise(evolve(workforce, employees=[*workforce.employees, newcomer]))
    second = found.of("P2")
    assert second is not None
    assert second.refusal is not None
    assert second.refusal.code.id == "MER-4010"
    assert second.explain() is None
    assert [person.employee for person in found.units[0].people] == ["P1"]


def test_progress_is_told_for_each_person() -> None:
    told: list[tuple[int, int]] = []
    appraise(with_periods(Y2023), progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 1)]


def test_changes_are_those_whose_answer_differs() -> None:
    one = appraised(activity(quantity=("100", "90")), conduct="70")
    workforce = evolve(with_periods(), appraisals=[one])
    before = appraise(workforce, PP46)
    assert before.changes(before) == ()
    better = appraised(activity(quantity=("100", "99")), conduct="70")
    after = appraise(evolve(workforce, appraisals=[better]), PP46)
    (change,) = before.changes(after)
    assert isinstance(change.before, Result)
    assert (change.before.score, change.after.score) == (
        before.people[0].score,
        after.people[0].score,
    )
    assert Absence.MISSING not in (change.before.score, change.after.score)


@pytest.mark.parametrize("size", ["1e999999999", "1e41", "123456789012345678901"])
def test_a_number_of_any_size_is_outside_at_once(size: str) -> None:
    _, program = PP46.programs[-1]
    value = run(program, Record({"service": Decimal(size)})).value("behaviour")
    assert Reason("service", ReasonKind.OUTSIDE) in value.reasons


def test_who_has_two_appraisals_for_one_period_is_refused_and_none_is_chosen() -> None:
    one = Appraisal(
        employee="A",
        period=Period.year(2023),
        results_rating=Rating.DI_ATAS,
        behaviour_rating=Rating.DI_ATAS,
    )
    other = evolve(one, results_rating=Rating.DI_BAWAH)
    units = [Unit(key="u", name="Unit", kind=UnitKind.DINAS)]
    people = [Employee(key="A", unit="u", employment=Employment.PNS)]
    (result,) = appraise(Workforce(units=units, employees=people, appraisals=[one, other]))
    assert result.predicate is None
    assert result.refusal is not None
    assert result.refusal.code.id == "MER-4012"


def test_a_policy_that_reads_the_post_is_told_who_one_appraisal_is_of() -> None:
    pack = (files("meritasn.policies") / "packs" / "pp-46-2011.toml").read_text("utf-8")
    step = (
        '[[step]]\nname = "of_pns"\nof = "person"\ntitle = { id = "PNS", en = "PNS" }\n'
        'require = "employment == \'pns\'"\ncode = "of_pns"\n'
        'message = { id = "bukan PNS", en = "no PNS" }\ncite = "pp46"\nstanding = "assumed"\n'
    )
    policy = read_policy(f"{pack}\n{step}")
    one = Appraisal(employee="A", period=Period.year(2019))
    person = Employee(key="A", unit="u", employment=Employment.PNS)
    assert appraise(one, policy).value("of_pns").label is None
    assert appraise(one, policy, employee=person).value("of_pns").label == "met"
