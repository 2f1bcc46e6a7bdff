"""Proxies: how well the facts that a policy names say who somebody is to the eye of the law.

A rule that cannot see an attribute may still see what goes with it. Of each fact, and of all
together, it is asked how often somebody of a group would be told from somebody outside it: the area
under the curve, on people whom the guess was not made from.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from random import Random

from attrs import field, frozen

from meritasn.fairness.approximate import NORMAL
from meritasn.fairness.attributes import attribute_of
from meritasn.fairness.audit import held_attributes
from meritasn.fairness.comparing import adjusted
from meritasn.fairness.finding import Verdict
from meritasn.fairness.named_facts import NamedFact, facts_named
from meritasn.fairness.ordinal import Superiority, superiority
from meritasn.fairness.plan import AuditPlan, default_plan
from meritasn.fairness.telling import TESTS, plan_told
from meritasn.fairness.words import probability, rounded
from meritasn.language import Language, Text
from meritasn.model import Protected, Workforce
from meritasn.results import Assessments, Results
from meritasn.view import Column, Part, Sentence, Table, Title, Tone, View, repr_html

__all__ = ["FORMAT", "Proxies", "Proxy", "proxies"]

FORMAT = "meritasn/proxies@1"

ALL = "all"
"""The name of all facts together."""

_FOLDS, _BINS = 5, 10


@frozen
class Proxy:
    """How well a fact, or all of them, tells the people of a group from the others.

    Attributes:
        attribute: The attribute.
        group: The group.
        said: What it is called.
        fact: The name of the fact, or `ALL`.
        title: What that is called.
        auc: How often somebody of the group is told from somebody outside it, guessing counted
            half; None where there are too few people to say.
        p: The probability of as much by chance; None where nobody is told apart.
        adjusted: The same after the adjustment for all tests of the plan.
        verdict: A flag where that is more than the size of the plan and than chance.
    """

    attribute: str
    group: str
    said: Text
    fact: str
    title: Text
    auc: float | None
    p: float | None
    adjusted: float | None
    verdict: Verdict


@frozen
class Proxies:
    """How well the facts that a policy names say who somebody is.

    Attributes:
        plan: By what is decided.
        found: One for each group and fact, the best first; all facts together before them.
        people: How many people there are.
        threshold: From which area on a fact is looked at.
    """

    plan: AuditPlan
    found: tuple[Proxy, ...] = field(repr=False)
    people: int
    threshold: float

    def view(self) -> View:
        """Group by group, the facts that say most."""
        return View(tuple(self._parts()))

    def _parts(self) -> Iterator[Part]:
        yield Title(_TITLE)
        yield Sentence(_HOW.fill(people=self.people, size=rounded(self.threshold, 3)), "quiet")
        rows = tuple(
            (
                one.said,
                one.title,
                None if one.auc is None else rounded(one.auc, 3),
                None if one.adjusted is None else probability(one.adjusted),
                Sentence(one.verdict.text, _TONES.get(one.verdict, "quiet")),
            )
            for one in self.found
            if one.fact == ALL or one.verdict is Verdict.FLAG
        )
        if not rows:
            yield Sentence(_NOTHING_HELD, "quiet")
            return
        yield Table(_COLUMNS, rows)
        yield Sentence(_COOL, "quiet")

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The same for other programs."""
        return {
            "format": FORMAT,
            "people": self.people,
            "plan": plan_told(self.plan, language),
            "threshold": self.threshold,
            "proxies": [
                {
                    "attribute": one.attribute,
                    "group": one.group,
                    "title": one.said.of(language),
                    "fact": one.fact,
                    "fact_title": one.title.of(language),
                    "auc": one.auc,
                    "test": TESTS["ordinal"],
                    "p": one.p,
                    "adjusted_p": one.adjusted,
                    "verdict": one.verdict.value,
                }
                for one in self.found
            ],
        }


