"""What two policies say differently, by meaning and not by writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher

from attrs import evolve, field, frozen

from meritasn.language import Language, Text
from meritasn.policies.change import Change
from meritasn.policies.diffview import diff_view
from meritasn.policies.facets import Facet, Laid
from meritasn.policies.layout import laid_out
from meritasn.policies.policy import Policy
from meritasn.policies.words import NO_WORD
from meritasn.view import View, repr_html

__all__ = ["Change", "PolicyDiff", "blocks_by_day", "diff"]


@frozen(eq=False)
class PolicyDiff:
    """Everything that two policies say differently; false where that is nothing.

    Attributes:
        before: The one.
        after: The other.
        changes: What they say differently, in the order of a pack.
    """

    before: Policy
    after: Policy
    changes: tuple[Change, ...] = field(repr=False)

    def __bool__(self) -> bool:
        return bool(self.changes)

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    @property
    def deciding(self) -> tuple[Change, ...]:
        """The changes that can change a result."""
        return tuple(one for one in self.changes if one.decides)

    def view(self) -> View:
        """Reads like an amendment: what was so, and how it becomes."""
        return diff_view(self.before, self.after, self.changes)

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """All of it for other programs."""
        return {
            "format": "meritasn/diff@1",
            "before": _policy(self.before, language),
            "after": _policy(self.after, language),
            "changes": [one.as_dict(language) for one in self.changes],
        }


def _policy(policy: Policy, language: Language) -> Mapping[str, object]:
    return {
        "name": policy.name,
        "title": policy.title.of(language),
        "hash": policy.hash,
        "lineage": list(policy.lineage),
    }


def diff(before: Policy, after: Policy) -> PolicyDiff:
    """What two policies say differently.

    Order of steps, spaces in a formula, ``60`` or ``60.00``, a default that is written out and the
    name of the pack are no difference. Policies of one hash have none.

    >>> from meritasn.policies import shipped, what_if
    >>> policy = shipped("pp-46-2011")
    >>> found = diff(policy, what_if(policy, {"share_of_results": 70}))
    >>> change = found.deciding[0]
    >>> print(change.path, change.before.en, "→", change.after.en)
    parameter.share_of_results.value 60 % → 70 %
    >>> bool(diff(policy, policy))
    False
    """
    by_day = blocks_by_day(before, after)
    one, other = (laid_out(each, by_day, before.in_force.start) for each in (before, after))
    changes = [
        change
        for path in _in_order(one, other)
        for change in _of_block(path, one.get(path), other.get(path))
    ]
    return PolicyDiff(before, after, tuple(changes))


def blocks_by_day(*policies: Policy) -> AbstractSet[str]:
    """Figures and steps of which one of the policies has several blocks, each for its days."""
    several: set[str] = set()
    for policy in policies:
        names = [step.name for step in policy.pack.steps]
        several |= {f"step.{name}" for name in names if names.count(name) > 1}
        several |= {f"parameter.{n}" for n, dated in policy.pack.figures.items() if len(dated) > 1}
    return several


_KINDS = (
    "title",
    "family",
    "in_force",
    "output",
    "parameter",
    "step",
    "unsaid",
    "enum",
    "lawful",
    "ranking",
    "breaks",
    "cite",
)


def _in_order(one: Mapping[str, Laid], other: Mapping[str, Laid]) -> list[str]:
    """Paths as a pack has them; what was removed stands behind what is there."""
    paths = dict.fromkeys((*other, *one))
    return sorted(paths, key=lambda path: _KINDS.index(path.partition(".")[0]))


def _of_block(path: str, one: Laid | None, other: Laid | None) -> Iterator[Change]:
    there = other or one
    assert there is not None
    if one is None or other is None:
        before = None if one is None else one.whole
        after = None if other is None else other.whole
        yield Change(path, there.title, NO_WORD, before, after, there.cites, there.decides)
        return
    same_rule = one.rule == other.rule
    if not same_rule:
        key = f"{path}.{other.rule[0]}"
        yield Change(key, other.title, _RULE, one.whole, other.whole, other.cites)
    for name in dict.fromkeys((*other.facets, *one.facets)):
        if not same_rule and name in one.of_rule | other.of_rule:
            continue
        was, now = one.facets.get(name), other.facets.get(name)
        if was is None or now is None or was.value != now.value:
            yield _change(f"{path}.{name}" if name else path, was, now, other)
    if same_rule:
        yield from _of_cases(f"{path}.{other.rule[0] if other.rule else ''}", one, other)


_RULE = Text("aturan", "rule")


def _change(path: str, was: Facet | None, now: Facet | None, block: Laid) -> Change:
    there = now or was
    assert there is not None
    before, after = None if was is None else was.said, None if now is None else now.said
    if before is not None and after is not None:
        before, after = _told_apart(before, after)
    return Change(
        path,
        block.title,
        there.what,
        before,
        after,
        block.cites,
        there.decides,
        (None if was is None else was.written, None if now is None else now.written),
    )


def _told_apart(before: Text, after: Text) -> tuple[Text, Text]:
    """Words that changed in one language only are told in that language in the other too."""
    if before.en == after.en and before.id != after.id:
        return Text(before.id, f"{before.id} (id)"), Text(after.id, f"{after.id} (id)")
    if before.id == after.id and before.en != after.en:
        return Text(f"{before.en} (en)", before.en), Text(f"{after.en} (en)", after.en)
    return before, after


def _of_cases(path: str, one: Laid, other: Laid) -> Iterator[Change]:
    """Case by case; one that is put in between moves no other."""
    before, after = one.cases, other.cases
    values = [[hash(case.value) for case in cases] for cases in (before, after)]
    matcher = SequenceMatcher(None, values[0], values[1], autojunk=False)
    for _, i, end, j, stop in matcher.get_opcodes():
        for number in range(max(end - i, stop - j)):
            was = before[i + number] if i + number < end else None
            now = after[j + number] if j + number < stop else None
            if was is None or now is None or was.value != now.value:
                at = (i if now is None else j) + number + 1
                yield _case(f"{path}.{at}", at, was, now, other)


def _case(path: str, at: int, was: Facet | None, now: Facet | None, block: Laid) -> Change:
    part = Text("kasus {n}", "case {n}").fill(n=at)
    return evolve(_change(path, was, now, block), part=part)
