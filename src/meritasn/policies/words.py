"""What the keys of a pack are called, for a reader who compares two of them."""

from __future__ import annotations

from datetime import date

from meritasn.language import Text
from meritasn.quantities import Period

__all__ = ["HEAD", "KEYS", "NO_WORD", "OUTPUTS", "YES_NO", "days_text"]

NO_WORD = Text("", "")

KEYS = {
    "about": Text("tentang", "about"),
    "all_of": Text("syarat", "requirements"),
    "among": Text("di antara", "among"),
    "any_of": Text("syarat", "requirements"),
    "applies": Text("hanya bila", "applies only if"),
    "bands": Text("yang direntangkan", "what is banded"),
    "by": Text("menurut", "by"),
    "children": Text("atas", "over"),
    "cite": Text("dasar", "source"),
    "code": Text("kode", "code"),
    "days": Text("masa berlaku", "days in force"),
    "decimals": Text("desimal", "decimals"),
    "enum": Text("daftar sebutan", "list of labels"),
    "first": Text("urutan yang dipakai", "what is taken in turn"),
    "formula": Text("rumus", "formula"),
    "least": Text("paling sedikit", "at least"),
    "message": Text("pesan", "message"),
    "not_applicable": Text("bila bahannya tidak berlaku", "where an operand is not applicable"),
    "note": Text("catatan", "note"),
    "of": Text("untuk setiap", "for each"),
    "optional": Text("boleh tidak ada", "may be absent"),
    "places": Text("tempat", "places"),
    "purpose": Text("untuk", "for"),
    "range": Text("hasil yang diterima", "results that are accepted"),
    "refused": Text("yang tanpa hasil", "those without a result"),
    "require": Text("syarat", "condition"),
    "rounding": Text("pembulatan", "rounding"),
    "rounding_cite": Text("dasar pembulatan dalam syarat", "source of rounding in a condition"),
    "running": Text("rumus", "formula"),
    "severity": Text("bobot temuan", "weight of the finding"),
    "shown": Text("hanya untuk ditampilkan", "for the reader only"),
    "standing": Text("kepastian", "standing"),
    "title": Text("judul", "title"),
    "tune": Text("rentang untuk dicoba", "range for trying out"),
    "unit": Text("satuan", "unit"),
    "value": Text("nilai", "value"),
    "weight": Text("bobot", "weight"),
    "where": Text("hanya yang", "only those with"),
}
"""By the key of the pack."""

HEAD = {
    "title": Text("Judul", "Title"),
    "family": Text("Rumpun", "Family"),
    "in_force": Text("Masa berlaku", "Days in force"),
}
"""What the head of a pack says, by its key."""

OUTPUTS = {
    "predicate": Text("Predikat yang dijawab", "The predicate that is answered"),
    "score": Text("Nilai yang dijawab", "The score that is answered"),
    "answer": Text("Jawaban", "The answer"),
    "lines": Text("Baris buku besar", "The lines of the ledger"),
}
"""What the policy answers, by the key of its output."""

YES_NO = (Text("tidak", "no"), Text("ya", "yes"))


def days_text(days: Period | None) -> Text:
    """The days of a block; None where they are all of its pack's."""
    if days is None:
        return Text("seluruh masa berlakunya", "all days in force")
    if days.start == date.min and days.last is not None:  # it says no first day
        return Text("s.d. {day}", "until {day}").fill(day=days.last)
    return days.text
