"""The closed grammar of formulas and conditions.

A formula is read once into a small tree. What is not in the grammar has no node here, so nothing
that a pack says can reach Python.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import TypeAlias, TypeVar

from attrs import frozen

from meritasn.errors import Finding, Place
from meritasn.errors.codes import packs
from meritasn.language import Text, listing

__all__ = [
    "CALENDAR",
    "PREVIOUS",
    "Arithmetic",
    "Choice",
    "Comparison",
    "Condition",
    "Dates",
    "Formula",
    "FormulaError",
    "Logic",
    "Membership",
    "Name",
    "Negation",
    "Not",
    "Plain",
    "condition",
    "formula",
    "names",
    "said",
    "shortened",
]

T = TypeVar("T")

BARE = (0, 1, 2, 100)
"""The numbers that need no name: they count, halve and turn into percent, and no law sets them."""

PREVIOUS = "previous"
"""What a running step calls its own value at the record before."""

CALENDAR = ("months_between", "years_between", "add_months", "add_years")
"""The functions of dates."""

_ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISON = {
    ast.LtE: "<=",
    ast.Lt: "<",
    ast.GtE: ">=",
    ast.Gt: ">",
    ast.Eq: "==",
    ast.NotEq: "!=",
}


@frozen
class Plain:
    """One of the bare numbers."""

    value: int

    def __str__(self) -> str:
        return str(self.value)


@frozen
class Name:
    """A fact, a parameter, an earlier step, or a `let` of the same step."""

    name: str

    def __str__(self) -> str:
        return self.name


@frozen
class Negation:
    """The number with its sign turned."""

    of: Formula

    def __str__(self) -> str:
        return f"-{self.of}"


@frozen
class Arithmetic:
    """A sum, difference, product or quotient."""

    sign: str
    left: Formula
    right: Formula

    def __str__(self) -> str:
        return f"({self.left} {self.sign} {self.right})"


@frozen
class Choice:
    """The least or the greatest of several numbers."""

    which: str
    of: tuple[Formula, ...]

    def __str__(self) -> str:
        return f"{self.which}({', '.join(map(str, self.of))})"


@frozen
class Dates:
    """Counting on the calendar: ``months_between(a, b)``, ``add_years(a, n)`` and their sisters."""

    which: str
    left: Formula
    right: Formula

    def __str__(self) -> str:
        return f"{self.which}({self.left}, {self.right})"


Formula: TypeAlias = Plain | Name | Negation | Arithmetic | Choice | Dates


@frozen
class Comparison:
    """Two numbers compared."""

    sign: str
    left: Formula
    right: Formula

    def __str__(self) -> str:
        return f"{self.left} {self.sign} {self.right}"


@frozen
class Membership:
    """Whether a label is one of several."""

    name: str
    labels: tuple[str, ...]
    negated: bool

    def __str__(self) -> str:
        if len(self.labels) == 1:
            return f"{self.name} {'!=' if self.negated else '=='} '{self.labels[0]}'"
        listed = ", ".join(f"'{label}'" for label in self.labels)
        return f"{self.name} {'not in' if self.negated else 'in'} ({listed})"


@frozen
class Logic:
    """Several conditions, joined by `and` or by `or`."""

    word: str
    of: tuple[Condition, ...]

    def __str__(self) -> str:
        return "(" + f" {self.word} ".join(map(str, self.of)) + ")"


@frozen
class Not:
    """A condition turned round."""

    of: Condition

    def __str__(self) -> str:
        return f"not {self.of}"


Condition: TypeAlias = Comparison | Membership | Logic | Not


class FormulaError(Exception):
    """The text is no formula of the grammar."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message.en)


def formula(text: str, place: Place) -> Formula:
    """Reads arithmetic.

    Raises:
        FormulaError: If the text is not in the grammar.

    >>> str(formula("realised / target * 100", Place()))
    '((realised / target) * 100)'
    """
    return _read(text, place, _formula)


def condition(text: str, place: Place) -> Condition:
    """Reads a condition.

    Raises:
        FormulaError: If the text is not in the grammar.

    >>> str(condition("a <= 2 and predicate == 'baik'", Place()))
    "(a <= 2 and predicate == 'baik')"
    """
    return _read(text, place, _condition)


