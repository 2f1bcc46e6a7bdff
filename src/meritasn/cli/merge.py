"""`policy merge`: a policy with its overlays as one pack file."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.options import Files, Lang
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.policies import load_policy, to_toml

__all__ = ["merge"]


def merge(
    name: str, /, *, overlay: Files = (), out: Path | None = None, lang: Lang = "id"
) -> Status:
    """Satukan paket dan lapisannya — a pack and its overlays as one pack file.

    Args:
        name: A shipped policy, a pack file, or an overlay, which is laid on the pack it names.
        overlay: Overlay to lay on it; may be repeated.
        out: File for the pack, instead of standard output.
        lang: Language of what is written.
    """
    Output(lang, out).text(to_toml(load_policy(name, overlays=overlay)).rstrip("\n"))
    return Status.DONE
