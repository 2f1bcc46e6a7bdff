"""The one converter between records and plain data, strict in both directions.

Nothing is coerced: ``"3"`` is no whole number where text is due, and no float is a number. Every
fault is a finding with its path; no finding quotes what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import ClassValidationError, Converter, IterableValidationError
from cattrs.errors import ForbiddenExtraKeysError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from meritasn.errors import Finding, InputRefused, Place
from meritasn.errors.codes import inputs as codes
from meritasn.facts import Fact, catalogue
from meritasn.io.records import RECORDS, held
from meritasn.language import Text, listing
from meritasn.model import InvalidNip, Nip, NiPppk, Term, parse_nip
from meritasn.quantities import Absence, Number, Period, exact, scaled

__all__ = ["NOT_APPLICABLE", "plain", "read"]

Record = TypeVar("Record")

NOT_APPLICABLE = "n/a"

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_KEY = re.compile(r"[A-Za-z_]{1,40}", re.ASCII)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)

_TEXT = Text("teks", "text")
_OBJECT = Text("objek", "an object")
_LIST = Text("larik", "an array")
_FLAG = Text("true atau false", "true or false")
_DATE = Text("tanggal seperti 2023-12-31", "a date such as 2023-12-31")
_NUMBER = Text(
    "teks desimal seperti 85.50, bilangan bulat, atau n/a",
    "decimal text such as 85.50, a whole number, or n/a",
)


class _Fault(Exception):
    """Why a value cannot be read; its findings know their path from that value on."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(*(finding.code.id for finding in findings))
        self.findings = findings

    def under(self, path: str) -> Iterator[Finding]:
        """Its findings with their whole path."""
        for finding in self.findings:
            beneath = f".{finding.place.path}" if finding.place.path else ""
            yield attrs.evolve(finding, place=Place(path=path + beneath))


def read(data: object, record: type[Record]) -> Record:
    """Makes a record from plain data.

    Raises:
        InputRefused: With everything that is wrong in it.
    """
    findings = list(_forbidden(data, ""))
    try:
        made = _converter().structure(data, record)
    except (BaseExceptionGroup, _Fault) as refused:
        told = {finding.place.path for finding in findings}
        findings.extend(f for f in _findings(refused, "") if f.place.path not in told)
        raise InputRefused(findings) from None
    if findings:
        raise InputRefused(findings)
    return made


def plain(record: object) -> Any:  # noqa: ANN401  (plain data is whatever JSON can hold)
    """A record as plain data, without what is not known."""
    return _converter().unstructure(record)


# ----------------------------------------------------------------------------- where faults stand


def _forbidden(data: object, path: str) -> Iterator[Finding]:
    """Nulls and floats, which no document holds anywhere."""
    match data:
        case None:
            yield codes.NULL.at(Place(path=path))
        case float():
            yield codes.JSON_FLOAT.at(Place(path=path), expected=_NUMBER)
        case Mapping():
            for i, (key, value) in enumerate(data.items()):
                yield from _forbidden(value, _below(path, key, i))
        case list():
            for i, value in enumerate(data):
                yield from _forbidden(value, f"{path}[{i}]")


def _below(path: str, key: object, i: int) -> str:
    """The path of a key; by its position where it may name a person."""
    known = isinstance(key, str) and _KEY.fullmatch(key) and not path.endswith("protected")
    if not known:
        return f"{path}[{i}]"
    return f"{path}.{key}" if path else str(key)


def _findings(fault: BaseException, path: str) -> Iterator[Finding]:
    """The findings in what the converter raised."""
    match fault:
        case ClassValidationError():
            attributes, others = fault.group_exceptions()
            for inner, attribute in attributes:
                yield from _findings(inner, _below(path, attribute.name, 0))
            for inner in others:
                yield from _findings(inner, path)
        case IterableValidationError():
            for inner, item in fault.group_exceptions()[0]:
                yield from _findings(inner, f"{path}[{item.index}]")
        case ForbiddenExtraKeysError():
            for key in sorted(fault.extra_fields):
                yield codes.UNKNOWN_KEY.at(Place(path=_below(path, key, 0)))
        case KeyError():
            yield codes.MISSING_KEY.at(Place(path=path))
        case _Fault():
            yield from fault.under(path)
        case _:
            raise fault


# --------------------------------------------------------------------------------- the converter


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True, detailed_validation=True)
    _read_values(converter)
    _read_collections(converter)
    _write_values(converter)
    return converter


def _read_values(converter: Converter) -> None:
    converter.register_structure_hook(str, lambda value, _: _typed(value, str, _TEXT))
    converter.register_structure_hook(bool, lambda value, _: _typed(value, bool, _FLAG))
    converter.register_structure_hook(date, lambda value, _: _date(value))
    converter.register_structure_hook(Decimal, lambda value, _: _decimal(value))
    converter.register_structure_hook(Period, lambda value, _: _period(value, converter))
    converter.register_structure_hook(Term, _term)
    converter.register_structure_hook_func(lambda t: t == Number, lambda value, _: _number(value))
    converter.register_structure_hook_func(
        lambda t: t == date | Absence, lambda value, _: _date_or_absence(value)
    )
    converter.register_structure_hook_func(_is_term_or_absence, _term_or_absence)
    converter.register_structure_hook_func(
        lambda t: t == Nip | NiPppk | None, lambda value, _: _nip(value)
    )


