"""Everything that is wrong in a workforce of frames, with the findings of a reader of tables.

The fast reading decides only what it is sure of. Queries find the people and the units about whom
anything could be found; all their rows go through the reader of cells, as those of a file would.
"""

from meritasn.columns.checking.verdict import Verdict, check

__all__ = ["Verdict", "check"]
