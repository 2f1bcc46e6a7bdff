"""Allowances: a workforce and a month in, what everybody earns and what a budget pays of it out.

Two passes through the rules. The first says what everybody earned and, over all of them, which
share of it the ceiling can pay; the second takes that share as a fact and says what is paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve

from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Grain, catalogue
from meritasn.language import Text
from meritasn.merit.assessment import assess
from meritasn.merit.careers import asked_facts, line_of
from meritasn.merit.objects import hold_objects
from meritasn.merit.question import Question
from meritasn.model import Workforce
from meritasn.policies import Policy, policy_on
from meritasn.quantities import Absence
from meritasn.results import Result
from meritasn.results.allowance import Allowance, AllowanceRun, AllowanceTotal
from meritasn.rules import Record, Run, run, run_unit

__all__ = ["FAMILY", "allowances", "hold_month_end"]

FAMILY = "allowance"


def allowances(
    workforce: Workforce,
    question: Question | date,
    policy: Policy | None = None,
    *,
    ceiling: Decimal | int | None = None,
) -> AllowanceRun:
    """What everybody earns in a month, and what a budget pays of it.

    Args:
        workforce: The people with their attendance and sanctions.
        question: The last day of the month.
        policy: The policy; the shipped one that is in force on that day if none is given. What a
            region sets for itself comes in an overlay: without it, everybody is refused by the
            names of those figures.
        ceiling: What the budget holds for all of them, in whole rupiah; None without a limit.

    Raises:
        NotInForce: If no policy of allowances is in force on the day.
        UsageError: If the policy is not about allowances, the day is not the last of a month, or
            the ceiling is no amount of rupiah.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Employee, Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS, job_class=10)
        >>> paid = allowances(Workforce(employees=[one]), date(2025, 12, 31), ceiling=10_000_000)
        >>> wanted = {figure.name for figure in paid.wanted()}
        >>> {"workload_share_10", "performance_share"} <= wanted
        True
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    chosen = policy or policy_on(asked.on, FAMILY)
    if chosen.pack.family != FAMILY:
        raise UsageError([usage.OTHER_FAMILY.at(name=chosen.name, family=FAMILY)])
    hold_month_end(asked.on)
    limit = None if ceiling is None else _rupiah(ceiling)
    before = evolve(
        asked,
        budget_ceiling=Absence.NOT_APPLICABLE if limit is None else limit,
        fiscal_factor=Absence.NOT_APPLICABLE,
    )
    groups = _Groups(workforce, chosen, before)
    found = assess(workforce, before, chosen).people
    factor = groups.total("", _EVERYBODY, found).amount("affordable_share")
    if factor is not None:
        found = assess(workforce, evolve(before, fiscal_factor=factor), chosen).people
    return AllowanceRun(
        asked.on,
        chosen,
        tuple(Allowance(result) for result in found),
        groups.total("", _EVERYBODY, found),
        groups.by_unit(found),
        groups.by_class(found),
        limit,
        factor,
    )


def hold_month_end(day: date) -> None:
    """Holds that a day ends a month: what is paid is for a whole one.

    Raises:
        UsageError: If it does not.
    """
    if (day + timedelta(days=1)).day != 1:
        raise UsageError([usage.NO_MONTH_END.at(day=day)])


def _rupiah(ceiling: Decimal | int) -> Decimal:
    """A ceiling that the rules can take in."""
    fact = catalogue().facts["budget_ceiling"]
    amount = Decimal(ceiling)
    if amount.is_finite() and fact.low <= amount <= fact.high and amount == int(amount):
        return amount
    raise UsageError([usage.BAD_VALUE.at(name="ceiling", expected=f"{fact.low}–{fact.high}")])


class _Groups:
    """People added up by the rules: all of them, those of a unit, those of a class."""

    def __init__(self, workforce: Workforce, policy: Policy, asked: Question) -> None:
        self._program = policy.on(asked.on)
        self._workforce = workforce
        self._facts = Record(asked_facts(self._program, Grain.UNIT, asked))
        self._nobody = run(
            self._program, Record(asked_facts(self._program, self._program.subject, asked))
        )

    def total(self, key: str, title: Text, people: Iterable[Result]) -> AllowanceTotal:
        """The sums of a group; of whom a row was rejected, nothing is known."""
        runs: Sequence[Run] = [result.run or self._nobody for result in people]
        return AllowanceTotal(key, title, run_unit(self._program, self._facts, runs))

    def by_unit(self, people: Sequence[Result]) -> tuple[AllowanceTotal, ...]:
        """Each unit directly below the top, over all who work in it or beneath it."""
        units = self._workforce.unit_by_key
        parents = {key: unit.parent for key, unit in units.items()}
        own = {employee.key: employee.unit for employee in self._workforce.employees}
        members: dict[str, list[Result]] = {unit.key: [] for unit in self._workforce.units}
        for result in people:
            *_, below = ("", *line_of(own.get(result.employee), parents)[-2:][:1])
            members.setdefault(below, []).append(result)
        return tuple(
            self.total(key, _named(units[key].name) if key in units else _NO_UNIT, group)
            for key, group in members.items()
            if group
        )

    def by_class(self, people: Sequence[Result]) -> tuple[AllowanceTotal, ...]:
        """Each class of posts, from the highest; last those of whom it is not known."""
        enum = self._program.steps["post_class"].enum
        assert enum is not None
        members: dict[str, list[Result]] = {code: [] for code in (*enum.codes, "")}
        for result in people:
            label = None if result.run is None else result.run.value("post_class").label
            members[label or ""].append(result)
        titles: Mapping[str, Text] = dict(zip(enum.codes, enum.titles, strict=True))
        return tuple(
            self.total(code, titles.get(code, _NO_CLASS), group)
            for code, group in members.items()
            if group
        )


def _named(name: str) -> Text:
    return Text(name, name)


_EVERYBODY = Text("Seluruhnya", "All together")
_NO_UNIT = Text("tanpa unit yang dikenal", "no known unit")
_NO_CLASS = Text("kelas tidak diketahui", "class not known")
