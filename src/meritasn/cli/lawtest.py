"""`policy test`: a policy held against the laws of good rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from meritasn.cli.options import Files, Lang
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import tell_findings, working
from meritasn.errors import UsageError
from meritasn.errors.codes import laws as codes
from meritasn.language import Text
from meritasn.policies import load_policy

__all__ = ["try_laws"]

_Named = Annotated[tuple[str, ...], Parameter(show_default=False)]
_INSTALL = 'pip install "meritasn[testing]"'


def try_laws(
    name: str,
    /,
    *,
    overlay: Files = (),
    law: _Named = (),
    expect: _Named = (),
    examples: int = 100,
    seed: int = 0,
    format: Literal["table", "json"] = "table",
    out: Path | None = None,
    lang: Lang = "id",
) -> Status:
    """Uji dengan hukum aturan yang baik — hold a policy against the laws of good rules.

    Args:
        name: A shipped policy, a pack file, or an overlay, which is laid on the pack it names.
        overlay: Overlay to lay on it; may be repeated.
        law: Only this law; may be repeated.
        expect: LAW=REASON of a law that is known to be broken; may be repeated.
        examples: How many invented cases each law is tried on.
        seed: From the same seed come the same cases.
        format: How the answer is written.
        out: File for the answer, instead of standard output.
        lang: Language of what is written.
    """
    from meritasn.testing import check_policy  # noqa: PLC0415  (only this command needs it)

    if examples < 1:
        raise UsageError([codes.NO_EXAMPLES.at()])
    policy, expected = load_policy(name, overlays=overlay), _expected(expect)
    if find_spec("hypothesis") is None:
        tell_findings([codes.NO_HYPOTHESIS.at(command=_INSTALL)], lang)
    with working(_TRYING, lang) as progress:
        report = check_policy(
            policy,
            expected_failures=expected,
            on_fail=None,
            examples=examples,
            seed=seed,
            laws=law or None,
            progress=progress,
        )
    output = Output(lang, out)
    if format == "json":
        output.text(json_text(report.as_dict(lang)))
    else:
        output.view(report)
    return Status.DONE if report.passed else Status.FAILED


def _expected(written: Sequence[str]) -> Mapping[str, str]:
    """What is known to be broken, with the reason of each."""
    found: dict[str, str] = {}
    for one in written:
        name, equals, reason = one.partition("=")
        if not equals or not reason.strip():
            raise UsageError([codes.BAD_EXPECTATION.at()])
        found[name.strip()] = reason.strip()
    return found


_TRYING = Text("Menguji hukum pada kasus rekaan", "Trying laws on invented cases")
