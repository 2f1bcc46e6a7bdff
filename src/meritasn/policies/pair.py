"""Two policies that are held beside each other, named as somebody types them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from meritasn.policies.policy import Policy
from meritasn.policies.shelf import beside, is_overlay, load_policy

__all__ = ["both_of"]


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
    one = load_policy(before, overlays=overlays)
    return one, load_policy(after) if is_overlay(before) else beside(one, after)
