"""Tells a fault as a story: walks both traces and finds the step where it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from meritasn.facts import Doing
from meritasn.language import Text
from meritasn.policies import Law
from meritasn.quantities import Absence
from meritasn.results.explanation import rule_text, value_text
from meritasn.rules import Compiled, Record, Run, Trace, Value, trace
from meritasn.testing.laws.case import Case, Place, places
from meritasn.testing.laws.fault import Fault
from meritasn.testing.laws.story import Same, Story, StoryStep
from meritasn.testing.laws.values import given_text, rank

__all__ = ["told"]


def told(law: Law, fault: Fault) -> Story:
    """The story of a fault."""
    if fault.case is None or fault.one is None:
        return Story(law, fault.what)
    case, twin = fault.case, fault.against or fault.case
    one = case.run(fault.one)
    other = twin.run(fault.other or fault.one) if _compares(fault) else None
    answers = tuple(_answers(case, one, other, fault.step))
    return Story(
        law,
        fault.what,
        _who(fault),
        _came(answers),
        answers,
        tuple(_steps(fault, one, other)),
        tuple(_facts(case, fault.one, fault.other)),
        case.days,
    )


def _compares(fault: Fault) -> bool:
    return fault.other is not None or fault.against is not None


# ------------------------------------------------------------------------------------ who it is


def _who(fault: Fault) -> Text | None:
    assert fault.case is not None
    subject = fault.case.program.subject
    noun = Text(subject.text.id, subject.several.en)
    if fault.other is None:
        return _ONE.fill(noun=subject.text)
    if fault.place is None:
        return _TWO_ALIKE.fill(noun=noun)
    assert fault.one is not None
    place = fault.place
    sentence = _TWO.fill(
        noun=noun,
        fact=_title(place, fault.one),
        one=given_text(place.fact, place.value(fault.one)),
        other=given_text(place.fact, place.value(fault.other)),
    )
    merit = place.fact.merit
    if merit is None or Absence.MISSING in (place.value(fault.one), place.value(fault.other)):
        return sentence
    more = _MORE[merit.of]
    return Text(f"{sentence.id} {more.id}", f"{sentence.en} {more.en}")


def _title(place: Place, record: Record) -> Text:
    """A fact, with the record that it stands in where that is one of several."""
    title = place.fact.title
    if place.child is None:
        return title
    child = record.children[place.child]
    kind = child.grain.text
    several = sum(one.grain is child.grain for one in record.children) > 1
    number = f" {child.key}" if several else ""
    return Text(f"{title.id} ({kind.id}{number})", f"{title.en} ({kind.en}{number})")


_ONE = Text("Sebuah kasus rekaan: {noun} A.", "An invented case: {noun} A.")
_TWO_ALIKE = Text(
    "Dua {noun} rekaan, A dan B, sama dalam segala fakta yang boleh menentukan.",
    "Two invented {noun}, A and B, are alike in every fact that may decide.",
)
_TWO = Text(
    "Dua {noun} rekaan, A dan B, sama dalam segala hal kecuali satu. {fact}: A {one}, B {other}.",
    "Two invented {noun}, A and B, are alike in all but one thing. {fact}: A {one}, B {other}.",
)
_MORE = {
    Doing.ACHIEVED: Text("Jadi B yang mencapai lebih baik.", "So it is B who achieved more."),
    Doing.CONDUCT: Text("Jadi B yang berperilaku lebih baik.", "So it is B who behaved better."),
}


# --------------------------------------------------------------------------------- what came out


def _answers(case: Case, one: Run, other: Run | None, step: str | None) -> Iterator[Same]:
    names = [*case.outputs]
    if step is not None and step in names:
        names.sort(key=lambda name: name != step)
    for name in names:
        compiled = case.program.steps[name]
        value = _shown(one, name)
        yield Same(compiled.step.title, value, None if other is None else _shown(other, name))


def _shown(ran: Run, name: str) -> Text:
    return value_text(ran.program.steps[name], ran.value(name))


def _came(answers: Sequence[Same]) -> Text | None:
    shown = [one for one in answers if one.other is None or one.one != one.other] or answers[:1]
    told = [_EACH.fill(title=one.title, value=one.one) for one in shown]
    mine = Text(", ".join(t.id for t in told), ", ".join(t.en for t in told))
    if shown[0].other is None:
        return _GETS.fill(mine=mine)
    told = [_EACH.fill(title=one.title, value=one.other or "") for one in shown]
    theirs = Text(", ".join(t.id for t in told), ", ".join(t.en for t in told))
    return _GET.fill(mine=mine, theirs=theirs)


_EACH = Text("{title} {value}", "{title} {value}")
_GETS = Text("Hasilnya: {mine}.", "The result: {mine}.")
_GET = Text("Hasil A: {mine}. Hasil B: {theirs}.", "Result of A: {mine}. Result of B: {theirs}.")


# -------------------------------------------------------------------------------------- the steps


@frozen
class _Pair:
    """One step in the traces of both."""

    compiled: Compiled
    child: int | None
    one: Trace
    other: Trace


def _steps(fault: Fault, one: Run, other: Run | None) -> Iterator[StoryStep]:
    if fault.step is None or fault.step not in one.program.steps:
        return
    if other is None:
        yield from _alone(one, fault.step)
        return
    root = fault.step
    if one.program.steps[root].step.grain is not one.program.subject:
        return
    pairs = list(_differing(one, other, root)) or list(_reading(fault, one, other, root))
    wrong = _wrong(fault, pairs)
    for pair in pairs:
        yield _step(pair, wrong=pair is wrong)


def _alone(ran: Run, step: str) -> Iterator[StoryStep]:
    """The step itself, or the first step below zero on which one below zero rests."""
    if ran.program.steps[step].step.grain is not ran.program.subject:
        return
    order = list(ran.program.steps)
    nodes = sorted(_nodes(ran, step).values(), key=lambda node: order.index(node.subject.name))
    below = [node for node in nodes if node.value.number is not None and node.value.number < 0]
    node = below[0] if below and below[-1].subject.name == step else nodes[-1]
    compiled = node.subject
    assert isinstance(compiled, Compiled)
    values = Same(compiled.step.title, value_text(compiled, node.value))
    rules = (rule_text(node),) if node.parts else ()
    yield StoryStep(compiled.name, values, rules, compiled.step.citation, wrong=True)


def _differing(one: Run, other: Run, root: str) -> Iterator[_Pair]:
    """Steps that came to something else, in the order in which they are worked out."""
    mine, theirs = _nodes(one, root), _nodes(other, root)
    order = list(one.program.steps)
    for key in sorted(mine, key=lambda key: (order.index(key[0]), key[1] or 0)):
        if key in theirs and mine[key].value != theirs[key].value:
            compiled = mine[key].subject
            assert isinstance(compiled, Compiled)
            yield _Pair(compiled, key[1], mine[key], theirs[key])


def _reading(fault: Fault, one: Run, other: Run, root: str) -> Iterator[_Pair]:
    """The step that reads the fact in which the two differ, where nothing else does."""
    mine, theirs = _nodes(one, root), _nodes(other, root)
    for key, node in theirs.items():
        read = {part.subject.name for part in node.parts}
        if fault.place is not None and fault.place.fact.name in read and key in mine:
            compiled = node.subject
            assert isinstance(compiled, Compiled)
            yield _Pair(compiled, key[1], mine[key], node)


def _nodes(ran: Run, root: str) -> Mapping[tuple[str, int | None], Trace]:
    """The steps of a trace, each with the child that it stands in."""
    places: dict[int, int | None] = {id(child): n for n, child in enumerate(ran.children)}
    return {
        (node.subject.name, places.get(id(node.run))): node
        for node in trace(ran, root).walk()
        if isinstance(node.subject, Compiled)
    }


def _step(pair: _Pair, *, wrong: bool) -> StoryStep:
    step = pair.compiled.step
    values = Same(
        step.title,
        value_text(pair.compiled, pair.one.value),
        value_text(pair.compiled, pair.other.value),
    )
    rules = (rule_text(pair.one), rule_text(pair.other))
    return StoryStep(step.name, values, rules, step.citation, wrong)


def _wrong(fault: Fault, pairs: Sequence[_Pair]) -> _Pair | None:
    """The first step that goes the wrong way.

    A step that rose up to here as the fact got better, and now falls, has turned; where none has
    turned, it is the first that falls although nothing that it rests on does.
    """
    if not pairs:
        return None
    turned = [pair for pair in pairs if _turned(fault, pair)]
    if turned:
        return turned[0]
    falls = {id(pair): _falls(pair.compiled, pair.one.value, pair.other.value) for pair in pairs}
    fallen = {pair.compiled.name for pair in pairs if falls[id(pair)]}
    for pair in pairs:
        beneath = {part.subject.name for part in pair.one.parts}
        if falls[id(pair)] and not beneath & (fallen - {pair.compiled.name}):
            return pair
    return pairs[-1]


def _falls(step: Compiled, before: Value, after: Value) -> bool:
    one, other = rank(step, before), rank(step, after)
    return one is not None and other is not None and other < one


def _turned(fault: Fault, pair: _Pair) -> bool:
    """Whether a step went up from the worst value of the fact to here, and now goes down."""
    place, one, other, case = fault.place, fault.one, fault.other, fault.case
    if place is None or one is None or other is None or case is None:
        return False
    now, better = place.whole(one), place.whole(other)
    if now is None or better is None:
        return False
    worst = place.fact.low if better > now else place.fact.high
    ran = case.run(place.with_whole(one, worst))
    at = ran if pair.child is None else ran.children[pair.child]
    ranks = [
        rank(pair.compiled, value)
        for value in (at.value(pair.compiled.name), pair.one.value, pair.other.value)
    ]
    first, second, third = ranks
    if first is None or second is None or third is None:
        return False
    return (second - first) * (third - second) < 0


# -------------------------------------------------------------------------------------- the facts


def _facts(case: Case, one: Record, other: Record | None) -> Iterator[Same]:
    """Every fact that the rules read, of both."""
    for place in places(case.program, one):
        mine = given_text(place.fact, place.value(one))
        if other is None:
            yield Same(_title(place, one), mine)
        elif place.child is None or place.child < len(other.children):
            yield Same(_title(place, one), mine, given_text(place.fact, place.value(other)))
