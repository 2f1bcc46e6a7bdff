"""What the signs and functions of formulas and conditions do."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from meritasn.testing.oracle.days import between, later

__all__ = ["OPERATIONS", "parsed", "parts"]

OPERATIONS: Mapping[type[ast.AST] | str, Callable[..., Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.USub: operator.neg,
    ast.Not: operator.not_,
    ast.And: lambda *values: all(values),
    ast.Or: lambda *values: any(values),
    ast.LtE: operator.le,
    ast.Lt: operator.lt,
    ast.GtE: operator.ge,
    ast.Gt: operator.gt,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.In: lambda label, labels: label in labels,
    ast.NotIn: lambda label, labels: label not in labels,
    ast.Tuple: lambda *labels: labels,
    "min": lambda *values: min(values),
    "max": lambda *values: max(values),
    "months_between": partial(between, 1),
    "years_between": partial(between, 12),
    "add_months": partial(later, 1),
    "add_years": partial(later, 12),
}


def parts(node: ast.expr) -> tuple[type[ast.AST] | str, Sequence[ast.expr]]:
    """The sign of an expression and its operands."""
    match node:
        case ast.UnaryOp(op=sign, operand=operand):
            return type(sign), [operand]
        case ast.BinOp(left=left, op=sign, right=right):
            return type(sign), [left, right]
        case ast.BoolOp(op=sign, values=conditions):
            return type(sign), conditions
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return type(sign), [left, right]
        case ast.Call(func=ast.Name(id=name), args=operands):
            return name, operands
        case ast.Tuple(elts=labels):
            return ast.Tuple, labels
    raise AssertionError(ast.dump(node))


@lru_cache(maxsize=1024)
def parsed(text: str) -> ast.expr:
    """The tree of a formula or a condition, by Python's own grammar."""
    return ast.parse(" ".join(text.split()), mode="eval").body
