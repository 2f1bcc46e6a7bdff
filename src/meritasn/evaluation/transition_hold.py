"""Hold harmless: for a time nobody has less than under the old rule, as one policy that says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve, field, frozen

from meritasn.errors import Place, UsageError
from meritasn.errors.codes import evaluation as codes
from meritasn.evaluation.transition_merge import BEFORE, OldRule
from meritasn.evaluation.transition_phase import cited
from meritasn.facts import ANSWER, Enumeration
from meritasn.language import Language, Text
from meritasn.policies import Policy
from meritasn.policies.blocks import table_of, unopened
from meritasn.policies.reader import policy_of
from meritasn.quantities import Period, Unit
from meritasn.results import Assessments, Results
from meritasn.rules import Compiled
from meritasn.rules.block import Raw
from meritasn.view import Column as Head
from meritasn.view import Sentence, Table, Title, View, repr_html

__all__ = ["HeldOutput", "HoldHarmless", "HoldReport", "hold_harmless"]

HELD = "held_"
"""Begins the steps that take the better of the two rules."""

FORMAT = "meritasn/hold-harmless@1"


@frozen
class HeldOutput:
    """One output, and the steps behind it.

    Attributes:
        output: What the policy answers by it: ``predicate``, ``score`` or ``answer``.
        step: The step that takes the better one.
        after: The step of the new rule.
        before: The step of the old rule.
    """

    output: str
    step: str
    after: str
    before: str


@frozen
class HoldHarmless:
    """A policy under which nobody has less than under the old rule, for so long.

    Attributes:
        policy: The whole as one policy: the new rule, the old one, and the better of both.
        outputs: What is held.
        since: The first day on which it is held.
        until: The day after the last one; None without an end.
    """

    policy: Policy
    outputs: tuple[HeldOutput, ...]
    since: date
    until: date | None

    def report(self, results: Results | Assessments) -> HoldReport:
        """For how many the old rule decides, and what holding them harmless costs.

        Args:
            results: What the policy of this value said about everybody.

        Raises:
            ValueError: If the results are of another policy.
        """
        if results.policy.hash != self.policy.hash:
            raise ValueError("the results are of another policy")
        by_old: dict[str, list[str]] = {one.output: [] for one in self.outputs}
        cost: Decimal | None = None
        for result in results.people:
            ran = result.run
            if ran is None:
                continue
            for one in self.outputs:
                if (one.before, "state") not in ran.slots:
                    continue
                held, new = ran.value(one.step), ran.value(one.after)
                if held.present and (held.number, held.label) != (new.number, new.label):
                    by_old[one.output].append(result.employee)
                    if _is_money(ran.program.steps[one.step]):
                        assert held.number is not None, "money is a number"
                        assert new.number is not None, "the better of two needs both"
                        cost = (cost or Decimal()) + held.number - new.number
        money = any(_is_money(self._step(one)) for one in self.outputs)
        return HoldReport(
            self,
            len(results.people),
            {output: tuple(keys) for output, keys in by_old.items()},
            (cost or Decimal()) if money else None,
        )

    def _step(self, one: HeldOutput) -> Compiled:
        return self.policy.on(self.since).steps[one.step]

    def view(self) -> View:
        """The whole policy in words."""
        return self.policy.view()

    _repr_html_ = repr_html


@frozen
class HoldReport:
    """What holding people harmless came to.

    Attributes:
        hold: The policy.
        people: How many were asked about.
        by_old: For whom the old rule decides, by output.
        cost: What is paid beyond the new rule, in rupiah; None where nothing is paid.
    """

    hold: HoldHarmless = field(repr=False)
    people: int
    by_old: Mapping[str, tuple[str, ...]] = field(repr=False)
    cost: Decimal | None

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The counts for other programs; nobody is named."""
        del language  # there are no words in it
        policy = self.hold.policy
        return {
            "format": FORMAT,
            "policy": {"name": policy.name, "hash": policy.hash},
            "since": self.hold.since.isoformat(),
            "until": self.hold.until and self.hold.until.isoformat(),
            "people": self.people,
            "decided_by_old_rule": {output: len(keys) for output, keys in self.by_old.items()},
            "cost": None if self.cost is None else f"{self.cost:f}",
        }

    def view(self) -> View:
        """For how many the old rule decides, and what that costs."""
        rows = tuple(
            (self.hold._step(one).step.title, len(self.by_old[one.output]))  # noqa: SLF001  (its own)
            for one in self.hold.outputs
        )
        cost = () if self.cost is None else (Sentence(_COST.fill(n=self.cost)),)
        days = (
            _SINCE.fill(day=self.hold.since)
            if self.hold.until is None
            else _BETWEEN.fill(day=self.hold.since, last=self.hold.until - timedelta(days=1))
        )
        return View(
            (
                Title(_TITLE),
                Sentence(days),
                Table((Head(_WHAT, grow=True), Head(_BY_OLD.fill(of=self.people), "right")), rows),
                *cost,
            )
        )

    _repr_html_ = repr_html


