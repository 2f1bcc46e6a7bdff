"""PP 12/2019: the basic amount by class, what is earned of it, and what a budget pays."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.policies.regulations.region import (
    ALLOWANCES,
    CRITERIA,
    DAY,
    FIGURES,
    GRADES,
    INVENTED,
    ITPP,
    KNOWN,
    NONE,
    REGION,
    RULE,
    SHARES,
    Case,
    amount,
    attendance,
    cases,
    person,
    region,
    why,
    worked,
)

from meritasn.errors import NotInForce, PackRefused
from meritasn.facts import Grain
from meritasn.law import Standing
from meritasn.policies import policy_on, what_if
from meritasn.policies.overlay import overlaid
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run_unit

ONE_DAY = timedelta(days=1)
MISSING = Absence.MISSING

# ------------------------------------------------------------ figures and where they stand


@pytest.mark.parametrize("job_class", range(1, 18))
def test_the_class_allowance_is_known_of_eight_classes_and_of_others_refused_by_name(
    job_class: int,
) -> None:
    rule = what_if(RULE, {"itpp_as_set": 1})
    ran = person(rule, job_class=job_class)
    figure = RULE.pack.figures[f"bpk_allowance_{job_class}"][0].parameter
    if job_class in KNOWN:
        assert amount(ran, "basic") == KNOWN[job_class]
        assert figure.standing is Standing.SINGLE
    else:
        assert why(ran, "basic") == {(f"bpk_allowance_{job_class}", "unknown")}
        assert figure.standing is Standing.UNKNOWN


def test_what_a_region_sets_is_nowhere_made_up() -> None:
    unknown = {
        name for name, dated in RULE.pack.figures.items() if dated[0].parameter.value is None
    }
    indices = {"fiscal_index", "construction_index", "government_index"}
    own = {"sanction_rate_of_several", "months_cut_not_recorded"}
    assert unknown == {*FIGURES, *indices, *own}


def test_without_the_figures_of_a_region_each_is_named() -> None:
    assert why(person(RULE, attendance())) == {
        ("fiscal_index", "unknown"),
        ("construction_index", "unknown"),
        ("government_index", "unknown"),
        ("workload_share_10", "unknown"),
        ("performance_share", "unknown"),
    }


def test_the_index_is_the_product_of_three_unless_it_was_set() -> None:
    three = {"fiscal_index": Decimal("0.85"), "construction_index": Decimal("1.02")}
    rule = what_if(RULE, {**three, "government_index": Decimal("0.7")})
    assert person(rule).value("itpp").number == Decimal("0.6069")
    assert person(REGION).value("itpp").number == ITPP


RANGES = {
    **dict.fromkeys(("fiscal_index", "construction_index", "government_index"), (0, 10)),
    "itpp_as_set": (0, 10),
    **{f"bpk_allowance_{k}": (0, 1_000_000_000) for k in range(1, 18)},
    **{f"workload_share_{k}": (0, 300) for k in range(1, 18)},
    **{f"{name}_share": (0, 300) for name in ("performance", *CRITERIA)},
    "productivity_share": (0, 100),
    **{f"{grade}_rate": (0, 100) for grade in GRADES},
    **dict.fromkeys(("sanction_rate", "sanction_rate_of_several"), (0, 100)),
    "full_minutes": (1, 44_640),
    "months_cut_not_recorded": (1, 120),
}


@pytest.mark.parametrize(("figure", "bounds"), RANGES.items())
def test_a_figure_of_a_region_is_held_to_what_is_plausible(
    figure: str, bounds: tuple[int, int]
) -> None:
    least, most = (Decimal(bound) for bound in bounds)
    assert RULE.pack.figures[figure][0].parameter.tune == (least, most)
    slip = Decimal("0.01")
    for outside in (least - slip, most + slip):
        with pytest.raises(PackRefused, match="MER-3061"):
            what_if(RULE, {figure: outside})
    for bound in (least, most):
        assert what_if(RULE, {figure: bound})


def test_every_figure_of_a_region_has_a_range() -> None:
    assert set(RULE.pack.figures) - set(RANGES) == {"day_before"}


OVERLAY = """
format = "meritasn/overlay@1"
name = "town"
base = "pp-12-2019"
cite.town = "Perwali"
[parameter.{figure}]
value = {value}
cite = "town"
standing = "text"
"""


@pytest.mark.parametrize(
    ("figure", "slip", "meant"),
    [
        ("late_4_rate", "-1.5", "1.5"),
        ("fiscal_index", "85", "0.85"),
        ("performance_share", "750", "75.0"),
    ],
)
def test_a_slip_of_the_pen_in_an_overlay_is_refused(figure: str, slip: str, meant: str) -> None:
    with pytest.raises(PackRefused, match=f"MER-3061 parameter.{figure}.value"):
        overlaid(RULE, OVERLAY.format(figure=figure, value=slip))
    laid = overlaid(RULE, OVERLAY.format(figure=figure, value=meant))
    assert laid.pack.figures[figure][0].parameter.value == Decimal(meant)


def test_what_is_assumed_is_listed() -> None:
    paths = {assumption.path for assumption in RULE.assumptions()}
    assumed = {
        "in_force",
        "step.full",
        "step.sanction_cut",
        "step.reduced",
        "parameter.itpp_as_set",
    }
    assert assumed - {"step.sanction_cut"} <= paths


@pytest.mark.parametrize("job_class", [0, 18])
def test_there_is_no_class_beyond_one_and_seventeen(job_class: int) -> None:
    assert why(person(REGION, attendance(), job_class=job_class)) == {
        ("job_class", "outside its range")
    }


def test_the_first_day_in_force() -> None:
    assert policy_on(date(2021, 1, 1), "allowance").name == RULE.name
    with pytest.raises(NotInForce):
        RULE.on(date(2020, 12, 31))
    assert RULE.in_force.last is None


# ------------------------------------------------------------ criteria


@pytest.mark.parametrize(("name", "fact"), [(n, fact) for n, (_, fact) in CRITERIA.items()])
def test_a_criterion_adds_its_share_where_it_holds(name: str, fact: str) -> None:
    with_it, without = (person(REGION, attendance(), **{fact: said}) for said in ("yes", "no"))
    share, _ = CRITERIA[name]
    assert amount(without, name) == 0
    assert amount(with_it, name) == int(amount(with_it, "basic") * share / 100 + Decimal("0.5"))
    assert amount(with_it) == amount(without) + amount(with_it, name)
    assert why(person(REGION, attendance(), **{fact: MISSING})) == {(fact, "missing")}


def test_a_criterion_without_a_share_asks_nothing_and_adds_nothing() -> None:
    figures = {name: value for name, value in FIGURES.items() if name != "remote_share"}
    rule = what_if(RULE, figures)
    ran = person(rule, attendance(), remote_place=MISSING)
    assert not ran.value("remote").applicable
    assert amount(ran) == amount(person(REGION, attendance()))


@pytest.mark.parametrize("job_class", range(1, 18))
def test_the_load_of_work_by_class(job_class: int) -> None:
    ran = person(REGION, attendance(), job_class=job_class)
    share = SHARES[job_class]
    expected = int(amount(ran, "basic") * share / 100 + Decimal("0.5"))
    assert amount(ran, "workload") == expected


# ------------------------------------------------------------ the month


@pytest.mark.parametrize(
    ("minutes", "share"), [(0, 0), (3375, 50), (6749, None), (6750, 100), (6751, 100)]
)
def test_productivity_is_full_at_its_minutes_and_no_more(minutes: int, share: int | None) -> None:
    ran = person(REGION, attendance(minutes))
    full, earned = amount(ran, "productivity_full"), amount(ran, "productivity")
    if share is None:
        assert 0 < full - earned < full / 6749 + 1
    else:
        assert abs(100 * earned - share * full) <= 50


@pytest.mark.parametrize("presence", [0, 50, 100])
def test_discipline_goes_by_presence(presence: int) -> None:
    ran = person(REGION, attendance(presence=presence))
    assert 2 * amount(ran, "discipline_by_presence") == pytest.approx(
        amount(ran, "discipline_full") * presence / 50, abs=1
    )


def test_the_month_is_that_which_ends_on_the_day() -> None:
    september = attendance(100, 10, date(2025, 9, 30))
    ran = person(REGION, september, attendance(6000, 90))
    assert amount(ran) == amount(person(REGION, attendance(6000, 90)))
    nothing = {("minutes", "nothing to fold"), ("present", "nothing to fold")}
    nothing.add(("tardiness", "nothing to fold"))
    assert why(person(REGION, september)) == nothing
    assert why(person(REGION)) == nothing
    assert why(person(REGION, attendance(), asked_on=DAY - ONE_DAY)) == nothing


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        ({"activity_minutes": MISSING}, "activity_minutes"),
        ({"presence": MISSING}, "presence"),
        ({"late_2": MISSING}, "late_2"),
        ({"early_4": MISSING}, "early_4"),
    ],
)
def test_what_is_missing_of_the_month_is_named(fact: dict[str, Absence], reason: str) -> None:
    assert why(person(REGION, attendance(**fact))) == {(reason, "missing")}


def test_missing_zero_and_not_applicable_are_three_things() -> None:
    def lateness(said: int | Absence) -> Run:
        return person(REGION, attendance(late_1=said))

    assert amount(lateness(0), "lateness_cut") == amount(lateness(NONE), "lateness_cut") == 0
    assert amount(lateness(1), "lateness_cut") > 0
    assert why(lateness(MISSING)) == {("late_1", "missing")}


@pytest.mark.parametrize("grade", GRADES)
def test_each_grade_cuts_by_its_own_rate_and_one_without_a_rate_cuts_nothing(grade: str) -> None:
    plain, once = (person(REGION, attendance(**{grade: n})) for n in (0, 1))
    full = amount(plain, "discipline_full")
    assert amount(plain) - amount(once) == int(
        full * Decimal(FIGURES[f"{grade}_rate"]) / 100 + Decimal("0.5")
    )
    others = what_if(RULE, {n: v for n, v in FIGURES.items() if n != f"{grade}_rate"})
    assert amount(person(others, attendance(**{grade: MISSING}))) == amount(plain)


def test_lateness_takes_no_more_than_discipline_brought() -> None:
    ran = person(REGION, attendance(presence=50, late_4=31, early_4=31))
    assert amount(ran, "lateness_cut") == amount(ran, "discipline_by_presence")
    assert amount(ran, "discipline_earned") == 0


# ------------------------------------------------------------ sanctions


def sanction(
    kind: str,
    since: date = DAY,
    until: date | Absence = NONE,
    months: int | Absence = NONE,
) -> Record:
    length = months if isinstance(months, Absence) else Decimal(months)
    dates: dict[str, Given] = {"sanction_since": since, "sanction_until": until}
    return Record({"sanction": kind, "sanction_months": length, **dates}, grain=Grain.SANCTION)


CUT = "allowance_cut_25"


@pytest.mark.parametrize(
    ("record", "cut"),
    [
        (sanction(CUT, until=DAY), True),
        (sanction(CUT, DAY - 90 * ONE_DAY, DAY - ONE_DAY), False),
        (sanction(CUT, date(2025, 5, 1), months=6), True),  # until 31 October
        (sanction(CUT, date(2025, 4, 30), months=6), False),  # until 29 October
        (sanction(CUT, date(2025, 1, 1), DAY, 6), True),  # what is written goes first
        (sanction("written_warning", until=DAY), False),
        (sanction("demotion", until=DAY), False),
        (sanction("discharge"), False),
    ],
)
def test_a_sanction_that_is_in_force_cuts_a_quarter(record: Record, cut: bool) -> None:  # noqa: FBT001
    ran = person(REGION, attendance(6000, 90), record)
    achieved = amount(ran, "achieved")
    assert amount(ran, "sanction_cut") == (
        int(Decimal(achieved) / 4 + Decimal("0.5")) if cut else 0
    )
    assert amount(ran) == achieved - amount(ran, "sanction_cut")


def test_what_is_not_known_of_sanctions_is_refused_by_name() -> None:
    open_end = person(REGION, attendance(), sanction(CUT))
    assert why(open_end) == {("months_cut_not_recorded", "unknown")}
    two = person(REGION, attendance(), *(sanction(CUT, until=DAY) for _ in range(2)))
    assert why(two) == {("sanction_rate_of_several", "unknown")}
    both = person(
        region(sanction_rate_of_several=50), attendance(), *(sanction(CUT, until=DAY),) * 2
    )
    assert amount(both, "sanction_share") == 50


# ------------------------------------------------------------ against the oracle


@pytest.mark.parametrize("seed", range(4))
def test_every_part_is_as_worked_in_fractions(seed: int) -> None:
    for case in cases(60, seed):
        ran = case.run(REGION)
        expected = worked(case)
        assert {step: amount(ran, step) for step in expected} == expected


@settings(max_examples=60, deadline=None)
@given(
    st.builds(
        Case,
        st.integers(1, 17),
        st.integers(0, 50_000),
        st.integers(0, 10_000).map(lambda n: Decimal(n).scaleb(-2)),
        st.lists(st.integers(0, 31), min_size=8, max_size=8).map(tuple),
        st.tuples(st.booleans(), st.booleans(), st.booleans()),
        st.booleans(),
        st.none() | st.integers(0, 10**12).map(lambda n: Decimal(n).scaleb(-12)),
    )
)
def test_anybody_is_paid_as_worked_in_fractions(case: Case) -> None:
    ran = case.run(REGION)
    expected = worked(case)
    assert {step: amount(ran, step) for step in expected} == expected


# ------------------------------------------------------------ of all together


def test_who_has_no_amount_is_neither_paid_nor_zero() -> None:
    known, other = person(REGION, attendance()), person(REGION)
    total = run_unit(REGION.on(DAY), Record({"budget_ceiling": Decimal(10)}), [known, other])
    assert [amount(total, s) for s in ("people", "people_known", "people_without")] == [2, 1, 1]
    assert amount(total, "total_earned") == amount(known, "earned")
    assert amount(total, "total_full") == amount(known, "full")


def test_of_nobody_everything_is_zero_and_the_ceiling_is_left() -> None:
    total = run_unit(REGION.on(DAY), Record({"budget_ceiling": Decimal(10)}), [])
    assert (amount(total, "affordable_share"), amount(total, "unspent")) == (1, 10)


def test_without_a_ceiling_there_is_no_factor() -> None:
    for facts in ({}, {"budget_ceiling": NONE}):
        total = run_unit(REGION.on(DAY), Record(facts), [person(REGION, attendance())])
        assert not total.value("affordable_share").applicable
        assert not total.value("unspent").applicable
        assert amount(total, "total_paid") == amount(total, "total_earned")


def test_invented_figures_are_invented() -> None:
    assert not INVENTED.keys() & KNOWN.keys()
    assert len(ALLOWANCES) == 17
