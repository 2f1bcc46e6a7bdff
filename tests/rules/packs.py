"""Random packs over a small catalogue: texts with steps of every kind that should hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st

from meritasn.model.vocabulary import VOCABULARY
from meritasn.testing.oracle import facts_of

__all__ = ["CATALOGUE", "DAYS", "HEAD", "packs"]

CATALOGUE = (Path(__file__).parent / "facts.toml").read_text("utf-8")

T = TypeVar("T")

CHANGE = date(2022, 1, 1)
DAYS = (date(2021, 12, 31), CHANGE)
"""Two days on which a pack may differ: the last before its change and the first after it."""

ENUMS = {name: tuple(term.code for term in VOCABULARY[name]) for name in ("rating", "predicate")}
ENUMS |= {"unit_predicate": tuple(term.code for term in VOCABULARY["unit_predicate"])}
ENUMS |= {"stage": ("ripe", "green", "raw"), "answer": ("met", "not_met")}
PURE = ("share", "limit", "factor", "loss", "moving")
DATED = ("credit", "posting")
CHILDREN = {"person": ("target", *DATED), "unit": ("person",)}
ABOVE = dict.fromkeys(CHILDREN["person"], "person") | {"person": "unit"}
DRAWN = (*("pure",) * 5, *("date",) * 3, "days", "days", "months", "years")
"""What a formula gives: mostly a number, often a date."""

ANY = ("({X}) + ({X})", "({X}) - ({X})", "-({X})", "min({X}, {X})", "max({X}, {X})")
SCALED = ("({X}) * ({pure})", "({X}) / {/pure}")
ADDED = tuple(f"add_{spans}({{X}}, {{{spans}!}})" for spans in ("months", "years"))
MOVED = ("({X}) + ({days!})", "({X}) - ({days!})", *ADDED)
FORMS = {
    "pure": (*ANY, SCALED[0], "({/}) / {/}"),
    "date": (*ANY[3:], *MOVED),
    "days": (*ANY, *SCALED, "({date}) - ({date})", "({date}) - ({date})"),
    "months": (*ANY, *SCALED, "months_between({date}, {date})", "months_between({date}, {date})"),
    "years": (*ANY, *SCALED, "years_between({date}, {date})", "years_between({date}, {date})"),
}
LET_FORMS = {
    "pure": ("inner + ({X})", "inner - ({X})", "inner * ({pure})"),
    "date": ("inner + ({days!})", "inner - ({days!})", "add_months(inner, {months!})"),
    "days": ("inner + ({X})", "inner * ({pure})", "inner - ({date})", "({date}) - inner"),
    "months": ("({X}) - inner", "months_between(inner, {date})", "months_between({date}, inner)"),
    "years": ("({X}) - inner", "years_between(inner, {date})", "years_between({date}, inner)"),
}
"""What a formula of a dimension may look like, and one that names a let.

