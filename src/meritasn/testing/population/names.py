"""Names of nobody: put together from syllables, without any that would tell a family or clan."""

from __future__ import annotations

from meritasn.model import Sex
from meritasn.testing.population.chance import Chance

__all__ = ["name"]

_STEMS = (
    "Ara Bima Cakra Daru Dewa Elo Gala Hara Inda Jala Kala Laksa Lira Mara Nara Pala Rana "
    "Sala Sura Tara Wira Yuda"
).split()
_ENDINGS = {
    Sex.MALE: "dana jaya karsa manto ndra nto putra santo tama wan yasa".split(),
    Sex.FEMALE: "lina mita ni ningsih nita rini sari tika wati yanti yuni".split(),
}


def name(sex: Sex, chance: Chance) -> str:
    """Two invented given names.

    >>> len(name(Sex.FEMALE, Chance(1, "names")).split())
    2
    """
    return " ".join(chance.one_of(_STEMS) + chance.one_of(_ENDINGS[sex]) for _ in range(2))
