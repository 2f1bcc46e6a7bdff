"""`readiness`: who meets what a post asks for on a day, who lacks what, and what is not known."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from cyclopts import Parameter

from meritasn.cli.options import PLAINLY, TODAY, Files, Lang, OnDay, Written, command, intake_of
from meritasn.cli.output import Output, json_text
from meritasn.cli.status import Status
from meritasn.cli.telling import set_aside, summarise, tell_findings
from meritasn.errors import UsageError
from meritasn.errors.codes import usage
from meritasn.language import Language, Text
from meritasn.merit import Question, assess
from meritasn.model import Vacancy, Workforce
from meritasn.results import Answer, Assessments, Requirement, Result
from meritasn.results.refusal import first_refusal
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View

__all__ = ["readiness"]

_FAMILY = "post_entry"

_Key: TypeAlias = Annotated[str, Parameter(allow_leading_hyphen=True)]
_Format: TypeAlias = Literal["table", "json"]

_STDIN = "-"

_DIGITS_OF_NIK = 16
"""A key with as many digits could name a person outside this data; it is not shown."""

_MOST_ROWS = 50
"""More people of one answer than these are counted and not listed."""


def readiness(
    folder: Path,
    /,
    *,
    post: str,
    asked: OnDay = TODAY,
    employee: _Key | None = None,
    format: _Format = "table",
    out: Path | None = None,
    corrected: Files = (),
    written: Written = PLAINLY,
    lang: Lang = "id",
) -> Status:
    """Siapa yang memenuhi syarat sebuah jabatan — who qualifies for a post, and who lacks what.

    Args:
        folder: Folder of CSV tables, or an .xlsx workbook.
        post: Key of the post in the table of vacancies.
        asked: By which policy, and on which day.
        employee: Key of one employee: each requirement for them; - reads it from standard input.
        format: How the answers are written.
        out: File for the answers, instead of standard output.
        corrected: Rejected rows, corrected; may be repeated.
        written: How the tables are written, where their files cannot say it.
        lang: Language of what is written.
    """
    key = employee
    if employee == _STDIN:
        key = sys.stdin.readline().strip("\ufeff \t\r\n")
    intake = intake_of(folder, corrected, written, lang)
    vacancy = _vacancy(intake.workforce, post)
    if key is not None and key not in intake.workforce.employee_by_key:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    policy, question = asked.of(_FAMILY), Question(asked.day, vacancy=vacancy)
    found = assess(intake.workforce, question, policy)
    output = Output(lang, out)
    if key is not None:
        result = found.of(key)
        assert result is not None
        _show_one(result, found, vacancy, output, format)
    elif format == "json":
        output.text(json_text({**found.as_dict(lang), "vacancy": _as_dict(vacancy, lang)}))
        tell_findings(intake.findings, lang)
    else:
        output.view(View(tuple(_everybody(found, vacancy))))
        summarise(intake.findings, command("check", str(folder), *written.words()), lang)
    return set_aside(intake, None, lang)


def _vacancy(workforce: Workforce, key: str) -> Vacancy:
    """The post that is meant.

    Raises:
        UsageError: If there is no such post.
    """
    for vacancy in workforce.vacancies:
        if vacancy.key == key:
            return vacancy
    known = ", ".join(vacancy.key for vacancy in workforce.vacancies) or "–"
    raise UsageError([usage.NO_VACANCY.at(key=key, known=known)])


def _as_dict(vacancy: Vacancy, language: Language) -> Mapping[str, object]:
    """The post for other programs."""
    return {
        "key": vacancy.key,
        "title": vacancy.title,
        "level": {"code": vacancy.level.code, "label": vacancy.level.label.of(language)},
        "field": vacancy.field,
        "least_rank": vacancy.least_rank and vacancy.least_rank.code,
    }


# -- one person ---------------------------------------------------------------------------------


def _show_one(
    result: Result, found: Assessments, vacancy: Vacancy, output: Output, format: _Format
) -> None:
    if format == "json":
        explanation, language = result.explain(), output.language
        output.text(
            json_text(
                {
                    "employee": result.employee,
                    "on": found.on.isoformat(),
                    "vacancy": _as_dict(vacancy, language),
                    "policy": {"name": found.policy.name, "hash": found.policy.hash},
                    "answer": result.answer,
                    "requirements": [one.as_dict(language) for one in result.requirements()],
                    "trace": explanation and _needed(explanation.as_dict(language)),
                }
            )
        )
        return
    output.view(View((*_head(found, vacancy), *_one(result))))


def _needed(node: Mapping[str, object]) -> Mapping[str, object]:
    """A trace without what lies under steps that do not apply.

    A date of birth that no rule uses for this post has no business in the answer.
    """
    children = node["children"]
    assert isinstance(children, list)
    kept = [] if node["state"] == "not_applicable" else [_needed(child) for child in children]
    return {**node, "children": kept}


def _one(result: Result) -> Iterator[Part]:
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


# -- everybody ----------------------------------------------------------------------------------


def _everybody(found: Assessments, vacancy: Vacancy) -> Iterator[Part]:
    """Counts first, then each requirement, then who lacks what, and what is not known."""
    yield from _head(found, vacancy)
    counts = found.counts()
    rows = tuple((Sentence(_ANSWERS[a], _TONES[a]), counts[a]) for a in counts if counts[a])
    yield Table((Column(_OUTCOME), Column(_PEOPLE, "right")), rows)
    yield from _by_requirement(found)
    yield from _lacking(found)
    yield from _not_known(found)
    yield from _people(found)


def _head(found: Assessments, vacancy: Vacancy) -> Iterator[Part]:
    yield Title(_TITLE.fill(post=vacancy.title, day=found.on))
    parts = [vacancy.level.label]
    if vacancy.field:
        parts.append(_FIELD.fill(field=vacancy.field))
    if vacancy.least_rank:
        parts.append(_RANK.fill(rank=vacancy.least_rank.label))
    yield Sentence(Text(" · ".join(p.id for p in parts), " · ".join(p.en for p in parts)))
    source = f"{found.policy.name} · {found.policy.hash[:12]}"
    yield Sentence(Text(source, source), "quiet")


def _by_requirement(found: Assessments) -> Iterator[Part]:
    """How many meet each requirement that applies to anybody."""
    answers: dict[str, Counter[Answer]] = {}
    known: dict[str, Requirement] = {}
    for result in found:
        for one in result.requirements():
            if one.answer != "not_applicable":
                answers.setdefault(one.step, Counter())[one.answer] += 1
                known.setdefault(one.step, one)
    order = [step.name for step in found.policy.pack.steps if step.name in known]
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


def _lacking(found: Assessments) -> Iterator[Part]:
    """What people lack: the code, the sentence, its source, and how many lack it."""
    lacking = [one for result in found for one in result.requirements() if one.answer == "not_met"]
    if not lacking:
        return
    many = Counter(one.step for one in lacking)
    each = {one.step: one for one in lacking}
    yield Title(_LACKING, 2)
    yield Table(
        (Column(_CODE), Column(_WHAT, grow=True), Column(_SOURCE), Column(_PEOPLE, "right")),
        tuple((each[s].code, each[s].why, _source(each[s]), n) for s, n in many.most_common()),
    )


def _not_known(found: Assessments) -> Iterator[Part]:
    """Why something is not known, and of how many people."""
    reasons: Counter[tuple[Text, Text]] = Counter()
    for result in found:
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


def _people(found: Assessments) -> Iterator[Part]:
    places = {result.employee: place for place, result in enumerate(found, start=1)}
    for answer, title in _LISTED.items():
        people = [result for result in found if result.answer == answer]
        if not people:
            continue
        yield Title(title, 2)
        # Who lacks least comes first: they are the closest to the post.
        people.sort(key=lambda r: (len(_open(r, "not_met")), len(_open(r, "unknown"))))
        if answer == "met":  # all of them: they are the answer
            keys = ", ".join(_named(result, places) for result in people)
            yield Sentence(Text(keys, keys))
            continue
        columns, cells = _COLUMNS[answer]
        rows = ((_named(r, places), *(_cell(r, of) for of in cells)) for r in people[:_MOST_ROWS])
        yield Table(columns, tuple(rows))
        if len(people) > _MOST_ROWS:
            yield Sentence(_MORE.fill(n=len(people) - _MOST_ROWS), "quiet")


def _named(result: Result, places: Mapping[str, int]) -> str:
    """The key of a person, or their place among the employees where the key could name them."""
    if sum(map(str.isdigit, result.employee)) < _DIGITS_OF_NIK:
        return result.employee
    return f"#{places[result.employee]}"


def _open(result: Result, answer: Answer) -> list[Requirement]:
    return [one for one in result.requirements() if one.answer == answer]


def _cell(result: Result, answer: Answer) -> Cell:
    """What a person does not meet, in sentences; or what is not known of them, by title."""
    found = [one.why if answer == "not_met" else one.title for one in _open(result, answer)]
    return Text("; ".join(t.id for t in found), "; ".join(t.en for t in found)) if found else None


def _source(one: Requirement) -> str:
    return str(one.citation)


_TITLE = Text("Kesiapan untuk {post}, {day}", "Readiness for {post}, {day}")
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
_MORE = Text("… dan {n} pegawai lagi.", "… and {n} more people.")

_ANSWERS: Mapping[Answer, Text] = {
    "met": Text("memenuhi semua syarat", "meets every requirement"),
    "not_met": Text("tidak memenuhi", "does not qualify"),
    "unknown": Text("belum diketahui", "not known yet"),
    "not_applicable": Text("tidak diatur oleh aturan ini", "not governed by this rule"),
}
_TONES: Mapping[Answer, Literal["good", "bad", "warn", "quiet"]] = {
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
