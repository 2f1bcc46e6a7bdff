"""`policy`: the rules themselves: listed, told, checked, what is assumed, and which applies."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from cyclopts import App

from meritasn.cli.options import Files, Lang, period_of
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import tell_findings
from meritasn.errors import Finding, UsageError
from meritasn.errors.codes import usage
from meritasn.language import Text
from meritasn.policies import (
    Assumption,
    applying,
    families,
    lint_file,
    load_policy,
    policy_plugins,
    shipped,
    shipped_names,
)
from meritasn.quantities import Period
from meritasn.view import Branch, Column, Table, Title, View

__all__ = ["policy"]

_Format: TypeAlias = Literal["table", "json"]

policy = App(name="policy", help="Kebijakan dan paketnya — policies and their packs.")


@policy.command(name="list")
def list_policies(*, lang: Lang = "id") -> Status:
    """Kebijakan yang tersedia — the policies that there are, those of other packages last.

    Args:
        lang: Language of what is written.
    """
    plugins = policy_plugins(shipped_names())
    known = (*map(shipped, shipped_names()), *plugins.policies.values())
    rows = tuple((p.name, p.title, p.in_force.text) for p in known)
    columns = (
        Column(Text("Nama", "Name")),
        Column(Text("Kebijakan", "Policy"), grow=True),
        Column(Text("Berlaku", "In force"), grow=True),
    )
    Output(lang).view(View((Table(columns, rows),)))
    tell_findings(plugins.findings, lang)
    return Status.FAILED if plugins.findings else Status.DONE


@policy.command
def show(name: str, /, *, overlay: Files = (), lang: Lang = "id") -> Status:
    """Aturan dalam kata-kata — the rule in words.

    Args:
        name: A shipped policy, a pack file, or an overlay, which is laid on the pack it names.
        overlay: Overlay to lay on it; may be repeated.
        lang: Language of what is written.
    """
    Output(lang).view(load_policy(name, overlays=overlay))
    return Status.DONE


@policy.command
def lint(file: Path, /, *files: Path, lang: Lang = "id") -> Status:
    """Periksa berkas paket — everything that is wrong in packs and overlays.

    Args:
        file: A pack or an overlay.
        files: More of them.
        lang: Language of what is written.
    """
    found: list[Finding] = []
    unread: list[Finding] = []
    for path in (file, *files):
        try:
            found.extend(lint_file(path))
        except UsageError as error:  # the others are looked at all the same
            unread.extend(error.findings)
    output, read = Output(lang), len(files) + 1 - len(unread)
    for finding in found:
        output.text(finding.text.of(lang))
    if read:
        output.text(_LINTED.fill(files=read, n=len(found)).of(lang))
    if unread:
        raise UsageError(unread)
    if any(finding.rejects for finding in found):
        return Status.FAILED
    output.text(_NEXT.fill(file=str(file)).of(lang))
    return Status.DONE


@policy.command
def assumptions(name: str, /, *, overlay: Files = (), lang: Lang = "id") -> Status:
    """Yang masih anggapan — what is assumed or unknown in a policy.

    Args:
        name: A shipped policy, a pack file, or an overlay, which is laid on the pack it names.
        overlay: Overlay to lay on it; may be repeated.
        lang: Language of what is written.
    """
    loaded = load_policy(name, overlays=overlay)
    found = tuple(map(_branch, loaded.assumptions()))
    tree = Branch(_ASSUMED.fill(n=len(found)), children=found)
    Output(lang).view(View((Title(loaded.title), tree)))
    return Status.DONE


@policy.command
def at(
    when: str, /, *, family: str | None = None, format: _Format = "table", lang: Lang = "id"
) -> Status:
    """Kebijakan mana yang berlaku — which policy applies on a day, and why.

    Args:
        when: A day, a year, or 2021-01-01..2021-06-30.
        family: One family of rules, such as performance; else all.
        format: How the answer is written.
        lang: Language of what is written.
    """
    if family is not None and family not in families():
        known = ", ".join(families())
        raise UsageError([usage.UNKNOWN_FAMILY.at(name=family, expected=known)])
    found, output = applying(_days(when), family), Output(lang)
    if format == "json":
        output.text(json_text(found.as_dict(lang)))
    else:
        output.view(found)
    return Status.DONE


def _days(when: str) -> Period:
    """A day as a period of its own, or the period that somebody wrote."""
    try:
        day = date.fromisoformat(when)
        return Period.of_days(day, day)
    except (ValueError, OverflowError):
        return period_of(when)


_LINTED = Text("{files} berkas, {n} temuan.", "Files: {files}, findings: {n}.")
_NEXT = Text(
    "Selanjutnya, uji dengan hukum aturan yang baik: meritasn policy test {file}",
    "Next, hold it against the laws of good rules: meritasn policy test {file}",
)
_ASSUMED = Text(
    "{n} hal yang tidak dapat dipastikan dari naskah peraturan",
    "{n} matters that the text of the regulation leaves uncertain",
)


def _branch(assumption: Assumption) -> Branch:
    about = Text("{path} · {standing} · {cite}", "{path} · {standing} · {cite}").fill(
        path=assumption.path,
        standing=assumption.standing.text,
        cite=str(assumption.citation),
    )
    return Branch(assumption.note or assumption.title, about)
