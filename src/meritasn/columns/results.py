"""Results in columns: the same as results of objects, computed when they are asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path

import polars as pl
from attrs import field, frozen

from meritasn.columns.answering import answered
from meritasn.columns.counting import people_counted, units_counted
from meritasn.columns.expressions import column
from meritasn.columns.frames import all_collected, collected
from meritasn.columns.judging import Case, unit_keys
from meritasn.columns.members import Members, results_of
from meritasn.columns.outcome import WHY, place_in_unit
from meritasn.columns.progress import Watch
from meritasn.columns.reading import PERSON, UNIT
from meritasn.errors import UsageError
from meritasn.errors.codes import frames as codes
from meritasn.facts import Grain
from meritasn.merit import Progress
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Result, UnitResult
from meritasn.results.moves import Scale
from meritasn.results.overview import MOST_UNITS, overview
from meritasn.results.tally import Tally
from meritasn.rules import Run
from meritasn.view import View, repr_html

__all__ = ["FrameResults"]


@frozen(eq=False, repr=False)
class FrameResults:
    """What a policy says about a workforce in frames, in one period.

    Nothing is computed before it is asked for, and only what that rests on.

    Attributes:
        case: The workforce, the policy and the period.
        progress: Told how many rows have been read, of how many.
    """

    case: Case = field(repr=False)
    progress: Progress | None = field(default=None, repr=False)

    @property
    def period(self) -> Period:
        """The period that was appraised."""
        return self.case.period

    @property
    def policy(self) -> Policy:
        """The policy."""
        return self.case.policy

    def frame(self, *steps: str) -> pl.LazyFrame:
        """One row a person, in the order of employees.

        Columns: ``employee``, ``unit`` (where they are counted), ``predicate_code``, ``score``,
        ``refusal_code``, ``rank_in_unit`` (equals share a place), ``policy_hash``; then the
        steps that are named, null where they have no value.

        Args:
            *steps: Steps of people to be added.

        Raises:
            UsageError: If the policy has no such step.
        """
        steps = tuple(dict.fromkeys(steps))
        unknown = [step for step in steps if not self._is_personal(step)]
        if unknown:
            raise UsageError([codes.NO_SUCH_STEP.at(step=step) for step in unknown])
        output = self.policy.pack.output
        score = output.get("score")
        ranked = score or self.case.root
        return self.case.people(*steps, watch=self._watch()).select(
            pl.col(PERSON).alias("employee"),
            pl.col(UNIT).alias("unit"),
            self._value(output.get("predicate"), pl.String()).alias("predicate_code"),
            self._value(score, pl.Decimal(38, 0)).alias("score"),
            pl.col(WHY),
            place_in_unit(ranked, best_is_least=score is None).alias("rank_in_unit"),
            pl.lit(self.policy.hash).alias("policy_hash"),
            *(self._value(step, pl.Null()).alias(step) for step in steps),
        )

    def unranked(self, *steps: str) -> pl.LazyFrame:
        """`frame` without ``rank_in_unit``: what can be said of a person without the others."""
        return self.frame(*steps).drop("rank_in_unit")

    def write_parquet(self, path: Path, *steps: str) -> Mapping[str, int]:
        """Writes `frame` as a Parquet file, without holding all of it.

        Returns:
            How many people have no result, by the code of the reason.

        Raises:
            UsageError: If the policy has no such step.
            InputRefused: If the tables cannot be read to their end.
            OSError: If the file cannot be written.
        """
        query, part = self.frame(*steps), path.with_name(f".{path.name}.part")
        with part.open("wb"):
            pass  # so that a file that cannot be written is told from one that cannot be read
        try:
            # Beside the file, since it may be one of those that are read.
            collected(query.sink_parquet(part, lazy=True))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        refused = pl.scan_parquet(path).select(WHY).drop_nulls().group_by(WHY).len()
        return dict(collected(refused).iter_rows())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows of `frame`, for whatever speaks Arrow: pandas, pyarrow, DuckDB."""
        return collected(self.frame()).__arrow_c_stream__(requested_schema)

    def answers(self, scale: Scale) -> Iterator[tuple[str, str, Decimal | None]]:
        """The key, the outcome and the score of each, for `meritasn.evaluation`."""
        yield from answered(self.frame(scale.root), "employee", scale)

    def of(self, employee: str) -> Result | None:
        """The result of one employee, with every step and its reasons."""
        return next(results_of(self.case, pl.col(PERSON) == pl.lit(str(employee))), None)

    @cached_property
    def units(self) -> tuple[UnitResult, ...]:
        """One result for each unit, in their order."""
        units, people = self.case.units()
        by = people.group_by(UNIT, self._value(self.case.root, pl.String()).alias("label"))
        counted, rows = all_collected([by.agg(pl.len()), units])
        counts: dict[str, Counter[str | None]] = {}
        for unit, label, number in counted.iter_rows():
            counts.setdefault(unit, Counter())[label] = number
        runs = {row[UNIT]: self._run(row) for row in rows.iter_rows(named=True)}
        known = collected(self.case.tables.units.named())
        return tuple(
            self._unit(key, name, parent, counts.get(key, Counter()), runs[key])
            for key, name, parent in known.iter_rows()
        )

    @cached_property
    def tally(self) -> Tally:
        """How many people have which result."""
        return people_counted(self.case, self._watch())

    def __len__(self) -> int:
        return self.tally.people

    def __repr__(self) -> str:
        """What was asked; nothing is computed for it."""
        return f"FrameResults(period={self.period.text.en!r}, policy={self.policy.name!r})"

    def view(self) -> View:
        """The predicates of all, and of each unit against the guide; many units are counted."""
        few = len(self.case.tables.units.tree()) <= MOST_UNITS
        units = self.units if few else units_counted(self.case)
        return overview(self.policy, self.period, units, self.tally)

    _repr_html_ = repr_html

    # ------------------------------------------------------------------------------------ inside

    def _is_personal(self, step: str) -> bool:
        found = self.case.program.steps.get(step)
        return found is not None and found.step.grain is Grain.PERSON

    def _value(self, step: str | None, otherwise: pl.DataType) -> pl.Expr:
        return pl.lit(None, dtype=otherwise) if step is None else self.case.value(step)

    def _watch(self) -> Watch | None:
        if self.progress is None:
            return None
        tables = self.case.tables
        frames = [scan.frame.select(pl.len()) for scan in (tables.employees, tables.targets)]
        return Watch(self.progress, sum(int(rows.item()) for rows in all_collected(frames)))

    def _run(self, row: dict[str, int]) -> Run | None:
        program = self.case.program
        if not program.unitary:
            return None
        slots = {key: row[column(*key)] for key in unit_keys(program)}
        return Run(program, slots, key=str(row[UNIT]))

    def _unit(
        self, key: str, name: str, parent: str | None, counts: Counter[str | None], run: Run | None
    ) -> UnitResult:
        people = Members(self.case, key, counts.total())
        labels = {label: number for label, number in counts.items() if label is not None}
        return UnitResult(key, name, self.period, self.policy, people, labels, run, parent)
