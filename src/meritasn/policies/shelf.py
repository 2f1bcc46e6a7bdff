"""The policies that ship with the library, and those in files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from attrs import evolve

from meritasn.errors import NOWHERE, Finding, NotInForce, PackRefused, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.policies.overlay import FORMAT as OVERLAY
from meritasn.policies.overlay import overlaid
from meritasn.policies.plugins import policy_plugins
from meritasn.policies.policy import Policy
from meritasn.policies.reader import lint, parsed, read_policy
from meritasn.policies.timeline import NONE, head_on, nearest
from meritasn.quantities import Period
from meritasn.rules.block import Block

__all__ = [
    "beside",
    "is_overlay",
    "lint_file",
    "load_policy",
    "policy_on",
    "shipped",
    "shipped_names",
]

_PACKS = files(__package__) / "packs"


@cache
def shipped_names() -> tuple[str, ...]:
    """The names of the shipped policies, in order.

    >>> "pp-46-2011" in shipped_names()
    True
    """
    names = (entry.name for entry in _PACKS.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def shipped(name: str) -> Policy:
    """A shipped policy by its name.

    Raises:
        UsageError: If there is none of that name.
    """
    if name not in shipped_names():
        known = ", ".join(shipped_names())
        raise UsageError([usage.UNKNOWN_POLICY.at(expected=known, name=name)])
    return read_policy((_PACKS / f"{name}.toml").read_text("utf-8"), file=f"{name}.toml")


def load_policy(policy: str | Path, *, overlays: Sequence[str | Path] | str | Path = ()) -> Policy:
    """A policy by name or from a file, with overlays in order.

    Policies of other packages are looked for only where none of that name is shipped.

    Args:
        policy: The name of a shipped policy or of one that an installed package declares, or the
            path of a pack, or of an overlay, which is laid on the pack that it names.
        overlays: Paths of overlays, or the path of one.

    Raises:
        UsageError: If there is no such policy or file.
        PackRefused: If a pack or an overlay cannot be used.
    """
    path = Path(policy)
    loaded = _read(path) if path.suffix == ".toml" else _named(str(policy))
    several = (overlays,) if isinstance(overlays, str | Path) else overlays
    for overlay in map(Path, several):
        loaded = overlaid(loaded, _text(overlay), file=overlay.name)
    return loaded


def _read(path: Path) -> Policy:
    """The policy of a pack, or of an overlay on the pack that it names."""
    text, place = _text(path), Place(file=path.name)
    if not is_overlay(path):
        return read_policy(text, file=path.name)
    findings: list[Finding] = []
    base = Block(parsed(text, place), place, findings).text("base", required=True)
    if base is None:
        raise PackRefused(findings)
    under = _named(base.partition("+")[0], evolve(place, path="base"))
    return overlaid(under, text, file=path.name)


def _named(name: str, place: Place = NOWHERE) -> Policy:
    """A shipped policy, or one of another package; broken plug-ins may be why there is none."""
    if name in shipped_names():
        return shipped(name)
    plugins = policy_plugins(shipped_names())
    if name in plugins.policies:
        return plugins.policies[name]
    known = ", ".join((*shipped_names(), *plugins.policies))
    raise UsageError([usage.UNKNOWN_POLICY.at(place, expected=known, name=name), *plugins.findings])


def beside(policy: Policy, other: str | Path) -> Policy:
    """Another policy to hold beside one: by name, from a pack, or as an overlay on the one.

    Raises:
        UsageError: If there is no such policy or file.
        PackRefused: If it cannot be used.
    """
    path = Path(other)
    if is_overlay(path):
        return overlaid(policy, _text(path), file=path.name)
    return load_policy(other)


def lint_file(path: str | Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a pack, or with an overlay on the pack that it names.

    Raises:
        UsageError: If the file cannot be read.
    """
    path = Path(path)
    text = _text(path)
    if not is_overlay(path):
        return lint(text, file=path.name)
    try:
        _read(path)
    except (PackRefused, UsageError) as refused:  # UsageError: there is no pack of that name
        return refused.findings
    return ()


def is_overlay(name: str | Path) -> bool:
    """Whether a name is that of a file with an overlay; whoever loads it says what is wrong."""
    path = Path(name)
    if path.suffix != ".toml":
        return False
    try:
        return parsed(_text(path), Place(file=path.name)).get("format") == OVERLAY
    except (PackRefused, UsageError):
        return False


def policy_on(day: date, family: str = "performance") -> Policy:
    """The shipped policy of a family that is in force on a day.

    Raises:
        NotInForce: If none is.
    """
    head = head_on(day, family)
    if head is None:
        other = nearest(Period.of_days(day, day), family)
        found = NONE if other is None else other.name
        raise NotInForce([usage.NO_POLICY.at(family=family, day=day, nearest=found)])
    return shipped(head.name)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError([usage.NO_FILE.at(Place(file=path.name))]) from None
