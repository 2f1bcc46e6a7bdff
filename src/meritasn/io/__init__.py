"""Tables on disk and JSON: the way in and out."""

from meritasn.io.documents import AppraisalDocument, Source, dumps, loads_appraisal, loads_workforce
from meritasn.io.intake import Intake, read_table, read_tables
from meritasn.io.own_table import OwnKind, OwnTable, OwnValue, read_own_table
from meritasn.io.rejected import RejectedRow, write_rejected
from meritasn.io.tables import write_tables
from meritasn.io.template import write_template

__all__ = [
    "AppraisalDocument",
    "Intake",
    "OwnKind",
    "OwnTable",
    "OwnValue",
    "RejectedRow",
    "Source",
    "dumps",
    "loads_appraisal",
    "loads_workforce",
    "read_own_table",
    "read_table",
    "read_tables",
    "write_rejected",
    "write_tables",
    "write_template",
]
