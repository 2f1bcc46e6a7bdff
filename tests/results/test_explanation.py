"""What a reader sees of a computation: all of it once, and nothing that did not matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Direction,
    Employee,
    Employment,
    Measure,
    Rating,
    Target,
    TargetKind,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.quantities import Period
from meritasn.results import Explanation, Result
from meritasn.view import Branch


def result() -> Result:
    """180 minutes a document were brought down to 55, where 60 were planned."""
    faster = Measure(60, 55, direction=Direction.LOWER, unit="menit")
    target = Target(key="T1", plan="Dokumen lebih cepat", kind=TargetKind.UTAMA, time=faster)
    return appraise(
        Appraisal(
            employee="A-1",
            period=Period.year(2023),
            results_rating=Rating.DI_ATAS,
            behaviour_rating=Rating.SESUAI,
            targets=(target, Target(key="T2", plan="Lain", time=faster)),
        )
    )


def branches(explanation: Explanation | None) -> list[Branch]:
    assert explanation is not None
    (root,) = (part for part in explanation.view().parts if isinstance(part, Branch))

    def below(branch: Branch) -> Iterator[Branch]:
        yield branch
        for child in branch.children:
            yield from below(child)

    return list(below(root))


def test_the_explanation_of_a_target_is_that_of_this_target_alone() -> None:
    shown = branches(result().explain("time_rating", target="T1"))
    assert shown[0].text.en == "[T1] Achievement in time: Above expectation"
    assert shown[0].note is not None
    assert "(55)" in shown[0].note.en
    assert not any("T2" in branch.text.en for branch in shown)


@pytest.mark.parametrize(
    ("step", "target"),
    [("time_rating", None), ("predicate", "T1"), ("time_rating", "T9"), ("nothing", None)],
)
def test_there_is_no_explanation_of_what_is_not_there(step: str, target: str | None) -> None:
    with pytest.raises(KeyError):
        result().explain(step, target=target)


def test_what_was_shown_is_not_shown_again() -> None:
    shown = branches(result().explain("proposed_rating"))
    of_target = [
        branch for branch in shown if branch.text.en.startswith("[T1] Achievement of the target")
    ]
    assert len(of_target) > 1
    assert of_target[0].children
    assert [(b.children, b.note and b.note.en) for b in of_target[1:]] == [
        ((), "see above") for _ in of_target[1:]
    ]


def test_where_a_rule_is_not_applicable_nothing_is_missing() -> None:
    shown = branches(result().explain("target_rating", target="T1"))
    (cost,) = (branch for branch in shown if "cost" in branch.text.en)
    assert cost.note is not None
    assert cost.note.en.startswith("because not applicable: Cost planned")
    assert cost.children == ()
    assert not any(branch.tone == "bad" for branch in shown)


def test_a_figure_that_nobody_knows_is_called_unknown() -> None:
    shown = branches(result().explain("proposed_rating"))
    assert any(branch.text.en.endswith(": unknown") for branch in shown)


def test_a_unit_counts_its_people_and_tells_nothing_about_one() -> None:
    year, keys = Period.year(2023), [f"A-{n}" for n in range(20)]
    good = Rating.SESUAI
    workforce = Workforce(
        units=[Unit(key="u", name="Dinas", kind=UnitKind.DINAS)],
        employees=[Employee(key=key, unit="u", employment=Employment.PNS) for key in keys],
        appraisals=[
            Appraisal(employee=key, period=year, results_rating=good, behaviour_rating=good)
            for key in keys
        ],
    )
    (unit,) = appraise(workforce).units
    counted, *below = branches(unit.explain("count_baik"))
    assert counted.note is not None
    assert "(20 × Good)" in counted.note.en
    assert below == []
