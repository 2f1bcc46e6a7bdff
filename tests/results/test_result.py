"""What a result says to people and to programs, and what it never shows."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from importlib.resources import files

import pytest
from attrs import evolve
from tests.merit.people import YEAR, activity, appraised, one_unit, rated

from meritasn.errors.codes import refusals
from meritasn.language import LANGUAGES, Language
from meritasn.merit import appraise
from meritasn.model import (
    Employee,
    Employment,
    Predicate,
    Protected,
    Rating,
    Sex,
    Unit,
    UnitKind,
    UnitPredicate,
    Workforce,
    build_nip,
    parse_nip,
)
from meritasn.policies import Policy, read_policy, shipped, what_if
from meritasn.quantities import Absence
from meritasn.results import Explanation, Refusal, Result, Results
from meritasn.rules import Reason, ReasonKind

PP46, PERMEN6 = shipped("pp-46-2011"), shipped("permenpanrb-6-2022")
MISSING = Absence.MISSING


def refusal(result: Result) -> Refusal:
    assert result.refusal is not None
    return result.refusal


# --------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("result", "code", "id", "en"),
    [
        (
            appraise(rated("P1", MISSING, Rating.SESUAI)),
            "MER-4001",
            "Rating hasil kerja tidak ada",
            "Rating of results is missing",
        ),
        (
            appraise(appraised(activity("A", quality=("100", "101")))),
            "MER-4002",
            "Realisasi kualitas (target A) di luar rentang yang mungkin",
            "Quality realised (target A) is outside its range",
        ),
        (
            appraise(appraised(activity("A"), activity("B", quantity=("0", "0")))),
            "MER-4004",
            "Nilai kuantitas (target B) tidak dapat dihitung karena pembaginya nol",
            "Score of quantity (target B) cannot be computed because its divisor is zero",
        ),
        (
            appraise(appraised(activity("A", quality=(Absence.NOT_APPLICABLE, "1")))),
            "MER-4005",
            "Nilai kualitas (target A) tidak berlaku",
            "Score of quality (target A) is not applicable",
        ),
        (
            appraise(appraised()),
            "MER-4006",
            "Nilai capaian SKP tidak diketahui karena tidak ada catatannya",
            "Score of results is not known because there is no record of it",
        ),
        (
            appraise(appraised(activity("A", quantity=("0.01", "10000000"), time=("1", "0")))),
            "MER-4002",
            "Nilai capaian kegiatan (target A) di luar rentang yang mungkin",
            "Score of the activity (target A) is outside its range",
        ),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(
    result: Result, code: str, id: str, en: str
) -> None:
    assert refusal(result).code.id == code
    assert refusal(result).message.id == id
    assert refusal(result).message.en == en


def test_a_refusal_has_all_reasons_in_the_order_of_the_steps() -> None:
    one = appraised(activity("A", time=("0", MISSING)), activity("B", quantity=(MISSING, "1")))
    conduct = evolve(one.conduct, discipline=MISSING)
    found = refusal(appraise(evolve(one, conduct=conduct)))
    assert found.reasons == (
        Reason("quantity_target", ReasonKind.MISSING),
        Reason("time_realised", ReasonKind.MISSING),
        Reason("time_score", ReasonKind.DIVISOR_ZERO),
        Reason("discipline", ReasonKind.MISSING),
    )
    assert found.code == refusals.MISSING
    assert found.message.en.startswith("Quantity planned (target B) is missing; ")
    assert len(found.message.id.split("; ")) == 4


def test_an_unknown_figure_is_what_the_agency_has_to_supply() -> None:
    result = appraise(rated("P1", Rating.SESUAI, Rating.SESUAI))
    explanation = result.explain("proposed_rating")
    assert explanation is not None
    assert result.value("proposed_rating").reasons != ()
    assert "most" in {reason.subject for reason in result.value("proposed_rating").reasons}


# ------------------------------------------------------------------------------ for programs


def test_a_result_for_other_programs_has_five_keys_and_no_float() -> None:
    given = appraise(appraised(activity("A"), conduct="90"))
    assert given.as_dict("id") == {
        "employee": "P1",
        "predicate": {"code": "sangat_baik", "label": "Sangat Baik"},
        "score": "91.20",
        "refusal": None,
        "policy": {"name": "pp-46-2011", "hash": PP46.hash},
    }
    assert given.as_dict("en")["predicate"] == {"code": "sangat_baik", "label": "Very good"}
    refused = appraise(rated("P1", MISSING, Rating.SESUAI))
    assert refused.as_dict("en") == {
        "employee": "P1",
        "predicate": None,
        "score": None,
        "refusal": {"code": "MER-4001", "message": "Rating of results is missing"},
        "policy": {"name": "permenpanrb-6-2022", "hash": PERMEN6.hash},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_data_are_plain_json(language: Language) -> None:
    result = appraise(appraised(activity("A"), conduct="90"))
    explanation = result.explain()
    assert explanation is not None
    for data in (result.as_dict(language), explanation.as_dict(language)):
        text = json.dumps(data, ensure_ascii=False)
        assert json.loads(text) == data
        assert not re.search(r"[:\[ ]-?\d+\.\d+[,}\]]", text)  # no bare number with a point


def test_a_value_that_was_never_computed_is_an_error_and_not_a_zero() -> None:
    result = appraise(appraised(activity("A")))
    with pytest.raises(KeyError):
        result.value("bonus")
    with pytest.raises(KeyError):
        result.value("item_score")  # of a target, not of the person
    with pytest.raises(KeyError):
        result.explain("bonus")


# ------------------------------------------------------------------------------- assumptions


def assumed(result: Result, step: str | None = None) -> list[str]:
    explanation = result.explain(step)
    assert explanation is not None
    return [compiled.name for compiled in explanation.assumed()]


def test_assumptions_are_told_where_they_decided() -> None:
    result = appraise(appraised(activity("A"), activity("B"), conduct="90"))
    assert assumed(result) == ["predicate", "skp", "behaviour"]
    assert assumed(result, "final") == ["skp", "behaviour"]
    explanation = result.explain("item_score", target="A")
    assert explanation is not None
    assert explanation.assumed() == ()


def test_an_assumption_that_did_not_come_into_it_is_not_told() -> None:
    """Who leads no unit does not rest on how a unit's predicate becomes a rating."""
    nobody = appraise(rated("P1", Rating.SESUAI, Rating.SESUAI))
    assert assumed(nobody) == []
    head = one_unit(UnitPredicate.BAIK, [Predicate.BAIK])
    (unit,) = head.units
    (led,) = appraise(evolve(head, units=[evolve(unit, head="P0")]))
    assert assumed(led) == ["rating_from_unit"]


