"""Surveys as people read them: rounds, intervals, limits, differences, and who is not shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from attrs import evolve
from tests.policies.regulations.surveys import index_on_paper, rounded

from meritasn.errors import NotInForce, UsageError
from meritasn.language import Language
from meritasn.merit import satisfaction
from meritasn.merit.surveys import LEAST_SHOWN, LEAST_SURE
from meritasn.model import Response, Service, Unit, UnitKind, Workforce
from meritasn.model.careers import Incomplete
from meritasn.policies import shipped, what_if
from meritasn.results.satisfaction import Round, Satisfaction
from meritasn.view import to_text

Sheets = Sequence[Sequence[int | None]]


def responses(service: str, sheets: Sheets, year: int = 2024) -> list[Response]:
    return [
        Response(
            service=service,
            responded_on=date(year, 8, 1 + n % 28),
            respondent=f"{n:03}",
            **{f"u{u}": a for u, a in enumerate(answers, start=1) if a is not None},
        )
        for n, answers in enumerate(sheets)
    ]


def drawn(many: int, weights: Sequence[int], seed: int = 1) -> list[list[int]]:
    chance = Random(seed)  # noqa: S311  (the same sheets every time)
    return [chance.choices((1, 2, 3, 4), weights, k=9) for _ in range(many)]


GOOD, FAIR = (0, 1, 9, 10), (2, 6, 10, 2)


def surveyed(*sheets: Iterable[Response], **more: object) -> Workforce:
    return Workforce(responses=[one for of in sheets for one in of], **more)  # type: ignore[arg-type]


def told(found: Satisfaction, language: Language = "en") -> str:
    """What is shown, on one line."""
    return " ".join(to_text(found, language, 200).split())


def of(found: Satisfaction, key: str, year: int = 2024) -> Round:
    group = found.group(key)
    assert group is not None
    round_ = group.of(year)
    assert round_ is not None
    return round_


def test_a_service_has_its_index_and_letter_through_the_engine() -> None:
    sheets = drawn(60, GOOD)
    one = of(satisfaction(surveyed(responses("ktp", sheets))), "ktp")
    assert one.index == index_on_paper(sheets)
    assert one.quality is not None
    assert one.performance is not None
    assert (one.quality.code, one.performance.code) == ("b", "baik")
    assert (one.sheets, one.left_out) == (60, 0)
    assert [e.name for e in one.elements] == [f"u{n}" for n in range(1, 10)]
    assert one.interval is not None
    assert one.interval.low < one.index < one.interval.high
    satisfied = sum(sum(answers) >= 27 for answers in sheets)
    assert one.satisfied == satisfied
    assert one.satisfied_share is not None
    assert one.satisfied_share.low < Decimal(100 * satisfied) / 60 < one.satisfied_share.high


def test_the_weakest_elements_come_first_and_of_equals_the_earlier_one() -> None:
    answers = [[4, 2, 3, 4, 2, 4, 1, 4, 4]] * LEAST_SHOWN
    one = of(satisfaction(surveyed(responses("ktp", answers))), "ktp")
    assert [e.name for e in one.weakest(3)] == ["u7", "u2", "u5"]
    assert [e.mean for e in one.weakest(3)] == [1, 2, 2]


def test_sheets_that_are_not_complete_are_left_out_and_said() -> None:
    sheets: Sheets = [*drawn(20, GOOD), [4] * 8 + [None], [None] * 9]
    found = satisfaction(surveyed(responses("ktp", sheets)))
    one = of(found, "ktp")
    assert (one.sheets, one.left_out) == (20, 2)
    assert "not complete and are not counted: ktp (2)." in told(found)


@pytest.mark.parametrize(
    ("sheets", "is_shown", "is_sure"),
    [
        (LEAST_SHOWN - 1, False, False),
        (LEAST_SHOWN, True, False),
        (LEAST_SURE - 1, True, False),
        (LEAST_SURE, True, True),
    ],
)
def test_few_sheets_are_said_to_be_few(sheets: int, is_shown: bool, is_sure: bool) -> None:  # noqa: FBT001
    found = satisfaction(surveyed(responses("ktp", drawn(sheets, GOOD))))
    (group,) = found.of
    assert bool(group.rounds) is is_shown
    assert group.too_few == (() if is_shown else (2024,))
    if is_shown:
        assert (group.rounds[0].interval is not None) is is_sure
        assert (group.rounds[0].satisfied_share is not None) is is_sure
    words = told(found)
    assert ("not shown: ktp" in words) is not is_shown
    assert ("too few for an interval: ktp" in words) is (is_shown and not is_sure)


def test_nothing_of_a_few_sheets_is_given_away() -> None:
    hidden = satisfaction(surveyed(responses("ktp", [[1] * 9] * (LEAST_SHOWN - 1))))
    shown = told(hidden) + json.dumps(hidden.as_dict("en"))
    assert "25.00" not in shown
    assert json.loads(json.dumps(hidden.as_dict("en")))["groups"][0]["rounds"] == []


def test_an_interval_across_a_limit_is_said_with_both_letters() -> None:
    sheets = [[3] * 9] * 20 + [[4, 3, 3, 3, 3, 3, 3, 3, 3]] * 10 + [[4] * 9] * 2  # around 76.61
    one = of(satisfaction(surveyed(responses("ktp", sheets))), "ktp")
    assert one.index == index_on_paper(sheets) > Decimal("76.61")
    (limit,) = one.near
    assert (limit.at, limit.below.code, limit.above.code) == (Decimal("76.61"), "c", "b")
    sure = of(satisfaction(surveyed(responses("ktp", [[3] * 9] * 32))), "ktp")
    assert (sure.index, sure.near) == (Decimal("75.00"), ())


def test_half_a_point_among_twenty_respondents_is_not_distinguishable() -> None:
    before = drawn(20, GOOD, 3)
    after = [list(sheet) for sheet in before]
    for sheet in after[:4]:  # four answers one better: 4 · 25 / 9 / 20 is 0.56
        sheet[sheet.index(3)] = 4
    found = satisfaction(surveyed(responses("ktp", before, 2023), responses("ktp", after)))
    group = found.group("ktp")
    assert group is not None
    (moved,) = group.differences
    assert Decimal("0.5") <= moved.moved <= Decimal("0.6")
    assert moved.distinguishable is False
    assert "not distinguishable" in told(found)
    assert "tidak dapat dibedakan" in told(found, "id")


@pytest.mark.parametrize(
    ("before", "after", "word"), [(FAIR, GOOD, "risen"), (GOOD, FAIR, "fallen")]
)
def test_a_planted_change_among_many_is_found(
    before: Sequence[int], after: Sequence[int], word: str
) -> None:
    sheets = responses("ktp", drawn(80, before, 2), 2023), responses("ktp", drawn(80, after, 3))
    found = satisfaction(surveyed(*sheets))
    group = found.group("ktp")
    assert group is not None
    assert group.differences[0].distinguishable is True
    assert word in told(found)


def test_where_nothing_changed_little_is_claimed() -> None:
    claimed = 0
    for seed in range(40):
        one, other = (drawn(30, GOOD, 2 * seed + n) for n in (0, 1))
        found = satisfaction(surveyed(responses("k", one, 2023), responses("k", other)))
        claimed += found.of[0].differences[0].distinguishable is True
    assert claimed <= 5  # two of forty are to be expected


def test_with_too_few_sheets_nobody_says_whether_it_changed() -> None:
    sheets = responses("ktp", drawn(50, GOOD), 2023), responses("ktp", drawn(10, GOOD))
    found = satisfaction(surveyed(*sheets))
    assert found.of[0].differences[0].distinguishable is None
    assert "too few sheets" in told(found)


def test_the_last_day_hides_what_came_later() -> None:
    both = surveyed(responses("ktp", drawn(30, FAIR), 2023), responses("ktp", drawn(30, GOOD)))
    found = satisfaction(both, on=date(2023, 12, 31))
    assert list(found.laws) == [2023]
    assert found.of[0].of(2024) is None
    some = satisfaction(both, on=date(2024, 8, 3))
    assert some.laws[2024][0] == date(2024, 8, 3)
    assert of(some, "ktp").sheets == 5  # of the first three days, on two of which two came


def test_each_survey_is_read_by_the_law_of_its_last_day() -> None:
    found = satisfaction(
        surveyed(responses("ktp", drawn(30, GOOD), 2016), responses("ktp", drawn(30, GOOD), 2017))
    )
    assert [policy.name for _, policy in found.laws.values()] == [
        "kepmenpan-25-2004",
        "permenpanrb-14-2017",
    ]
    old, new = of(found, "ktp", 2016), of(found, "ktp", 2017)
    assert old.index is None
    assert old.refusal is not None
    assert "Number of elements" in old.refusal.first.en
    assert new.index is not None
    assert found.of[0].differences == ()  # an index that is not known moved nowhere
    with pytest.raises(NotInForce):
        satisfaction(surveyed(responses("ktp", drawn(5, GOOD), 2003)))


def test_a_policy_that_is_given_reads_the_surveys_of_its_time() -> None:
    stricter = what_if(shipped("permenpanrb-14-2017"), {"favourable": Decimal(4)})
    both = surveyed(responses("k", drawn(30, GOOD), 2016), responses("k", [[3] * 9] * 30))
    found = satisfaction(both, stricter)
    assert next(policy.name for _, policy in found.laws.values()) == "kepmenpan-25-2004"
    assert of(found, "k").satisfied == 0
    with pytest.raises(UsageError, match="MER-0029"):
        satisfaction(both, shipped("pp-94-2021"))


def test_another_scale_refuses_by_its_element() -> None:
    sheets = [*drawn(30, GOOD), [5] * 9]
    found = satisfaction(surveyed(responses("ktp", sheets)))
    one = of(found, "ktp")
    assert (one.index, one.interval, one.satisfied_share) == (None, None, None)
    assert one.refusal is not None
    assert "ktp: no index" in told(found)


def test_a_survey_with_a_rejected_row_is_refused() -> None:
    lost = surveyed(responses("ktp", drawn(30, GOOD)), incomplete=Incomplete(responses=["ktp"]))
    one = of(satisfaction(lost), "ktp")
    assert one.index is None
    assert one.refusal is not None


def test_the_same_sheets_in_any_order_and_under_any_name_have_the_same_intervals() -> None:
    sheets = responses("ktp", drawn(60, GOOD))
    turned = [*reversed(sheets)]
    renamed = responses("kk", drawn(60, GOOD))
    one, other, third = (
        satisfaction(surveyed(each)).of[0].rounds[0] for each in (sheets, turned, renamed)
    )
    assert one == other == third
    assert satisfaction(surveyed(sheets), seed=1).of[0].rounds[0].interval != one.interval


def test_a_survey_before_is_named_by_its_year_wherever_these_differ() -> None:
    now = responses("a", drawn(30, GOOD)), responses("b", drawn(30, GOOD))
    before = responses("a", drawn(30, FAIR), 2023)
    alike = told(satisfaction(surveyed(*now, before, responses("b", drawn(30, FAIR), 2023))))
    assert "Service 2023 2024 Difference" in alike
    other = told(satisfaction(surveyed(*now, before, responses("b", drawn(30, FAIR), 2022))))
    assert "Service Before 2024 Difference" in other
    assert "(2022)" in other


# -- units --------------------------------------------------------------------------------------


def town(**sheets: Sheets) -> Workforce:
    """An office with a division; each service is of the one that its name begins with."""
    return surveyed(
        *(responses(key, of) for key, of in sheets.items()),
        units=[
            Unit(key="dinas", name="Dinas", kind=UnitKind.DINAS),
            Unit(key="bidang", name="Bidang", kind=UnitKind.BIDANG, parent="dinas"),
            Unit(key="lain", name="Lain", kind=UnitKind.DINAS),
        ],
        services=[Service(key=k, name=k, unit=k.partition("_")[0]) for k in sheets],
    )


def test_a_unit_has_the_mean_of_its_services_and_of_those_beneath_it() -> None:
    one, other = drawn(30, GOOD, 4), drawn(90, FAIR, 5)
    found = satisfaction(town(dinas_a=one, bidang_b=other), by="unit")
    above, beneath = of(found, "dinas"), of(found, "bidang")
    indices = [Fraction(index_on_paper(sheets)) for sheets in (one, other)]
    assert above.index == rounded(sum(indices, Fraction(0)) / 2)
    assert above.pooled == index_on_paper([*one, *other])
    assert above.sheets == 120
    assert beneath.index == beneath.pooled == index_on_paper(other)
    assert above.interval is not None
    assert above.index is not None
    assert above.interval.low < above.index < above.interval.high
    group = found.group("lain")
    assert group is not None
    assert group.rounds == ()
    assert "pooled counts every sheet alike" in told(found)


def test_an_interval_of_a_unit_needs_enough_sheets_of_each_service() -> None:
    found = satisfaction(town(dinas_a=drawn(60, GOOD), dinas_b=drawn(8, FAIR)), by="unit")
    one = of(found, "dinas")
    assert one.index is not None
    assert one.interval is None
    assert one.satisfied_share is not None  # all of its sheets are enough for that


def test_a_unit_with_a_service_that_is_not_known_is_refused() -> None:
    refused = satisfaction(town(dinas_a=drawn(30, GOOD), dinas_b=[[5] * 9] * 5), by="unit")
    assert of(refused, "dinas").index is None
    assert of(refused, "dinas").refusal is not None
    whole = town(dinas_a=drawn(30, GOOD), dinas_b=drawn(30, GOOD))
    lost = satisfaction(evolve(whole, incomplete=Incomplete(responses=["dinas_b"])), by="unit")
    assert of(lost, "dinas").index is None
    assert of(lost, "dinas").refusal is not None


def test_nothing_is_said_by_unit_where_there_is_none() -> None:
    with pytest.raises(UsageError, match="MER-0032"):
        satisfaction(surveyed(responses("ktp", drawn(30, GOOD))), by="unit")


def test_a_survey_of_nobody_says_so() -> None:
    found = satisfaction(Workforce())
    assert found.year is None
    assert "not one survey sheet" in told(found)
    assert found.as_dict("en")["groups"] == []


def test_everything_for_other_programs_has_no_number_that_could_be_rounded() -> None:
    sheets = responses("ktp", drawn(40, FAIR), 2023), responses("ktp", drawn(40, GOOD))
    said = json.loads(json.dumps(satisfaction(surveyed(*sheets)).as_dict("en")))
    assert said["format"] == "meritasn/satisfaction@1"
    (group,) = said["groups"]
    latest = group["rounds"][-1]
    assert Decimal(latest["interval"]["low"]) < Decimal(latest["index"])
    assert group["differences"][0]["distinguishable"] is True
    assert not any(isinstance(one, float) for one in _leaves(said))


def _leaves(inside: object) -> Iterator[object]:
    if isinstance(inside, dict):
        inside = list(inside.values())
    if isinstance(inside, list):
        for one in inside:
            yield from _leaves(one)
    else:
        yield inside
