"""Twelve years of one invented career, line by line; then a hundred thousand careers in columns.

P0901 leaves a functional post for an administrative one, comes back by transfer, rises twice in
level, and is sanctioned once. Each year is appraised by the policy in force on its last day; from
2023 on, what its predicate brings is a line in the ledger of credit. Nobody decides in this script
who rises: on each first of January the policies on credit and on ranks are asked.

    python examples/career.py           # then a hundred thousand careers in columns
    python examples/career.py 1000      # or fewer
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from random import Random
from time import perf_counter

import polars as pl
from attrs import AttrsInstance, asdict, define, evolve, field, frozen

from meritasn import (
    Period,
    Policy,
    Predicate,
    Rating,
    Workforce,
    appraise,
    load_policy,
    what_if,
)
from meritasn.columns import FrameAssessments, FrameCareers
from meritasn.language import Text
from meritasn.merit import Question, assess, ledger
from meritasn.model import (
    Appraisal,
    Conduct,
    CreditKind,
    CreditLine,
    Direction,
    Education,
    Employee,
    Employment,
    Evidence,
    EvidenceKind,
    EvidenceResult,
    Measure,
    PastPredicate,
    Post,
    PostKind,
    PostLevel,
    Rank,
    Sanction,
    Sanctioned,
    Target,
    TargetKind,
    Term,
    Vacancy,
    YesNo,
)
from meritasn.quantities import Absence
from meritasn.results import Result
from meritasn.view import to_text

FIRST, LAST = 2019, 2030
MID_2021 = date(2021, 7, 1)  # the law on appraisals changed within that year
LEDGER_FROM = 2023  # the first year whose predicate becomes credit
RANKS = list(Rank)


# -- how a year went -------------------------------------------------------------------------------


@frozen
class Work:
    """How somebody worked, said so that each of the three regimes can appraise it.

    Attributes:
        done: What was realised, of a hundred that were planned.
        conduct: How they behaved, in points.
    """

    done: int
    conduct: int

    def appraisal(self, employee: str, days: Period) -> Appraisal:
        """All that the policies of any of these years ask for; each takes what it needs."""
        aspects = ("service", "integrity", "commitment", "discipline", "cooperation")
        scores = dict.fromkeys(aspects, str(self.conduct))
        return Appraisal(
            employee=employee,
            period=days,
            targets=(self._task(days.start),),
            conduct=Conduct(**scores, leadership=Absence.NOT_APPLICABLE),
            behaviour_score=str(self.conduct),
            peers_asked=YesNo.NO,
            innovation=YesNo.YES if self.done > PLANNED else YesNo.NO,
            results_rating=_rating(self.done, PLANNED),
            behaviour_rating=_rating(self.conduct, EXPECTED),
        )

    def _task(self, start: date) -> Target:
        task = Target(
            key="T1",
            plan="Layanan kependudukan selesai",
            kind=TargetKind.UTAMA,
            weight="100",
            is_maximum=YesNo.NO,
            quantity=Measure(str(PLANNED), str(self.done), direction=Direction.HIGHER),
        )
        if start >= MID_2021:
            return task
        # An activity had a quality and a time as well.
        quality = Measure("100", str(min(self.done, 100)))
        return evolve(task, quality=quality, time=Measure("12", "12"))


PLANNED, EXPECTED = 100, 90
VERY_GOOD, GOOD, POOR = Work(115, 95), Work(PLANNED, EXPECTED), Work(PLANNED, 60)


def _rating(found: int, expected: int) -> Rating:
    if found == expected:
        return Rating.SESUAI
    return Rating.DI_ATAS if found > expected else Rating.DI_BAWAH


def appraised() -> tuple[Period, ...]:
    """The years, with 2021 in two halves."""
    starts = [date(year, 1, 1) for year in range(FIRST, LAST + 2)]
    starts = sorted([*starts, MID_2021])
    return tuple(Period(start, stop) for start, stop in pairwise(starts))


# -- a person, as the records have them by now -----------------------------------------------------


@define
class Person:
    """The records of one person; they grow as the years go by."""

    key: str
    rank: Rank
    rank_since: date
    level: PostLevel = PostLevel.PELAKSANA
    level_since: date = date(FIRST, 1, 1)
    results: list[Result] = field(factory=list)
    waits: dict[date, list[Text]] = field(factory=dict)
    predicates: list[PastPredicate] = field(factory=list)
    credits: list[CreditLine] = field(factory=list)
    sanctions: list[Sanctioned] = field(factory=list)
    evidence: list[Evidence] = field(factory=list)

    @property
    def employee(self) -> Employee:
        """Rank and post of now; superior and diploma stay as they are."""
        return Employee(
            key=self.key,
            unit="dukcapil",
            employment=Employment.PNS,
            rank=self.rank,
            rank_since=self.rank_since,
            post=Post(kind=self.level.kind, level=self.level, since=self.level_since),
            education=Education.S1,
            superior_rank=Rank.IV_C,
        )

    @property
    def workforce(self) -> Workforce:
        """A workforce of this person alone."""
        return Workforce(
            employees=[self.employee],
            past_predicates=self.predicates,
            credits=self.credits,
            sanctions=self.sanctions,
            evidence=self.evidence,
        )

    def takes_up(self, level: PostLevel, on: date) -> None:
        """Takes up a post of a level."""
        self.level, self.level_since = level, on

    def promoted(self, on: date) -> None:
        """Rises by one rank."""
        self.rank, self.rank_since = RANKS[RANKS.index(self.rank) + 1], on

    def line(self, on: date, kind: CreditKind) -> CreditLine:
        """A line of the ledger, with the level and the rank that are held by then."""
        return CreditLine(
            employee=self.key,
            credit_on=on,
            credit_kind=kind,
            credit_level=self.level,
            credit_rank=self.rank,
        )

    def tested(self, level: PostLevel, on: date, until: date) -> None:
        """Passes the competence test for a level."""
        passed = Evidence(
            employee=self.key,
            evidence_on=on,
            evidence_until=until,
            evidence_kind=EvidenceKind.LEVEL_TEST,
            evidence_result=EvidenceResult.PASSED,
            evidence_level=level,
        )
        self.evidence.append(passed)


# -- a year, and the first of January --------------------------------------------------------------


def appraise_year(person: Person, work: Work, days: Period) -> None:
    """Appraises by the policy that is in force on the last day, and keeps the predicate."""
    result = appraise(work.appraisal(person.key, days), employee=person.employee)
    if result.predicate is None:
        raise SystemExit(to_text(result, "en"))
    predicate = Predicate.parse(result.predicate.title.id)
    assert predicate is not None
    last = last_day(days)
    kept = PastPredicate(
        employee=person.key, rated_from=days.start, rated_on=last, past_predicate=predicate
    )
    person.results.append(result)
    person.predicates.append(kept)
    if last.year >= LEDGER_FROM and person.level.kind is PostKind.FUNGSIONAL:
        line = person.line(last, CreditKind.CONVERSION)
        person.credits.append(evolve(line, credit_predicate=predicate, credit_months="12"))


def last_day(days: Period) -> date:
    """The day on which a period ends."""
    assert days.stop is not None
    return days.stop - date.resolution


def rise(person: Person, on: date) -> None:
    """Level and rank, as far as the policies allow: the level comes first."""
    following = asked(person, on).value("next_level").label
    if following is not None:
        level = PostLevel.of(following)
        if asked(person, on, wanted=level).value("level_rise_is_due").label == "met":
            person.takes_up(level, on)
            person.credits.append(person.line(on, CreditKind.LEVEL_RISE))
    if asked(person, on).answer != "met":
        return
    hindrances = against_a_rank(person, on)
    if hindrances:
        person.waits[on] = hindrances
    else:
        person.promoted(on)
        person.credits.append(person.line(on, CreditKind.RANK_RISE))


def asked(person: Person, on: date, *, wanted: PostLevel | None = None) -> Result:
    """What the policy on credit answers, where a post of the wanted level is vacant."""
    vacancy = None if wanted is None else Vacancy(key="J1", title="Jabatan rekaan", level=wanted)
    return _only(person, Question(on, vacancy=vacancy), "credit")


# How long a sanction stands against a rank is not known; an agency says it. This one says a year.
ON_RANKS = what_if(load_policy("pp-99-2000"), {"clean_years": Decimal(1)})


def against_a_rank(person: Person, on: date) -> list[Text]:
    """What stands against a rank beside credit: time, performance, a serious sanction."""
    found = _only(person, Question(on), "rank_promotion", ON_RANKS).requirements()
    rest = (one for one in found if one.code != "credit_too_low")
    return [one.why for one in rest if one.answer in ("not_met", "unknown")]


def _only(person: Person, question: Question, family: str, policy: Policy | None = None) -> Result:
    result = assess(person.workforce, question, policy, family=family).of(person.key)
    assert result is not None
    return result


Happens = Callable[[Person, date], None]


def live(person: Person, works: Sequence[Work], happens: Mapping[date, Happens]) -> Person:
    """Goes through the years. What happens on a last day knows how the year was appraised."""
    for days, work in zip(appraised(), works, strict=True):
        last = last_day(days)
        if days.start.year > LEDGER_FROM and person.level.kind is PostKind.FUNGSIONAL:
            rise(person, days.start)
        for on in sorted(day for day in happens if day in days and day != last):
            happens[on](person, on)
        appraise_year(person, work, days)
        if last in happens:
            happens[last](person, last)
    return person


# -- the career of P0901 ---------------------------------------------------------------------------


def comes_back(person: Person, on: date) -> None:
    """By transfer after 33 months in rank, with what was integrated of earlier credit."""
    person.takes_up(PostLevel.AHLI_PERTAMA, on)
    integrated = evolve(person.line(on, CreditKind.INTEGRATION), credit_given="20.00")
    transfer = evolve(
        person.line(on, CreditKind.TRANSFER),
        credit_predicate=person.predicates[-1].past_predicate,
        credit_rank_months="33",
        credit_peak_rank=YesNo.NO,
    )
    person.credits += [integrated, transfer]


def graduates(person: Person, on: date) -> None:
    """A new diploma is recorded."""
    diploma = person.line(on, CreditKind.DIPLOMA)
    person.credits.append(evolve(diploma, credit_predicate=person.predicates[-1].past_predicate))


def twelve_years() -> Person:
    """A functional post, an administrative one, and back; two rises in level and a sanction."""
    person = Person("P0901", rank=Rank.III_A, rank_since=date(2017, 4, 1))
    person.sanctions.append(
        Sanctioned(
            employee=person.key,
            sanction_since=date(2026, 5, 1),
            sanction_until=date(2027, 1, 31),
            sanction=Sanction.ALLOWANCE_CUT_25,
            sanction_months="9",
        )
    )
    person.tested(PostLevel.AHLI_MUDA, date(2023, 10, 2), date(2025, 10, 1))
    person.tested(PostLevel.AHLI_MADYA, date(2029, 6, 4), date(2031, 6, 3))
    works = [GOOD, VERY_GOOD, GOOD, GOOD, GOOD, VERY_GOOD, VERY_GOOD, GOOD, POOR]
    works += [VERY_GOOD, VERY_GOOD, VERY_GOOD, GOOD]
    happens: Mapping[date, Happens] = {
        date(2019, 1, 1): lambda person, on: person.takes_up(PostLevel.AHLI_PERTAMA, on),
        date(2020, 4, 1): Person.promoted,
        date(2021, 1, 1): lambda person, on: person.takes_up(PostLevel.PELAKSANA, on),
        date(2023, 1, 1): comes_back,
        date(2027, 12, 31): graduates,
    }
    return live(person, works, happens)


def told(person: Person) -> Iterator[str]:
    """Each year with its regime, then the ledger with every line, both balances and its article."""
    for result in person.results:
        assert result.predicate is not None
        score = "" if result.score is None else f" ({result.score})"
        policy = f"{result.policy.name:<20}"
        yield f"{result.period.text.id:<32} {policy} {result.predicate.title.id}{score}"
    yield ""
    for on, why in person.waits.items():
        yield f"{on}: pangkat belum naik: {'; '.join(text.id for text in why)}"
    yield ""
    yield to_text(ledger(person.workforce, person.key, date(LAST, 12, 31)), "id", width=200)


# -- a hundred thousand in columns -----------------------------------------------------------------

DIFFERENT = 50  # careers that differ; the others live one of them over again


def drawn(number: int) -> Person:
    """A functional post from 2023 on, with years as chance has them, and tests that stay valid."""
    chance = Random(number)  # noqa: S311  (invented people)
    person = Person(f"C{number:02d}", rank=Rank.III_A, rank_since=date(2021, 4, 1))
    for level in (PostLevel.AHLI_MUDA, PostLevel.AHLI_MADYA):
        person.tested(level, date(2023, 3, 1), date(2033, 3, 1))

    def enters(person: Person, on: date) -> None:
        person.takes_up(PostLevel.AHLI_PERTAMA, on)
        opening = person.line(on, CreditKind.OPENING)
        person.credits.append(evolve(opening, credit_given=chance.randint(0, 50)))

    works = chance.choices([VERY_GOOD, GOOD, POOR], [5, 4, 1], k=len(appraised()))
    return live(person, works, {date(2023, 1, 1): enters})


def in_columns(people: Sequence[Person], copies: int) -> FrameCareers:
    """Everybody so many times, as tables that a payroll or a data lake would hold."""
    again = pl.LazyFrame({"copy": range(copies)})

    def table(rows: Iterable[Mapping[str, object]]) -> pl.LazyFrame:
        many = pl.LazyFrame(list(rows), infer_schema_length=None).join(again, how="cross")
        return many.with_columns(copied()).drop("copy")

    return FrameCareers.of(
        table(_staff(one.employee) for one in people),
        credits=table(_row(line) for one in people for line in one.credits),
        past_predicates=table(_row(line) for one in people for line in one.predicates),
        evidence=table(_row(line) for one in people for line in one.evidence),
    )


def copied() -> pl.Expr:
    """The key of a copy of somebody."""
    return pl.format("{}-{}", "employee", "copy").alias("employee")


def _row(record: AttrsInstance) -> dict[str, object]:
    return {name: _cell(value) for name, value in asdict(record, recurse=False).items()}


def _cell(value: object) -> object:
    match value:
        case Term():
            return value.code
        case Absence.MISSING:
            return None
        case date():
            return value
        case _:
            return str(value)


def _staff(employee: Employee) -> dict[str, object]:
    post = employee.post
    return {
        name: _cell(value)
        for name, value in {
            "employee": employee.key,
            "unit": employee.unit,
            "employment": employee.employment,
            "rank": employee.rank,
            "rank_since": employee.rank_since,
            "post_level": post.level,
        }.items()
    }


LINES = ("amount", "level_credit", "rank_credit")
BALANCES = ("level_balance", "rank_balance", "months_to_rank", "rank_rise_is_due")


def one_by_one(people: Sequence[Person], on: date) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Every line and every balance of each person, by the reading for a single one."""
    lines: list[tuple[object, ...]] = []
    balances: list[tuple[object, ...]] = []
    for person in people:
        book = ledger(person.workforce, person.key, on)
        records = zip(person.credits, book.lines, strict=True)
        lines += [
            (
                person.key,
                record.credit_on,
                record.credit_kind.code,
                *(line.value(step).text for step in LINES),
            )
            for record, line in records
        ]
        found = (book.result.value(step).text for step in BALANCES)
        balances.append((person.key, *found))
    heads = ["employee", "credit_on", "credit_kind"]
    return (
        pl.DataFrame(lines, [*heads, *LINES], orient="row"),
        pl.DataFrame(balances, ["employee", *BALANCES], orient="row"),
    )


