"""The appraisal of the second half of 2021 by hand: fractions, and the order of the regulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from meritasn.facts import Grain
from meritasn.quantities import Absence
from meritasn.rules import Given, Record

__all__ = ["Refused", "by_hand", "half_up", "number", "people", "person", "target"]

MISSING = Absence.MISSING


class Refused(Exception):
    """Nobody can tell what comes out."""


def half_up(exact: Fraction, decimals: int = 2) -> Fraction:
    """Rounded to some decimals, a half away from zero."""
    whole = int(abs(exact) * 10**decimals + Fraction(1, 2))
    return Fraction(whole if exact >= 0 else -whole, 10**decimals)


# -- people on paper --------------------------------------------------------------------------


def target(**facts: Given) -> Record:
    """A main target that is reached, of the whole weight, but for what is said otherwise."""
    usual: dict[str, Given] = {
        "target_kind": "utama",
        "target_weight": Decimal(100),
        "target_is_maximum": "no",
        "quantity_direction": "higher",
        "quantity_target": Decimal(100),
        "quantity_realised": Decimal(100),
    }
    return Record({**usual, **facts}, grain=Grain.TARGET)


def person(*targets: Record, **facts: Given) -> Record:
    """A senior leader whose behaviour has 100, but for what is said otherwise."""
    usual: dict[str, Given] = {
        "employment": "pns",
        "post_kind": "jpt",
        "behaviour_score": Decimal(100),
        "peers_asked": "no",
        "innovation": "no",
    }
    return Record({**usual, **facts}, tuple(targets))


def number(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """A number of two decimals, its bounds in hundredths."""
    return st.integers(low, high).map(lambda whole: Decimal(whole).scaleb(-2))


@st.composite
def _targets(draw: st.DrawFn, *, complete: bool) -> Record:
    planned = draw(number(0 if not complete else 1, 20_000) | st.just(Decimal(100)))
    percent = draw(st.integers(-2, 25_000) | st.sampled_from((5_949, 5_950, 7_950, 9_950, 10_050)))
    facts: dict[str, Given] = {
        "target_kind": draw(st.sampled_from(("utama", "utama", "tambahan"))),
        "target_weight": draw(number(0, 10_000)),
        "target_is_maximum": draw(st.sampled_from(("yes", "no"))),
        "scope_weight": draw(number(0, 1_000)),
        "additional_value": draw(number(0, 12_000)),
        "quantity_direction": draw(st.sampled_from(("higher", "lower", "higher", "range"))),
        "quantity_target": planned,
        "quantity_realised": draw(number(0, 60_000) | st.just(_share(planned, percent))),
    }
    if draw(st.booleans()):
        facts["quantity_upper"] = planned + draw(number(0 if complete else -50, 5_000))
    if not complete:
        for name in list(facts):
            if draw(st.integers(0, 24)) == 0:
                facts[name] = MISSING
        for name in ("quality_target", "time_target", "cost_target"):
            if draw(st.integers(0, 19)) == 0:
                facts[name] = draw(st.sampled_from((Decimal(0), Decimal(90))))
    elif facts["quantity_direction"] == "range":
        facts["quantity_direction"] = "lower"
    return Record(facts, grain=Grain.TARGET)


def _share(planned: Decimal, hundredths: int) -> Decimal:
    """What is so many hundredths of a percent of the plan, as near as two decimals come."""
    return max(Decimal(int(planned * hundredths / 100)).scaleb(-2), Decimal(0))


@st.composite
def people(draw: st.DrawFn, *, complete: bool = False) -> Record:
    """People with up to five targets; some facts are missing unless they are to be complete."""
    facts: dict[str, Given] = {
        "employment": draw(st.sampled_from(("pns", "pns", "pns", "pppk"))),
        "post_kind": draw(st.sampled_from(("jpt", "administrasi", "fungsional"))),
        "behaviour_score": draw(number(0, 12_000)),
        "peers_asked": draw(st.sampled_from(("yes", "no"))),
        "innovation": draw(st.sampled_from(("yes", "no"))),
    }
    if complete:
        facts["employment"] = "pns"
    else:
        for name in list(facts):
            if draw(st.integers(0, 24)) == 0:
                facts[name] = MISSING
    children = draw(st.lists(_targets(complete=complete), min_size=int(complete), max_size=5))
    if complete and all(child.facts["target_kind"] != "utama" for child in children):
        children.append(target())
    return Record(facts, tuple(children))


# -- by hand ----------------------------------------------------------------------------------

Answer = tuple[Fraction, str]


def by_hand(one: Record) -> Answer | None:
    """The final score and its predicate; None for whom the rule does not apply.

    Raises:
        Refused: If something that is needed is missing or unknown.
    """
    if _said(one.facts, "employment") != "pns":
        return None
    skp = _skp(one.facts, one.children)
    behaviour, peers = _number(one.facts, "behaviour_score"), _said(one.facts, "peers_asked")
    share = 60 if peers == "yes" else 70
    final = half_up((share * skp + (100 - share) * behaviour) / 100)
    if final > 120:
        raise Refused
    if final >= 110:
        return final, "sangat_baik" if _said(one.facts, "innovation") == "yes" else "baik"
    bands = ((90, "baik"), (70, "cukup"), (50, "kurang"))
    return final, next((label for limit, label in bands if final >= limit), "sangat_kurang")


def _skp(facts: Mapping[str, Given], targets: Sequence[Record]) -> Fraction:
    main, additional, some = Fraction(0), Fraction(0), False
    for child in targets:
        category, percent = _achieved(child.facts)
        if _said(child.facts, "target_kind") == "tambahan":
            worth = (100, 80, 60, 40, 20)[category]
            scope, value = (_number(child.facts, n) for n in ("scope_weight", "additional_value"))
            additional += half_up(Fraction(worth, 100) * scope * value / 100)
            continue
        some = True
        leader = _said(facts, "post_kind") == "jpt"
        score = _of_leader(percent, category) if leader else (120, 100, 80, 60, 25)[category]
        main += half_up(score * _number(child.facts, "target_weight") / 100)
    if not some:
        raise Refused
    return main + min(additional, Fraction(10))


def _achieved(facts: Mapping[str, Given]) -> tuple[int, int]:
    """The place of the category, from the best, and the achievement in whole percent."""
    if any(_optional(facts, name) for name in ("quality_target", "time_target", "cost_target")):
        raise Refused
    low, done = _number(facts, "quantity_target"), _number(facts, "quantity_realised")
    high = _optional(facts, "quantity_upper")
    high = low if high is None else high
    if high < low:
        raise Refused
    near = sorted((low, done, high))[1]
    if low < high and low <= done <= high:
        exact = Fraction(100)  # whichever way is better
    elif near == 0 or (direction := _said(facts, "quantity_direction")) == "range":
        raise Refused
    else:
        exact = 100 * (done / near if direction == "higher" else 1 + (1 - done / near))
    percent = int(half_up(exact, 0))
    if percent > 100:
        return 0, percent
    if percent == 100:
        return 0 if _said(facts, "target_is_maximum") == "yes" else 1, percent
    return next((place for place, least in ((2, 80), (3, 60)) if percent >= least), 4), percent


def _of_leader(percent: int, category: int) -> Fraction:
    if percent > 110:
        return Fraction(120)
    if percent > 100:
        return half_up(110 + Fraction(120 - 110, 110 - 101) * (percent - 101))
    if percent == 100:
        return Fraction(120 if category == 0 else 109)
    if percent >= 80:
        return half_up(70 + Fraction(89 - 70, 99 - 80) * (percent - 80))
    if percent >= 60:
        return half_up(50 + Fraction(69 - 50, 79 - 60) * (percent - 60))
    return half_up(Fraction(percent, 59) * 49)


def _optional(facts: Mapping[str, Given], name: str) -> Fraction | None:
    found = facts.get(name, MISSING)
    return Fraction(found) if isinstance(found, Decimal) else None


def _number(facts: Mapping[str, Given], name: str) -> Fraction:
    found = _optional(facts, name)
    if found is None:
        raise Refused
    return found


def _said(facts: Mapping[str, Given], name: str) -> str:
    found = facts.get(name, MISSING)
    if not isinstance(found, str):
        raise Refused
    return found