def hold_harmless(
    before: Policy,
    after: Policy,
    *,
    since: date,
    until: date | None = None,
    cite: str = "hold-harmless",
) -> HoldHarmless:
    """One policy that gives everybody the better of an old and a new rule, for so long.

    The old rule stands in it as it was on the day before: whatever differs, and what rests on it,
    under names of its own, so that an explanation shows both and which one decides. There is no
    arithmetic beside the pack. Of numbers the greater is taken, of labels the better one. Who lacks
    a fact of either rule is refused with that reason: what is not known is not less.

    Args:
        before: The old rule.
        after: The new rule.
        since: The first day on which nobody has less.
        until: The day from which the new rule stands alone.
        cite: Where it is ordained, such as ``Perwal 7/2027: Pasal 13``.

    Raises:
        UsageError: If the two do not answer the same, or read an empty fact in different ways.
        NotInForce: If the old rule is not in force the day before.
        PackRefused: If both cannot stand in one pack.

    Example:
        >>> from datetime import date
        >>> from meritasn.policies import shipped, what_if
        >>> old = shipped("pp-46-2011")
        >>> held = hold_harmless(
        ...     old, what_if(old, {"share_of_results": 80}), since=date(2019, 1, 1)
        ... )
        >>> for one in held.outputs:
        ...     print(one.output, one.step, one.after, one.before)
        predicate held_predicate predicate before_predicate
        score held_score final before_final
    """
    eve = since - timedelta(days=1)
    first = max(since, after.in_force.start)
    old = OldRule(before, eve, after, Period(first, until))
    _hold_alike(before, after, old, first)
    raw: dict[str, Raw] = {**after.raw, "name": f"{after.name}+hold-harmless"}
    laws = {**table_of(raw, "cite"), **dict(old.cites())}
    raw["cite"], source = cited(laws, cite)
    raw["parameter"] = {**table_of(raw, "parameter"), **dict(old.figures())}
    raw["enum"] = {**table_of(raw, "enum"), **dict(old.enums())}
    for table in ("unsaid", "lawful"):
        merged = {**dict(old.beside(table)), **table_of(raw, table)}
        if merged:
            raw[table] = merged
    outputs = tuple(_outputs(old))
    was, new = before.on(eve).steps, after.on(first).steps
    days: dict[str, Raw] = {"from": since, **({} if until is None else {"until": until})}
    steps: list[Raw] = [*_steps(raw), *({**step, **days} for step in old.steps())]
    for one in {held.step: held for held in outputs}.values():
        theirs = was[one.before.removeprefix(BEFORE)]
        steps += _blocks(one, theirs, new[one.after], (since, until), source)
    raw["step"] = [step for step in steps if _is_within(step, after)]
    raw["output"] = {**table_of(raw, "output"), **{one.output: one.step for one in outputs}}
    made = policy_of(raw, Place(), unopened(after.catalogue))
    lineage = (*(after.lineage or (after.hash,)), before.hash)
    return HoldHarmless(evolve(made, lineage=lineage), outputs, since, until)


def _hold_alike(before: Policy, after: Policy, old: OldRule, first: date) -> None:
    """Refuses rules that do not answer the same, or read an empty fact in different ways."""
    if before.pack.output.keys() != after.pack.output.keys():
        raise _refused(_OTHER_OUTPUTS)
    for output, name in after.pack.output.items():
        new, was = after.on(first).steps[name], before.on(old.on).steps[before.pack.output[output]]
        if _codes(new.enum) != _codes(was.enum) or new.step.unit is not was.step.unit:
            raise _refused(_OTHER_SCALE.fill(output=output))
        if new.enum is ANSWER:
            raise _refused(_REQUIREMENT.fill(output=output))
    read = after.on(first).facts.keys() & old.facts
    for fact in sorted(read):
        if (fact in before.pack.unsaid) != (fact in after.pack.unsaid):
            raise _refused(_OTHER_MEANING.fill(fact=before.catalogue.facts[fact].title))


