"""Laws about packs: what is written out is the same, and a later change leaves earlier days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from meritasn.errors import PackRefused, Place
from meritasn.language import Text
from meritasn.policies import Policy, diff, read_policy, to_toml
from meritasn.policies.blocks import unopened
from meritasn.policies.reader import policy_of
from meritasn.testing.laws.case import Case
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.trial import Bench, Tried, registered

__all__: list[str] = []


@registered("packs_survive_a_round_trip")
def _round_trip(bench: Bench, examples: int) -> Tried:
    del examples
    again = read_policy(to_toml(bench.policy), facts=unopened(bench.policy.catalogue))
    if again.hash == bench.policy.hash:
        return Tried(1)
    return Tried(1, Fault(_OTHER_PACK))


_OTHER_PACK = Text(
    "Paket yang ditulis ulang dan dibaca lagi adalah paket lain.",
    "The pack that is written out and read again is another one.",
)


@registered("every_source_is_in_force")
def _sources(bench: Bench, examples: int) -> Tried:
    """Of sources whose days are known."""
    del examples
    pack, held = bench.policy.pack, 0
    cited = [(step.title, step.citation, step.in_force) for step in pack.steps]
    for dated in pack.figures.values():
        cited += [(d.parameter.title, d.parameter.citation, d.in_force) for d in dated]
    for title, citation, days in cited:
        source, needed = citation.instrument.in_force, days or pack.in_force
        if source is None:
            continue
        held += 1
        ends = source.stop is None or (needed.stop is not None and needed.stop <= source.stop)
        if source.start > needed.start or not ends:
            what = _LATE.fill(title=title, cite=str(citation), days=source.text)
            return Tried(held, Fault(what))
    return Tried(held)


_LATE = Text(
    "{title} merujuk ke {cite}, yang hanya berlaku {days}.",
    "{title} cites {cite}, which is in force {days} only.",
)


@registered("no_difference_moves_nobody")
def _no_difference(bench: Bench, examples: int) -> Tried:
    again = read_policy(to_toml(bench.policy), facts=unopened(bench.policy.catalogue))
    if diff(bench.policy, again):
        return Tried(1, Fault(_DIFFERS))
    return _same_answers(bench, examples, again, _MOVED)


_DIFFERS = Text(
    "Dua aturan yang sama disebut berbeda.", "Two rules that are the same are said to differ."
)
_MOVED = Text(
    "Aturannya tidak berbeda, tetapi jawabannya berbeda.",
    "The rules do not differ, and the answers do.",
)


@registered("a_later_change_leaves_earlier_days")
def _later_change(bench: Bench, examples: int) -> Tried:
    """Some figure is another from some day on."""
    policy = bench.policy
    start, stop = policy.in_force.start, policy.in_force.stop
    day = start + timedelta(days=_A_YEAR)
    if stop is not None and stop <= day:
        day = start + (stop - start) // 2
    changed = next(_changed(policy, day), None)
    if changed is None:
        return Tried(why=_NO_FIGURE)
    return _same_answers(bench, examples, changed, _LEAKED, until=day)


_A_YEAR = 365
_NO_FIGURE = Text(
    "Aturan ini tidak mempunyai angka yang dapat diubah sejak suatu hari.",
    "The rule has no figure that could change from a day on.",
)
_LEAKED = Text(
    "Perubahan sesudah hari itu sudah mengubah jawaban tentang hari itu.",
    "A change after that day changed the answer about that day.",
)


def _changed(policy: Policy, day: date) -> Iterator[Policy]:
    """The policy where one of its figures is another from a day on."""
    figures = policy.raw.get("parameter", {})
    assert isinstance(figures, Mapping)
    for name, block in figures.items():
        if not isinstance(block, Mapping) or "value" not in block or block.keys() & _DAYS:
            continue
        value = block["value"]
        for other in _others(value, block.get("tune")):
            blocks = [{**block, "until": day}, {**block, "value": other, "from": day}]
            raw = {**policy.raw, "parameter": {**figures, name: blocks}}
            try:
                yield policy_of(raw, Place(), unopened(policy.catalogue))
            except PackRefused:
                continue


_DAYS = {"from", "until"}


def _others(value: object, tune: object) -> Iterator[object]:
    ends = tune if isinstance(tune, list) else []
    yield from (end for end in ends if end != value)
    if isinstance(value, int | Decimal):
        yield from (value + 1, value - 1)


def _same_answers(
    bench: Bench, examples: int, other: Policy, what: Text, *, until: date | None = None
) -> Tried:
    """Whether another policy answers the same, about the days before one."""
    made = 0
    for case in bench.cases:
        if until is not None and case.day >= until:
            continue
        twin = Case(other, case.days, other.on(case.day))
        for record in bench.pool(case, examples, complete=False):
            made += 1
            if case.answers(record) != twin.answers(record):
                step = next(
                    n for n, v in case.answers(record).items() if v != twin.answers(record)[n]
                )
                return Tried(made, Fault(what, case, record, step=step, against=twin))
    return Tried(made)
