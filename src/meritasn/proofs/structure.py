"""What holds by how rules are built: the shape of the nodes is looked at, no case is run."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.facts import Grain
from meritasn.language import Text, listing
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene
from meritasn.proofs.unknown import few
from meritasn.rules.algebra import (
    Before,
    Binary,
    Const,
    Elapsed,
    Later,
    LookUp,
    Narrow,
    Node,
    Over,
    Pick,
    Quotient,
    Slot,
    walk,
)
from meritasn.rules.kinds import Fold, Table
from meritasn.rules.step import RUNNING

__all__ = ["a_value_or_a_reason", "equal_facts", "order_of_records", "other_people"]

_CLOSED = (
    Before,
    Binary,
    Const,
    Elapsed,
    Later,
    LookUp,
    Narrow,
    Over,
    Pick,
    Quotient,
    Slot,
)
"""Every node there is; none of them asks for a clock, a file or a chance."""


def _nodes(scene: Scene) -> Iterator[Node]:
    for part in scene.parts.values():
        yield from walk(part.node)


def a_value_or_a_reason(scene: Scene) -> Iterator[Drawn]:
    """Each step has a value or a state that says why not."""
    steps = [name for name in scene.steps if name not in scene.program.given]
    doubtful = [n for n in steps if not {(n, "value"), (n, "state")} <= scene.parts.keys()]
    tables = sum(isinstance(step.step.kind, Table) for step in scene.steps.values())
    divisors = 0
    for node in _nodes(scene):
        match node:
            case Quotient(_, d):
                divisors += 1
                if d.lo < 0:
                    doubtful.append(str(node.rounding))
            case LookUp(i, cells):
                if i.lo < 0 or i.hi >= len(cells):
                    doubtful.append(str(len(cells)))
    name = "a_value_or_a_reason"
    if doubtful:
        yield Drawn(name, Verdict.OPEN, scene.policy.name, _UNSURE)
        return
    why = _TOTAL.fill(steps=len(steps), divisors=divisors, tables=tables)
    yield Drawn(name, Verdict.PROVED, scene.policy.name, why)


def equal_facts(scene: Scene) -> Iterator[Drawn]:
    """A program is a function of its facts."""
    law = "equal_facts_have_equal_answers"
    closed = all(isinstance(node, _CLOSED) for node in _nodes(scene))
    verdict = Verdict.PROVED if closed else Verdict.OPEN
    yield Drawn(law, verdict, scene.policy.name, _FUNCTION if closed else _UNSURE)


def other_people(scene: Scene) -> Iterator[Drawn]:
    """No step of a person reads another person; facts of the unit are named."""
    law, subject = "other_people_do_not_matter", scene.program.subject
    personal = [part for stage in scene.program.personal for part in stage.parts]
    read = {
        node.name
        for part in personal
        for node in walk(part.node)
        if isinstance(node, Slot) and node.part == "value"
    }
    above = {n for n in read & scene.steps.keys() if scene.grain_of(n) is Grain.UNIT}
    folded = {
        node.name
        for part in personal
        for node in walk(part.node)
        if isinstance(node, Over) and scene.parts[node.name, node.part].grain.is_subject
    }
    if above or folded:
        why = _OTHERS.fill(steps=few(scene, sorted(above | folded)))
        yield Drawn(law, Verdict.OPEN, scene.policy.name, why)
        return
    handed = [f for f in scene.program.facts.values() if f.grain is Grain.UNIT and f.name in read]
    why = _ALONE.fill(subject=subject.text)
    if handed:
        of_unit = _OF_UNIT.fill(facts=listing(fact.title for fact in handed))
        why = Text(f"{why.id} {of_unit.id}", f"{why.en} {of_unit.en}")
    yield Drawn(law, Verdict.PROVED, scene.policy.name, why)


def order_of_records(scene: Scene) -> Iterator[Drawn]:
    """Only what runs from record to record, and the last of them, reads an order."""
    law = "the_order_of_records_does_not_matter"
    ordered = [
        name for name, step in scene.steps.items() if _reads_order(step.step.key, step.step.kind)
    ]
    if ordered:
        why = _ORDERED.fill(steps=few(scene, ordered))
        yield Drawn(law, Verdict.OPEN, scene.policy.name, why)
    elif scene.program.below(scene.program.subject):
        yield Drawn(law, Verdict.PROVED, scene.policy.name, _UNORDERED)


def _reads_order(key: str, kind: object) -> bool:
    return key == RUNNING or (isinstance(kind, Fold) and kind.word == "last_over")


_UNSURE = Text(
    "Susunan aturan ini memuat bagian yang tidak dikenal pembukti.",
    "These rules hold a part that the prover does not know.",
)
_TOTAL = Text(
    "Setiap langkah ({steps}) punya nilai beserta keadaannya; pembagi ({divisors}) tidak pernah "
    "di bawah nol dan "
    "nol menjadi alasan; setiap tabel ({tables}) punya sel untuk setiap pasangan.",
    "Each of {steps} steps has a value and a state beside it; divisors ({divisors}) are never "
    "below zero and a zero is "
    "a reason; each table ({tables}) has a cell for every combination.",
)
_FUNCTION = Text(
    "Aturan hanya menghitung dari fakta: tidak ada jam, undian, atau berkas yang dibacanya.",
    "The rules compute from facts alone: they read no clock, no chance and no file.",
)
_ALONE = Text(
    "Tidak ada langkah bagi satu {subject} yang membaca {subject} lain.",
    "No step about one {subject} reads another.",
)
_OF_UNIT = Text(
    "Yang dibaca dari unitnya hanyalah fakta unit: {facts}.",
    "What is read of their unit are facts of the unit alone: {facts}.",
)
_OTHERS = Text(
    "Langkah ini membaca orang lain: {steps}.", "These steps read other people: {steps}."
)
_UNORDERED = Text(
    "Tidak ada langkah yang membaca urutan: hanya jumlah, rata-rata, banyaknya, dan yang terkecil "
    "atau terbesar.",
    "No step reads an order: there are only sums, means, counts, and the least or greatest.",
)
_ORDERED = Text(
    "Mengikuti urutan tanggal berkas: {steps}. Bahwa urutan baris tidak berpengaruh bertumpu pada "
    "pengurutan menurut "
    "tanggal dan kunci sebelum dihitung; itu diuji, bukan dibuktikan di sini.",
    "These follow the dates of records: {steps}. That the order of rows does not matter rests on "
    "their being sorted "
    "by date and key before; that is tested, not proved here.",
)
