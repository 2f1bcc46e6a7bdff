"""`diff`: what another policy says differently, like an amendment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from meritasn.cli.options import Files, Lang
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.policies import both_of
from meritasn.policies import diff as diff_of

__all__ = ["diff"]

_Format: TypeAlias = Literal["table", "json"]


def diff(
    before: str,
    after: str,
    /,
    *,
    overlay: Files = (),
    format: _Format = "table",
    out: Path | None = None,
    lang: Lang = "id",
) -> Status:
    """Apa yang berubah — what another policy says differently.

    Args:
        before: A shipped policy, a pack file or an overlay.
        after: The same; an overlay is laid on the policy before.
        overlay: Overlay to lay on the policy before; may be repeated.
        format: How the answer is written.
        out: File for the answer, instead of standard output.
        lang: Language of what is written.
    """
    found, output = diff_of(*both_of(before, after, overlays=overlay)), Output(lang, out)
    if format == "json":
        output.text(json_text(found.as_dict(lang)))
    else:
        output.view(found)
    return Status.DONE
