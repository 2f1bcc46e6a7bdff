"""Random packs over a small catalogue: texts with steps of every kind that should hold."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar

from hypothesis import strategies as st
from tests.rules.oracle import facts_of

from meritasn.model.vocabulary import VOCABULARY

__all__ = ["CATALOGUE", "DAYS", "HEAD", "packs"]

CATALOGUE = (Path(__file__).parent / "facts.toml").read_text("utf-8")

T = TypeVar("T")

CHANGE = date(2022, 1, 1)
DAYS = (date(2021, 12, 31), CHANGE)
"""Two days on which a pack may differ: the last before its change and the first after it."""

ENUMS = {name: tuple(term.code for term in VOCABULARY[name]) for name in ("rating", "predicate")}
ENUMS |= {"unit_predicate": tuple(term.code for term in VOCABULARY["unit_predicate"])}
ENUMS |= {"stage": ("ripe", "green", "raw"), "answer": ("met", "not_met")}
PARAMETERS = ("share", "limit", "factor", "loss", "moving", "none_yet", "may_lack")
CHILD = {"person": "target", "unit": "person"}
ABOVE = {"target": "person", "person": "unit"}
WORDS = """
alder ash aspen bamboo banyan beech birch cedar clove coconut cypress durian ebony elm fig
ginger hazel jati kapok larch lime mahoni mango maple nutmeg oak olive palm papaya pine rambutan
rattan sago sandal spruce teak walnut willow yew
""".split()


class Name(NamedTuple):
    """What a step may name: a number, or a label of an enumeration."""

    name: str
    enum: str | None = None
    divides: bool = False


class Body(NamedTuple):
    """The lines of a kind, and what its result may be used as."""

    lines: Sequence[str]
    enum: str | None = None
    leaves_out: bool = False
    divides: bool = False
    least_decimals: int = 0
    unit: str | None = None


class Draft:
    """A pack in the making: what may be named so far, and what has been named."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.used: set[str] = set()
        self.steps: dict[str, list[list[str]]] = {}
        self.shown: set[str] = set()
        self.words = iter(WORDS)
        self.known: dict[str, list[Name]] = {"target": [], "person": [], "unit": []}
        for name, fact in facts_of(CATALOGUE).items():
            divides = "range" in fact and fact["range"][0] >= 0
            self.known[fact["grain"]].append(Name(name, fact.get("enum"), divides))

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

    def seen(self, grain: str, enum: str | None = None) -> list[str]:
        """Numbers, or labels of one enumeration, of a grain and the grain above it."""
        above = self.known[ABOVE[grain]] if grain in ABOVE else []
        above = [n for n in above if grain == "target" or n.name not in self.steps]
        return [n.name for n in (*self.known[grain], *above) if n.enum == enum]

    def own(self, grain: str, enum: str | None = None) -> list[str]:
        return [n.name for n in self.known[grain] if n.enum == enum]

    def labelled(self, grain: str) -> list[Name]:
        return [n for n in self.known[grain] if n.enum not in (None, "answer")]

    # --------------------------------------------------------------------------------- formulas
    def formula(self, grain: str, depth: int, lets: Sequence[str] = ()) -> str:
        sign = self.one("+-*/mM~") if depth else ""
        match sign:
            case "":
                return self.leaf(grain, lets)
            case "/":
                divisors = [n.name for n in self.known[grain] if n.divides]
                dividend = self.formula(grain, depth - 1, lets)
                return f"({dividend}) / {self.use(self.one(divisors))}"
            case "m" | "M":
                operands = ", ".join(self.formula(grain, depth - 1, lets) for _ in "ab")
                return f"{'min' if sign == 'm' else 'max'}({operands})"
            case "~":
                return f"-({self.formula(grain, depth - 1, lets)})"
            case _:
                both = (f"({self.formula(grain, depth - 1, lets)})" for _ in "ab")
                return f" {sign} ".join(both)

    def leaf(self, grain: str, lets: Sequence[str]) -> str:
        if self.chance(20):
            return self.use(self.one(("none_yet", "may_lack")))
        names = [*self.seen(grain), *lets]
        return self.use(self.one([*names, *names, *names, *PARAMETERS[:5], "1", "2", "100"]))

    def condition(self, grain: str, lets: Sequence[str] = ()) -> str:
        match self.one(("number", "number", "label", "and", "or", "not")):
            case "number":
                left = self.use(self.one([*self.seen(grain), *lets]))
                sign = self.one(("<=", "<", ">=", ">", "==", "!="))
                return f"{left} {sign} {self.formula(grain, self.one((0, 1)), lets)}"
            case "label":
                name, enum, _ = self.one(self.labelled(grain))
                labels = self.draw(
                    st.lists(st.sampled_from(ENUMS[enum or ""]), min_size=2, unique=True)
                )
                among, first = ", ".join(map(repr, labels)), repr(labels[0])
                sign = self.one((f"== {first}", f"!= {first}", f"in ({among})", "=="))
                other = self.use(self.one(self.seen(grain, enum))) if sign == "==" else ""
                return f"{self.use(name)} {sign} {other}".strip()
            case "not":
                return f"not ({self.condition(grain, lets)})"
            case joint:
                return f"({self.condition(grain, lets)}) {joint} ({self.condition(grain, lets)})"

    # ------------------------------------------------------------------------------------ the kinds
    def by_formula(self, grain: str) -> Body:
        if self.chance(2):
            return Body([f'formula = "{self.formula(grain, 2)}"'])
        inner = self.formula(grain, 1)
        sign = self.one("+-*")
        lines = [f'let.inner = "{inner}"', f'formula = "inner {sign} {self.formula(grain, 1)}"']
        return Body(lines)

    def by_when(self, grain: str) -> Body:
        if self.chance(3):
            return self.when_label(grain)
        lets = ["inner"]
        cases = [
            f'{{ if = "{self.condition(grain, lets)}", then = "{self.formula(grain, 1, lets)}" }}'
            for _ in range(self.one((1, 2)))
        ]
        inner = f'let.inner = "{self.formula(grain, 1)}"'
        return Body([inner, f'when = [{", ".join(cases)}, {{ then = "inner" }}]'])

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
        names = self.own(grain, enum)
        return Body([listed("first", self.some(names))], enum) if names else self.by_first(grain)

    def over_names(self, grain: str) -> Body:
        kind = self.one(("mean", "sum", "least", "greatest", "worst"))
        if kind == "worst":
            enum = self.one(self.labelled(grain)).enum
            names = self.some(self.own(grain, enum))
            return Body([listed("worst", names)], enum, leaves_out=self.chance(2))
        return Body([listed(kind, self.some(self.own(grain)))], leaves_out=self.chance(2))

    def over_children(self, grain: str) -> Body:
        child = CHILD[grain]
        kind = self.one(("mean_over", "sum_over", "count_over", "least_over", "greatest_over"))
        entries = [f'children = "{child}"']
        if kind != "count_over" or self.chance(2):
            entries.append(f'value = "{self.use(self.one(self.own(child)))}"')
        if kind in ("mean_over", "sum_over") and self.chance(2):
            weights = [n.name for n in self.known[child] if n.divides]
            entries.append(f'weight = "{self.use(self.one(weights))}"')
        lines = [folded(kind, [*entries, *self.narrowed(child)])]
        counts = kind == "count_over"
        unit = "people" if counts and grain == "unit" else None
        return Body(lines, leaves_out=self.chance(2), divides=counts, unit=unit)

    def worst_over(self, grain: str) -> Body:
        child = CHILD[grain]
        name, enum, _ = self.one(self.labelled(child))
        entries = [f'children = "{child}"', f'value = "{self.use(name)}"', *self.narrowed(child)]
        return Body([folded("worst_over", entries)], enum, leaves_out=self.chance(2))

    def narrowed(self, child: str) -> list[str]:
        where = [f'where = "{self.condition(child)}"'] if self.chance(3) else []
        return where + ['refused = "leave out"'] * self.chance(3)

    def by_bands(self, grain: str) -> Body:
        return self.bands(self.one(self.seen(grain)))

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
        possible = ANYWHERE if grain == "target" else ANYWHERE + FOLDS
        chosen = kind or self.one(possible)
        body, name = chosen(self, grain), next(self.words)
        self.steps[name] = [self.block(name, grain, body)]
        if body.unit == "people":
            self.shown.add(name)
            return name
        if kind is None and self.chance(8):
            self.shown.add(name)
            self.steps[name][0].append(self.one((f"from = {CHANGE}", f"until = {CHANGE}", "")))
            return name
        if chosen is Draft.by_formula and self.chance(5):
            self.steps[name].append(self.block(name, grain, Draft.by_formula(self, grain)))
            for block, dates in zip(self.steps[name], ("until", "from"), strict=True):
                block.append(f"{dates} = {CHANGE}")
        self.known[grain].append(Name(name, body.enum, body.divides))
        return name

    def block(self, name: str, grain: str, body: Body) -> list[str]:
        title = f'title = {{ id = "Nilai {name}", en = "Value of {name}" }}'
        lines = [f'name = "{name}"', f'of = "{grain}"', title, *body.lines]
        if body.enum is None:
            lines += self.number(body)
        elif body.enum != "answer":
            self.use(f"enum {body.enum}")
            lines.append(f'enum = "{body.enum}"')
        if self.chance(5):
            lines.append(f'applies = "{self.condition(grain)}"')
        lines += self.absent(body) + self.cited(lines)
        return lines

    def cited(self, lines: Sequence[str]) -> list[str]:
        """A condition over what is rounded says where that rounding stands."""
        words = set(re.findall(r"\w+", " ".join(lines[3:])))
        numbers = {n.name for names in self.known.values() for n in names if n.enum is None}
        conditions = words & {"if", "where", "require", "applies"}
        compares = conditions and words & numbers & self.steps.keys()
        standing = self.one(("text", "assumed"))
        cites = ['cite = "rule: Pasal 1"', f'standing = "{standing}"']
        return cites + ['rounding_cite = "rule: Pasal 2"'] * bool(compares)

    def number(self, body: Body) -> list[str]:
        return [
            f"decimals = {self.one(range(body.least_decimals, 4))}",
            f'rounding = "{self.one(("up", "down"))}"' if self.chance(4) else "",
            f'unit = "{body.unit or self.one(("points", "percent", "ratio"))}"',
            f"range = [{0 if body.divides else -500}, 500]" if not self.chance(5) else "",
        ]

    def absent(self, body: Body) -> list[str]:
        if body.leaves_out:
            return ['not_applicable = "leave out"']
        alone = any(re.match(r"first|all_of|any_of|\w+_over", line) for line in body.lines)
        return [] if alone or self.chance(2) else ['not_applicable = "passes"']

    # ------------------------------------------------------------------------------------- the text
    def text(self, output: str, score: str) -> str:
        named = self.used | {output, score}
        steps = [
            ["[[step]]", *filter(None, block), *["shown = true"] * self.shows(name, named)]
            for name, blocks in self.steps.items()
            for block in blocks
        ]
        parameters = [PARAMETER_BLOCKS[name] for name in PARAMETERS if name in named]
        unsaid = [UNSAID.format(n) for n in ("planned", "courses") if n in named and self.chance(3)]
        stages = [STAGES] if "enum stage" in named else []
        outputs = f'[output]\npredicate = "{output}"\nscore = "{score}"\n'
        return "\n\n".join([HEAD, *parameters, *unsaid, *stages, *map("\n".join, steps), outputs])

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
    score = draft.add("person", Draft.by_formula)
    predicate = draft.add("person", lambda draft, _: draft.bands(score))
    for _ in range(draw(st.integers(0, 2))):
        draft.add("unit")
    return draft.text(predicate, score)


STAGED = (("target", 0, 3), ("person", 1, 3), ("target", 0, 1), ("person", 0, 2))
"""Grains in the order of their steps: a target may read what its person has come to before."""
