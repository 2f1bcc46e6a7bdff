"""The strategies that ship with the library; they come in by the door that others use."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.merit.ranking import shared_places
from meritasn.quantities import Rounding
from meritasn.strategies import Declaration, Refused, Row

__all__ = ["ProportionalShare", "SharedPlaces"]

_MERIT = Citation(Instrument("UU 20/2023"))


class SharedPlaces:
    """A ranker: the greatest score is first, and equals share a place.

    >>> SharedPlaces().places([(Decimal("90.50"),), (Decimal(95),), (Decimal("90.5"),)])
    (2, 1, 2)
    """

    declaration = Declaration(
        "shared-places",
        "1",
        Text("Menurut nilai, yang sama berbagi tempat", "By score, equals share a place"),
        _MERIT,
        Standing.ASSUMED,
        note=Text(
            "Undang-undang tidak menyebut apa yang membedakan nilai yang sama, jadi tidak ada yang "
            "didahulukan.",
            "The law names nothing that decides between equals, so that none goes first.",
        ),
    )
    criteria = (Text("nilai", "score"),)

    def places(self, rows: Sequence[Row], /) -> Sequence[int]:
        """The place of each row, from 1."""
        return tuple(shared_places(list(rows)))


class ProportionalShare:
    """An incentive rule: a pool in proportion to scores, each share rounded down.

    What the rounding leaves stays unspent. Nothing is split where nobody has a score above zero.

    >>> ProportionalShare().split(1_000_000, [Decimal(80), Decimal(80), Decimal("40.5")])
    (399002, 399002, 201995)
    """

    declaration = Declaration(
        "proportional-share",
        "1",
        Text("Pagu dibagi sebanding dengan nilai", "A pool in proportion to scores"),
        _MERIT,
        Standing.ASSUMED,
        note=Text(
            "Tidak ada peraturan yang menyebut cara membagi pagu menurut nilai. Setiap bagian "
            "dibulatkan ke bawah, sehingga jumlahnya tidak pernah melewati pagu.",
            "No regulation says how a pool is split by score. Each share is rounded down, so that "
            "together they never exceed the pool.",
        ),
    )
    basis = Text("nilai", "score")

    def split(self, ceiling: int, claims: Sequence[Decimal], /) -> Sequence[int] | Refused:
        """Whole rupiah for each claim."""
        whole = sum(map(Fraction, claims), Fraction(0))
        if not whole:
            return Refused(_NOBODY)
        shares = (ceiling * Fraction(claim) / whole for claim in claims)
        return tuple(Rounding.DOWN.quotient(one.numerator, one.denominator) for one in shares)


_NOBODY = Text("tidak ada yang bernilai di atas nol", "nobody has a score above zero")
