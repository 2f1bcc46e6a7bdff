"""Overlays: an agency's figures and steps on top of a pack, without touching it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from meritasn.errors import Finding, PackRefused, Place
from meritasn.errors.codes import packs
from meritasn.policies.policy import Policy
from meritasn.policies.reader import hash_of, parsed, policy_of
from meritasn.rules.block import Block, Raw

__all__ = ["FORMAT", "overlaid", "put_in"]

FORMAT = "meritasn/overlay@1"

_TABLES = ("cite", "enum", "unsaid", "output", "ranking", "breaks")
_OWN_SOURCE = ("cite", "standing", "note", "from", "until")
"""What an overlay never takes over from the figure that it replaces: where that one stood."""


def overlaid(policy: Policy, text: str, *, file: str | None = None) -> Policy:
    """A policy with the figures and steps of an overlay.

    Args:
        policy: What it lies upon.
        text: The overlay as TOML.
        file: Its name, for complaints.

    Raises:
        PackRefused: With every finding, if there is any.
    """
    place = Place(file=file)
    return _laid(policy, parsed(text, place), place)


def _laid(policy: Policy, raw: Mapping[str, Raw], place: Place) -> Policy:
    findings: list[Finding] = []
    top = Block(raw, place, findings)
    if top.take("format", str, FORMAT, required=True) != FORMAT:
        found = str(top.raw.get("format"))
        top.complain(packs.UNKNOWN_CHOICE, "format", key="format", found=found, expected=FORMAT)
    name = top.text("name", required=True) or ""
    base = top.text("base", required=True)
    if base is not None and base not in (policy.name, policy.name.partition("+")[0]):
        top.complain(packs.OTHER_BASE, "base", found=base, base=base, name=policy.name)
    merged = {**policy.raw, "name": f"{policy.name}+{name}"}
    for key in _TABLES:
        table = {**_table(policy.raw, key), **top.block(key).raw}
        if table or key in policy.raw:
            merged[key] = table
    merged["parameter"] = _figures(policy.raw, top.block("parameter"))
    merged["step"] = _steps(policy.raw, top.blocks("step"))
    top.finish()
    if findings:
        raise PackRefused(findings)
    laid = policy_of(merged, place, policy.catalogue)
    return evolve(laid, lineage=(*(policy.lineage or (policy.hash,)), hash_of(raw)))


def _table(raw: Mapping[str, Raw], key: str) -> Mapping[str, Raw]:
    table = raw.get(key, {})
    return table if isinstance(table, Mapping) else {}


def _figures(base: Mapping[str, Raw], over: Block) -> dict[str, Raw]:
    figures = dict(_table(base, "parameter"))
    for name, body in over.raw.items():
        before = figures.get(name)
        if isinstance(before, list):
            before = before[-1]
        if before is None and not (isinstance(body, Mapping) and "title" in body):
            over.complain(packs.NOT_IN_BASE, name, found=name, name=name)
        if isinstance(before, Mapping) and isinstance(body, Mapping):
            unit, other = before.get("unit"), body.get("unit", before.get("unit"))
            if unit != other:
                over.block(name).complain(
                    packs.OTHER_UNIT, "unit", found=str(other), name=name, unit=str(unit)
                )
            kept = {key: value for key, value in before.items() if key not in _OWN_SOURCE}
            figures[name] = {**kept, **body}
        else:
            figures[name] = body
    return figures


def _steps(base: Mapping[str, Raw], over: tuple[Block, ...]) -> list[Raw]:
    listed = base.get("step", [])
    steps: list[Raw] = list(listed) if isinstance(listed, list) else []
    put_in(steps, [block.raw for block in over if not _replace(steps, block.raw)])
    return steps


def put_in(steps: list[Raw], new: Sequence[Mapping[str, Raw]]) -> None:
    """Puts new steps each in front of the first that names it; at the end where none does."""
    end = len(steps)
    # From the last to the first, since a new step may name a new one before it.
    for raw in reversed(new):
        users = _first_user(steps, str(raw.get("name")))
        steps.insert(end if users is None else users, raw)
        end += users is not None


def _replace(steps: list[Raw], over: Mapping[str, Raw]) -> bool:
    """Puts a step in the place of those of its name, if there are any."""
    replaced = _replaced(steps, over)
    if not replaced:
        return False
    first, *others = replaced
    steps[first] = over
    for i in reversed(others):
        del steps[i]
    return True


def _replaced(steps: list[Raw], over: Mapping[str, Raw]) -> list[int]:
    """The steps of that name: with other days than theirs, each; with the days of one, that one."""
    same = [
        (i, step)
        for i, step in enumerate(steps)
        if isinstance(step, Mapping) and step.get("name") == over.get("name")
    ]
    of_its_days = [i for i, step in same if _days(step) == _days(over)]
    return of_its_days or [i for i, _ in same]


def _days(step: Mapping[str, Raw]) -> tuple[Raw, Raw]:
    return step.get("from"), step.get("until")


def _first_user(steps: list[Raw], name: str) -> int | None:
    """Where the first step stands that names a new one, which goes in front of it."""
    for i, step in enumerate(steps):
        if any(re.search(rf"\b{re.escape(name)}\b", text) for text in _texts(step)):
            return i
    return None


_WORDS = ("title", "note", "message", "cite", "standing", "name", "code")
"""Keys of a step that hold words for people and not the names of what it rests on."""


def _texts(raw: Raw) -> Iterator[str]:
    match raw:
        case str():
            yield raw
        case Mapping():
            for key, value in raw.items():
                if key not in _WORDS:
                    yield from _texts(value)
        case list():
            for value in raw:
                yield from _texts(value)
