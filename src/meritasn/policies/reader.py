"""Reads a pack file and lints the whole: every complaint at once, or a policy."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Context as Precision
from decimal import Decimal
from difflib import get_close_matches
from functools import partial

from attrs import evolve

from meritasn.errors import Code, Finding, PackRefused, Place
from meritasn.errors.codes import packs
from meritasn.facts import Catalogue, Grain, catalogue
from meritasn.language import Text
from meritasn.law import Citation, Standing
from meritasn.policies.context import NO_TITLE, Context
from meritasn.policies.figures import enum, figures, instrument, lawful, unsaid
from meritasn.policies.laws import LAWS
from meritasn.policies.pack import Pack
from meritasn.policies.policy import SEMANTICS, Policy
from meritasn.policies.rankings import ranking, unsound
from meritasn.policies.steps import step_blocks, steps
from meritasn.quantities import Period
from meritasn.rules import Compiled, Names, Program, Step, compile_steps
from meritasn.rules.block import MOST_DIGITS, Block, Raw
from meritasn.rules.kinds import Combined, Require

__all__ = ["FORMAT", "hash_of", "lint", "parsed", "policy_of", "read_policy"]

FORMAT = "meritasn/pack@1"

OUTPUTS = ("predicate", "score", "answer")
"""What a policy may answer for a person."""


def read_policy(text: str, *, file: str | None = None, facts: Catalogue | None = None) -> Policy:
    """Reads a pack from TOML text.

    Args:
        text: The pack.
        file: Its name, for complaints.
        facts: The catalogue; that of the library if none is given.

    Raises:
        PackRefused: With every finding, if there is any.
    """
    raw = parsed(text, Place(file=file))
    return policy_of(raw, Place(file=file), facts or catalogue())


def lint(
    text: str, *, file: str | None = None, facts: Catalogue | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a pack; nothing if it can be used."""
    try:
        read_policy(text, file=file, facts=facts)
    except PackRefused as refused:
        return refused.findings
    return ()


