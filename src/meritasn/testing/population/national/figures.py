"""Published figures that the nation follows, and shares that are invented beside them.

Published: ASN on 1 November 2025 (BKN) by employment, sex, kind of post and years of service; posts
of leadership by level and sex (2022); predicates of 2022 to 2024. Everything else is invented: how
large an office is, who works in which, when somebody was appointed within those years of service.
"""

from __future__ import annotations

from attrs import frozen

__all__ = [
    "CENTRAL_PER_MILLE",
    "PEOPLE",
    "PER_AGENCY",
    "PREDICATES",
    "PREDICATES_OF_CONTRACTS",
    "TODAY",
    "Predicates",
]

TODAY = 2025
"""The year in which the nation is looked at."""

PEOPLE = 5_588_245
"""All ASN."""

PER_AGENCY = PEOPLE // 644
"""People of an agency, on average: there were 644 agencies."""

CENTRAL_PER_MILLE = 241
"""Of a thousand people, how many work for the centre: 1,348,170 of all."""


@frozen
class Predicates:
    """Of a hundred thousand ratings, how many led to which predicate.

    Attributes:
        sangat_baik: Very good.
        butuh_perbaikan: Needs improvement.
        kurang: Poor.
        sangat_kurang: Very poor.
    """

    sangat_baik: int
    butuh_perbaikan: int
    kurang: int
    sangat_kurang: int

    @property
    def lower(self) -> int:
        """All that are less than good."""
        return self.butuh_perbaikan + self.kurang + self.sangat_kurang


PREDICATES = Predicates(11_270, 110, 60, 100)
"""Of 10,290,209 ratings of PNS."""

PREDICATES_OF_CONTRACTS = Predicates(9_010, 100, 60, 60)
"""Of 2,100,749 ratings of PPPK."""
