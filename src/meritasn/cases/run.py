"""Runs worked examples: every op through its pack and steps, or through a public function."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from attrs import frozen

from meritasn.cases.adapters import Adapter, Call, Expect, adapters
from meritasn.cases.functions import FUNCTIONS, Json
from meritasn.errors import PackRefused, Place, UsageError
from meritasn.errors.codes import usage
from meritasn.facts import Grain
from meritasn.language import Text
from meritasn.model import VOCABULARY
from meritasn.policies import Policy, shipped, what_if
from meritasn.quantities import Absence, exact
from meritasn.rules import Given, Program, Record, Run, run, run_unit
from meritasn.rules.kinds import Combined, Require

__all__ = ["CaseResult", "run_case", "run_cases"]


@frozen
class CaseResult:
    """One worked example and what the library says.

    Attributes:
        id: The example.
        passed: Whether all that is expected was found.
        expected: What is expected, as JSON.
        found: What was found, as JSON.
        problem: Why it could not be run at all, if so.
    """

    id: str
    passed: bool
    expected: str
    found: str
    problem: Text | None = None


def run_cases(paths: Iterable[str | Path]) -> tuple[CaseResult, ...]:
    """Runs every example in files of the list form; the rule is the name of the file.

    Raises:
        UsageError: If a file cannot be read, or is no JSON.
    """
    return tuple(result for path in map(Path, paths) for result in _file(path))


def run_case(rule: str, case: Mapping[str, Json], policy: Policy | None = None) -> CaseResult:
    """Runs one example.

    Args:
        rule: The name of the rule.
        case: With ``id``, ``input`` (whose ``op`` names what is asked) and ``expected``.
        policy: Runs instead of the rule's own pack.
    """
    given, expected = case.get("input"), case.get("expected")
    name = str(case.get("id", "?"))
    if not isinstance(given, Mapping) or not isinstance(expected, Mapping):
        return _failed(name, expected, _NO_CASE)
    op = str(given.get("op"))
    adapter = adapters().get(rule, {}).get(op)
    if adapter is None:
        return _failed(name, expected, _NOT_BUILT.fill(op=op, rule=rule))
    try:
        found = (
            _called(adapter, given) if isinstance(adapter, Call) else _ran(adapter, given, policy)
        )
    except (ValueError, TypeError, KeyError, PackRefused) as error:
        return _failed(name, expected, _NOT_RUN.fill(why=str(error)))
    answered = {key: found[key] for key in expected if key in found}
    passed = len(answered) == len(expected) and all(
        _equal(answered[key], value) for key, value in expected.items()
    )
    return CaseResult(name, passed, _shown(expected), _shown(answered))


def _failed(name: str, expected: Json, problem: Text) -> CaseResult:
    return CaseResult(name, passed=False, expected=_shown(expected), found="", problem=problem)


def _file(path: Path) -> Iterable[CaseResult]:
    place = Place(file=path.name)
    try:
        cases = json.loads(path.read_text("utf-8"), parse_float=Decimal)
    except OSError:
        raise UsageError([usage.NO_FILE.at(place)]) from None
    except ValueError:
        raise UsageError([usage.NO_JSON.at(place)]) from None
    if not isinstance(cases, list):
        return [_failed(path.stem, "[…]", _NO_LIST)]
    return [
        run_case(path.stem, case)
        if isinstance(case, Mapping)
        else _failed(f"{path.stem}[{i}]", "{…}", _NO_CASE)
        for i, case in enumerate(cases)
    ]


_NO_CASE = Text("bukan contoh berhitung", "not a worked example")
_NO_LIST = Text("bentuk berkas ini belum tersedia", "this form of file is not built")
_NOT_BUILT = Text(
    "op '{op}' untuk aturan '{rule}' belum tersedia",
    "the op '{op}' of the rule '{rule}' is not built",
)
_NOT_RUN = Text("tidak dapat dijalankan: {why}", "cannot be run: {why}")


# -- through a public function ------------------------------------------------------------------


def _called(call: Call, given: Mapping[str, Json]) -> dict[str, Json]:
    arguments = {name: given[key] for key, name in call.arguments.items() if key in given}
    results = FUNCTIONS[call.function](**_positional(call, arguments))
    return {key: results.get(name) for key, name in call.results.items() if name in results}


def _positional(call: Call, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
    missing = [name for name in call.arguments.values() if name not in arguments]
    if missing:
        raise ValueError(f"the input has no {', '.join(missing)}")
    return arguments


# -- through a pack -----------------------------------------------------------------------------


def _ran(adapter: Adapter, given: Mapping[str, Json], policy: Policy | None) -> dict[str, Json]:
    chosen = policy or shipped(adapter.policy)
    figures = {
        name: _decimal(found)
        for key, name in adapter.figures.items()
        if (found := _at(given, key)) is not None
    }
    if figures:
        chosen = what_if(chosen, figures)
    _, program = chosen.programs[-1]
    steps = {
        name: found for key, name in adapter.given.items() if (found := _at(given, key)) is not None
    }
    program = program.with_given(steps)
    record = Record({**_facts(adapter, program, given), **_steps(program, steps)})
    ran = _run(adapter.grain, program, record)
    return {key: _answer(expect, ran) for key, expect in adapter.expect.items()}


def _run(grain: Grain, program: Program, record: Record) -> Run:
    match grain:
        case Grain.TARGET:
            return run(program, Record({}, (record,))).children[0]
        case Grain.PERSON:
            return run(program, record)
        case Grain.UNIT:
            return run_unit(program, record, [])


def _facts(adapter: Adapter, program: Program, given: Mapping[str, Json]) -> dict[str, Given]:
    facts: dict[str, Given] = dict.fromkeys(adapter.absent, Absence.NOT_APPLICABLE)
    for key, name in adapter.facts.items():
        found = _at(given, key)
        if found is not None:
            enum = program.facts[name].enum
            facts[name] = _decimal(found) if enum is None else _label(enum.name, found)
    return facts


def _steps(program: Program, steps: Mapping[str, Json]) -> dict[str, Given]:
    return {
        name: _decimal(found)
        if (enum := program.steps[name].enum) is None
        else _label(enum.name, found)
        for name, found in steps.items()
    }


def _at(given: Mapping[str, Json], path: str) -> Json | None:
    """What stands at a dotted path; None where the path breaks off."""
    inner: Json = given
    for key in path.split("."):
        if not isinstance(inner, Mapping) or key not in inner:
            return None
        inner = inner[key]
    return inner


def _decimal(found: Json) -> Decimal:
    if isinstance(found, str | int | Decimal):
        return exact(found)
    raise ValueError("not a decimal number")


def _label(enum: str, found: Json) -> Given:
    term = VOCABULARY[enum].parse(str(found))
    return Absence.MISSING if term is None else term.code


# -- answers ------------------------------------------------------------------------------------


def _answer(expect: Expect, ran: Run) -> Json:
    value = ran.value(expect.step)
    enum = ran.program.steps[expect.step].enum
    match expect.shown:
        case "number":
            return None if value.number is None else f"{value.number:f}"
        case "label":
            return None if value.label is None or enum is None else enum.title(value.label).id
        case "code":
            if value.label is None or enum is None:
                return None
            return VOCABULARY[enum.name].of(value.label).siasn
        case "met":
            return None if value.label is None else value.label == "met"
        case _:
            return list(_codes_not_met(ran, expect.step))


def _codes_not_met(ran: Run, step: str) -> Iterable[str]:
    kind = ran.program.steps[step].step.kind
    if isinstance(kind, Combined):
        for name in kind.of:
            yield from _codes_not_met(ran, name)
    elif isinstance(kind, Require) and ran.value(step).label == "not_met":
        yield kind.code


def _equal(found: Json, expected: Json) -> bool:
    """Numbers are equal as numbers, whatever zeros they are written with."""
    if isinstance(found, str) and isinstance(expected, str | int | Decimal):
        try:
            return Decimal(found) == Decimal(expected)
        except InvalidOperation:
            return found == expected
    return found == expected and type(found) is type(expected)


def _shown(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
