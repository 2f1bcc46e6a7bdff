"""Laws about answers: there is one or a reason, it keeps its range, and no half is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from attrs import evolve

from meritasn.language import Text
from meritasn.quantities import Unit
from meritasn.rules import Compiled, ReasonKind, Record, Run, Value, run
from meritasn.rules.kinds import Bands
from meritasn.testing.laws.case import Case, places
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Compared, on_records
from meritasn.testing.oracle import Read
from meritasn.testing.records.limits import limits_of

__all__: list[str] = []


@on_records("a_value_or_a_reason")
def _total(case: Case, record: Record) -> Compared:
    ran = case.run(record)
    for name in case.outputs:
        wrong = _unexplained(ran, ran.value(name))
        yield None if wrong is None else Fault(wrong, case, record, step=name)


def _unexplained(ran: Run, value: Value) -> Text | None:
    """Why a value is neither there nor explained."""
    if value.present and (value.reasons or not value.applicable):
        return _BOTH
    if not value.present and value.applicable and not value.reasons:
        return _NEITHER
    missing = (r.subject for r in value.reasons if r.kind is ReasonKind.MISSING)
    return None if all(_is_missing(ran, fact) for fact in missing) else _NOT_MISSING


def _is_missing(ran: Run, fact: str) -> bool:
    """Whether a fact is missing anywhere in a record."""
    runs = (ran.slots, ran.above, *(child.slots for child in ran.children))
    return any((fact, "state") in slots and slots[fact, "state"] == 1 for slots in runs)


_BOTH = Text(
    "Ada jawaban, dan sekaligus alasan mengapa tidak ada.",
    "There is an answer, and at once a reason why there is none.",
)
_NEITHER = Text("Tidak ada jawaban dan tidak ada alasan.", "There is no answer and no reason.")
_NOT_MISSING = Text(
    "Alasannya menyebut sesuatu yang kurang, padahal ada.",
    "The reason names something as missing that is there.",
)


# ------------------------------------------------------------------------------------------ range


def _numbers(case: Case, ran: Run) -> Iterator[tuple[Compiled, Decimal, Run]]:
    """Every number that a step of a record came to."""
    runs = {case.program.subject: [ran]}
    for child in ran.children:
        runs.setdefault(child.grain, []).append(child)
    for compiled in case.program.steps.values():
        if compiled.enum is None and compiled.step.unit is not Unit.DATE:
            for one in runs.get(compiled.step.grain, ()):
                number = one.value(compiled.name).number
                if number is not None:
                    yield compiled, number, one


@on_records("answers_keep_their_range")
def _in_range(case: Case, record: Record) -> Compared:
    for compiled, number, _ in _numbers(case, case.run(record)):
        scale = 10**compiled.step.decimals
        low, high = Fraction(compiled.low, scale), Fraction(compiled.high, scale)
        if compiled.step.range is not None:
            low, high = (Fraction(end) for end in compiled.step.range)
        if low <= number <= high:
            yield None
        else:
            yield Fault(_OUTSIDE, case, record, step=compiled.name)


_OUTSIDE = Text(
    "Nilai ini di luar rentang yang dinyatakan.",
    "This value lies outside the range that is declared.",
)


def _no_score(case: Case) -> Text | None:
    return _SCORELESS if case.score is None else None


_SCORELESS = Text("Aturan ini tidak memberi nilai berupa angka.", "The rule gives no score.")


@on_records("scores_are_never_negative", _no_score, complete=True)
def _not_negative(case: Case, record: Record) -> Compared:
    assert case.score is not None
    number = case.run(record).value(case.score.name).number
    if number is None:
        return
    yield None if number >= 0 else Fault(_NEGATIVE, case, record, step=case.score.name)


_NEGATIVE = Text("Nilainya di bawah nol.", "The score is below zero.")


def _no_bands(case: Case) -> Text | None:
    return None if list(_banded(case)) else _BANDLESS


def _banded(case: Case) -> Iterator[tuple[Compiled, Bands]]:
    """The bands of the subject that are of a number that it has itself."""
    program = case.program
    for compiled in program.steps.values():
        kind = compiled.step.kind
        if isinstance(kind, Bands) and compiled.step.grain is program.subject:
            of = program.steps.get(kind.of)
            if of is not None and of.step.grain is program.subject and compiled.applies is None:
                yield compiled, kind


_BANDLESS = Text("Aturan ini tidak mengenal rentang.", "The rule has no bands.")


@on_records("bands_leave_no_gap", _no_bands, complete=True)
def _bands(case: Case, record: Record) -> Compared:
    """At each limit and just beneath it, the label is that of the first band that is reached."""
    for compiled, kind in _banded(case):
        program = case.program.with_given([kind.of])
        last = Decimal(1).scaleb(-case.program.steps[kind.of].step.decimals)
        limits = [row.start for row in kind.rows if row.start is not None]
        for number in (value for limit in limits for value in (limit, limit - last)):
            at = evolve(record, facts={**record.facts, kind.of: number})
            reached = (row.label for row in kind.rows if row.start is None or row.start <= number)
            label = run(program, at).value(compiled.name).label
            right = label == next(reached)
            yield None if right else Fault(_OTHER_BAND.fill(step=compiled.step.title, n=number))


_OTHER_BAND = Text(
    "{step}: nilai {n} tidak jatuh pada rentang yang batasnya dicapainya.",
    "{step}: {n} does not fall into the band whose limit it reaches.",
)


# ------------------------------------------------------------------------------- rounding, change


@on_records("halves_are_rounded_as_declared")
def _halves(case: Case, record: Record) -> Compared:
    """Numbers that lie exactly halfway, as a second reading in fractions rounds them."""
    for read, ran in _pairs(case.read(record), case.run(record)):
        for name, state in read.unrounded.items():
            compiled = case.program.steps[name]
            if not isinstance(state.value, Fraction) or not isinstance(
                read.steps[name].value, Fraction
            ):
                continue
            halves = state.value * 2 * 10**compiled.step.decimals
            number = ran.value(name).number
            if number is None or halves.denominator != 1 or halves.numerator % 2 == 0:
                continue
            same = Fraction(number) == read.steps[name].value
            yield None if same else Fault(_HALF, case, record, step=name)


def _pairs(read: Read, ran: Run) -> Iterator[tuple[Read, Run]]:
    """A record and those below it, as each of the two readings has them."""
    yield read, ran
    for kind in {child.grain for child in ran.children}:
        theirs = (child for child in ran.children if child.grain is kind)
        yield from zip(read.kind(kind.value), theirs, strict=True)


_HALF = Text(
    "Pembulatannya bukan seperti yang dinyatakan aturan.",
    "It is not rounded as the rule declares.",
)

_TENTH = 10
_HUNDRED = 100


@on_records("a_small_change_has_a_small_effect", _no_score, complete=True)
def _small(case: Case, record: Record) -> Compared:
    """A jump: the least change does a tenth of the range or more, and its neighbours far less."""
    score = case.score
    assert score is not None
    most = _span(score) / _TENTH
    for place in places(case.program, record):
        fact, now = place.fact, place.whole(record)
        if now is None or fact.enum is not None or fact.unit is Unit.DATE:
            continue
        near = limits_of(case.program).near.get(fact.name, ())
        limits = {now, *(int(figure * 10**fact.decimals) for figure in near)}
        for start in sorted({whole - step for whole in limits for step in (0, 1)}):
            if not fact.low < start < fact.high - 1:
                continue
            four = [place.with_whole(record, start + step) for step in (-1, 0, 1, 2)]
            jumps = _steps(case.run(one).value(score.name).number for one in four)
            if jumps is None:
                continue
            before, jump, after = jumps
            if jump >= most and jump > _TENTH * max(before, after):
                yield Fault(_JUMP, case, four[1], four[2], place, score.name)
                return
            yield None


def _steps(scores: Iterable[Decimal | None]) -> list[Fraction] | None:
    """How far apart scores in a row are; None where one of them is refused."""
    known = [Fraction(score) for score in scores if score is not None]
    return [abs(b - a) for a, b in pairwise(known)] if len(known) == _FOUR else None


_FOUR = 4


def _span(score: Compiled) -> Fraction:
    """From where to where a score goes: as declared, or a hundred points or percent."""
    if score.step.range is not None:
        low, high = score.step.range
        return Fraction(high) - Fraction(low)
    if score.step.unit in (Unit.POINTS, Unit.PERCENT):
        return Fraction(_HUNDRED)
    return Fraction(score.high - score.low, 10**score.step.decimals)


_JUMP = Text(
    "Selisih sekecil itu membuat nilai melompat sepersepuluh rentangnya atau lebih.",
    "So small a difference makes the score jump by a tenth of its range or more.",
)
