"""An explanation: every step with its numbers, so that a clerk can re-add it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from meritasn.facts import Enumeration, Fact, Grain
from meritasn.language import Language, Text, date_text, listing, number_text
from meritasn.law import Standing
from meritasn.quantities import Unit
from meritasn.rules import Compiled, Parameter, Program, Run, Step, Trace, Value, trace
from meritasn.rules.formula import said
from meritasn.rules.trace import Previous, Subject
from meritasn.view import Branch, Part, Sentence, Title, Tone, View, repr_html

__all__ = ["Explanation", "explained", "rule_text", "value_text"]


@frozen
class Explanation:
    """Why a step came to what it came to.

    Attributes:
        title: What is explained.
        tree: The trace under it.
        source: The name and the hash of the policy.
    """

    title: Text
    tree: Trace = field(repr=False)
    source: str = ""

    def assumed(self) -> tuple[Compiled, ...]:
        """The steps under it that rest on a reading and not on a text, each once."""
        decided = (node.subject for node in self.tree.walk() if node.value.applicable)
        steps = (subject for subject in decided if isinstance(subject, Compiled))
        assumed = (s for s in steps if s.step.standing is Standing.ASSUMED)
        return tuple({s.name: s for s in assumed}.values())

    def view(self) -> View:
        """The tree, and what in it is assumed."""
        return View((Title(self.title, 2), _branch(self.tree, set()), *self._assumptions()))

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The tree for other programs, each node with its children."""
        return _node(self.tree, language)

    def _assumptions(self) -> Iterator[Part]:
        for compiled in self.assumed():
            step = compiled.step
            because = step.note or step.standing.text
            sentence = Text("Anggapan — {title}: {why}", "Assumed — {title}: {why}")
            yield Sentence(sentence.fill(title=step.title, why=because), "warn")
        if self.source:
            yield Sentence(Text(self.source, self.source), "quiet")

    _repr_html_ = repr_html


def explained(run: Run, step: str, source: str) -> Explanation:
    """The explanation of one step of a run.

    Raises:
        KeyError: If the run has no such step.
    """
    if (step, "state") not in run.slots:
        raise KeyError(step)
    title = run.program.steps[step].step.title
    return Explanation(title, trace(run, step), source)


def value_text(subject: Subject, value: Value) -> Text:
    """A value with its unit, its label, or why there is none."""
    if value.number is not None:
        unit = _unit(subject)
        given = isinstance(subject, Fact | Parameter)
        number = _short(value.number) if given else value.number
        shown = Text(number_text(number, "id"), number_text(number, "en"))
        if unit in (Unit.RATIO, Unit.POINTS, Unit.MEASURE):
            return shown
        return Text(f"{shown.id} {unit.text.id}", f"{shown.en} {unit.text.en}")
    if value.day is not None:
        return Text(date_text(value.day, "id"), date_text(value.day, "en"))
    if value.label is not None:
        enum = _enum(subject)
        return enum.title(value.label) if enum else Text(value.label, value.label)
    if not value.applicable:
        return Text("tidak berlaku", "not applicable")
    if isinstance(subject, Parameter):
        return Text("belum diketahui", "unknown")
    return Text("tidak ada", "none")


def _unit(subject: Subject) -> Unit:
    match subject:
        case Compiled():
            return subject.step.unit
        case Previous():
            return subject.compiled.step.unit
        case Fact() | Parameter():
            return subject.unit


def _short(number: Decimal) -> Decimal:
    """A fact or a figure without zeros that say nothing; a step keeps all its decimals."""
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    while exponent < 0 and digits[-1] == 0:
        digits, exponent = digits[:-1] or (0,), exponent + 1
    return Decimal((sign, digits, exponent))


def _enum(subject: Subject) -> Enumeration | None:
    return subject.enum if isinstance(subject, Compiled | Fact) else None


def _branch(node: Trace, seen: set[tuple[str, str]]) -> Branch:
    """A node with what it rests on; what was shown further up is not shown again."""
    text, name = _headed(node), (node.subject.name, node.key)
    if not isinstance(node.subject, Compiled):
        return Branch(text, tone=_tone(node))
    parts = [part for part in node.parts if _is_worth_a_line(part, node)]
    if parts and name in seen:
        return Branch(text, Text("lihat di atas", "see above"), _tone(node))
    seen.add(name)
    return Branch(text, _note(node), _tone(node), tuple(_branch(part, seen) for part in parts))


def _is_worth_a_line(node: Trace, above: Trace) -> bool:
    """A plain fact stands with its value in the rule that reads it; a missing one gets a line.

    Where the rule is not applicable, nothing is missing: only what is not applicable matters.
    People have explanations of their own; that of their unit counts them.
    """
    if above.grain is Grain.UNIT and node.grain.is_subject:
        return False
    if _is_aside(above):
        return isinstance(node.subject, Compiled) and _is_aside(node)
    return isinstance(node.subject, Compiled) or bool(node.value.reasons)


