"""The strategies that ship with the library; they come in by the door that others use."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from meritasn.facts import enumeration
from meritasn.language import Text
from meritasn.law import Citation, Instrument, Standing
from meritasn.merit.ranking import shared_places
from meritasn.quantities import Rounding, Unit
from meritasn.rules import Parameter
from meritasn.strategies import Calibrated, Declaration, Rated, Refused, Row

__all__ = ["BestLabelShare", "ProportionalShare", "SharedPlaces"]

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


class BestLabelShare:
    """A calibrator that moves nobody: it tells where a unit gives the best predicate often.

    How often is often, an agency sets; until it does, nothing is said.

    >>> from meritasn.strategies import Rated, with_figures
    >>> held = with_figures(BestLabelShare(), {"most_share": 20})
    >>> best, good = held.calibrate([Rated("sangat_baik"), Rated("baik")])
    >>> print(best.why.en)
    Very good: 1 of 2 in this unit, more than 20 percent
    """

    declaration = Declaration(
        "best-label-share",
        "1",
        Text("Bagian predikat terbaik di sebuah unit", "Share of the best predicate in a unit"),
        _MERIT,
        Standing.ASSUMED,
        (
            Parameter(
                "most_share",
                Text(
                    "Bagian predikat terbaik paling banyak", "Most that the best predicate may be"
                ),
                None,
                Unit.PERCENT,
                _MERIT,
                Standing.UNKNOWN,
            ),
        ),
        Text(
            "Hanya pemberitahuan: predikat tidak diubah. Batasnya ditetapkan instansi.",
            "It only tells: no predicate is changed. The limit is set by the agency.",
        ),
    )
    labels = enumeration("predicate")

    def calibrate(self, unit: Sequence[Rated], /) -> Sequence[Calibrated]:
        """Everybody keeps what they have; those with the best predicate are told of the share."""
        assert self.labels is not None
        most, best = self.declaration.figure("most_share"), self.labels.codes[0]
        number = sum(one.label == best for one in unit)
        if number * 100 <= most * len(unit):
            return [Calibrated(one, _WITHIN) for one in unit]
        said = _MORE.fill(label=self.labels.titles[0], n=number, people=len(unit), most=most)
        return [Calibrated(one, said if one.label == best else _WITHIN) for one in unit]


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


_WITHIN = Text("tidak ada yang perlu diperhatikan", "nothing to be looked at")
_MORE = Text(
    "{label}: {n} dari {people} orang di unit ini, lebih dari {most} persen",
    "{label}: {n} of {people} in this unit, more than {most} percent",
)
_NOBODY = Text("tidak ada yang bernilai di atas nol", "nobody has a score above zero")
