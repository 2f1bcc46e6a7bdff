"""One by one: a rule that peeks is caught, a fact that tells is named, like cases are found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.errors import UsageError
from meritasn.fairness import Verdict, like_cases, proxies, swapped
from meritasn.fairness.guessing import ALL
from meritasn.fairness.named_facts import NamedFact, facts_named
from meritasn.fairness.proxies_found import Proxies
from meritasn.language import Text
from meritasn.merit import appraise, assess
from meritasn.model import (
    Appraisal,
    Employee,
    Employment,
    Protected,
    Rank,
    Rating,
    Sex,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.model.identity import Nip, build_nip, parse_nip
from meritasn.quantities import Period
from meritasn.results import Results

YEAR = Period.year(2024)
RATINGS = (Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH)
SEXES = (Sex.FEMALE, Sex.MALE)


def city(ratings: Sequence[Rating], sexes: Sequence[Sex]) -> Workforce:
    keys = [f"P{n}" for n in range(len(ratings))]
    return Workforce(
        units=[Unit(key="U", name="Unit", kind=UnitKind.DINAS)],
        employees=[
            Employee(
                key=key,
                unit="U",
                employment=Employment.PNS,
                rank=list(Rank)[5],
                nip=parse_nip(build_nip(date(1985, 4, 3), date(2010, 3, 1), sex, 901 + n % 90)),
            )
            for n, (key, sex) in enumerate(zip(keys, sexes, strict=True))
        ],
        appraisals=[
            Appraisal(
                employee=key, period=YEAR, results_rating=rating, behaviour_rating=Rating.DI_ATAS
            )
            for key, rating in zip(keys, ratings, strict=True)
        ],
        protected={
            key: Protected(sex=sex, birth_date=date(1985, 4, 3))
            for key, sex in zip(keys, sexes, strict=True)
        },
    )


def mixed(many: int) -> Workforce:
    return city([RATINGS[n % 3] for n in range(many)], [SEXES[n % 2] for n in range(many)])


def test_a_rule_that_cannot_see_anybody_stays_the_same_to_the_byte() -> None:
    found = swapped(mixed(24))
    assert (found.people, found.tried, found.changed) == (24, 24, ())
    assert len(found.ways) == 9
    assert "P3" not in repr(found) + str(found.as_dict("en")) + str(found.view())


def test_a_rule_that_peeks_is_caught_and_only_by_those_whom_it_saw() -> None:
    """Planted: whoever is a woman, by her record or by her number, is rated lower."""

    def peeking(workforce: Workforce) -> Results:
        seen = {key for key, one in workforce.protected.items() if one.sex is Sex.FEMALE}
        lowered = [
            evolve(one, results_rating=Rating.DI_BAWAH) if one.employee in seen else one
            for one in workforce.appraisals
        ]
        return appraise(evolve(workforce, appraisals=lowered))

    workforce = mixed(30)
    found = swapped(workforce, peeking)
    assert found.changed
    title = f"the sex of everybody: {Sex.MALE.label.en}"
    (everybody_male,) = [way for way in found.ways if way.title.en == title]
    # Who is rated lowest anyway cannot be seen to have been lowered.
    women = {one.key for n, one in enumerate(workforce.employees) if n % 2 == 0 and n % 3 < 2}
    assert {*everybody_male.changed} == women
    assert "see who they are" in str(found.view())


def test_a_rule_that_reads_the_number_of_identity_is_caught() -> None:
    def by_number(workforce: Workforce) -> Results:
        odd = {
            one.key
            for one in workforce.employees
            if isinstance(one.nip, Nip) and one.nip.sex is Sex.FEMALE
        }
        lowered = [
            evolve(one, results_rating=Rating.DI_BAWAH) if one.employee in odd else one
            for one in workforce.appraisals
        ]
        return appraise(evolve(workforce, appraisals=lowered))

    assert swapped(mixed(12), by_number).changed


def test_what_the_law_lets_a_rule_use_is_kept() -> None:
    workforce = mixed(8)
    found = swapped(workforce, lambda w: assess(w, date(2024, 3, 1), family="retirement"))
    assert found.lawful
    assert found.changed == ()


# ----------------------------------------------------------------------------------------- proxies


def of_ratings(chance: Random, tied: float, many: int = 400) -> Proxies:
    """Women are rated lower, as often as is said; otherwise by chance."""
    sexes = [chance.choice(SEXES) for _ in range(many)]
    ratings = [
        (Rating.SESUAI if sex is Sex.FEMALE else Rating.DI_ATAS)
        if chance.random() < tied
        else chance.choice(RATINGS)
        for sex in sexes
    ]
    workforce = city(ratings, sexes)
    return proxies(appraise(workforce), workforce, by=["sex"])


def test_a_fact_that_says_who_somebody_is_is_named_and_others_are_not() -> None:
    found = of_ratings(Random(3), 0.6)  # noqa: S311  (a fixed draw)
    flagged = {one.fact for one in found.found if one.verdict is Verdict.FLAG}
    assert flagged == {ALL, "results_rating"}
    best = found.found[0]
    assert best.fact == ALL
    assert best.auc is not None
    assert best.auc > 0.7
    assert "nan" not in str(found.as_dict("en"))


def test_facts_by_chance_are_named_no_more_often_than_the_plan_says() -> None:
    chance = Random(11)  # noqa: S311  (a fixed draw)
    flags = sum(
        any(one.verdict is Verdict.FLAG for one in of_ratings(chance, 0, 120).found)
        for _ in range(40)
    )
    assert flags <= 2


def test_a_small_group_is_insufficient_evidence() -> None:
    workforce = city([RATINGS[n % 3] for n in range(60)], [SEXES[n < 50] for n in range(60)])
    found = proxies(appraise(workforce), workforce, by=["sex"])
    assert {one.verdict for one in found.found} == {Verdict.INSUFFICIENT}
    assert {one.auc for one in found.found} == {None}


def test_religion_is_looked_at_only_where_that_is_asked_for() -> None:
    workforce = mixed(4)
    with pytest.raises(UsageError):
        proxies(appraise(workforce), workforce, by=["religion"])
    assert proxies(appraise(workforce), workforce, by=["religion"], opt_in=["religion"]).found == ()


# -------------------------------------------------------------------------------------- like cases


def test_the_closest_pairs_with_unlike_results_are_found_and_nobody_is_printed() -> None:
    workforce = mixed(30)
    found = like_cases(appraise(workforce))
    assert found.pairs
    assert found.alike == 0  # equal facts, equal result
    for pair in found.pairs:
        assert len(pair.differing) == 1
        assert pair.distance == pytest.approx(1)
    told = repr(found) + repr(found.pairs) + str(found.view()) + str(found.as_dict("en"))
    assert not any(f"'P{n}'" in told for n in range(30))


@given(st.lists(st.tuples(st.sampled_from(RATINGS), st.sampled_from(RATINGS)), max_size=12))
def test_pairs_are_of_unlike_results_and_no_closer_one_is_left_out(
    rows: list[tuple[Rating, Rating]],
) -> None:
    workforce = city([one for one, _ in rows], [Sex.MALE] * len(rows))
    appraisals = [
        evolve(one, behaviour_rating=behaviour)
        for one, (_, behaviour) in zip(workforce.appraisals, rows, strict=True)
    ]
    if not rows:
        return
    results = appraise(evolve(workforce, appraisals=appraisals))
    found = like_cases(results)
    labels = {one.employee: one.predicate and one.predicate.code for one in results}
    best = "sangat_baik"
    for pair in found.pairs:
        assert (labels[pair.chosen] == best, labels[pair.other] == best) == (True, False)
    chosen = [one for n, one in enumerate(rows) if labels[f"P{n}"] == best]
    other = [one for n, one in enumerate(rows) if labels[f"P{n}"] != best]
    if chosen and other:
        least = min(sum(a != b for a, b in zip(x, y, strict=True)) for x in chosen for y in other)
        assert found.pairs[0].distance == pytest.approx(least)
        assert len(found.pairs[0].differing) == least


def test_facts_are_those_that_the_rules_read_and_no_number_of_identity() -> None:
    facts = facts_named(list(appraise(mixed(6))))
    assert {"results_rating", "behaviour_rating"} <= {one.name for one in facts}
    assert not {"sex", "birth_date", "nip"} & {one.name for one in facts}
    assert all(len(one.values) == 6 for one in facts)
    assert isinstance(facts[0], NamedFact)
    assert isinstance(facts[0].title, Text)
