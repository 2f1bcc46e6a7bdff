"""The pages of policies say what each policy says, refuses, and gives for an invented person.

After changing a pack or ``worked.toml``, write them anew: ``python -m tests.test_policy_pages``
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, frozen
from tests.test_pages import DOCS, grid, page

from meritasn.cases.adapters import Adapter, adapters
from meritasn.facts import Fact, Grain
from meritasn.language import LANGUAGES, Language, Text
from meritasn.policies import Assumption, Policy, shipped, shipped_names, what_if
from meritasn.quantities import Absence
from meritasn.results.explanation import value_text
from meritasn.results.refusal import refused
from meritasn.rules import Given, Parameter, Record, Run, Value, run
from meritasn.view import Part, Sentence, Title
from meritasn.view import Table as Shown
from meritasn.view.wording import said, worded

CASES = Path(__file__).with_name("cases")


def pages() -> dict[str, str]:
    """Every page that is made, by its path under docs."""
    return {
        policy_path(shipped(name), language): policy_page(shipped(name), language)
        for name in shipped_names()
        for language in LANGUAGES
    }


# -- policies ---------------------------------------------------------------------------------

_OTHER_LANGUAGE: dict[Language, str] = {"id": "In English", "en": "Dalam bahasa Indonesia"}
_ASSUMED = Text("Anggapan dan yang belum diketahui", "What is assumed or unknown")
_NONE = Text("Tidak ada.", "Nothing.")


def policy_path(policy: Policy, language: Language) -> str:
    return f"policies/{language}/{policy.name}.md"


def policy_page(policy: Policy, language: Language) -> str:
    return page(_policy(policy, language))


def _policy(policy: Policy, language: Language) -> Iterator[str]:
    title, *parts = policy.describe().parts
    other: Language = "en" if language == "id" else "id"
    yield _part(title, language)
    yield f"[{_OTHER_LANGUAGE[language]}](../{other}/{policy.name}.md)"
    yield from (_part(part, language) for part in parts)
    if not policy.pack.breaks:
        yield f"## {_BREAKS.of(language)}"
        yield _NO_BREAKS.of(language)
    yield f"## {_ASSUMED.of(language)}"
    assumed = [f"- {_assumption(one, language)}" for one in policy.assumptions()]
    yield "\n".join(assumed) or _NONE.of(language)
    yield from _refuses(policy, language)
    yield from _worked(policy, language)


def _assumption(one: Assumption, language: Language) -> str:
    note = f". {one.note.of(language)}" if one.note else ""
    return f"{one.title.of(language)} (`{one.path}`): {one.standing.text.of(language)}{note}"


def _part(part: Part, language: Language) -> str:
    match part:
        case Title():
            return f"{'#' * part.level} {worded(part.text, language)}"
        case Sentence():
            return worded(part.text, language)
        case Shown():
            return grid(
                tuple(worded(column.title, language) for column in part.columns),
                *(tuple(said(cell, language) for cell in row) for row in part.rows),
            )
        case _:
            raise AssertionError("a policy in words has no tree")


# -- what a policy refuses, and a person to whom it is applied ---------------------------------

_BREAKS = Text("Yang tidak dijamin peraturan ini", "What this regulation does not keep")
_NO_BREAKS = Text(
    "Tidak ada hukum aturan yang baik yang diketahui dilanggarnya.",
    "It is not known to break any law of good rules.",
)
_REFUSES = Text(
    "Yang ditolak sampai instansi menetapkannya", "What is refused until it is supplied"
)
_REFUSES_NOTHING = Text(
    "Tidak ada angka yang belum diketahui: semua langkah berjalan.",
    "No figure is unknown: all steps run.",
)
_REFUSES_HEADS = (
    Text("Angka yang belum diketahui", "Unknown figure"),
    Text("Yang memerlukannya", "What needs it"),
    Text("Tanpa angka itu", "Without it"),
)
_REFUSED = Text("ditolak", "refused")
_PASSED_OVER = Text("tidak berlaku", "not applicable")
_EXAMPLE = Text("Contoh", "Worked example")
_ASKED = Text("{who} Yang ditanyakan: {day}.", "{who} Asked about {day}.")
_FACT = Text("Fakta", "Fact")
_FIGURE_HEADS = (
    Text("Angka yang ditetapkan instansi", "Figure that the agency has set"),
    Text("Nilai", "Value"),
)
_OF_PERSON = Text("pegawai", "person")
_RESULTS = Text("Yang keluar", "What comes out")
_RESULT_HEADS = (
    Text("Langkah", "Step"),
    Text("Untuk", "Of"),
    Text("Hasil", "Result"),
    Text("Dasar", "Source"),
)
_MISSING = Text("Bila sesuatu tidak ada", "Where something is missing")
_MISSING_HEADS = (Text("Tanpa", "Without"), Text("Yang keluar", "What comes out"))
_UNCHANGED = Text("tidak berubah", "unchanged")
_CASES = Text(
    "Contoh dari peraturan dan sumber lain: {n}, dalam `tests/cases/{rule}.json`. "
    "`meritasn cases` menjalankannya.",
    "Examples of the regulation and other sources: {n}, in `tests/cases/{rule}.json`. "
    "`meritasn cases` runs them.",
)


def _refuses(policy: Policy, language: Language) -> Iterator[str]:
    yield f"## {_REFUSES.of(language)}"
    figures = [dated[-1].parameter for dated in policy.pack.figures.values()]
    rows = [_unknown(policy, one, language) for one in figures if one.value is None]
    if rows:
        yield grid(tuple(head.of(language) for head in _REFUSES_HEADS), *rows)
    else:
        yield _REFUSES_NOTHING.of(language)


def _unknown(policy: Policy, figure: Parameter, language: Language) -> tuple[str, ...]:
    needed = [step for step in policy.pack.steps if figure.name in step.names()]
    titles = dict.fromkeys(step.title.of(language) for step in needed)
    without = _PASSED_OVER if figure.optional else _REFUSED
    return f"{figure.title.of(language)} (`{figure.name}`)", ", ".join(titles), without.of(language)


@frozen
class Worked:
    """An invented person under a policy: facts, dated records, and the steps that answer.

    What the regulation leaves to agencies, an invented agency has set.
    """

    policy: Policy
    who: Text
    on: date
    answer: str
    also: tuple[str, ...]
    person: Mapping[str, Given]
    records: tuple[Record, ...]
    set_by_agency: tuple[str, ...] = ()

    @property
    def ran(self) -> Run:
        facts = {"asked_on": self.on, **self.person}
        return run(self.policy.on(self.on), Record(facts, self._numbered()))

    def _numbered(self) -> tuple[Record, ...]:
        counted = Counter[Grain]()
        children = []
        for one in self.records:
            counted[one.grain] += 1
            children.append(evolve(one, key=str(counted[one.grain])))
        return tuple(children)

    @property
    def named(self) -> tuple[str, ...]:
        """The facts that are said of the person and of their records."""
        below = (name for each in self.records for name in each.facts)
        return tuple(dict.fromkeys((*self.person, *below)))

    def without(self, fact: str) -> Worked:
        person = {name: value for name, value in self.person.items() if name != fact}
        records = (
            evolve(one, facts={k: v for k, v in one.facts.items() if k != fact})
            for one in self.records
        )
        return evolve(self, person=person, records=tuple(records))

    def outcome(self, language: Language) -> str:
        """The value of the step that answers, or why it is refused."""
        ran = self.ran
        refusal = refused(ran, self.answer) if ran.value(self.answer).reasons else None
        value = value_text(ran.program.steps[self.answer], ran.value(self.answer))
        return (value if refusal is None else refusal.message).of(language)


@cache
def worked() -> Mapping[str, Worked]:
    """The people of ``worked.toml`` by the policy that they are an example of."""
    text = Path(__file__).with_name("worked.toml").read_text("utf-8")
    raw = tomllib.loads(text, parse_float=Decimal)
    return {
        name: Worked(
            what_if(shipped(name), one["figures"]) if "figures" in one else shipped(name),
            Text(one["who"]["id"], one["who"]["en"]),
            one["on"],
            one["answer"],
            tuple(one.get("also", ())),
            _facts(one["person"]),
            tuple(
                Record(_facts(record["facts"]), grain=Grain(record["of"]))
                for record in one.get("records", ())
            ),
            tuple(one.get("figures", ())),
        )
        for name, one in raw.items()
    }


def _facts(raw: Mapping[str, Any]) -> dict[str, Given]:
    return {name: _fact(value) for name, value in raw.items()}


def _fact(value: Any) -> Given:  # noqa: ANN401  (whatever TOML gives)
    if value == "n/a":
        return Absence.NOT_APPLICABLE
    return Decimal(value) if isinstance(value, int) else value


def _worked(policy: Policy, language: Language) -> Iterator[str]:
    one = worked()[policy.name]
    yield f"## {_EXAMPLE.of(language)}"
    yield _ASKED.fill(who=one.who, day=one.on).of(language)
    yield from _said(one, language)
    yield f"### {_RESULTS.of(language)}"
    yield grid(tuple(head.of(language) for head in _RESULT_HEADS), *_results(one, language))
    yield f"### {_MISSING.of(language)}"
    yield grid(
        tuple(head.of(language) for head in _MISSING_HEADS),
        *(
            (policy.catalogue.facts[name].title.of(language), _without(one, name, language))
            for name in one.named
        ),
    )
    for rule, ops in adapters().items():
        if any(isinstance(op, Adapter) and op.policy == policy.name for op in ops.values()):
            cases = json.loads((CASES / f"{rule}.json").read_text("utf-8"))
            yield _CASES.fill(n=len(cases), rule=rule).of(language)


def _without(one: Worked, fact: str, language: Language) -> str:
    outcome = one.without(fact).outcome(language)
    return _UNCHANGED.of(language) if outcome == one.outcome(language) else outcome


def _said(one: Worked, language: Language) -> Iterator[str]:
    """The facts, of the person and of each kind of record, one column a record."""
    ran = one.ran
    if one.set_by_agency:
        figures = [ran.program.parameters[name] for name in one.set_by_agency]
        yield grid(
            tuple(head.of(language) for head in _FIGURE_HEADS),
            *((each.title.of(language), _figure(each, language)) for each in figures),
        )
    if one.person:
        yield _facts_of([ran], one.person, language)
    for grain in dict.fromkeys(record.grain for record in one.records):
        names = (name for each in one.records if each.grain is grain for name in each.facts)
        records = [child for child in ran.children if child.grain is grain]
        yield _facts_of(records, dict.fromkeys(names), language)


def _facts_of(records: Sequence[Run], names: Iterable[str], language: Language) -> str:
    facts = [records[0].program.facts[name] for name in names]
    return grid(
        (_FACT.of(language), *(_whom([each], language) for each in records)),
        *(
            (fact.title.of(language), *(_value(each, fact, language) for each in records))
            for fact in facts
        ),
    )


def _figure(figure: Parameter, language: Language) -> str:
    return value_text(figure, Value(number=figure.value)).of(language)


def _value(record: Run, fact: Fact, language: Language) -> str:
    return value_text(fact, record.seen(fact)).of(language)


def _whom(records: Sequence[Run], language: Language) -> str:
    grain = records[0].grain
    if grain is Grain.PERSON:
        return _OF_PERSON.of(language)
    keys = ", ".join(each.key for each in records)
    return grain.text.of(language) if grain.is_subject else f"{grain.text.of(language)} {keys}"


def _results(one: Worked, language: Language) -> Iterator[tuple[str, ...]]:
    """Every step under the answer that has a value, in the order of the pack."""
    ran = one.ran
    stages = ran.program.reaching([one.answer, *one.also]).stages
    reached = {part.name for stage in stages for part in stage.parts}
    for name, compiled in ran.program.steps.items():
        of = [
            each
            for each in (ran, *ran.children)
            if name in reached and (name, "state") in each.slots and each.value(name).present
        ]
        if of:
            values = [value_text(compiled, each.value(name)).of(language) for each in of]
            step, whom = compiled.step, _whom(of, language)
            yield step.title.of(language), whom, "; ".join(values), str(step.citation)


# -- held -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped_names())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_what_the_policy_says(name: str, language: Language) -> None:
    file = DOCS / policy_path(shipped(name), language)
    written = file.read_text("utf-8") if file.exists() else ""
    anew = policy_page(shipped(name), language)
    assert written == anew, "write it anew as the top of this file says"


def test_there_is_no_page_of_a_policy_that_is_gone() -> None:
    found = {str(path.relative_to(DOCS)) for path in (DOCS / "policies").rglob("*.md")}
    assert found <= {*pages(), "policies/index.md"}


def test_every_policy_and_no_other_has_a_person_to_whom_it_is_applied() -> None:
    assert set(worked()) == set(shipped_names())


@pytest.mark.parametrize("name", shipped_names())
def test_the_person_of_a_page_has_a_result_and_a_missing_fact_is_noticed(name: str) -> None:
    """A fact that changes nothing when it is missing would explain nothing."""
    one = worked()[name]
    assert one.ran.value(one.answer).present
    outcome = one.outcome("en")
    assert any(one.without(fact).outcome("en") != outcome for fact in one.named)


if __name__ == "__main__":
    for path, text in pages().items():
        (DOCS / path).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / path).write_text(text, "utf-8")
