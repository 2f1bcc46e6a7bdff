"""Everything that concerns one person on a day: what each family of rules answers, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import field, frozen

from meritasn.language import LANGUAGES, Language, Text
from meritasn.policies import Policy
from meritasn.results.explanation import value_text
from meritasn.results.naming import named
from meritasn.results.requirements import SHOWN, requirements_beside
from meritasn.results.result import Result
from meritasn.rules import Compiled, Run
from meritasn.view import Branch, Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["PersonPage", "Section", "below", "section_of"]

FORMAT = "meritasn/person@1"


@frozen
class Section:
    """What one family of rules answers about the person.

    Attributes:
        family: What packs call the family; or what other programs call a list of records.
        title: What it is about.
        answer: The answer, in a word.
        why: Why, in one line.
        parts: What more there is to read.
        result: The result that the answer comes from; None where there is none.
        policy: The policy; None where no policy of the family is in force.
    """

    family: str
    title: Text
    answer: Sentence
    why: Text
    parts: tuple[Part, ...] = field(default=(), repr=False)
    result: Result | None = field(default=None, repr=False)
    policy: Policy | None = field(default=None, repr=lambda policy: policy and policy.name)

    def assumed(self) -> tuple[Compiled, ...]:
        """The steps under the answers of the policy that rest on a reading and not on a text."""
        if self.result is None or self.result.run is None:
            return ()
        outputs = dict.fromkeys(self.result.policy.pack.output.values())
        found = (self.result.explain(step) for step in outputs)
        steps = (one for explanation in found if explanation for one in explanation.assumed())
        return tuple({one.name: one for one in steps}.values())

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The section for other programs; numbers are text."""
        result = self.result
        refusal = None if result is None else result.refusal
        requirements = () if result is None else result.requirements()
        return {
            "family": self.family,
            "title": self.title.of(language),
            "policy": self.policy and {"name": self.policy.name, "hash": self.policy.hash},
            "answer": self.answer.text.of(language),
            "why": self.why.of(language) or None,
            "values": {} if result is None or result.run is None else _plain(result.run),
            "requirements": [one.as_dict(language) for one in requirements],
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
            "assumed": [
                {"step": one.name, "title": one.step.title.of(language)} for one in self.assumed()
            ],
        }

    def view(self) -> View:
        """The answer and why; then what more there is, and what of it is assumed."""
        source = () if self.policy is None else (Sentence(_source(self.policy), "quiet"),)
        return View(
            (
                Title(self.title, 2),
                Sentence(_ANSWERED.fill(answer=self.answer.text, why=self.why), self.answer.tone)
                if self.why.id
                else self.answer,
                *self.parts,
                *self._assumed(),
                *source,
            )
        )

    def _assumed(self) -> Iterator[Part]:
        """What is read in one way among others; steps without a note share one line."""
        steps = [one.step for one in self.assumed()]
        noted = tuple((step.title, step.note) for step in steps if step.note is not None)
        if noted:
            yield Table((Column(_ASSUMED, grow=True), Column(_READING, grow=True)), noted)
        others = [step.title for step in steps if step.note is None]
        if others:
            yield Sentence(_ALSO_ASSUMED.fill(what=_joined(others)), "quiet")

    _repr_html_ = repr_html


