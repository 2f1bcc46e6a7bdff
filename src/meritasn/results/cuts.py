"""Who changes box when the cut-offs are others, and how near people stand to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from attrs import field, frozen

from meritasn.language import Language, Text
from meritasn.results.boxes import AXES, BOX, CUTS, CutOff, box_of
from meritasn.results.result import Result
from meritasn.results.talent import TalentMap
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["CutReport", "Cuts", "Nearness", "Placed", "Trial"]

FORMAT = "meritasn/cuts@1"

WITHIN = (Decimal(1), Decimal(2), Decimal(5))
"""How many points count as near."""


@frozen
class Cuts:
    """A pair of cut-offs for each axis.

    Attributes:
        performance: The low and the high one of performance.
        potential: Those of potential.

    >>> Cuts((Decimal(70), Decimal(85)), (Decimal(68), Decimal(77))).figures["potential_low"]
    Decimal('68')
    """

    performance: tuple[Decimal, Decimal]
    potential: tuple[Decimal, Decimal]

    @property
    def figures(self) -> Mapping[str, Decimal]:
        """The figures of a policy that they give."""
        pairs = zip(AXES, (self.performance, self.potential), strict=True)
        return {
            f"{axis}_{cut}": value
            for axis, pair in pairs
            for cut, value in zip(CUTS, pair, strict=True)
        }

    def as_dict(self) -> Mapping[str, str]:
        """The figures for other programs."""
        return {name: f"{value:f}" for name, value in self.figures.items()}


@frozen
class Placed:
    """Where somebody stands: their box, and whether it belongs to the succession group."""

    box: str
    in_group: bool


@frozen
class Trial:
    """Where everybody who has both scores stands under other cut-offs.

    Attributes:
        cuts: The cut-offs.
        before: Where they stand under those in force, by employee.
        after: Where they stand under these.
    """

    cuts: Cuts
    before: Mapping[str, Placed] = field(repr=False)
    after: Mapping[str, Placed] = field(repr=False)

    def movers(self) -> Mapping[str, tuple[str, str]]:
        """Who changes box: from which, to which."""
        return {
            employee: (self.before[employee].box, now.box)
            for employee, now in self.after.items()
            if self.before[employee].box != now.box
        }

    def moves(self) -> Mapping[tuple[str, str], int]:
        """How many change from one box to another, the most frequent first."""
        return dict(Counter(self.movers().values()).most_common())

    def group(self) -> int:
        """How many belong to the succession group."""
        return sum(now.in_group for now in self.after.values())

    def entered(self) -> int:
        """How many enter the succession group."""
        return sum(n.in_group and not self.before[who].in_group for who, n in self.after.items())

    def left(self) -> int:
        """How many leave it."""
        return sum(self.before[who].in_group and not n.in_group for who, n in self.after.items())


@frozen
class Nearness:
    """How many stand near a cut-off.

    Attributes:
        cut_off: The cut-off.
        below: How many are below it by no more than so many points.
        above: How many are at it or above it by no more than so many points.
    """

    cut_off: CutOff
    below: Mapping[Decimal, int]
    above: Mapping[Decimal, int]


@frozen
class CutReport:
    """The map of talent under other pairs of cut-offs.

    Attributes:
        talents: The map under the cut-offs in force.
        trials: The same people under others.
    """

    talents: TalentMap
    trials: tuple[Trial, ...]

    def nearness(self) -> tuple[Nearness, ...]:
        """How many stand near each cut-off in force."""
        return tuple(map(self._near, self.talents.cut_offs()))

    def _near(self, cut_off: CutOff) -> Nearness:
        distances = [
            number for result in self.talents if (number := _distance(result, cut_off)) is not None
        ]
        return Nearness(
            cut_off,
            {most: sum(-most <= each < 0 for each in distances) for most in WITHIN},
            {most: sum(0 <= each <= most for each in distances) for most in WITHIN},
        )

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs."""
        talents = self.talents
        return {
            "format": FORMAT,
            **talents.asked(),
            "people": len(talents),
            "boxed": sum(talents.counts().values()),
            "trials": [_trial(trial) for trial in self.trials],
            "near": [
                {
                    "cut_off": one.cut_off.parameter.name,
                    "title": one.cut_off.parameter.title.of(language),
                    "below": {f"{most:f}": n for most, n in one.below.items()},
                    "above": {f"{most:f}": n for most, n in one.above.items()},
                }
                for one in self.nearness()
            ],
        }

    def of_one(self, result: Result) -> list[Mapping[str, object]]:
        """The box of one person under each pair, for other programs."""
        return [
            {
                "cut_offs": trial.cuts.as_dict(),
                "box": trial.after[result.employee].box,
                "succession_group": trial.after[result.employee].in_group,
            }
            for trial in self.trials
            if result.employee in trial.after
        ]

    def view(self) -> View:
        """Who changes box under each pair, who is near a cut-off, and from which box to which."""
        return View((*self.talents.head(), *_tried(self), *_near_people(self), *_moved(self)))

    def dossier(self, result: Result) -> View:
        """The box of one person under each pair of cut-offs."""
        return View((*self.talents.head(), *self._under_each(result)))

    def _under_each(self, result: Result) -> Iterator[Part]:
        now = box_of(result)
        if now is None:
            yield from self.talents.dossier(result).parts
            return
        enum = self.talents.enum(BOX)
        yield Sentence(_NOW.fill(box=now.title))
        yield Table(
            (*_PAIR, Column(_BOX), Column(_CHANGES)),
            tuple(
                (
                    *_pairs(trial.cuts),
                    enum.title(trial.after[result.employee].box),
                    _CHANGED if result.employee in trial.movers() else _SAME,
                )
                for trial in self.trials
            ),
        )

    _repr_html_ = repr_html


