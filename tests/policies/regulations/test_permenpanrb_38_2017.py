"""PermenPANRB 38/2017: standards and gaps, the match capped and not, and two families of bands."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

import pytest
from attrs import frozen
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.policies.regulations.dossiers import (
    MISSING,
    NOT_APPLICABLE,
    ONE_DAY,
    answer,
    why,
    year_later,
)

from meritasn.cases import run_case
from meritasn.errors import NotInForce, Place
from meritasn.facts import Grain, catalogue
from meritasn.law import Standing
from meritasn.model import Competency, PostLevel
from meritasn.policies import Policy, policy_on, shipped, what_if
from meritasn.policies.reader import policy_of
from meritasn.quantities import Absence
from meritasn.results.refusal import refused
from meritasn.rules import Given, Record, Run, run
from meritasn.rules.interpreter import interpret

RULE = shipped("permenpanrb-38-2017")
DAY = date(2024, 6, 28)
TESTED = date(2023, 3, 14)
NINE = tuple(term.code for term in Competency)

NOTHING = "nothing to fold"
"""Why there is no value where a record lacks."""


def result(
    competency: str,
    level: int | Absence,
    own: int | Absence = NOT_APPLICABLE,
    *,
    on: date = TESTED,
    until: date | Absence = MISSING,
) -> Record:
    facts: dict[str, Given] = {
        "competency": competency,
        "competency_level": level if isinstance(level, Absence) else Decimal(level),
        "wanted_standard": own if isinstance(own, Absence) else Decimal(own),
        "tested_on": on,
        "tested_until": until,
    }
    return Record(facts, key=competency, grain=Grain.COMPETENCY)


def skill(
    level: int, standard: int | Absence, *, on: date = TESTED, until: date | Absence = MISSING
) -> Record:
    facts: dict[str, Given] = {
        "skill_level": Decimal(level),
        "skill_standard": standard if isinstance(standard, Absence) else Decimal(standard),
        "skill_on": on,
        "skill_until": until,
    }
    return Record(facts, grain=Grain.SKILL)


def nine(
    levels: Sequence[int],
    own: Sequence[int] | None = None,
    *,
    on: date = TESTED,
    until: date | Absence = MISSING,
) -> tuple[Record, ...]:
    standards: Sequence[int | Absence] = own or [NOT_APPLICABLE] * len(levels)
    return tuple(
        result(code, level, standard, on=on, until=until)
        for code, level, standard in zip(NINE, levels, standards, strict=True)
    )


def of(
    *records: Record,
    on: date = DAY,
    policy: Policy = RULE,
    level: str | Absence = "administrator",
    wanted: str | Absence = MISSING,
) -> Run:
    facts: dict[str, Given] = {"asked_on": on, "post_level": level, "wanted_level": wanted}
    days = {Grain.COMPETENCY: "tested_on", Grain.SKILL: "skill_on"}
    known = tuple(
        one
        for one in records
        if not isinstance(day := one.facts[days[one.grain]], date) or day <= on
    )
    return run(policy.on(on), Record(facts, known))


def matched(levels: Sequence[int], standards: Sequence[int], policy: Policy = RULE) -> Run:
    return of(*nine(levels, standards), policy=policy)


# ------------------------------------------------------------------------------ the standard

BY_LEVEL = {
    "jpt_utama": 5,
    "jpt_madya": 5,
    "jpt_pratama": 4,
    "administrator": 3,
    "pengawas": 2,
    "pelaksana": 1,
    "ahli_utama": 5,
    "ahli_madya": 4,
    "ahli_muda": 3,
    "ahli_pertama": 2,
    "penyelia": 3,
    "mahir": 2,
    "terampil": 1,
    "pemula": 1,
}


def test_the_table_knows_every_level() -> None:
    assert set(BY_LEVEL) == {term.code for term in PostLevel}


@pytest.mark.parametrize(("level", "standard"), BY_LEVEL.items())
def test_every_row_of_the_table_by_level(level: str, standard: int) -> None:
    ran = of(*nine([3] * 9), level=level)
    assert ran.value("level_standard").number == standard
    assert ran.value("standards").number == 9 * standard
    asked = of(*nine([3] * 9), level="pemula", wanted=level)
    assert asked.value("standards").number == 9 * standard


@pytest.mark.parametrize("level", BY_LEVEL)
def test_a_changed_row_of_the_table_is_found(level: str) -> None:
    wrong = changed("level_standard", grid={**BY_LEVEL, level: BY_LEVEL[level] % 5 + 1})
    ran = of(*nine([3] * 9), level=level, policy=wrong)
    assert ran.value("standards").number != 9 * BY_LEVEL[level]


def test_the_standard_of_the_post_itself_comes_before_the_table() -> None:
    ran = of(*(result(c, 3, 4 if c == "integritas" else NOT_APPLICABLE) for c in NINE))
    standards = {child.key: child.value("standard").number for child in ran.children}
    assert standards == {code: 4 if code == "integritas" else 3 for code in NINE}
    own = [child.key for child in ran.children if child.value("own_standard").applicable]
    assert own == ["integritas"]
    assert ran.value("own_standards").number == 1
    assert answer(ran, "standards_set") == "not_met"
    assert answer(matched([3] * 9, [4] * 9), "standards_set") == "met"


def test_a_post_with_all_its_own_standards_needs_no_level() -> None:
    ran = of(*nine([3] * 9, [4] * 9), level=MISSING)
    assert ran.value("jpm").number == 75
    assert why(of(*nine([3] * 9), level=MISSING), "jpm") == {("post_level", "missing")}


def test_a_standard_that_was_lost_is_not_replaced_by_the_table() -> None:
    rows = [result(c, 3, MISSING if c == "komunikasi" else 4) for c in NINE]
    assert why(of(*rows), "jpm") == {("wanted_standard", "missing")}


# --------------------------------------------------------------------------- gap and surplus


@given(st.integers(0, 5), st.integers(1, 5))
def test_gap_and_surplus_are_what_is_between_level_and_standard(level: int, standard: int) -> None:
    (first, *_) = matched([level] * 9, [standard] * 9).children
    assert number(first, "gap") == max(standard - level, 0)
    assert number(first, "surplus") == max(level - standard, 0)
    said = "lacks" if level < standard else "above" if level > standard else "meets"
    assert first.value("against_standard").label == said


def test_how_many_competencies_lack_is_counted() -> None:
    assert matched([3] * 9, [4, 3, 2] * 3).value("lacking").number == 3
    assert not of().value("lacking").applicable


# ------------------------------------------------------------------------------ the match

LEVELS = st.lists(st.integers(0, 5), min_size=9, max_size=9)
STANDARDS = st.lists(st.integers(1, 5), min_size=9, max_size=9)


def percent(part: int, whole: int) -> Decimal:
    """Hundredths of a percent, half up, from a fraction."""
    return Decimal(int(Fraction(part, whole) * 10_000 + Fraction(1, 2))).scaleb(-2)


def banded(share: Decimal, limits: Mapping[str, int], low: str) -> str:
    return next((name for name, limit in limits.items() if share >= limit), low)


FILLING = {"memenuhi_syarat": 80, "masih_memenuhi_syarat": 68}
MAPPING = {"optimal": 90, "cukup_optimal": 78}
FAMILIES: Mapping[str, tuple[Mapping[str, int], str]] = {
    "post_filling": (FILLING, "kurang_memenuhi_syarat"),
    "mapping": (MAPPING, "kurang_optimal"),
}


PLAINLY = settings(max_examples=40, phases=(Phase.generate,), report_multiple_bugs=False)
"""The first case that breaks a law is enough: it is planted, and needs no shrinking."""


def law_of_the_ratio(policy: Policy) -> None:
    """Both matches and all four bands are those of exact fractions."""

    @PLAINLY
    @given(LEVELS, STANDARDS)
    def holds(levels: list[int], standards: list[int]) -> None:
        ran = matched(levels, standards, policy)
        capped = sum(map(min, levels, standards))
        for suffix, held in (("", sum(levels)), ("_capped", capped)):
            share = percent(held, sum(standards))
            assert ran.value(f"jpm{suffix}").number == share
            for family, (limits, low) in FAMILIES.items():
                assert ran.value(f"{family}{suffix}").label == banded(share, limits, low)

    holds()


def law_of_raising(policy: Policy) -> None:
    """Who holds a higher level of one competency has no lower match and no lower band."""

    @PLAINLY
    @given(LEVELS, STANDARDS, st.integers(0, 8))
    def holds(levels: list[int], standards: list[int], place: int) -> None:
        raised = [min(level + (i == place), 5) for i, level in enumerate(levels)]
        before, after = (matched(one, standards, policy) for one in (levels, raised))
        for step in ("jpm", "jpm_capped"):
            assert number(before, step) <= number(after, step)
        for family, (limits, low) in FAMILIES.items():
            order = [*limits, low]
            for step in (family, f"{family}_capped"):
                places = [order.index(str(ran.value(step).label)) for ran in (after, before)]
                assert places == sorted(places)

    holds()


def law_of_the_cap(policy: Policy) -> None:
    """The capped match is at most 100 and at most the other; equal where nothing exceeds."""

    @PLAINLY
    @given(LEVELS, STANDARDS)
    def holds(levels: list[int], standards: list[int]) -> None:
        ran = matched(levels, standards, policy)
        plain, capped = number(ran, "jpm"), number(ran, "jpm_capped")
        assert capped <= min(plain, Decimal(100))
        exceeds = any(map(int.__gt__, levels, standards))
        assert (plain == capped) is not exceeds

    holds()


def law_of_order(policy: Policy) -> None:
    """The order of the rows does not matter."""

    @PLAINLY
    @given(LEVELS, STANDARDS, st.permutations(range(9)))
    def holds(levels: list[int], standards: list[int], order: list[int]) -> None:
        rows = nine(levels, standards)
        one, other = of(*rows, policy=policy), of(*(rows[i] for i in order), policy=policy)
        for step in ("jpm", "jpm_capped", "post_filling", "mapping", "lacking"):
            assert one.value(step) == other.value(step)

    holds()


def law_of_edges(policy: Policy) -> None:
    """At each limit the band changes, and a hundredth below it has not: no gap, no overlap."""
    for family, (limits, low) in FAMILIES.items():
        names = [*limits, low]
        for suffix in ("", "_capped"):
            for place, limit in enumerate(limits.values()):
                for share, band in (
                    (Decimal(limit), names[place]),
                    (Decimal(limit) - Decimal("0.01"), names[place + 1]),
                    (Decimal(limit) + Decimal("0.01"), names[place]),
                ):
                    assert of_match(share, f"{family}{suffix}", f"jpm{suffix}", policy) == band


def law_of_one_assessment(policy: Policy) -> None:
    """A person is judged by the last assessment on or before the day, whole and still valid."""
    early, late = nine([2] * 9, on=date(2021, 5, 3)), nine([3] * 9, on=TESTED)
    assert of(*early, *late, policy=policy).value("jpm").number == 100
    assert of(*late, *early, on=TESTED - ONE_DAY, policy=policy).value("jpm").number == percent(
        2, 3
    )
    short = of(*early, *late[:8], policy=policy)
    assert why(short, "jpm") == {("level_perekat_bangsa", NOTHING)}
    gone = of(*nine([3] * 9, until=DAY - ONE_DAY), policy=policy)
    assert why(gone, "jpm") == {("valid_result", NOTHING)}


def number(ran: Run, step: str) -> Decimal:
    found = ran.value(step).number
    assert found is not None
    return found


def of_match(share: Decimal, band: str, match: str, policy: Policy = RULE) -> str | None:
    """The band of a match that is given."""
    program = policy.on(DAY).with_given([match])
    return run(program, Record({"asked_on": DAY, match: share})).value(band).label


LAWS = (
    law_of_the_ratio,
    law_of_raising,
    law_of_the_cap,
    law_of_order,
    law_of_edges,
    law_of_one_assessment,
)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_the_regulation_keeps_its_laws(law: Callable[[Policy], None]) -> None:
    law(RULE)


# ------------------------------------------------------------------------------- planted faults


def changed(step: str, without: str = "", **keys: object) -> Policy:
    """The pack with other keys of one step, and without one."""
    path = files("meritasn.policies") / "packs" / f"{RULE.name}.toml"
    raw = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    (found,) = (one for one in raw["step"] if one["name"] == step)
    assert all(found.get(key) != value for key, value in keys.items()), "a change changes something"
    found.pop(without, None)
    found |= keys
    return policy_of(raw, Place(), catalogue())


def rows(step: str, place: int, limit: object) -> Policy:
    """The pack with another limit of one band."""
    (declared,) = (one for one in RULE.pack.steps if one.name == step)
    kind: Any = declared.kind
    new = [{"from": one.start, "is": one.label} for one in kind.rows[:-1]]
    new[place]["from"] = limit
    return changed(step, rows=[*new, {"is": kind.rows[-1].label}])


def states(expired: str, earlier: str = "tested_on < last_assessed_on") -> Policy:
    """The pack with other conditions under which a result does not count."""
    cases = [{"if": earlier, "is": "earlier"}, {"if": expired, "is": "expired"}, {"is": "counts"}]
    return changed("result_state", when=cases)


@frozen
class Fault:
    """A changed pack, and the law that catches it."""

    make: Callable[[], Policy]
    law: Callable[[Policy], None]


def folded(value: str, **keys: str) -> Mapping[str, str]:
    return {"children": "competency", "value": value, **keys}


FAULTS: Mapping[str, Fault] = {
    "the ratio is turned over": Fault(
        lambda: changed("jpm", formula="standards / levels * 100"), law_of_the_ratio
    ),
    "one decimal too few": Fault(lambda: changed("jpm", decimals=1), law_of_the_ratio),
    "rounded down": Fault(lambda: changed("jpm_capped", rounding="down"), law_of_the_ratio),
    "more is worth less": Fault(
        lambda: changed("jpm", formula="(2 - levels / standards) * 100", range=[-400, 200]),
        law_of_raising,
    ),
    "the cap is forgotten": Fault(
        lambda: changed("capped_level", formula="competency_level"), law_of_the_cap
    ),
    "the cap is the greater one": Fault(
        lambda: changed("capped_level", formula="max(competency_level, standard)"), law_of_the_cap
    ),
    "the cap is always taken": Fault(
        lambda: changed("levels", sum_over=folded("capped_level")), law_of_the_ratio
    ),
    "the last row decides": Fault(
        lambda: changed("levels", "sum_over", last_over=folded("competency_level")), law_of_order
    ),
    **{
        f"{step} at {limit}": Fault(
            lambda step=step, place=place, limit=limit: rows(step, place, limit),  # type: ignore[misc]
            law_of_edges,
        )
        for step, place, limit in (
            ("post_filling", 0, 81),
            ("post_filling", 1, Decimal("68.01")),
            ("post_filling_capped", 0, Decimal("79.99")),
            ("post_filling_capped", 1, 67),
            ("mapping", 0, 80),
            ("mapping", 1, 68),
            ("mapping_capped", 0, 91),
            ("mapping_capped", 1, 79),
        )
    },
    "the first assessment counts": Fault(
        lambda: changed("last_assessed_on", "greatest_over", least_over=folded("tested_on")),
        law_of_one_assessment,
    ),
    "eight are enough": Fault(
        lambda: changed(
            "assessment_state",
            when=[
                {"if": "on_record == 0", "is": "not_assessed"},
                {"if": "counting == 0", "is": "expired"},
                {"if": "counting < number_of_competencies - 1", "is": "incomplete"},
                {"is": "complete"},
            ],
        ),
        law_of_one_assessment,
    ),
    "what has expired counts": Fault(
        lambda: states("valid_until < tested_on"), law_of_one_assessment
    ),
    "old results complete new ones": Fault(
        lambda: states("valid_until < asked_on", "tested_on > last_assessed_on"),
        law_of_one_assessment,
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_caught_by_its_law(fault: str) -> None:
    policy, law = FAULTS[fault].make(), FAULTS[fault].law
    with pytest.raises(AssertionError):
        law(policy)


# --------------------------------------------------------- who cannot be judged, and why not


def reason(ran: Run, step: str = "jpm") -> str:
    found = refused(ran, step)
    assert found is not None
    return found.message.en


def test_who_was_never_assessed_is_told_so_once() -> None:
    ran = of()
    assert ran.value("assessment_state").label == "not_assessed"
    assert why(ran, "jpm") == {("any_result", NOTHING)}
    assert reason(ran) == (
        "A result of an assessment of competence is not known because there is no record of it"
    )
    assert answer(ran, "not_expired") == "not_applicable"


@pytest.mark.parametrize("lacking", [NINE[:1], NINE[2:5], NINE[1:]])
def test_whoever_was_not_assessed_in_all_nine_is_told_in_which(lacking: tuple[str, ...]) -> None:
    ran = of(*(row for row in nine([3] * 9) if row.key not in lacking))
    assert ran.value("assessment_state").label == "incomplete"
    for step in ("jpm", "jpm_capped", "post_filling", "mapping"):
        assert why(ran, step) == {(f"level_{code}", NOTHING) for code in lacking}
    assert not ran.value("lacking").applicable


def test_one_competency_twice_does_not_stand_for_another() -> None:
    twice = (*nine([3] * 9)[:8], result(NINE[0], 5))
    assert why(of(*twice), "jpm") == {(f"level_{NINE[8]}", NOTHING)}


def test_a_level_that_is_missing_is_not_zero() -> None:
    rows = [result(code, MISSING if code == "komunikasi" else 3) for code in NINE]
    assert why(of(*rows), "jpm") == {("competency_level", "missing")}
    zero = of(*(result(code, 0 if code == "komunikasi" else 3) for code in NINE))
    assert zero.value("jpm").number == percent(24, 27)


def test_no_level_is_above_five_and_no_standard_below_one() -> None:
    assert why(matched([6] + [3] * 8, [3] * 9), "jpm") == {
        ("competency_level", "outside its range")
    }
    assert why(matched([3] * 9, [0] + [3] * 8), "jpm") == {("wanted_standard", "outside its range")}


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (DAY - ONE_DAY, "expired"),
        (DAY, "complete"),
        (DAY + ONE_DAY, "complete"),
        (MISSING, "complete"),
        (NOT_APPLICABLE, "complete"),
    ],
)
def test_a_result_counts_to_its_last_day(until: date | Absence, state: str) -> None:
    ran = of(*nine([3] * 9, until=until))
    assert ran.value("assessment_state").label == state
    assert answer(ran, "not_expired") == ("not_met" if state == "expired" else "met")
    if state == "expired":
        assert why(ran, "jpm") == {("valid_result", NOTHING)}
        assert "still valid" in reason(ran)
        assert {child.value("result_state").label for child in ran.children} == {"expired"}
        assert not ran.children[0].value("gap").applicable


def test_a_competency_that_alone_has_expired_is_named() -> None:
    rows = [result(c, 3, until=DAY - ONE_DAY if c == "komunikasi" else MISSING) for c in NINE]
    assert why(of(*rows), "jpm") == {("level_komunikasi", NOTHING)}


def test_an_agency_may_say_for_how_long_results_are_valid() -> None:
    local = what_if(RULE, {"validity_years": 3})
    last = year_later(TESTED, 3) - ONE_DAY
    states = [
        of(*nine([3] * 9), on=day, policy=local).value("assessment_state").label
        for day in (last, last + ONE_DAY)
    ]
    assert states == ["complete", "expired"]
    # The last day on record comes before it.
    recorded = nine([3] * 9, until=last + ONE_DAY)
    assert of(*recorded, on=last + ONE_DAY, policy=local).value("jpm").number == 100


def test_an_assessment_of_later_does_not_exist_yet() -> None:
    both = (*nine([2] * 9), *nine([5] * 9, on=DAY + ONE_DAY))
    assert of(*both).value("jpm").number == percent(2, 3)
    assert of(*both, on=DAY + ONE_DAY).value("jpm").number == percent(5, 3)


# --------------------------------------------------------------- technical, and both together


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=6))
def test_the_technical_match_is_of_however_many_were_tested(pairs: list[tuple[int, int]]) -> None:
    ran = of(*(skill(level, standard) for level, standard in pairs))
    whole = sum(standard for _, standard in pairs)
    assert ran.value("technical_jpm").number == percent(sum(level for level, _ in pairs), whole)
    assert ran.value("technical_jpm_capped").number == percent(sum(map(min, pairs)), whole)
    for child, (held, standard) in zip(ran.children, pairs, strict=True):
        assert number(child, "skill_gap") == max(standard - held, 0)
        assert number(child, "skill_surplus") == max(held - standard, 0)


def test_who_has_no_valid_technical_result_has_no_technical_match() -> None:
    assert why(of(), "technical_jpm") == {("any_technical", NOTHING)}
    one_expired = of(skill(3, 3), skill(3, 3, until=DAY - ONE_DAY))
    assert why(one_expired, "technical_jpm") == {("valid_technical", NOTHING)}
    assert one_expired.value("technical_state").label == "expired"
    assert why(of(skill(3, MISSING)), "technical_jpm") == {("skill_standard", "missing")}
    earlier = skill(1, 5, on=TESTED - ONE_DAY)
    assert of(earlier, skill(3, 3)).value("technical_jpm").number == 100


SHARES = {"ahli_madya": 40, "ahli_muda": 50, "ahli_pertama": 60}


@pytest.mark.parametrize("level", BY_LEVEL)
def test_how_technical_competence_weighs_is_known_of_three_levels(level: str) -> None:
    records = (*nine([4] * 9, [5] * 9), skill(3, 2))
    ran = of(*records, level=level)
    if level not in SHARES:
        for step in ("combined", "combined_capped"):
            assert why(ran, step) == {("technical_share_others", "unknown")}
        return
    share = SHARES[level]
    combined = Fraction(150 * share + 80 * (100 - share), 100)
    assert ran.value("combined").number == combined
    assert ran.value("combined_capped").number == Fraction(100 * share + 80 * (100 - share), 100)
    figure = f"technical_share_{level.removeprefix('ahli_')}"
    for other in (share - 1, share + 1):
        local = what_if(RULE, {figure: other})
        assert of(*records, level=level, policy=local).value("combined").number != combined


def test_an_agency_may_set_the_weight_of_other_levels() -> None:
    local = what_if(RULE, {"technical_share_others": 30})
    ran = of(*nine([4] * 9, [5] * 9), skill(3, 2), policy=local)
    assert ran.value("combined").number == Fraction(150 * 30 + 80 * 70, 100)


# ----------------------------------------------------------------- examples, any other input


def case(individual: list[int], standard: list[int], *, cap: bool) -> Mapping[str, object]:
    held = map(min, individual, standard) if cap else individual
    share = percent(sum(held), sum(standard))
    expected = {
        "jpm": str(share),
        "post_filling": banded(share, FILLING, "kurang_memenuhi_syarat").replace("_", " "),
        "mapping": banded(share, MAPPING, "kurang_optimal").replace("_", " "),
    }
    asked = {"op": "jpm", "individual": individual, "standard": standard, "cap_items": cap}
    return {"id": "x", "input": asked, "expected": expected}


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(1, 5)), min_size=1, max_size=14),
    st.booleans(),
)
def test_lists_of_any_length_are_matched(pairs: list[tuple[int, int]], cap: bool) -> None:  # noqa: FBT001
    individual, standard = (list(one) for one in zip(*pairs, strict=True))
    assert run_case("jpm", case(individual, standard, cap=cap)).passed
    longer = case(individual, standard, cap=cap)
    longer = {**longer, "input": {**longer["input"], "individual": [*individual, 3]}}  # type: ignore[dict-item]
    found = run_case("jpm", longer)
    assert not found.passed
    assert '"jpm": null' in found.found


@settings(max_examples=25)
@given(LEVELS, STANDARDS, st.integers(0, 9), st.booleans())
def test_both_readings_agree(levels: list[int], own: list[int], many: int, gone: bool) -> None:  # noqa: FBT001
    until = DAY - ONE_DAY if gone else MISSING
    records = (*nine(levels, own, until=until)[:many], skill(levels[0], own[0]))
    record = Record({"asked_on": DAY, "post_level": "ahli_muda"}, records)
    program = RULE.on(DAY)
    one, other = run(program, record), interpret(program, record)
    assert dict(one.slots) == dict(other.slots)
    for a, b in zip(one.children, other.children, strict=True):
        assert dict(a.slots) == dict(b.slots)


# --------------------------------------------------------------- dates, and what is assumed


def test_it_is_in_force_from_1_january_2018() -> None:
    assert policy_on(date(2018, 1, 1), "competence").name == RULE.name
    assert policy_on(date(2026, 11, 24), "competence").name == RULE.name
    with pytest.raises(NotInForce):
        policy_on(date(2017, 12, 31), "competence")
    with pytest.raises(NotInForce):
        of(on=date(2017, 12, 31))


def of_standing(standing: Standing) -> Iterator[str]:
    return (one.path for one in RULE.assumptions() if one.standing is standing)


def test_what_is_assumed_or_unknown_is_said() -> None:
    assert set(of_standing(Standing.UNKNOWN)) == {
        "parameter.validity_years",
        "parameter.technical_share_others",
    }
    assumed = set(of_standing(Standing.ASSUMED))
    assert assumed >= {
        "unsaid.wanted_level",
        "unsaid.tested_until",
        "step.level_standard",
        "step.judged_level",
        "step.last_assessed_on",
        "step.assessment_state",
        "step.jpm_capped",
        "step.combined_capped",
    }
    assert not assumed & {"step.jpm", "step.post_filling", "step.mapping", "step.combined"}
