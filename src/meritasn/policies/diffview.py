"""The difference of two policies as a reader sees it: like an amendment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from meritasn.language import Text
from meritasn.policies.change import Change
from meritasn.policies.policy import Policy
from meritasn.policies.words import HEAD, NO_WORD
from meritasn.view import Branch, Part, Sentence, Title, View

__all__ = ["diff_view"]

_SHORT = 80
"""Letters of both sides together that still fit on one line with the title."""

_FEW = 6
"""As many steps that are new or gone are shown with their rules; more are named alone."""


def diff_view(before: Policy, after: Policy, changes: Sequence[Change]) -> View:
    """What can change a result first, then what cannot."""
    deciding = [one for one in changes if one.decides]
    others = [one for one in changes if not one.decides]
    return View(
        (
            Title(_HEADING.fill(before=before.name, after=after.name)),
            Sentence(_hashes(before, after), "quiet"),
            Sentence(_counted(deciding, others) if changes else _NOTHING),
            *_section(_DECIDING, deciding),
            *_section(_OTHERS, others),
        )
    )


_HEADING = Text("Perubahan: {before} → {after}", "Changes: {before} → {after}")
_DECIDING = Text("Yang dapat mengubah hasil", "What can change a result")
_OTHERS = Text("Yang tidak mengubah hasil", "What changes no result")
_NOTHING = Text("Tidak ada yang berubah.", "Nothing changes.")
_COUNTED = Text(
    "{n} perubahan dapat mengubah hasil, {m} tidak.",
    "{n} of the changes can change a result, {m} cannot.",
)
_STEPS = Text(
    "{all} Langkah: {new} baru, {gone} dihapus, {other} diubah.",
    "{all} Steps: {new} new, {gone} removed, {other} changed.",
)


def _hashes(before: Policy, after: Policy) -> Text:
    return Text("{before} → {after}", "{before} → {after}").fill(
        before=before.hash[:12], after=after.hash[:12]
    )


def _counted(deciding: Sequence[Change], others: Sequence[Change]) -> Text:
    """How much there is to read, and how far apart the two are."""
    counted = _COUNTED.fill(n=len(deciding), m=len(others))
    steps = [one for one in deciding if one.path.startswith("step.")]
    new = sum(one.before is None and one.part == NO_WORD for one in steps)
    gone = sum(one.after is None and one.part == NO_WORD for one in steps)
    changed = len({one.block for one in steps if one.part != NO_WORD})
    if not steps:
        return counted
    return _STEPS.fill(all=counted, new=new, gone=gone, other=changed)


def _section(heading: Text, changes: Sequence[Change]) -> Iterator[Part]:
    if not changes:
        return
    yield Title(heading, 2)
    for kind in dict.fromkeys(one.path.partition(".")[0] for one in changes):
        own = [one for one in changes if one.path.partition(".")[0] == kind]
        blocks: dict[str, list[Change]] = {}
        for one in own:
            blocks.setdefault(one.path if one.part == NO_WORD else one.block, []).append(one)
        shown_whole = kind != "step" or sum(_is_whole(one) for one in own) <= _FEW
        children = tuple(_block(each, shown_whole=shown_whole) for each in blocks.values())
        if kind in HEAD:
            yield from children
        else:
            yield Branch(_SECTIONS[kind], children=children)


_SECTIONS = {
    "output": Text("Yang dijawab", "What is answered"),
    "parameter": Text("Angka", "Figures"),
    "step": Text("Langkah", "Steps"),
    "unsaid": Text("Bila tidak diisi", "Where it is left empty"),
    "enum": Text("Daftar sebutan", "Lists of labels"),
    "lawful": Text("Atribut terlindungi", "Protected attributes"),
    "ranking": Text("Urutan", "Order"),
    "breaks": Text("Yang tidak dijamin", "What is not kept"),
    "cite": Text("Peraturan yang dirujuk", "Laws that are cited"),
}


def _is_whole(one: Change) -> bool:
    return one.before is None or one.after is None


def _block(changes: Sequence[Change], *, shown_whole: bool) -> Branch:
    first = changes[0]
    cites = Text(*(("; ".join(map(str, first.cites)),) * 2)) if first.cites else None
    if len(changes) == 1 and first.part == NO_WORD:
        return _one(first, first.title, cites, shown_whole=shown_whole)
    children = tuple(_one(one, one.part, None, shown_whole=True) for one in changes)
    return Branch(first.title, cites, children=children)


def _one(one: Change, what: Text, note: Text | None, *, shown_whole: bool) -> Branch:
    before, after = one.before, one.after
    if before is None or after is None:
        return _whole(one, what, note, shown_whole=shown_whole)
    written = one.written
    if len(before.id) + len(after.id) <= _SHORT and written == (None, None):
        text = Text("{what}: {before} → {after}", "{what}: {before} → {after}")
        return Branch(_named(text, what, before=before, after=after), note)
    was = Branch(Text("semula: {text}", "was: {text}").fill(text=before), _as_written(written[0]))
    now = Branch(
        Text("menjadi: {text}", "is now: {text}").fill(text=after), _as_written(written[1])
    )
    return Branch(what, note, children=(was, now))


def _whole(one: Change, what: Text, note: Text | None, *, shown_whole: bool) -> Branch:
    """Something that is new or gone."""
    there = one.after if one.before is None else one.before
    assert there is not None
    sign = _NEW if one.before is None else _GONE
    if not shown_whole or there == NO_WORD:
        return Branch(sign.fill(what=what), note)
    text = Text("{what}: {said}", "{what}: {said}").fill(what=sign.fill(what=what), said=there)
    return Branch(text, note)


_NEW = Text("baru: {what}", "new: {what}")
_GONE = Text("dihapus: {what}", "removed: {what}")


def _named(text: Text, what: Text, *, before: Text, after: Text) -> Text:
    if what == NO_WORD:
        text = Text("{before} → {after}", "{before} → {after}")
    return text.fill(what=what, before=before, after=after)


def _as_written(written: str | None) -> Text | None:
    return None if written is None else Text(written, written)
