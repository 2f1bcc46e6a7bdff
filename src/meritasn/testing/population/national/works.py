"""The work of the offices as arrays: what is planned, by task and place in its list."""

from __future__ import annotations

import numpy as np

from meritasn.testing.population.work import WORKS

__all__ = [
    "DAYS",
    "FOCUS",
    "INDICATORS",
    "LEAST",
    "MOST",
    "OF_A_TASK",
    "OWN",
    "PLANS",
    "SERVICE",
    "TIME_UNITS",
    "UNIT",
    "UNITS",
]

_WORKS = tuple(work for works in WORKS.values() for work in works)

OF_A_TASK = len(next(iter(WORKS.values())))
"""How many works each task has; a work is an index: ``task * OF_A_TASK + place``."""

OWN = 3
"""How many of them are its own; the others are done everywhere."""

SERVICE = len(_WORKS)
"""The work of the office whose service got faster."""

PLANS = (*(work.plan for work in _WORKS), "Pelayanan dokumen kependudukan")
INDICATORS = (*(work.indicator for work in _WORKS), "Waktu layanan per dokumen")
UNITS = tuple(dict.fromkeys(work.unit for work in _WORKS))
"""What is counted, in words."""

UNIT = np.array([UNITS.index(work.unit) for work in _WORKS])
"""By work, what is counted: an index of `UNITS`."""

FOCUS = np.array([work.focus.order for work in _WORKS])
LEAST = np.array([work.least for work in _WORKS])
MOST = np.array([work.most for work in _WORKS])
DAYS = np.array([work.days for work in _WORKS])
TIME_UNITS = ("bulan", "hari", "jam", "menit")
