"""One step off: planted raters whose one step moves exactly known people."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.evaluation.planted import PACK, YEAR, city, planted_policy

from meritasn.columns import FrameWorkforce
from meritasn.errors import UsageError
from meritasn.evaluation import one_step_off, raters
from meritasn.evaluation.raters_results import Direction, OneStepOff, Rated
from meritasn.merit import appraise
from meritasn.model import Appraisal, Employee, Employment, Rating, Workforce
from meritasn.policies import Policy, read_policy, shipped
from meritasn.view import to_text

ratings = st.tuples(st.sampled_from(Rating), st.sampled_from(Rating))


def quadrant() -> Policy:
    return shipped("permenpanrb-6-2022")


def rated(given: Sequence[tuple[Rating, Rating]], by: Sequence[str | None]) -> Workforce:
    return Workforce(
        employees=[
            Employee(key=f"P{n}", unit="u", employment=Employment.PNS) for n in range(len(given))
        ],
        appraisals=[
            Appraisal(
                employee=f"P{n}",
                period=YEAR,
                rater=rater,
                results_rating=results,
                behaviour_rating=behaviour,
            )
            for n, ((results, behaviour), rater) in enumerate(zip(given, by, strict=True))
        ],
    )


def movers(
    found: OneStepOff, what: Rated, direction: Direction
) -> dict[str, tuple[str, str | None]]:
    step = next(s for s in found.steps if (s.what, s.direction) == (what, direction))
    return dict(step.movers)


def test_one_point_moves_exactly_those_who_were_planted_at_the_limit() -> None:
    """Limits are 80 and 20: 79 enters by a point, 80 leaves; 50 and 78 stay."""
    workforce = city(
        [(79, 79), (80, 80), (50, 50), (78, 78), (20, 20)], ["R1", "R1", "R2", "R2", None]
    )
    found = one_step_off(workforce, planted_policy())
    assert movers(found, Rated.CONDUCT, Direction.MILDER) == {"P0": ("middle", "high")}
    assert movers(found, Rated.CONDUCT, Direction.STRICTER) == {"P1": ("high", "middle")}
    assert (found.hanging, found.people, found.unrated) == (2, 4, 1)
    first, second = found.of("R1"), found.of("R2")
    assert first is not None
    assert second is not None
    assert (first.hanging, second.hanging) == (("P0", "P1"), ())
    assert found.of("R3") is None


def test_two_points_move_who_stood_two_points_away() -> None:
    found = one_step_off(city([(78, 78)], ["R1"]), planted_policy(), points=2)
    assert movers(found, Rated.CONDUCT, Direction.MILDER) == {"P0": ("middle", "high")}
    assert "2 points higher" in to_text(found.view(), "en")


def test_a_score_at_the_end_of_its_range_stays_there() -> None:
    found = one_step_off(city([(100, 100), (0, 0)], ["R1", "R1"]), planted_policy(), points=50)
    assert "P0" not in movers(found, Rated.CONDUCT, Direction.MILDER)
    assert movers(found, Rated.CONDUCT, Direction.STRICTER) == {"P0": ("high", "middle")}


def test_a_rating_stays_at_the_end_of_its_scale() -> None:
    best = [(Rating.DI_ATAS, Rating.DI_ATAS)]
    found = one_step_off(rated(best, ["R1"]), quadrant())
    assert movers(found, Rated.RESULTS, Direction.MILDER) == {}
    assert movers(found, Rated.BEHAVIOUR, Direction.STRICTER) == {"P0": ("sangat_baik", "baik")}


@settings(max_examples=30)
@given(st.lists(ratings, min_size=1, max_size=6), st.data())
def test_whoever_hangs_on_a_rater_moves_when_that_rater_alone_is_moved(
    given_: list[tuple[Rating, Rating]], data: st.DataObject
) -> None:
    """The neighbour of each rating is written out here, not taken from the code."""
    next_of = {
        Direction.MILDER: {
            Rating.DI_ATAS: Rating.DI_ATAS,
            Rating.SESUAI: Rating.DI_ATAS,
            Rating.DI_BAWAH: Rating.SESUAI,
        },
        Direction.STRICTER: {
            Rating.DI_ATAS: Rating.SESUAI,
            Rating.SESUAI: Rating.DI_BAWAH,
            Rating.DI_BAWAH: Rating.DI_BAWAH,
        },
    }
    by = [data.draw(st.sampled_from(["R1", "R2"])) for _ in given_]
    workforce = rated(given_, list(by))
    found = one_step_off(workforce, quadrant())
    before = {one.employee: one.predicate for one in appraise(workforce, quadrant(), period=YEAR)}
    for direction in Direction:
        alone = evolve(
            workforce,
            appraisals=tuple(
                evolve(one, results_rating=next_of[direction][one.results_rating])  # type: ignore[index]  # all are rated
                if one.rater == "R1"
                else one
                for one in workforce.appraisals
            ),
        )
        after = appraise(alone, quadrant(), period=YEAR)
        moved = {one.employee for one in after if one.predicate != before[one.employee]}
        said = movers(found, Rated.RESULTS, direction)
        assert moved == {key for key in said if by[int(key[1:])] == "R1"}


@given(st.lists(ratings, min_size=1, max_size=6))
def test_no_points_move_nobody_and_counts_add_up(given_: list[tuple[Rating, Rating]]) -> None:
    found = one_step_off(rated(given_, ["R1"] * len(given_)), quadrant())
    assert found.hanging == len({key for step in found.steps for key in step.movers})
    assert found.people == len(given_)
    still = one_step_off(city([(79, 79), (80, 80)], ["R1", "R1"]), planted_policy(), points=0)
    assert still.hanging == 0


def test_a_rater_with_few_people_is_not_broken_down_and_nobody_is_named() -> None:
    given_ = [(Rating.SESUAI, Rating.SESUAI)] * 10
    found = one_step_off(rated(given_, ["R1"] * 6 + ["R2"] * 4), quadrant())
    assert sum(found.by_share().values()) == 1
    assert found.small == 1
    said = f"{to_text(found.view(), 'id')}{found.as_dict('en')}{found!r}"
    assert "fewer than 5" in to_text(found.view(), "en")
    assert not any(key in said for key in ("R1", "R2", "P0", "P9"))


def test_a_policy_that_reads_no_rating_is_refused() -> None:
    reads_none = PACK.replace("service * weight + integrity * (100 - weight)", "weight * 100")
    with pytest.raises(UsageError, match="MER-0064"):
        one_step_off(city([(50, 50)], ["R1"]), read_policy(reads_none))


def test_frames_are_referred_to_what_answers_for_them() -> None:
    with pytest.raises(TypeError, match="assess"):
        one_step_off(FrameWorkforce, quadrant())  # type: ignore[arg-type]  # that is the mistake


# -- planted faults -------------------------------------------------------------------------------


def test_a_step_that_passes_the_end_of_the_scale_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def round_about(rating: Rating, direction: Direction) -> Rating:
        scale = tuple(Rating)
        return scale[(scale.index(rating) + (-1 if direction is Direction.MILDER else 1)) % 3]

    monkeypatch.setitem(one_step_off.__globals__, "_next", round_about)
    with pytest.raises(AssertionError):
        test_a_rating_stays_at_the_end_of_its_scale()


def test_a_score_that_leaves_its_range_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def unbound(name: str, score: Decimal, by: Decimal) -> Decimal:
        del name
        return score + by if isinstance(score, Decimal) else score

    monkeypatch.setitem(one_step_off.__globals__, "_shifted", unbound)
    with pytest.raises(AssertionError):
        test_a_score_at_the_end_of_its_range_stays_there()


def test_a_rater_who_is_credited_with_others_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    by_rater = raters._by_rater  # noqa: SLF001  (what is broken here)
    monkeypatch.setitem(
        one_step_off.__globals__,
        "_by_rater",
        lambda rater_of, hanging: by_rater(dict.fromkeys(rater_of, "R1"), hanging),
    )
    with pytest.raises(AssertionError):
        test_one_point_moves_exactly_those_who_were_planted_at_the_limit()