def names(tree: Formula | Condition) -> Iterator[str]:
    """Every name that a formula or condition reads, from left to right.

    >>> list(names(formula("a + min(b, 2)", Place())))
    ['a', 'b']
    """
    match tree:
        case Plain():
            return
        case Name(name) | Membership(name):
            yield name
        case Negation(of) | Not(of):
            yield from names(of)
        case Arithmetic(_, left, right) | Comparison(_, left, right) | Dates(_, left, right):
            yield from names(left)
            yield from names(right)
        case Choice(_, parts) | Logic(_, parts):
            for part in parts:
                yield from names(part)


_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_PRINTED = {"+": "+", "-": "−", "*": "×", "/": "÷", "<=": "≤", ">=": "≥", "==": "=", "!=": "≠"}
_WORDS = {
    "and": Text("dan", "and"),
    "or": Text("atau", "or"),
    "min": Text("yang terkecil dari", "the least of"),
    "max": Text("yang terbesar dari", "the greatest of"),
    "months_between": Text("bulan penuh dari {a} sampai {b}", "full months from {a} to {b}"),
    "years_between": Text("tahun penuh dari {a} sampai {b}", "full years from {a} to {b}"),
    "add_months": Text("{a} ditambah {b}", "{b} after {a}"),
    "add_years": Text("{a} ditambah {b}", "{b} after {a}"),
}


_TURNED: dict[type, tuple[Text, int]] = {
    Negation: (Text("−{of}", "−{of}"), 3),
    Not: (Text("bukan ({of})", "not ({of})"), 0),
}


def said(tree: Formula | Condition, title: Callable[[str], Text]) -> Text:
    """The formula as a reader sees it: titles for names, printed signs, no needless brackets.

    The title of a label is asked for as ``name.label``.

    >>> said(formula("(a - b) / c * 100", Place()), lambda n: Text(n.upper(), n.upper())).en
    '(A − B) ÷ C × 100'
    """
    return _said(tree, title, 0)


def _said(tree: Formula | Condition, title: Callable[[str], Text], binding: int) -> Text:
    match tree:
        case Plain(value):
            return Text(str(value), str(value))
        case Name(name):
            return title(name)
        case Negation(of) | Not(of):
            pattern, tight = _TURNED[type(tree)]
            return pattern.fill(of=_said(of, title, tight))
        case Arithmetic(sign, left, right):
            own = _BINDING[sign]
            a, b = _said(left, title, own), _said(right, title, own + (sign in "-/"))
            both = Text("{a} {sign} {b}", "{a} {sign} {b}").fill(a=a, sign=_PRINTED[sign], b=b)
            return both if own >= binding else Text(f"({both.id})", f"({both.en})")
        case Choice(which, of):
            listed = listing(_said(part, title, 0) for part in of)
            return Text("{word} ({of})", "{word} ({of})").fill(word=_WORDS[which], of=listed)
        case Dates(word, left, right):
            return _dated(word, left, right, title)
        case Comparison(sign, left, right):
            a, b = _said(left, title, 0), _said(right, title, 0)
            sign = _PRINTED.get(sign, sign)
            return Text("{a} {sign} {b}", "{a} {sign} {b}").fill(a=a, sign=sign, b=b)
        case Membership(name, labels, negated):
            named = [title(f"{name}.{label}") for label in labels]
            b = Text(" / ".join(n.id for n in named), " / ".join(n.en for n in named))
            return Text("{a} {sign} {b}", "{a} {sign} {b}").fill(
                a=title(name), sign="≠" if negated else "=", b=b
            )
        case Logic(word, of):
            parts = [_said(part, title, 1) for part in of]
            joined = Text(
                f" {_WORDS[word].id} ".join(p.id for p in parts),
                f" {_WORDS[word].en} ".join(p.en for p in parts),
            )
            return joined if binding == 0 else Text(f"({joined.id})", f"({joined.en})")


def _dated(word: str, left: Formula, right: Formula, title: Callable[[str], Text]) -> Text:
    pattern = _WORDS[word]
    if isinstance(right, Negation) and "add" in word:
        pattern, right = Text("{a} dikurangi {b}", "{b} before {a}"), right.of
    return pattern.fill(a=_said(left, title, 0), b=_said(right, title, 0))


