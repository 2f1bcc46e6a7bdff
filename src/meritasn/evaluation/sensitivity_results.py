"""What came of moving figures one at a time: who is answered otherwise, by how much, from where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, field, frozen

from meritasn.errors import Finding
from meritasn.evaluation.figures import placed
from meritasn.evaluation.sensitivity_values import Moved
from meritasn.evaluation.stability import OrderChange
from meritasn.language import Language, Text, listing
from meritasn.policies import Policy
from meritasn.results.moves import Scale
from meritasn.view import Cell, Column, Part, Sentence, Share, Table, Title, View, repr_html

__all__ = ["FigureTrials", "FirstMove", "OneAtATime", "Trial"]

FORMAT = "meritasn/sensitivity@1"

PLACES = 6
SHOWN = 2

SEVERAL = 3
"""Of no more figures than these each trial is shown below the overview."""


@frozen
class Trial:
    """Everybody with one figure at another value.

    Attributes:
        value: The value.
        moved: How many are answered otherwise: by another label or refusal, or by another number
            where the policy answers by a number alone.
        gained: How many of them have a result that had none.
        lost: How many have none any more.
        rescored: How many have another score.
        counts: How many have each outcome.
        mean_change: The mean distance of the score from that under the rule as it is, over all who
            have both; None where nobody has.
        total: What all scores add up to where they are rupiah.
        order: How the order by score changes; None without scores.
        refused: Why there is no such version of the policy, where there is none.
    """

    value: Decimal
    moved: int = 0
    gained: int = 0
    lost: int = 0
    rescored: int = 0
    counts: Mapping[str, int] = field(factory=dict)
    mean_change: Fraction | None = None
    total: Decimal | None = None
    order: OrderChange | None = None
    refused: tuple[Finding, ...] = ()

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The trial for other programs."""
        return {
            "value": f"{self.value:f}",
            "moved": self.moved,
            "gained": self.gained,
            "lost": self.lost,
            "rescored": self.rescored,
            "outcomes": dict(self.counts),
            "mean_change": None
            if self.mean_change is None
            else f"{placed(self.mean_change, PLACES)}",
            "total": None if self.total is None else f"{self.total:f}",
            "order": self.order and self.order.as_dict(language),
            "refused": [finding.as_dict(language) for finding in self.refused],
        }


@frozen
class FirstMove:
    """The value nearest to the present one, on one side, at which somebody is answered otherwise.

    It is found by steps that double until somebody moves, and by halving the last of them. Where
    moves come and go, somebody may move at a nearer value too.

    Attributes:
        quiet: The last value before it; nobody moves there.
        value: The value, one least step further.
        moved: How many move there.
    """

    quiet: Decimal
    value: Decimal
    moved: int


