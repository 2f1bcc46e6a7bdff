"""What an audit of an order found: who is among the first, and how even the order is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import asdict, field, frozen

from meritasn.fairness.audited import Audit, AuditedGroups
from meritasn.fairness.finding import AuditFinding
from meritasn.fairness.orders import Evenness, Kept
from meritasn.fairness.published import Telling
from meritasn.fairness.telling import Told
from meritasn.fairness.words import probability, rounded
from meritasn.language import Language, Text, listing
from meritasn.view import Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["FORMAT", "OrderedGroups", "RankAudit"]

FORMAT = "meritasn/rank-audit@1"


@frozen
class OrderedGroups:
    """One attribute, or several together, in an order.

    Attributes:
        attributes: Their names.
        exposure: The mean attention of each group.
        evenness: How far the first places are from the shares of all; None of nobody.
        kept: Of each group but the reference, whether every prefix holds enough of it.
    """

    attributes: tuple[str, ...]
    exposure: Mapping[str, float] = field(repr=False)
    evenness: Evenness | None
    kept: Mapping[str, Kept | None] = field(repr=False)


@frozen
class RankAudit:
    """What an audit of an order found.

    Attributes:
        audit: Who is among the first, as any outcome with yes and no.
        orders: Beside it, of each of its groups, what the order says.
        k: How many places were looked at.
        among: How many people are among the first: more than places where the last is shared.
    """

    audit: Audit
    orders: tuple[OrderedGroups, ...]
    k: int
    among: int

    @property
    def findings(self) -> tuple[AuditFinding, ...]:
        """All findings, in their order."""
        return self.audit.findings

    def view(self) -> View:
        """Who is among the first, then how even the order is."""
        return self.audit.shown(self.audit.telling) + View(tuple(self._parts(self.audit.telling)))

    _repr_html_ = repr_html

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The audit for other programs, with the same groups hidden."""
        telling = self.audit.telling
        return {
            "format": FORMAT,
            "places": self.k,
            "among_first": self.among,
            "audit": self.audit.told(language, telling),
            "orders": [_order(one, telling) for one in self.orders],
        }

    def _parts(self, telling: Telling) -> Iterator[Part]:
        yield Title(_ORDER.fill(k=self.k), 2)
        yield Sentence(_TIES.fill(k=self.k, n=self.among))
        for groups, order in zip(self.audit.groups, self.orders, strict=True):
            if groups.held:
                yield from _shown(groups, order, telling)


_ORDER = Text("Urutan sampai peringkat {k}", "The order down to place {k}")
_TIES = Text(
    "{n} orang berada pada {k} peringkat teratas; yang seri berbagi peringkat.",
    "{n} people are among the first {k} places; equals share a place.",
)


def _shown(groups: AuditedGroups, order: OrderedGroups, telling: Telling) -> Iterator[Part]:
    secret = {group for attributes, group in telling.hidden if attributes == order.attributes}
    yield Table(
        (Column(groups.title, grow=True), Column(_ATTENTION, "right"), Column(_PREFIXES)),
        tuple(
            (
                groups.said(group),
                None if group in secret else rounded(mean, 3),
                None if group in secret or kept is None else kept.text,
            )
            for group, mean in order.exposure.items()
            for kept in (order.kept.get(group),)
        ),
    )
    found = order.evenness
    if secret:
        names = listing(groups.said(group) for group in groups.counts if group in secret)
        yield Sentence(_WITHHELD.fill(names=names), "quiet")
    elif found is not None:
        yield Sentence(
            _EVEN.fill(
                far=rounded(found.ndkl, 4),
                chance=rounded(found.by_chance, 4),
                p=probability(found.p),
                draws=found.draws,
                seed=found.seed,
            )
        )


_ATTENTION = Text("Perhatian rata-rata", "Mean exposure")
_PREFIXES = Text("Tiap awalan (FA*IR)", "Every prefix (FA*IR)")
_EVEN = Text(
    "Simpangan urutan (NDKL) {far}; pada urutan acak rata-rata {chance}. Bagian urutan acak yang "
    "sejauh itu atau lebih {p} ({draws} urutan, benih {seed}; belum disesuaikan untuk banyak uji).",
    "The order is {far} away from the shares of all (NDKL); orders by chance are {chance} away "
    "on average. The share of them that are as far or further is {p} ({draws} orders, seed "
    "{seed}; not adjusted for many tests).",
)
_WITHHELD = Text(
    "Simpangan urutan tidak ditampilkan, karena angka kelompok ini terlalu kecil: {names}.",
    "How even the order is, is not shown, since the counts of some groups are too small: {names}.",
)


def _order(order: OrderedGroups, telling: Telling) -> Told:
    secret = {group for attributes, group in telling.hidden if attributes == order.attributes}
    return {
        "attributes": list(order.attributes),
        "groups": [
            {
                "group": group,
                "exposure": None if group in secret else float(rounded(mean, 3)),
                "kept": None if group in secret or kept is None else kept.value,
            }
            for group, mean in order.exposure.items()
            for kept in (order.kept.get(group),)
        ],
        # How even the order is hangs on every group; of a hidden one it would say something.
        "evenness": None if secret or order.evenness is None else _evenness(order.evenness),
    }


def _evenness(found: Evenness) -> Told:
    """Rounded as it is shown: all digits of it would give the order back."""
    rounded_ = {name: float(rounded(getattr(found, name), 4)) for name in ("ndkl", "by_chance")}
    return {**asdict(found), **rounded_}