def shortened(text: str) -> str:
    """What a complaint quotes of a file.

    >>> len(shortened("(" * 10_000))
    81
    """
    return text if len(text) <= MOST_QUOTED else f"{text[:MOST_QUOTED]}…"


MOST_QUOTED = 80

MOST_LETTERS, MOST_LEVELS = 2_000, 100
"""A formula beyond them is no longer read by anybody; every reading of it would only be deep."""


def _read(text: str, place: Place, build: Callable[[ast.expr, Place], T]) -> T:
    if len(text) > MOST_LETTERS:
        raise _too_long(Text("{n} huruf", "{n} letters"), len(text), MOST_LETTERS, place)
    try:
        parsed = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaError(packs.FORMULA_UNREADABLE.at(place, found=shortened(text))) from None
    try:
        levels = _levels(parsed)
    except RecursionError:
        levels = MOST_LETTERS
    if levels > MOST_LEVELS:
        raise _too_long(Text("{n} tingkat", "{n} levels"), levels, MOST_LEVELS, place)
    return build(parsed, place)


def _too_long(count: Text, found: int, most: int, place: Place) -> FormulaError:
    finding = packs.TOO_LONG.at(place, found=count.fill(n=found), expected=f"≤ {most}")
    return FormulaError(finding)


def _levels(e: ast.AST) -> int:
    return 1 + max(map(_levels, ast.iter_child_nodes(e)), default=0)


def _formula(e: ast.expr, place: Place) -> Formula:
    match e:
        case ast.Constant(int(value)) if not isinstance(value, bool):
            if value not in BARE:
                raise FormulaError(packs.BARE_NUMBER.at(place, found=str(value), n=str(value)))
            return Plain(value)
        case ast.Constant(float()):
            written = ast.unparse(e)
            raise FormulaError(packs.BARE_NUMBER.at(place, found=written, n=written))
        case ast.Name(name):
            return Name(name)
        case ast.UnaryOp(ast.USub(), of):
            return Negation(_formula(of, place))
        case ast.BinOp(left, op, right) if type(op) in _ARITHMETIC:
            return Arithmetic(_ARITHMETIC[type(op)], _formula(left, place), _formula(right, place))
        case ast.Call(ast.Name("min" | "max" as which), [_, *_] as of, []):
            return Choice(which, tuple(_formula(part, place) for part in of))
        case ast.Call(ast.Name(which), [left, right], []) if which in CALENDAR:
            return Dates(which, _formula(left, place), _formula(right, place))
    raise _outside(e, place)


def _condition(e: ast.expr, place: Place) -> Condition:
    match e:
        case ast.BoolOp(op, parts):
            word = "and" if isinstance(op, ast.And) else "or"
            return Logic(word, tuple(_condition(part, place) for part in parts))
        case ast.UnaryOp(ast.Not(), of):
            return Not(_condition(of, place))
        case ast.Compare(
            ast.Name(name), [ast.Eq() | ast.NotEq() as op], [ast.Constant(str(label))]
        ):
            return Membership(name, (label,), isinstance(op, ast.NotEq))
        case ast.Compare(ast.Name(name), [ast.In() | ast.NotIn() as op], [ast.Tuple(labels)]):
            return Membership(name, _labels(labels, e, place), isinstance(op, ast.NotIn))
        case ast.Compare(left, [op], [right]) if type(op) in _COMPARISON:
            return Comparison(_COMPARISON[type(op)], _formula(left, place), _formula(right, place))
    raise _outside(e, place)


def _labels(parts: list[ast.expr], whole: ast.expr, place: Place) -> tuple[str, ...]:
    labels = tuple(
        p.value for p in parts if isinstance(p, ast.Constant) and isinstance(p.value, str)
    )
    if not labels or len(labels) < len(parts):
        raise _outside(whole, place)
    return labels


def _outside(e: ast.expr, place: Place) -> FormulaError:
    finding = packs.FORMULA_GRAMMAR.at(place, found=shortened(ast.unparse(e)), expected=_GRAMMAR)
    return FormulaError(finding)


_GRAMMAR = Text(
    "nama, + - * /, tanda kurung, min, max, months_between, years_between, add_months, add_years; "
    "dalam syarat juga perbandingan, and, or, not",
    "names, + - * /, brackets, min, max, months_between, years_between, add_months, add_years; "
    "in a condition also comparisons, and, or, not",
)
