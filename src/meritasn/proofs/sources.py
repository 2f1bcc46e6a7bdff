"""Sources that are in force, and days without a gap."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from meritasn.language import Text, listing
from meritasn.law import Citation
from meritasn.policies import Policy
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene

__all__ = ["every_source", "periods"]


def _cited(policy: Policy) -> Iterator[Citation]:
    pack = policy.pack
    yield from (step.citation for step in pack.steps)
    yield from (one.parameter.citation for dated in pack.figures.values() for one in dated)
    yield from (meaning.citation for meaning in pack.unsaid.values())
    yield from (use.citation for use in pack.lawful.values())
    yield from (order.citation for order in pack.rankings.values())


def every_source(scene: Scene) -> Iterator[Drawn]:
    """Every step and figure cites; of laws whose days are known the reader held that they cover."""
    law, policy = "every_source_is_in_force", scene.policy
    laws = dict.fromkeys(citation.instrument for citation in _cited(policy))
    undated = [one.name for one in laws if one.in_force is None]
    if undated:
        why = _UNDATED.fill(laws=listing(undated))
        yield Drawn(law, Verdict.OPEN, policy.name, why)
    else:
        why = _DATED.fill(laws=listing(one.name for one in laws))
        yield Drawn(law, Verdict.PROVED, policy.name, why)


def periods(scene: Scene) -> Iterator[Drawn]:
    """The spans of days of a policy follow each other from its first day to its last."""
    law, policy = "periods_leave_no_gap", scene.policy
    spans = [period for period, _ in policy.programs]
    ends = all(a.stop == b.start for a, b in pairwise(spans))
    whole = (
        ends and spans[0].start == policy.in_force.start and spans[-1].stop == policy.in_force.stop
    )
    told = _ONE if len(spans) == 1 else _WHOLE.fill(n=len(spans))
    why = told if whole else _TORN
    yield Drawn(law, Verdict.PROVED if whole else Verdict.BROKEN, policy.name, why)


_DATED = Text(
    "Setiap langkah dan angka menyebut dasarnya, dan masa berlaku dasar itu mencakupnya: {laws}.",
    "Every step and figure names its source, and the days of that source cover it: {laws}.",
)
_UNDATED = Text(
    "Setiap langkah dan angka menyebut dasarnya, tetapi paket tidak mencatat masa berlaku {laws}.",
    "Every step and figure names its source, but the pack does not say when {laws} is in force.",
)
_ONE = Text(
    "Satu susunan aturan berlaku dari hari pertama sampai hari terakhir.",
    "One set of rules is in force from the first day to the last.",
)
_WHOLE = Text(
    "{n} susunan aturan bersambung dari hari pertama sampai hari terakhir.",
    "{n} sets of rules follow each other from the first day to the last.",
)
_TORN = Text(
    "Ada hari tanpa aturan, atau dengan dua.", "There are days without rules, or with two."
)
