"""The changes between two policies taken apart: each alone, as a policy that runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from attrs import define, field, frozen

from meritasn.errors import Finding, PackRefused
from meritasn.language import Text
from meritasn.policies.blocks import Patchwork, table_of
from meritasn.policies.change import Change, block_of
from meritasn.policies.difference import diff
from meritasn.policies.policy import Policy

__all__ = ["Apart", "apart", "partly"]

_Group = frozenset[str]


@frozen(eq=False)
class Apart:
    """One change by itself: the policy before, with this change and no other.

    Attributes:
        paths: The blocks that change; several where none of them can stand without the others.
        title: What changes, in words.
        policy: The policy before with these blocks as the policy after has them.
        changes: What changes in those blocks.
    """

    paths: tuple[str, ...]
    title: Text
    policy: Policy = field(repr=False)
    changes: tuple[Change, ...] = field(repr=False)


def apart(before: Policy, after: Policy) -> tuple[Apart, ...]:
    """Every change that can change a result, alone, laid on the policy before.

    A title, a note, a citation or a standing changes no result and is none of them. All of them
    together make rules that say the same as those of the policy after.

    >>> from meritasn.policies import shipped, what_if
    >>> policy = shipped("pp-46-2011")
    >>> changed = what_if(policy, {"share_of_results": 70, "efficiency_limit": 20})
    >>> for one in apart(policy, changed):
    ...     print(one.paths[0], "|", one.title.en)
    parameter.share_of_results | Weight of results: 60 % → 70 %
    parameter.efficiency_limit | Limit of efficiency: 24 % → 20 %
    """
    changes = diff(before, after).changes
    by_block: dict[str, list[Change]] = {}
    for change in changes:
        if not change.path.startswith("cite."):
            by_block.setdefault(change.block, []).append(change)
    deciding = [block for block, own in by_block.items() if any(one.decides for one in own)]
    found = _Grouping(
        Patchwork(before, after), _Mentions(by_block, (_names_in(before), _names_in(after)))
    ).groups(deciding)
    order = list(by_block)
    parted = (
        (tuple(sorted(group, key=order.index)), policy)
        for group, policy in found
        if not group.isdisjoint(deciding)
    )
    return tuple(
        Apart(paths, _title(own), policy, own)
        for paths, policy in sorted(parted, key=lambda one: order.index(one[0][0]))
        for own in [tuple(change for path in paths for change in by_block[path])]
    )


def partly(before: Policy, after: Policy, paths: Collection[str]) -> Policy:
    """A policy with some blocks as another has them: what `apart` does for each change alone.

    Args:
        before: The policy.
        after: The other.
        paths: The blocks, such as ``parameter.share_of_results``.

    Raises:
        PackRefused: If they cannot stand without others.
    """
    return Patchwork(before, after).with_blocks(paths, _name(before, paths))


def _name(before: Policy, paths: Collection[str]) -> str:
    first, *others = sorted(paths) or ["nothing"]
    return f"{before.name}+{first}" + (f"+{len(others)}" if others else "")


_LONG = 40


def _title(changes: tuple[Change, ...]) -> Text:
    """The change itself where it is one and short; the first of its blocks otherwise."""
    deciding = [change for change in changes if change.decides]
    blocks = dict.fromkeys(change.block for change in changes)
    first = deciding[0]
    if len(blocks) > 1:
        return Text("{first}, dan {n} lagi", "{first}, and {n} more").fill(
            first=first.title, n=len(blocks) - 1
        )
    said = [text for text in (first.before, first.after) if text is not None]
    if len(deciding) > 1 or len(said) < len("ab") or any(len(t.id) > _LONG for t in said):
        return first.title
    return Text("{what}: {before} → {after}", "{what}: {before} → {after}").fill(
        what=first.what, before=said[0], after=said[1]
    )


# -- which blocks need which ----------------------------------------------------------------------


@frozen(eq=False)
class _Mentions:
    """What the changed blocks are called by, and what they name, before and after.

    Attributes:
        blocks: The changed blocks.
        named: What each block of the policy before names, and each of the policy after.
    """

    blocks: Collection[str]
    named: tuple[Mapping[str, _Group], Mapping[str, _Group]]

    def needed(self) -> Iterator[tuple[str, str]]:
        """Pairs of which neither can stand without the other, without trying."""
        givers = self._givers()
        for side, other in ((1, 0), (0, 1)):
            here, there = self.named[side], self.named[other]
            for block in self.blocks:
                for name in here.get(block, ()):
                    for giver in givers.get(name, ()):
                        gone = giver in here and giver not in there
                        if gone and giver != block and not giver.startswith("unsaid."):
                            yield block, giver

    def near(self, blocks: Iterable[str]) -> _Group:
        """Changed blocks that name one of these, are named by one, or go by the same name."""
        wanted = set(blocks)
        known = {name for block in wanted for name in (*self._all(block), _given(block))}
        given = {_given(block) for block in wanted}
        return frozenset(
            block
            for block in self.blocks
            if block in wanted or _given(block) in known or not given.isdisjoint(self._all(block))
        )

    def _all(self, block: str) -> set[str]:
        return {name for named in self.named for name in named.get(block, ())}

    def _givers(self) -> Mapping[str, list[str]]:
        givers: dict[str, list[str]] = {}
        for block in self.blocks:
            if block.partition(".")[0] in ("parameter", "step", "enum", "lawful"):
                givers.setdefault(_given(block), []).append(block)
        return givers


def _given(block: str) -> str:
    """The name by which others know a block; that of an enumeration is no other's."""
    kind, _, name = block.partition(".")
    return f"enum {name}" if kind == "enum" else name or kind