def _read_collections(converter: Converter) -> None:
    def of_record(record: type[Any]) -> Callable[[object, object], object]:
        inner = make_dict_structure_fn(record, converter, _cattrs_forbid_extra_keys=True)
        facts = _facts_of(record)

        def structure(value: object, kind: object) -> object:
            made = inner(_typed(value, Mapping, _OBJECT), kind)
            if findings := [
                f for path, fact in facts if (f := _unfit(held(made, path), path, fact))
            ]:
                raise _Fault(*findings)
            return made

        return structure

    converter.register_structure_hook_factory(_is_record, of_record)
    converter.register_structure_hook_func(
        lambda t: _origin(t) is tuple,
        lambda value, kind: tuple(
            _each(enumerate(_typed(value, list, _LIST)), get_args(kind)[0], converter)
        ),
    )
    converter.register_structure_hook_func(
        lambda t: _origin(t) is Mapping, lambda value, kind: _mapping(value, kind, converter)
    )


def _write_values(converter: Converter) -> None:
    converter.register_unstructure_hook_factory(
        _is_record,
        lambda record: make_dict_unstructure_fn(record, converter, _cattrs_omit_if_default=True),
    )
    converter.register_unstructure_hook(Decimal, lambda value: f"{value:f}")
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Nip, lambda value: value.digits)
    converter.register_unstructure_hook(NiPppk, lambda value: value.digits)
    converter.register_unstructure_hook(Absence, lambda _: NOT_APPLICABLE)
    converter.register_unstructure_hook(Period, _written_period)


def _facts_of(record: object) -> list[tuple[str, Fact]]:
    """The facts that a record holds, by the path at which it holds them."""
    tables = (table for name, table in catalogue().tables.items() if RECORDS[name] is record)
    facts = (column.fact for table in tables for column in table.columns)
    return [(fact.model, fact) for fact in facts if fact and fact.model]


def _unfit(value: object, path: str, fact: Fact) -> Finding | None:
    """What the catalogue does not allow of a fact; a value out of range is a state, no fault."""
    place = Place(path=path)
    if value is Absence.NOT_APPLICABLE and not fact.absent_ok:
        return codes.NOT_APPLICABLE_HERE.at(place)
    if isinstance(value, Decimal):
        try:
            scaled(value, fact.decimals)
        except ValueError:
            return codes.TOO_MANY_DECIMALS.at(place, decimals=fact.decimals)
    return None


def _origin(kind: object) -> object:
    return get_origin(kind)


def _is_record(kind: object) -> bool:
    return attrs.has(kind) and kind not in (Period, Nip, NiPppk)  # type: ignore[arg-type]  # it takes whatever comes


def _is_term(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _is_term_or_absence(kind: object) -> bool:
    return Absence in get_args(kind) and any(map(_is_term, get_args(kind)))


def _typed(value: object, kind: type[Any], shape: Text) -> Any:  # noqa: ANN401  (checked here)
    if not isinstance(value, kind):
        raise _Fault(codes.WRONG_SHAPE.at(shape=shape))
    return value


def _date(value: object) -> date:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # the fault below says so
    raise _Fault(codes.BAD_DATE.at(expected=_DATE))


def _date_or_absence(value: object) -> date | Absence:
    return Absence.NOT_APPLICABLE if value == NOT_APPLICABLE else _date(value)


def _number(value: object) -> Number:
    return Absence.NOT_APPLICABLE if value == NOT_APPLICABLE else _decimal(value)


def _decimal(value: object) -> Decimal:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        try:
            if _DECIMAL.fullmatch(str(value)):
                return exact(value)
        except ValueError:
            pass  # of a size that nothing is counted with
    raise _Fault(codes.NOT_A_NUMBER.at(expected=_NUMBER))


def _term(value: object, kind: type[Term]) -> Term:
    try:
        return kind.of(_typed(value, str, _TEXT))
    except ValueError:
        expected = listing(term.code for term in kind)
        raise _Fault(codes.NOT_IN_LIST.at(expected=expected)) from None


def _term_or_absence(value: object, kind: object) -> Term | Absence:
    if value == NOT_APPLICABLE:
        return Absence.NOT_APPLICABLE
    return _term(value, next(filter(_is_term, get_args(kind))))


def _nip(value: object) -> Nip | NiPppk:
    try:
        return parse_nip(_typed(value, str, _TEXT))
    except InvalidNip as refused:
        raise _Fault(codes.BAD_NIP.at(reason=refused.message)) from None


@attrs.frozen
class _Days:
    """A period as people write it."""

    first_day: date
    last_day: date | None = None


def _period(value: object, converter: Converter) -> Period:
    days = converter.structure(value, _Days)
    if days.last_day is None:
        return Period(days.first_day)
    if days.last_day < days.first_day:
        raise _Fault(codes.BACKWARD_PERIOD.at())
    if days.last_day == date.max:  # there is no day after it; who means no end leaves it out
        raise _Fault(codes.BAD_DATE.at(Place(path="last_day"), expected=_DATE))
    return Period.of_days(days.first_day, days.last_day)


def _written_period(period: Period) -> dict[str, str]:
    days = {"first_day": period.start.isoformat()}
    return days if period.last is None else {**days, "last_day": period.last.isoformat()}


def _each(
    items: Iterable[tuple[int, object]], kind: type[Record], converter: Converter
) -> list[Record]:
    """Reads all items, and raises the faults of all together."""
    made: list[Record] = []
    faults: list[Exception] = []
    for i, value in items:
        try:
            made.append(converter.structure(value, kind))
        except Exception as fault:  # noqa: BLE001  (raised again with the others)
            fault.add_note(IterableValidationNote(f"item {i}", i, kind))
            faults.append(fault)
    if faults:
        raise IterableValidationError("items", faults, list)
    return made


def _mapping(value: object, kind: object, converter: Converter) -> dict[str, object]:
    given = _typed(value, Mapping, _OBJECT)
    made = _each(enumerate(given.values()), get_args(kind)[1], converter)
    return dict(zip(given, made, strict=True))
