"""An audit of any table with a row a person, such as one that an analyst has made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.answering import Answering
from meritasn.cli.options import own_table_of
from meritasn.cli.planning import Compared, gathered, plan_of
from meritasn.errors import Finding, InputRefused, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import (
    ATTRIBUTES,
    Audit,
    AuditPlan,
    GapAudit,
    NumberOutcome,
    Sample,
    audit_sample,
    audit_values,
    numbers_of_rows,
)
from meritasn.fairness.counting import By, names_of
from meritasn.io import OwnKind, OwnTable
from meritasn.io.headers import columns_named, named
from meritasn.language import Text

__all__ = ["NO_TABLE", "OwnColumn", "audited_table"]


@Parameter(name="*")
@frozen(kw_only=True)
class OwnColumn:
    """The column of a table of one's own that says what became of each person.

    Attributes:
        chosen: Column of a table of yours that says yes or no of each person.
        number: Column of a table of yours with a number of each person, of which more is better.
    """

    chosen: str | None = None
    number: str | None = None

    def options(self) -> list[str]:
        """The options by which it was written."""
        named = {"--chosen": self.chosen, "--number": self.number}
        return [name for name, value in named.items() if value is not None]

    def columns(self) -> Mapping[str, OwnKind]:
        """What it says."""
        kinds: Mapping[str | None, OwnKind] = {self.chosen: "flag", self.number: "number"}
        return {name: kind for name, kind in kinds.items() if name is not None}


_TEXT: OwnKind = "text"
NO_TABLE = OwnColumn()
"""No table of one's own is asked about."""


def audited_table(
    file: Path, own: OwnColumn, compared: Compared, told: Answering, findings: Sequence[Finding]
) -> tuple[Audit | GapAudit, OwnTable]:
    """The audit of the valid rows of a table, and what was read.

    Args:
        file: The table.
        own: The column that says what became of people.
        compared: Which columns are groups, and by what is decided.
        told: How the table is read.
        findings: What is wrong already with what was asked.

    Raises:
        UsageError: With everything that is wrong with what was asked.
        InputRefused: If the table cannot be read, or lacks a column.
    """
    wrong = list(findings)
    names = [*dict.fromkeys(name for one in compared.groups for name in names_of(one))]
    texts = names if compared.within is None else [*names, compared.within]
    wrong += _of_opt_in(texts, compared.opt_in)
    if own.number is not None and compared.within is not None:
        wrong.append(usage.NOT_WITHIN.at(name=compared.within))
    plan = None
    with gathered(wrong):
        plan = plan_of(compared.plan)
    if wrong:
        raise UsageError(wrong)
    columns = {**dict.fromkeys(texts, _TEXT), **own.columns()}
    read = own_table_of(file, columns, told.corrected, told.written, told.lang)
    if not read.readable:
        raise InputRefused(read.findings)
    if own.number is not None:
        return _of_numbers(read, own.number, names, compared.groups, plan), read
    return _of_flags(read, own.chosen or "", names, compared, plan), read


def _of_numbers(
    read: OwnTable, column: str, names: Sequence[str], groups: Sequence[By], plan: AuditPlan | None
) -> GapAudit:
    people = numbers_of_rows(read.rows, outcome=column, by=names)
    return audit_values(people, NumberOutcome(Text(column, column)), by=groups, plan=plan)


def _of_flags(
    read: OwnTable, column: str, names: Sequence[str], compared: Compared, plan: AuditPlan | None
) -> Audit:
    within = compared.within
    return audit_sample(
        Sample.of_rows(read.rows, outcome=column, by=names, within=within),
        by=compared.groups,
        plan=plan,
        outcome=Text(column, column),
        within=None if within is None else Text(within, within),
    )


def _of_opt_in(columns: Sequence[str], opt_in: Sequence[str]) -> Iterator[Finding]:
    """Columns of what is looked at only where that is asked for expressly, in either language."""
    known = columns_named("protected")
    for name in columns:
        column = known.get(named(name))
        attribute = None if column is None else ATTRIBUTES.get(column.name)
        if attribute is not None and attribute.opt_in and not {name, attribute.name} & {*opt_in}:
            yield usage.ONLY_BY_OPT_IN.at(name=name)
