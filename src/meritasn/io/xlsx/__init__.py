"""What is inside an .xlsx workbook, read from the file itself and held to bounds.

A workbook is a zip of XML. It is read part by part and cell by cell, so that neither a file that
inflates a thousandfold nor a sheet that claims a billion rows takes more than it is worth, and so
that what a spreadsheet hides, merges or never worked out is seen in the same pass as the values.
"""

from meritasn.io.xlsx.book import Book, SheetPart
from meritasn.io.xlsx.sheet import Sheet

__all__ = ["Book", "Sheet", "SheetPart"]