_TONES: Mapping[Verdict, Tone] = {Verdict.FLAG: "warn", Verdict.NO_FLAG: "plain"}
_TITLE = Text("Petunjuk tidak langsung", "Proxies")
_HOW = Text(
    "{people} orang. Luas di bawah kurva (AUC): 0,5 berarti menebak; diperiksa mulai {size}. "
    "Dihitung pada orang yang tidak dipakai untuk menyusun tebakan.",
    "{people} people. Area under the curve (AUC): 0.5 is guessing; looked at from {size}. "
    "Reckoned on people whom the guess was not made from.",
)
_COLUMNS = (
    Column(Text("Kelompok", "Group")),
    Column(Text("Fakta", "Fact"), grow=True),
    Column(Text("AUC", "AUC"), "right"),
    Column(Text("Peluang", "Probability"), "right"),
    Column(Text("Temuan", "Finding")),
)
_NOTHING_HELD = Text(
    "Tidak dapat diukur dengan data ini: tidak seorang pun diketahui kelompoknya, atau tidak ada "
    "fakta yang dibaca.",
    "Not measurable with this data: nobody's group is known, or no fact is read.",
)
_COOL = Text(
    "Fakta yang ditandai mengatakan sesuatu tentang siapa seseorang; apakah fakta itu patut "
    "dipakai adalah pertanyaan tentang pekerjaannya, bukan tentang angka ini.",
    "A fact that is flagged says something of who somebody is; whether it is right to use it is a "
    "question of the work, not of these numbers.",
)
_ALL_FACTS = Text("semua fakta bersama", "all facts together")


def proxies(  # noqa: PLR0913  (what is compared, by what, and how)
    results: Results | Assessments,
    workforce: Workforce,
    *,
    by: Sequence[str],
    plan: AuditPlan | None = None,
    on: date | None = None,
    opt_in: Collection[str] = (),
    seed: int = 0,
) -> Proxies:
    """How well the facts that a policy names say of which group somebody is.

    Groups below the minimum of a reference, or whose rest is, are insufficient evidence.

    Args:
        results: What a policy said of everybody.
        workforce: The same people, with what the law protects.
        by: Attributes of `ATTRIBUTES`.
        plan: What is decided by; the one that ships with the library if none is given.
        on: The day for ages; the last day that the results are about if none is given.
        opt_in: Attributes that are looked at only where that is asked for expressly: religion.
        seed: How people are parted into those who are guessed from and those who are guessed.

    Raises:
        UsageError: If there is no such attribute, or one has to be asked for expressly.
    """
    chosen = plan or default_plan()
    day = held_attributes(results, by, opt_in, on)
    asked = [one for one in results if one.run is not None]
    facts = facts_named(asked)
    fold = _parted(len(asked), seed)
    rows: list[tuple[str, str, Text, str, Text, Superiority | None]] = []
    for name in by:
        attribute = attribute_of(name, chosen)
        groups = [
            attribute.reads(
                workforce.employee_by_key[one.employee],
                workforce.protected.get(one.employee, _NONE),
                day,
                chosen,
            )
            for one in asked
        ]
        for group in _asked_about(groups):
            mine = [None if one is None else one == group for one in groups]
            few = min(mine.count(True), mine.count(False)) < chosen.reference_minimum
            rows.extend(
                (name, group, attribute.said(group), fact, title, None if few else told)
                for fact, title, told in _told(facts, mine, fold)
            )
    return _judged(rows, chosen, len(asked))


_NONE = Protected()


def _asked_about(groups: Sequence[str | None]) -> list[str]:
    """The groups that are told from the rest; of two the smaller, as the other says the same."""
    sizes = Counter(one for one in groups if one is not None)
    known = sorted(sizes)
    return known if len(known) != 2 else [min(known, key=lambda one: (sizes[one], one))]  # noqa: PLR2004


