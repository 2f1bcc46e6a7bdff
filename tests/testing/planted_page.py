"""The page of planted faults, and of what the laws say of every policy that ships.

It takes some minutes, so it is written by hand after a law, a fault or a policy has changed:
``python -m tests.testing.planted_page``. That it names every fault and policy is held by a test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis.errors import HypothesisException
from tests.testing.planted_laws import IN_STRATEGIES, PLANTED, Planted, caught, caught_in

from meritasn.policies import LAWS, shipped, shipped_names
from meritasn.testing import Outcome, check_policy

__all__ = ["PAGE"]

PAGE = Path(__file__).parents[2] / "docs" / "planted.md"

_HEAD = """# Planted faults

A test that never fails says nothing. For every law of good rules a fault is planted, in a rule,
in the engine or in a strategy, and the law has to catch it. The last column says which other laws
notice the same fault: where there are several, one of them could be lost and the fault would still
be found. This page is written by running all laws against each fault.
"""

_PACKS = """
## What the laws say of the policies that ship

*Proved* for everybody, without a case; *held* in the cases that were tried; *open*: neither proved
nor tried; *expected*: the regulation itself breaks it, and the pack says why; *not asked*:
the policy gives no occasion. Policies that wait for the figures of an agency refuse, and little can
be asked of them.
"""

_COLUMNS = "| what is planted | its law | other laws that catch it |\n|---|---|---|"

_MARKS: Mapping[Outcome, str] = {
    Outcome.PROVED: "proved",
    Outcome.HELD: "held",
    Outcome.OPEN: "open",
    Outcome.EXPECTED: "**expected**",
    Outcome.BROKEN: "**BROKEN**",
    Outcome.HELD_UNEXPECTEDLY: "**STALE**",
    Outcome.NOT_APPLICABLE: "not asked",
}


def _page() -> Iterator[str]:
    yield _HEAD
    yield _COLUMNS
    for fault in PLANTED:
        yield _row(fault.what.en, fault.law, _caught(fault))
    yield f"\n## In strategies\n\n{_COLUMNS}"
    for one in IN_STRATEGIES:
        yield _row(one.what.en, one.law, caught_in(one))
    yield _PACKS
    yield from _of_packs()


def _caught(fault: Planted) -> list[str]:
    """The laws that catch a fault; its own alone where other laws cannot be tried under it."""
    try:
        found = caught(fault)
    except (HypothesisException, StopIteration):  # some faults of the engine stop the drawing too
        found = []
    return found if fault.law in found else caught(fault, laws=[fault.law])


def _row(what: str, law: str, laws: list[str]) -> str:
    others = ", ".join(f"`{name}`" for name in laws if name != law) or "–"
    return f"| {what} | `{law}`{'' if law in laws else ' **MISSED**'} | {others} |"


def _of_packs() -> Iterator[str]:
    reports = {
        name: check_policy(shipped(name), on_fail=None, examples=40) for name in shipped_names()
    }
    for law in LAWS.values():
        found: dict[str, list[str]] = {}
        for name, report in reports.items():
            verdict = next(v for v in report.verdicts if v.law == law)
            found.setdefault(_MARKS[verdict.outcome], []).append(f"`{name}`")
        yield f"\n### {law.statement.en}\n\n`{law.name}`\n"
        yield "| | policies |\n|---|---|"
        for mark, names in found.items():
            yield f"| {mark} | {_named(names, len(reports))} |"


def _named(names: list[str], of: int) -> str:
    if len(names) == of:
        return "all"
    return "all others" if len(names) > of / 2 else ", ".join(names)


if __name__ == "__main__":
    PAGE.write_text("\n".join(_page()) + "\n", "utf-8")
