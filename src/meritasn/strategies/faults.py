"""Everything that is wrong with a strategy, before it is ever asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches

from meritasn.errors import Finding, Place
from meritasn.errors.codes import usage
from meritasn.facts import Enumeration, Grain, catalogue
from meritasn.language import Text
from meritasn.law import Citation, Standing
from meritasn.rules import Parameter
from meritasn.strategies.declaration import Declaration
from meritasn.strategies.kinds import StrategyKind, kinds_of
from meritasn.strategies.measuring import Takes
from meritasn.strategies.scale import Scale

__all__ = ["faults"]

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]*\Z")
_FIGURE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")


def faults(strategy: object) -> tuple[Finding, ...]:
    """Everything that is wrong with a strategy, all at once; nothing if it can be used.

    It must be of one kind, say what it is and where its rule stands, and name only facts: one that
    names what the law protects, or what identifies somebody, is refused.

    Args:
        strategy: The strategy, or what somebody takes for one.
    """
    declared = getattr(strategy, "declaration", None)
    name = declared.name if isinstance(declared, Declaration) else type(strategy).__name__
    return tuple(
        usage.BAD_STRATEGY.at(Place(path=f"{name}.{path}"), name=name, why=why)
        for path, why in _wrong(strategy, declared)
    )


_Wrong = Iterator[tuple[str, Text]]


def _wrong(strategy: object, declared: object) -> _Wrong:
    kinds = kinds_of(strategy)
    if isinstance(declared, Declaration):
        yield from _declaration(declared)
    else:
        yield "declaration", _NO_DECLARATION
    if not kinds:
        methods = ", ".join(kind.method for kind in StrategyKind)
        yield "kind", _NO_KIND.fill(methods=methods)
    elif len(kinds) > 1:
        yield "kind", _KINDS.fill(methods=", ".join(kind.method for kind in kinds))
    for kind in kinds:
        for check in _OF_KIND[kind]:
            yield from check(strategy)


def _declaration(declared: Declaration) -> _Wrong:
    if not _is(declared.name, _NAME):
        yield "name", _BAD_NAME
    if not _is(declared.version, _VERSION):
        yield "version", _BAD_VERSION
    if not _both(declared.title):
        yield "title", _BOTH
    yield from _source(declared.citation, declared.standing)
    yield from _figures(declared.parameters)


def _figures(parameters: object) -> _Wrong:
    if not isinstance(parameters, tuple):
        yield "parameters", _NO_PARAMETER
        return
    seen: set[str] = set()
    for number, one in enumerate(parameters):
        if not isinstance(one, Parameter) or not _is(one.name, _FIGURE):
            yield f"parameters.{number}", _NO_PARAMETER
            continue
        path = f"parameters.{one.name}"
        if one.name in seen:
            yield path, _TWICE
        seen.add(one.name)
        if not _both(one.title):
            yield f"{path}.title", _BOTH
        yield from ((f"{path}.{key}", why) for key, why in _source(one.citation, one.standing))
        if (one.value is None) is not (one.standing is Standing.UNKNOWN):
            yield f"{path}.standing", _STANDING_OF_NONE


def _source(citation: object, standing: object) -> _Wrong:
    if not isinstance(citation, Citation) or not citation.instrument.name.strip():
        yield "citation", _NO_CITATION
    if not isinstance(standing, Standing):
        yield "standing", _NO_STANDING


def _subject(strategy: object) -> _Wrong:
    grain, reads = getattr(strategy, "grain", None), getattr(strategy, "reads", None)
    if not isinstance(grain, Grain) or not grain.is_subject:
        yield "grain", _NO_GRAIN
        grain = None
    if not isinstance(reads, tuple) or not reads:
        yield "reads", _NO_READS
        return
    for number, name in enumerate(reads):
        path = f"reads.{name}" if isinstance(name, str) else f"reads.{number}"
        if reads.index(name) != number:
            yield path, _TWICE
            continue
        why = _unreadable(name, grain)
        if why is not None:
            yield path, why


def _unreadable(name: object, grain: Grain | None) -> Text | None:
    """Why a strategy may not look at that; None where it may."""
    known = catalogue()
    if not isinstance(name, str):
        return _NO_FACT.fill(found=type(name).__name__)
    if name in known.closed or name in known.lawful:
        return _CLOSED.fill(found=name)
    fact = known.facts.get(name)
    if fact is None:
        near = get_close_matches(name, known.facts, 1)
        return _NEAR.fill(found=name, near=near[0]) if near else _NO_FACT.fill(found=name)
    if grain is None or fact.grain in (grain, grain.parent) or fact.grain.parent is grain:
        return None
    return _FAR.fill(found=name, of=fact.grain.text, about=grain.text)


def _scale(strategy: object) -> _Wrong:
    scale = getattr(strategy, "scale", None)
    if not isinstance(scale, Scale):
        yield "scale", _NO_SCALE
    elif scale.low > scale.high or scale.decimals < 0:
        yield "scale", _NO_RANGE


def _takes(strategy: object) -> _Wrong:
    if not isinstance(getattr(strategy, "takes", None), Takes):
        yield "takes", _NO_SAMPLE


def _texts(key: str, *, several: bool = False) -> Callable[[object], _Wrong]:
    def check(strategy: object) -> _Wrong:
        value = getattr(strategy, key, None)
        each = value if several and isinstance(value, tuple) and value else (value,)
        if not all(map(_both, each)):
            yield key, _BOTH

    return check


def _labels(strategy: object) -> _Wrong:
    labels = getattr(strategy, "labels", strategy)
    if labels is not None and not isinstance(labels, Enumeration):
        yield "labels", _NO_LABELS


def _is(value: object, pattern: re.Pattern[str]) -> bool:
    return isinstance(value, str) and bool(pattern.match(value))


def _both(value: object) -> bool:
    return (
        isinstance(value, Text)
        and isinstance(value.id, str)
        and isinstance(value.en, str)
        and bool(value.id.strip() and value.en.strip())
    )


_OF_KIND: Mapping[StrategyKind, tuple[Callable[[object], _Wrong], ...]] = {
    StrategyKind.SCORER: (_subject, _scale),
    StrategyKind.REQUIREMENT: (_subject, _texts("message")),
    StrategyKind.RANKER: (_texts("criteria", several=True),),
    StrategyKind.CALIBRATOR: (_labels,),
    StrategyKind.METRIC: (_takes, _scale),
    StrategyKind.INCENTIVE_RULE: (_texts("basis"),),
}

_NO_DECLARATION = Text(
    "tidak menyatakan apa dirinya: 'declaration' bukan Declaration",
    "it does not say what it is: 'declaration' is no Declaration",
)
_NO_KIND = Text(
    "bukan strategi: tidak ada satu pun dari {methods}",
    "it is no strategy: it has none of {methods}",
)
_KINDS = Text("beberapa jenis sekaligus: {methods}", "it is of several kinds: {methods}")
_BAD_NAME = Text(
    "namanya harus huruf kecil, angka, dan tanda hubung",
    "its name is of lower-case letters, digits and hyphens",
)
_BAD_VERSION = Text(
    "versinya harus ditulis tanpa spasi, seperti 1.2", "its version is written like 1.2, no blanks"
)
_BOTH = Text(
    "harus Text dalam bahasa Indonesia dan Inggris", "it must be a Text in Indonesian and English"
)
_NO_CITATION = Text("tanpa dasar hukum", "it cites nothing")
_NO_STANDING = Text(
    "tidak mengatakan seberapa pasti dasarnya", "it does not say how well its source is known"
)
_NO_PARAMETER = Text(
    "harus Parameter dengan nama huruf kecil", "it must be a Parameter with a lower-case name"
)
_STANDING_OF_NONE = Text(
    "angka tanpa isi berstatus 'unknown', dan hanya itu",
    "a figure without a value has the standing 'unknown', and no other has",
)
_TWICE = Text("disebut dua kali", "it is named twice")
_NO_GRAIN = Text(
    "harus tentang pegawai, layanan, pelamar, atau instansi",
    "it must be about a person, a service, a candidate or an agency",
)
_NO_READS = Text(
    "tidak menyebut fakta yang dilihatnya", "it names no facts that it looks at, in a tuple"
)
_CLOSED = Text(
    "'{found}' dilindungi undang-undang atau mengungkap identitas; tidak ada strategi yang boleh "
    "melihatnya",
    "'{found}' is protected by law or tells who somebody is; no strategy may see it",
)
_NO_FACT = Text("'{found}' bukan fakta", "'{found}' is no fact")
_NEAR = Text(
    "'{found}' bukan fakta; maksudnya '{near}'?", "'{found}' is no fact; is '{near}' meant?"
)
_FAR = Text(
    "'{found}' adalah fakta {of}, dan tidak terlihat dari {about}",
    "'{found}' is a fact of a {of}, which cannot be seen from a {about}",
)
_NO_SCALE = Text(
    "tidak menyatakan skala jawabannya", "it does not declare the scale of its answers"
)
_NO_SAMPLE = Text(
    "tidak menyatakan dari apa ia dihitung: 'takes' bukan Takes",
    "it does not say what it is a function of: 'takes' is no Takes",
)
_NO_RANGE = Text("skalanya tidak memuat angka apa pun", "its scale holds no number")
_NO_LABELS = Text(
    "labelnya harus Enumeration, atau None bila hanya nilai",
    "its labels must be an Enumeration, or None for scores alone",
)
