"""An audit of any table that says yes or no of people, such as one that an analyst has made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from meritasn.cli.answering import Answering
from meritasn.cli.options import own_table_of
from meritasn.cli.planning import Compared, gathered, plan_of
from meritasn.errors import Finding, InputRefused, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import ATTRIBUTES, Audit, Sample, audit_sample
from meritasn.fairness.counting import names_of
from meritasn.io import OwnTable
from meritasn.io.headers import columns_named, named
from meritasn.language import Text

__all__ = ["audited_table"]


def audited_table(
    file: Path, chosen: str, compared: Compared, told: Answering, findings: Sequence[Finding]
) -> tuple[Audit, OwnTable]:
    """The audit of the valid rows of a table, and what was read.

    Args:
        file: The table.
        chosen: The column that says yes or no.
        compared: Which columns are groups, and by what is decided.
        told: How the table is read.
        findings: What is wrong already with what was asked.

    Raises:
        UsageError: With everything that is wrong with what was asked.
        InputRefused: If the table cannot be read, or lacks a column.
    """
    wrong = list(findings)
    columns = [*dict.fromkeys(name for one in compared.groups for name in names_of(one))]
    texts = columns if compared.within is None else [*columns, compared.within]
    wrong += _of_opt_in(texts, compared.opt_in)
    plan = None
    with gathered(wrong):
        plan = plan_of(compared.plan)
    if wrong:
        raise UsageError(wrong)
    read = own_table_of(file, [chosen], texts, told.corrected, told.written, told.lang)
    if not read.readable:
        raise InputRefused(read.findings)
    sample = Sample.of_rows(read.rows, outcome=chosen, by=columns, within=compared.within)
    found = audit_sample(
        sample,
        by=compared.groups,
        plan=plan,
        outcome=Text(chosen, chosen),
        within=None if compared.within is None else Text(compared.within, compared.within),
    )
    return found, read


def _of_opt_in(columns: Sequence[str], opt_in: Sequence[str]) -> Iterator[Finding]:
    """Columns of what is looked at only where that is asked for expressly, in either language."""
    known = columns_named("protected")
    for name in columns:
        column = known.get(named(name))
        attribute = None if column is None else ATTRIBUTES.get(column.name)
        if attribute is not None and attribute.opt_in and not {name, attribute.name} & {*opt_in}:
            yield usage.ONLY_BY_OPT_IN.at(name=name)
