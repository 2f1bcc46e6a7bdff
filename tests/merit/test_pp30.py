"""PP 30/2019 with PermenPANRB 8/2021: whole appraisals, whose reasons people can read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from meritasn.columns import FrameWorkforce
from meritasn.io import read_tables, write_tables
from meritasn.merit import appraise
from meritasn.model import (
    Appraisal,
    Direction,
    Employee,
    Employment,
    Measure,
    Post,
    PostKind,
    Target,
    TargetKind,
    Unit,
    UnitKind,
    Workforce,
    YesNo,
)
from meritasn.policies import shipped
from meritasn.quantities import Absence, Number, Period
from meritasn.results import Result

RULE = shipped("permenpanrb-8-2021")
HALF = Period(date(2021, 7, 1), date(2022, 1, 1))
MISSING = Absence.MISSING


def main(
    key: str = "T1",
    realised: Number | str = "100",
    *,
    weight: Number | str = "100",
    measure: Measure | None = None,
) -> Target:
    """A main target of 100, more being better, unless another measure is given."""
    return Target(
        key=key,
        plan="Layanan selesai tepat waktu",
        kind=TargetKind.UTAMA,
        weight=weight,
        is_maximum=YesNo.NO,
        quantity=measure or Measure("100", realised, direction=Direction.HIGHER),
    )


def minutes(realised: str) -> Measure:
    """180 were planned, fewer being better."""
    return Measure("180", realised, direction=Direction.LOWER)


def additional(key: str, realised: str, *, scope: str, value: str = "100") -> Target:
    one = main(key, realised)
    return evolve(one, kind=TargetKind.TAMBAHAN, scope_weight=scope, additional_value=value)


def appraised(
    *targets: Target,
    behaviour: Number | str = "100",
    peers: YesNo | Absence = YesNo.NO,
    idea: YesNo | Absence = YesNo.NO,
) -> Appraisal:
    return Appraisal(
        employee="P1",
        period=HALF,
        targets=targets,
        behaviour_score=behaviour,
        peers_asked=peers,
        innovation=idea,
    )


def employee(
    kind: PostKind | Absence = PostKind.JPT,
    employment: Employment = Employment.PNS,
    key: str = "P1",
) -> Employee:
    return Employee(key=key, unit="U", employment=employment, post=Post("Rekaan", kind))


LEADER = employee()


def of(
    *targets: Target,
    who: Employee = LEADER,
    behaviour: Number | str = "100",
    peers: YesNo | Absence = YesNo.NO,
    idea: YesNo | Absence = YesNo.NO,
) -> Result:
    one = appraised(*targets, behaviour=behaviour, peers=peers, idea=idea)
    return appraise(one, employee=who)


def refusal(result: Result) -> str:
    assert (result.predicate, result.score) == (None, None)
    assert result.refusal is not None
    return result.refusal.message.id


# --------------------------------------------------------------------------------- whole people


@pytest.mark.parametrize(
    ("kind", "score", "predicate"),
    [
        # 60 and 40 percent: 109 and 88 weigh 65.4 and 35.2; 100 and 80 weigh 60 and 32
        (PostKind.JPT, "97.42", "baik"),  # 0.7 × 100.6 + 0.3 × 90
        (PostKind.ADMINISTRASI, "91.40", "baik"),  # 0.7 × 92 + 0.3 × 90
        (PostKind.FUNGSIONAL, "91.40", "baik"),
    ],
)
def test_a_person_from_targets_to_predicate(kind: PostKind, score: str, predicate: str) -> None:
    targets = (main("T1", weight="60"), main("T2", "98", weight="40"))
    result = of(*targets, who=employee(kind), behaviour="90")
    assert result.policy is RULE
    assert result.predicate is not None
    assert (str(result.score), result.predicate.code) == (score, predicate)
    assert result.findings == ()


def test_peers_and_additional_tasks_and_an_idea() -> None:
    targets = (main("T1", "120"), additional("T2", "105", scope="5"))
    result = of(*targets, behaviour="100", peers=YesNo.YES, idea=YesNo.YES)
    assert result.value("skp").number == Decimal("125.00")
    assert str(result.score) == "115.00"  # 0.6 × 125 + 0.4 × 100
    assert result.predicate is not None
    assert result.predicate.title.id == "Sangat Baik"
    without = of(*targets, behaviour="100", peers=YesNo.YES)
    assert without.score == result.score
    assert without.predicate is not None
    assert without.predicate.title.id == "Baik"


@pytest.mark.parametrize(
    ("realised", "predicate"),
    [("55", "Baik"), ("180", "Baik"), ("181", "Cukup"), ("400", "Sangat Kurang")],
)
def test_minutes_of_a_service_are_better_when_they_are_few(realised: str, predicate: str) -> None:
    """180 minutes became 55: more than was planned, and not less."""
    result = of(main(measure=minutes(realised)), behaviour="80")
    assert result.predicate is not None
    assert result.predicate.title.id == predicate


# -------------------------------------------------------------------------------- who has none


@pytest.mark.parametrize(
    ("one", "sentence"),
    [
        (main("T2", MISSING), "Realisasi kuantitas (target T2) tidak ada"),
        (main("T2", weight=MISSING), "Bobot target (target T2) tidak ada"),
        (
            main("T2", measure=Measure("0", "1", direction=Direction.HIGHER)),
            "(target T2) tidak dapat dihitung karena pembaginya nol",
        ),
        (
            main("T2", measure=Measure("100", "100", upper="99", direction=Direction.HIGHER)),
            "Lebar rentang target (target T2) di luar rentang yang mungkin",
        ),
        (
            main("T2", measure=Measure("80", "91", upper="90", direction=Direction.RANGE)),
            "Capaian di luar rentang yang tidak punya arah lebih baik belum diketahui",
        ),
        (
            evolve(main("T2"), quality=Measure("90", "90")),
            "Capaian target yang diukur dengan beberapa aspek belum diketahui",
        ),
        (evolve(main("T2"), kind=MISSING), "Utama atau tambahan (target T2) tidak ada"),
        (
            evolve(main("T2"), is_maximum=MISSING),
            "Target adalah capaian tertinggi yang mungkin (target T2) tidak ada",
        ),
        (
            evolve(additional("T2", "100", scope="1"), scope_weight=MISSING),
            "Bobot lingkup tugas tambahan (target T2) tidak ada",
        ),
    ],
)
def test_what_cannot_be_scored_is_refused_with_its_name_and_never_left_out(
    one: Target, sentence: str
) -> None:
    assert sentence in refusal(of(main("T1"), one, main("T3")))


def test_nobody_without_targets_has_a_score() -> None:
    assert refusal(of()) == "Banyaknya target utama di luar rentang yang mungkin"


def test_an_unknown_post_is_refused() -> None:
    nobody = Employee(key="P1", unit="U", employment=Employment.PNS)
    assert "Jenis jabatan tidak ada" in refusal(of(main(), who=nobody))
    assert "Status kepegawaian tidak ada" in refusal(appraise(appraised(main())))


def test_the_score_of_behaviour_and_whether_peers_were_asked_are_needed() -> None:
    assert refusal(of(main(), behaviour=MISSING)) == "Nilai perilaku kerja tidak ada"
    assert refusal(of(main(), peers=MISSING)) == "Pendapat rekan dan bawahan dipakai tidak ada"


def test_the_rule_is_not_for_contract_employees() -> None:
    result = of(main(), who=employee(employment=Employment.PPPK))
    assert refusal(result) == "aturan ini tidak berlaku bagi pegawai ini"


def test_a_score_above_120_is_refused_and_not_cut() -> None:
    targets = (main("T1", "120"), additional("T2", "105", scope="10"))
    at_most = of(*targets, behaviour="96.66")
    assert str(at_most.score) == "120.00"
    above = of(*targets, behaviour="96.69")
    assert refusal(above) == "Nilai kinerja di luar rentang yang mungkin"


def test_weights_that_do_not_sum_to_a_hundred_are_told() -> None:
    result = of(main("T1", weight="60"), main("T2", weight="30"))
    assert [finding.code.id for finding in result.findings] == ["MER-5001"]
    assert result.findings[0].message.id == "bobot target utama tidak berjumlah 100 %"
    assert result.predicate is not None


def test_an_assumption_that_decided_is_shown_with_its_note() -> None:
    explanation = of(main()).explain()
    assert explanation is not None
    said = str(explanation.as_dict("id"))
    assert "assumed" in said
    assert "PP 30/2019, Pasal 41 ayat (5)" in said
    assert "PermenPANRB 8/2021, Lampiran bab VI, hlm. 93" in said


# ------------------------------------------------------------------- laws of whole appraisals

done = st.integers(0, 20_000).map(lambda n: Decimal(n).scaleb(-2))


@given(done, done, st.sampled_from(PostKind))
def test_more_achieved_is_never_worse(a: Decimal, b: Decimal, kind: PostKind) -> None:
    less, more = (
        of(main("T1", weight="50"), main("T2", one, weight="50"), who=employee(kind)).score
        for one in sorted((a, b))
    )
    assert less is not None
    assert more is not None
    assert less <= more


@given(st.permutations(range(4)), st.lists(done, min_size=4, max_size=4))
def test_the_order_of_targets_does_not_matter(order: list[int], realised: list[Decimal]) -> None:
    targets = [main(f"T{i}", one, weight="25") for i, one in enumerate(realised)]
    one, other = of(*targets), of(*(targets[i] for i in order))
    assert (one.score, one.predicate) == (other.score, other.predicate)


# ------------------------------------------------------------- tables and frames say the same


def test_tables_and_frames_carry_what_the_rule_needs(tmp_path: Path) -> None:
    people = [employee(kind, key=f"P{number}") for number, kind in enumerate(PostKind, 1)]
    wide = Measure("90", "88", upper="110", direction=Direction.HIGHER)
    targets = (
        main("T1", weight="60", measure=wide),
        main("T2", weight="40", measure=minutes("200")),
        additional("T3", "100", scope="0.5"),
    )
    appraisal = appraised(*targets, behaviour="88.25")
    workforce = Workforce(
        units=[Unit(key="U", name="Dinas Contoh", kind=UnitKind.DINAS)],
        employees=people,
        appraisals=[evolve(appraisal, employee=one.key) for one in people],
    )
    results = appraise(workforce)
    assert results.policy is RULE
    # 88 and 79, or 80 and 80, weigh 84.4 or 80; 0.4 are added; 0.7 and 0.3 × 88.25 weigh to ties
    assert [str(one.score) for one in results] == ["85.84", "82.76", "82.76"]
    write_tables(workforce, tmp_path, language="en")
    read = read_tables(tmp_path)
    assert [one.text.en for one in read.findings if one.rejects] == []
    assert [one.as_dict("id") for one in appraise(read.workforce)] == [
        one.as_dict("id") for one in results
    ]
    units, employees, appraisals, planned = (
        pl.scan_csv(tmp_path / f"{name}.csv", infer_schema=False)
        for name in ("units", "employees", "appraisals", "targets")
    )
    found = appraise(
        FrameWorkforce.of(units=units, employees=employees, appraisals=appraisals, targets=planned)
    )
    assert [one.as_dict("id") for one in map(found.of, ("P1", "P2", "P3")) if one] == [
        one.as_dict("id") for one in results
    ]
