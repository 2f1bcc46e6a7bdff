"""Formulas and conditions of every dimension, from forms with holes in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from meritasn.testing.packs.draft import Draft
from meritasn.testing.packs.ground import PURE, Name
from meritasn.testing.packs.texts import FIGURES_OF, UNKNOWN_OF

__all__ = ["LET_FORMS", "cases", "condition", "filled", "formula"]

_ANY = ("({X}) + ({X})", "({X}) - ({X})", "-({X})", "min({X}, {X})", "max({X}, {X})")
_SCALED = ("({X}) * ({pure})", "({X}) / {/pure}")
_ADDED = tuple(f"add_{spans}({{X}}, {{{spans}!}})" for spans in ("months", "years"))
_MOVED = ("({X}) + ({days!})", "({X}) - ({days!})", *_ADDED)
_FORMS = {
    "pure": (*_ANY, _SCALED[0], "({/}) / {/}"),
    "date": (*_ANY[3:], *_MOVED),
    "days": (*_ANY, *_SCALED, "({date}) - ({date})", "({date}) - ({date})"),
    "months": (*_ANY, *_SCALED, *("months_between({date}, {date})",) * 2),
    "years": (*_ANY, *_SCALED, *("years_between({date}, {date})",) * 2),
}
LET_FORMS = {
    "pure": ("inner + ({X})", "inner - ({X})", "inner * ({pure})"),
    "date": ("inner + ({days!})", "inner - ({days!})", "add_months(inner, {months!})"),
    "days": ("inner + ({X})", "inner * ({pure})", "inner - ({date})", "({date}) - inner"),
    "months": ("({X}) - inner", "months_between(inner, {date})", "months_between({date}, inner)"),
    "years": ("({X}) - inner", "years_between(inner, {date})", "years_between({date}, inner)"),
}
"""What a formula of a dimension looks like that names a let.

The parts of a form are formulas in braces: of the same dimension (`X`), or of the one that is
named, with `!` of whole numbers, which is what a date may be moved by. `/` is a name that may
divide.
"""


def formula(  # noqa: PLR0913  (what a formula is made of)
    draft: Draft,
    grain: str,
    depth: int,
    lets: Sequence[Name] = (),
    of: str = PURE,
    *,
    whole: bool = False,
) -> str:
    """A formula of a dimension; one of whole numbers neither multiplies nor divides."""
    if not depth:
        return _leaf(draft, grain, lets, of, whole=whole)
    forms = [form for form in _FORMS[of] if not (whole and re.search(r" [*/] ", form))]
    divisible = draft.divisible(grain)
    form = draft.one([form for form in forms if "{/" not in form or PURE in divisible])
    if "{/}" in form:
        by = draft.one(divisible)
        form = form.replace("({/})", f"({{{by}}})").replace("{/}", f"{{/{by}}}")

    def part(of: str, *, moves: bool) -> str:
        return formula(draft, grain, depth - 1, lets, of, whole=whole or moves)

    return filled(draft, form, grain, of, part)


def filled(draft: Draft, form: str, grain: str, of: str, part: Callable[..., str]) -> str:
    """A form with its parts."""

    def one(found: re.Match[str]) -> str:
        divides, named, moves = found.groups()
        if divides:
            return draft.use(draft.divisor(grain, named))
        return part(of if named == "X" else named, moves=bool(moves))

    return re.sub(r"\{(/?)(\w+)(!?)\}", one, form)


def _leaf(draft: Draft, grain: str, lets: Sequence[Name], of: str, *, whole: bool) -> str:
    if of in UNKNOWN_OF and draft.chance(20):
        return draft.use(draft.one(UNKNOWN_OF[of]))
    names = [
        n.name
        for n in (*draft.visible(grain), *lets)
        if n.enum is None and n.of == of and (n.whole or not whole)
    ]
    others = (*FIGURES_OF.get(of, ()), *(("1", "2", "100") if of == PURE else ()))
    return draft.use(draft.one([*names, *names, *names, *others]))


def condition(draft: Draft, grain: str, lets: Sequence[Name] = ()) -> str:
    """A condition: numbers compared, labels looked up, and both joined."""
    numbers = [n for n in (*draft.visible(grain), *lets) if n.enum is None]
    labels = draft.labelled(grain)
    match draft.one(("number", "number", "label", "and", "or", "not")):
        case "label" | "number" as what if labels and (what == "label" or not numbers):
            return _of_label(draft, grain, draft.one(labels))
        case "label" | "number":
            left = draft.one(numbers)
            sign = draft.one(("<=", "<", ">=", ">", "==", "!="))
            right = formula(draft, grain, draft.one((0, 1)), lets, left.of)
            return f"{draft.use(left.name)} {sign} {right}"
        case "not":
            return f"not ({condition(draft, grain, lets)})"
        case joint:
            a, b = condition(draft, grain, lets), condition(draft, grain, lets)
            return f"({a}) {joint} ({b})"


def _of_label(draft: Draft, grain: str, of: Name) -> str:
    codes = st.sampled_from(draft.enums[of.enum or ""])
    labels = draft.draw(st.lists(codes, min_size=2, max_size=4, unique=True))
    among, first = ", ".join(map(repr, labels)), repr(labels[0])
    sign = draft.one(
        (f"== {first}", f"!= {first}", f"in ({among})", f"not in ({among})", "==", "!=")
    )
    compares = sign in ("==", "!=")
    other = draft.use(draft.one(draft.seen(grain, of.enum))) if compares else ""
    return f"{draft.use(of.name)} {sign} {other}".strip()


def cases(draft: Draft, grain: str, of: str, lets: Sequence[Name], n: int) -> str:
    """So many cases with conditions, each with a formula of one dimension."""
    return ", ".join(
        f'{{ if = "{condition(draft, grain, lets)}", '
        f'then = "{formula(draft, grain, 1, lets, of)}" }}'
        for _ in range(n)
    )
