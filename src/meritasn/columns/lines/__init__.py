"""A document a line, millions of them, as frames."""

from meritasn.columns.lines.intake import LineIntake, read_lines
from meritasn.columns.lines.scanning import LineBatch, Lines, RejectedLine, scan_lines

__all__ = ["LineBatch", "LineIntake", "Lines", "RejectedLine", "read_lines", "scan_lines"]
