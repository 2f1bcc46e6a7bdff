"""The rules for millions: the column reading, and a workforce that stands in frames."""

from meritasn.columns.assessed import FrameAssessments
from meritasn.columns.careers import FrameCareers
from meritasn.columns.kernel import Kernel
from meritasn.columns.lines import LineIntake, read_lines, scan_lines
from meritasn.columns.results import FrameResults
from meritasn.columns.tabled import chosen_of, tabled
from meritasn.columns.workforce import FrameWorkforce

__all__ = [
    "FrameAssessments",
    "FrameCareers",
    "FrameResults",
    "FrameWorkforce",
    "Kernel",
    "LineIntake",
    "chosen_of",
    "read_lines",
    "scan_lines",
    "tabled",
]
