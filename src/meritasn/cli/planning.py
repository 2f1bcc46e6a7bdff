"""What audits are decided by, and that there is what they need."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen
from cyclopts import Parameter

from meritasn.cli.options import Steps
from meritasn.errors import Finding, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.fairness import (
    AuditPlan,
    RaterPlan,
    default_plan,
    default_rater_plan,
    read_plan,
    read_rater_plan,
)
from meritasn.fairness.counting import By

__all__ = ["Compared", "gathered", "hold_statistics", "plan_of", "rater_plan_of"]


def hold_statistics() -> None:
    """Holds that the package is there that audits reckon with.

    Raises:
        UsageError: If it is not installed.
    """
    if find_spec("scipy") is None:
        raise UsageError([usage.MISSING_EXTRA.at(extra="fairness")])


@contextmanager
def gathered(findings: list[Finding]) -> Iterator[None]:
    """Keeps what is wrong with one thing, so that others are looked at too."""
    try:
        yield
    except UsageError as error:
        findings += error.findings


def plan_of(file: Path | None) -> AuditPlan:
    """The plan in a file, or the one that ships with the library.

    Raises:
        UsageError: If the file cannot be read, or is no plan.
    """
    return default_plan() if file is None else read_plan(_text(file), file.name)


def rater_plan_of(file: Path | None) -> RaterPlan:
    """The same of raters.

    Raises:
        UsageError: If the file cannot be read, or is no plan.
    """
    return default_rater_plan() if file is None else read_rater_plan(_text(file), file.name)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError([usage.NO_FILE.at(Place(file=file.name))]) from None


def _together(text: str) -> By:
    names = tuple(name.strip() for name in text.split("+"))
    return names if len(names) > 1 else names[0]


@Parameter(name="*")
@frozen(kw_only=True)
class Compared:
    """Which groups are compared, within what, and by what is decided.

    Attributes:
        by: Attributes to group people by, such as sex,age_band; sex+age_band looks at both
            together; of a table of yours, columns.
        within: Also compare like with like, within level, post_kind or unit; of a table of
            yours, within a column.
        opt_in: An attribute that is audited only where asked for expressly, such as religion.
        plan: File with a plan of the audit; else the one that ships with the library.
    """

    by: str
    within: str | None = None
    opt_in: Steps = ()
    plan: Path | None = None

    @property
    def groups(self) -> list[By]:
        """The attributes, those behind a plus looked at together.

        >>> Compared(by="sex,sex+age_band").groups
        ['sex', ('sex', 'age_band')]
        """
        return [_together(one) for one in self.by.split(",")]