def _distance(result: Result, cut_off: CutOff) -> Decimal | None:
    run = result.run
    if run is None or (cut_off.distance, "state") not in run.slots:
        return None
    return run.value(cut_off.distance).number


def _trial(trial: Trial) -> Mapping[str, object]:
    return {
        "cut_offs": trial.cuts.as_dict(),
        "moved": len(trial.movers()),
        "moves": [
            {"from": before, "to": after, "people": n}
            for (before, after), n in trial.moves().items()
        ],
        "succession_group": trial.group(),
        "entered": trial.entered(),
        "left": trial.left(),
        "people": [
            {"employee": employee, "from": before, "to": after}
            for employee, (before, after) in trial.movers().items()
        ],
    }


# -- shown ------------------------------------------------------------------------------------


def _tried(report: CutReport) -> Iterator[Part]:
    boxed = sum(report.talents.counts().values())
    yield Sentence(_ABOUT.fill(n=boxed, group=len(report.talents.group())))
    yield Table(
        (
            *_PAIR,
            Column(_CHANGE_BOX, "right"),
            Column(_GROUP, "right"),
            Column(_ENTER, "right"),
            Column(_LEAVE, "right"),
        ),
        tuple(
            (
                *_pairs(trial.cuts),
                len(trial.movers()),
                trial.group(),
                trial.entered(),
                trial.left(),
            )
            for trial in report.trials
        ),
    )


def _moved(report: CutReport) -> Iterator[Part]:
    enum = report.talents.enum(BOX)
    rows: list[tuple[Cell, ...]] = [
        (*_pairs(trial.cuts), enum.title(before), enum.title(after), n)
        for trial in report.trials
        for (before, after), n in trial.moves().items()
    ]
    if rows:
        yield Title(_FROM_TO, 2)
        yield Table((*_PAIR, Column(_FROM), Column(_TO), Column(_PEOPLE, "right")), tuple(rows))


def _near_people(report: CutReport) -> Iterator[Part]:
    near = report.nearness()
    if not near:
        return
    yield Title(_NEAR, 2)
    yield Table(
        (
            Column(_CUT_OFF, grow=True),
            Column(_AT, "right"),
            *(Column(_BELOW.fill(n=most), "right") for most in reversed(WITHIN)),
            *(Column(_ABOVE.fill(n=most), "right") for most in WITHIN),
        ),
        tuple(
            (
                one.cut_off.parameter.title,
                one.cut_off.parameter.value,
                *(one.below[most] for most in reversed(WITHIN)),
                *(one.above[most] for most in WITHIN),
            )
            for one in near
        ),
    )
    yield Sentence(_NEAR_KEY, "quiet")
    notes = (one.cut_off.parameter.note for one in near)
    yield from (Sentence(note, "warn") for note in notes if note is not None)


def _pairs(cuts: Cuts) -> tuple[Text, Text]:
    performance, potential = (
        Text("{low} / {high}", "{low} / {high}").fill(low=low, high=high)
        for low, high in (cuts.performance, cuts.potential)
    )
    return performance, potential


_PAIR = (
    Column(Text("Batas kinerja", "Performance")),
    Column(Text("Batas potensial", "Potential")),
)
_ABOUT = Text(
    "Dengan batas yang berlaku, {n} pegawai memiliki kotak dan {group} di antaranya termasuk "
    "kelompok rencana suksesi. Dengan batas lain:",
    "Under the cut-offs in force {n} people have a box, and {group} of them belong to the "
    "succession group. Under others:",
)
_CHANGE_BOX, _GROUP = Text("Pindah kotak", "Change box"), Text("Suksesi", "Succession")
_ENTER, _LEAVE = Text("masuk", "enter"), Text("keluar", "leave")
_FROM_TO = Text("Dari kotak mana ke mana", "From which box to which")
_FROM, _TO, _PEOPLE = Text("Dari", "From"), Text("Ke", "To"), Text("Pegawai", "People")
_NEAR = Text("Dekat dengan batas yang berlaku", "Near the cut-offs in force")
_CUT_OFF, _AT = Text("Batas", "Cut-off"), Text("Pada", "At")
_BELOW, _ABOVE = Text("−{n}", "−{n}"), Text("+{n}", "+{n}")
_NEAR_KEY = Text(
    "−n: paling banyak n poin di bawah batas; +n: pada batas atau paling banyak n poin di atasnya.",
    "−n: at most n points below the cut-off; +n: at it, or at most n points above.",
)
_NOW = Text("Dengan batas yang berlaku: {box}.", "Under the cut-offs in force: {box}.")
_BOX, _CHANGES = Text("Kotak", "Box"), Text("Berubah", "Changes")
_CHANGED, _SAME = Sentence(Text("ya", "yes"), "warn"), Sentence(Text("tidak", "no"), "quiet")
