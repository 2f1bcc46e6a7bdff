"""What facts say of who somebody is, as it was found: to read and for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from meritasn.fairness.finding import Verdict
from meritasn.fairness.guessing import ALL
from meritasn.fairness.plan import AuditPlan
from meritasn.fairness.telling import TESTS, plan_told
from meritasn.fairness.words import probability, rounded
from meritasn.language import Language, Text
from meritasn.view import Column, Part, Sentence, Table, Title, Tone, View, repr_html

__all__ = ["FORMAT", "Proxies", "Proxy"]

FORMAT = "meritasn/proxies@1"


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
