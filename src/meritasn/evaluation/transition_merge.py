"""An old rule beside a new one in one pack: what the old one rests on, under names of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from meritasn.language import Text
from meritasn.policies import Policy
from meritasn.policies.blocks import table_of
from meritasn.quantities import Period
from meritasn.rules.block import Raw

__all__ = ["BEFORE", "OldRule"]

BEFORE = "before_"
"""Begins the names of what comes from the old rule."""

_WORDS = frozenset(
    "title note message code standing of unit not_applicable rounding is grid children from "
    "until severity decimals range shown optional".split()
)
"""Keys of a step that hold no names of steps or figures."""

_QUOTED = re.compile(r"('[^']*')")


@frozen
class OldRule:
    """What an old policy said on a day, as blocks that can stand beside a new policy.

    Steps and figures that are the same in both, all the way down, are shared: only what differs,
    and what rests on it, stands twice.

    Attributes:
        policy: The old policy.
        on: The day on which it is taken as it stood.
        after: The new policy.
        days: The days on which both stand side by side.
    """

    policy: Policy
    on: date
    after: Policy
    days: Period
    names: frozenset[str] = field(init=False)

    @names.default
    def _apart(self) -> frozenset[str]:
        """The steps and figures that differ, or rest on what does."""
        program = self.policy.on(self.on)
        apart = {
            name
            for name in program.parameters
            if not self._same(name, self._figures(self.policy), self._figures(self.after))
        }
        for name, compiled in program.steps.items():
            rests = apart & set(compiled.step.names())
            if rests or not self._same(name, _steps(self.policy), _steps(self.after)):
                apart.add(name)
        return frozenset(apart & self._reached())

    def _reached(self) -> set[str]:
        """The steps and figures on which the outputs rest."""
        program = self.policy.on(self.on)
        reached: set[str] = set()
        waiting = list(self.policy.pack.output.values())
        while waiting:
            name = waiting.pop()
            if name in reached:
                continue
            if name in program.steps:
                reached.add(name)
                waiting += program.steps[name].step.names()
            elif name in program.parameters:
                reached.add(name)
        return reached

    def _figures(self, policy: Policy) -> Mapping[str, list[Raw]]:
        return {
            name: body if isinstance(body, list) else [body]
            for name, body in table_of(policy.raw, "parameter").items()
        }

    def _same(
        self, name: str, ours: Mapping[str, list[Raw]], theirs: Mapping[str, list[Raw]]
    ) -> bool:
        """Whether the new policy has the very block, and no other, on all of the days."""
        was = self._on_the_day(ours[name])
        blocks = [one for one in theirs.get(name, ()) if isinstance(one, Mapping)]
        held = [one for one in blocks if _days(one).overlaps(self.days)]
        return (
            len(held) == 1
            and was == [_undated(held[0])]
            and _covers(_days(held[0]), self.days)
            and self._laws(was[0]) == self._laws(was[0], of=self.after)
            and self._enum(was[0], self.policy) == self._enum(was[0], self.after)
        )

    def _laws(self, block: Mapping[str, Raw], of: Policy | None = None) -> list[Raw]:
        """The laws behind its citations, as one of the policies has them."""
        laws = table_of((of or self.policy).raw, "cite")
        cites = (str(block.get(key, "")) for key in ("cite", "rounding_cite"))
        return [laws.get(cite.partition(":")[0].strip()) for cite in cites]

    def _enum(self, block: Mapping[str, Raw], of: Policy) -> Raw:
        return table_of(of.raw, "enum").get(str(block.get("enum")))

    @property
    def taken(self) -> frozenset[str]:
        """Enumerations that are the same in both and stay shared."""
        ours, theirs = (table_of(policy.raw, "enum") for policy in (self.policy, self.after))
        return frozenset(name for name in ours if theirs.get(name) == ours[name])

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it reads."""
        program = self.policy.on(self.on).reaching(self.policy.pack.output.values())
        return frozenset(program.facts)

    def figures(self) -> Iterator[tuple[str, Raw]]:
        """Its figures under their new names, as they stood on the day."""
        for name, body in table_of(self.policy.raw, "parameter").items():
            if name in self.names:
                (block,) = self._on_the_day(body)
                yield self.renamed(name), self._cited({**block, "title": _old(block.get("title"))})

    def steps(self) -> Iterator[dict[str, Raw]]:
        """Its steps likewise, in their order."""
        for block in self._on_the_day(self.policy.raw.get("step")):
            if block.get("name") in self.names:
                yield self._step(block)

    def cites(self) -> Iterator[tuple[str, Raw]]:
        """The laws that it cites, without the days on which these were in force.

        The old rule goes on by what the new one says of it, whether or not its law still stands.
        """
        for key, law in table_of(self.policy.raw, "cite").items():
            kept = (
                {name: one for name, one in law.items() if name not in ("from", "until")}
                if isinstance(law, Mapping)
                else law
            )
            yield f"{BEFORE}{key}", kept

    def beside(self, table: str) -> Iterator[tuple[str, Raw]]:
        """What it says of facts that are not said, or of lawful uses, as far as it reads them."""
        for fact, body in table_of(self.policy.raw, table).items():
            if fact in self.facts and isinstance(body, Mapping):
                yield fact, self._cited(body)

    def enums(self) -> Iterator[tuple[str, Raw]]:
        """Enumerations of its own that the new policy does not share."""
        for name, body in table_of(self.policy.raw, "enum").items():
            if name not in self.taken:
                yield f"{BEFORE}{name}", body

    def renamed(self, text: str) -> str:
        """A formula or a name in which its steps and figures have their new names."""
        parts = _QUOTED.split(text)
        return "".join(
            part if part.startswith("'") else re.sub(r"\b[a-z_][a-z0-9_]*\b", self._name, part)
            for part in parts
        )

    def _name(self, match: re.Match[str]) -> str:
        name = match.group()
        return f"{BEFORE}{name}" if name in self.names else name

    def _on_the_day(self, body: Raw) -> list[dict[str, Raw]]:
        """The blocks that hold on the day, without their own days."""
        listed = body if isinstance(body, list) else [body]
        return [
            _undated(block)
            for block in listed
            if isinstance(block, Mapping) and self.on in _days(block)
        ]

    def _step(self, block: Mapping[str, Raw]) -> dict[str, Raw]:
        made = self._cited(block)
        for key, value in made.items():
            if key == "enum":
                own = value in table_of(self.policy.raw, "enum") and value not in self.taken
                made[key] = f"{BEFORE}{value}" if own else value
            elif key not in _WORDS and key not in ("cite", "rounding_cite"):
                made[key] = self._body(value)
        made["title"] = _old(block.get("title"))
        return made

    def _cited(self, block: Mapping[str, Raw]) -> dict[str, Raw]:
        made = dict(block)
        for key in ("cite", "rounding_cite"):
            if isinstance(cite := made.get(key), str):
                made[key] = f"{BEFORE}{cite}"
        return made

    def _body(self, value: Raw) -> Raw:
        match value:
            case str():
                return self.renamed(value)
            case Mapping():
                return {k: v if k in _WORDS else self._body(v) for k, v in value.items()}
            case list():
                return [self._body(one) for one in value]
            case _:
                return value


def _steps(policy: Policy) -> Mapping[str, list[Raw]]:
    listed = policy.raw.get("step")
    found: dict[str, list[Raw]] = {}
    for block in listed if isinstance(listed, list) else ():
        if isinstance(block, Mapping):
            found.setdefault(str(block.get("name")), []).append(block)
    return found


def _undated(block: Mapping[str, Raw]) -> dict[str, Raw]:
    return {key: value for key, value in block.items() if key not in ("from", "until")}


def _days(block: Mapping[str, Raw]) -> Period:
    start, until = block.get("from"), block.get("until")
    return Period(
        start if isinstance(start, date) else date.min, until if isinstance(until, date) else None
    )


def _covers(outer: Period, inner: Period) -> bool:
    ends_in = outer.stop is None or (inner.stop is not None and inner.stop <= outer.stop)
    return outer.start <= inner.start and ends_in


def _old(title: Raw) -> Raw:
    """A title that says that it is of the old rule."""
    if not isinstance(title, Mapping):
        return title
    said = _OLD.fill(title=Text(str(title.get("id")), str(title.get("en"))))
    return {"id": said.id, "en": said.en}


_OLD = Text("{title} (aturan lama)", "{title} (old rule)")
