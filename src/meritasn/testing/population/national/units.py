"""What the units are called and what kind they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from meritasn.model import UnitKind
from meritasn.testing.population.national.chance import Whole
from meritasn.testing.population.national.hierarchy import (
    CENTRAL,
    PROVINCE,
    TASKS,
    Hierarchy,
    Level,
)

__all__ = ["kinds", "names"]

_OFFICES = {
    "kepegawaian": (UnitKind.BADAN, "Badan Kepegawaian"),
    "perencanaan": (UnitKind.BADAN, "Badan Perencanaan Pembangunan"),
    "keuangan": (UnitKind.BADAN, "Badan Keuangan dan Aset"),
    "pengawasan": (UnitKind.INSPEKTORAT, "Inspektorat"),
    "kewilayahan": (UnitKind.KECAMATAN, "Kecamatan"),
    "umum": (UnitKind.SEKRETARIAT, "Sekretariat"),
}
_SECTIONS = {
    "pendidikan": (UnitKind.SEKOLAH, "Sekolah"),
    "kesehatan": (UnitKind.PUSKESMAS, "Puskesmas"),
    "kewilayahan": (UnitKind.KELURAHAN, "Kelurahan"),
}


def _office(task: str) -> tuple[UnitKind, str]:
    return _OFFICES.get(task, (UnitKind.DINAS, f"Dinas {task.title()}"))


def _section(task: str) -> tuple[UnitKind, str]:
    return _SECTIONS.get(task, (UnitKind.SEKSI, f"Seksi {task.title()}"))


def kinds(hierarchy: Hierarchy) -> Whole:
    """By unit, its kind, by order."""
    offices = np.array([_office(task)[0].order for task in TASKS])
    sections = np.array([_section(task)[0].order for task in TASKS])
    other, region = UnitKind.LAINNYA.order, UnitKind.KOTA.order
    central = hierarchy.kind == CENTRAL
    return np.select(
        [
            hierarchy.level == Level.AGENCY,
            (hierarchy.level == Level.OFFICE) & central,
            hierarchy.level == Level.OFFICE,
            hierarchy.level == Level.DIVISION,
        ],
        [
            np.where(central | (hierarchy.kind == PROVINCE), other, region),
            np.full(len(hierarchy), other),
            offices[hierarchy.task],
            np.full(len(hierarchy), UnitKind.BIDANG.order),
        ],
        sections[hierarchy.task],
    )


def names(hierarchy: Hierarchy) -> Sequence[str]:
    """By unit, its name."""
    agencies = ("Kementerian Contoh", "Provinsi Contoh", "Kota Contoh")
    columns = (hierarchy.level, hierarchy.kind, hierarchy.task, hierarchy.below)
    made = []
    for level, kind, task, below in zip(*(c.tolist() for c in columns), strict=True):
        match Level(level):
            case Level.AGENCY:
                name = agencies[kind]
            case Level.OFFICE:
                name = (
                    f"Direktorat {TASKS[task].title()}"
                    if kind == CENTRAL
                    else _office(TASKS[task])[1]
                )
            case Level.DIVISION:
                name = f"Bidang {TASKS[task].title()}"
            case Level.SECTION:
                name = _section(TASKS[task])[1]
        made.append(f"{name} {below + 1}")
    return made
