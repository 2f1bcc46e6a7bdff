"""A pack in words, for the person who signs it and the person it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from attrs import evolve

from meritasn.facts import ANSWER, Catalogue, Enumeration
from meritasn.language import Text, number_text
from meritasn.law import Citation, Standing
from meritasn.policies.ordering import order_rule
from meritasn.policies.pack import Pack
from meritasn.quantities import Period, Rounding, Unit
from meritasn.rules import NotApplicable, Parameter, Step
from meritasn.rules.formula import PREVIOUS, said
from meritasn.rules.kinds import Bands, Fold, Require, Running, Table, When
from meritasn.rules.step import Yields
from meritasn.view import Cell, Column, Part, Sentence, Title, View
from meritasn.view import Table as Shown

__all__ = ["ABSENT", "ROUNDED", "Titles", "described", "figure_text", "step_rule"]


def described(pack: Pack, catalogue: Catalogue, digest: str) -> View:
    """The whole pack as a view."""
    return View(
        (
            Title(pack.title),
            Sentence(_head(pack, digest), "quiet"),
            *_figures(pack),
            *_unsaid(pack, catalogue),
            *_lawful(pack, catalogue),
            *_steps(pack, catalogue),
            *_rankings(pack, catalogue),
            *_breaks(pack),
        )
    )


def _head(pack: Pack, digest: str) -> Text:
    laws = ", ".join(dict.fromkeys(i.name for i in pack.instruments.values()))
    return Text(
        "{name} · berlaku {period} · {laws} · {hash}",
        "{name} · in force {period} · {laws} · {hash}",
    ).fill(name=pack.name, period=pack.in_force.text, laws=laws, hash=digest[:12])


def _figures(pack: Pack) -> Iterator[Part]:
    if not pack.figures:
        return
    yield Title(Text("Angka", "Figures"), 2)
    yield Shown(
        (
            Column(Text("Angka", "Figure"), grow=True),
            Column(Text("Nilai", "Value"), "right"),
            Column(Text("Dasar", "Source"), grow=True),
            Column(Text("Kepastian", "Standing"), grow=True),
        ),
        tuple(
            (_dated(p.title, one.in_force, pack), figure_text(p), str(p.citation), p.standing.text)
            for dated in pack.figures.values()
            for one, p in ((one, one.parameter) for one in dated)
        ),
    )
    for dated in pack.figures.values():
        for parameter in (one.parameter for one in dated if one.parameter.note):
            yield Sentence(_noted(parameter), "quiet")


def _noted(parameter: Parameter) -> Text:
    note = parameter.note or Text("", "")
    return Text("{title}: {note}", "{title}: {note}").fill(title=parameter.title, note=note)


def _dated(title: Text, days: Period | None, pack: Pack) -> Text:
    """A title with the days on which it holds, where those are not all of the pack's."""
    if days is None:
        return title
    within = evolve(days, start=max(days.start, pack.in_force.start))
    return Text("{title} ({days})", "{title} ({days})").fill(title=title, days=within.text)


def _unsaid(pack: Pack, catalogue: Catalogue) -> Iterator[Part]:
    if not pack.unsaid:
        return
    yield Title(Text("Bila tidak diisi: tidak berlaku", "Left empty: not applicable"), 2)
    yield Shown(
        (
            Column(Text("Fakta", "Fact"), grow=True),
            Column(Text("Dasar", "Source"), grow=True),
            Column(Text("Kepastian", "Standing"), grow=True),
        ),
        tuple(
            (catalogue.facts[one.fact].title, str(one.citation), one.standing.text)
            for one in pack.unsaid.values()
        ),
    )


def _lawful(pack: Pack, catalogue: Catalogue) -> Iterator[Part]:
    if not pack.lawful:
        return
    yield Title(
        Text("Pemakaian atribut terlindungi menurut hukum", "Lawful use of protected attributes"), 2
    )
    yield Shown(
        (
            Column(Text("Atribut", "Attribute"), grow=True),
            Column(Text("Untuk", "For"), grow=True),
            Column(Text("Dasar", "Source"), grow=True),
            Column(Text("Kepastian", "Standing"), grow=True),
        ),
        tuple(
            (
                catalogue.facts[one.attribute].title,
                one.purpose,
                str(one.citation),
                one.standing.text,
            )
            for one in pack.lawful.values()
        ),
    )


def figure_text(parameter: Parameter) -> Text:
    """A figure with its unit, in words."""
    if parameter.value is None:
        return Text("belum diketahui", "unknown")
    number = parameter.value
    unit = parameter.unit.text
    written = Text(number_text(number, "id"), number_text(number, "en"))
    return Text(f"{written.id} {unit.id}".strip(), f"{written.en} {unit.en}".strip())