def _codes(enum: Enumeration | None) -> tuple[str, ...] | None:
    return None if enum is None else enum.codes


def _outputs(old: OldRule) -> Iterator[HeldOutput]:
    """What is held: what differs at all; a step that answers twice is held once."""
    steps: dict[tuple[str, str], str] = {}
    for output, name in old.after.pack.output.items():
        was = old.policy.pack.output[output]
        if was in old.names or was != name:
            pair = name, f"{BEFORE}{was}" if was in old.names else was
            yield HeldOutput(output, steps.setdefault(pair, f"{HELD}{output}"), *pair)


def _steps(raw: Mapping[str, Raw]) -> Iterator[Raw]:
    listed = raw.get("step")
    yield from listed if isinstance(listed, list) else ()


def _is_within(step: Raw, policy: Policy) -> bool:
    """Whether a step has any day on which the policy is in force."""
    until = step.get("until") if isinstance(step, Mapping) else None
    return not isinstance(until, date) or until > policy.in_force.start


def _blocks(
    one: HeldOutput, was: Compiled, new: Compiled, days: tuple[date, date | None], source: str
) -> Iterator[dict[str, Raw]]:
    """The step that holds an output: the better of both for so long, before and after the new."""
    since, until = days
    title = _TITLE_OF.fill(title=new.step.title)
    block: dict[str, Raw] = {
        "name": one.step,
        "of": new.step.grain.value,
        "title": {"id": title.id, "en": title.en},
        "cite": source,
        "standing": "assumed",
    }
    if new.enum is None:
        decimals = max(was.step.decimals, new.step.decimals)
        block |= {"unit": new.step.unit.value, "decimals": decimals}
    else:
        block["enum"] = new.enum.name
    yield {**block, "until": since, "first": [one.after]}
    better = {**block, "from": since, **_better(one, new.enum)}
    if until is None:
        yield better
        return
    yield {**better, "until": until}
    yield {**block, "from": until, "first": [one.after]}


def _better(one: HeldOutput, enum: Enumeration | None) -> dict[str, Raw]:
    """The greater of two numbers, or the better of two labels."""
    if enum is None:
        return {"greatest": [one.after, one.before]}
    places = {code: place for place, code in enumerate(enum.codes)}
    grid = {
        ours: {theirs: min(ours, theirs, key=places.__getitem__) for theirs in enum.codes}
        for ours in enum.codes
    }
    return {"table": [one.after, one.before], "grid": grid}


def _is_money(compiled: Compiled) -> bool:
    return compiled.step.unit is Unit.RUPIAH and compiled.enum is None


def _refused(why: Text) -> UsageError:
    return UsageError([codes.NOT_HELD.at(why=why)])


_TITLE_OF = Text("{title}, tidak kurang dari aturan lama", "{title}, no less than the old rule")
_OTHER_OUTPUTS = Text("keduanya tidak menjawab hal yang sama", "they do not answer the same")
_OTHER_SCALE = Text(
    "jawaban '{output}' memakai skala atau satuan lain", "'{output}' has another scale or unit"
)
_REQUIREMENT = Text(
    "'{output}' adalah persyaratan; terpenuhi atau tidak bukan lebih atau kurang",
    "'{output}' is a requirement; to be met or not is no more or less",
)
_OTHER_MEANING = Text(
    "bila {fact} tidak diisi, keduanya membacanya berbeda",
    "where {fact} is left empty, the two read it in different ways",
)
_TITLE = Text("Tidak seorang pun dirugikan", "Nobody is worse off")
_SINCE = Text(
    "Sejak {day} setiap orang mendapat yang lebih baik dari aturan lama dan aturan baru.",
    "Since {day} everybody has the better of the old and the new rule.",
)
_BETWEEN = Text(
    "Dari {day} sampai {last} setiap orang mendapat yang lebih baik dari aturan lama dan baru.",
    "From {day} to {last} everybody has the better of the old and the new rule.",
)
_WHAT, _BY_OLD = (
    Text("Jawaban", "Answer"),
    Text("Ditentukan aturan lama, dari {of}", "Decided by the old rule, of {of}"),
)
_COST = Text("Biayanya di atas aturan baru: Rp {n}.", "It costs Rp {n} beyond the new rule.")