def _is_aside(node: Trace) -> bool:
    return not node.value.applicable and not node.value.reasons


def _headed(node: Trace) -> Text:
    title = _title(node.subject)
    if node.key and _is_record(node.grain):
        title = Text(f"[{node.key}] {title.id}", f"[{node.key}] {title.en}")
    return Text("{title}: {value}", "{title}: {value}").fill(
        title=title, value=value_text(node.subject, node.value)
    )


def _is_record(grain: Grain) -> bool:
    """Whether it is a record of a person or of a service, which its key may name in print."""
    return grain.parent is not None and grain.parent.is_subject


def _title(subject: Subject) -> Text:
    return subject.step.title if isinstance(subject, Compiled) else subject.title


def _node(node: Trace, language: Language) -> Mapping[str, object]:
    subject, value = node.subject, node.value
    source = subject.step if isinstance(subject, Compiled) else subject
    cited = source if isinstance(source, Step | Parameter) else None
    return {
        "name": source.name,
        "title": source.title.of(language),
        "key": node.key if _is_record(node.grain) else None,
        "value": value.text,
        "shown": value_text(subject, value).of(language),
        "state": _state(value),
        "rule": rule_text(node).of(language) if isinstance(subject, Compiled) else None,
        "cite": cited and str(cited.citation),
        "standing": cited and cited.standing.value,
        "children": [_node(part, language) for part in node.parts],
    }


def _state(value: Value) -> str:
    if value.reasons:
        return "refused"
    return "present" if value.applicable else "not_applicable"


def _tone(node: Trace) -> Tone:
    if node.value.reasons:
        return "bad"
    return "plain" if node.value.applicable else "quiet"


def _note(node: Trace) -> Text:
    assert isinstance(node.subject, Compiled)
    if node.given:
        return rule_text(node)
    step = node.subject.step
    standing = Text("", "")
    if step.standing is Standing.ASSUMED:
        standing = Text(" (anggapan)", " (assumed)")
    return Text("{rule} · {cite}{standing}", "{rule} · {cite}{standing}").fill(
        rule=rule_text(node), cite=str(step.citation), standing=standing
    )


def rule_text(node: Trace) -> Text:
    """The rule of a step as it went for one record, with the values that it had there.

    Args:
        node: The node of a step in a trace.
    """
    assert isinstance(node.subject, Compiled)
    if node.given:
        return Text("diberikan", "given")
    step = node.subject.step
    absent = listing(_title(part.subject) for part in node.parts if _is_aside(part))
    if _is_aside(node) and step.applies is None and absent.en:
        return Text("karena tidak berlaku: {of}", "because not applicable: {of}").fill(of=absent)
    if step.applies is None:
        return step.kind.told(_valued(node), [tried.held for tried in node.tried])
    if node.tried[0].held is False:
        return Text("hanya bila {c}", "only if {c}").fill(c=said(step.applies, _valued(node)))
    return step.kind.told(_valued(node), [tried.held for tried in node.tried[1:]])


def _valued(node: Trace) -> Callable[[str], Text]:
    """Titles with the values that they had here: ``Bobot SKP (60 %)``."""
    compiled = node.subject
    assert isinstance(compiled, Compiled)
    lets = compiled.step.lets
    parts: dict[str, list[Trace]] = {}
    for part in node.parts:
        parts.setdefault(_name(part.subject), []).append(part)

    def title(name: str) -> Text:
        name, _, label = name.partition(".")
        if label:
            subject = parts[name][0].subject if name in parts else _known(node.run.program, name)
            enum = None if subject is None else _enum(subject)
            return Text(label, label) if enum is None else enum.title(label)
        if name in lets:
            inner = said(lets[name], title)
            return Text(f"({inner.id})", f"({inner.en})")
        found = parts.get(name)
        if not found:  # over nobody there is nothing to show but what it is called
            return _called(node.run.program, name)
        shown = _listed([value_text(part.subject, part.value) for part in found])
        return Text("{title} ({value})", "{title} ({value})").fill(
            title=_title(found[0].subject), value=shown
        )

    return title


def _called(program: Program, name: str) -> Text:
    """The title behind a name."""
    subject = _known(program, name)
    return Text(name, name) if subject is None else _title(subject)


def _known(program: Program, name: str) -> Subject | None:
    known: Mapping[str, Subject] = {**program.facts, **program.parameters, **program.steps}
    return known.get(name)


def _listed(values: Sequence[Text]) -> Text:
    """All values in their order; of very many, how often each occurs."""
    if len(values) > _MANY:
        values = [
            Text(f"{n} × {value.id}", f"{n} × {value.en}")
            for value, n in Counter(values).most_common()
        ]
    return Text("; ".join(v.id for v in values), "; ".join(v.en for v in values))


_MANY = 12


def _name(subject: Subject) -> str:
    return subject.name
