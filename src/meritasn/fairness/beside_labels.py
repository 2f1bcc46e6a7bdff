"""What is left of a gap of labels beside some facts: odds, and why there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from meritasn.fairness.beside import BESIDE
from meritasn.fairness.intervals import LEVEL
from meritasn.fairness.proportional import NoOdds, Odds, proportional_odds
from meritasn.fairness.words import probability, rounded
from meritasn.language import Text, listing

__all__ = ["AdjustedOdds", "LabelRow", "adjusted_odds"]


@frozen
class AdjustedOdds:
    """A gap of labels as a ratio of odds, crude and at equal facts.

    Attributes:
        odds: Both, or why there are none.
        facts: What the facts are called.
        without: Of how many people a fact is not known, who are left out of both.
        level: From which probability down the odds are said to differ from label to label.
    """

    odds: Odds | NoOdds
    facts: tuple[Text, ...]
    without: int
    level: Fraction

    @property
    def sentence(self) -> Text:
        """What it says, what it takes for granted, and that it is no proof of anything."""
        facts, odds = listing(self.facts), self.odds
        if isinstance(odds, NoOdds):
            return _NO_ODDS.fill(facts=facts, why=_WHY[odds], without=self.without)
        low, high = odds.interval
        return _ODDS.fill(
            crude=rounded(odds.crude, 2),
            adjusted=rounded(odds.adjusted, 2),
            low=rounded(low, 2),
            high=rounded(high, 2),
            sure=round(100 * LEVEL),
            p=probability(odds.p),
            facts=facts,
            without=self.without,
            alike=self._alike(odds.p_alike),
        )

    def _alike(self, p: float | None) -> Text:
        if p is None:
            return _UNTESTED
        return (_DIFFERS if p <= self.level else _ALIKE).fill(p=probability(p))


_ODDS = Text(
    "Peluang relatif (odds) berada pada suatu tingkat atau di atasnya: rasio {crude}; pada {facts} "
    "yang sama {adjusted} (selang {sure} % {low} sampai {high}; peluang kebetulan {p}; {without} "
    "orang tanpa fakta itu tidak dihitung pada keduanya). {alike} Ini bukan bukti apa pun, dan "
    "fakta yang turut ditentukan oleh perlakuan dapat menutupi selisih.",
    "Odds of standing at or above a label: ratio {crude}; at equal {facts} {adjusted} ({sure} % "
    "interval {low} to {high}; probability of chance {p}; people without these facts who are left "
    "out of both: {without}). {alike} That is no proof of anything, and a fact that treatment "
    "itself has shaped may hide a gap.",
)
_ALIKE = Text(
    "Dianggap rasio itu sama di setiap tingkat (proportional odds); data tidak "
    "menyangkalnya ({p}).",
    "The ratio is taken to be alike at every label (proportional odds), which the data does not "
    "contradict ({p}).",
)
_DIFFERS = Text(
    "Dianggap rasio itu sama di setiap tingkat (proportional odds), tetapi data menyangkalnya "
    "({p}): bacalah tingkat demi tingkat.",
    "The ratio is taken to be alike at every label (proportional odds), but the data contradicts "
    "that ({p}): read label by label.",
)
_UNTESTED = Text(
    "Dianggap rasio itu sama di setiap tingkat (proportional odds); hal itu tidak dapat diuji di "
    "sini.",
    "The ratio is taken to be alike at every label (proportional odds), which cannot be tested "
    "here.",
)
_NO_ODDS = Text(
    "Selisih tidak dapat disesuaikan menurut {facts}: {why} ({without} orang tanpa fakta itu).",
    "The gap cannot be adjusted for {facts}: {why} (people without these facts: {without}).",
)
_WHY: Mapping[NoOdds, Text] = {
    NoOdds.ONE_GROUP: Text(
        "dari salah satu kelompok tidak seorang pun diketahui faktanya",
        "of one of the groups nobody's facts are known",
    ),
    NoOdds.ONE_LABEL: Text("semua orang bertingkat sama", "all have the same label"),
    NoOdds.TOO_FEW: Text(
        "terlalu sedikit orang untuk banyaknya fakta dan tingkat",
        "too few people for so many facts and labels",
    ),
    NoOdds.SAME: Text(
        "suatu fakta sama pada semua orang, atau mengatakan hal yang sama dengan yang lain",
        "a fact is the same for all, or says what others say",
    ),
    NoOdds.SEPARATED: Text(
        "kelompok atau suatu fakta memisahkan tingkat tanpa kecuali, sehingga tidak ada rasio yang "
        "terhingga",
        "the group or a fact parts labels without exception, so that no finite ratio exists",
    ),
    NoOdds.UNSETTLED: Text("perhitungan tidak mencapai hasil", "the fit does not settle"),
}

LabelRow = tuple[int, tuple[float | None, ...]]
"""The place of somebody's label, and their facts."""


def adjusted_odds(
    focal: Sequence[LabelRow],
    reference: Sequence[LabelRow],
    names: Sequence[str],
    level: Fraction,
) -> AdjustedOdds:
    """The gap of labels between two groups, adjusted for some facts. Needs statsmodels.

    >>> same = [(n % 3, (4.0,)) for n in range(60)]
    >>> adjusted_odds(same, same, ["years"], Fraction(1, 20)).odds.value
    'same'
    """
    both = [(one, True) for one in focal] + [(one, False) for one in reference]
    known = [(label, facts, mine) for (label, facts), mine in both if None not in facts]
    rows = [[fact for fact in facts if fact is not None] for _, facts, _ in known]
    odds = proportional_odds([label for label, *_ in known], rows, [mine for *_, mine in known])
    titles = tuple(BESIDE[name].title for name in names)
    return AdjustedOdds(odds, titles, len(both) - len(known), level)
