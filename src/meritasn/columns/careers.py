"""Employees, services and candidates in frames, which bring their own reading of a day."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from attrs import evolve, field, frozen

from meritasn.columns.asof import AsOf
from meritasn.columns.assessed import FrameAssessments
from meritasn.columns.fates import FrameFates, frame_fates
from meritasn.columns.files import given_in
from meritasn.columns.frames import Frame, collected, lazy
from meritasn.columns.scans import Given, Scan, scan_of
from meritasn.columns.sides import Side, side_of
from meritasn.errors import Finding, InputRefused, Place
from meritasn.evaluation.replaying import Asking
from meritasn.facts import catalogue
from meritasn.merit.allowance import FAMILY
from meritasn.merit.question import Question
from meritasn.policies import Policy
from meritasn.quantities import Absence, Calendar

__all__ = ["FrameCareers"]

_SHARE = "affordable_share"
"""The step of a policy of allowances with the share of what was earned that a ceiling pays."""

_SUBJECTS = ("employees", "services", "candidates")

_TABLES = (
    *_SUBJECTS,
    "protected",
    "holidays",
    "units",
    *(table.name for table in catalogue().tables.values() if table.since is not None),
)


@frozen(kw_only=True, eq=False)
class FrameCareers:
    """Employees, and their dated records, in frames that are read when they are needed.

    `meritasn.merit.assess` takes it like a workforce of objects, and gives the same answers.

    Attributes:
        scans: The tables by name.
        findings: What was found in files and headers.
    """

    scans: Mapping[str, Scan] = field(repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, employees: Frame | None = None, **tables: Frame) -> FrameCareers:
        """Takes frames of Polars, pandas, pyarrow, DuckDB, or whatever speaks Arrow.

        Args:
            employees: One row an employee; not needed for rules about services or candidates.
            **tables: Tables of dated records by their name in the catalogue, such as
                ``credits`` or ``responses``; ``services`` or ``candidates`` for rules about them;
                ``units`` for what is folded over people; ``protected`` for rules with a lawful use
                of it; ``holidays`` for time limits in working days.

        Raises:
            InputRefused: If a required column is missing; with everything that is wrong.
            TypeError: If there is no such table of a career.

        Example:
            >>> import polars as pl
            >>> from datetime import date
            >>> from meritasn.merit import assess
            >>> staff = pl.DataFrame({"employee": ["a"], "unit": ["u"], "employment": ["pns"]})
            >>> careers = FrameCareers.of(staff)
            >>> assess(careers, date(2024, 3, 1), family="retirement").counts()["unknown"]
            1
        """
        unknown = sorted(tables.keys() - set(_TABLES))
        if unknown:
            raise TypeError(f"no tables of a career: {', '.join(unknown)}")
        frames = tables if employees is None else {"employees": employees, **tables}
        given = {
            name: Given(lazy(frame, Place(file=name)), Place(file=name))
            for name, frame in frames.items()
        }
        return cls.given(given)

    @classmethod
    def scan(cls, folder: Path) -> FrameCareers:
        """Takes the tables of a folder, which are read when they are needed.

        Raises:
            UsageError: If there is no such folder.
            InputRefused: If a table or a required column is missing, or a file cannot be read.
        """
        tables, findings = given_in(folder)
        if any(finding.rejects for finding in findings):
            raise InputRefused(findings)
        whole = cls.given({name: one for name, one in tables.items() if name in _TABLES})
        return evolve(whole, findings=(*findings, *whole.findings))

    @classmethod
    def given(cls, tables: Mapping[str, Given]) -> FrameCareers:
        """Takes frames by the names of their tables.

        Raises:
            InputRefused: If a required column is missing; with everything that is wrong.
        """
        scans: dict[str, Scan] = {}
        findings: list[Finding] = []
        for name in _TABLES:
            if name in _SUBJECTS and name not in tables:
                continue  # to have none of them is not the same as to have no table of them
            scan, found = scan_of((name,), tables.get(name) or Given.nothing(name))
            findings.extend(found)
            if scan is not None:
                scans[name] = scan
        if any(finding.rejects for finding in findings):
            raise InputRefused(findings)
        return cls(scans=scans, findings=tuple(findings))

    def assessed(self, policy: Policy, question: Question) -> FrameAssessments:
        """The answers about everybody; `meritasn.merit.assess` calls it.

        Raises:
            NotInForce: If the policy is not in force on the day.
        """
        policy.on(question.on)
        return FrameAssessments(AsOf(self.scans, self._calendar, question), policy)

    def fates(self, asking: Asking) -> FrameFates:
        """What became of everybody under two policies; `meritasn.evaluation.replay` calls it."""
        question = asking.question
        assert question is not None, "of a day, people are asked about one"
        tables = AsOf(self.scans, self._calendar, question)

        def read(policy: Policy) -> Side:
            return self._side(asking.as_if_in_force(policy), tables, asking.ceiling)

        levels = tables.levels(asking.program(asking.after))
        return frame_fates(asking, read, levels, tables.named_units())

    def _side(self, policy: Policy, tables: AsOf, ceiling: Decimal | None) -> Side:
        """A policy read; one of allowances twice where a ceiling says which share it can pay."""
        if policy.pack.family != FAMILY:
            return side_of(FrameAssessments(tables, policy))
        nothing, asked = Absence.NOT_APPLICABLE, tables.asked
        limit = nothing if ceiling is None else ceiling
        first = evolve(asked, budget_ceiling=limit, fiscal_factor=nothing)
        read = FrameAssessments(evolve(tables, asked=first), policy)
        share = None if ceiling is None else collected(read.whole(_SHARE)).item()
        if share is None:
            return side_of(read)
        second = evolve(first, fiscal_factor=share)
        return side_of(FrameAssessments(evolve(tables, asked=second), policy), share)

    @property
    def _calendar(self) -> Calendar:
        scan = self.scans["holidays"]
        days = collected(scan.frame.select(scan.day("day").alias("day")))["day"]
        # A day that cannot be read is a holiday that nobody knows.
        return Calendar([] if days.has_nulls() else days.to_list())
