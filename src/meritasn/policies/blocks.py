"""A pack as blocks that can be laid on another one, each by its path."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from attrs import evolve, frozen

from meritasn.errors import Place
from meritasn.facts import Catalogue
from meritasn.policies.layout import written_steps
from meritasn.policies.policy import Policy
from meritasn.policies.reader import hash_of, policy_of
from meritasn.rules import Step
from meritasn.rules.block import Raw

__all__ = ["Patchwork", "block_paths", "in_working_order", "table_of", "unopened"]

_ALONE = ("title", "family", "in_force")
"""Keys of the head that are blocks of their own."""

_TABLES = ("output", "enum", "parameter", "unsaid", "lawful", "ranking", "breaks")
"""Tables whose every entry is a block. What is cited goes along with the blocks that cite it."""


def table_of(raw: Mapping[str, Raw], key: str) -> Mapping[str, Raw]:
    """A table of a pack; an empty one where it has none."""
    table = raw.get(key, {})
    return table if isinstance(table, Mapping) else {}


def unopened(facts: Catalogue) -> Catalogue:
    """A catalogue as it was before a pack declared what the law uses protected attributes for."""
    opened = facts.facts.keys() & facts.lawful.keys()
    left = {name: fact for name, fact in facts.facts.items() if name not in opened}
    return evolve(facts, facts=left, closed=facts.closed | opened)


def block_paths(policy: Policy) -> Iterator[str]:
    """The paths of all blocks of a policy."""
    yield from _ALONE
    for key in _TABLES:
        yield from (f"{key}.{name}" for name in table_of(policy.raw, key))
    yield from dict.fromkeys(f"step.{step.name}" for step in policy.pack.steps)


@frozen(eq=False)
class Patchwork:
    """A policy, and blocks of another one that can be laid on it.

    Attributes:
        before: The policy that is laid on.
        after: The one whose blocks are laid.
    """

    before: Policy
    after: Policy

    def with_blocks(self, paths: Collection[str], name: str) -> Policy:
        """The policy with some blocks as the other one has them, and all else as it was.

        Args:
            paths: The blocks; one that the other does not have is taken away.
            name: What the whole is called.

        Raises:
            PackRefused: If they cannot stand without others.
        """
        before, (after, cites) = self.before.raw, self._cited_apart()
        raw: dict[str, Raw] = {**before, "name": name, "cite": cites}
        for key in _ALONE:
            if key in paths:
                raw[key] = after[key]
        for key in _TABLES:
            table = _patched(key, table_of(before, key), table_of(after, key), paths)
            if table or key in before:
                raw[key] = table
        raw["step"] = self._steps(paths, after)
        laid = policy_of(raw, Place(), unopened(self.before.catalogue))
        made_of = (*(self.before.lineage or (self.before.hash,)), self.after.hash)
        return evolve(laid, lineage=tuple(dict.fromkeys(made_of)))

    def _cited_apart(self) -> tuple[Mapping[str, Raw], Mapping[str, Raw]]:
        """The other's tables under keys of laws that are free, and the laws of both."""
        cites = dict(table_of(self.before.raw, "cite"))
        keys: dict[str, str] = {}
        for key, law in table_of(self.after.raw, "cite").items():
            free = key
            while free in cites and hash_of({"": cites[free]}) != hash_of({"": law}):
                free += "_2"
            keys[key], cites[free] = free, law
        renamed = _recited(self.after.raw, keys)
        assert isinstance(renamed, Mapping)
        return renamed, cites

    def _steps(self, paths: Collection[str], after: Mapping[str, Raw]) -> list[Raw]:
        listed = after.get("step", [])
        assert isinstance(listed, list)
        mine = [
            (step, raw)
            for step, raw in zip(self.before.pack.steps, written_steps(self.before), strict=True)
            if f"step.{step.name}" not in paths
        ]
        theirs = [
            (step, raw)
            for step, raw in zip(self.after.pack.steps, listed, strict=True)
            if f"step.{step.name}" in paths
        ]
        place = _places(self.before.pack.steps, self.after.pack.steps)
        both = sorted((*mine, *theirs), key=lambda one: place[one[0].name])
        return [both[i][1] for i in in_working_order([step for step, _ in both])]


def _patched(
    key: str, before: Mapping[str, Raw], after: Mapping[str, Raw], paths: Collection[str]
) -> dict[str, Raw]:
    patched: dict[str, Raw] = {}
    for name in dict.fromkeys((*before, *after)):
        table = after if f"{key}.{name}" in paths else before
        if name in table:
            patched[name] = table[name]
    return patched


def _recited(raw: Raw, keys: Mapping[str, str]) -> Raw:
    """The same where every citation names its law by another key."""
    match raw:
        case Mapping():
            return {
                key: _cited_by(value, keys)
                if key in ("cite", "rounding_cite") and isinstance(value, str)
                else _recited(value, keys)
                for key, value in raw.items()
            }
        case list():
            return [_recited(value, keys) for value in raw]
        case _:
            return raw


def _cited_by(citation: str, keys: Mapping[str, str]) -> str:
    law, colon, at = citation.partition(":")
    return f"{keys.get(law.strip(), law)}{colon}{at}"


# -- the order of steps --------------------------------------------------------------------------


def _places(before: tuple[Step, ...], after: tuple[Step, ...]) -> Mapping[str, tuple[int, int]]:
    """Where each step belongs: as it was, and a new one behind what it stands behind."""
    places = {step.name: (i, 0) for i, step in reversed(list(enumerate(before)))}
    last = (-1, 0)
    for step in after:
        if step.name not in places:
            places[step.name] = (last[0], last[1] + 1)
        last = places[step.name]
    return places


def in_working_order(steps: list[Step]) -> list[int]:
    """The numbers of steps so that each stands behind what it names, otherwise as they were."""
    named: dict[str, list[int]] = {}
    for i, step in enumerate(steps):
        named.setdefault(step.name, []).append(i)
    order: dict[int, None] = {}
    for start in range(len(steps)):
        # A step that waits for itself is a cycle, which the reader refuses by name.
        waiting, seen = [start], {start}
        while waiting:
            i = waiting[-1]
            before = [j for name in steps[i].names() for j in named.get(name, ()) if j not in order]
            needed = next((j for j in before if j not in seen), None)
            if needed is None:
                order[waiting.pop()] = None
            else:
                seen.add(needed)
                waiting.append(needed)
    return list(order)
