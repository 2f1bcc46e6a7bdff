"""Scoring cannot see who somebody is: what the law protects, and what a rule does not name."""

from __future__ import annotations

from collections.abc import Iterator

from meritasn.language import Text, listing
from meritasn.proofs.proof import Drawn, Verdict
from meritasn.proofs.scene import Scene

__all__ = ["protected_attributes", "unnamed_facts"]


def protected_attributes(scene: Scene) -> Iterator[Drawn]:
    """No rule names what the law protects, but for the lawful uses that the pack declares."""
    law, policy = "protected_attributes_never_matter", scene.policy
    named = scene.program.facts.keys()
    closed = named & policy.catalogue.closed
    lawful = [use for use in policy.pack.lawful.values() if use.attribute in named]
    if closed:
        why = _CLOSED.fill(facts=listing(sorted(closed)))
        yield Drawn(law, Verdict.BROKEN, policy.name, why)
        return
    why = _BLIND
    if lawful:
        uses = listing(
            _USE.fill(fact=scene.title(u.attribute), purpose=u.purpose, cite=str(u.citation))
            for u in lawful
        )
        declared = _LAWFUL.fill(uses=uses)
        why = Text(f"{why.id} {declared.id}", f"{why.en} {declared.en}")
    yield Drawn(law, Verdict.PROVED, policy.name, why)


def unnamed_facts(scene: Scene) -> Iterator[Drawn]:
    """A program reads its inputs and nothing else."""
    law, facts = "unnamed_facts_do_not_matter", scene.program.facts
    read = {place for key in scene.parts for place, _ in scene.read_by(key)}
    unknown = read - facts.keys() - scene.steps.keys()
    if unknown:
        why = _UNKNOWN.fill(names=listing(sorted(unknown)))
        yield Drawn(law, Verdict.OPEN, scene.policy.name, why)
        return
    why = _NAMED.fill(n=len(facts), all=len(scene.policy.catalogue.facts))
    yield Drawn(law, Verdict.PROVED, scene.policy.name, why)


_CLOSED = Text(
    "Aturan membaca yang dilindungi: {facts}.", "The rules read what is protected: {facts}."
)
_BLIND = Text(
    "Atribut yang dilindungi dan NIP, yang memuat tanggal lahir dan jenis kelamin, bukan fakta: "
    "tidak ada langkah "
    "yang dapat menyebutnya.",
    "Protected attributes, and the NIP, which holds birth date and sex, are no facts: no step can "
    "name them.",
)
_LAWFUL = Text(
    "Kecuali pemakaian yang dinyatakan sah: {uses}.",
    "But for uses that are declared lawful: {uses}.",
)
_USE = Text("{fact} untuk {purpose} ({cite})", "{fact} for {purpose} ({cite})")
_UNKNOWN = Text("Tidak dikenal: {names}.", "Not known: {names}.")
_NAMED = Text(
    "Aturan membaca {n} dari {all} fakta katalog; yang lain tidak sampai kepadanya.",
    "The rules read {n} of {all} facts of the catalogue; the others do not reach them.",
)
