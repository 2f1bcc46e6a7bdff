"""What a pack means, read from its text a second time.

Written from the description of packs alone, with fractions, sets of reasons and lazy branches. It
shares nothing with the engine but the order of the vocabularies, so that a fault in one is no fault
in both; a contract of imports holds that. It checks no pack: it takes one that holds. Nothing in it
is made to be fast.
"""

from meritasn.testing.oracle.days import Day
from meritasn.testing.oracle.packs import facts_of, kinds_of, own_catalogue, subject_of, tables_of
from meritasn.testing.oracle.readings import Appraised, Oracle, Read
from meritasn.testing.oracle.scopes import Record
from meritasn.testing.oracle.states import MISSING, NOT_APPLICABLE, Scalar, State
from meritasn.testing.oracle.steps import KINDS

__all__ = [
    "KINDS",
    "MISSING",
    "NOT_APPLICABLE",
    "Appraised",
    "Day",
    "Oracle",
    "Read",
    "Record",
    "Scalar",
    "State",
    "facts_of",
    "kinds_of",
    "own_catalogue",
    "subject_of",
    "tables_of",
]
