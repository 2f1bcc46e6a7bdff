"""Variants of a policy made in Python, without a file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from meritasn.errors import PackRefused, Place
from meritasn.law import Standing
from meritasn.policies.blocks import table_of, unopened
from meritasn.policies.edits import Draft
from meritasn.policies.editvalues import Edit, raw_of
from meritasn.policies.policy import Policy
from meritasn.policies.reader import hash_of, policy_of
from meritasn.rules.block import Raw

__all__ = ["evolve", "what_if"]

_WHAT_IF = "what-if"


def evolve(
    policy: Policy,
    edits: Mapping[str, Edit],
    *,
    name: str = _WHAT_IF,
    cite: str = _WHAT_IF,
    standing: Standing | str = Standing.ASSUMED,
) -> Policy:
    """A variant: the same policy where some things are otherwise, each named by its path.

    Paths are those in which `diff` tells a difference:

    - ``parameter.share_of_results`` sets the value of a figure, ``parameter.share_of_results.tune``
      another key of it; a mapping makes a new figure;
    - ``step.final.decimals`` sets a key of a step, ``step.predicate.rows.baik`` the limit of a
      band, ``step.predicate.grid.sesuai.di_atas`` a cell of a table, ``step.time_score.when.1.if``
      the condition of a case, ``step.final.let.x`` a let; a mapping at ``step.final`` is a whole
      step, which stands in the place of the old one or in front of the first that names it;
    - ``title``, ``in_force``, ``output.score``, ``enum.x``, ``unsaid.x``, ``lawful.x``,
      ``ranking.x``, ``breaks.x`` and ``cite.x`` likewise;
    - where a figure or step has several blocks, the day on which one begins follows its name:
      ``parameter.x.2020-01-01``; without it all of them are meant;
    - None takes away what stands at the path.

    Args:
        policy: What it is a variant of; it stays as it is.
        edits: The new values by path. Numbers are int or Decimal, never float.
        name: What the variant adds to the name of the policy.
        cite: Where the changes stand, such as ``Rancangan Perwal: Pasal 4``: a key or a name of a
            law that the pack cites, or a new one. An edit of ``….cite`` says it for its own block.
        standing: How well that is known, or the word of packs for it, such as ``text``, where no
            edit of ``….standing`` says it.

    Raises:
        PackRefused: With every finding, if there is any.

    >>> from meritasn.policies import diff, shipped
    >>> stricter = evolve(
    ...     shipped("pp-46-2011"),
    ...     {"parameter.share_of_results": 70, "step.predicate.rows.baik": 80},
    ...     name="draf-2",
    ...     cite="Rancangan Perwal: Pasal 4",
    ... )
    >>> for change in diff(shipped("pp-46-2011"), stricter).deciding:
    ...     print(change.what.id, ":", change.before.id, "→", change.after.id)
    Bobot SKP : 60 % → 70 %
    Predikat prestasi kerja, Baik : mulai 76 → mulai 80
    """
    known = standing.value if isinstance(standing, Standing) else standing
    draft = Draft.of(policy.raw, (cite, known))
    draft.raw["name"] = f"{policy.name}+{name}"
    for path, value in edits.items():
        draft.edit(path, value)
    draft.settle()
    _cite_by_key(draft.raw)
    try:
        made = policy_of(draft.raw, Place(), unopened(policy.catalogue))
    except PackRefused as refused:
        raise PackRefused([*draft.findings, *refused.findings]) from None
    if draft.findings:
        raise PackRefused(draft.findings)
    change = {"name": name, "cite": cite, "standing": known, "edits": _told(edits)}
    return attrs.evolve(made, lineage=(*(policy.lineage or (policy.hash,)), hash_of(change)))


def what_if(policy: Policy, figures: Mapping[str, Decimal | int]) -> Policy:
    """The same policy with other figures, for trying out: the short form of `evolve`.

    Raises:
        PackRefused: If a figure is unknown or does not fit.
    """
    return evolve(policy, {f"parameter.{name}": value for name, value in figures.items()})


# -- what is cited, by the key of the pack --------------------------------------------------------


def _cite_by_key(raw: dict[str, Raw]) -> None:
    """Puts the key of the pack for a law that is cited by its name, and adds a law it lacks."""
    cites = dict(table_of(raw, "cite"))
    keys = {_law(one): key for key, one in cites.items()}
    for key in ("parameter", "step", "unsaid", "lawful", "ranking"):
        for block in _cited(raw.get(key)):
            for where in ("cite", "rounding_cite"):
                if isinstance(written := block.get(where), str):
                    block[where] = _known(written, cites, keys)
    raw["cite"] = cites


def _cited(inside: Raw) -> Iterator[dict[str, Raw]]:
    """Every table that may cite."""
    match inside:
        case dict():
            yield inside
            for value in inside.values():
                yield from _cited(value)
        case list():
            for value in inside:
                yield from _cited(value)


def _law(written: Raw) -> Raw:
    return written.get("law") if isinstance(written, Mapping) else written


def _known(citation: str, cites: dict[str, Raw], keys: dict[Raw, str]) -> str:
    law, colon, at = citation.partition(":")
    law = law.strip()
    if law in cites:
        return citation
    if law not in keys:
        key = _NO_WORD.sub("_", law.lower()).strip("_") or "law"
        while key in cites:
            key += "_2"
        cites[key], keys[law] = law, key
    return f"{keys[law]}{colon}{at}"


_NO_WORD = re.compile(r"[^a-z0-9]+")


def _told(edits: Mapping[str, Edit]) -> Mapping[str, Raw]:
    """The edits as values that have a hash."""
    return {path: raw_of(value) for path, value in edits.items()}
