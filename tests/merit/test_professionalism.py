"""The index of professionalism: units and who is withheld, and what would raise one person's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from meritasn.errors import UsageError
from meritasn.language import LANGUAGES
from meritasn.merit import assess, personal_index, professionalism_index
from meritasn.merit.professionalism import applied
from meritasn.model import (
    Education,
    Employee,
    Employment,
    Incomplete,
    PastPredicate,
    Post,
    PostKind,
    PostLevel,
    Predicate,
    Sanction,
    Sanctioned,
    Training,
    TrainingKind,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.policies import shipped, what_if
from meritasn.quantities import Absence
from meritasn.results import Attainable, PersonalIndex, Professionalism, withheld
from meritasn.view import to_text

DAY = date(2025, 6, 30)
RULE = shipped("permenpanrb-38-2018")


def unit(key: str, parent: str | None = None) -> Unit:
    return Unit(key=key, name=f"Unit {key}", kind=UnitKind.LAINNYA, parent=parent)


def person(
    key: str,
    where: str = "kota",
    level: PostLevel = PostLevel.PELAKSANA,
    education: Education | Absence = Education.S1,
) -> Employee:
    kind = PostKind.FUNGSIONAL if level is PostLevel.AHLI_MUDA else PostKind.ADMINISTRASI
    post = Post(kind=kind, level=level)
    return Employee(key=key, unit=where, employment=Employment.PNS, post=post, education=education)


def rated(key: str, predicate: Predicate = Predicate.BAIK) -> PastPredicate:
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    return PastPredicate(employee=key, rated_from=first, rated_on=last, past_predicate=predicate)


def trained(key: str, kind: TrainingKind, hours: int = 20, on: date = DAY) -> Training:
    return Training(
        employee=key, trained_on=on, training="contoh", training_kind=kind, training_hours=hours
    )


# ----------------------------------------------------------------------- what would raise it most


def one(
    level: PostLevel = PostLevel.ADMINISTRATOR,
    education: Education = Education.S1,
    predicate: Predicate = Predicate.BAIK,
    *trainings: Training,
) -> Workforce:
    return Workforce(
        units=[unit("kota")],
        employees=[person("A", level=level, education=education), person("B")],
        past_predicates=[rated("A", predicate), rated("B")],
        trainings=trainings,
    )


def codes(found: PersonalIndex) -> list[tuple[str, str]]:
    return [
        (proposal.change.code, f"{proposal.gain.normalize():f}") for proposal in found.proposals
    ]


def test_proposals_come_with_the_greatest_gain_first() -> None:
    assert codes(personal_index(one(), "A", DAY)) == [
        ("training_leadership", "15"),
        ("training_technical", "15"),
        ("training_seminar", "10"),
        ("predicate", "5"),
        ("diploma", "5"),
    ]
    expert = one(PostLevel.AHLI_MUDA, Education.D3, Predicate.KURANG)
    assert codes(personal_index(expert, "A", DAY)) == [
        ("training_functional", "15"),
        ("training_technical", "15"),
        ("training_seminar", "10"),
        ("predicate", "10"),
        ("diploma", "5"),
    ]
    officer = one(PostLevel.PELAKSANA, Education.SD)
    assert codes(personal_index(officer, "A", DAY)) == [
        ("training_technical", "22.5"),
        ("training_seminar", "17.5"),
        ("predicate", "5"),
        ("diploma", "4"),
    ]


def test_a_diploma_is_the_nearest_that_raises_the_index() -> None:
    for held, next_one in (
        (Education.SD, Education.SLTA),
        (Education.SLTA, Education.D3),
        (Education.D3, Education.S1),
        (Education.S1, Education.S2),
        (Education.S2, Education.S3),
    ):
        found = personal_index(one(education=held), "A", DAY)
        (diploma,) = [p.change.diploma for p in found.proposals if p.change.code == "diploma"]
        assert diploma is next_one


def test_technical_training_is_proposed_for_the_hours_that_are_missing() -> None:
    begun = one(
        PostLevel.PELAKSANA, Education.S1, Predicate.BAIK, trained("A", TrainingKind.TECHNICAL, 13)
    )
    first, *_ = personal_index(begun, "A", DAY).proposals
    (training,) = first.change.trainings
    assert training.training_hours == 7
    assert "7" in first.change.title.en


def test_who_has_everything_is_told_so() -> None:
    everything = [trained("A", kind) for kind in TrainingKind]
    full = one(PostLevel.ADMINISTRATOR, Education.S3, Predicate.SANGAT_BAIK, *everything)
    found = personal_index(full, "A", DAY)
    assert found.result.score == 100
    assert found.proposals == ()
    assert found.together is None
    assert "Nothing more could raise it now." in to_text(found, "en")


LEVELS = st.sampled_from(
    [PostLevel.ADMINISTRATOR, PostLevel.PENGAWAS, PostLevel.PELAKSANA, PostLevel.AHLI_MUDA]
)
TRAININGS = st.lists(
    st.builds(
        lambda kind, hours, days: trained("A", kind, hours, DAY - timedelta(days)),
        st.sampled_from(TrainingKind),
        st.integers(0, 30),
        st.integers(0, 900),
    ),
    max_size=3,
)


def broken_promises(workforce: Workforce, found: PersonalIndex) -> list[str]:
    """Proposals that, once they are true, give another index or touch somebody else."""
    untouched = assess(workforce, DAY, RULE).of("B")
    assert untouched is not None
    broken = []
    for proposal in (*found.proposals, *filter(None, [found.together])):
        people = assess(applied(workforce, "A", proposal.change), DAY, RULE)
        after, other = people.of("A"), people.of("B")
        assert after is not None
        assert other is not None
        kept = (after.score, after.predicate) == (proposal.after.score, proposal.after.predicate)
        if not kept or other.score != untouched.score:
            broken.append(proposal.change.code)
    return broken


@given(LEVELS, st.sampled_from(Education), st.sampled_from(Predicate), TRAININGS)
@settings(max_examples=25)
def test_making_a_proposal_true_gives_exactly_the_index_that_was_promised(
    level: PostLevel, education: Education, predicate: Predicate, trainings: list[Training]
) -> None:
    workforce = one(level, education, predicate, *trainings)
    found = personal_index(workforce, "A", DAY)
    assert broken_promises(workforce, found) == []
    assert all(proposal.gain > 0 for proposal in found.proposals)
    gains = [proposal.gain for proposal in found.proposals]
    assert gains == sorted(gains, reverse=True)
    if found.together is not None:
        assert found.together.gain >= max(gains)


def test_a_promise_of_more_than_the_change_gives_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def generous(workforce: Workforce, employee: str, change: Attainable) -> Workforce:
        return applied(workforce, employee, evolve(change, diploma=Education.S3))

    monkeypatch.setattr("meritasn.merit.professionalism.applied", generous)
    found = personal_index(one(), "A", DAY)
    assert "training_seminar" in broken_promises(one(), found)


def test_a_rule_under_which_a_change_brings_nothing_does_not_propose_it() -> None:
    """Proposals are computed, not listed: without points for a seminar there is none."""
    local = what_if(RULE, {"points_seminar": 0, "points_main": 0})
    found = [code for code, _ in codes(personal_index(one(), "A", DAY, local))]
    assert found == ["training_technical", "predicate", "diploma"]


def test_a_predicate_of_the_very_day_takes_the_place_of_the_one_there() -> None:
    workforce = evolve(
        one(),
        past_predicates=[evolve(rated("A", Predicate.KURANG), rated_from=DAY, rated_on=DAY)],
    )
    found = personal_index(workforce, "A", DAY)
    (better,) = [p for p in found.proposals if p.change.code == "predicate"]
    changed = applied(workforce, "A", better.change)
    assert [p.past_predicate for p in changed.past_predicates] == [Predicate.BUTUH_PERBAIKAN]
    assert better.gain == 10


def test_of_whom_no_index_is_known_nothing_is_proposed() -> None:
    unknown = evolve(one(), past_predicates=[])
    found = personal_index(unknown, "A", DAY)
    assert found.proposals == ()
    assert found.result.refusal is not None
    for language in LANGUAGES:
        assert found.result.refusal.message.of(language) in " ".join(
            to_text(found, language, 300).split()
        )
    lost = evolve(one(), incomplete=Incomplete(sanctions=("A",)))
    assert personal_index(lost, "A", DAY).result.refusal is not None
    assert personal_index(lost, "B", DAY).result.refusal is None


def test_what_is_asked_must_be_there() -> None:
    with pytest.raises(UsageError, match="MER-0005"):
        personal_index(one(), "Z", DAY)
    with pytest.raises(UsageError, match="MER-0030"):
        professionalism_index(one(), DAY, unit="Z")
    for ask in (professionalism_index, lambda w, d, p: personal_index(w, "A", d, p)):
        with pytest.raises(UsageError, match="MER-0029"):
            ask(one(), DAY, shipped("pp-94-2021"))


def test_the_dimensions_say_what_they_rest_on() -> None:
    workforce = evolve(
        one(
            PostLevel.ADMINISTRATOR,
            Education.S1,
            Predicate.BAIK,
            trained("A", TrainingKind.TECHNICAL, 24),
        ),
        sanctions=[Sanctioned(employee="A", sanction_since=DAY, sanction=Sanction.WRITTEN_WARNING)],
    )
    told = to_text(personal_index(workforce, "A", DAY), "id", 160)
    for words in (
        "Indeks 58,00: Sangat Rendah (sampai 60)",
        "S-1 atau D-IV",
        "24,0 JP",
        "Baik, dinilai sampai 31 Desember 2024",
        "Hukuman ringan",
    ):
        assert words in told
    said = personal_index(workforce, "A", DAY).as_dict("id")
    assert said["index"] == "58.00"
    dimensions = said["dimensions"]
    assert isinstance(dimensions, list)
    points = {each["step"]: each["points"] for each in dimensions}
    assert points == {
        "qualification": "15",
        "competence": "15.0",
        "main_points": "0.0",
        "technical_points": "15.0",
        "seminar_points": "0.0",
        "performance": "25",
        "discipline_points": "3",
    }


# ------------------------------------------------------------------------------ units, the ladder


def city(sizes: Mapping[str, int], parents: Mapping[str, str | None]) -> Workforce:
    """A city with so many people in each unit itself; each third of them has no appraisal."""
    people = [person(f"{u}-{n}", u) for u, size in sizes.items() for n in range(size)]
    return Workforce(
        units=[unit(key, parents[key]) for key in sizes],
        employees=people,
        past_predicates=[rated(one.key) for n, one in enumerate(people) if n % 3 != 2],
        trainings=[
            trained(one.key, TrainingKind.TECHNICAL) for n, one in enumerate(people) if n % 2
        ],
    )


PARENTS = {"kota": None, "dinas": "kota", "bidang": "dinas", "seksi": "dinas", "badan": "kota"}
CITY = city({"kota": 1, "dinas": 6, "bidang": 9, "seksi": 2, "badan": 12}, PARENTS)


def test_a_unit_counts_with_those_beneath_it() -> None:
    found = professionalism_index(CITY, DAY, least=1)
    people = {one.unit: len(one.members) for one in found.units}
    assert people == {"kota": 30, "dinas": 17, "bidang": 9, "seksi": 2, "badan": 12}
    for one in found.units:
        scores = [Fraction(r.score) for r in one.members if r.score is not None]
        value = one.value("unit_index")
        assert value is not None
        assert value.number is not None
        assert abs(Fraction(value.number) - sum(scores, Fraction(0)) / len(scores)) <= Fraction(
            1, 200
        )
        counted, without = one.value("people_counted"), one.value("people_without")
        assert counted is not None
        assert counted.number == len(scores)
        assert without is not None
        assert without.number == len(one.members) - len(scores)


def test_the_distribution_counts_everybody_who_has_an_index() -> None:
    found = professionalism_index(CITY, DAY)
    assert sum(found.distribution().values()) + sum(found.without().values()) == len(found.people)
    assert list(found.distribution()) == [rung.code for rung in found.rungs]
    (why,) = found.without()
    assert "no record" in why.en


def test_a_unit_may_be_looked_at_alone() -> None:
    found = professionalism_index(CITY, DAY, unit="dinas", least=1)
    assert [one.unit for one in found.units] == ["dinas", "bidang", "seksi"]
    assert len(found.people) == 17
    ring = evolve(
        CITY, units=[evolve(u, parent="seksi") if u.key == "dinas" else u for u in CITY.units]
    )
    assert {one.unit for one in professionalism_index(ring, DAY, least=1).units} == set(PARENTS)


def test_a_small_unit_is_not_shown_and_says_why() -> None:
    found = professionalism_index(CITY, DAY, unit="seksi")
    units = found.as_dict("en")["units"]
    assert isinstance(units, list)
    (only,) = units
    assert (only["withheld"], only["index"], only["band"]) == (True, None, None)
    assert found.as_dict("en")["distribution"] is None
    told = " ".join(to_text(found, "en").split())
    assert "Fewer than 5 people count" not in told
    assert "fewer than 5 people count" in told
    assert "fewer than 5 people who count is not shown" in told


def test_nobody_has_an_index_where_nothing_is_known() -> None:
    empty = evolve(CITY, past_predicates=[], trainings=[])
    told = " ".join(to_text(professionalism_index(empty, DAY), "en").split())
    assert "There is not one record in Past predicates" in told
    assert "There is not one record in Trainings" in told
    assert to_text(professionalism_index(Workforce(), DAY), "id")


# ------------------------------------------------------------------ nobody is told by subtraction

SIZES = st.lists(st.integers(0, 8), min_size=1, max_size=7)


def forest(
    sizes: Sequence[int], above: Sequence[int]
) -> tuple[dict[str, int], dict[str, str | None]]:
    """Units numbered from the top, each beneath an earlier one; sizes of units themselves."""
    parents: dict[str, str | None] = {"0": None}
    for n in range(1, len(sizes)):
        parents[str(n)] = str(above[n] % n)
    return {str(n): size for n, size in enumerate(sizes)}, parents


def whole(own: Mapping[str, int], parents: Mapping[str, str | None]) -> dict[str, int]:
    counted = dict.fromkeys(own, 0)
    for name, size in own.items():
        at: str | None = name
        while at is not None:
            counted[at] += size
            at = parents[at]
    return counted


def exposed(
    own: Mapping[str, int], parents: Mapping[str, str | None], shown: set[str], least: int
) -> Iterator[frozenset[str]]:
    """Groups of too few people whose sum is a difference of sums that are shown.

    By solving: a group of units is known if its indicator lies in the span of what is shown.
    """
    names = [name for name, size in own.items() if size]

    def beneath(top: str) -> list[Fraction]:
        return [Fraction(int(top in _line(name, parents))) for name in names]

    base = _echelon([beneath(one) for one in sorted(shown)])
    for size in range(1, len(names) + 1):
        for group in combinations(names, size):
            if sum(own[name] for name in group) < least:
                vector = [Fraction(int(name in group)) for name in names]
                if not any(_reduced(vector, base)):
                    yield frozenset(group)


def _line(name: str, parents: Mapping[str, str | None]) -> list[str]:
    line: list[str] = []
    at: str | None = name
    while at is not None:
        line.append(at)
        at = parents[at]
    return line


def _echelon(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    base: list[list[Fraction]] = []
    for row in rows:
        left = _reduced(row, base)
        if any(left):
            base.append(left)
    return base


def _reduced(row: list[Fraction], base: list[list[Fraction]]) -> list[Fraction]:
    for other in base:
        at = next(n for n, value in enumerate(other) if value)
        factor = row[at] / other[at]
        row = [a - factor * b for a, b in zip(row, other, strict=True)]
    return row


@given(SIZES, st.lists(st.integers(0, 6), min_size=7, max_size=7), st.integers(1, 6))
@settings(max_examples=80, deadline=None)
def test_no_group_of_too_few_people_comes_out(
    sizes: list[int], above: list[int], least: int
) -> None:
    own, parents = forest(sizes, above)
    counted = whole(own, parents)
    hidden = withheld.withheld(counted, parents, least)
    shown = {name for name in own if name not in hidden}
    assert list(exposed(own, parents, shown, least)) == []
    assert all(counted[name] >= least for name in shown)
    # Where nobody stands alone, nothing more is kept back than has to be.
    if all(size == 0 or size >= least for size in sizes):
        assert shown == {name for name in own if counted[name] >= least}


def test_hiding_small_units_alone_is_found_to_be_too_little() -> None:
    own = {"0": 0, "1": 8, "2": 2}
    parents = {"0": None, "1": "0", "2": "0"}
    counted = whole(own, parents)
    naive = {name for name, people in counted.items() if people >= 5}
    assert list(exposed(own, parents, naive, 5)) == [frozenset({"2"})]
    assert withheld.withheld(counted, parents, 5) == {"1", "2"}


def test_a_view_is_there_in_both_languages() -> None:
    for shown in (professionalism_index(CITY, DAY), personal_index(one(), "A", DAY)):
        assert isinstance(shown, Professionalism | PersonalIndex)
        for language in LANGUAGES:
            assert to_text(shown, language)
        assert shown._repr_html_().startswith("<")
