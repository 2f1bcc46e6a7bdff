"""What is asked of each rater, and what came of it before anything is judged."""

from __future__ import annotations

from enum import Enum

from attrs import field, frozen

from meritasn.language import Text

__all__ = ["Ground", "Measured", "Sign"]


class Sign(Enum):
    """What can be seen in somebody's ratings."""

    STANDS_OUT = "stands_out"
    LENIENCY = "leniency"
    BEYOND_RECORD = "beyond_record"
    CENTRALITY = "centrality"
    RANGE = "restricted_range"
    IDENTICAL = "identical_finals"
    HEAPING = "heaping"
    HALO = "halo"
    COPIED = "copied_feedback"
    BY_GROUP = "severity_by_group"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _SIGNS[self]


_SIGNS = {
    Sign.STANDS_OUT: Text("Nilai yang menonjol", "Ratings that stand out"),
    Sign.LENIENCY: Text("Penilai longgar atau ketat", "Leniency or severity of the rater"),
    Sign.BEYOND_RECORD: Text("Di luar realisasi", "Beyond what was realised"),
    Sign.CENTRALITY: Text("Mengumpul di tengah", "Centrality"),
    Sign.RANGE: Text("Rentang sempit", "Restricted range"),
    Sign.IDENTICAL: Text("Nilai seragam", "Identical ratings"),
    Sign.HEAPING: Text("Menumpuk tepat di atas batas", "Heaping just over a limit"),
    Sign.HALO: Text("Halo", "Halo"),
    Sign.COPIED: Text("Umpan balik salinan", "Copied feedback"),
    Sign.BY_GROUP: Text("Ketat menurut kelompok", "Severity by group"),
}


class Ground(Enum):
    """With what a rater's ratings are compared, the firmest first."""

    PEOPLE = "same_people"
    UNIT = "same_unit"
    EVIDENCE = "same_evidence"
    PEERS = "peers_alone"

    @property
    def text(self) -> Text:
        """What it is called."""
        return _GROUNDS[self]


_GROUNDS = {
    Ground.PEOPLE: Text(
        "orang yang sama, dinilai juga oleh penilai lain", "the same people, rated by others too"
    ),
    Ground.UNIT: Text(
        "orang setara di unit yang sama, dinilai penilai lain",
        "people alike in the same unit, rated by others",
    ),
    Ground.EVIDENCE: Text(
        "orang setara dengan realisasi target yang sama",
        "people alike who realised as much of their targets",
    ),
    Ground.PEERS: Text("orang setara di unit lain", "people alike in other units"),
}


@frozen(kw_only=True)
class Measured:
    """Something that was asked of a rater, as it was measured.

    Attributes:
        sign: What was asked.
        rater: The key of the rater; not part of the repr.
        n: On how many ratings it rests.
        effect: How far from peers; above zero is more of it.
        shrunk: The same, drawn towards zero by how little it rests on.
        error: The standard error of that.
        p: Its probability before any adjustment; None where it was not tested.
        each: The chance of a single one, of what is counted one by one.
        matters: From where on the effect matters.
        noise: The variance of a single rating.
        spread: How much other raters differ.
        information: How many ratings it is worth.
        ground: With what it was compared.
        told_apart: Whether the rater can be told apart from the unit.
        enough: Whether there are enough ratings to say anything.
        needed: How many there should be, where that is known without a test.
        attribute: By what the rated were grouped.
        focal: Which of their groups is asked about.
        of: How many ratings a share is of, and how many those are.
    """

    sign: Sign
    rater: str = field(repr=False)
    n: int
    effect: float | None = None
    shrunk: float | None = None
    error: float | None = None
    p: float | None = None
    each: float = 0.0
    matters: float = 0.0
    noise: float = 0.0
    spread: float = 0.0
    information: float = 0.0
    ground: Ground | None = None
    told_apart: bool = True
    enough: bool = True
    needed: int | None = None
    attribute: str | None = None
    focal: str | None = None
    of: tuple[int, int] | None = None
