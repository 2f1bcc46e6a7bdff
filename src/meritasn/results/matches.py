"""How a match of many people is shown: both families of bands, what lacks, and who is best."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from meritasn.language import Text, listing
from meritasn.model import Competency
from meritasn.results.matched import CAPPED, FAMILIES, MATCH, Matched, label_of, with_cap
from meritasn.results.naming import named
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title

if TYPE_CHECKING:
    from meritasn.results.matching import Matching

__all__ = ["opened", "shown"]

_MOST_ROWS = 20
"""More people than these are counted and not listed."""


def opened(matching: Matching) -> Iterator[Part]:
    """What is asked about, on which day, by which policy, and whose standards decide."""
    vacancy, policy = matching.vacancy, matching.policy
    asked = _OWN_POST if vacancy is None else _FOR_POST.fill(post=vacancy.title)
    yield Title(Text("{asked}, {day}", "{asked}, {day}").fill(asked=asked, day=matching.on))
    source = f"{policy.name} · {policy.hash[:12]}"
    yield Sentence(Text(source, source), "quiet")
    if vacancy is None:
        yield Sentence(_EACH_OWN, "warn")
    elif matching.standards:
        yield Sentence(_POST_DECIDES.fill(level=vacancy.level.label))
        unset = [one.label for one in Competency if one.code not in matching.standards]
        if unset:
            yield Sentence(_UNSET.fill(of=listing(unset)), "bad")
    else:
        yield Sentence(_LEVEL_DECIDES.fill(level=vacancy.level.label), "warn")
    for table in matching.without:
        yield Sentence(_NO_RECORDS.fill(of=table.title), "warn")


def shown(matching: Matching) -> Iterator[Part]:
    """How many are judged, their bands, what they lack, who is not judged, and the best."""
    many = len(matching.ranked)
    yield Table(
        (Column(_PEOPLE), Column(_NUMBER, "right"), Column(_OF_ALL)),
        (
            (_JUDGED, many, Share(many, len(matching))),
            (_UNJUDGED, len(matching) - many, Share(len(matching) - many, len(matching))),
        ),
    )
    if many:
        yield from _bands(matching)
        yield from _lacking(matching)
    yield from _not_judged(matching)
    if many:
        yield from _best(matching)


def _bands(matching: Matching) -> Iterator[Part]:
    for family in FAMILIES:
        plain, capped = (matching.counts(step) for step in (family, with_cap(family)))
        enum, many = matching.enum(family), len(matching.ranked)
        yield Title(_FAMILY[family], 2)
        yield Table(
            (
                Column(_BAND),
                Column(_PLAIN, "right"),
                Column(_SHARE),
                Column(_WITH_CAP, "right"),
                Column(_SHARE),
            ),
            tuple(
                (
                    enum.title(code),
                    plain[code],
                    Share(plain[code], many),
                    capped[code],
                    Share(capped[code], many),
                )
                for code in enum.codes
            ),
        )


def _lacking(matching: Matching) -> Iterator[Part]:
    yield Title(_LACKING, 2)
    lacking, many = matching.lacking(), len(matching.ranked)
    if not lacking:
        yield Sentence(_NOBODY_LACKS, "good")
        return
    yield Table(
        (Column(_COMPETENCY, grow=True), Column(_BELOW, "right"), Column(_OF_JUDGED)),
        tuple((one.label, below, Share(below, many)) for one, below in lacking.items()),
    )


def _not_judged(matching: Matching) -> Iterator[Part]:
    reasons = matching.not_judged()
    if reasons:
        yield Title(_NOT_JUDGED, 2)
        yield Table(
            (Column(_WHY, grow=True), Column(_NUMBER, "right")),
            tuple(reasons.items()),
        )


def _best(matching: Matching) -> Iterator[Part]:
    yield Title(_BEST, 2)
    yield Sentence(_BY_CAPPED if matching.capped else _BY_MATCH, "quiet")
    places = {one.employee: place for place, one in enumerate(matching.people, start=1)}
    listed = matching.ranked[:_MOST_ROWS]
    families = tuple(with_cap(f) if matching.capped else f for f in FAMILIES)
    yield Table(
        (
            Column(_PLACE, "right"),
            Column(_KEY),
            Column(_JPM, "right"),
            Column(_JPM_CAPPED, "right"),
            *(Column(_FAMILY[family], grow=True) for family in FAMILIES),
            Column(_LACKS, "right"),
        ),
        tuple(
            (
                placed.place,
                named(placed.one.employee, places[placed.one.employee]),
                _number(placed.one, MATCH),
                _number(placed.one, CAPPED),
                *(_label(placed.one, family) for family in families),
                _number(placed.one, "lacking"),
            )
            for placed in listed
        ),
    )
    if len(matching.ranked) > len(listed):
        yield Sentence(_MORE.fill(n=len(matching.ranked) - len(listed)), "quiet")


def _number(one: Matched, step: str) -> Cell:
    assert one.run is not None
    return one.run.value(step).number


def _label(one: Matched, step: str) -> Cell:
    label = label_of(one.run, step)
    return None if label is None else label.title


_FOR_POST = Text("Kesesuaian kompetensi untuk {post}", "Match of competence for {post}")
_OWN_POST = Text(
    "Kesesuaian kompetensi dengan jabatan sendiri", "Match of competence with the own post"
)
_EACH_OWN = Text(
    "Tidak ada jabatan yang ditanyakan: setiap pegawai dibandingkan dengan jenjang jabatannya "
    "sendiri, dan standarnya menurut tabel jenjang (anggapan).",
    "No post is asked about: everybody is compared with the level of their own post, and the "
    "standard is that of the table by level (assumed).",
)
_POST_DECIDES = Text(
    "{level}. Standar kompetensi: ditetapkan jabatan ini sendiri.",
    "{level}. Standards of competence: those of the post itself.",
)
_LEVEL_DECIDES = Text(
    "{level}. Jabatan ini tidak punya standar kompetensi sendiri: tabel menurut jenjang "
    "(anggapan) yang menentukan.",
    "{level}. The post has no standards of its own: the table by level (assumed) decides.",
)
_UNSET = Text(
    "Belum ada standar untuk: {of}. Selama itu tidak ada yang dapat dinilai untuk jabatan ini.",
    "There is no standard yet for: {of}. Until there is, nobody can be judged for this post.",
)
_NO_RECORDS = Text("Tidak ada satu catatan pun dalam {of}.", "There is not one record in {of}.")
_PEOPLE, _NUMBER = Text("Pegawai", "People"), Text("Banyaknya", "Number")
_OF_ALL, _OF_JUDGED = Text("Dari semua", "Of all"), Text("Dari yang dinilai", "Of those judged")
_JUDGED, _UNJUDGED = (
    Text("dapat dinilai", "can be judged"),
    Text("tidak dapat dinilai", "cannot be judged"),
)
_FAMILY = {
    "post_filling": Text("Pengisian jabatan", "Filling a post"),
    "mapping": Text("Pemetaan kompetensi", "Mapping of competence"),
}
_BAND, _SHARE = Text("Kategori", "Band"), Text("Bagian", "Share")
_PLAIN, _WITH_CAP = Text("Apa adanya", "As it is"), Text("Dibatasi", "Capped")
_LACKING = Text("Kompetensi yang paling banyak kurang", "Competencies in which most people lack")
_NOBODY_LACKS = Text(
    "Tidak ada yang di bawah standar.", "Nobody is below the standard in any competency."
)
_COMPETENCY, _BELOW = Text("Kompetensi", "Competency"), Text("Di bawah standar", "Below standard")
_NOT_JUDGED = Text("Tidak dapat dinilai, dan mengapa", "Who cannot be judged, and why")
_WHY = Text("Mengapa", "Why")
_BEST = Text("Kesesuaian terbaik", "Best matches")
_BY_MATCH = Text(
    "Menurut JPM apa adanya: kelebihan pada satu kompetensi menutup kekurangan pada yang lain. "
    "Yang sama besar berbagi peringkat.",
    "By JPM as it is: a surplus in one competency makes up for a lack in another. Equals share a "
    "place.",
)
_BY_CAPPED = Text(
    "Menurut JPM dengan tiap tingkat dibatasi pada standarnya. Yang sama besar berbagi peringkat.",
    "By JPM with each level capped at its standard. Equals share a place.",
)
_PLACE, _KEY = Text("Peringkat", "Place"), Text("Kode", "Key")
_JPM, _JPM_CAPPED = Text("JPM %", "JPM %"), Text("Dibatasi %", "Capped %")
_LACKS = Text("Kurang", "Lacks")
_MORE = Text("… dan {n} pegawai lagi.", "… and {n} more people.")
