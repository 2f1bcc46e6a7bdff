"""An invented region under the rules of additional income: its figures, people, and an oracle.

The oracle works in fractions from what the regulation says, and shares nothing with the pack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import TypeAlias

from attrs import frozen

from meritasn.facts import Grain
from meritasn.policies import Policy, shipped, what_if
from meritasn.quantities import Absence
from meritasn.rules import Given, Record, Run, run

RULE = shipped("pp-12-2019")
DAY = date(2025, 10, 31)

KNOWN = {
    15: 29_286_000,
    13: 20_010_000,
    11: 12_370_000,
    10: 10_760_000,
    8: 7_523_000,
    6: 5_764_000,
    5: 4_807_000,
    2: 1_947_000,
}
INVENTED = {
    17: 38_000_000,
    16: 33_000_000,
    14: 24_000_001,
    12: 16_000_003,
    9: 9_000_007,
    7: 6_500_009,
    4: 3_300_011,
    3: 2_400_013,
    1: 1_500_017,
}
ALLOWANCES = {**KNOWN, **INVENTED}
ITPP = Decimal("0.606901")
GRADES = [f"{kind}_{grade}" for kind in ("late", "early") for grade in (1, 2, 3, 4)]
RATES = {
    name: Decimal(rate) for name, rate in zip(GRADES, "1 2 3 4 0.5 1 1.5 2".split(), strict=True)
}
SHARES = {k: Decimal(50 if k <= 2 else 40 if k <= 4 else 25) for k in range(1, 18)}
CRITERIA = {
    "remote": (Decimal(20), "remote_place"),
    "conditions": (Decimal("12.5"), "hard_conditions"),
    "scarcity": (Decimal(15), "scarce_profession"),
}

FIGURES: Mapping[str, Decimal | int] = {
    "itpp_as_set": ITPP,
    **{f"bpk_allowance_{k}": amount for k, amount in INVENTED.items()},
    **{f"workload_share_{k}": share for k, share in SHARES.items()},
    "performance_share": 75,
    **{f"{name}_share": share for name, (share, _) in CRITERIA.items()},
    **{f"{name}_rate": rate for name, rate in RATES.items()},
}


def region(**figures: Decimal | int) -> Policy:
    """The rules with everything that a region sets, and other figures where they are said."""
    return what_if(RULE, {**FIGURES, **figures})


REGION = region()
NONE = Absence.NOT_APPLICABLE


Said: TypeAlias = Decimal | int | str | date | Absence


def attendance(
    minutes: Said = 6750, presence: Said = 100, on: Said = DAY, /, **facts: Said
) -> Record:
    """A month; nobody was late unless it is said."""
    plain: dict[str, Said] = {
        "month_ends_on": on,
        "activity_minutes": minutes,
        "presence": presence,
    }
    return Record(_given({**plain, **dict.fromkeys(GRADES, 0), **facts}), grain=Grain.ATTENDANCE)


def person(policy: Policy, /, *records: Record, **facts: Said) -> Run:
    """Somebody of class 10 who serves under no special conditions, unless it is said otherwise."""
    plain: dict[str, Said] = {
        "asked_on": DAY,
        "job_class": 10,
        **{fact: "no" for _, fact in CRITERIA.values()},
    }
    told = {**plain, **facts}
    on = told["asked_on"]
    assert isinstance(on, date)
    return run(policy.on(on), Record(_given(told), records, key="P0001"))


def _given(facts: Mapping[str, Said]) -> dict[str, Given]:
    return {n: Decimal(v) if isinstance(v, int) else v for n, v in facts.items()}


def why(ran: Run, step: str = "paid") -> set[tuple[str, str]]:
    return {(reason.subject, reason.kind.value) for reason in ran.value(step).reasons}


def amount(ran: Run, step: str = "paid") -> int:
    number = ran.value(step).number
    assert number is not None, (step, why(ran, step))
    assert number == int(number)
    return int(number)


# ------------------------------------------------------------------------------- the oracle


@frozen
class Case:
    """What is known of somebody in a month."""

    job_class: int
    minutes: int
    presence: Decimal
    grades: tuple[int, ...]
    criteria: tuple[bool, bool, bool]
    cut: bool
    factor: Decimal | None

    def run(self, policy: Policy) -> Run:
        grades = dict(zip(GRADES, self.grades, strict=True))
        records = [attendance(self.minutes, self.presence, **grades)]
        if self.cut:
            cut: dict[str, Given] = {
                "sanction": "allowance_cut_25",
                "sanction_since": DAY,
                "sanction_until": DAY,
            }
            records.append(Record(cut, grain=Grain.SANCTION))
        named = zip(CRITERIA.values(), self.criteria, strict=True)
        facts = {fact: "yes" if holds else "no" for (_, fact), holds in named}
        factor = NONE if self.factor is None else self.factor
        return person(policy, *records, job_class=self.job_class, fiscal_factor=factor, **facts)


def whole(amount: Fraction) -> int:
    """Half a rupiah goes up."""
    return int(amount + Fraction(1, 2))


def worked(case: Case) -> Mapping[str, int]:
    """Every part of what is paid, in fractions."""
    percent = Fraction(1, 100)
    basic = whole(ALLOWANCES[case.job_class] * Fraction(ITPP))
    parts = {
        "workload": whole(basic * Fraction(SHARES[case.job_class]) * percent),
        "performance": whole(basic * 75 * percent),
    }
    for (name, (share, _)), holds in zip(CRITERIA.items(), case.criteria, strict=True):
        parts[name] = whole(basic * Fraction(share) * percent) if holds else 0
    full = sum(parts.values())
    productivity_full = whole(full * Fraction(3, 5))
    productivity = whole(full * Fraction(3, 5) * min(Fraction(1), Fraction(case.minutes, 6750)))
    discipline_full = full - productivity_full
    present = whole(full * Fraction(2, 5) * Fraction(case.presence) * percent)
    late = sum(Fraction(RATES[n]) * k for n, k in zip(GRADES, case.grades, strict=True))
    lateness = min(present, whole(discipline_full * late * percent))
    achieved = productivity + present - lateness
    sanction = whole(Fraction(achieved, 4)) if case.cut else 0
    earned = achieved - sanction
    paid = earned if case.factor is None else int(earned * Fraction(case.factor))
    return {
        "basic": basic,
        **parts,
        "full": full,
        "productivity": productivity,
        "productivity_cut": productivity_full - productivity,
        "presence_cut": discipline_full - present,
        "lateness_cut": lateness,
        "achieved": achieved,
        "sanction_cut": sanction,
        "earned": earned,
        "paid": paid,
        "fiscal_cut": earned - paid,
    }


def cases(many: int, seed: int = 0) -> Sequence[Case]:
    """The same people every time, among them those at the limits."""
    chance = Random(seed)  # noqa: S311  (no secret)
    return [
        Case(
            chance.randint(1, 17),
            chance.choice((0, 1, 6749, 6750, 6751, 50_000, chance.randint(0, 9000))),
            Decimal(chance.choice((0, 1, 9999, 10_000, chance.randint(0, 10_000)))).scaleb(-2),
            tuple(chance.choice((0, 0, 0, 1, 2, 31)) for _ in GRADES),
            (chance.random() < 0.3, chance.random() < 0.3, chance.random() < 0.3),
            chance.random() < 0.2,
            chance.choice(
                (None, Decimal(0), Decimal(1), Decimal(chance.randint(0, 10**12)).scaleb(-12))
            ),
        )
        for _ in range(many)
    ]
