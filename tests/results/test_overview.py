from __future__ import annotations

from decimal import Decimal

from meritasn.merit import appraise
from meritasn.model import Appraisal, Employee, Employment, Rating, Unit, UnitKind, Workforce
from meritasn.policies import load_policy, what_if
from meritasn.quantities import Period
from meritasn.testing.population import city
from meritasn.view import HasView, to_text

YEAR = Period.year(2024)


def one_each(*units: Unit) -> Workforce:
    """One person in each unit, all rated alike."""
    return Workforce(
        units=units,
        employees=[Employee(key=f"p{u.key}", unit=u.key, employment=Employment.PNS) for u in units],
        appraisals=[
            Appraisal(
                employee=f"p{unit.key}",
                period=YEAR,
                results_rating=Rating.SESUAI,
                behaviour_rating=Rating.SESUAI,
            )
            for unit in units
        ],
    )


def unit(key: str, parent: str | None = None) -> Unit:
    return Unit(key=key, name=f"Kantor {key}", kind=UnitKind.LAINNYA, parent=parent)


def named(shown: HasView) -> list[str]:
    """The names of units, as far in as they stand."""
    found = (line.partition("Kantor ") for line in to_text(shown, "en").splitlines())
    return [before + after[0] for before, _, after in found if after]


def test_units_stand_beneath_the_unit_they_belong_to_in_their_order() -> None:
    results = appraise(one_each(unit("d", "b"), unit("a"), unit("c", "a"), unit("b", "a")))
    assert named(results) == ["a", "  c", "  b", "    d"]


def test_units_in_a_ring_are_all_shown() -> None:
    results = appraise(one_each(unit("a", "c"), unit("b", "a"), unit("c", "b"), unit("e", "e")))
    assert sorted(name.strip() for name in named(results)) == ["a", "b", "c", "e"]


def test_a_unit_whose_parent_is_not_there_stands_at_the_top() -> None:
    assert named(appraise(one_each(unit("b", "x"), unit("c", "b")))) == ["b", "  c"]


def test_two_predicates_never_have_the_same_short_head() -> None:
    workforce = city(people=500).workforce
    for policy in ("pp-46-2011", "permenpanrb-6-2022"):
        for language in ("id", "en"):
            text = to_text(appraise(workforce, load_policy(policy)), language)
            head = next(line.split() for line in text.splitlines() if " n " in line)
            counted = head[head.index("n") :]
            assert len(set(counted)) == len(counted)


def test_a_comparison_tells_moves_of_predicates_from_moves_of_scores() -> None:
    workforce, policy = city(people=500).workforce, load_policy("pp-46-2011")
    before = appraise(workforce, policy)
    after = appraise(workforce, what_if(policy, {"share_of_results": Decimal(70)}))
    changes = before.changes(after)
    text = to_text(before.compared(after), "en")
    same = sum(c.before.predicate == c.after.predicate for c in changes)
    counted = [line.split()[-1] for line in text.splitlines() if "the same, another score" in line]
    assert 0 < same <= len(changes)
    assert sum(map(int, counted)) == same
    assert text.endswith(f"{len(changes)} of 500 people get another result.")
    assert to_text(before.compared(before), "en").endswith("0 of 500 people get another result.")
