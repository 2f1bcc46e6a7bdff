"""Whole packs that hold: steps of every kind and grain, figures, dates, and an order of people."""

from __future__ import annotations

from functools import lru_cache

from hypothesis import strategies as st

from meritasn.errors import PackRefused
from meritasn.facts import Catalogue, catalogue, read_catalogue
from meritasn.policies import read_policy
from meritasn.testing.packs import kinds, texts
from meritasn.testing.packs.choices import add_any, add_staged
from meritasn.testing.packs.draft import Draft
from meritasn.testing.packs.ground import PURE, Ground, ground_of
from meritasn.testing.packs.steps import add

__all__ = ["packs"]


def packs(of: Catalogue | str | None = None, *, sound: bool = True) -> st.SearchStrategy[str]:
    """The text of a pack about people, with steps of every kind, dates, lets, folds and tables.

    Its days are those of 2020 to 2024, and it may change at the start of 2022.

    Args:
        of: The catalogue whose facts it reads, or its text; that of the library if unsaid.
        sound: Whether the few packs are left out that the loader refuses, such as one with a
            condition that is longer than anybody would read.

    Raises:
        ValueError: If the catalogue knows no number, no label or no day of people, or no records
            of theirs that have a number and a label.

    >>> from hypothesis import Phase, find, settings
    >>> any_will_do = settings(phases=[Phase.generate])
    >>> find(packs(), lambda text: "bands = " in text, settings=any_will_do).partition("=")[0]
    'format '
    """
    known = catalogue() if of is None else _read(of) if isinstance(of, str) else of
    drawn = _packs(ground_of(known))
    return drawn.filter(lambda text: _holds(text, known)) if sound else drawn


@lru_cache(maxsize=8)
def _read(text: str) -> Catalogue:
    return read_catalogue(text)


def _holds(text: str, known: Catalogue) -> bool:
    try:
        read_policy(text, facts=known)
    except PackRefused:
        return False
    return True


_MOST_ENUMS = 4


@st.composite
def _packs(draw: st.DrawFn, ground: Ground) -> str:
    draft = _draft(draw, ground)
    for grain, least, most in _stages(draft):
        for _ in range(draw(st.integers(least, most))):
            add_any(draft, grain)
    if draft.dated and draft.chance(3):
        add_staged(draft)
    score = add(draft, "person", lambda draft, grain: kinds.formula_of(draft, grain, PURE))
    predicate = add(draft, "person", lambda draft, _: kinds.bands(draft, score))
    for _ in range(draw(st.integers(0, 2))):
        add_any(draft, "unit")
    return _text(draft, predicate, score)


def _draft(draw: st.DrawFn, ground: Ground) -> Draft:
    dated = ground.dated
    if len(dated) > 2:  # noqa: PLR2004  (two kinds can be mixed; more only make a pack longer)
        dated = tuple(draw(st.lists(st.sampled_from(dated), min_size=2, max_size=2, unique=True)))
    enums = {**ground.enums, "stage": texts.STAGE, "answer": ("met", "not_met")}
    return Draft(draw, ground, dated, enums, iter(texts.WORDS))


def _stages(draft: Draft) -> list[tuple[str, int, int]]:
    """Grains in the order of their steps: a record may read what its person has come to before."""
    one, two = draft.dated[:1], draft.dated[1:]
    return [
        *((kind, 0, 2) for kind in draft.children),
        ("person", 1, 3),
        *((kind, 0, 2) for kind in one),
        *((kind, 0, 1) for kind in (*draft.ground.targets, *two)),
        ("person", 0, 3),
    ]


def _text(draft: Draft, output: str, score: str) -> str:
    order = _ranking(draft, score)
    named = draft.used | {output, score}
    steps = [
        ["[[step]]", *filter(None, block), *["shown = true"] * _shows(draft, name, named)]
        for name, blocks in draft.steps.items()
        for block in blocks
    ]
    ground = draft.ground
    figures = [block for name, block in texts.FIGURES.items() if name in named]
    meant = [texts.unsaid(n) for n in ground.may_lack if n in named and draft.chance(3)]
    uses = [texts.lawful(name) for name in ground.lawful if name in named]
    stages = [texts.STAGES] if "enum stage" in named else []
    outputs = f'[output]\npredicate = "{output}"\nscore = "{score}"\n'
    heads = [texts.HEAD, *figures, *meant, *uses, *stages]
    return "\n\n".join([*heads, *map("\n".join, steps), *order, outputs])


def _shows(draft: Draft, name: str, named: set[str]) -> bool:
    asks = any(line.startswith("require") for line in draft.steps[name][0])
    return name not in named and not asks


def _ranking(draft: Draft, score: str) -> list[str]:
    """Perhaps an order of people by the score and by one more of their results."""
    if not draft.chance(3):
        return []
    results = [
        name.name
        for name in draft.known["person"]
        if name.name in draft.steps and name.enum != "answer" and name.name != score
    ]
    by = [f"-{score}", *(draft.some(results, least=0, most=1) if results else [])]
    answers = draft.own("person", "answer")
    among = (
        [f'among = "{name}"' for name in draft.some(answers, least=0, most=1)] if answers else []
    )
    title = 'title = { id = "Urutan", en = "Order" }'
    lines = [kinds.listed("by", by), *among, title, 'cite = "rule: Pasal 3"', 'standing = "text"']
    return ["\n".join(["[ranking.order]", *lines])]
