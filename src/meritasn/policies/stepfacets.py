"""A step laid out key by key, whatever its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeAlias

from meritasn.language import Text, listing
from meritasn.policies.describe import ABSENT, ROUNDED, Titles
from meritasn.policies.facets import Facet, Laid, facet, known_from, titled
from meritasn.policies.words import NO_WORD, YES_NO, days_text
from meritasn.rules import Step
from meritasn.rules.block import Raw
from meritasn.rules.formula import Condition, Formula, said
from meritasn.rules.kinds import (
    Bands,
    Combined,
    First,
    Fold,
    Listed,
    Require,
    Running,
    Table,
    When,
    Worst,
)
from meritasn.rules.kinds import Formula as Calculated

__all__ = ["step_laid"]

_Title: TypeAlias = Callable[[str], Text]
_Facets: TypeAlias = dict[str, Facet]


def step_laid(step: Step, written: Mapping[str, Raw], titles: Titles, *, apart: bool) -> Laid:
    """A step as a block.

    Args:
        step: The step.
        written: The same as the pack writes it.
        titles: The titles behind the names that it uses.
        apart: Whether its days tell it apart from others of its name.
    """
    title = titles.within(step)
    own = _of_rule(step, written, title, titles)
    return Laid(
        titled(step.title, step.in_force, apart=apart),
        (step.citation,),
        {**own, **_lets(step, written, title), **_around(step, written, title), **_words(step)},
        rule=_signature(step),
        of_rule=frozenset(own),
        cases=_cases(step, title),
        whole=step.kind.said(title),
    )


def _signature(step: Step) -> tuple[object, ...]:
    """What has to be the same if two rules are to be compared key by key."""
    kind = step.kind
    if isinstance(kind, Table):
        return step.key, *kind.of
    if isinstance(kind, Running):
        return step.key, type(kind.rule).__name__
    return (step.key,)


# -- the rule itself ------------------------------------------------------------------------------


def _of_rule(step: Step, written: Mapping[str, Raw], title: _Title, titles: Titles) -> _Facets:
    match step.kind:
        case Calculated(formula) | Running(Calculated(formula)):
            return {step.key: _formula(step.key, formula, written.get(step.key), title)}
        case First(of):
            return {step.key: facet("first", listing(map(title, of)), of)}
        case Listed(_, of) | Combined(_, of) | Worst(of):
            return {f"{step.key}.{name}": _member(name, title) for name in of}
        case Require() as kind:
            return _require(kind, written, title)
        case Fold() as kind:
            return _fold(kind, written.get(step.key), title)
        case Bands() as kind:
            return _bands(kind, title)
        case Table() as kind:
            return _table(kind, titles)
        case _:
            return {}


def _formula(
    key: str, tree: Formula | Condition, written: Raw, title: _Title, what: Text | None = None
) -> Facet:
    plain = facet(key, said(tree, title), tree)
    text = written if isinstance(written, str) else str(tree)
    return Facet(what or plain.what, plain.said, tree, written=text)


def _member(name: str, title: _Title) -> Facet:
    """One of several that are taken together, whose order means nothing."""
    return Facet(Text("ikut dihitung", "taken together with it"), title(name), name)


def _require(kind: Require, written: Mapping[str, Raw], title: _Title) -> _Facets:
    return {
        "require": _formula("require", kind.condition, written.get("require"), title),
        "code": facet("code", Text(kind.code, kind.code), kind.code),
        "severity": facet("severity", _plain(kind.severity.value), kind.severity),
        "message": facet("message", kind.message, kind.message, decides=False),
    }


def _fold(kind: Fold, written: Raw, title: _Title) -> _Facets:
    inner = written if isinstance(written, Mapping) else {}
    facets = {"children": facet("children", kind.over.several, kind.over)}
    if kind.value is not None:
        facets["value"] = facet("value", title(kind.value), kind.value)
    if kind.weight is not None:
        facets["weight"] = facet("weight", title(kind.weight), kind.weight)
    if kind.where is not None:
        facets["where"] = _formula("where", kind.where, inner.get("where"), title)
    left_out = Text("tidak dihitung", "are left out")
    refused = left_out if kind.leave_out_refused else Text("menolak", "refuse it")
    facets["refused"] = facet("refused", refused, kind.leave_out_refused)
    return facets


def _bands(kind: Bands, title: _Title) -> _Facets:
    facets = {"bands": facet("bands", title(kind.of), kind.of)}
    times: Counter[str] = Counter()
    for band in kind.rows:
        times[band.label] += 1
        number = times[band.label]
        key = f"rows.{band.label}" if number == 1 else f"rows.{band.label}.{number}"
        limit = _BELOW if band.start is None else _FROM.fill(start=band.start)
        facets[key] = Facet(kind.enum.title(band.label), limit, band.start)
    return facets


_BELOW = Text("di bawah semua batas", "below all limits")
_FROM = Text("mulai {start}", "from {start}")


def _table(kind: Table, titles: Titles) -> _Facets:
    facets: _Facets = {}
    for cell, value in kind.cells.items():
        names = [titles.of(f"{of}.{code}") for of, code in zip(kind.of, cell, strict=True)]
        what = Text(" × ".join(n.id for n in names), " × ".join(n.en for n in names))
        is_label = kind.enum is not None and isinstance(value, str)
        shown = kind.enum.title(str(value)) if is_label and kind.enum is not None else value
        said_ = Text("{cell}", "{cell}").fill(cell=shown)
        facets[".".join(("grid", *cell))] = Facet(what, said_, value)
    return facets


def _cases(step: Step, title: _Title) -> tuple[Facet, ...]:
    rule = step.kind.rule if isinstance(step.kind, Running) else step.kind
    if not isinstance(rule, When):
        return ()
    return tuple(
        Facet(
            NO_WORD,
            one.said(title, rule.enum),
            (one.condition, one.then, one.label),
            written=" → ".join(str(p) for p in (one.condition, one.then, one.label) if p),
        )
        for one in rule.branches
    )


# -- what stands around the rule ------------------------------------------------------------------


def _lets(step: Step, written: Mapping[str, Raw], title: _Title) -> _Facets:
    lets = written.get("let")
    inner = lets if isinstance(lets, Mapping) else {}
    return {
        f"let.{name}": _formula(
            name, tree, inner.get(name), title, Text("dengan {n}", "with {n}").fill(n=name)
        )
        for name, tree in step.lets.items()
    }


def _around(step: Step, written: Mapping[str, Raw], title: _Title) -> _Facets:
    facets = {
        "of": facet("of", step.grain.text, step.grain),
        "not_applicable": facet("not_applicable", ABSENT[step.not_applicable], step.not_applicable),
        "decimals": facet("decimals", _plain(str(step.decimals)), step.decimals),
        "rounding": facet("rounding", ROUNDED[step.rounding], step.rounding),
        "unit": facet("unit", _plain(step.unit.value), step.unit),
        "shown": facet("shown", YES_NO[step.shown], step.shown),
        "days": facet("days", days_text(step.in_force), step.in_force),
    }
    if step.applies is not None:
        facets["applies"] = _formula("applies", step.applies, written.get("applies"), title)
    if step.range is not None:
        low, high = step.range
        inside = Text("{low} s.d. {high}", "{low} to {high}").fill(low=low, high=high)
        facets["range"] = facet("range", inside, step.range)
    if step.enum is not None:
        facets["enum"] = facet("enum", _plain(step.enum.name), step.enum.name)
    return facets


def _words(step: Step) -> _Facets:
    facets = {
        "title": facet("title", step.title, step.title, decides=False),
        **known_from(step.citation, step.standing, step.note),
    }
    if step.rounding_citation is not None:
        place = str(step.rounding_citation)
        facets["rounding_cite"] = facet("rounding_cite", _plain(place), place, decides=False)
    return facets


def _plain(word: str) -> Text:
    return Text(word, word)
