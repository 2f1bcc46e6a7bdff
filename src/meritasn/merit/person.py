"""One person: what every family of rules answers about them on a day, on one page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from meritasn.errors import NotInForce, UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Fact, catalogue
from meritasn.language import Text
from meritasn.merit.appraisal import appraise
from meritasn.merit.assessment import assess, ledger
from meritasn.merit.careers import calendar_of, records_until
from meritasn.merit.objections import answer_deadline, deadline
from meritasn.merit.objects import hold_objects
from meritasn.merit.professionalism import personal_index
from meritasn.merit.question import Question
from meritasn.merit.records import read_path
from meritasn.merit.talent import talent_policy
from meritasn.model import Appraisal, Employee, Objection, PastPredicate, Term, Workforce
from meritasn.policies import Policy, policy_on
from meritasn.policies.families import family_of
from meritasn.quantities import Absence
from meritasn.results import Matched, Result
from meritasn.results.allowance import Allowance
from meritasn.results.boxes import AXES, placed
from meritasn.results.person import PersonPage, Section, below, section_of
from meritasn.view import Cell, Column, Part, Sentence, Table, View

__all__ = ["person_page"]


def person_page(
    workforce: Workforce,
    employee: str,
    question: Question | date,
    policies: Mapping[str, Policy] | None = None,
) -> PersonPage:
    """Everything that concerns one person on a day, each answer with its reasons.

    A family that cannot answer says why in one line, and keeps no other from answering.

    Args:
        workforce: The people with their dated records.
        employee: The key of the person.
        question: The day, or the day with the post that is asked about.
        policies: Policies by their family, such as those with overlays; the shipped one that is in
            force on the day for each family that is not in it.

    Raises:
        UsageError: If there is no such person.
        TypeError: If the workforce does not stand in objects.

    Example:
        >>> from meritasn.model import Employment
        >>> one = Employee(key="A-1", unit="u", employment=Employment.PNS)
        >>> page = person_page(Workforce(employees=[one]), "A-1", date(2026, 3, 2))
        >>> page.of("retirement").answer.text.en
        'unknown'
    """
    hold_objects(workforce)
    asked = question if isinstance(question, Question) else Question(question)
    one = workforce.employee_by_key.get(employee)
    if one is None:
        raise UsageError([usage.UNKNOWN_EMPLOYEE.at()])
    case = _Case(workforce, one, asked, policies or {})
    sections = tuple(_section(name, build, case) for name, build in _SECTIONS.items())
    place = 1 + workforce.employees.index(one)
    return PersonPage(employee, asked.on, tuple(_about(case)), sections, place)


@frozen
class _Case:
    """A person, what is asked, and by which policies."""

    workforce: Workforce
    one: Employee
    asked: Question
    policies: Mapping[str, Policy]

    @property
    def key(self) -> str:
        return self.one.key

    def policy(self, family: str, day: date | None = None) -> Policy:
        """The policy of a family."""
        return self.policies.get(family) or policy_on(day or self.asked.on, family)

    def result(self, family: str, asked: Question | None = None) -> Result:
        """What a family answers about the person alone."""
        question = asked or self.asked
        policy = self.policy(family, question.on)
        (result,) = assess(self.workforce, question, policy, only=self.key).people
        return result


_Build = Callable[[_Case], Section]


def _section(name: str, build: _Build, case: _Case) -> Section:
    """A section; where the family cannot be asked at all, the reason."""
    try:
        return build(case)
    except (NotInForce, UsageError) as error:
        return Section(name, _title(name), Sentence(_CANNOT, "quiet"), error.findings[0].message)


def _title(family: str) -> Text:
    return _TITLES.get(family) or family_of(family).title


def _about(case: _Case) -> Iterator[tuple[Text, Cell]]:
    """Who it is for the rules: no name and no number of theirs."""
    one, unit = case.one, case.workforce.unit_by_key.get(case.one.unit)
    yield _EMPLOYMENT, one.employment.label
    yield _POST, one.post.title
    yield _KIND, _cell(one.post.kind)
    yield _LEVEL, _cell(one.post.level)
    yield _RANK, _cell(one.rank)
    yield _UNIT, case.one.unit if unit is None else unit.name
    led = case.workforce.units_led_by(case.key)
    if led:
        yield _LEADS, ", ".join(unit.name for unit in led)


# -- families with a page of their own --------------------------------------------------------


def _performance(case: _Case) -> Section:
    """The last period that was appraised, and why its predicate is what it is."""
    own = [one for one in case.workforce.appraisals if one.employee == case.key]
    ended = [one for one in own if one.period.last and one.period.last <= case.asked.on]
    if not ended:
        return Section(_PERFORMANCE, _title(_PERFORMANCE), Sentence(_NONE, "quiet"), _NO_APPRAISAL)
    last = max(ended, key=_end_of).period
    # Of others only the units that the person leads matter, and these stay.
    alone = evolve(case.workforce, employees=(case.one,), appraisals=own)
    named = case.policies.get(_PERFORMANCE)
    policy = named or policy_on(last.last or last.start, _PERFORMANCE)
    result = next(one for one in appraise(alone, policy, period=last) if one.employee == case.key)
    found = section_of(result, _title(_PERFORMANCE), because=True)
    period = Sentence(_PERIOD.fill(period=last.text))
    return evolve(found, parts=(period, *found.parts))


def _end_of(appraisal: Appraisal) -> date:
    return appraisal.period.last or appraisal.period.start


def _past(case: _Case) -> Section:
    """Every predicate that was given, and the last one in a word."""
    name = "past_predicates"
    given = records_until(case.workforce, catalogue().tables[name], case.key, case.asked.on)
    known = [one for one in given if isinstance(one, PastPredicate)]
    if not known:
        return Section(name, _title(name), Sentence(_NONE, "quiet"), _NO_RECORDS)
    last = max(known, key=lambda one: one.rated_on)
    label = _cell(last.past_predicate)
    answer = Sentence(label) if isinstance(label, Text) else Sentence(_NO_PREDICATE, "quiet")
    why = _LAST_OF.fill(n=len(known), day=last.rated_on)
    return Section(name, _title(name), answer, why, tuple(_records(case, name)))


def _credit(case: _Case) -> Section:
    kept = ledger(case.workforce, case.key, case.asked, case.policy("credit"))
    if not kept.lines:
        return Section("credit", _title("credit"), Sentence(_NONE, "quiet"), _NO_CREDIT)
    return section_of(kept.result, _title("credit"), tuple(below(kept.view(), kept.result.policy)))


def _retirement(case: _Case) -> Section:
    steps = ("retires_on", "retirement_age")
    return section_of(case.result("retirement"), _title("retirement"), also=steps)


def _training(case: _Case) -> Section:
    found = section_of(case.result("training"), _title("training"), also=("hours_in_year",))
    return evolve(found, parts=(*found.parts, *_records(case, "trainings")))


def _discipline(case: _Case) -> Section:
    """What is recorded, and what it leads to and bars."""
    found = section_of(case.result("discipline"), _title("discipline"))
    records = (*_records(case, "sanctions"), *_records(case, "absences"))
    return evolve(found, parts=(*found.parts, *records))


def _post(case: _Case) -> Section:
    """The post that is asked about; else how the person stands for each that is to be filled."""
    if case.asked.vacancy is not None:
        found = section_of(case.result("post_entry"), _title("post_entry"))
        post = Text(*((case.asked.vacancy.title or case.asked.vacancy.key,) * 2))
        return evolve(found, title=_FOR_POST.fill(title=found.title, post=post))
    posts = case.workforce.vacancies
    if not posts:
        return Section("post_entry", _title("post_entry"), Sentence(_NONE, "quiet"), _NO_POST)
    results = [case.result("post_entry", evolve(case.asked, vacancy=post)) for post in posts]
    each = [section_of(result, _title("post_entry")) for result in results]
    met = sum(result.answer == "met" for result in results)
    table = Table(
        (Column(_POST), Column(_ANSWER), Column(_WHY, grow=True)),
        tuple((post.title, one.answer, one.why) for post, one in zip(posts, each, strict=True)),
    )
    answer = Sentence(_QUALIFIED.fill(n=met, of=len(posts)), "good" if met else "plain")
    return Section("post_entry", _title("post_entry"), answer, _ASK_FOR_ONE, (table,))


def _talent(case: _Case) -> Section:
    policy = case.policies.get("talent") or talent_policy(case.asked.on)
    (result,) = assess(case.workforce, case.asked, policy, only=case.key).people
    scored = any(result.run and result.run.value(axis).present for axis in AXES)
    shown = tuple(below(View(tuple(placed(result))), policy)) if scored else ()
    return section_of(result, _title("talent"), shown[1:], because=True)


def _professionalism(case: _Case) -> Section:
    policy = case.policy("professionalism")
    found = personal_index(case.workforce, case.key, case.asked, policy)
    section = section_of(
        found.result, _title("professionalism"), tuple(below(found.view(), policy))[1:]
    )
    if not found.proposals:
        return section
    best = found.proposals[0]
    return evolve(section, why=_RAISES.fill(what=best.change.title, gain=best.gain))


def _competence(case: _Case) -> Section:
    own = case.asked.vacancy
    standards = () if own is None else case.workforce.standards_of(own.key)
    result = case.result("competence", evolve(case.asked, standards=standards))
    skills = records_until(case.workforce, catalogue().tables["skills"], case.key, case.asked.on)
    names = tuple(str(getattr(one, "skill", "")) for one in skills)
    lost = case.key in case.workforce.incomplete.skills
    matched = Matched(result, names, lost)
    section = section_of(
        result, _title("competence"), tuple(below(View(tuple(matched.parts())), result.policy))
    )
    return section if matched.why is None else evolve(section, why=matched.why)


def _allowance(case: _Case) -> Section:
    """The last month of which there is attendance, without the ceiling of a budget."""
    months = [
        r.month_ends_on for r in case.workforce.attendance if r.month_ends_on <= case.asked.on
    ]
    month = max(months, default=case.asked.on)
    result = case.result("allowance", evolve(case.asked, on=month))
    slip = tuple(below(Allowance(result).view(), result.policy))
    section = section_of(result, _title("allowance"), slip, also=("full", "earned"))
    return evolve(section, parts=(Sentence(_OF_MONTH.fill(day=month)), *section.parts))


def _objections(case: _Case) -> Section:
    """Each objection, raised or still possible, with the days until which it can be."""
    found = [
        one
        for one in records_until(
            case.workforce, catalogue().tables["objections"], case.key, case.asked.on
        )
        if isinstance(one, Objection)
    ]
    if not found:
        return Section(_OBJECTIONS, _title(_OBJECTIONS), Sentence(_NONE, "quiet"), _NO_OBJECTION)
    rows = tuple(tuple(_deadlines(case, one)) for one in found)
    heads = (_RECEIVED, _OBJECTED, _FILED, _LAST_FILING, _ANSWERED, _LAST_ANSWER)
    table = Table(tuple(Column(head) for head in heads), rows)
    families = [case.result(family) for family in ("objection_appraisal", "objection")]
    said = [section_of(result, _title(result.policy.pack.family)) for result in families]
    late = next((one for one in said if one.answer.tone in ("bad", "warn")), said[0])
    return Section(
        _OBJECTIONS, _title(_OBJECTIONS), late.answer, late.why, (table,), late.result, late.policy
    )


def _deadlines(case: _Case, one: Objection) -> Iterator[Cell]:
    """The days of an objection; which policy sets them follows from what is objected to."""
    calendar = calendar_of(case.workforce)
    last: dict[Callable[..., date | Absence], Cell] = {deadline: None, answer_deadline: None}
    for family in ("objection_appraisal", "objection"):
        policy = case.policy(family, one.received_on)
        for until in last:
            day = until(policy, one, calendar)
            if isinstance(day, date):
                last[until] = day
            elif day is Absence.MISSING:
                last[until] = Sentence(_NOT_KNOWN, "warn")
    yield one.received_on
    yield _cell(one.objected_to)
    yield _cell(one.filed_on)
    yield last[deadline]
    yield _cell(one.answered_on)
    yield last[answer_deadline]


def _plainly(family: str, *also: str) -> _Build:
    """A section as the policy itself shows it."""
    return lambda case: section_of(case.result(family), _title(family), also=also)


# -- lists of records -------------------------------------------------------------------------


def _records(case: _Case, name: str) -> Iterator[Part]:
    """The records of the person in a table up to the day; those columns that carry facts."""
    table = catalogue().tables[name]
    records = records_until(case.workforce, table, case.key, case.asked.on)
    facts = [column.fact for column in table.columns if column.fact is not None]
    rows = [[_held(one, fact) for fact in facts] for one in records]
    kept = [n for n in range(len(facts)) if any(row[n] is not None for row in rows)]
    if rows:
        yield Table(
            tuple(Column(facts[n].title) for n in kept),
            tuple(tuple(row[n] for n in kept) for row in rows),
            table.title,
        )


def _held(record: object, fact: Fact) -> Cell:
    """What a record holds of a fact, as people read it."""
    given = read_path(record, fact.model)
    if isinstance(given, Absence):
        return None
    return fact.enum.title(given) if fact.enum and isinstance(given, str) else given


def _cell(value: Term | date | Absence) -> Cell:
    if isinstance(value, Absence):
        return None
    return value.label if isinstance(value, Term) else value


_PERFORMANCE, _OBJECTIONS = "performance", "objection"

_SECTIONS: Mapping[str, _Build] = {
    _PERFORMANCE: _performance,
    "past_predicates": _past,
    "credit": _credit,
    "rank_promotion": _plainly("rank_promotion"),
    "retirement": _retirement,
    "training": _training,
    "discipline": _discipline,
    "honours": _plainly("honours"),
    "post_entry": _post,
    "talent": _talent,
    "professionalism": _professionalism,
    "competence": _competence,
    "allowance": _allowance,
    _OBJECTIONS: _objections,
    "transfer_freeze": _plainly("transfer_freeze"),
}
"""The sections in the order of reading, by family or table."""

_TITLES = {
    "retirement": Text("Pensiun", "Retirement"),
    "past_predicates": Text("Predikat terdahulu", "Past predicates"),
    _OBJECTIONS: Text("Keberatan", "Objections"),
    "post_entry": Text("Kesiapan untuk jabatan", "Readiness for posts"),
}
_CANNOT, _NONE = Text("tidak dapat ditanyakan", "cannot be asked"), Text("tidak ada", "none")
_NOT_KNOWN = Text("tidak dapat dipastikan", "cannot be told")
_NO_APPRAISAL = Text(
    "tidak ada penilaian yang berakhir sampai hari itu", "no appraisal ended until that day"
)
_NO_CREDIT = Text(
    "tidak ada catatan angka kredit sampai hari itu", "there is no record of credit until that day"
)
_NO_RECORDS = Text("tidak ada catatan sampai hari itu", "there are no records until that day")
_NO_POST = Text(
    "tidak ada jabatan yang ditanyakan atau akan diisi", "no post is asked about or to be filled"
)
_NO_OBJECTION = Text(
    "tidak ada keputusan yang tercatat dapat dikeberatani",
    "there is no recorded decision to object to",
)
_PERIOD = Text("Periode {period}", "Period {period}")
_NO_PREDICATE = Text("tanpa predikat", "no predicate")
_LAST_OF = Text(
    "predikat terakhir, sampai {day}; {n} tercatat", "the last one, until {day}; {n} on record"
)
_QUALIFIED = Text("memenuhi {n} dari {of} jabatan", "qualifies for {n} of {of} posts")
_ASK_FOR_ONE = Text(
    "setiap jabatan dalam tabel lowongan; satu jabatan dengan syaratnya: --post KODE",
    "every post in the table of vacancies; one of them with what it asks for: --post KEY",
)
_FOR_POST = Text("{title}: {post}", "{title}: {post}")
_OF_MONTH = Text(
    "Bulan yang berakhir {day}, tanpa pagu anggaran.",
    "The month that ends on {day}, without the ceiling of a budget.",
)
_RAISES = Text("paling menaikkan: {what} (+{gain})", "what raises it most: {what} (+{gain})")
_EMPLOYMENT, _POST = Text("Status", "Employment"), Text("Jabatan", "Post")
_KIND, _LEVEL = Text("Jenis jabatan", "Kind of post"), Text("Jenjang", "Level")
_RANK, _UNIT = Text("Golongan", "Rank"), Text("Unit", "Unit")
_LEADS = Text("Memimpin", "Leads")
_ANSWER, _WHY = Text("Jawaban", "Answer"), Text("Sebab", "Why")
_RECEIVED, _OBJECTED = Text("Diterima", "Received"), Text("Atas", "Against")
_FILED, _LAST_FILING = Text("Diajukan", "Filed"), Text("Paling lambat diajukan", "File until")
_ANSWERED = Text("Dijawab", "Answered")
_LAST_ANSWER = Text("Paling lambat dijawab", "Answer until")
