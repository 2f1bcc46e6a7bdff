"""A workforce that stands in frames and brings its own reading of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import polars as pl
from attrs import evolve, field, frozen

from meritasn.columns.checking import Verdict, check
from meritasn.columns.dtypes import plain_name
from meritasn.columns.fates import FrameFates, frame_fates
from meritasn.columns.files import given_in
from meritasn.columns.frames import Frame, lazy
from meritasn.columns.heads import Units
from meritasn.columns.judging import Case
from meritasn.columns.people import Tables
from meritasn.columns.results import FrameResults
from meritasn.columns.scans import Given, Scan, scan_of
from meritasn.columns.sides import Side, side_of
from meritasn.errors import Finding, InputRefused, Place, UsageError
from meritasn.errors.codes import frames as codes
from meritasn.errors.codes import usage
from meritasn.evaluation.replaying import Asking
from meritasn.facts import catalogue
from meritasn.io.headers import named, table_named
from meritasn.io.records import PERIOD
from meritasn.language import Text, listing
from meritasn.merit import Progress
from meritasn.merit.careers import hold_period
from meritasn.policies import Policy
from meritasn.quantities import Period

__all__ = ["FrameWorkforce"]

_TARGETS = catalogue().tables["targets"]
_LINKS = {
    name
    for column in _TARGETS.columns
    if column.name in ("employee", *PERIOD)
    for name in (column.name, column.header)
}
"""The columns that link a target to its appraisal."""


@frozen(kw_only=True, eq=False)
class FrameWorkforce:
    """Units, employees, appraisals and targets in frames, which are read when they are needed.

    `meritasn.appraise` takes it like a workforce of objects, and gives the same digits.

    Attributes:
        tables: The tables.
        findings: What was found in files and headers.
    """

    tables: Tables = field(repr=False)
    findings: tuple[Finding, ...] = field(default=(), repr=False)

    @classmethod
    def of(  # noqa: PLR0913  (one a table)
        cls,
        *,
        appraisals: Frame,
        targets: Frame | None = None,
        employees: Frame | None = None,
        units: Frame | None = None,
        unit_performance: Frame | None = None,
        period: Period | None = None,
    ) -> FrameWorkforce:
        """Takes frames of Polars, pandas, pyarrow, DuckDB, or whatever speaks Arrow.

        Headers are those of the catalogue, in Indonesian or English. Where there are no
        employees, the columns of employees stand with the appraisals.

        Args:
            appraisals: One row an appraisal. It may have a column ``targets`` with a list of
                records instead of a frame of their own, and the fact ``led_unit_predicate``,
                which is then not derived from the units.
            targets: One row a target of an appraisal.
            employees: One row an employee.
            units: One row a unit. Without them everybody is counted where they work.
            unit_performance: One row a unit and period.
            period: The period of all rows, where the frames have no days.

        Raises:
            InputRefused: If a required column is missing; with everything that is wrong.

        Example:
            >>> import polars as pl
            >>> from meritasn import Period, appraise
            >>> ratings = pl.DataFrame(
            ...     {
            ...         "employee": ["a", "b"],
            ...         "unit": ["u", "u"],
            ...         "employment": ["pns", "pppk"],
            ...         "results_rating": ["di_atas", "sesuai"],
            ...         "behaviour_rating": ["sesuai", "di_bawah"],
            ...     }
            ... )
            >>> workforce = FrameWorkforce.of(appraisals=ratings, period=Period.year(2024))
            >>> appraise(workforce).frame().collect()["predicate_code"].to_list()
            ['baik', 'kurang']
        """
        frames = {
            "appraisals": appraisals,
            "targets": targets,
            "employees": employees,
            "units": units,
            "unit_performance": unit_performance,
        }
        found = {
            name: lazy(frame, Place(file=name))
            for name, frame in frames.items()
            if frame is not None or name == "appraisals"
        }
        return cls.given(
            {
                name: Given(frame, Place(file=name)).dated(_dated(name, period))
                for name, frame in _taken_apart(found).items()
            }
        )

    @classmethod
    def scan(cls, folder: Path) -> FrameWorkforce:
        """Takes the tables of a folder, which are read when they are needed.

        A table is a Parquet file, a folder of Parquet files, a CSV file, or a sheet of a
        workbook, named as `read_tables` wants it. Parquet and plain CSV are never held whole.

        Raises:
            UsageError: If there is no such folder.
            InputRefused: If a table or a required column is missing, or a file cannot be read.
        """
        tables, findings = given_in(folder)
        if any(finding.rejects for finding in findings):
            raise InputRefused(findings)
        whole = cls.given(tables)
        return evolve(whole, findings=(*findings, *whole.findings))

    @classmethod
    def given(cls, tables: Mapping[str, Given]) -> FrameWorkforce:
        """Takes frames by the names of their tables.

        Raises:
            InputRefused: If a required column is missing; with everything that is wrong.
        """
        merged = ("appraisals",) if "employees" in tables else ("appraisals", "employees")
        wanted: dict[tuple[str, ...], Given] = {
            (name,): tables.get(name) or Given.nothing(name)
            for name in ("units", "unit_performance", "targets")
        }
        wanted[merged] = tables["appraisals"]
        if "employees" in tables:
            wanted["employees",] = tables["employees"]
        scans: dict[str, Scan] = {}
        findings: list[Finding] = []
        for names, frame in wanted.items():
            scan, found = scan_of(names, frame)
            findings.extend(found)
            if scan is not None:
                scans[names[0]] = scan
        if len(scans) < len(wanted):
            raise InputRefused(findings)
        units = Units(scans["units"], scans["unit_performance"])
        staff = scans.get("employees", scans["appraisals"])
        whole = Tables(units, staff, scans["appraisals"], scans["targets"])
        return cls(tables=whole, findings=tuple(findings))

    def periods(self) -> tuple[Period, ...]:
        """The periods for which there are appraisals, in the order of time."""
        return self.tables.appraisals.periods

    def check(self) -> Verdict:
        """All that is wrong in the rows, as `read_tables` finds it in the same rows.

        It takes a pass over every table; people about whom anything may be wrong are read row by
        row. What was found in headers stands in `findings`.

        Raises:
            InputRefused: If the tables cannot be read to their end.
        """
        return check(self.tables)

    def appraised(
        self,
        policy: Policy,
        period: Period,
        *,
        outside: bool = False,
        progress: Progress | None = None,
    ) -> FrameResults:
        """The results of everybody; `meritasn.appraise` calls it.

        Raises:
            NotInForce: If the policy is not in force on the last day of the period, or began
                within it.
            UsageError: If there is no appraisal in the period.
        """
        if period not in self.periods():
            known = listing(p.text for p in self.periods())
            raise UsageError([usage.NO_PERIOD.at(period=period.text, known=known)])
        program = policy.nearest(period.last or period.start) if outside else policy.over(period)
        hold_period(policy, program)
        return FrameResults(Case(self.tables, policy, program, period), progress)

    def fates(self, asking: Asking) -> FrameFates:
        """What became of everybody under two policies; `meritasn.evaluation.replay` calls it.

        Raises:
            UsageError: If there is no appraisal in the period.
        """
        period = asking.period
        assert period is not None, "of a period, people are asked about one"

        def read(policy: Policy) -> Side:
            return side_of(self.appraised(policy, period, outside=True))

        levels, units = self.tables.during(period).levels(), self.tables.units.named()
        return frame_fates(asking, read, levels, units)


def _taken_apart(frames: dict[str, pl.LazyFrame]) -> dict[str, pl.LazyFrame]:
    """Targets that are nested in their appraisals as a frame of their own.

    Raises:
        InputRefused: If they are no lists of records.
    """
    whole = frames["appraisals"]
    schema = whole.collect_schema()
    nested = next((name for name in schema if table_named(name) is _TARGETS), None)
    if "targets" in frames or nested is None:
        return frames
    held, alone = schema[nested], whole.drop(nested)
    each = held.inner if isinstance(held, (pl.List, pl.Array)) else held
    if each == pl.Null:
        return {**frames, "appraisals": alone}
    if each is held or not isinstance(each, pl.Struct):
        at = Place(file="appraisals", column=nested)
        expected = Text("daftar catatan target", "lists of records of targets")
        raise InputRefused([codes.OTHER_DTYPE.at(at, found=plain_name(held), expected=expected)])
    links = [name for name in schema if named(name) in _LINKS]
    below = whole.select(*links, nested).explode(nested).drop_nulls(nested)
    own = [part.name for part in each.fields if part.name not in links]
    targets = below.select(*links, *(pl.col(nested).struct.field(name) for name in own))
    return {**frames, "appraisals": alone, "targets": targets}


def _dated(name: str, period: Period | None) -> Period | None:
    """The period of a table that has days at all."""
    columns = catalogue().tables[name].columns
    return period if any(column.name == "first_day" for column in columns) else None
