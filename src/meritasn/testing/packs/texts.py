"""Everything of a random pack that is no step: its head, figures and enumerations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

__all__ = [
    "CHANGE",
    "DAYS",
    "FIGURES",
    "FIGURES_OF",
    "HEAD",
    "STAGE",
    "STAGES",
    "UNKNOWN_OF",
    "WORDS",
    "lawful",
    "unsaid",
]

CHANGE = date(2022, 1, 1)
"""The day on which a random pack may change."""

DAYS = (date(2021, 12, 31), CHANGE)
"""Two days on which a random pack may differ: the last before its change and the first after it."""

HEAD = """format = "meritasn/pack@1"
name = "random"
family = "trial"
title = { id = "Peraturan acak", en = "Random rule" }
in_force = { from = 2020-01-01, until = 2025-01-01, standing = "text" }

[cite]
rule = "Peraturan 1/2020"
"""
"""What a random pack begins with."""

STAGE = ("ripe", "green", "raw")
"""The codes of an enumeration of its own."""

STAGES = """[enum.stage]
ripe = { id = "Masak", en = "Ripe" }
green = { id = "Muda", en = "Green" }
raw = { id = "Mentah", en = "Raw" }"""

WORDS = tuple(
    """
alder ash aspen bamboo banyan beech birch cedar clove coconut cypress durian ebony elm fig
ginger hazel jati kapok larch lime mahoni mango maple nutmeg oak olive palm papaya pine rambutan
rattan sago sandal spruce teak walnut willow yew acacia alang balsa bungur cempaka damar duku
gaharu jambu kemiri kenari lontar meranti nipah pandan ramin salak sonokeling sukun trembesi
""".split()
)
"""Names for its steps; no fact is called so."""

FIGURES_OF: Mapping[str, tuple[str, ...]] = {
    "pure": ("share", "limit", "factor", "loss", "moving"),
    "days": ("grace",),
    "months": ("cycle",),
    "years": ("stay",),
}
"""Its figures by dimension."""

UNKNOWN_OF: Mapping[str, tuple[str, ...]] = {
    "pure": ("none_yet", "may_lack"),
    "years": ("stay_unsaid",),
}
"""Its figures that nobody knows."""


def _figure(name: str, lines: str, unit: str = "points") -> str:
    title = 'title = { id = "Angka", en = "Figure" }'
    return f'[parameter.{name}]\n{title}\nunit = "{unit}"\ncite = "rule"\n{lines}'


_KNOWN = 'standing = "secondary"\nvalue = '
_UNKNOWN = 'standing = "unknown"'
_MOVING = (
    f"{_KNOWN}0.5\nfrom = 2020-01-01\nuntil = {CHANGE}",
    f"{_KNOWN}12\nfrom = {CHANGE}\nuntil = 2025-01-01",
)

FIGURES: Mapping[str, str] = {
    "share": _figure("share", f"{_KNOWN}60\ntune = [40, 80]"),
    "limit": _figure("limit", f"{_KNOWN}24"),
    "factor": _figure("factor", f"{_KNOWN}1.76"),
    "loss": _figure("loss", f"{_KNOWN}-3.25"),
    "none_yet": _figure("none_yet", _UNKNOWN),
    "may_lack": _figure("may_lack", f"{_UNKNOWN}\noptional = true"),
    "grace": _figure("grace", f"{_KNOWN}14", "days"),
    "cycle": _figure("cycle", f"{_KNOWN}6", "months"),
    "stay": _figure("stay", f"{_KNOWN}3", "years"),
    "stay_unsaid": _figure("stay_unsaid", _UNKNOWN, "years"),
    "moving": "\n\n".join(
        _figure("moving", lines).replace("[parameter.moving]", "[[parameter.moving]]")
        for lines in _MOVING
    ),
}
"""The block of each figure."""


def unsaid(fact: str) -> str:
    """A block that says what it means that a fact is not said."""
    return f'[unsaid.{fact}]\nmeans = "not applicable"\ncite = "rule"\nstanding = "assumed"\n'


def lawful(attribute: str) -> str:
    """A block that says what a protected attribute is used for."""
    purpose = 'purpose = { id = "batas usia", en = "the age limit" }'
    return f'[lawful.{attribute}]\n{purpose}\ncite = "rule"\nstanding = "text"\n'