@frozen
class FigureTrials:
    """One figure at other values, with all others as they are.

    Attributes:
        figure: The figure and its range.
        trials: From the lower end of the range to the upper one.
        down: The first value below the present one that moves anybody; None if none is found.
        up: The first value above it.
        steady: How many of those with a result keep it at every value that was tried; by a number
            alone it is another result if the number is another.
        answered: How many have a result under the rule as it is.
    """

    figure: Moved
    trials: tuple[Trial, ...]
    down: FirstMove | None
    up: FirstMove | None
    steady: int
    answered: int

    @property
    def is_stuck(self) -> bool:
        """Whether nobody has a result wherever else it stands: it cannot be moved alone."""
        return bool(self.answered) and all(
            trial.refused or trial.lost == self.answered for trial in self.trials
        )

    @property
    def matters(self) -> bool:
        """Whether any value that was tried changes anybody's outcome or score."""
        return any(trial.moved or trial.rescored or trial.refused for trial in self.trials)

    @property
    def moved(self) -> int:
        """How many move at the value that moves most."""
        return max((trial.moved for trial in self.trials), default=0)

    @property
    def mean_change(self) -> Fraction:
        """The greatest mean change of the score."""
        return max((t.mean_change for t in self.trials if t.mean_change), default=Fraction())

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The figure for other programs."""
        one = self.figure
        return {
            "figure": one.name,
            "title": one.parameter.title.of(language),
            "value": f"{one.value:f}",
            "low": f"{one.low:f}",
            "high": f"{one.high:f}",
            "unit": one.parameter.unit.value,
            "give_way": [name for name, _ in one.group],
            "steady": self.steady,
            "answered": self.answered,
            "stuck": self.is_stuck,
            "first_move_down": self.down and _first(self.down),
            "first_move_up": self.up and _first(self.up),
            "trials": [trial.as_dict(language) for trial in self.trials],
        }


@frozen
class OneAtATime:
    """Figures of a policy moved over their ranges, one at a time.

    Attributes:
        policy: The policy as it is.
        scale: How it answers.
        asked: Of which period or day.
        base: Everybody under the policy as it is.
        figures: What became of moving each, in the order of the policy.
    """

    policy: Policy = field(repr=lambda policy: policy.name)
    scale: Scale = field(repr=False)
    asked: Text
    base: Trial = field(repr=False)
    figures: tuple[FigureTrials, ...] = field(repr=lambda figures: str(len(figures)))

    @property
    def people(self) -> int:
        """How many are asked."""
        return sum(self.base.counts.values())

    def of(self, figure: str) -> FigureTrials | None:
        """What became of moving one figure."""
        return next((one for one in self.figures if one.figure.name == figure), None)

    def by_effect(self) -> tuple[FigureTrials, ...]:
        """The figures, that which moves most first; then by how far scores change.

        Those that cannot be moved alone come last.
        """
        return tuple(
            sorted(self.figures, key=lambda one: (one.is_stuck, -one.moved, -one.mean_change))
        )

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs, decimals as text."""
        return {
            "format": FORMAT,
            "asked": self.asked.of(language),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "people": self.people,
            "outcomes": [
                {"code": code, "label": self.scale.title(code).of(language), "people": n}
                for code, n in self.base.counts.items()
            ],
            "total": None if self.base.total is None else f"{self.base.total:f}",
            "figures": [one.as_dict(language) for one in self.figures],
        }

    def view(self) -> View:
        """Which figure moves how many, from where on; below, what each value does."""
        return View(tuple(_shown(self)))

    _repr_html_ = repr_html


def _first(move: FirstMove) -> Mapping[str, object]:
    return {"quiet": f"{move.quiet:f}", "value": f"{move.value:f}", "moved": move.moved}


# -- shown ------------------------------------------------------------------------------------


def _shown(found: OneAtATime) -> Iterator[Part]:
    yield Title(_TITLE.fill(title=found.policy.title))
    yield Sentence(_ASKED.fill(n=found.people, asked=found.asked))
    ordered = found.by_effect()
    shown = tuple(one for one in ordered if one.matters and not one.is_stuck)
    if shown:
        yield _overview(found, shown)
        yield Sentence(_HOW, "quiet")
    stuck = [one for one in ordered if one.is_stuck]
    if stuck:
        yield Sentence(_NOT_ALONE.fill(figures=_titles(stuck)), "warn")
    idle = [one for one in ordered if not one.matters]
    if idle:
        yield Sentence(_IDLE.fill(figures=_titles(idle)), "quiet")
    for one in shown[: SEVERAL if len(found.figures) <= SEVERAL else 1]:
        yield from _each(found, one)


def _titles(figures: Sequence[FigureTrials]) -> Text:
    return listing(one.figure.parameter.title for one in figures)


def _overview(found: OneAtATime, shown: Sequence[FigureTrials]) -> Table:
    money = found.scale.is_money
    columns = (
        Column(_FIGURE, grow=True),
        Column(_NOW, "right"),
        Column(_RANGE, "right"),
        Column(_MOST, "right"),
        Column(_DOWN, "right"),
        Column(_UP, "right"),
        Column(_STEADY, "right"),
        *((Column(_COST, "right"),) if money else ()),
        *((Column(_CHANGE, "right"),) if found.scale.score and not money else ()),
    )
    return Table(columns, tuple(_row(found, one) for one in shown))


def _row(found: OneAtATime, one: FigureTrials) -> tuple[Cell, ...]:
    figure = one.figure
    cells: list[Cell] = [
        figure.parameter.title,
        figure.value,
        _SPAN.fill(low=figure.low, high=figure.high),
        one.moved,
        None if one.down is None else one.down.value,
        None if one.up is None else one.up.value,
        Share(one.steady, one.answered),
    ]
    if found.scale.is_money:
        cells.append(_costliest(found, one))
    elif found.scale.score:
        cells.append(placed(one.mean_change, SHOWN))
    return tuple(cells)


def _costliest(found: OneAtATime, one: FigureTrials) -> Decimal | None:
    """The change of the total that is farthest from none."""
    base = found.base.total
    if base is None:
        return None
    changes = [trial.total - base for trial in one.trials if trial.total is not None]
    return max(changes, key=abs, default=None)