def _steps(pack: Pack, catalogue: Catalogue) -> Iterator[Part]:
    yield Title(Text("Langkah", "Steps"), 2)
    for number, step in enumerate(pack.steps, 1):
        heading = Text("{n}. {title}", "{n}. {title}").fill(
            n=str(number), title=_dated(step.title, step.in_force, pack)
        )
        yield Title(heading, 3)
        yield Sentence(step_rule(step, pack, catalogue))
        grid = step.kind
        if isinstance(grid, Table):
            yield _grid(grid, pack, catalogue)
        elif isinstance(grid, Bands):
            yield _rows(grid)
        elif (cases := _many_cases(step)) is not None:
            yield _cases(cases, step, Titles(pack, catalogue))
        yield _source(step.citation, step.standing)
        if step.note is not None:
            yield Sentence(step.note, "quiet")


def step_rule(step: Step, pack: Pack, catalogue: Catalogue) -> Text:
    """For whom, when, the rule, how it is rounded, and what it does with what is not there."""
    titles = Titles(pack, catalogue)
    whom, title = _EACH.fill(of=step.grain.text), titles.within(step)
    if step.applies is not None:
        condition = said(step.applies, title)
        whom = Text("{whom}, hanya bila {c}", "{whom}, only if {c}").fill(whom=whom, c=condition)
    rule = Text("Untuk {of}: {rule}{rounding}.", "For {of}: {rule}{rounding}.").fill(
        of=whom,
        rule=_BELOW_CASES if _many_cases(step) else step.kind.said(title),
        rounding=_rounding(step),
    )
    sentences = (rule, *_besides(step))
    return Text(" ".join(s.id for s in sentences), " ".join(s.en for s in sentences))


_EACH = Text("setiap {of}", "each {of}")


_BELOW_CASES = Text("menurut kasus di bawah ini", "by the cases below")


def _many_cases(step: Step) -> When | None:
    """The cases of a step, where they are more than a sentence can hold."""
    rule = step.kind.rule if isinstance(step.kind, Running) else step.kind
    return rule if isinstance(rule, When) and len(rule.branches) >= _MANY else None


_MANY = 4


def _cases(cases: When, step: Step, titles: Titles) -> Shown:
    """Each case with what holds under it; the first that holds counts."""
    title = titles.within(step)
    return Shown(
        (Column(Text("Bila", "If"), grow=True), Column(Text("Maka", "Then"), grow=True)),
        tuple(
            (
                _OTHERWISE if branch.condition is None else said(branch.condition, title),
                branch.result(title, cases.enum),
            )
            for branch in cases.branches
        ),
    )


_OTHERWISE = Text("selain itu", "otherwise")


def _rounding(step: Step) -> Text:
    counts = isinstance(step.kind, Fold) and step.kind.word == "count_over"
    no_number = step.enum is not None or step.kind.yields in (Yields.LABEL, Yields.ANSWER)
    if counts or no_number or step.unit is Unit.DATE:
        return Text("", "")
    unit = _UNIT.get(step.unit, Text("", ""))
    rounded = ROUNDED[step.rounding]
    to = Text("ke {n} desimal", "to {n} decimals").fill(n=step.decimals)
    if step.decimals == 0:
        to = Text("ke bilangan bulat", "to a whole number")
    elif step.decimals == 1:
        to = Text("ke satu desimal", "to one decimal")
    return Text("; {unit}{rounded} {to}", "; {unit}{rounded} {to}").fill(
        unit=unit, rounded=rounded, to=to
    )


_UNIT = {
    Unit.PERCENT: Text("dalam persen, ", "in percent, "),
    Unit.RUPIAH: Text("dalam rupiah, ", "in rupiah, "),
    Unit.YEARS: Text("dalam tahun, ", "in years, "),
    Unit.MONTHS: Text("dalam bulan, ", "in months, "),
    Unit.DAYS: Text("dalam hari, ", "in days, "),
    Unit.PEOPLE: Text("dalam orang, ", "in people, "),
}
ROUNDED = {
    Rounding.HALF_UP: Text("dibulatkan", "rounded"),
    Rounding.UP: Text("dibulatkan ke atas", "rounded up"),
    Rounding.DOWN: Text("dibulatkan ke bawah", "rounded down"),
}


def _besides(step: Step) -> Iterator[Text]:
    """What a reader has to know beside the rule itself."""
    kind = step.kind
    if step.not_applicable is not kind.absent[0]:
        yield ABSENT[step.not_applicable]
    if isinstance(kind, Fold) and kind.leave_out_refused:
        yield Text("Yang tanpa hasil tidak dihitung.", "Those without a result are left out.")
    if step.range is not None:
        low, high = step.range
        yield Text(
            "Hasil di luar {low} s.d. {high} ditolak.",
            "A result outside {low} to {high} is refused.",
        ).fill(low=low, high=high)
    if isinstance(kind, Require):
        yield Text("Bila tidak terpenuhi: {m}.", "Where it is not met: {m}.").fill(m=kind.message)
    if step.shown:
        yield Text("Hanya untuk ditampilkan.", "For the reader only.")