def parsed(text: str, place: Place) -> dict[str, Raw]:
    """The tables of a TOML file, decimals exact.

    Raises:
        PackRefused: If it is no TOML.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = evolve(place, row=int(line[1]) if line else None)
        written = text.splitlines()[where.row - 1].strip() if where.row else ""
        found = f"{written[:_SHOWN]} – {error}" if written else str(error)
        comma = re.search(r"=\s*-?\d+,\d", written)
        raise PackRefused(
            [packs.UNREADABLE.at(where, found=found, expected=_POINT if comma else None)]
        ) from None
    except (ValueError, ArithmeticError, RecursionError):
        raise PackRefused([packs.UNREADABLE.at(place, found=_BEYOND)]) from None


_SHOWN = 60  # letters of a line: enough to find it by
_POINT = Text("titik desimal, seperti 62.5", "a decimal point, as in 62.5")
_BEYOND = Text("angka atau susunan yang terlalu panjang", "a number or a nesting that is too long")


def policy_of(raw: Mapping[str, Raw], place: Place, facts: Catalogue) -> Policy:
    """The policy of a pack's tables.

    Raises:
        PackRefused: With every finding, if there is any.
    """
    findings: list[Finding] = []
    context = Context(facts, findings)
    pack = _pack(Block(raw, place, findings), context)
    findings.extend(_unused(pack, context, place))
    programs = _programs(pack, context, place)
    findings.extend(_outputs(pack, programs, context, place))
    findings.extend(_lines(pack, programs, context, place))
    findings.extend(unsound(pack, programs, context, place))
    findings.extend(_subjects(programs, place))
    if context.days_are_known:
        findings.extend(_not_in_force(pack, place))
    if findings:
        raise PackRefused(_in_file_order(findings, raw))
    assert not context.broken, "whatever is broken has said why"
    return Policy(pack, programs, hash_of(raw), (), context.catalogue, raw)


def _pack(top: Block, context: Context) -> Pack:
    if top.take("format", str, FORMAT, required=True) != FORMAT:
        found = str(top.raw.get("format"))
        top.complain(packs.UNKNOWN_CHOICE, "format", key="format", found=found, expected=FORMAT)
    name = top.text("name", required=True) or ""
    family = top.text("family", required=True) or ""
    title = top.both_languages("title", required=True) or NO_TITLE
    in_force, in_force_standing = _in_force(top, context)
    before = len(context.findings)
    context.instruments = context.each(top.block("cite"), instrument)
    if not context.instruments and len(context.findings) == before:
        top.complain(packs.MISSING_KEY, "cite", key="cite")
    context.enums = context.each(top.block("enum"), enum)
    dated = context.each(top.block("parameter"), partial(figures, context))
    uses = context.each(top.block("lawful"), partial(lawful, context))
    context.catalogue = context.catalogue.opened(uses)
    meanings = context.each(top.block("unsaid"), partial(unsaid, context))
    listed = steps(context, step_blocks(top), {*dated, *context.taken})
    output, lines = _output(top)
    orders = context.each(top.block("ranking"), partial(ranking, context))
    breaks = context.each(top.block("breaks"), _broken_law)
    top.finish()
    return Pack(
        name,
        family,
        title,
        in_force,
        in_force_standing,
        context.instruments,
        context.enums,
        dated,
        meanings,
        listed,
        output,
        breaks,
        uses,
        lines,
        orders,
    )


def _broken_law(block: Block, name: str) -> Text | None:
    """Why the regulation breaks a law of good rules."""
    if name not in LAWS:
        close = get_close_matches(name, LAWS, n=1, cutoff=0.0)
        block.complain(packs.UNKNOWN_LAW, name, found=name, expected=close[0], name=name)
    return block.both_languages(name)


def _in_force(top: Block, context: Context) -> tuple[Period, Standing]:
    block = top.block("in_force", required=True)
    start = block.take("from", date, date.min, required=True)
    period = block.period()
    standing = block.choice("standing", Standing, Standing.ASSUMED, required=True)
    block.finish()
    context.days_are_known = period is not None and start > date.min
    return period or Period(date.min), standing


def _output(top: Block) -> tuple[dict[str, str], tuple[str, ...]]:
    block = top.block("output")
    named = {key: name for key in OUTPUTS if (name := block.text(key)) is not None}
    lines = block.names("lines") if block.has("lines") else ()
    block.finish()
    return named, lines


# -- one program for every span of days in which nothing changes --------------------------------


def _programs(pack: Pack, context: Context, place: Place) -> tuple[tuple[Period, Program], ...]:
    programs: list[tuple[Period, Program]] = []
    for period in _spans(pack):
        present = [step for step in pack.steps if _holds(step.in_force, period)]
        parameters = {
            name: one.parameter
            for name, dated in pack.figures.items()
            for one in dated
            if _holds(one.in_force, period)
        }
        names = Names(
            context.catalogue,
            parameters,
            pack.unsaid,
            broken=set(context.broken),
            on_other_days={*pack.figures, *(step.name for step in pack.steps)},
            days=period.text,
        )
        program, found = compile_steps(present, names, place)
        programs.append((period, program))
        context.broken |= names.broken
        context.findings.extend(f for f in found if f not in context.findings)
    return tuple(programs)


def _spans(pack: Pack) -> Iterator[Period]:
    """The pack's days, cut wherever a step or a figure begins or ends."""
    dated = [step.in_force for step in pack.steps]
    dated += [one.in_force for blocks in pack.figures.values() for one in blocks]
    edges = {edge for p in dated if p is not None for edge in (p.start, p.stop) if edge is not None}
    inside = sorted(e for e in edges if e in pack.in_force and e != pack.in_force.start)
    starts = [pack.in_force.start, *inside]
    for start, stop in zip(starts, [*inside, pack.in_force.stop], strict=True):
        yield Period(start, stop)


def _holds(in_force: Period | None, span: Period) -> bool:
    return in_force is None or span.start in in_force


# -- the pack as a whole ------------------------------------------------------------------------


def _unused(pack: Pack, context: Context, place: Place) -> Iterator[Finding]:
    """What is declared and never named; broken steps may have named anything."""
    if context.broken:
        return
    named = {name for step in pack.steps for name in step.names()}
    named |= {*pack.output.values(), *pack.lines}
    named |= {name for order in pack.rankings.values() for name in order.names}
    for step in pack.steps:
        answers = isinstance(step.kind, Require | Combined)
        if not (step.shown or answers or step.name in named):
            yield packs.UNUSED_STEP.at(_in(place, f"step.{step.name}"))
        yield from _unused_lets(step, place)
    for name in pack.figures:
        if name not in named:
            yield packs.UNUSED_PARAMETER.at(_in(place, f"parameter.{name}"))
    for name in pack.lawful:
        if name not in named:
            yield packs.UNUSED_LAWFUL.at(_in(place, f"lawful.{name}"))
    for name in pack.unsaid:
        if name not in named:
            yield packs.UNUSED_UNSAID.at(_in(place, f"unsaid.{name}"))


def _unused_lets(step: Step, place: Place) -> Iterator[Finding]:
    used = step.used_lets()
    for name in step.lets:
        if name not in used:
            yield packs.UNUSED_LET.at(_in(place, f"step.{step.name}.let.{name}"), name=name)


