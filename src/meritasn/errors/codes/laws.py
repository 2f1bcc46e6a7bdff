"""Findings about trying a policy against the laws of good rules: MER-0040 to 0044."""

from __future__ import annotations

from meritasn.errors.finding import Code, Severity
from meritasn.language import Text

__all__: list[str] = []

NO_HYPOTHESIS = Code(
    "MER-0040",
    Severity.WARNING,
    Text(
        "untuk mencoba hukum pada orang rekaan diperlukan paket hypothesis; "
        "pasang dengan {command}",
        "to try laws on invented people takes the package hypothesis; install it with {command}",
    ),
)
UNKNOWN_LAW = Code(
    "MER-0041",
    Severity.ERROR,
    Text("tidak ada hukum bernama '{name}'", "there is no law named '{name}'"),
)
BAD_EXPECTATION = Code(
    "MER-0042",
    Severity.ERROR,
    Text(
        "yang diketahui dilanggar ditulis HUKUM=ALASAN",
        "what is known to be broken is written LAW=REASON",
    ),
)
NO_EXAMPLES = Code(
    "MER-0043",
    Severity.ERROR,
    Text("sekurang-kurangnya satu kasus diuji", "at least one case is tried"),
)
