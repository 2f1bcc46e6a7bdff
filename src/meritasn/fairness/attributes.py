"""By what an audit can group people: what the law protects, and what policies distinguish.

Nine attributes stand in UU 20/2023; of those that a personnel file does not hold, an audit says
that they cannot be measured, and never guesses them from names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from attrs import evolve, frozen

from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.words import plainly
from meritasn.language import Text
from meritasn.model import Employee, Employment, Protected, Sex
from meritasn.quantities import day_number, elapsed

__all__ = ["AGE", "ATTRIBUTES", "Attribute", "attribute_of"]

Reads = Callable[[Employee, Protected, date, AuditPlan], str | None]
"""The code of somebody's group on a day; None where it is not known."""


@frozen
class Attribute:
    """Something by which people can be grouped.

    Attributes:
        name: What calls it.
        title: How a person reads it.
        reads: The group of somebody.
        said: What a group is called.
        protected: Whether the law forbids to distinguish by it.
        opt_in: Whether it is looked at only where that is asked for expressly.
        held: Whether a personnel file holds it.
        facts: The facts that it is made of, for rules that use it lawfully.
    """

    name: str
    title: Text
    reads: Reads
    said: Callable[[str], Text] = plainly
    protected: bool = True
    opt_in: bool = False
    held: bool = True
    facts: frozenset[str] = frozenset()


def _of(name: str) -> Reads:
    def read(_: Employee, protected: Protected, __: date, ___: AuditPlan) -> str | None:
        value = getattr(protected, name)
        return None if value is None else str(value)

    return read


def _sex(_: Employee, protected: Protected, __: date, ___: AuditPlan) -> str | None:
    return None if protected.sex is None else protected.sex.code


def _age(_: Employee, protected: Protected, day: date, plan: AuditPlan) -> str | None:
    if protected.birth_date is None:
        return None
    age = elapsed(day_number(protected.birth_date), day_number(day), 12)
    return str(sum(age >= start for start in plan.age_bands))


def _disability(_: Employee, protected: Protected, __: date, ___: AuditPlan) -> str | None:
    return {None: None, True: "yes", False: "no"}[protected.disability]


def _employment(employee: Employee, _: Protected, __: date, ___: AuditPlan) -> str | None:
    return employee.employment.code


def _disability_said(code: str) -> Text:
    return Text("ya", "yes") if code == "yes" else Text("tidak", "no")


AGE = "age_band"
"""Its groups are the bands of the plan."""

ATTRIBUTES: Mapping[str, Attribute] = {
    one.name: one
    for one in (
        Attribute("sex", Text("Jenis kelamin", "Sex"), _sex, lambda code: Sex.of(code).label),
        Attribute(
            "marital_status", Text("Status pernikahan", "Marital status"), _of("marital_status")
        ),
        Attribute(AGE, Text("Kelompok umur", "Age band"), _age, facts=frozenset({"birth_date"})),
        Attribute("religion", Text("Agama", "Religion"), _of("religion"), opt_in=True),
        Attribute(
            "disability",
            Text("Berkebutuhan khusus", "Disability"),
            _disability,
            _disability_said,
            held=False,
        ),
        Attribute("origin", Text("Asal-usul", "Origin"), _of("origin"), held=False),
        Attribute("ethnicity", Text("Suku", "Ethnicity"), _of("ethnicity"), held=False),
        Attribute("race", Text("Ras", "Race"), _of("race"), held=False),
        Attribute(
            "skin_colour", Text("Warna kulit", "Colour of skin"), _of("skin_colour"), held=False
        ),
        Attribute(
            "employment",
            Text("Status kepegawaian", "Employment"),
            _employment,
            lambda code: Employment.of(code).label,
            protected=False,
        ),
    )
}
"""By name: the nine of UU 20/2023 (explanation of Pasal 28 (2) (d)), and employment as a group of
policy."""


def attribute_of(name: str, plan: AuditPlan) -> Attribute:
    """An attribute by its name; the bands of age are called as the plan cuts them.

    Raises:
        KeyError: If there is none of that name.

    >>> from meritasn.fairness.plan import default_plan
    >>> attribute_of("age_band", default_plan()).said("1").en
    '30 to 39'
    """
    found = ATTRIBUTES[name]
    if name != AGE:
        return found
    return evolve(found, said=lambda code: _band(int(code), plan.age_bands))


def _band(place: int, starts: tuple[int, ...]) -> Text:
    if not place:
        return Text("di bawah {n}", "under {n}").fill(n=starts[0])
    if place == len(starts):
        return Text("{n} ke atas", "{n} and over").fill(n=starts[-1])
    first, last = starts[place - 1], starts[place] - 1
    return Text("{a} sampai {b}", "{a} to {b}").fill(a=first, b=last)