def _judged(
    rows: Sequence[tuple[str, str, Text, str, Text, Superiority | None]],
    plan: AuditPlan,
    people: int,
) -> Proxies:
    threshold = NORMAL.cdf(float(plan.effect) / math.sqrt(2))
    raw = [None if told is None else told.p for *_, told in rows]
    both = zip(raw, adjusted(raw, plan), strict=True)
    found = [
        Proxy(name, group, said, fact, title, _auc(told), *p, _verdict(told, p[1], threshold, plan))
        for (name, group, said, fact, title, told), p in zip(rows, both, strict=True)
    ]
    found.sort(key=lambda one: (one.attribute, one.group, one.fact != ALL, -(one.auc or 0)))
    return Proxies(plan, tuple(found), people, threshold)


def _auc(told: Superiority | None) -> float | None:
    return None if told is None else float(told.share)


def _verdict(
    told: Superiority | None, p: float | None, threshold: float, plan: AuditPlan
) -> Verdict:
    if told is None:
        return Verdict.INSUFFICIENT
    if p is None:
        return Verdict.NO_FLAG  # everybody has the same, which tells nobody apart
    return Verdict.FLAG if told.share > threshold and p <= plan.level else Verdict.NO_FLAG


def _parted(people: int, seed: int) -> list[int]:
    """In which part each of the people is."""
    parts = [place % _FOLDS for place in range(people)]
    Random(seed).shuffle(parts)  # noqa: S311  (a statistic, no secret)
    return parts


Weights = Mapping[int | None, float]


def _told(
    facts: Sequence[NamedFact], mine: Sequence[bool | None], fold: Sequence[int]
) -> Iterator[tuple[str, Text, Superiority | None]]:
    """How well each fact tells them apart, and all together."""
    whole = [0.0] * len(mine)
    for fact in facts:
        scores = _scores(fact, mine, fold)
        whole = [a + b for a, b in zip(whole, scores, strict=True)]
        yield fact.name, fact.title, _apart(scores, mine)
    if facts:
        yield ALL, _ALL_FACTS, _apart(whole, mine)


def _scores(fact: NamedFact, mine: Sequence[bool | None], fold: Sequence[int]) -> list[float]:
    """What a fact of each says for the group, in log odds learnt from the other parts."""
    scores = [0.0] * len(mine)
    for part in range(_FOLDS):
        learnt = [i for i, one in enumerate(fold) if one != part and mine[i] is not None]
        bin_of = _bins(fact, [fact.values[i] for i in learnt])
        counts = Counter((bin_of(fact.values[i]), mine[i]) for i in learnt)
        weights = _weights(counts)
        for i, one in enumerate(fold):
            if one == part:
                scores[i] = weights.get(bin_of(fact.values[i]), 0.0)
    return scores


def _bins(fact: NamedFact, values: Sequence[float | None]) -> Callable[[float | None], int | None]:
    known = sorted(value for value in values if value is not None)
    if fact.kind:
        return lambda value: None if value is None else int(value)
    cuts = sorted(
        {known[len(known) * place // _BINS] for place in range(1, _BINS)} if known else []
    )
    return lambda value: None if value is None else sum(value >= cut for cut in cuts)


def _weights(counts: Mapping[tuple[int | None, bool | None], int]) -> Weights:
    """The log odds of each bin against those of all, one person added to each side."""
    own = sum(n for (_, mine), n in counts.items() if mine)
    other = sum(n for (_, mine), n in counts.items() if not mine)
    bins = {name for name, _ in counts}
    return {
        name: math.log(
            (counts.get((name, True), 0) + own / (own + other or 1))
            / (counts.get((name, False), 0) + other / (own + other or 1))
        )
        - math.log(own / other)
        if own and other
        else 0.0
        for name in bins
    }


def _apart(scores: Sequence[float], mine: Sequence[bool | None]) -> Superiority | None:
    """The area under the curve of some scores."""
    # What rounding alone tells apart is tied.
    told = [round(score, _DIGITS) for score in scores]
    places = {score: place for place, score in enumerate(sorted({*told}))}
    own, other = [0] * len(places), [0] * len(places)
    for score, group in zip(told, mine, strict=True):
        if group is not None:
            (own if group else other)[places[score]] += 1
    return superiority(own, other)


_DIGITS = 9
