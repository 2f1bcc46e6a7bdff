"""Packs: from text to rules that can be asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib.resources import files

from benchmarks.engines import installed
from benchmarks.report import Aim, Figure, Section
from benchmarks.timing import Effort, least

from meritasn.policies import read_policy, shipped_names
from meritasn.rules import source
from meritasn.rules.source import reader

__all__ = ["aims", "measured"]

ALLOWED = 20
"""Milliseconds for a pack."""


def measured(effort: Effort) -> Section:
    """Milliseconds for each shipped pack, and for the same rule elsewhere."""
    figures = [*_packs(effort), *_zen(effort), *_openfisca(effort)]
    note = "Compiled means Python made of the first program and ready to run."
    return Section("Loading rules", tuple(figures), (note,))


def aims(section: Section) -> tuple[Aim, ...]:
    """Whether each pack loads and compiles in time."""
    names = {figure.who for figure in section.figures if figure.what == READ}
    return tuple(
        Aim(f"load and compile {name}", _sum(section, name), ALLOWED, "ms")
        for name in sorted(names)
    )


READ, COMPILED = "read, checked, made nodes", "compiled"


def _sum(section: Section, name: str) -> float | None:
    parts = section.value(name, READ), section.value(name, COMPILED)
    return None if None in parts else sum(part or 0 for part in parts)


def _packs(effort: Effort) -> Iterator[Figure]:
    for name in shipped_names():
        text = (files("meritasn.policies") / "packs" / f"{name}.toml").read_text("utf-8")
        program = read_policy(text).programs[0][1]
        compiled = partial(reader.__wrapped__, program, program.subject)
        lines = f"{source(program).count(chr(10))} lines of Python"
        yield Figure(name, READ, least(partial(read_policy, text), effort) / 1000, "ms")
        yield Figure(name, COMPILED, least(compiled, effort) / 1000, "ms", lines)


def _zen(effort: Effort) -> Iterator[Figure]:
    if not installed("zen-engine"):
        yield Figure("zen", "PP 46/2011", None)
        return
    import zen  # noqa: PLC0415, a peer may be missing

    text = (files("benchmarks.peers") / "zen_pp46.json").read_text("utf-8")
    spent = least(lambda: zen.ZenEngine().create_decision(text), effort)
    yield Figure("zen", "PP 46/2011, unchecked", spent / 1000, "ms")


def _openfisca(effort: Effort) -> Iterator[Figure]:
    if not installed("OpenFisca-Core"):
        yield Figure("openfisca", "PP 46/2011", None)
        return
    from benchmarks.peers import openfisca_pp46 as peer  # noqa: PLC0415, a peer may be missing

    yield Figure("openfisca", "PP 46/2011", least(peer.system, effort) / 1000, "ms")
