"""Small cities in which it is known who moves, and small policies whose effects are known."""

from __future__ import annotations

from collections.abc import Sequence

from meritasn.model import Appraisal, Conduct, Employee, Employment, Workforce
from meritasn.policies import Policy, read_policy
from meritasn.quantities import Absence, Period

YEAR = Period.year(2024)

PACK = """
format = "meritasn/pack@1"
name = "planted"
family = "performance"
title = { id = "Tanaman", en = "Planted" }
in_force = { from = 2020-01-01, standing = "assumed" }

[cite]
own = "Invented"

[output]
predicate = "grade"
score = "final"

[enum.grade_of_three]
high = { id = "Tinggi", en = "High" }
middle = { id = "Menengah", en = "Middle" }
low = { id = "Rendah", en = "Low" }

[parameter.weight]
title = { id = "Bobot", en = "Weight" }
value = 60
unit = "percent"
cite = "own"
standing = "assumed"
tune = [0, 100]

[parameter.upper]
title = { id = "Batas atas", en = "Upper limit" }
value = 80
unit = "points"
cite = "own"
standing = "assumed"
tune = [60, 100]

[parameter.lower]
title = { id = "Batas bawah", en = "Lower limit" }
value = 20
unit = "points"
cite = "own"
standing = "assumed"
tune = [0, 50]

[[step]]
name = "final"
of = "person"
title = { id = "Nilai", en = "Score" }
formula = "(service * weight + integrity * (100 - weight)) / 100"
unit = "points"
decimals = 2
range = [0, 100]
cite = "own"
standing = "assumed"

[[step]]
name = "grade"
of = "person"
title = { id = "Tingkat", en = "Grade" }
enum = "grade_of_three"
let.exact = "(service * weight + integrity * (100 - weight)) / 100"
when = [
  { if = "exact >= upper", is = "high" },
  { if = "exact >= lower", is = "middle" },
  { is = "low" },
]
cite = "own"
standing = "assumed"
"""


def planted_policy() -> Policy:
    return read_policy(PACK)


def city(
    scores: Sequence[tuple[int | Absence, int | Absence]],
    raters: Sequence[str | None] | None = None,
) -> Workforce:
    """People with a score of service and one of integrity each, and who rated them."""
    by = raters or [None] * len(scores)
    return Workforce(
        employees=[
            Employee(key=f"P{n}", unit="u", employment=Employment.PNS) for n in range(len(scores))
        ],
        appraisals=[
            Appraisal(
                employee=f"P{n}",
                period=YEAR,
                rater=rater,
                conduct=Conduct(service=service, integrity=integrity),
            )
            for n, ((service, integrity), rater) in enumerate(zip(scores, by, strict=True))
        ],
    )
