"""The map of talent: everybody counted once, and other cut-offs tried by the rules themselves."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn.errors import NotInForce, UsageError
from meritasn.language import LANGUAGES
from meritasn.merit import assess, talent_cuts, talent_map, talent_policy
from meritasn.merit.talent import Pair, seen_pairs
from meritasn.model import (
    Education,
    Employee,
    Employment,
    PastPredicate,
    Predicate,
    Sanction,
    Sanctioned,
    TalentAssessment,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.policies import shipped, what_if
from meritasn.results import CutReport, TalentMap
from meritasn.results.boxes import AXES, box_of
from meritasn.results.talent import SMALLEST_UNIT
from meritasn.view import to_html, to_text

ON = date(2026, 3, 2)
PARTS = (
    "award_score",
    "team_score",
    "feedback_score",
    "competence_score",
    "development_score",
    "experience_score",
    "potential_score",
    "field_match_score",
)

Person = tuple[str, Predicate, int]
"""A unit, a predicate, and the score of every part."""


def workforce(people: list[Person], **more: object) -> Workforce:
    keys = [f"P{n:04d}" for n, _ in enumerate(people, 1)]
    rows = list(zip(keys, people, strict=True))
    units = [
        Unit(key="kota", name="Kota Contoh", kind=UnitKind.KOTA),
        Unit(key="dinas", name="Dinas Contoh", kind=UnitKind.DINAS, parent="kota"),
        Unit(key="bidang", name="Bidang Contoh", kind=UnitKind.BIDANG, parent="dinas"),
    ]
    fields: dict[str, object] = {
        "units": units,
        "employees": [
            Employee(key=key, unit=unit, employment=Employment.PNS, education=Education.S1)
            for key, (unit, *_) in rows
        ],
        "past_predicates": [
            PastPredicate(
                employee=key,
                rated_from=date(2025, 1, 1),
                rated_on=date(2025, 12, 31),
                past_predicate=predicate,
            )
            for key, (_, predicate, _) in rows
        ],
        "talent_assessments": [
            TalentAssessment(
                employee=key,
                assessed_on=date(2025, 10, 6),
                assessed_until=date(2028, 10, 5),
                **dict.fromkeys(PARTS, Decimal(score)),
            )
            for key, (_, _, score) in rows
        ],
        **more,
    }
    return Workforce(**fields)  # type: ignore[arg-type]  # fields as given


SEVERAL: list[Person] = [
    ("dinas", Predicate.SANGAT_BAIK, 95),
    ("dinas", Predicate.BAIK, 80),
    ("dinas", Predicate.BAIK, 79),
    ("dinas", Predicate.BAIK, 70),
    ("dinas", Predicate.BUTUH_PERBAIKAN, 60),
    ("bidang", Predicate.KURANG, 90),
    ("bidang", Predicate.SANGAT_KURANG, 20),
]

people = st.lists(
    st.tuples(
        st.sampled_from(["kota", "dinas", "bidang"]),
        st.sampled_from(list(Predicate)),
        st.integers(0, 100),
    ),
    max_size=8,
)


def boxes(talents: TalentMap) -> dict[str, str | None]:
    labels = {result.employee: box_of(result) for result in talents}
    return {employee: None if label is None else label.code for employee, label in labels.items()}


# -------------------------------------------------------------------------------------- the map


@given(people)
@settings(max_examples=30)
def test_everybody_is_counted_once(drawn: list[Person]) -> None:
    talents = talent_map(workforce(drawn), ON)
    assert len(talents) == len(drawn)
    assert sum(talents.counts().values()) == len(drawn)
    assert sum(talents.cells().values()) == len(drawn)
    assert sum(unit.people for unit in talents.units) == len(drawn)
    assert sum(unit.group for unit in talents.units) == len(talents.group())
    top = {code: n for code, n in talents.counts().items() if code in ("box_7", "box_8", "box_9")}
    assert sum(top.values()) == len(talents.group())


def test_seven_people_worked_by_hand() -> None:
    """Y and X are 60 or 75 of what is said, 25 of X are 80 and 100 for school and integrity."""
    talents = talent_map(workforce(SEVERAL), ON)
    assert boxes(talents) == {
        "P0001": "box_9",  # 98 and 94.25
        "P0002": "box_9",  # 80 and 83
        "P0003": "box_8",  # 79.60 and 82.25
        "P0004": "box_5",  # 76 and 75.50
        "P0005": "box_5",  # 60 and 68
        "P0006": "box_8",  # 60 and 90.50
        "P0007": "box_1",  # 20 and 38
    }
    assert [unit.unit for unit in talents.units] == ["dinas", "bidang"]


def test_a_unit_stands_for_itself_and_what_is_beneath_it() -> None:
    known = workforce(SEVERAL)
    assert len(talent_map(known, ON, unit="kota")) == 7
    assert len(talent_map(known, ON, unit="dinas")) == 7
    assert [r.employee for r in talent_map(known, ON, unit="bidang")] == ["P0006", "P0007"]
    with pytest.raises(UsageError, match="MER-0030"):
        talent_map(known, ON, unit="none")


def test_the_day_chooses_the_policy() -> None:
    assert talent_policy(date(2026, 1, 1)).name == "kepka-bkn-411-2025"
    assert talent_policy(date(2025, 12, 31)).name == "permenpanrb-3-2020"
    with pytest.raises(NotInForce):
        talent_policy(date(2019, 12, 31))


def test_a_policy_without_boxes_is_refused() -> None:
    with pytest.raises(UsageError, match="MER-0029"):
        talent_map(workforce(SEVERAL), ON, shipped("pp-94-2021"))


def test_before_an_agency_sets_its_figures_nobody_has_a_box() -> None:
    talents = talent_map(workforce(SEVERAL), date(2025, 12, 31))
    assert sum(talents.counts().values()) == 0
    assert sum(talents.unboxed().values()) > 0
    said = to_text(talents, "en")
    assert "Upper cut-off of performance is unknown" in said
    assert "0 of 7 people" in said


def test_an_expired_assessment_and_none_are_two_reasons() -> None:
    after = date(2028, 10, 6)
    expired = talent_map(workforce(SEVERAL), after)
    none = talent_map(workforce(SEVERAL, talent_assessments=[]), ON)
    ((of_expired, n),) = expired.unboxed().items()
    assert n == len(SEVERAL)
    assert of_expired.en.startswith("A talent assessment that has not expired is not known")
    (why,) = none.unboxed()
    assert why.en == "The talent assessment is not known because there is no record of it"
    assert {table.name for table in none.without} == {"talent_assessments", "sanctions"}


def test_small_units_are_shown_together_and_tell_nobody() -> None:
    shown = to_text(talent_map(workforce(SEVERAL), ON), "en")
    assert "Bidang Contoh" not in shown
    assert "Units with fewer than 5 2 2 – – people who have a box: 1" in " ".join(shown.split())
    said = talent_map(workforce(SEVERAL), ON).as_dict("en")
    units = said["units"]
    assert isinstance(units, list)
    assert [unit["succession_group"] for unit in units] == [3, None]
    assert len([p for p in SEVERAL if p[0] == "bidang"]) < SMALLEST_UNIT


def test_the_gate_is_told_of_the_group_and_moves_nobody() -> None:
    imposed = Sanctioned(
        employee="P0001",
        sanction=Sanction.DEMOTION,
        sanction_since=date(2024, 9, 1),
        sanction_until=date(2025, 8, 31),
    )
    talents = talent_map(workforce(SEVERAL, sanctions=[imposed]), ON)
    assert boxes(talents)["P0001"] == "box_9"
    shown = " ".join(to_text(talents, "en").split())
    assert "No medium or heavy sanction in the last two years 3 1 0" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quirk_of_good_is_told_to_whoever_reads(language: str) -> None:
    assert language in LANGUAGES
    talents = talent_map(workforce(SEVERAL), ON)
    for shown in (talents, talent_cuts(talents)):
        said = " ".join(to_text(shown, language).split())
        assert {"id": "bernilai tepat 80", "en": "scores exactly 80"}[language] in said
        assert to_html(shown, language)


def test_one_person_with_every_part_and_distance() -> None:
    talents = talent_map(workforce(SEVERAL), ON)
    result = talents.of("P0003")
    assert result is not None
    said = to_text(talents.dossier(result), "en", 100)
    for words in ("Box 8", "79.60", "-0.40", "Upper cut-off of performance", "60 %", "Awards"):
        assert words in said, words
    assert "P0003" not in said


# -------------------------------------------------------------------------------- other cut-offs


def pairs() -> st.SearchStrategy[Pair]:
    numbers = st.lists(st.integers(0, 100), min_size=2, max_size=2, unique=True).map(sorted)
    return numbers.map(lambda two: (Decimal(two[0]), Decimal(two[1])))


def law_trials_are_what_the_policy_says(report: CutReport, known: Workforce) -> None:
    """Each trial is what assessing everybody anew by the changed policy gives."""
    for trial in report.trials:
        policy = what_if(report.talents.policy, trial.cuts.figures)
        anew = assess(known, ON, policy)
        found = {r.employee: label.code for r in anew if (label := box_of(r)) is not None}
        assert {who: now.box for who, now in trial.after.items()} == found


@given(people, pairs(), pairs())
@settings(max_examples=8, deadline=None)
def test_trying_is_assessing_anew(drawn: list[Person], performance: Pair, potential: Pair) -> None:
    known = workforce(drawn)
    report = talent_cuts(talent_map(known, ON), [performance], [potential])
    law_trials_are_what_the_policy_says(report, known)


def test_a_trial_that_forgot_an_axis_is_caught() -> None:
    known = workforce(SEVERAL)
    whole = talent_cuts(talent_map(known, ON), [(Decimal(70), Decimal(85))], seen_pairs(AXES[1]))
    (first, *others) = whole.trials
    wrong = CutReport(whole.talents, (type(first)(first.cuts, first.before, first.before), *others))
    law_trials_are_what_the_policy_says(whole, known)
    with pytest.raises(AssertionError):
        law_trials_are_what_the_policy_says(wrong, known)


def test_only_those_between_two_cut_offs_move() -> None:
    talents = talent_map(workforce(SEVERAL), ON)
    (trial,) = talent_cuts(talents, [(Decimal(60), Decimal("79.5"))]).trials
    assert trial.movers() == {"P0003": ("box_8", "box_9")}
    assert trial.moves() == {("box_8", "box_9"): 1}
    assert (trial.group(), trial.entered(), trial.left()) == (4, 0, 0)
    (lower,) = talent_cuts(talents, (), [(Decimal(60), Decimal(75))]).trials
    assert lower.movers() == {"P0004": ("box_5", "box_8")}
    assert (lower.group(), lower.entered(), lower.left()) == (5, 1, 0)


def test_pairs_seen_in_use_are_tried_but_for_the_one_in_force() -> None:
    report = talent_cuts(talent_map(workforce(SEVERAL), ON))
    seen = len(seen_pairs(AXES[0])) * len(seen_pairs(AXES[1]))
    assert len(report.trials) == seen - 1
    assert all(trial.before == report.trials[0].before for trial in report.trials)


def test_nearness_counts_each_side_of_a_cut_off() -> None:
    near = {one.cut_off.parameter.name: one for one in _report().nearness()}
    high = near["performance_high"]  # 98, 80, 79.60, 76, 60, 60, 20
    assert list(high.below.values()) == [1, 1, 2]
    assert list(high.above.values()) == [1, 1, 1]
    low = near["performance_low"]
    assert list(low.below.values()) == [0, 0, 0]
    assert list(low.above.values()) == [2, 2, 2]


def _report() -> CutReport:
    return talent_cuts(talent_map(workforce(SEVERAL), ON))


def test_one_person_under_each_pair() -> None:
    report = _report()
    result = report.talents.of("P0003")
    assert result is not None
    said = to_text(report.dossier(result), "en")
    assert "70 / 85" in said
    assert len(report.of_one(result)) == len(report.trials)
    without = talent_cuts(talent_map(workforce(SEVERAL), date(2028, 10, 6)))
    (nobody, *_) = without.talents
    assert "No box" in to_text(without.dossier(nobody), "en")
    assert without.of_one(nobody) == []


def test_a_day_before_the_first_assessment_has_no_boxes() -> None:
    day = date(2026, 1, 1)
    late = workforce(SEVERAL)
    later = [
        TalentAssessment(employee=one.employee, assessed_on=day + timedelta(days=1))
        for one in late.talent_assessments
    ]
    assert sum(talent_map(workforce(SEVERAL, talent_assessments=later), day).counts().values()) == 0