Its parts are formulas in braces: of the same dimension (`X`), or of the one that is named, with
`!` of whole numbers, which is what a date may be moved by. `/` is a name that may divide.
"""

KNOWN_OF = {"days": ("grace",), "months": ("cycle",), "years": ("stay",), "date": ()}
UNKNOWN_OF = {"pure": ("none_yet", "may_lack"), "years": ("stay_unsaid",)}
UNITS = {"pure": ("points", "percent", "ratio")}
RANGES = {"pure": 500, "days": 40_000, "months": 1_200, "years": 100}
WORDS = """
alder ash aspen bamboo banyan beech birch cedar clove coconut cypress durian ebony elm fig
ginger hazel jati kapok larch lime mahoni mango maple nutmeg oak olive palm papaya pine rambutan
rattan sago sandal spruce teak walnut willow yew acacia alang balsa bungur cempaka damar duku
gaharu jambu kemiri kenari lontar meranti nipah pandan ramin salak sonokeling sukun trembesi
""".split()


class Name(NamedTuple):
    """What a step may name: a number of some dimension, or a label of an enumeration."""

    name: str
    enum: str | None = None
    divides: bool = False
    of: str = "pure"
    whole: bool = False


class Body(NamedTuple):
    """The lines of a kind, and what its result may be used as."""

    lines: Sequence[str]
    enum: str | None = None
    leaves_out: bool = False
    divides: bool = False
    least_decimals: int = 0
    of: str = "pure"
    bounds: tuple[int, int] | None = None


class Draft:
    """A pack in the making: what may be named so far, and what has been named."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.used: set[str] = set()
        self.steps: dict[str, list[list[str]]] = {}
        self.shown: set[str] = set()
        self.words = iter(WORDS)
        self.known: dict[str, list[Name]] = {g: [] for g in ("unit", "person", *ABOVE)}
        for name, fact in facts_of(CATALOGUE).items():
            divides = "range" in fact and fact["range"][0] >= 0
            of = "date" if fact.get("type") == "date" else fact.get("unit", "pure")
            of = "pure" if of in UNITS["pure"] else of
            whole = of == "date" or fact.get("decimals") == 0
            known = Name(name, fact.get("enum"), divides, of, whole)
            self.known[fact["grain"]].append(known)

    # --------------------------------------------------------------------------- drawing and naming
    def one(self, of: Sequence[T]) -> T:
        return self.draw(st.sampled_from(of))

    def some(self, of: Sequence[str], least: int = 1, most: int = 3) -> list[str]:
        drawn = st.lists(st.sampled_from(of), min_size=least, max_size=most, unique=True)
        return [self.use(name) for name in self.draw(drawn)]

    def chance(self, of: int) -> bool:
        return bool(self.one(range(of)) == of - 1)

    def use(self, name: str) -> str:
        self.used.add(name)
        return name

    def visible(self, grain: str) -> list[Name]:
        """What a step of a grain may name: of the unit its facts alone."""
        named = [*self.known[grain]]
        while grain in ABOVE:
            grain = ABOVE[grain]
            unit = grain == "unit"
            named += (n for n in self.known[grain] if not (unit and n.name in self.steps))
        return named

    def seen(self, grain: str, enum: str | None = None, of: str = "pure") -> list[str]:
        """Numbers of one dimension, or labels of one enumeration, of a grain and above it."""
        return [n.name for n in self.visible(grain) if n.enum == enum and n.of == of]

    def own(self, grain: str, enum: str | None = None, of: str = "pure") -> list[str]:
        return [n.name for n in self.known[grain] if n.enum == enum and n.of == of]

    def labelled(self, grain: str) -> list[Name]:
        return [n for n in self.known[grain] if n.enum not in (None, "answer")]

    def owned(self, grain: str) -> str:
        """A dimension of which the grain has a number."""
        return self.one([d for d in DRAWN if self.own(grain, of=d)])

    # --------------------------------------------------------------------------------- formulas
    def formula(
        self,
        grain: str,
        depth: int,
        lets: Sequence[Name] = (),
        of: str = "pure",
        *,
        whole: bool = False,
    ) -> str:
        """A formula of a dimension; one of whole numbers neither multiplies nor divides."""
        if not depth:
            return self.leaf(grain, lets, of, whole=whole)
        form = self.one([form for form in FORMS[of] if not (whole and re.search(r" [*/] ", form))])
        if "{/}" in form:
            by = self.one([n.of for n in self.known[grain] if n.divides])
            form = form.replace("({/})", f"({{{by}}})").replace("{/}", f"{{/{by}}}")

        def part(of: str, *, moves: bool) -> str:
            return self.formula(grain, depth - 1, lets, of, whole=whole or moves)

        return self.filled(form, grain, of, part)

    def filled(self, form: str, grain: str, of: str, part: Callable[..., str]) -> str:
        """A form with its parts."""

        def one(found: re.Match[str]) -> str:
            divides, named, moves = found.groups()
            if divides:
                return self.use(self.divisor(grain, named))
            return part(of if named == "X" else named, moves=bool(moves))

        return re.sub(r"\{(/?)(\w+)(!?)\}", one, form)

    def divisor(self, grain: str, of: str) -> str:
        return self.one([n.name for n in self.known[grain] if n.divides and n.of == of])

    def leaf(self, grain: str, lets: Sequence[Name], of: str, *, whole: bool) -> str:
        if of in UNKNOWN_OF and self.chance(20):
            return self.use(self.one(UNKNOWN_OF[of]))
        names = [
            n.name
            for n in (*self.visible(grain), *lets)
            if n.enum is None and n.of == of and (n.whole or not whole)
        ]
        others = KNOWN_OF.get(of, (*PURE, "1", "2", "100"))
        return self.use(self.one([*names, *names, *names, *others]))

    def condition(self, grain: str, lets: Sequence[Name] = ()) -> str:
        match self.one(("number", "number", "label", "and", "or", "not")):
            case "number":
                numbers = [n for n in (*self.visible(grain), *lets) if n.enum is None]
                left = self.one(numbers)
                sign = self.one(("<=", "<", ">=", ">", "==", "!="))
                right = self.formula(grain, self.one((0, 1)), lets, left.of)
                return f"{self.use(left.name)} {sign} {right}"
            case "label":
                name, enum, *_ = self.one(self.labelled(grain))
                labels = self.draw(
                    st.lists(st.sampled_from(ENUMS[enum or ""]), min_size=2, unique=True)
                )
                among, first = ", ".join(map(repr, labels)), repr(labels[0])
                membership = (f"in ({among})", f"not in ({among})")
                sign = self.one((f"== {first}", f"!= {first}", *membership, "==", "!="))
                compares = sign in ("==", "!=")
                other = self.use(self.one(self.seen(grain, enum))) if compares else ""
                return f"{self.use(name)} {sign} {other}".strip()
            case "not":
                return f"not ({self.condition(grain, lets)})"
            case joint:
                return f"({self.condition(grain, lets)}) {joint} ({self.condition(grain, lets)})"

    # ------------------------------------------------------------------------------------ the kinds
    def by_formula(self, grain: str) -> Body:
        return self.formula_of(grain, self.one(DRAWN))

    def formula_of(self, grain: str, of: str) -> Body:
        if self.chance(2):
            return Body([f'formula = "{self.formula(grain, 2, of=of)}"'], of=of)
        inner = "date" if of not in ("pure", "date") and self.chance(2) else of
        form = self.one([form for form in LET_FORMS[of] if ("{date}" in form) == (inner != of)])

        def part(of: str, *, moves: bool) -> str:
            return self.formula(grain, 1, of=of, whole=moves)

        let = f'let.inner = "{self.formula(grain, 1, of=inner)}"'
        return Body([let, f'formula = "{self.filled(form, grain, of, part)}"'], of=of)

    def by_when(self, grain: str) -> Body:
        if self.chance(3):
            return self.when_label(grain)
        of = self.one(DRAWN)
        lets = [Name("inner", of=of, whole=of == "date")]
        cases = self.cases(grain, of, lets, self.one((1, 2)))
        inner = f'let.inner = "{self.formula(grain, 1, of=of)}"'
        return Body([inner, f'when = [{cases}, {{ then = "inner" }}]'], of=of)

    def cases(self, grain: str, of: str, lets: Sequence[Name], n: int) -> str:
        return ", ".join(
            f'{{ if = "{self.condition(grain, lets)}", '
            f'then = "{self.formula(grain, 1, lets, of)}" }}'
            for _ in range(n)
        )

    def by_running(self, grain: str) -> Body:
        """A step that goes from record to record, often out of its range."""
        return self.running_of(grain, self.one(("pure", "pure", "pure", "days", "months")))

    def running_of(self, grain: str, of: str, change: str = "") -> Body:
        """The same, of a dimension; perhaps with something that it is changed by."""
        lets = [Name("previous", of=of)]
        lines, last = [], "previous"
        if self.chance(2):
            lines = [f'let.inner = "{self.formula(grain, 1, lets, of)}"']
            lets.append(Name("inner", of=of))
            last = "(inner)"
        form = self.one(("{0} + ({1})", "{0} - ({1})", "({1}) - {0}", "max({0}, {1})"))
        then = form.format(last, change or self.formula(grain, 1, lets, of))
        if self.chance(2):
            cases = self.cases(grain, of, lets, self.one((1, 2)))
            lines.append(f'running = [{cases}, {{ then = "{then}" }}]')
        else:
            lines.append(f'running = "{then}"')
        most = self.one((30, 60, RANGES[of]))
        low = self.one((0, -most))
        return Body(lines, divides=low == 0, of=of, bounds=(low, most))

    def when_label(self, grain: str) -> Body:
        enum = self.one(("rating", "predicate", "stage"))

        def result() -> str:
            names = self.seen(grain, enum)
            if names and self.chance(2):
                return f'then = "{self.use(self.one(names))}"'
            return f'is = "{self.one(ENUMS[enum])}"'

        case = f'{{ if = "{self.condition(grain)}", {result()} }}'
        return Body([f"when = [{case}, {{ {result()} }}]"], enum)

    def by_first(self, grain: str) -> Body:
        enum = self.one((None, None, "rating", "predicate"))
        of = "pure" if enum else self.owned(grain)
        names = self.own(grain, enum, of)
        if not names:
            return self.by_first(grain)
        return Body([listed("first", self.some(names))], enum, of=of)

    def over_names(self, grain: str) -> Body:
        kind = self.one(("mean", "sum", "least", "greatest", "worst"))
        leaves_out = self.chance(2)
        if kind == "worst":
            enum = self.one(self.labelled(grain)).enum
            names = self.some(self.own(grain, enum))
            return Body([listed("worst", names)], enum, leaves_out)
        of = self.owned(grain)
        kind = self.one(("least", "greatest")) if of == "date" else kind
        return Body([listed(kind, self.some(self.own(grain, of=of)))], None, leaves_out, of=of)

    def over_children(self, grain: str) -> Body:
        child = self.one(CHILDREN[grain])
        of = self.owned(child)
        kinds = ("least_over", "greatest_over", "count_over")
        kind = self.one(kinds if of == "date" else (*kinds, "mean_over", "sum_over"))
        entries = [f'children = "{child}"']
        if kind != "count_over" or self.chance(2):
            entries.append(f'value = "{self.use(self.one(self.own(child, of=of)))}"')
        if kind in ("mean_over", "sum_over") and self.chance(2):
            entries.append(f'weight = "{self.use(self.divisor(child, "pure"))}"')
        lines = [folded(kind, [*entries, *self.narrowed(child)])]
        counts = kind == "count_over"
        of = ("people" if grain == "unit" else "pure") if counts else of
        return Body(lines, leaves_out=self.chance(2), divides=counts, of=of)

    def worst_over(self, grain: str) -> Body:
        child = self.one(CHILDREN[grain])
        name, enum, *_ = self.one(self.labelled(child))
        entries = [f'children = "{child}"', f'value = "{self.use(name)}"', *self.narrowed(child)]
        return Body([folded("worst_over", entries)], enum, leaves_out=self.chance(2))

    def last_over(self, _: str) -> Body:
        child = self.one(DATED)
        named = [n for n in self.known[child] if n.enum != "answer"]
        last = self.one(named)
        entries = [f'children = "{child}"', f'value = "{self.use(last.name)}"']
        lines = [folded("last_over", entries)]
        return Body(lines, last.enum, leaves_out=self.chance(2), of=last.of)

    def staged(self) -> None:
        """What a person has of their records, read by a step that runs over those very records."""
        child = self.one(DATED)
        of = self.one([d for d in ("pure", "days", "months") if self.own(child, of=d)])
        kind = self.one(("sum_over", "mean_over", "least_over", "greatest_over", "last_over"))

        value = self.one(self.own(child, of=of))

        def fold(draft: Draft, _: str) -> Body:
            entries = [f'children = "{child}"', f'value = "{draft.use(value)}"']
            return Body([folded(kind, entries)], of=of, leaves_out=draft.chance(2))

        total = self.use(self.add("person", fold))
        self.add(child, lambda draft, grain: draft.running_of(grain, of, total))

    def narrowed(self, child: str) -> list[str]:
        where = [f'where = "{self.condition(child)}"'] if self.chance(3) else []
        return where + ['refused = "leave out"'] * self.chance(3)

    def by_bands(self, grain: str) -> Body:
        of = self.one(("pure", "pure", "days", "months"))
        return self.bands(self.one(self.seen(grain, of=of) or self.seen(grain)))

    def bands(self, name: str) -> Body:
        enum = self.one(("predicate", "stage"))
        labels = ENUMS[enum][:3]
        limits = self.draw(st.sets(st.sampled_from(EDGES), min_size=2, max_size=2))
        rows = [
            f'{{ from = {limit}, is = "{label}" }}'
            for limit, label in zip(sorted(limits, key=float, reverse=True), labels, strict=False)
        ]
        rows.append(f'{{ is = "{labels[2]}" }}')
        return Body([f'bands = "{self.use(name)}"', f"rows = [{', '.join(rows)}]"], enum)

    def by_table(self, grain: str) -> Body:
        enum = self.one((None, "rating", "stage"))
        names = self.draw(
            st.lists(st.sampled_from(self.labelled(grain)), min_size=1, max_size=2, unique=True)
        )

        def cell() -> str:
            return f'"{self.one(ENUMS[enum])}"' if enum else self.one(("0", "7.25", "-12", "100"))

        def row(labels: Sequence[str]) -> str:
            return "{ " + ", ".join(f"{label} = {cell()}" for label in labels) + " }"

        rows = [ENUMS[n.enum or ""] for n in names]
        grid = (
            [f"grid = {row(rows[0])}"]
            if len(rows) == 1
            else [f"grid.{label} = {row(rows[1])}" for label in rows[0]]
        )
        table = listed("table", [self.use(n.name) for n in names])
        return Body([table, *grid], enum, least_decimals=2)

    def by_require(self, grain: str) -> Body:
        said = f'code = "asked_{len(self.steps)}"'
        message = 'message = { id = "Tidak terpenuhi", en = "Not met" }'
        severity = ['severity = "note"'] * self.chance(3)
        return Body(
            [f'require = "{self.condition(grain)}"', said, message, *severity], enum="answer"
        )

    def of_requirements(self, grain: str) -> Body:
        for _ in range(self.one((0, 1, 2)) if self.own(grain, "answer") else 2):
            self.add(grain, Draft.by_require)
        answers = self.own(grain, "answer")
        return Body([listed(self.one(("all_of", "any_of")), self.some(answers))], enum="answer")

    # ------------------------------------------------------------------------------------- the step
    def add(self, grain: str, kind: Callable[[Draft, str], Body] | None = None) -> str:
        chosen = kind or self.one(self.kinds(grain))
        body, name = chosen(self, grain), next(self.words)
        decimals = self.one(range(body.least_decimals, 4)) if body.of != "date" else 0
        self.steps[name] = [self.block(name, grain, body, decimals)]
        if body.of == "people":
            self.shown.add(name)
            return name
        if kind is None and self.chance(8):
            self.shown.add(name)
            self.steps[name][0].append(self.one((f"from = {CHANGE}", f"until = {CHANGE}", "")))
            return name
        if chosen is Draft.by_formula and self.chance(5):
            other = self.formula_of(grain, body.of)
            self.steps[name].append(self.block(name, grain, other, decimals))
            for block, dates in zip(self.steps[name], ("until", "from"), strict=True):
                block.append(f"{dates} = {CHANGE}")
        self.known[grain].append(Name(name, body.enum, body.divides, body.of, decimals == 0))
        return name

    def kinds(self, grain: str) -> Sequence[Callable[[Draft, str], Body]]:
        if grain in DATED:
            return ANYWHERE + RUNNING
        if grain == "target":
            return ANYWHERE
        return ANYWHERE + FOLDS + (Draft.last_over,) * (grain == "person")

    def block(self, name: str, grain: str, body: Body, decimals: int) -> list[str]:
        title = f'title = {{ id = "Nilai {name}", en = "Value of {name}" }}'
        lines = [f'name = "{name}"', f'of = "{grain}"', title, *body.lines]
        if body.enum is None:
            lines += self.number(body, decimals)
        elif body.enum != "answer":
            self.use(f"enum {body.enum}")
            lines.append(f'enum = "{body.enum}"')
        if self.chance(5) and not body.bounds:
            lines.append(f'applies = "{self.condition(grain)}"')
        lines += self.absent(body) + self.cited(lines)
        return lines

    def cited(self, lines: Sequence[str]) -> list[str]:
        """A condition over what is rounded says where that rounding stands."""
        words = set(re.findall(r"\w+", " ".join(lines[3:])))
        numbers = {n.name for names in self.known.values() for n in names if n.enum is None}
        conditions = words & {"if", "where", "require", "applies"}
        compares = conditions and words & (numbers & self.steps.keys() | {"previous"})
        standing = self.one(("text", "assumed"))
        cites = ['cite = "rule: Pasal 1"', f'standing = "{standing}"']
        return cites + ['rounding_cite = "rule: Pasal 2"'] * bool(compares)

    def number(self, body: Body, decimals: int) -> list[str]:
        unit = self.one(UNITS.get(body.of, (body.of,)))
        if body.of == "date":
            return ["decimals = 0", 'unit = "date"']
        most = RANGES.get(body.of, 500)
        low, high = body.bounds or (0 if body.divides else -most, most)
        ranged = body.bounds or not self.chance(5)
        return [
            f"decimals = {decimals}",
            f'rounding = "{self.one(("up", "down"))}"' if self.chance(4) else "",
            f'unit = "{unit}"',
            f"range = [{low}, {high}]" if ranged else "",
        ]

    def absent(self, body: Body) -> list[str]:
        if body.leaves_out:
            return ['not_applicable = "leave out"']
        alone = any(re.match(r"first|all_of|any_of|running|\w+_over", line) for line in body.lines)
        return [] if alone or self.chance(2) else ['not_applicable = "passes"']

    # ------------------------------------------------------------------------------------- the text
    def text(self, output: str, score: str) -> str:
        named = self.used | {output, score}
        steps = [
            ["[[step]]", *filter(None, block), *["shown = true"] * self.shows(name, named)]
            for name, blocks in self.steps.items()
            for block in blocks
        ]
        parameters = [block for name, block in PARAMETER_BLOCKS.items() if name in named]
        unsaid = [UNSAID.format(n) for n in MAY_LACK if n in named and self.chance(3)]
        lawful = [LAWFUL] if "birth_date" in named else []
        stages = [STAGES] if "enum stage" in named else []
        outputs = f'[output]\npredicate = "{output}"\nscore = "{score}"\n'
        heads = [HEAD, *parameters, *unsaid, *lawful, *stages]
        return "\n\n".join([*heads, *map("\n".join, steps), outputs])

    def shows(self, name: str, named: set[str]) -> bool:
        asks = any(line.startswith("require") for line in self.steps[name][0])
        return name not in named and not asks


