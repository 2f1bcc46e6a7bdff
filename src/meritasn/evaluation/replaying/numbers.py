"""What it costs, who stands near a limit, and what stays unknown, as it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from meritasn.errors import Code
from meritasn.errors.codes import refusals
from meritasn.evaluation.replaying.fates import Spending
from meritasn.language import Text, listing
from meritasn.law import Standing
from meritasn.policies import Policy
from meritasn.view import Cell, Column, Part, Sentence, Table, Title

if TYPE_CHECKING:
    from meritasn.evaluation.replayed import Replay

__all__ = ["cost_shown", "near_shown", "unknown_shown"]


def cost_shown(replay: Replay) -> Iterator[Part]:
    """The sums before and after, and whether the ceiling is kept."""
    cost = replay.cost
    if cost is None:
        return
    yield Title(_COST, 2)
    rows = list(_sums(cost.before, cost.after))
    yield Table(
        (
            Column(_NO_HEAD, grow=True),
            Column(_BEFORE, "right"),
            Column(_AFTER, "right"),
            Column(_DIFFERENCE, "right"),
        ),
        tuple(rows),
    )
    if cost.ceiling is not None:
        if cost.kept:
            yield Sentence(_KEPT.fill(ceiling=cost.ceiling), "good")
        else:
            yield Sentence(_BROKEN.fill(ceiling=cost.ceiling), "bad")
        earned = cost.after.earned
        if earned is not None and earned > cost.ceiling:
            yield Sentence(_BEYOND.fill(over=earned - cost.ceiling), "warn")
    if cost.before.people != cost.after.people:
        yield Sentence(_OTHER_PEOPLE, "warn")


def _sums(before: Spending, after: Spending) -> Iterator[tuple[Cell, ...]]:
    yield _KNOWN, before.people, after.people, after.people - before.people
    if before.earned is not None and after.earned is not None:
        yield _EARNED, before.earned, after.earned, after.earned - before.earned
    if before.factor is not None or after.factor is not None:
        yield _FACTOR, before.factor, after.factor, _less(after.factor, before.factor)
    yield Sentence(_PAID, "good"), before.paid, after.paid, after.paid - before.paid


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def near_shown(replay: Replay) -> Iterator[Part]:
    """How many stand near each limit."""
    if not replay.near:
        return
    program = replay.asking.program(replay.asking.after)
    yield Title(_NEAR.fill(within=replay.within), 2)
    yield Table(
        (
            Column(_NUMBER, grow=True),
            Column(_LIMIT, grow=True),
            Column(_AT, "right"),
            Column(_BELOW, "right"),
            Column(_ABOVE, "right"),
        ),
        tuple(
            (
                program.steps[one.limit.step].step.title,
                one.limit.title,
                one.limit.at,
                one.below,
                one.above,
            )
            for one in replay.near
        ),
    )
    yield Sentence(_NEAR_KEY, "quiet")


def unknown_shown(replay: Replay) -> Iterator[Part]:
    """Who has no result, and which figures are missing or assumed."""
    refused, after = replay.refused, replay.asking.after
    unknown = _of(after, Standing.UNKNOWN)
    assumed = _of(after, Standing.ASSUMED)
    if not refused and not unknown and not assumed:
        return
    yield Title(_NOT_KNOWN, 2)
    if refused:
        yield Table(
            (
                Column(_NO_RESULT, grow=True),
                Column(_CODE),
                Column(_BEFORE, "right"),
                Column(_AFTER, "right"),
            ),
            tuple((_meaning(code), code, *pair) for code, pair in refused.items()),
        )
    if unknown:
        yield Sentence(_NO_VALUE.fill(titles=listing(unknown)), "warn")
    if assumed:
        yield Sentence(_ASSUMED.fill(n=len(assumed), name=after.name), "quiet")


def _meaning(code: str) -> Text:
    """What a code says, whatever it is about."""
    found = {one.id: one for one in vars(refusals).values() if isinstance(one, Code)}
    return found[code].template.fill(subject=_SOMETHING, most=_SO_MANY)


def _of(policy: Policy, standing: Standing) -> list[Text]:
    return [one.title for one in policy.assumptions() if one.standing is standing]


_COST, _NO_HEAD = Text("Biaya", "Cost"), Text("", "")
_BEFORE, _AFTER = Text("Semula", "Before"), Text("Menjadi", "After")
_DIFFERENCE = Text("Selisih", "Difference")
_KNOWN = Text("Orang yang jumlahnya diketahui", "People whose amount is known")
_EARNED = Text("Diperoleh, Rp", "Earned, Rp")
_FACTOR = Text("Faktor kemampuan keuangan", "Fiscal factor")
_PAID = Text("Dibayar, Rp", "Paid, Rp")
_KEPT = Text("Pagu Rp {ceiling} tidak terlampaui.", "The ceiling of Rp {ceiling} is kept.")
_BROKEN = Text("Pagu Rp {ceiling} terlampaui.", "The ceiling of Rp {ceiling} is exceeded.")
_BEYOND = Text(
    "Yang diperoleh melampaui pagu sebesar Rp {over}; sebanyak itu tidak dibayar.",
    "What is earned is Rp {over} beyond the ceiling; so much is not paid.",
)
_OTHER_PEOPLE = Text(
    "Jumlah itu bukan atas orang yang sama: ada yang jumlahnya hanya diketahui menurut salah satu.",
    "The sums are not over the same people: of some the amount is known under one of them only.",
)
_NEAR = Text("Paling jauh {within} dari batas", "No further than {within} from a limit")
_NUMBER, _LIMIT, _AT = Text("Angka", "Number"), Text("Batas", "Limit"), Text("Pada", "At")
_BELOW, _ABOVE = Text("Di bawah", "Below"), Text("Di atas", "Above")
_NEAR_KEY = Text(
    "Menurut kebijakan yang baru, dihitung pada batas yang terdekat; tepat pada batas termasuk di "
    "atas.",
    "Under the second policy, counted at the nearest limit; who is exactly at it counts as above.",
)
_NOT_KNOWN = Text("Yang tetap tidak diketahui", "What stays unknown")
_NO_RESULT, _CODE = Text("Tanpa hasil, karena", "No result, since"), Text("Kode", "Code")
_SOMETHING = Text("sesuatu yang diperlukan", "something that is needed")
_SO_MANY = Text("batasnya", "the limit")
_NO_VALUE = Text("Belum ada angkanya: {titles}.", "No figure for: {titles}.")
_ASSUMED = Text(
    "{n} hal dalam {name} adalah anggapan: meritasn policy assumptions menyebutnya.",
    "{n} matters in {name} are assumed: meritasn policy assumptions names them.",
)