def _names_in(policy: Policy) -> Mapping[str, _Group]:
    """What each block of a policy names."""
    pack, named = policy.pack, dict[str, set[str]]()
    for step in pack.steps:
        names = named.setdefault(f"step.{step.name}", set())
        names.update(step.names())
        if step.enum is not None:
            names.add(f"enum {step.enum.name}")
    for key, name in pack.output.items():
        named[f"output.{key}"] = {name}
    named["output.lines"] = set(pack.lines)
    named |= {f"ranking.{name}": set(one.names) for name, one in pack.rankings.items()}
    for key in ("parameter", "unsaid", "lawful", "enum"):
        named |= {f"{key}.{name}": set() for name in table_of(policy.raw, key)}
    return {block: frozenset(names) for block, names in named.items()}


@define
class _Grouping:
    """Finds the least groups of blocks that can be laid alone, by trying.

    Blocks of which one names what only the other brings go together at once. What still cannot be
    compiled is tried with each block that its findings point at, then with all of them. Every
    attempt but those ends in fewer groups, so that there are few.
    """

    work: Patchwork
    mentions: _Mentions
    _groups: list[_Group] = field(factory=list, init=False)
    _done: dict[_Group, Policy] = field(factory=dict, init=False)

    def groups(self, deciding: Collection[str]) -> Iterator[tuple[_Group, Policy]]:
        """The groups that change a result, each with its policy."""
        self._groups = [frozenset((block,)) for block in self.mentions.blocks]
        for pair in self.mentions.needed():
            self._merge(pair)
        while group := next((g for g in self._open(deciding)), None):
            refused = self._try(group)
            if refused:
                self._grow(group, refused)
        return iter((group, self._done[group]) for group in self._groups if group in self._done)

    def _open(self, deciding: Collection[str]) -> Iterator[_Group]:
        for group in self._groups:
            if group not in self._done and not group.isdisjoint(deciding):
                yield group

    def _try(self, group: _Group) -> tuple[Finding, ...]:
        try:
            name = _name(self.work.before, group)
            self._done[group] = self.work.with_blocks(group, name)
        except PackRefused as refused:
            return refused.findings
        return ()

    def _grow(self, group: _Group, findings: tuple[Finding, ...]) -> None:
        """Merges a group with what it cannot stand without."""
        blamed = {block_of(f.place.path) for f in findings if f.place.path}
        pointed = self.mentions.near(blamed) - group
        pointed = pointed or self.mentions.near(group) - group
        pointed = pointed or frozenset(self.mentions.blocks) - group
        if not pointed:
            raise AssertionError("all changes together are the policy after, which was read")
        others = list(dict.fromkeys(self._of(block) for block in sorted(pointed)))
        for other in others:
            if len(others) > 1 and not self._try(group | other):
                self._merge(group | other)
                return
        self._merge(group.union(*others))

    def _of(self, block: str) -> _Group:
        return next(group for group in self._groups if block in group)

    def _merge(self, blocks: Iterable[str]) -> None:
        merged = frozenset().union(*(self._of(block) for block in blocks))
        place = min(i for i, group in enumerate(self._groups) if group <= merged)
        rest = [group for group in self._groups if not group <= merged]
        self._groups = [*rest[:place], merged, *rest[place:]]