ABSENT = {
    NotApplicable.REFUSES: Text(
        "Yang tidak berlaku membuatnya ditolak.", "What is not applicable refuses it."
    ),
    NotApplicable.PASSES: Text(
        "Bila bahannya tidak berlaku, hasilnya pun tidak berlaku.",
        "Where what it rests on is not applicable, neither is the result.",
    ),
    NotApplicable.LEAVE_OUT: Text(
        "Yang tidak berlaku tidak dihitung.", "What is not applicable is left out."
    ),
}


def _source(citation: Citation, standing: Standing) -> Sentence:
    text = Text("{cite} — {standing}", "{cite} — {standing}").fill(
        cite=str(citation), standing=standing.text
    )
    return Sentence(text, "warn" if standing is Standing.ASSUMED else "quiet")


def _rankings(pack: Pack, catalogue: Catalogue) -> Iterator[Part]:
    if not pack.rankings:
        return
    yield Title(Text("Urutan", "Order"), 2)
    titles = Titles(pack, catalogue)
    for order in pack.rankings.values():
        yield Title(order.title, 3)
        yield Sentence(order_rule(order, pack, titles.of))
        yield _source(order.citation, order.standing)
        if order.note is not None:
            yield Sentence(order.note, "quiet")


class Titles:
    """The title behind every name that a step may use, and behind every label of it."""

    def __init__(self, pack: Pack, catalogue: Catalogue) -> None:
        self._titles = {fact.name: fact.title for fact in catalogue.facts.values()}
        self._titles |= {name: dated[0].parameter.title for name, dated in pack.figures.items()}
        self._titles |= {step.name: step.title for step in pack.steps}
        self._titles[PREVIOUS] = Text(
            "nilai pada catatan sebelumnya", "the value at the record before"
        )
        self._enums = {name: fact.enum for name, fact in catalogue.facts.items()}
        self._enums |= {step.name: _enum(step) for step in pack.steps}

    def of(self, name: str) -> Text:
        """The title of a fact, figure or step, or of a label of it as ``name.label``."""
        of, _, label = name.partition(".")
        if label:
            # A step whose days are none of the pack's may name a label that nobody has.
            return self.labels(of).get(label, Text(label, label))
        return self._titles.get(name, Text(name, name))

    def labels(self, name: str) -> Mapping[str, Text]:
        """How a person reads the labels of a fact or a step."""
        enum = self._enums.get(name)
        return {} if enum is None else dict(zip(enum.codes, enum.titles, strict=True))

    def within(self, step: Step) -> Callable[[str], Text]:
        """The same inside a step, where a let stands for its own formula."""

        def title(name: str) -> Text:
            if name in step.lets:
                inner = said(step.lets[name], title)
                return Text(f"({inner.id})", f"({inner.en})")
            return self.of(name)

        return title


def _enum(step: Step) -> Enumeration | None:
    return ANSWER if step.kind.yields is Yields.ANSWER else step.enum


def _rows(bands: Bands) -> Shown:
    return Shown(
        (Column(Text("Mulai", "From"), "right"), Column(Text("Predikat", "Label"))),
        tuple(
            (_BELOW if band.start is None else band.start, bands.enum.title(band.label))
            for band in bands.rows
        ),
    )


_BELOW = Text("di bawahnya", "below that")


def _grid(table: Table, pack: Pack, catalogue: Catalogue) -> Shown:
    """The cells as a table, under the titles of their labels."""
    titles = Titles(pack, catalogue)
    rows = list(dict.fromkeys(cell[0] for cell in table.cells))
    heads = [titles.of(f"{table.of[0]}.{row}") for row in rows]
    if len(table.of) == 1:
        return Shown(
            (Column(Text("Bila", "If")), Column(Text("Maka", "Then"))),
            tuple((head, _cell(table, (row,))) for head, row in zip(heads, rows, strict=True)),
        )
    columns = list(dict.fromkeys(cell[1] for cell in table.cells))
    return Shown(
        (Column(_CORNER), *(Column(titles.of(f"{table.of[1]}.{c}")) for c in columns)),
        tuple(
            (head, *(_cell(table, (row, c)) for c in columns))
            for head, row in zip(heads, rows, strict=True)
        ),
    )


_CORNER = Text("", "")


def _cell(table: Table, key: tuple[str, ...]) -> Cell:
    cell = table.cells[key]
    return table.enum.title(cell) if table.enum is not None and isinstance(cell, str) else cell


def _breaks(pack: Pack) -> Iterator[Part]:
    if not pack.breaks:
        return
    yield Title(Text("Yang tidak dijamin peraturan ini", "What this regulation does not keep"), 2)
    for why in pack.breaks.values():
        yield Sentence(why, "warn")
