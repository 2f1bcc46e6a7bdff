"""Standards as people read them: the series, the months that were missed, and the time saved."""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from meritasn.errors import NotInForce
from meritasn.language import Language
from meritasn.merit import standards_kept
from meritasn.model import Measurement, Service, Workforce
from meritasn.model.careers import Incomplete
from meritasn.quantities import Absence
from meritasn.results.standards import StandardsKept
from meritasn.view import to_text

DAY = date(2024, 12, 31)
KTP = Service(
    key="ktp", name="KTP", time_unit="menit", time_before=180, standard_time=60, standard_cost=0
)


def month(n: int, service: str = "ktp", **measured: Decimal | int | Absence) -> Measurement:
    last = date(2024, n, monthrange(2024, n)[1])
    return Measurement(service=service, measured_on=last, **{"measured_cost": 0, **measured})


def year(changed: Mapping[int, Measurement] | None = None) -> list[Measurement]:
    kept = {n: month(n, measured_time=55) for n in range(1, 13)}
    return [*{**kept, **(changed or {})}.values()]


def told(found: StandardsKept, language: Language = "en") -> str:
    return " ".join(to_text(found, language, 200).split())


def test_two_months_of_twelve_are_missed_and_said_with_what_was_missed() -> None:
    changed = {3: month(3, measured_time=66), 7: month(7, measured_time=70, measured_cost=500)}
    found = standards_kept(Workforce(services=[KTP], measurements=year(changed)), DAY)
    one = found.of("ktp")
    assert one is not None
    assert (one.answer, one.met, one.missed) == ("not_met", 10, 2)
    missed = [m for m in one.series if m.answer == "not_met"]
    assert [m.on for m in missed] == [date(2024, 3, 31), date(2024, 7, 31)]
    assert [len(m.missed) for m in missed] == [1, 2]
    assert one.latest is not None
    assert one.latest.answer == "met"
    words = told(found)
    assert "✓✓✗✓✓✓✗✓✓✓✓✓" in words
    assert (
        "KTP: missed in 2 of 12 measurements: the service took longer than its standard "
        "(31 March 2024, 31 July 2024); the service cost more than its standard (31 July 2024)."
    ) in words


def test_from_180_to_55_minutes_is_shown_as_time_saved_and_never_below_zero() -> None:
    found = standards_kept(Workforce(services=[KTP], measurements=year()), DAY)
    one = found.of("ktp")
    assert one is not None
    assert (one.time_saved, one.time_added) == (Decimal("69.44"), None)
    assert one.latest is not None
    assert one.latest.time is not None
    assert one.latest.time.code == "better"
    for language, words in {"en": "69.44% saved", "id": "hemat 69,44 %"}.items():
        shown = told(found, language)  # type: ignore[arg-type]
        assert words.replace(" %", "\N{NO-BREAK SPACE}%") in shown or words in shown
        assert "-69" not in shown
    assert "180 → 55 menit" in told(found)


def test_a_service_that_takes_longer_than_before_says_so() -> None:
    slower = Service(key="ktp", name="KTP", time_before=50, standard_time=60)
    found = standards_kept(Workforce(services=[slower], measurements=year()), DAY)
    one = found.of("ktp")
    assert one is not None
    assert (one.time_saved, one.time_added) == (None, Decimal("10.00"))
    assert "10.00% longer" in told(found)


def test_what_is_not_known_not_asked_and_not_measured_are_three_things() -> None:
    services = [
        KTP,
        Service(key="free", name="Free", time_before=10),
        Service(key="new", name="New", standard_time=5),
    ]
    unknown = year({8: month(8)})
    measured = [*unknown, month(5, "free", measured_time=4)]
    found = standards_kept(Workforce(services=services, measurements=measured), DAY)
    answers = {one.key: one.answer for one in found.services}
    assert answers == {"ktp": "unknown", "free": "not_applicable", "new": "not_applicable"}
    words = told(found)
    assert "KTP: not known: The standard of time is kept (31 August 2024)." in words
    assert "Free: no standard is set" in words
    assert "Not measured: New." in words
    none = standards_kept(Workforce(services=services), DAY)
    assert "Not measured: KTP, Free, New." in told(none)


def test_later_measurements_do_not_exist_yet() -> None:
    found = standards_kept(Workforce(services=[KTP], measurements=year()), date(2024, 3, 31))
    one = found.of("ktp")
    assert one is not None
    assert len(one.series) == 3
    with pytest.raises(NotInForce):
        standards_kept(Workforce(services=[KTP]), date(2000, 1, 1))


def test_a_service_with_a_rejected_row_is_not_judged() -> None:
    lost = Incomplete(measurements=["ktp"])
    found = standards_kept(Workforce(services=[KTP], measurements=year(), incomplete=lost), DAY)
    one = found.of("ktp")
    assert one is not None
    assert (one.answer, one.series) == ("unknown", ())
    assert one.refusal is not None
    assert "KTP: not judged" in told(found)


def test_everything_for_other_programs() -> None:
    found = standards_kept(Workforce(services=[KTP], measurements=year()), DAY)
    said = json.loads(json.dumps(found.as_dict("en")))
    assert said["format"] == "meritasn/standards@1"
    (one,) = said["services"]
    assert (one["service"], one["met"], one["time_saved"]) == ("ktp", 12, "69.44")
    assert one["series"][0] == {
        "on": "2024-01-31",
        "answer": "met",
        "missed": [],
        "unknown": [],
        "took": "55.00",
        "standard": "60.00",
        "time": {"code": "better", "label": "better than the standard"},
    }
