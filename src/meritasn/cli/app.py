"""The commands together, and what becomes of what they raise."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import get_args

from cyclopts import (
    App,
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    Parameter,
    UnknownCommandError,
    UnknownOptionError,
)

from meritasn import __version__
from meritasn.cli.allowance import allowance
from meritasn.cli.appraise import appraise
from meritasn.cli.assess import assess
from meritasn.cli.audit import audit
from meritasn.cli.cases import cases
from meritasn.cli.check import check
from meritasn.cli.diff import diff
from meritasn.cli.explain import explain
from meritasn.cli.ip import ip
from meritasn.cli.language import language_of
from meritasn.cli.lawtest import try_laws
from meritasn.cli.ledger import ledger
from meritasn.cli.match import match
from meritasn.cli.merge import merge
from meritasn.cli.person import person
from meritasn.cli.policy import policy
from meritasn.cli.proxies import proxies
from meritasn.cli.raters import raters
from meritasn.cli.readiness import readiness
from meritasn.cli.replay import replay
from meritasn.cli.satisfaction import satisfaction
from meritasn.cli.schema import schema
from meritasn.cli.select import select
from meritasn.cli.sensitivity import sensitivity
from meritasn.cli.status import Status
from meritasn.cli.strategy import strategy
from meritasn.cli.swap_test import swap_test
from meritasn.cli.talent import talent
from meritasn.cli.telling import tell_findings
from meritasn.cli.template import template
from meritasn.errors import Finding, InputRefused, MeritasnError, PackRefused
from meritasn.errors.codes import usage

__all__ = ["run"]

app = App(
    name="meritasn",
    version=__version__,
    help="Aturan kepegawaian ASN sebagai data — rules of Indonesia's civil service as data.",
    help_format="plaintext",
    help_epilogue=(
        "Exit status: 0 done, 1 a case or a law failed or a pack has errors, 2 usage, "
        "3 rows were rejected, 4 a pack was refused."
    ),
    default_parameter=Parameter(negative=()),
    result_action="return_value",
    exit_on_error=False,
    print_error=False,
)
for command in (
    appraise,
    explain,
    person,
    assess,
    readiness,
    talent,
    match,
    select,
    ip,
    allowance,
    satisfaction,
    audit,
    raters,
    swap_test,
    proxies,
    ledger,
    check,
    cases,
    policy,
    strategy,
    diff,
    replay,
    sensitivity,
    schema,
    template,
):
    app.command(command)
policy.command(merge)
policy.command(try_laws, name="test")


def run(arguments: Sequence[str]) -> Status:
    """Runs one command and gives its exit status; nothing that is wrong ends in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # also where a console of Windows has another
    language = language_of(arguments)
    try:
        status = app(arguments)
        sys.stdout.flush()
    except CycloptsError as error:
        tell_findings([_usage_of(error)], language)
        return Status.USAGE
    except MeritasnError as error:
        tell_findings(error.findings, language)
        return _status_of(error)
    except BrokenPipeError:
        # Who reads has seen enough; the interpreter must not complain when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.DONE
    return status if isinstance(status, Status) else Status.DONE


def _status_of(error: MeritasnError) -> Status:
    match error:
        case PackRefused():
            return Status.REFUSED
        case InputRefused():
            return Status.REJECTED
        case _:
            return Status.USAGE


def _usage_of(error: CycloptsError) -> Finding:
    """The finding of a command line that cannot be understood. No value is quoted."""
    match error:
        case UnknownCommandError(unused_tokens=[name, *_]):
            return usage.UNKNOWN_COMMAND.at(name=name)
        case UnknownOptionError(token=token):
            name, _, _ = (token.keyword or token.value).partition("=")
            return usage.UNKNOWN_OPTION.at(name=name)
        case MissingArgumentError(argument=argument) if argument is not None:
            return usage.MISSING_ARGUMENT.at(name=argument.name)
        case CoercionError(argument=argument) if argument is not None:
            choices = ", ".join(map(str, get_args(error.target_type)))
            return usage.BAD_VALUE.at(name=argument.name, expected=choices or None)
        case _:
            return usage.NOT_UNDERSTOOD.at()