def same(alone: pl.DataFrame, many: pl.LazyFrame, copies: int) -> tuple[int, bool]:
    """How many rows the columns have, and whether each is what the single reading says."""
    rows = many.collect()
    expected = alone.join(pl.DataFrame({"copy": range(copies)}), how="cross")
    expected = expected.with_columns(copied()).drop("copy")
    both = [
        frame.select(pl.col(expected.columns).cast(pl.String)).sort(pl.all())
        for frame in (expected, rows)
    ]
    return len(rows), both[0].equals(both[1])


def compare(people: int) -> None:
    """The same careers one by one and in columns."""
    copies = max(people // DIFFERENT, 1)
    careers = [drawn(number) for number in range(DIFFERENT)]
    on = date(LAST, 12, 31)
    lines, balances = one_by_one(careers, on)
    start = perf_counter()
    many: FrameAssessments = assess(in_columns(careers, copies), on, family="credit")
    n_lines, lines_agree = same(lines, many.lines(), copies)
    n_people, people_agree = same(balances, many.frame(*BALANCES), copies)
    took = perf_counter() - start
    print(f"{n_people:,} people, {n_lines:,} lines in columns: {took:.1f} s")
    print(f"equal to the reading one by one: lines {lines_agree}, balances {people_agree}")
    if not (lines_agree and people_agree):
        raise SystemExit(1)


if __name__ == "__main__":
    print(*told(twelve_years()), sep="\n")
    compare(int(sys.argv[1]) if sys.argv[1:] else 100_000)
