"""What a policy answers on a day about people, services or candidates who stand in frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

import polars as pl
from attrs import field, frozen

from meritasn.columns.admission import MISSING, UNREADABLE
from meritasn.columns.answering import answered
from meritasn.columns.asof import WORKS_IN, AsOf, head
from meritasn.columns.expressions import column
from meritasn.columns.frames import all_collected, collected
from meritasn.columns.keyed import Keyed
from meritasn.columns.outcome import WHY, refusal_of, value_of, why
from meritasn.columns.reading import PERSON, UNIT, Family, read_people, read_units
from meritasn.columns.scans import REJECTED
from meritasn.errors import UsageError
from meritasn.errors.codes import frames as codes
from meritasn.errors.codes import refusals, usage
from meritasn.facts import ANSWER, Grain, catalogue
from meritasn.merit.careers import asked_facts
from meritasn.policies import Policy
from meritasn.quantities import Period
from meritasn.results import Answer, Result
from meritasn.results.ledger import key_facts
from meritasn.results.moves import Scale
from meritasn.rules import Program, Record, run
from meritasn.rules.kinds.folds import most_children
from meritasn.rules.single import Entered, run_entered
from meritasn.rules.states import NOT_APPLICABLE

__all__ = ["FrameAssessments"]

_EVERYBODY = ""
"""The key of the unit that stands for everybody."""

_ROWS = "@rows "
"""Begins the columns that say how many records of a kind were folded for a person."""


@frozen(eq=False, repr=False)
class FrameAssessments:
    """What a policy answers on a day about everybody in the frames.

    Nothing is computed before it is asked for, and only what that rests on.

    Attributes:
        tables: The tables as they stand on the day.
        policy: The policy.
    """

    tables: AsOf = field(repr=False)
    policy: Policy = field(repr=lambda policy: policy.name)

    @property
    def on(self) -> date:
        """The day."""
        return self.tables.asked.on

    @property
    def program(self) -> Program:
        """The rules on that day."""
        return self.policy.on(self.on)

    def frame(self, *steps: str) -> pl.LazyFrame:
        """One row a person, service or candidate, in the order of its table.

        Columns: ``employee`` (or ``service``, ``candidate``), ``answer`` (met, not_met, unknown,
        not_applicable; null where the policy answers by no requirement), ``label`` (null unless it
        answers by a label),
        ``score``, ``refusal_code``, ``policy_hash``; then the steps that are named, null where
        they have no value.

        Args:
            *steps: Steps of them to be added.

        Raises:
            UsageError: If the policy has no such step.
        """
        output = self.policy.pack.output
        self._hold(steps, (self.program.subject,))
        score = output.get("score")
        return self.people(*steps).select(
            pl.col(PERSON).alias(self._key),
            self._answer().alias("answer"),
            self._label().alias("label"),
            (pl.lit(None, dtype=pl.Decimal(38, 0)) if score is None else self._value(score)).alias(
                "score"
            ),
            pl.col(WHY),
            pl.lit(self.policy.hash).alias("policy_hash"),
            *(self._value(step).alias(step) for step in steps),
        )

    def people(self, *steps: str) -> pl.LazyFrame:
        """Every one of them as the reading has them: integers, states, and why there is none."""
        return self._read((*self.policy.pack.output.values(), *steps)).parents.frame

    def lines(self, *steps: str) -> pl.LazyFrame:
        """One row a dated record: its person, what names it, and the lines of the ledger.

        Args:
            *steps: Steps of one kind of dated records; those that the policy names as lines of
                its ledger if none are given.

        Raises:
            UsageError: If the policy has no such step, or keeps no ledger.
        """
        steps = steps or self.policy.pack.lines
        if not steps:
            raise UsageError([usage.NO_LEDGER.at(name=self.policy.name)])
        dated = [grain for grain in Grain if grain.parent is self.program.subject]
        self._hold(steps, dated)
        kinds = {self.program.steps[step].step.grain for step in steps}
        if len(kinds) != 1:
            raise UsageError([codes.NO_SUCH_STEP.at(step=step) for step in steps])
        (kind,) = kinds
        table = catalogue().table_of(kind)
        heads = table.key[1:]
        rows = self._read(steps).children[kind].frame
        return rows.select(
            pl.col(PERSON).alias(self._key),
            *(pl.col(head(name)).alias(name) for name in heads),
            *(value_of(self.program.steps[step]).alias(step) for step in steps),
        )

    def units(self, *steps: str) -> pl.LazyFrame:
        """One row a unit, in the order of units, over everybody in it and beneath it.

        Columns: ``unit``, ``members`` (how many they are), then the steps that are named, null
        where they have no value. Of whom a row was rejected, nothing counts as known.

        Args:
            *steps: Steps of units; all of them if none are given.

        Raises:
            UsageError: If the policy has no such step.
        """
        program, steps = self._of_units(steps)
        beneath = self.tables.beneath().lazy()
        counted = self._counted(program).join(beneath, on=WORKS_IN)
        units = self.tables.units(program)
        sizes = counted.group_by(UNIT).agg(pl.len().alias("members"))
        read = read_units(program, units, Keyed(counted, UNIT)).parents
        return read.joined(Keyed(sizes, UNIT), lambda _: 0).frame.select(
            pl.col(UNIT).alias("unit"),
            "members",
            *(value_of(self.program.steps[step]).alias(step) for step in steps),
        )

    def whole(self, *steps: str) -> pl.LazyFrame:
        """One row: the steps of units over everybody, whichever unit they are in.

        Args:
            *steps: Steps of units; all of them if none are given.

        Raises:
            UsageError: If the policy has no such step.
        """
        program, steps = self._of_units(steps)
        counted = self._counted(program).with_columns(pl.lit(_EVERYBODY).alias(UNIT))
        everybody = self.tables.one_unit(program, _EVERYBODY)
        read = read_units(program, everybody, Keyed(counted, UNIT)).parents
        return read.frame.select(value_of(self.program.steps[step]).alias(step) for step in steps)

    def answers(self, scale: Scale) -> Iterator[tuple[str, str, Decimal | None]]:
        """The key, the outcome and the score of each, for `meritasn.evaluation`."""
        yield from answered(self.frame(scale.root), self._key, scale)

    def counts(self) -> Mapping[Answer, int]:
        """How many people have each answer."""
        answers: tuple[Answer, ...] = ("met", "not_met", "unknown", "not_applicable")
        found = collected(self.frame().group_by("answer").len())
        by = dict(found.iter_rows())
        return {answer: by.get(answer, 0) for answer in answers}

    def of(self, employee: str) -> Result | None:
        """The result of one employee, with every step and its reasons, by the single reading."""
        return next(self._results(pl.col(PERSON) == employee), None)

    def __len__(self) -> int:
        return int(collected(self.frame().select(pl.len())).item())

    def __repr__(self) -> str:
        """What was asked; nothing is computed for it."""
        return f"FrameAssessments(on={self.on.isoformat()}, policy={self.policy.name!r})"

    # ------------------------------------------------------------------------------------ inside

    def _hold(self, steps: tuple[str, ...], grains: tuple[Grain, ...] | list[Grain]) -> None:
        known = self.program.steps
        odd = [s for s in steps if s not in known or known[s].step.grain not in grains]
        if odd:
            raise UsageError([codes.NO_SUCH_STEP.at(step=step) for step in odd])

    def _of_units(self, steps: tuple[str, ...]) -> tuple[Program, tuple[str, ...]]:
        """What the named steps of units rest on, and their names; all of them if none is named."""
        own = [c.name for c in self.program.steps.values() if c.step.grain is Grain.UNIT]
        self._hold(steps, (Grain.UNIT,))
        steps = steps or tuple(own)
        return self.program.reaching(steps), steps

    def _counted(self, program: Program) -> pl.LazyFrame:
        """Everybody with what units fold over them; of whom a row was rejected, nothing."""
        people = self._family(program).parents
        return people.frame.with_columns(
            pl.when(_stands()).then(pl.col(name)).otherwise(unknown).alias(name)
            for name, unknown in self._unread(program, people.names)
        )

    @property
    def _key(self) -> str:
        """What the table of the subject calls its key."""
        (name,) = catalogue().table_of(self.program.subject).key
        return name

    def _read(self, steps: tuple[str, ...]) -> Family:
        return self._family(self.program.reaching(steps))

    def _unread(self, program: Program, names: Sequence[str]) -> Iterator[tuple[str, pl.Expr]]:
        """What stands for somebody of whom nothing is known, by the single reading."""
        asked = asked_facts(program, program.subject, self.tables.asked)
        nobody = run(program, Record(asked))
        for (name, part), whole in nobody.slots.items():
            if column(name, part) in names:
                yield column(name, part), pl.lit(whole)

    def _family(self, program: Program) -> Family:
        people = self.tables.subjects(program)
        children = {
            kind: self.tables.records(program, kind) for kind in program.below(program.subject)
        }
        also = {kind: list(_also(kind, rows)) for kind, rows in children.items()}
        family = read_people(program, people, children, also)
        parents = family.parents
        return Family(
            parents.with_columns([_why(self.program, self._root, parents)]), family.children
        )

    @property
    def _root(self) -> str:
        output = self.policy.pack.output
        return output.get("answer") or next(iter(output.values()))

    def _value(self, step: str) -> pl.Expr:
        return pl.when(_stands()).then(value_of(self.program.steps[step]))

    def _label(self) -> pl.Expr:
        name = self.policy.pack.output.get("answer")
        if name is None or self.program.steps[name].enum is ANSWER:
            return pl.lit(None, dtype=pl.String)
        return self._value(name)

    def _answer(self) -> pl.Expr:
        name = self.policy.pack.output.get("answer")
        if name is None or self.program.steps[name].enum is not ANSWER:
            return pl.lit(None, dtype=pl.String)
        state, value = pl.col(column(name, "state")), pl.col(column(name, "value"))
        met = value == ANSWER.codes.index("met")
        return (
            pl.when(pl.col(WHY) == refusals.REJECTED_ROW.id)
            .then(pl.lit("unknown"))
            .when((state & NOT_APPLICABLE) != 0)
            .then(pl.lit("not_applicable"))
            .when(state != 0)
            .then(pl.lit("unknown"))
            .when(met)
            .then(pl.lit("met"))
            .otherwise(pl.lit("not_met"))
        )

    def _results(self, condition: pl.Expr) -> Iterator[Result]:
        program, period = self.program, Period.of_days(self.on, self.on)
        kinds = program.below(program.subject)
        people = self.tables.subjects(program).frame.filter(condition)
        chosen = people.select(PERSON)
        families = [self.tables.records(program, kind).frame for kind in kinds]
        theirs = [f.join(chosen, on=PERSON, how="semi", maintain_order="left") for f in families]
        judged = self.frame().filter(pl.col(self._key).is_in(collected(chosen)[PERSON].implode()))
        whole, rejected, *rows = all_collected([people, judged, *theirs])
        why_not = dict(rejected.select(self._key, WHY).iter_rows())
        for row in whole.iter_rows(named=True):
            key = row[PERSON]
            if why_not.get(key) == refusals.REJECTED_ROW.id:
                refusal = refusal_of(program, 0, refusals.REJECTED_ROW.id)
                yield Result(key, period, self.policy, None, refusal)
                continue
            own = [r.filter(pl.col(PERSON) == key) for r in rows]
            entered = Entered(
                own=_integers(program, program.subject, row),
                above=(0, 1) * len(program.inputs(Grain.UNIT, own=False)),
                children=[
                    [_integers(program, kind, one) for one in r.iter_rows(named=True)]
                    for kind, r in zip(kinds, own, strict=True)
                ],
                key=key,
                keys=[
                    [_named(kind, one) for one in r.iter_rows(named=True)]
                    for kind, r in zip(kinds, own, strict=True)
                ],
            )
            yield Result(key, period, self.policy, run_entered(program, entered))


def _also(kind: Grain, rows: Keyed) -> Iterator[pl.Expr]:
    """How many records were folded, and whether the row of any is rejected."""
    yield pl.len().alias(f"{_ROWS}{kind.value}")
    for name in rows.names:
        if name.startswith(REJECTED):
            yield pl.col(name).any()


def _why(program: Program, root: str, people: Keyed) -> pl.Expr:
    """Why a person has no result; null where they have one."""
    names = people.names
    odd = [pl.col(name) for name in names if name.startswith(REJECTED)]
    odd += [
        pl.col(f"{_ROWS}{kind.value}") > most_children(kind)
        for kind in Grain
        if f"{_ROWS}{kind.value}" in names
    ]
    rejected = pl.when(pl.any_horizontal(odd)).then(pl.lit(refusals.REJECTED_ROW.id))
    if column(root, "state") not in names:
        return rejected.alias(WHY)
    return pl.coalesce(rejected, why(program, root)).alias(WHY)


def _stands() -> pl.Expr:
    """Whether no row about a person is rejected."""
    return pl.col(WHY).ne_missing(refusals.REJECTED_ROW.id)


def _integers(program: Program, grain: Grain, row: Mapping[str, int]) -> tuple[int, ...]:
    """What a reading takes in, in its order; a cell that cannot be read is not there."""
    return tuple(
        MISSING if part == "state" and whole == UNREADABLE else whole
        for thing in program.inputs(grain)
        for part in ("value", "state")
        for whole in (row[column(thing.name, part)],)
    )


def _named(kind: Grain, row: Mapping[str, object]) -> str:
    facts = key_facts(catalogue(), kind)
    return " ".join(str(row[head(fact.name)]) for fact in facts)
