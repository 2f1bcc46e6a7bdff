"""Findings about how firm a rule is, and how one passes into another: MER-0060 to 0064."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []

NO_GRADES = Code(
    "MER-0060",
    Severity.ERROR,
    Text(
        "diperlukan banyaknya tiap predikat, nol atau lebih, atau hasil yang berpredikat",
        "needed are the counts of each grade, none below zero, or results that have predicates",
    ),
)
NOT_TUNABLE = Code(
    "MER-0061",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak menyatakan rentang yang boleh dicoba untuk {figure}; "
        "yang punya rentang: {known}",
        "the policy {name} declares no range in which to try {figure}; these have one: {known}",
    ),
)
BAD_PHASE = Code(
    "MER-0062",
    Severity.ERROR,
    Text(
        "peralihan bertahap itu tidak dapat disusun: {why}", "that phase-in cannot be made: {why}"
    ),
)
NOT_HELD = Code(
    "MER-0063",
    Severity.ERROR,
    Text(
        "aturan lama dan aturan baru tidak dapat disandingkan: {why}",
        "the old and the new rule cannot be held against each other: {why}",
    ),
)
NO_RATER = Code(
    "MER-0064",
    Severity.ERROR,
    Text(
        "kebijakan {name} tidak membaca satu pun rating atau nilai dari penilai",
        "the policy {name} reads no rating or score that a rater gives",
    ),
)
