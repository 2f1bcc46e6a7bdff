"""Schemas of what comes out: results, findings and explanations.

They say what `as_dict` gives, in either language: words differ, keys and codes do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from meritasn.io.schema.answers import (
    appraisers,
    evaluation,
    fairness,
    metrics,
    money,
    policies,
    results,
    services,
    talent,
)
from meritasn.io.schema.examples import ANSWERS
from meritasn.io.schema.words import Schema, identified
from meritasn.language import Text

__all__ = ["ABOUT", "answer_schema"]

ABOUT: Mapping[str, Text] = {
    "meritasn/results@1": Text("Hasil suatu populasi pegawai", "The results of a workforce"),
    "meritasn/result@1": Text("Hasil seorang pegawai", "The result of one person"),
    "meritasn/unit@1": Text("Hasil sebuah unit", "The result of a unit"),
    "meritasn/explanation@1": Text("Penjelasan sebuah langkah", "The explanation of a step"),
    "meritasn/finding@1": Text("Sebuah temuan", "A finding"),
    "meritasn/assessments@1": Text("Jawaban untuk suatu hari", "The answers of a day"),
    "meritasn/match@1": Text("Kesesuaian kompetensi", "How competence matches posts"),
    "meritasn/matched@1": Text(
        "Kesesuaian kompetensi seorang pegawai", "How the competence of one person matches a post"
    ),
    "meritasn/selection@1": Text("Urutan pelamar", "The order of candidates"),
    "meritasn/selected@1": Text("Tempat seorang pelamar", "The place of one candidate"),
    "meritasn/talent@1": Text("Peta sembilan kotak talenta", "The map of nine boxes of talent"),
    "meritasn/placed@1": Text("Kotak seorang pegawai", "The box of one person"),
    "meritasn/cuts@1": Text(
        "Peta talenta dengan batas lain", "The map of talent under other cut-offs"
    ),
    "meritasn/professionalism@1": Text(
        "Indeks Profesionalitas unit", "The index of professionalism of units"
    ),
    "meritasn/professional@1": Text(
        "Indeks Profesionalitas seorang pegawai", "The index of professionalism of one person"
    ),
    "meritasn/satisfaction@1": Text("Kepuasan masyarakat", "What people think of services"),
    "meritasn/standards@1": Text("Standar pelayanan", "Whether services keep their standards"),
    "meritasn/ledger@1": Text("Buku besar seorang pegawai", "The ledger of one person"),
    "meritasn/allowance@1": Text("Tambahan penghasilan sebulan", "Additional income of a month"),
    "meritasn/person@1": Text(
        "Semua yang menyangkut seorang pegawai", "Everything that concerns one person"
    ),
    "meritasn/payslip@1": Text(
        "Tambahan penghasilan seorang pegawai", "Additional income of one person"
    ),
    "meritasn/audit@1": Text("Audit perlakuan setara", "An audit of equal treatment"),
    "meritasn/gap-audit@1": Text(
        "Audit perlakuan setara menurut label, angka, atau masa tunggu",
        "An audit of equal treatment by labels, numbers or waits",
    ),
    "meritasn/rank-audit@1": Text(
        "Audit perlakuan setara atas suatu urutan", "An audit of equal treatment in an order"
    ),
    "meritasn/staged-audit@1": Text(
        "Audit perlakuan setara tahap demi tahap", "An audit of equal treatment stage by stage"
    ),
    "meritasn/swap-test@1": Text(
        "Uji tukar atribut terlindungi", "What swapping protected attributes changes"
    ),
    "meritasn/proxies@1": Text(
        "Fakta yang menunjukkan siapa seseorang", "Facts that say who somebody is"
    ),
    "meritasn/like-cases@1": Text("Kasus serupa, hasil berbeda", "Like cases with unlike results"),
    "meritasn/rater-audit@1": Text("Penilai di samping rekannya", "Raters beside their peers"),
    "meritasn/panel@1": Text("Kesepakatan para penilai", "How far raters agree"),
    "meritasn/metric-by-group@1": Text(
        "Sebuah ukuran menurut kelompok", "A metric of each group, beside its reference"
    ),
    "meritasn/sensitivity@1": Text(
        "Kepekaan sebuah aturan terhadap angkanya", "How a rule hangs on its figures"
    ),
    "meritasn/policytest@1": Text(
        "Hukum aturan yang baik atas suatu kebijakan", "The laws of good rules, tried on a policy"
    ),
    "meritasn/strategytest@1": Text(
        "Hukum aturan yang baik atas suatu strategi", "The laws of good rules, tried on a strategy"
    ),
    "meritasn/diff@1": Text("Perubahan antara dua kebijakan", "The changes between two policies"),
    "meritasn/replay@1": Text(
        "Siapa yang berpindah menurut kebijakan lain", "Who moves under another policy"
    ),
    "meritasn/replayed@1": Text(
        "Yang memindahkan seorang pegawai", "What moves one person under another policy"
    ),
    "meritasn/strategy@1": Text(
        "Jawaban sebuah strategi", "What a strategy in Python says of everybody"
    ),
}
"""What comes out, by the name of its schema."""

_DEFINITIONS: Mapping[str, Schema] = {
    **results.DEFINITIONS,
    **talent.DEFINITIONS,
    **services.DEFINITIONS,
    **money.DEFINITIONS,
    **policies.DEFINITIONS,
    **evaluation.DEFINITIONS,
    **fairness.DEFINITIONS,
    **metrics.DEFINITIONS,
    **appraisers.DEFINITIONS,
}


def answer_schema(name: str) -> Schema:
    """The schema of something that comes out."""
    definition = name.removeprefix("meritasn/").partition("@")[0]
    return {
        **identified(name, ABOUT[name]),
        "$ref": f"#/$defs/{definition}",
        "examples": [ANSWERS[name]],
        "$defs": {each: _DEFINITIONS[each] for each in sorted(_needed(definition))},
    }


def _needed(definition: str) -> Iterator[str]:
    """A definition, and all that it refers to, each once."""
    seen: set[str] = set()
    waiting = [definition]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield name
            waiting += _referred(_DEFINITIONS[name])


def _referred(part: object) -> Iterator[str]:
    match part:
        case {"$ref": str(to)}:
            yield to.removeprefix("#/$defs/")
        case dict():
            for inner in part.values():
                yield from _referred(inner)
        case list():
            for inner in part:
                yield from _referred(inner)
