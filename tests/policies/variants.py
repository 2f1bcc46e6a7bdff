"""Edits of the sound pack that keep it sound, and by which paths what they change is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tests.policies.faults import SOUND, edited

from meritasn.policies import Policy, read_policy

__all__ = ["BASE", "MEANT", "WRITTEN", "Meant", "variant"]

BASE = read_policy(SOUND)


class Meant(NamedTuple):
    """An edit that changes something: what is replaced, by what, and the paths that tell it."""

    old: str
    new: str
    paths: tuple[str, ...]
    decides: bool = True


def said(old: str, new: str, paths: tuple[str, ...]) -> Meant:
    """An edit that changes what is said, and no result."""
    return Meant(old, new, paths, decides=False)


SHARE_TUNE = 'standing = "text"\ntune = [50, 80]'
HIGH = 'high = { id = "Tinggi", en = "High" }\n'
LOW = 'low = { id = "Rendah", en = "Low" }\n'
CROWD = "where = \"grade == 'high'\""

MEANT: Mapping[str, Meant] = {
    "a figure": Meant("value = 60", "value = 70", ("parameter.share.value",)),
    "its unit": Meant('unit = "percent"', 'unit = "points"', ("parameter.share.unit",)),
    "its days": Meant(SHARE_TUNE, f"{SHARE_TUNE}\nfrom = 2010-01-01", ("parameter.share.days",)),
    "that it may be absent": Meant(
        SHARE_TUNE, f"{SHARE_TUNE}\noptional = true", ("parameter.share.optional",)
    ),
    "its range": said("tune = [50, 80]", "tune = [50, 90]", ("parameter.share.tune",)),
    "its title": said('en = "Weight"', 'en = "Share"', ("parameter.share.title",)),
    "its place": said("law: Pasal 1", "law: Pasal 9", ("parameter.share.cite",)),
    "a formula": Meant(
        "cost_target - cost_realised", "cost_realised - cost_target", ("step.cost.let.saved",)
    ),
    "a condition of a case": Meant("saved > 0", "saved >= 0", ("step.cost.when.1",)),
    "a case between": Meant(
        '  { then = "0" },\n',
        '  { if = "saved == 0", then = "2" },\n  { then = "0" },\n',
        ("step.cost.when.2",),
    ),
    "one of several": Meant(
        '["quantity", "cost"]',
        '["quantity", "cost", "quality_realised"]',
        ("step.item.mean.quality_realised",),
    ),
    "the kind of a rule": Meant('mean = ["quantity"', 'sum = ["quantity"', ("step.item.sum",)),
    "a range": Meant("range = [-1000,", "range = [-999,", ("step.item.range",)),
    "what is left out": Meant(
        'not_applicable = "passes"\nunit',
        'not_applicable = "refuses"\nunit',
        ("step.cost.not_applicable",),
    ),
    "decimals": Meant(
        'name = "final"\nof = "person"\ntitle = { id = "Nilai", en = "Score" }\n'
        'formula = "(work * share + service * (100 - share)) / 100"\nunit = "points"\ndecimals = 2',
        'name = "final"\nof = "person"\ntitle = { id = "Nilai", en = "Score" }\n'
        'formula = "(work * share + service * (100 - share)) / 100"\nunit = "points"\ndecimals = 3',
        ("step.final.decimals",),
    ),
    "a limit": Meant("from = 50.5", "from = 60", ("step.grade.rows.high.2",)),
    "a cell": Meant("low = 1.5", "low = 1.4", ("step.bonus.grid.di_atas.low",)),
    "what is counted": Meant(CROWD, CROWD.replace("==", "!="), ("step.crowd.where",)),
    "who is left out": Meant(CROWD, f'{CROWD}, refused = "leave out"', ("step.crowd.refused",)),
    "a requirement": Meant(
        "recorded_predicate == 'baik'", "recorded_predicate != 'baik'", ("step.agreed.require",)
    ),
    "its code": Meant('code = "not_agreed"', 'code = "open"', ("step.agreed.code",)),
    "its weight": Meant(
        'code = "not_agreed"', 'code = "not_agreed"\nseverity = "note"', ("step.agreed.severity",)
    ),
    "its message": said('en = "not agreed"', 'en = "open"', ("step.agreed.message",)),
    "a running rule": Meant(
        "previous + credit_given", "previous + 2 * credit_given", ("step.balance.running",)
    ),
    "for whom": Meant(
        'formula = "add_years(rank_since, last_age)"',
        'formula = "add_years(rank_since, last_age)"\napplies = "service >= 0"',
        ("step.eligible_on.applies",),
    ),
    "an order": Meant('by = ["-final", "grade"]', 'by = ["grade", "-final"]', ("ranking.best.by",)),
    "its places": Meant('places = "seats"\n', "", ("ranking.best.places",)),
    "a note": said('en = "An example of an order."', 'en = "None."', ("ranking.best.note",)),
    "an output": Meant('score = "final"', 'score = "work"', ("output.score",)),
    "the days in force": Meant("until = 2030-01-01", "until = 2029-01-01", ("in_force.days",)),
    "the title": said('en = "Example"', 'en = "Sample"', ("title",)),
    "what is unsaid": Meant(
        '[unsaid.cost_target]\nmeans = "not applicable"\ncite = "circular"\nstanding = "single"\n',
        "",
        ("unsaid.cost_target",),
    ),
    "a purpose": said('en = "the age limit"', 'en = "age"', ("lawful.birth_date.purpose",)),
    "a law": said(
        'law = "SE 2/2020"',
        'law = "SE 3/2020"',
        ("step.crowd.cite", "unsaid.cost_target.cite", "cite.SE 3/2020", "cite.SE 2/2020"),
    ),
    "the days of a law": said(
        "from = 2020-01-01 }", "from = 2019-01-01 }", ("cite.SE 2/2020.days",)
    ),
    "an enumeration": Meant(
        HIGH + LOW,
        LOW + HIGH,
        ("enum.level.labels",),
    ),
    "a wording": said('en = "High" }', 'en = "Top" }', ("enum.level.high",)),
    "a reason why a law is broken": said(
        "[unsaid.",
        '[breaks]\nmore_achieved_is_never_worse = { id = "a", en = "b" }\n\n[unsaid.',
        ("breaks.more_achieved_is_never_worse",),
    ),
}
"""What is edited, with the paths of what is told about it."""

WRITTEN: Mapping[str, tuple[str, str]] = {
    "zeros": ("value = 60", "value = 60.00"),
    "spaces": ("100 - share))", "100-share  ))"),
    "brackets": ("saved > 0", "(saved) > (0)"),
    "half up": (
        "decimals = 2\nrange = [0, 1000]",
        'rounding = "half_up"\ndecimals = 2\nrange = [0, 1000]',
    ),
    "refuses": ('enum = "level"', 'not_applicable = "refuses"\nenum = "level"'),
    "weight of a finding": ('code = "not_agreed"', 'code = "not_agreed"\nseverity = "warning"'),
    "the unit of a number": ("value = 3\n", 'value = 3\nunit = "ratio"\n'),
    "shown": ('name = "work"', 'name = "work"\nshown = false'),
    "the order of what is averaged": ('["quantity", "cost"]', '["cost", "quantity"]'),
    "a list of one": ('all_of = ["agreed"]', 'all_of = "agreed"'),
    "a comment": ("[output]", "# what it answers\n[output]"),
}
"""Edits of the writing, which change nothing that the pack says."""


def variant(name: str) -> Policy:
    """The sound pack with one of the edits that mean something."""
    old, new, _, _ = MEANT[name]
    return read_policy(edited(SOUND, old, new))