@frozen
class PersonPage:
    """One page about one person.

    Attributes:
        employee: The key of the person; not part of the repr.
        on: The day.
        about: Who they are for the rules: post, level, unit, rank. No name and no number.
        sections: What each family answers, in the order of reading.
        place: The place of the person among all, which stands for a key that could name them.
    """

    employee: str = field(repr=False)
    on: date
    about: tuple[tuple[Text, Cell], ...] = field(repr=False)
    sections: tuple[Section, ...] = field(repr=lambda sections: str(len(sections)))
    place: int = field(default=1, repr=False)

    def of(self, family: str) -> Section | None:
        """The section of one family."""
        return next((one for one in self.sections if one.family == family), None)

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs."""
        return {
            "format": FORMAT,
            "employee": self.employee,
            "on": self.on.isoformat(),
            "about": [
                {"title": title.of(language), "value": _written(value, language)}
                for title, value in self.about
            ],
            "sections": [one.as_dict(language) for one in self.sections],
        }

    def view(self) -> View:
        """Who it is, a line for each family, and then each family with its reasons."""
        head: tuple[Part, ...] = (
            Title(_TITLE.fill(employee=named(self.employee, self.place), day=self.on)),
            Table((Column(_BLANK), Column(_BLANK, grow=True)), self.about),
            Table(
                (Column(_FAMILY), Column(_ANSWER, grow=True), Column(_WHY, grow=True)),
                tuple((one.title, one.answer, one.why) for one in self.sections),
            ),
        )
        told = (one for one in self.sections if one.result is not None or one.parts)
        return View((*head, *(part for one in told for part in one.view().parts)))

    _repr_html_ = repr_html


def section_of(
    result: Result,
    title: Text,
    parts: Iterable[Part] | None = None,
    *,
    also: Iterable[str] = (),
    because: bool = False,
) -> Section:
    """A section from a result of any family.

    Args:
        result: What the policy says about the person.
        title: What the family is about.
        parts: What to read below the answer, instead of the values and the requirements.
        also: Steps to show beside those that the policy shows.
        because: Whether the line of reasons says what the answer rests on, instead of what the
            policy shows beside it.
    """
    shown = _rests_on(result) if because else tuple(_shown(result, also))
    answer, why = _answer(result), _why(result, shown)
    if parts is None:
        parts = (*_values(shown), *_requirements(result))
    family = result.policy.pack.family
    return Section(family, title, answer, why, tuple(parts), result, result.policy)


def below(view: View, policy: Policy) -> Iterator[Part]:
    """What stands in a view of its own, put into a section: without its title and its traces.

    Args:
        view: The view.
        policy: The policy that it names; the section names it once.
    """
    heading: Title | None = None
    for part in view.parts:
        match part:
            case Branch() | Title(level=1):
                continue
            case Sentence(text=text) if text == _source(policy) or _of_a_trace(text):
                continue
            case Title(text=text):
                heading = Title(text, 3)  # told where something stands under it
            case _:
                if heading is not None:
                    yield heading
                heading = None
                yield part


def _of_a_trace(text: Text) -> bool:
    """Whether it says that something is assumed, which the section does once."""
    return text.id.startswith("Anggapan — ")


_Valued = tuple[Text, Text]


def _answer(result: Result) -> Sentence:
    refusal = result.refusal
    if result.answer is not None:
        return SHOWN[result.answer]
    label = result.label or result.predicate
    if label is not None:
        score = result.score
        words = label.title if score is None else _SCORED.fill(label=label.title, score=score)
        return Sentence(words)
    if refusal is not None:
        return Sentence(_NO_ANSWER, "warn")
    name = result.policy.pack.output.get("score")
    if name is not None and result.run is not None and result.score is not None:
        return Sentence(value_text(result.run.program.steps[name], result.run.value(name)))
    return Sentence(_NOTHING, "quiet")


def _why(result: Result, shown: tuple[_Valued, ...]) -> Text:
    """The first reason that stands in the way; else what the policy shows, in one line."""
    refusal = result.refusal
    open_ones = [one for one in result.requirements() if one.answer in ("not_met", "unknown")]
    first = next((one.why for one in open_ones if one.answer == "not_met"), None)
    if first is None and refusal is not None:
        first = refusal.first
    if first is None and open_ones:
        first = open_ones[0].why
    if first is not None:
        more = len(open_ones) - 1
        return first if more < 1 else _AND_MORE.fill(first=first, n=more)
    asked = _asked(result)
    if not shown and asked is None and result.run is not None:
        beside = (one.why for one in requirements_beside(result.run) if one.answer == "not_met")
        return next(beside, _BLANK)
    words = [] if asked is None else [asked]
    words += [_PAIR.fill(title=title, value=value) for title, value in shown]
    return Text(*("; ".join(word.of(one) for word in words[:_MOST_REASONS]) for one in LANGUAGES))


def _asked(result: Result) -> Text | None:
    """What a requirement asks, so that "met" says something."""
    name = result.policy.pack.output.get("answer")
    if result.answer is None or name is None or result.run is None:
        return None
    return result.run.program.steps[name].step.title


def _rests_on(result: Result) -> tuple[_Valued, ...]:
    """What the answer is taken from right away."""
    explanation = result.explain()
    parts = () if explanation is None else explanation.tree.parts
    return tuple(
        (_titled(part.subject), value_text(part.subject, part.value))
        for part in parts
        if part.value.present
    )


def _titled(subject: object) -> Text:
    titled = subject.step if isinstance(subject, Compiled) else subject
    title = getattr(titled, "title", None)
    return title if isinstance(title, Text) else _BLANK


def _shown(result: Result, also: Iterable[str]) -> Iterator[_Valued]:
    """What the policy shows beside its answers, as far as there is any."""
    run = result.run
    if run is None:
        return
    steps, outputs = run.program.steps, {*result.policy.pack.output.values()}
    beside = [name for name, one in steps.items() if one.step.shown]
    for name in dict.fromkeys((*also, *beside)):
        if name in outputs:
            continue
        if (name, "state") in run.slots and run.value(name).present:
            yield steps[name].step.title, value_text(steps[name], run.value(name))


def _values(shown: tuple[_Valued, ...]) -> Iterator[Part]:
    if shown:
        yield Table((Column(_BLANK, grow=True), Column(_BLANK)), shown)


def _requirements(result: Result) -> Iterator[Part]:
    """What is asked for: what is open first."""
    found = [one for one in result.requirements() if one.answer != "not_applicable"]
    if not found:
        return
    order = ("not_met", "unknown", "met")
    found.sort(key=lambda one: order.index(one.answer))
    yield Table(
        (Column(_REQUIREMENT, grow=True), Column(_ANSWER), Column(_WHY, grow=True)),
        tuple((one.title, one.cell(), one.why) for one in found),
    )


def _plain(run: Run) -> Mapping[str, str | None]:
    """The answers and what is shown, as other programs have them."""
    return {
        name: run.value(name).text
        for name, one in run.program.steps.items()
        if one.step.shown and (name, "state") in run.slots and run.value(name).present
    }


def _joined(titles: Iterable[Text]) -> Text:
    known = tuple(dict.fromkeys(titles))
    return Text(*("; ".join(title.of(one) for title in known) for one in LANGUAGES))


def _written(value: Cell, language: Language) -> str | None:
    if isinstance(value, Text):
        return value.of(language)
    return None if value is None else str(value)


def _source(policy: Policy) -> Text:
    words = f"{policy.name} · {policy.hash[:12]}"
    return Text(words, words)


_MOST_REASONS = 2
"""More in one line is not read."""

_BLANK = Text("", "")
_TITLE = Text("{employee}, {day}", "{employee}, {day}")
_FAMILY, _ANSWER, _WHY = Text("Perihal", "About"), Text("Jawaban", "Answer"), Text("Sebab", "Why")
_ANSWERED = Text("{answer}: {why}", "{answer}: {why}")
_ASSUMED, _READING = Text("Dianggap", "Assumed"), Text("Dibaca sebagai", "Read as")
_ALSO_ASSUMED = Text(
    "Juga anggapan, untuk dikonfirmasi instansi: {what}.",
    "Assumed too, to be confirmed by the agency: {what}.",
)
_SCORED = Text("{label} ({score})", "{label} ({score})")
_PAIR = Text("{title}: {value}", "{title}: {value}")
_AND_MORE = Text("{first} (+{n})", "{first} (+{n})")
_NO_ANSWER = Text("belum terjawab", "no answer yet")
_NOTHING = Text("tidak berlaku", "not applicable")
_REQUIREMENT = Text("Persyaratan", "Requirement")