# --------------------------------------------------------------------------- what is never shown

NIP = build_nip(date(1985, 3, 17), date(2010, 1, 1), Sex.FEMALE, 911)
KEY = "K-7781"
"""A key is no secret to who put it in, but no repr and no finding shows it."""

SECRETS = ("Sri Rahayu", NIP, "198503", "Katolik")


def everything() -> Results:
    period = YEAR
    person = Employee(
        key=KEY,
        unit="U",
        employment=Employment.PNS,
        name="Sri Rahayu",
        nip=parse_nip(NIP),
    )
    other = evolve(person, key="K-7782", name="Budi", nip=None)
    return appraise(
        Workforce(
            units=[Unit(key="U", name="Dinas", kind=UnitKind.DINAS, head=KEY)],
            employees=[person, other],
            appraisals=[rated(KEY, MISSING, Rating.SESUAI, period=period)],
            protected={KEY: Protected(religion="Katolik", sex=Sex.FEMALE)},
        )
    )


def test_no_repr_shows_who_it_is_about() -> None:
    results = everything()
    first = results.people[0]
    shown = [
        repr(thing)
        for thing in (
            results,
            *results.people,
            *results.units,
            first.run,
            first.refusal,
            first.explain(),
            results.changes(results),
            *results.findings,
        )
    ]
    assert [(s, text) for text in shown for s in (*SECRETS, KEY) if s in text] == []


def test_no_page_shows_a_name_or_a_number() -> None:
    results = everything()
    pages: list[Results | Result] = [results, *results.people]
    for page in pages:
        text = page._repr_html_()
        assert [words for words in SECRETS if words in text] == []


def test_pages_load_nothing_from_elsewhere() -> None:
    results = everything()
    explanation = appraise(appraised(activity("A"))).explain()
    assert explanation is not None
    one = appraise(appraised(activity("A")))
    pages: list[Results | Result | Explanation | Policy] = [
        results,
        results.people[0],
        one,
        explanation,
        PERMEN6,
    ]
    for page in pages:
        html = page._repr_html_()
        assert html.lstrip().startswith("<")
        assert not re.search(r"https?:|//[a-z]|<script|<link|<iframe|@import|url\(|src=", html)


# ---------------------------------------------------------------------------------- comparing


def test_changes_are_empty_for_equal_policies_and_complete_for_others() -> None:
    people = [appraised(activity("A"), conduct=c, employee=f"P{c}") for c in ("40", "60", "92")]
    workforce = Workforce(
        units=[Unit(key="U", name="U", kind=UnitKind.DINAS)],
        employees=[
            Employee(key=one.employee, unit="U", employment=Employment.PNS) for one in people
        ],
        appraisals=people,
    )
    before = appraise(workforce, PP46)
    same = appraise(workforce, what_if(PP46, {"share_of_results": Decimal("60.00")}))
    assert before.changes(same) == ()
    after = appraise(workforce, what_if(PP46, {"share_of_results": 80}))
    moved = [change.before.employee for change in before.changes(after)]
    assert moved == ["P40", "P60"]  # 92 and 92 weigh to 92 whatever the weights
    with pytest.raises(ValueError, match="other people"):
        before.changes(appraise(evolve(workforce, employees=workforce.employees[:1]), PP46))


def test_a_score_of_many_decimals_is_written_out() -> None:
    text = (files("meritasn.policies") / "packs/pp-46-2011.toml").read_text("utf-8")
    name, rest = text.split('name = "final"')
    finer = read_policy(f'{name}name = "final"{rest.replace("decimals = 2", "decimals = 9", 1)}')
    nothing = activity(quantity=("100", "0"), quality=("100", "0"), time=("100", "176"))
    result = appraise(appraised(nothing, conduct="0"), finer)
    explanation = result.explain("final")
    assert explanation is not None
    assert result.as_dict("id")["score"] == "0.000000000"
    assert explanation.as_dict("id")["value"] == "0.000000000"
