"""Additional income of a workforce in a month: what was earned, what the budget pays, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property

from attrs import field, frozen

from meritasn.language import Language, Text, listing
from meritasn.policies import Policy
from meritasn.results.refusal import Refusal
from meritasn.results.result import Result
from meritasn.results.withheld import withheld
from meritasn.rules import Parameter, ReasonKind, Run
from meritasn.view import Cell, Column, Part, Sentence, Table, Title, View, repr_html

__all__ = ["Allowance", "AllowanceRun", "AllowanceTotal"]

FORMAT, FORMAT_OF_ONE = "meritasn/allowance@1", "meritasn/payslip@1"

PERFORMANCE = ("total_productivity_cut",)
DISCIPLINE = ("total_presence_cut", "total_lateness_cut", "total_sanction_cut")
FISCAL = ("total_fiscal_cut",)
"""The sums of what is not paid, by what it is not paid for."""

STATEMENT = (
    ("basic", ""),
    ("workload", ""),
    ("performance", "+"),
    ("remote", "+"),
    ("conditions", "+"),
    ("scarcity", "+"),
    ("full", "="),
    ("productivity_cut", "−"),
    ("presence_cut", "−"),
    ("lateness_cut", "−"),
    ("sanction_cut", "−"),
    ("earned", "="),
    ("fiscal_cut", "−"),
    ("paid", "="),
)
"""The steps of a person in the order in which a clerk adds them up again."""


@frozen
class AllowanceTotal:
    """The sums of a group of people, as the rules add them up.

    Attributes:
        key: The key of the unit, or the code of the class.
        title: How a person reads it.
        run: Every step of the group.
    """

    key: str
    title: Text
    run: Run = field(repr=False)

    def amount(self, step: str) -> Decimal | None:
        """A sum, or another step of the group; None where it has no value."""
        return self.run.value(step).number

    @property
    def people(self) -> int:
        """How many they are."""
        return int(self.amount("people") or 0)

    @property
    def known(self) -> int:
        """Of how many the amount is known; the sums are over these."""
        return int(self.amount("people_known") or 0)

    def as_dict(self) -> Mapping[str, object]:
        """The sums for other programs, rupiah as text."""
        return {
            "people": self.people,
            "known": self.known,
            "full": self._text("total_full"),
            "deductions": {
                "performance": self._texts(PERFORMANCE),
                "discipline": self._texts(DISCIPLINE),
                "fiscal": self._texts(FISCAL),
            },
            "earned": self._text("total_earned"),
            "paid": self._text("total_paid"),
        }

    def _texts(self, steps: Sequence[str]) -> Mapping[str, str | None]:
        names = {step: step.removeprefix("total_").removesuffix("_cut") for step in steps}
        return {names[step]: self._text(step) for step in steps}

    def _text(self, step: str) -> str | None:
        return self.run.value(step).text


@frozen
class Allowance:
    """What one person earns and is paid.

    Attributes:
        result: The result of the person.
    """

    result: Result

    @property
    def earned(self) -> Decimal | None:
        """What was earned, before any budget."""
        return self._amount("earned")

    @property
    def paid(self) -> Decimal | None:
        """What the budget pays of it."""
        return self._amount("paid")

    @property
    def refusal(self) -> Refusal | None:
        """Why there is no amount; None where there is one."""
        return self.result.refusal

    def _amount(self, step: str) -> Decimal | None:
        return None if self.result.run is None else self.result.run.value(step).number

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """The amounts for other programs, every part in rupiah as text."""
        run, refusal = self.result.run, self.refusal
        parts = {} if run is None else {step: run.value(step).text for step, _ in STATEMENT}
        return {
            "employee": self.result.employee,
            "class": None if run is None else run.value("post_class").label,
            "parts": parts,
            "refusal": refusal
            and {"code": refusal.code.id, "message": refusal.message.of(language)},
        }

    def view(self) -> View:
        """The amounts as a clerk adds them up, and then the trace of each."""
        explanation = self.result.explain("paid")
        if self.result.run is None or explanation is None:
            assert self.result.nothing is not None
            return View((Sentence(self.result.nothing.message, "bad"),))
        refusal = self.refusal
        why = () if refusal is None else (Sentence(_NO_AMOUNT.fill(why=refusal.message), "bad"),)
        rows = tuple(self._rows(self.result.run))
        columns = (Column(_NO_HEAD), Column(_PART, grow=True), Column(_RUPIAH, "right"))
        table = Table((*columns, Column(_FOR)), rows)
        return View((*why, table)) + explanation.view()

    def _rows(self, run: Run) -> Iterator[tuple[Cell, ...]]:
        for step, sign in STATEMENT:
            value, title = run.value(step), run.program.steps[step].step.title
            amount: Cell = value.number
            if amount is None:
                amount = Sentence(_UNKNOWN if value.applicable else _NOT_APPLICABLE, "quiet")
            shown = Sentence(title, "good") if sign == "=" else title
            yield sign, shown, amount, _OF_BASIC if step == "basic" else _kind(f"total_{step}")

    _repr_html_ = repr_html


@frozen
class AllowanceRun:
    """What everybody earns in a month, and what the budget pays of it.

    Who has no amount is neither paid nor counted as zero: the sums are over those who have one.

    Attributes:
        on: The last day of the month.
        policy: The policy.
        people: One for each employee, in their order.
        whole: The sums of everybody.
        units: The sums of each unit directly below the top, over all who work in it or beneath it.
        classes: The sums of each class of posts; of whom the class is not known, they are last.
        ceiling: What the budget holds; None where there is no limit.
        factor: The share of what was earned that the ceiling can pay.
    """

    on: date
    policy: Policy = field(repr=lambda policy: policy.name)
    people: tuple[Allowance, ...] = field(repr=lambda people: str(len(people)))
    whole: AllowanceTotal = field(repr=False)
    units: tuple[AllowanceTotal, ...] = field(repr=lambda units: str(len(units)))
    classes: tuple[AllowanceTotal, ...] = field(repr=lambda classes: str(len(classes)))
    ceiling: Decimal | None = None
    factor: Decimal | None = None

    def __iter__(self) -> Iterator[Allowance]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)

    def of(self, employee: str) -> Allowance | None:
        """What one employee earns and is paid."""
        return next((one for one in self.people if one.result.employee == employee), None)

    @property
    def unspent(self) -> Decimal | None:
        """What is left of the ceiling; None where there is none."""
        return self.whole.amount("unspent")

    @cached_property
    def unseen_units(self) -> frozenset[str]:
        """The units whose sums are kept back, since they would tell what a few people have."""
        return _unseen(self.units)

    def refusals(self) -> Mapping[tuple[str, Text], int]:
        """How many people have no amount, by the code and the first reason of it."""
        return self._refusals

    @cached_property
    def _refusals(self) -> Mapping[tuple[str, Text], int]:
        refused = [refusal for refusal in (one.refusal for one in self.people) if refusal]
        return dict(Counter((one.code.id, one.first) for one in refused).most_common())

    def wanted(self) -> Mapping[Parameter, int]:
        """The figures that the agency must supply, and how many people wait for each."""
        return self._wanted

    @cached_property
    def _wanted(self) -> Mapping[Parameter, int]:
        waiting: Counter[str] = Counter()
        for refusal in (one.refusal for one in self.people):
            reasons = () if refusal is None else refusal.reasons
            waiting.update(r.subject for r in reasons if r.kind is ReasonKind.UNKNOWN)
        return {one: waiting[one.name] for one in self._figures if waiting[one.name]}

    def not_set(self) -> tuple[Parameter, ...]:
        """Figures that an agency may leave unset: without them nothing is added or cut."""
        return tuple(one for one in self._figures if one.value is None and one.optional)

    @property
    def _figures(self) -> tuple[Parameter, ...]:
        return tuple(self.policy.on(self.on).parameters.values())

    def one_as_dict(self, one: Allowance, language: Language) -> Mapping[str, object]:
        """What one of them earns and is paid, with the trace of it, for other programs."""
        explanation = one.result.explain("paid")
        trace = explanation and explanation.as_dict(language)
        return {**self._asked(FORMAT_OF_ONE), **one.as_dict(language), "trace": trace}

    def _asked(self, form: str) -> Mapping[str, object]:
        return {
            "format": form,
            "on": self.on.isoformat(),
            "policy": {"name": self.policy.name, "hash": self.policy.hash},
            "ceiling": None if self.ceiling is None else f"{self.ceiling:f}",
            "factor": None if self.factor is None else f"{self.factor:f}",
        }

    def as_dict(self, language: Language) -> Mapping[str, object]:
        """Everything for other programs; the sums of small groups are left out."""
        return {
            **self._asked(FORMAT),
            "unspent": None if self.unspent is None else f"{self.unspent:f}",
            "total": self.whole.as_dict(),
            "units": list(_groups(self.units, language)),
            "classes": list(_groups(self.classes, language)),
            "refusals": [
                {"code": code, "reason": why.of(language), "people": people}
                for (code, why), people in self.refusals().items()
            ],
            "wanted_figures": [
                {"name": one.name, "title": one.title.of(language), "people": people}
                for one, people in self.wanted().items()
            ],
            "figures_not_set": [
                {"name": one.name, "title": one.title.of(language)} for one in self.not_set()
            ],
            "people": [one.as_dict(language) for one in self.people],
        }

    def view(self) -> View:
        """The sums, by class and by unit; then who has no amount, and what the agency must set."""
        parts: list[Part] = [*self._head(), *self._wanting(), *self._sums()]
        if self.whole.known:
            parts += _by(_BY_CLASS, _CLASS, self.classes)
            parts += _by(_BY_UNIT, _UNIT, self.units)
        return View((*parts, *self._without(), *self._unset()))

    def statement(self, one: Allowance) -> View:
        """What one of them earns and is paid, rupiah by rupiah."""
        factor = () if self.factor is None else (Sentence(_FACTOR.fill(factor=self.factor)),)
        return View((*self._head(), *factor)) + one.view()

    def _head(self) -> Iterator[Part]:
        title = Text("{title}, bulan yang berakhir {day}", "{title}, month that ends on {day}")
        yield Title(title.fill(title=self.policy.title, day=self.on))
        source = f"{self.policy.name} · {self.policy.hash[:12]}"
        yield Sentence(Text(source, source), "quiet")

    def _wanting(self) -> Iterator[Part]:
        """First of all what must be set, since nobody it concerns is paid before."""
        wanted = self.wanted()
        if not wanted:
            return
        yield Title(_WANTED, 2)
        yield Sentence(_OVERLAY, "warn")
        yield Table(
            (Column(_FIGURE, grow=True), Column(_NAME), Column(_PEOPLE, "right")),
            tuple((one.title, one.name, people) for one, people in wanted.items()),
        )

    def _sums(self) -> Iterator[Part]:
        whole = self.whole
        if not whole.known:
            yield Sentence(_NOBODY.fill(people=whole.people), "bad")
            return
        yield Title(_TOTAL, 2)
        yield Table(
            (
                Column(_NO_HEAD),
                Column(_PART, grow=True),
                Column(_RUPIAH, "right"),
                Column(_FOR),
            ),
            tuple(self._sum_rows()),
        )
        without = whole.amount("people_without")
        if without:
            yield Sentence(_ONLY_KNOWN.fill(known=whole.known, without=without), "warn")

    def _sum_rows(self) -> Iterator[tuple[Cell, ...]]:
        yield "", _KNOWN, self.whole.known, ""
        yield self._row("", "total_full")
        yield from (self._row("−", step) for step in (*PERFORMANCE, *DISCIPLINE))
        yield self._row("=", "total_earned")
        if self.ceiling is not None:
            yield "", _CEILING, self.ceiling, ""
            yield "×", _FACTOR_TITLE, self.factor, ""
        yield self._row("−", "total_fiscal_cut")
        yield self._row("=", "total_paid")
        if self.ceiling is not None:
            yield self._row("", "unspent")

    def _row(self, sign: str, step: str) -> tuple[Cell, ...]:
        title = self.whole.run.program.steps[step].step.title
        shown = Sentence(title, "good") if sign == "=" else title
        return sign, shown, self.whole.amount(step), _kind(step)

    def _without(self) -> Iterator[Part]:
        refusals = self.refusals()
        if not refusals:
            return
        yield Title(_REFUSED, 2)
        yield Table(
            (Column(_WHY, grow=True), Column(_CODE), Column(_PEOPLE, "right")),
            tuple((why, code, people) for (code, why), people in refusals.items()),
        )

    def _unset(self) -> Iterator[Part]:
        unset = self.not_set()
        if unset:
            yield Sentence(_NOT_SET.fill(figures=listing(one.title for one in unset)), "quiet")

    _repr_html_ = repr_html


def _kind(step: str) -> Text | str:
    """What something is not paid for; nothing where it is paid."""
    return _KINDS.get(step, "")


FEWEST = 5
"""How many people a group has at least whose sums are shown."""


def _unseen(totals: Sequence[AllowanceTotal]) -> frozenset[str]:
    """The groups whose sums would tell what a few people have, also by subtraction."""
    whole = "all together"
    known = {one.key: one.known for one in totals}
    return withheld({**known, whole: sum(known.values())}, dict.fromkeys(known, whole), FEWEST)


def _groups(totals: Sequence[AllowanceTotal], language: Language) -> Iterator[Mapping[str, object]]:
    unseen = _unseen(totals)
    for one in totals:
        head = {"key": one.key, "title": one.title.of(language), "shown": one.key not in unseen}
        sums = {"people": one.people} if one.key in unseen else one.as_dict()
        yield {**head, **sums}


def _by(title: Text, group: Text, totals: Sequence[AllowanceTotal]) -> Iterator[Part]:
    """The sums of groups; of small ones none."""
    unseen = _unseen(totals)
    heads = (_PEOPLE, _HAVE, _EARNED, _PAID)
    yield Title(title, 2)
    yield Table(
        (Column(group, grow=True), *(Column(head, "right") for head in heads)),
        tuple(
            (
                one.title,
                one.people,
                *((None,) * (len(heads) - 1) if one.key in unseen else _cells(one)),
            )
            for one in totals
        ),
    )
    if unseen:
        yield Sentence(_SMALL.fill(fewest=FEWEST), "quiet")


def _cells(one: AllowanceTotal) -> tuple[Cell, ...]:
    return one.known, one.amount("total_earned"), one.amount("total_paid")


_BY_PERFORMANCE = Text("kinerja", "performance")
_BY_DISCIPLINE = Text("disiplin", "discipline")
_BY_BUDGET = Text("keuangan daerah", "budget")
_KINDS = {
    **dict.fromkeys(PERFORMANCE, _BY_PERFORMANCE),
    **dict.fromkeys(DISCIPLINE, _BY_DISCIPLINE),
    **dict.fromkeys(FISCAL, _BY_BUDGET),
}

_NO_HEAD = Text("", "")
_OF_BASIC = Text("dasar setiap kriteria", "what each criterion is a share of")
_NOBODY = Text(
    "TPP tidak seorang pun dari {people} pegawai dapat dihitung.",
    "The amount of none of the {people} people can be computed.",
)
_PART, _RUPIAH, _FOR = Text("Bagian", "Part"), Text("Rupiah", "Rupiah"), Text("Karena", "For")
_TOTAL = Text("Seluruhnya", "All together")
_KNOWN = Text("Pegawai yang TPP-nya diketahui", "People whose amount is known")
_CEILING = Text("Pagu anggaran", "Ceiling of the budget")
_FACTOR_TITLE = Text("Faktor kemampuan keuangan", "Fiscal factor")
_FACTOR = Text(
    "Faktor kemampuan keuangan bulan ini: {factor}.", "Fiscal factor of this month: {factor}."
)
_ONLY_KNOWN = Text(
    "Jumlah ini hanya atas {known} pegawai yang TPP-nya diketahui. {without} pegawai lain tidak "
    "dibayar dan tidak dihitung nol: bagian pagu bagi mereka belum disisihkan.",
    "These are sums over the {known} people whose amount is known. The other {without} are neither "
    "paid nor counted as zero: nothing of the ceiling is set aside for them.",
)
_UNKNOWN = Text("tidak diketahui", "not known")
_NOT_APPLICABLE = Text("tidak berlaku", "not applicable")
_NO_AMOUNT = Text("TPP tidak dapat dihitung: {why}", "No amount: {why}")
_BY_CLASS, _BY_UNIT = Text("Menurut kelas jabatan", "By class"), Text("Menurut unit", "By unit")
_CLASS, _UNIT = Text("Kelas", "Class"), Text("Unit", "Unit")
_PEOPLE, _HAVE = Text("Pegawai", "People"), Text("Diketahui", "Known")
_EARNED, _PAID = Text("Diperoleh", "Earned"), Text("Dibayar", "Paid")
_SMALL = Text(
    "Jumlah kelompok yang kurang dari {fewest} orang tidak ditampilkan, dan satu kelompok lain "
    "bila perlu, agar tidak dapat dihitung dari selisihnya.",
    "Sums of groups of fewer than {fewest} people are not shown, nor, where it is needed, one "
    "more, so that they cannot be had by subtraction.",
)
_REFUSED = Text("Yang tidak mempunyai jumlah, dan mengapa", "Who has no amount, and why")
_WHY, _CODE = Text("Alasan pertama", "First reason"), Text("Kode", "Code")
_WANTED = Text("Angka yang harus ditetapkan instansi", "Figures that the agency must set")
_OVERLAY = Text(
    "Tulis angka ini dalam sebuah berkas dan berikan dengan --overlay BERKAS.",
    "Write these figures into a file and give it with --overlay FILE.",
)
_FIGURE, _NAME = Text("Angka", "Figure"), Text("Nama", "Name")
_NOT_SET = Text(
    "Tidak ditetapkan, sehingga tidak menambah atau memotong apa pun: {figures}.",
    "Not set, so that they add or cut nothing: {figures}.",
)
