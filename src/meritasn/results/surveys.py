"""How surveys are shown: the latest first, then what one should know about its figures."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from meritasn.language import Text, listing
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title

if TYPE_CHECKING:
    from meritasn.results.satisfaction import (
        Difference,
        Element,
        Interval,
        Round,
        Satisfaction,
        Surveyed,
    )

__all__ = ["shown"]

_WEAKEST = 3
"""So many elements are named as the weakest."""


def shown(found: Satisfaction) -> Iterator[Part]:
    """The latest survey first; then what is near a limit, weakest, moved and left out."""
    year = found.year
    if year is None:
        yield Sentence(_NO_SHEETS, "warn")
        return
    last, policy = found.laws[year]
    title = policy.title
    yield Title(_TITLE.fill(title=title, year=str(year)))
    yield Sentence(_SOURCE.fill(day=last, name=policy.name, hash=policy.hash[:12]), "quiet")
    latest = [(one, of_year) for one in found.of if (of_year := one.of(year))]
    if latest:
        yield from _latest(found, latest)
        yield from _refused(latest)
        yield from _near(latest)
        yield from _weakest(latest)
    yield from _moved(found, year)
    yield from _not_shown(found, year, latest)
    yield from _how(found, latest)


_Latest = list[tuple["Surveyed", "Round"]]


def _latest(found: Satisfaction, latest: _Latest) -> Iterator[Part]:
    pooled = found.by == "unit"
    columns = (
        Column(_BY[found.by], grow=True),
        Column(_SHEETS, "right"),
        Column(_INDEX, "right"),
        Column(_INTERVAL, "right"),
        Column(_QUALITY),
        *((Column(_POOLED, "right"),) if pooled else ()),
        Column(_SATISFIED, "right"),
    )
    rows = []
    for one, of_year in latest:
        row: list[Cell] = [one.name, of_year.sheets, of_year.index, _ends(of_year.interval)]
        row.append(_quality(of_year))
        row += [of_year.pooled] if pooled else []
        rows.append((*row, _satisfied(of_year)))
    yield Table(columns, tuple(rows))


def _satisfied(of_year: Round) -> Cell:
    """The share, and behind it where it may lie."""
    if of_year.satisfied is None:
        return None
    share = Share(of_year.satisfied, of_year.sheets)
    if of_year.satisfied_share is None:
        return share
    permille = share.permille
    assert permille is not None
    return Text("{share}\N{NO-BREAK SPACE}% ({ends})", "{share}% ({ends})").fill(
        share=Decimal(permille).scaleb(-1), ends=of_year.satisfied_share.text
    )


def _ends(interval: Interval | None) -> Cell:
    return None if interval is None else interval.text


def _quality(of_year: Round) -> Cell:
    if of_year.quality is None:
        return None
    letter = of_year.quality.title
    if of_year.performance is None:
        return letter
    return Text("{letter} {words}", "{letter} {words}").fill(
        letter=letter, words=of_year.performance.title
    )


def _near(latest: _Latest) -> Iterator[Part]:
    near = [(one, of_year) for one, of_year in latest if of_year.near]
    if not near:
        return
    yield Title(_NEAR, 2)
    for one, of_year in near:
        for limit in of_year.near:
            assert of_year.index is not None
            assert of_year.interval is not None
            yield Sentence(
                _NEAR_LIMIT.fill(
                    name=one.name,
                    index=of_year.index,
                    interval=of_year.interval.text,
                    limit=limit.at,
                    below=limit.below.title,
                    above=limit.above.title,
                ),
                "warn",
            )


def _weakest(latest: _Latest) -> Iterator[Part]:
    rows = [
        (one.name, *(_element(element) for element in of_year.weakest(_WEAKEST)))
        for one, of_year in latest
        if len(of_year.elements) >= _WEAKEST
    ]
    if rows:
        yield Title(_WEAK, 2)
        heads = (Column(_NAME, grow=True), *(Column(head, grow=True) for head in _PLACES))
        yield Table(heads, tuple(rows))


def _element(element: Element) -> Cell:
    return Text("{title} {mean}", "{title} {mean}").fill(title=element.title, mean=element.mean)


def _moved(found: Satisfaction, year: int) -> Iterator[Part]:
    moved = [(one, d) for one in found.of for d in one.differences if d.after.year == year]
    if not moved:
        return
    yield Title(_MOVED, 2)
    years = {d.before.year for _, d in moved}
    earlier = _FROM if len(years) > 1 else Text(str(*years), str(*years))
    yield Table(
        (
            Column(_BY[found.by], grow=True),
            Column(earlier, "right"),
            Column(Text(str(year), str(year)), "right"),
            Column(_BY_HOW_MUCH, "right"),
            Column(_INTERVAL, "right"),
            Column(_JUDGED),
        ),
        tuple(
            (
                one.name,
                d.before.index if len(years) == 1 else _in_year(d.before),
                d.after.index,
                d.moved,
                _ends(d.interval),
                _judged(d),
            )
            for one, d in moved
        ),
    )


def _in_year(of_year: Round) -> Cell:
    """The index with its year, where surveys before are of several years."""
    if of_year.index is None:
        return None
    return Text("{index} ({year})", "{index} ({year})").fill(
        index=of_year.index, year=str(of_year.year)
    )


def _judged(difference: Difference) -> Cell:
    if difference.distinguishable is None:
        return Sentence(_TOO_FEW, "quiet")
    if not difference.distinguishable:
        return Sentence(_NOT_DISTINGUISHABLE, "quiet")
    return Sentence(_RISEN, "good") if difference.moved > 0 else Sentence(_FALLEN, "bad")


def _refused(latest: _Latest) -> Iterator[Part]:
    for one, of_year in latest:
        if of_year.refusal is not None:
            yield Sentence(_REFUSED.fill(name=one.name, why=of_year.refusal.first), "bad")


def _not_shown(found: Satisfaction, year: int, latest: _Latest) -> Iterator[Part]:
    """Sheets that are left out, and groups of which nothing or no interval is shown."""
    left_out = [(one, r.left_out) for one, r in latest if r.left_out]
    if left_out:
        who = listing(_COUNTED.fill(name=one.name, n=n) for one, n in left_out)
        yield Sentence(_LEFT_OUT.fill(who=who), "warn")
    unsure = [one.name for one, r in latest if r.index is not None and r.interval is None]
    if unsure:
        yield Sentence(_UNSURE.fill(least=found.least_sure, who=listing(unsure)), "quiet")
    few = [one.name for one in found.of if year in one.too_few]
    if few:
        yield Sentence(_FEW.fill(least=found.least_shown, who=listing(few)), "quiet")
    none = [one.name for one in found.of if year not in one.too_few and one.of(year) is None]
    if none:
        yield Sentence(_NONE.fill(year=str(year), who=listing(none)), "quiet")


def _how(found: Satisfaction, latest: _Latest) -> Iterator[Part]:
    if any(of_year.interval for _, of_year in latest):
        yield Sentence(_HOW, "quiet")
    if any(of_year.satisfied is not None for _, of_year in latest):
        yield Sentence(_WHO_IS_SATISFIED, "quiet")
    if found.by == "unit" and latest:
        yield Sentence(_TWO_INDICES, "quiet")


_TITLE = Text("{title}, {year}", "{title}, {year}")
_SOURCE = Text("Lembar terakhir {day} · {name} · {hash}", "Last sheet on {day} · {name} · {hash}")
_NO_SHEETS = Text("Tidak ada satu lembar survei pun.", "There is not one survey sheet.")
_BY = {"service": Text("Layanan", "Service"), "unit": Text("Unit", "Unit")}
_NAME = Text("Nama", "Name")
_SHEETS = Text("Lembar", "Sheets")
_INDEX = Text("Indeks", "Index")
_QUALITY = Text("Mutu", "Quality")
_INTERVAL = Text("Selang 95 %", "95% interval")
_POOLED = Text("Gabungan", "Pooled")
_SATISFIED = Text("Puas", "Satisfied")
_NEAR = Text("Dekat batas mutu", "Near a limit")
_NEAR_LIMIT = Text(
    "{name}: indeks {index}, selang {interval} melintasi batas {limit} antara mutu {below} dan "
    "{above}; survei ini tidak memastikan yang mana.",
    "{name}: index {index}, interval {interval} reaches across the limit {limit} between {below} "
    "and {above}; this survey does not settle which.",
)
_WEAK = Text("Unsur terlemah", "Weakest elements")
_PLACES = (
    Text("Terlemah", "Weakest"),
    Text("Kedua", "Second"),
    Text("Ketiga", "Third"),
)
_MOVED = Text("Dibandingkan dengan survei sebelumnya", "Against the survey before")
_FROM = Text("Sebelumnya", "Before")
_BY_HOW_MUCH = Text("Selisih", "Difference")
_JUDGED = Text("Artinya", "Meaning")
_RISEN, _FALLEN = Text("naik", "risen"), Text("turun", "fallen")
_NOT_DISTINGUISHABLE = Text("tidak dapat dibedakan", "not distinguishable")
_TOO_FEW = Text("lembar terlalu sedikit", "too few sheets")
_REFUSED = Text("{name}: tidak ada indeks, {why}.", "{name}: no index, {why}.")
_COUNTED = Text("{name} ({n})", "{name} ({n})")
_LEFT_OUT = Text(
    "Lembar tidak lengkap yang tidak dihitung: {who}.",
    "Sheets that are not complete and are not counted: {who}.",
)
_UNSURE = Text(
    "Lembar kurang dari {least}, terlalu sedikit untuk sebuah selang: {who}.",
    "Fewer than {least} sheets, too few for an interval: {who}.",
)
_FEW = Text(
    "Lembar lengkap kurang dari {least}, tidak ditampilkan: {who}.",
    "Fewer than {least} complete sheets, not shown: {who}.",
)
_NONE = Text("Tanpa lembar pada tahun {year}: {who}.", "Without a sheet in {year}: {who}.")
_HOW = Text(
    "Selang: tempat angka itu berada bagi semua yang dilayani pada 95 dari 100 survei, bila "
    "lembarnya sampel acak; dari survei yang ditarik ulang dari lembarnya (indeks), dan dengan "
    "rumus Wilson (yang puas).",
    "Interval: where the figure lies for everybody who was served in 95 of 100 surveys, if the "
    "sheets are a random sample; from surveys drawn again from its sheets (index), and by the "
    "formula of Wilson (satisfied).",
)
_WHO_IS_SATISFIED = Text(
    "Puas: rata-rata jawaban pada lembarnya paling sedikit jawaban baik yang terendah. Ini bacaan "
    "meritasn, bukan angka peraturan.",
    "Satisfied: the mean answer on the sheet is at least the lowest favourable one. This is a "
    "reading of meritasn, no figure of the regulation.",
)
_TWO_INDICES = Text(
    "Indeks unit ialah rata-rata indeks layanannya; gabungan menghitung semua lembar sama berat.",
    "The index of a unit is the mean of those of its services; pooled counts every sheet alike.",
)