ANYWHERE = (
    Draft.by_formula,
    Draft.by_formula,
    Draft.by_when,
    Draft.by_first,
    Draft.over_names,
    Draft.by_bands,
    Draft.by_table,
    Draft.by_require,
    Draft.of_requirements,
)
FOLDS = (Draft.over_children, Draft.over_children, Draft.worst_over)
RUNNING = (Draft.by_running,) * 6
MAY_LACK = ("planned", "courses", "leaves_on", "spell", "used", "left_on")
EDGES = ("-100", "-10", "-2.5", "-1", "0", "1", "2.5", "10", "24", "50", "75.5", "91", "100")
HEAD = """format = "meritasn/pack@1"
name = "random"
family = "trial"
title = { id = "Peraturan acak", en = "Random rule" }
in_force = { from = 2020-01-01, until = 2025-01-01, standing = "text" }

[cite]
rule = "Peraturan 1/2020"
"""
STAGES = """[enum.stage]
ripe = { id = "Masak", en = "Ripe" }
green = { id = "Muda", en = "Green" }
raw = { id = "Mentah", en = "Raw" }"""
UNSAID = """[unsaid.{}]
means = "not applicable"
cite = "rule"
standing = "assumed"
"""
LAWFUL = """[lawful.birth_date]
purpose = { id = "batas usia", en = "the age limit" }
cite = "rule"
standing = "text"
"""
PARAMETER = """[parameter.{}]
title = {{ id = "Angka", en = "Figure" }}
unit = "points"
cite = "rule"
{}"""
KNOWN = 'standing = "secondary"\nvalue = '
PARAMETER_BLOCKS = {
    "share": PARAMETER.format("share", f"{KNOWN}60"),
    "limit": PARAMETER.format("limit", f"{KNOWN}24"),
    "factor": PARAMETER.format("factor", f"{KNOWN}1.76"),
    "loss": PARAMETER.format("loss", f"{KNOWN}-3.25"),
    "none_yet": PARAMETER.format("none_yet", 'standing = "unknown"'),
    "may_lack": PARAMETER.format("may_lack", 'standing = "unknown"\noptional = true'),
    "grace": PARAMETER.format("grace", f"{KNOWN}14").replace("points", "days"),
    "cycle": PARAMETER.format("cycle", f"{KNOWN}6").replace("points", "months"),
    "stay": PARAMETER.format("stay", f"{KNOWN}3").replace("points", "years"),
    "stay_unsaid": PARAMETER.format("stay_unsaid", 'standing = "unknown"').replace(
        "points", "years"
    ),
    "moving": "\n\n".join(
        PARAMETER.format("moving", dates).replace("[parameter.moving]", "[[parameter.moving]]")
        for dates in (
            f"{KNOWN}0.5\nfrom = 2020-01-01\nuntil = {CHANGE}",
            f"{KNOWN}12\nfrom = {CHANGE}\nuntil = 2025-01-01",
        )
    ),
}


def listed(key: str, names: Sequence[str]) -> str:
    return f"{key} = {json.dumps(list(names))}"


def folded(kind: str, entries: Sequence[str]) -> str:
    return f"{kind} = {{ {', '.join(entries)} }}"


@st.composite
def packs(draw: st.DrawFn) -> str:
    """The text of a pack over `CATALOGUE` that should hold, with steps of every kind and grain."""
    draft = Draft(draw)
    for grain, least, most in STAGED:
        for _ in range(draw(st.integers(least, most))):
            draft.add(grain)
    if draft.chance(3):
        draft.staged()
    score = draft.add("person", lambda draft, grain: draft.formula_of(grain, "pure"))
    predicate = draft.add("person", lambda draft, _: draft.bands(score))
    for _ in range(draw(st.integers(0, 2))):
        draft.add("unit")
    return draft.text(predicate, score)


STAGED = (
    ("target", 0, 2),
    ("credit", 0, 2),
    ("posting", 0, 2),
    ("person", 1, 3),
    ("credit", 0, 2),
    ("target", 0, 1),
    ("posting", 0, 1),
    ("person", 0, 3),
)
"""Grains in the order of their steps: a record may read what its person has come to before."""
