"""`template`: an empty workbook to fill in."""

from __future__ import annotations

from pathlib import Path

from meritasn.cli.options import Lang
from meritasn.cli.output import Output
from meritasn.cli.status import Status
from meritasn.errors import Place, UsageError
from meritasn.errors.codes import usage
from meritasn.io import write_template
from meritasn.language import Text
from meritasn.policies import load_policy

__all__ = ["template"]


def template(
    *,
    out: Path = Path("meritasn-template.xlsx"),
    policy: str | None = None,
    lang: Lang = "id",
) -> Status:
    """Buku kerja kosong untuk diisi — an empty workbook to fill in.

    Args:
        out: The workbook.
        policy: Shipped policy or pack file: only the columns that it reads; else all.
        lang: Language of sheets, headers and instructions.
    """
    facts = None
    if policy is not None:
        programs = (program for _, program in load_policy(policy).programs)
        facts = {name for program in programs for name in program.facts}
    try:
        write_template(out, language=lang, facts=facts)
    except OSError:
        raise UsageError([usage.CANNOT_WRITE.at(Place(file=out.name))]) from None
    Output(lang).text(_WRITTEN.fill(file=str(out)).of(lang))
    return Status.DONE


_WRITTEN = Text("{file} siap diisi.", "{file} is ready to be filled in.")
