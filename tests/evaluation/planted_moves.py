"""People at known distances from the limits of PP 46/2011, and a draft that moves some of them.

Each kind of person is made backwards from the scores of results and behaviour that put it where it
is, so that it is known of everybody whether the draft moves them, where to, and which of its four
changes do so: alone, each of several, or only together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

from attrs import frozen

from meritasn.model import (
    Appraisal,
    Conduct,
    Employee,
    Employment,
    Measure,
    Post,
    PostLevel,
    Target,
    Unit,
    UnitKind,
    Workforce,
)
from meritasn.policies import Policy, overlaid, shipped
from meritasn.quantities import Absence, Period
from meritasn.results import Direction

__all__ = ["KINDS", "YEAR", "Kind", "draft", "drawn", "numbers", "workforce"]

YEAR = Period.year(2019)

WEIGHT, BANDS, LIMIT, UNSAID = (
    "parameter.share_of_results",
    "step.predicate",
    "parameter.efficiency_limit",
    "unsaid.service",
)
"""The four changes of the draft."""

_DRAFT = """
format = "meritasn/overlay@1"
name = "draft"
base = "pp-46-2011"

[cite]
draft = "Rancangan contoh"

[parameter.share_of_results]
value = 70
cite = "draft"
standing = "assumed"

[parameter.efficiency_limit]
value = 20
cite = "draft"
standing = "assumed"

[unsaid.service]
means = "not applicable"
cite = "draft"
standing = "assumed"

[[step]]
name = "predicate"
of = "person"
title = { id = "Predikat prestasi kerja", en = "Predicate" }
enum = "predicate_2011"
bands = "final"
rows = [
  { from = 91, is = "sangat_baik" },
  { from = 77, is = "baik" },
  { from = 61, is = "cukup" },
  { from = 57, is = "kurang" },
  { is = "buruk" },
]
cite = "draft"
standing = "assumed"
"""


def draft() -> Policy:
    """PP 46/2011 with four changes: weight, two limits of bands, limit of efficiency, an unsaid."""
    return overlaid(shipped("pp-46-2011"), _DRAFT)


@frozen
class Kind:
    """People who are alike.

    Attributes:
        results: The score of results before the draft.
        behaviour: The score of behaviour.
        before: Their outcome before.
        after: Their outcome under the draft.
        way: Which way that is.
        alone: The changes each of which alone takes them there.
        together: The changes that do so only together.
        elsewhere: The changes that alone take them to another outcome.
        early: By how many percent of the time they were early.
        lacks: The aspect of behaviour that is not filled in.
        step: The step from which on both policies differ about them.
    """

    results: str
    behaviour: str
    before: str
    after: str
    way: Direction = Direction.SAME
    alone: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    early: int = 0
    lacks: str | None = None
    step: str = ""

    @property
    def moves(self) -> bool:
        """Whether the draft moves them."""
        return self.before != self.after


UP, DOWN = Direction.UP, Direction.DOWN
BAIK, CUKUP, KURANG, BURUK = "label:baik", "label:cukup", "label:kurang", "label:buruk"
REFUSED = "refused:MER-4001"

KINDS: Mapping[str, Kind] = {
    "by the weight": Kind("86", "60", CUKUP, BAIK, UP, (WEIGHT,), step="final"),
    "by the band": Kind("76.5", "76.5", BAIK, CUKUP, DOWN, (BANDS,), step="predicate"),
    "by the lower band": Kind("55", "55", KURANG, BURUK, DOWN, (BANDS,), step="predicate"),
    "by the limit": Kind("79", "79", BAIK, CUKUP, DOWN, (LIMIT,), early=22, step="skp"),
    "by each of two": Kind("70", "86", BAIK, CUKUP, DOWN, (WEIGHT, BANDS), step="final"),
    "by two together": Kind("75", "80.5", BAIK, CUKUP, DOWN, (), (WEIGHT, BANDS), step="final"),
    "by three together": Kind(
        "57.4",
        "67.4",
        CUKUP,
        BURUK,
        DOWN,
        (),
        (WEIGHT, LIMIT, BANDS),
        (WEIGHT, LIMIT),
        early=22,
        step="skp",
    ),
    "by what is unsaid": Kind(
        "85", "85", REFUSED, BAIK, Direction.GAINED, (UNSAID,), lacks="service", step="behaviour"
    ),
    "stays refused": Kind("85", "85", REFUSED, REFUSED, lacks="integrity"),
    "stays near": Kind("77.4", "77.4", BAIK, BAIK),
    "stays with another score": Kind("90", "80", BAIK, BAIK),
    "stays poor": Kind("58", "58", KURANG, KURANG),
    "stays fair": Kind("66", "66", CUKUP, CUKUP),
    "stays very good": Kind("95", "95", "label:sangat_baik", "label:sangat_baik"),
}


def drawn(people: int, seed: int) -> list[tuple[str, Kind]]:
    """People of all kinds by their keys, each kind at least once, in an order left to chance."""
    chance = Random(seed)  # noqa: S311  (no secret)
    kinds = [*KINDS.values()]
    them = [*kinds, *(chance.choice(kinds) for _ in range(people - len(kinds)))]
    chance.shuffle(them)
    return [(f"P{number:06}", kind) for number, kind in enumerate(them)]


QUALITY = Decimal(60)


def numbers(kind: Kind) -> tuple[Decimal, Decimal]:
    """What was realised of a quantity of 100, and the time of a plan of 100, for its results."""
    time = Decimal(100 - kind.early)
    on_time = 176 - time  # Perka BKN 1/2013: (1,76 × target − realised) / target × 100
    return 3 * Decimal(kind.results) - on_time - QUALITY, time


ASPECTS = ("service", "integrity", "commitment", "discipline", "cooperation")


def workforce(people: Sequence[tuple[str, Kind]]) -> Workforce:
    """The same people as objects, in three units, at two levels."""
    return Workforce(
        units=[
            Unit(key="kota", name="Kota Contoh", kind=UnitKind.KOTA),
            Unit(key="a", name="Dinas A", kind=UnitKind.DINAS, parent="kota"),
            Unit(key="b", name="Dinas B", kind=UnitKind.DINAS, parent="kota"),
        ],
        employees=[
            Employee(key=key, unit=unit_of(key), employment=Employment.PNS, post=Post(level=level))
            for key, _ in people
            for level in [PostLevel.PELAKSANA if unit_of(key) == "a" else PostLevel.PENGAWAS]
        ],
        appraisals=[_appraisal(key, kind) for key, kind in people],
    )


def unit_of(key: str) -> str:
    """Every third is in the one, the others in the other."""
    return "a" if int(key[1:]) % 3 == 0 else "b"


def _appraisal(key: str, kind: Kind) -> Appraisal:
    quantity, time = numbers(kind)
    hundred = Decimal(100)
    marks = {a: Absence.MISSING if a == kind.lacks else Decimal(kind.behaviour) for a in ASPECTS}
    return Appraisal(
        employee=key,
        period=YEAR,
        conduct=Conduct(**marks, leadership=Absence.NOT_APPLICABLE),
        targets=(
            Target(
                key="T1",
                plan="Layanan",
                quantity=Measure(hundred, quantity),
                quality=Measure(hundred, QUALITY),
                time=Measure(hundred, time),
            ),
        ),
    )
