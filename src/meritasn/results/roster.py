"""How the answers about people on a day are shown: counts, requirements, then who lacks what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from meritasn.language import Text
from meritasn.model import Vacancy
from meritasn.policies import Policy
from meritasn.results.naming import named
from meritasn.results.refusal import first_refusal
from meritasn.results.requirements import Answer, Requirement
from meritasn.results.result import Label, Result
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, Tone

__all__ = ["dossier", "headed", "roster"]

_MOST_ROWS, _MOST_KEYS = 50, 500
"""More people of one answer than these are counted and not listed."""


def dossier(result: Result) -> Iterator[Part]:
    """The answer, then each requirement that applies: what is open comes first."""
    answer = result.answer or "not_applicable"
    yield Sentence(_ANSWERS[answer], _TONES[answer])
    applying = [one for one in result.requirements() if one.answer != "not_applicable"]
    if not applying:
        return
    yield Table(
        (
            Column(_REQUIREMENT, grow=True),
            Column(_ANSWER),
            Column(_WHY, grow=True),
            Column(_SOURCE),
        ),
        tuple(
            (one.title, one.cell(), one.why, _source(one))
            for answer in ("not_met", "unknown", "met")
            for one in applying
            if one.answer == answer
        ),
    )
    # What is not met may have to be defended, so each of its steps is shown with its figures.
    for one in applying:
        explanation = result.explain(one.step) if one.answer == "not_met" else None
        if explanation is not None:
            yield from explanation.view().parts


def roster(policy: Policy, people: Sequence[Result]) -> Iterator[Part]:
    """Counts first, then each requirement, then who lacks what, and what is not known."""
    several = policy.programs[-1][1].subject.several
    many = Text(several.id.capitalize(), several.en.capitalize())
    yield Table((Column(_OUTCOME), Column(many, "right")), tuple(_counted(people)))
    yield from _valued(people)
    yield from _by_requirement(policy, people)
    yield from _lacking(people)
    yield from _not_known(people)
    yield from _people(people)


def _counted(people: Sequence[Result]) -> Iterator[tuple[Cell, ...]]:
    """How many have each answer; where the policy answers by a label, how many have each."""
    answers = Counter(result.answer for result in people)
    yield from ((Sentence(_ANSWERS[a], _TONES[a]), answers[a]) for a in _ANSWERS if answers[a])
    labels = Counter(label.title for label in map(_label, people) if label)
    if answers[None]:
        yield from labels.most_common()
        without = answers[None] - labels.total()
        yield from ((_WITHOUT, without),) if without else ()


def _label(result: Result) -> Label | None:
    """The label that answers, be it a predicate or another one."""
    return result.label or result.predicate


def _valued(results: Sequence[Result]) -> Iterator[Part]:
    """What each came to, where the policy answers by a label or a score and not by requirements."""
    if not results or any(result.answer is not None for result in results):
        return
    places = {result.employee: place for place, result in enumerate(results, start=1)}
    scored = any(result.score is not None for result in results)
    rows = tuple(
        (named(r.employee, places[r.employee]), *((r.score,) if scored else ()), _outcome(r))
        for r in results[:_MOST_ROWS]
    )
    score = (Column(_SCORE, "right"),) if scored else ()
    yield Table((Column(_KEY), *score, Column(_OUTCOME, grow=True)), rows)
    if len(results) > _MOST_ROWS:
        yield Sentence(_AND_MORE.fill(n=len(results) - _MOST_ROWS), "quiet")


def _outcome(result: Result) -> Cell:
    """The label; or why there is none."""
    label, refusal = _label(result), result.refusal
    if refusal is not None:
        return Sentence(refusal.message, "warn")
    return None if label is None else label.title


def headed(policy: Policy, on: date, vacancy: Vacancy | None) -> Iterator[Part]:
    """What is asked about, on which day, and by which policy."""
    asked = policy.title if vacancy is None else _READINESS.fill(post=vacancy.title)
    yield Title(Text("{asked}, {day}", "{asked}, {day}").fill(asked=asked, day=on))
    if vacancy is not None:
        parts = [vacancy.level.label]
        if vacancy.field:
            parts.append(_FIELD.fill(field=vacancy.field))
        if vacancy.least_rank:
            parts.append(_RANK.fill(rank=vacancy.least_rank.label))
        yield Sentence(Text(" · ".join(p.id for p in parts), " · ".join(p.en for p in parts)))
    source = f"{policy.name} · {policy.hash[:12]}"
    yield Sentence(Text(source, source), "quiet")


def _by_requirement(policy: Policy, people: Sequence[Result]) -> Iterator[Part]:
    """How many meet each requirement that applies to anybody."""
    answers: dict[str, Counter[Answer]] = {}
    known: dict[str, Requirement] = {}
    for result in people:
        for one in result.requirements():
            if one.answer != "not_applicable":
                answers.setdefault(one.step, Counter())[one.answer] += 1
                known.setdefault(one.step, one)
    order = [step.name for step in policy.pack.steps if step.name in known]
    if order:
        yield Title(_BY_REQUIREMENT, 2)
        yield Table(
            (
                Column(_REQUIREMENT, grow=True),
                *(Column(_EACH[answer], "right") for answer in _EACH),
                Column(_SOURCE),
            ),
            tuple(
                (known[s].title, *(answers[s][answer] for answer in _EACH), _source(known[s]))
                for s in order
            ),
        )


def _lacking(people: Sequence[Result]) -> Iterator[Part]:
    """What people lack: the code, the sentence, its source, and how many lack it."""
    lacking = [one for result in people for one in result.requirements() if one.answer == "not_met"]
    if not lacking:
        return
    many = Counter(one.step for one in lacking)
    each = {one.step: one for one in lacking}
    yield Title(_LACKING, 2)
    yield Table(
        (Column(_CODE), Column(_WHAT, grow=True), Column(_SOURCE), Column(_PEOPLE, "right")),
        tuple((each[s].code, each[s].why, _source(each[s]), n) for s, n in many.most_common()),
    )


def _not_known(people: Sequence[Result]) -> Iterator[Part]:
    """Why something is not known, and of how many people."""
    reasons: Counter[tuple[Text, Text]] = Counter()
    for result in people:
        for one in result.requirements():
            if one.answer == "unknown":
                reasons.update((one.title, why) for why in _reasons(result, one))
    if reasons:
        yield Title(_NOT_KNOWN, 2)
        yield Table(
            (Column(_REQUIREMENT, grow=True), Column(_WHY, grow=True), Column(_PEOPLE, "right")),
            tuple((title, why, n) for (title, why), n in reasons.most_common()),
        )


def _reasons(result: Result, one: Requirement) -> Iterator[Text]:
    """Each reason alone, without the records that it is about."""
    run = result.run
    assert run is not None
    for reason in run.value(one.step).reasons:
        yield first_refusal(run.program, (reason,)).message


def _people(everybody: Sequence[Result]) -> Iterator[Part]:
    places = {result.employee: place for place, result in enumerate(everybody, start=1)}
    for answer, title in _LISTED.items():
        people = [result for result in everybody if result.answer == answer]
        if not people:
            continue
        yield Title(title, 2)
        # Who lacks least comes first: they are the closest to the post.
        people.sort(key=lambda r: (len(_open(r, "not_met")), len(_open(r, "unknown"))))
        if answer == "met":  # all of them: they are the answer
            keys = ", ".join(named(r.employee, places[r.employee]) for r in people[:_MOST_KEYS])
            yield Sentence(Text(keys, keys))
            if len(people) > _MOST_KEYS:
                yield Sentence(_MORE.fill(n=len(people) - _MOST_KEYS), "quiet")
            continue
        columns, cells = _COLUMNS[answer]
        rows = (
            (named(r.employee, places[r.employee]), *(_cell(r, of) for of in cells))
            for r in people[:_MOST_ROWS]
        )
        yield Table(columns, tuple(rows))
        if len(people) > _MOST_ROWS:
            yield Sentence(_MORE.fill(n=len(people) - _MOST_ROWS), "quiet")


def _open(result: Result, answer: Answer) -> list[Requirement]:
    return [one for one in result.requirements() if one.answer == answer]


def _cell(result: Result, answer: Answer) -> Cell:
    """What a person does not meet, in sentences; or what is not known of them, by title."""
    found = [one.why if answer == "not_met" else one.title for one in _open(result, answer)]
    return Text("; ".join(t.id for t in found), "; ".join(t.en for t in found)) if found else None


def _source(one: Requirement) -> str:
    return str(one.citation)


_READINESS = Text("Kesiapan untuk {post}", "Readiness for {post}")
_WITHOUT = Text("tanpa jawaban", "without an answer")
_FIELD = Text("bidang {field}", "field {field}")
_RANK = Text("paling rendah {rank}", "at least {rank}")
_OUTCOME, _PEOPLE = Text("Hasil", "Outcome"), Text("Pegawai", "People")
_REQUIREMENT, _SOURCE = Text("Persyaratan", "Requirement"), Text("Dasar", "Source")
_ANSWER, _WHY = Text("Jawaban", "Answer"), Text("Mengapa", "Why")
_CODE, _WHAT, _KEY = (
    Text("Kode", "Code"),
    Text("Yang kurang", "What is lacking"),
    Text("Kode", "Key"),
)
_OPEN = Text("Belum diketahui", "Not known yet")
_BY_REQUIREMENT = Text("Menurut persyaratan", "By requirement")
_LACKING = Text("Yang tidak terpenuhi", "What is not met")
_NOT_KNOWN = Text("Yang belum diketahui, dan mengapa", "What is not known, and why")
_SCORE = Text("Nilai", "Score")
_AND_MORE = Text("… dan {n} lagi.", "… and {n} more.")
_MORE = Text("… dan {n} pegawai lagi.", "… and {n} more people.")

_ANSWERS: Mapping[Answer, Text] = {
    "met": Text("memenuhi semua syarat", "meets every requirement"),
    "not_met": Text("tidak memenuhi", "does not qualify"),
    "unknown": Text("belum diketahui", "not known yet"),
    "not_applicable": Text("tidak diatur oleh aturan ini", "not governed by this rule"),
}
_TONES: Mapping[Answer, Tone] = {
    "met": "good",
    "not_met": "bad",
    "unknown": "warn",
    "not_applicable": "quiet",
}
_EACH: Mapping[Answer, Text] = {
    "met": Text("terpenuhi", "met"),
    "not_met": Text("tidak", "not met"),
    "unknown": Text("belum diketahui", "unknown"),
}
_LISTED: Mapping[Answer, Text] = {
    "met": Text("Memenuhi semua syarat", "Who meets every requirement"),
    "unknown": Text("Belum diketahui", "Of whom something is not known"),
    "not_met": Text("Tidak memenuhi", "Who does not qualify"),
}
_COLUMNS: Mapping[Answer, tuple[tuple[Column, ...], Sequence[Answer]]] = {
    "unknown": ((Column(_KEY), Column(_OPEN, grow=True)), ("unknown",)),
    "not_met": (
        (Column(_KEY), Column(_WHAT, grow=True), Column(_OPEN, grow=True)),
        ("not_met", "unknown"),
    ),
}
