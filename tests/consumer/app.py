"""A program of somebody else, which has only the installed package: types, results and refusals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from meritasn import (
    Absence,
    Appraisal,
    Conduct,
    Direction,
    Employee,
    Employment,
    Finding,
    InputRefused,
    Measure,
    MeritasnError,
    NotInForce,
    Period,
    Policy,
    Predicate,
    Rating,
    Refusal,
    Result,
    Results,
    Target,
    Unit,
    UnitKind,
    Workforce,
    appraise,
    load_policy,
    loads_appraisal,
    policy_on,
    read_tables,
    what_if,
    write_tables,
)
from meritasn.view import to_html, to_text

YEAR = Period.of_days(date(2023, 1, 1), date(2023, 12, 31))

DOCUMENT = """{
  "format": "meritasn/appraisal@1",
  "employee": {"key": "A-1", "unit": "dinas", "employment": "pns"},
  "appraisal": {
    "employee": "A-1",
    "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
    "results_rating": "di_atas",
    "behaviour_rating": "sesuai"
  }
}"""


def told(result: Result) -> str:
    """What a person reads, or why there is nothing to read."""
    refusal: Refusal | None = result.refusal
    if refusal is not None:
        return f"{refusal.code.id}: {refusal.message.id}"
    explanation = result.explain()
    assert explanation is not None
    assert "<details" in to_html(explanation, "id")
    return to_text(explanation, "id", width=72)


def one_document() -> None:
    """A JSON document in, an explanation out."""
    document = loads_appraisal(DOCUMENT)
    result: Result = appraise(document.appraisal, employee=document.employee)
    assert result.predicate is not None
    assert Predicate.of(result.predicate.code) is Predicate.BAIK
    assert "Rating perilaku kerja (Sesuai Ekspektasi)" in " ".join(told(result).split())


def bad_documents() -> None:
    """Everything that is wrong is said at once, in both languages and by path."""
    try:
        loads_appraisal(DOCUMENT.replace("di_atas", "hebat").replace("12-31", "13-31"))
    except InputRefused as refused:
        findings: tuple[Finding, ...] = refused.findings
        paths = {finding.place.path for finding in findings}
        assert paths == {"appraisal.results_rating", "appraisal.period.last_day"}
        assert all(finding.message.id and finding.message.en for finding in findings)
    else:
        raise SystemExit("a bad document was read")


def score_of(policy: Policy) -> Decimal | None:
    """A score under PP 46/2011, from objects."""
    target = Target(
        key="T1",
        plan="Dokumen",
        quantity=Measure(100, 90),
        quality=Measure(100, "85.50"),
        time=Measure(180, 170, direction=Direction.LOWER, unit="menit"),
    )
    conduct = Conduct(
        service=80,
        integrity=80,
        commitment=80,
        discipline=80,
        cooperation=80,
        leadership=Absence.NOT_APPLICABLE,
    )
    year = Period.year(2019)
    return appraise(
        Appraisal(employee="A-1", period=year, conduct=conduct, targets=(target,)), policy
    ).score


def many(folder: Path) -> None:
    """A workforce to tables and back; somebody without a rating has a refusal."""
    workforce = Workforce(
        units=[Unit(key="dinas", name="Dinas", kind=UnitKind.DINAS)],
        employees=[
            Employee(key=key, unit="dinas", employment=Employment.PNS) for key in ("A-1", "A-2")
        ],
        appraisals=[
            Appraisal(
                employee="A-1",
                period=YEAR,
                results_rating=Rating.SESUAI,
                behaviour_rating=Rating.SESUAI,
            ),
            Appraisal(employee="A-2", period=YEAR, results_rating=Rating.SESUAI),
        ],
    )
    write_tables(workforce, folder)
    intake = read_tables(folder)
    assert intake.sound
    assert intake.workforce == workforce
    results: Results = appraise(intake.workforce, period=YEAR)
    assert [told(result).partition(":")[0] for result in results][1] == "MER-4001"
    assert results.changes(results) == ()


def main() -> None:
    """Everything in turn."""
    one_document()
    bad_documents()
    policy = load_policy("pp-46-2011")
    before, after = score_of(policy), score_of(what_if(policy, {"share_of_results": 70}))
    assert isinstance(before, Decimal)
    assert before != after
    with TemporaryDirectory() as folder:
        many(Path(folder))
    try:
        policy_on(date(1999, 1, 1))
    except NotInForce as refused:
        error: MeritasnError = refused
        assert error.report("id").startswith("MER-0002")
    else:
        raise SystemExit("a policy of 1999 was found")


if __name__ == "__main__":
    main()
