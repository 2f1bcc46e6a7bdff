"""Tables on disk and JSON: the way in and out."""

from meritasn.io.intake import Intake, read_tables
from meritasn.io.rejected import RejectedRow

__all__ = ["Intake", "RejectedRow", "read_tables"]
