"""Two policies that are held beside each other, named as somebody types them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meritasn.errors import PackRefused, Place
from meritasn.policies.overlay import FORMAT as OVERLAY
from meritasn.policies.policy import Policy
from meritasn.policies.reader import parsed
from meritasn.policies.shelf import beside, load_policy

__all__ = ["both_of", "one_of"]


def one_of(name: str | Path, *, overlays: Sequence[str | Path] = ()) -> Policy:
    """A policy by name, from a pack, or from an overlay, which is laid on the pack it names.

    Raises:
        UsageError: If there is no such policy or file.
        PackRefused: If a pack or an overlay cannot be used.
    """
    base = _base_of(name)
    if base is None:
        return load_policy(name, overlays=overlays)
    return load_policy(base, overlays=(name, *overlays))


def both_of(
    before: str | Path, after: str | Path, *, overlays: Sequence[str | Path] = ()
) -> tuple[Policy, Policy]:
    """Two policies, each by name, from a pack, or from an overlay.

    An overlay that comes second is laid on the first; but two overlays are two drafts, each laid on
    the pack that it names.

    Args:
        before: The first.
        after: The second.
        overlays: Overlays to lay on the first.

    Raises:
        UsageError: If there is no such policy or file.
        PackRefused: If a pack or an overlay cannot be used.
    """
    one = one_of(before, overlays=overlays)
    if _base_of(before) is not None:
        return one, one_of(after)
    return one, beside(one, after)


def _base_of(name: str | Path) -> str | None:
    """The pack that an overlay names; None for what is none."""
    path = Path(name)
    if path.suffix != ".toml":
        return None
    try:
        raw = parsed(path.read_text("utf-8"), Place(file=path.name))
    except (OSError, UnicodeDecodeError, PackRefused):
        return None  # whoever loads it says what is wrong with it
    return str(raw.get("base")).partition("+")[0] if raw.get("format") == OVERLAY else None
