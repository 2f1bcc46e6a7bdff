"""Examples of the documents that go in."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.examples.shared import YEAR
from meritasn.io.schema.words import Schema

__all__ = ["DOCUMENTS"]

_EMPLOYEE: Schema = {
    "key": "A-1",
    "unit": "dukcapil",
    "employment": "pns",
    "rank": "iii_c",
    "post": {
        "title": "Pengelola layanan",
        "kind": "administrasi",
        "level": "pelaksana",
        "since": "2015-02-01",
        "retirement_age": "n/a",
    },
    "service_since": "2005-01-01",
    "rank_since": "2021-04-01",
    "education": "s1",
    "superior_rank": "iv_a",
    "unpaid_leave": "no",
    "job_class": 7,
    "remote_place": "no",
    "hard_conditions": "no",
    "scarce_profession": "no",
    "nip": "190302281925012999",
}
_APPRAISAL: Schema = {
    "employee": "A-1",
    "period": YEAR,
    "rater": "A-0",
    "results_rating": "di_atas",
    "behaviour_rating": "sesuai",
    "behaviours": [{"value": "harmonis", "rating": "sesuai"}],
    "feedback": [{"given_on": "2023-04-03", "giver": "A-0", "fact": "Berkas selesai lebih awal"}],
    "targets": [
        {
            "key": "T1",
            "plan": "Dokumen kependudukan selesai lebih cepat",
            "kind": "utama",
            "time": {"target": 60, "realised": "55.5", "direction": "lower", "unit": "menit"},
            "cost": {"target": "5000000", "realised": "n/a"},
            "weight": "100",
        }
    ],
}
_CAREERS: Schema = {
    "past_predicates": [
        {
            "employee": "A-1",
            "rated_from": "2022-01-01",
            "rated_on": "2022-12-31",
            "past_predicate": "baik",
        }
    ],
    "postings": [
        {
            "employee": "A-1",
            "posting_since": "2015-02-01",
            "posting_until": "n/a",
            "posting": "Pengelola layanan",
            "posting_level": "pelaksana",
            "posting_acting": "no",
            "field": "Kependudukan",
        }
    ],
    "sanctions": [
        {
            "employee": "A-1",
            "sanction_since": "2019-03-04",
            "sanction_until": "n/a",
            "sanction": "oral_warning",
            "sanction_months": "n/a",
        }
    ],
    "absences": [
        {
            "employee": "A-1",
            "absence_on": "2023-12-31",
            "absent_days": 2,
            "longest_absence": 1,
        }
    ],
    "trainings": [
        {
            "employee": "A-1",
            "trained_on": "2023-06-16",
            "training": "Arsip elektronik",
            "training_kind": "technical",
            "training_hours": "12.5",
        }
    ],
    "evidence": [
        {
            "employee": "A-1",
            "evidence_on": "2023-08-01",
            "evidence_until": "2025-08-01",
            "evidence_kind": "managerial",
            "evidence_result": "passed",
            "evidence_level": "n/a",
        }
    ],
    "credits": [
        {
            "employee": "A-0",
            "credit_on": "2023-12-31",
            "credit_kind": "conversion",
            "credit_level": "ahli_madya",
            "credit_rank": "iv_a",
            "credit_predicate": "baik",
            "credit_months": 12,
        }
    ],
    "objections": [
        {
            "employee": "A-1",
            "received_on": "2024-01-08",
            "objected_to": "appraisal",
            "filed_on": "2024-01-15",
            "answered_on": "n/a",
        }
    ],
    "talent_assessments": [
        {
            "employee": "A-1",
            "assessed_on": "2023-11-06",
            "assessed_until": "2025-11-06",
            "award_score": "40",
            "team_score": "62.50",
            "feedback_score": "81.25",
            "competence_score": "77",
            "development_score": "70",
            "experience_score": "65",
            "potential_score": "74.50",
            "field_match_score": "n/a",
        }
    ],
    "competencies": [
        {
            "employee": "A-1",
            "tested_on": "2023-11-06",
            "tested_until": "2026-11-06",
            "competency": "kerja_sama",
            "competency_level": 2,
        }
    ],
    "skills": [
        {
            "employee": "A-1",
            "skill_on": "2023-11-07",
            "skill_until": "n/a",
            "skill": "Pencatatan sipil",
            "skill_level": 2,
            "skill_standard": 3,
        }
    ],
    "attendance": [
        {
            "employee": "A-1",
            "month_ends_on": "2023-11-30",
            "activity_minutes": 6120,
            "presence": "95.45",
            "late_1": 2,
            "early_1": "n/a",
        }
    ],
    "vacancies": [
        {
            "key": "L-1",
            "title": "Kepala Seksi Pelayanan",
            "unit": "dukcapil",
            "level": "pengawas",
            "field": "Kependudukan",
            "least_rank": "iii_b",
        }
    ],
    "standards": [{"vacancy": "L-1", "competency": "kerja_sama", "level": 3}],
    "holidays": [{"day": "2024-01-01", "name": "Tahun Baru Masehi"}],
    "incomplete": {"sanctions": ["A-0"]},
}
_SERVICES: Schema = {
    "services": [
        {
            "key": "akta",
            "unit": "dukcapil",
            "name": "Akta kelahiran",
            "time_unit": "menit",
            "time_before": 180,
            "standard_time": 60,
            "standard_cost": 0,
            "standard_complete": "95",
        }
    ],
    "responses": [
        {"service": "akta", "responded_on": "2023-06-05", "respondent": "001"}
        | {f"u{n}": 3 for n in range(1, 10)}
    ],
    "measurements": [
        {
            "service": "akta",
            "measured_on": "2023-06-30",
            "measured_time": "57.5",
            "measured_cost": 0,
            "measured_complete": "96.4",
        }
    ],
    "candidates": [
        {
            "key": "C-1",
            "vacancy": "L-1",
            "intake_category": "umum",
            "applicant_born_on": "1903-08-17",
            "twk": 85,
            "tiu": 120,
            "tkp": 170,
            "skb": "312.5",
            "diploma_mean": "3.41",
            "paper_score": "n/a",
        }
    ],
    "merit_reviews": [
        {
            "agency": "contoh",
            "reviewed_on": "2023-10-02",
            "aspect_planning": "32.5",
            "maturity_1": "n/a",
        }
    ],
}
DOCUMENTS: Mapping[str, Schema] = {
    "meritasn/appraisal@1": {"employee": _EMPLOYEE, "appraisal": _APPRAISAL},
    "meritasn/workforce@1": {
        "on": "2023-12-31",
        "units": [{"key": "dukcapil", "name": "Dinas Dukcapil", "kind": "dinas", "head": "A-0"}],
        "employees": [{"key": "A-0", "unit": "dukcapil", "employment": "pns"}, _EMPLOYEE],
        "appraisals": [_APPRAISAL],
        "unit_performance": [{"unit": "dukcapil", "period": YEAR, "predicate": "baik"}],
        "protected": {"A-1": {"sex": "female", "birth_date": "1903-02-28"}},
        **_CAREERS,
        **_SERVICES,
    },
}
"""What goes in, without its format."""
