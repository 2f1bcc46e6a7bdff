"""One example of each document, with invented people; tests hold each to its schema."""

from __future__ import annotations

from collections.abc import Mapping

from meritasn.io.schema.words import Schema

__all__ = ["ANSWERS", "DOCUMENTS"]

_YEAR = {"first_day": "2023-01-01", "last_day": "2023-12-31"}

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
    "period": _YEAR,
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
        "unit_performance": [{"unit": "dukcapil", "period": _YEAR, "predicate": "baik"}],
        "protected": {"A-1": {"sex": "female", "birth_date": "1903-02-28"}},
        **_CAREERS,
        **_SERVICES,
    },
}
"""What goes in, without its format."""

_POLICY = {"name": "permenpanrb-6-2022", "hash": "0123456789abcdef" * 4}
_GOOD = {"code": "baik", "label": "Baik"}

_RESULT: Schema = {
    "employee": "A-1",
    "predicate": _GOOD,
    "score": None,
    "refusal": None,
    "policy": _POLICY,
}
_UNIT: Schema = {
    "unit": "dukcapil",
    "name": "Dinas Dukcapil",
    "predicate": _GOOD,
    "people": 1,
    "counts": {"baik": 1},
    "guide": "met",
    "findings": [],
}
_FINDING: Schema = {
    "code": "MER-2033",
    "severity": "warning",
    "place": {"file": "penilaian.csv", "row": 2, "column": "penilai"},
    "message": "tidak ada penilai; benar hanya bila penilainya bukan pegawai",
    "found": None,
    "expected": None,
}
_EXPLANATION: Schema = {
    "name": "predicate",
    "title": "Predikat kinerja",
    "key": None,
    "value": "baik",
    "shown": "Baik",
    "state": "present",
    "rule": "menurut tabel",
    "cite": "PermenPANRB 6/2022",
    "standing": "secondary",
    "children": [],
}

_ONE_LACKS: Schema = {"met": 0, "not_met": 1, "unknown": 0, "not_applicable": 0}
_REQUIREMENT: Schema = {
    "code": "education_too_low",
    "title": "Pendidikan",
    "answer": "not_met",
    "why": "pendidikan di bawah yang disyaratkan",
    "cite": "PP 11/2017, Pasal 107",
    "standing": "text",
}

_ASKED_OF_MATCH: Schema = {
    "on": "2024-03-01",
    "vacancy": {
        "key": "L-1",
        "title": "Kepala Bidang Contoh",
        "level": {"code": "administrator", "label": "Administrator"},
        "standards": {},
    },
    "standards_by": "level",
    "policy": _POLICY,
    "without_records": [],
}
_MATCHED: Schema = {
    "employee": "A-1",
    "state": "complete",
    "jpm": "96.30",
    "jpm_capped": "96.30",
    "post_filling": "memenuhi_syarat",
    "post_filling_capped": "memenuhi_syarat",
    "mapping": "optimal",
    "mapping_capped": "optimal",
    "lacking": ["komunikasi"],
    "refusal": None,
}

_PAID: Schema = {
    "employee": "A-1",
    "class": "class_10",
    "parts": {"full": "6360556", "productivity_cut": "0", "earned": "6360556", "paid": "6042528"},
    "refusal": None,
}
_SUMS: Schema = {
    "people": 7,
    "known": 6,
    "full": "38163336",
    "deductions": {
        "performance": {"productivity": "0"},
        "discipline": {"presence": "0", "lateness": "0", "sanction": "0"},
        "fiscal": {"fiscal": "1908168"},
    },
    "earned": "38163336",
    "paid": "36255168",
}
_ASKED_OF_ALLOWANCE: Schema = {
    "on": "2025-10-31",
    "policy": _POLICY,
    "ceiling": "36255170",
    "factor": "0.950000021958",
}

_ASKED_OF_TALENT: Schema = {
    "on": "2026-03-02",
    "policy": _POLICY,
    "cut_offs": {
        "performance_low": "60",
        "performance_high": "80",
        "potential_low": "60",
        "potential_high": "80",
    },
}
_OTHER_CUTS: Schema = {
    "performance_low": "78",
    "performance_high": "90",
    "potential_low": "60",
    "potential_high": "80",
}
_PLACED: Schema = {
    "employee": "A-1",
    "box": "box_8",
    "performance": "77.55",
    "potential": "84.95",
    "performance_over_low": "17.55",
    "performance_over_high": "-2.45",
    "potential_over_low": "24.95",
    "potential_over_high": "4.95",
    "score": "81.25",
    "succession_group": True,
    "recommendation": "Pertahankan",
    "requirements": [_REQUIREMENT],
    "refusal": None,
}