def _outputs(
    pack: Pack, programs: tuple[tuple[Period, Program], ...], context: Context, place: Place
) -> Iterator[Finding]:
    if not pack.output and not any(f.place.path == "output" for f in context.findings):
        yield packs.MISSING_KEY.at(_in(place, "output"), expected=", ".join(OUTPUTS), key="output")
    for key, name in pack.output.items():
        for _, program in programs:
            code = _bad_output(key, program.steps.get(name))
            if name in context.broken or code is None:
                continue
            yield code.at(_in(place, f"output.{key}"), found=name, name=name)
            break


def _subjects(programs: tuple[tuple[Period, Program], ...], place: Place) -> Iterator[Finding]:
    """Rules that are about people and about services at once: no record holds both."""
    for _, program in programs:
        if len(program.subjects) > 1:
            one, other, *_ = (subject.several for subject in program.subjects)
            yield packs.TWO_SUBJECTS.at(_in(place, "step"), one=one, other=other)
            return


def _lines(
    pack: Pack, programs: tuple[tuple[Period, Program], ...], context: Context, place: Place
) -> Iterator[Finding]:
    """Lines that are no steps of one kind of dated records."""
    kind: set[Grain] = set()
    for name in pack.lines:
        found = [program.steps.get(name) for _, program in programs]
        grains = {step.step.grain for step in found if step is not None}
        dated = all(context.catalogue.table_of(grain).since for grain in grains)
        kind = kind or grains
        if name not in context.broken and (None in found or not dated or grains != kind):
            yield packs.BAD_LINE.at(_in(place, "output.lines"), found=name, name=name)


def _bad_output(key: str, compiled: Compiled | None) -> Code | None:
    """Why a step cannot answer for a person; None where it can."""
    if compiled is None or not compiled.step.grain.is_subject:
        return packs.BAD_OUTPUT
    if key == "score":
        return None if compiled.enum is None else packs.NOT_A_NUMBER
    return packs.NOT_A_LABEL if compiled.enum is None else None


def _not_in_force(pack: Pack, place: Place) -> Iterator[Finding]:
    """Citations of laws that are not in force as long as what cites them."""
    for path, citation, period in _cited(pack):
        law = citation.instrument
        if law.in_force is not None and not _covers(law.in_force, period):
            yield packs.CITATION_NOT_IN_FORCE.at(
                _in(place, path), found=law.in_force.text, expected=period.text, law=law.name
            )


def _cited(pack: Pack) -> Iterator[tuple[str, Citation, Period]]:
    for step in pack.steps:
        yield f"step.{step.name}.cite", step.citation, step.in_force or pack.in_force
    for name, dated in pack.figures.items():
        for one in dated:
            yield f"parameter.{name}.cite", one.parameter.citation, one.in_force or pack.in_force
    for name, order in pack.rankings.items():
        yield f"ranking.{name}.cite", order.citation, pack.in_force


def _covers(outer: Period, inner: Period) -> bool:
    ends_in = outer.stop is None or (inner.stop is not None and inner.stop <= outer.stop)
    return outer.start <= inner.start and ends_in


def _in(place: Place, path: str) -> Place:
    return evolve(place, path=path)


def _in_file_order(findings: list[Finding], raw: Mapping[str, Raw]) -> list[Finding]:
    """As somebody goes through the file to mend it: what is not there at all comes first."""
    blocks = [path for key, value in raw.items() for path in (key, *_blocks(key, value))]
    position = {path: number for number, path in enumerate(blocks, 1)}

    def of(finding: Finding) -> int:
        path = finding.place.path or ""
        while path and path not in position:
            path = path.rpartition(".")[0]
        return position.get(path, 0)

    return sorted(findings, key=of)


def _blocks(key: str, value: Raw) -> Iterator[str]:
    match value:
        case Mapping():
            yield from (f"{key}.{name}" for name in value)
        case list():
            for number, block in enumerate(value, 1):
                name = block.get("name") if isinstance(block, Mapping) else None
                yield f"{key}.{name}" if isinstance(name, str) else f"{key}[{number}]"


def hash_of(raw: Mapping[str, Raw]) -> str:
    """Of the canonical pack: order of keys, comments and ``60`` or ``60.00`` make no difference."""
    text = json.dumps([SEMANTICS, _canonical(raw)], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


_WHOLE = Precision(prec=MOST_DIGITS)
"""Normalises without rounding, whatever the program around has set."""


def _canonical(value: Raw) -> Raw:
    match value:
        case Mapping():
            return {key: _canonical(inner) for key, inner in value.items()}
        case list():
            return [_canonical(inner) for inner in value]
        case bool() | str():
            return value
        case int() | Decimal():
            return f"{Decimal(value).normalize(_WHOLE):f}"
        case _:
            return str(value)