def _each(found: OneAtATime, one: FigureTrials) -> Iterator[Part]:
    """The distribution at every value, the present one among them."""
    yield Title(one.figure.parameter.title, 2)
    here = evolve(found.base, value=one.figure.value)
    trials = sorted((*one.trials, here), key=lambda trial: trial.value)
    labels = [code for code in _outcomes(found) if any(t.counts.get(code) for t in trials)]
    scored = found.scale.score is not None
    heads = [Column(_AT), Column(_MOVED, "right")]
    if scored:
        heads.append(Column(_TOTAL if found.scale.is_money else _CHANGE, "right"))
    heads += [Column(found.scale.title(code), "right") for code in labels]
    heads.append(Column(_WITHOUT, "right"))
    rows = []
    for trial in trials:
        said = _PRESENT if trial is here else _VALUE
        cells: list[Cell] = [said.fill(n=trial.value)]
        if trial.refused:
            rows.append((*cells, *(None for _ in heads[1:])))
            continue
        cells.append(trial.moved)
        if scored:
            cells.append(trial.total if found.scale.is_money else placed(_mean(trial), SHOWN))
        with_one = [trial.counts.get(code, 0) for code in labels]
        rows.append((*cells, *with_one, found.people - sum(with_one)))
    yield Table(tuple(heads), tuple(rows))
    for trial in one.trials:
        for finding in trial.refused[:1]:
            yield Sentence(_REFUSED.fill(n=trial.value, why=finding.message), "warn")
    if one.figure.group:
        names = ", ".join(name for name, _ in one.figure.group)
        yield Sentence(_GIVE_WAY.fill(names=names), "quiet")


def _mean(trial: Trial) -> Fraction:
    return trial.mean_change or Fraction()


def _outcomes(found: OneAtATime) -> tuple[str, ...]:
    """Labels in their order; the one outcome of whoever has a number, where there are none."""
    enum, kind = found.scale.enum, found.scale.kind
    return (kind,) if enum is None else tuple(f"{kind}{code}" for code in enum.codes)


_TITLE = Text("Kepekaan terhadap angka: {title}", "Sensitivity to its figures: {title}")
_ASKED = Text(
    "{n} pegawai, {asked}. Satu angka digeser, yang lain tetap.",
    "{n} people, {asked}. One figure is moved, the others stay.",
)
_FIGURE, _NOW = Text("Angka", "Figure"), Text("Kini", "Now")
_RANGE, _SPAN = Text("Rentang", "Range"), Text("{low}–{high}", "{low}–{high}")
_MOST = Text("Paling banyak berubah", "Most who move")
_DOWN, _UP = Text("Pertama di bawah", "First below"), Text("Pertama di atas", "First above")
_TOTAL = Text("Jumlah", "Total")
_STEADY, _COST = Text("Selalu sama", "Always the same"), Text("Geser biaya", "Change of cost")
_CHANGE = Text("Geser nilai", "Change of score")
_HOW = Text(
    "Berubah: label atau ada tidaknya hasil menjadi lain. Pertama: nilai terdekat yang mengubah "
    "hasil seseorang. Selalu sama: bagian yang hasilnya tetap pada semua nilai yang dicoba.",
    "Who moves has another label, or a result more or less. First: the nearest value at which "
    "anybody moves. Always the same: the share whose result is the same at every value tried.",
)
_WITHOUT = Text("tanpa hasil", "no result")
_AT, _MOVED = Text("Nilai", "Value"), Text("Berubah", "Move")
_PRESENT, _VALUE = Text("{n} (kini)", "{n} (now)"), Text("{n}", "{n}")
_REFUSED = Text("{n}: tidak dapat dipakai, {why}", "{n}: cannot be used, {why}")
_GIVE_WAY = Text(
    "Agar jumlahnya tetap, yang lain ikut bergeser sebanding: {names}.",
    "To keep their sum the others give way in proportion: {names}.",
)
_NOT_ALONE = Text(
    "Tidak dapat digeser sendiri, sebab di nilai lain tidak seorang pun mendapat hasil (misalnya "
    "bobot yang harus berjumlah 100; sebutkan pasangannya dengan together): {figures}.",
    "Cannot be moved alone, since nobody has a result at any other value (such as weights that "
    "must make 100; name those that give way by together): {figures}.",
)
_IDLE = Text(
    "Tidak mengubah hasil siapa pun di seluruh rentangnya: {figures}.",
    "Change nobody's result over all of their range: {figures}.",
)
