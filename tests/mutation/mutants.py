"""Mutants of a module: one small fault each, planted in its syntax tree, never in its file.

A mutant is named by its function and by what becomes of what, so that its name outlives edits
elsewhere in the file.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from types import CodeType
from typing import Any, TypeAlias, cast

from attrs import frozen

__all__ = ["Mutant", "mutants_of"]

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}

SILENT = frozenset({"repr", "strict", "maxsize", "cache_hash", "slots"})
"""Keywords that change how a value is shown, cached or double-checked, and no result."""


@frozen
class Mutant:
    """A fault that can be planted.

    Attributes:
        path: The file.
        function: Where in it; empty for the body of the module.
        change: What becomes of what.
        line: Its first line.
        last: Its last line.
        number: Which of those of the same function and change it is, from 0.
        plant: Plants it in the tree that it was read from, and gives the code.
    """

    path: Path
    function: str
    change: str
    line: int
    last: int
    number: int
    plant: Callable[[], CodeType]

    @property
    def name(self) -> str:
        """What it is called in reports and in the list of survivors."""
        again = f" #{self.number + 1}" if self.number else ""
        return f"{self.function or 'module'}: {self.change}{again}"


def mutants_of(path: Path) -> list[Mutant]:
    """All mutants of a file, in the order of its lines.

    Planting one changes the tree that all of them share: a process plants one and ends.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen: Counter[tuple[str, str]] = Counter()
    found: list[Mutant] = []
    for function, holder, field, old, new in _changes(tree, ""):
        place: Any = old if hasattr(old, "lineno") else holder
        change = f"{_said(holder, field, old)} → {_said(holder, field, new, old)}"
        number = seen[function, change]
        seen[function, change] += 1
        plant = _planter(tree, path, (function, holder, field, old, new))
        first, last = place.lineno, place.end_lineno or place.lineno
        found.append(Mutant(path, function, change, first, last, number, plant))
    return found


Change: TypeAlias = tuple[str, ast.AST, str, ast.AST, ast.AST]
"""The function, and the holder whose field has the old node and gets the new one."""


def _planter(tree: ast.Module, path: Path, change: Change) -> Callable[[], CodeType]:
    _, holder, field, old, new = change

    def plant() -> CodeType:
        kept = getattr(holder, field)
        if isinstance(kept, list):
            kept[next(i for i, one in enumerate(kept) if one is old)] = new
        else:
            setattr(holder, field, new)
        return compile(ast.fix_missing_locations(tree), str(path), "exec", dont_inherit=True)

    return plant


def _said(holder: ast.AST, field: str, node: ast.AST, old: ast.AST | None = None) -> str:
    """A node in the words of the source; an operator with its operands."""
    if isinstance(node, (ast.operator, ast.boolop, ast.cmpop)):
        whole = deepcopy(holder)
        if isinstance(holder, ast.Compare) and isinstance(whole, ast.Compare):
            at = next(i for i, one in enumerate(holder.ops) if one is (old or node))
            whole.ops[at] = cast("ast.cmpop", node)
        else:
            setattr(whole, field, node)
        return _line(whole)
    return "dropped" if isinstance(node, ast.Pass) else _line(node)


def _line(node: ast.AST) -> str:
    if isinstance(node, ast.match_case):
        node = deepcopy(node)
        node.body = []
    text = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return text if len(text) <= 90 else f"{text[:89]}…"


def _changes(node: ast.AST, function: str) -> Iterator[Change]:
    """The changes of everything under a node."""
    for field, value in ast.iter_fields(node):
        if _is_no_behaviour(node, field):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or _is_left_alone(child):
                continue
            if isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant):
                continue
            inner = function
            if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
                inner = f"{function}.{child.name}".lstrip(".")
            yield from ((inner, node, field, child, new) for new in _instead(node, field, child))
            if not _is_a_message(child):
                yield from _changes(child, inner)


def _is_no_behaviour(node: ast.AST, field: str) -> bool:
    """Parts that no result depends on: annotations, decorators, what a `raise` says in words."""
    return field in {"annotation", "returns", "decorator_list", "bases"} or (
        isinstance(node, ast.ClassDef) and field == "keywords"
    )


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Assert():
            return True
        case ast.keyword(arg) if arg in SILENT:
            return True
        case ast.Assign([ast.Name("__all__")]) | ast.Call(ast.Name("TypeVar")):
            return True
    return _is_for_people(node) or _is_of_types(node)


def _is_for_people(node: ast.AST) -> bool:
    match node:
        case ast.Expr(ast.Constant()):  # documentation
            return True
        case ast.Call(ast.Name("Text")):
            return True
        case ast.Constant(str() as text):
            return " " in text and text.endswith(".")
    return False


def _is_of_types(node: ast.AST) -> bool:
    match node:
        case ast.AnnAssign(annotation=ast.Name("TypeAlias")) | ast.If(ast.Name("TYPE_CHECKING")):
            return True
        case ast.ClassDef(bases=bases):
            return any("Protocol" in ast.unparse(base) for base in bases)
        case ast.BinOp(_, ast.BitOr(), _):
            return all(part[:1].isupper() for part in ast.unparse(node).split(" | "))
    return False


def _is_a_message(node: ast.AST) -> bool:
    """Whether an exception says a sentence and nothing else."""
    match node:
        case ast.Raise(ast.Call(_, [ast.Constant(str())], [])):
            return True
    return False


def _instead(holder: ast.AST, field: str, node: ast.AST) -> Iterator[ast.AST]:
    """What a node may become."""
    swap = SWAPS.get(type(node))
    if swap is not None:
        yield swap()
    if isinstance(node, ast.expr):
        yield from (ast.copy_location(new, node) for new in _instead_of_value(node))
        if _is_condition(holder, field, node):
            yield ast.copy_location(ast.UnaryOp(ast.Not(), node), node)
    elif isinstance(node, ast.stmt):
        yield from (ast.copy_location(new, node) for new in _instead_of_statement(node))
    elif isinstance(node, ast.match_case) and not _takes_all(node.pattern):
        yield ast.match_case(node.pattern, ast.Constant(value=False), node.body)


def _instead_of_value(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Constant(bool() as truth):
            yield ast.Constant(not truth)
        case ast.Constant(int() as k):
            yield ast.Constant(k + 1)
            if k > 0:
                yield ast.Constant(k - 1)
        case ast.Constant(str() as text):
            yield ast.Constant(f"{text}_")
        case ast.UnaryOp(ast.Not() | ast.USub() | ast.Invert(), operand):
            yield operand
        case ast.Call(ast.Name(name) as func) if name in NAMES:
            other = ast.copy_location(ast.Name(NAMES[name], func.ctx), func)
            yield ast.Call(other, node.args, node.keywords)


def _instead_of_statement(node: ast.stmt) -> Iterator[ast.stmt]:
    match node:
        case ast.Return(ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(ast.Call()) | ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()
        case ast.Assign([ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _takes_all(pattern: ast.pattern) -> bool:
    return isinstance(pattern, ast.MatchAs) and pattern.pattern is None


_TURNED = (ast.Eq, ast.NotEq, ast.Is, ast.IsNot, ast.In, ast.NotIn)


def _is_condition(holder: ast.AST, field: str, node: ast.AST) -> bool:
    """Whether a node decides, and turning it round is not what another mutant does."""
    if field not in {"test", "ifs", "guard"} or isinstance(holder, ast.Assert):
        return False
    match node:
        case ast.UnaryOp(ast.Not()):
            return False
        case ast.Compare(_, [op]):
            return not isinstance(op, _TURNED)
    return True
