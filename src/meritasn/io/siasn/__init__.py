"""Payloads of SIASN and e-Kinerja: read in any of their spellings, written in the exact one.

What a key is called is in one table, `names`. No network is used: what was answered is given, and
what is to be sent is given back.
"""

from meritasn.io.siasn.histories import (
    read_awards,
    read_courses,
    read_credits,
    read_posts,
    read_sanctions,
    read_skp,
    read_skp2021,
    read_training,
)
from meritasn.io.siasn.names import CodeTable, Kind, Name, Names, RecordNames, names
from meritasn.io.siasn.performance import (
    AnnualAppraisal,
    Document,
    PeriodicAppraisal,
    Rater,
    read_annual,
    read_periodic,
)
from meritasn.io.siasn.reading import Received, Rejected
from meritasn.io.siasn.records import (
    Award,
    Course,
    Credit,
    OlderSkp,
    PostHeld,
    Sanction,
    Training,
)
from meritasn.io.siasn.saving import annual_body, periodic_body
from meritasn.io.siasn.source import Payload
from meritasn.io.siasn.staff import (
    MainRecord,
    UnitReference,
    employee_on,
    post_on,
    read_main,
    read_units,
)
from meritasn.io.siasn.words import (
    Assignment,
    PeriodKind,
    PostChange,
    PostType,
    RaterStatus,
    SanctionLevel,
)

__all__ = [
    "AnnualAppraisal",
    "Assignment",
    "Award",
    "CodeTable",
    "Course",
    "Credit",
    "Document",
    "Kind",
    "MainRecord",
    "Name",
    "Names",
    "OlderSkp",
    "Payload",
    "PeriodKind",
    "PeriodicAppraisal",
    "PostChange",
    "PostHeld",
    "PostType",
    "Rater",
    "RaterStatus",
    "Received",
    "RecordNames",
    "Rejected",
    "Sanction",
    "SanctionLevel",
    "Training",
    "UnitReference",
    "annual_body",
    "employee_on",
    "names",
    "periodic_body",
    "post_on",
    "read_annual",
    "read_awards",
    "read_courses",
    "read_credits",
    "read_main",
    "read_periodic",
    "read_posts",
    "read_sanctions",
    "read_skp",
    "read_skp2021",
    "read_training",
    "read_units",
]
