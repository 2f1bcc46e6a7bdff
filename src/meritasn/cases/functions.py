"""Public functions of the library that worked examples may call by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeAlias

from meritasn.model import (
    InvalidNip,
    Nip,
    Predicate,
    Rating,
    Sex,
    Term,
    build_nip,
    parse_nip,
)

__all__ = ["FUNCTIONS", "Json"]

Json: TypeAlias = object
"""A value as JSON has it."""


def _parsed(text: str) -> Mapping[str, Json]:
    try:
        nip = parse_nip(text)
    except InvalidNip as invalid:
        return {"valid": False, "reason": invalid.reason}
    common = {
        "valid": True,
        "birth_date": nip.birth_date.isoformat(),
        "sex": nip.sex.code,
        "serial": f"{nip.serial:03d}",
    }
    if isinstance(nip, Nip):
        return {**common, "kind": "PNS", "cpns_month": f"{nip.cpns_month:%Y-%m}"}
    return {
        **common,
        "kind": "PPPK",
        "first_contract_year": str(nip.first_contract_year),
        "agreement_code": nip.agreement_code,
    }


def _built(birth_date: str, cpns_month: str, sex: str, serial: int) -> Mapping[str, Json]:
    month = date.fromisoformat(f"{cpns_month}-01")
    return {"nip": build_nip(date.fromisoformat(birth_date), month, Sex.of(sex), serial)}


def _labelled(terms: type[Term]) -> Callable[[str], Mapping[str, Json]]:
    def parse(text: str) -> Mapping[str, Json]:
        try:
            term = terms.parse(str(text))
        except ValueError:
            return {"code": None}
        return {"code": None if term is None else term.siasn}

    return parse


FUNCTIONS: Mapping[str, Callable[..., Mapping[str, Json]]] = {
    "parse_nip": _parsed,
    "build_nip": _built,
    "rating": _labelled(Rating),
    "predicate": _labelled(Predicate),
}
"""By the name that adapters use."""