_ASKED_OF_SELECTION = {
    "on": "2025-06-02",
    "vacancy": "L-1",
    "policy": {"name": "permenpanrb-15-2019+panitia", "hash": "0" * 64},
    "order": {
        "name": "shortlist",
        "title": "Three names for the appointing official",
        "by": [{"step": "final", "title": "Final score", "greatest_first": True}],
        "cite": "PermenPANRB 15/2019",
        "standing": "secondary",
    },
    "places": 3,
    "rejected": 0,
}
_RANKED = {
    "candidate": "C-1",
    "place": 1,
    "standing": "goes_on",
    "values": {"final": "83.70"},
    "decided_by": None,
    "not_asked": None,
    "why": "",
}

_ASKED_OF_REPLAY: Schema = {
    "before": {"name": "pp-46-2011", "hash": "0" * 64},
    "after": {"name": "pp-46-2011+weight-70", "hash": "1" * 64},
    "period": {"first_day": "2019-01-01", "last_day": "2019-12-31"},
    "on": None,
}
_WAYS: Schema = {
    "up": 1,
    "down": 0,
    "same": 5,
    "gained": 0,
    "lost": 0,
    "reason": 0,
    "other": 0,
}
_MOVER: Schema = {
    "employee": "A-1",
    "unit": "dukcapil",
    "level": "pelaksana",
    "direction": "up",
    "before": {"outcome": "label:cukup", "score": "75.57", "rank": 3},
    "after": {"outcome": "label:baik", "score": "76.80", "rank": 2},
    "step": "final",
    "alone": ["parameter.share_of_results"],
    "together": [],
    "elsewhere": [],
}

