"""The document of an appraisal as pydantic reads it, before the rule by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from benchmarks.peers import by_hand
from pydantic import BaseModel, ConfigDict

__all__ = ["Document", "appraised"]

Number = Decimal | Literal["n/a"] | None


class Strict(BaseModel):
    """Refuses fields that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Measure(Strict):
    """One aspect of a target."""

    target: Number = None
    realised: Number = None


class Target(Strict):
    """One activity."""

    key: str
    plan: str
    quantity: Measure | None = None
    quality: Measure | None = None
    time: Measure | None = None
    cost: Measure | None = None


class Conduct(Strict):
    """Six scores of behaviour."""

    service: Number = None
    integrity: Number = None
    commitment: Number = None
    discipline: Number = None
    cooperation: Number = None
    leadership: Number = None


class Period(Strict):
    """The days that are appraised."""

    first_day: date
    last_day: date


class Appraisal(Strict):
    """What was appraised."""

    employee: str
    period: Period
    conduct: Conduct
    targets: tuple[Target, ...]


class Employee(Strict):
    """Who was appraised."""

    key: str
    unit: str
    employment: Literal["pns", "pppk", "pppk_paruh_waktu"]


class Document(Strict):
    """One appraisal, and whom it is about."""

    format: Literal["meritasn/appraisal@1"]
    employee: Employee
    appraisal: Appraisal


def appraised(text: str) -> str:
    """The predicate of a document."""
    appraisal = Document.model_validate_json(text).appraisal
    activities = [_facts(target) for target in appraisal.targets]
    scores = [_whole(value, 100) for _, value in appraisal.conduct if value != "n/a"]
    return by_hand.appraised(activities, scores)[1]


def _facts(target: Target) -> by_hand.Facts:
    three = (_pair(one, 100) for one in (target.quantity, target.quality, target.time))
    quantity, quality, time = three
    return quantity, quality, time, None if target.cost is None else _pair(target.cost, 1)


def _pair(measure: Measure | None, scale: int) -> by_hand.Pair:
    if measure is None:
        raise ValueError("an aspect is missing")
    return _whole(measure.target, scale), _whole(measure.realised, scale)


def _whole(value: Number, scale: int) -> int:
    if not isinstance(value, Decimal):
        raise TypeError("a number is missing")
    shifted = value * scale
    whole = int(shifted)
    if whole != shifted:
        raise ValueError("too many decimals")
    return whole
