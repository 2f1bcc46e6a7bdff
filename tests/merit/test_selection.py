"""Candidates in the order of a policy: its laws, who goes on, and who is not ranked."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from random import Random

import pytest
from attrs import evolve
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.policies.faults import edited

from meritasn.errors import UsageError
from meritasn.io.schema import schema
from meritasn.language import LANGUAGES
from meritasn.merit import Question, rank_candidates, ranking, selection
from meritasn.model import Candidate, Incomplete, IntakeCategory, PostLevel, Vacancy, Workforce
from meritasn.policies import Policy, read_policy, shipped, what_if
from meritasn.quantities import Absence
from meritasn.results import Selection
from meritasn.view import to_html, to_text

INTAKE = shipped("kepmenpanrb-321-2024")
TEXT = (files("meritasn.policies") / "packs" / "kepmenpanrb-321-2024.toml").read_text("utf-8")
DAY = date(2024, 12, 20)
ASKED = Question(DAY, openings=2, skb_maximum=500)
PARTS = ("paper", "centre", "interview", "track_record")
OPEN = what_if(shipped("permenpanrb-15-2019"), {f"weight_{part}": 25 for part in PARTS})

FEW = settings(
    max_examples=40, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate]
)


def applicant(key: str, **given: object) -> Candidate:
    sound: dict[str, object] = {
        "intake_category": IntakeCategory.UMUM,
        "applicant_born_on": date(1999, 5, 1),
        "twk": 80,
        "tiu": 100,
        "tkp": 180,
        "skb": 350,
        "diploma_mean": Decimal("3.40"),
    }
    return Candidate(key=key, **{**sound, **given})  # type: ignore[arg-type]


def leader(key: str, score: int | str) -> Candidate:
    return Candidate(key=key, **{f"{part}_score": Decimal(score) for part in PARTS})  # type: ignore[arg-type]


def ranked(*of: Candidate, policy: Policy = INTAKE, asked: Question = ASKED) -> Selection:
    return rank_candidates(Workforce(candidates=of), asked, policy)


def places(found: Selection) -> dict[str, int]:
    return {one.candidate: one.place for one in found.ranked}


# ------------------------------------------------------------------------------------------ laws


DIFFERENT: Sequence[dict[str, object]] = (
    {},
    {},
    {"twk": 64},
    {"twk": 85, "tiu": 95},
    {"tkp": 175, "tiu": 105},
    {"tkp": 175, "twk": 85},
    {"skb": 351, "tkp": 176},
    {"skb": 351},
    {"diploma_mean": Decimal("3.1")},
    {"applicant_born_on": date(1998, 1, 1)},
    {"diploma_mean": Decimal("3.1"), "applicant_born_on": date(1998, 1, 1)},
)


@st.composite
def applicants(draw: st.DrawFn) -> list[Candidate]:
    """A few people who hardly differ: much depends on what decides between equals."""
    drawn = draw(st.lists(st.sampled_from(DIFFERENT), min_size=1, max_size=7))
    return [applicant(f"P{place:04}", **facts) for place, facts in enumerate(drawn)]


def merit(one: Candidate) -> tuple[Fraction | int, ...]:
    """What the decree compares, the greater the better, in fractions of our own."""
    twk, tiu, tkp, skb, mean = (
        Fraction(getattr(one, name)) for name in ("twk", "tiu", "tkp", "skb", "diploma_mean")
    )
    total = twk + tiu + tkp
    final = int((40 * total / 550 + 60 * skb / 500) * 100 + Fraction(1, 2))
    assert one.applicant_born_on is not None
    return final, total, tkp, tiu, twk, mean, -one.applicant_born_on.toordinal()


def passes(one: Candidate) -> bool:
    assert isinstance(one.twk, Decimal)
    return one.twk >= 65


def the_order_is_that_of_the_decree(policy: Policy) -> None:
    @FEW
    @given(applicants())
    def law(people: list[Candidate]) -> None:
        among = [one for one in people if passes(one)]
        expected = {o.key: 1 + sum(merit(other) > merit(o) for other in among) for o in among}
        assert places(ranked(*people, policy=policy)) == expected

    law()


def the_order_of_rows_does_not_matter(policy: Policy) -> None:
    @FEW
    @given(applicants(), st.randoms(use_true_random=False))
    def law(people: list[Candidate], chance: Random) -> None:
        mixed = chance.sample(people, len(people))
        before, after = (ranked(*these, policy=policy) for these in (people, mixed))
        assert before.as_dict("en") == after.as_dict("en")

    law()


def no_key_decides(policy: Policy) -> None:
    @FEW
    @given(applicants())
    def law(people: list[Candidate]) -> None:
        turned = {one.key: f"Q{9999 - i}" for i, one in enumerate(people)}
        others = [evolve(one, key=turned[one.key]) for one in people]
        after = places(ranked(*others, policy=policy))
        assert {
            turned[key]: p for key, p in places(ranked(*people, policy=policy)).items()
        } == after

    law()


def somebody_more_does_not_turn_the_others_round(policy: Policy) -> None:
    @FEW
    @given(applicants())
    def law(people: list[Candidate]) -> None:
        beside = places(ranked(*people, policy=policy))
        without = places(ranked(*people[1:], policy=policy))
        for a in without:
            for b in without:
                assert (without[a] < without[b]) == (beside[a] < beside[b])

    law()


def more_points_never_have_a_worse_place(policy: Policy) -> None:
    @FEW
    @given(applicants(), st.sampled_from(["twk", "tiu", "tkp", "skb", "diploma_mean"]))
    def law(people: list[Candidate], score: str) -> None:
        one, *others = people
        better = evolve(one, **{score: getattr(one, score) + Decimal("0.1" if "_" in score else 1)})
        before, after = (
            places(ranked(this, *others, policy=policy)).get(one.key) for this in (one, better)
        )
        assert before is None or (after is not None and after <= before)

    law()


LAWS = (
    the_order_is_that_of_the_decree,
    the_order_of_rows_does_not_matter,
    no_key_decides,
    somebody_more_does_not_turn_the_others_round,
    more_points_never_have_a_worse_place,
)


@pytest.mark.parametrize("law", LAWS)
def test_the_order_keeps_the_law(law: Callable[[Policy], None]) -> None:
    law(INTAKE)


OTHER_ORDERS = {
    '"-tkp_compared", "-tiu_compared"': '"-tiu_compared", "-tkp_compared"',
    '"-diploma_compared", "born_on"]': '"born_on", "-diploma_compared"]',
    '"born_on"]': '"-born_on"]',
    'by = ["-final"': 'by = ["final"',
    'among = "skd_passed"\n': "",
}


@pytest.mark.parametrize("old", OTHER_ORDERS)
def test_another_order_in_the_pack_is_caught(old: str) -> None:
    with pytest.raises(AssertionError):
        the_order_is_that_of_the_decree(read_policy(edited(TEXT, old, OTHER_ORDERS[old])))


def test_a_score_that_counts_against_somebody_is_caught() -> None:
    with pytest.raises(AssertionError):
        more_points_never_have_a_worse_place(read_policy(edited(TEXT, '"-diploma_', '"diploma_')))


Rows = Sequence[Sequence[int | None]]
SETTLED, IN_ORDER = ranking.settled, selection.put_in_order


def rows_break_ties(rows: Rows) -> list[tuple[int, ...]]:
    kept = SETTLED(rows)
    return [(*row[:-1], 99 * row[-1] - place) for place, row in enumerate(kept)]


def the_number_of_rows_counts(rows: Rows) -> list[tuple[int, ...]]:
    kept = SETTLED(rows)
    return kept if len(rows) % 2 else [row[:1] for row in kept]


@pytest.mark.parametrize(
    ("law", "kernel"),
    [
        (the_order_of_rows_does_not_matter, rows_break_ties),
        (somebody_more_does_not_turn_the_others_round, the_number_of_rows_counts),
    ],
)
def test_a_fault_in_the_kernel_is_caught(
    law: Callable[[Policy], None],
    kernel: Callable[[Rows], list[tuple[int, ...]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(selection, "settled", kernel)
    with pytest.raises(AssertionError):
        law(INTAKE)


def test_a_key_that_decides_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_keys(results: object, order: object) -> object:
        found = IN_ORDER(results, order)  # type: ignore[arg-type]
        return tuple(evolve(one, place=at) for at, one in enumerate(found, 1))

    monkeypatch.setattr(selection, "put_in_order", by_keys)
    with pytest.raises(AssertionError):
        no_key_decides(INTAKE)


# ------------------------------------------------------------------------------------ who goes on


def keys(of: Sequence[object]) -> list[str]:
    return [one.candidate for one in of]  # type: ignore[attr-defined]


def test_three_names_go_up_and_nobody_is_picked_among_them() -> None:
    people = [leader(f"P{n}", 90 - n) for n in range(5)]
    found = ranked(*people, policy=OPEN)
    assert (found.places, found.least, found.applicants) == (3, 4, 5)
    assert keys(found.shortlist) == ["P0", "P1", "P2"]
    assert not found.undecided
    assert [found.standing(one) for one in found.ranked] == ["goes_on"] * 3 + ["stays"] * 2


def test_equals_within_the_places_go_on_together() -> None:
    found = ranked(
        *(leader(key, n) for key, n in zip("ABCD", (80, 80, 70, 60), strict=True)), policy=OPEN
    )
    assert keys(found.shortlist) == ["A", "B", "C"]


@pytest.mark.parametrize(
    "scores", [(90, 80, 70, 70, 60), (90, 80, 80, 80, 60), (80, 80, 80, 80, 80)]
)
def test_equals_across_the_last_place_are_named_and_not_chosen(scores: tuple[int, ...]) -> None:
    found = ranked(*(leader(k, n) for k, n in zip("EDCBA", scores, strict=True)), policy=OPEN)
    tied = sorted(k for k, n in zip("EDCBA", scores, strict=True) if n == sorted(scores)[-3])
    surely = [k for k, n in zip("EDCBA", scores, strict=True) if n > sorted(scores)[-3]]
    assert keys(found.undecided) == tied
    assert keys(found.shortlist) == surely
    said = to_text(found.view(), "id")
    assert "pilihan di antara mereka tidak dibuat di sini" in " ".join(said.split())


@FEW
@given(st.lists(st.integers(60, 64), max_size=8))
def test_nobody_goes_on_before_somebody_better_and_never_too_many(scores: list[int]) -> None:
    people = [leader(f"P{i}", score) for i, score in enumerate(scores)]
    found = ranked(*people, policy=OPEN)
    sure, tied = set(keys(found.shortlist)), set(keys(found.undecided))
    assert len(sure) <= 3
    assert not tied or len(sure | tied) > 3
    assert bool(tied) or len(sure) == min(3, len(scores))
    value = dict(zip((one.key for one in people), scores, strict=True))
    for one in sure:
        assert all(value[one] > value[other] for other in value.keys() - sure)


def test_fewer_applicants_than_there_should_be_is_said() -> None:
    found = ranked(*(leader(key, 70) for key in "ABC"), policy=OPEN)
    assert "Only 3 applied; at least 4 should have." in to_text(found.view(), "en")
    assert "Only" not in to_text(ranked(*(leader(k, 70) for k in "ABCD"), policy=OPEN).view(), "en")


def test_how_many_go_on_may_not_be_known() -> None:
    found = ranked(applicant("A"), asked=Question(DAY, skb_maximum=500))
    assert found.places is None
    assert [found.standing(one) for one in found.ranked] == ["unknown"]
    assert "How many go on is not known: Number of openings" in to_text(found.view(), "en")
    assert not found.shortlist


# --------------------------------------------------------------------------------- who has no place


def test_who_cannot_be_ranked_is_listed_apart_with_the_reason() -> None:
    people = [
        applicant("P1"),
        applicant("P2", twk=64, tkp=165),
        applicant("P3", skb=Absence.MISSING),
        Candidate(key="P4"),
    ]
    found = ranked(*people)
    assert places(found) == {"P1": 1}
    apart = {one.candidate: one for one in found.unranked}
    assert apart["P2"].why.en == (
        "the civics test is below its limit; the personality test is below its limit"
    )
    assert not apart["P2"].unknown
    assert apart["P3"].why.en == "Score of the field test (SKB) is missing"
    assert apart["P4"].unknown
    assert "Not ranked yet: 2." in to_text(found.view(), "en")


def test_who_was_not_in_the_field_test_has_no_place_and_nothing_is_waited_for() -> None:
    found = ranked(applicant("P1"), applicant("P2", skb=Absence.NOT_APPLICABLE))
    (apart,) = found.unranked
    assert (apart.candidate, apart.unknown) == ("P2", False)


def test_without_its_weights_the_policy_ranks_nobody() -> None:
    found = ranked(*(leader(key, 70) for key in "ABCD"), policy=shipped("permenpanrb-15-2019"))
    assert not found.ranked
    assert {one.code.id for one in found.unranked} == {"MER-4003"}


def test_a_value_is_asked_only_of_equals_and_the_lack_of_it_is_named() -> None:
    found = ranked(
        applicant("P1", diploma_mean=Absence.MISSING),
        applicant("P2"),
        applicant("P3", diploma_mean=Decimal("3.9")),
        applicant("P4", skb=400, diploma_mean=Absence.MISSING),
    )
    assert places(found) == {"P4": 1, "P1": 2, "P2": 2, "P3": 2}
    first, *others = found.ranked
    order = [one.step for one in found.order.by]
    assert first.decided == order.index("final")
    assert {one.lacking for one in others} == {order.index("diploma_compared")}
    assert "not all of them have Mean grade of the diploma" in found.why(others[0]).en


# ------------------------------------------------------------------------------------- what is said


def test_what_decided_is_said_with_both_values() -> None:
    found = ranked(applicant("P1", tkp=175, tiu=105), applicant("P2"), applicant("P3", skb=300))
    said = [found.why(one) for one in found.ranked]
    assert said[0].id == "Nilai TKP: 180, berikutnya 175"
    assert said[1].en == "Final score: 68.18, the next 62.18"
    assert said[2].en == ""


def test_a_date_of_birth_that_decides_is_not_told() -> None:
    found = ranked(applicant("P1", applicant_born_on=date(1998, 3, 7)), applicant("P2"))
    assert found.why(found.ranked[0]).en == "Date of birth (earliest first)"
    for language in LANGUAGES:
        whole = json.dumps(found.as_dict(language)) + to_text(found.view(), language)
        assert not any(part in whole for part in ("1998", "1999", "Umum", "umum"))
    assert "born_on" not in str(found.as_dict("en")["ranked"]).replace(
        "'decided_by': 'born_on'", ""
    )


def test_a_key_that_could_name_somebody_is_not_shown_and_no_key_is_in_a_repr() -> None:
    found = ranked(applicant("3271234567890123"), applicant("P2", skb=300))
    shown = to_text(found.view(), "en") + to_html(found.view(), "en")
    assert "3271234567890123" not in shown
    assert "#1" in shown
    assert "P2" not in repr(found) + repr(found.ranked) + repr(found.unranked)


def test_only_those_who_applied_for_the_post_are_ranked() -> None:
    post = Vacancy(key="L-1", title="Kepala Dinas", unit="dinas", level=PostLevel.JPT_PRATAMA)
    people = [evolve(leader(key, 70), vacancy=at) for key, at in (("A", "L-1"), ("B", "L-2"))]
    found = ranked(*people, policy=OPEN, asked=Question(DAY, vacancy=post))
    assert places(found) == {"A": 1}
    assert found.as_dict("en")["vacancy"] == "L-1"


def test_another_order_of_the_policy_is_taken_by_its_name() -> None:
    people = Workforce(candidates=[applicant("P1", skb=Absence.MISSING), applicant("P2", tkp=181)])
    found = rank_candidates(people, ASKED, INTAKE, order="field_test")
    assert (places(found), found.places) == ({"P2": 1, "P1": 2}, 6)
    with pytest.raises(UsageError, match="MER-0031"):
        rank_candidates(people, ASKED, INTAKE, order="best")
    with pytest.raises(UsageError, match="MER-0031"):
        rank_candidates(Workforce(), DAY, shipped("pp-94-2021"))


def test_a_place_can_be_explained() -> None:
    found = ranked(applicant("P1"))
    explanation = found.explain("P1")
    assert explanation is not None
    assert "68.18" in to_text(explanation.view(), "en")
    with pytest.raises(KeyError):
        found.explain("P2")
    assert found.of("P2") is None


def test_what_other_programs_get_is_as_its_schema_says() -> None:
    people = [applicant("P1"), applicant("P2"), applicant("P3", twk=64), Candidate(key="P4")]
    for found in (
        ranked(*people, asked=Question(DAY, skb_maximum=500)),
        ranked(*(leader(key, 70) for key in "AB"), policy=OPEN),
        ranked(policy=OPEN),
        rank_candidates(Workforce(incomplete=Incomplete(candidates=["P5"])), ASKED, OPEN),
    ):
        for language in LANGUAGES:
            whole = json.loads(json.dumps(found.as_dict(language)))
            Draft202012Validator(schema("meritasn/selection@1")).validate(whole)
            for key in (*keys(found.ranked), *keys(found.unranked)):
                alone = json.loads(json.dumps(found.one_as_dict(key, language)))
                Draft202012Validator(schema("meritasn/selected@1")).validate(alone)
                assert to_text(found.dossier(key), language)


def test_a_candidate_whose_row_was_rejected_is_waited_for() -> None:
    people = [leader(key, 70) for key in ("P1", "P2", "P3", "P4")]
    lost = Incomplete(candidates=["P5", "P4"])
    found = rank_candidates(Workforce(candidates=people, incomplete=lost), ASKED, OPEN)
    assert keys(found.ranked) == ["P1", "P2", "P3"]
    assert keys(found.unranked) == ["P4", "P5"]
    assert (found.rejected, found.applicants) == (2, 3)
    assert "not settled" in " ".join(to_text(found, "en").split())
    nobody = rank_candidates(Workforce(incomplete=lost), ASKED, OPEN)
    assert "Nobody else applied." in to_text(nobody, "en")


def test_many_equals_make_one_row() -> None:
    found = ranked(*(applicant(f"P{n:04}") for n in range(400)))
    assert len(to_text(found.view(), "en").splitlines()) < 400
    assert len(found.undecided) == 400