ANSWERS: Mapping[str, Schema] = {
    "meritasn/result@1": _RESULT,
    "meritasn/unit@1": _UNIT,
    "meritasn/finding@1": _FINDING,
    "meritasn/explanation@1": _EXPLANATION,
    "meritasn/results@1": {
        "format": "meritasn/results@1",
        "period": _YEAR,
        "policy": _POLICY,
        "people": [_RESULT],
        "units": [_UNIT],
        "findings": [_FINDING],
    },
    "meritasn/assessments@1": {
        "format": "meritasn/assessments@1",
        "on": "2024-03-01",
        "vacancy": {
            "key": "L-1",
            "title": "Kepala Dinas",
            "level": {"code": "jpt_pratama", "label": "JPT Pratama"},
            "field": "Perizinan",
            "least_rank": "iv_b",
        },
        "policy": _POLICY,
        "without_records": [],
        "counts": _ONE_LACKS,
        "requirements": {"education_too_low": _ONE_LACKS},
        "people": [
            {
                "employee": "A-1",
                "answer": "not_met",
                "label": None,
                "score": None,
                "refusal": None,
                "requirements": [_REQUIREMENT],
            }
        ],
    },
    "meritasn/talent@1": {
        "format": "meritasn/talent@1",
        **_ASKED_OF_TALENT,
        "without_records": [],
        "boxes": [
            {"code": "box_8", "label": "Kotak 8", "recommendation": "Pertahankan", "people": 1}
        ],
        "without_box": [{"why": "Potensi tidak ada", "people": 1}],
        "units": [
            {
                "unit": "dukcapil",
                "name": "Dinas Kependudukan",
                "people": 2,
                "boxed": 1,
                "succession_group": None,
            }
        ],
        "people": [_PLACED],
    },
    "meritasn/placed@1": {
        "format": "meritasn/placed@1",
        **_ASKED_OF_TALENT,
        **_PLACED,
        "trace": _EXPLANATION,
        "trials": [{"cut_offs": _OTHER_CUTS, "box": "box_6", "succession_group": False}],
    },
    "meritasn/cuts@1": {
        "format": "meritasn/cuts@1",
        **_ASKED_OF_TALENT,
        "people": 2,
        "boxed": 1,
        "trials": [
            {
                "cut_offs": _OTHER_CUTS,
                "moved": 1,
                "moves": [{"from": "box_8", "to": "box_6", "people": 1}],
                "succession_group": 0,
                "entered": 0,
                "left": 1,
                "people": [{"employee": "A-1", "from": "box_8", "to": "box_6"}],
            }
        ],
        "near": [
            {
                "cut_off": "performance_high",
                "title": "Batas atas kinerja",
                "below": {"1": 0, "2": 0, "5": 1},
                "above": {"1": 0, "2": 0, "5": 0},
            }
        ],
    },
    "meritasn/match@1": {
        "format": "meritasn/match@1",
        **_ASKED_OF_MATCH,
        "ranked_by": "jpm",
        "people": 2,
        "judged": 1,
        "bands": {
            "post_filling": {
                "memenuhi_syarat": 1,
                "masih_memenuhi_syarat": 0,
                "kurang_memenuhi_syarat": 0,
            },
            "mapping": {"optimal": 1, "cukup_optimal": 0, "kurang_optimal": 0},
        },
        "lacking": {"komunikasi": 1},
        "not_judged": [{"why": "never assessed", "people": 1}],
        "matches": [{"place": 1, **_MATCHED}],
    },
    "meritasn/matched@1": {
        "format": "meritasn/matched@1",
        **_ASKED_OF_MATCH,
        **_MATCHED,
        "technical_jpm": "75.00",
        "technical_jpm_capped": "75.00",
        "combined": None,
        "combined_capped": None,
        "competencies": [
            {
                "competency": "komunikasi",
                "standard_by": "level",
                "competency_level": "2",
                "standard": "3",
                "gap": "1",
                "surplus": "0",
            }
        ],
        "skills": [
            {
                "skill": "Analisis jabatan",
                "skill_level": "3",
                "skill_standard": "4",
                "skill_gap": "1",
                "skill_surplus": "0",
            }
        ],
        "trace": None,
    },
    "meritasn/selection@1": {
        "format": "meritasn/selection@1",
        **_ASKED_OF_SELECTION,
        "least_applicants": 4,
        "applicants": 2,
        "shortlist": ["C-1"],
        "undecided": [],
        "ranked": [_RANKED],
        "unranked": [
            {"candidate": "C-2", "code": "MER-4001", "why": "Score of the interview is missing"}
        ],
    },
    "meritasn/selected@1": {
        "format": "meritasn/selected@1",
        **_ASKED_OF_SELECTION,
        **_RANKED,
        "trace": None,
    },
    "meritasn/allowance@1": {
        "format": "meritasn/allowance@1",
        **_ASKED_OF_ALLOWANCE,
        "unspent": "2",
        "total": _SUMS,
        "units": [{"key": "dinas", "title": "Dinas Contoh", "shown": True, **_SUMS}],
        "classes": [{"key": "class_15", "title": "Kelas 15", "shown": False, "people": 1}],
        "refusals": [{"code": "MER-4001", "reason": "Kelas jabatan tidak ada", "people": 1}],
        "wanted_figures": [
            {"name": "bpk_allowance_9", "title": "Tunjangan kinerja BPK, kelas 9", "people": 1}
        ],
        "figures_not_set": [{"name": "remote_share", "title": "Bagian tempat bertugas"}],
        "people": [_PAID],
    },
    "meritasn/person@1": {
        "format": "meritasn/person@1",
        "employee": "A-1",
        "on": "2026-03-02",
        "about": [{"title": "Jenjang", "value": "Administrator"}],
        "sections": [
            {
                "family": "training",
                "title": "Pengembangan kompetensi",
                "policy": _POLICY,
                "answer": "tidak terpenuhi",
                "why": "jam pelajaran setahun belum mencapai kewajiban PNS",
                "values": {"hours_missing": "8.5"},
                "requirements": [_REQUIREMENT],
                "refusal": None,
                "assumed": [{"step": "hours_in_year", "title": "Jam pelajaran (JP) dalam setahun"}],
            }
        ],
    },
    "meritasn/payslip@1": {
        "format": "meritasn/payslip@1",
        **_ASKED_OF_ALLOWANCE,
        **_PAID,
        "trace": None,
    },
    "meritasn/professionalism@1": {
        "format": "meritasn/professionalism@1",
        "on": "2025-06-30",
        "policy": _POLICY,
        "least": 5,
        "unit": None,
        "bands": [{"code": "sangat_rendah", "label": "Sangat Rendah", "over": None, "up_to": "60"}],
        "distribution": {"sangat_rendah": 6},
        "without": [{"why": "Pendidikan tertinggi yang diakui tidak ada", "people": 1}],
        "without_records": [],
        "units": [
            {
                "unit": "dukcapil",
                "name": "Dinas Dukcapil",
                "parent": None,
                "withheld": False,
                "index": "47.92",
                "band": {"code": "sangat_rendah", "label": "Sangat Rendah"},
                "people": 7,
                "counted": 6,
                "without": 1,
            }
        ],
    },
    "meritasn/professional@1": {
        "format": "meritasn/professional@1",
        "employee": "A-1",
        "on": "2025-06-30",
        "policy": _POLICY,
        "index": "65.00",
        "band": {"code": "rendah", "label": "Rendah"},
        "refusal": None,
        "dimensions": [
            {
                "step": "qualification",
                "title": "Kualifikasi",
                "points": "20",
                "rests_on": "S-2",
            }
        ],
        "proposals": [
            {
                "code": "training_seminar",
                "title": "Mengikuti seminar atau sejenisnya",
                "index": "75.00",
                "gain": "10.00",
                "band": {"code": "sedang", "label": "Sedang"},
            }
        ],
        "together": None,
        "trace": _EXPLANATION,
    },
    "meritasn/satisfaction@1": {
        "format": "meritasn/satisfaction@1",
        "by": "service",
        "surveys": [
            {
                "year": 2024,
                "last_day": "2024-08-28",
                "policy": {
                    "name": "permenpanrb-14-2017",
                    "hash": "0" * 64,
                },
            }
        ],
        "least_shown": 5,
        "least_for_interval": 20,
        "groups": [
            {
                "key": "ktp",
                "name": "KTP elektronik",
                "rounds": [
                    {
                        "year": 2024,
                        "sheets": 30,
                        "left_out": 0,
                        "index": "88.89",
                        "quality": {"code": "a", "label": "A"},
                        "performance": {"code": "sangat_baik", "label": "Very good"},
                        "pooled_index": None,
                        "interval": {"low": "86.11", "high": "91.67"},
                        "near": [
                            {
                                "limit": "88.31",
                                "below": {"code": "b", "label": "B"},
                                "above": {"code": "a", "label": "A"},
                            }
                        ],
                        "satisfied": 30,
                        "satisfied_percent": {"low": "88.6", "high": "100.0"},
                        "elements": [
                            {"name": "u1", "title": "U1: Requirements", "mean": "3.33"},
                            {
                                "name": "u2",
                                "title": "U2: System, mechanism and procedure",
                                "mean": "3.33",
                            },
                        ],
                        "refusal": None,
                    }
                ],
                "differences": [],
                "too_few_to_show": [],
            }
        ],
    },
    "meritasn/standards@1": {
        "format": "meritasn/standards@1",
        "on": "2024-12-31",
        "policy": {
            "name": "service-standards",
            "hash": "0" * 64,
        },
        "services": [
            {
                "service": "ktp",
                "name": "KTP elektronik",
                "answer": "not_met",
                "met": 1,
                "missed": 1,
                "series": [
                    {
                        "on": "2024-01-31",
                        "answer": "not_met",
                        "missed": ["the service took longer than its standard"],
                        "unknown": [],
                        "time": {"code": "missed", "label": "not up to the standard"},
                        "took": "66.00",
                        "standard": "60.00",
                    },
                    {
                        "on": "2024-02-29",
                        "answer": "met",
                        "missed": [],
                        "unknown": [],
                        "time": {"code": "better", "label": "better than the standard"},
                        "took": "55.00",
                        "standard": "60.00",
                    },
                ],
                "time_unit": "menit",
                "time_before": "180.00",
                "time_now": "55.00",
                "time_saved": "69.44",
                "time_added": None,
                "refusal": None,
            }
        ],
    },
    "meritasn/ledger@1": {
        "format": "meritasn/ledger@1",
        "employee": "A-1",
        "on": "2024-03-01",
        "policy": _POLICY,
        "lines": [
            {
                "record": {"credit_on": "2023-12-31", "credit_kind": "conversion"},
                "values": {"amount": "12.50", "level_credit": "62.50", "rank_credit": "12.50"},
                "cite": ["PermenPANRB 1/2023, Pasal 37"],
                "remarks": [],
            }
        ],
        "requirements": [],
    },
    "meritasn/policytest@1": {
        "format": "meritasn/policytest@1",
        "policy": {
            "name": "pp-46-2011",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "0" * 64,
        },
        "passed": True,
        "verdicts": [
            {
                "law": "scores_are_never_negative",
                "statement": "Tidak ada nilai di bawah nol.",
                "about": "answer",
                "outcome": "expected",
                "passes": True,
                "cases": 3,
                "why": "Sumber yang terbaca tidak menyebut batas bawah.",
                "proofs": [
                    {
                        "law": "scores_are_never_negative",
                        "verdict": "broken",
                        "path": "output.score",
                        "why": "Ditemukan seseorang yang “Nilai prestasi kerja”-nya -0,01.",
                        "from": "2014-01-01",
                        "until": "2021-07-01",
                    }
                ],
                "story": {
                    "law": "scores_are_never_negative",
                    "story": ["Sebuah kasus rekaan: pegawai A.", "Nilainya di bawah nol."],
                    "answers": [{"title": "Nilai prestasi kerja", "one": "-0,01", "other": None}],
                    "steps": [
                        {
                            "step": "time_score",
                            "title": "Nilai waktu",
                            "one": "-400,03",
                            "other": None,
                            "rules": ["bila …"],
                            "cite": "Perka BKN 1/2013",
                            "wrong": True,
                        }
                    ],
                    "facts": [{"title": "Realisasi waktu", "one": "576,03", "other": None}],
                },
            }
        ],
    },
    "meritasn/strategytest@1": {
        "format": "meritasn/strategytest@1",
        "strategy": {
            "name": "kota-contoh-bagi-rata",
            "title": "Pembagian menurut nilai",
            "version": "1",
        },
        "passed": True,
        "verdicts": [
            {
                "law": "pay_keeps_its_ceiling",
                "statement": "Jumlah yang dibayar tidak pernah melebihi pagu.",
                "about": "money",
                "outcome": "held",
                "passes": True,
                "cases": 77,
                "why": None,
                "proofs": [],
                "story": None,
            }
        ],
    },
    "meritasn/diff@1": {
        "format": "meritasn/diff@1",
        "before": {
            "name": "pp-46-2011",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "0" * 64,
            "lineage": [],
        },
        "after": {
            "name": "pp-46-2011+weight-70",
            "title": "Penilaian prestasi kerja PNS (PP 46/2011)",
            "hash": "1" * 64,
            "lineage": ["0" * 64, "2" * 64],
        },
        "changes": [
            {
                "path": "parameter.share_of_results.value",
                "what": "Bobot SKP",
                "before": "60 %",
                "after": "70 %",
                "written": None,
                "cites": ["Rancangan peraturan wali kota"],
                "decides": True,
            }
        ],
    },
    "meritasn/replay@1": {
        "format": "meritasn/replay@1",
        **_ASKED_OF_REPLAY,
        "people": 6,
        "moved": 1,
        "rescored": 4,
        "ways": _WAYS,
        "matrix": [
            {
                "from": "label:baik",
                "from_label": "Baik",
                "to": "label:baik",
                "to_label": "Baik",
                "people": 5,
            },
            {
                "from": "label:cukup",
                "from_label": "Cukup",
                "to": "label:baik",
                "to_label": "Baik",
                "people": 1,
            },
        ],
        "units": [
            {
                "key": "dukcapil",
                "title": "Dinas Kependudukan",
                "people": 6,
                "shown": True,
                "moved": 1,
                "ways": _WAYS,
            }
        ],
        "levels": [{"key": "pelaksana", "title": "Pelaksana", "people": 2, "shown": False}],
        "other_regulation": False,
        "causes": [
            {
                "change": "parameter.share_of_results",
                "paths": ["parameter.share_of_results"],
                "title": "Bobot SKP: 60 % → 70 %",
                "alone": 1,
                "only": 1,
                "elsewhere": 0,
                "difference": None,
            }
        ],
        "interactions": [],
        "untold": 0,
        "steps": [
            {"step": "final", "title": "Nilai prestasi kerja", "cite": "PP 46/2011", "people": 1}
        ],
        "cost": None,
        "near": {
            "within": "1",
            "limits": [{"step": "final", "title": "Baik", "at": "76", "below": 0, "above": 1}],
        },
        "refused": [],
        "assumed": ["step.skp"],
        "without_value": [],
        "movers": [_MOVER],
    },
    "meritasn/replayed@1": {
        "format": "meritasn/replayed@1",
        **_ASKED_OF_REPLAY,
        "employee": "A-1",
        "mover": _MOVER,
        "steps": [
            {
                "step": "final",
                "title": "Nilai prestasi kerja",
                "record": None,
                "before": "75,57",
                "after": "76,80",
                "cite": "PP 46/2011",
            }
        ],
    },
    "meritasn/rater-audit@1": {
        "format": "meritasn/rater-audit@1",
        "policy": _POLICY,
        "period": "2023",
        "raters": 1,
        "ratings": 3,
        "plan": {
            "name": "raters",
            "standing": "assumed",
            "level": "0.0500",
            "adjustment": "holm",
            "tests": 0,
            "within": ["level"],
            "minimum": 10,
        },
        "counts": [
            {
                "sign": "stands_out",
                "flag": 0,
                "no_flag": 0,
                "insufficient_evidence": 1,
                "not_measurable": 0,
            }
        ],
        "findings": [
            {
                "rater": None,
                "place": 1,
                "sign": "stands_out",
                "attribute": None,
                "group": None,
                "verdict": "insufficient_evidence",
                "why": "too_few",
                "ground": None,
                "ratings": None,
                "effect": None,
                "shrunk": None,
                "error": None,
                "p": None,
                "adjusted_p": None,
                "needed": 10,
                "sentence": "Terlalu sedikit penilaian untuk ditampilkan.",
            }
        ],
        "level_concordance": {"pairs": 2, "agreeing": 1, "tied": 0, "share": "0.5000"},
        "without_effects": {
            "note": "Ini informasi, bukan koreksi.",
            "moved": 5,
            "raters": 1,
            "units_withheld": 0,
            "units": [
                {
                    "unit": "dukcapil",
                    "people": 20,
                    "moved": 5,
                    "predicates": [
                        {"predicate": "sangat_baik", "now": 5, "without": 0},
                        {"predicate": "baik", "now": 15, "without": 20},
                    ],
                }
            ],
        },
    },
    "meritasn/panel@1": {
        "format": "meritasn/panel@1",
        "note": "ICC(A) meminta angka yang sama, ICC(C) urutan yang sama.",
        "scales": [
            {
                "scale": "integritas",
                "people": 6,
                "raters": 4,
                "icc_absolute": "0.2898",
                "icc_consistent": "0.7148",
                "icc_mean_absolute": "0.6201",
                "icc_mean_consistent": "0.9093",
                "alpha": "0.2500",
                "rwg_median": None,
            }
        ],
    },
    "meritasn/sensitivity@1": {
        "format": "meritasn/sensitivity@1",
        "asked": "2019",
        "policy": _POLICY,
        "people": 3,
        "outcomes": [
            {"code": "label:baik", "label": "Baik", "people": 2},
            {"code": "refused:MER-4001", "label": "tanpa hasil (MER-4001)", "people": 1},
        ],
        "total": None,
        "figures": [
            {
                "figure": "share_of_results",
                "title": "Bobot SKP",
                "value": "60",
                "low": "50",
                "high": "80",
                "unit": "percent",
                "give_way": [],
                "steady": 1,
                "answered": 2,
                "stuck": False,
                "first_move_down": None,
                "first_move_up": {"quiet": "72", "value": "73", "moved": 1},
                "trials": [
                    {
                        "value": "80",
                        "moved": 1,
                        "gained": 0,
                        "lost": 0,
                        "rescored": 2,
                        "outcomes": {
                            "label:baik": 1,
                            "label:sangat_baik": 1,
                            "refused:MER-4001": 1,
                        },
                        "mean_change": "0.845000",
                        "total": None,
                        "order": {
                            "people": 2,
                            "pairs": 1,
                            "turned": 0,
                            "tau_b": "1.000000",
                            "first": 10,
                            "left": 0,
                            "entered": 0,
                        },
                        "refused": [],
                    }
                ],
            }
        ],
    },
    "meritasn/strategy@1": {
        "format": "meritasn/strategy@1",
        "from": "2026-01-31",
        "to": "2026-01-31",
        "strategy": {
            "kind": "scorer",
            "name": "kota-contoh-punctuality",
            "version": "1",
            "title": "Ketepatan waktu",
            "cite": "Perwali Kota Contoh 1/2026, Pasal 3",
            "standing": "assumed",
            "parameters": {"points_a_lateness": "2.5"},
        },
        "counts": None,
        "people": [
            {
                "key": "A-1",
                "answer": "95.00",
                "message": None,
                "refusal": None,
                "facts": [{"name": "presence", "of": "2026-01-31", "value": "97.50"}],
            }
        ],
    },
}
"""What comes out."""
